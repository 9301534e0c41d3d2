// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What the data files of tst_vendors cannot show: defaults, the environment, the limits, warnings, and what a release
// build says.

#include "core/json.h"
#include "core/record.h"
#include "destination_p.h"
#include "vendors/settlesettle.h"
#include "vendors/settlesettlevendor.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace Tally;

namespace {

SettleSettleVendor vendor(const QString &eventsPath = QStringLiteral("/events"), bool checkNames = false,
                          SettleSettleVendor::Build build = SettleSettleVendor::Build::Debug)
{
    return SettleSettleVendor({QUrl(QStringLiteral("https://api.settlesettle.uno/v1")),
                               eventsPath,
                               {{QStringLiteral("purchase"), QStringLiteral("PURCHASE")}},
                               {QStringLiteral("*")},
                               checkNames},
                              build);
}

Event eventOf(const QString &name = QStringLiteral("AI_QUERY"))
{
    Event event(name);
    event.id = QStringLiteral("e-1");
    event.timestamp = QDateTime::fromMSecsSinceEpoch(1'795'242'600'000, Qt::UTC);
    event.userId = QStringLiteral("user_123");
    return event;
}

Destination::Private *renewed(SettleSettle &settle)
{
    Destination::Private *const inside = Destination::Private::of(&settle);
    inside->renewVendor(settle);
    return inside;
}

} // namespace

class SettleSettleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { qunsetenv("SETTLESETTLE_API_KEY"); }
    void cleanup() { init(); }
    void theDefaultsAreThoseOfTheVendorsOwnSdk();
    void eachOptionTellsThatItChanged_data();
    void eachOptionTellsThatItChanged();
    void theKeyOfTheEnvironmentIsForTheDefaultNameOnly();
    void withoutAPathNothingCanBeSentAndItSaysWhy();
    void theKeyGoesToNoOtherHost();
    void aSandboxKeyInAReleaseBuildIsAWarning();
    void namesAreCheckedWhenAsked_data();
    void namesAreCheckedWhenAsked();
    void metadataThatIsReplacedIsAWarning();
    void onlyUsageIsForSettleSettle();
    void aQuantityIsGreaterThanZero();
    void noBatchIsOverTheLimits();
    void anEventThatFitsInNoBatchIsRefused();
    void everyEventThatIsTakenIsValidJson();
};

void SettleSettleTest::theDefaultsAreThoseOfTheVendorsOwnSdk()
{
    SettleSettle settle;
    QCOMPARE(settle.name(), QStringLiteral("settlesettle"));
    QCOMPARE(settle.keyName(), QStringLiteral("settlesettle"));
    QCOMPARE(settle.purpose(), Destination::Billing);
    QCOMPARE(settle.host(), QUrl(QStringLiteral("https://api.settlesettle.uno/v1")));
    QCOMPARE(settle.flushAt(), 50);
    QCOMPARE(settle.flushInterval(), 2000);
    QCOMPARE(settle.maxRetries(), 3);
    QCOMPARE(settle.requestTimeout(), 10'000);
    QCOMPARE(settle.sendProperties(), QStringList(QStringLiteral("*")));
    QCOMPARE(settle.eventsPath(), QString());
    QVERIFY(!settle.checksNames());
    QCOMPARE(settle.keyVariables(), QStringList(QStringLiteral("SETTLESETTLE_API_KEY")));
    QCOMPARE(settle.optionVariables(), QStringList());
}

void SettleSettleTest::eachOptionTellsThatItChanged_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::newRow("eventsPath") << QVariant(QStringLiteral("/events"));
    QTest::newRow("checkNames") << QVariant(true);
}

void SettleSettleTest::eachOptionTellsThatItChanged()
{
    QFETCH(const QVariant, value);
    SettleSettle settle;
    QSignalSpy changed(&settle, &Destination::optionsChanged);
    QVERIFY(settle.setProperty(QTest::currentDataTag(), value));
    QCOMPARE(settle.property(QTest::currentDataTag()), value);
    QCOMPARE(changed.size(), 1);
    QVERIFY(settle.setProperty(QTest::currentDataTag(), value));
    QCOMPARE(changed.size(), 1);
}

