// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "rawclient.h"

#include "tools/collector/collector.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Tally;
using namespace Tally::Testing;

/// Each rule of the vendor has its row: what is sent, which status, which stable code.
class TestMillimetricRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyFieldHasItsLimit_data();
    void everyFieldHasItsLimit();
    void aBatchHoldsTheSameEvents_data() { everyFieldHasItsLimit_data(); }
    void aBatchHoldsTheSameEvents();
    void bodiesOfTheWrongShapeAreRefused_data();
    void bodiesOfTheWrongShapeAreRefused();
    void keysAreChecked_data();
    void keysAreChecked();
    void onlyGivenKeysAndOriginsArePassed();
    void contentTypeMustBeJson_data();
    void contentTypeMustBeJson();
    void compressedBodiesAreRefused();
    void answersAreTheDocumentedOnes();
    void aBatchIsAllOrNothing();
    void theSameIdTwiceIsStoredTwice();
    void identifyIsStoredAsAnEvent();

private:
    RawAnswer ask(const QByteArray &request);
    static QByteArray code(const RawAnswer &answer);
    std::unique_ptr<Collector> m_collector;
};

void TestMillimetricRules::init()
{
    m_collector = std::make_unique<Collector>();
    QVERIFY2(m_collector->start(), qPrintable(m_collector->errorString()));
}

RawAnswer TestMillimetricRules::ask(const QByteArray &request)
{
    RawClient client(m_collector->port());
    client.send(request);
    return client.answer();
}

QByteArray TestMillimetricRules::code(const RawAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object().value(QLatin1String("error")).toString().toLatin1();
}

void TestMillimetricRules::everyFieldHasItsLimit_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QByteArray>("field"); // empty: accepted
    const auto text = [](int n) { return '"' + QByteArray(n, 'x') + '"'; };
    const auto with = [](const QByteArray &member) { return "{\"event\":\"e\"," + member + '}'; };

    QTest::newRow("smallest") << QByteArray("{\"event\":\"e\"}") << QByteArray();
    QTest::newRow("no name") << QByteArray("{}") << QByteArray("event");
    QTest::newRow("empty name") << QByteArray("{\"event\":\"\"}") << QByteArray("event");
    QTest::newRow("name of 128") << "{\"event\":" + text(128) + '}' << QByteArray();
    QTest::newRow("name of 129") << "{\"event\":" + text(129) + '}' << QByteArray("event");
    QTest::newRow("name is a number") << QByteArray("{\"event\":5}") << QByteArray("event");
    QTest::newRow("name is null") << QByteArray("{\"event\":null}") << QByteArray("event");
    QTest::newRow("system name") << QByteArray("{\"event\":\"$pageview\"}") << QByteArray();
    QTest::newRow("name in another script") << QByteArray("{\"event\":\"k\xc3\xa4ufe\"}") << QByteArray();

    struct Limit { const char *field; int max; bool mayBeEmpty; };
    for (const Limit &limit : {Limit{"event_id", 128, false}, {"anonymous_id", 128, false}, {"user_id", 256, false},
                               {"session_id", 128, false}, {"path", 2048, true}, {"referrer", 2048, true}}) {
        const QByteArray field = limit.field;
        const QByteArray key = '"' + field + "\":";
        QTest::addRow("%s at its limit", limit.field) << with(key + text(limit.max)) << QByteArray();
        QTest::addRow("%s over its limit", limit.field) << with(key + text(limit.max + 1)) << field;
        QTest::addRow("%s empty", limit.field) << with(key + "\"\"") << (limit.mayBeEmpty ? QByteArray() : field);
        QTest::addRow("%s null", limit.field) << with(key + "null") << field;
        QTest::addRow("%s a number", limit.field) << with(key + "7") << field;
        QTest::addRow("%s an object", limit.field) << with(key + "{}") << field;
    }

    QTest::newRow("url") << with("\"url\":\"https://shop.example/a?b=c\"") << QByteArray();
    QTest::newRow("url of 2048") << with("\"url\":\"https://a/" + QByteArray(2038, 'x') + "\"") << QByteArray();
    QTest::newRow("url of 2049") << with("\"url\":\"https://a/" + QByteArray(2039, 'x') + "\"") << QByteArray("url");
    QTest::newRow("url is a path") << with("\"url\":\"/a\"") << QByteArray("url");
    QTest::newRow("url is words") << with("\"url\":\"not a url\"") << QByteArray("url");
    QTest::newRow("url without a host") << with("\"url\":\"https://\"") << QByteArray("url");
    QTest::newRow("url is null") << with("\"url\":null") << QByteArray("url");

    const auto time = [&](const char *value) { return with(QByteArray("\"timestamp\":") + value); };
    QTest::newRow("time with ms") << time("\"2026-05-01T12:00:00.123Z\"") << QByteArray();
    QTest::newRow("time without ms") << time("\"2026-05-01T12:00:00Z\"") << QByteArray();
    QTest::newRow("time with an offset") << time("\"2026-05-01T12:00:00+02:00\"") << QByteArray();
    QTest::newRow("time without a zone") << time("\"2026-05-01T12:00:00\"") << QByteArray("timestamp");
    QTest::newRow("a date only") << time("\"2026-05-01\"") << QByteArray("timestamp");
    QTest::newRow("no such day") << time("\"2026-02-30T12:00:00Z\"") << QByteArray("timestamp");
    QTest::newRow("time in words") << time("\"yesterday\"") << QByteArray("timestamp");
    QTest::newRow("time as a number") << time("1777636800") << QByteArray("timestamp");
    QTest::newRow("time is null") << time("null") << QByteArray("timestamp");

    // {"k":"…"} has 8 bytes around its text.
    const auto properties = [&](int bytes) { return with("\"properties\":{\"k\":" + text(bytes - 8) + '}'); };
    QTest::newRow("properties of 8192 bytes") << properties(8192) << QByteArray();
    QTest::newRow("properties of 8193 bytes") << properties(8193) << QByteArray("properties");
    QTest::newRow("properties count bytes, not characters")
        << with("\"properties\":{\"k\":\"" + QByteArray("\xc3\xa4").repeated(4093) + "\"}") << QByteArray("properties");
    QTest::newRow("properties without their spaces fit")
        << with("\"properties\":{   \"k\":" + text(8184) + '}') << QByteArray();
    QTest::newRow("nested properties") << with("\"properties\":{\"a\":{\"b\":[1,{\"c\":null}]}}") << QByteArray();
    QTest::newRow("properties are a list") << with("\"properties\":[]") << QByteArray("properties");
    QTest::newRow("properties are null") << with("\"properties\":null") << QByteArray("properties");
    QTest::newRow("properties are text") << with("\"properties\":\"{}\"") << QByteArray("properties");
    QTest::newRow("what the server adds itself is ignored") << with("\"country\":5,\"zzz\":null") << QByteArray();
}

