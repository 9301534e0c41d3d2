// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Who waits for whom: flushes and their ends, a worker that is behind, a disk in trouble, a keychain that takes its time.

#include "fixture.h"

#include "delivery/worker.h"
#include "keys/keystore.h"
#include "tracker_p.h"

#include <QAbstractEventDispatcher>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QSemaphore>
#include <QSettings>
#include <QThread>

#include <atomic>
#include <csignal>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/resource.h>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

/// A vendor that takes events in and does not answer.
CollectorFaults mute()
{
    CollectorFaults faults;
    faults.latency = 1h;
    return faults;
}

Worker *workerOf(const Fixture &f)
{
    return Tracker::Private::of(f.tracker.get())->worker.get();
}

/// Keeps the worker busy, as a disk that hangs does.
class BusyWorker
{
public:
    explicit BusyWorker(Worker *worker)
    {
        worker->post([this] {
            m_begun.release();
            m_end.acquire();
        });
        m_begun.acquire();
    }
    ~BusyWorker() { m_end.release(); }
    Q_DISABLE_COPY_MOVE(BusyWorker)

private:
    QSemaphore m_begun;
    QSemaphore m_end;
};

/// No file may grow, as on a disk that is full.
class FullDisk
{
public:
    FullDisk()
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{0, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before;
};

std::atomic<bool> hasWaited{false};

/// A keychain whose making takes until somebody else has tracked.
std::unique_ptr<KeyStore> slowKeychain(const QString &)
{
    class Empty : public KeyStore
    {
        void read(const QString &, Callback callback) override { answer(std::move(callback)); }
        void write(const QString &, const QByteArray &, Callback callback) override { answer(std::move(callback)); }
        void remove(const QString &, Callback callback) override { answer(std::move(callback)); }
        void unlock(Callback callback) override { answer(std::move(callback)); }
        static void answer(Callback callback)
        {
            QTimer::singleShot(0, qApp, [callback = std::move(callback)] { callback({KeyResult::Status::Missing, {}, {}}); });
        }
    };
    const auto hasTracked = std::make_shared<QSemaphore>();
    std::thread([hasTracked] {
        Tally::track(QStringLiteral("meanwhile"));
        hasTracked->release();
    }).detach();
    hasWaited = !hasTracked->tryAcquire(1, 10'000);
    return std::make_unique<Empty>();
}

} // namespace

class TestWaiting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFlushEndsWhenItsDestinationGoes();
    void aFlushSaysWhatWaitsForADestination();
    void aFlushIsToldOnceItsLastDestinationHasEndedIt();
    void noFlushDeliversWhatHasNoDestinationYet();
    void whoEndsWhenAFlushHasIsNotToldOfTheEnd();
    void whoWaitsForAFlushIsNotToldOfAnother();
    void aDestinationThatGoesBeforeItsWorkerOwesNothing();
    void aDenialTakesNothingThatCameAfterTheNextYes_data();
    void aDenialTakesNothingThatCameAfterTheNextYes();
    void aDiskInTroubleIsAskedOnceASecond();
    void whatWasAdoptedStaysUntilTheDiskHasTakenWhatBecameOfIt();
    void nobodyWaitsForTheKeychain();
    void aKeyThatCannotBeUsedIsLookedForAgain();
    void whatIsTrackedBehindTheEndIsClosedToo();
};

void TestWaiting::aFlushEndsWhenItsDestinationGoes()
{
    Fixture f;
    f.collector.setFaults(mute());
    QSignalSpy flushed(f.tracker.get(), &Tracker::flushed);
    f.tracker->track(QStringLiteral("n"));
    f.tracker->flush();
    QTRY_COMPARE(f.collector.stats().requests, 1);
    QCOMPARE(flushed.size(), 0);
    f.tracker->removeDestination(f.destination);
    QTRY_COMPARE(flushed.size(), 1);
    QCOMPARE(flushed.first().first().toBool(), false);
    delete f.destination;
}

void TestWaiting::aFlushSaysWhatWaitsForADestination()
{
    Fixture f;
    f.tracker->removeDestination(f.destination);
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(!f.tracker->waitForFlushed(20s));
    f.tracker->addDestination(f.destination);
    QVERIFY(f.tracker->waitForFlushed(20s));
    QCOMPARE(f.destination->deliveredCount(), 1);
}

void TestWaiting::aFlushIsToldOnceItsLastDestinationHasEndedIt()
{
    Fixture f([](Tracker &tracker, Millimetric &last) {
        auto *const first = new Millimetric; // whose flush ends at once
        first->setName(QStringLiteral("first"));
        first->setHost(QUrl(QStringLiteral("http://127.0.0.1:1")));
        first->setKey(testKey());
        first->setEvents({QStringLiteral("another")});
        tracker.addDestination(first);
        last.setHost(QUrl(QStringLiteral("http://127.0.0.1:1")));
    });
    f.tracker->track(QStringLiteral("n"));
    QSignalSpy told(f.tracker.get(), &Tracker::flushed);
    constexpr int times = 20;
    for (int i = 0; i < times; ++i) {
        f.tracker->flush();
        QTRY_VERIFY(told.size() > i);
    }
    QVERIFY(!f.tracker->waitForFlushed(20s)); // behind all of them
    QTRY_COMPARE(told.size(), times + 1);
    for (const QList<QVariant> &each : std::as_const(told))
        QVERIFY(!each.first().toBool());
}

