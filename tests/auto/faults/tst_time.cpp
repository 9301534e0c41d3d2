// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Trackers on machines whose clock is wrong, is set, or stood still: from track() to what the vendor got.

#include "../tracker/fixture.h"

#include "core/retry.h"
#include "delivery/seams.h"
#include "vendors/doow.h"
#include "vendors/fluxrate.h"
#include "vendors/settlesettle.h"

#include <QJsonObject>
#include <QScopeGuard>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

constexpr qint64 second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour, year = 365 * day;

std::atomic<qint64> passedMs{0}; // on both clocks, besides what really passes
std::atomic<qint64> wallErrorMs{0};
std::atomic<int> boot{1};

ClockReading fakeNow()
{
    const ClockReading real = realNow();
    return {real.wallMs + passedMs + wallErrorMs, real.bootMs + passedMs, QString::number(boot)};
}

/// As a board without a battery that has just booted.
void setTo1970()
{
    wallErrorMs = 0;
    wallErrorMs = 12 * second - fakeNow().wallMs;
}

qint64 timeOf(const CollectedEvent &event)
{
    return QDateTime::fromString(event.timestamp, Qt::ISODateWithMs).toMSecsSinceEpoch();
}

/// The uploader looks at the clock within five seconds; now it does so at once.
void wakeWorker(const Fixture &f)
{
    f.destination->setMaxQueueAge(f.destination->maxQueueAge() + 1);
}

bool isMarked(const CollectedEvent &event)
{
    return event.json.value(QLatin1String("properties")).toObject().value(QLatin1String("$clock_unknown")).toBool();
}

} // namespace

class TimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        seams().now = fakeNow;
    }
    void init()
    {
        passedMs = wallErrorMs = 0;
        boot = 1;
    }

    void aBoardThatBootsIn1970SendsTheRightTimes_data();
    void aBoardThatBootsIn1970SendsTheRightTimes();
    void theServersDateCorrectsAClockThatIsWrong_data();
    void theServersDateCorrectsAClockThatIsWrong();
    void aVendorsWrongDateTouchesNoOtherDestinationsEvents_data();
    void aVendorsWrongDateTouchesNoOtherDestinationsEvents();
    void ofAnEarlierBootEveryVendorIsToldThatTheClockIsUnknown();
    void afterEightHoursOfSuspendWhatIsDueIsSentAndTheSessionIsOver();
    void aSessionIsMeasuredOnTheBootClock();
    void aClockThatIsSetNeitherShortensNorLengthensAWait_data();
    void aClockThatIsSetNeitherShortensNorLengthensAWait();
    void aRememberedWaitSurvivesARestartWithAnyClock_data();
    void aRememberedWaitSurvivesARestartWithAnyClock();
    void aBackoffGoesOnAfterARestart_data();
    void aBackoffGoesOnAfterARestart();
    void retryAfterAsADateIsTakenFromTheAnswersOwnDate();
    void afterTheSameRetryAfterAFleetIsNotInStep();
    void aBacklogFoundAtTheStartWaitsThisDevicesShare_data();
    void aBacklogFoundAtTheStartWaitsThisDevicesShare();
    void afterAnOutageOneRequestGoesAndThenTheBacklogInItsTurn();
    void aBacklogIsWorkedOffAtItsPace();
    void aClockThatJumpsKeepsNoStoreFromOpening();
};

void TimeTest::aBoardThatBootsIn1970SendsTheRightTimes_data()
{
    QTest::addColumn<bool>("isSetByServer");
    QTest::newRow("the clock is set before the network is there") << false;
    QTest::newRow("a server tells") << true;
}

