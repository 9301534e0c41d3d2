// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "doowbodies.h"


using namespace Tally;
using namespace Tally::Testing;
using namespace Tally::Testing::DoowBodies;

/// Each rule of the vendor has its row: what is sent, which status, which reason.
class TestDoowRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture.start(); }
    void eventsAreRefusedOneByOne_data();
    void eventsAreRefusedOneByOne();
    void envelopesOfTheWrongShapeAreRefused_data();
    void envelopesOfTheWrongShapeAreRefused();
    void keysAreChecked_data();
    void keysAreChecked();
    void onlyGivenKeysArePassed();
    void answersAreTheDocumentedOnes();
    void ledgerHoldsWhatTheVendorCounts();
    void whatIsEchoedIsCut();
    void licencesAndMetricsMayBeListed();

private:
    RawAnswer send(const QByteArray &body) { return m_fixture.ask(post(Path, body, headers())); }
    Collector &collector() { return *m_fixture.collector; }
    RulesFixture m_fixture;
};

void TestDoowRules::eventsAreRefusedOneByOne_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QByteArray>("reason"); // empty: accepted
    const auto text = [](int n) { return '"' + QByteArray(n, 'x') + '"'; };
    const auto with = [](const QByteArray &member) { return measured("e", ',' + member); };
    // Replaces one member of a good event; empty: leaves it out.
    const auto but = [](const char *name, const QByteArray &value) {
        QJsonObject changed = object(measured("e"));
        const QString key = QString::fromLatin1(name);
        if (value.isEmpty())
            changed.remove(key);
        else
            changed.insert(key, QJsonDocument::fromJson('[' + value + ']').array().first());
        return QJsonDocument(changed).toJson(QJsonDocument::Compact);
    };
    const auto withMeasurement = [&](const QByteArray &members) { return but("measurements", "[{" + members + "}]"); };
    const auto quantity = [&](const QByteArray &value) { return withMeasurement("\"metric_name\":\"m\",\"quantity\":" + value); };
    const auto adjusted = [&](const QByteArray &value) {
        QByteArray json = quantity(value);
        return json.insert(1, "\"kind\":\"ADJUSTMENT\",");
    };
    const QByteArray good;

    QTest::newRow("smallest") << measured("e") << good;
    QTest::newRow("text") << QByteArray("\"e\"") << QByteArray("must be an object");
    QTest::newRow("no id") << but("event_id", {}) << good;
    QTest::newRow("empty id") << but("event_id", "\"\"") << QByteArray("event_id: must have at least 1 character(s)");
    QTest::newRow("no licence") << but("license_id", {}) << QByteArray("license_id: required");
    QTest::newRow("empty licence") << but("license_id", "\"\"") << QByteArray("license_id: must have at least 1 character(s)");
    QTest::newRow("licence is a number") << but("license_id", "7") << QByteArray("license_id: must be a string");
    QTest::newRow("no time") << but("occurred_at", {}) << QByteArray("occurred_at: required");
    const QByteArray badTime = "occurred_at: must be an ISO 8601 date and time with a zone";
    QTest::newRow("time in words") << but("occurred_at", "\"yesterday\"") << badTime;
    QTest::newRow("time without a zone") << but("occurred_at", "\"2026-05-01T12:00:00\"") << badTime;
    QTest::newRow("no such day") << but("occurred_at", "\"2026-02-30T12:00:00Z\"") << badTime;
    QTest::newRow("time with ns") << but("occurred_at", "\"2026-05-01T12:00:00.123456789Z\"") << good;
    QTest::newRow("only the flat copies")
        << but("measurements", {}).insert(1, "\"metric\":\"m\",\"quantity\":1,") << QByteArray("measurements: required");
    QTest::newRow("with the flat copies")
        << with("\"metric\":\"tokens\",\"quantity\":5,\"timestamp\":\"2026-05-01T12:00:00.000Z\"") << good;
    const QByteArray noList = "measurements: must be an array of at least 1 element";
    QTest::newRow("no measurements") << but("measurements", "[]") << noList;
    QTest::newRow("measurements are an object") << but("measurements", "{}") << noList;
    QTest::newRow("a measurement is text") << but("measurements", "[\"m\"]") << QByteArray("measurements: must hold objects");
    QTest::newRow("two measurements")
        << but("measurements", "[{\"metric_name\":\"a\",\"quantity\":1},{\"metric_name\":\"b\",\"quantity\":2}]") << good;
    QTest::newRow("the second measurement is bad")
        << but("measurements", "[{\"metric_name\":\"a\",\"quantity\":1},{\"metric_name\":\"b\",\"quantity\":0}]")
        << QByteArray("quantity: must be greater than 0");
    QTest::newRow("no metric") << withMeasurement("\"quantity\":1") << QByteArray("metric_name: required");
    QTest::newRow("metric of 255") << withMeasurement("\"quantity\":1,\"metric_name\":" + text(255)) << good;
    QTest::newRow("metric of 256") << withMeasurement("\"quantity\":1,\"metric_name\":" + text(256))
                                   << QByteArray("metric_name: must have at most 255 characters");
    QTest::newRow("no quantity") << withMeasurement("\"metric_name\":\"m\"") << QByteArray("quantity: required");
    const QByteArray notPositive = "quantity: must be greater than 0";
    QTest::newRow("quantity 0.1") << quantity("0.1") << good;
    QTest::newRow("quantity 0") << quantity("0") << notPositive;
    QTest::newRow("quantity -1") << quantity("-1") << notPositive;
    QTest::newRow("quantity in words") << quantity("\"1\"") << QByteArray("quantity: must be a number");
    QTest::newRow("quantity null") << quantity("null") << QByteArray("quantity: must be a number");
    QTest::newRow("adjustment of -5") << adjusted("-5") << good;
    QTest::newRow("adjustment of 5") << adjusted("5") << good;
    QTest::newRow("adjustment of 0") << adjusted("0") << QByteArray("quantity: must not be 0");
    QTest::newRow("usage") << with("\"kind\":\"USAGE\"") << good;
    QTest::newRow("another kind") << with("\"kind\":\"usage\"") << QByteArray("kind: must be USAGE or ADJUSTMENT");
    QTest::newRow("kind null") << with("\"kind\":null") << QByteArray("kind: must be USAGE or ADJUSTMENT");
    QTest::newRow("source") << with("\"source_system\":\"sdk\"") << good;
    QTest::newRow("source a number") << with("\"source_system\":1") << QByteArray("source_system: must be a string");
    QTest::newRow("unit of 65 is cut, not refused") << with("\"unit\":" + text(65)) << good;
    QTest::newRow("unit a number") << with("\"unit\":1") << QByteArray("unit: must be a string");
    QTest::newRow("flat attribution") << with("\"attribution\":{\"a\":\"x\",\"b\":1.5,\"c\":true}") << good;
    QTest::newRow("empty attribution") << with("\"attribution\":{}") << good;
    const QByteArray notFlat = "attribution: a must be a string, a number or a boolean";
    QTest::newRow("object in attribution") << with("\"attribution\":{\"a\":{}}") << notFlat;
    QTest::newRow("list in attribution") << with("\"attribution\":{\"a\":[1]}") << notFlat;
    QTest::newRow("null in attribution") << with("\"attribution\":{\"a\":null}") << notFlat;
    QTest::newRow("attribution a list") << with("\"attribution\":[]") << QByteArray("attribution: must be an object");
    QTest::newRow("free metadata") << with("\"metadata\":{\"a\":{\"b\":[1,null]}}") << good;
    const auto hinted = [&](const QByteArray &hint) {
        return withMeasurement("\"metric_name\":\"m\",\"quantity\":1,\"metric_tuple_hint\":" + hint);
    };
    QTest::newRow("whole hint") << hinted("{\"app_name\":\"a\",\"license_name\":\"l\",\"metric_name\":\"m\"}") << good;
    QTest::newRow("half a hint") << hinted("{\"app_name\":\"a\",\"metric_name\":\"m\"}")
                                 << QByteArray("license_name: required");
    QTest::newRow("hint in words") << hinted("\"a\"") << QByteArray("metric_tuple_hint: must be an object");
    QTest::newRow("two things wrong") << but("license_id", {}).replace(":5", ":0")
                                      << QByteArray("license_id: required; quantity: must be greater than 0");
}

