// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Proxies on the way to the vendor, where plain http may go, and what an answer may cost.

#include "httpfaults.h"
#include "journey.h"

#include "delivery/transport.h"

#include <QNetworkProxyFactory>

#include <netdb.h>

using namespace Tally;
using namespace Tally::Testing;
using namespace std::chrono_literals;

namespace {

/// What the application says of proxies.
class Proxies : public QNetworkProxyFactory
{
public:
    explicit Proxies(const QNetworkProxy &proxy, bool exceptForTheName = false) :
        m_proxy(proxy), m_exceptForTheName(exceptForTheName)
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const bool isDirect = m_exceptForTheName && query.peerHostName() == QLatin1String(name);
        return {isDirect ? QNetworkProxy(QNetworkProxy::NoProxy) : m_proxy};
    }

private:
    const QNetworkProxy m_proxy;
    const bool m_exceptForTheName;
};

void useProxy(QNetworkProxy::ProxyType type, quint16 port, const QString &user = {}, const QString &password = {})
{
    const QNetworkProxy proxy(type, QStringLiteral("127.0.0.1"), port, user, password);
    QNetworkProxyFactory::setApplicationProxyFactory(new Proxies(proxy));
}

const QByteArray granted("HTTP/1.1 200 Connection established\r\n\r\n");
const QByteArray wanted("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
                        "Content-Length: 0\r\n\r\n");

/// Lets everybody through to the vendor who is let through; "user:password" where that is asked for.
ScriptedServer::Script httpProxy(quint16 vendorPort, const QByteArray &login = {})
{
    return [=](Peer &peer) {
        for (QByteArray request = peer.read(); !request.isEmpty(); request = peer.read()) {
            const bool isKnown = login.isEmpty() || request.contains("Basic " + login.toBase64());
            peer.send(isKnown ? granted : wanted);
            if (isKnown) {
                peer.tunnel("127.0.0.1", vendorPort);
                return;
            }
        }
    };
}

/// RFC 1928, without a login.
ScriptedServer::Script socksProxy(quint16 vendorPort)
{
    return [=](Peer &peer) {
        const QByteArray greeting = peer.readSome(2);
        peer.readSome(greeting.isEmpty() ? 0 : greeting.back());
        peer.send(QByteArray("\x05\x00", 2));
        const QByteArray request = peer.readSome(5); // 5, connect, 0, kind of address, length of the name
        peer.readSome(request.isEmpty() ? 0 : request.back() + 2);
        peer.send(QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50", 10));
        peer.tunnel("127.0.0.1", vendorPort);
    };
}

/// The most memory that the process has had in use since the last call.
qint64 peakBytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    qint64 peak = -1;
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray &line : status.readAll().split('\n'))
            if (line.startsWith("VmHWM:"))
                peak = line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    QFile clear(QStringLiteral("/proc/self/clear_refs"));
    if (clear.open(QIODevice::WriteOnly))
        clear.write("5");
    return peak;
}

} // namespace

class TestProxies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aProxyGetsTheNameAndNothingElse_data();
    void aProxyGetsTheNameAndNothingElse();
    void aProxyThatFailsIsToldAndOvercome_data();
    void aProxyThatFailsIsToldAndOvercome();
    void aVendorNeverGetsTheProxysPassword();
    void thisMachineNeedsNoProxy();
    void whatTheApplicationReachesDirectlyGoesDirectly();
    void plainHttpGoesNowhereElse_data();
    void plainHttpGoesNowhereElse();
    void noAnswerCostsMoreMemoryThanTheCap_data();
    void noAnswerCostsMoreMemoryThanTheCap();
};

void TestProxies::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("this Qt has no TLS");
}

void TestProxies::init()
{
    trust(true);
    setName(name, {{"127.0.0.1"}});
}

void TestProxies::cleanup()
{
    QNetworkProxyFactory::setApplicationProxyFactory(nullptr);
    QCOMPARE(connectionsElsewhere(), 0);
}

void TestProxies::aProxyGetsTheNameAndNothingElse_data()
{
    QTest::addColumn<bool>("isSocks");
    QTest::addColumn<bool>("hasLogin");
    QTest::newRow("HTTP") << false << false;
    QTest::newRow("HTTP with a login") << false << true;
    QTest::newRow("SOCKS 5") << true << false;
}

