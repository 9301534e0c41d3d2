// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "core/record.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QFloat16>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrl>
#include <QUuid>

#include <limits>

using namespace Tally;

namespace {

struct Opaque
{
    int value = 0;
};

QByteArray jsonOf(const QVariant &value)
{
    return toJson(QVariantMap{{QStringLiteral("k"), value}});
}

} // namespace

Q_DECLARE_METATYPE(Opaque)

class JsonTest : public QObject
{
    Q_OBJECT

public:
    enum Fruit { Apple, Pear };
    Q_ENUM(Fruit)

private Q_SLOTS:
    void eachTypeOfQtHasItsForm_data();
    void eachTypeOfQtHasItsForm();
    void whatWasStoredReadsTheSame_data() { eachTypeOfQtHasItsForm_data(); }
    void whatWasStoredReadsTheSame();
    void keysAreSortedWhateverTheyComeFrom();
    void numbersComeBackAsTheyWere();
    void timesAreWrittenAsQtWouldWriteThem();
    void nestingEndsAtTheLimit();
    void listsThatHoldThemselvesEnd();
    void fieldsKeepTheirOrder();
};

void JsonTest::eachTypeOfQtHasItsForm_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QByteArray>("json");
    const auto row
        = [](const char *name, const QVariant &value, const QByteArray &json) { QTest::newRow(name) << value << json; };
    const QDateTime time(QDate(2026, 11, 21), QTime(6, 30, 0, 123), Qt::UTC);
    row("nothing", {}, "null");
    row("nullptr", QVariant::fromValue(nullptr), "null");
    row("true", true, "true");
    row("int", -42, "-42");
    row("short", QVariant::fromValue(short(-7)), "-7");
    row("unsigned char", QVariant::fromValue(uchar(200)), "200");
    row("unsigned", 4'000'000'000u, "4000000000");
    row("2^53", 1ll << 53, "9007199254740992");
    row("2^53 + 1", (1ll << 53) + 1, "\"9007199254740993\"");
    row("-2^53 - 1", -(1ll << 53) - 1, "\"-9007199254740993\"");
    row("smallest", std::numeric_limits<qint64>::min(), "\"-9223372036854775808\"");
    row("biggest", std::numeric_limits<quint64>::max(), "\"18446744073709551615\"");
    row("double", 12.5, "12.5");
    row("whole double", 4900.0, "4900");
    row("minus zero", -0.0, "0");
    row("small double", 0.000001, "0.000001");
    row("smaller double", 1e-7, "1e-07");
    row("big double", 1e300, "1e+300");
    row("float", 0.5f, "0.5");
    row("float16", QVariant::fromValue(qfloat16(0.5f)), "0.5");
    row("NaN", qQNaN(), "null");
    row("infinity", -qInf(), "null");
    row("text", QStringLiteral("a\"b\\c/\n\t\b\f\r"), R"("a\"b\\c/\n\t\b\f\r")");
    row("null text", QString(), "\"\"");
    row("control characters", QStringLiteral("\u0001\u001f\u007f"), "\"\\u0001\\u001f\x7f\"");
    row("NUL", QString(QChar(0)), "\"\\u0000\"");
    row("lone high surrogate", QString(QChar(0xd83c)) + QLatin1Char('x'), "\"\xef\xbf\xbdx\"");
    row("lone low surrogate", QString(QChar(0xdf75)), "\"\xef\xbf\xbd\"");
    row("surrogates in the wrong order", QString(QChar(0xdf75)) + QChar(0xd83c), "\"\xef\xbf\xbd\xef\xbf\xbd\"");
    row("tea", QStringLiteral("🍵é€"), "\"🍵é€\"");
    row("bytes", QByteArray("caf\xc3\xa9"), "\"café\"");
    row("bytes that are no UTF-8", QByteArray("a\xff"), "\"a\xef\xbf\xbd\"");
    row("character", QChar(u'x'), "\"x\"");
    row("time", time, "\"2026-11-21T06:30:00.123Z\"");
    row("local time", time.toOffsetFromUtc(7200), "\"2026-11-21T06:30:00.123Z\"");
    row("no time", QDateTime(), "null");
    row("time before Christ", QDateTime(QDate(-5, 1, 1), QTime(0, 0), Qt::UTC), "null");
    row("date", QDate(2026, 11, 21), "\"2026-11-21\"");
    row("time of day", QTime(6, 30, 0, 5), "\"06:30:00.005\"");
    row("URL", QUrl(QStringLiteral("https://me:secret@a.example/ü?q=1#f")), "\"https://a.example/%C3%BC?q=1#f\"");
    row("UUID", QUuid(QStringLiteral("{0b1e4a52-0000-4000-8000-0123456789ab}")),
        "\"0b1e4a52-0000-4000-8000-0123456789ab\"");
    row("texts", QStringList{QStringLiteral("a"), QString()}, R"(["a",""])");
    row("list", QVariantList{1, QStringLiteral("a"), QVariant()}, R"([1,"a",null])");
    row("empty list", QVariantList(), "[]");
    row("empty map", QVariantMap(), "{}");
    row("hash", QVariantHash{{QStringLiteral("b"), 1}, {QStringLiteral("a"), 2}}, R"({"a":2,"b":1})");
    row("list of int", QVariant::fromValue(QList<int>{1, 2}), "[1,2]");
    row("JSON", QJsonObject{{QStringLiteral("a"), QJsonArray{1, 1.5, true, QJsonValue()}}},
        R"({"a":[1,1.5,true,null]})");
    row("JSON value", QJsonValue(QStringLiteral("x")), "\"x\"");
    row("JSON document", QJsonDocument(QJsonArray{1}), "[1]");
    row("JSON, undefined", QJsonValue(QJsonValue::Undefined), "null");
    row("CBOR",
        QVariant::fromValue(
            QCborMap{{QStringLiteral("a"), QCborArray{1, 2.5, false, nullptr, QByteArray("b")}}, {7, 8}}),
        R"({"7":8,"a":[1,2.5,false,null,"b"]})");
    row("CBOR time", QVariant::fromValue(QCborValue(time)), "\"2026-11-21T06:30:00.123Z\"");
    row("CBOR URL", QVariant::fromValue(QCborValue(QUrl(QStringLiteral("https://u:p@a.example/")))),
        "\"https://a.example/\"");
    row("CBOR tag", QVariant::fromValue(QCborValue(QCborTag(999), 1)), "null");
    row("variant in a variant", QVariant::fromValue(QVariant(QVariant::fromValue(QVariant(1)))), "1");
    row("enumerator", QVariant::fromValue(Pear), "\"Pear\"");
    row("unknown type", QVariant::fromValue(Opaque{7}), "null");
    row("object", QVariant::fromValue<QObject *>(nullptr), "null");
    row("pointer", QVariant::fromValue<void *>(nullptr), "null");
}

