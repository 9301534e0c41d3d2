// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// tally quarantine, on stores that applications have left behind or work with.

#include "ownkeyring.h"
#include "program.h"
#include "tools/collector/collector.h"
#include "tracker.h"
#include "vendors/millimetric.h"

#include <QDirIterator>
#include <QTemporaryDir>

using namespace Tally;

namespace {

const QString key = QStringLiteral("sk_test_abcdefgh_none");

} // namespace

class TestTallyQuarantine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatWasRefusedIsListed();
    void whatWasRefusedIsExported();
    void whatIsRetriedArrivesWithTheNextRun();
    void whatIsRetriedBesideALivingProgramIsNotLost();
    void aSelectionIsRetriedAlone();
    void clearingDeletesAndCounts();
    void clearingNeedsAWord();
    void withoutAStoreTheExitCodeIs1();
    void whatCannotBeWrittenIsExitCode1();

private:
    /// What an application does: it tracks, and two of three are refused.
    void refuseTwo(Tracker &tracker)
    {
        tracker.setStoragePath(m_dir->path());
        auto *millimetric = new Millimetric;
        millimetric->setHost(m_collector->url());
        millimetric->setKey(key);
        millimetric->setSecretKeyAccepted(true);
        QVERIFY(tracker.addDestination(millimetric));
        for (const char *name : {"bad", "good", "bad"})
            QVERIFY(!tracker.track(QString::fromLatin1(name)).isEmpty());
        QTRY_COMPARE(tracker.quarantinedCount(), 2);
        QTRY_COMPARE(tracker.deliveredCount(), 1);
    }
    void refuseTwo()
    {
        Tracker tracker;
        refuseTwo(tracker);
    }
    Ran quarantine(const QString &options) const
    {
        return runTally(QStringList{QStringLiteral("quarantine")} + options.split(QLatin1Char(' '))
                        + QStringList{QStringLiteral("--storage"), m_dir->path()});
    }
    int inQuarantine() const
    {
        return quarantine(QStringLiteral("list --json")).json().value(QLatin1String("count")).toInt(-1);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Collector> m_collector;
};

void TestTallyQuarantine::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_collector = std::make_unique<Collector>();
    QVERIFY2(m_collector->start(), qPrintable(m_collector->errorString()));
    CollectorFaults faults;
    faults.refuseNames = QStringList{QStringLiteral("bad")};
    m_collector->setFaults(faults);
}

void TestTallyQuarantine::whatWasRefusedIsListed()
{
    refuseTwo();
    const Ran ran = quarantine(QStringLiteral("list --json"));
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.json().value(QLatin1String("count")).toInt(), 2);
    const QJsonObject event = ran.json().value(QLatin1String("events")).toArray().first().toObject();
    QCOMPARE(event.value(QLatin1String("tracker")).toString(), QStringLiteral("default"));
    QCOMPARE(event.value(QLatin1String("destination")).toString(), QStringLiteral("millimetric"));
    QCOMPARE(event.value(QLatin1String("http_status")).toInt(), 400);
    QVERIFY(!event.value(QLatin1String("reason")).toString().isEmpty());
    QCOMPARE(event.value(QLatin1String("event")).toObject().value(QLatin1String("event")).toString(),
             QStringLiteral("bad"));

    const Ran text = quarantine(QStringLiteral("list"));
    QCOMPARE(text.code, 0);
    const QList<QByteArray> lines = text.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 4); // heading, two events, their number
    QVERIFY(lines.at(1).contains(event.value(QLatin1String("event_id")).toString().toUtf8()));
    QCOMPARE(lines.at(0).indexOf("REASON"), lines.at(1).indexOf("invalid_payload")); // aligned
    QCOMPARE(quarantine(QStringLiteral("list --json --tracker other")).json().value(QLatin1String("count")).toInt(-1),
             0);
    QCOMPARE(
        quarantine(QStringLiteral("list --json --destination doow")).json().value(QLatin1String("count")).toInt(-1), 0);
    QCOMPARE(inQuarantine(), 2);
}

void TestTallyQuarantine::whatWasRefusedIsExported()
{
    refuseTwo();
    const Ran ran = quarantine(QStringLiteral("export"));
    QCOMPARE(ran.code, 0);
    const QList<QByteArray> lines = ran.out.split('\n');
    QCOMPARE(lines.size(), 3); // and nothing behind the last line's end
    QVERIFY(lines.last().isEmpty());
    const QJsonObject event = QJsonDocument::fromJson(lines.first()).object();
    for (const char *name : {"event_id", "event", "reason", "http_status", "time", "destination"})
        QVERIFY2(event.contains(QLatin1String(name)), name);

    const QString file = m_dir->filePath(QStringLiteral("exported.jsonl"));
    const Ran toFile = quarantine(QStringLiteral("export %1 --json").arg(file));
    QCOMPARE(toFile.code, 0);
    QCOMPARE(toFile.json().value(QLatin1String("exported")).toInt(), 2);
    QFile exported(file);
    QVERIFY(exported.open(QIODevice::ReadOnly));
    QCOMPARE(exported.readAll(), ran.out);
    QCOMPARE(quarantine(QStringLiteral("export --json")).code, 2); // two forms on one stream
    QCOMPARE(inQuarantine(), 2);
}

