// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "rawclient.h"

#include "tools/collector/collector.h"
#include "tools/collector/proxy.h"

#include <QTest>

using namespace Tally;
using namespace Tally::Testing;
using namespace std::chrono_literals;

class TestProxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void passesEverythingUnlessToldOtherwise();
    void passesLongBodies();
    void cutsTheAnswer_data();
    void cutsTheAnswer();
    void cutsTheRequest_data();
    void cutsTheRequest();
    void resetsAtOnce();
    void trickles();
    void holdsAnswersBack();
    void blackHolesReadAndNeverAnswer();
    void refusesAndListensAgain();
    void damagesOnlySoManyConnections();
    void aServerThatIsDownClosesTheClient();
    void clientsMayLeaveAtAnyTime();
    void stopCutsWhatIsOpen();

private:
    std::unique_ptr<Collector> m_collector;
    std::unique_ptr<FaultProxy> m_proxy;
    const QByteArray m_request = postJson("/v1/track", "{\"event\":\"e\"}");
};

void TestProxy::init()
{
    m_collector = std::make_unique<Collector>();
    QVERIFY(m_collector->start());
    m_proxy = std::make_unique<FaultProxy>(m_collector->port());
    QVERIFY2(m_proxy->start(), qPrintable(m_proxy->errorString()));
}

void TestProxy::passesEverythingUnlessToldOtherwise()
{
    RawClient client(m_proxy->port());
    for (int i = 0; i < 3; ++i) {
        client.send(m_request);
        QCOMPARE(client.answer().status, 202);
    }
    QCOMPARE(m_proxy->connections(), 1);
    QCOMPARE(m_proxy->bytesToUpstream(), 3 * m_request.size());
    QVERIFY(m_proxy->bytesToClients() > 0);
}

void TestProxy::passesLongBodies()
{
    const QByteArray body = '"' + QByteArray(5'000'000, 'x') + '"';
    RawClient client(m_proxy->port());
    client.send(postJson("/v1/track", body));
    QCOMPARE(client.answer().status, 400);
    QCOMPARE(m_collector->requests().constFirst().body, body);
}

void TestProxy::cutsTheAnswer_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<bool>("reset");
    for (const int bytes : {0, 1, 12, 60}) {
        QTest::addRow("end after %d", bytes) << bytes << false;
        QTest::addRow("reset after %d", bytes) << bytes << true;
    }
}

void TestProxy::cutsTheAnswer()
{
    QFETCH(int, bytes);
    QFETCH(bool, reset);
    ProxyFaults faults;
    faults.cutAnswerAt = bytes;
    faults.reset = reset;
    m_proxy->setFaults(faults);
    RawClient client(m_proxy->port());
    client.send(m_request);
    const QByteArray received = client.readToEnd();
    QCOMPARE(received.size(), bytes);
    QVERIFY(QByteArray("HTTP/1.1 202 Accepted\r\n").startsWith(received.left(23)));
    QCOMPARE(client.error(), QAbstractSocket::RemoteHostClosedError);
    // The server had got it all: such an answer is lost, not such a request.
    QCOMPARE(m_collector->events().size(), 1);
}

void TestProxy::cutsTheRequest_data()
{
    cutsTheAnswer_data();
}

void TestProxy::cutsTheRequest()
{
    QFETCH(int, bytes);
    QFETCH(bool, reset);
    ProxyFaults faults;
    faults.cutRequestAt = bytes;
    faults.reset = reset;
    m_proxy->setFaults(faults);
    RawClient client(m_proxy->port());
    client.send(m_request);
    QCOMPARE(client.readToEnd(), QByteArray());
    QCOMPARE(m_proxy->bytesToUpstream(), bytes);
    QVERIFY(m_collector->requests().isEmpty());
}

void TestProxy::resetsAtOnce()
{
    ProxyFaults faults;
    faults.reset = true;
    m_proxy->setFaults(faults);
    RawClient client(m_proxy->port());
    client.send(m_request);
    QCOMPARE(client.readToEnd(), QByteArray());
    QCOMPARE(m_proxy->bytesToUpstream(), 0);
    QVERIFY(m_collector->requests().isEmpty());
}

void TestProxy::trickles()
{
    ProxyFaults faults;
    faults.trickleBytes = 20;
    faults.trickleEvery = 2ms;
    m_proxy->setFaults(faults);
    RawClient client(m_proxy->port());
    QElapsedTimer timer;
    timer.start();
    client.send(m_request);
    const RawAnswer answer = client.answer();
    QCOMPARE(answer.status, 202);
    const qint64 pieces = (answer.head.size() + 4 + answer.body.size() + 19) / 20;
    QVERIFY2(timer.elapsed() >= (pieces - 1) * 2 - 1, qPrintable(QString::number(timer.elapsed())));
}

