// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What the data files of tst_vendors cannot show: the limits, and that nothing beyond them is ever sent.

#include "core/record.h"
#include "vendors/millimetric.h"
#include "vendors/millimetricvendor.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Tally;

namespace {

MillimetricVendor vendor()
{
    return MillimetricVendor({QUrl(QStringLiteral("https://api.millimetric.ai")), {}, {}, {QStringLiteral("*")}});
}

Event eventOf(Event::Kind kind = Event::Track)
{
    Event result(QStringLiteral("purchase"));
    result.kind = kind;
    result.id = QStringLiteral("e-1");
    result.timestamp = QDateTime::fromMSecsSinceEpoch(1'795'242'600'000, Qt::UTC);
    result.anonymousId = QStringLiteral("a-1");
    result.userId = QStringLiteral("u-1");
    return result;
}

using Set = std::function<void(Event &, const QString &)>;

Set option(const char *key)
{
    return [name = QString::fromLatin1(key)](Event &e, const QString &value) { e.options.insert(name, value); };
}

QString urlOfLength(qsizetype length)
{
    const QString start = QStringLiteral("https://shop.example/");
    return start + QString(length - start.size(), QLatin1Char('x'));
}

} // namespace

Q_DECLARE_METATYPE(Set)

class MillimetricTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDefaultsAreThoseOfTheVendorsOwnSdk();
    void anOriginIsAnOption();
    void aUrlIsComplete_data();
    void aUrlIsComplete();
    void eachFieldMayBeAsLongAsTheSchemaSaysAndNoLonger_data();
    void eachFieldMayBeAsLongAsTheSchemaSaysAndNoLonger();
    void propertiesMayBe8192BytesOfUtf8AndNoMore();
    void traitsHaveTheLimitOfProperties();
    void aUserIdIsNeededToIdentifyAndToForget();
    void identifyAndForgetTravelAlone();
    void aFullBatchStaysWithinTheBodyLimit();
    void everythingIsForMillimetric();
    void aMappedNameIsWhatCounts();
    void optionsThatAreUrlsLoseTheirPassword();
    void everyEventThatIsTakenIsValidJson();
};

void MillimetricTest::theDefaultsAreThoseOfTheVendorsOwnSdk()
{
    const Millimetric millimetric;
    QCOMPARE(millimetric.name(), QStringLiteral("millimetric"));
    QCOMPARE(millimetric.keyName(), QStringLiteral("millimetric"));
    QCOMPARE(millimetric.purpose(), Destination::Analytics);
    QCOMPARE(millimetric.host(), QUrl(QStringLiteral("https://api.millimetric.ai")));
    QCOMPARE(millimetric.flushAt(), 1);
    QCOMPARE(millimetric.flushInterval(), 1000);
    QCOMPARE(millimetric.maxRetries(), 3);
    QCOMPARE(millimetric.sendProperties(), QStringList(QStringLiteral("*")));
    QCOMPARE(millimetric.origin(), QString());
}

void MillimetricTest::anOriginIsAnOption()
{
    Millimetric millimetric;
    QSignalSpy changed(&millimetric, &Destination::optionsChanged);
    millimetric.setOrigin(QStringLiteral("https://shop.example"));
    QCOMPARE(millimetric.origin(), QStringLiteral("https://shop.example"));
    QCOMPARE(changed.size(), 1);
    millimetric.setOrigin(QStringLiteral("https://shop.example"));
    QCOMPARE(changed.size(), 1);
}

void MillimetricTest::aUrlIsComplete_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("ok");
    QTest::newRow("https") << QStringLiteral("https://shop.example/a b?q=ü") << true;
    QTest::newRow("with a port") << QStringLiteral("http://localhost:8787") << true;
    QTest::newRow("of a program") << QStringLiteral("qrc:/Main.qml") << true;
    QTest::newRow("no scheme") << QStringLiteral("shop.example/tea") << false;
    QTest::newRow("a path") << QStringLiteral("/tea") << false;
    QTest::newRow("no host") << QStringLiteral("https://") << false;
    QTest::newRow("no host, a path") << QStringLiteral("http:///tea") << false;
    QTest::newRow("a bad port") << QStringLiteral("https://shop.example:port/") << false;
    QTest::newRow("words") << QStringLiteral("the first page") << false;
}

void MillimetricTest::aUrlIsComplete()
{
    QFETCH(const QString, url);
    QFETCH(const bool, ok);
    Event e = eventOf();
    e.options.insert(QStringLiteral("url"), url);
    QCOMPARE(vendor().encode(e).refusal.isEmpty(), ok);
    QVERIFY(ok || vendor().encode(e).refusal.contains(QLatin1String("\"url\"")));
}

