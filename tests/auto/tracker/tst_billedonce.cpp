// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What is billed arrives once: the metering vendors, whole, against their stand-ins.

#include "delivery/seams.h"
#include "destination_p.h"
#include "fixture.h"
#include "tools/collector/proxy.h"
#include "vendors/doow.h"
#include "vendors/fluxrate.h"

#include <QProcess>

#include <atomic>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

std::atomic<qint64> clockOffsetMs{0};
const QString meter = QStringLiteral("550e8400-e29b-41d4-a716-446655440000");

// Made of the run's one key, so that a leak of any vendor's key is found.
QString keyFor(const char *prefix)
{
    return QLatin1String(prefix) + testKey();
}

/// A collector, a folder, and a tracker with one metering destination.
struct Metering
{
    Metering()
    {
        Collector::Options options;
        options.settleSettlePath = QStringLiteral("/v1/events/batch");
        collector = std::make_unique<Collector>(options);
        collector->start();
    }

    template <typename Vendor> Vendor *open(const std::function<void(Vendor &)> &configure = {})
    {
        tracker = std::make_unique<Tracker>();
        tracker->setStoragePath(dir.path());
        QObject::connect(tracker.get(), &Tracker::errorOccurred, tracker.get(),
                         [this](const Error &error) { errors.append(error); });
        auto *vendor = new Vendor;
        vendor->setHost(collector->url());
        configureFor(*vendor);
        if (configure)
            configure(*vendor);
        tracker->addDestination(vendor);
        return vendor;
    }
    static void configureFor(Doow &doow)
    {
        doow.setKey(keyFor("dk_"));
        doow.setLicenseId(QStringLiteral("lic_42"));
        doow.setFlushInterval(10);
    }
    static void configureFor(Fluxrate &fluxrate)
    {
        fluxrate.setKey(keyFor("org_live_"));
        fluxrate.setMeterToken(meter);
        fluxrate.setCustomerExternalId(QStringLiteral("cust_1"));
        fluxrate.setFlushInterval(10);
    }

    bool has(Error::Code code) const
    {
        return std::any_of(errors.begin(), errors.end(), [code](const Error &error) { return error.code == code; });
    }
    QStringList bodies() const
    {
        QStringList bodies;
        for (const CollectedRequest &request : collector->requests())
            bodies.append(QString::fromUtf8(Collector::plainBody(request)));
        return bodies;
    }

    QTemporaryDir dir;
    std::unique_ptr<Collector> collector;
    QList<Error> errors;
    std::unique_ptr<Tracker> tracker;
};

bool balances(const Destination &destination)
{
    const Counts counts = Destination::Private::of(&const_cast<Destination &>(destination))->ledger->counts();
    return counts.accepted == counts.delivered + counts.pending + counts.quarantined + counts.dropped;
}

} // namespace

class BilledOnceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TALLY_TEST_KEY", testKey().toUtf8());
        seams().now = [] { return later(realNow(), clockOffsetMs); };
    }
    void init() { clockOffsetMs = 0; }
    void eventsOfABatchThatAreRefusedDoNotCountAsDelivered();
    void aBatchKilledBeforeItsAnswerIsTheSameBatchAgain();
    void aBatchThatMayBeThereTwiceIsReported();
    void anAnswerThatCannotBeKeptEndsFlushAndIsAskedForAgain();
    void aBatchThatNeverLeftIsNoDuplicate();
    void eachThirdAnswerLostLeavesOneRowEach();
    void fourAreUnderWayAtOnceAndTheOrderIsKeptOnDisk();
    void aBadEventOfAVendorWithoutBatchesGoesAlone();
    void anOutageOfAVendorWithoutBatchesCountsOnce();
    void aRetryAfterHoldsWhateverElseIsAnswered();
    void aRetryAfterEndsFlushAlsoBesideAnotherFailure();
    void twentyRefusalsInARowPauseAlsoWithFourUnderWay();
    void aKeyIsNotRefusedForTheOneBefore();
    void aFlushEndsWhenSendingIsHeldMeanwhile();
    void sumsWaitAlsoAfterAFlushThatCouldNotSend();
    void aSecondRunGoesOnWhereTheFirstWasSettled();
    void tenThousandCallsBecomeOneEvent();
    void sumsWaitForTheirIntervalAndNoLonger();
    void aCallWithAKeyOfItsOwnIsSentByItself();
    void killedInTheMiddleOfAnIntervalEachCallIsBilledOnce();
};

