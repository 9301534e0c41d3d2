// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A file that the disk cannot read, for good: it holds up what came after it for a minute, and then no longer. And what
// else stays for good: a destination that nobody has, a quarantine that somebody else changes.
//
// This program defines open(); see openhook.h.

#include "../store/orphans.h"
#include "../tracker/fixture.h"
#include "core/record.h"
#include "delivery/adoption.h"
#include "delivery/seams.h"
#include "store/files.h"
#include "store/quarantine.h"
#include "store/queue.h"
#include "store/run.h"
#include "openhook.h"

#include <QDateTime>
#include <QDir>
#include <QUuid>

#include <atomic>
#include <cerrno>
#include <mutex>
#include <string>
#include <string_view>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

std::mutex badMutex; // protects what follows
std::string bad; // a part of the path of a file, or a folder's end of it, that cannot be read; empty: all can be
int badError = EIO;
std::atomic<qint64> clockOffsetMs{0};

void setBad(const QString &path, int error = EIO)
{
    const std::lock_guard lock(badMutex);
    bad = path.toStdString();
    badError = error;
}

int told(const Fixture &f)
{
    return int(std::count_if(f.errors.begin(), f.errors.end(),
                             [](const Error &error) { return error.code == Error::StorageFailed; }));
}

/// Returns the id; \a folder is the destination's.
QString leaveFor(const Fixture &f, const QString &destination, QString *folder)
{
    const Left left = leave(f.dir.path() + QLatin1String("/default"), {destination});
    *folder = left.folder + QLatin1Char('/') + destination;
    return left.id;
}

/// Two processes have left an event each, and the older one cannot be read.
struct BehindABadSector : Fixture
{
    explicit BehindABadSector(const std::function<void(Tracker &, Millimetric &)> &configure = {})
    {
        const QString name = destination->name();
        close();
        QString unreadable;
        QString second;
        leaveFor(*this, name, &unreadable);
        id = leaveFor(*this, name, &second);
        setBad(unreadable + QLatin1String("/journal-"));
        open(configure);
        QTRY_COMPARE(told(*this), 1);
    }
    QString id; // of the other one's
};

} // namespace

int openOrFail(const char *path, int flags, mode_t mode)
{
    {
        const std::lock_guard lock(badMutex);
        const std::string_view whole = path;
        const bool isBad = flags & O_DIRECTORY ? whole.ends_with(bad) : whole.find(bad) != std::string_view::npos;
        if (!bad.empty() && (flags & O_ACCMODE) == O_RDONLY && isBad) {
            errno = badError;
            return -1;
        }
    }
    return openReally(path, flags, mode);
}

class BadSectorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        seams().now = [] { return later(realNow(), clockOffsetMs); };
    }
    void cleanup() { setBad({}); }
    void aSegmentThatStaysUnreadableIsSetAside();
    void tooManyOpenFilesAreNoDamageHoweverLong();
    void aRunThatStaysUnreadableHoldsUpNoOther();
    void whatWaitsBehindAnUnreadableRunIsTakenBackToo();
    void whatCannotBeReadWhenItIsTakenBackIsNotSentAfterTheNextYes();
    void aRunThatCannotBeListedIsAskedForAgainForAMinute();
    void whatNobodyTakesIsDroppedWhenAllOfItIsTooOld();
    void aQuarantineThatSomebodyElseChangesIsCountedAsItIs();

private:
    static QStringList track(Fixture &f, int count)
    {
        QStringList ids;
        for (int i = 0; i < count; ++i)
            ids.append(f.tracker->track(QStringLiteral("n")));
        return ids;
    }
    static void goOffline(Tracker &tracker, Millimetric &) { tracker.setOffline(true); }
};