void TestDoowRules::eventsAreRefusedOneByOne()
{
    QFETCH(QByteArray, event);
    QFETCH(QByteArray, reason);
    const RawAnswer answer = send(envelope(measured("good") + ',' + event));
    if (reason.isEmpty()) {
        QCOMPARE(answer.status, 202);
        QCOMPARE(answer.body, "{\"accepted\":2}");
        QCOMPARE(collector().events().size(), 2);
        return;
    }
    QCOMPARE(answer.status, 207);
    const QJsonObject body = object(answer.body);
    QCOMPARE(body.keys(), QStringList({QStringLiteral("accepted"), QStringLiteral("batch_id"), QStringLiteral("rejected"),
                                       QStringLiteral("rejections")}));
    QCOMPARE(body[QLatin1String("accepted")].toInt(), 1);
    QCOMPARE(body[QLatin1String("rejected")].toInt(), 1);
    QCOMPARE(body[QLatin1String("batch_id")].toString(), QStringLiteral("b1"));
    const QJsonArray rejections = body[QLatin1String("rejections")].toArray();
    QCOMPARE(rejections.size(), 1);
    QCOMPARE(rejections[0][QLatin1String("reason")].toString(), QString::fromUtf8(reason));
    QCOMPARE(rejections[0][QLatin1String("event_id")].toString(), object(event)[QLatin1String("event_id")].toString());
    QCOMPARE(collector().events().size(), 1);
    QCOMPARE(collector().events().constFirst().eventId, QStringLiteral("good"));
    QCOMPARE(collector().requests().constFirst().rejected, 1);
}

