// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Unusual ends of processes and of trackers, and the locks that dead processes leave.

#include "../endslack.h"
#include "processes.h"

#include "tools/collector/collector.h"
#include "tracker.h"
#include "vendors/millimetric.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <vector>

#include <unistd.h>

using namespace Tally;
using namespace Tally::Faults;
using namespace std::chrono_literals;

namespace {

QStringList twentyIds()
{
    QStringList ids;
    for (int i = 0; i < 20; ++i)
        ids.append(idOf(i));
    return ids;
}

QString onlyLock(const QString &storage)
{
    const QDir runs(storage + QLatin1String("/default/runs"));
    const QStringList locks = runs.entryList({QStringLiteral("*.lock")}, QDir::Files);
    return locks.size() == 1 ? runs.filePath(locks.first()) : QString();
}

QString endOf(const QProcess &child)
{
    return (child.exitStatus() == QProcess::NormalExit ? QStringLiteral("exit %1") : QStringLiteral("signal %1"))
        .arg(child.exitCode());
}

/// The next start of the application.
struct Next
{
    Next(const QString &storage, const Collector &collector)
    {
        tracker.setStoragePath(storage);
        destination = new Tally::Millimetric;
        destination->setHost(collector.url());
        destination->setKey(QStringLiteral("sk_test_abcdefgh_faultfaultfaultfault"));
        tracker.addDestination(destination);
    }
    Tracker tracker;
    Tally::Millimetric *destination = nullptr;
};

const std::vector<const char *> &ways()
{
    static const std::vector<const char *> all{
        "fork-exit", "fork-delete", "fork-exec", "fork-beside-threads", "static", "static-forked", "static-exit",
        "deleted-in-delivered", "deleted-in-dropped", "deleted-in-quarantined", "deleted-in-errorOccurred",
        "deleted-in-flushed", "deleted-in-countsChanged", "deleted-in-identityChanged", "deleted-in-sessionChanged",
        "deleted-in-destination.stateChanged", "deleted-in-destination.countsChanged",
        "deleted-in-destination.lastErrorChanged", "deleted-in-nested-delivered", "deleted-in-nested-countsChanged",
        "deleted-in-nested-errorOccurred", "deleted-in-nested-flushed", "deleted-in-consentChanged",
        "deleted-in-blockedByChanged", "destination-first", "destination-last", "posted-by-a-thread", "later",
        "exit-in-a-slot", "exit-while-tracking", "exit-in-a-hook", "quick_exit", "abort", "SIGTERM",
        "before-the-application"};
    return all;
}

qint64 median(QList<qint64> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values.at(values.size() / 2);
}

} // namespace

class EndingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyEndIsACleanOne_data();
    void anyEndIsACleanOne();
    void theLockOfADeadProcessDoesNotHoldItsEvents_data();
    void theLockOfADeadProcessDoesNotHoldItsEvents();
    void theLockOfALivingProcessHoldsHoweverOldItIs();
    void aDiskThatHangsHoldsNoEnd_data();
    void aDiskThatHangsHoldsNoEnd();
    void aWorkerThatExitLeavesBehindTouchesNothing_data();
    void aWorkerThatExitLeavesBehindTouchesNothing();
    void exitWaitsForNobodyWhoWaitsForTheWorker();
    void anEndTellsWhatAFullDiskLost_data();
    void anEndTellsWhatAFullDiskLost();
    void deliveryOutlivesTheThreadThatLoadedTheLibrary();
    void exitTimes_data();
    void exitTimes();

private:
    struct End;
    static constexpr int atATime = 12;
    std::map<int, std::unique_ptr<End>> m_ends;
    QList<qint64> m_undisturbed[2]; // by end
};

void EndingsTest::anyEndIsACleanOne_data()
{
    QTest::addColumn<int>("number");
    for (int i = 0; i < int(ways().size()); ++i)
        QTest::newRow(ways()[size_t(i)]) << i;
}

/// One end, and the next start of the application, as soon as it has come.
struct EndingsTest::End
{
    explicit End(const QString &way)
    {
        collector.start();
        CollectorFaults faults;
        faults.refuseNames = {QStringLiteral("bad")}; // so that there is something to tell
        collector.setFaults(faults);
        child = start(QStringLiteral(ENDINGS), {way, dir.path(), collector.url().toString()});
        QObject::connect(child.get(), &QProcess::finished, child.get(), [this] {
            collector.setFaults(CollectorFaults());
            next = std::make_unique<Next>(dir.path(), collector);
        });
    }

