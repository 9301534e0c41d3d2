// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// One life that does all there is to do on disk and network (adopt what a killed and an ended process left, append, rotate
// the journal, freeze, send, split, settle, quarantine, put back from there, end), and harm at its n-th call to the system,
// for every n until a life needs none. After each a healthy process delivers, and the ledger has to balance.
//
// TALLY_TEST_STRIDE=1 takes every call; without it only some are, from a random one on, or from TALLY_TEST_FIRST.

#include "ledger.h"
#include "life.h"
#include "processes.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Tally;
using namespace Tally::Faults;

namespace {

constexpr int endMs = 60'000;

QString quickPlace()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QLatin1String("/tally-sweep-XXXXXX");
}

bool isStopped(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    return file.open(QIODevice::ReadOnly) && file.readAll().split(QLatin1Char(0x29).toLatin1()).last().trimmed().startsWith('T');
}

} // namespace

class CallSweepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void losesNothing_data();
    void losesNothing();

private:
    /// What a killed process left in its journals, and one that ended in segments.
    QTemporaryDir m_before{quickPlace()};

    Life life(const QTemporaryDir &dir, const QString &host, int process, int first, int count, const char *end) const
    {
        Life life;
        life.log = dir.filePath(QStringLiteral("log"));
        life.storage = dir.filePath(QStringLiteral("store"));
        life.host = host;
        life.process = process;
        life.first = first;
        life.count = count;
        life.end = QLatin1String(end);
        life.timeoutMs = 10'000;
        return life;
    }
    void drain(const QTemporaryDir &dir, const Collector &collector, int process);
};

void CallSweepTest::initTestCase()
{
    const QString nobody = QStringLiteral("http://127.0.0.1:9");
    for (const auto &[process, first, count, end] : {std::tuple{0, 0, 14, "kill"}, {1, 14, 12, "return"}}) {
        const auto child = start(QStringLiteral(CHILD), life(m_before, nobody, process, first, count, end).toArguments());
        QVERIFY(child->waitForFinished(endMs));
        QCOMPARE(child->exitStatus(), process == 0 ? QProcess::CrashExit : QProcess::NormalExit);
    }
}

void CallSweepTest::losesNothing_data()
{
    QTest::addColumn<QString>("harm");
    QTest::addColumn<int>("stride");
    const int stride = qEnvironmentVariableIntValue("TALLY_TEST_STRIDE");
    QTest::newRow("killed") << QStringLiteral("kill") << (stride > 0 ? stride : SHORT_STRIDE);
    QTest::newRow("stopped, and goes on after another process") << QStringLiteral("stop") << (stride > 0 ? stride : 4 * SHORT_STRIDE);
}

void CallSweepTest::drain(const QTemporaryDir &dir, const Collector &collector, int process)
{
    const auto child = start(QStringLiteral(CHILD),
                             life(dir, collector.url().toString(), process, Log::maxEvents - 1, 0, "drain").toArguments());
    QVERIFY(child->waitForFinished(endMs));
    QCOMPARE(child->exitStatus(), QProcess::NormalExit);
    QCOMPARE(child->exitCode(), 0);
}

void CallSweepTest::losesNothing()
{
    QFETCH(QString, harm);
    QFETCH(int, stride);
    Ledger ledger;
    int at = stride > 1 ? 1 + QRandomGenerator::global()->bounded(stride) : 1;
    if (const int given = qEnvironmentVariableIntValue("TALLY_TEST_FIRST"); given > 0)
        at = given;
    const int first = at;
    bool isReached = true;
    for (; isReached; at += stride) {
        QTemporaryDir dir(quickPlace());
        QCOMPARE(QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), m_before.path() + QLatin1String("/."), dir.path()}), 0);
        Collector collector;
        QVERIFY(collector.start());
        for (const char *vendor : {"millimetric", "doow", "fluxrate"}) {
            CollectorFaults faults;
            faults.refuseNames = {QStringLiteral("bad"), QStringLiteral("550e8400-e29b-41d4-a716-446655440bad")};
            if (qstrcmp(vendor, "fluxrate") != 0) { // of whom each event is a request, too long for good
                faults.status = 413;
                faults.times = 1;
            }
            collector.setFaults(faults, QLatin1String(vendor));
        }
        Life whole = life(dir, collector.url().toString(), 2, 26, 12, "return");
        whole.big = 3;
        whole.saves = true;
        whole.retries = true;
        const auto child = start(QStringLiteral(CHILD), whole.toArguments(),
                                 {{QString(), harm}, {QStringLiteral("_AT"), QString::number(at)},
                                  {QStringLiteral("_BELOW"), whole.storage}});
        Round round;
        round.killed = {0};
        if (harm == QLatin1String("stop")) {
            isReached = false;
            while (isRunning(*child) && !isReached) {
                child->waitForFinished(1);
                isReached = isRunning(*child) && isStopped(child->processId());
            }
            if (isReached) {
                // However long it sleeps, what is its own stays so.
                const QString runs = whole.storage + QLatin1String("/default/runs");
                makeOlder(runs, 3600);
                drain(dir, collector, 30);
                sendSignal(*child, SIGCONT);
            }
        }
        QVERIFY(!isRunning(*child) || child->waitForFinished(endMs));
        if (child->exitStatus() == QProcess::CrashExit) {
            QCOMPARE(child->exitCode(), SIGKILL);
            round.killed.insert(2);
        } else {
            QCOMPARE(child->exitCode(), 0);
        }
        if (harm == QLatin1String("kill"))
            isReached = child->exitStatus() == QProcess::CrashExit;
        makeOlder(whole.storage + QLatin1String("/default/runs"), 120);
        drain(dir, collector, 31);
        Log *log = Log::open(whole.log);
        QVERIFY(log);
        ledger.add(*log, collector, whole.storage, round);
        log->close();
        for (const QString &rest : leftBehind(whole.storage))
            ledger.faults.append(QStringLiteral("left behind: ") + rest);
        if (!ledger.faults.isEmpty() && qEnvironmentVariableIsSet("TALLY_FAULTS_KEEP"))
            dir.setAutoRemove(false);
        QVERIFY2(ledger.faults.isEmpty(), qPrintable(QStringLiteral("at call %1, %2:\n").arg(at).arg(dir.path())
                                                     + ledger.faults.mid(0, 20).join(QLatin1Char('\n'))));
    }
    qInfo("Calls %d, %d, … of %d: %s", first, first + stride, at - stride, qPrintable(ledger.toString()));
    QCOMPARE(ledger.lost, 0);
    QVERIFY(at > 100);
}

QTEST_GUILESS_MAIN(CallSweepTest)
#include "tst_callsweep.moc"
