// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "rulesfixture.h"

using namespace Tally;
using namespace Tally::Testing;

namespace {

const QByteArray Path = "/v1/events/batch";
const QByteArray Key = "ss_live_notARealSecret";

QByteArray query(const QByteArray &more = {})
{
    return "{\"userId\":\"u1\",\"eventType\":\"AI_QUERY\"" + more + '}';
}

QByteArray envelope(const QByteArray &events)
{
    return "{\"events\":[" + events + "]}";
}

QByteArray many(int count)
{
    return envelope((query() + ',').repeated(count).chopped(count > 0 ? 1 : 0));
}

Header headers(const QByteArray &key = Key)
{
    return {{"X-API-Key", key}, {"Content-Type", "application/json"}};
}

QString message(const RawAnswer &answer)
{
    return object(answer.body)[QLatin1String("message")].toString();
}

} // namespace

/// Each rule has its row. Most of this vendor's wire format is not documented: the rules are those of its SDK's page.
class TestSettleSettleRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyFieldHasItsRule_data();
    void everyFieldHasItsRule();
    void bodiesOfTheWrongShapeAreRefused_data();
    void bodiesOfTheWrongShapeAreRefused();
    void keysAreChecked_data();
    void keysAreChecked();
    void onlyGivenKeysArePassed();
    void withoutAPathThereIsNoRoute();
    void pathsThatAreTakenAreRefused_data();
    void pathsThatAreTakenAreRefused();
    void answersAreOurChoice();
    void ledgerHoldsWhatWasSent();
    void nothingIsDeduplicated();
    void aMaximumMayBeSet();
    void oneBadEventRefusesAll();
    void statusHasTheVendorsBody_data();
    void statusHasTheVendorsBody();

private:
    static Collector::Options options()
    {
        Collector::Options options;
        options.settleSettlePath = QString::fromLatin1(Path);
        return options;
    }
    RawAnswer send(const QByteArray &body) { return m_fixture.ask(post(Path, body, headers())); }
    Collector &collector() { return *m_fixture.collector; }
    RulesFixture m_fixture;
};

void TestSettleSettleRules::init()
{
    m_fixture.start(options());
}

void TestSettleSettleRules::everyFieldHasItsRule_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QByteArray>("field"); // empty: accepted
    const QByteArray good;
    QTest::newRow("smallest") << query() << good;
    QTest::newRow("text") << QByteArray("\"e\"") << QByteArray("events.1");
    QTest::newRow("no user") << QByteArray("{\"eventType\":\"A\"}") << QByteArray("events.1.userId");
    QTest::newRow("empty user") << QByteArray("{\"userId\":\"\",\"eventType\":\"A\"}") << QByteArray("events.1.userId");
    QTest::newRow("user a number") << QByteArray("{\"userId\":1,\"eventType\":\"A\"}") << QByteArray("events.1.userId");
    QTest::newRow("no type") << QByteArray("{\"userId\":\"u\"}") << QByteArray("events.1.eventType");
    QTest::newRow("empty type") << QByteArray("{\"userId\":\"u\",\"eventType\":\"\"}") << QByteArray("events.1.eventType");
    QTest::newRow("any string is a type") << QByteArray("{\"userId\":\"u\",\"eventType\":\"pdf export\"}") << good;
    QTest::newRow("quantity 0.5") << query(",\"quantity\":0.5") << good;
    QTest::newRow("quantity 0") << query(",\"quantity\":0") << QByteArray("events.1.quantity");
    QTest::newRow("quantity -1") << query(",\"quantity\":-1") << QByteArray("events.1.quantity");
    QTest::newRow("quantity in words") << query(",\"quantity\":\"1\"") << QByteArray("events.1.quantity");
    QTest::newRow("quantity null") << query(",\"quantity\":null") << QByteArray("events.1.quantity");
    QTest::newRow("metadata") << query(",\"metadata\":{\"a\":{\"b\":[1]}}") << good;
    QTest::newRow("metadata a list") << query(",\"metadata\":[]") << QByteArray("events.1.metadata");
    QTest::newRow("metadata null") << query(",\"metadata\":null") << QByteArray("events.1.metadata");
}

