// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// tally backfill, killed and not, to a stand-in for the vendor.

#include "backfilltest.h"
#include "ownkeyring.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <signal.h>
#include <sys/stat.h>

using namespace Tally;

namespace {

qint64 bytesIn(const QString &folder)
{
    qint64 bytes = 0;
    for (const QString &path : filesIn(folder))
        bytes += QFileInfo(path).size();
    return bytes;
}

} // namespace

class TestTallyBackfill : public BackfillTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start(); }
    void everyElementArrivesOnceAsItWasWritten_data();
    void everyElementArrivesOnceAsItWasWritten();
    void pagesAndIdentifiesArriveAsSuch();
    void whatIsRefusedIsToldByItsLine();
    void optionsOfTheDestinationAreSetByTheirNames();
    void readingWaitsWhileMuchIsPending();
    void killedWhileNobodyAnswersNothingIsLostAndNothingComesTwice();
    void killedAmongLinesWithoutANumberItFindsItsPlaceAgain();
    void killedWhileDeliveringNothingIsLost_data();
    void killedWhileDeliveringNothingIsLost();
    void whatIsRefusedInTheMomentOfAKillIsToldByTheNextRun();
    void whatIsNotForTheVendorIsNoFailure();
    void aSignalEndsItWhereTheNextRunGoesOn_data();
    void aSignalEndsItWhereTheNextRunGoesOn();
    void whatCannotBeReadOfTheInterruptedRunIsNotGuessed();
    void aFinishedFileIsNotSentAgain();
    void restartedItSendsTheSameIds();
    void aFileThatHasChangedIsNoticed();
    void twoOfOneStateDoNotRunAtOnce();
    void standardInputIsReadOnceAndLeavesNothing();
    void aPipeIsNotWaitedFor();
    void whatForbidsSendingIsNamed();
    void aVendorThatTakesNothingIsGivenUp();
    void withoutAKeyNothingIsRead();
    void progressIsShownWhereItIsWanted();
    void wrongUsageIsExitCode2_data();
    void wrongUsageIsExitCode2();
};

void TestTallyBackfill::everyElementArrivesOnceAsItWasWritten_data()
{
    QTest::addColumn<QByteArray>("file");
    QByteArray array = linesOf(1200).trimmed();
    QTest::newRow("lines") << linesOf(1200);
    QTest::newRow("lines without a break at the end") << array;
    QTest::newRow("an array") << '[' + array.replace("\n", ",\n") + ']';
}

void TestTallyBackfill::everyElementArrivesOnceAsItWasWritten()
{
    QFETCH(QByteArray, file);
    const Ran ran = backfill(write(file));
    QVERIFY2(ran.code == 0, ran.all().constData());
    QVERIFY(!ran.all().contains(m_key));
    QCOMPARE(number(ran, "read"), 1200);
    QCOMPARE(number(ran, "delivered"), 1200);
    QCOMPARE(number(ran, "pending"), 0);
    QCOMPARE(ran.json().value(QLatin1String("finished")), QJsonValue(true));

    const QList<CollectedEvent> events = m_collector->events();
    QCOMPARE(events.size(), 1200);
    for (int i = 0; i < events.size(); ++i) { // in the file's order, and with nothing of this machine
        const QJsonObject event = events.at(i).json;
        QCOMPARE(event.value(QLatin1String("properties")).toObject(), (QJsonObject{{QStringLiteral("i"), i}}));
        QCOMPARE(event.value(QLatin1String("timestamp")).toString(), QStringLiteral("2026-11-02T10:00:00.000Z"));
        QCOMPARE(event.value(QLatin1String("user_id")).toString(), QStringLiteral("u"));
        QVERIFY(!event.contains(QLatin1String("anonymous_id")));
        QVERIFY(!event.contains(QLatin1String("session_id")));
    }
    QCOMPARE(m_collector->stats().unique, 1200);
    QVERIFY2(m_collector->requests().size() < 12, "batches are as large as the vendor takes them");
}

