// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tracker.h"
#include "vendors/fluxrate.h"
#include "vendors/millimetric.h"

#include <QUrl>

namespace Tally {

/// The destinations of an application whose disk fails: Millimetric, with batches that are split and events that are
/// refused, and Fluxrate, which gets events one by one and the sums of others.
struct FaultApp
{
    explicit FaultApp(Tracker *tracker, const QUrl &host) : millimetric(new Millimetric), fluxrate(new Fluxrate)
    {
        const QString key = qEnvironmentVariable("TALLY_TEST_KEY");
        millimetric->setKey(key);
        millimetric->setFlushAt(5);
        millimetric->setFlushInterval(20);
        millimetric->setEvents({QStringLiteral("n"), QStringLiteral("bad")});
        fluxrate->setKey(QLatin1String("org_live_") + key);
        fluxrate->setMeterToken(QStringLiteral("550e8400-e29b-41d4-a716-446655440000"));
        fluxrate->setCustomerExternalId(QStringLiteral("cust_1"));
        fluxrate->setAggregateInterval(60);
        fluxrate->setFlushInterval(20);
        fluxrate->setEvents({QStringLiteral("n"), QStringLiteral("sum")});
        for (Destination *destination : {static_cast<Destination *>(millimetric), static_cast<Destination *>(fluxrate)}) {
            destination->setHost(host);
            tracker->addDestination(destination);
        }
    }

    /// Event \a i: to both an event PREFIX-i, at Fluxrate one more that is summed; every eighth is one that is refused.
    static void track(Tracker &tracker, const QString &prefix, int i)
    {
        const QString id = prefix + QLatin1Char('-') + QString::number(i);
        tracker.track(i % 8 == 7 ? QStringLiteral("bad") : QStringLiteral("n"), {}, {{QStringLiteral("event_id"), id}});
        tracker.track(QStringLiteral("sum"));
    }
    static bool isBad(int i) { return i % 8 == 7; }

    Millimetric *millimetric; // the tracker owns both
    Fluxrate *fluxrate;
};

} // namespace Tally
