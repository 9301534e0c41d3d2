// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What the tracker adds to an event, and what it does with one that is wrong, too old, too much, or too early.

#include "fixture.h"

#include "delivery/seams.h"

#include <QDir>
#include <QMutex>
#include <QRandomGenerator>
#include <QSet>
#include <QUuid>

#include <atomic>
#include <thread>
#include <sys/wait.h>
#include <unistd.h>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

std::atomic<qint64> clockOffsetMs{0};

QJsonObject propertiesOf(const CollectedEvent &event)
{
    return event.json.value(QStringLiteral("properties")).toObject();
}

} // namespace

class TestTracker : public QObject
{
    Q_OBJECT

public:
    enum Names { AI_QUERY, PDF_EXPORT };
    Q_ENUM(Names)

private Q_SLOTS:
    void initTestCase()
    {
        seams().now = [] { return later(realNow(), clockOffsetMs); };
    }
    void init() { clockOffsetMs = 0; }

    void superPropertiesAreMergedAndTheEventsOwnWin();
    void contextGoesToAnalyticsOnly();
    void contextIsThereWhenItIsEnabledLater();
    void anEventForSomebodyElseGetsNothingOfThisMachine();
    void typedNamesAreTheNamesOfTheirEnumerators();
    void aNewSessionBeginsAfterTheTimeoutAndNotBefore();
    void aSessionGoesOnOverARestartWithinTheTimeout();
    void aSessionThatAnotherProcessHasJustBegunIsTaken();
    void theHookMayChangeAndRefuse();
    void whatIsWrongForEverybodyIsRefusedWithTheCause_data();
    void whatIsWrongForEverybodyIsRefusedWithTheCause();
    void whatTheVendorCannotTakeIsDroppedWithTheCause();
    void theOldestGoWhenThereAreTooMany();
    void theOldestGoWhenTheyTakeTooManyBytes();
    void whatIsTooOldGoes();
    void unknownOptionsAreToldAndIgnored();
    void aSecondTrackerOfTheSameNameIsInert();
    void anInertTrackerIsAtRest();
    void twoDestinationsOfOneNameAreRefused();
    void eventsBeforeTheFirstDestinationWait();
    void onlyMatchingNamesGoToADestination();
    void eachOfTwoDestinationsHasItsOwnFate();
    void pagesGoWhereTheyBelong();
    void manyThreadsTrackAtOnceAndEachKeepsItsOrder();
    void everyEventHasAnIdOfItsOwnWhicheverThreadAndSecond();
    void aForkedChildIsInertAndHarmsNothing();
    void aPlainHttpHostElsewhereIsRefused();
    void theFirstTrackerIsTheInstance();
    void aDestinationThatIsTakenAwayKeepsItsEventsForItsReturn();
    void theCountsAddUpAtEveryStepOfARandomRun();
};

void TestTracker::superPropertiesAreMergedAndTheEventsOwnWin()
{
    Fixture f;
    f.tracker->setSuperProperties({{QStringLiteral("store"), QStringLiteral("Berlin")}, {QStringLiteral("lane"), 1}});
    f.tracker->track(QStringLiteral("n"), {{QStringLiteral("lane"), 2}});
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    const QJsonObject properties = propertiesOf(f.collector.events().first());
    QCOMPARE(properties.value(QStringLiteral("store")).toString(), QStringLiteral("Berlin"));
    QCOMPARE(properties.value(QStringLiteral("lane")).toInt(), 2);
}

void TestTracker::contextGoesToAnalyticsOnly()
{
    Fixture f;
    Millimetric *const owed = billing(f);
    f.tracker->addDestination(owed);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 2);
    int with = 0;
    for (const CollectedEvent &event : f.collector.events())
        with += propertiesOf(event).contains(QStringLiteral("$qt_version")) ? 1 : 0;
    QCOMPARE(with, 1);
    f.tracker->setContextEnabled(false);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 4);
    QVERIFY(!propertiesOf(f.collector.events().last()).contains(QStringLiteral("$qt_version")));
}

void TestTracker::contextIsThereWhenItIsEnabledLater()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setContextEnabled(false); });
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QVERIFY(!propertiesOf(f.collector.events().last()).contains(QStringLiteral("$qt_version")));
    f.tracker->setContextEnabled(true);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 2);
    QVERIFY(propertiesOf(f.collector.events().last()).contains(QStringLiteral("$qt_version")));
}

