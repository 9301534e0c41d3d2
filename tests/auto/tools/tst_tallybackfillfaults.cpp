// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// tally backfill, killed at one certain call to the system, on a disk that fails, and behind a pipe that stays open.

#include "backfilltest.h"
#include "ownkeyring.h"

#include <signal.h>

using namespace Tally;

namespace {

const QString nobodyListens = QStringLiteral(" --host http://127.0.0.1:9");
const QByteArray refusedLine = "{\"event\":\"bad\",\"user_id\":\"u\"}\n";

/// At the \a at th of these calls for what begins with this path; see ../faults/callfaults.cpp.
QStringList fault(const char *what, const char *calls, const QString &below, int at)
{
    return {QStringLiteral("LD_PRELOAD=" CALLFAULTS " ") + qEnvironmentVariable("LD_PRELOAD"),
            QStringLiteral("ASAN_OPTIONS=") + qEnvironmentVariable("ASAN_OPTIONS")
                + QStringLiteral(":detect_leaks=0:verify_asan_link_order=0"),
            QStringLiteral("TALLY_FAULT=") + QString::fromLatin1(what),
            QStringLiteral("TALLY_FAULT_CALLS=") + QString::fromLatin1(calls),
            QStringLiteral("TALLY_FAULT_BELOW=") + below,
            QStringLiteral("TALLY_FAULT_AT=") + QString::number(at)};
}

} // namespace

class TestTallyBackfillFaults : public BackfillTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void killedBeforeItTellsOfTheVendorsRulesItTellsLater();
    void killedBetweenTheQuarantineAndTheQueueItTellsOnce();
    void restartedItDoesNotTellOfTheReadingBefore();
    void whatIsNotWantedIsNotTakenWhileTheQuarantineGrows();
    void aPauseInTheInputIsNotTheVendors();
    void aPipeThatStaysOpenIsInNobodysWay_data();
    void aPipeThatStaysOpenIsInNobodysWay();
    void aLogThatCannotBeSyncedEndsIt();
    void whatAPowerCutTookOfTheLogIsToldAgain();
    void aLineThatWasNotWrittenWholeLeavesNothing();
    void anElementThatCouldNotBeToldIsMetAgain();
    void whereTheQueueForgotSomeTheLogIsStillKnown();
    void aFinishedFileStaysReadToItsEnd();
    void whatTheStoreLostStaysLost();

private:
    QString log() const { return state() + QLatin1String("/refused.jsonl"); }
    QString store() const { return state() + QLatin1String("/backfill"); }
    QString quarantine() const { return store() + QLatin1String("/millimetric/quarantine"); }
    QJsonObject position() const
    {
        QFile file(state() + QLatin1String("/position.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
    void setPosition(const QJsonObject &position) const
    {
        QFile file(state() + QLatin1String("/position.json"));
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(position).toJson()) < 0)
            qFatal("no position");
    }
    void refuse(const char *name) const
    {
        CollectorFaults faults;
        faults.refuseNames = QStringList{QString::fromLatin1(name)};
        m_collector->setFaults(faults);
    }
    QStringList standardInput(const QString &options) const
    {
        return words("backfill - --json --progress") + options.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }
};

void TestTallyBackfillFaults::killedBeforeItTellsOfTheVendorsRulesItTellsLater()
{
    const QString file
        = write("{\"event\":\"long\",\"user_id\":\"u\",\"properties\":{\"x\":\"" + QByteArray(9000, 'x') + "\"}}\n");
    QCOMPARE(backfill(file, {}, fault("kill", "create", log(), 1)).code, -1);
    const Ran ran = backfill(file);
    QCOMPARE(ran.code, 1);
    QCOMPARE(number(ran, "refused"), 1);
    QCOMPARE(number(ran, "delivered"), 0);
    QCOMPARE(number(ran, "pending"), 0);
    QCOMPARE(m_collector->stats().events, 0);
    const QJsonObject refusal = ran.json().value(QLatin1String("refusals")).toArray().at(0).toObject();
    QCOMPARE(refusal.value(QLatin1String("cause")).toString(), QStringLiteral("vendor_rules"));
    QCOMPARE(refusal.value(QLatin1String("line")).toInt(), 1);
    QCOMPARE(number(backfill(file), "refused"), 1); // read from the log
}

