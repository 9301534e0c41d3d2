// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A disk in trouble under a living tracker: what is told, and how often; that nothing needs a push when it has passed; a
// file system that is really full, out of inodes or read-only; a folder that somebody removes.
//
// This program defines some of the C library's functions, so that the library under test, and Qt below it, call these.
// It runs in a mount namespace of its own, where the system lets it.

#include "../tracker/fixture.h"
#include "core/record.h"
#include "delivery/seams.h"
#include "store/journal.h"
#include "store/queue.h"
#include "vendors/fluxrate.h"
#include "openhook.h"

#include <QDir>
#include <QScopeGuard>

#include <atomic>
#include <cerrno>
#include <map>
#include <mutex>
#include <semaphore>
#include <string_view>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

enum class Trouble { None, Syncing, SyncingFolders, Quarantine, Reading, Listing };
std::atomic<Trouble> trouble{Trouble::None};
std::atomic<qint64> clockOffsetMs{0};
std::atomic<std::binary_semaphore *> holdsWorker{nullptr};
thread_local int syncsHere = 0; // of this thread

// As Linux does it: a sync that fails is told once. What was to be written then never comes to the disk, although the
// next sync of that file says that all is well.
std::mutex inodesMutex; // protects what follows
std::map<ino_t, int> lostInodes; // and a descriptor
std::map<ino_t, off_t> syncedSizes; // what a sync that worked has covered

int syncOrFail(long number, int descriptor)
{
    ++syncsHere;
    struct stat status{};
    ::fstat(descriptor, &status);
    const std::lock_guard lock(inodesMutex);
    if (trouble == Trouble::Syncing || (trouble == Trouble::SyncingFolders && S_ISDIR(status.st_mode))) {
        if (!lostInodes.contains(status.st_ino))
            lostInodes.emplace(status.st_ino, ::dup(descriptor)); // so that no other file gets its number
        errno = EIO;
        return -1;
    }
    const int result = int(::syscall(number, descriptor));
    if (result == 0)
        syncedSizes[status.st_ino] = status.st_size;
    return result;
}

/// Whether all of the folder's journal would be there after a power cut.
bool isJournalOnDisk(const QString &folder)
{
    const QStringList names = QDir(folder).entryList({QStringLiteral("journal-*")}, QDir::Files);
    const std::lock_guard lock(inodesMutex);
    return std::all_of(names.cbegin(), names.cend(), [&](const QString &name) {
        struct stat status{};
        ::stat(qPrintable(folder + QLatin1Char('/') + name), &status);
        return status.st_size == 0 || (!lostInodes.contains(status.st_ino) && syncedSizes[status.st_ino] == status.st_size);
    });
}

/// Whether this process, which has no second thread yet, got mounts of its own.
bool hasOwnMounts = false;
void takeOwnMounts()
{
    const auto put = [](const char *path, const QByteArray &text) {
        QFile file{QString::fromLatin1(path)};
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    const QByteArray user = "0 " + QByteArray::number(uint(::geteuid())) + " 1";
    const QByteArray group = "0 " + QByteArray::number(uint(::getegid())) + " 1";
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return;
        put("/proc/self/setgroups", "deny");
        if (!put("/proc/self/uid_map", user) || !put("/proc/self/gid_map", group))
            return;
    }
    hasOwnMounts = ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

} // namespace

int openOrFail(const char *path, int flags, mode_t mode)
{
    const std::string_view name(path);
    if (trouble == Trouble::Quarantine && (flags & O_CREAT) && name.find("/quarantine/") != name.npos) {
        errno = ENOSPC;
        return -1;
    }
    if (trouble == Trouble::Reading && (flags & O_ACCMODE) == O_RDONLY && name.find("/runs/") != name.npos
        && name.ends_with(".ini")) {
        errno = EMFILE;
        return -1;
    }
    if (trouble == Trouble::Listing && (flags & O_DIRECTORY) && name.find("/runs/") != name.npos) {
        errno = EMFILE;
        return -1;
    }
    return openReally(path, flags, mode);
}

extern "C" {
int fdatasync(int descriptor)
{
    return syncOrFail(SYS_fdatasync, descriptor);
}
int fsync(int descriptor)
{
    return syncOrFail(SYS_fsync, descriptor);
}
}

class DiskTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        seams().now = [] {
            if (std::binary_semaphore *hold = holdsWorker; hold && QThread::currentThread() != qApp->thread())
                hold->acquire();
            return later(realNow(), clockOffsetMs);
        };
    }
    void cleanup()
    {
        trouble = Trouble::None;
        const std::lock_guard lock(inodesMutex);
        for (const auto &[inode, descriptor] : lostInodes)
            ::close(descriptor);
        lostInodes.clear();
        syncedSizes.clear();
    }
    void aSyncThatFailsIsToldOnce();
    void whoTracksWaitsForNoSyncAlsoWhereEachIsAboutAnother();
    void whoseItWasIsTakenBackForGoodBeforeASyncSaysYes();
    void whatASyncFailedOfIsSafeOnceItIsWrittenAnew();
    void howeverOftenASyncFailsTheJournalIsInFewFiles();
    void aQuarantineThatCannotBeWrittenIsToldOnceAndLosesNothing();
    void whatCannotBeReadNowIsReadLaterWithoutAPush();
    void whatCannotBeListedNowIsNotTakenForEmpty();
    void afterThePauseOneEventIsTried();
    void aDiskThatIsFullTakesUpItsWorkAgain_data();
    void aDiskThatIsFullTakesUpItsWorkAgain();
    void aReadOnlyDiskIsNoReasonNotToStart();
    void aFolderThatIsRemovedComesBackWithWhatWasInIt();
    void whatIsInMemoryIsToldAlsoWhenTheDiskDoesNotAnswer();
    void aRunIsGivenBackBehindItsLastQueueHoweverSlowThatIs();

private:
    using Configure = std::function<void(Tracker &, Millimetric &)>;
    static int told(const Fixture &f, const QString &part = {})
    {
        return int(std::count_if(f.errors.begin(), f.errors.end(), [&](const Error &error) {
            return error.code == Error::StorageFailed && error.text.contains(part);
        }));
    }
    /// All that the worker has to tell so far has been told.
    static void hearAll(Fixture &f)
    {
        f.tracker->waitForSaved(10s); // behind it, whatever it comes to
        for (int i = 0; i < 5; ++i) // each may bring the next: the uploader's signal, the tracker's
            QCoreApplication::processEvents();
    }
    static QStringList track(Fixture &f, int count, const QVariantMap &properties = {})
    {
        QStringList ids;
        for (int i = 0; i < count; ++i)
            ids.append(f.tracker->track(QStringLiteral("n"), properties));
        return ids;
    }
    static QString mounted(const Fixture &f, const char *options)
    {
        const QString place = f.dir.filePath(QStringLiteral("disk"));
        const bool isMounted = hasOwnMounts && QDir().mkpath(place)
            && ::mount("none", qPrintable(place), "tmpfs", MS_NOSUID | MS_NODEV, options) == 0;
        return isMounted ? place : QString();
    }
};

void DiskTroubleTest::aSyncThatFailsIsToldOnce()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    QStringList ids = track(f, 1);
    QVERIFY(f.tracker->waitForSaved(10s));
    trouble = Trouble::Syncing;
    for (int i = 0; i < 10; ++i) {
        ids += track(f, 1);
        QVERIFY(!f.tracker->waitForSaved(10s)); // written, and not safe
    }
    QTRY_COMPARE(told(f), 1);
    trouble = Trouble::None;
    QVERIFY(f.tracker->waitForSaved(10s));
    hearAll(f); // now the worker knows that it has passed
    QCOMPARE(told(f), 1);
    trouble = Trouble::Syncing; // another time is news
    ids += track(f, 1);
    QVERIFY(!f.tracker->waitForSaved(10s));
    ids += track(f, 1);
    QVERIFY(!f.tracker->waitForSaved(10s));
    QTRY_COMPARE(told(f), 2);
    trouble = Trouble::None;
    f.tracker->setOffline(false);
    QVERIFY(f.tracker->waitForFlushed(10s));
    QCOMPARE(f.arrivedIds(), ids);
}

