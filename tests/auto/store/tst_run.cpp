// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "delivery/adoption.h"
#include "delivery/queues.h"
#include "store/queue.h"
#include "store/run.h"

#include "orphans.h"
#include "plainvendor.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <cstring>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Tally;

class RunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesALockedPrivateFolder();
    void ordersRuns();
    void theHighestNumberOfAllIsNotCountedOn();
    void leavesLiveRunsAlone();
    void adoptsWhatAKilledProcessLeft();
    void adoptsAFolderWithoutALock();
    void removesAForgottenLock();
    void takesOverALockWhosePidIsInUse();
    void aLongLifeIsNotStale();
    void leavesForeignFoldersAlone();
    void staysWhileSomethingIsOwed();
    void theLastOfItsUsersRemovesIt();
    void whatNobodyIsOwedAnythingOfIsRemovedAtOnce();
    void aForkedChildReleasesNothing();
    void saysWhyItCannotBeMade();
};

void RunTest::makesALockedPrivateFolder()
{
    const QTemporaryDir folder;
    const QString tracker = folder.filePath(QStringLiteral("tally/default"));
    QString problem;
    auto run = Run::create(tracker, &problem);
    QVERIFY2(run, qPrintable(problem));
    QCOMPARE(run->folder(), tracker + QLatin1String("/runs/") + run->name());
    QVERIFY(QFile::exists(run->folder() + QLatin1String(".lock")));
    struct stat status;
    for (const QString &path : {tracker, tracker + QLatin1String("/runs"), run->folder()}) {
        QCOMPARE(::stat(qPrintable(path), &status), 0);
        QCOMPARE(status.st_mode & 07777, mode_t(0700));
    }
    const QString place = run->folder();
    run.reset();
    QVERIFY(QDir(place).exists());
    QVERIFY(!QFile::exists(place + QLatin1String(".lock")));
}

void RunTest::ordersRuns()
{
    const QTemporaryDir folder;
    QString problem;
    QStringList names;
    for (int i = 0; i < 12; ++i)
        names.append(Run::create(folder.path(), &problem)->name());
    QStringList sorted = names;
    sorted.sort();
    QCOMPARE(names, sorted);
    const auto adopted = orphansIn(folder.path());
    QCOMPARE(adopted.size(), 12u);
    for (size_t i = 0; i < adopted.size(); ++i)
        QCOMPARE(adopted[i]->name(), names.at(qsizetype(i)));
}

void RunTest::theHighestNumberOfAllIsNotCountedOn()
{
    const QTemporaryDir folder;
    QString problem;
    const QString before = Run::create(folder.path(), &problem)->name();
    const QString foreign = QStringLiteral("9999999999-00000000-0000-0000-0000-000000000000");
    QVERIFY(QDir().mkpath(folder.path() + QLatin1String("/runs/") + foreign));
    const QString after = Run::create(folder.path(), &problem)->name();
    QCOMPARE(before.left(11), QStringLiteral("0000000001-"));
    QCOMPARE(after.left(11), QStringLiteral("0000000002-"));
    QStringList adopted;
    for (const auto &run : orphansIn(folder.path()))
        adopted.append(run->name());
    QCOMPARE(adopted, QStringList({before, after, foreign})); // what is in it may be ours all the same
}

void RunTest::leavesLiveRunsAlone()
{
    const QTemporaryDir folder;
    QString problem;
    const auto own = Run::create(folder.path(), &problem);
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), folder.path()});
    QVERIFY(other.waitForReadyRead());
    QVERIFY(orphansIn(folder.path()).empty());
    other.kill();
    other.waitForFinished();
    QCOMPARE(orphansIn(folder.path()).size(), 1u);
    QVERIFY(QFile::exists(own->folder() + QLatin1String(".lock")));
}

void RunTest::adoptsWhatAKilledProcessLeft()
{
    const QTemporaryDir folder;
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), folder.path()});
    QVERIFY(other.waitForReadyRead());
    const QString name = QString::fromUtf8(other.readLine()).trimmed();
    other.kill();
    other.waitForFinished();
    auto adopted = orphansIn(folder.path());
    QCOMPARE(adopted.size(), 1u);
    QCOMPARE(adopted.front()->name(), name);
    QCOMPARE(adopted.front()->destinations(), QStringList(QStringLiteral("d")));
    QVERIFY(orphansIn(folder.path()).empty()); // it is ours now
    {
        const PlainVendor vendor;
        Queue queue(adopted.front()->folder() + QLatin1String("/d"), name);
        QCOMPARE(queue.pending(), 3);
        QVERIFY(!adopted.front()->removeIfEmpty());
        queue.takeIn(vendor);
        queue.settle(*queue.next(vendor));
    }
    QVERIFY(adopted.front()->removeIfEmpty());
    adopted.clear();
    QVERIFY(QDir(folder.filePath(QStringLiteral("runs"))).isEmpty());
}

