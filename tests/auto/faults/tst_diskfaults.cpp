// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The disk fails: each call that an application makes to it, in turn, once and for good. Whatever happens, the
// application starts, runs and ends, its counters hold, and a healthy run afterwards delivers everything but what was
// in memory when an application ended that could not write; and that was told.
//
// TALLY_TEST_STRIDE: each so manieth call, from a random one on (tests/long/diskfaults.sh); else one call of each kind.

#include "faultapp.h"
#include "tools/collector/collector.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <filesystem>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

constexpr int eventsEach = 24; // of each run of the child

struct Fault
{
    QByteArray error;
    bool forGood = false;
    qint64 at = 0; // 0: none
    QByteArray calls;
};

struct Outcome
{
    QString failure; // empty: all is well
    bool isCrash = false; // it did not end as it should
    bool isSilentLoss = false;
    qint64 calls = 0; // that the child made
    bool failed = false; // one of them did
    int lost = 0; // and told
};

const QByteArray changes = "create,write,sync,rename,unlink,mkdir,truncate,attributes";
const QByteArray looks = "open,read,list";

} // namespace

class DiskFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachCallFailsInTurn_data();
    void eachCallFailsInTurn();
    void cleanupTestCase();

private:
    QByteArrayList child(const QString &storage, const QString &prefix, const QString &end, const Fault &fault,
                         QByteArray *errors, QString *failure);
    Outcome round(const Fault &fault);
    QString check(const QString &storage, const QStringList &prefixes, const QHash<QString, int> &told, bool *isSilentLoss);

    QTemporaryDir m_dir{QFileInfo::exists(QStringLiteral("/dev/shm")) ? QStringLiteral("/dev/shm/tally-XXXXXX") : QString()};
    Collector m_collector;
    QString m_seed; // a store with a backlog, and with events in quarantine
    QHash<QByteArray, qint64> m_callsWithoutFault; // by kind
    int m_stride = 0;
    int m_points = 0; // of all rows, as the rest
    qint64 m_lost = 0;
    int m_crashes = 0;
    int m_silentLosses = 0;
    int m_failures = 0;
};

QByteArrayList DiskFaultsTest::child(const QString &storage, const QString &prefix, const QString &end,
                                     const Fault &fault, QByteArray *errors, QString *failure)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto set = [&environment](const char *name, const QString &value) {
        environment.insert(QLatin1String(name), value);
    };
    set("LD_PRELOAD", QStringLiteral(CALLFAULTS) + QLatin1Char(' ') + qEnvironmentVariable("LD_PRELOAD"));
    set("ASAN_OPTIONS", qEnvironmentVariable("ASAN_OPTIONS") + QStringLiteral(":detect_leaks=0:verify_asan_link_order=0"));
    set("TALLY_FAULT_BELOW", storage);
    set("TALLY_FAULT_COUNT", m_dir.filePath(QStringLiteral("count")));
    set("TALLY_FAULT_CALLS", QString::fromLatin1(fault.calls));
    set("TALLY_FAULT", QString::fromLatin1(fault.error));
    set("TALLY_FAULT_AT", QString::number(fault.at));
    set("TALLY_FAULT_STICKY", fault.forGood ? QStringLiteral("1") : QString());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CHILD),
                  {storage, m_collector.url().toString(), prefix, QString::number(eventsEach), end});
    if (!process.waitForFinished(20'000)) {
        process.kill();
        process.waitForFinished();
        *failure = QStringLiteral("hangs");
    } else if (end == QLatin1String("kill") ? process.exitStatus() != QProcess::CrashExit
                                            : process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        *failure = QStringLiteral("ended with %1").arg(process.exitCode());
    }
    *errors = process.readAllStandardError();
    return process.readAllStandardOutput().split('\n');
}