void DiskTroubleTest::whoTracksWaitsForNoSyncAlsoWhereEachIsAboutAnother()
{
    Fixture f([](Tracker &tracker, Millimetric &) {
        tracker.setOffline(true);
        tracker.setSentRecordBytes(1 << 20); // which remembers whose each is
    });
    track(f, 1); // the start is slow anyway
    hearAll(f);
    const int before = syncsHere;
    for (int i = 0; i < 20; ++i) {
        f.tracker->track(QStringLiteral("n"), {}, {{QStringLiteral("user_id"), QStringLiteral("customer-%1").arg(i)}});
        track(f, 1);
        if (i % 5 == 0)
            hearAll(f); // and notes it
    }
    QCOMPARE(syncsHere, before);
}

void DiskTroubleTest::whoseItWasIsTakenBackForGoodBeforeASyncSaysYes()
{
    const QTemporaryDir dir;
    Queue queue(dir.path(), QStringLiteral("run"));
    const QByteArray record = toRecord(Event(QStringLiteral("n")));
    queue.append(record, QStringLiteral("ann"));
    QVERIFY(queue.sync());
    queue.append(record, QStringLiteral("ann"));
    QVERIFY(queue.sync());
    queue.append(record, QString()); // somebody else's; a power cut must not bring her back
    trouble = Trouble::SyncingFolders;
    QVERIFY(!queue.sync());
    QVERIFY(!queue.isSynced()); // or nobody would try again
    QVERIFY(!queue.sync());
    trouble = Trouble::None;
    QVERIFY(queue.sync());
    trouble = Trouble::SyncingFolders;
    QVERIFY(queue.sync()); // there is nothing left to do
}

void DiskTroubleTest::whatASyncFailedOfIsSafeOnceItIsWrittenAnew()
{
    const QTemporaryDir dir;
    Journal journal(dir.path(), 0);
    const auto readAll = [](Journal &from) {
        QByteArrayList all;
        from.catchUp();
        for (QList<Journal::Record> some = from.read(); !some.isEmpty(); some = from.read())
            for (const Journal::Record &record : std::as_const(some))
                all.append(record.bytes);
        return all;
    };
    journal.append("safe");
    QVERIFY(journal.sync());
    journal.append("a");
    QCOMPARE(readAll(journal), QByteArrayList({"safe", "a"}));
    journal.append("b");
    trouble = Trouble::Syncing;
    QVERIFY(!journal.sync());
    QVERIFY(!journal.isSynced());
    QVERIFY(!isJournalOnDisk(dir.path())); // or this test would see nothing
    journal.append("c"); // goes on meanwhile
    QVERIFY(!journal.sync());
    trouble = Trouble::None;
    journal.append("d");
    QVERIFY(journal.sync());
    QVERIFY(journal.isSynced());
    QVERIFY(isJournalOnDisk(dir.path()));
    QCOMPARE(readAll(journal), QByteArrayList({"b", "c", "d"})); // each once
    QVERIFY(journal.takeDamage().isEmpty());
    journal.append("e");
    QVERIFY(journal.sync() && isJournalOnDisk(dir.path()));
    Journal next(dir.path(), 0);
    QCOMPARE(readAll(next), QByteArrayList({"safe", "a", "b", "c", "d", "e"}));
    QVERIFY(next.takeDamage().isEmpty());
    QCOMPARE(next.lastNumber(), 6u);
}

void DiskTroubleTest::howeverOftenASyncFailsTheJournalIsInFewFiles()
{
    const QTemporaryDir dir;
    Journal journal(dir.path(), 0);
    trouble = Trouble::Syncing;
    for (int i = 0; i < 100; ++i) {
        journal.append(QByteArray::number(i));
        QVERIFY(!journal.sync());
    }
    QVERIFY(QDir(dir.path()).entryList(QDir::Files).size() <= 2);
    trouble = Trouble::None;
    QVERIFY(journal.sync());
    QVERIFY(isJournalOnDisk(dir.path()));
    QCOMPARE(journal.unread(), 100);
}