void TestTallyBackfill::pagesAndIdentifiesArriveAsSuch()
{
    const Ran ran = backfill(write(R"([{"type":"page","name":"/shop","user_id":"u"},
        {"type":"identify","user_id":"u","anonymous_id":"a","traits":{"plan":"pro"}}, {"event":"x"}])"));
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(m_collector->stats().events, 3);
    QHash<QString, CollectedEvent> byName;
    for (const CollectedEvent &event : m_collector->events())
        byName.insert(event.name, event);
    QCOMPARE(byName.value(QStringLiteral("$pageview")).json.value(QLatin1String("path")).toString(),
             QStringLiteral("/shop"));
    QCOMPARE(byName.value(QStringLiteral("$identify")).anonymousId, QStringLiteral("a"));
    // Who is not named is nobody in particular, each time anew.
    const CollectedEvent nobody = byName.value(QStringLiteral("x"));
    QVERIFY(!nobody.eventId.isEmpty());
    QCOMPARE(nobody.anonymousId, nobody.eventId);
}

void TestTallyBackfill::whatIsRefusedIsToldByItsLine()
{
    CollectorFaults faults;
    faults.refuseNames = QStringList{QStringLiteral("bad")};
    m_collector->setFaults(faults);
    const QByteArray file = lineOf(1) + "\nnonsense\n{\"event\":\"\"}\n"
        + "{\"event\":\"long\",\"user_id\":\"u\",\"event_id\":\"own\",\"properties\":{\"x\":\"" + QByteArray(9000, 'x')
        + "\"}}\n{\"event\":\"bad\",\"user_id\":\"u\",\"colour\":\"red\"}\n" + lineOf(2) + "\n";
    const QString report = m_dir->filePath(QStringLiteral("report.jsonl"));
    const Ran ran = backfill(write(file), QStringLiteral("--report ") + report);
    QCOMPARE(ran.code, 1);
    QCOMPARE(number(ran, "read"), 6);
    QCOMPARE(number(ran, "sent"), 3); // the vendor's rules are asked before anything is stored
    QCOMPARE(number(ran, "delivered"), 2);
    QCOMPARE(number(ran, "unreadable"), 1);
    QCOMPARE(number(ran, "refused"), 2);
    QCOMPARE(number(ran, "quarantined"), 1);
    QVERIFY(ran.out.contains("colour"));
    QCOMPARE(m_collector->stats().events, 2);

    QFile written(report);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QMap<int, QJsonObject> byLine;
    while (!written.atEnd()) {
        const QJsonObject object = QJsonDocument::fromJson(written.readLine()).object();
        QVERIFY(!object.value(QLatin1String("reason")).toString().isEmpty());
        byLine.insert(object.value(QLatin1String("line")).toInt(), object);
    }
    QCOMPARE(byLine.keys(), (QList<int>{2, 3, 4, 5}));
    const auto text = [&](int line, const char *name) { return byLine[line].value(QLatin1String(name)).toString(); };
    QCOMPARE(text(2, "cause"), QStringLiteral("unreadable"));
    QCOMPARE(text(3, "cause"), QStringLiteral("refused"));
    QCOMPARE(text(4, "cause"), QStringLiteral("vendor_rules"));
    QCOMPARE(text(4, "event_id"), QStringLiteral("own"));
    QVERIFY(text(4, "reason").contains(QLatin1String("8192")));
    QCOMPARE(text(5, "cause"), QStringLiteral("vendor"));
    QCOMPARE(byLine[5].value(QLatin1String("http_status")).toInt(), 400);

    // The same as text, for a person; nothing is sent again for it.
    QStringList plain = arguments(m_dir->filePath(QStringLiteral("events.jsonl")));
    plain.removeAll(QStringLiteral("--json"));
    const Ran again = runTally(plain, key());
    QCOMPARE(again.code, 1);
    QVERIFY2(again.err.contains("Line 2: "), again.all().constData());
    QCOMPARE(m_collector->stats().events, 2);
}

void TestTallyBackfill::optionsOfTheDestinationAreSetByTheirNames()
{
    const QStringList options{QStringLiteral("--set"), QStringLiteral(R"(names={"buy": "purchase"})"),
                              QStringLiteral("--set"), QStringLiteral("sendProperties=[]"),
                              QStringLiteral("--set"), QStringLiteral("origin=https://shop.example")};
    const Ran ran = runTally(arguments(write(linesOf(1))) + options, key());
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(m_collector->events().first().name, QStringLiteral("purchase"));
}

