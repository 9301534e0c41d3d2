// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What the data files of tst_vendors cannot show: the limits, and what is in the bytes.

#include "core/json.h"
#include "core/record.h"
#include "tools/collector/gunzip.h"
#include "vendors/doowvendor.h"

#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace Tally;

namespace {

DoowVendor vendor(const QStringList &sendProperties = {})
{
    return DoowVendor({QUrl(QStringLiteral("https://api.doow.co")),
                       QStringLiteral("lic_42"),
                       {},
                       QStringLiteral("sdk"),
                       {},
                       sendProperties});
}

Event eventOf(const QString &name = QStringLiteral("api_calls"))
{
    Event event(name);
    event.id = QStringLiteral("e-1");
    event.timestamp = QDateTime::fromMSecsSinceEpoch(1'795'242'600'000, Qt::UTC);
    return event;
}

} // namespace

class DoowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyUsageIsForDoow();
    void aQuantityIsGreaterThanZeroWhateverTheKind();
    void idsAndPropertiesGoNowhereUnlessAllowed();
    void theLongestUnitIsNotCutInACharacter();
    void theLimitsAreThoseOfTheVendorsSdk();
    void noBatchIsOverTheBodyLimit();
    void anEventThatFitsInNoBatchIsRefused();
    void aBodyIsGzipAboveOneKibibyteAndTheSameEachTime();
    void aBatchComesAgainByteByByte();
    void onlyEventsOfTheBatchAreRefused();
    void idsThatWereCutAreRecognised();
    void oneIdOfSeveralEventsIsRefusedAsOftenAsItIsListed();
    void everyEventThatIsTakenIsValidJson();
};

void DoowTest::onlyUsageIsForDoow()
{
    Event event = eventOf();
    QVERIFY(vendor().wants(event));
    for (const Event::Kind kind : {Event::Page, Event::Identify, Event::Forget}) {
        event.kind = kind;
        QVERIFY(!vendor().wants(event));
    }
}

void DoowTest::aQuantityIsGreaterThanZeroWhateverTheKind()
{
    for (const char *kind : {"USAGE", "ADJUSTMENT"}) {
        for (const double quantity : {0.0, -1.0, qQNaN(), qInf()}) {
            Event event = eventOf();
            event.quantity = quantity;
            event.options.insert(QStringLiteral("kind"), QLatin1String(kind));
            QVERIFY(problemOf(event).contains(QLatin1String("quantity"))); // track() says so
            QVERIFY(vendor().encode(event).refusal.contains(QLatin1String("quantity")));
            QCOMPARE(vendor().encode(event).json, QByteArray());
        }
    }
}

void DoowTest::idsAndPropertiesGoNowhereUnlessAllowed()
{
    Event event = eventOf();
    event.userId = QStringLiteral("somebody-private");
    event.anonymousId = event.userId;
    event.sessionId = event.userId;
    event.properties.insert(QStringLiteral("prompt"), event.userId);
    QVERIFY(!vendor().encode(event).json.contains("private"));
    QVERIFY(!vendor({QStringLiteral("other")}).encode(event).json.contains("private"));
    // All properties is still no ids.
    QCOMPARE(vendor({QStringLiteral("*")}).encode(event).json.count("private"), 1);
    QCOMPARE(vendor({QStringLiteral("pro*")}).encode(event).json.count("private"), 1);
}

void DoowTest::theLongestUnitIsNotCutInACharacter()
{
    Event event = eventOf();
    event.unit = QString(64, QLatin1Char('u'));
    QCOMPARE(vendor().encode(event).warning, QString());
    event.unit = QString(63, QLatin1Char('u')) + QStringLiteral("😀");
    const Vendor::Encoded encoded = vendor().encode(event);
    QVERIFY(encoded.warning.contains(QLatin1String("64")));
    QCOMPARE(QJsonDocument::fromJson(encoded.json)[QLatin1String("unit")].toString(), QString(63, QLatin1Char('u')));
}

void DoowTest::theLimitsAreThoseOfTheVendorsSdk()
{
    const Vendor::Limits limits = vendor().limits();
    QCOMPARE(limits.maxEvents, 500);
    QCOMPARE(limits.maxInFlight, 1);
    QCOMPARE(limits.dedupWindow, std::chrono::minutes(55));
    QCOMPARE(limits.aggregateInterval, std::chrono::milliseconds(0));
}