void TestTallyBackfillFaults::killedBetweenTheQuarantineAndTheQueueItTellsOnce()
{
    refuse("bad");
    const QString file = write(refusedLine);
    for (int at = 1; filesIn(quarantine(), QStringLiteral("*.ini")).isEmpty(); ++at) // killed behind the rename
        QCOMPARE(backfill(file, {}, fault("kill", "sync", quarantine(), at)).code, -1);
    const Ran waiting = backfill(file, QStringLiteral("--give-up 1") + nobodyListens);
    QCOMPARE(number(waiting, "pending"), 1);
    QCOMPARE(number(waiting, "quarantined"), 0);
    const Ran ran = backfill(file);
    QCOMPARE(ran.code, 1);
    QCOMPARE(number(ran, "quarantined"), 1);
    QCOMPARE(number(ran, "delivered"), 0);
    QCOMPARE(number(ran, "pending"), 0);
    QCOMPARE(number(backfill(file), "quarantined"), 1);
}

void TestTallyBackfillFaults::restartedItDoesNotTellOfTheReadingBefore()
{
    refuse("bad");
    const QString file = write(refusedLine);
    QCOMPARE(number(backfill(file), "quarantined"), 1);
    QCOMPARE(number(backfill(file, QStringLiteral("--restart")), "quarantined"), 1);
    m_collector->setFaults({});
    const Ran ran = backfill(file, QStringLiteral("--restart"));
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(number(ran, "quarantined"), 0);
    QCOMPARE(number(ran, "delivered"), 1);
    QCOMPARE(backfill(file).code, 0);
}

void TestTallyBackfillFaults::whatIsNotWantedIsNotTakenWhileTheQuarantineGrows()
{
    constexpr int wanted = 200;
    constexpr int between = 100;
    refuse("bad");
    QByteArray content;
    for (int i = 0; i < wanted; ++i) {
        content += i % 2 ? lineOf(i) + '\n' : refusedLine;
        content += QByteArrayLiteral("{\"event\":\"other\",\"user_id\":\"u\"}\n").repeated(between);
    }
    const QString file = write(content);
    const auto process = startTally(
        arguments(file) + words("--no-progress --set flushAt=1 --set") + words("events=[\"buy\",\"bad\"]"));
    // Somebody else's, which the program counts whenever it adds its own.
    QTRY_VERIFY_WITH_TIMEOUT(!filesIn(quarantine(), QStringLiteral("*.ini")).isEmpty(), 15000);
    for (int i = 0; !process->waitForFinished(1) && i < 100'000; ++i) {
        QFile other(quarantine() + QStringLiteral("/0-%1_0-3.ini").arg(i));
        QVERIFY(other.open(QIODevice::WriteOnly));
    }
    const Ran ran{process->exitCode(), process->readAllStandardOutput(), process->readAllStandardError()};
    QVERIFY2(number(ran, "sent") == wanted, ran.all().constData());
    QCOMPARE(number(ran, "skipped"), wanted * between);
    QCOMPARE(number(ran, "quarantined"), wanted / 2);
    QCOMPARE(number(ran, "delivered"), wanted / 2);
    QCOMPARE(number(ran, "assumed_delivered"), 0);
}

