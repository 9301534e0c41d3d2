// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Eight threads that track while everything else changes, and trackers that start and stop without end.

#include "../tracker/fixture.h"

#include <QDir>
#include <QDirIterator>
#include <QRandomGenerator>

#include <atomic>
#include <shared_mutex>
#include <thread>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

constexpr int threadCount = 8;

int givenOr(const char *variable, int usual)
{
    const int given = qEnvironmentVariableIntValue(variable);
    return given > 0 ? given : usual;
}

/// <thread>-<number>, so that what arrived tells its order.
QString idOf(int thread, int number)
{
    return QStringLiteral("%1-%2").arg(thread).arg(number, 6, 10, QLatin1Char('0'));
}

QVariantMap withId(const QString &id)
{
    return {{QStringLiteral("event_id"), id}};
}

/// What is wrong with the events of threads that arrived at one destination's vendor, or nothing: each came once, and
/// those of one thread in its order. \a mayRepeat: a request was given up under way, so that the same bytes came again.
QString disorder(const Collector &vendor, bool mayRepeat)
{
    QHash<qint64, QByteArray> bodies;
    for (const CollectedRequest &request : vendor.requests())
        bodies.insert(request.seq, request.body);
    QHash<QString, QByteArray> cameIn;
    std::array<QString, threadCount> last;
    for (const CollectedEvent &event : vendor.events()) {
        const QString &id = event.eventId;
        if (id.indexOf(QLatin1Char('-')) != 1) // a page, an identify
            continue;
        const QByteArray body = bodies.value(event.request);
        if (const auto known = cameIn.constFind(id); known != cameIn.constEnd()) {
            if (!mayRepeat || *known != body)
                return id + QLatin1String(" came twice");
            continue;
        }
        cameIn.insert(id, body);
        QString &before = last[std::size_t(id.left(1).toInt())];
        if (id < before)
            return id + QLatin1String(" came behind ") + before;
        before = id;
    }
    return {};
}

/// Runs \a work in eight threads, and \a meanwhile in this one until they are done.
void inThreads(const std::function<void(int thread)> &work, const std::function<void()> &meanwhile)
{
    std::atomic<int> running{threadCount};
    std::vector<std::thread> threads;
    for (int t = 0; t < threadCount; ++t)
        threads.emplace_back([&, t] {
            work(t);
            --running;
        });
    while (running > 0) {
        meanwhile();
        QCoreApplication::processEvents();
    }
    for (std::thread &thread : threads)
        thread.join();
}

struct Holdings
{
    int descriptors = 0;
    int threads = 0;
    int files = 0;

    friend bool operator==(const Holdings &, const Holdings &) = default;
    void takeLeast(const Holdings &other)
    {
        descriptors = std::min(descriptors, other.descriptors);
        threads = std::min(threads, other.threads);
        files = std::min(files, other.files);
    }
    QByteArray text() const
    {
        return QByteArray::number(descriptors) + " descriptors, " + QByteArray::number(threads) + " threads, "
            + QByteArray::number(files) + " files";
    }
};

Holdings holdings(const QString &folder)
{
    const auto entries = [](const QString &path) {
        return int(QDir(path).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System | QDir::Hidden).size());
    };
    Holdings held{entries(QStringLiteral("/proc/self/fd")), entries(QStringLiteral("/proc/self/task")), 0};
    QDirIterator files(folder, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        ++held.files;
    }
    return held;
}

} // namespace

class TestThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eightThreadsTrackWhileEverythingElseChanges_data();
    void eightThreadsTrackWhileEverythingElseChanges();
    void theUsersWillChangesUnderEightThreads();
    void everyGetterIsForEveryThread();
    void aDestinationGoesWhileOthersWaitForTheDisk();
    void aTrackerEndsWhileOtherThreadsCallTheFreeFunctions();
    void startsAndStopsLeaveNothingBehind();
};

void TestThreads::eightThreadsTrackWhileEverythingElseChanges_data()
{
    QTest::addColumn<bool>("goesOffline");
    QTest::newRow("options, destinations and users") << false;
    QTest::newRow("and the network, with requests given up under way") << true;
}