void JsonTest::eachTypeOfQtHasItsForm()
{
    QFETCH(const QVariant, value);
    QFETCH(const QByteArray, json);
    QCOMPARE(jsonOf(value), "{\"k\":" + json + '}');
    QCOMPARE(toJson(value), json);
}

void JsonTest::whatWasStoredReadsTheSame()
{
    QFETCH(const QVariant, value);
    Event event(QStringLiteral("x"), {{QStringLiteral("k"), value}});
    const auto stored = fromRecord(toRecord(event));
    QVERIFY(stored);
    QCOMPARE(toJson(stored->properties), jsonOf(value));
    QCOMPARE(toRecord(*stored), toRecord(event));
}

void JsonTest::keysAreSortedWhateverTheyComeFrom()
{
    const QStringList keys = {QStringLiteral("z"), QStringLiteral("a"), QStringLiteral(""),      QStringLiteral("é"),
                              QStringLiteral("B"), QStringLiteral("🍵"), QStringLiteral("\uffff")};
    QVariantMap map;
    QVariantHash hash;
    QJsonObject object;
    QCborMap cbor;
    for (const QString &key : keys) {
        map.insert(key, 1);
        hash.insert(key, 1);
        object.insert(key, 1);
        cbor.insert(key, 1);
    }
    QCOMPARE(toJson(QVariant(hash)), toJson(map));
    QCOMPARE(toJson(QVariant(object)), toJson(map));
    QCOMPARE(toJson(QVariant::fromValue(cbor)), toJson(map));
    QVERIFY(toJson(map).startsWith("{\"\":1,\"B\":1,\"a\":1,\"z\":1"));
}

