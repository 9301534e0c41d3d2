// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The way to the vendor, before a byte of a request has left: names, addresses, certificates.

#include "journey.h"

#include "delivery/transport.h"

#include <netdb.h>

using namespace Tally;
using namespace Tally::Testing;
using namespace std::chrono_literals;

class TestWay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aServerThatCannotProveItsNameGetsNothing_data();
    void aServerThatCannotProveItsNameGetsNothing();
    void aRedirectToPlainHttpIsNotFollowed_data();
    void aRedirectToPlainHttpIsNotFollowed();
    void aNameThatIsNotFoundIsAskedForAgain_data();
    void aNameThatIsNotFoundIsAskedForAgain();
    void aNameInAnotherScriptIsAskedForAsDnsWritesIt();
    void aSlowNameHoldsNothingBeyondTheDeadline();
    void aNewAddressIsFound();
    void aNewAddressWithAnotherNamesCertificateGetsNothing();
    void anotherAddressIsTriedAtOnce_data();
    void anotherAddressIsTriedAtOnce();
    void theLastAddressHasAllTheTime();
    void anAddressThatDoesNotAnswerIsNotTheNextOne();
};

void TestWay::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("this Qt has no TLS");
}

void TestWay::init()
{
    trust(true);
    setName(name, {{"127.0.0.1"}});
}

void TestWay::aServerThatCannotProveItsNameGetsNothing_data()
{
    QTest::addColumn<std::function<bool(Peer &)>>("handshake");
    QTest::addColumn<bool>("isTold"); // where false, QNetworkAccessManager may try again by itself
    using Handshake = std::function<bool(Peer &)>;
    QTest::newRow("expired") << shows("expired.pem") << true;
    QTest::newRow("not valid yet") << shows("future.pem") << true;
    QTest::newRow("self-signed") << shows("self.pem") << true;
    QTest::newRow("of another host") << shows("other.pem") << true;
    QTest::newRow("of an unknown CA") << shows("good.pem") << true;
    QSslConfiguration old = serverTls("good.pem");
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    old.setProtocol(QSsl::TlsV1_0);
    QT_WARNING_POP
    QTest::newRow("TLS 1.0 only") << Handshake([old](Peer &peer) { return peer.startTls(old); }) << true;
    QTest::newRow("no TLS") << Handshake([](Peer &peer) {
        peer.readSome(1);
        peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        return false;
    }) << true;
    QTest::newRow("closed in the handshake") << Handshake([](Peer &peer) {
        peer.readSome(1);
        return false;
    }) << false;
    QTest::newRow("reset in the handshake") << Handshake([](Peer &peer) {
        peer.readSome(1);
        peer.reset();
        return false;
    }) << false;
    QTest::newRow("silence in the handshake") << Handshake([](Peer &peer) {
        peer.hold();
        return false;
    }) << true;
}