void TimeTest::aBoardThatBootsIn1970SendsTheRightTimes()
{
    QFETCH(const bool, isSetByServer);
    setTo1970();
    Fixture f;
    f.collector.stop();
    const qint64 begin = realNow().wallMs;
    QStringList ids;
    for (const char *name : {"a", "b", "c"})
        ids.append(f.tracker->track(QLatin1String(name)));
    ids.append(f.tracker->track(QStringLiteral("given"), {}, {{QStringLiteral("timestamp"), QStringLiteral("1999-12-31T23:59:59.000Z")}}));
    QVERIFY(f.tracker->waitForSaved(5s));
    QTRY_VERIFY(f.has(Error::NetworkFailed)); // several tries, and nothing is in a segment yet
    if (!isSetByServer)
        wallErrorMs = 0;
    f.collector.start();
    ids.append(f.tracker->track(QStringLiteral("d")));
    f.tracker->flush();
    QTRY_COMPARE_WITH_TIMEOUT(f.collector.events().size(), 5, 20'000);
    QCOMPARE(f.arrivedIds(), ids);
    const qint64 end = realNow().wallMs;
    qint64 last = 0;
    for (const CollectedEvent &event : f.collector.events()) {
        QVERIFY(!isMarked(event));
        if (event.name == QLatin1String("given")) {
            QCOMPARE(event.timestamp, QStringLiteral("1999-12-31T23:59:59.000Z"));
            continue;
        }
        // What a server says is exact to a second or so.
        QVERIFY2(timeOf(event) >= begin - 2000 && timeOf(event) <= end + 2000, qPrintable(event.timestamp));
        QVERIFY2(timeOf(event) >= last, "a negative duration");
        last = timeOf(event);
    }
    QTRY_VERIFY(f.tracker->deliveredCount() == 5 && f.balances());
}

void TimeTest::theServersDateCorrectsAClockThatIsWrong_data()
{
    QTest::addColumn<qint64>("error");
    QTest::addColumn<bool>("isCorrected");
    QTest::newRow("two hours behind") << -2 * hour << true;
    QTest::newRow("two hours ahead") << 2 * hour << true;
    QTest::newRow("ten years ahead") << 10 * year << true;
    QTest::newRow("half a minute ahead") << 30 * second << false;
}

void TimeTest::theServersDateCorrectsAClockThatIsWrong()
{
    QFETCH(const qint64, error);
    QFETCH(const bool, isCorrected);
    wallErrorMs = error;
    Fixture f;
    f.tracker->track(QStringLiteral("first")); // on its way before anybody could know
    QTRY_COMPARE(f.collector.events().size(), 1);
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    f.tracker->track(QStringLiteral("second"));
    f.tracker->track(QStringLiteral("given"), {}, {{QStringLiteral("timestamp"), QDateTime::fromMSecsSinceEpoch(fakeNow().wallMs)}});
    const qint64 given = fakeNow().wallMs;
    QTRY_COMPARE(f.collector.events().size(), 3);
    const QList<CollectedEvent> events = f.collector.events();
    const qint64 truth = realNow().wallMs;
    QVERIFY(std::abs(timeOf(events.at(0)) - truth - error) < 20 * second);
    QVERIFY(std::abs(timeOf(events.at(1)) - truth - (isCorrected ? 0 : error)) < 20 * second);
    QVERIFY(std::abs(timeOf(events.at(2)) - given) < 20 * second);
}

void TimeTest::aVendorsWrongDateTouchesNoOtherDestinationsEvents_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::newRow("the last day") << QByteArray("Fri, 31 Dec 9999 23:59:59 GMT");
    QTest::newRow("some years ahead") << QByteArray("Fri, 31 Dec 2038 23:59:59 GMT");
    QTest::newRow("months behind") << QByteArray("Fri, 02 Jan 2026 00:00:00 GMT");
}

