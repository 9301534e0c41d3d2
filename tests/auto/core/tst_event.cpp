// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "core/event.h"
#include "core/record.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUuid>

using namespace Tally;

namespace {

QVariantMap map(const char *json)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (document.isNull())
        qFatal("%s: %s", json, qPrintable(error.errorString()));
    return document.object().toVariantMap();
}

} // namespace

class EventTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachVendorsSnippetMakesAnEvent_data();
    void eachVendorsSnippetMakesAnEvent();
    void everyWordHasItsJavaScriptSpelling_data();
    void everyWordHasItsJavaScriptSpelling();
    void metadataAloneIsThePropertiesToo();
    void nullIsAsGoodAsAbsent();
    void timesAreUnderstoodInAllForms();
    void idsMayBeNumbers();
    void whatMakesNoSenseIsRefusedByName_data();
    void whatMakesNoSenseIsRefusedByName();
    void unknownWordsAreHandedBack();
    void theConstructorTakesOptions();
};

void EventTest::eachVendorsSnippetMakesAnEvent_data()
{
    QTest::addColumn<QVariantMap>("snippet");
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("quantity");
    QTest::addColumn<QString>("userId");
    QTest::addColumn<QVariantMap>("properties");
    QTest::addColumn<QVariantMap>("options");
    QTest::newRow("Millimetric") << map(
        R"({"event":"purchase","anonymous_id":"aid","user_id":"u","properties":{"amount_cents":4900}})")
                                 << "purchase" << 1.0 << "u" << map(R"({"amount_cents":4900})") << QVariantMap();
    QTest::newRow("Doow") << map(
        R"({"metric":"tokens","quantity":1024,"license_id":"lic","unit":"tokens","attribution":{"team":"p"}})")
                          << "tokens" << 1024.0 << "" << QVariantMap()
                          << map(R"({"license_id":"lic","attribution":{"team":"p"}})");
    QTest::newRow("Fluxrate") << map(
        R"({"meter_token":"m-1","customer_external_id":"c-1","quantity":0.5,"idempotency_key":"k"})")
                              << "m-1" << 0.5 << "" << QVariantMap()
                              << map(R"({"meter_token":"m-1","customer_external_id":"c-1"})");
    QTest::newRow("Fluxrate, old form") << map(R"({"meter_id":"m","customer_id":"c","quantity":2})") << "m" << 2.0 << ""
                                        << QVariantMap() << map(R"({"meter_id":"m","customer_id":"c"})");
    QTest::newRow("SettleSettle") << map(
        R"({"userId":"user_123","eventType":"AI_QUERY","quantity":1,"metadata":{"model":"gpt-4","tokens":1240}})")
                                  << "AI_QUERY" << 1.0 << "user_123" << map(R"({"model":"gpt-4","tokens":1240})")
                                  << map(R"({"metadata":{"model":"gpt-4","tokens":1240}})");
}

void EventTest::eachVendorsSnippetMakesAnEvent()
{
    QFETCH(const QVariantMap, snippet);
    QStringList unknown;
    const Event event = Event::fromMap(snippet, &unknown);
    QCOMPARE(unknown, QStringList());
    QCOMPARE(problemOf(event), QString());
    QCOMPARE(event.kind, Event::Track);
    QTEST(event.name, "name");
    QTEST(event.quantity, "quantity");
    QTEST(event.userId, "userId");
    QTEST(event.properties, "properties");
    QTEST(event.options, "options");
}

void EventTest::everyWordHasItsJavaScriptSpelling_data()
{
    QTest::addColumn<QString>("camel");
    QTest::addColumn<QString>("snake");
    const char *const words[][2] = {
        {"eventId", "event_id"},         {"idempotencyKey", "event_id"}, {"idempotency_key", "event_id"},
        {"anonymousId", "anonymous_id"}, {"userId", "user_id"},          {"sessionId", "session_id"},
        {"licenseId", "license_id"},     {"meterToken", "meter_token"},  {"customerExternalId", "customer_external_id"},
        {"meterId", "meter_id"},         {"customerId", "customer_id"}};
    for (const auto &[camel, snake] : words)
        QTest::newRow(camel) << QString::fromLatin1(camel) << QString::fromLatin1(snake);
}

void EventTest::everyWordHasItsJavaScriptSpelling()
{
    QFETCH(const QString, camel);
    QFETCH(const QString, snake);
    Event one(QStringLiteral("x"));
    Event other(QStringLiteral("x"));
    QCOMPARE(one.applyOptions({{camel, QStringLiteral("v")}}), QStringList());
    QCOMPARE(other.applyOptions({{snake, QStringLiteral("v")}}), QStringList());
    QCOMPARE(one, other);
    QVERIFY(one != Event(QStringLiteral("x")));
}

void EventTest::metadataAloneIsThePropertiesToo()
{
    Event event = Event::fromMap(map(R"({"event":"x","metadata":{"a":1}})"));
    QCOMPARE(event.properties, map("{\"a\":1}"));
    event = Event::fromMap(map(R"({"event":"x","metadata":{"a":1},"properties":{"b":2}})"));
    QCOMPARE(event.properties, map("{\"b\":2}"));
    QCOMPARE(event.options, map("{\"metadata\":{\"a\":1}}"));
}

