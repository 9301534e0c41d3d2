// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "rawclient.h"

#include "tools/collector/collector.h"
#include "tools/collector/httpserver.h"

#include <QFile>
#include <QSslKey>
#include <QSslSocket>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace Tally;
using namespace Tally::Testing;
using namespace std::chrono_literals;

namespace {

/// A server of these limits in a thread of its own; it answers everything with \a body.
class LimitedServer
{
public:
    explicit LimitedServer(const Inbound::Limits &limits, const QByteArray &body = "{}")
    {
        m_thread.start();
        m_server = new Inbound::HttpServer(
            [this, body](const Inbound::Request &) {
                Inbound::HttpServer::Reaction reaction;
                reaction.answer.body = body;
                reaction.afterwards = [this] { ++ended; };
                return reaction;
            },
            limits);
        m_server->moveToThread(&m_thread);
        QMetaObject::invokeMethod(m_server, [this] { m_server->listen(QHostAddress::LocalHost); }, Qt::BlockingQueuedConnection);
    }
    ~LimitedServer()
    {
        QMetaObject::invokeMethod(m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    quint16 port() const { return m_server->serverPort(); }

    std::atomic<int> ended = 0; ///< requests that were answered, or could not be

private:
    QThread m_thread;
    Inbound::HttpServer *m_server;
};

} // namespace

/// The receiving side of HTTP: what it turns away, what it bears, what it keeps apart.
class TestHttpServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    // First: OpenSSL frees what belongs to the serving thread a moment after QThread::wait() has returned, and a process
    // that ends in that moment seems to leak it.
    void speaksTls();
    void garbageIsRefusedAndNothingBreaks_data();
    void garbageIsRefusedAndNothingBreaks();
    void headsAreBounded();
    void bodiesAreBounded();
    void connectionsAreBounded();
    void unfinishedRequestsTogetherAreBounded();
    void aClientThatDripsIsSentAway();
    void aClientThatDoesNotReadIsSentAway();
    void randomBytesBreakNothing();
    void requestsMayComeInPieces();
    void requestsMayComeTogether();
    void connectionsAreKeptUnlessToldOtherwise();
    void aClientMayAskBeforeItSendsItsBody();
    void aClientMayLeaveBeforeADelayedAnswer();

private:
    RawAnswer ask(const QByteArray &request);
    RawAnswer track() { return ask(postJson("/v1/track", "{\"event\":\"e\"}")); }
    std::unique_ptr<Collector> m_collector;
};

void TestHttpServer::init()
{
    m_collector = std::make_unique<Collector>();
    QVERIFY2(m_collector->start(), qPrintable(m_collector->errorString()));
}

RawAnswer TestHttpServer::ask(const QByteArray &request)
{
    RawClient client(m_collector->port());
    client.send(request);
    return client.answer();
}

void TestHttpServer::garbageIsRefusedAndNothingBreaks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray end = "\r\n\r\n";
    const QByteArray line = "POST /v1/track HTTP/1.1\r\nHost: x\r\n";
    QTest::newRow("empty line") << end << 400;
    QTest::newRow("words") << "hello there" + end << 400;
    QTest::newRow("zero bytes") << QByteArray(64, '\0') + end << 400;
    QTest::newRow("TLS to a plain port") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + end << 400;
    QTest::newRow("two spaces") << "POST  /v1/track HTTP/1.1\r\nHost: x" + end << 400;
    QTest::newRow("HTTP/2") << "PRI * HTTP/2.0" + end << 505;
    QTest::newRow("HTTP/0.9") << "GET /" + end << 400;
    QTest::newRow("absolute path") << "GET http://x/ HTTP/1.1\r\nHost: x" + end << 400;
    QTest::newRow("path with a zero") << QByteArray("GET /\0a HTTP/1.1\r\nHost: x", 26) + end << 400;
    QTest::newRow("path not ASCII") << "GET /\xc3\xa4 HTTP/1.1\r\nHost: x" + end << 400;
    QTest::newRow("path too long") << "GET /" + QByteArray(5000, 'a') + " HTTP/1.1\r\nHost: x" + end << 414;
    QTest::newRow("method too long") << QByteArray(17, 'A') + " / HTTP/1.1\r\nHost: x" + end << 400;
    QTest::newRow("no host") << "GET / HTTP/1.1" + end << 400;
    QTest::newRow("two hosts") << "GET / HTTP/1.1\r\nHost: x\r\nHost: y" + end << 400;
    QTest::newRow("header without colon") << line + "abc" + end << 400;
    QTest::newRow("header with a space in its name") << line + "a b: c" + end << 400;
    QTest::newRow("space before the colon") << line + "Content-Length : 5" + end << 400;
    QTest::newRow("folded header") << line + "a: b\r\n c" + end << 400;
    QTest::newRow("control character in a header") << line + "a: b\x01" + end << 400;
    QTest::newRow("line feed in a header") << line + "a: b\nc: d" + end << 400;
    QTest::newRow("no length") << line + "a: b" + end << 411;
    QTest::newRow("length in words") << line + "Content-Length: abc" + end << 400;
    QTest::newRow("negative length") << line + "Content-Length: -1" + end << 400;
    QTest::newRow("length with a sign") << line + "Content-Length: +5" + end << 400;
    QTest::newRow("length in hex") << line + "Content-Length: 0x10" + end << 400;
    QTest::newRow("empty length") << line + "Content-Length: " + end << 400;
    QTest::newRow("two lengths") << line + "Content-Length: 1\r\nContent-Length: 1" + end << 400;
    QTest::newRow("length over every number") << line + "Content-Length: 99999999999999999999999" + end << 413;
    QTest::newRow("length over the limit") << line + "Content-Length: 999999999" + end << 413;
    QTest::newRow("chunks") << line + "Transfer-Encoding: chunked" + end << 411;
    QTest::newRow("chunks and a length") << line + "Transfer-Encoding: chunked\r\nContent-Length: 5" + end << 411;
    QTest::newRow("a long Range") << line + "Content-Length: 0\r\nRange: bytes=" + QByteArray("1-2,").repeated(2000) + end << 401;
    QTest::newRow("unknown method") << "BREW /v1/track HTTP/1.1\r\nHost: x" + end << 404;
    QTest::newRow("unknown path") << "GET / HTTP/1.1\r\nHost: x" + end << 404;
    QTest::newRow("path that climbs") << "GET /../../etc/passwd HTTP/1.1\r\nHost: x" + end << 404;
    QTest::newRow("preflight") << "OPTIONS /v1/track HTTP/1.1\r\nHost: x" + end << 404;
}