void TestTallyBackfillFaults::aPauseInTheInputIsNotTheVendors()
{
    const auto process
        = startTally(standardInput(QStringLiteral("--give-up 4 --set flushInterval=500 --host ")
                                   + m_collector->url().toString()));
    process->write(linesOf(1));
    QTRY_COMPARE_WITH_TIMEOUT(m_collector->stats().events, 1, 15000);
    // Progress is shown once a second.
    QByteArray shown;
    const auto lines = [&] { return (shown += process->readAllStandardError()).count('\n'); };
    const auto before = lines();
    QTRY_VERIFY_WITH_TIMEOUT(lines() > before + 6, 30000);
    process->write(linesOf(1));
    QTRY_VERIFY_WITH_TIMEOUT(m_collector->stats().events == 2 || process->state() == QProcess::NotRunning, 15000);
    process->closeWriteChannel();
    QVERIFY(process->waitForFinished());
    QVERIFY2(process->exitCode() == 0, process->readAllStandardOutput().constData());
    QCOMPARE(m_collector->stats().events, 2);
}

void TestTallyBackfillFaults::aPipeThatStaysOpenIsInNobodysWay_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<int>("signal");
    QTest::newRow("a signal") << QStringLiteral("--host ") + QStringLiteral("%1") << SIGINT;
    QTest::newRow("a vendor that takes nothing") << QStringLiteral("--give-up 1") + nobodyListens << 0;
}

void TestTallyBackfillFaults::aPipeThatStaysOpenIsInNobodysWay()
{
    QFETCH(QString, options);
    QFETCH(int, signal);
    const auto process = startTally(standardInput(options.replace(QLatin1String("%1"), m_collector->url().toString())));
    process->write(linesOf(1));
    QVERIFY(process->waitForStarted());
    if (signal != 0) {
        QByteArray shown;
        QTRY_VERIFY_WITH_TIMEOUT((shown += process->readAllStandardError()).contains("1 elements"), 15000);
        ::kill(pid_t(process->processId()), signal);
    }
    QVERIFY(process->waitForFinished(15000)); // and the pipe is open still
    QCOMPARE(process->exitCode(), 1);
    QCOMPARE(m_collector->stats().events, signal != 0 ? 1 : 0);
}

void TestTallyBackfillFaults::aLogThatCannotBeSyncedEndsIt()
{
    const QString file = write("nonsense\n" + linesOf(1));
    const Ran ran = backfill(file, {}, fault("EIO", "sync", log(), 1) + words("TALLY_FAULT_STICKY=1"));
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.json().value(QLatin1String("error")).toString().contains(QLatin1String("cannot be written")),
             ran.all().constData());
    // The position is not ahead of the log.
    QCOMPARE(position().value(QLatin1String("marks")).toArray().size(), 1);
    const Ran again = backfill(file);
    QCOMPARE(number(again, "read"), 2);
    QCOMPARE(number(again, "unreadable"), 1);
    QCOMPARE(number(again, "delivered"), 1);
}

void TestTallyBackfillFaults::whatAPowerCutTookOfTheLogIsToldAgain()
{
    constexpr int count = 200;
    QByteArray content;
    for (int i = 0; i < count; ++i)
        content += (i % 10 == 3 ? QByteArrayLiteral("nonsense") : lineOf(i)) + '\n';
    const QString file = write(content);
    // So many writes are of the journal, or of segments; a tenth of the elements before it got no number.
    QCOMPARE(backfill(file, nobodyListens, fault("kill", "write", store() + QLatin1String("/runs"), 100)).code, -1);
    QVERIFY(QFileInfo(log()).size() > 0);
    QVERIFY(QFile::resize(log(), 0));
    const Ran ran = backfill(file);
    QCOMPARE(ran.code, 1);
    QCOMPARE(number(ran, "read"), count);
    QCOMPARE(number(ran, "unreadable"), count / 10);
    QVERIFY2(number(ran, "delivered") == count - count / 10, ran.all().constData());
    QCOMPARE(number(ran, "assumed_delivered"), 0);
    QCOMPARE(m_collector->stats().unique, count - count / 10);
    QCOMPARE(m_collector->stats().duplicates, 0);
}