void TestTallyQuarantine::whatIsRetriedArrivesWithTheNextRun()
{
    refuseTwo();
    const Ran ran = quarantine(QStringLiteral("retry --json"));
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.json().value(QLatin1String("retried")).toInt(), 2);
    QCOMPARE(inQuarantine(), 0);
    QCOMPARE(quarantine(QStringLiteral("retry --json")).json().value(QLatin1String("retried")).toInt(-1), 0);

    m_collector->setFaults({}); // the cause is corrected
    Tracker tracker;
    tracker.setStoragePath(m_dir->path());
    auto *millimetric = new Millimetric;
    millimetric->setHost(m_collector->url());
    millimetric->setKey(key);
    millimetric->setSecretKeyAccepted(true);
    QVERIFY(tracker.addDestination(millimetric));
    QTRY_COMPARE(tracker.deliveredCount(), 2);
    QCOMPARE(tracker.acceptedCount(), 2);
    QCOMPARE(m_collector->stats().unique, 3);
    QCOMPARE(m_collector->stats().duplicates, 0);
}

void TestTallyQuarantine::whatIsRetriedBesideALivingProgramIsNotLost()
{
    Tracker tracker;
    refuseTwo(tracker);
    QCOMPARE(quarantine(QStringLiteral("retry")).code, 0);
    // What the program does itself now finds nothing to do, and what it tracks goes on.
    tracker.destinations().first()->retryQuarantined();
    QVERIFY(!tracker.track(QStringLiteral("good")).isEmpty());
    QTRY_COMPARE(m_collector->stats().unique, 2);

    const QString runs = m_dir->filePath(QStringLiteral("default/runs"));
    QCOMPARE(QDir(runs).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2); // its own, and the one to be adopted
    const Ran ran = runTally(
        QStringList{QStringLiteral("queue"), QStringLiteral("--json"), QStringLiteral("--storage"), m_dir->path()});
    QCOMPARE(ran.json().value(QLatin1String("pending")).toInt(), 2);
}

void TestTallyQuarantine::aSelectionIsRetriedAlone()
{
    refuseTwo();
    QCOMPARE(
        quarantine(QStringLiteral("retry --json --destination doow")).json().value(QLatin1String("retried")).toInt(-1),
        0);
    QCOMPARE(inQuarantine(), 2);
    QCOMPARE(QDir(m_dir->filePath(QStringLiteral("default/runs"))).entryList(QDir::Dirs | QDir::NoDotAndDotDot),
             QStringList());
}

void TestTallyQuarantine::clearingDeletesAndCounts()
{
    refuseTwo();
    const Ran ran = quarantine(QStringLiteral("clear --destination millimetric --json"));
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.json().value(QLatin1String("cleared")).toInt(), 2);
    QCOMPARE(inQuarantine(), 0);
    QCOMPARE(quarantine(QStringLiteral("clear --yes --json")).json().value(QLatin1String("cleared")).toInt(-1), 0);
}

void TestTallyQuarantine::clearingNeedsAWord()
{
    refuseTwo();
    QCOMPARE(quarantine(QStringLiteral("clear")).code, 2);
    QCOMPARE(inQuarantine(), 2);
    QCOMPARE(quarantine(QStringLiteral("clear --yes")).code, 0);
    QCOMPARE(inQuarantine(), 0);
}

void TestTallyQuarantine::withoutAStoreTheExitCodeIs1()
{
    const QStringList nowhere{QStringLiteral("--json"), QStringLiteral("--storage"),
                              m_dir->filePath(QStringLiteral("none"))};
    for (const char *action : {"list", "export", "retry", "clear --yes"}) {
        const Ran ran = runTally(words("quarantine") + words(action) + nowhere);
        QVERIFY2(ran.code == 1 || (ran.code == 2 && ran.out.contains("FILE")), ran.all().constData());
        QCOMPARE(ran.json().value(QLatin1String("ok")), QJsonValue(false));
    }
    QVERIFY(!QFile::exists(m_dir->filePath(QStringLiteral("none"))));
}

void TestTallyQuarantine::whatCannotBeWrittenIsExitCode1()
{
    refuseTwo();
    const Ran ran = quarantine(QStringLiteral("export %1/none/x --json").arg(m_dir->path()));
    QCOMPARE(ran.code, 1);
    QVERIFY(!ran.json().value(QLatin1String("error")).toString().isEmpty());
}

OWN_KEYRING_MAIN(TestTallyQuarantine, "nobus")
#include "tst_tallyquarantine.moc"
