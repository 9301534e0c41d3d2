// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The power goes. Every change that two runs of an application make to the disk is recorded with its data; the disk is
// made again as it may be after a power cut at some moment (TraceDisk), and a healthy application opens it: what had
// been accepted for longer than the promised 100 ms before the cut has arrived, or arrives now.
//
// TALLY_TEST_ROUNDS: so many moments of each recording, with every variant (tests/long/powercut.sh); else a few.

#include "faultapp.h"
#include "tools/collector/collector.h"
#include "tracedisk.h"

#include <QMutex>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <sys/stat.h>
#include <time.h>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

constexpr int eventsEach = 40; // of each of the two runs
constexpr int paceMs = 10;
// What is promised, of a machine that does what it is asked for in time. How late it was is measured beside it.
#ifdef TALLY_SANITIZED
constexpr qint64 promisedNs = 600'000'000; // a sanitizer makes the work several times longer
#else
constexpr qint64 promisedNs = 100'000'000;
#endif

qint64 nowNs()
{
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000ll + now.tv_nsec;
}

struct Arrival
{
    qint64 timeNs = 0;
    double quantity = 0;
};

/// What arrived at a collector, and when: for each vendor by event id.
class Arrivals
{
public:
    explicit Arrivals(Collector *collector)
    {
        m_connection = QObject::connect(collector, &Collector::eventArrived, collector, [this](const CollectedEvent &event) {
            const QMutexLocker lock(&m_mutex);
            const QString key = event.vendor + QLatin1Char('/') + event.eventId;
            if (!m_first.contains(key))
                m_first.insert(key, {nowNs(), event.quantity.toDouble()});
            else if (m_first[key].quantity != event.quantity.toDouble())
                m_odd.append(key);
        }, Qt::DirectConnection);
    }
    ~Arrivals() { QObject::disconnect(m_connection); }
    Q_DISABLE_COPY_MOVE(Arrivals)

    QHash<QString, Arrival> before(qint64 timeNs) const
    {
        const QMutexLocker lock(&m_mutex);
        QHash<QString, Arrival> found = m_first;
        erase_if(found, [timeNs](const auto &entry) { return entry.value().timeNs >= timeNs; });
        return found;
    }

private:
    mutable QMutex m_mutex; // protects what follows
    QHash<QString, Arrival> m_first;
    QStringList m_odd;
    QMetaObject::Connection m_connection;
};

struct Accepted
{
    QString id;
    bool isBad = false;
    qint64 timeNs = 0;
};

} // namespace

class PowerCutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatWasAcceptedLongerAgoIsThereAfterThePowerIsCut();

private:
    void run(const QString &prefix, const QString &end);
    void lookAtARecording(int *late); ///< \a late: disks that lack what is a little older than promised
    QString look(qint64 cutNs, const QString &storage, qint64 *windowMs);

    QTemporaryDir m_dir{QFileInfo::exists(QStringLiteral("/dev/shm")) ? QStringLiteral("/dev/shm/tally-XXXXXX") : QString()};
    Collector m_collector;
    std::unique_ptr<Arrivals> m_arrivals; // of the recording
    QList<Accepted> m_accepted;
    QList<std::pair<qint64, qint64>> m_late; // so long, up to then
};

void PowerCutTest::initTestCase()
{
    QVERIFY(m_dir.isValid());
    if (!qEnvironmentVariableIsSet("TALLY_TEST_KEY"))
        qputenv("TALLY_TEST_KEY", "sk_test_abcdefgh_" + QUuid::createUuid().toByteArray(QUuid::Id128));
    QVERIFY(m_collector.start());
    CollectorFaults faults;
    faults.refuseNames = QStringList{QStringLiteral("bad")};
    faults.latency = 15ms; // so that there is something under way
    m_collector.setFaults(faults, QStringLiteral("millimetric"));
    faults.refuseNames.clear();
    m_collector.setFaults(faults, QStringLiteral("fluxrate"));
}