void TestMillimetricRules::everyFieldHasItsLimit()
{
    QFETCH(QByteArray, event);
    QFETCH(QByteArray, field);
    const RawAnswer answer = ask(postJson("/v1/track", event));
    if (field.isEmpty()) {
        QCOMPARE(answer.status, 202);
        QCOMPARE(m_collector->events().size(), 1);
        return;
    }
    QCOMPARE(answer.status, 400);
    QCOMPARE(code(answer), "invalid_payload");
    const QJsonObject fields = QJsonDocument::fromJson(answer.body)
                                   .object()
                                   .value(QLatin1String("details"))
                                   .toObject()
                                   .value(QLatin1String("fieldErrors"))
                                   .toObject();
    QCOMPARE(fields.keys(), QStringList{QString::fromLatin1(field)});
    QVERIFY(m_collector->events().isEmpty());
}

void TestMillimetricRules::aBatchHoldsTheSameEvents()
{
    QFETCH(QByteArray, event);
    QFETCH(QByteArray, field);
    const RawAnswer answer = ask(postJson("/v1/batch", "{\"events\":[{\"event\":\"good\"}," + event + "]}"));
    QCOMPARE(answer.status, field.isEmpty() ? 202 : 400);
    QCOMPARE(m_collector->events().size(), field.isEmpty() ? 2 : 0);
}

