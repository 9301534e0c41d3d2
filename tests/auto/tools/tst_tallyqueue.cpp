// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// tally queue, on stores of dead and living programs.

#include "ownkeyring.h"
#include "plainvendor.h"
#include "program.h"
#include "store/identity.h"
#include "store/queue.h"
#include "store/run.h"
#include "tracker.h"
#include "vendors/millimetric.h"

#include <QDateTime>
#include <QDirIterator>
#include <QTemporaryDir>

#ifdef Q_OS_LINUX
#include <linux/capability.h>
#include <sys/prctl.h>
#endif

using namespace Tally;

namespace {

const QString deadRun = QStringLiteral("0000000001-01234567-89ab-cdef-0123-456789abcdef");

/// Everything below a folder: names, contents, times.
QMap<QString, QPair<QByteArray, QDateTime>> everythingIn(const QString &folder)
{
    QMap<QString, QPair<QByteArray, QDateTime>> result;
    QDirIterator it(folder, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        result.insert(path, {contentsOf(path), it.fileInfo().lastModified()});
    }
    return result;
}

} // namespace

class TestTallyQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void withoutAStoreTheExitCodeIs1();
    void anEmptyStoreHasNothingPending();
    void journalAndSegmentsAreCountedOnce();
    void onlyWhatIsNotSettledIsPending();
    void whatWaitsInQuarantineAndUntilWhenIsShown();
    void onlyReads();
    void aLivingProgramIsNotDisturbed();
    void theStoreOfAnApplicationIsFoundByItsNames();
    void whatMayNotBeReadIsNotCalledEmpty();

private:
    QString trackerFolder() const { return m_dir->filePath(QStringLiteral("default")); }
    QString deadQueue(const QString &run = deadRun) const
    {
        return trackerFolder() + QLatin1String("/runs/") + run + QLatin1String("/millimetric");
    }
    Ran queue(const QStringList &options = {QStringLiteral("--json")}) const
    {
        return runTally(QStringList{QStringLiteral("queue"), QStringLiteral("--storage"), m_dir->path()} + options);
    }
    static QJsonObject destination(const Ran &ran)
    {
        return ran.json()
            .value(QLatin1String("trackers"))
            .toArray()
            .at(0)
            .toObject()
            .value(QLatin1String("destinations"))
            .toArray()
            .at(0)
            .toObject();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestTallyQueue::withoutAStoreTheExitCodeIs1()
{
    const Ran ran = runTally(words("queue --json --storage") + QStringList{m_dir->filePath(QStringLiteral("none"))});
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.json().value(QLatin1String("ok")), QJsonValue(false));
    QVERIFY(!QFile::exists(m_dir->filePath(QStringLiteral("none"))));
}

void TestTallyQueue::anEmptyStoreHasNothingPending()
{
    const Ran ran = queue();
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.json().value(QLatin1String("pending")).toInt(-1), 0);
    QCOMPARE(queue({}).code, 0);
}

void TestTallyQueue::journalAndSegmentsAreCountedOnce()
{
    const PlainVendor vendor(2);
    {
        Queue queue(deadQueue(), deadRun);
        for (int i = 0; i < 5; ++i)
            queue.append(recordOf(QStringLiteral("id%1").arg(i)));
        queue.takeIn(vendor); // two segments of two; one event stays in the journal
        QCOMPARE(queue.pending(), 5);
    }
    QVERIFY(filesIn(deadQueue(), QStringLiteral("*.ini")).size() >= 2);
    const Ran ran = queue();
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.json().value(QLatin1String("pending")).toInt(), 5);
    const QJsonObject found = destination(ran);
    QCOMPARE(found.value(QLatin1String("name")).toString(), QStringLiteral("millimetric"));
    QCOMPARE(found.value(QLatin1String("pending")).toInt(), 5);
    QVERIFY(found.value(QLatin1String("bytes")).toInt() > 100);
    const QJsonObject run = found.value(QLatin1String("runs")).toArray().at(0).toObject();
    QCOMPARE(run.value(QLatin1String("name")).toString(), deadRun);
    QCOMPARE(run.value(QLatin1String("pid")), QJsonValue());

    const QDateTime oldest = QDateTime::fromString(found.value(QLatin1String("oldest")).toString(), Qt::ISODate);
    QVERIFY(qAbs(oldest.secsTo(QDateTime::currentDateTimeUtc())) < 60);

    const Ran text = queue({});
    QVERIFY(text.out.contains("5 pending"));
    QVERIFY(text.out.contains("left behind"));
    QVERIFY(!text.out.contains("click")); // nothing of the events themselves
}

void TestTallyQueue::onlyWhatIsNotSettledIsPending()
{
    const PlainVendor vendor(2);
    {
        Queue queue(deadQueue(), deadRun);
        for (int i = 0; i < 4; ++i)
            queue.append(recordOf(QStringLiteral("id%1").arg(i)));
        queue.takeIn(vendor);
        const auto segment = queue.next(vendor);
        QVERIFY(segment);
        queue.settle(*segment);
        QCOMPARE(queue.pending(), 2);
    }
    QCOMPARE(queue().json().value(QLatin1String("pending")).toInt(), 2);
}

