// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "run.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QLocale>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTranslator>

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Tally examples"));
    QCoreApplication::setApplicationName(QStringLiteral("kiosk"));
    QCoreApplication::setApplicationVersion(QStringLiteral("1.0"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("A shop's terminal that tracks what its visitors do.\n"
                       "The key comes from AOA_SK or AOA_KEY, with AOA_HOST for another host, or from the keychain."));
    parser.addHelpOption();
    const QCommandLineOption scripted(
        QStringLiteral("scripted"), QStringLiteral("Visit the shop by itself, deliver everything, print the counts."));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                        QStringLiteral("Save the window's picture to <file> and quit."),
                                        QStringLiteral("file"));
    const QCommandLineOption page(QStringLiteral("page"),
                                  QStringLiteral("Begin at <name>: start, catalogue, product, basket, signin, thanks."),
                                  QStringLiteral("name"), QStringLiteral("start"));
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("en, de, fr, es, zh_CN, ja or ar; default: the system's."),
                                      QStringLiteral("code"));
    parser.addOptions({scripted, screenshot, page, language});
    parser.process(application);

    if (parser.isSet(language))
        QLocale::setDefault(QLocale(parser.value(language)));
    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("kiosk"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&translator);
    QGuiApplication::setLayoutDirection(QLocale().textDirection());

    Run run(parser.isSet(scripted), parser.value(page));
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.addImportPath(QStringLiteral(TALLY_QML_DIR));
    engine.setInitialProperties({{QStringLiteral("run"), QVariant::fromValue(&run)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Kiosk/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return 1;
    if (parser.isSet(screenshot))
        run.saveScreenshot(qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst()), parser.value(screenshot));
    return QGuiApplication::exec();
}