void TestMillimetricRules::bodiesOfTheWrongShapeAreRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto events = [](int n) {
        return "{\"events\":[" + QByteArray("{\"event\":\"e\"},").repeated(n - 1) + "{\"event\":\"e\"}]}";
    };
    for (const QByteArray path : {"/v1/track", "/v1/batch", "/v1/identify", "/v1/forget"}) {
        QTest::addRow("%s nothing", path.constData()) << path << QByteArray() << 400;
        QTest::addRow("%s no JSON", path.constData()) << path << QByteArray("hello") << 400;
        QTest::addRow("%s cut JSON", path.constData()) << path << QByteArray("{\"event\":\"e\"") << 400;
        QTest::addRow("%s a list", path.constData()) << path << QByteArray("[]") << 400;
        QTest::addRow("%s text", path.constData()) << path << QByteArray("\"x\"") << 400;
        QTest::addRow("%s null", path.constData()) << path << QByteArray("null") << 400;
        QTest::addRow("%s too deep", path.constData()) << path << QByteArray("[").repeated(100'000) << 400;
        QTest::addRow("%s deep objects", path.constData())
            << path << QByteArray("{\"a\":").repeated(5000) + '1' + QByteArray("}").repeated(5000) << 400;
        QTest::addRow("%s not UTF-8", path.constData()) << path << QByteArray("{\"event\":\"\xff\xfe\"}") << 400;
        QTest::addRow("%s zero bytes", path.constData()) << path << QByteArray(100, '\0') << 400;
    }
    QTest::newRow("no events") << QByteArray("/v1/batch") << QByteArray("{}") << 400;
    QTest::newRow("events are an object") << QByteArray("/v1/batch") << QByteArray("{\"events\":{}}") << 400;
    QTest::newRow("0 events") << QByteArray("/v1/batch") << QByteArray("{\"events\":[]}") << 400;
    QTest::newRow("1 event") << QByteArray("/v1/batch") << events(1) << 202;
    QTest::newRow("1000 events") << QByteArray("/v1/batch") << events(1000) << 202;
    QTest::newRow("1001 events") << QByteArray("/v1/batch") << events(1001) << 400;
    QTest::newRow("an event is text") << QByteArray("/v1/batch") << QByteArray("{\"events\":[\"e\"]}") << 400;
    const auto identify = [](const QByteArray &members) { return '{' + members + '}'; };
    const QByteArray path = "/v1/identify";
    const QByteArray a = "\"anonymous_id\":\"a\"";
    const QByteArray u = "\"user_id\":\"u\"";
    QTest::newRow("identify") << path << identify(a + ',' + u) << 200;
    QTest::newRow("identify with traits") << path << identify(a + ',' + u + ",\"traits\":{\"plan\":\"pro\"}") << 200;
    QTest::newRow("identify without user") << path << identify(a) << 400;
    QTest::newRow("identify without anonymous") << path << identify(u) << 400;
    QTest::newRow("identify, empty user") << path << identify(a + ",\"user_id\":\"\"") << 400;
    QTest::newRow("identify, user of 257") << path << identify(a + ",\"user_id\":\"" + QByteArray(257, 'u') + '"') << 400;
    QTest::newRow("identify, traits a list") << path << identify(a + ',' + u + ",\"traits\":[]") << 400;
    QTest::newRow("identify, traits too long")
        << path << identify(a + ',' + u + ",\"traits\":{\"k\":\"" + QByteArray(8192, 'x') + "\"}") << 400;
    QTest::newRow("forget") << QByteArray("/v1/forget") << identify(u) << 200;
    QTest::newRow("forget nobody") << QByteArray("/v1/forget") << QByteArray("{}") << 400;
    QTest::newRow("forget a number") << QByteArray("/v1/forget") << QByteArray("{\"user_id\":3}") << 400;
}

void TestMillimetricRules::bodiesOfTheWrongShapeAreRefused()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const RawAnswer answer = ask(postJson(path, body));
    QCOMPARE(answer.status, status);
    if (status == 400)
        QCOMPARE(code(answer), "invalid_payload");
}