void TestWay::aServerThatCannotProveItsNameGetsNothing()
{
    QFETCH(std::function<bool(Peer &)>, handshake);
    QFETCH(bool, isTold);
    const bool isUnknownCa = QByteArray(QTest::currentDataTag()).contains("unknown CA");
    trust(!isUnknownCa);
    QByteArray heardAtFirst;
    Journey journey({}, [&](Peer &peer) {
        const bool isAgreed = handshake(peer);
        if (isAgreed)
            heardAtFirst = peer.read(); // whatever comes, although nobody should be speaking
        return false;
    }, "127.0.0.1", 1000);
    journey.f.tracker->track(QStringLiteral("n"));
    if (isTold) {
        QTRY_VERIFY_WITH_TIMEOUT(journey.f.has(Error::NetworkFailed), 10'000);
        trust(true);
    }
    QTRY_COMPARE_WITH_TIMEOUT(journey.f.tracker->deliveredCount(), 1, 10'000);
    QVERIFY2(!heardAtFirst.contains("Bearer"), heardAtFirst.constData());
    QCOMPARE(journey.behind.stats().duplicates, 0);
    const qint64 recovery = journey.vendor.recoveryMs();
    QVERIFY2(recovery <= soonMs, qPrintable(QString::number(recovery)));
    QTRY_VERIFY(journey.f.balances());
    report("tls", QTest::currentDataTag(), verdictOf(journey.f.errors.value(0)), recovery, 0);
}

void TestWay::aRedirectToPlainHttpIsNotFollowed_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d from https to http", status) << status;
}

void TestWay::aRedirectToPlainHttpIsNotFollowed()
{
    QFETCH(int, status);
    ScriptedServer plain([](Peer &peer) { peer.hold(); });
    Journey journey([&](Peer &peer, FaultyVendor &) {
        peer.read();
        return peer.send("HTTP/1.1 " + QByteArray::number(status) + " Moved\r\nLocation: http://"
                         + plain.authority().toLatin1() + "/v1/batch\r\nContent-Length: 0\r\n\r\n");
    });
    journey.f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY_WITH_TIMEOUT(journey.f.has(Error::VendorFailed), 10'000);
    QCOMPARE(journey.f.errors.first().httpStatus, status);
    QTRY_COMPARE_WITH_TIMEOUT(journey.f.tracker->deliveredCount(), 1, 10'000);
    QCOMPARE(plain.connections(), 0);
    QCOMPARE(journey.behind.stats().duplicates, 0);
    const qint64 recovery = journey.vendor.recoveryMs();
    QVERIFY2(recovery <= soonMs, qPrintable(QString::number(recovery)));
    report("tls", QTest::currentDataTag(), verdictOf(journey.f.errors.first()), recovery, 0);
}

void TestWay::aNameThatIsNotFoundIsAskedForAgain_data()
{
    QTest::addColumn<int>("error");
    QTest::newRow("no answer of the name servers") << EAI_AGAIN;
    QTest::newRow("no such name") << EAI_NONAME;
    QTest::newRow("the name servers fail") << EAI_FAIL;
}

void TestWay::aNameThatIsNotFoundIsAskedForAgain()
{
    QFETCH(int, error);
    setName(name, {{}, error});
    Journey journey;
    journey.f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(journey.f.has(Error::NetworkFailed));
    QVERIFY2(journey.f.errors.first().text.contains(QLatin1String(name)), qPrintable(journey.f.errors.first().text));
    QElapsedTimer clock;
    clock.start();
    setName(name, {{"127.0.0.1"}});
    QTRY_COMPARE(journey.f.tracker->deliveredCount(), 1);
    QVERIFY2(clock.elapsed() <= soonMs, qPrintable(QString::number(clock.elapsed())));
    QTRY_VERIFY(journey.f.balances());
    report("dns", QTest::currentDataTag(), verdictOf(journey.f.errors.first()), clock.elapsed(), 0);
}

void TestWay::aNameInAnotherScriptIsAskedForAsDnsWritesIt()
{
    setName("xn--bcher-kva.test", {{}, EAI_AGAIN});
    Fixture f([](Tracker &, Millimetric &to) {
        to.setHost(QUrl(QString::fromUtf8("https://bücher.test")));
        to.setMaxRetries(0);
    });
    f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(f.has(Error::NetworkFailed));
    QVERIFY(lookups("xn--bcher-kva.test") > 0);
}

void TestWay::aSlowNameHoldsNothingBeyondTheDeadline()
{
    setName(name, {{"127.0.0.1"}, 0, 1500ms});
    Journey journey({}, {}, "127.0.0.1", 500);
    QElapsedTimer clock;
    clock.start();
    failsOnce(journey, "dns");
    QVERIFY(clock.elapsed() >= 1400);
    QCOMPARE(lookups(name), 1); // however often it was wanted meanwhile
}

void TestWay::aNewAddressIsFound()
{
    auto first = std::make_unique<Journey>();
    Fixture &f = first->f;
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QCOMPARE(lookups(name), 1);
    // The old address is gone, with all that was connected to it.
    const quint16 port = first->vendor.server.port();
    first->vendor.server.stop();
    FaultyVendor moved(first->behind, {}, {serverTls("good.pem"), "127.0.0.2", port});
    setName(name, {{"127.0.0.2"}});
    QElapsedTimer clock;
    clock.start();
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 2);
    QVERIFY2(clock.elapsed() <= soonMs, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(lookups(name), 1);
    QVERIFY(f.balances());
    report("dns", "the address changes", verdictOf(f.errors.value(0)), clock.elapsed(), 0);
}

void TestWay::aNewAddressWithAnotherNamesCertificateGetsNothing()
{
    ScriptedServer stranger([](Peer &peer) {
        if (peer.startTls(serverTls("other.pem")))
            peer.read();
    }, "127.0.0.3");
    setName(name, {{"127.0.0.3"}});
    Journey journey({}, {}, "127.0.0.1", 10'000, stranger.port());
    journey.f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(journey.f.has(Error::NetworkFailed));
    setName(name, {{"127.0.0.1"}});
    QTRY_COMPARE(journey.f.tracker->deliveredCount(), 1);
    QVERIFY(stranger.connections() > 0);
    QVERIFY2(!stranger.heard().contains("Bearer"), "the key is at another host");
    report("dns", "the address changes to another's", verdictOf(journey.f.errors.first()), -1, 0);
}

void TestWay::anotherAddressIsTriedAtOnce_data()
{
    QTest::addColumn<QByteArray>("address"); // the first; the vendor is at the second
    QTest::addColumn<qint64>("atMostMs");
    const qint64 patience = Transport::maxPatience.count();
    QTest::newRow("IPv6 without a route") << QByteArray("2001:db8::1") << qint64(500);
    QTest::newRow("refused") << QByteArray("127.0.0.4") << qint64(500);
    QTest::newRow("black hole") << QByteArray("127.0.0.5") << patience + 500;
    QTest::newRow("silence in the handshake") << QByteArray("127.0.0.6") << patience + 500;
    QTest::newRow("another host's certificate") << QByteArray("127.0.0.7") << qint64(500);
}

void TestWay::anotherAddressIsTriedAtOnce()
{
    QFETCH(QByteArray, address);
    QFETCH(qint64, atMostMs);
    setName(name, {{address, "127.0.0.1"}});
    Journey journey;
    const quint16 port = journey.vendor.server.port();
    std::unique_ptr<BlackHole> hole;
    std::unique_ptr<ScriptedServer> other;
    if (address == "127.0.0.5")
        hole = std::make_unique<BlackHole>(address, port);
    if (address == "127.0.0.6")
        other = std::make_unique<ScriptedServer>([](Peer &peer) { peer.hold(); }, address, port);
    if (address == "127.0.0.7")
        other = std::make_unique<ScriptedServer>([](Peer &peer) {
            if (peer.startTls(serverTls("other.pem")))
                peer.read();
        }, address, port);
    QElapsedTimer clock;
    clock.start();
    journey.f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE_WITH_TIMEOUT(journey.f.tracker->deliveredCount(), 1, 20'000);
    const qint64 took = clock.elapsed();
    QVERIFY2(took <= atMostMs + soonMs, qPrintable(QString::number(took)));
    QVERIFY2(journey.f.errors.isEmpty(), qPrintable(journey.f.errors.value(0).text)); // it is no failure
    QVERIFY(!other || !other->heard().contains("Bearer"));
    // Which one it was is remembered.
    journey.f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(journey.f.tracker->deliveredCount(), 2);
    QVERIFY(!other || other->connections() == 1);
    QCOMPARE(journey.behind.stats().duplicates, 0);
    report("dns", (QByteArray("the first of two addresses: ") + QTest::currentDataTag()).constData(),
           QStringLiteral("delivered"), took, 0);
}

void TestWay::theLastAddressHasAllTheTime()
{
    // The first fails by itself, at once; the handshake with the second takes longer than a first one may.
    setName(name, {{"127.0.0.4", "127.0.0.1"}});
    Journey journey({}, [](Peer &peer) {
        return peer.pause(Transport::maxPatience + std::chrono::milliseconds(500)) && peer.startTls(serverTls("good.pem"));
    });
    journey.f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE_WITH_TIMEOUT(journey.f.tracker->deliveredCount(), 1, 20'000);
    QVERIFY2(journey.f.errors.isEmpty(), qPrintable(journey.f.errors.value(0).text));
    QCOMPARE(journey.vendor.server.connections(), 1);
    QCOMPARE(lookups(name), 1);
}

void TestWay::anAddressThatDoesNotAnswerIsNotTheNextOne()
{
    // It has taken the request, so only the deadline can tell.
    setName(name, {{"127.0.0.6", "127.0.0.1"}});
    Journey journey({}, {}, "127.0.0.1", 600);
    ScriptedServer silent([](Peer &peer) {
        if (peer.startTls(serverTls("good.pem")))
            peer.hold();
    }, "127.0.0.6", journey.vendor.server.port());
    QElapsedTimer clock;
    clock.start();
    failsOnce(journey, "dns");
    QCOMPARE(silent.connections(), 1);
    QVERIFY2(clock.elapsed() <= 600 + soonMs, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestWay)
#include "tst_way.moc"