void TestTracker::anEventForSomebodyElseGetsNothingOfThisMachine()
{
    Fixture f;
    f.tracker->identify(QStringLiteral("me"));
    f.tracker->track(QStringLiteral("n"), {}, {{QStringLiteral("user_id"), QStringLiteral("other")}});
    QTRY_COMPARE(f.tracker->deliveredCount(), 2);
    const CollectedEvent event = f.collector.events().last();
    QCOMPARE(event.userId, QStringLiteral("other"));
    QCOMPARE(event.anonymousId, QString());
    QVERIFY(!event.json.contains(QStringLiteral("session_id")));
    QVERIFY(!propertiesOf(event).contains(QStringLiteral("$qt_version")));
}

void TestTracker::typedNamesAreTheNamesOfTheirEnumerators()
{
    Fixture f;
    f.tracker->track(AI_QUERY);
    f.tracker->track(PDF_EXPORT, {{QStringLiteral("pages"), 3}});
    QTRY_COMPARE(f.tracker->deliveredCount(), 2);
    QCOMPARE(f.collector.events().at(0).name, QStringLiteral("AI_QUERY"));
    QCOMPARE(f.collector.events().at(1).name, QStringLiteral("PDF_EXPORT"));
}

void TestTracker::aNewSessionBeginsAfterTheTimeoutAndNotBefore()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setSessionTimeout(30 * 60'000); });
    f.tracker->track(QStringLiteral("n"));
    const QString first = f.tracker->sessionId();
    QVERIFY(!first.isEmpty());
    clockOffsetMs += 29 * 60'000;
    f.tracker->track(QStringLiteral("n"));
    QCOMPARE(f.tracker->sessionId(), first);
    clockOffsetMs += 29 * 60'000;
    f.tracker->track(QStringLiteral("n"));
    QCOMPARE(f.tracker->sessionId(), first);
    clockOffsetMs += 31 * 60'000;
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->sessionId() != first);
    QVERIFY(!f.tracker->sessionId().isEmpty());
}

void TestTracker::aSessionGoesOnOverARestartWithinTheTimeout()
{
    Fixture f;
    f.tracker->track(QStringLiteral("n"));
    const QString first = f.tracker->sessionId();
    f.close();
    clockOffsetMs += 60'000;
    f.open();
    f.tracker->track(QStringLiteral("n"));
    QCOMPARE(f.tracker->sessionId(), first);
    f.close();
    clockOffsetMs += 31 * 60'000;
    f.open();
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->sessionId() != first);
}

// Between that and its note of the activity another process may come.
void TestTracker::aSessionThatAnotherProcessHasJustBegunIsTaken()
{
    Fixture f;
    f.tracker->track(QStringLiteral("n"));
    const QString session = f.tracker->sessionId();
    QVERIFY(!session.isEmpty());
    f.close();
    const QString activity = f.dir.path() + QLatin1String("/default/activity");
    QVERIFY(QFile::remove(activity));
    f.open();
    f.tracker->track(QStringLiteral("n"));
    QCOMPARE(f.tracker->sessionId(), session);
    f.close();
    QVERIFY(QFile::remove(activity));
    clockOffsetMs += 31 * 60 * 1000;
    f.open();
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->sessionId() != session);
}

void TestTracker::theHookMayChangeAndRefuse()
{
    Fixture f;
    f.tracker->setBeforeTrack([](Event &event) {
        event.properties.remove(QStringLiteral("email"));
        return event.name != QLatin1String("private");
    });
    QVERIFY(f.tracker->track(QStringLiteral("private")).isEmpty());
    f.tracker->track(QStringLiteral("n"), {{QStringLiteral("email"), QStringLiteral("a@b")}, {QStringLiteral("a"), 1}});
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QVERIFY(!propertiesOf(f.collector.events().first()).contains(QStringLiteral("email")));
    QCOMPARE(propertiesOf(f.collector.events().first()).value(QStringLiteral("a")).toInt(), 1);
}

void TestTracker::whatIsWrongForEverybodyIsRefusedWithTheCause_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QVariantMap>("properties");
    QTest::addColumn<QVariantMap>("options");
    QVariantMap deep;
    for (int i = 0; i < 100; ++i)
        deep = {{QStringLiteral("d"), deep}};
    QTest::newRow("no name") << QString() << QVariantMap() << QVariantMap();
    QTest::newRow("NaN") << QStringLiteral("n") << QVariantMap{{QStringLiteral("x"), qQNaN()}} << QVariantMap();
    QTest::newRow("infinity") << QStringLiteral("n") << QVariantMap{{QStringLiteral("x"), qInf()}} << QVariantMap();
    QTest::newRow("too deep") << QStringLiteral("n") << deep << QVariantMap();
    QTest::newRow("quantity 0") << QStringLiteral("n") << QVariantMap() << QVariantMap{{QStringLiteral("quantity"), 0}};
    QTest::newRow("quantity -1") << QStringLiteral("n") << QVariantMap() << QVariantMap{{QStringLiteral("quantity"), -1}};
}

