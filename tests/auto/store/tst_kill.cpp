// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A queue's whole life, killed or failing at each of its steps on disk in turn.
//
// This program defines the C library's functions that change files, so that the library under test, and Qt below it,
// call these: they count, and at the step in question kill the process or fail.

#include "store/quarantine.h"
#include "store/queue.h"

#include "sumvendor.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <cmath>
#include <csignal>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

enum class Fault { None, Kill, FailOnce, FailFromThereOn };
Fault fault = Fault::None;
int faultAt = 0;
int stepsDone = 0;

bool fails()
{
    if (fault == Fault::None)
        return false;
    const int step = ++stepsDone;
    if (fault == Fault::Kill && step == faultAt)
        ::kill(::getpid(), SIGKILL);
    errno = ENOSPC;
    return (fault == Fault::FailOnce && step == faultAt) || (fault == Fault::FailFromThereOn && step >= faultAt);
}

} // namespace

extern "C" {

int rename(const char *from, const char *to) noexcept
{
    return fails() ? -1 : int(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}
int unlink(const char *path) noexcept
{
    const bool failed = fails();
    // QSettings' lock goes in any case: QLockFile would fill the log with warnings.
    const bool isLock = QByteArrayView(path).endsWith(".lock");
    return failed && !isLock ? -1 : int(::syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}
int truncate(const char *path, off_t size) noexcept
{
    return fails() ? -1 : int(::syscall(SYS_truncate, path, size));
}
ssize_t write(int descriptor, const void *data, size_t size)
{
    if (descriptor > 2 && fails()) {
        // What fits is there: a third of it.
        const ssize_t some = ssize_t(::syscall(SYS_write, descriptor, data, size / 3));
        return some > 0 ? some : -1;
    }
    return ssize_t(::syscall(SYS_write, descriptor, data, size));
}
int fdatasync(int descriptor)
{
    return fails() ? -1 : int(::syscall(SYS_fdatasync, descriptor));
}
}

using namespace Tally;

namespace {

constexpr int maxEvents = 64;

// Seen by both processes.
struct Log
{
    bool isAccepted[maxEvents]; // append() returned
    bool isEnding[maxEvents]; // a step that ends it was begun …
    bool isEnded[maxEvents]; // … and is done
    bool isFinished;
};

int numberOf(const QString &id)
{
    return id.mid(1).toInt();
}

// Each kind of step at least once. Whatever the disk does, this goes on to its end.
void live(const QString &folder, const QString &quarantineFolder, Log *log)
{
    const PlainVendor vendor(4);
    int last = 0;
    const auto append = [&](Queue &queue, int count) {
        for (int i = 0; i < count; ++i) {
            ++last;
            queue.append(recordOf(QStringLiteral("e%1").arg(last)));
            log->isAccepted[last] = true;
        }
    };
    const auto ending = [&](const QStringList &ids) {
        for (const QString &id : ids)
            log->isEnding[numberOf(id)] = true;
    };
    const auto ended = [&](const QStringList &ids) {
        for (const QString &id : ids)
            log->isEnded[numberOf(id)] = log->isEnding[numberOf(id)] = true;
    };
    const auto settle = [&](Queue &queue, const Queue::Segment &segment) {
        const QStringList ids = segment.batch.eventIds.mid(segment.settled);
        ending(ids);
        queue.settle(segment);
        ended(ids);
    };
    {
        Queue queue(folder, QStringLiteral("run"));
        append(queue, 10);
        queue.takeIn(vendor); // 1-4, 5-8, tail 9-10
        const auto first = queue.next(vendor);
        const auto second = queue.next(vendor);
        const auto third = queue.next(vendor);
        settle(queue, *third); // the highest first
        queue.split(*first);
        const auto half = queue.next(vendor);
        settle(queue, *half);
        ending(second->batch.eventIds);
        if (queue.quarantine(*second, {{second->batch.eventIds.at(1), QStringLiteral("no")}}, 400, quarantineFolder)) {
            queue.settle(*second);
            ended(second->batch.eventIds);
        } else {
            queue.putBack(*second);
        }
        append(queue, 6);
        queue.takeIn(vendor);
        queue.retryStorage();
        queue.sync();
        for (const QString &file : Quarantine(quarantineFolder).files()) {
            const int count = queue.adoptQuarantined(file);
            if (count > 0)
                log->isEnded[numberOf(second->batch.eventIds.at(1))] = false;
        }
        queue.freezeAll(vendor);
    }
    {
        Queue queue(folder, QStringLiteral("run"));
        queue.takeIn(vendor);
        append(queue, 9);
        queue.takeIn(vendor);
        for (int i = 0; i < 2; ++i) {
            if (const auto segment = queue.next(vendor))
                settle(queue, *segment);
        }
        // Evicted ids are known only afterwards: all that could go may be gone.
        for (int i = 1; i <= last; ++i)
            log->isEnding[i] = true;
        Queue::Limits limits;
        limits.maxEvents = 5;
        ended(queue.evict(limits, Clock()).forSpace);
        queue.retryStorage();
        queue.freezeAll(vendor);
        queue.sync();
    }
    log->isFinished = true;
}

// Call number i has the quantity 10^i, so that each digit of a total tells how often that call is in it.
QList<int> callsIn(const QByteArray &total)
{
    QList<int> times(maxEvents, 0);
    for (qsizetype i = 0; i < total.size() && i < maxEvents; ++i)
        times[i] = total.at(total.size() - 1 - i) - '0';
    return times;
}

void liveWithSums(const QString &folder, Log *log)
{
    const SumVendor vendor;
    int last = 0;
    const auto append = [&](Queue &queue, int count) {
        for (int i = 0; i < count; ++i) {
            queue.append(SumVendor::record(QStringLiteral("e%1").arg(last), QStringLiteral("n"), std::pow(10, last)));
            log->isAccepted[last++] = true;
        }
    };
    const auto settleNext = [&](Queue &queue) {
        const auto segment = queue.next(vendor);
        if (!segment)
            return;
        queue.noteSent(*segment, 1'790'000'000'000);
        const QList<int> calls = callsIn(SumVendor::quantityOf(segment->batch.events.first()));
        for (int i = 0; i < maxEvents; ++i)
            log->isEnding[i] = log->isEnding[i] || calls.at(i) > 0;
        queue.settle(*segment);
        for (int i = 0; i < maxEvents; ++i)
            log->isEnded[i] = log->isEnded[i] || calls.at(i) > 0;
    };
    for (int life = 0; life < 2; ++life) {
        Queue queue(folder, QStringLiteral("run"));
        append(queue, 4);
        queue.takeIn(vendor);
        append(queue, 2);
        queue.takeIn(vendor);
        queue.retryStorage();
        queue.freeze(vendor);
        append(queue, 2);
        queue.takeIn(vendor);
        settleNext(queue);
        queue.sync();
        queue.freeze(vendor);
        append(queue, 1);
        if (life == 1)
            settleNext(queue);
        queue.takeIn(vendor);
        queue.retryStorage();
        if (life == 1)
            queue.freezeAll(vendor);
    }
}

} // namespace

class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void losesNothing_data();
    void losesNothing();
    void countsEachCallOnceInASum_data();
    void countsEachCallOnceInASum();
    void killedRightAfterTheLastAppend();

private:
    Log *m_log = nullptr;
};

void KillTest::initTestCase()
{
    m_log = static_cast<Log *>(
        ::mmap(nullptr, sizeof(Log), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    QVERIFY(m_log != MAP_FAILED);
}

void KillTest::losesNothing_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("stride"); // not every step each time, for the clock's sake
    QTest::newRow("killed") << int(Fault::Kill) << 1;
    QTest::newRow("one step fails") << int(Fault::FailOnce) << 2;
    QTest::newRow("all steps fail from there on, then killed") << int(Fault::FailFromThereOn) << 5;
}

void KillTest::losesNothing()
{
    QFETCH(int, kind);
    QFETCH(int, stride);
    const PlainVendor vendor(4);
    int at = 0;
    int reached = 0;
    do {
        at += stride;
        *m_log = {};
        const QTemporaryDir dir(quickPlace());
        const QString folder = dir.filePath(QStringLiteral("q"));
        const QString quarantineFolder = dir.filePath(QStringLiteral("quarantine"));
        const pid_t child = ::fork();
        if (child == 0) {
            fault = Fault(kind);
            faultAt = at;
            live(folder, quarantineFolder, m_log);
            fault = Fault::None;
            ::_exit(stepsDone >= faultAt ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WIFEXITED(status));
        reached = WIFSIGNALED(status) || WEXITSTATUS(status) == 0;

        Queue queue(folder, QStringLiteral("run"));
        const int pending = queue.pending();
        QVERIFY(queue.takeIn(vendor).refused.isEmpty());
        QCOMPARE(queue.pending(), pending);
        QMap<QString, int> found;
        while (const auto segment = queue.next(vendor)) {
            for (const QString &id : segment->batch.eventIds.mid(segment->settled))
                ++found[id];
            queue.settle(*segment);
        }
        int sum = 0;
        for (const int count : std::as_const(found))
            sum += count;
        QCOMPARE(sum, pending);
        for (const Quarantine::Entry &entry : Quarantine(quarantineFolder).entries())
            m_log->isEnding[numberOf(entry.eventId)] = true;
        const auto what = [&](int i) { return qPrintable(QStringLiteral("event %1, fault at step %2").arg(i).arg(at)); };
        for (int i = 1; i < maxEvents; ++i) {
            const int times = found.value(QStringLiteral("e%1").arg(i));
            if (Fault(kind) != Fault::FailFromThereOn) // with a disk that never works again memory is all there is
                QVERIFY2(!m_log->isAccepted[i] || times > 0 || m_log->isEnding[i], what(i));
            if (Fault(kind) == Fault::Kill) {
                QVERIFY2(times <= 1, what(i));
                QVERIFY2(!m_log->isEnded[i] || times == 0, what(i));
            }
        }
        QVERIFY(queue.takeDamage().isEmpty());
        for (const QString &name : filesIn(folder))
            QVERIFY2(!name.contains(QLatin1String(".part")) && !name.endsWith(QLatin1String(".lock")), qPrintable(name));
    } while (reached);
    QVERIFY2(at > 60, qPrintable(QString::number(at)));
}

void KillTest::countsEachCallOnceInASum_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("killed") << int(Fault::Kill);
    QTest::newRow("one step fails") << int(Fault::FailOnce);
}

void KillTest::countsEachCallOnceInASum()
{
    QFETCH(int, kind);
    const SumVendor vendor;
    int at = 0;
    int reached = 0;
    do {
        ++at;
        *m_log = {};
        const QTemporaryDir dir(quickPlace());
        const QString folder = dir.filePath(QStringLiteral("q"));
        const pid_t child = ::fork();
        if (child == 0) {
            fault = Fault(kind);
            faultAt = at;
            liveWithSums(folder, m_log);
            fault = Fault::None;
            ::_exit(stepsDone >= faultAt ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WIFEXITED(status));
        reached = WIFSIGNALED(status) || WEXITSTATUS(status) == 0;

        Queue queue(folder, QStringLiteral("run"));
        queue.takeIn(vendor);
        queue.freeze(vendor);
        QByteArray total = "0";
        while (const auto segment = queue.next(vendor)) {
            for (const QByteArray &event : segment->batch.events.mid(segment->settled))
                total = decimalSum(total, SumVendor::quantityOf(event));
            queue.settle(*segment);
        }
        const QList<int> times = callsIn(total);
        for (int i = 0; i < maxEvents; ++i) {
            const auto what = QStringLiteral("call %1 is %2 times in %3, fault at step %4")
                                  .arg(i).arg(times.at(i)).arg(QString::fromUtf8(total)).arg(at).toUtf8();
            QVERIFY2(!m_log->isAccepted[i] || times.at(i) > 0 || m_log->isEnding[i], what.constData());
            QVERIFY2(times.at(i) <= 1, what.constData());
            if (Fault(kind) == Fault::Kill)
                QVERIFY2(!m_log->isEnded[i] || times.at(i) == 0, what.constData());
        }
    } while (reached);
    QVERIFY(at > 30);
}

void KillTest::killedRightAfterTheLastAppend()
{
    const PlainVendor vendor;
    for (int round = 0; round < 20; ++round) {
        const QTemporaryDir dir(quickPlace());
        const pid_t child = ::fork();
        if (child == 0) {
            Queue queue(dir.path(), QStringLiteral("run"));
            for (int i = 0; i < 1000; ++i)
                queue.append(recordOf(QString::number(i)));
            ::kill(::getpid(), SIGKILL);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        Queue queue(dir.path(), QStringLiteral("run"));
        QCOMPARE(queue.pending(), 1000);
        queue.takeIn(vendor);
        int next = 0;
        while (const auto segment = queue.next(vendor)) {
            for (const QString &id : segment->batch.eventIds)
                QCOMPARE(id, QString::number(next++));
            queue.settle(*segment);
        }
        QCOMPARE(next, 1000);
    }
}

QTEST_GUILESS_MAIN(KillTest)
#include "tst_kill.moc"