void TestMillimetricRules::keysAreChecked_data()
{
    using Header = QList<QPair<QByteArray, QByteArray>>;
    QTest::addColumn<Header>("headers");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("error");
    const QByteArray track = "/v1/track";
    const QByteArray forget = "/v1/forget";
    const auto bearer = [](const QByteArray &key) { return Header{{"Authorization", "Bearer " + key}}; };
    const auto from = [](const QByteArray &key, const QByteArray &origin) {
        return Header{{"Authorization", "Bearer " + key}, {"Origin", origin}};
    };
    QTest::newRow("no header") << Header{} << track << 401 << QByteArray("missing_bearer_token");
    QTest::newRow("basic") << Header{{"Authorization", "Basic eDp5"}} << track << 401 << QByteArray("missing_bearer_token");
    QTest::newRow("no token") << bearer("") << track << 401 << QByteArray("missing_bearer_token");
    QTest::newRow("in another header") << Header{{"X-API-Key", SecretKey}} << track << 401 << QByteArray("missing_bearer_token");
    QTest::newRow("words") << bearer("hello") << track << 401 << QByteArray("malformed_api_key");
    QTest::newRow("unknown kind") << bearer("zk_live_1a2b3c4d_x") << track << 401 << QByteArray("malformed_api_key");
    QTest::newRow("short prefix") << bearer("sk_live_1a2b_x") << track << 401 << QByteArray("malformed_api_key");
    QTest::newRow("no secret") << bearer("sk_live_1a2b3c4d_") << track << 401 << QByteArray("malformed_api_key");
    QTest::newRow("secret with a space") << bearer("sk_live_1a2b3c4d_a b") << track << 401 << QByteArray("malformed_api_key");
    QTest::newRow("secret") << bearer(SecretKey) << track << 202 << QByteArray();
    QTest::newRow("secret, small letters") << Header{{"authorization", "bearer " + SecretKey}} << track << 202 << QByteArray();
    QTest::newRow("read only") << bearer("rk_live_1a2b3c4d_x") << track << 401 << QByteArray("key_kind_mismatch");
    QTest::newRow("account") << bearer("ak_live_1a2b3c4d_x") << track << 401 << QByteArray("key_kind_mismatch");
    QTest::newRow("public without origin") << bearer("pk_live_1a2b3c4d_x") << track << 403 << QByteArray("origin_not_allowed");
    QTest::newRow("public") << from("pk_live_1a2b3c4d_x", "https://shop.example") << track << 202 << QByteArray();
    QTest::newRow("secret forgets") << bearer(SecretKey) << forget << 200 << QByteArray();
    QTest::newRow("public forgets") << from("pk_live_1a2b3c4d_x", "https://shop.example") << forget << 403
                                    << QByteArray("forget_requires_secret_key");
    QTest::newRow("read only forgets") << bearer("rk_live_1a2b3c4d_x") << forget << 401 << QByteArray("key_kind_mismatch");
}

void TestMillimetricRules::keysAreChecked()
{
    using Header = QList<QPair<QByteArray, QByteArray>>;
    QFETCH(Header, headers);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QByteArray, error);
    headers.append(qMakePair(QByteArray("Content-Type"), QByteArray("application/json")));
    const RawAnswer answer = ask(post(path, "{\"event\":\"e\",\"user_id\":\"u\"}", headers));
    QCOMPARE(answer.status, status);
    QCOMPARE(code(answer), error);
}

void TestMillimetricRules::onlyGivenKeysAndOriginsArePassed()
{
    Collector::Options options;
    options.keys = {SecretKey, "pk_live_1a2b3c4d_x"};
    options.origins = {QStringLiteral("https://shop.example"), QStringLiteral("https://www.shop.example")};
    m_collector = std::make_unique<Collector>(options);
    QVERIFY(m_collector->start());
    const QByteArray body = "{\"event\":\"e\"}";
    QCOMPARE(ask(postJson("/v1/track", body)).status, 202);
    const RawAnswer stranger = ask(postJson("/v1/track", body, "sk_live_1a2b3c4d_somebodyElse"));
    QCOMPARE(stranger.status, 401);
    QCOMPARE(code(stranger), "invalid_api_key");
    const auto from = [&](const QByteArray &origin) {
        return ask(post("/v1/track", body, {{"Authorization", "Bearer pk_live_1a2b3c4d_x"}, {"Origin", origin},
                                            {"Content-Type", "application/json"}}));
    };
    QCOMPARE(from("https://shop.example").status, 202);
    QCOMPARE(from("https://www.shop.example").status, 202);
    const RawAnswer elsewhere = from("https://other.example");
    QCOMPARE(elsewhere.status, 403);
    QCOMPARE(elsewhere.body, "{\"error\":\"origin_not_allowed\"}");
}

void TestMillimetricRules::contentTypeMustBeJson_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("json") << QByteArray("application/json") << 202;
    QTest::newRow("with charset") << QByteArray("application/json; charset=utf-8") << 202;
    QTest::newRow("capitals") << QByteArray("Application/JSON") << 202;
    QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded") << 400;
    QTest::newRow("text") << QByteArray("text/plain") << 400;
    QTest::newRow("empty") << QByteArray("") << 400;
}