void TestProxy::holdsAnswersBack()
{
    ProxyFaults faults;
    faults.latency = 40ms;
    m_proxy->setFaults(faults);
    RawClient client(m_proxy->port());
    QElapsedTimer timer;
    timer.start();
    client.send(m_request);
    QCOMPARE(client.answer().status, 202);
    QVERIFY2(timer.elapsed() >= 39, qPrintable(QString::number(timer.elapsed())));
}

void TestProxy::blackHolesReadAndNeverAnswer()
{
    ProxyFaults faults;
    faults.blackHole = true;
    m_proxy->setFaults(faults);
    RawClient client(m_proxy->port());
    // More than all buffers on the way hold: it is read, indeed.
    client.send(QByteArray(20'000'000, 'x'));
    QCOMPARE(client.socket().bytesToWrite(), 0);
    QVERIFY(!client.socket().waitForReadyRead(50));
    QCOMPARE(client.socket().state(), QAbstractSocket::ConnectedState);
    QCOMPARE(m_proxy->bytesToUpstream(), 0);
}

void TestProxy::refusesAndListensAgain()
{
    RawClient open(m_proxy->port());
    open.send(m_request);
    QCOMPARE(open.answer().status, 202);
    ProxyFaults faults;
    faults.refuse = true;
    m_proxy->setFaults(faults);
    RawClient refused(m_proxy->port());
    QVERIFY(!refused.isConnected());
    QCOMPARE(refused.error(), QAbstractSocket::ConnectionRefusedError);
    open.send(m_request);
    QCOMPARE(open.answer().status, 202);
    m_proxy->setFaults({});
    RawClient again(m_proxy->port());
    again.send(m_request);
    QCOMPARE(again.answer().status, 202);
}

void TestProxy::damagesOnlySoManyConnections()
{
    ProxyFaults faults;
    faults.cutAnswerAt = 0;
    faults.times = 2;
    m_proxy->setFaults(faults);
    for (int i = 0; i < 2; ++i) {
        RawClient client(m_proxy->port());
        client.send(m_request);
        QCOMPARE(client.readToEnd(), QByteArray());
    }
    RawClient client(m_proxy->port());
    client.send(m_request);
    QCOMPARE(client.answer().status, 202);
    QCOMPARE(m_proxy->connections(), 3);
    QCOMPARE(m_proxy->faults().times, 0);
}

void TestProxy::aServerThatIsDownClosesTheClient()
{
    m_collector->stop();
    RawClient client(m_proxy->port());
    client.send(m_request);
    QCOMPARE(client.readToEnd(), QByteArray());
    QVERIFY(m_collector->start());
    RawClient again(m_proxy->port());
    again.send(m_request);
    QCOMPARE(again.answer().status, 202);
}

void TestProxy::clientsMayLeaveAtAnyTime()
{
    // Not QSignalSpy: until Qt 6.6 it records in the thread that emits.
    int ended = 0;
    QObject here;
    connect(m_proxy.get(), &FaultProxy::connectionEnded, &here, [&ended] { ++ended; });
    for (const ProxyFaults &faults : {ProxyFaults(), ProxyFaults{.latency = 10ms}, ProxyFaults{.blackHole = true},
                                      ProxyFaults{.trickleBytes = 1}, ProxyFaults{.cutAnswerAt = 3}}) {
        m_proxy->setFaults(faults);
        for (int i = 0; i < 20; ++i) {
            RawClient client(m_proxy->port());
            client.send(m_request);
            if (i % 2)
                client.socket().abort();
        }
    }
    QTRY_COMPARE(ended, 100);
    m_proxy->setFaults({});
    RawClient client(m_proxy->port());
    client.send(m_request);
    QCOMPARE(client.answer().status, 202);
}

void TestProxy::stopCutsWhatIsOpen()
{
    RawClient client(m_proxy->port());
    client.send(m_request);
    QCOMPARE(client.answer().status, 202);
    const quint16 port = m_proxy->port();
    m_proxy->stop();
    QCOMPARE(client.readToEnd(), QByteArray());
    RawClient refused(port);
    QVERIFY(!refused.isConnected());
    QVERIFY(m_proxy->start());
    QCOMPARE(m_proxy->port(), port);
}

QTEST_GUILESS_MAIN(TestProxy)
#include "tst_proxy.moc"
