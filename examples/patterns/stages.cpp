// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// One program, a key for each stage: what is tried out in staging is on nobody's bill, and each key can be revoked
// alone.
//
//     tally key set shop-staging --organization "Tally examples" --application stages       (once per machine)
//     tally key set shop-production --organization "Tally examples" --application stages
//     SHOP_STAGE=production stages --license lic_42
//
// Without SHOP_STAGE it is staging: who forgets to say so bills nobody. A build can decide instead, for instance with
// target_compile_definitions(stages PRIVATE SHOP_STAGE="production").

#include <Tally/Doow>
#include <Tally/Tracker>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

#ifndef SHOP_STAGE
#define SHOP_STAGE "staging"
#endif

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Tally examples"));
    QCoreApplication::setApplicationName(QStringLiteral("stages"));

    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption license(QStringLiteral("license"), QStringLiteral("Whose usage it is."),
                                     QStringLiteral("id"));
    const QCommandLineOption host(QStringLiteral("host"), QStringLiteral("Another host than Doow's."),
                                  QStringLiteral("url"));
    parser.addOptions({license, host});
    parser.process(application);

    const QString stage = qEnvironmentVariable("SHOP_STAGE", QStringLiteral(SHOP_STAGE));
    if (stage != QLatin1String("staging") && stage != QLatin1String("production")) {
        QTextStream(stderr) << "SHOP_STAGE is \"" << stage << "\"; it must be staging or production." << Qt::endl;
        return 2;
    }

    // A tracker of its own, and so a queue of its own: what staging could not send must not leave with the other key.
    Tally::Tracker tracker(stage);
    auto *doow = new Tally::Doow;
    doow->setKeyName(QStringLiteral("shop-") + stage); // in systemd's credentials or in the keychain
    doow->setLicenseId(parser.value(license));
    doow->setAttribution({{QStringLiteral("environment"), stage}});
    if (parser.isSet(host))
        doow->setHost(QUrl(parser.value(host)));
    tracker.addDestination(doow);

    tracker.track(QStringLiteral("api_calls"));
    return tracker.shutdown() ? 0 : 3;
}
