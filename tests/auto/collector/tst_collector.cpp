// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "rawclient.h"

#include "tools/collector/collector.h"

#include <QFile>
#include <QMutex>
#include <QTemporaryDir>
#include <QTest>

using namespace Tally;
using namespace Tally::Testing;
using namespace std::chrono_literals;

class TestCollector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void signalsTellWhatArrived();
    void requestsAreKeptWithoutTheirKey();
    void keptRequestsAreBounded();
    void clearForgets();
    void statusIsAnsweredSoManyTimes();
    void statusHasTheVendorsBody_data();
    void statusHasTheVendorsBody();
    void answersCanBeAnything();
    void latencyHoldsAnswersBack();
    void aRefusedNameSinksItsBatch();
    void aRefusedNumberStaysBad();
    void downMeansConnectionRefused();
    void stoppedCollectorsKeepPortAndEvents();
    void goesDownAfterSoManyEvents();
    void databasesOutliveTheCollector();
    void foreignFilesAreLeftAlone();
    void filesOfAnotherVersionAreLeftAlone();
    void aPortInUseIsAnError();

private:
    RawAnswer ask(const QByteArray &request);
    RawAnswer track(const QByteArray &event = "{\"event\":\"e\"}") { return ask(postJson("/v1/track", event)); }
    std::unique_ptr<Collector> m_collector;
};

void TestCollector::init()
{
    m_collector = std::make_unique<Collector>();
    QVERIFY2(m_collector->start(), qPrintable(m_collector->errorString()));
}

RawAnswer TestCollector::ask(const QByteArray &request)
{
    RawClient client(m_collector->port());
    client.send(request);
    return client.answer();
}

void TestCollector::signalsTellWhatArrived()
{
    // In the serving thread, before the answer leaves: after track() both have been heard.
    QMutex mutex;
    QStringList seen;
    const auto hear = [&](const QString &what) {
        const QMutexLocker lock(&mutex);
        seen.append(what);
    };
    QObject here;
    connect(m_collector.get(), &Collector::eventArrived, &here,
            [&](const CollectedEvent &event) { hear(event.name); }, Qt::DirectConnection);
    connect(m_collector.get(), &Collector::requestArrived, &here,
            [&](const CollectedRequest &request) { hear(QString::number(request.status)); }, Qt::DirectConnection);
    track("{\"event\":\"one\",\"event_id\":\"i\",\"user_id\":\"u\",\"anonymous_id\":\"a\","
          "\"timestamp\":\"2026-05-01T12:00:00.000Z\",\"properties\":{\"p\":1}}");
    track("{}");
    const QMutexLocker lock(&mutex);
    QCOMPARE(seen, (QStringList{QStringLiteral("one"), QStringLiteral("202"), QStringLiteral("400")}));
    const CollectedEvent event = m_collector->events().constFirst();
    QCOMPARE(event.seq, 1);
    QCOMPARE(event.vendor, QStringLiteral("millimetric"));
    QCOMPARE(event.route, QStringLiteral("/v1/track"));
    QCOMPARE(event.eventId, QStringLiteral("i"));
    QCOMPARE(event.userId, QStringLiteral("u"));
    QCOMPARE(event.anonymousId, QStringLiteral("a"));
    QCOMPARE(event.timestamp, QStringLiteral("2026-05-01T12:00:00.000Z"));
    QCOMPARE(event.properties, (QJsonObject{{QStringLiteral("p"), 1}}));
    QCOMPARE(event.request, 1);
}

