// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What only shows with processes: kills, quits, several at once.

#include "../endslack.h"
#include "fixture.h"

#include "tools/collector/proxy.h"

#include <QDirIterator>
#include <QProcess>
#include <QSet>
#include <QSettings>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

QStringList idsOf(const QString &prefix, int count)
{
    QStringList ids;
    for (int i = 0; i < count; ++i)
        ids.append(prefix + QLatin1Char('-') + QString::number(i));
    return ids;
}

} // namespace

class TestProcesses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedRightAfterTrackLosesNothing_data();
    void killedRightAfterTrackLosesNothing();
    void leavingMainKeepsEverythingInPlainSettingsFiles();
    void threeProcessesShareOneIdentityAndLoseNothing();
    void theEndIsNeverHeldBeyondItsDeadline_data();
    void theEndIsNeverHeldBeyondItsDeadline();
    void aMainWithoutAnEventLoopDeliversInShutdown();
    void localhostIsThisMachineWhateverTheSystemKnows();

private:
    std::unique_ptr<QProcess> start(const QString &storage, const QUrl &host, const QString &prefix, int count,
                                    const QString &end, const QByteArray &preload = {})
    {
        auto child = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TALLY_TEST_KEY"), testKey());
        if (!preload.isEmpty())
            environment.insert(QStringLiteral("LD_PRELOAD"),
                               QString::fromLocal8Bit(preload + ' ' + qgetenv("LD_PRELOAD")));
        // The search for leaks at a child's end takes longer than the end that is measured here, and the resolver that
        // is preloaded comes before the sanitizer.
        environment.insert(QStringLiteral("ASAN_OPTIONS"),
                           qEnvironmentVariable("ASAN_OPTIONS") + QStringLiteral(":detect_leaks=0:verify_asan_link_order=0"));
        child->setProcessEnvironment(environment);
        child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child->start(QStringLiteral(CHILD), {storage, host.toString(), prefix, QString::number(count), end});
        return child;
    }
};

void TestProcesses::killedRightAfterTrackLosesNothing_data()
{
    QTest::addColumn<bool>("up");
    QTest::newRow("vendor up") << true;
    QTest::newRow("vendor down") << false;
}

void TestProcesses::killedRightAfterTrackLosesNothing()
{
    QFETCH(bool, up);
    // Kills at any moment are tst_faultrounds' and tst_callsweep's; these come right after the last call.
    const int rounds = qEnvironmentVariableIntValue("TALLY_TEST_ROUNDS") > 0
        ? qEnvironmentVariableIntValue("TALLY_TEST_ROUNDS")
        : 3;
    for (int round = 0; round < rounds; ++round) {
        QTemporaryDir storage;
        Collector collector;
        QVERIFY(collector.start());
        const QUrl host = collector.url();
        if (!up)
            collector.stop();
        const QString prefix = QUuid::createUuid().toString(QUuid::Id128);
        const auto child = start(storage.path(), host, prefix, 1000, QStringLiteral("kill"));
        QVERIFY(child->waitForFinished());
        QCOMPARE(child->exitStatus(), QProcess::CrashExit);
        if (!up)
            QVERIFY(collector.start());
        const QList<CollectedRequest> underWay = collector.requests();

        Tracker next;
        next.setStoragePath(storage.path());
        auto *destination = new Millimetric;
        destination->setHost(host);
        destination->setKey(testKey());
        next.addDestination(destination);
        QTRY_COMPARE_WITH_TIMEOUT(destination->state(), Destination::Idle, patienceMs());
        QTRY_VERIFY_WITH_TIMEOUT(collector.stats().unique == 1000, patienceMs());
        QHash<QString, int> seen;
        for (const CollectedEvent &event : collector.events())
            ++seen[event.eventId];
        const QStringList wanted = idsOf(prefix, 1000);
        for (const QString &id : wanted)
            QVERIFY2(seen.contains(id), qPrintable(id));
        // Twice only what was in the one request that was under way.
        const int twice = int(std::count_if(seen.begin(), seen.end(), [](int n) { return n > 1; }));
        QVERIFY2(twice <= 500 && (up || twice == 0), qPrintable(QString::number(twice)));
        if (!underWay.isEmpty() && twice > 0) {
            for (const CollectedEvent &event : collector.events())
                if (event.copies > 1)
                    QVERIFY(underWay.last().body.contains(event.eventId.toLatin1()));
        }
    }
}

