// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Several vendors at once: each has its own queue, key, pace and counters.

#include "destination_p.h"
#include "fixture.h"
#include "vendors/doow.h"
#include "vendors/fluxrate.h"
#include "vendors/settlesettle.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

const QString meter = QStringLiteral("550e8400-e29b-41d4-a716-446655440000");
const QString eventsPath = QStringLiteral("/v1/events/batch");

// Made of the run's one key, so that a leak of any vendor's key is found.
QString keyFor(const char *prefix)
{
    return QLatin1String(prefix) + testKey();
}

/// One tracker, all four vendors, and a collector that stands in for them all.
struct Four
{
    explicit Four(bool isPathSet = true)
    {
        Collector::Options options;
        options.settleSettlePath = eventsPath;
        collector = std::make_unique<Collector>(options);
        collector->start();
        tracker.setStoragePath(dir.path());
        QObject::connect(&tracker, &Tracker::errorOccurred, &tracker, [this](const Error &error) { errors.append(error); });

        millimetric->setKey(testKey());
        doow->setKey(keyFor("dk_"));
        doow->setLicenseId(QStringLiteral("lic_42"));
        fluxrate->setKey(keyFor("org_live_"));
        fluxrate->setMeters({{QStringLiteral("api_calls"), meter}});
        fluxrate->setCustomerExternalId(QStringLiteral("cust_1"));
        settleSettle->setKey(keyFor("ss_live_"));
        if (isPathSet)
            settleSettle->setEventsPath(eventsPath);
        for (Destination *destination : all()) {
            destination->setHost(collector->url());
            destination->setFlushAt(1);
            destination->setFlushInterval(10);
            tracker.addDestination(destination);
        }
        tracker.identify(QStringLiteral("user_42"));
    }

    QList<Destination *> all() const { return {millimetric, doow, fluxrate, settleSettle}; }
    int arrived(const char *vendor, const QString &name = {}) const
    {
        int events = 0;
        for (const CollectedEvent &event : collector->events())
            events += event.vendor == QLatin1String(vendor) && (name.isEmpty() || event.name == name);
        return events;
    }
    CollectedEvent last(const char *vendor) const
    {
        CollectedEvent found;
        for (const CollectedEvent &event : collector->events())
            if (event.vendor == QLatin1String(vendor))
                found = event;
        return found;
    }
    bool balances() const
    {
        for (Destination *destination : all()) {
            const Counts counts = Destination::Private::of(destination)->ledger->counts();
            if (counts.accepted != counts.delivered + counts.pending + counts.quarantined + counts.dropped)
                return false;
        }
        return true;
    }

    QTemporaryDir dir;
    std::unique_ptr<Collector> collector;
    QList<Error> errors;
    Tracker tracker;
    Millimetric *millimetric = new Millimetric; // the tracker owns them
    Doow *doow = new Doow;
    Fluxrate *fluxrate = new Fluxrate;
    SettleSettle *settleSettle = new SettleSettle;
};

} // namespace

class SeveralVendorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCallReachesAllFourInTheirOwnShapes();
    void oneThatIsDownHoldsUpNoOther_data();
    void oneThatIsDownHoldsUpNoOther();
    void oneThatRefusesHoldsUpNoOther();
    void withoutItsPathSettleSettleKeepsEventsAndSaysWhy();
    void aPageIsForNoMeteringVendorAndNoError();
    void eachTakesTheEventsAndTheNamesItIsToTake();
};