void MillimetricTest::eachFieldMayBeAsLongAsTheSchemaSaysAndNoLonger_data()
{
    QTest::addColumn<Event::Kind>("kind");
    QTest::addColumn<Set>("set");
    QTest::addColumn<int>("longest");
    const auto row = [](const char *field, Event::Kind kind, const Set &set, int longest) {
        QTest::newRow(field) << kind << set << longest;
    };
    row(
        "event", Event::Track, [](Event &e, const QString &v) { e.name = v; }, 128);
    row(
        "event_id", Event::Track, [](Event &e, const QString &v) { e.id = v; }, 128);
    row(
        "anonymous_id", Event::Track, [](Event &e, const QString &v) { e.anonymousId = v; }, 128);
    row(
        "user_id", Event::Track, [](Event &e, const QString &v) { e.userId = v; }, 256);
    row(
        "session_id", Event::Track, [](Event &e, const QString &v) { e.sessionId = v; }, 128);
    row("path", Event::Track, option("path"), 2048);
    row("referrer", Event::Track, option("referrer"), 2048);
    row(
        "url", Event::Track,
        [](Event &e, const QString &v) { e.options.insert(QStringLiteral("url"), urlOfLength(v.size())); }, 2048);
    row(
        "anonymous_id of identify", Event::Identify, [](Event &e, const QString &v) { e.anonymousId = v; }, 128);
    row(
        "user_id of identify", Event::Identify, [](Event &e, const QString &v) { e.userId = v; }, 256);
    row(
        "user_id of forget", Event::Forget, [](Event &e, const QString &v) { e.userId = v; }, 256);
    row(
        "event_id of a page", Event::Page, [](Event &e, const QString &v) { e.id = v; }, 128);
}

void MillimetricTest::eachFieldMayBeAsLongAsTheSchemaSaysAndNoLonger()
{
    QFETCH(const Event::Kind, kind);
    QFETCH(const Set, set);
    QFETCH(const int, longest);
    const QString field = QString::fromLatin1(QTest::currentDataTag()).section(QLatin1Char(' '), 0, 0);

    Event good = eventOf(kind);
    set(good, QString(longest, QChar(0xe9))); // counted in characters, not in bytes
    QCOMPARE(vendor().encode(good).refusal, QString());
    QVERIFY(!vendor().encode(good).json.isEmpty());

    Event bad = eventOf(kind);
    set(bad, QString(longest + 1, QLatin1Char('x')));
    const Vendor::Encoded refused = vendor().encode(bad);
    QCOMPARE(refused.json, QByteArray());
    QVERIFY2(refused.refusal.contains(QLatin1Char('"') + field + QLatin1Char('"')), qPrintable(refused.refusal));
    QVERIFY(refused.refusal.contains(QString::number(longest)));
    QVERIFY2(!refused.refusal.contains(QLatin1String("xxx")), "a value is in a text");
}

void MillimetricTest::propertiesMayBe8192BytesOfUtf8AndNoMore()
{
    const QString key = QStringLiteral("k");
    const qsizetype frame = toJson(QVariantMap{{key, QString()}}).size();
    Event good = eventOf();
    good.properties.insert(key, QString(8192 - frame, QLatin1Char('x')));
    QCOMPARE(toJson(good.properties).size(), 8192);
    QCOMPARE(vendor().encode(good).refusal, QString());

    Event bad = eventOf();
    bad.properties.insert(key, QString(8193 - frame, QLatin1Char('x')));
    QVERIFY(vendor().encode(bad).refusal.contains(QLatin1String("8193")));
    QVERIFY(vendor().encode(bad).refusal.contains(QLatin1String("8192")));

    Event wide = eventOf(); // 2 bytes each
    wide.properties.insert(key, QString(4100, QChar(0xe9)));
    QVERIFY(!vendor().encode(wide).refusal.isEmpty());

    good.quantity = 2; // is sent as a property, so it counts
    QVERIFY(!vendor().encode(good).refusal.isEmpty());
}

void MillimetricTest::traitsHaveTheLimitOfProperties()
{
    Event identify = eventOf(Event::Identify);
    identify.properties.insert(QStringLiteral("k"), QString(8184, QLatin1Char('x')));
    QCOMPARE(vendor().encode(identify).refusal, QString());
    identify.properties.insert(QStringLiteral("k"), QString(8185, QLatin1Char('x')));
    QVERIFY(vendor().encode(identify).refusal.contains(QLatin1String("\"traits\"")));
}

void MillimetricTest::aUserIdIsNeededToIdentifyAndToForget()
{
    for (const Event::Kind kind : {Event::Identify, Event::Forget}) {
        Event nobody = eventOf(kind);
        nobody.userId.clear();
        QVERIFY(!vendor().encode(nobody).refusal.isEmpty());
        QVERIFY(!problemOf(nobody).isEmpty());
    }
}

void MillimetricTest::identifyAndForgetTravelAlone()
{
    QCOMPARE(vendor().encode(eventOf(Event::Track)).route, QByteArray("events"));
    QCOMPARE(vendor().encode(eventOf(Event::Page)).route, QByteArray("events"));
    QCOMPARE(vendor().encode(eventOf(Event::Identify)).route, QByteArray("identify"));
    QCOMPARE(vendor().encode(eventOf(Event::Forget)).route, QByteArray("forget"));
    QCOMPARE(vendor().limits("events").maxEvents, 500);
    QCOMPARE(vendor().limits().maxEvents, 500);
    QCOMPARE(vendor().limits("identify").maxEvents, 1);
    QCOMPARE(vendor().limits("forget").maxEvents, 1);
    QCOMPARE(vendor().limits().maxInFlight, 1);
}