void TestTracker::whatIsWrongForEverybodyIsRefusedWithTheCause()
{
    QFETCH(QString, name);
    QFETCH(QVariantMap, properties);
    QFETCH(QVariantMap, options);
    Fixture f;
    QSignalSpy dropped(f.tracker.get(), &Tracker::dropped);
    QVERIFY(f.tracker->track(name, properties, options).isEmpty());
    QTRY_COMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().at(1).value<Tracker::DropReason>(), Tracker::DropReason::Invalid);
    QVERIFY(f.has(Error::InvalidEvent));
    QVERIFY(!f.errors.first().text.isEmpty());
    QCOMPARE(f.tracker->droppedCount(), 1);
    QVERIFY(f.balances());
    f.tracker->track(QStringLiteral("good"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
}

void TestTracker::whatTheVendorCannotTakeIsDroppedWithTheCause()
{
    Fixture f;
    f.tracker->track(QString(129, QLatin1Char('x')));
    f.tracker->track(QStringLiteral("n"), {{QStringLiteral("text"), QString(9000, QLatin1Char('x'))}});
    f.tracker->track(QStringLiteral("good"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QTRY_COMPARE(f.tracker->droppedCount(), 2);
    QVERIFY(f.has(Error::InvalidEvent));
    QCOMPARE(f.collector.stats().requests, 1);
    QVERIFY(f.balances());
}

void TestTracker::theOldestGoWhenThereAreTooMany()
{
    Fixture f([](Tracker &tracker, Millimetric &to) {
        tracker.setOffline(true);
        to.setMaxQueueEvents(1000);
    });
    QSignalSpy dropped(f.tracker.get(), &Tracker::dropped);
    QStringList sent;
    for (int i = 0; i < 1700; ++i)
        sent.append(f.tracker->track(QStringLiteral("n")));
    QVERIFY(f.tracker->waitForSaved(5s));
    QVERIFY(f.tracker->pendingCount() <= 1000);
    QVERIFY(f.tracker->pendingCount() >= 500);
    QVERIFY(f.balances());
    const qint64 gone = f.tracker->droppedCount();
    QStringList named;
    QTRY_VERIFY(!dropped.isEmpty());
    for (const QList<QVariant> &one : std::as_const(dropped)) {
        QCOMPARE(one.at(1).value<Tracker::DropReason>(), Tracker::DropReason::Evicted);
        named += one.at(0).toStringList();
    }
    QCOMPARE(named, sent.first(gone));
    QTRY_VERIFY(f.has(Error::QueueFull));
    f.tracker->setOffline(false);
    QVERIFY(f.tracker->waitForFlushed(10s));
    QCOMPARE(f.arrivedIds(), sent.mid(gone));
}

void TestTracker::theOldestGoWhenTheyTakeTooManyBytes()
{
    Fixture f([](Tracker &tracker, Millimetric &to) {
        tracker.setOffline(true);
        to.setMaxQueueBytes(300'000);
    });
    for (int i = 0; i < 2000; ++i)
        f.tracker->track(QStringLiteral("n"), {{QStringLiteral("text"), QString(300, QLatin1Char('x'))}});
    QVERIFY(f.tracker->waitForSaved(5s));
    QVERIFY(f.tracker->droppedCount() > 500);
    QVERIFY(f.tracker->pendingCount() > 0);
    QVERIFY(f.balances());
}

void TestTracker::whatIsTooOldGoes()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    QSignalSpy dropped(f.tracker.get(), &Tracker::dropped);
    const QString id = f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForSaved(5s));
    clockOffsetMs += 31ll * 24 * 3600 * 1000;
    f.destination->setMaxQueueAge(29); // wakes the worker
    QTRY_COMPARE(f.tracker->droppedCount(), 1);
    QTRY_COMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().at(0).toStringList(), QStringList{id});
    QCOMPARE(dropped.first().at(1).value<Tracker::DropReason>(), Tracker::DropReason::TooOld);
    QVERIFY(f.balances());
}

void TestTracker::unknownOptionsAreToldAndIgnored()
{
    Fixture f;
    f.tracker->track(QStringLiteral("n"), {}, {{QStringLiteral("quantitty"), 3}});
    QTRY_VERIFY(f.has(Error::InvalidOption));
    QVERIFY(f.errors.first().text.contains(QStringLiteral("quantitty")));
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
}

void TestTracker::aSecondTrackerOfTheSameNameIsInert()
{
    Fixture f;
    f.tracker->track(QStringLiteral("n"));
    Tracker second;
    second.setStoragePath(f.dir.path());
    QList<Error> errors;
    connect(&second, &Tracker::errorOccurred, this, [&](const Error &error) { errors.append(error); });
    auto *destination = new Millimetric;
    destination->setHost(f.collector.url());
    destination->setKey(testKey());
    second.addDestination(destination);
    QVERIFY(second.track(QStringLiteral("n")).isEmpty());
    QTRY_VERIFY(!errors.isEmpty());
    QCOMPARE(errors.first().code, Error::Inactive);
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QCOMPARE(f.collector.stats().events, 1);
}

void TestTracker::anInertTrackerIsAtRest()
{
    struct Counter : QObject
    {
        bool eventFilter(QObject *, QEvent *event) override
        {
            calls += event->type() == QEvent::MetaCall;
            return false;
        }
        int calls = 0;
    } counter;
    Fixture f;
    f.tracker->track(QStringLiteral("n"));
    Tracker second;
    second.setStoragePath(f.dir.path());
    second.installEventFilter(&counter);
    second.forget();
    second.reset();
    second.denyConsent();
    constexpr int turns = 20;
    for (int i = 0; i < turns; ++i)
        QCoreApplication::processEvents();
    QVERIFY2(counter.calls < turns, qPrintable(QString::number(counter.calls)));
}

void TestTracker::twoDestinationsOfOneNameAreRefused()
{
    Fixture f;
    Millimetric same;
    QVERIFY(!f.tracker->addDestination(&same));
    QTRY_VERIFY(f.has(Error::InvalidOption));
    QCOMPARE(f.tracker->destinations().size(), 1);
}

void TestTracker::eventsBeforeTheFirstDestinationWait()
{
    Collector collector;
    QVERIFY(collector.start());
    QTemporaryDir dir;
    Tracker tracker;
    tracker.setStoragePath(dir.path());
    const QString id = tracker.track(QStringLiteral("early"));
    QVERIFY(!id.isEmpty());
    auto *destination = new Millimetric;
    destination->setHost(collector.url());
    destination->setKey(testKey());
    tracker.addDestination(destination);
    QTRY_COMPARE(tracker.deliveredCount(), 1);
    QCOMPARE(collector.events().first().eventId, id);
    QVERIFY(!collector.events().first().anonymousId.isEmpty());
}

void TestTracker::onlyMatchingNamesGoToADestination()
{
    Fixture f([](Tracker &, Millimetric &to) {
        to.setEvents({QStringLiteral("purchase"), QStringLiteral("cart_*")});
        to.setNames({{QStringLiteral("purchase"), QStringLiteral("order")}});
        to.setSendProperties({QStringLiteral("amount_cents")});
    });
    const QVariantMap properties{{QStringLiteral("amount_cents"), 1}, {QStringLiteral("note"), QStringLiteral("x")}};
    f.tracker->track(QStringLiteral("purchase"), properties);
    f.tracker->track(QStringLiteral("cart_opened"));
    f.tracker->track(QStringLiteral("other"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 2);
    QCOMPARE(f.tracker->acceptedCount(), 2);
    QCOMPARE(f.collector.events().first().name, QStringLiteral("order"));
    QVERIFY(!propertiesOf(f.collector.events().first()).contains(QStringLiteral("note")));
}

void TestTracker::eachOfTwoDestinationsHasItsOwnFate()
{
    Fixture f;
    Collector other;
    QVERIFY(other.start());
    const QUrl url = other.url();
    other.stop();
    auto *second = new Millimetric;
    second->setName(QStringLiteral("second"));
    second->setHost(url);
    second->setKey(testKey());
    QVERIFY(f.tracker->addDestination(second));
    for (int i = 0; i < 20; ++i)
        f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 20);
    QCOMPARE(second->deliveredCount(), 0);
    QCOMPARE(second->pendingCount(), 20);
    QVERIFY(other.start());
    QTRY_COMPARE(second->deliveredCount(), 20);
    QCOMPARE(f.collector.stats().duplicates, 0);
    QCOMPARE(other.stats().duplicates, 0);
    QCOMPARE(f.tracker->acceptedCount(), 40);
}

void TestTracker::pagesGoWhereTheyBelong()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->page(QStringLiteral("https://shop.example/cart?x=1"));
    f.tracker->page(QStringLiteral("/cart"));
    f.tracker->page(QStringLiteral("Cart"));
    f.tracker->setOffline(false);
    QVERIFY(f.tracker->waitForFlushed(5s));
    const QList<CollectedEvent> events = f.collector.events();
    QCOMPARE(events.size(), 3);
    QCOMPARE(events.at(0).json.value(QStringLiteral("url")).toString(), QStringLiteral("https://shop.example/cart?x=1"));
    QCOMPARE(events.at(0).json.value(QStringLiteral("path")).toString(), QStringLiteral("/cart"));
    QCOMPARE(events.at(1).json.value(QStringLiteral("path")).toString(), QStringLiteral("/cart"));
    QCOMPARE(propertiesOf(events.at(2)).value(QStringLiteral("name")).toString(), QStringLiteral("Cart"));
}