void SeveralVendorsTest::oneCallReachesAllFourInTheirOwnShapes()
{
    Four four;
    const QString id = four.tracker.track(QStringLiteral("api_calls"), {{QStringLiteral("model"), QStringLiteral("gpt-4o")}},
                                          {{QStringLiteral("quantity"), 3}});
    QTRY_COMPARE(four.arrived("millimetric", QStringLiteral("api_calls")), 1);
    QTRY_COMPARE(four.arrived("doow"), 1);
    QTRY_COMPARE(four.arrived("fluxrate"), 1);
    QTRY_COMPARE(four.arrived("settlesettle"), 1);

    QCOMPARE(four.last("millimetric").eventId, id);
    const QJsonObject millimetric = four.last("millimetric").json;
    QCOMPARE(millimetric.value(QLatin1String("event")).toString(), QStringLiteral("api_calls"));
    QCOMPARE(millimetric.value(QLatin1String("user_id")).toString(), QStringLiteral("user_42"));

    const QJsonObject doow = four.last("doow").json;
    QCOMPARE(doow.value(QLatin1String("event_id")).toString(), id);
    QCOMPARE(doow.value(QLatin1String("license_id")).toString(), QStringLiteral("lic_42"));
    const QJsonObject measurement = doow.value(QLatin1String("measurements")).toArray().first().toObject();
    QCOMPARE(measurement.value(QLatin1String("metric_name")).toString(), QStringLiteral("api_calls"));
    QCOMPARE(measurement.value(QLatin1String("quantity")).toInt(), 3);
    QVERIFY(!QJsonDocument(doow).toJson().contains("gpt-4o")); // no property becomes attribution by accident

    const QJsonObject fluxrate = four.last("fluxrate").json;
    QCOMPARE(fluxrate.value(QLatin1String("idempotency_key")).toString(), id);
    QCOMPARE(fluxrate.value(QLatin1String("meter_token")).toString(), meter);
    QCOMPARE(fluxrate.value(QLatin1String("customer_external_id")).toString(), QStringLiteral("cust_1"));
    QCOMPARE(fluxrate.value(QLatin1String("quantity")).toInt(), 3);
    QVERIFY(!QJsonDocument(fluxrate).toJson().contains("gpt-4o"));

    const QJsonObject settle = four.last("settlesettle").json;
    QCOMPARE(settle.value(QLatin1String("userId")).toString(), QStringLiteral("user_42"));
    QCOMPARE(settle.value(QLatin1String("eventType")).toString(), QStringLiteral("api_calls"));
    QCOMPARE(settle.value(QLatin1String("quantity")).toInt(), 3);
    QCOMPARE(settle.value(QLatin1String("metadata")).toObject().value(QLatin1String("model")).toString(),
             QStringLiteral("gpt-4o"));
    QTRY_COMPARE(four.tracker.pendingCount(), 0);
    QVERIFY(four.balances());
    QVERIFY2(four.errors.isEmpty(), qPrintable(four.errors.value(0).text));
}

void SeveralVendorsTest::oneThatIsDownHoldsUpNoOther_data()
{
    QTest::addColumn<QByteArray>("down");
    for (const char *vendor : {"millimetric", "doow", "fluxrate", "settlesettle"})
        QTest::newRow(vendor) << QByteArray(vendor);
}

