// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "run.h"

#include "../console/signals.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QLocale>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
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
    const QCommandLineOption steps(QStringLiteral("steps"),
                                   QStringLiteral("The same with other buttons: their names, with commas between them."),
                                   QStringLiteral("names"));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                        QStringLiteral("Save the window's picture to <file> after the steps."),
                                        QStringLiteral("file"));
    const QCommandLineOption visitorTimeout(QStringLiteral("visitor-timeout"),
                                            QStringLiteral("Who touches nothing for so long has gone; default: 90000."),
                                            QStringLiteral("ms"), QStringLiteral("90000"));
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("en, de, fr, es, zh_CN, ja or ar; default: the system's."),
                                      QStringLiteral("code"));
    parser.addOptions({scripted, steps, screenshot, visitorTimeout, language});
    parser.process(application);

    if (parser.isSet(language))
        QLocale::setDefault(QLocale(parser.value(language)));
    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("kiosk"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&translator);
    QGuiApplication::setLayoutDirection(QLocale().textDirection());

    Run run;
    if (parser.isSet(scripted) || parser.isSet(steps) || parser.isSet(screenshot))
        run.setSteps(parser.isSet(scripted) ? Run::wholeVisit() : parser.value(steps).split(u',', Qt::SkipEmptyParts));
    run.setScreenshot(parser.value(screenshot));
    run.setVisitorTimeout(parser.value(visitorTimeout).toInt());
    // Else the system's shutdown would count as a crash.
    const TerminationSignals terminationSignals;
    QObject::connect(&terminationSignals, &TerminationSignals::received, &application, &QCoreApplication::quit);

    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.addImportPath(QStringLiteral(TALLY_QML_DIR));
    engine.setInitialProperties({{QStringLiteral("run"), QVariant::fromValue(&run)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Kiosk/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return 1;
    return QGuiApplication::exec();
}