void TestCollector::requestsAreKeptWithoutTheirKey()
{
    const QByteArray body = "{ \"event\" : \"e\" }";
    ask(postJson("/v1/track?x=1", body));
    ask(post("/v1/track", body, {{"X-API-Key", SecretKey}, {"Cookie", SecretKey}}));
    const QList<CollectedRequest> requests = m_collector->requests();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests[0].method, QByteArray("POST"));
    QCOMPARE(requests[0].path, QByteArray("/v1/track"));
    QCOMPARE(requests[0].body, body);
    QCOMPARE(requests[0].status, 202);
    QCOMPARE(requests[0].keyPrefix, QByteArray("sk_live_1a2b3c4d"));
    QCOMPARE(requests[0].keyHash, Collector::keyHash(SecretKey));
    QCOMPARE(requests[0].header("content-type"), QByteArray("application/json"));
    for (const CollectedRequest &request : requests)
        for (const auto &[name, value] : request.headers)
            QVERIFY2(!value.contains("notARealSecret"), name.constData());
}

void TestCollector::keptRequestsAreBounded()
{
    Collector::Options options;
    options.keptRequests = 3;
    options.keptBytes = 200;
    m_collector = std::make_unique<Collector>(options);
    QVERIFY(m_collector->start());
    for (int i = 0; i < 5; ++i)
        track();
    QCOMPARE(m_collector->requests().size(), 3);
    QCOMPARE(m_collector->requests().constLast().seq, 5);
    track('"' + QByteArray(150, 'x') + '"');
    track('"' + QByteArray(150, 'x') + '"');
    QCOMPARE(m_collector->requests().size(), 1);
    QCOMPARE(m_collector->stats().requests, 7);
}

void TestCollector::clearForgets()
{
    track();
    m_collector->clear();
    QCOMPARE(m_collector->stats(), CollectorStats());
    QVERIFY(m_collector->requests().isEmpty());
    track();
    QCOMPARE(m_collector->events().constFirst().seq, 1);
}

void TestCollector::statusIsAnsweredSoManyTimes()
{
    CollectorFaults faults;
    faults.status = 503;
    faults.times = 3;
    m_collector->setFaults(faults);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(track().status, 503);
    QCOMPARE(track().status, 202);
    QCOMPARE(m_collector->events().size(), 1);
    QCOMPARE(m_collector->requests().size(), 4);
    faults.times = -1;
    m_collector->setFaults(faults);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(track().status, 503);
    m_collector->setFaults({});
    QCOMPARE(track().status, 202);
}

void TestCollector::statusHasTheVendorsBody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("400") << 400 << QByteArray("{\"error\":\"invalid_payload\"}");
    QTest::newRow("401") << 401 << QByteArray("{\"error\":\"invalid_api_key\"}");
    QTest::newRow("403") << 403 << QByteArray("{\"error\":\"origin_not_allowed\"}");
    QTest::newRow("429") << 429 << QByteArray("{\"error\":\"rate_limited\",\"retry_after_s\":7}");
    QTest::newRow("500") << 500 << QByteArray("{\"error\":\"internal_error\"}");
    QTest::newRow("502") << 502 << QByteArray("{\"error\":\"upstream_failed\"}");
    QTest::newRow("503, of something in front") << 503 << QByteArray();
    QTest::newRow("418") << 418 << QByteArray();
}

void TestCollector::statusHasTheVendorsBody()
{
    QFETCH(int, status);
    CollectorFaults faults;
    faults.status = status;
    faults.retryAfter = 7;
    m_collector->setFaults(faults);
    const RawAnswer answer = track();
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("retry-after"), QByteArray("7"));
    QTEST(answer.body, "body");
}

void TestCollector::answersCanBeAnything()
{
    CollectorFaults faults;
    faults.status = 200;
    faults.body = "<html>Sign in to the network</html>";
    faults.contentType = "text/html";
    m_collector->setFaults(faults);
    const RawAnswer portal = track();
    QCOMPARE(portal.status, 200);
    QCOMPARE(portal.header("content-type"), QByteArray("text/html"));
    QCOMPARE(portal.body, faults.body);
    faults.status = 307;
    faults.headers = {{"Location", "http://127.0.0.1:1/"}};
    m_collector->setFaults(faults);
    QCOMPARE(track().header("location"), QByteArray("http://127.0.0.1:1/"));
    QVERIFY(m_collector->events().isEmpty());
}