void RunTest::adoptsAFolderWithoutALock()
{
    const QTemporaryDir folder;
    const QString name = QStringLiteral("0000000007-0b1e2d3c-0000-4000-8000-000000000001");
    QVERIFY(QDir().mkpath(folder.filePath(QStringLiteral("runs/") + name)));
    const auto adopted = orphansIn(folder.path());
    QCOMPARE(adopted.size(), 1u);
    QCOMPARE(adopted.front()->name(), name);
    QString problem;
    QVERIFY(Run::create(folder.path(), &problem)->name().startsWith(QLatin1String("0000000008-")));
}

void RunTest::removesAForgottenLock()
{
    const QTemporaryDir folder;
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), folder.path()});
    QVERIFY(other.waitForReadyRead());
    const QString run = folder.filePath(QStringLiteral("runs/")) + QString::fromUtf8(other.readLine()).trimmed();
    other.kill();
    other.waitForFinished();
    QVERIFY(QDir(run).removeRecursively()); // killed between the two steps of removeIfEmpty()
    QVERIFY(QFile::exists(run + QLatin1String(".lock")));
    QVERIFY(orphansIn(folder.path()).empty());
    QVERIFY(!QFile::exists(run + QLatin1String(".lock")));
}

void RunTest::takesOverALockWhosePidIsInUse()
{
    const QTemporaryDir folder;
    const QString run = folder.filePath(QStringLiteral("runs/0000000001-0b1e2d3c-0000-4000-8000-000000000001"));
    QVERIFY(QDir().mkpath(run));
    // A lock of a dead process, whose pid is this living one by now; nobody holds the lock of the OS.
    QLockFile lock(run + QLatin1String(".lock"));
    QVERIFY(lock.tryLock(0));
    const QByteArray contents = contentsOf(run + QLatin1String(".lock"));
    lock.unlock();
    QFile stale(run + QLatin1String(".lock"));
    QVERIFY(stale.open(QIODevice::WriteOnly));
    stale.write(contents);
    QVERIFY(stale.flush());
    QVERIFY(stale.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-50), QFileDevice::FileModificationTime));
    QVERIFY(orphansIn(folder.path()).empty());
    QVERIFY(stale.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-70), QFileDevice::FileModificationTime));
    QCOMPARE(orphansIn(folder.path()).size(), 1u);
}

void RunTest::aLongLifeIsNotStale()
{
    const QTemporaryDir folder;
    QString problem;
    const auto own = Run::create(folder.path(), &problem);
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), folder.path()});
    QVERIFY(other.waitForReadyRead());
    const QString run = folder.filePath(QStringLiteral("runs/")) + QString::fromUtf8(other.readLine()).trimmed();
    for (const QString &living : {own->folder(), run}) {
        QFile lock(living + QLatin1String(".lock"));
        QVERIFY(lock.open(QIODevice::ReadWrite));
        QVERIFY(lock.setFileTime(QDateTime::currentDateTimeUtc().addDays(-3), QFileDevice::FileModificationTime));
    }
    QVERIFY(orphansIn(folder.path()).empty());
    other.kill();
    other.waitForFinished();
    QCOMPARE(orphansIn(folder.path()).size(), 1u);
}

void RunTest::leavesForeignFoldersAlone()
{
    const QTemporaryDir folder;
    for (const char *name : {"runs/lost+found", "runs/1-x", "runs/0000000000-0b1e2d3c-0000-4000-8000-000000000001"})
        QVERIFY(QDir().mkpath(folder.filePath(QString::fromLatin1(name))));
    QVERIFY(orphansIn(folder.path()).empty());
    QVERIFY(orphansIn(folder.filePath(QStringLiteral("nowhere"))).empty());
}