void TestProxies::aProxyGetsTheNameAndNothingElse()
{
    QFETCH(bool, isSocks);
    QFETCH(bool, hasLogin);
    setName(name, {{}, EAI_NONAME}); // only the proxy knows it
    Journey journey;
    const quint16 port = journey.vendor.server.port();
    ScriptedServer proxy(isSocks ? socksProxy(port) : httpProxy(port, hasLogin ? "user:password" : ""));
    if (hasLogin)
        useProxy(QNetworkProxy::HttpProxy, proxy.port(), QStringLiteral("user"), QStringLiteral("password"));
    else
        useProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, proxy.port());
    journey.f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE_WITH_TIMEOUT(journey.f.tracker->deliveredCount(), 1, 10'000);
    QVERIFY2(journey.f.errors.isEmpty(), qPrintable(journey.f.errors.value(0).text));
    QVERIFY(proxy.heard().contains(name));
    QVERIFY(!proxy.heard().contains("Bearer") && !proxy.heard().contains(testKey().toLatin1()));
    QVERIFY(!journey.heard().contains("Proxy-Authorization"));
    QCOMPARE(lookups(name), 0);
    report("proxy", QTest::currentDataTag(), QStringLiteral("delivered"), -1, 0);
}

void TestProxies::aProxyThatFailsIsToldAndOvercome_data()
{
    QTest::addColumn<QByteArray>("answer"); // to CONNECT, the first time; empty: none
    QTest::newRow("wrong login") << wanted;
    QTest::newRow("wrong login, closed") << QByteArray(wanted).replace("Content-Length: 0", "Connection: close");
    QTest::newRow("403") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
    QTest::newRow("302 to a login page")
        << QByteArray("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("502") << QByteArray("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n");
    QTest::newRow("silence") << QByteArray();
    QTest::newRow("another's certificate") << granted;
}

void TestProxies::aProxyThatFailsIsToldAndOvercome()
{
    QFETCH(QByteArray, answer);
    Journey journey({}, {}, "127.0.0.1", 1000);
    const auto well = httpProxy(journey.vendor.server.port());
    std::atomic<bool> isWell{false};
    ScriptedServer proxy([&](Peer &peer) {
        if (isWell) {
            well(peer);
            return;
        }
        for (QByteArray request = peer.read(); !request.isEmpty(); request = peer.read()) {
            if (answer.isEmpty() || !peer.send(answer))
                continue;
            if (answer == granted) { // it plays the vendor itself
                if (peer.startTls(serverTls("other.pem")))
                    peer.read();
                return;
            }
            if (answer.contains("Connection: close"))
                return;
        }
    });
    useProxy(QNetworkProxy::HttpProxy, proxy.port(), QStringLiteral("user"), QStringLiteral("wrong"));
    journey.f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY_WITH_TIMEOUT(journey.f.has(Error::NetworkFailed), 10'000);
    isWell = true;
    QElapsedTimer clock;
    clock.start();
    QTRY_COMPARE_WITH_TIMEOUT(journey.f.tracker->deliveredCount(), 1, 10'000);
    const qint64 recovery = clock.elapsed();
    // Silence ends with the deadline only, and a try may have just begun.
    QVERIFY2(recovery <= soonMs + (answer.isEmpty() ? 1000 : 0), qPrintable(QString::number(recovery)));
    QVERIFY(!proxy.heard().contains("Bearer") && !proxy.heard().contains(testKey().toLatin1()));
    QCOMPARE(journey.behind.stats().duplicates, 0);
    QTRY_VERIFY(journey.f.balances());
    report("proxy", QTest::currentDataTag(), verdictOf(journey.f.errors.first()), recovery, 0);
}

void TestProxies::aVendorNeverGetsTheProxysPassword()
{
    Journey journey([](Peer &peer, FaultyVendor &) {
        peer.read();
        peer.send(wanted);
        return true;
    });
    ScriptedServer proxy(httpProxy(journey.vendor.server.port(), "user:password"));
    useProxy(QNetworkProxy::HttpProxy, proxy.port(), QStringLiteral("user"), QStringLiteral("password"));
    failsOnce(journey, "proxy");
    QVERIFY2(!journey.heard().contains("Proxy-Authorization"), "the vendor has the proxy's password");
}

void TestProxies::thisMachineNeedsNoProxy()
{
    Fixture f; // at http://127.0.0.1
    ScriptedServer proxy([](Peer &peer) { peer.hold(); });
    useProxy(QNetworkProxy::HttpProxy, proxy.port());
    for (const char *host : {"127.0.0.1", "localhost"}) {
        const qint64 before = f.tracker->deliveredCount();
        f.destination->setHost(QUrl(QStringLiteral("http://%1:%2").arg(QLatin1String(host)).arg(f.collector.port())));
        f.tracker->track(QStringLiteral("n"));
        QTRY_COMPARE(f.tracker->deliveredCount(), before + 1);
    }
    QCOMPARE(proxy.connections(), 0);
    report("proxy", "this machine", QStringLiteral("delivered, without the proxy"), -1, 0);
}

void TestProxies::whatTheApplicationReachesDirectlyGoesDirectly()
{
    // It says so of the name, and is not asked about the address again.
    Journey journey;
    ScriptedServer proxy([](Peer &peer) { peer.hold(); });
    QNetworkProxyFactory::setApplicationProxyFactory(
        new Proxies(QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.port()), true));
    setName(name, {{"127.0.0.1"}});
    journey.f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(journey.f.tracker->deliveredCount(), 1);
    QCOMPARE(proxy.connections(), 0);
    report("proxy", "not for this name", QStringLiteral("delivered, without the proxy"), -1, 0);
}

void TestProxies::plainHttpGoesNowhereElse_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isProxied");
    QTest::newRow("an address") << QStringLiteral("192.0.2.1") << false;
    QTest::newRow("an address, through a proxy") << QStringLiteral("192.0.2.1") << true;
    QTest::newRow("a name") << QStringLiteral("elsewhere.test") << false;
    QTest::newRow("a name, through a proxy") << QStringLiteral("elsewhere.test") << true;
}

void TestProxies::plainHttpGoesNowhereElse()
{
    QFETCH(QString, host);
    QFETCH(bool, isProxied);
    setName("elsewhere.test", {{"192.0.2.1"}});
    ScriptedServer proxy([](Peer &peer) { peer.hold(); });
    if (isProxied)
        useProxy(QNetworkProxy::HttpProxy, proxy.port());
    // No destination takes such a host; the transport would not send to it either.
    Transport transport([] { return new QNetworkAccessManager; });
    HttpRequest request;
    request.url = QUrl(QStringLiteral("http://%1:8080/v1/track").arg(host));
    request.headers = {{"Authorization", "Bearer " + testKey().toLatin1()}};
    HttpResponse response;
    bool isAnswered = false;
    transport.send(request, 5s, [&](const HttpResponse &answer) {
        response = answer;
        isAnswered = true;
    });
    QTRY_VERIFY(isAnswered);
    QVERIFY(response.unsent && response.status == 0 && response.failure.contains(QLatin1String("https")));
    QCOMPARE(proxy.connections(), 0);
    QCOMPARE(connectionsElsewhere(), 0);
    report("plain http", QTest::currentDataTag(), response.failure, -1, 0);
}

void TestProxies::noAnswerCostsMoreMemoryThanTheCap_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<int>("pieces");
    const QByteArray ok("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n");
    QTest::newRow("100 MB") << QByteArray(ok + "Content-Length: 104857600\r\n\r\n") << QByteArray(1 << 16, ' ') << 1600;
    QTest::newRow("100 MB that say nothing of their length") << QByteArray(ok + "\r\n") << QByteArray(1 << 16, ' ') << 1600;
    QTest::newRow("100 MB in chunks") << QByteArray(ok + "Transfer-Encoding: chunked\r\n\r\n")
                                      << QByteArray("10000\r\n" + QByteArray(1 << 16, ' ') + "\r\n") << 1600;
    const QByteArray bomb = gzipped(QByteArray(100 << 20, ' '));
    QTest::newRow("a gzip bomb of 100 MB")
        << QByteArray(ok + "Content-Encoding: gzip\r\nContent-Length: " + QByteArray::number(bomb.size()) + "\r\n\r\n") << bomb
        << 1;
    QTest::newRow("header lines as fast as they go")
        << ok << QByteArray("X: " + QByteArray(8000, 'x') + "\r\n") << (1 << 20);
}