void SettleSettleTest::theKeyOfTheEnvironmentIsForTheDefaultNameOnly()
{
    qputenv("SETTLESETTLE_API_KEY", "ss_live_of_the_environment");
    SettleSettle settle;
    settle.setKey(QStringLiteral("ss_live_of_the_code"));
    QVERIFY(renewed(settle)->hasEnvironmentKey());
    QCOMPARE(renewed(settle)->keyRequest().variables, QStringList(QStringLiteral("SETTLESETTLE_API_KEY")));
    settle.setName(QStringLiteral("settle-staging"));
    QVERIFY(!renewed(settle)->hasEnvironmentKey());
    QCOMPARE(renewed(settle)->keyRequest().variables, QStringList());
}

void SettleSettleTest::withoutAPathNothingCanBeSentAndItSaysWhy()
{
    SettleSettle settle;
    const QString problem = renewed(settle)->problem();
    QVERIFY2(problem.contains(QLatin1String("`eventsPath`")) && problem.contains(QLatin1String("kept")),
             qPrintable(problem));
    QVERIFY(!renewed(settle)->vendor->encode(eventOf()).json.isEmpty()); // the event is not refused
    settle.setEventsPath(QStringLiteral("  "));
    QCOMPARE(renewed(settle)->problem(), problem);
    settle.setEventsPath(QStringLiteral("https://api.settlesettle.uno/v1/events"));
    QVERIFY(renewed(settle)->problem().contains(QLatin1String("whole URL")));
    settle.setEventsPath(QStringLiteral("/events"));
    QCOMPARE(renewed(settle)->problem(), QString());
}

void SettleSettleTest::theKeyGoesToNoOtherHost()
{
    for (const char *path : {"/events", "events", "//elsewhere.example/events", "/a?b=c#d", "/../../x", "@elsewhere"}) {
        const HttpRequest request
            = vendor(QLatin1String(path)).request({"id", "events", {}, {"{}"}}, "ss_live_0123456789abcdef");
        QCOMPARE(request.url.host(), QStringLiteral("api.settlesettle.uno"));
        QCOMPARE(request.url.scheme(), QStringLiteral("https"));
        QVERIFY(request.url.path().startsWith(QLatin1String("/v1/")));
        QVERIFY(!request.url.hasQuery() && !request.url.hasFragment());
        QVERIFY(request.headers.contains({"X-API-Key", "ss_live_0123456789abcdef"}));
        QVERIFY(!request.url.toEncoded().contains("0123456789abcdef"));
    }
}

void SettleSettleTest::aSandboxKeyInAReleaseBuildIsAWarning()
{
    using enum SettleSettleVendor::Build;
    const QString path = QStringLiteral("/events");
    const QByteArray sandbox = "ss_test_0123456789abcdef";
    const QString warning = vendor(path, false, Release).keyWarning(sandbox);
    QVERIFY2(warning.contains(QLatin1String("sandbox")), qPrintable(warning));
    QVERIFY(!warning.contains(QLatin1String("0123456789abcdef")));
    QCOMPARE(vendor(path, false, Release).keyProblem(sandbox), QString()); // it works
    QCOMPARE(vendor(path, false, Release).keyWarning("ss_live_0123456789abcdef"), QString());
    QCOMPARE(vendor(path, false, Debug).keyWarning(sandbox), QString());
}

void SettleSettleTest::namesAreCheckedWhenAsked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    for (const char *good : {"AI_QUERY", "PDF_EXPORT", "API_CALL", "VIDEO_MINUTE", "LOGIN", "GPT_4", "V2"})
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    QTest::newRow("mapped") << QStringLiteral("purchase") << true;
    for (const char *bad : {"aiQuery", "pdf-export", "event1", "userDidSomething", "AI__QUERY", "_AI", "AI_", "4_GPT",
                            "AI QUERY", "AI_QUERY\n"})
        QTest::newRow(bad) << QString::fromLatin1(bad) << false;
    QTest::newRow("umlaut") << QStringLiteral("KÄSE") << false;
}

void SettleSettleTest::namesAreCheckedWhenAsked()
{
    QFETCH(const QString, name);
    QFETCH(const bool, good);
    const QString path = QStringLiteral("/events");
    const Vendor::Encoded checked = vendor(path, true).encode(eventOf(name));
    QCOMPARE(checked.warning.isEmpty(), good);
    QVERIFY(good || checked.warning.contains(name));
    QVERIFY(!checked.json.isEmpty()); // any name is accepted
    QCOMPARE(vendor(path, false).encode(eventOf(name)).warning, QString());
}

