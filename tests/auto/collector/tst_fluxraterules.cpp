// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "rulesfixture.h"

#include <QTemporaryDir>

using namespace Tally;
using namespace Tally::Testing;

namespace {

const QByteArray Track = "/api/v1/sdk/track";
const QByteArray Usage = "/api/v1/usage";
const QByteArray Key = "org_live_notARealSecret";
const QByteArray Token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.notARealSignature";
const QByteArray Meter = "550e8400-e29b-41d4-a716-446655440000";
const QByteArray OtherMeter = "550e8400-e29b-41d4-a716-446655440001";

QByteArray tracked(const QByteArray &more = {}, const QByteArray &quantity = "1", const QByteArray &meter = Meter)
{
    return "{\"meter_token\":\"" + meter + "\",\"customer_external_id\":\"cust_1\",\"quantity\":" + quantity + more + '}';
}

QByteArray used(const QByteArray &more = {})
{
    return "{\"meter_id\":\"m1\",\"customer_id\":\"c1\",\"quantity\":100" + more + '}';
}

Header withKey(const QByteArray &key = Key)
{
    return {{"X-API-Key", key}, {"Content-Type", "application/json"}};
}

Header withCookie(const QByteArray &cookie = "access_token=" + Token)
{
    return {{"Cookie", cookie}, {"Content-Type", "application/json"}};
}

QByteArray keyed(const QByteArray &key)
{
    return ",\"idempotency_key\":\"" + key + '"';
}

QString detail(const RawAnswer &answer)
{
    return object(answer.body)[QLatin1String("detail")].toString();
}

} // namespace

/// Each rule of the vendor has its row: what is sent, which status, which field.
class TestFluxrateRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture.start(); }
    void everyFieldHasItsRule_data();
    void everyFieldHasItsRule();
    void bodiesOfTheWrongShapeAreRefused_data();
    void bodiesOfTheWrongShapeAreRefused();
    void credentialsAreChecked_data();
    void credentialsAreChecked();
    void keysMayBeListedAndLackTheScope();
    void theBasePathMayBeMissing();
    void answersHoldTheRecord();
    void ledgerHoldsWhatTheVendorCounts();
    void theSameKeyIsStoredOnce();
    void theRecordOutlivesTheCollector();
    void withoutAKeyNothingIsDeduplicated();
    void metersAndCustomersMayBeListed();
    void uniqueCountWantsAUser();
    void refusedEventsAreTheirOwnFault();
    void statusHasTheVendorsBody_data();
    void statusHasTheVendorsBody();

private:
    RawAnswer track(const QByteArray &body) { return m_fixture.ask(post(Track, body, withKey())); }
    RawAnswer use(const QByteArray &body) { return m_fixture.ask(post(Usage, body, withCookie())); }
    Collector &collector() { return *m_fixture.collector; }
    RulesFixture m_fixture;
};