void BadSectorTest::aSegmentThatStaysUnreadableIsSetAside()
{
    Fixture f(&BadSectorTest::goOffline);
    track(f, 3);
    f.close(); // a clean end: they are in a segment
    f.open(&BadSectorTest::goOffline);
    const QStringList later = track(f, 2);
    f.close();
    setBad(QStringLiteral("-3-0.ini"));
    f.open();
    QTRY_COMPARE(told(f), 1);
    QVERIFY(!f.tracker->waitForFlushed(100ms));
    QCOMPARE(f.destination->deliveredCount(), 0); // events leave in their order
    QCOMPARE(f.destination->pendingCount(), 5);
    clockOffsetMs += 61'000;
    QTRY_COMPARE_WITH_TIMEOUT(f.destination->deliveredCount(), 2, 20'000);
    QCOMPARE(f.arrivedIds(), later);
    QTRY_COMPARE(f.destination->droppedCount(), 3);
    QVERIFY(f.balances());
    QTRY_VERIFY(f.has(Error::StorageDamaged));
    setBad({});
    QTRY_VERIFY(f.tracker->waitForFlushed(5s));
}

void BadSectorTest::tooManyOpenFilesAreNoDamageHoweverLong()
{
    Fixture f(&BadSectorTest::goOffline);
    const QStringList ids = track(f, 3);
    f.close();
    setBad(QStringLiteral("-3-0.ini"), EMFILE);
    f.open();
    QTRY_COMPARE(told(f), 1);
    clockOffsetMs += 3'600'000;
    f.tracker->flush();
    QVERIFY(!f.tracker->waitForFlushed(100ms));
    QCOMPARE(f.destination->pendingCount(), 3);
    setBad({});
    QTRY_COMPARE_WITH_TIMEOUT(f.destination->deliveredCount(), 3, 20'000);
    QCOMPARE(f.arrivedIds(), ids);
    QCOMPARE(f.destination->droppedCount(), 0);
}

void BadSectorTest::aRunThatStaysUnreadableHoldsUpNoOther()
{
    BehindABadSector f;
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(f.destination->pendingCount(), 0);
    clockOffsetMs += 61'000;
    QTRY_COMPARE_WITH_TIMEOUT(f.destination->deliveredCount(), 1, 20'000);
    QCOMPARE(f.arrivedIds(), QStringList{f.id});
    QCOMPARE(told(f), 1);
    f.close();
    setBad({});
    f.open();
    QTRY_COMPARE(f.destination->deliveredCount(), 1); // the other one: nothing was thrown away
}

void BadSectorTest::whatWaitsBehindAnUnreadableRunIsTakenBackToo()
{
    BehindABadSector f(&BadSectorTest::goOffline);
    const QSignalSpy dropped(f.tracker.get(), &Tracker::dropped);
    f.tracker->denyConsent();
    QTRY_COMPARE(f.destination->droppedCount(), 1);
    QTRY_COMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().first().toStringList(), QStringList{f.id});
    QVERIFY(f.balances());
    setBad({});
    QTRY_COMPARE(f.destination->droppedCount(), 2); // the other one, as soon as it can be read
}

void BadSectorTest::whatCannotBeReadWhenItIsTakenBackIsNotSentAfterTheNextYes()
{
    Fixture f;
    const QString name = f.destination->name();
    f.close();
    QString folder;
    leaveFor(f, name, &folder);
    setBad(folder + QLatin1String("/journal-"));
    f.open();
    QTRY_COMPARE(told(f), 1);
    f.tracker->denyConsent();
    f.tracker->grantConsent();
    QVERIFY(f.tracker->waitForSaved(10s)); // the worker has met both
    setBad({});
    QTRY_COMPARE(f.destination->droppedCount(), 1);
    QCOMPARE(f.collector.events().size(), 0);
    QVERIFY(f.balances());
}

void BadSectorTest::aRunThatCannotBeListedIsAskedForAgainForAMinute()
{
    Fixture f;
    f.close();
    QString folder;
    leaveFor(f, QStringLiteral("another"), &folder);
    const QString run = parentOf(folder);
    setBad(run);
    Adoption adoption(parentOf(parentOf(run)));
    const QTimer *const again = adoption.findChild<QTimer *>();
    QSignalSpy unreadable(&adoption, &Adoption::unreadable);
    QSignalSpy unclaimed(&adoption, &Adoption::unclaimed);
    adoption.adopt();
    QCOMPARE(again->interval(), 1000);
    clockOffsetMs += 59'000;
    adoption.adopt();
    QCOMPARE(again->interval(), 1000);
    clockOffsetMs += 2'000;
    adoption.adopt();
    QCOMPARE(again->interval(), 300'000);
    QCOMPARE(unreadable.size(), 1);
    QCOMPARE(unreadable.first().at(1).toString(), run);
    QCOMPARE(unclaimed.size(), 0);
    setBad({});
    adoption.adopt();
    QCOMPARE(unclaimed.size(), 1); // it was found
}

void BadSectorTest::whatNobodyTakesIsDroppedWhenAllOfItIsTooOld()
{
    Fixture f;
    const QString name = f.destination->name();
    f.close();
    QString old, mixed;
    const QString oldId = leaveFor(f, QStringLiteral("another"), &old);
    leaveFor(f, QStringLiteral("another"), &mixed);
    const qint64 monthAgo = QDateTime::currentMSecsSinceEpoch() - 31ll * 24 * 3600 * 1000;
    for (const QString &folder : {old, mixed})
        for (const QFileInfo &file : QDir(folder).entryInfoList({QStringLiteral("journal-*")}))
            setModified(file.filePath(), monthAgo);
    {
        Event event(QStringLiteral("n")); // of today
        event.id = QStringLiteral("young");
        event.timestamp = QDateTime::currentDateTimeUtc();
        Queue(mixed, mixed.section(QLatin1Char('/'), -2, -2)).append(toRecord(event));
    }
    // Something that cannot be read now, so that it looks again in a second, and not in five minutes.
    QString unreadable;
    leaveFor(f, name, &unreadable);
    setBad(unreadable + QLatin1String("/journal-"));
    QStringList dropped;
    f.open([&](Tracker &tracker, Millimetric &) {
        connect(&tracker, &Tracker::dropped, this, [&](const QStringList &ids, Tracker::DropReason reason) {
            QCOMPARE(reason, Tracker::DropReason::TooOld);
            dropped += ids;
        });
        tracker.track(QStringLiteral("n")); // the clock counts once an answer has confirmed it
    });
    QTRY_COMPARE_WITH_TIMEOUT(dropped, QStringList{oldId}, 10'000);
    QTRY_VERIFY(!QFileInfo::exists(old));
    QVERIFY(QFileInfo::exists(mixed));
}

void BadSectorTest::aQuarantineThatSomebodyElseChangesIsCountedAsItIs()
{
    Fixture f;
    CollectorFaults faults;
    faults.refuseNames = {QStringLiteral("n")};
    f.collector.setFaults(faults);
    track(f, 1);
    QTRY_COMPARE(f.destination->quarantinedCount(), 1);
    track(f, 1);
    QTRY_COMPARE(f.destination->quarantinedCount(), 2);
    const QStringList files = Quarantine(f.dir.path() + QLatin1String("/default/") + f.destination->name()
                                         + QLatin1String("/quarantine")).files();
    QCOMPARE(files.size(), 2);
    QVERIFY(QFile::remove(files.first())); // tally quarantine clear, say
    f.destination->clearQuarantine();
    QTRY_COMPARE(f.destination->droppedCount(), 1);
    QCOMPARE(f.destination->quarantinedCount(), 0);
    QVERIFY(f.balances());
    track(f, 1);
    QTRY_COMPARE(f.destination->quarantinedCount(), 1);
    QVERIFY(f.balances());
}

QTEST_GUILESS_MAIN(BadSectorTest)
#include "tst_badsector.moc"