void SettleSettleTest::metadataThatIsReplacedIsAWarning()
{
    for (const char *name : {"event_id", "timestamp"}) {
        Event event = eventOf();
        event.properties.insert(QLatin1String(name), QStringLiteral("mine"));
        QVERIFY(vendor().encode(event).warning.contains(QLatin1String(name)));
        event.properties.insert(QLatin1String(name),
                                QLatin1String(name) == QLatin1String("event_id") ? event.id : toIso(event.timestamp));
        QCOMPARE(vendor().encode(event).warning, QString());
    }
}

void SettleSettleTest::onlyUsageIsForSettleSettle()
{
    Event event = eventOf();
    QVERIFY(vendor().wants(event));
    for (const Event::Kind kind : {Event::Page, Event::Identify, Event::Forget}) {
        event.kind = kind;
        QVERIFY(!vendor().wants(event));
    }
}

void SettleSettleTest::aQuantityIsGreaterThanZero()
{
    for (const double quantity : {0.0, -1.0, qQNaN(), qInf()}) {
        Event event = eventOf();
        event.quantity = quantity;
        QVERIFY(problemOf(event).contains(QLatin1String("quantity"))); // track() says so
        QVERIFY(vendor().encode(event).refusal.contains(QLatin1String("quantity")));
        QCOMPARE(vendor().encode(event).json, QByteArray());
    }
}

void SettleSettleTest::noBatchIsOverTheLimits()
{
    const Vendor::Limits limits = vendor().limits("events");
    QCOMPARE(limits.maxEvents, 50);
    QCOMPARE(limits.maxInFlight, 1);
    QCOMPARE(limits.dedupWindow, std::chrono::milliseconds(0));
    QCOMPARE(limits.aggregateInterval, std::chrono::milliseconds(0));
    std::mt19937 random(20261121);
    for (int round = 0; round < 100; ++round) {
        Batch batch{"id", "events", {}, {}};
        qsizetype left = limits.maxBytes;
        while (batch.events.size() < limits.maxEvents && left > 0) {
            const qsizetype size = std::min<qsizetype>(left, 1 + qsizetype(random() % quint32(limits.maxBytes / 10)));
            batch.events.append(QByteArray(size, 'x'));
            left -= size;
        }
        const qsizetype size = vendor().request(batch, "ss_live_x").body.size();
        QVERIFY2(size <= 240'000, qPrintable(QString::number(size)));
    }
}

void SettleSettleTest::anEventThatFitsInNoBatchIsRefused()
{
    const QString key = QStringLiteral("k");
    const qsizetype most = vendor().limits().maxBytes;
    Event event = eventOf();
    event.properties.insert(key, QString());
    const qsizetype frame = vendor().encode(event).json.size();
    event.properties.insert(key, QString(most - frame, QLatin1Char('x')));
    QCOMPARE(vendor().encode(event).json.size(), most);
    event.properties.insert(key, QString(most - frame + 1, QLatin1Char('x')));
    QVERIFY(vendor().encode(event).refusal.contains(QString::number(most)));
}

void SettleSettleTest::everyEventThatIsTakenIsValidJson()
{
    // Every UTF-16 unit, also surrogates without their other half, in every place where a text can be.
    for (int unit = 0; unit < 0x10000; unit += unit < 0x100 || (unit >= 0xd7f0 && unit < 0xe010) ? 1 : 97) {
        const QString text = QLatin1Char('a') + QChar(unit) + QLatin1Char('b');
        Event event = eventOf(text);
        event.userId = text;
        event.properties.insert(text, text);
        const QByteArray json = vendor().encode(event).json;
        QJsonParseError error;
        const QJsonDocument parsed = QJsonDocument::fromJson(json, &error);
        QVERIFY2(error.error == QJsonParseError::NoError, json.constData());
        const QString expected = QChar::isSurrogate(char32_t(unit)) ? QStringLiteral("a\uFFFDb") : text;
        QCOMPARE(parsed[QLatin1String("eventType")].toString(), expected);
        QCOMPARE(parsed[QLatin1String("userId")].toString(), expected);
        QCOMPARE(parsed[QLatin1String("metadata")][expected].toString(), expected);
    }
}

QTEST_GUILESS_MAIN(SettleSettleTest)
#include "tst_settlesettle.moc"