void TestTracker::manyThreadsTrackAtOnceAndEachKeepsItsOrder()
{
    Fixture f([](Tracker &, Millimetric &to) { to.setFlushAt(200); });
    constexpr int threads = 8, each = 250;
    std::vector<std::thread> running;
    for (int t = 0; t < threads; ++t) {
        running.emplace_back([&f, t] {
            for (int i = 0; i < each; ++i)
                f.tracker->track(QStringLiteral("t%1").arg(t), {{QStringLiteral("i"), i}});
        });
    }
    for (std::thread &thread : running)
        thread.join();
    QVERIFY(f.tracker->waitForFlushed(20s));
    QHash<QString, int> next;
    for (const CollectedEvent &event : f.collector.events())
        QCOMPARE(propertiesOf(event).value(QStringLiteral("i")).toInt(), next[event.name]++);
    QCOMPARE(f.collector.stats().events, threads * each);
    QVERIFY(f.balances());
}

void TestTracker::everyEventHasAnIdOfItsOwnWhicheverThreadAndSecond()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    constexpr int threads = 4, seconds = 5, calls = 50;
    QMutex mutex;
    QSet<QString> ids;
    for (int second = 0; second < seconds; ++second, clockOffsetMs += 1000) {
        std::vector<std::thread> running;
        for (int thread = 0; thread < threads; ++thread) {
            running.emplace_back([&] {
                for (int i = 0; i < calls; ++i) {
                    const QString id = f.tracker->track(QStringLiteral("n"));
                    const QMutexLocker locked(&mutex);
                    ids.insert(id);
                }
            });
        }
        for (std::thread &thread : running)
            thread.join();
    }
    QCOMPARE(ids.size(), threads * seconds * calls);
    QSet<QString> ends; // whether all of an id differs, and not only a counter in it
    for (const QString &id : std::as_const(ids)) {
        const QUuid uuid(id);
        QCOMPARE(uuid.toString(QUuid::WithoutBraces), id);
        QCOMPARE(uuid.version(), QUuid::Random);
        QCOMPARE(uuid.variant(), QUuid::DCE);
        ends.insert(id.left(12));
        ends.insert(id.right(12));
    }
    QCOMPARE(ends.size(), 2 * ids.size());
}