void TestDoowRules::envelopesOfTheWrongShapeAreRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    const QByteArray invalid = "invalid_request";
    QTest::newRow("nothing") << Path << QByteArray() << 400 << invalid;
    QTest::newRow("no JSON") << Path << QByteArray("hello") << 400 << invalid;
    QTest::newRow("cut JSON") << Path << many(1).chopped(1) << 400 << invalid;
    QTest::newRow("a list") << Path << QByteArray("[]") << 400 << invalid;
    QTest::newRow("too deep") << Path << QByteArray("[").repeated(100'000) << 400 << invalid;
    QTest::newRow("an event without its envelope") << Path << measured("e") << 400 << invalid;
    QTest::newRow("no batch id") << Path << many(1).replace("batch_id", "batch") << 400 << invalid;
    QTest::newRow("empty batch id") << Path << many(1, "") << 400 << invalid;
    QTest::newRow("batch id a number") << Path << many(1).replace("\"b1\"", "1") << 400 << invalid;
    QTest::newRow("no SDK version") << Path << many(1).replace("sdk_version", "sdk") << 400 << invalid;
    QTest::newRow("no events") << Path << many(1).replace("events", "evts") << 400 << invalid;
    QTest::newRow("events are an object") << Path << QByteArray(R"({"batch_id":"b","sdk_version":"1","events":{}})") << 400
                                          << invalid;
    QTest::newRow("0 events") << Path << many(0) << 400 << invalid;
    QTest::newRow("1000 events") << Path << many(1000) << 202 << QByteArray();
    QTest::newRow("1001 events") << Path << many(1001) << 413 << QByteArray("batch_too_large");
    const auto ofBytes = [](qsizetype bytes) {
        const QByteArray frame = envelope(measured("e", ",\"metadata\":\"\""));
        return envelope(measured("e", ",\"metadata\":\"" + QByteArray(bytes - frame.size(), 'x') + '"'));
    };
    QTest::newRow("10 MB") << Path << ofBytes(10'000'000) << 202 << QByteArray();
    QTest::newRow("10 MB and a byte") << Path << ofBytes(10'000'001) << 413 << QByteArray("payload_too_large");
    QTest::newRow("heartbeat") << QByteArray("/telemetry/heartbeat") << QByteArray("{}") << 200 << QByteArray();
    QTest::newRow("heartbeat, no JSON") << QByteArray("/telemetry/heartbeat") << QByteArray() << 400 << invalid;
}