void TestProxies::noAnswerCostsMoreMemoryThanTheCap()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, piece);
    QFETCH(int, pieces);
    std::atomic<qint64> sent{0};
    Journey journey([&](Peer &peer, FaultyVendor &) {
        peer.read();
        peer.send(head);
        for (int i = 0; i < pieces && peer.send(piece); ++i)
            sent += piece.size();
        return false;
    }, {}, "127.0.0.1", 1500);
    Fixture &f = journey.f;
    QFile memory(QStringLiteral("/proc/self/statm"));
    QVERIFY(memory.open(QIODevice::ReadOnly));
    peakBytes();
    const qint64 before = memory.readAll().split(' ').value(1).toLongLong() * 4096;
    f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(f.has(Error::NetworkFailed));
    const qint64 grown = peakBytes() - before;
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QCOMPARE(journey.behind.stats().duplicates, 0);
#ifndef TALLY_SANITIZED // keeps what was freed
    // Of a head Qt 6.4 keeps whatever comes before the deadline.
    const qint64 most = (24 << 20) + (head.endsWith("\r\n\r\n") ? 0 : 2 * sent.load());
    QVERIFY2(grown < most, qPrintable(QString::number(grown)));
#endif
    report("memory", QTest::currentDataTag(),
           verdictOf(f.errors.first())
               + QStringLiteral(" (%1 kB were sent, memory grew by %2 kB)").arg(sent / 1024).arg(grown / 1024),
           journey.vendor.recoveryMs(), 0);
}

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxies.moc"