void TestFluxrateRules::everyFieldHasItsRule_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("field"); // empty: accepted
    const QByteArray good;
    for (const QByteArray &path : {Track, Usage}) {
        const bool sdk = path == Track;
        const QByteArray meter = sdk ? "meter_token" : "meter_id";
        const QByteArray customer = sdk ? "customer_external_id" : "customer_id";
        const QByteArray smallest = sdk ? tracked() : used();
        const auto row = [&](const char *name) -> QTestData & {
            return QTest::addRow("%s %s", sdk ? "track" : "usage", name) << path;
        };
        const auto but = [&](const QByteArray &name, const QByteArray &value) {
            QJsonObject changed = object(smallest);
            if (value.isEmpty())
                changed.remove(QString::fromLatin1(name));
            else
                changed.insert(QString::fromLatin1(name), QJsonDocument::fromJson('[' + value + ']').array().first());
            return QJsonDocument(changed).toJson(QJsonDocument::Compact);
        };
        row("smallest") << smallest << good;
        row("no meter") << but(meter, {}) << meter;
        row("empty meter") << but(meter, "\"\"") << meter;
        row("meter a number") << but(meter, "7") << meter;
        row("meter in words") << but(meter, "\"api_calls\"") << (sdk ? meter : good);
        row("no customer") << but(customer, {}) << customer;
        row("empty customer") << but(customer, "\"\"") << customer;
        row("customer null") << but(customer, "null") << customer;
        const QByteArray quantity = "quantity";
        row("no quantity") << but(quantity, {}) << quantity;
        row("quantity 0.1") << but(quantity, "0.1") << good;
        row("quantity 0") << but(quantity, "0") << quantity;
        row("quantity -1") << but(quantity, "-1") << quantity;
        row("quantity in words") << but(quantity, "\"1\"") << quantity;
        row("quantity null") << but(quantity, "null") << quantity;
        row("time") << but("timestamp", "\"2026-05-01T12:00:00Z\"") << good;
        row("time with ms") << but("timestamp", "\"2026-05-01T12:00:00.123Z\"") << good;
        row("time null") << but("timestamp", "null") << good;
        row("time in words") << but("timestamp", "\"now\"") << QByteArray("timestamp");
        row("time as a number") << but("timestamp", "1777636800") << QByteArray("timestamp");
        row("idempotency key") << but("idempotency_key", "\"k\"") << good;
        row("idempotency key null") << but("idempotency_key", "null") << good;
        row("idempotency key empty") << but("idempotency_key", "\"\"") << QByteArray("idempotency_key");
        row("idempotency key a number") << but("idempotency_key", "5") << QByteArray("idempotency_key");
        row("metadata") << but("metadata", "{\"a\":{\"b\":1}}") << good;
        row("metadata null") << but("metadata", "null") << good;
        row("metadata a list") << but("metadata", "[]") << QByteArray("metadata");
        row("the other route's names") << (sdk ? used() : tracked()) << customer + ' ' + meter;
    }
}

void TestFluxrateRules::everyFieldHasItsRule()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, field);
    const RawAnswer answer = path == Track ? track(body) : use(body);
    if (field.isEmpty()) {
        QCOMPARE(answer.status, 201);
        QCOMPARE(collector().events().size(), 1);
        return;
    }
    QCOMPARE(answer.status, 422);
    QVERIFY(object(answer.body)[QLatin1String("detail")].isArray());
    QByteArrayList fields;
    const QJsonArray list = object(answer.body)[QLatin1String("detail")].toArray();
    for (const QJsonValue &entry : list) {
        QCOMPARE(entry[QLatin1String("loc")][0].toString(), QStringLiteral("body"));
        QVERIFY(entry[QLatin1String("msg")].isString());
        const QByteArray name = entry[QLatin1String("loc")][1].toString().toLatin1();
        if (!fields.contains(name))
            fields.append(name);
    }
    QCOMPARE(fields.join(' '), field);
    QVERIFY(collector().events().isEmpty());
}

void TestFluxrateRules::bodiesOfTheWrongShapeAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Header>("more");
    QTest::newRow("nothing") << QByteArray() << Header{{"Content-Type", "application/json"}};
    QTest::newRow("no JSON") << QByteArray("hello") << Header{{"Content-Type", "application/json"}};
    QTest::newRow("cut JSON") << tracked().chopped(1) << Header{{"Content-Type", "application/json"}};
    QTest::newRow("a list of events") << '[' + tracked() + ']' << Header{{"Content-Type", "application/json"}};
    QTest::newRow("too deep") << QByteArray("[").repeated(100'000) << Header{{"Content-Type", "application/json"}};
    QTest::newRow("no type") << tracked() << Header{};
    QTest::newRow("form") << tracked() << Header{{"Content-Type", "application/x-www-form-urlencoded"}};
    QTest::newRow("gzip") << tracked() << Header{{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}};
}

void TestFluxrateRules::bodiesOfTheWrongShapeAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(Header, more);
    const RawAnswer answer = m_fixture.ask(post(Track, body, Header{{"X-API-Key", Key}} + more));
    QCOMPARE(answer.status, 400);
    QVERIFY(!detail(answer).isEmpty());
}