void TimeTest::aVendorsWrongDateTouchesNoOtherDestinationsEvents()
{
    QFETCH(const QByteArray, date);
    Collector vendor;
    vendor.start();
    vendor.stop(); // away at first: its events wait, some of them since an earlier start of the machine
    const auto addBilling = [&](Tracker &tracker) {
        auto *billing = new Millimetric;
        billing->setName(QStringLiteral("billing"));
        billing->setHost(vendor.url());
        billing->setKey(testKey());
        tracker.addDestination(billing);
    };
    Fixture f([&](Tracker &tracker, Millimetric &) {
        tracker.setOffline(true);
        addBilling(tracker);
    });
    CollectorFaults liar;
    liar.status = 202;
    liar.body = R"({"ok":true})";
    liar.headers = {{"Date", date}};
    f.collector.setFaults(liar);

    const qint64 begin = fakeNow().wallMs;
    QStringList ids;
    ids.append(f.tracker->track(QStringLiteral("waits in a segment")));
    f.close();
    boot = 2;
    f.open([&](Tracker &tracker, Millimetric &) { addBilling(tracker); });
    const auto heard = [&] { return f.destination->deliveredCount(); };
    QTRY_COMPARE(heard(), 1);
    ids.append(f.tracker->track(QStringLiteral("comes after the lie")));
    QTRY_COMPARE(heard(), 2);
    ids.append(f.tracker->track(QStringLiteral("and once more")));
    QTRY_COMPARE(heard(), 3);
    QCOMPARE(f.tracker->droppedCount(), 0);
    f.close(); // from here on their times are in segments
    vendor.start();
    f.open([&](Tracker &tracker, Millimetric &) { addBilling(tracker); });
    QTRY_COMPARE_WITH_TIMEOUT(vendor.events().size(), 3, 20'000);
    const qint64 end = fakeNow().wallMs;
    for (const CollectedEvent &event : vendor.events()) {
        QCOMPARE(event.eventId, ids.takeFirst());
        QVERIFY2(timeOf(event) >= begin - 2000 && timeOf(event) <= end + 2000, qPrintable(event.timestamp));
        QVERIFY(!isMarked(event));
    }
    QCOMPARE(f.tracker->droppedCount(), 0);
}

void TimeTest::ofAnEarlierBootEveryVendorIsToldThatTheClockIsUnknown()
{
    const QString meter = QStringLiteral("550e8400-e29b-41d4-a716-446655440000");
    Collector::Options options;
    options.settleSettlePath = QStringLiteral("/v1/events/batch");
    Collector collector(options);
    collector.start();
    QTemporaryDir dir;
    const QString random = QUuid::createUuid().toString(QUuid::Id128);
    std::unique_ptr<Tracker> tracker;
    QStringList ids;
    const auto open = [&](bool isOffline) {
        tracker = std::make_unique<Tracker>();
        tracker->setStoragePath(dir.path());
        tracker->setOffline(isOffline);
        const auto add = [&](auto *destination, const QString &key) {
            destination->setHost(collector.url());
            destination->setKey(key);
            tracker->addDestination(destination);
            return destination;
        };
        add(new Millimetric, testKey());
        add(new Doow, QStringLiteral("dk_test_") + random)->setLicenseId(QStringLiteral("lic_42"));
        Fluxrate *fluxrate = add(new Fluxrate, QStringLiteral("org_test_") + random);
        fluxrate->setMeterToken(meter);
        fluxrate->setCustomerExternalId(QStringLiteral("cust_7"));
        add(new SettleSettle, QStringLiteral("ss_test_") + random)->setEventsPath(options.settleSettlePath);
        tracker->identify(QStringLiteral("usr_1"));
    };
    setTo1970();
    open(true);
    ids.append(tracker->track(QStringLiteral("LOST_IN_TIME")));
    QVERIFY(tracker->waitForSaved(5s));
    tracker.reset();

    boot = 2;
    wallErrorMs = 0;
    open(false);
    ids.append(tracker->track(QStringLiteral("RIGHT")));
    tracker->flush();
    const auto ofNames = [&] {
        QList<CollectedEvent> found;
        for (const CollectedEvent &event : collector.events())
            if (ids.contains(event.eventId))
                found.append(event);
        return found;
    };
    QTRY_COMPARE_WITH_TIMEOUT(ofNames().size(), 8, 20'000);
    QStringList vendors;
    for (const CollectedEvent &event : ofNames()) {
        const QString where = event.vendor == QLatin1String("millimetric") ? QStringLiteral("properties") : QStringLiteral("metadata");
        const bool isTold = event.json.value(where).toObject().value(QLatin1String("$clock_unknown")).toBool();
        QVERIFY2(isTold == (event.eventId == ids.first()), qPrintable(event.vendor));
        if (!isTold)
            continue;
        vendors.append(event.vendor);
        QVERIFY2(QJsonDocument(event.json).toJson().contains("1970-01-01T00:00:"), "guessed");
    }
    vendors.sort();
    QCOMPARE(vendors, QStringList({QStringLiteral("doow"), QStringLiteral("fluxrate"), QStringLiteral("millimetric"), QStringLiteral("settlesettle")}));
}

void TimeTest::afterEightHoursOfSuspendWhatIsDueIsSentAndTheSessionIsOver()
{
    Fixture f([](Tracker &, Millimetric &millimetric) {
        millimetric.setFlushAt(100);
        millimetric.setFlushInterval(int(10 * minute));
    });
    QSignalSpy delivered(f.tracker.get(), &Tracker::delivered);
    f.tracker->track(QStringLiteral("evening"));
    const QString session = f.tracker->sessionId();
    QVERIFY(f.tracker->waitForSaved(5s));
    QVERIFY(f.collector.events().isEmpty());
    // What a start and a save bring along is over: nothing but the uploader's own timer runs.
    QTRY_COMPARE(f.destination->state(), Destination::Waiting);
    QVERIFY(!QTest::qWaitFor([&] { return delivered.size() > 0; }, 300));
    QElapsedTimer awake;
    awake.start();
    passedMs += 8 * hour;
    QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 1, 60'000); // nobody calls anything
    qInfo("sent %lld ms after waking", awake.elapsed());
    f.tracker->track(QStringLiteral("morning"));
    QVERIFY(f.tracker->sessionId() != session);
    QCOMPARE(f.tracker->droppedCount(), 0);
}

void TimeTest::aSessionIsMeasuredOnTheBootClock()
{
    Fixture f;
    const auto session = [&] {
        f.tracker->track(QStringLiteral("n"));
        return f.tracker->sessionId();
    };
    setTo1970();
    const QString first = session();
    for (const qint64 error : {qint64(0), 3 * hour, -3 * hour, 10 * year, -10 * year, qint64(0)}) {
        passedMs += minute;
        wallErrorMs = error;
        QCOMPARE(session(), first);
    }
    // Away for two hours, while the clock was set back by nearly as much.
    passedMs += 2 * hour;
    wallErrorMs = -hour - 45 * minute;
    const QString later_ = session();
    QVERIFY(later_ != first);
    passedMs += 29 * minute;
    QCOMPARE(session(), later_);
    passedMs += 31 * minute;
    QVERIFY(session() != later_);
}

void TimeTest::aClockThatIsSetNeitherShortensNorLengthensAWait_data()
{
    QTest::addColumn<qint64>("error");
    QTest::newRow("an hour ahead") << hour;
    QTest::newRow("an hour behind") << -hour;
    QTest::newRow("ten years ahead") << 10 * year;
    QTest::newRow("1970") << -56 * year;
}

void TimeTest::aClockThatIsSetNeitherShortensNorLengthensAWait()
{
    QFETCH(const qint64, error);
    Fixture f;
    CollectorFaults busy;
    busy.status = 503;
    busy.retryAfter = 100;
    f.collector.setFaults(busy);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->state(), Destination::BackingOff);
    f.collector.setFaults({});
    wallErrorMs = error;
    const auto look = [&] { // a job in the worker, and what it leads to
        f.tracker->track(QStringLiteral("n"));
        QVERIFY(f.tracker->waitForSaved(5s));
    };
    look();
    passedMs += 90 * second;
    look();
    QCOMPARE(f.destination->state(), Destination::BackingOff);
    QCOMPARE(f.collector.events().size(), 0);
    passedMs += 40 * second; // a quarter of it for the spread
    look();
    QTRY_COMPARE(f.collector.events().size(), 4);
}

void TimeTest::aRememberedWaitSurvivesARestartWithAnyClock_data()
{
    QTest::addColumn<int>("bootThen");
    QTest::addColumn<qint64>("error");
    QTest::addColumn<int>("stillWaitsAfter"); // of 1 000 s, in seconds
    QTest::addColumn<int>("overAfter");
    QTest::newRow("the same boot") << 1 << qint64(0) << 900 << 1300;
    QTest::newRow("the same boot, ten years ahead") << 1 << 10 * year << 900 << 1300;
    QTest::newRow("the same boot, ten years behind") << 1 << -10 * year << 900 << 1300;
    QTest::newRow("another boot") << 2 << qint64(0) << 900 << 1300;
    QTest::newRow("another boot, ten years behind") << 2 << -10 * year << 900 << 1700; // from the start on
}

void TimeTest::aRememberedWaitSurvivesARestartWithAnyClock()
{
    QFETCH(const int, bootThen);
    QFETCH(const qint64, error);
    QFETCH(const int, stillWaitsAfter);
    QFETCH(const int, overAfter);
    Fixture f;
    CollectorFaults busy;
    busy.status = 503;
    busy.retryAfter = 1000;
    f.collector.setFaults(busy);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->state(), Destination::BackingOff);
    f.close();
    f.collector.setFaults({});
    passedMs += 400 * second;
    boot = bootThen;
    wallErrorMs = error;
    f.open();
    const auto look = [&] {
        f.tracker->track(QStringLiteral("n"));
        QVERIFY(f.tracker->waitForSaved(5s));
    };
    look();
    passedMs += (stillWaitsAfter - 400) * second;
    look();
    QTRY_COMPARE(f.destination->state(), Destination::BackingOff);
    QCOMPARE(f.collector.events().size(), 0);
    passedMs += (overAfter - stillWaitsAfter) * second;
    look();
    QTRY_COMPARE(f.collector.events().size(), 4);
}