void TestMillimetricRules::contentTypeMustBeJson()
{
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    QCOMPARE(ask(post("/v1/track", "{\"event\":\"e\"}",
                      {{"Authorization", "Bearer " + SecretKey}, {"Content-Type", type}})).status, status);
}

void TestMillimetricRules::compressedBodiesAreRefused()
{
    QCOMPARE(ask(post("/v1/track", "{\"event\":\"e\"}", {{"Authorization", "Bearer " + SecretKey},
                                                         {"Content-Type", "application/json"},
                                                         {"Content-Encoding", "gzip"}})).status, 400);
}

void TestMillimetricRules::answersAreTheDocumentedOnes()
{
    QCOMPARE(ask(postJson("/v1/track", "{\"event\":\"e\",\"event_id\":\"i1\"}")).body, "{\"event_id\":\"i1\",\"ok\":true}");
    QCOMPARE(ask(postJson("/v1/track", "{\"event\":\"e\"}")).body, "{\"event_id\":null,\"ok\":true}");
    QCOMPARE(ask(postJson("/v1/batch", "{\"events\":[{\"event\":\"a\"},{\"event\":\"b\"}]}")).body,
             "{\"count\":2,\"ok\":true}");
    QCOMPARE(ask(postJson("/v1/identify", "{\"anonymous_id\":\"a\",\"user_id\":\"u\"}")).body, "{\"ok\":true}");
    QCOMPARE(ask(postJson("/v1/forget", "{\"user_id\":\"u\"}")).body, "{\"ok\":true,\"queued\":true}");
    QCOMPARE(ask(postJson("/v1/group", "{}")).status, 404);
    QCOMPARE(ask(postJson("/v1/track/", "{\"event\":\"e\"}")).status, 404);
    QCOMPARE(ask("GET /v1/track HTTP/1.1\r\nHost: x\r\n\r\n").status, 404);
    QCOMPARE(ask(postJson("/v1/track", "{}")).header("content-type"), "application/json");
}

void TestMillimetricRules::aBatchIsAllOrNothing()
{
    const RawAnswer answer = ask(postJson("/v1/batch", "{\"events\":[{\"event\":\"a\"},{\"event\":\"\"},{\"event\":\"c\"}]}"));
    QCOMPARE(answer.status, 400);
    // The error names the member of the body, not the element: so the vendor's flattened errors do.
    QCOMPARE(QJsonDocument::fromJson(answer.body).object().value(QLatin1String("details")).toObject()
                 .value(QLatin1String("fieldErrors")).toObject().keys(), QStringList{QStringLiteral("events")});
    QCOMPARE(m_collector->stats(), (CollectorStats{0, 0, 0, 1}));
}

void TestMillimetricRules::theSameIdTwiceIsStoredTwice()
{
    const QByteArray event = postJson("/v1/track", "{\"event\":\"e\",\"event_id\":\"same\"}");
    QCOMPARE(ask(event).status, 202);
    QCOMPARE(ask(event).status, 202);
    QCOMPARE(ask(postJson("/v1/track", "{\"event\":\"e\"}")).status, 202);
    QCOMPARE(ask(postJson("/v1/track", "{\"event\":\"e\"}")).status, 202);
    QCOMPARE(m_collector->count(QStringLiteral("same")), 2);
    QCOMPARE(m_collector->stats(), (CollectorStats{4, 3, 1, 4}));
    QCOMPARE(m_collector->events().at(1).copies, 2);
}

void TestMillimetricRules::identifyIsStoredAsAnEvent()
{
    QCOMPARE(ask(postJson("/v1/identify", "{\"anonymous_id\":\"a\",\"user_id\":\"u\",\"traits\":{\"plan\":\"pro\"}}")).status, 200);
    const QList<CollectedEvent> events = m_collector->events();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().name, QStringLiteral("$identify"));
    QCOMPARE(events.first().userId, QStringLiteral("u"));
    QCOMPARE(events.first().anonymousId, QStringLiteral("a"));
    QCOMPARE(events.first().route, QStringLiteral("/v1/identify"));
    QCOMPARE(events.first().json.value(QLatin1String("properties")).toObject(),
             (QJsonObject{{QStringLiteral("plan"), QStringLiteral("pro")}}));
}

QTEST_GUILESS_MAIN(TestMillimetricRules)
#include "tst_millimetricrules.moc"
