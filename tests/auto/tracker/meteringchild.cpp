// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// An application that meters, in a process of its own, to be killed:
//
//   meteringchild VENDOR STORAGE HOST COUNT END
//
// tracks COUNT events: for "doow" of quantity 1, for "fluxrate" of 0.1, to be summed for an hour. Then it kills itself
// ("kill"), or goes on until somebody does ("hold").

#include "tracker.h"
#include "vendors/doow.h"
#include "vendors/fluxrate.h"

#include <QCoreApplication>

#include <csignal>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const bool isDoow = arguments.value(1) == QLatin1String("doow");
    const QString key = qEnvironmentVariable("TALLY_TEST_KEY");

    Tally::Tracker tracker;
    tracker.setStoragePath(arguments.value(2));
    Tally::Destination *destination = nullptr;
    if (isDoow) {
        auto *doow = new Tally::Doow;
        doow->setKey(QLatin1String("dk_") + key);
        doow->setLicenseId(QStringLiteral("lic_42"));
        destination = doow;
    } else {
        auto *fluxrate = new Tally::Fluxrate;
        fluxrate->setKey(QLatin1String("org_live_") + key);
        fluxrate->setMeterToken(QStringLiteral("550e8400-e29b-41d4-a716-446655440000"));
        fluxrate->setCustomerExternalId(QStringLiteral("cust_1"));
        fluxrate->setAggregateInterval(3600'000);
        destination = fluxrate;
    }
    destination->setHost(QUrl(arguments.value(3)));
    tracker.addDestination(destination);

    for (int i = 0; i < arguments.value(4).toInt(); ++i)
        tracker.track(QStringLiteral("api_calls"), {}, {{QStringLiteral("quantity"), isDoow ? 1 : 0.1}});
    if (arguments.value(5) == QLatin1String("kill"))
        raise(SIGKILL);
    return app.exec();
}