QString DiskFaultsTest::check(const QString &storage, const QStringList &prefixes, const QHash<QString, int> &told,
                              bool *isSilentLoss)
{
    // A lock that could not be written, or removed, says nothing of its process: it holds for a minute. That is over now.
    QDirIterator locks(storage, {QStringLiteral("*lock")}, QDir::Files, QDirIterator::Subdirectories);
    while (locks.hasNext()) {
        QFile file(locks.next());
        if (file.open(QIODevice::ReadWrite))
            file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-120), QFileDevice::FileModificationTime);
    }
    // A healthy application, and nothing else, brings what is left to where it belongs.
    Tracker tracker;
    tracker.setStoragePath(storage);
    QStringList errors;
    QObject::connect(&tracker, &Tracker::errorOccurred, &tracker, [&](const Error &error) {
        if (error.code != Error::EventRefused)
            errors.append(error.text);
    });
    const FaultApp to(&tracker, m_collector.url());
    const bool everything = tracker.waitForFlushed(10s);
    QCoreApplication::processEvents();
    if (!everything || to.millimetric->pendingCount() > 0 || to.fluxrate->pendingCount() > 0)
        return QStringLiteral("a healthy run cannot deliver (%4, %5 + %6): %1 + %2 are left; %3")
            .arg(to.millimetric->pendingCount())
            .arg(to.fluxrate->pendingCount())
            .arg(errors.join(QLatin1String(" | ")))
            .arg(everything)
            .arg(int(to.millimetric->state()))
            .arg(int(to.fluxrate->state()));
    if (!errors.isEmpty())
        return QStringLiteral("a healthy run complains: ") + errors.join(QLatin1String(" | "));
    QSet<QString> quarantined;
    for (const QVariant &one : to.millimetric->quarantinedEvents())
        quarantined.insert(one.toMap().value(QStringLiteral("event_id")).toString());
    QStringList missing;
    QStringList missingThere;
    int owed = 0;
    for (const QString &prefix : prefixes) {
        for (int i = 0; i < eventsEach; ++i) {
            const QString id = prefix + QLatin1Char('-') + QString::number(i);
            ++owed; // the one that is summed
            if (FaultApp::isBad(i) ? !quarantined.contains(id) : m_collector.count(id, QStringLiteral("millimetric")) == 0)
                missing.append(id);
            if (FaultApp::isBad(i))
                continue;
            ++owed;
            if (m_collector.count(id, QStringLiteral("fluxrate")) == 0)
                missingThere.append(id);
        }
    }
    double billed = 0;
    for (const MeterValue &value : m_collector.meterValues())
        billed += value.value.toDouble();
    const int lost = told.value(QStringLiteral("millimetric"));
    const int lostThere = told.value(QStringLiteral("fluxrate"));
    *isSilentLoss = missing.size() > lost || missingThere.size() > lostThere || billed < owed - lostThere;
    if (missing.size() > lost)
        return QStringLiteral("%1 lost, %2 told: %3").arg(missing.size()).arg(lost).arg(missing.join(QLatin1Char(' ')));
    if (missingThere.size() > lostThere || billed < owed - lostThere)
        return QStringLiteral("%1 of %2 billed, %3 told; lost: %4")
            .arg(billed).arg(owed).arg(lostThere).arg(missingThere.join(QLatin1Char(' ')));
    if (billed > owed)
        return QStringLiteral("%1 of %2 billed").arg(billed).arg(owed);
    if (told.value(QStringLiteral("at most")) > 0)
        return {}; // it had no time to count
    if (missing.size() < lost || billed > owed - lostThere)
        return QStringLiteral("%1 + %2 lost, but %3 + %4 told")
            .arg(missing.size()).arg(owed - billed).arg(lost).arg(lostThere);
    return {};
}

