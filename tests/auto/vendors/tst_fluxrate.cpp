// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What the data files of tst_vendors cannot show: whose events they are, what may be summed, and the limits.

#include "core/decimal.h"
#include "destination_p.h"
#include "vendors/fluxrate.h"
#include "vendors/fluxratevendor.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <limits>

using namespace Tally;

namespace {

using Aggregation = FluxrateMeters::Aggregation;
using Set = std::function<void(Event &)>;

const QByteArray jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.not-a-real-signature";

QVariantMap meter(const QString &token, const QString &aggregation)
{
    return {{QStringLiteral("token"), token}, {QStringLiteral("aggregation"), aggregation}};
}

FluxrateVendor::Options options()
{
    FluxrateVendor::Options result;
    result.host = QUrl(QStringLiteral("https://api.fluxrate.co/api/v1"));
    result.meters = {{QStringLiteral("ai_query"), QStringLiteral("mt_queries")},
                     {QStringLiteral("tokens"), meter(QStringLiteral("mt_tokens"), QStringLiteral("SUM"))},
                     {QStringLiteral("seats"), meter(QStringLiteral("mt_seats"), QStringLiteral("MAX"))},
                     {QStringLiteral("disk"), meter(QStringLiteral("mt_disk"), QStringLiteral("LAST"))},
                     {QStringLiteral("active"), meter(QStringLiteral("mt_users"), QStringLiteral("UNIQUE_COUNT"))}};
    result.customerExternalId = QStringLiteral("cust_1");
    return result;
}

FluxrateVendor summing()
{
    FluxrateVendor::Options result = options();
    result.aggregateInterval = std::chrono::minutes(1);
    return FluxrateVendor(result);
}

FluxrateVendor usage()
{
    FluxrateVendor::Options result = options();
    result.isUsage = true;
    return FluxrateVendor(result);
}

Event eventOf(const QString &name = QStringLiteral("ai_query"))
{
    Event result(name);
    result.id = QStringLiteral("e-1");
    result.timestamp = QDateTime::fromMSecsSinceEpoch(1'795'242'600'000, Qt::UTC);
    result.userId = QStringLiteral("u-1");
    return result;
}

Set option(const char *key, const QVariant &value)
{
    return [name = QString::fromLatin1(key), value](Event &event) { event.options.insert(name, value); };
}

Set option(const char *key, const char *text)
{
    return option(key, QString::fromLatin1(text));
}

} // namespace

Q_DECLARE_METATYPE(Set)

class FluxrateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDefaultsAreThoseOfTheVendorsOwnSdk();
    void optionsAreToldOnce();
    void anIntervalIsNotNegative();
    void aMeterIsATokenOrATokenWithAnAggregation_data();
    void aMeterIsATokenOrATokenWithAnAggregation();
    void metersThatCannotBeReadAreAProblem_data();
    void metersThatCannotBeReadAreAProblem();
    void twoNamesMayShareAMeterButNotDisagreeAboutIt();
    void whatHasAMeterIsForFluxrate_data();
    void whatHasAMeterIsForFluxrate();
    void aNameWithABrokenMeterIsRefusedAndNotIgnored();
    void pagesAndIdentitiesAreNotForFluxrate_data();
    void pagesAndIdentitiesAreNotForFluxrate();
    void aQuantityThatIsNotPositiveIsRefused_data();
    void aQuantityThatIsNotPositiveIsRefused();
    void oneEventARequestAndFourAtOnce();
    void whatIsTooLargeIsRefused();
    void theSameEventIsTheSameRequest();
    void onlySumMetersAreSummed_data();
    void onlySumMetersAreSummed();
    void withoutAnIntervalNothingIsSummed();
    void whatDiffersInIdTimeAndQuantityOnlyIsOneSum();
    void whatDiffersOtherwiseIsAnotherSum_data();
    void whatDiffersOtherwiseIsAnotherSum();
    void aSumTakesThePlaceOfTheQuantity_data();
    void aSumTakesThePlaceOfTheQuantity();
    void whatIsQueuedGoesWhereItWasToGo();
    void aCredentialIsInItsHeaderAndNowhereElse();
    void aKeyForTheOtherApiIsOdd();
};