void TestProcesses::leavingMainKeepsEverythingInPlainSettingsFiles()
{
    QTemporaryDir storage;
    Collector collector;
    QVERIFY(collector.start());
    const QUrl host = collector.url();
    collector.stop();
    const auto child = start(storage.path(), host, QStringLiteral("e"), 120, QStringLiteral("return"));
    QVERIFY(child->waitForFinished());
    QCOMPARE(child->exitCode(), 0);
    QSet<QString> found;
    QDirIterator files(storage.path(), {QStringLiteral("*.ini")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QSettings settings(files.next(), QSettings::IniFormat);
        for (const QString &key : settings.allKeys())
            for (const QString &value : settings.value(key).toStringList())
                for (const QString &id : idsOf(QStringLiteral("e"), 120))
                    if (value.contains(QLatin1Char('"') + id + QLatin1Char('"')))
                        found.insert(id);
    }
    QCOMPARE(found.size(), 120);
}

void TestProcesses::threeProcessesShareOneIdentityAndLoseNothing()
{
    QTemporaryDir storage;
    Collector collector;
    QVERIFY(collector.start());
    std::vector<std::unique_ptr<QProcess>> children;
    for (const char *prefix : {"a", "b", "c"})
        children.push_back(start(storage.path(), collector.url(), QLatin1String(prefix), 300, QStringLiteral("hold")));
    QSet<QByteArray> ids;
    for (const auto &child : children) {
        QByteArray output;
        while (!output.contains("tracked"))
            QVERIFY2((output += child->readAllStandardOutput(),
                      output.contains("tracked") || child->waitForReadyRead(patienceMs())),
                     output.constData());
        ids.insert(output.split('\n').first());
    }
    QCOMPARE(ids.size(), 1);
    QVERIFY(!ids.contains(QByteArray()));
    children.front()->kill();
    QVERIFY(children.front()->waitForFinished());
    for (const auto &child : children) {
        child->closeWriteChannel();
        QVERIFY(child->state() == QProcess::NotRunning || child->waitForFinished());
    }
    Tracker next;
    next.setStoragePath(storage.path());
    auto *destination = new Millimetric;
    destination->setHost(collector.url());
    destination->setKey(testKey());
    next.addDestination(destination);
    QTRY_VERIFY_WITH_TIMEOUT(collector.stats().unique == 900, patienceMs());
    QHash<QString, int> seen;
    for (const CollectedEvent &event : collector.events())
        ++seen[event.eventId];
    for (const char *prefix : {"a", "b", "c"})
        for (const QString &id : idsOf(QLatin1String(prefix), 300))
            QVERIFY2(seen.contains(id), qPrintable(id));
    // Each process had at most one request under way when it ended.
    QVERIFY2(collector.stats().duplicates <= 3 * 300, qPrintable(QString::number(collector.stats().duplicates)));
}

void TestProcesses::theEndIsNeverHeldBeyondItsDeadline_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("end");
    QTest::addColumn<int>("deadlineMs");
    QTest::addColumn<bool>("slowDns");
    QTest::newRow("dead host, return") << QStringLiteral("http://127.0.0.1:9") << QStringLiteral("return") << 250 << false;
    QTest::newRow("dead host, shutdown") << QStringLiteral("http://127.0.0.1:9") << QStringLiteral("shutdown") << 5000 << false;
    QTest::newRow("black hole, return") << QString() << QStringLiteral("return") << 250 << false;
    QTest::newRow("black hole, shutdown") << QString() << QStringLiteral("shutdown") << 5000 << false;
    QTest::newRow("slow DNS, return") << QStringLiteral("https://slow.invalid") << QStringLiteral("return") << 250 << true;
    QTest::newRow("slow DNS, shutdown") << QStringLiteral("https://slow.invalid") << QStringLiteral("shutdown") << 5000 << true;
}

void TestProcesses::theEndIsNeverHeldBeyondItsDeadline()
{
    QFETCH(QString, host);
    QFETCH(QString, end);
    QFETCH(int, deadlineMs);
    QFETCH(bool, slowDns);
    QTemporaryDir storage;
    Collector collector;
    QVERIFY(collector.start());
    FaultProxy proxy(collector.port());
    ProxyFaults faults;
    faults.blackHole = true;
    proxy.setFaults(faults);
    QVERIFY(proxy.start());
    if (host.isEmpty())
        host = QStringLiteral("http://127.0.0.1:%1").arg(proxy.port());
    const auto child = start(storage.path(), QUrl(host), QStringLiteral("e"), 100, end, slowDns ? SLOW_DNS : "");
    QVERIFY(child->waitForReadyRead(patienceMs()));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(child->waitForFinished(2 * patienceMs()));
    const qint64 took = clock.elapsed();
    QVERIFY2(took <= deadlineMs + endSlackMs(), qPrintable(QString::number(took)));
    QCOMPARE(child->exitStatus(), QProcess::NormalExit);

    // Nothing is lost: the next start delivers all of it.
    Tracker next;
    next.setStoragePath(storage.path());
    auto *destination = new Millimetric;
    destination->setHost(collector.url());
    destination->setKey(testKey());
    next.addDestination(destination);
    QTRY_COMPARE_WITH_TIMEOUT(collector.stats().unique, 100, patienceMs());
    QCOMPARE(collector.stats().duplicates, 0);
}

void TestProcesses::aMainWithoutAnEventLoopDeliversInShutdown()
{
    QTemporaryDir storage;
    Collector collector;
    QVERIFY(collector.start());
    const auto child = start(storage.path(), collector.url(), QStringLiteral("e"), 10, QStringLiteral("shutdown"));
    QVERIFY(child->waitForFinished());
    QCOMPARE(child->exitCode(), 0);
    QCOMPARE(collector.stats().unique, 10);
}

void TestProcesses::localhostIsThisMachineWhateverTheSystemKnows()
{
    // With a resolver that finds nothing, as in a system without a hosts file.
    QTemporaryDir storage;
    Collector collector;
    QVERIFY(collector.start());
    const QUrl host(QStringLiteral("http://localhost:%1").arg(collector.port()));
    const auto child
        = start(storage.path(), host, QStringLiteral("e"), 10, QStringLiteral("shutdown"), SLOW_DNS);
    QVERIFY(child->waitForFinished(2 * patienceMs()));
    QCOMPARE(child->exitCode(), 0);
    QCOMPARE(collector.stats().unique, 10);
}

QTEST_GUILESS_MAIN(TestProcesses)
#include "tst_processes.moc"