void DiskFaultsTest::initTestCase()
{
    QVERIFY(m_dir.isValid());
    if (!qEnvironmentVariableIsSet("TALLY_TEST_KEY"))
        qputenv("TALLY_TEST_KEY", "sk_test_abcdefgh_" + QUuid::createUuid().toByteArray(QUuid::Id128));
    m_stride = qEnvironmentVariableIntValue("TALLY_TEST_STRIDE");
    QVERIFY(m_collector.start());
    CollectorFaults faults;
    faults.refuseNames = QStringList{QStringLiteral("bad")};
    m_collector.setFaults(faults, QStringLiteral("millimetric"));

    m_seed = m_dir.filePath(QStringLiteral("seed"));
    QByteArray errors;
    QString failure;
    child(m_seed, QStringLiteral("first"), QStringLiteral("shutdown"), {}, &errors, &failure);
    QVERIFY2(failure.isEmpty(), qPrintable(failure + QString::fromUtf8(errors)));
    m_collector.stop();
    child(m_seed, QStringLiteral("seed"), QStringLiteral("kill"), {}, &errors, &failure);
    QVERIFY2(failure.isEmpty(), qPrintable(failure + QString::fromUtf8(errors)));
    QVERIFY(m_collector.start());
    for (const QByteArray &calls : {changes, looks}) {
        const Outcome without = round({{}, false, 0, calls});
        QVERIFY2(without.failure.isEmpty(), qPrintable(without.failure));
        QCOMPARE(without.lost, 0);
        m_callsWithoutFault.insert(calls, without.calls);
    }
}

void DiskFaultsTest::cleanupTestCase()
{
    qInfo("disk faults: %d points, %d events tracked at them and %d found there, %lld of them in memory at an end and told; "
          "crashes %d, silent losses %d, other failures %d",
          m_points, m_points * eventsEach * 2, m_points * eventsEach * 2, m_lost, m_crashes, m_silentLosses,
          m_failures - m_crashes - m_silentLosses);
}

Outcome DiskFaultsTest::round(const Fault &fault)
{
    Outcome outcome;
    const QString storage = m_dir.filePath(QStringLiteral("store"));
    std::filesystem::remove_all(storage.toStdString());
    std::filesystem::copy(m_seed.toStdString(), storage.toStdString(), std::filesystem::copy_options::recursive);
    m_collector.clear();

    QByteArray errors;
    const QByteArrayList lines
        = child(storage, QStringLiteral("e"), QStringLiteral("shutdown"), fault, &errors, &outcome.failure);
    outcome.isCrash = !outcome.failure.isEmpty();
    QFile counted(m_dir.filePath(QStringLiteral("count")));
    if (counted.open(QIODevice::ReadOnly))
        counted.read(reinterpret_cast<char *>(&outcome.calls), sizeof outcome.calls);
    outcome.failed = outcome.calls >= fault.at;

    QHash<QString, int> told;
    static const QRegularExpression loss(QStringLiteral("ends with (at most )?(\\d+) event\\(s\\) of \"(\\w+)\""));
    for (auto it = loss.globalMatch(QString::fromUtf8(errors)); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        told[match.captured(3)] += match.captured(2).toInt();
        told[QStringLiteral("at most")] += !match.captured(1).isEmpty();
        outcome.lost += match.captured(2).toInt();
    }
    // Without the user's answer no destination gets any; the tracker tells then, of events and not of what they become.
    static const QRegularExpression waited(QStringLiteral("The tracker \"\\w+\" ends with (\\d+) event\\(s\\) that waited"));
    if (const QRegularExpressionMatch match = waited.match(QString::fromUtf8(errors)); match.hasMatch()) {
        const int events = match.captured(1).toInt();
        told[QStringLiteral("millimetric")] += events;
        told[QStringLiteral("fluxrate")] += 2 * events;
        ++told[QStringLiteral("at most")];
        outcome.lost += events;
    }
    const auto fail = [&](const QString &why) {
        if (outcome.failure.isEmpty())
            outcome.failure = why;
    };
    int counts = 0;
    for (const QByteArray &line : lines) {
        const QByteArrayList words = line.split(' ');
        if (words.first() == "counts") {
            ++counts;
            if (words.at(2).toLongLong() != words.at(3).toLongLong() + words.at(4).toLongLong() + words.at(5).toLongLong()
                    + words.at(6).toLongLong())
                fail(QStringLiteral("the counters do not hold: ") + QString::fromLatin1(line));
        } else if (words.first() == "dropped") {
            fail(QString::fromLatin1(line));
        } else if (words.first() == "errors" && (words.at(1).toInt() > 8 || words.at(2).toInt() > 0)) {
            fail(QStringLiteral("the disk's fault was told %1 times, %2 times as before")
                     .arg(words.at(1).toInt()).arg(words.at(2).toInt()));
        } else if (words.first() == "slowest" && words.at(1).toInt() > 2000) {
            fail(QStringLiteral("track() took %1 ms").arg(words.at(1).toInt()));
        }
    }
    outcome.isCrash = outcome.isCrash || counts != 2;
    if (counts != 2)
        fail(QStringLiteral("it did not end as it should"));
    if (outcome.lost > 0 && !fault.forGood)
        fail(QStringLiteral("one failure lost %1 event(s)").arg(outcome.lost));
    if (outcome.failure.isEmpty())
        fail(check(storage, {QStringLiteral("seed"), QStringLiteral("e")}, told, &outcome.isSilentLoss));
    if (!outcome.failure.isEmpty())
        outcome.failure += QLatin1Char('\n') + QString::fromUtf8(errors);
    return outcome;
}