void TestFluxrateRules::credentialsAreChecked_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Header>("headers");
    QTest::addColumn<int>("status");
    QTest::newRow("track, no key") << Track << Header{} << 401;
    QTest::newRow("track, empty key") << Track << Header{{"X-API-Key", ""}} << 401;
    QTest::newRow("track, live key") << Track << Header{{"X-API-Key", Key}} << 201;
    QTest::newRow("track, the Go SDK's key") << Track << Header{{"x-api-key", "sk_test_abc"}} << 201;
    QTest::newRow("track, another vendor's key") << Track << Header{{"X-API-Key", "ss_live_abc"}} << 401;
    QTest::newRow("track, no secret") << Track << Header{{"X-API-Key", "org_live_"}} << 401;
    QTest::newRow("track, as bearer") << Track << Header{{"Authorization", "Bearer " + Key}} << 401;
    QTest::newRow("track, cookie") << Track << Header{{"Cookie", "access_token=" + Token}} << 401;
    QTest::newRow("usage, nothing") << Usage << Header{} << 401;
    QTest::newRow("usage, cookie") << Usage << Header{{"Cookie", "access_token=" + Token}} << 201;
    QTest::newRow("usage, one of several cookies") << Usage << Header{{"Cookie", "a=b; access_token=" + Token + "; c=d"}} << 201;
    QTest::newRow("usage, another cookie") << Usage << Header{{"Cookie", "refresh_token=" + Token}} << 401;
    QTest::newRow("usage, two parts") << Usage << Header{{"Cookie", "access_token=a.b"}} << 401;
    QTest::newRow("usage, four parts") << Usage << Header{{"Cookie", "access_token=a.b.c.d"}} << 401;
    QTest::newRow("usage, an empty part") << Usage << Header{{"Cookie", "access_token=a..c"}} << 401;
    QTest::newRow("usage, not base64url") << Usage << Header{{"Cookie", "access_token=a.b+.c"}} << 401;
    QTest::newRow("usage, API key") << Usage << Header{{"X-API-Key", Key}} << 401;
    QTest::newRow("usage, token as bearer") << Usage << Header{{"Authorization", "Bearer " + Token}} << 401;
}

void TestFluxrateRules::credentialsAreChecked()
{
    QFETCH(QByteArray, path);
    QFETCH(Header, headers);
    QFETCH(int, status);
    headers.append({QByteArray("Content-Type"), QByteArray("application/json")});
    const RawAnswer answer = m_fixture.ask(post(path, path == Track ? tracked() : used(), headers));
    QCOMPARE(answer.status, status);
    if (status == 401)
        QVERIFY(!detail(answer).isEmpty());
    // Nothing of a credential but its kind is kept.
    const CollectedRequest request = collector().requests().constFirst();
    for (const auto &[name, value] : request.headers)
        QVERIFY2(!value.contains("notAReal"), name.constData());
    if (status == 201)
        QCOMPARE(request.keyPrefix, path == Usage ? QByteArray()
                                                  : headers.first().second.left(headers.first().second.lastIndexOf('_') + 1));
}

void TestFluxrateRules::keysMayBeListedAndLackTheScope()
{
    Collector::Options options;
    options.keys = {Key, "org_live_reader", Token};
    options.keysWithoutScope = {"org_live_reader"};
    m_fixture.start(options);
    QCOMPARE(track(tracked()).status, 201);
    QCOMPARE(use(used()).status, 201);
    QCOMPARE(m_fixture.ask(post(Track, tracked(), withKey("org_live_other"))).status, 401);
    QCOMPARE(m_fixture.ask(post(Usage, used(), withCookie("access_token=a.b.c"))).status, 401);
    const RawAnswer reader = m_fixture.ask(post(Track, tracked(), withKey("org_live_reader")));
    QCOMPARE(reader.status, 403);
    QVERIFY(detail(reader).contains(QLatin1String("usage.write")));
    QCOMPARE(collector().stats().events, 2);
}