void TestTallyBackfillFaults::aLineThatWasNotWrittenWholeLeavesNothing()
{
    refuse("bad");
    const QString file = write(QByteArrayLiteral("{\"metric\":\"bad\",\"license_id\":\"l\"}\n").repeated(2));
    const QString doow = QStringLiteral("--vendor doow"); // one answer refuses both
    QCOMPARE(backfill(file, doow, fault("ENOSPC", "write", log(), 1)).code, 1);
    const Ran ran = backfill(file, doow);
    QCOMPARE(ran.code, 1);
    QVERIFY2(number(ran, "quarantined") == 2, ran.all().constData());
    QCOMPARE(number(ran, "unreadable"), 0);
    QCOMPARE(number(ran, "delivered"), 0);
}

void TestTallyBackfillFaults::anElementThatCouldNotBeToldIsMetAgain()
{
    const QString file = write("nonsense\n" + linesOf(1));
    QCOMPARE(backfill(file, {}, fault("EIO", "write", log(), 1)).code, 1);
    const Ran ran = backfill(file);
    QCOMPARE(number(ran, "read"), 2);
    QCOMPARE(number(ran, "unreadable"), 1);
    QCOMPARE(number(ran, "delivered"), 1);
}

void TestTallyBackfillFaults::whereTheQueueForgotSomeTheLogIsStillKnown()
{
    constexpr int bad = 9999; // behind the next one is a mark
    const QString file = write(QByteArrayLiteral("nonsense\n").repeated(bad) + linesOf(10) + "nonsense\n" + linesOf(10));
    QCOMPARE(number(backfill(file), "unreadable"), bad + 1);
    // What a full disk and the end of the program leave: the log, and not one event.
    QVERIFY(QDir(store()).removeRecursively());
    QJsonObject json = position();
    json.insert(QStringLiteral("finished"), false);
    json.insert(QStringLiteral("delivered"), 0);
    json.insert(QStringLiteral("marks"), QJsonArray{QJsonObject{{QStringLiteral("line"), 1}}});
    setPosition(json);
    // Over the mark, and not to the line behind it that is in the log already.
    const Ran waiting = backfill(file, QStringLiteral("--pending 5 --give-up 1") + nobodyListens);
    QCOMPARE(number(waiting, "read"), bad + 5);
    const Ran ran = backfill(file);
    QCOMPARE(number(ran, "read"), bad + 21);
    QCOMPARE(number(ran, "unreadable"), bad + 1);
    QVERIFY2(number(ran, "delivered") == 20, ran.all().constData());
}

void TestTallyBackfillFaults::aFinishedFileStaysReadToItsEnd()
{
    const QString file = write(linesOf(3) + "nonsense\nnonsense\n");
    const Ran first = backfill(file);
    QCOMPARE(number(first, "read"), 5);
    const QJsonArray marks = position().value(QLatin1String("marks")).toArray();
    for (int i = 0; i < 2; ++i) {
        const Ran again = backfill(file);
        QCOMPARE(number(again, "read"), 5);
        QCOMPARE(number(again, "unreadable"), 2);
        QCOMPARE(number(again, "delivered"), 3);
        QCOMPARE(position().value(QLatin1String("marks")).toArray().last(), marks.last());
    }
}

void TestTallyBackfillFaults::whatTheStoreLostStaysLost()
{
    const QString file = write(linesOf(7));
    QCOMPARE(number(backfill(file, QStringLiteral("--give-up 1") + nobodyListens), "pending"), 7);
    const QStringList segments = filesIn(store() + QLatin1String("/runs"), QStringLiteral("*.ini"));
    QCOMPARE(segments.size(), 1);
    QVERIFY(QFile::resize(segments.first(), QFileInfo(segments.first()).size() / 2));
    for (int i = 0; i < 2; ++i) {
        const Ran ran = backfill(file);
        QCOMPARE(ran.code, 1);
        QVERIFY2(number(ran, "lost") == 7, ran.all().constData());
        QCOMPARE(number(ran, "delivered"), 0);
    }
    QCOMPARE(m_collector->stats().events, 0);
}

OWN_KEYRING_MAIN(TestTallyBackfillFaults, "nobus")
#include "tst_tallybackfillfaults.moc"