void DiskTroubleTest::aQuarantineThatCannotBeWrittenIsToldOnceAndLosesNothing()
{
    Fixture f;
    CollectorFaults faults;
    faults.refuseNames = {QStringLiteral("bad")};
    f.collector.setFaults(faults);
    trouble = Trouble::Quarantine;
    const QString bad = f.tracker->track(QStringLiteral("bad"));
    QTRY_COMPARE(told(f, QStringLiteral("quarantine")), 1);
    for (int i = 1; i <= 3; ++i) { // asked for again, and again in vain
        const qsizetype before = f.collector.requests().size();
        QVERIFY(!f.tracker->waitForFlushed(10s));
        QTRY_VERIFY(f.collector.requests().size() > before);
        QCOMPARE(f.destination->pendingCount(), 1);
        QCOMPARE(f.destination->quarantinedCount(), 0);
    }
    hearAll(f);
    QCOMPARE(told(f, QStringLiteral("quarantine")), 1);
    QVERIFY(f.balances());
    trouble = Trouble::None;
    f.tracker->flush();
    QTRY_COMPARE(f.destination->quarantinedCount(), 1);
    QCOMPARE(f.destination->quarantinedEvents().value(0).toMap().value(QStringLiteral("event_id")).toString(), bad);
    track(f, 1);
    QVERIFY(f.tracker->waitForFlushed(10s));
    QCOMPARE(f.destination->deliveredCount(), 1);
    QVERIFY(f.balances());
}

void DiskTroubleTest::whatCannotBeReadNowIsReadLaterWithoutAPush()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    const QStringList ids = track(f, 3);
    QVERIFY(f.tracker->waitForSaved(10s));
    f.close(); // a clean end: they are in segments
    trouble = Trouble::Reading;
    f.open();
    QTRY_COMPARE(told(f), 1);
    f.tracker->setOffline(true); // nobody reads now: that does not mean that the trouble has passed
    QVERIFY(f.tracker->waitForSaved(10s));
    QVERIFY(f.tracker->waitForSaved(10s));
    f.tracker->setOffline(false);
    QVERIFY(!f.tracker->waitForFlushed(100ms));
    QCOMPARE(told(f), 1);
    QCOMPARE(f.destination->pendingCount(), 3);
    trouble = Trouble::None;
    QTRY_COMPARE_WITH_TIMEOUT(f.destination->deliveredCount(), 3, 20'000); // and nobody tracks or flushes
    QCOMPARE(f.arrivedIds(), ids);
    QCOMPARE(told(f), 1);
}

void DiskTroubleTest::whatCannotBeListedNowIsNotTakenForEmpty()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    QStringList ids = track(f, 3);
    QVERIFY(f.tracker->waitForSaved(10s));
    f.close();
    trouble = Trouble::Listing;
    f.open();
    ids += track(f, 2); // goes on meanwhile
    QTRY_VERIFY(told(f) > 0);
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    trouble = Trouble::None;
    QTRY_COMPARE_WITH_TIMEOUT(f.destination->deliveredCount(), 5, 20'000); // and nobody tracks or flushes
    QStringList arrived = f.arrivedIds();
    std::sort(arrived.begin(), arrived.end());
    std::sort(ids.begin(), ids.end());
    QCOMPARE(arrived, ids);
    QVERIFY(f.balances());
}

void DiskTroubleTest::afterThePauseOneEventIsTried()
{
    Fixture f;
    CollectorFaults faults;
    faults.status = 422;
    f.collector.setFaults(faults);
    f.tracker->removeDestination(f.destination);
    delete std::exchange(f.destination, nullptr);
    auto *fluxrate = new Fluxrate; // four under way
    fluxrate->setHost(f.collector.url());
    fluxrate->setKey(QLatin1String("org_live_") + testKey());
    fluxrate->setMeterToken(QStringLiteral("550e8400-e29b-41d4-a716-446655440000"));
    fluxrate->setCustomerExternalId(QStringLiteral("cust_1"));
    fluxrate->setFlushAt(1);
    f.tracker->addDestination(fluxrate);
    f.tracker->setOffline(true);
    track(f, 60);
    f.tracker->setOffline(false);
    QTRY_COMPARE(fluxrate->state(), Destination::Misconfigured);
    QVERIFY(f.tracker->waitForSaved(10s));
    QTRY_COMPARE(qint64(f.collector.requests().size()), fluxrate->quarantinedCount()); // the last answers are in
    const qint64 before = fluxrate->quarantinedCount();
    QVERIFY(before >= 20 && before <= 23);
    for (int i = 1; i <= 3; ++i) {
        clockOffsetMs += 301'000;
        track(f, 1); // a push, so that the test need not wait for the next look
        QTRY_COMPARE(fluxrate->quarantinedCount(), before + i);
        QVERIFY(f.tracker->waitForSaved(10s));
        QCOMPARE(f.collector.requests().size(), before + i);
    }
    f.collector.setFaults({});
    QVERIFY(f.tracker->waitForFlushed(10s));
    QCOMPARE(fluxrate->deliveredCount() + fluxrate->quarantinedCount(), 63);
}