void TestSettleSettleRules::everyFieldHasItsRule()
{
    QFETCH(QByteArray, event);
    QFETCH(QByteArray, field);
    const RawAnswer answer = send(envelope(query() + ',' + event));
    if (field.isEmpty()) {
        QCOMPARE(answer.status, 202);
        QCOMPARE(collector().events().size(), 2);
        return;
    }
    QCOMPARE(answer.status, 400);
    QVERIFY2(message(answer).startsWith(QString::fromLatin1(field)), qPrintable(message(answer)));
    QCOMPARE(object(answer.body)[QLatin1String("fields")].toObject().keys(), QStringList{QString::fromLatin1(field)});
    QVERIFY(collector().events().isEmpty());
}

void TestSettleSettleRules::bodiesOfTheWrongShapeAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Header>("more");
    const Header json{{"Content-Type", "application/json"}};
    QTest::newRow("nothing") << QByteArray() << json;
    QTest::newRow("no JSON") << QByteArray("hello") << json;
    QTest::newRow("cut JSON") << many(1).chopped(1) << json;
    QTest::newRow("a list") << QByteArray("[]") << json;
    QTest::newRow("an event without its envelope") << query() << json;
    QTest::newRow("events are an object") << QByteArray("{\"events\":{}}") << json;
    QTest::newRow("0 events") << many(0) << json;
    QTest::newRow("no type") << many(1) << Header{};
    QTest::newRow("gzip") << many(1) << json + Header{{"Content-Encoding", "gzip"}};
}

void TestSettleSettleRules::bodiesOfTheWrongShapeAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(Header, more);
    const RawAnswer answer = m_fixture.ask(post(Path, body, Header{{"X-API-Key", Key}} + more));
    QCOMPARE(answer.status, 400);
    QVERIFY(!message(answer).isEmpty());
}

void TestSettleSettleRules::keysAreChecked_data()
{
    QTest::addColumn<Header>("headers");
    QTest::addColumn<int>("status");
    QTest::newRow("no key") << Header{} << 401;
    QTest::newRow("live") << Header{{"X-API-Key", Key}} << 202;
    QTest::newRow("test") << Header{{"x-api-key", "ss_test_abc"}} << 202;
    QTest::newRow("another stage") << Header{{"X-API-Key", "ss_prod_abc"}} << 401;
    QTest::newRow("no secret") << Header{{"X-API-Key", "ss_live_"}} << 401;
    QTest::newRow("another vendor's") << Header{{"X-API-Key", "org_live_abc"}} << 401;
    QTest::newRow("as bearer") << Header{{"Authorization", "Bearer " + Key}} << 401;
}

void TestSettleSettleRules::keysAreChecked()
{
    QFETCH(Header, headers);
    QFETCH(int, status);
    const QByteArray key = headers.isEmpty() ? QByteArray() : headers.first().second;
    headers.append({QByteArray("Content-Type"), QByteArray("application/json")});
    const RawAnswer answer = m_fixture.ask(post(Path, many(1), headers));
    QCOMPARE(answer.status, status);
    QCOMPARE(message(answer).isEmpty(), status == 202);
    QCOMPARE(collector().requests().constFirst().keyPrefix, status == 202 ? key.left(8) : QByteArray());
}

void TestSettleSettleRules::onlyGivenKeysArePassed()
{
    Collector::Options given = options();
    given.keys = {Key};
    m_fixture.start(given);
    QCOMPARE(send(many(1)).status, 202);
    QCOMPARE(m_fixture.ask(post(Path, many(1), headers("ss_live_other"))).status, 401);
}

void TestSettleSettleRules::withoutAPathThereIsNoRoute()
{
    m_fixture.start();
    const RawAnswer answer = send(many(1));
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.header("content-type"), QByteArray("text/plain"));
    QCOMPARE(collector().requests().constFirst().vendor, QString());
}