void TimeTest::aBackoffGoesOnAfterARestart_data()
{
    QTest::addColumn<int>("bootThen");
    QTest::addColumn<qint64>("error");
    QTest::newRow("the same boot") << 1 << qint64(0);
    QTest::newRow("the same boot, ten years ahead") << 1 << 10 * year;
    QTest::newRow("another boot") << 2 << qint64(0);
}

void TimeTest::aBackoffGoesOnAfterARestart()
{
    QFETCH(const int, bootThen);
    QFETCH(const qint64, error);
    int failed = 0; // so often was an answer taken for a failure
    const auto count = [&](Tracker &, Millimetric &to) {
        connect(&to, &Destination::stateChanged, this, [&failed, &to] { failed += to.state() == Destination::BackingOff; });
    };
    Fixture f(count);
    CollectorFaults down;
    down.status = 503;
    f.collector.setFaults(down);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(failed, 1);
    for (int tries = 2; tries <= 12; ++tries) { // 100 ms, doubled eleven times: between 163 and 246 s from here on
        passedMs += 10 * minute;
        wakeWorker(f);
        QTRY_COMPARE(failed, tries);
    }
    QCOMPARE(f.collector.stats().requests, 12);
    f.close();
    passedMs += 60 * second;
    boot = bootThen;
    wallErrorMs = error;
    f.open(count);
    const auto noMoreThan = [&](int requests) { // also where something new comes
        f.tracker->track(QStringLiteral("n"));
        return !QTest::qWaitFor([&] { return f.collector.stats().requests > requests; }, 200);
    };
    QTRY_COMPARE(f.destination->pendingCount(), 1);
    QVERIFY(noMoreThan(12));
    passedMs += 80 * second;
    QVERIFY(noMoreThan(12));
    QCOMPARE(f.destination->state(), Destination::BackingOff);
    failed = 0;
    passedMs += 120 * second;
    wakeWorker(f);
    QTRY_COMPARE(failed, 1);
    passedMs += 220 * second; // the thirteenth failure: at least four fifths of 5 minutes
    QVERIFY(noMoreThan(13));
    f.collector.setFaults({});
    passedMs += 90 * second;
    wakeWorker(f);
    QTRY_COMPARE(f.collector.events().size(), 4);
}