void MillimetricTest::aFullBatchStaysWithinTheBodyLimit()
{
    const Vendor::Limits limits = vendor().limits("events");
    Batch batch{"id", "events", {}, {}};
    qsizetype left = limits.maxBytes;
    for (int i = 0; i < limits.maxEvents; ++i) {
        const qsizetype size = i + 1 < limits.maxEvents ? limits.maxBytes / limits.maxEvents : left;
        batch.events.append(QByteArray(size, 'x'));
        left -= size;
    }
    QCOMPARE(left, 0);
    const qsizetype size = vendor().request(batch, "sk_x").body.size();
    QVERIFY2(size <= 240'000 && size > 239'990, qPrintable(QString::number(size)));

    // And the biggest single event fits.
    Event biggest = eventOf();
    for (QString *id : {&biggest.name, &biggest.id, &biggest.anonymousId, &biggest.sessionId})
        *id = QString(128, QChar(1));
    biggest.userId = QString(256, QChar(1));
    for (const char *key : {"path", "referrer"})
        biggest.options.insert(QString::fromLatin1(key), QString(2048, QChar(1)));
    biggest.properties.insert(QStringLiteral("k"), QString(8184, QLatin1Char('x')));
    const Vendor::Encoded encoded = vendor().encode(biggest);
    QCOMPARE(encoded.refusal, QString());
    QVERIFY(encoded.json.size() < limits.maxBytes);
}

void MillimetricTest::everythingIsForMillimetric()
{
    Event event(QStringLiteral("x"));
    for (const Event::Kind kind : {Event::Track, Event::Page, Event::Identify, Event::Forget}) {
        event.kind = kind;
        QVERIFY(vendor().wants(event));
    }
}

void MillimetricTest::aMappedNameIsWhatCounts()
{
    const QString longName(129, QLatin1Char('n'));
    const MillimetricVendor mapping({QUrl(QStringLiteral("https://api.millimetric.ai")),
                                     {},
                                     {{longName, QStringLiteral("short")},
                                      {QStringLiteral("purchase"), longName},
                                      {QStringLiteral("same"), QString()}},
                                     {QStringLiteral("*")}});
    Event e = eventOf();
    e.name = longName;
    QVERIFY(mapping.encode(e).json.startsWith("{\"event\":\"short\","));
    e.name = QStringLiteral("purchase");
    QVERIFY(mapping.encode(e).refusal.contains(QLatin1String("129")));
    e.name = QStringLiteral("same");
    QVERIFY(mapping.encode(e).json.startsWith("{\"event\":\"same\","));
    e.name.clear();
    QVERIFY(!mapping.encode(e).refusal.isEmpty());
}

void MillimetricTest::optionsThatAreUrlsLoseTheirPassword()
{
    Event e = eventOf();
    e.options.insert(QStringLiteral("url"), QUrl(QStringLiteral("https://me:secret@shop.example/ä?q=1")));
    QVERIFY(!vendor().encode(e).json.contains("secret"));
    const auto stored = fromRecord(toRecord(e));
    QVERIFY(stored);
    QVERIFY(vendor().encode(*stored).json.contains("\"url\":\"https://shop.example/%C3%A4?q=1\""));
    QCOMPARE(vendor().encode(*stored).json, vendor().encode(e).json);
}

void MillimetricTest::everyEventThatIsTakenIsValidJson()
{
    // Every UTF-16 unit, also surrogates without their other half, in every place where a text can be.
    for (int unit = 0; unit < 0x10000; unit += unit < 0x100 || (unit >= 0xd7f0 && unit < 0xe010) ? 1 : 97) {
        const QString text = QLatin1Char('a') + QChar(unit) + QLatin1Char('b');
        Event e = eventOf();
        e.name = text;
        e.properties.insert(text, QVariantList{text, QVariantMap{{text, text}}});
        e.options.insert(QStringLiteral("path"), text);
        const QByteArray json = vendor().encode(e).json;
        QJsonParseError error;
        const QJsonDocument parsed = QJsonDocument::fromJson(json, &error);
        QVERIFY2(error.error == QJsonParseError::NoError, json.constData());
        const QString expected = QChar::isSurrogate(char32_t(unit)) ? QStringLiteral("a\uFFFDb") : text;
        QCOMPARE(parsed[QLatin1String("event")].toString(), expected);
        QCOMPARE(parsed[QLatin1String("path")].toString(), expected);
        QCOMPARE(parsed[QLatin1String("properties")][expected][0].toString(), expected);
    }
}

QTEST_GUILESS_MAIN(MillimetricTest)
#include "tst_millimetric.moc"