void TestTracker::aForkedChildIsInertAndHarmsNothing()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForSaved(5s));
    const pid_t child = fork();
    if (child == 0) {
        const bool inert = f.tracker->track(QStringLiteral("child")).isEmpty();
        f.tracker.reset(); // its destructor must not give back the parent's lock
        _exit(inert ? 0 : 1);
    }
    int status = 1;
    QCOMPARE(waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QVERIFY(QDir(f.dir.path() + QStringLiteral("/default/runs")).entryList({QStringLiteral("*.lock")}).size() == 1);
    f.tracker->track(QStringLiteral("n"));
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.tracker->deliveredCount(), 2);
    QCOMPARE(f.collector.stats().events, 2);
}

void TestTracker::aPlainHttpHostElsewhereIsRefused()
{
    Fixture f([](Tracker &, Millimetric &to) { to.setHost(QUrl(QStringLiteral("http://192.0.2.1"))); });
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->state(), Destination::Misconfigured);
    QTRY_VERIFY(f.has(Error::Misconfigured));
    QCOMPARE(f.tracker->pendingCount(), 1);
    f.destination->setHost(f.collector.url());
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
}

void TestTracker::theFirstTrackerIsTheInstance()
{
    QVERIFY(!Tracker::instance());
    {
        Fixture f;
        QCOMPARE(Tracker::instance(), f.tracker.get());
        const QString id = Tally::track(QStringLiteral("n"));
        QTRY_COMPARE(f.tracker->deliveredCount(), 1);
        QCOMPARE(f.collector.events().first().eventId, id);
    }
    QVERIFY(!Tracker::instance());
    QTest::ignoreMessage(QtWarningMsg, "Tally::track() was called, but there is no Tracker.");
    QVERIFY(Tally::track(QStringLiteral("n")).isEmpty());
}