void TestTallyBackfill::readingWaitsWhileMuchIsPending()
{
    CollectorFaults faults;
    faults.status = 503;
    m_collector->setFaults(faults);
    const QString file = write(linesOf(3000));
    const auto process = startBackfill(file, QStringLiteral("--pending 70"));
    QTRY_VERIFY_WITH_TIMEOUT(m_collector->stats().requests >= 2, 15000); // a try again: it has read what it will
    ::kill(pid_t(process->processId()), SIGTERM);
    QVERIFY(process->waitForFinished());
    const QJsonObject json = QJsonDocument::fromJson(process->readAllStandardOutput()).object();
    QCOMPARE(json.value(QLatin1String("read")).toInt(), 70);
    QCOMPARE(json.value(QLatin1String("pending")).toInt(), 70);
    QCOMPARE(json.value(QLatin1String("lost")).toInt(), 0);

    m_collector->setFaults({});
    const Ran ran = backfill(file, QStringLiteral("--pending 70"));
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(m_collector->stats().events, 3000);
    QCOMPARE(m_collector->stats().duplicates, 0);
}

void TestTallyBackfill::killedWhileNobodyAnswersNothingIsLostAndNothingComesTwice()
{
    constexpr int count = 30'000;
    // Lines that get no number are between those that do.
    QByteArray content;
    for (int i = 0; i < count; ++i)
        content += (i % 100 == 7 ? QByteArrayLiteral("nonsense") : lineOf(i)) + '\n';
    const QString file = write(content);
    const QString options = QStringLiteral("--pending 1000000 --host http://127.0.0.1:9");
    for (int kills = 0; kills < 6; ++kills) {
        const qint64 before = bytesIn(state());
        const auto process = startBackfill(file, options);
        QVERIFY(process->waitForStarted());
        // Somewhere on its way, further each time.
        const qint64 enough = before + 200'000 + 77'777 * kills;
        QTRY_VERIFY_WITH_TIMEOUT(bytesIn(state()) > enough || process->state() == QProcess::NotRunning, 90000);
        process->kill();
        QVERIFY(process->waitForFinished());
        QCOMPARE(process->exitStatus(), QProcess::CrashExit);
    }
    const Ran ran = backfill(file);
    QCOMPARE(ran.code, 1);
    QVERIFY2(number(ran, "read") == count, ran.all().constData());
    QCOMPARE(number(ran, "unreadable"), count / 100);
    QVERIFY2(number(ran, "delivered") == count - count / 100, ran.all().constData());
    QVERIFY(ran.json().value(QLatin1String("began_at")).toObject().value(QLatin1String("element")).toInt() > 0);
    QCOMPARE(m_collector->stats().unique, count - count / 100);
    QCOMPARE(m_collector->stats().duplicates, 0);
}