void DiskTroubleTest::whatIsInMemoryIsToldAlsoWhenTheDiskDoesNotAnswer()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    track(f, 5);
    QVERIFY(f.tracker->waitForSaved(10s));
    QVERIFY(QDir(f.dir.filePath(QStringLiteral("default"))).removeRecursively());
    QFile inTheWay(f.dir.filePath(QStringLiteral("default")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly)); // so the five are in memory, and stay there
    QVERIFY(!f.tracker->waitForSaved(10s));
    static std::binary_semaphore answer{0}; // the worker that is left behind outlives this
    holdsWorker = &answer; // a call that does not come back, in the disk perhaps
    const auto released = qScopeGuard([] {
        holdsWorker = nullptr;
        answer.release();
    });
    track(f, 2);
    static QStringList log;
    log.clear();
    const auto handler = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
        static QMutex mutex;
        const QMutexLocker lock(&mutex);
        log.append(text);
    });
    const auto restored = qScopeGuard([handler] { qInstallMessageHandler(handler); });
    f.tracker->shutdown(0ms);
    f.close();
    const auto tells = [](const QString &text) {
        return text.contains(QLatin1String("ends with at most 7 event(s) of \"millimetric\""));
    };
    QCOMPARE(std::count_if(log.cbegin(), log.cend(), tells), 1);
}

void DiskTroubleTest::aRunIsGivenBackBehindItsLastQueueHoweverSlowThatIs()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    QStringList ids = track(f, 1);
    QVERIFY(f.tracker->waitForSaved(10s));
    const auto locks = [&f] {
        const QDir runs(f.dir.filePath(QStringLiteral("default/runs")));
        return runs.entryList({QStringLiteral("*.lock")}, QDir::Files).size();
    };
    QCOMPARE(locks(), 1);
    static std::binary_semaphore answer{0};
    holdsWorker = &answer;
    ids += track(f, 1);
    f.close(); // and the worker is left behind, with the queue
    QCOMPARE(locks(), 1);
    holdsWorker = nullptr;
    answer.release();
    QTRY_COMPARE(locks(), 0);
    f.open();
    QVERIFY(f.tracker->waitForFlushed(10s));
    QCOMPARE(f.arrivedIds(), ids);
}

void DiskTroubleTest::aDiskThatIsFullTakesUpItsWorkAgain_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<bool>("isForNames");
    QTest::newRow("of bytes") << QByteArray("size=256k") << false;
    QTest::newRow("of files") << QByteArray("size=4m,nr_inodes=40") << true;
}