    QTemporaryDir dir;
    Collector collector;
    std::unique_ptr<QProcess> child;
    std::unique_ptr<Next> next;
};

void EndingsTest::anyEndIsACleanOne()
{
    // Each is mostly waiting, so the next ones begin meanwhile.
    QFETCH(int, number);
    const std::vector<const char *> &all = ways();
    for (int i = number; i < std::min(number + atATime, int(all.size())); ++i)
        if (!m_ends[i])
            m_ends[i] = std::make_unique<End>(QLatin1String(all[size_t(i)]));
    const std::unique_ptr<End> own = std::move(m_ends[number]);
    const QProcess &child = *own->child;
    const Collector &collector = own->collector;
    QTRY_VERIFY_WITH_TIMEOUT(own->next, 60'000);
    const QString way = QLatin1String(all[size_t(number)]);
    const int signal = way == QLatin1String("abort") ? SIGABRT : way == QLatin1String("SIGTERM") ? SIGTERM : 0;
    QCOMPARE(endOf(child), signal ? QStringLiteral("signal %1").arg(signal) : QStringLiteral("exit 0"));
    // Each is at the vendor, or was refused before and is in quarantine.
    const QStringList twenty = twentyIds();
    const auto found = [&] {
        QSet<QString> ids;
        for (const QVariant &event : own->next->destination->quarantinedEvents())
            ids.insert(event.toMap().value(QStringLiteral("event_id")).toString());
        for (const QString &id : twenty)
            if (collector.count(id) > 0)
                ids.insert(id);
        return int(ids.intersect(QSet<QString>(twenty.cbegin(), twenty.cend())).size());
    };
    QTRY_COMPARE_WITH_TIMEOUT(found(), 20, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(own->next->destination->pendingCount(), 0, 20'000);
    QCOMPARE(collector.count(QStringLiteral("in the child")), 0);
    for (const CollectedEvent &event : collector.events())
        QVERIFY(event.name != QLatin1String("in the child"));
}

void EndingsTest::theLockOfADeadProcessDoesNotHoldItsEvents_data()
{
    QTest::addColumn<QString>("pid"); // "": as it was; "empty": the file is
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isOld"); // more than a minute
    const QString us = QString::number(::getpid());
    const QString name = QStringLiteral("tst_endings");
    QTest::newRow("as the kill left it") << QString() << QString() << QString() << false;
    QTest::newRow("a pid that nobody has") << QStringLiteral("4194303") << QString() << QString() << false;
    QTest::newRow("a pid that another program has now") << us << QStringLiteral("tally_endings") << QString() << false;
    QTest::newRow("a pid that this program has now") << us << name << QString() << true;
    QTest::newRow("pid 1") << QStringLiteral("1") << QString() << QString() << true;
    QTest::newRow("another host") << us << name << QStringLiteral("elsewhere") << true;
    QTest::newRow("empty") << QStringLiteral("empty") << QString() << QString() << true;
}

void EndingsTest::theLockOfADeadProcessDoesNotHoldItsEvents()
{
    QFETCH(QString, pid);
    QFETCH(QString, name);
    QFETCH(QString, host);
    QFETCH(bool, isOld);
    QTemporaryDir dir;
    Collector collector;
    QVERIFY(collector.start());
    const auto child = start(QStringLiteral(ENDINGS), {QStringLiteral("kill"), dir.path(), QStringLiteral("http://127.0.0.1:9")});
    QVERIFY(child->waitForFinished(60'000));
    QCOMPARE(child->exitStatus(), QProcess::CrashExit);
    QFile lock(onlyLock(dir.path()));
    QVERIFY(lock.open(QIODevice::ReadWrite));
    QList<QByteArray> lines = lock.readAll().split('\n'); // pid, program, host, machine, boot
    QVERIFY(lines.size() >= 3);
    if (!pid.isEmpty())
        lines[0] = pid.toLatin1();
    if (!name.isEmpty())
        lines[1] = name.toLatin1();
    if (!host.isEmpty()) {
        lines = lines.mid(0, 2);
        lines.append(host.toLatin1());
        lines.append(QByteArray());
    }
    QVERIFY(lock.resize(0) && lock.seek(0));
    if (pid != QLatin1String("empty"))
        lock.write(lines.join('\n'));
    lock.close();
    if (isOld)
        makeOlder(dir.path() + QLatin1String("/default/runs"), 61);
    Next next(dir.path(), collector);
    QTRY_COMPARE_WITH_TIMEOUT(collector.stats().unique, 20, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(next.destination->pendingCount(), 0, 20'000);
    QCOMPARE(collector.stats().duplicates, 0);
}

void EndingsTest::theLockOfALivingProcessHoldsHoweverOldItIs()
{
    QTemporaryDir dir;
    Collector collector;
    QVERIFY(collector.start());
    const auto child = start(QStringLiteral(ENDINGS), {QStringLiteral("return-when-told"), dir.path(), QStringLiteral("http://127.0.0.1:9")});
    QVERIFY(child->waitForReadyRead(30'000));
    for (const int signal : {0, SIGSTOP}) {
        sendSignal(*child, signal);
        makeOlder(dir.path() + QLatin1String("/default/runs"), 7200);
        Next other(dir.path(), collector);
        other.tracker.track(QStringLiteral("other"));
        QVERIFY(other.tracker.waitForFlushed(20s));
        QCOMPARE(collector.events().last().name, QStringLiteral("other"));
    }
    QCOMPARE(collector.stats().events, 2);
    sendSignal(*child, SIGCONT);
    child->write("\n");
    QVERIFY(child->waitForFinished(60'000));
    QCOMPARE(child->exitCode(), 0);
    Next last(dir.path(), collector);
    QTRY_COMPARE_WITH_TIMEOUT(collector.stats().unique, 22, 20'000);
    QCOMPARE(collector.stats().duplicates, 0);
}

void EndingsTest::aDiskThatHangsHoldsNoEnd_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<int>("sync"); // the first is that of the run's lock
    QTest::addColumn<int>("deadlineMs");
    const int deadlineMs = 250;
    QTest::newRow("return") << QStringLiteral("return-when-told") << 2 << deadlineMs;
    QTest::newRow("exit() while a new folder is made safe") << QStringLiteral("exit-when-told") << 7 << deadlineMs;
    QTest::newRow("quit() and return, with three trackers") << QStringLiteral("three-quit-when-told") << 2 << deadlineMs;
    QTest::newRow("shutdown(1 s)") << QStringLiteral("shutdown-when-told") << 2 << 1000 + deadlineMs;
}

void EndingsTest::aDiskThatHangsHoldsNoEnd()
{
    QFETCH(QString, way);
    QFETCH(int, sync);
    QFETCH(int, deadlineMs);
    QTemporaryDir dir;
    const auto child = start(QStringLiteral(ENDINGS), {way, dir.path(), QStringLiteral("http://127.0.0.1:9")},
                             {{QStringLiteral("_BELOW"), dir.path() + QLatin1String("/default/runs")},
                              {QStringLiteral("_CALLS"), QStringLiteral("sync")},
                              {QStringLiteral("_AT"), QString::number(sync)},
                              {QStringLiteral("_SYNC_MS"), QStringLiteral("600000")}},
                             CALL_FAULTS, QProcess::SeparateChannels);
    QVERIFY(child->waitForReadyRead(30'000));
    QElapsedTimer clock;
    clock.start();
    child->write("\n");
    QVERIFY(child->waitForFinished(60'000));
    const qint64 took = clock.elapsed();
    // The worker is left behind, and nothing is destroyed that it holds.
    const QByteArray complaints = child->readAllStandardError();
    QVERIFY2(!complaints.contains("QMutex"), complaints.constData());
    QCOMPARE(endOf(*child), QStringLiteral("exit 0"));
    QVERIFY2(took <= deadlineMs + endSlackMs(), qPrintable(QString::number(took)));
    Collector collector;
    QVERIFY(collector.start());
    Next next(dir.path(), collector);
    QTRY_COMPARE_WITH_TIMEOUT(collector.stats().unique, 20, 20'000);
    QCOMPARE(collector.stats().duplicates, 0);
}

void EndingsTest::aWorkerThatExitLeavesBehindTouchesNothing_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("return") << QStringLiteral("return-when-told");
    QTest::newRow("exit()") << QStringLiteral("exit-when-told");
}

void EndingsTest::aWorkerThatExitLeavesBehindTouchesNothing()
{
    // A slow disk: the worker comes back from a sync again and again while exit() is at work, and behind Qt's end.
    QFETCH(QString, way);
    QTemporaryDir dir;
    const auto child = start(QStringLiteral(ENDINGS), {way, dir.path(), QStringLiteral("http://127.0.0.1:9")},
                             {{QStringLiteral("_BELOW"), dir.path()},
                              {QStringLiteral("_CALLS"), QStringLiteral("sync")},
                              {QStringLiteral("_SYNC_MS"), QStringLiteral("300")},
                              {QStringLiteral("_LINGER_MS"), QStringLiteral("1500")}},
                             CALL_FAULTS, QProcess::SeparateChannels);
    QVERIFY(child->waitForReadyRead(30'000));
    child->write("\n");
    QVERIFY(child->waitForFinished(60'000));
    QCOMPARE(endOf(*child), QStringLiteral("exit 0"));
    // What the disk had no time for was told.
    static const QRegularExpression loss(QStringLiteral("ends with (?:at most )?(\\d+) event"));
    const int told = loss.match(QString::fromLocal8Bit(child->readAllStandardError())).captured(1).toInt();
    Collector collector;
    QVERIFY(collector.start());
    Next next(dir.path(), collector);
    QTRY_VERIFY_WITH_TIMEOUT(next.tracker.pendingCount() == 0 && collector.stats().unique >= 20 - told, 20'000);
    QCOMPARE(collector.stats().duplicates, 0);
}

void EndingsTest::exitWaitsForNobodyWhoWaitsForTheWorker()
{
    // A disk that is full and takes its time to say so, a thread that tracks, and exit() at any moment of that.
    std::vector<std::unique_ptr<QTemporaryDir>> dirs;
    std::vector<std::unique_ptr<QProcess>> children;
    for (int i = 0; i < 12; ++i) {
        dirs.push_back(std::make_unique<QTemporaryDir>());
        const QString dir = dirs.back()->path();
        children.push_back(start(QStringLiteral(ENDINGS), {QStringLiteral("exit-beside-a-sampler"), dir, QStringLiteral("http://127.0.0.1:9")},
                                 {{QStringLiteral("_BELOW"), dir + QLatin1String("/default/runs")},
                                  {QString(), QStringLiteral("ENOSPC")},
                                  {QStringLiteral("_CALLS"), QStringLiteral("create,write,truncate")},
                                  {QStringLiteral("_AT"), QStringLiteral("12")},
                                  {QStringLiteral("_STICKY"), QStringLiteral("1")},
                                  {QStringLiteral("_MS"), QStringLiteral("400")},
                                  {QStringLiteral("_EXIT_MS"), QString::number(70 * i)}},
                                 CALL_FAULTS, QProcess::SeparateChannels));
    }
    for (const auto &child : children) {
        const bool hasEnded = child->waitForFinished(20'000);
        if (!hasEnded) {
            child->kill();
            child->waitForFinished();
        }
        QVERIFY2(hasEnded, "exit() hangs");
        QCOMPARE(endOf(*child), QStringLiteral("exit 0"));
    }
}

void EndingsTest::anEndTellsWhatAFullDiskLost_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("return") << QStringLiteral("return-when-told");
    QTest::newRow("exit()") << QStringLiteral("exit-when-told");
}

void EndingsTest::anEndTellsWhatAFullDiskLost()
{
    QFETCH(QString, way);
    QTemporaryDir dir;
    const auto child = start(QStringLiteral(ENDINGS), {way, dir.path(), QStringLiteral("http://127.0.0.1:9")},
                             {{QStringLiteral("_BELOW"), dir.path() + QLatin1String("/default/runs")},
                              {QString(), QStringLiteral("ENOSPC")},
                              {QStringLiteral("_CALLS"), QStringLiteral("create,write,mkdir")},
                              {QStringLiteral("_AT"), QStringLiteral("2")},
                              {QStringLiteral("_STICKY"), QStringLiteral("1")}},
                             CALL_FAULTS, QProcess::SeparateChannels);
    QVERIFY(child->waitForReadyRead(30'000));
    child->write("\n");
    QVERIFY(child->waitForFinished(60'000));
    QCOMPARE(child->exitStatus(), QProcess::NormalExit);
    const QByteArray said = child->readAllStandardError();
    QVERIFY2(said.contains("ends with 20 event(s)"), said.constData());
}

void EndingsTest::deliveryOutlivesTheThreadThatLoadedTheLibrary()
{
    QTemporaryDir dir;
    Collector collector;
    QVERIFY(collector.start());
    const auto child = start(QStringLiteral(LATE_HOST), {QStringLiteral(LATE_PLUGIN), dir.path(), collector.url().toString()});
    QVERIFY(child->waitForFinished(60'000));
    QCOMPARE(endOf(*child), QStringLiteral("exit 0"));
    QCOMPARE(collector.stats().unique, 2);
}

void EndingsTest::exitTimes_data()
{
    QTest::addColumn<QString>("host"); // "": a black hole
    QTest::addColumn<QByteArray>("preload");
    QTest::addColumn<QString>("faults"); // name=value …
    const QString nobody = QStringLiteral("http://127.0.0.1:9");
    QTest::newRow("no fault") << QString() << QByteArray() << QString();
    QTest::newRow("DNS that never answers") << QStringLiteral("https://slow.invalid") << QByteArray(SLOW_DNS) << QString();
    QTest::newRow("dead host") << nobody << QByteArray() << QString();
    QTest::newRow("vendor that never answers") << QString() << QByteArray() << QStringLiteral("mute");
    QTest::newRow("full disk") << nobody << QByteArray(CALL_FAULTS)
                               << QStringLiteral("=ENOSPC _CALLS=create,write,sync,mkdir _AT=20 _STICKY=1");
    QTest::newRow("50 ms each sync") << nobody << QByteArray(CALL_FAULTS) << QStringLiteral("_SYNC_MS=50");
}

void EndingsTest::exitTimes()
{
    QFETCH(QString, host);
    QFETCH(QByteArray, preload);
    QFETCH(QString, faults);
    const int rounds = std::max(1, qEnvironmentVariableIntValue("TALLY_TEST_EXITS"));
    const int ends = rounds > 1 ? 2 : 1; // each shutdown() takes its second
    Collector collector;
    QVERIFY(collector.start());
    CollectorFaults mute;
    mute.latency = 600s;
    if (faults == QLatin1String("mute"))
        collector.setFaults(mute);
    if (host.isEmpty())
        host = collector.url().toString();
    QStringList report;
    for (int end = 0; end < ends; ++end) {
        const QString way = end == 0 ? QStringLiteral("return-when-told") : QStringLiteral("shutdown-when-told");
        QList<qint64> times;
        for (int round = 0; round < rounds; ++round) {
            QTemporaryDir dir;
            CallFaults set;
            if (!preload.isEmpty())
                set.insert(QStringLiteral("_BELOW"), dir.path());
            for (const QString &pair : faults.split(QLatin1Char(' '), Qt::SkipEmptyParts))
                if (pair.contains(QLatin1Char('=')))
                    set.insert(pair.section(QLatin1Char('='), 0, 0), pair.section(QLatin1Char('='), 1));
            const auto child = start(QStringLiteral(ENDINGS), {way, dir.path(), host}, set, preload);
            QVERIFY(child->waitForReadyRead(30'000));
            QElapsedTimer clock;
            clock.start();
            child->write("\n");
            QVERIFY(child->waitForFinished(60'000));
            times.append(clock.nsecsElapsed() / 1000);
            QCOMPARE(child->exitStatus(), QProcess::NormalExit);
        }
        if (m_undisturbed[end].isEmpty())
            m_undisturbed[end] = times;
        const qint64 worst = *std::max_element(times.cbegin(), times.cend());
        report.append(QStringLiteral("%1: median %2 ms, worst %3 ms (%4 ms and %5 ms more than without a fault)")
                          .arg(end == 0 ? QStringLiteral("return") : QStringLiteral("shutdown(1 s)"))
                          .arg(double(median(times)) / 1000, 0, 'f', 1).arg(double(worst) / 1000, 0, 'f', 1)
                          .arg(double(median(times) - median(m_undisturbed[end])) / 1000, 0, 'f', 1)
                          .arg(double(worst - *std::max_element(m_undisturbed[end].cbegin(), m_undisturbed[end].cend())) / 1000, 0, 'f', 1));
        QVERIFY2(worst <= (end == 0 ? 250'000 : 1'500'000) + endSlackMs() * 1000, qPrintable(report.last()));
    }
    qInfo("%d ends each. %s", rounds, qPrintable(report.join(QLatin1String("; "))));
}

QTEST_GUILESS_MAIN(EndingsTest)
#include "tst_endings.moc"