void TestTallyBackfill::killedAmongLinesWithoutANumberItFindsItsPlaceAgain()
{
    constexpr int good = 100;
    constexpr int bad = 9850; // the next mark is right behind them
    constexpr int more = 15'000;
    QByteArray content;
    for (int i = 0; i < good + bad + more; ++i)
        content += (i >= good && i < good + bad ? QByteArrayLiteral("nonsense") : lineOf(i)) + '\n';
    const QString file = write(content);
    const QString options = QStringLiteral("--pending 1000000 --host http://127.0.0.1:9");
    const QString log = state() + QLatin1String("/refused.jsonl");
    const auto killWhen = [&](const std::function<bool()> &isThere) {
        const auto process = startBackfill(file, options);
        QVERIFY(process->waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(isThere() || process->state() == QProcess::NotRunning, 90000);
        process->kill();
        QVERIFY(process->waitForFinished());
        QCOMPARE(process->exitStatus(), QProcess::CrashExit);
    };
    killWhen([&] { return QFileInfo(log).size() > 0; });
    const qint64 logged = QFileInfo(log).size();
    const qint64 before = bytesIn(state() + QLatin1String("/backfill"));
    killWhen([&] { return bytesIn(state() + QLatin1String("/backfill")) > before + 100'000; });
    QVERIFY(QFileInfo(log).size() > logged); // so it was among them the first time
    const Ran ran = backfill(file);
    QCOMPARE(number(ran, "unreadable"), bad);
    QVERIFY2(number(ran, "delivered") == good + more, ran.all().constData());
    QCOMPARE(m_collector->stats().unique, good + more);
    QCOMPARE(m_collector->stats().duplicates, 0);
}

void TestTallyBackfill::killedWhileDeliveringNothingIsLost_data()
{
    QTest::addColumn<QString>("vendor");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("twiceForEachKill"); // at the most
    QTest::newRow("Millimetric, which does not look at ids: one request")
        << QStringLiteral("millimetric") << 20'000 << 500;
    QTest::newRow("Doow, which knows batches") << QStringLiteral("doow") << 20'000 << 0;
    QTest::newRow("Fluxrate, which knows events") << QStringLiteral("fluxrate") << 2'000 << 0;
}

void TestTallyBackfill::killedWhileDeliveringNothingIsLost()
{
    QFETCH(QString, vendor);
    QFETCH(int, count);
    QFETCH(int, twiceForEachKill);
    constexpr int kills = 4;
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += "{\"metric\":\"calls\",\"user_id\":\"u\",\"license_id\":\"l\",\"meter_token\":\"0b0c4f7e-3d53-4d0c-"
                 "9a8e-1f1f3f6b7a10\","
                 "\"customer_external_id\":\"c\",\"quantity\":"
            + QByteArray::number(i + 1) + "}\n";
    const QString file = write(lines);
    const QString options = QStringLiteral("--pending %1 --vendor %2").arg(count / 10).arg(vendor);
    for (int i = 1; i <= kills; ++i) {
        const auto process = startBackfill(file, options);
        const qint64 enough = i * count / (kills + 2);
        QTRY_VERIFY_WITH_TIMEOUT(m_collector->stats().events >= enough || process->state() == QProcess::NotRunning,
                                 30000);
        process->kill();
        QVERIFY(process->waitForFinished());
        QVERIFY2(process->exitStatus() == QProcess::CrashExit, process->readAllStandardOutput().constData());
    }
    const Ran ran = backfill(file, options);
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(number(ran, "read"), count);
    QCOMPARE(number(ran, "delivered"), count);
    QCOMPARE(m_collector->stats().unique, count);
    const qint64 twice = m_collector->stats().duplicates;
    QVERIFY2(twice <= kills * twiceForEachKill, qPrintable(QString::number(twice)));
    if (vendor == QLatin1String("millimetric"))
        return; // it has no quantity to tell lines from each other
    QSet<qint64> quantities;
    for (const CollectedEvent &event : m_collector->events())
        quantities.insert(event.quantity.toLongLong());
    QCOMPARE(quantities.size(), count);
}

void TestTallyBackfill::whatIsRefusedInTheMomentOfAKillIsToldByTheNextRun()
{
    CollectorFaults faults;
    faults.refuseNames = QStringList{QStringLiteral("bad")};
    m_collector->setFaults(faults);
    const QString file = write(lineOf(1) + "\n{\"event\":\"bad\",\"user_id\":\"u\"}\n");
    QCOMPARE(number(backfill(file), "quarantined"), 1);
    // What a kill between the vendor's answer and the log leaves behind.
    QVERIFY(QFile::remove(state() + QLatin1String("/refused.jsonl")));
    QFile position(state() + QLatin1String("/position.json"));
    QVERIFY(position.open(QIODevice::ReadWrite));
    QJsonObject json = QJsonDocument::fromJson(position.readAll()).object();
    json.insert(QStringLiteral("finished"), false);
    position.resize(0);
    position.seek(0);
    position.write(QJsonDocument(json).toJson());
    position.close();

    const Ran ran = backfill(file);
    QCOMPARE(ran.code, 1);
    QCOMPARE(number(ran, "quarantined"), 1);
    QCOMPARE(number(ran, "delivered"), 1);
    const QJsonObject refusal = ran.json().value(QLatin1String("refusals")).toArray().at(0).toObject();
    QCOMPARE(refusal.value(QLatin1String("line")).toInt(), 2);
    QCOMPARE(m_collector->stats().events, 1);
}

void TestTallyBackfill::whatIsNotForTheVendorIsNoFailure()
{
    const QString report = m_dir->filePath(QStringLiteral("report.jsonl"));
    const Ran ran = backfill(write("{\"type\":\"page\",\"name\":\"/shop\",\"user_id\":\"u\"}\n"
                                   "{\"metric\":\"calls\",\"license_id\":\"l\"}\n"),
                             QStringLiteral("--vendor doow --report ") + report);
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(number(ran, "skipped"), 1);
    QCOMPARE(number(ran, "delivered"), 1);
    QFile written(report);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.readAll().contains("not_for_this_vendor"));
}

void TestTallyBackfill::aSignalEndsItWhereTheNextRunGoesOn_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestTallyBackfill::aSignalEndsItWhereTheNextRunGoesOn()
{
    QFETCH(int, signal);
    constexpr int count = 20'000;
    const QString file = write(linesOf(count));
    const auto process = startBackfill(file, QStringLiteral("--pending 1000"));
    QTRY_VERIFY_WITH_TIMEOUT(m_collector->stats().events >= 1000, 15000);
    ::kill(pid_t(process->processId()), signal);
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 1);
    const QJsonObject json = QJsonDocument::fromJson(process->readAllStandardOutput()).object();
    QCOMPARE(json.value(QLatin1String("interrupted")), QJsonValue(true));
    const qint64 read = json.value(QLatin1String("read")).toInteger();
    QVERIFY(read > 0 && read < count);

    const Ran ran = backfill(file);
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(ran.json().value(QLatin1String("began_at")).toObject().value(QLatin1String("element")).toInteger(), read);
    QCOMPARE(number(ran, "delivered"), count);
    QCOMPARE(m_collector->stats().unique, count);
    QVERIFY(m_collector->stats().duplicates <= 500);
}

void TestTallyBackfill::whatCannotBeReadOfTheInterruptedRunIsNotGuessed()
{
    const QString file = write(linesOf(3000));
    const auto process = startBackfill(file, QStringLiteral("--pending 100000 --host http://127.0.0.1:9"));
    QTRY_VERIFY_WITH_TIMEOUT(bytesIn(state()) > 100'000, 15000);
    process->kill();
    QVERIFY(process->waitForFinished());
    // No file of more than 4 KiB can be made: so there is no room for a copy.
    QProcess full;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &pair : key())
        environment.insert(pair.section(QLatin1Char('='), 0, 0), pair.section(QLatin1Char('='), 1));
    full.setProcessEnvironment(environment);
    full.start(QStringLiteral("sh"),
               QStringList{QStringLiteral("-c"), QStringLiteral("trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""),
                           QStringLiteral(TALLY_PROGRAM)}
                   + arguments(file));
    QVERIFY(full.waitForFinished());
    const QByteArray out = full.readAllStandardOutput();
    QVERIFY2(out.contains("TMPDIR"), out.constData());
    QCOMPARE(full.exitCode(), 1);
    QCOMPARE(m_collector->stats().events, 0);
    QCOMPARE(backfill(file).code, 0);
    QCOMPARE(m_collector->stats().events, 3000);
}

void TestTallyBackfill::aFinishedFileIsNotSentAgain()
{
    const QString file = write(linesOf(10));
    QCOMPARE(backfill(file).code, 0);
    m_collector->stop();
    const Ran ran = runTally(arguments(file)); // not even a key is needed
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(number(ran, "delivered"), 10);
    QCOMPARE(ran.json().value(QLatin1String("finished")), QJsonValue(true));
}

void TestTallyBackfill::restartedItSendsTheSameIds()
{
    const QString file = write(linesOf(10));
    QCOMPARE(backfill(file).code, 0);
    QCOMPARE(backfill(file, QStringLiteral("--restart")).code, 0);
    QCOMPARE(m_collector->stats().events, 20);
    QCOMPARE(m_collector->stats().unique, 10);
}

void TestTallyBackfill::aFileThatHasChangedIsNoticed()
{
    const QString file = write(linesOf(10));
    QCOMPARE(backfill(file).code, 0);
    write(linesOf(11));
    const Ran ran = backfill(file);
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.out.contains("--restart"));
    QCOMPARE(m_collector->stats().events, 10);
    QCOMPARE(backfill(file, QStringLiteral("--restart")).code, 0);
    QCOMPARE(m_collector->stats().events, 21);
}

void TestTallyBackfill::twoOfOneStateDoNotRunAtOnce()
{
    CollectorFaults faults;
    faults.latency = std::chrono::seconds(60);
    m_collector->setFaults(faults);
    const QString file = write(linesOf(600));
    const auto process = startBackfill(file, {});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(state() + QLatin1String("/position.json")), 15000);
    const Ran ran = backfill(file);
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.out.contains("Another backfill"), ran.all().constData());
    process->kill();
    QVERIFY(process->waitForFinished());
    // The lock of a dead one is in nobody's way.
    m_collector->setFaults({});
    QCOMPARE(backfill(file).code, 0);
    QCOMPARE(m_collector->stats().unique, 600);
}

