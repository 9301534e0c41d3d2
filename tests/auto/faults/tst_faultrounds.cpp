// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Random harm to processes, vendors, network and disk, and then a ledger of every event. The schedule of a round comes
// from its seed, which is printed: TALLY_TEST_SEED=<seed> TALLY_TEST_ROUNDS=1 runs it again.

#include "ledger.h"
#include "life.h"
#include "processes.h"

#include "tools/collector/proxy.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Tally;
using namespace Tally::Faults;
using namespace std::chrono_literals;

namespace {

constexpr int endMs = 60'000; // no process is given longer

QString quickPlace()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QLatin1String("/tally-faults-XXXXXX");
}

// Folders of rounds with a fault are kept.
bool keeps()
{
    return qEnvironmentVariableIsSet("TALLY_FAULTS_KEEP");
}

/// One process of a schedule, and what is done to it from outside.
struct Actor
{
    Life life;
    CallFaults callFaults;
    int startsAt = 0; ///< once all processes together have begun so many events
    int killedAt = -1; ///< SIGKILL from outside, once it has begun so many
    int stoppedAt = -1; ///< SIGSTOP, until the others have ended
    std::unique_ptr<QProcess> process = {};
    bool isStopped = false;
    qint64 ranMs = 0; ///< when it was seen to run last, on the monotonic clock

    QString toString() const
    {
        QString text = life.toString() + QStringLiteral(", starts at %1").arg(startsAt);
        if (killedAt >= 0)
            text += QStringLiteral(", killed at %1").arg(killedAt);
        if (stoppedAt >= 0)
            text += QStringLiteral(", stopped at %1").arg(stoppedAt);
        for (auto it = callFaults.begin(); it != callFaults.end(); ++it)
            text += QStringLiteral(" ") + it.key() + QLatin1Char('=') + it.value();
        return text;
    }
};

/// What a vendor, or the way to it, does from the moment on that so many requests have arrived.
struct Harm
{
    qint64 fromRequest = 0;
    QString vendor; ///< empty: all
    CollectorFaults vendorFaults;
    ProxyFaults proxyFaults;
    int downMs = 0;
    QString text;
};

struct Schedule
{
    std::vector<Actor> actors;
    QList<Harm> harms;
    Round round;

    explicit Schedule(quint32 seed, const QString &storage, const QString &log, const QString &host)
        : m_random(seed)
    {
        const int processes = one(3) ? 1 : one(3) ? 8 : 2 + below(3);
        const bool refuses = one(3);
        int first = 0;
        for (int i = 0; i < processes; ++i) {
            actors.push_back(actor(i, first, processes));
            actors.back().life.storage = storage;
            actors.back().life.log = log;
            actors.back().life.host = host;
            first += actors.back().life.count;
        }
        if (refuses) {
            Harm harm;
            harm.vendorFaults.refuseNames = {QStringLiteral("bad"), QStringLiteral("550e8400-e29b-41d4-a716-446655440bad")};
            harm.text = QStringLiteral("bad events are refused");
            harms.append(harm);
        }
        for (int i = below(4); i > 0; --i)
            harms.append(harm(refuses));
        for (const Harm &harm : std::as_const(harms)) {
            round.cutsConnections = round.cutsConnections || harm.downMs > 0 || harm.proxyFaults.cutAnswerAt >= 0
                || harm.proxyFaults.cutRequestAt >= 0 || harm.proxyFaults.reset || harm.vendorFaults.down;
        }
    }

private:
    int below(int limit) { return int(m_random.bounded(limit)); }
    bool one(int of) { return below(of) == 0; }

