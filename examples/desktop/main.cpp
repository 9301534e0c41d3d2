// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "editor.h"
#include "icons.h"
#include "remotecontrol.h"

#include <Tally/Millimetric>
#include <Tally/Tracker>

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QTextStream>
#include <QTranslator>

#include <optional>

namespace {

/// The language has to be known before there is an application: Tally's own texts are in it too.
void chooseLanguage(int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; ++i)
        if (qstrcmp(argv[i], "--language") == 0)
            QLocale::setDefault(QLocale(QString::fromLatin1(argv[i + 1])));
}

} // namespace

int main(int argc, char **argv)
{
    chooseLanguage(argc, argv);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Tally examples"));
    QCoreApplication::setApplicationName(QStringLiteral("desktop"));
    QCoreApplication::setApplicationVersion(QStringLiteral("1.0"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Leaflet"));
    QApplication::setWindowIcon(icon(Symbol::Leaf));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("A text editor that asks whether it may tell which of its menus are used.\n"
                       "The key comes from AOA_SK or AOA_KEY, with AOA_HOST for another host, or from the keychain."));
    parser.addHelpOption();
    const QCommandLineOption scripted(QStringLiteral("scripted"),
                                      QStringLiteral("Do what standard input says; see remotecontrol.h."));
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("en, de, fr, es, zh_CN, ja or ar; default: the system's."),
                                      QStringLiteral("code"));
    parser.addOptions({scripted, language});
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("To be opened."), QStringLiteral("[file]"));
    parser.process(application);

    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("desktop"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&translator);
    QGuiApplication::setLayoutDirection(QLocale().textDirection());

    Tally::Tracker tracker;
    tracker.setConsentRequired(true); // nothing is written or sent before a yes
    tracker.setSentRecordBytes(256 * 1024); // so that the settings can show what was sent
    auto *millimetric = new Tally::Millimetric;
    millimetric->setSecretKeyAccepted(true); // an example that leaves its developer's machine nowhere
    tracker.addDestination(millimetric);

    Editor editor(&tracker);
    if (!parser.positionalArguments().isEmpty())
        editor.load(parser.positionalArguments().constFirst());
    editor.show();
    editor.askForConsent();

    std::optional<RemoteControl> control;
    if (parser.isSet(scripted))
        control.emplace(&editor, &tracker);
    else
        QObject::connect(&tracker, &Tally::Tracker::errorOccurred, &tracker,
                         [](const Tally::Error &error) { QTextStream(stderr) << error.text << Qt::endl; });
    return QApplication::exec();
}