void TestTracker::aDestinationThatIsTakenAwayKeepsItsEventsForItsReturn()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    const QString id = f.tracker->track(QStringLiteral("n"));
    std::unique_ptr<Destination> taken(f.destination);
    f.tracker->removeDestination(f.destination);
    f.tracker->track(QStringLiteral("nobody wants this"));
    f.tracker->setOffline(false);
    QVERIFY(f.tracker->addDestination(taken.release()));
    QTRY_VERIFY_WITH_TIMEOUT(f.arrivedIds().contains(id), 5000);
}

void TestTracker::theCountsAddUpAtEveryStepOfARandomRun()
{
    const quint32 seed = qEnvironmentVariableIsSet("TALLY_TEST_SEED")
        ? qEnvironmentVariable("TALLY_TEST_SEED").toUInt()
        : QRandomGenerator::global()->generate();
    qInfo("TALLY_TEST_SEED=%u", seed);
    QRandomGenerator random(seed);
    Fixture f([](Tracker &, Millimetric &to) {
        to.setFlushAt(20);
        to.setMaxQueueEvents(3000);
    });
    for (int step = 0; step < 10'000; ++step) {
        switch (random.bounded(200)) {
        case 0: f.tracker->setOffline(!f.tracker->isOffline()); break;
        case 1: f.tracker->flush(); break;
        case 2: f.tracker->identify(QStringLiteral("user_%1").arg(random.bounded(3))); break;
        case 3: f.tracker->reset(); break;
        case 4: {
            CollectorFaults faults;
            faults.status = QList<int>{400, 500, 503, 429, 413}.at(random.bounded(5));
            faults.times = random.bounded(1, 4);
            f.collector.setFaults(faults);
            break;
        }
        case 5: f.destination->retryQuarantined(); break;
        case 6: f.destination->clearQuarantine(); break;
        case 7: f.tracker->track(QString()); break;
        case 8: f.tracker->track(QString(200, QLatin1Char('x'))); break;
        case 9: f.destination->setMaxQueueEvents(random.bounded(500, 3000)); break;
        case 10: if (random.bounded(20) == 0) f.tracker->forget(); break;
        case 11: QVERIFY(f.tracker->waitForSaved(10s)); break;
        case 12: QCoreApplication::processEvents(); break;
        case 13:
            if (random.bounded(10) == 0) {
                f.close();
                f.open([](Tracker &, Millimetric &to) { to.setFlushAt(20); });
            }
            break;
        default: f.tracker->track(QStringLiteral("n"), {{QStringLiteral("step"), step}}); break;
        }
        QVERIFY2(f.balances(), qPrintable(QStringLiteral("step %1").arg(step)));
        QVERIFY2(f.tracker->pendingCount() >= 0, qPrintable(QStringLiteral("step %1").arg(step)));
    }
    // The counts agree with what is really there: once everything is sent, nothing is pending in any queue.
    f.collector.setFaults({});
    f.tracker->setOffline(false);
    f.destination->retryQuarantined();
    QVERIFY(f.tracker->waitForFlushed(60s));
    QCOMPARE(f.tracker->pendingCount(), 0);
    QVERIFY(f.tracker->quarantinedCount() == qint64(f.destination->quarantinedEvents().size()));
    // An end that took longer than is waited for, on a busy machine, had its run still when the next tracker looked for
    // such: what it held goes now, once, and the one after that finds nothing.
    const qint64 twice = f.collector.stats().duplicates;
    for (int again = 0; again < 3; ++again) {
        f.close();
        f.open();
        QVERIFY(f.tracker->waitForFlushed(30s));
        if (f.tracker->acceptedCount() == f.tracker->quarantinedCount())
            break;
    }
    QCOMPARE(f.tracker->acceptedCount(), f.tracker->quarantinedCount());
    QCOMPARE(f.collector.stats().duplicates, twice);
}

QTEST_GUILESS_MAIN(TestTracker)
#include "tst_tracker.moc"