void TestWaiting::noFlushDeliversWhatHasNoDestinationYet()
{
    Fixture f;
    delete std::exchange(f.destination, nullptr);
    f.tracker->track(QStringLiteral("n"));
    QSignalSpy told(f.tracker.get(), &Tracker::flushed);
    f.tracker->flush();
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.takeFirst().first().toBool(), false);
    QVERIFY(!f.tracker->waitForFlushed(5s));
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.takeFirst().first().toBool(), false);
}

void TestWaiting::whoEndsWhenAFlushHasIsNotToldOfTheEnd()
{
    Fixture f;
    int told = 0;
    connect(f.tracker.get(), &Tracker::flushed, this, [&] {
        if (++told > 10) // or it would never end
            return;
        QVERIFY(f.tracker->waitForFlushed(5s));
        QVERIFY(f.tracker->shutdown(5s));
    });
    f.tracker->track(QStringLiteral("n"));
    f.tracker->flush();
    QTRY_VERIFY(told > 0);
    f.tracker->track(QStringLiteral("n")); // and what is asked for later is told again
    QCOMPARE(told, 1);
    f.tracker->flush();
    QTRY_COMPARE(told, 2);
}

void TestWaiting::whoWaitsForAFlushIsNotToldOfAnother()
{
    Fixture f;
    f.collector.setFaults(mute());
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.collector.stats().requests, 1);
    std::atomic<bool> isWaiting{false};
    std::atomic<bool> everything{true};
    std::thread thread([&] {
        isWaiting = true;
        everything = f.tracker->waitForFlushed(60s);
    });
    QTRY_VERIFY(isWaiting);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 500) { // the other thread has begun to wait by now
        f.tracker->flush();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    }
    f.tracker->setOffline(true); // which ends all of them
    thread.join();
    QVERIFY(!everything);
}

void TestWaiting::aDestinationThatGoesBeforeItsWorkerOwesNothing()
{
    Fixture f;
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    {
        const BusyWorker busy(workerOf(f));
        f.tracker->track(QString(1000, QLatin1Char('n'))); // which the vendor's part refuses, in the worker
        f.tracker->removeDestination(f.destination);
    }
    QTRY_COMPARE(f.destination->droppedCount(), 1);
    Patience patience(20s);
    QVERIFY(workerOf(f)->run([] {}, patience));
    QCOMPARE(f.destination->pendingCount(), 0);
    QVERIFY(f.balances());
    delete f.destination;
}

void TestWaiting::aDenialTakesNothingThatCameAfterTheNextYes_data()
{
    QTest::addColumn<int>("each"); // the worker makes batches of what it takes in
    QTest::addColumn<bool>("takesInBefore");
    QTest::newRow("one") << 1 << false;
    QTest::newRow("more than a batch") << 400 << false;
    QTest::newRow("taken in before the worker comes to it") << 400 << true;
}

void TestWaiting::aDenialTakesNothingThatCameAfterTheNextYes()
{
    QFETCH(const int, each);
    QFETCH(const bool, takesInBefore);
    Fixture f([](Tracker &, Millimetric &to) { to.setFlushAt(1000); });
    f.tracker->setOffline(true);
    const auto track = [&](const QString &name) {
        QStringList ids;
        for (int i = 0; i < each; ++i)
            ids.append(f.tracker->track(name));
        return ids;
    };
    QStringList dropped;
    connect(f.tracker.get(), &Tracker::dropped, f.tracker.get(), [&](const QStringList &ids, Tracker::DropReason reason) {
        if (reason == Tracker::DropReason::NoConsent)
            dropped += ids;
    });
    const QStringList saved = track(QStringLiteral("saved"));
    QVERIFY(f.tracker->waitForSaved(20s));
    QStringList before;
    QStringList after;
    {
        const BusyWorker busy(workerOf(f));
        before = track(QStringLiteral("before"));
        if (takesInBefore)
            Tracker::Private::of(f.tracker.get())->post(f.destination, [](Uploader &uploader) { uploader.step(); });
        f.tracker->denyConsent();
        f.tracker->track(QStringLiteral("denied"));
        f.tracker->grantConsent();
        after = track(QStringLiteral("after"));
    }
    f.tracker->setOffline(false);
    QVERIFY(f.tracker->waitForFlushed(20s));
    QTRY_COMPARE(f.arrivedIds(), after);
    QTRY_COMPARE(dropped, saved + before);
    QCOMPARE(f.destination->pendingCount(), 0);
    QVERIFY(f.balances());
}