    Actor actor(int number, int first, int processes)
    {
        Actor actor;
        Life &life = actor.life;
        life.process = number;
        life.first = first;
        life.count = processes > 4 ? 5 + below(60) : 20 + below(200);
        life.threads = one(4) ? 1 + below(4) : 0;
        life.big = one(8) ? 3 + below(2) : 0;
        life.flushes = one(3);
        life.timeoutMs = one(4) ? 150 : 1000;
        actor.startsAt = one(2) ? 0 : below(first + 1);
        static const char *const ends[] = {"kill",  "abort", "_exit",  "exit",     "term", "termhandler",
                                           "quit",  "return", "leak",   "shutdown", "hold", "hold"};
        life.end = QLatin1String(ends[below(int(std::size(ends)))]);
        const bool isSudden = QStringList{QStringLiteral("kill"), QStringLiteral("abort"), QStringLiteral("_exit"),
                                          QStringLiteral("term")}.contains(life.end);
        if (isSudden && one(2))
            life.at = 1 + below(life.count);
        life.lingerMs = one(2) ? 0 : below(250);
        if (life.end == QLatin1String("hold"))
            actor.killedAt = below(life.count + 1);
        if (one(8) && actor.killedAt < 0) {
            // The disk denies everything for a while. What is in memory meanwhile is gone with the process, as the
            // tracker says then, so it must not be killed before all of it is on disk.
            actor.callFaults = {{QString(), one(2) ? QStringLiteral("ENOSPC") : QStringLiteral("EIO")},
                                {QStringLiteral("_CALLS"), QStringLiteral("create,write,sync,rename,mkdir,truncate")},
                                {QStringLiteral("_AT"), QString::number(1 + below(150))},
                                {QStringLiteral("_FOR"), QString::number(1 + below(40))}};
            life.saves = true;
            life.at = -1;
        } else if (one(4)) {
            actor.callFaults = {{QString(), QStringLiteral("kill")}, {QStringLiteral("_AT"), QString::number(1 + below(600))}};
        }
        if (!actor.callFaults.isEmpty())
            actor.callFaults.insert(QStringLiteral("_BELOW"), QString());
        if (one(6))
            actor.stoppedAt = below(life.count + 1);
        return actor;
    }

    Harm harm(bool refuses)
    {
        Harm harm;
        harm.fromRequest = below(40);
        static const char *const vendors[] = {"", "millimetric", "doow", "fluxrate"};
        harm.vendor = QLatin1String(vendors[below(4)]);
        if (refuses)
            harm.vendorFaults.refuseNames = {QStringLiteral("bad"), QStringLiteral("550e8400-e29b-41d4-a716-446655440bad")};
        CollectorFaults &vendor = harm.vendorFaults;
        switch (below(10)) {
        case 0:
            vendor.status = one(2) ? 500 : 503;
            vendor.times = 1 + below(5);
            break;
        case 1:
            vendor.status = 429;
            vendor.times = 1 + below(3);
            vendor.retryAfter = below(2);
            break;
        case 2: // from the first request on, and not in the middle: no vendor takes a batch and then finds it too long
            harm.fromRequest = 0;
            vendor.status = 413;
            vendor.times = 1 + below(4);
            break;
        case 3:
            vendor.latency = std::chrono::milliseconds(1 + below(300));
            break;
        case 4:
            harm.downMs = 1 + below(400);
            break;
        case 5:
            vendor.status = 200;
            vendor.body = "<html>Welcome to our network</html>";
            vendor.contentType = "text/html";
            vendor.times = 1 + below(4);
            break;
        case 6:
            harm.proxyFaults.cutAnswerAt = below(600);
            harm.proxyFaults.reset = one(2);
            harm.proxyFaults.times = 1 + below(8);
            break;
        case 7:
            harm.proxyFaults.cutRequestAt = below(3000);
            harm.proxyFaults.times = 1 + below(8);
            break;
        case 8:
            harm.proxyFaults.blackHole = true;
            harm.proxyFaults.times = 1 + below(4);
            break;
        default:
            harm.proxyFaults.trickleBytes = 7;
            harm.proxyFaults.trickleEvery = 2ms;
            harm.proxyFaults.times = 1 + below(8);
        }
        const ProxyFaults &proxy = harm.proxyFaults;
        harm.text = QStringLiteral("from request %1, \"%2\": status %3 × %4, latency %5, down %6 ms; proxy × %7: cut answer %8, "
                                   "cut request %9, reset %10, black hole %11, trickle %12")
                        .arg(harm.fromRequest).arg(harm.vendor).arg(vendor.status).arg(vendor.times)
                        .arg(vendor.latency.count()).arg(harm.downMs).arg(proxy.times).arg(proxy.cutAnswerAt)
                        .arg(proxy.cutRequestAt).arg(proxy.reset).arg(proxy.blackHole).arg(proxy.trickleBytes);
        return harm;
    }

    QRandomGenerator m_random;
};

// Whether a process ended before its disk, which had denied everything, was asked again: the store does so in a second.
bool isDenied(const Actor &actor)
{
    QFile file(actor.callFaults.value(QStringLiteral("_COUNT")));
    quint64 numbers[2] = {};
    if (!actor.life.saves || !file.open(QIODevice::ReadOnly)
        || file.read(reinterpret_cast<char *>(numbers), sizeof numbers) != sizeof numbers)
        return false;
    return numbers[1] > 0 && actor.ranMs < qint64(numbers[1]) + 1500;
}

} // namespace

class FaultRoundsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventIsAccountedFor();

private:
    void play(quint32 seed);
    bool step(Schedule &schedule, const Log &log, Collector &collector, FaultProxy &proxy);

    Ledger m_ledger;
    QStringList m_ends;
};

bool FaultRoundsTest::step(Schedule &schedule, const Log &log, Collector &collector, FaultProxy &proxy)
{
    int begun = 0;
    for (const Actor &actor : schedule.actors)
        begun += log.processes[actor.life.process].begun;
    const qint64 requests = collector.stats().requests;
    for (Harm &harm : schedule.harms) {
        if (harm.fromRequest < 0 || harm.fromRequest > requests)
            continue;
        harm.fromRequest = -1;
        if (harm.downMs > 0)
            collector.takeDown(std::chrono::milliseconds(harm.downMs));
        else
            collector.setFaults(harm.vendorFaults, harm.vendor);
        proxy.setFaults(harm.proxyFaults);
    }
    bool isOver = true;
    bool othersRun = false;
    for (Actor &actor : schedule.actors)
        othersRun = othersRun || !actor.process || (isRunning(*actor.process) && !actor.isStopped);
    bool hasPredecessors = false;
    for (Actor &actor : schedule.actors) {
        const Log::Process &own = log.processes[actor.life.process];
        if (!actor.process) {
            isOver = false;
            // Where the ones before have ended already, nobody else begins any more events.
            if (begun >= actor.startsAt || !hasPredecessors)
                actor.process = start(QStringLiteral(CHILD), actor.life.toArguments(), actor.callFaults);
            hasPredecessors = true;
            continue;
        }
        if (!isRunning(*actor.process))
            continue;
        isOver = false;
        actor.ranMs = QDeadlineTimer::current().deadline();
        hasPredecessors = hasPredecessors || !actor.isStopped;
        if (actor.stoppedAt >= 0 && own.begun >= actor.stoppedAt) {
            actor.stoppedAt = -1;
            actor.isStopped = true;
            sendSignal(*actor.process, SIGSTOP);
        } else if (actor.isStopped && !othersRun) {
            actor.isStopped = false;
            sendSignal(*actor.process, SIGCONT);
        } else if (actor.killedAt >= 0 && !actor.isStopped && own.begun >= actor.killedAt) {
            // One that ends by itself meanwhile has ended; what counts is that this one may be cut off anywhere.
            actor.killedAt = -1;
            actor.process->kill();
        }
    }
    return isOver;
}