void TestDoowRules::envelopesOfTheWrongShapeAreRefused()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    const RawAnswer answer = m_fixture.ask(post(path, body, headers()));
    QCOMPARE(answer.status, status);
    QCOMPARE(object(answer.body)[QLatin1String("code")].toString().toLatin1(), code);
    if (status < 400)
        return;
    QStringList members{QStringLiteral("code"), QStringLiteral("details"), QStringLiteral("message"), QStringLiteral("status")};
    if (status == 413) {
        members.insert(2, QStringLiteral("error"));
        QCOMPARE(object(answer.body)[QLatin1String("error")].toString().toLatin1(), code);
    }
    QCOMPARE(object(answer.body).keys(), members);
    QCOMPARE(object(answer.body)[QLatin1String("status")].toInt(), status);
    QVERIFY(collector().events().isEmpty());
}

void TestDoowRules::keysAreChecked_data()
{
    QTest::addColumn<Header>("headers");
    QTest::addColumn<int>("status");
    const auto bearer = [](const QByteArray &key) { return Header{{"Authorization", "Bearer " + key}}; };
    QTest::newRow("no header") << Header{} << 401;
    QTest::newRow("no token") << bearer("") << 401;
    QTest::newRow("in another header") << Header{{"X-API-Key", Key}} << 401;
    QTest::newRow("another vendor's") << bearer(SecretKey) << 401;
    QTest::newRow("nothing behind dk_") << bearer("dk_") << 401;
    QTest::newRow("with a space") << bearer("dk_a b") << 401;
    QTest::newRow("dk_") << bearer(Key) << 202;
    QTest::newRow("dk_ and 64 hex digits") << bearer("dk_" + QByteArray("0123456789abcdef").repeated(4)) << 202;
}

void TestDoowRules::keysAreChecked()
{
    QFETCH(Header, headers);
    QFETCH(int, status);
    headers.append({QByteArray("Content-Type"), QByteArray("application/json")});
    const RawAnswer answer = m_fixture.ask(post(Path, many(1), headers));
    QCOMPARE(answer.status, status);
    const QJsonObject body = object(answer.body);
    if (status == 401) {
        QCOMPARE(body[QLatin1String("status")].toInt(), 401);
        QCOMPARE(body[QLatin1String("code")].toString(), QStringLiteral("unauthorized"));
        QVERIFY(body[QLatin1String("message")].isString());
        QVERIFY(body[QLatin1String("details")].isObject());
    } else {
        QCOMPARE(collector().requests().constFirst().keyPrefix, QByteArray("dk_"));
    }
    QCOMPARE(m_fixture.ask(post("/telemetry/heartbeat", "{}", headers)).status, status == 401 ? 401 : 200);
}

void TestDoowRules::onlyGivenKeysArePassed()
{
    Collector::Options options;
    options.keys = {Key};
    m_fixture.start(options);
    QCOMPARE(send(many(1)).status, 202);
    QCOMPARE(m_fixture.ask(postJson(Path, many(1, "b2"), "dk_somebodyElse")).status, 401);
}

void TestDoowRules::answersAreTheDocumentedOnes()
{
    QCOMPARE(send(many(3)).body, "{\"accepted\":3}");
    QCOMPARE(m_fixture.ask(post("/telemetry/heartbeat", "{}", headers())).body, "{\"ok\":true}");
    QCOMPARE(m_fixture.ask("GET /telemetry/events HTTP/1.1\r\nHost: x\r\n\r\n").status, 404);
    QCOMPARE(m_fixture.ask(post("/telemetry/other", "{}", headers())).status, 404);
    QCOMPARE(m_fixture.ask(post(Path, many(1, "b2"), {{"Authorization", "Bearer " + Key}})).status, 400);
}