void PowerCutTest::run(const QString &prefix, const QString &end)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"),
                       QStringLiteral(CALLFAULTS) + QLatin1Char(' ') + qEnvironmentVariable("LD_PRELOAD"));
    environment.insert(QStringLiteral("ASAN_OPTIONS"),
                       qEnvironmentVariable("ASAN_OPTIONS") + QStringLiteral(":detect_leaks=0:verify_asan_link_order=0"));
    environment.insert(QStringLiteral("TALLY_FAULT_BELOW"), m_dir.filePath(QStringLiteral("disk")));
    environment.insert(QStringLiteral("TALLY_FAULT_TRACE"), m_dir.filePath(QStringLiteral("trace")));
    environment.insert(QStringLiteral("TALLY_FAULT_SYNC_MS"), QStringLiteral("2"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(CHILD), {m_dir.filePath(QStringLiteral("disk/app/store")), m_collector.url().toString(),
                                          prefix, QString::number(eventsEach), end, QString::number(paceMs)});
    QVERIFY(process.waitForFinished(30'000));
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        const QByteArrayList words = line.split(' ');
        const int i = words.value(1).toInt();
        if (words.first() == "t")
            m_accepted.append({prefix + QLatin1Char('-') + QString::number(i), FaultApp::isBad(i), words.at(2).toLongLong()});
        else if (words.first() == "late")
            m_late.append({words.at(1).toLongLong(), words.at(2).toLongLong()});
    }
}

QString PowerCutTest::look(qint64 cutNs, const QString &storage, qint64 *windowMs)
{
    QHash<QString, Arrival> arrived = m_arrivals->before(cutNs);
    m_collector.clear();
    Arrivals later(&m_collector);
    Tracker tracker;
    tracker.setStoragePath(storage);
    QStringList errors;
    QObject::connect(&tracker, &Tracker::errorOccurred, &tracker, [&](const Error &error) {
        if (error.code != Error::EventRefused && error.code != Error::StorageDamaged)
            errors.append(error.text);
    });
    const FaultApp to(&tracker, m_collector.url());
    const qint64 begunNs = nowNs();
    const bool everything = tracker.waitForFlushed(30s);
    QCoreApplication::processEvents();
    if (!everything || to.millimetric->pendingCount() > 0 || to.fluxrate->pendingCount() > 0 || !errors.isEmpty())
        return QStringLiteral("cannot deliver (%4, %5 + %6; after %7 ms): %1 + %2 are left; %3")
            .arg(to.millimetric->pendingCount()).arg(to.fluxrate->pendingCount()).arg(errors.join(QLatin1String(" | ")))
            .arg(everything).arg(int(to.millimetric->state())).arg(int(to.fluxrate->state()))
            .arg((nowNs() - begunNs) / 1'000'000);
    QSet<QString> quarantined;
    for (const QVariant &one : to.millimetric->quarantinedEvents())
        quarantined.insert(one.toMap().value(QStringLiteral("event_id")).toString());
    const QHash<QString, Arrival> now = later.before(nowNs());
    for (auto it = now.begin(); it != now.end(); ++it) {
        const auto known = arrived.constFind(it.key());
        if (known != arrived.constEnd() && known->quantity != it->quantity)
            return QStringLiteral("%1 came with %2 and then with %3").arg(it.key()).arg(known->quantity).arg(it->quantity);
        arrived.insert(it.key(), *it);
    }

    qint64 oldestNs = cutNs; // of what is lost
    int sums = 0;
    for (int i = 0; i < m_accepted.size() && m_accepted.at(i).timeNs < cutNs; ++i) {
        const Accepted &event = m_accepted.at(i);
        ++sums;
        const bool isThere = event.isBad
            ? quarantined.contains(event.id)
            : arrived.contains(QLatin1String("millimetric/") + event.id) && arrived.contains(QLatin1String("fluxrate/") + event.id);
        if (!isThere)
            oldestNs = std::min(oldestNs, event.timeNs);
    }
    double billed = 0;
    for (auto it = arrived.cbegin(); it != arrived.cend(); ++it) {
        const bool isCounted = it.key().startsWith(QLatin1String("fluxrate/first-"))
            || it.key().startsWith(QLatin1String("fluxrate/event-"));
        if (it.key().startsWith(QLatin1String("fluxrate/")) && !isCounted)
            billed += it->quantity;
    }
    const int missing = sums - int(billed);
    // The one that was being tracked at the cut may have been written, and not been counted.
    if (missing < -1)
        return QStringLiteral("%1 of %2 billed").arg(billed).arg(sums);
    for (int i = sums - 1, left = missing; left > 0; --i, --left)
        oldestNs = std::min(oldestNs, m_accepted.at(i).timeNs);
    qint64 lateNs = 0;
    for (const auto &[ns, at] : std::as_const(m_late))
        lateNs += std::max<qint64>(0, std::min(at, cutNs) - std::max(at - ns, oldestNs));
    *windowMs = (cutNs - oldestNs - lateNs) / 1'000'000;
    if (cutNs - oldestNs - lateNs > promisedNs)
        return QStringLiteral("lost what was accepted %1 ms before, and %2 ms late (%3 sums are missing)")
            .arg(*windowMs).arg(lateNs / 1'000'000).arg(missing);
    return {};
}

void PowerCutTest::whatWasAcceptedLongerAgoIsThereAfterThePowerIsCut()
{
    // A machine that is busy with something else can let the worker alone wait; not three times in a row.
    int late = 1;
    for (int recording = 0; recording < 3 && late > 0 && !QTest::currentTestFailed(); ++recording)
        lookAtARecording(&late);
    QCOMPARE(late, 0);
}

void PowerCutTest::lookAtARecording(int *late)
{
    *late = 0;
    int failures = 0;
    QDir(m_dir.filePath(QStringLiteral("disk"))).removeRecursively();
    QFile::remove(m_dir.filePath(QStringLiteral("trace")));
    m_accepted.clear();
    m_late.clear();
    m_collector.clear();
    const int rounds = qEnvironmentVariableIntValue("TALLY_TEST_ROUNDS");
    QVERIFY(QDir().mkpath(m_dir.filePath(QStringLiteral("disk"))));
    struct stat status;
    QCOMPARE(::stat(qPrintable(m_dir.filePath(QStringLiteral("disk"))), &status), 0);
    m_arrivals = std::make_unique<Arrivals>(&m_collector);
    run(QStringLiteral("first"), QStringLiteral("kill"));
    const qsizetype ofTheFirst = m_accepted.size();
    run(QStringLiteral("event"), QStringLiteral("shutdown"));
    // Between the two there was nobody who could have synced what the first had written in its last moments.
    QVERIFY(ofTheFirst > 0 && m_accepted.size() > ofTheFirst);
    const qint64 backNs = m_accepted.at(ofTheFirst).timeNs;
    m_late.append({backNs - m_accepted.at(ofTheFirst - 1).timeNs, backNs});
    QFile file(m_dir.filePath(QStringLiteral("trace")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    TraceDisk disk(file.readAll(), m_dir.filePath(QStringLiteral("disk")), quint64(status.st_ino));
    QVERIFY(disk.moments() > 500);
    // Segments and quarantine files are written by QSettings; they are worth nothing unless somebody syncs them.
    QVERIFY(disk.syncsOf(QStringLiteral(".ini.part")).size() > 10);
    QCOMPARE(disk.namedUnsynced(QStringLiteral(".ini")), QStringList());
    QList<int> journalSyncs = disk.syncsOf(QStringLiteral("/journal-"));
    QVERIFY(journalSyncs.size() > 4); // two processes, each with two destinations
    // Those first before which the oldest event had waited longest.
    QHash<int, qint64> waitedNs;
    for (qsizetype i = 0, next = 0; i < journalSyncs.size(); ++i) {
        const qint64 endNs = disk.timeNs(journalSyncs.at(i));
        if (next < m_accepted.size() && m_accepted.at(next).timeNs < endNs)
            waitedNs.insert(journalSyncs.at(i), endNs - m_accepted.at(next).timeNs);
        while (next < m_accepted.size() && m_accepted.at(next).timeNs < endNs)
            ++next;
    }
    std::stable_sort(journalSyncs.begin(), journalSyncs.end(),
                     [&waitedNs](int a, int b) { return waitedNs.value(a) > waitedNs.value(b); });

    const uint seed = qEnvironmentVariableIntValue("TALLY_TEST_SEED") > 0
        ? uint(qEnvironmentVariableIntValue("TALLY_TEST_SEED"))
        : QRandomGenerator::global()->bounded(1, 1'000'000);
    QRandomGenerator random(seed);
    const QString rebuilt = m_dir.filePath(QStringLiteral("rebuilt"));
    int looked = 0;
    int moments = 0;
    qint64 worstMs = 0;
    const int wanted = rounds > 0 ? rounds : 4;
    for (int i = 0; i < wanted && failures + *late < 100; ++i) {
        // Every other one is when the most is in danger, right before events become safe.
        const int moment = i % 2 == 0 ? journalSyncs.at(i / 2 % journalSyncs.size())
                                      : disk.moments() - int(random.bounded(disk.moments())); // the end too
        const qint64 cutNs = disk.timeNs(moment);
        ++moments;
        for (int variant = 0; variant < TraceDisk::VariantCount; ++variant) {
            if (!disk.rebuild(moment, TraceDisk::Variant(variant), &random, rebuilt))
                continue;
            ++looked;
            qint64 windowMs = 0;
            const QString failure = look(cutNs, rebuilt + QStringLiteral("/app/store"), &windowMs);
            worstMs = std::max(worstMs, windowMs);
            if (!failure.isEmpty()) {
                const bool isLate = windowMs > promisedNs / 1'000'000 && windowMs < 6 * promisedNs / 1'000'000;
                ++*(isLate ? late : &failures);
                const QString kept = qEnvironmentVariable("TALLY_TEST_KEEP");
                if (!kept.isEmpty()) {
                    disk.rebuild(moment, TraceDisk::AllLost, &random, rebuilt);
                    disk.rebuild(moment, TraceDisk::Variant(variant), &random, kept + QLatin1Char('/') + QString::number(moment));
                }
                qWarning().noquote() << "cut before change" << moment << "of" << disk.moments() << disk.textOf(moment)
                                     << "variant" << variant << "seed" << seed << ":" << failure;
            }
        }
    }
    qInfo("power cut: seed %u, %d moments of %d, %d different disks, %lld events looked for on each; the most that was gone "
          "was %lld ms old; failures (crashes, losses of older ones, sums billed twice) %d",
          seed, moments, disk.moments(), looked, qint64(m_accepted.size()) * 3, worstMs, failures + *late);
    QCOMPARE(failures, 0);
}

QTEST_GUILESS_MAIN(PowerCutTest)
#include "tst_powercut.moc"