void FaultRoundsTest::play(quint32 seed)
{
    QTemporaryDir dir(quickPlace());
    const QString storage = dir.filePath(QStringLiteral("store"));
    Collector collector;
    QVERIFY(collector.start());
    FaultProxy proxy(collector.port());
    QVERIFY(proxy.start());
    Log *log = Log::open(dir.filePath(QStringLiteral("log")));
    QVERIFY(log);
    const auto closing = qScopeGuard([log] { log->close(); });

    Schedule schedule(seed, storage, dir.filePath(QStringLiteral("log")),
                      QStringLiteral("http://127.0.0.1:%1").arg(proxy.port()));
    for (Actor &actor : schedule.actors) {
        if (actor.callFaults.isEmpty())
            continue;
        actor.callFaults.insert(QStringLiteral("_BELOW"), storage);
        actor.callFaults.insert(QStringLiteral("_COUNT"), dir.filePath(QStringLiteral("calls-%1").arg(actor.life.process)));
    }
    QByteArray story = "seed " + QByteArray::number(seed);
    for (const Actor &actor : schedule.actors)
        story += '\n' + actor.toString().toUtf8();
    for (const Harm &harm : std::as_const(schedule.harms))
        story += '\n' + harm.text.toUtf8();
    if (qEnvironmentVariableIsSet("TALLY_FAULTS_SHOW"))
        qInfo("%s", story.constData());

    QElapsedTimer clock;
    clock.start();
    QTimer tick; // what the children have come to is in memory that they share
    tick.start(1ms);
    while (!step(schedule, *log, collector, proxy)) {
        QVERIFY2(clock.elapsed() < endMs, story.constData());
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    for (const Actor &actor : schedule.actors) {
        const QProcess &process = *actor.process;
        const bool wanted = process.exitStatus() == QProcess::CrashExit
            && QList<int>{SIGKILL, SIGABRT, SIGTERM}.contains(process.exitCode());
        QVERIFY2(wanted || (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0),
                 ("process " + QByteArray::number(actor.life.process) + " ended with "
                  + QByteArray::number(process.exitCode()) + '\n' + story).constData());
        QVERIFY2(!actor.life.saves || log->processes[actor.life.process].isSaved, story.constData());
        if (process.exitStatus() == QProcess::CrashExit)
            schedule.round.killed.insert(actor.life.process);
        schedule.round.leavesAtOnce = schedule.round.leavesAtOnce || actor.life.end == QLatin1String("_exit");
        if (isDenied(actor))
            schedule.round.denied.insert(actor.life.process);
        m_ends.append(process.exitStatus() == QProcess::CrashExit ? QStringLiteral("signal %1").arg(process.exitCode())
                                                                  : actor.life.end);
    }

    if (keeps()) // to be looked at beside what the last process leaves
        QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), storage, storage + QLatin1String(".before")});
    // All is well again; a last process delivers what there is. It comes two minutes later: a kill in the very moment in
    // which QLockFile removed a dead process's lock leaves a second one, empty, which QLockFile heeds for half a minute.
    makeOlder(storage + QLatin1String("/default/runs"), 120);
    collector.setFaults(CollectorFaults());
    proxy.setFaults({});
    if (!collector.isListening())
        QVERIFY(collector.start());
    Life last;
    last.log = schedule.actors.front().life.log;
    last.storage = storage;
    last.host = collector.url().toString();
    last.process = Log::maxProcesses - 1;
    last.first = Log::maxEvents - 1;
    last.timeoutMs = 10'000;
    last.end = QStringLiteral("drain");
    const auto drain = start(QStringLiteral(CHILD), last.toArguments());
    QVERIFY2(drain->waitForFinished(endMs), story.constData());
    QVERIFY2(drain->exitStatus() == QProcess::NormalExit && drain->exitCode() == 0,
             ("the last process ended with " + QByteArray::number(drain->exitCode()) + '\n' + story).constData());
    const qsizetype before = m_ledger.faults.size();
    m_ledger.add(*log, collector, storage, schedule.round);
    for (const QString &rest : leftBehind(storage))
        m_ledger.faults.append(QStringLiteral("left behind: %1").arg(rest));
    if (m_ledger.faults.size() > before)
        dir.setAutoRemove(!keeps());
    QVERIFY2(m_ledger.faults.size() == before,
             (QByteArray::number(seed) + ": " + m_ledger.faults.mid(before, 20).join(QLatin1Char('\n')).toUtf8() + '\n' + dir.path().toUtf8() + '\n' + story)
                 .constData());
}

void FaultRoundsTest::everyEventIsAccountedFor()
{
    const int rounds = qEnvironmentVariableIntValue("TALLY_TEST_ROUNDS") > 0 ? qEnvironmentVariableIntValue("TALLY_TEST_ROUNDS")
                                                                             : SHORT_ROUNDS;
    bool isGiven = false;
    quint32 seed = quint32(qEnvironmentVariableIntValue("TALLY_TEST_SEED", &isGiven));
    if (!isGiven)
        seed = QRandomGenerator::global()->bounded(1'000'000);
    const bool goesOn = qEnvironmentVariableIsSet("TALLY_TEST_GO_ON");
    for (int round = 0; round < rounds; ++round) {
        play(seed + quint32(round));
        if (QTest::currentTestFailed() && !goesOn)
            break;
        if (rounds >= 100 && round % 50 == 49)
            qInfo("%s", qPrintable(m_ledger.toString()));
    }
    QMap<QString, int> ends;
    for (const QString &end : std::as_const(m_ends))
        ++ends[end];
    QStringList parts;
    for (auto it = ends.begin(); it != ends.end(); ++it)
        parts.append(QStringLiteral("%1 %2").arg(it.value()).arg(it.key()));
    qInfo("Seeds %u to %u: %s. Ends of %d processes: %s.", seed, seed + quint32(rounds) - 1, qPrintable(m_ledger.toString()),
          int(m_ends.size()), qPrintable(parts.join(QLatin1String(", "))));
    QCOMPARE(m_ledger.lost, 0);
    QCOMPARE(m_ledger.faults, QStringList());
}

QTEST_GUILESS_MAIN(FaultRoundsTest)
#include "tst_faultrounds.moc"