void FluxrateTest::theDefaultsAreThoseOfTheVendorsOwnSdk()
{
    Fluxrate fluxrate;
    QCOMPARE(fluxrate.name(), QStringLiteral("fluxrate"));
    QCOMPARE(fluxrate.keyName(), QStringLiteral("fluxrate"));
    QCOMPARE(fluxrate.purpose(), Destination::Billing);
    QCOMPARE(fluxrate.host(), QUrl(QStringLiteral("https://api.fluxrate.co/api/v1")));
    QCOMPARE(fluxrate.flushAt(), 100);
    QCOMPARE(fluxrate.flushInterval(), 5000);
    QCOMPARE(fluxrate.maxRetries(), 9);
    QCOMPARE(fluxrate.requestTimeout(), 30'000);
    QCOMPARE(Destination::Private::of(&fluxrate)->defaults.firstBackoff, 1000);
    QCOMPARE(fluxrate.sendProperties(), QStringList());
    QCOMPARE(fluxrate.keyVariables(), QStringList());
    QCOMPARE(fluxrate.optionVariables(), QStringList());
    QCOMPARE(fluxrate.meterToken(), QString());
    QCOMPARE(fluxrate.meters(), QVariantMap());
    QCOMPARE(fluxrate.customerExternalId(), QString());
    QCOMPARE(fluxrate.api(), Fluxrate::SdkTrack);
    QCOMPARE(fluxrate.aggregateInterval(), 0);
}

void FluxrateTest::optionsAreToldOnce()
{
    Fluxrate fluxrate;
    QSignalSpy changed(&fluxrate, &Destination::optionsChanged);
    for (int i = 0; i < 2; ++i) {
        fluxrate.setMeterToken(QStringLiteral("mt"));
        fluxrate.setMeters({{QStringLiteral("a"), QStringLiteral("mt_a")}});
        fluxrate.setCustomerExternalId(QStringLiteral("c"));
        fluxrate.setApi(Fluxrate::Usage);
        fluxrate.setAggregateInterval(60'000);
    }
    QCOMPARE(changed.size(), 5);
    QCOMPARE(fluxrate.meterToken(), QStringLiteral("mt"));
    QCOMPARE(fluxrate.meters().value(QStringLiteral("a")), QStringLiteral("mt_a"));
    QCOMPARE(fluxrate.customerExternalId(), QStringLiteral("c"));
    QCOMPARE(fluxrate.api(), Fluxrate::Usage);
    QCOMPARE(fluxrate.aggregateInterval(), 60'000);

    // And they reach the vendor.
    Destination::Private *const inside = Destination::Private::of(&fluxrate);
    inside->renewVendor(fluxrate);
    QCOMPARE(inside->vendor->limits().aggregateInterval, std::chrono::milliseconds(60'000));
    Vendor::Encoded encoded = inside->vendor->encode(eventOf(QStringLiteral("a")));
    QCOMPARE(encoded.route, QByteArray("usage"));
    QVERIFY(encoded.json.startsWith("{\"meter_id\":\"mt_a\",\"customer_id\":\"c\","));
    encoded = inside->vendor->encode(eventOf(QStringLiteral("b")));
    QVERIFY(encoded.json.startsWith("{\"meter_id\":\"mt\","));
}

void FluxrateTest::anIntervalIsNotNegative()
{
    Fluxrate fluxrate;
    fluxrate.setAggregateInterval(-1);
    QCOMPARE(fluxrate.aggregateInterval(), 0);
}

void FluxrateTest::aMeterIsATokenOrATokenWithAnAggregation_data()
{
    QTest::addColumn<QVariant>("meter");
    QTest::addColumn<QString>("token");
    QTest::addColumn<int>("aggregation");
    const auto row = [](const char *name, const QVariant &given, const QString &token, Aggregation aggregation) {
        QTest::newRow(name) << given << token << int(aggregation);
    };
    const QString token = QStringLiteral("mt");
    row("a text", token, token, Aggregation::Sum);
    row("a text with blanks around it", QStringLiteral(" mt\n"), token, Aggregation::Sum);
    row("a UUID", QUuid(QStringLiteral("550e8400-e29b-41d4-a716-446655440000")),
        QStringLiteral("550e8400-e29b-41d4-a716-446655440000"), Aggregation::Sum);
    row("a token only", QVariantMap{{QStringLiteral("token"), token}}, token, Aggregation::Sum);
    row("SUM", meter(token, QStringLiteral("SUM")), token, Aggregation::Sum);
    row("MAX", meter(token, QStringLiteral("MAX")), token, Aggregation::Max);
    row("UNIQUE_COUNT", meter(token, QStringLiteral("UNIQUE_COUNT")), token, Aggregation::UniqueCount);
    row("LAST", meter(token, QStringLiteral("LAST")), token, Aggregation::Last);
    row("in small letters", meter(token, QStringLiteral("unique_count")), token, Aggregation::UniqueCount);
    row("no aggregation", QVariantMap{{QStringLiteral("token"), token}, {QStringLiteral("aggregation"), QVariant()}},
        token, Aggregation::Sum);
}

void FluxrateTest::aMeterIsATokenOrATokenWithAnAggregation()
{
    QFETCH(const QVariant, meter);
    QFETCH(const QString, token);
    QFETCH(const int, aggregation);
    const FluxrateMeters meters({{QStringLiteral("a"), meter}}, {});
    QCOMPARE(meters.problem(), QString());
    QCOMPARE(meters.token(QStringLiteral("a")), token);
    QCOMPARE(int(meters.aggregation(token)), aggregation);
}

void FluxrateTest::metersThatCannotBeReadAreAProblem_data()
{
    QTest::addColumn<QVariant>("meter");
    const QString token = QStringLiteral("mt");
    QTest::newRow("COUNT") << QVariant(meter(token, QStringLiteral("COUNT")));
    QTest::newRow("no text") << QVariant(meter(token, QString()));
    QTest::newRow("a number for the aggregation")
        << QVariant(QVariantMap{{QStringLiteral("token"), token}, {QStringLiteral("aggregation"), 1}});
    QTest::newRow("a misspelt key") << QVariant(
        QVariantMap{{QStringLiteral("token"), token}, {QStringLiteral("agregation"), QStringLiteral("MAX")}});
    QTest::newRow("no token") << QVariant(QVariantMap{{QStringLiteral("aggregation"), QStringLiteral("SUM")}});
    QTest::newRow("an empty object") << QVariant(QVariantMap());
    QTest::newRow("an empty text") << QVariant(QStringLiteral(" "));
    QTest::newRow("a number") << QVariant(7);
    QTest::newRow("a list") << QVariant(QVariantList{token});
}

void FluxrateTest::metersThatCannotBeReadAreAProblem()
{
    QFETCH(const QVariant, meter);
    FluxrateVendor::Options given = options();
    QCOMPARE(FluxrateVendor(given).problem(), QString());
    given.meters.insert(QStringLiteral("odd one"), meter);
    QVERIFY(FluxrateVendor(given).problem().contains(QLatin1String("\"odd one\"")));
    given.meters.insert(QStringLiteral("odd one"), QVariant());
    QCOMPARE(FluxrateVendor(given).problem(), QString()); // null is as good as absent
}

void FluxrateTest::twoNamesMayShareAMeterButNotDisagreeAboutIt()
{
    const QString token = QStringLiteral("mt");
    QVariantMap two{{QStringLiteral("a"), token}, {QStringLiteral("b"), meter(token, QStringLiteral("MAX"))}};
    const FluxrateMeters agreed(two, {});
    QCOMPARE(agreed.problem(), QString());
    QCOMPARE(int(agreed.aggregation(agreed.token(QStringLiteral("a")))), int(Aggregation::Max)); // it is the meter's

    two.insert(QStringLiteral("a"), meter(token, QStringLiteral("SUM")));
    const FluxrateMeters disagreed(two, {});
    QVERIFY(disagreed.problem().contains(QLatin1String("\"b\"")));
    QVERIFY(disagreed.aggregation(token) != Aggregation::Sum);
}

void FluxrateTest::whatHasAMeterIsForFluxrate_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Set>("set");
    QTest::addColumn<QString>("meterToken");
    QTest::addColumn<bool>("wanted");
    const auto nothing = [](Event &) {};
    const auto row = [](const char *title, const char *name, const Set &set, const char *meterToken, bool wanted) {
        QTest::newRow(title) << QString::fromLatin1(name) << set << QString::fromLatin1(meterToken) << wanted;
    };
    row("a name among the meters", "ai_query", nothing, "", true);
    row("a name that is mapped to one", "purchase", nothing, "", true);
    row("another name", "button_clicked", nothing, "", false);
    row("the name of a meter is not its token", "mt_queries", nothing, "", false);
    row("another name with a meter of its own", "button_clicked", option("meter_token", "mt_x"), "", true);
    row("another name with a meter of the other API", "button_clicked", option("meter_id", "m_x"), "", true);
    row("another name, and the destination has a meter", "button_clicked", nothing, "mt_default", true);
    row("another name, and the destination's is blank", "button_clicked", nothing, " ", false);
    row("a name that is mapped away", "tokens", nothing, "", false);
}

void FluxrateTest::whatHasAMeterIsForFluxrate()
{
    QFETCH(const QString, name);
    QFETCH(const Set, set);
    QFETCH(const QString, meterToken);
    QFETCH(const bool, wanted);
    FluxrateVendor::Options given = options();
    given.meterToken = meterToken;
    given.names = {{QStringLiteral("purchase"), QStringLiteral("ai_query")},
                   {QStringLiteral("tokens"), QStringLiteral("words")}};
    Event event = eventOf(name);
    set(event);
    QCOMPARE(FluxrateVendor(given).wants(event), wanted);
}

void FluxrateTest::aNameWithABrokenMeterIsRefusedAndNotIgnored()
{
    FluxrateVendor::Options given = options();
    given.meters.insert(QStringLiteral("ai_query"), QVariantMap());
    given.meterToken = QStringLiteral("mt_default");
    const FluxrateVendor vendor(given);
    QVERIFY(vendor.wants(eventOf()));
    QVERIFY(!vendor.encode(eventOf()).refusal.isEmpty());
}

void FluxrateTest::pagesAndIdentitiesAreNotForFluxrate_data()
{
    QTest::addColumn<Event::Kind>("kind");
    QTest::newRow("page") << Event::Page;
    QTest::newRow("identify") << Event::Identify;
    QTest::newRow("forget") << Event::Forget;
}

void FluxrateTest::pagesAndIdentitiesAreNotForFluxrate()
{
    QFETCH(const Event::Kind, kind);
    FluxrateVendor::Options given = options();
    given.meterToken = QStringLiteral("mt_default");
    const FluxrateVendor vendor(given);
    Event event = eventOf();
    QVERIFY(vendor.wants(event));
    event.kind = kind;
    QVERIFY(!vendor.wants(event));
    QVERIFY(!vendor.encode(event).refusal.isEmpty());
}

void FluxrateTest::aQuantityThatIsNotPositiveIsRefused_data()
{
    QTest::addColumn<double>("quantity");
    QTest::newRow("zero") << 0.0;
    QTest::newRow("negative") << -1.0;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN();
}

void FluxrateTest::aQuantityThatIsNotPositiveIsRefused()
{
    QFETCH(const double, quantity);
    Event event = eventOf();
    event.quantity = quantity;
    const Vendor::Encoded encoded = summing().encode(event);
    QVERIFY(encoded.refusal.contains(QLatin1String("quantity")));
    QVERIFY(encoded.json.isEmpty());
    QVERIFY(!encoded.sum);
}

void FluxrateTest::oneEventARequestAndFourAtOnce()
{
    const Vendor::Limits limits = summing().limits();
    QCOMPARE(limits.maxEvents, 1);
    QCOMPARE(limits.maxInFlight, 4);
    QCOMPARE(limits.dedupWindow, std::chrono::milliseconds(0)); // for ever, as far as is known
    QCOMPARE(limits.aggregateInterval, std::chrono::milliseconds(60'000));
    QCOMPARE(FluxrateVendor(options()).limits().aggregateInterval, std::chrono::milliseconds(0));
}

void FluxrateTest::whatIsTooLargeIsRefused()
{
    const FluxrateVendor vendor(options());
    const auto encoded = [&](qsizetype length) {
        Event event = eventOf();
        event.options.insert(QStringLiteral("metadata"), QVariantMap{{QStringLiteral("note"), QString(length, u'x')}});
        return vendor.encode(event);
    };
    const qsizetype frame = encoded(1).json.size() - 1;
    const qsizetype longest = vendor.limits().maxBytes - frame;
    QCOMPARE(encoded(longest).json.size(), vendor.limits().maxBytes);
    QVERIFY(encoded(longest + 1).refusal.contains(QLatin1String("bytes")));
}

void FluxrateTest::theSameEventIsTheSameRequest()
{
    // After a kill the journal is read again: the same key and the same time, or a charge is made twice.
    const Vendor::Encoded first = FluxrateVendor(options()).encode(eventOf());
    const Vendor::Encoded again = FluxrateVendor(options()).encode(eventOf());
    QCOMPARE(again.json, first.json);
    const QJsonObject json = QJsonDocument::fromJson(first.json).object();
    QCOMPARE(json.value(QLatin1String("idempotency_key")).toString(), QStringLiteral("e-1"));
    QCOMPARE(json.value(QLatin1String("timestamp")).toString(), QStringLiteral("2026-11-21T06:30:00.000Z"));
}

void FluxrateTest::onlySumMetersAreSummed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Set>("set");
    QTest::addColumn<bool>("summed");
    const auto nothing = [](Event &) {};
    const auto row = [](const char *title, const char *name, const Set &set, bool summed) {
        QTest::newRow(title) << QString::fromLatin1(name) << set << summed;
    };
    row("a token only", "ai_query", nothing, true);
    row("SUM", "tokens", nothing, true);
    row("MAX", "seats", nothing, false);
    row("LAST", "disk", nothing, false);
    row("UNIQUE_COUNT", "active", nothing, false);
    row("the event's own, unknown", "x", option("meter_token", "mt_x"), true);
    row("the event's own, known as MAX", "x", option("meter_token", "mt_seats"), false);
    row("the event's own, known as MAX, with blanks", "x", option("meter_token", " mt_seats "), false);
}

void FluxrateTest::onlySumMetersAreSummed()
{
    QFETCH(const QString, name);
    QFETCH(const Set, set);
    QFETCH(const bool, summed);
    Event event = eventOf(name);
    set(event);
    const Vendor::Encoded encoded = summing().encode(event);
    QCOMPARE(encoded.refusal, QString());
    QCOMPARE(encoded.sum.has_value(), summed);
}

void FluxrateTest::withoutAnIntervalNothingIsSummed()
{
    const Vendor::Encoded encoded = FluxrateVendor(options()).encode(eventOf());
    QVERIFY(!encoded.json.isEmpty());
    QVERIFY(!encoded.sum);
}

void FluxrateTest::whatDiffersInIdTimeAndQuantityOnlyIsOneSum()
{
    Event event = eventOf();
    event.options.insert(QStringLiteral("metadata"), QVariantMap{{QStringLiteral("model"), QStringLiteral("m-1")}});
    const QByteArray key = summing().encode(event).sum->key;
    QVERIFY(!key.isEmpty());
    event.id = QStringLiteral("e-2");
    event.timestamp = event.timestamp.addMSecs(1);
    event.quantity = 2.5;
    event.userId = QStringLiteral("u-2"); // is not sent to this meter
    event.properties.insert(QStringLiteral("prompt"), QStringLiteral("private")); // nor is this
    QCOMPARE(summing().encode(event).sum->key, key);
}

void FluxrateTest::whatDiffersOtherwiseIsAnotherSum_data()
{
    QTest::addColumn<Set>("set");
    QTest::newRow("meter") << Set(option("meter_token", "mt_other"));
    QTest::newRow("customer") << Set(option("customer_external_id", "cust_2"));
    QTest::newRow("metadata") << Set(option("metadata", QVariantMap{{QStringLiteral("model"), QStringLiteral("m-1")}}));
    QTest::newRow("allowed property") << Set(
        [](Event &event) { event.properties.insert(QStringLiteral("region"), QStringLiteral("eu")); });
    QTest::newRow("a customer that looks like metadata")
        << Set(option("customer_external_id", "cust_1\",\"metadata\":{\"model\":\"m-1\"}"));
}

void FluxrateTest::whatDiffersOtherwiseIsAnotherSum()
{
    QFETCH(const Set, set);
    FluxrateVendor::Options given = options();
    given.aggregateInterval = std::chrono::minutes(1);
    given.sendProperties = {QStringLiteral("region")};
    const FluxrateVendor vendor(given);
    Event event = eventOf();
    set(event);
    QVERIFY(vendor.encode(event).sum->key != vendor.encode(eventOf()).sum->key);
    if (event.options.contains(QStringLiteral("customer_external_id"))) {
        Event other = eventOf();
        other.options.insert(QStringLiteral("metadata"), QVariantMap{{QStringLiteral("model"), QStringLiteral("m-1")}});
        QVERIFY(vendor.encode(event).sum->key != vendor.encode(other).sum->key);
    }
    given.isUsage = true;
    Event plain = eventOf();
    QVERIFY(FluxrateVendor(given).encode(plain).sum->key != vendor.encode(plain).sum->key);
}

void FluxrateTest::aSumTakesThePlaceOfTheQuantity_data()
{
    QTest::addColumn<double>("quantity");
    QTest::addColumn<QString>("customer");
    QTest::newRow("one") << 1.0 << QStringLiteral("cust_1");
    QTest::newRow("a tenth") << 0.1 << QStringLiteral("cust_1");
    QTest::newRow("large") << 1e300 << QStringLiteral("cust_1");
    QTest::newRow("a customer that looks like a quantity") << 7.0 << QStringLiteral("a\",\"quantity\":99,\"ü🍵");
}

void FluxrateTest::aSumTakesThePlaceOfTheQuantity()
{
    QFETCH(const double, quantity);
    QFETCH(const QString, customer);
    Event event = eventOf();
    event.quantity = quantity;
    event.options.insert(QStringLiteral("customer_external_id"), customer);
    event.options.insert(QStringLiteral("metadata"), QVariantMap{{QStringLiteral("quantity"), 99}});
    const Vendor::Encoded encoded = summing().encode(event);
    QCOMPARE(encoded.json.mid(encoded.sum->at, encoded.sum->size), decimalOf(quantity));

    QByteArray summed = encoded.json;
    summed.replace(encoded.sum->at, encoded.sum->size, "1000.5");
    QJsonObject expected = QJsonDocument::fromJson(encoded.json).object();
    QCOMPARE(expected.value(QLatin1String("quantity")).toDouble(), quantity);
    expected.insert(QStringLiteral("quantity"), 1000.5);
    QCOMPARE(QJsonDocument::fromJson(summed).object(), expected);
    QCOMPARE(expected.value(QLatin1String("customer_external_id")).toString(), customer);
}

void FluxrateTest::whatIsQueuedGoesWhereItWasToGo()
{
    // The option changed while an event of the other form was queued.
    const Batch tracked{"b", "track", {QStringLiteral("e-1")}, {"{}"}};
    const Batch used{"b", "usage", {QStringLiteral("e-1")}, {"{}"}};
    QCOMPARE(usage().request(tracked, "k").url.path(), QStringLiteral("/api/v1/sdk/track"));
    QCOMPARE(FluxrateVendor(options()).request(used, "k").url.path(), QStringLiteral("/api/v1/usage"));
}

void FluxrateTest::aCredentialIsInItsHeaderAndNowhereElse()
{
    const auto headers = [](const QByteArray &name, const QByteArray &value) {
        return QList<QPair<QByteArray, QByteArray>>{{"Content-Type", "application/json"}, {name, value}};
    };
    HttpRequest request = FluxrateVendor(options()).request({"b", "track", {}, {"{}"}}, "org_live_s3cr3t");
    QCOMPARE(request.headers, headers("X-API-Key", "org_live_s3cr3t"));
    QVERIFY(!request.url.toEncoded().contains("s3cr3t"));
    request = usage().request({"b", "usage", {}, {"{}"}}, jwt);
    QCOMPARE(request.headers, headers("Cookie", "access_token=" + jwt));
    QVERIFY(!request.url.toEncoded().contains("signature"));
}

void FluxrateTest::aKeyForTheOtherApiIsOdd()
{
    const FluxrateVendor track(options());
    QCOMPARE(track.keyWarning("org_live_s3cr3t"), QString());
    QCOMPARE(track.keyWarning("sk_live_s3cr3t"), QString());
    QCOMPARE(usage().keyWarning(jwt), QString());
    QVERIFY(track.keyWarning(jwt).contains(QLatin1String("JWT")));
    QVERIFY(usage().keyWarning("org_live_s3cr3t").contains(QLatin1String("SdkTrack")));
    QVERIFY(usage().keyWarning("access_token=" + jwt).contains(QLatin1String("JWT")));
    QVERIFY(!usage().keyWarning("org_live_s3cr3t").contains(QLatin1String("s3cr3t")));
    QVERIFY(!track.keyWarning(jwt).contains(QLatin1String("signature")));
}

QTEST_GUILESS_MAIN(FluxrateTest)
#include "tst_fluxrate.moc"