void JsonTest::numbersComeBackAsTheyWere()
{
    for (const double number : {0.1, 1.0 / 3, 1e21, 1e20, 123456789.123, 5e-324, 1.7976931348623157e308, -2.5e-9,
                                2e15 + 0.5, 9007199254740994.0}) {
        const QByteArray json = toJson(QVariant(number));
        QCOMPARE(json.toDouble(), number);
    }
}

void JsonTest::timesAreWrittenAsQtWouldWriteThem()
{
    const QDateTime first(QDate(1, 1, 1), QTime(0, 0), Qt::UTC);
    const qint64 firstMs = first.toMSecsSinceEpoch();
    const qint64 lastMs = QDateTime(QDate(9999, 12, 31), QTime(23, 59, 59, 999), Qt::UTC).toMSecsSinceEpoch();
    for (qint64 ms = firstMs; ms <= lastMs; ms += 86'400'000ll * 397 + 3'723'017) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
        QCOMPARE(toIso(time), time.toString(Qt::ISODateWithMs));
    }
    QCOMPARE(toIso(QDateTime::fromMSecsSinceEpoch(lastMs, Qt::UTC)), QStringLiteral("9999-12-31T23:59:59.999Z"));
    QVERIFY(toIso(QDateTime::fromMSecsSinceEpoch(lastMs + 1, Qt::UTC)).isNull());
    QVERIFY(toIso(QDateTime::fromMSecsSinceEpoch(firstMs - 1, Qt::UTC)).isNull());
    QVERIFY(toIso(QDateTime()).isNull());
}

void JsonTest::nestingEndsAtTheLimit()
{
    QVariant deep = 1;
    QByteArray json = "1";
    for (int i = 0; i < maxNesting; ++i) {
        deep = QVariantList{deep};
        json = '[' + json + ']';
    }
    QCOMPARE(toJson(deep), json);
    QCOMPARE(toJson(QVariant(QVariantList{deep})).count('['), maxNesting);
    for (int i = 0; i < 1000; ++i)
        deep = i % 2 ? QVariant(QVariantMap{{QStringLiteral("k"), deep}}) : QVariant::fromValue(deep);
    QVERIFY(toJson(deep).contains("null"));
}

void JsonTest::listsThatHoldThemselvesEnd()
{
    QVariantList list;
    for (int i = 0; i < 60; ++i)
        list = QVariantList{QVariant(list), QVariant(list)};
    QVERIFY(toJson(QVariant(list)).size() < 10 * maxValues);
    QVERIFY(toRecord(Event(QStringLiteral("x"), {{QStringLiteral("k"), list}})).size() < 10 * maxValues);
}

void JsonTest::fieldsKeepTheirOrder()
{
    JsonFields fields;
    QCOMPARE(fields.json(), QByteArray("{}"));
    fields.add(QLatin1String("z"), QStringLiteral("1\""));
    fields.add(QLatin1String("a"), QVariantMap{{QStringLiteral("k"), 2}});
    fields.addJson(QLatin1String("m"), "[3]");
    QCOMPARE(fields.json(), QByteArray("{\"z\":\"1\\\"\",\"a\":{\"k\":2},\"m\":[3]}"));
}

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