void TestFluxrateRules::theBasePathMayBeMissing()
{
    QCOMPARE(m_fixture.ask(post("/sdk/track", tracked(), withKey())).status, 201);
    QCOMPARE(m_fixture.ask(post("/usage", used(), withCookie())).status, 201);
    QCOMPARE(m_fixture.ask(post("/api/v2/sdk/track", tracked(), withKey())).status, 404);
    QCOMPARE(m_fixture.ask(post("/api/v1/api/v1/sdk/track", tracked(), withKey())).status, 404);
    QCOMPARE(m_fixture.ask(post("/api/v1/sdk/tracks", tracked(), withKey())).status, 404);
    QCOMPARE(m_fixture.ask("GET /api/v1/sdk/track HTTP/1.1\r\nHost: x\r\n\r\n").status, 404);
}

void TestFluxrateRules::answersHoldTheRecord()
{
    const RawAnswer answer = track(tracked(",\"timestamp\":\"2026-05-01T12:00:00Z\",\"metadata\":{\"a\":1}", "0.1"));
    QCOMPARE(answer.status, 201);
    const QJsonObject record = object(answer.body);
    QCOMPARE(record.keys(), QStringList({QStringLiteral("created_at"), QStringLiteral("customer_id"), QStringLiteral("id"),
                                         QStringLiteral("meta_data"), QStringLiteral("meter_id"), QStringLiteral("quantity"),
                                         QStringLiteral("timestamp")}));
    QCOMPARE(record[QLatin1String("quantity")], QJsonValue(QStringLiteral("0.1")));
    QCOMPARE(record[QLatin1String("timestamp")].toString(), QStringLiteral("2026-05-01T12:00:00Z"));
    QCOMPARE(record[QLatin1String("meta_data")].toObject(), object("{\"a\":1}"));
    // Without a time of its own an event has the time of its arrival; ids differ from event to event only.
    const QJsonObject second = object(track(tracked()).body);
    QCOMPARE(second[QLatin1String("timestamp")], second[QLatin1String("created_at")]);
    QCOMPARE(second[QLatin1String("created_at")].toString(),
             collector().events().constLast().receivedAt.toUTC().toString(Qt::ISODateWithMs));
    QVERIFY(second[QLatin1String("id")] != record[QLatin1String("id")]);
    QCOMPARE(second[QLatin1String("meter_id")], record[QLatin1String("meter_id")]);
    QCOMPARE(second[QLatin1String("customer_id")], record[QLatin1String("customer_id")]);
}

void TestFluxrateRules::ledgerHoldsWhatTheVendorCounts()
{
    const QByteArray body = tracked(keyed("k") + ",\"timestamp\":\"2026-05-01T12:00:00Z\",\"metadata\":{\"a\":1}", "12345678901");
    QCOMPARE(track(body).status, 201);
    const CollectedEvent event = collector().events().constFirst();
    QCOMPARE(event.vendor, QStringLiteral("fluxrate"));
    QCOMPARE(event.route, QStringLiteral("/api/v1/sdk/track"));
    QCOMPARE(event.eventId, QStringLiteral("k"));
    QCOMPARE(event.name, QString::fromLatin1(Meter));
    QCOMPARE(event.userId, QStringLiteral("cust_1"));
    QCOMPARE(event.quantity, QStringLiteral("12345678901"));
    QCOMPARE(event.timestamp, QStringLiteral("2026-05-01T12:00:00Z"));
    QCOMPARE(event.properties, object("{\"a\":1}"));
    QCOMPARE(event.json, object(body));
}

void TestFluxrateRules::theSameKeyIsStoredOnce()
{
    const RawAnswer first = track(tracked(keyed("k1"), "3"));
    const RawAnswer again = track(tracked(keyed("k1"), "3"));
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, first.body);
    QVERIFY(!collector().requests().constFirst().deduplicated);
    QVERIFY(collector().requests().constLast().deduplicated);
    QCOMPARE(track(tracked(keyed("k2"), "3")).status, 201);
    QCOMPARE(collector().stats(), (CollectorStats{2, 2, 0, 3, 1}));
    // Both routes share the keys; what is refused is not remembered.
    QCOMPARE(use(used(keyed("k2"))).status, 201);
    QCOMPARE(collector().stats().events, 2);
    QCOMPARE(track(tracked(keyed("k3"), "0")).status, 422);
    QCOMPARE(track(tracked(keyed("k3"), "1")).status, 201);
    QCOMPARE(collector().count(QStringLiteral("k3"), QStringLiteral("fluxrate")), 1);
}