void TestThreads::eightThreadsTrackWhileEverythingElseChanges()
{
    QFETCH(const bool, goesOffline);
    const int each = givenOr("TALLY_TEST_EVENTS", 400);
    Fixture f([](Tracker &tracker, Millimetric &to) {
        tracker.setLifecycleEvents(Tracker::LifecycleEvent::AllLifecycleEvents);
        to.setFlushAt(50);
    });
    f.destination->setEvents({QStringLiteral("n")});
    const uint seed = uint(givenOr("TALLY_TEST_SEED", int(QRandomGenerator::global()->bounded(1, 1'000'000))));
    qInfo("seed %u: TALLY_TEST_SEED", seed);
    QRandomGenerator random(seed);
    Collector elsewhere;
    QVERIFY(elsewhere.start());
    auto *passing = new Millimetric; // comes and goes
    passing->setName(QStringLiteral("passing"));
    passing->setHost(elsewhere.url());
    passing->setKey(testKey());
    bool isIn = false;
    int changes = 0;

    inThreads(
        [&](int t) {
            for (int i = 0; i < each; ++i) {
                f.tracker->track(QStringLiteral("n"), {{QStringLiteral("i"), i}}, withId(idOf(t, i)));
                if (i % 50 == 10)
                    f.tracker->identify(QStringLiteral("user%1").arg(t));
                if (i % 50 == 20)
                    f.tracker->page(QStringLiteral("/%1").arg(t));
                if (i % 50 == 30)
                    f.tracker->flush();
                if (i % 200 == 199)
                    f.tracker->waitForSaved(5s);
            }
        },
        [&] {
            ++changes;
            switch (random.bounded(11)) {
            case 0: f.tracker->reset(); break;
            case 1: f.tracker->flush(); break;
            case 2: f.tracker->setSuperProperties({{QStringLiteral("change"), changes}}); break;
            case 3: f.tracker->setOffline(goesOffline && random.bounded(2)); break;
            case 4: f.tracker->setBeforeTrack([changes](Event &event) {
                event.properties.insert(QStringLiteral("hook"), changes);
                return true;
            }); break;
            case 5: f.tracker->setBeforeTrack({}); break;
            case 6: f.destination->setFlushAt(1 + random.bounded(100)); break;
            case 7:
                if (std::exchange(isIn, !isIn))
                    f.tracker->removeDestination(passing);
                else
                    QVERIFY(f.tracker->addDestination(passing));
                break;
            case 8: passing->setEvents({random.bounded(2) ? QStringLiteral("*") : QStringLiteral("none")}); break;
            case 9: f.tracker->setSessionTimeout(1 + random.bounded(100)); break;
            case 10: f.tracker->endVisitor(); break;
            }
        });
    if (!isIn)
        QVERIFY(f.tracker->addDestination(passing));
    f.tracker->setOffline(false);
    f.tracker->flush();
    QTRY_VERIFY_WITH_TIMEOUT(f.destination->deliveredCount() >= threadCount * each && f.destination->pendingCount() == 0,
                             60'000);
    QVERIFY(f.balances());
    for (const Error &error : std::as_const(f.errors)) // the one that comes and goes is closed before it is opened again
        QVERIFY2(error.code != Error::StorageDamaged, qPrintable(error.text));
    const QStringList all = f.arrivedIds();
    QSet<QString> arrived(all.begin(), all.end());
    for (int t = 0; t < threadCount; ++t)
        for (int i = 0; i < each; ++i)
            QVERIFY2(arrived.contains(idOf(t, i)), qPrintable(idOf(t, i)));
    QCOMPARE(disorder(f.collector, goesOffline), QString());
    QTRY_COMPARE_WITH_TIMEOUT(passing->pendingCount(), 0, 60'000);
    QCOMPARE(disorder(elsewhere, true), QString()); // it went with requests under way
    qInfo("%d events of %d threads during %d changes; %lld more came again; to the one that comes and goes %lld, and %lld again",
          threadCount * each, threadCount, changes, f.collector.stats().duplicates, elsewhere.stats().unique,
          elsewhere.stats().duplicates);
}

void TestThreads::theUsersWillChangesUnderEightThreads()
{
    const int each = givenOr("TALLY_TEST_EVENTS", 300);
    Fixture f([](Tracker &, Millimetric &to) { to.setFlushAt(20); });
    QRandomGenerator random(7);
    inThreads(
        [&](int t) {
            for (int i = 0; i < each; ++i)
                f.tracker->track(QStringLiteral("n"), {{QStringLiteral("i"), i}}, withId(idOf(t, i)));
        },
        [&] {
            switch (random.bounded(6)) {
            case 0: f.tracker->setEnabled(random.bounded(2)); break;
            case 1: f.tracker->denyConsent(); break;
            case 2: f.tracker->grantConsent(); break;
            case 3: f.tracker->forget(); break;
            case 4: f.tracker->setConsentRequired(random.bounded(2)); break;
            case 5: f.tracker->reset(); break;
            }
        });
    // After this has returned nothing is stored any more, and nothing of before leaves.
    f.tracker->setEnabled(true);
    f.tracker->denyConsent();
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    QVERIFY(f.balances());
    const int before = f.collector.stats().events;
    inThreads([&](int t) { f.tracker->track(QStringLiteral("n"), {}, withId(idOf(t, each))); }, [] {});
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(f.destination->pendingCount(), 0);
    f.tracker->grantConsent();
    const QString last = f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY_WITH_TIMEOUT(f.arrivedIds().contains(last), 30'000);
    QVERIFY(f.balances());
    for (int t = 0; t < threadCount; ++t)
        QVERIFY(!f.arrivedIds().mid(before).contains(idOf(t, each)));
}

void TestThreads::everyGetterIsForEveryThread()
{
    const int each = givenOr("TALLY_TEST_GETS", 300);
    QTemporaryDir dir;
    Tracker tracker;
    Millimetric added;
    added.setHost(QUrl(QStringLiteral("http://127.0.0.1:9")));
    const int additionAt = 100;
    std::atomic<int> changes{0};
    inThreads(
        [&](int t) {
            // Apart from the others, whose locks would order what they read too.
            while (t < 3 && changes.load(std::memory_order_relaxed) < 50)
                QVERIFY(t == 0 ? !tracker.name().isEmpty() : t == 1 ? !tracker.storagePath().isEmpty() : tracker.sessionTimeout() > 0);
            for (int i = 0; i < each || changes.load(std::memory_order_relaxed) <= additionAt; ++i) {
                QVERIFY(tracker.destinations().size() <= 1);
                const bool flags[]{tracker.isEnabled(), tracker.isConsentRequired(), tracker.isOffline(),
                                   tracker.isContextEnabled(), tracker.isDebug()};
                const QString texts[]{tracker.blockedBy(), tracker.anonymousId(), tracker.userId(), tracker.sessionId()};
                const qint64 counts[]{tracker.pendingCount(), tracker.acceptedCount(), tracker.deliveredCount(),
                                      tracker.droppedCount(), tracker.quarantinedCount()};
                Q_UNUSED(flags);
                Q_UNUSED(texts);
                Q_UNUSED(counts);
                static_cast<void>(tracker.consent());
                static_cast<void>(tracker.superProperties());
            }
        },
        [&] {
            const int change = changes.fetch_add(1, std::memory_order_relaxed) + 1;
            const bool isOdd = change % 2;
            tracker.setName(QStringLiteral("n%1").arg(change));
            tracker.setStoragePath(dir.filePath(QString::number(change)));
            tracker.setEnabled(isOdd);
            tracker.setConsentRequired(isOdd);
            tracker.setOffline(isOdd);
            tracker.setContextEnabled(isOdd);
            tracker.setDebug(isOdd);
            tracker.setSessionTimeout(change);
            tracker.setSuperProperties({{QStringLiteral("change"), change}});
            if (change == additionAt) // from now on name and path are fixed
                QVERIFY(tracker.addDestination(&added));
        });
    QCOMPARE(tracker.destinations().size(), 1);
}

void TestThreads::aDestinationGoesWhileOthersWaitForTheDisk()
{
    const int each = givenOr("TALLY_TEST_SAVES", 50);
    Fixture f;
    Millimetric passing;
    passing.setName(QStringLiteral("passing"));
    passing.setHost(f.collector.url());
    passing.setKey(testKey());
    f.tracker->track(QStringLiteral("n"));
    inThreads(
        [&](int) {
            for (int i = 0; i < each; ++i)
                f.tracker->waitForSaved(5s);
        },
        [&] {
            if (f.tracker->addDestination(&passing))
                f.tracker->removeDestination(&passing);
        });
    QVERIFY(f.tracker->waitForSaved(30s));
}

void TestThreads::aTrackerEndsWhileOtherThreadsCallTheFreeFunctions()
{
    const int lives = givenOr("TALLY_TEST_LIVES", 8);
    QTemporaryDir store;
    Collector collector;
    QVERIFY(collector.start());
    // The first event fixes where a tracker's store is: nobody tracks between its making and its settings.
    std::shared_mutex settings;
    const auto open = [&] {
        const std::lock_guard alone(settings);
        auto tracker = std::make_unique<Tracker>();
        tracker->setStoragePath(store.path());
        auto *to = new Millimetric;
        to->setHost(collector.url());
        to->setKey(testKey());
        tracker->addDestination(to);
        return tracker;
    };
    // Between two trackers nobody is there to take an event: only what got an id is owed.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
        if (type == QtFatalMsg)
            fprintf(stderr, "%s\n", qPrintable(text));
    });
    std::atomic<bool> isOpen{false}, isOver{false};
    std::array<QStringList, threadCount> given;
    int life = 0;
    inThreads(
        [&](int t) {
            for (int i = 0; !isOver; ++i) {
                isOpen.wait(false);
                const std::shared_lock beside(settings);
                const QString id = track(QStringLiteral("n"), {}, withId(idOf(t, i)));
                if (!id.isEmpty())
                    given[std::size_t(t)].append(id);
            }
        },
        [&] {
            if (life == lives) {
                isOver = true;
                isOpen = true;
                isOpen.notify_all();
                return;
            }
            ++life;
            auto tracker = open();
            QCOMPARE(tracker->storagePath(), store.path());
            isOpen = true;
            isOpen.notify_all();
            const qint64 some = 10 * life;
            while (tracker->acceptedCount() < some)
                QCoreApplication::processEvents();
            tracker.reset(); // the threads go on
            isOpen = false;
        });
    qInstallMessageHandler(nullptr);

    QSet<QString> owed;
    for (const QStringList &ids : given)
        owed += QSet<QString>(ids.begin(), ids.end());
    const auto missing = [&] {
        QSet<QString> ids = owed;
        for (const CollectedEvent &event : collector.events())
            ids.remove(event.eventId);
        return ids;
    };
    // An end may take longer than is waited for on a busy machine: then what it held is the next one's.
    QSet<QString> lost;
    int more = 0;
    const QDeadlineTimer patience(30s);
    for (; !(lost = missing()).isEmpty() && !patience.hasExpired(); ++more) {
        const auto last = open();
        last->track(QStringLiteral("last"));
        QTRY_COMPARE_WITH_TIMEOUT(last->pendingCount(), 0, 10'000);
    }
    QVERIFY2(lost.isEmpty(), qPrintable(QStringLiteral("%1 of %2").arg(lost.size()).arg(owed.size())));
    qInfo("%d events of %d threads over %d lives of a tracker, the rest delivered by %d more", int(owed.size()), threadCount, lives, more);
}

void TestThreads::startsAndStopsLeaveNothingBehind()
{
    const int cycles = givenOr("TALLY_TEST_CYCLES", 100);
    QTemporaryDir store;
    Collector collector;
    QVERIFY(collector.start());
    // Between two lives, and with nobody at the other end of a connection: what is held then is held by nobody. The first
    // ten also make what is made once. An end that takes longer than is waited for, on a busy machine, is cleaned up by
    // one of the next, so of several moments the least counts.
    const auto heldByNobody = [&] {
        collector.stop();
        const Holdings held = holdings(store.path());
        return collector.start() ? held : Holdings{-1, -1, -1};
    };
    Holdings before{INT_MAX, INT_MAX, INT_MAX}, after;
    int cycle = 0;
    for (; cycle < cycles || (after != before && cycle < cycles + 20); ++cycle) {
        {
            Tracker tracker;
            tracker.setStoragePath(store.path());
            auto *to = new Millimetric;
            to->setHost(collector.url());
            to->setKey(testKey());
            tracker.addDestination(to);
            tracker.track(QStringLiteral("n"));
            // Every other one ends with its event on disk, for the next one to deliver.
            if (cycle % 2 == 1 || cycle >= cycles - 1)
                QVERIFY(tracker.waitForFlushed(30s));
        }
        if (cycle >= 9 && cycle < 20)
            before.takeLeast(heldByNobody());
        else if (cycle >= cycles - 1)
            after = heldByNobody();
    }
    QVERIFY2(after == before, "at first " + before.text() + "; in the end " + after.text());
    QTRY_COMPARE(collector.stats().unique, cycle);
    qInfo("%d starts and stops: %s", cycles, before.text().constData());
}

QTEST_GUILESS_MAIN(TestThreads)
#include "tst_threads.moc"