void TestWaiting::aDiskInTroubleIsAskedOnceASecond()
{
    Fixture f;
    f.tracker->track(QStringLiteral("first"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    f.tracker->setOffline(true);
    const auto wakes = std::make_shared<std::atomic<int>>(0);
    Patience patience(20s);
    QVERIFY(workerOf(f)->run(
        [wakes] {
            auto *const dispatcher = QAbstractEventDispatcher::instance();
            connect(dispatcher, &QAbstractEventDispatcher::awake, dispatcher, [wakes] { ++*wakes; });
        },
        patience));
    QElapsedTimer clock;
    {
        const FullDisk full;
        f.tracker->track(QStringLiteral("n"));
        QTRY_VERIFY(f.has(Error::StorageFailed));
        clock.start();
        *wakes = 0;
        QTRY_VERIFY(clock.elapsed() > 2500);
        QVERIFY2(*wakes <= 2 * 3 + 4, qPrintable(QString::number(*wakes)));
    }
    QTRY_VERIFY(f.tracker->waitForSaved(5s)); // there is room again
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
}

void TestWaiting::whatWasAdoptedStaysUntilTheDiskHasTakenWhatBecameOfIt()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->track(QStringLiteral("n"));
    f.close();
    const QDir runs(f.dir.filePath(QStringLiteral("default/runs")));
    const QStringList left = runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(left.size(), 1);
    const QString folder = runs.filePath(left.first() + QLatin1String("/millimetric"));

    CollectorFaults slow;
    slow.latency = 300ms;
    f.collector.setFaults(slow);
    f.open();
    QTRY_COMPARE(f.collector.stats().requests, 1);
    // Until the answer has come, and the next one, nothing can be written there.
    QVERIFY(QDir().rename(folder, folder + QLatin1String(".away")));
    QFile inTheWay(folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    // At once: what is tried each second would else make the folder anew in between.
    const QByteArray away = QFile::encodeName(folder + QLatin1String(".away"));
    QCOMPARE(::renameat2(AT_FDCWD, away.constData(), AT_FDCWD, QFile::encodeName(folder).constData(), RENAME_EXCHANGE), 0);
    QVERIFY(QFile::remove(QFile::decodeName(away)));
    f.close();

    f.collector.setFaults({});
    f.open();
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.destination->pendingCount(), 0);
    QCOMPARE(f.arrivedIds().size(), 3);
}

void TestWaiting::nobodyWaitsForTheKeychain()
{
    const auto before = std::exchange(Tracker::Private::makeKeyStore, slowKeychain);
    {
        Fixture f([](Tracker &, Millimetric &to) {
            to.setKey({});
            to.setKeyName(QStringLiteral("entry"));
        });
        f.tracker->track(QStringLiteral("n"));
        QTRY_COMPARE_WITH_TIMEOUT(f.destination->state(), Destination::WaitingForKey, 20'000);
        QVERIFY(!hasWaited);
        QCOMPARE(f.destination->pendingCount(), 2);
    }
    Tracker::Private::makeKeyStore = before;
}

void TestWaiting::aKeyThatCannotBeUsedIsLookedForAgain()
{
    static QByteArray inKeychain;
    class Holding : public KeyStore
    {
        void read(const QString &, Callback callback) override
        {
            QTimer::singleShot(0, qApp, [callback = std::move(callback)] {
                callback({KeyResult::Status::Done, inKeychain, {}});
            });
        }
        void write(const QString &, const QByteArray &, Callback) override { }
        void remove(const QString &, Callback) override { }
        void unlock(Callback) override { }
    };
    inKeychain = "with a blank";
    const auto before = std::exchange(Tracker::Private::makeKeyStore, [](const QString &) { return std::make_unique<Holding>(); });
    {
        Fixture f([](Tracker &, Millimetric &to) {
            to.setKey({});
            to.setKeyName(QStringLiteral("entry"));
        });
        f.tracker->track(QStringLiteral("n"));
        QTRY_VERIFY(f.has(Error::KeyUnusable));
        QVERIFY(Tracker::Private::of(f.tracker.get())->keyTimer.isActive());
        inKeychain = testKey().toUtf8();
        Tracker::Private::of(f.tracker.get())->keyTimer.start(1); // a minute passes
        QTRY_COMPARE(f.destination->deliveredCount(), 1);
    }
    Tracker::Private::makeKeyStore = before;
}

void TestWaiting::whatIsTrackedBehindTheEndIsClosedToo()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(!f.tracker->shutdown(1ms));
    f.tracker->track(QStringLiteral("n"));
    f.close();
    qint64 inSegments = 0;
    QDirIterator files(f.dir.path(), {QStringLiteral("*.ini")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        inSegments += QSettings(files.next(), QSettings::IniFormat).value(QStringLiteral("events")).toStringList().size();
    QCOMPARE(inSegments, 2);
}

QTEST_GUILESS_MAIN(TestWaiting)
#include "tst_waiting.moc"