void EventTest::nullIsAsGoodAsAbsent()
{
    Event event(QStringLiteral("x"));
    for (const QVariant &nothing : {QVariant(), QVariant::fromValue(nullptr)}) {
        const QStringList unknown = event.applyOptions({{QStringLiteral("quantity"), nothing},
                                                        {QStringLiteral("userId"), nothing},
                                                        {QStringLiteral("timestamp"), nothing},
                                                        {QStringLiteral("url"), nothing}});
        QCOMPARE(unknown, QStringList());
    }
    QCOMPARE(event, Event(QStringLiteral("x")));
    QCOMPARE(Event::fromMap(map("{\"event\":\"x\",\"metric\":null,\"properties\":null}")), Event(QStringLiteral("x")));
}

void EventTest::timesAreUnderstoodInAllForms()
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(1'795'242'600'005, Qt::UTC);
    const QVariant forms[] = {time,
                              QStringLiteral("2026-11-21T06:30:00.005Z"),
                              QStringLiteral("2026-11-21T08:30:00.005+02:00"),
                              qint64(1'795'242'600'005),
                              1'795'242'600'005.0,
                              time.toLocalTime()};
    for (const QVariant &form : forms) {
        const Event event(QStringLiteral("x"), {}, {{QStringLiteral("timestamp"), form}});
        QCOMPARE(event.timestamp.toMSecsSinceEpoch(), time.toMSecsSinceEpoch());
        QCOMPARE(problemOf(event), QString());
    }
}

void EventTest::idsMayBeNumbers()
{
    const QUuid uuid = QUuid::createUuid();
    const Event event(QStringLiteral("x"), {},
                      {{QStringLiteral("user_id"), 42},
                       {QStringLiteral("event_id"), uuid},
                       {QStringLiteral("session_id"), QByteArray("s-1")},
                       {QStringLiteral("quantity"), QStringLiteral("2.5")}});
    QCOMPARE(event.userId, QStringLiteral("42"));
    QCOMPARE(event.id, uuid.toString(QUuid::WithoutBraces));
    QCOMPARE(event.sessionId, QStringLiteral("s-1"));
    QCOMPARE(event.quantity, 2.5);
}

void EventTest::whatMakesNoSenseIsRefusedByName_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QVariant>("value");
    const double inf = std::numeric_limits<double>::infinity();
    QTest::newRow("words as a time") << "timestamp" << QVariant(QStringLiteral("yesterday-secret"));
    QTest::newRow("a map as a time") << "timestamp" << QVariant(QVariantMap());
    QTest::newRow("infinity as a time") << "timestamp" << QVariant(inf);
    QTest::newRow("nanoseconds as a time") << "timestamp" << QVariant(1.7e18);
    QTest::newRow("NaN as a time") << "timestamp" << QVariant(std::numeric_limits<double>::quiet_NaN());
    QTest::newRow("words as a quantity") << "quantity" << QVariant(QStringLiteral("many-secret"));
    QTest::newRow("true as a quantity") << "quantity" << QVariant(true);
    QTest::newRow("a list as an id") << "user_id" << QVariant(QStringList{QStringLiteral("secret")});
    QTest::newRow("a map as an id") << "event_id" << QVariant(QVariantMap());
    QTest::newRow("true as a session") << "session_id" << QVariant(true);
    QTest::newRow("a list as a unit") << "unit" << QVariant(QVariantList());
    QTest::newRow("a map as an anonymous id") << "anonymous_id" << QVariant(QVariantMap());
}

void EventTest::whatMakesNoSenseIsRefusedByName()
{
    QFETCH(const QString, option);
    QFETCH(const QVariant, value);
    const Event event(QStringLiteral("x"), {}, {{option, value}});
    const QString problem = problemOf(event);
    QVERIFY2(problem.contains(option), qPrintable(problem));
    QVERIFY(!problem.contains(QLatin1String("secret")));
}

void EventTest::unknownWordsAreHandedBack()
{
    QStringList unknown;
    const Event event
        = Event::fromMap(map(R"({"event":"x","usr_id":"u","quantty":2,"url":"https://a.example"})"), &unknown);
    QCOMPARE(unknown, QStringList({QStringLiteral("quantty"), QStringLiteral("usr_id")}));
    QCOMPARE(event.options, map("{\"url\":\"https://a.example\"}"));
    QCOMPARE(Event().applyOptions({{QStringLiteral("properties"), 1}}), QStringList(QStringLiteral("properties")));
}

void EventTest::theConstructorTakesOptions()
{
    const Event event(QStringLiteral("x"), {{QStringLiteral("a"), 1}},
                      {{QStringLiteral("quantity"), 3}, {QStringLiteral("path"), QStringLiteral("/p")}});
    QCOMPARE(event.quantity, 3.0);
    QCOMPARE(event.options, QVariantMap({{QStringLiteral("path"), QStringLiteral("/p")}}));
}

QTEST_GUILESS_MAIN(EventTest)
#include "tst_event.moc"