void DiskTroubleTest::aDiskThatIsFullTakesUpItsWorkAgain()
{
    QFETCH(QByteArray, options);
    QFETCH(bool, isForNames);
    QString disk;
    Fixture f([&](Tracker &tracker, Millimetric &) {
        disk = mounted(f, options.constData());
        tracker.setStoragePath(disk + QLatin1String("/store"));
        tracker.setOffline(true);
    });
    if (disk.isEmpty())
        QSKIP("No file system of our own can be mounted here.");
    const auto unmounted = qScopeGuard([&] {
        f.close();
        ::umount2(qPrintable(disk), MNT_DETACH);
    });
    QStringList ids = track(f, 10);
    QVERIFY(f.tracker->waitForSaved(10s));
    // Full: of somebody else's files, then of our own events, which end within one of the disk's blocks.
    const auto fill = [&] {
        for (int i = 0; i < 100; ++i) {
            QFile file(disk + QStringLiteral("/other%1").arg(i));
            if (!file.open(QIODevice::WriteOnly))
                break;
            if (!isForNames)
                while (file.write(QByteArray(1000, 'x')) == 1000 && file.flush()) { }
        }
    };
    fill();
    const QVariantMap big{{QStringLiteral("text"), QString(700, QLatin1Char('x'))}};
    for (int i = 0; i < 40; ++i) {
        ids += track(f, 1, big);
        f.tracker->waitForSaved(10s);
    }
    if (isForNames) { // the journal's file is there: what cannot be made are segments
        f.tracker->setOffline(false);
        QTRY_COMPARE(f.destination->deliveredCount(), 50);
        f.tracker->setOffline(true);
        ids += track(f, 10);
        f.tracker->waitForSaved(10s);
    } else {
        QVERIFY(!f.tracker->waitForSaved(10s));
        QTRY_COMPARE(told(f), 1);
    }
    QVERIFY(f.balances());
    QCOMPARE(f.destination->droppedCount(), 0);
    for (const QString &name : QDir(disk).entryList({QStringLiteral("other*")}))
        QVERIFY(QFile::remove(disk + QLatin1Char('/') + name));
    QVERIFY(f.tracker->waitForSaved(10s)); // the room is used at the next look
    QVERIFY(told(f) <= 1);
    f.close();
    f.open([&](Tracker &tracker, Millimetric &) { tracker.setStoragePath(disk + QLatin1String("/store")); });
    QVERIFY(f.tracker->waitForFlushed(10s));
    QCOMPARE(f.arrivedIds(), ids);
}

void DiskTroubleTest::aReadOnlyDiskIsNoReasonNotToStart()
{
    QString disk;
    Fixture f([&](Tracker &tracker, Millimetric &) {
        disk = mounted(f, "size=1m");
        if (!disk.isEmpty() && ::mount("none", qPrintable(disk), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0)
            disk.clear();
        tracker.setStoragePath(disk + QLatin1String("/store"));
        tracker.setOffline(true);
    });
    if (disk.isEmpty())
        QSKIP("No file system of our own can be mounted here.");
    const auto unmounted = qScopeGuard([&] {
        f.close();
        ::umount2(qPrintable(disk), MNT_DETACH);
    });
    const QStringList ids = track(f, 10);
    QVERIFY(!f.tracker->waitForSaved(1s));
    QTRY_VERIFY(told(f) > 0);
    const int before = told(f);
    QCOMPARE(f.destination->pendingCount(), 10);
    QCOMPARE(::mount("none", qPrintable(disk), nullptr, MS_REMOUNT, nullptr), 0);
    QTRY_VERIFY_WITH_TIMEOUT(f.tracker->waitForSaved(10s), 20'000);
    QCOMPARE(told(f), before);
    f.close();
    f.open([&](Tracker &tracker, Millimetric &) { tracker.setStoragePath(disk + QLatin1String("/store")); });
    QVERIFY(f.tracker->waitForFlushed(10s));
    QCOMPARE(f.arrivedIds(), ids);
}

void DiskTroubleTest::aFolderThatIsRemovedComesBackWithWhatWasInIt()
{
    const auto configure = [](Tracker &tracker, Millimetric &) {
        tracker.setStoragePath(tracker.storagePath() + QLatin1String("/store"));
        tracker.setOffline(true);
    };
    Fixture f(configure);
    QStringList ids = track(f, 10);
    QVERIFY(f.tracker->waitForSaved(10s));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(QDir(f.dir.filePath(QStringLiteral("store"))).removeRecursively());
        ids += track(f, 10); // into a file that has no name any more
        QTRY_VERIFY_WITH_TIMEOUT(f.tracker->waitForSaved(10s), 20'000);
        QVERIFY(told(f) <= i + 1);
    }
    QCOMPARE(f.destination->pendingCount(), 40);
    QVERIFY(f.balances());
    f.close();
    f.open([](Tracker &tracker, Millimetric &) { tracker.setStoragePath(tracker.storagePath() + QLatin1String("/store")); });
    QVERIFY(f.tracker->waitForFlushed(10s));
    QCOMPARE(f.arrivedIds(), ids);
}

int main(int argc, char **argv)
{
    takeOwnMounts();
    QCoreApplication app(argc, argv);
    DiskTroubleTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_disktrouble.moc"