void TestTallyBackfill::standardInputIsReadOnceAndLeavesNothing()
{
    const QTemporaryDir temporary;
    const QStringList command{QStringLiteral("backfill"), QStringLiteral("-"), QStringLiteral("--json"),
                              QStringLiteral("--host"), m_collector->url().toString()};
    const QStringList environment = key() + QStringList{QStringLiteral("TMPDIR=") + temporary.path()};
    const Ran ran = runTally(command, environment, linesOf(700));
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(number(ran, "delivered"), 700);
    QCOMPARE(m_collector->stats().unique, 700);
    QCOMPARE(QDir(temporary.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), QStringList());
    QCOMPARE(runTally(command, environment, linesOf(700)).code, 0);
    QCOMPARE(m_collector->stats().unique, 1400); // nobody can say that it was the same
}

void TestTallyBackfill::aPipeIsNotWaitedFor()
{
    const QString pipe = m_dir->filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const Ran ran = backfill(pipe);
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.json().value(QLatin1String("error")).toString().contains(QLatin1String("standard input")),
             ran.out.constData());
}

void TestTallyBackfill::whatForbidsSendingIsNamed()
{
    for (const char *variable : {"DO_NOT_TRACK=1", "TALLY_DISABLED=true"}) {
        const Ran ran = runTally(arguments(write(linesOf(3))), key() + QStringList{QString::fromLatin1(variable)});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.contains(QByteArray(variable).split('=').first()), ran.out.constData());
    }
    QCOMPARE(m_collector->requests().size(), 0);
}