void TestSettleSettleRules::pathsThatAreTakenAreRefused_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"/v1/batch", "/telemetry/events", "/api/v1/sdk/track", "/usage", "/_control", "/_control/events",
                             "events", "/events?x=1", "/events#x", "/two words"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestSettleSettleRules::pathsThatAreTakenAreRefused()
{
    QFETCH(QString, path);
    Collector::Options wrong;
    wrong.settleSettlePath = path;
    Collector refused(wrong);
    QVERIFY(!refused.start());
    QVERIFY2(refused.errorString().contains(path), qPrintable(refused.errorString()));
}

void TestSettleSettleRules::answersAreOurChoice()
{
    QCOMPARE(send(many(1)).body, "{\"accepted\":1,\"success\":true}");
    QCOMPARE(send(many(200)).body, "{\"accepted\":200,\"success\":true}");
    QCOMPARE(m_fixture.ask("GET " + Path + " HTTP/1.1\r\nHost: x\r\n\r\n").status, 404);
    QCOMPARE(m_fixture.ask(post(Path + '/', many(1), headers())).status, 404);
}

void TestSettleSettleRules::ledgerHoldsWhatWasSent()
{
    const QByteArray one = query(",\"quantity\":2.5,\"metadata\":{\"model\":\"m\",\"event_id\":\"i1\"}");
    QCOMPARE(send(envelope(one + ',' + query())).status, 202);
    const CollectedEvent stored = collector().events().constFirst();
    QCOMPARE(stored.vendor, QStringLiteral("settlesettle"));
    QCOMPARE(stored.route, QString::fromLatin1(Path));
    QCOMPARE(stored.eventId, QStringLiteral("i1"));
    QCOMPARE(stored.name, QStringLiteral("AI_QUERY"));
    QCOMPARE(stored.userId, QStringLiteral("u1"));
    QCOMPARE(stored.quantity, QStringLiteral("2.5"));
    QCOMPARE(stored.json, object(one));
    QCOMPARE(stored.properties, object("{\"model\":\"m\",\"event_id\":\"i1\"}"));
    QCOMPARE(collector().events().constLast().quantity, QStringLiteral("1"));
}

void TestSettleSettleRules::nothingIsDeduplicated()
{
    const QByteArray body = envelope(query(",\"metadata\":{\"event_id\":\"i1\"}"));
    QCOMPARE(send(body).status, 202);
    QCOMPARE(send(body).status, 202);
    QCOMPARE(collector().stats(), (CollectorStats{2, 1, 1, 2, 0}));
}

void TestSettleSettleRules::aMaximumMayBeSet()
{
    Collector::Options most = options();
    most.settleSettleMaxEvents = 50;
    m_fixture.start(most);
    QCOMPARE(send(many(50)).status, 202);
    const RawAnswer answer = send(many(51));
    QCOMPARE(answer.status, 400);
    QCOMPARE(message(answer), QStringLiteral("events must have at most 50 elements"));
}

void TestSettleSettleRules::oneBadEventRefusesAll()
{
    CollectorFaults faults;
    faults.refuseNames = {QStringLiteral("BAD")};
    collector().setFaults(faults);
    const QByteArray bad = query().replace("AI_QUERY", "BAD");
    QCOMPARE(send(envelope(query() + ',' + bad)).status, 400);
    QCOMPARE(send(envelope(query())).status, 202);
    QCOMPARE(send(envelope(bad + ',' + query())).status, 400);
    QCOMPARE(send(envelope(bad)).status, 400);
    QCOMPARE(collector().stats().events, 1);
}

void TestSettleSettleRules::statusHasTheVendorsBody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("own");
    for (const int status : {400, 401, 402, 403, 408, 429, 500})
        QTest::addRow("%d", status) << status << true;
    QTest::newRow("404, of something in front") << 404 << false;
    QTest::newRow("503, of something in front") << 503 << false;
}

void TestSettleSettleRules::statusHasTheVendorsBody()
{
    QFETCH(int, status);
    QFETCH(bool, own);
    CollectorFaults faults;
    faults.status = status;
    faults.retryAfter = 3;
    collector().setFaults(faults);
    const RawAnswer answer = send(many(1));
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("retry-after"), QByteArray("3"));
    QCOMPARE(!message(answer).isEmpty(), own);
}

QTEST_GUILESS_MAIN(TestSettleSettleRules)
#include "tst_settlesettlerules.moc"