void TestTallyQueue::whatWaitsInQuarantineAndUntilWhenIsShown()
{
    const PlainVendor vendor(1);
    const QString folder = trackerFolder() + QLatin1String("/millimetric");
    {
        Queue queue(deadQueue(), deadRun);
        queue.append(recordOf(QStringLiteral("refused")));
        queue.append(recordOf(QStringLiteral("waits")));
        queue.takeIn(vendor);
        const auto segment = queue.next(vendor);
        QVERIFY(segment);
        QVERIFY(queue.quarantine(*segment, {{QStringLiteral("refused"), QStringLiteral("no")}}, 400,
                                 folder + QLatin1String("/quarantine")));
        queue.settleFirst(*segment, 1);
    }
    SendMemory memory;
    memory.retryAfterUntilMs = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
    QVERIFY(writeSendMemory(folder, memory));
    const QJsonObject found = destination(queue());
    QCOMPARE(found.value(QLatin1String("pending")).toInt(), 1);
    QCOMPARE(found.value(QLatin1String("quarantined")).toInt(), 1);
    QVERIFY(!found.value(QLatin1String("next_try")).toString().isEmpty());
    QVERIFY(queue({}).out.contains("1 in quarantine"));

    memory.retryAfterUntilMs = 1; // long ago
    QVERIFY(writeSendMemory(folder, memory));
    QVERIFY(!destination(queue()).contains(QLatin1String("next_try")));
}

void TestTallyQueue::onlyReads()
{
    const PlainVendor vendor(2);
    {
        Queue queue(deadQueue(), deadRun);
        for (int i = 0; i < 5; ++i)
            queue.append(recordOf(QStringLiteral("id%1").arg(i)));
        queue.takeIn(vendor);
    }
    // What opening the queue itself would tidy up.
    const auto put = [&](const char *name, const QByteArray &content) {
        QFile file(deadQueue() + QLatin1Char('/') + QString::fromLatin1(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    };
    put("journal-000000000099", "torn");
    put("000000000009-000000000009-1-0.ini.part", "half");
    put("notes.txt", "foreign");
    const auto before = everythingIn(m_dir->path());
    QCOMPARE(queue().code, 0);
    QCOMPARE(queue({}).code, 0);
    QCOMPARE(everythingIn(m_dir->path()), before);
}

void TestTallyQueue::aLivingProgramIsNotDisturbed()
{
    Tracker tracker;
    tracker.setStoragePath(m_dir->path());
    tracker.setOffline(true);
    auto *millimetric = new Millimetric;
    millimetric->setHost(QUrl(QStringLiteral("http://127.0.0.1:9")));
    millimetric->setKey(QStringLiteral("sk_test_abcdefgh_none"));
    QVERIFY(tracker.addDestination(millimetric));
    for (int i = 0; i < 3; ++i)
        QVERIFY(!tracker.track(QStringLiteral("click")).isEmpty());
    QVERIFY(tracker.waitForSaved(std::chrono::seconds(5)));

    const Ran ran = queue();
    QCOMPARE(ran.code, 0);
    QCOMPARE(destination(ran).value(QLatin1String("pending")).toInt(), 3);
    const QJsonObject run = destination(ran).value(QLatin1String("runs")).toArray().at(0).toObject();
    QCOMPARE(qint64(run.value(QLatin1String("pid")).toDouble()), QCoreApplication::applicationPid());

    QVERIFY(!tracker.track(QStringLiteral("click")).isEmpty());
    QVERIFY(tracker.waitForSaved(std::chrono::seconds(5)));
    QCOMPARE(destination(queue()).value(QLatin1String("pending")).toInt(), 4);
    QCOMPARE(tracker.pendingCount(), 4);
    QCOMPARE(tracker.droppedCount(), 0);
}

void TestTallyQueue::theStoreOfAnApplicationIsFoundByItsNames()
{
    const QString folder = qEnvironmentVariable("XDG_DATA_HOME") + QLatin1String("/Acme/kiosk/tally/default/runs/")
        + deadRun + QLatin1String("/millimetric");
    Queue(folder, deadRun).append(recordOf(QStringLiteral("id")));
    const Ran ran = runTally(words("queue --organization Acme --application kiosk --json"));
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.json().value(QLatin1String("pending")).toInt(), 1);
    QCOMPARE(runTally(words("queue --organization Acme --application till")).code, 1);
}

void TestTallyQueue::whatMayNotBeReadIsNotCalledEmpty()
{
#ifndef Q_OS_LINUX
    QSKIP("Needs a way to take root's right to read everything.");
#else
    Queue(deadQueue(), deadRun).append(recordOf(QStringLiteral("id")));
    QVERIFY(QFile::setPermissions(trackerFolder(), {}));
    const auto asAnyUser = [] {
        ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
        ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH);
    };
    const QStringList store{QStringLiteral("--json"), QStringLiteral("--storage"), m_dir->path()};
    for (const char *command : {"queue", "quarantine list", "quarantine clear --yes", "doctor --no-send"}) {
        const Ran ran = runTally(words(command) + store, {}, {}, asAnyUser);
        QVERIFY2(ran.code == 1, command);
        QVERIFY2(ran.out.contains("cannot be read"), ran.out.constData());
        QVERIFY2(!ran.out.contains("Nothing waits"), ran.out.constData());
    }
    QVERIFY(QFile::setPermissions(trackerFolder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QCOMPARE(queue().json().value(QLatin1String("pending")).toInt(), 1);
#endif
}

OWN_KEYRING_MAIN(TestTallyQueue, "nobus")
#include "tst_tallyqueue.moc"