void TestCollector::latencyHoldsAnswersBack()
{
    CollectorFaults faults;
    faults.latency = 50ms;
    m_collector->setFaults(faults);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(track().status, 202);
    QVERIFY2(timer.elapsed() >= 49, qPrintable(QString::number(timer.elapsed())));
}

void TestCollector::aRefusedNameSinksItsBatch()
{
    CollectorFaults faults;
    faults.refuseNames = {QStringLiteral("bad")};
    m_collector->setFaults(faults);
    QCOMPARE(ask(postJson("/v1/batch", "{\"events\":[{\"event\":\"good\"},{\"event\":\"bad\"}]}")).status, 400);
    QCOMPARE(track("{\"event\":\"bad\"}").status, 400);
    QCOMPARE(track("{\"event\":\"good\"}").status, 202);
    QCOMPARE(m_collector->events().size(), 1);
}

void TestCollector::aRefusedNumberStaysBad()
{
    CollectorFaults faults;
    faults.refuseNumbers = {2, 4};
    m_collector->setFaults(faults);
    const auto batch = [](const QByteArrayList &ids) {
        QByteArrayList events;
        for (const QByteArray &id : ids)
            events.append("{\"event\":\"e\",\"event_id\":\"" + id + "\"}");
        return postJson("/v1/batch", "{\"events\":[" + events.join(',') + "]}");
    };
    // As a sender does who halves what was refused: the number belongs to the event, not to the attempt.
    QCOMPARE(ask(batch({"a", "b", "c", "d"})).status, 400);
    QCOMPARE(ask(batch({"a", "b"})).status, 400);
    QCOMPARE(ask(batch({"a"})).status, 202);
    QCOMPARE(ask(batch({"b"})).status, 400);
    QCOMPARE(ask(batch({"c", "d"})).status, 400);
    QCOMPARE(ask(batch({"c"})).status, 202);
    QCOMPARE(ask(batch({"d"})).status, 400);
    QCOMPARE(ask(batch({"e", "f", "g"})).status, 202);
    QCOMPARE(ask(batch({"b"})).status, 400);
    m_collector->setFaults({});
    QCOMPARE(ask(batch({"b", "d"})).status, 202);
    // Events without an id are told apart by what they say.
    faults.refuseNumbers = {1};
    m_collector->setFaults(faults);
    QCOMPARE(track("{\"event\":\"x\"}").status, 400);
    QCOMPARE(track("{\"event\":\"y\"}").status, 202);
    QCOMPARE(track("{\"event\":\"x\"}").status, 400);
}

void TestCollector::downMeansConnectionRefused()
{
    RawClient kept(m_collector->port());
    kept.send(postJson("/v1/track", "{\"event\":\"e\"}"));
    QCOMPARE(kept.answer().status, 202);
    // Not QSignalSpy: until Qt 6.6 it records in the thread that emits.
    QList<bool> changes;
    QObject here;
    connect(m_collector.get(), &Collector::listeningChanged, &here, [&changes](bool up) { changes.append(up); });
    m_collector->takeDown(300ms);
    QVERIFY(!m_collector->isListening());
    RawClient refused(m_collector->port());
    QVERIFY(!refused.isConnected());
    QCOMPARE(refused.error(), QAbstractSocket::ConnectionRefusedError);
    // A kept connection is cut, too.
    QVERIFY(kept.socket().state() != QAbstractSocket::ConnectedState
            || kept.socket().waitForDisconnected(RawClient::Patience));
    QTRY_COMPARE(changes.size(), 2);
    QCOMPARE(track().status, 202);
}

void TestCollector::stoppedCollectorsKeepPortAndEvents()
{
    const quint16 port = m_collector->port();
    QCOMPARE(m_collector->url(), QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port)));
    track();
    m_collector->stop();
    QCOMPARE(m_collector->events().size(), 1);
    RawClient refused(port);
    QVERIFY(!refused.isConnected());
    QVERIFY(m_collector->start());
    QCOMPARE(m_collector->port(), port);
    track();
    QCOMPARE(m_collector->events().size(), 2);
}