void TestFluxrateRules::theRecordOutlivesTheCollector()
{
    const QTemporaryDir folder;
    Collector::Options options;
    options.database = folder.filePath(QStringLiteral("events.db"));
    m_fixture.start(options);
    const RawAnswer first = track(tracked(keyed("k")));
    m_fixture.start(options);
    QCOMPARE(track(tracked(keyed("k"))).body, first.body);
    QCOMPARE(collector().stats(), (CollectorStats{1, 1, 0, 2, 1}));
}

void TestFluxrateRules::withoutAKeyNothingIsDeduplicated()
{
    QCOMPARE(track(tracked()).status, 201);
    QCOMPARE(track(tracked()).status, 201);
    QCOMPARE(collector().stats(), (CollectorStats{2, 2, 0, 2, 0}));
}

void TestFluxrateRules::metersAndCustomersMayBeListed()
{
    Collector::Options options;
    options.meters = {{QString::fromLatin1(Meter), Aggregation::Sum}};
    options.customers = {QStringLiteral("cust_1")};
    m_fixture.start(options);
    QCOMPARE(track(tracked()).status, 201);
    const RawAnswer meter = track(tracked({}, "1", OtherMeter));
    QCOMPARE(meter.status, 404);
    QCOMPARE(detail(meter), QStringLiteral("Meter not found"));
    const RawAnswer customer = track(tracked().replace("cust_1", "cust_2"));
    QCOMPARE(customer.status, 404);
    QCOMPARE(detail(customer), QStringLiteral("Customer not found"));
    QCOMPARE(collector().stats().events, 1);
}

void TestFluxrateRules::uniqueCountWantsAUser()
{
    Collector::Options options;
    options.meters = {{QString::fromLatin1(Meter), Aggregation::UniqueCount},
                      {QString::fromLatin1(OtherMeter), Aggregation::Sum}};
    m_fixture.start(options);
    for (const QByteArray without : {"", ",\"metadata\":{}", ",\"metadata\":{\"user_id\":\"\"}", ",\"metadata\":{\"user_id\":null}"})
        QCOMPARE(track(tracked(without)).status, 400);
    QCOMPARE(track(tracked(",\"metadata\":{\"user_id\":\"u1\"}")).status, 201);
    QCOMPARE(track(tracked(",\"metadata\":{\"user_id\":7}")).status, 201);
    QCOMPARE(track(tracked({}, "1", OtherMeter)).status, 201);
}

void TestFluxrateRules::refusedEventsAreTheirOwnFault()
{
    CollectorFaults faults;
    faults.refuseNumbers = {2};
    collector().setFaults(faults);
    QCOMPARE(track(tracked(keyed("a"))).status, 201);
    const RawAnswer refused = track(tracked(keyed("b")));
    QCOMPARE(refused.status, 400);
    QVERIFY(!detail(refused).isEmpty());
    QCOMPARE(track(tracked(keyed("b"))).status, 400);
    QCOMPARE(track(tracked(keyed("c"))).status, 201);
}

void TestFluxrateRules::statusHasTheVendorsBody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("own");
    for (const int status : {400, 401, 403, 404, 409, 422, 500})
        QTest::addRow("%d", status) << status << true;
    QTest::newRow("429, in none of its tables") << 429 << false;
    QTest::newRow("503, of something in front") << 503 << false;
}

void TestFluxrateRules::statusHasTheVendorsBody()
{
    QFETCH(int, status);
    QFETCH(bool, own);
    CollectorFaults faults;
    faults.status = status;
    collector().setFaults(faults);
    const RawAnswer answer = track(tracked());
    QCOMPARE(answer.status, status);
    QCOMPARE(object(answer.body).contains(QLatin1String("detail")), own);
    QCOMPARE(object(answer.body)[QLatin1String("detail")].isArray(), status == 422);
}

QTEST_GUILESS_MAIN(TestFluxrateRules)
#include "tst_fluxraterules.moc"