void DiskFaultsTest::eachCallFailsInTurn_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<bool>("forGood");
    QTest::addColumn<QByteArray>("calls");
    for (const char *error : {"ENOSPC", "EIO", "EROFS", "EACCES", "EMFILE", "EDQUOT"}) {
        QTest::addRow("%s once", error) << QByteArray(error) << false << changes;
        QTest::addRow("%s for good", error) << QByteArray(error) << true << changes;
    }
    for (const char *error : {"EIO", "EACCES", "EMFILE"}) {
        QTest::addRow("%s once, when reading", error) << QByteArray(error) << false << looks;
        QTest::addRow("%s for good, when reading", error) << QByteArray(error) << true << looks;
    }
}

void DiskFaultsTest::eachCallFailsInTurn()
{
    QFETCH(QByteArray, error);
    QFETCH(bool, forGood);
    QFETCH(QByteArray, calls);
    Fault fault{error, forGood, 0, calls};
    const qint64 all = m_callsWithoutFault.value(calls);
    const qint64 stride = m_stride > 0 ? m_stride : all;
    const qint64 offset = qEnvironmentVariableIntValue("TALLY_TEST_OFFSET") > 0
        ? qEnvironmentVariableIntValue("TALLY_TEST_OFFSET")
        : 1 + qint64(QRandomGenerator::global()->bounded(quint32(stride)));
    int points = 0;
    int lost = 0;
    int failures = 0;
    for (fault.at = offset; m_stride > 0 || points == 0; fault.at += stride) {
        const Outcome outcome = round(fault);
        if (!outcome.failed && m_stride > 0)
            break; // it made no such call any more
        ++points;
        lost += outcome.lost;
        m_crashes += outcome.isCrash;
        m_silentLosses += outcome.isSilentLoss;
        if (outcome.failure.isEmpty())
            continue;
        ++failures;
        qWarning().noquote() << error << (forGood ? "for good" : "once") << "at call" << fault.at << "of" << all << ":"
                             << outcome.failure;
        const QString kept = qEnvironmentVariable("TALLY_TEST_KEEP");
        if (!kept.isEmpty())
            std::filesystem::copy(m_dir.filePath(QStringLiteral("store")).toStdString(),
                                  kept.toStdString() + "/" + error.toStdString() + std::to_string(fault.at),
                                  std::filesystem::copy_options::recursive);
    }
    m_points += points;
    m_lost += lost;
    m_failures += failures;
    qInfo("%s %s (%s): %d points, every %lld. of about %lld calls from the %lld. on; in memory at the end, and told: %d; "
          "failures: %d",
          error.constData(), forGood ? "for good" : "once", calls.constData(), points, stride, all, offset, lost, failures);
    QCOMPARE(failures, 0);
}

QTEST_GUILESS_MAIN(DiskFaultsTest)
#include "tst_diskfaults.moc"