void TimeTest::retryAfterAsADateIsTakenFromTheAnswersOwnDate()
{
    wallErrorMs = 5 * hour;
    Fixture f;
    CollectorFaults busy;
    busy.status = 503;
    const QDateTime until = QDateTime::currentDateTimeUtc().addSecs(600);
    busy.headers = {{"Retry-After", QLocale::c().toString(until, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1()}};
    f.collector.setFaults(busy);
    const qint64 before = fakeNow().wallMs;
    f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(f.has(Error::VendorFailed));
    const auto told = std::find_if(f.errors.begin(), f.errors.end(), [](const Error &e) { return e.code == Error::VendorFailed; });
    const qint64 wait = told->retryAt.toMSecsSinceEpoch() - before;
    QVERIFY2(wait >= 580 * second && wait <= 770 * second, qPrintable(QString::number(wait)));
}

void TimeTest::afterTheSameRetryAfterAFleetIsNotInStep()
{
    Collector collector;
    collector.start();
    CollectorFaults busy;
    busy.status = 503;
    busy.retryAfter = 600;
    collector.setFaults(busy);
    QTemporaryDir dir;
    QList<qint64> waits;
    for (int i = 0; i < 8; ++i) {
        Tracker tracker;
        tracker.setStoragePath(dir.path() + QLatin1Char('/') + QString::number(i));
        auto *millimetric = new Millimetric;
        millimetric->setHost(collector.url());
        millimetric->setKey(testKey());
        tracker.addDestination(millimetric);
        QSignalSpy errors(&tracker, &Tracker::errorOccurred);
        const qint64 before = fakeNow().wallMs;
        tracker.track(QStringLiteral("n"));
        QTRY_COMPARE(errors.size(), 1);
        const qint64 wait = errors.first().first().value<Error>().retryAt.toMSecsSinceEpoch() - before;
        QVERIFY2(wait >= 600 * second && wait <= 770 * second, qPrintable(QString::number(wait)));
        waits.append(wait);
    }
    const auto [least, most] = std::minmax_element(waits.cbegin(), waits.cend());
    qInfo("between %lld and %lld ms", *least, *most);
    QVERIFY(*most - *least > 30 * second);
}

void TimeTest::aBacklogFoundAtTheStartWaitsThisDevicesShare_data()
{
    QTest::addColumn<bool>("isMoreTracked");
    QTest::newRow("alone") << false;
    QTest::newRow("with what comes meanwhile behind it") << true;
}

void TimeTest::aBacklogFoundAtTheStartWaitsThisDevicesShare()
{
    QFETCH(const bool, isMoreTracked);
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    QStringList ids{f.tracker->track(QStringLiteral("a")), f.tracker->page(QStringLiteral("/b"))};
    milliseconds spread = 10h; // and longer, until this device's share of it is not next to nothing
    while (shareOf(spread, f.tracker->anonymousId()) < 1h)
        spread += 1h;
    const milliseconds share = shareOf(spread, f.tracker->anonymousId());
    f.close();
    f.open([&](Tracker &, Millimetric &millimetric) { millimetric.setStartSpread(int(spread.count())); });
    const auto nothingGoes = [&] {
        wakeWorker(f);
        return !QTest::qWaitFor([&] { return f.collector.stats().requests > 0; }, 200);
    };
    QTRY_COMPARE(f.tracker->pendingCount(), 2);
    QVERIFY(nothingGoes());
    if (isMoreTracked)
        ids.append(f.tracker->track(QStringLiteral("c")));
    passedMs += share.count() - minute;
    QVERIFY(nothingGoes());
    QCOMPARE(f.destination->state(), Destination::Waiting);
    passedMs += 2 * minute;
    wakeWorker(f);
    QTRY_COMPARE_WITH_TIMEOUT(f.arrivedIds(), ids, 20'000);
}

void TimeTest::afterAnOutageOneRequestGoesAndThenTheBacklogInItsTurn()
{
    Fixture f([](Tracker &, Millimetric &millimetric) {
        millimetric.setStartSpread(int(10 * hour));
        millimetric.setMaxRetries(1);
    });
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    passedMs += 10 * hour; // the start is over
    f.collector.stop();
    f.tracker->track(QStringLiteral("a"));
    f.tracker->identify(QStringLiteral("usr_1")); // three requests
    f.tracker->track(QStringLiteral("b"));
    QTRY_VERIFY(f.has(Error::NetworkFailed));
    f.collector.start();
    passedMs += 10 * hour;
    wakeWorker(f);
    QTRY_COMPARE_WITH_TIMEOUT(f.tracker->deliveredCount(), 2, 20'000);
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(f.collector.events().size(), 2);
    passedMs += 10 * hour;
    wakeWorker(f);
    QTRY_COMPARE_WITH_TIMEOUT(f.collector.events().size(), 4, 20'000);
}

void TimeTest::aBacklogIsWorkedOffAtItsPace()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    for (int i = 0; i < 100; ++i)
        f.tracker->track(QStringLiteral("n"));
    f.tracker->identify(QStringLiteral("usr_1"));
    f.close();
    f.open([](Tracker &, Millimetric &millimetric) { millimetric.setCatchUpRate(1); });
    QTRY_COMPARE(f.tracker->deliveredCount(), 100);
    passedMs += 80 * second;
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(f.collector.events().size(), 100);
    passedMs += 20 * second;
    wakeWorker(f);
    QTRY_COMPARE_WITH_TIMEOUT(f.collector.events().size(), 102, 20'000);
}

void TimeTest::aClockThatJumpsKeepsNoStoreFromOpening()
{
    // The store is looked for once a second; a second that began in 2036 must not last until then.
    wallErrorMs = 10 * year;
    QTemporaryDir dir;
    const QString place = dir.path() + QLatin1String("/there");
    QFile inTheWay(place);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    Collector collector;
    collector.start();
    Tracker tracker;
    tracker.setStoragePath(place);
    tracker.setOffline(true);
    auto *millimetric = new Millimetric;
    millimetric->setHost(collector.url());
    millimetric->setKey(testKey());
    tracker.addDestination(millimetric);
    tracker.track(QStringLiteral("n"));
    QVERIFY(inTheWay.remove());
    wallErrorMs = 0;
    passedMs += 2 * second;
    tracker.track(QStringLiteral("n"));
    QTRY_VERIFY(tracker.waitForSaved(1s));
    QVERIFY(QDir(place + QLatin1String("/default/runs")).exists());
}

QTEST_GUILESS_MAIN(TimeTest)
#include "tst_time.moc"