void SeveralVendorsTest::oneThatIsDownHoldsUpNoOther()
{
    QFETCH(const QByteArray, down);
    Four four;
    QTRY_COMPARE(four.tracker.pendingCount(), 0); // the identify
    CollectorFaults faults;
    faults.down = true;
    four.collector->setFaults(faults, QString::fromLatin1(down));
    // The others must not notice what state it is in, so the state comes first.
    QStringList ids{four.tracker.track(QStringLiteral("api_calls"))};
    for (Destination *destination : four.all())
        if (destination->name() == QString::fromLatin1(down))
            QTRY_COMPARE(destination->state(), Destination::BackingOff);
    for (int i = 1; i < 20; ++i)
        ids.append(four.tracker.track(QStringLiteral("api_calls")));
    for (Destination *destination : four.all()) {
        if (destination->name() == QString::fromLatin1(down))
            continue;
        QVERIFY(destination->acceptedCount() >= 20);
        QTRY_COMPARE(destination->pendingCount(), 0);
        QCOMPARE(four.arrived(destination->name().toLatin1().constData(), {}) >= 20, true);
    }
    for (Destination *destination : four.all())
        if (destination->name() == QString::fromLatin1(down))
            QCOMPARE(destination->pendingCount(), 20);
    four.collector->setFaults({}, QString::fromLatin1(down));
    four.tracker.flush();
    QTRY_COMPARE_WITH_TIMEOUT(four.tracker.pendingCount(), 0, 15'000);
    for (Destination *destination : four.all())
        for (const QString &id : ids)
            if (destination != four.settleSettle) // has no field of its own for the id
                QCOMPARE(four.collector->count(id, destination->name()), 1);
    QCOMPARE(four.arrived("settlesettle"), 20);
    QVERIFY(four.balances());
}

void SeveralVendorsTest::oneThatRefusesHoldsUpNoOther()
{
    Four four;
    QTRY_COMPARE(four.tracker.pendingCount(), 0);
    CollectorFaults faults;
    faults.status = 401;
    four.collector->setFaults(faults, QStringLiteral("doow"));
    for (int i = 0; i < 10; ++i)
        four.tracker.track(QStringLiteral("api_calls"));
    QTRY_COMPARE(four.doow->state(), Destination::KeyRefused);
    QTRY_COMPARE(four.tracker.pendingCount(), 10);
    QCOMPARE(four.doow->pendingCount(), 10);
    QCOMPARE(four.fluxrate->deliveredCount(), 10);
    for (const Error &error : std::as_const(four.errors))
        QCOMPARE(error.destination, QStringLiteral("doow"));
}

void SeveralVendorsTest::withoutItsPathSettleSettleKeepsEventsAndSaysWhy()
{
    Four four(false);
    four.tracker.track(QStringLiteral("api_calls"));
    QTRY_COMPARE(four.doow->deliveredCount(), 1);
    QTRY_COMPARE(four.settleSettle->state(), Destination::Misconfigured);
    QCOMPARE(four.settleSettle->pendingCount(), 1);
    const auto error = std::find_if(four.errors.cbegin(), four.errors.cend(),
                                    [](const Error &one) { return one.destination == QLatin1String("settlesettle"); });
    QVERIFY(error != four.errors.cend());
    QCOMPARE(error->code, Error::Misconfigured);
    QVERIFY2(error->text.contains(QLatin1String("eventsPath")), qPrintable(error->text));
    QCOMPARE(four.arrived("settlesettle"), 0);
    four.settleSettle->setEventsPath(eventsPath);
    QTRY_COMPARE(four.settleSettle->deliveredCount(), 1);
    QCOMPARE(four.arrived("settlesettle"), 1);
}

void SeveralVendorsTest::aPageIsForNoMeteringVendorAndNoError()
{
    Four four;
    four.tracker.page(QStringLiteral("/basket"));
    QTRY_COMPARE(four.arrived("millimetric", QStringLiteral("$pageview")), 1);
    QTRY_COMPARE(four.tracker.pendingCount(), 0);
    for (Destination *destination : {static_cast<Destination *>(four.doow), static_cast<Destination *>(four.fluxrate),
                                     static_cast<Destination *>(four.settleSettle)})
        QCOMPARE(destination->acceptedCount(), 0);
    QVERIFY2(four.errors.isEmpty(), qPrintable(four.errors.value(0).text));
}

void SeveralVendorsTest::eachTakesTheEventsAndTheNamesItIsToTake()
{
    Four four;
    four.doow->setEvents({QStringLiteral("api_*")});
    four.doow->setNames({{QStringLiteral("api_tokens"), QStringLiteral("tokens")}});
    four.settleSettle->setEvents({QStringLiteral("export")});
    four.settleSettle->setNames({{QStringLiteral("export"), QStringLiteral("PDF_EXPORT")}});
    for (const char *name : {"api_calls", "api_tokens", "export"})
        four.tracker.track(QLatin1String(name));
    QTRY_COMPARE(four.tracker.pendingCount(), 0);
    QCOMPARE(four.doow->acceptedCount(), 2);
    QCOMPARE(four.arrived("doow", QStringLiteral("tokens")), 1);
    QCOMPARE(four.arrived("doow", QStringLiteral("api_calls")), 1);
    QCOMPARE(four.arrived("settlesettle", QStringLiteral("PDF_EXPORT")), 1);
    QCOMPARE(four.settleSettle->acceptedCount(), 1);
    QCOMPARE(four.fluxrate->acceptedCount(), 1); // the others have no meter
    QCOMPARE(four.arrived("millimetric"), 1 + 3); // and the identify
}

QTEST_GUILESS_MAIN(SeveralVendorsTest)
#include "tst_severalvendors.moc"