void TestCollector::goesDownAfterSoManyEvents()
{
    CollectorFaults faults;
    faults.downAfter = 3;
    faults.downFor = 200ms;
    m_collector->setFaults(faults);
    // Not QSignalSpy: until Qt 6.6 it records in the thread that emits.
    QList<bool> changes;
    QObject here;
    connect(m_collector.get(), &Collector::listeningChanged, &here, [&changes](bool up) { changes.append(up); });
    QCOMPARE(track().status, 202);
    QCOMPARE(track("{}").status, 400);
    QCOMPARE(changes.size(), 0);
    // The answer to what brings it down still leaves.
    QCOMPARE(ask(postJson("/v1/batch", "{\"events\":[{\"event\":\"a\"},{\"event\":\"b\"}]}")).status, 202);
    QTRY_COMPARE(changes.size(), 2);
    QCOMPARE(changes[0], false);
    QCOMPARE(changes[1], true);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(track().status, 202);
    QCOMPARE(changes.size(), 2);
}

void TestCollector::databasesOutliveTheCollector()
{
    const QTemporaryDir folder;
    Collector::Options options;
    options.database = folder.filePath(QStringLiteral("events.db"));
    m_collector = std::make_unique<Collector>(options);
    QVERIFY(m_collector->start());
    track("{\"event\":\"one\",\"event_id\":\"i\",\"properties\":{\"a\":1}}");
    const QList<CollectedEvent> before = m_collector->events();
    m_collector.reset();
    m_collector = std::make_unique<Collector>(options);
    QVERIFY(m_collector->start());
    QCOMPARE(m_collector->events(), before);
    track("{\"event\":\"one\",\"event_id\":\"i\"}");
    QCOMPARE(m_collector->count(QStringLiteral("i")), 2);
    m_collector.reset();
    const QStringList names = QDir(folder.path()).entryList(QDir::Files);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("notARealSecret"));
        QVERIFY(bytes.contains("sk_live_1a2b3c4d"));
    }
}

void TestCollector::foreignFilesAreLeftAlone()
{
    const QTemporaryDir folder;
    Collector::Options options;
    options.database = folder.filePath(QStringLiteral("letter.txt"));
    QFile file(options.database);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Dear reader, this is not a database, and it is long enough to be read as one by mistake.");
    file.close();
    Collector collector(options);
    QVERIFY(!collector.start());
    QVERIFY(collector.errorString().contains(QLatin1String("letter.txt")));
    QVERIFY(collector.events().isEmpty());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("Dear reader"));
    options.database = folder.filePath(QStringLiteral("no/such/folder/events.db"));
    Collector nowhere(options);
    QVERIFY(!nowhere.start());
}

void TestCollector::filesOfAnotherVersionAreLeftAlone()
{
    const QTemporaryDir folder;
    Collector::Options options;
    options.database = folder.filePath(QStringLiteral("events.db"));
    m_collector = std::make_unique<Collector>(options);
    QVERIFY(m_collector->start());
    m_collector.reset();
    // The version's place in an SQLite file: four bytes, big end first.
    QFile file(options.database);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(60));
    QCOMPARE(file.read(4).toHex(), QByteArray("00000002"));
    QVERIFY(file.seek(60));
    file.write(QByteArray::fromHex("00000001"));
    file.close();
    Collector later(options);
    QVERIFY(!later.start());
    QVERIFY2(later.errorString().contains(QLatin1String("another version")), qPrintable(later.errorString()));
}

void TestCollector::aPortInUseIsAnError()
{
    Collector other;
    QVERIFY(!other.start(m_collector->port()));
    QVERIFY(!other.errorString().isEmpty());
    QVERIFY(other.start());
    QVERIFY(other.port() != m_collector->port());
}

QTEST_GUILESS_MAIN(TestCollector)
#include "tst_collector.moc"