void DoowTest::noBatchIsOverTheBodyLimit()
{
    // Random sizes, packed as the queue does it, up to exactly what the limits allow.
    std::mt19937 random(20261121);
    const Vendor::Limits limits = vendor().limits("events");
    for (int round = 0; round < 40; ++round) {
        Batch batch{"00000000-0000-4000-8000-000000000000", "events", {}, {}};
        qsizetype left = limits.maxBytes;
        while (batch.events.size() < limits.maxEvents && left > 0) {
            const qsizetype most = round % 2 ? left : std::min<qsizetype>(left, 2 * limits.maxBytes / limits.maxEvents);
            const qsizetype size = std::min<qsizetype>(left, 1 + qsizetype(random() % quint32(most)));
            batch.events.append(QByteArray(size, 'x'));
            left -= size;
        }
        const auto body = Inbound::gunzip(vendor().request(batch, "dk_x").body, 1 << 20);
        QVERIFY(body);
        QVERIFY2(body->size() <= 460'800, qPrintable(QString::number(body->size())));
    }
    // A batch that is full in both ways wastes little.
    Batch full{"00000000-0000-4000-8000-000000000000", "events", {}, {}};
    for (int i = 0; i < limits.maxEvents; ++i)
        full.events.append(QByteArray(limits.maxBytes / limits.maxEvents, 'x'));
    const auto body = Inbound::gunzip(vendor().request(full, "dk_x").body, 1 << 20);
    QVERIFY(body && body->size() > 459'500);
}

void DoowTest::anEventThatFitsInNoBatchIsRefused()
{
    const QString key = QStringLiteral("k");
    const qsizetype most = vendor().limits().maxBytes;
    Event event = eventOf();
    event.options.insert(QStringLiteral("metadata"), QVariantMap{{key, QString()}});
    const qsizetype frame = vendor().encode(event).json.size();
    event.options.insert(QStringLiteral("metadata"), QVariantMap{{key, QString(most - frame, QLatin1Char('x'))}});
    QCOMPARE(vendor().encode(event).json.size(), most);
    event.options.insert(QStringLiteral("metadata"), QVariantMap{{key, QString(most - frame + 1, QLatin1Char('x'))}});
    QVERIFY(vendor().encode(event).refusal.contains(QString::number(most)));
}

void DoowTest::aBodyIsGzipAboveOneKibibyteAndTheSameEachTime()
{
    Batch batch{"00000000-0000-4000-8000-000000000000", "events", {}, {QByteArray(100, 'x')}};
    const HttpRequest small = vendor().request(batch, "dk_x");
    const QByteArray version = "\"tally/" TALLY_VERSION "\"";
    QVERIFY2(small.body.contains(version), small.body.constData());
    QVERIFY(small.body.startsWith("{\"batch_id\":\"00000000-0000-4000-8000-000000000000\",\"sdk_version\":"));
    const qsizetype frame = small.body.size() - 100;
    for (const qsizetype size : {1024, 1025}) {
        batch.events = {QByteArray(size - frame, 'x')};
        const HttpRequest request = vendor().request(batch, "dk_x");
        const bool isPacked = request.headers.contains({"Content-Encoding", "gzip"});
        QCOMPARE(isPacked, size > 1024);
        QCOMPARE(request.body.startsWith("\x1f\x8b"), isPacked);
        if (!isPacked)
            continue;
        QCOMPARE(request.body.mid(4, 4), QByteArray(4, '\0')); // no time in it
        QCOMPARE(vendor().request(batch, "dk_x").body, request.body);
        QCOMPARE(Inbound::gunzip(request.body, 1 << 20)->size(), size);
        QVERIFY(request.body.size() < size);
    }
}

void DoowTest::aBatchComesAgainByteByByte()
{
    Batch batch{"0b7c2a5e-11d4-4f6a-9d5c-2f5a3f1f6a10", "events", {}, {}};
    for (int i = 0; i < 100; ++i) {
        Event event = eventOf();
        event.id = QStringLiteral("e-%1").arg(i);
        batch.eventIds.append(event.id);
        batch.events.append(vendor().encode(event).json);
    }
    // Another vendor object, as after a restart.
    QCOMPARE(vendor().request(batch, "dk_x").body, vendor().request(batch, "dk_x").body);
    const auto body = Inbound::gunzip(vendor().request(batch, "dk_x").body, 1 << 20);
    QVERIFY(body && body->contains("\"batch_id\":\"0b7c2a5e-11d4-4f6a-9d5c-2f5a3f1f6a10\""));
}

void DoowTest::onlyEventsOfTheBatchAreRefused()
{
    // Whatever a 207 lists, each refused event is one of the batch, and none is refused more often than it is there.
    std::mt19937 random(99);
    for (int round = 0; round < 500; ++round) {
        Batch batch{"id", "events", {}, {}};
        for (quint32 i = 0, n = 1 + random() % 20; i < n; ++i) {
            batch.eventIds.append(QString::number(random() % 10));
            batch.events.append("{}");
        }
        QVariantList list;
        for (quint32 i = 0, n = random() % 40; i < n; ++i)
            list.append(QVariantMap{{QStringLiteral("event_id"), QString::number(random() % 15)},
                                    {QStringLiteral("reason"), QStringLiteral("no")}});
        const QByteArray body = toJson(QVariantMap{{QStringLiteral("rejections"), list}});
        const Verdict verdict = vendor().judge(batch, {207, {}, body, {}});
        QCOMPARE(verdict.kind, Verdict::Kind::Delivered);
        QStringList left = batch.eventIds;
        for (const Verdict::Refused &refused : verdict.refused)
            QVERIFY(left.removeOne(refused.eventId));
        QCOMPARE(verdict.text.isEmpty(), verdict.refused.size() == list.size());
    }
}

void DoowTest::idsThatWereCutAreRecognised()
{
    const QString longId = QString(128, QLatin1Char('x')) + QStringLiteral("-and-more");
    const Batch batch{"id", "events", {QStringLiteral("a"), longId}, {"{}", "{}"}};
    const QByteArray body = "{\"accepted\":1,\"rejected\":1,\"rejections\":[{\"event_id\":\"" + QByteArray(128, 'x')
        + "\",\"reason\":\"license_not_found\"}]}";
    const Verdict verdict = vendor().judge(batch, {207, {}, body, {}});
    QCOMPARE(verdict.refused.size(), 1);
    QCOMPARE(verdict.refused.first().eventId, longId);
    QCOMPARE(verdict.text, QString());
}

void DoowTest::oneIdOfSeveralEventsIsRefusedAsOftenAsItIsListed()
{
    const QStringList ids{QStringLiteral("a"), QStringLiteral("a"), QStringLiteral("b")};
    const Batch batch{"id", "events", ids, {"{}", "{}", "{}"}};
    const QByteArray body = "{\"accepted\":2,\"rejected\":1,\"rejections\":[{\"event_id\":\"a\",\"reason\":\"no\"}]}";
    const Verdict verdict = vendor().judge(batch, {207, {}, body, {}});
    QCOMPARE(verdict.refused.size(), 1);
    QCOMPARE(verdict.text, QString());
}

void DoowTest::everyEventThatIsTakenIsValidJson()
{
    // Every UTF-16 unit, also surrogates without their other half, in every place where a text can be.
    for (int unit = 0; unit < 0x10000; unit += unit < 0x100 || (unit >= 0xd7f0 && unit < 0xe010) ? 1 : 97) {
        const QString text = QLatin1Char('a') + QChar(unit) + QLatin1Char('b');
        Event event = eventOf(text);
        event.unit = text;
        for (const char *option : {"attribution", "metadata"})
            event.options.insert(QLatin1String(option), QVariantMap{{text, text}});
        event.options.insert(QStringLiteral("license_id"), text);
        const QByteArray json = vendor().encode(event).json;
        QJsonParseError error;
        const QJsonDocument parsed = QJsonDocument::fromJson(json, &error);
        QVERIFY2(error.error == QJsonParseError::NoError, json.constData());
        const QString expected = QChar::isSurrogate(char32_t(unit)) ? QStringLiteral("a\uFFFDb") : text;
        QCOMPARE(parsed[QLatin1String("measurements")][0][QLatin1String("metric_name")].toString(), expected);
        QCOMPARE(parsed[QLatin1String("license_id")].toString(), expected);
        QCOMPARE(parsed[QLatin1String("unit")].toString(), expected);
        QCOMPARE(parsed[QLatin1String("attribution")][expected].toString(), expected);
        QCOMPARE(parsed[QLatin1String("metadata")][expected].toString(), expected);
    }
}

QTEST_GUILESS_MAIN(DoowTest)
#include "tst_doow.moc"