void TestTallyBackfill::aVendorThatTakesNothingIsGivenUp()
{
    const Ran ran = backfill(write(linesOf(3)), QStringLiteral("--give-up 1 --host http://127.0.0.1:9"));
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.out.contains("1 seconds"), ran.all().constData());
    QCOMPARE(number(ran, "pending"), 3);
    QCOMPARE(backfill(write(linesOf(3))).code, 0);
    QCOMPARE(m_collector->stats().events, 3);
}

void TestTallyBackfill::withoutAKeyNothingIsRead()
{
    const Ran ran = runTally(arguments(write(linesOf(3))));
    QCOMPARE(ran.code, 4); // there is no keychain here either, which is what can be mended
    QCOMPARE(number(ran, "read"), 0);
    QCOMPARE(runTally(arguments(write(linesOf(3))), {QStringLiteral("AOA_KEY=rk_test_abcdefgh_reads")}).code, 3);
    QCOMPARE(m_collector->requests().size(), 0);
}

void TestTallyBackfill::progressIsShownWhereItIsWanted()
{
    const QString file = write(linesOf(3000));
    QCOMPARE(backfill(file).err, QByteArray()); // no terminal
    const Ran ran = backfill(file, QStringLiteral("--restart --progress"));
    QCOMPARE(ran.code, 0);
    QVERIFY2(ran.err.startsWith('['), ran.err.constData());
    QVERIFY(ran.err.contains(" % ") && ran.err.contains("elements"));
}

void TestTallyBackfill::wrongUsageIsExitCode2_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("unknown option") << QStringLiteral("x --set colour=red") << QByteArray("flushAt");
    QTest::newRow("a key") << QStringLiteral("x --set key=sk_test_abcdefgh_secret") << QByteArray("tally key set");
    QTest::newRow("not a pair") << QStringLiteral("x --set colour") << QByteArray("NAME=VALUE");
    QTest::newRow("a wrong value") << QStringLiteral("x --set flushAt=often") << QByteArray("often");
    QTest::newRow("pending") << QStringLiteral("x --pending 0") << QByteArray("--pending");
    QTest::newRow("give up") << QStringLiteral("x --give-up never") << QByteArray("--give-up");
    QTest::newRow("standard input with a state") << QStringLiteral("- --state x") << QByteArray("resumed");
    QTest::newRow("standard input anew") << QStringLiteral("- --restart") << QByteArray("resumed");
    QTest::newRow("no file") << QString() << QByteArray("FILE");
}

void TestTallyBackfill::wrongUsageIsExitCode2()
{
    QFETCH(QString, options);
    QFETCH(QByteArray, says);
    const Ran ran = runTally(words("backfill") + options.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.err.contains(says), ran.err.constData());
    QVERIFY(!ran.err.contains("abcdefgh_secret"));
}

OWN_KEYRING_MAIN(TestTallyBackfill, "nobus")
#include "tst_tallybackfill.moc"