void BilledOnceTest::eventsOfABatchThatAreRefusedDoNotCountAsDelivered()
{
    Metering run;
    CollectorFaults faults;
    faults.refuseNumbers = {3, 7};
    run.collector->setFaults(faults);
    auto *doow = run.open<Doow>([](Doow &one) { one.setFlushInterval(60'000); });
    QStringList ids;
    for (int i = 0; i < 20; ++i) // flushAt
        ids.append(run.tracker->track(QStringLiteral("api_calls")));
    QTRY_COMPARE(doow->deliveredCount(), 18);
    QCOMPARE(doow->quarantinedCount(), 2);
    QVERIFY(balances(*doow));
    QCOMPARE(run.collector->requests().size(), 1); // never sent again
    const QVariantList refused = doow->quarantinedEvents();
    QCOMPARE(refused.size(), 2);
    QCOMPARE(refused.at(0).toMap().value(QStringLiteral("event_id")).toString(), ids.at(2));
    QCOMPARE(refused.at(1).toMap().value(QStringLiteral("event_id")).toString(), ids.at(6));
    QVERIFY(!refused.at(0).toMap().value(QStringLiteral("reason")).toString().isEmpty());
}

void BilledOnceTest::aBatchKilledBeforeItsAnswerIsTheSameBatchAgain()
{
    Metering run;
    CollectorFaults slow;
    slow.latency = 60s;
    run.collector->setFaults(slow);
    QProcess child;
    child.start(QStringLiteral(CHILD), {QStringLiteral("doow"), run.dir.path(), run.collector->url().toString(),
                                        QStringLiteral("20"), QStringLiteral("hold")});
    QTRY_COMPARE_WITH_TIMEOUT(run.collector->events().size(), 20, 20'000); // stored there; the answer is on its way
    child.kill();
    QVERIFY(child.waitForFinished());
    run.collector->setFaults({});

    auto *doow = run.open<Doow>();
    QTRY_COMPARE(doow->deliveredCount(), 20);
    const QList<CollectedRequest> requests = run.collector->requests();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests.at(1).body, requests.at(0).body); // byte for byte, the batch_id too
    QVERIFY(requests.at(1).deduplicated);
    QCOMPARE(run.collector->events().size(), 20);
    QCOMPARE(run.collector->stats().duplicates, 0);
    QVERIFY(!run.has(Error::PossibleDuplicate));
}

void BilledOnceTest::aBatchThatMayBeThereTwiceIsReported()
{
    Metering run;
    CollectorFaults mute;
    mute.latency = 60s;
    run.collector->setFaults(mute);
    auto *doow = run.open<Doow>([](Doow &one) { one.setRequestTimeout(200); });
    run.tracker->track(QStringLiteral("api_calls"));
    QTRY_COMPARE(doow->state(), Destination::BackingOff); // no answer came, and the events may be there
    run.tracker.reset(); // also over a restart
    clockOffsetMs = 56 * 60'000;
    run.collector->setFaults({});
    doow = run.open<Doow>();
    QTRY_COMPARE(doow->deliveredCount(), 1);
    QTRY_VERIFY(run.has(Error::PossibleDuplicate));
}

void BilledOnceTest::anAnswerThatCannotBeKeptEndsFlushAndIsAskedForAgain()
{
    Metering run;
    CollectorFaults faults;
    faults.refuseNumbers = {1};
    run.collector->setFaults(faults);
    auto *doow = run.open<Doow>([](Doow &one) { one.setFlushInterval(60'000); });
    const QString quarantine = run.dir.filePath(QStringLiteral("default/doow/quarantine"));
    QVERIFY(QDir().mkpath(QFileInfo(quarantine).path()));
    QFile inTheWay(quarantine);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QSignalSpy flushed(run.tracker.get(), &Tracker::flushed);
    run.tracker->track(QStringLiteral("api_calls"));
    run.tracker->track(QStringLiteral("api_calls"));
    run.tracker->flush();
    QTRY_COMPARE(flushed.size(), 1);
    QCOMPARE(flushed.first().first().toBool(), false);
    QCOMPARE(doow->pendingCount(), 2);
    clockOffsetMs = 56 * 60'000; // the vendor knows the batch no longer
    QVERIFY(inTheWay.remove());
    QTRY_COMPARE(doow->quarantinedCount(), 1);
    QTRY_COMPARE(doow->deliveredCount(), 1);
    QTRY_VERIFY(run.has(Error::PossibleDuplicate));
    QVERIFY(balances(*doow));
}

void BilledOnceTest::aBatchThatNeverLeftIsNoDuplicate()
{
    Metering run;
    run.collector->stop(); // nobody listens
    auto *doow = run.open<Doow>();
    run.tracker->track(QStringLiteral("api_calls"));
    QTRY_COMPARE(doow->state(), Destination::BackingOff);
    clockOffsetMs = 2 * 3600'000;
    run.collector->start();
    CollectorFaults busy;
    busy.status = 429;
    busy.times = 1;
    run.collector->setFaults(busy); // a definite no
    run.tracker->flush();
    QTRY_VERIFY(run.collector->requests().size() >= 1);
    clockOffsetMs = 4 * 3600'000;
    QTRY_COMPARE_WITH_TIMEOUT(doow->deliveredCount(), 1, 15'000);
    QVERIFY(!run.has(Error::PossibleDuplicate));
}

void BilledOnceTest::eachThirdAnswerLostLeavesOneRowEach()
{
    Metering run;
    FaultProxy proxy(run.collector->port());
    QVERIFY(proxy.start());
    auto *fluxrate = run.open<Fluxrate>([&](Fluxrate &one) {
        one.setHost(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())));
        one.setFlushAt(1);
    });
    run.tracker->track(QStringLiteral("x"));
    QTRY_COMPARE(fluxrate->deliveredCount(), 1);
    const qint64 answer = proxy.bytesToClients();
    // Each connection brings two answers and half of a third one. How many are lost depends on how many connections there
    // are, which is up to the network library and how fast the machine is.
    ProxyFaults faults;
    faults.cutAnswerAt = answer * 5 / 2;
    proxy.setFaults(faults);
    run.tracker.reset(); // its connection knows nothing of the fault
    fluxrate = run.open<Fluxrate>([&](Fluxrate &one) {
        one.setHost(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())));
        one.setFlushAt(1);
    });
    QStringList ids;
    for (int i = 0; i < 100; ++i)
        ids.append(run.tracker->track(QStringLiteral("x")));
    // The first back-off is Fluxrate's second; what matters here is what comes again.
    for (int i = 0; i < 2000 && fluxrate->pendingCount() > 0; ++i)
        run.tracker->waitForFlushed(20ms);
    QTRY_COMPARE(fluxrate->deliveredCount(), 100);
    QCOMPARE(run.collector->events().size(), 101);
    QCOMPARE(run.collector->stats().duplicates, 0);
    QVERIFY2(run.collector->stats().deduplicated > 0, "no answer was lost");
    for (const QString &id : ids)
        QCOMPARE(run.collector->count(id), 1);
    for (const CollectedRequest &request : run.collector->requests()) {
        const QByteArray body = Collector::plainBody(request);
        QVERIFY2(body.contains("\"idempotency_key\":\"") && body.contains("\"timestamp\":\""), body.constData());
    }
    QVERIFY(balances(*fluxrate));
}

void BilledOnceTest::fourAreUnderWayAtOnceAndTheOrderIsKeptOnDisk()
{
    Metering run;
    CollectorFaults slow;
    slow.latency = 60s;
    run.collector->setFaults(slow);
    auto *fluxrate = run.open<Fluxrate>();
    for (int i = 0; i < 20; ++i)
        run.tracker->track(QStringLiteral("x"));
    QTRY_COMPARE(run.collector->events().size(), 4);
    QVERIFY(!QTest::qWaitFor([&] { return run.collector->events().size() > 4; }, 50));
    QCOMPARE(fluxrate->deliveredCount(), 0);
    run.collector->setFaults({});
    run.tracker.reset();
    fluxrate = run.open<Fluxrate>();
    QTRY_COMPARE(fluxrate->deliveredCount(), 20);
    QCOMPARE(run.collector->events().size(), 20);
    QVERIFY(run.collector->stats().deduplicated <= 4);
}

void BilledOnceTest::aBadEventOfAVendorWithoutBatchesGoesAlone()
{
    Metering run;
    CollectorFaults faults;
    faults.refuseNumbers = {2, 5};
    run.collector->setFaults(faults);
    auto *fluxrate = run.open<Fluxrate>();
    for (int i = 0; i < 10; ++i)
        run.tracker->track(QStringLiteral("x"));
    QTRY_COMPARE(fluxrate->deliveredCount() + fluxrate->quarantinedCount(), 10);
    QCOMPARE(fluxrate->quarantinedCount(), 2);
    QVERIFY(balances(*fluxrate));
    QCOMPARE(run.collector->requests().size(), 10);
    run.collector->setFaults({});
    fluxrate->retryQuarantined();
    QTRY_COMPARE(fluxrate->deliveredCount(), 10);
    QCOMPARE(fluxrate->quarantinedCount(), 0);
    QVERIFY(balances(*fluxrate));
}

void BilledOnceTest::anOutageOfAVendorWithoutBatchesCountsOnce()
{
    // Four requests fail together: that is one failure, not four, or the waits would double four times as fast.
    Metering run;
    CollectorFaults faults;
    faults.status = 500;
    faults.times = 4;
    run.collector->setFaults(faults);
    auto *fluxrate = run.open<Fluxrate>([](Fluxrate &one) { one.setMaxRetries(1); });
    run.tracker->setOffline(true); // so that all are there before the first is sent
    for (int i = 0; i < 8; ++i)
        run.tracker->track(QStringLiteral("x"));
    run.tracker->setOffline(false);
    QTRY_COMPARE_WITH_TIMEOUT(fluxrate->deliveredCount(), 8, 10'000);
    QVERIFY(!run.has(Error::VendorFailed)); // one failure is within maxRetries
    QCOMPARE(run.collector->requests().size(), 12);
}

void BilledOnceTest::aRetryAfterHoldsWhateverElseIsAnswered()
{
    Metering run;
    CollectorFaults faults;
    faults.status = 429;
    faults.times = 1;
    faults.retryAfter = 60;
    faults.latency = 500ms;
    run.collector->setFaults(faults);
    auto *fluxrate = run.open<Fluxrate>([](Fluxrate &one) { one.setFlushAt(1); });
    run.tracker->track(QStringLiteral("x"));
    QTRY_COMPARE(run.collector->requests().size(), 1);
    for (int i = 0; i < 3; ++i) // sent before the first has its answer, and answered after it
        run.tracker->track(QStringLiteral("x"));
    QTRY_COMPARE(fluxrate->deliveredCount(), 3);
    QVERIFY(!QTest::qWaitFor([&] { return run.collector->requests().size() > 4; }, 100));
    QCOMPARE(fluxrate->state(), Destination::BackingOff);
    QVERIFY(!run.tracker->waitForFlushed(10s));
    QCOMPARE(run.collector->requests().size(), 4);
}

void BilledOnceTest::aRetryAfterEndsFlushAlsoBesideAnotherFailure()
{
    Metering run;
    CollectorFaults faults;
    faults.status = 500;
    faults.times = 1;
    faults.latency = 500ms;
    run.collector->setFaults(faults);
    run.open<Fluxrate>([](Fluxrate &one) { one.setFlushAt(1); });
    QSignalSpy flushed(run.tracker.get(), &Tracker::flushed);
    run.tracker->track(QStringLiteral("x"));
    QTRY_COMPARE(run.collector->requests().size(), 1);
    run.tracker->flush();
    faults.status = 429;
    faults.retryAfter = 3600;
    run.collector->setFaults(faults);
    run.tracker->track(QStringLiteral("x")); // fails together with the first, and is what everything waits for
    QTRY_COMPARE(flushed.size(), 1);
    QCOMPARE(flushed.first().first().toBool(), false);
    QVERIFY(run.has(Error::VendorFailed));
}

void BilledOnceTest::twentyRefusalsInARowPauseAlsoWithFourUnderWay()
{
    Metering run;
    CollectorFaults faults;
    faults.status = 422;
    run.collector->setFaults(faults);
    auto *fluxrate = run.open<Fluxrate>();
    run.tracker->setOffline(true); // so that all are there before the first is sent
    for (int i = 0; i < 60; ++i)
        run.tracker->track(QStringLiteral("x"));
    run.tracker->setOffline(false);
    QTRY_COMPARE(fluxrate->state(), Destination::Misconfigured);
    QVERIFY(!QTest::qWaitFor([&] { return fluxrate->quarantinedCount() > 23; }, 100));
    QVERIFY2(fluxrate->quarantinedCount() <= 23, qPrintable(QString::number(fluxrate->quarantinedCount())));
    run.collector->setFaults({}); // mended over there
    QVERIFY(run.tracker->waitForFlushed(10s));
    QCOMPARE(fluxrate->deliveredCount() + fluxrate->quarantinedCount(), 60);
    QVERIFY(balances(*fluxrate));
}

void BilledOnceTest::aKeyIsNotRefusedForTheOneBefore()
{
    Metering run;
    CollectorFaults faults;
    faults.status = 401;
    faults.times = 1;
    faults.latency = 500ms;
    run.collector->setFaults(faults);
    auto *fluxrate = run.open<Fluxrate>();
    run.tracker->track(QStringLiteral("x"));
    QTRY_COMPARE(run.collector->requests().size(), 1);
    fluxrate->setKey(keyFor("org_live_new_")); // the answer to the old one is on its way
    QTRY_COMPARE(fluxrate->deliveredCount(), 1);
    QVERIFY(!run.has(Error::KeyRefused));
}

void BilledOnceTest::aFlushEndsWhenSendingIsHeldMeanwhile()
{
    Metering run;
    CollectorFaults faults;
    faults.status = 500;
    run.collector->setFaults(faults);
    auto *fluxrate = run.open<Fluxrate>([](Fluxrate &one) { one.setFlushInterval(60'000); });
    QSignalSpy flushed(run.tracker.get(), &Tracker::flushed);
    run.tracker->track(QStringLiteral("x"));
    run.tracker->flush();
    QTRY_COMPARE(fluxrate->state(), Destination::BackingOff); // nothing is under way now
    run.tracker->setOffline(true);
    QTRY_COMPARE(flushed.size(), 1);
    QCOMPARE(flushed.first().first().toBool(), false);
}

void BilledOnceTest::sumsWaitAlsoAfterAFlushThatCouldNotSend()
{
    Metering run;
    auto *fluxrate = run.open<Fluxrate>([](Fluxrate &one) { one.setAggregateInterval(3'600'000); });
    run.tracker->setOffline(true);
    for (int i = 0; i < 5; ++i) {
        run.tracker->track(QStringLiteral("x"));
        QVERIFY(!run.tracker->waitForFlushed(10s));
    }
    run.tracker->setOffline(false);
    QVERIFY(run.tracker->waitForFlushed(10s));
    QCOMPARE(fluxrate->deliveredCount(), 5);
    QCOMPARE(run.collector->events().size(), 1);
}

void BilledOnceTest::aSecondRunGoesOnWhereTheFirstWasSettled()
{
    Metering run;
    auto *fluxrate = run.open<Fluxrate>();
    CollectorFaults faults;
    faults.downAfter = 30; // then nothing is answered
    faults.downFor = 60s;
    run.collector->setFaults(faults);
    for (int i = 0; i < 100; ++i)
        run.tracker->track(QStringLiteral("x"));
    QTRY_VERIFY(run.collector->events().size() >= 30); // and what was under way beside the thirtieth
    QTRY_COMPARE(fluxrate->state(), Destination::BackingOff);
    const qint64 delivered = fluxrate->deliveredCount();
    QVERIFY(delivered >= 26);
    run.tracker.reset();
    run.collector->stop();
    run.collector->setFaults({});
    run.collector->start();
    fluxrate = run.open<Fluxrate>();
    QTRY_COMPARE(fluxrate->pendingCount(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(run.collector->events().size(), 100, 30'000); // a back-off is remembered over a restart
    QTRY_COMPARE(fluxrate->deliveredCount(), 100 - delivered);
    QCOMPARE(run.collector->stats().duplicates, 0);
}

void BilledOnceTest::tenThousandCallsBecomeOneEvent()
{
    Metering run;
    auto *fluxrate = run.open<Fluxrate>([](Fluxrate &one) { one.setAggregateInterval(3600'000); });
    for (int i = 0; i < 10'000; ++i)
        run.tracker->track(QStringLiteral("x"), {}, {{QStringLiteral("quantity"), 0.1}});
    QVERIFY(balances(*fluxrate));
    QCOMPARE(fluxrate->acceptedCount(), 10'000);
    QVERIFY(run.collector->events().isEmpty());
    QVERIFY(run.tracker->waitForFlushed(10s)); // the interval is over when somebody asks
    const QList<CollectedEvent> events = run.collector->events();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().quantity, QStringLiteral("1000"));
    QCOMPARE(fluxrate->deliveredCount(), 10'000);
    QCOMPARE(fluxrate->pendingCount(), 0);
    QVERIFY(balances(*fluxrate));
}

void BilledOnceTest::sumsWaitForTheirIntervalAndNoLonger()
{
    Metering run;
    auto *fluxrate = run.open<Fluxrate>([](Fluxrate &one) {
        one.setFlushAt(1);
        one.setAggregateInterval(300);
    });
    QElapsedTimer watch;
    watch.start();
    for (int i = 0; i < 50; ++i)
        run.tracker->track(QStringLiteral("x"));
    QTRY_COMPARE(run.collector->events().size(), 1);
    QVERIFY(watch.elapsed() >= 290);
    QCOMPARE(run.collector->events().first().quantity, QStringLiteral("50"));
    QTRY_COMPARE(fluxrate->deliveredCount(), 50);
    run.tracker->track(QStringLiteral("x")); // and the next interval
    QTRY_COMPARE(run.collector->events().size(), 2);
}

void BilledOnceTest::aCallWithAKeyOfItsOwnIsSentByItself()
{
    // Who gives an idempotency key counts on the vendor seeing it.
    Metering run;
    run.open<Fluxrate>([](Fluxrate &one) { one.setAggregateInterval(3600'000); });
    for (int i = 0; i < 3; ++i)
        run.tracker->track(QStringLiteral("x"));
    for (int i = 0; i < 2; ++i)
        run.tracker->track(QStringLiteral("x"), {}, {{QStringLiteral("idempotency_key"), QStringLiteral("order_789")}});
    QVERIFY(run.tracker->waitForFlushed(10s));
    QCOMPARE(run.collector->count(QStringLiteral("order_789")), 1);
    QCOMPARE(run.collector->events().size(), 2);
    QCOMPARE(run.collector->stats().deduplicated, 1);
}

void BilledOnceTest::killedInTheMiddleOfAnIntervalEachCallIsBilledOnce()
{
    for (int round = 0; round < 3; ++round) {
        Metering run;
        QProcess child;
        child.start(QStringLiteral(CHILD), {QStringLiteral("fluxrate"), run.dir.path(), run.collector->url().toString(),
                                            QString::number(10'000 + round * 777), QStringLiteral("kill")});
        QVERIFY(child.waitForFinished(30'000));
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const qint64 returned = 10'000 + round * 777; // the calls that returned before the kill

        auto *fluxrate = run.open<Fluxrate>([](Fluxrate &one) { one.setAggregateInterval(3600'000); });
        for (int i = 0; i < 100; ++i)
            run.tracker->track(QStringLiteral("x"), {}, {{QStringLiteral("quantity"), 0.1}});
        QVERIFY(run.tracker->waitForFlushed(20s));
        QTRY_COMPARE(fluxrate->pendingCount(), 0);
        const QList<MeterValue> values = run.collector->meterValues();
        QCOMPARE(values.size(), 1);
        QCOMPARE(values.first().value.toDouble(), double(returned + 100) / 10);
        QVERIFY(run.collector->events().size() <= 4);
    }
}

QTEST_GUILESS_MAIN(BilledOnceTest)
#include "tst_billedonce.moc"