void RunTest::staysWhileSomethingIsOwed()
{
    const QTemporaryDir folder;
    QString problem;
    const auto run = Run::create(folder.path(), &problem);
    const QString place = run->folder() + QLatin1String("/d");
    QVERIFY(QDir().mkpath(place));
    const auto put = [&place](const QString &name) {
        QFile file(place + QLatin1Char('/') + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x");
    };
    put(QStringLiteral("retry-x-1-0.ini"));
    QVERIFY(!run->removeIfEmpty());
    QVERIFY(QFile::remove(place + QLatin1String("/retry-x-1-0.ini")));
    put(QStringLiteral("000000000001-000000000002-2-0.ini.corrupt")); // somebody may want to look at it
    QVERIFY(!run->removeIfEmpty());
    QFile corrupt(place + QLatin1String("/000000000001-000000000002-2-0.ini.corrupt"));
    QVERIFY(corrupt.open(QIODevice::ReadWrite));
    QVERIFY(corrupt.setFileTime(QDateTime::currentDateTimeUtc().addDays(-31), QFileDevice::FileModificationTime));
    put(QStringLiteral("000000000002.mark"));
    QVERIFY(run->removeIfEmpty());
    QVERIFY(!QDir(run->folder()).exists());
}

void RunTest::theLastOfItsUsersRemovesIt()
{
    const PlainVendor vendor;
    const QTemporaryDir folder;
    QString problem;
    std::shared_ptr<Run> run = Run::shared(Run::create(folder.path(), &problem));
    const QString place = run->folder();
    Queues a, b;
    for (const auto &[queues, name] : {std::pair(&a, "/a"), std::pair(&b, "/b")}) {
        const QString its = place + QLatin1String(name);
        Queue(its, run->name()).append(recordOf(QStringLiteral("e")));
        auto queue = std::make_shared<Queue>(its, run->name());
        queue->takeIn(vendor);
        queues->setOwn(std::make_shared<Queue>(QString(), QString()));
        queues->adopt(std::move(queue), run);
    }
    run.reset();
    a.leaveDone(vendor);
    for (Queues *const queues : {&a, &b}) {
        const std::optional<Queues::Piece> piece = queues->next(vendor);
        QVERIFY(piece);
        piece->queue->settle(piece->segment);
    }
    a.leaveDone(vendor);
    QVERIFY(a.sync() && a.isSynced());
    QVERIFY(QDir(place + QLatin1String("/b")).exists());
    QVERIFY(b.sync());
    QCOMPARE(b.problem(), QString());
    b.leaveDone(vendor);
    QVERIFY(QDir(folder.filePath(QStringLiteral("runs"))).isEmpty());
}

void RunTest::whatNobodyIsOwedAnythingOfIsRemovedAtOnce()
{
    const PlainVendor vendor;
    const QTemporaryDir folder;
    QString problem;
    {
        const auto run = Run::create(folder.path(), &problem);
        Queue queue(run->folder() + QLatin1String("/removed"), run->name());
        queue.append(recordOf(QStringLiteral("e")));
        queue.takeIn(vendor);
        queue.settle(*queue.next(vendor));
        QVERIFY(!filesIn(run->folder() + QLatin1String("/removed")).isEmpty());
    }
    Adoption adoption(folder.path());
    adoption.adopt();
    QVERIFY(QDir(folder.filePath(QStringLiteral("runs"))).isEmpty());
}

void RunTest::aForkedChildReleasesNothing()
{
    const QTemporaryDir folder;
    QString problem;
    auto run = Run::create(folder.path(), &problem);
    const pid_t child = ::fork();
    if (child == 0) {
        run.reset();
        ::_exit(0);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QVERIFY(QFile::exists(run->folder() + QLatin1String(".lock")));
    QVERIFY(orphansIn(folder.path()).empty());
}

void RunTest::saysWhyItCannotBeMade()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("tally")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QString problem;
    QVERIFY(!Run::create(folder.filePath(QStringLiteral("tally")), &problem));
    QVERIFY(problem.contains(QLatin1String("tally")));
}

// The other process: makes a run with three events, says its name and waits to be killed.
static int child(const QString &folder)
{
    QString problem;
    const auto run = Run::create(folder, &problem);
    Queue queue(run->folder() + QLatin1String("/d"), run->name());
    for (int i = 0; i < 3; ++i)
        queue.append(recordOf(QString::number(i)));
    std::puts(qPrintable(run->name()));
    std::fflush(stdout);
    ::pause();
    return 0;
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--child") == 0)
        return child(QString::fromLocal8Bit(argv[2]));
    RunTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_run.moc"