void TestHttpServer::garbageIsRefusedAndNothingBreaks()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QCOMPARE(ask(bytes).status, status);
    QVERIFY(m_collector->events().isEmpty());
    QCOMPARE(track().status, 202);
}

void TestHttpServer::headsAreBounded()
{
    QCOMPARE(ask("GET / HTTP/1.1\r\nHost: x\r\na: " + QByteArray(20'000, 'x') + "\r\n\r\n").status, 431);
    QCOMPARE(ask("GET / HTTP/1.1\r\nHost: x\r\n" + QByteArray("a: b\r\n").repeated(150) + "\r\n").status, 431);
    QCOMPARE(ask("GET /" + QByteArray(20'000, 'x')).status, 431); // and no end in sight
    QCOMPARE(track().status, 202);
}

void TestHttpServer::bodiesAreBounded()
{
    RawClient client(m_collector->port());
    client.send("POST /v1/track HTTP/1.1\r\nHost: x\r\nContent-Length: 20000000\r\n\r\n" + QByteArray(1'000'000, 'x'));
    const RawAnswer answer = client.answer();
    QCOMPARE(answer.status, 413);
    // The transport's word, which must not pass for the vendor's.
    QCOMPARE(answer.header("content-type"), QByteArray("text/plain"));
    QCOMPARE(ask(postJson("/v1/track", '"' + QByteArray(10'000'000, 'x') + '"')).status, 400);
}

void TestHttpServer::connectionsAreBounded()
{
    Inbound::Limits limits;
    limits.connections = 8;
    const LimitedServer server(limits);
    const QByteArray request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < limits.connections; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->send(request);
        QCOMPARE(clients.back()->answer().status, 200);
    }
    RawClient oneTooMany(server.port());
    oneTooMany.send(request);
    QCOMPARE(oneTooMany.readToEnd(), QByteArray());
    QVERIFY(oneTooMany.socket().state() == QAbstractSocket::UnconnectedState);
    // Those that are there are served, and there is room where one goes.
    clients.front()->send(request);
    QCOMPARE(clients.front()->answer().status, 200);
    clients.pop_back();
    const auto isServed = [&] {
        RawClient next(server.port());
        next.send(request);
        return next.answer().status == 200;
    };
    QVERIFY(QTest::qWaitFor(isServed)); // which asks no further time, as QTRY_VERIFY does
}

void TestHttpServer::unfinishedRequestsTogetherAreBounded()
{
    Inbound::Limits limits;
    limits.unfinishedBytes = 1'000'000;
    const LimitedServer server(limits);
    const QByteArray part = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n" + QByteArray(400'000, 'x');
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->send(part);
    }
    const auto isRefused = [](const auto &client) {
        return client->socket().bytesAvailable() > 0 || client->socket().waitForReadyRead(1);
    };
    // The third, which makes it too much, or the fourth; whichever's bytes come last.
    QTRY_VERIFY(std::any_of(clients.begin(), clients.end(), isRefused));
    QCOMPARE((*std::find_if(clients.begin(), clients.end(), isRefused))->answer().status, 503);
    clients.clear();
    RawClient next(server.port());
    next.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    QCOMPARE(next.answer().status, 200);
}

void TestHttpServer::aClientThatDripsIsSentAway()
{
    Inbound::Limits limits;
    limits.deadline = 200ms;
    const LimitedServer server(limits);
    // Nothing at all; a head, a body without an end; and what never stops to come, byte by byte.
    for (const QByteArray &beginning : {QByteArray(), QByteArray("GET / HT"), QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n12")}) {
        RawClient client(server.port());
        client.send(beginning);
        const QByteArray answer = client.readToEnd();
        QVERIFY2(beginning.isEmpty() ? answer.isEmpty() : answer.startsWith("HTTP/1.1 408"), answer.constData());
        QVERIFY(client.socket().state() == QAbstractSocket::UnconnectedState);
    }
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000\r\n\r\n");
    int sent = 0;
    // What comes while it sends is there already: there is nothing to wait for then.
    while (sent < 2000 && client.socket().bytesAvailable() == 0 && !client.socket().waitForReadyRead(5)) {
        client.send("x");
        ++sent;
    }
    QVERIFY(sent < 2000); // not when the client pleases
    QCOMPARE(client.answer().status, 408);
}

void TestHttpServer::aClientThatDoesNotReadIsSentAway()
{
    Inbound::Limits limits;
    limits.deadline = 200ms;
    const LimitedServer server(limits, QByteArray(64'000'000, 'x'));
    RawClient client(server.port());
    client.socket().setReadBufferSize(1);
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    QTRY_COMPARE(server.ended.load(), 1);
    client.socket().setReadBufferSize(0);
    QVERIFY(client.readToEnd().size() < 64'000'000);
}

void TestHttpServer::randomBytesBreakNothing()
{
    quint32 state = 1;
    const auto next = [&state] { return (state = state * 1664525 + 1013904223) >> 16; };
    const QByteArray good = postJson("/v1/batch", "{\"events\":[{\"event\":\"e\",\"properties\":{\"a\":[1,{}]}}]}");
    for (int round = 0; round < 300; ++round) {
        QByteArray bytes = good;
        for (quint32 i = 0; i < 1 + next() % 8; ++i)
            bytes[qsizetype(next()) % bytes.size()] = char(next());
        if (next() % 4 == 0)
            bytes.truncate(qsizetype(next()) % bytes.size());
        RawClient client(m_collector->port());
        client.send(bytes);
    }
    QCOMPARE(ask(good).status, 202);
}

void TestHttpServer::requestsMayComeInPieces()
{
    RawClient client(m_collector->port());
    const QByteArray bytes = postJson("/v1/track", "{\"event\":\"e\"}");
    for (const char byte : bytes)
        client.send(QByteArray(1, byte));
    QCOMPARE(client.answer().status, 202);
}

void TestHttpServer::requestsMayComeTogether()
{
    RawClient client(m_collector->port());
    QByteArray all;
    for (int i = 0; i < 20; ++i)
        all += postJson("/v1/track", "{\"event\":\"e\",\"event_id\":\"" + QByteArray::number(i) + "\"}");
    client.send(all);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(client.answer().body, "{\"event_id\":\"" + QByteArray::number(i) + "\",\"ok\":true}");
}

void TestHttpServer::connectionsAreKeptUnlessToldOtherwise()
{
    RawClient kept(m_collector->port());
    for (int i = 0; i < 10; ++i) {
        kept.send(postJson("/v1/track", "{\"event\":\"e\"}"));
        QCOMPARE(kept.answer().header("connection"), QByteArray("keep-alive"));
    }
    RawClient closed(m_collector->port());
    closed.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    QVERIFY(closed.readToEnd().contains("Connection: close"));
    RawClient old(m_collector->port());
    old.send("GET / HTTP/1.0\r\n\r\n");
    QVERIFY(old.readToEnd().startsWith("HTTP/1.1 404"));
}

void TestHttpServer::aClientMayAskBeforeItSendsItsBody()
{
    RawClient client(m_collector->port());
    client.send("POST /v1/track HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: application/json\r\n"
                "Authorization: Bearer " + SecretKey + "\r\nContent-Length: 13\r\n\r\n");
    QVERIFY(client.socket().waitForReadyRead(RawClient::Patience));
    QCOMPARE(client.socket().readAll(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    client.send("{\"event\":\"e\"}");
    QCOMPARE(client.answer().status, 202);
}

void TestHttpServer::aClientMayLeaveBeforeADelayedAnswer()
{
    CollectorFaults faults;
    faults.latency = 20ms;
    m_collector->setFaults(faults);
    for (int i = 0; i < 50; ++i) {
        RawClient client(m_collector->port());
        client.send(postJson("/v1/track", "{\"event\":\"e\"}"));
        client.socket().abort();
    }
    QCOMPARE(track().status, 202);
    QCOMPARE(m_collector->isListening(), true);
}

void TestHttpServer::speaksTls()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("this Qt has no TLS");
    QFile certificate(QStringLiteral(TEST_DATA "/localhost.pem"));
    QFile key(QStringLiteral(TEST_DATA "/localhost.key"));
    QVERIFY(certificate.open(QIODevice::ReadOnly));
    QVERIFY(key.open(QIODevice::ReadOnly));
    const QSslCertificate own(&certificate);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(own);
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    Collector::Options options;
    options.tls = tls;
    m_collector = std::make_unique<Collector>(options);
    QVERIFY(m_collector->start());
    QCOMPARE(m_collector->url().scheme(), QStringLiteral("https"));
    QSslSocket socket;
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.setCaCertificates({own});
    socket.setSslConfiguration(trusting);
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_collector->port(), QStringLiteral("localhost"));
    QVERIFY2(socket.waitForEncrypted(RawClient::Patience), qPrintable(socket.errorString()));
    for (int i = 0; i < 3; ++i) {
        socket.write(postJson("/v1/track", "{\"event\":\"e\"}"));
        QByteArray answer;
        while (!answer.contains("\"ok\":true") && socket.waitForReadyRead(RawClient::Patience))
            answer += socket.readAll();
        QVERIFY(answer.startsWith("HTTP/1.1 202"));
    }
    QCOMPARE(ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n").status, 0); // plain text to a TLS port
    m_collector->takeDown(0ms);
    QVERIFY(socket.state() == QAbstractSocket::UnconnectedState || socket.waitForDisconnected(RawClient::Patience));
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