void TestDoowRules::ledgerHoldsWhatTheVendorCounts()
{
    const QByteArray one = measured("i1", ",\"unit\":\"  " + QByteArray(70, 'u') + "\",\"attribution\":{\"team\":\"a\"},"
                                       "\"metadata\":[1],\"kind\":\"USAGE\"");
    QCOMPARE(send(envelope(one)).status, 202);
    const CollectedEvent stored = collector().events().constFirst();
    QCOMPARE(stored.vendor, QStringLiteral("doow"));
    QCOMPARE(stored.route, QStringLiteral("/telemetry/events"));
    QCOMPARE(stored.eventId, QStringLiteral("i1"));
    QCOMPARE(stored.batchId, QStringLiteral("b1"));
    QCOMPARE(stored.name, QStringLiteral("tokens"));
    QCOMPARE(stored.quantity, QStringLiteral("5"));
    QCOMPARE(stored.userId, QStringLiteral("lic_1"));
    QCOMPARE(stored.timestamp, QStringLiteral("2026-05-01T12:00:00.000Z"));
    QCOMPARE(stored.json, object(one));
    QCOMPARE(stored.properties, object("{\"unit\":\"" + QByteArray(64, 'u') + "\",\"attribution\":{\"team\":\"a\"},"
                                       "\"metadata\":[1],\"kind\":\"USAGE\"}"));
    const QByteArray two = measured("i2").replace("]", ",{\"metric_name\":\"calls\",\"quantity\":0.5}]");
    QCOMPARE(send(envelope(two, "b2")).status, 202);
    QCOMPARE(collector().events().constLast().name, QStringLiteral("tokens,calls"));
    QCOMPARE(collector().events().constLast().quantity, QStringLiteral("5,0.5"));
}

void TestDoowRules::whatIsEchoedIsCut()
{
    const QByteArray nested = ",\"attribution\":{\"" + QByteArray(300, 'k') + "\":{}}";
    const RawAnswer answer = send(envelope(measured(QByteArray(129, 'i'), nested) + ',' + measured(QByteArray(128, 'j'), nested)));
    const QJsonArray rejections = object(answer.body)[QLatin1String("rejections")].toArray();
    QCOMPARE(rejections.size(), 2);
    QCOMPARE(rejections[0][QLatin1String("event_id")].toString(), QString(128, u'i'));
    QCOMPARE(rejections[1][QLatin1String("event_id")].toString(), QString(128, u'j'));
    QCOMPARE(rejections[0][QLatin1String("reason")].toString().size(), 200);
}

void TestDoowRules::licencesAndMetricsMayBeListed()
{
    Collector::Options options;
    options.licenses = {QStringLiteral("lic_1")};
    options.metrics = {QStringLiteral("tokens")};
    m_fixture.start(options);
    const QByteArray hint = R"("metric_tuple_hint":{"app_name":"a","license_name":"l","metric_name":"calls"},)";
    const QByteArray calls = measured("c").replace("tokens", "calls");
    const RawAnswer answer = send(envelope(measured("a") + ',' + measured("b").replace("lic_1", "lic_2") + ',' + calls + ','
                                           + QByteArray(calls).replace("\"c\"", "\"d\"").replace("{\"metric_name", '{' + hint + "\"metric_name")));
    QCOMPARE(answer.status, 207);
    QCOMPARE(object(answer.body)[QLatin1String("rejections")].toArray(),
             QJsonDocument::fromJson(R"([{"event_id":"b","reason":"license_not_found"},
                                         {"event_id":"c","reason":"unknown_metric: calls"}])").array());
    QCOMPARE(collector().stats().events, 2);
    // What is wrong in itself comes before what is not known.
    const RawAnswer both = send(envelope(QByteArray(calls).replace(":5", ":0"), "b2"));
    QCOMPARE(object(both.body)[QLatin1String("rejections")][0][QLatin1String("reason")].toString(),
             QStringLiteral("quantity: must be greater than 0"));
}

QTEST_GUILESS_MAIN(TestDoowRules)
#include "tst_doowrules.moc"
