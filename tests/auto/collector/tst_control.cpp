// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "rawclient.h"

#include "tools/collector/collector.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Tally;
using namespace Tally::Testing;

/// Steering a running collector over its own port.
class TestControl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void controlChangesWhatItNames();
    void controlRefusesWhatItDoesNotKnow_data();
    void controlRefusesWhatItDoesNotKnow();
    void controlIsNotForBrowsers();
    void eventsComeInPages();

private:
    RawAnswer ask(const QByteArray &request);
    RawAnswer track(const QByteArray &event = "{\"event\":\"e\"}") { return ask(postJson("/v1/track", event)); }
    RawAnswer control(const QByteArray &order) { return ask(post("/_control", order, {})); }
    std::unique_ptr<Collector> m_collector;
};

void TestControl::init()
{
    m_collector = std::make_unique<Collector>();
    QVERIFY2(m_collector->start(), qPrintable(m_collector->errorString()));
}

RawAnswer TestControl::ask(const QByteArray &request)
{
    RawClient client(m_collector->port());
    client.send(request);
    return client.answer();
}

void TestControl::controlChangesWhatItNames()
{
    QCOMPARE(control("{\"status\":503,\"times\":1,\"refuse_names\":[\"bad\"]}").status, 200);
    QCOMPARE(track().status, 503);
    QCOMPARE(track("{\"event\":\"bad\"}").status, 400);
    QCOMPARE(control("{\"latency_ms\":1}").status, 200);
    QCOMPARE(track("{\"event\":\"bad\"}").status, 400);
    QCOMPARE(control("{\"reset\":true}").status, 200);
    QCOMPARE(track("{\"event\":\"bad\"}").status, 202);
    QCOMPARE(ask("GET /_control/stats HTTP/1.1\r\nHost: x\r\n\r\n").body,
             QByteArray("{\"deduplicated\":0,\"duplicates\":0,\"events\":1,\"requests\":4,\"unique\":1}\n"));
    QCOMPARE(control("{\"clear\":true}").status, 200);
    QCOMPARE(m_collector->stats(), CollectorStats());
    // Not QSignalSpy: until Qt 6.6 it records in the thread that emits.
    QList<bool> changes;
    QObject here;
    connect(m_collector.get(), &Collector::listeningChanged, &here, [&changes](bool up) { changes.append(up); });
    QCOMPARE(control("{\"down_for_ms\":100}").status, 200);
    QTRY_COMPARE(changes.size(), 2);
    QCOMPARE(control("{\"down_after\":1,\"down_for_ms\":50}").status, 200);
    QCOMPARE(track().status, 202);
    QTRY_COMPARE(changes.size(), 4);
}

void TestControl::controlRefusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("order");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("unknown") << QByteArray("{\"statsu\":503}");
    QTest::newRow("status in words") << QByteArray("{\"status\":\"503\"}");
    QTest::newRow("status 100") << QByteArray("{\"status\":100}");
    QTest::newRow("status 600") << QByteArray("{\"status\":600}");
    QTest::newRow("half a time") << QByteArray("{\"times\":0.5}");
    QTest::newRow("a huge number") << QByteArray("{\"down_for_ms\":1e300}");
    QTest::newRow("negative latency") << QByteArray("{\"latency_ms\":-1}");
    QTest::newRow("names as text") << QByteArray("{\"refuse_names\":\"bad\"}");
    QTest::newRow("names as numbers") << QByteArray("{\"refuse_names\":[1]}");
    QTest::newRow("number 0") << QByteArray("{\"refuse_numbers\":[0]}");
}

void TestControl::controlRefusesWhatItDoesNotKnow()
{
    QFETCH(QByteArray, order);
    QCOMPARE(control(order).status, 400);
    QCOMPARE(track().status, 202);
}

void TestControl::controlIsNotForBrowsers()
{
    QCOMPARE(ask(post("/_control", "{\"status\":503}", {{"Origin", "https://evil.example"}})).status, 403);
    QCOMPARE(track().status, 202);
    QCOMPARE(ask("GET /_control/other HTTP/1.1\r\nHost: x\r\n\r\n").status, 404);
    QCOMPARE(ask("DELETE /_control HTTP/1.1\r\nHost: x\r\n\r\n").status, 404);
}

void TestControl::eventsComeInPages()
{
    const QByteArray batch = "{\"events\":[" + QByteArray("{\"event\":\"e\"},").repeated(799) + "{\"event\":\"e\"}]}";
    ask(postJson("/v1/batch", batch));
    ask(postJson("/v1/batch", batch));
    const auto page = [this](const QByteArray &query) {
        const RawAnswer answer = ask("GET /_control/events" + query + " HTTP/1.1\r\nHost: x\r\n\r\n");
        return QJsonDocument::fromJson(answer.body).object().value(QLatin1String("events")).toArray();
    };
    QCOMPARE(page({}).size(), 1000);
    QCOMPARE(page("?after=1000").size(), 600);
    QCOMPARE(page("?after=1000").first().toObject().value(QLatin1String("seq")).toInt(), 1001);
    QCOMPARE(page("?after=1600").size(), 0);
}

QTEST_GUILESS_MAIN(TestControl)
#include "tst_control.moc"
