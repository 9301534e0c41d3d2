// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What a program may hand to track() by mistake, or by somebody else's design: it arrives as it was, over a restart and
// through every file, or is refused with the cause and the way out; and the events around it arrive. What QML hands
// over is in ../qml/arguments.h.

#include "../tracker/fixture.h"

#include <QCborMap>
#include <QCborValue>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

/// Types of the application's, with conversions that it registered: one throws, one tracks.
struct Throwing
{
};
struct Tracking
{
};
struct Unknown
{
};

// QVariant's own destructor goes as deep, which takes more of the stack with a sanitizer.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int deepest = 2000;
#else
constexpr int deepest = 50'000;
#endif

QVariantMap v(const QVariant &value)
{
    return {{QStringLiteral("v"), value}};
}

QVariant nested(int levels)
{
    QVariant value = 1;
    for (int i = 0; i < levels; ++i)
        value = i % 2 ? QVariant(QVariantList{value}) : QVariant(v(value));
    return value;
}

QVariantMap manyKeys(int count)
{
    QVariantMap map;
    for (int i = 0; i < count; ++i)
        map.insert(QStringLiteral("key_%1").arg(i), i);
    return map;
}

QVariantMap option(const char *name, const QVariant &value)
{
    return {{QString::fromLatin1(name), value}};
}

struct Good
{
    const char *label;
    QVariant value;
    const char *json; ///< of {"v": value}
};

struct Bad
{
    const char *label;
    QString name;
    QVariantMap properties;
    QVariantMap options;
    const char *cause;
    const char *wayOut;
};

} // namespace
Q_DECLARE_METATYPE(Throwing)
Q_DECLARE_METATYPE(Tracking)
Q_DECLARE_METATYPE(Unknown)

class InputsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QMetaType::registerConverter<Throwing, QString>([](const Throwing &) -> QString { throw 1; });
        QMetaType::registerConverter<Throwing, QDateTime>([](const Throwing &) -> QDateTime { throw 1; });
        QMetaType::registerConverter<Tracking, QString>([](const Tracking &) {
            Tally::track(QStringLiteral("from within"));
            return QStringLiteral("done");
        });
    }
    void anyValueArrivesAsItWas();
    void anyNameArrivesAsItWas();
    void anyIdComesBackAsItWas();
    void keysStayApart();
    void whatCannotBeSentIsRefusedWithCauseAndWayOut();
    void aConversionMayTrack();
    void whatCannotBeAnIdIsRefusedWithCauseAndWayOut();
};

namespace {

void quiet(Tracker &tracker, Millimetric &)
{
    tracker.setContextEnabled(false);
}

void quietAndOffline(Tracker &tracker, Millimetric &)
{
    tracker.setContextEnabled(false);
    tracker.setOffline(true);
}

} // namespace

void InputsTest::anyValueArrivesAsItWas()
{
    using Limits = std::numeric_limits<double>;
    const auto utf16 = [](std::initializer_list<char16_t> units) { return QString(QString::fromUtf16(units.begin(), qsizetype(units.size()))); };
    const Good rows[] = {
        {"NUL", utf16({u'a', 0, u'b', 0}), R"j({"v":"a\u0000b\u0000"})j"},
        {"line and paragraph separator", utf16({0x2028, 0x2029, 0x85}), R"j({"v":"\u2028\u2029\u0085"})j"},
        {"non-characters", utf16({0xffff, 0xfffe, 0xfdd0, 0xd83f, 0xdffe}), R"j({"v":"\uffff\ufffe\ufdd0\ud83f\udffe"})j"},
        {"byte order marks", utf16({u'a', 0xfeff, u'b', 0xfeff}), R"j({"v":"a\ufeffb\ufeff"})j"},
        {"right to left", utf16({0x202e, u'a', 0x2066}), R"j({"v":"\u202ea\u2066"})j"},
        {"half a character", utf16({u'a', 0xd83c}), R"j({"v":"a\ufffd"})j"},
        {"the other half", utf16({0xdf75, u'a'}), R"j({"v":"\ufffda"})j"},
        {"no UTF-8", QByteArray("a\xff\xc0\x80"), R"j({"v":"a\ufffd\ufffd\ufffd"})j"},
        {"QSettings' words", QStringLiteral("@Variant(\0\0\0\b\0) @Invalid()"), R"j({"v":"@Variant(\u0000\u0000\u0000\b\u0000) @Invalid()"})j"},
        {"QSettings' words alone", QStringLiteral("@Invalid()"), R"j({"v":"@Invalid()"})j"},
        {"at signs", QStringLiteral("@@ @String(a) @ByteArray(b) @"), R"j({"v":"@@ @String(a) @ByteArray(b) @"})j"},
        {"an INI file", QStringLiteral("\r\n[x]\r\ny=1;2,3\n\\"), R"j({"v":"\r\n[x]\r\ny=1;2,3\n\\"})j"},
        {"quotes and ends", QStringLiteral("'\"\\]]>%1%00<!--\x1b[31m"), R"j({"v":"'\"\\]]>%1%00<!--\u001b[31m"})j"},
        {"smallest integer", std::numeric_limits<qint64>::min(), R"j({"v":"-9223372036854775808"})j"},
        {"greatest integer", std::numeric_limits<quint64>::max(), R"j({"v":"18446744073709551615"})j"},
        {"greatest exact integer", 1ll << 53, R"j({"v":9007199254740992})j"},
        {"minus zero", -0.0, R"j({"v":0})j"},
        {"greatest number", Limits::max(), R"j({"v":1.7976931348623157e308})j"},
        {"smallest number", Limits::denorm_min(), R"j({"v":5e-324})j"},
        {"no value", QVariant(), R"j({"v":null})j"},
        {"a type nobody knows", QVariant::fromValue(Unknown()), R"j({"v":null})j"},
        {"a pointer", QVariant::fromValue<void *>(nullptr), R"j({"v":null})j"},
        {"deepest", nested(63), nullptr},
    };
    Fixture f(quietAndOffline);
    QStringList ids;
    for (const Good &row : rows) {
        ids.append(f.tracker->track(QStringLiteral("n"), v(row.value)));
        QVERIFY2(!ids.last().isEmpty(), row.label);
    }
    QVERIFY(f.tracker->waitForSaved(10s));
    f.close(); // from the journal into a segment, and that is read by another
    f.open(quiet);
    QVERIFY(f.tracker->waitForFlushed(10s));
    QCOMPARE(f.arrivedIds(), ids);
    const QList<CollectedEvent> events = f.collector.events();
    for (size_t i = 0; i < std::size(rows); ++i) {
        const QJsonObject expected = rows[i].json ? QJsonDocument::fromJson(rows[i].json).object() : QJsonObject::fromVariantMap(v(nested(63)));
        QVERIFY2(!expected.isEmpty(), rows[i].label);
        const QJsonValue arrived = events.at(qsizetype(i)).json.value(QStringLiteral("properties"));
        QVERIFY2(arrived == expected, rows[i].label + QByteArray(": ") + QJsonDocument(arrived.toObject()).toJson(QJsonDocument::Compact));
    }
    QVERIFY(f.errors.isEmpty());
}

void InputsTest::anyNameArrivesAsItWas()
{
    const QString names[] = {QStringLiteral("@Invalid()"), QStringLiteral("a=b;[c]\n"), QStringLiteral("'\"\\"), QStringLiteral("__proto__"),
                             QStringLiteral("\u2028"), QStringLiteral("茶🍵"), QString(128, QLatin1Char('x')), QStringLiteral("../../x"),
                             QStringLiteral(" ")};
    Fixture f(quietAndOffline);
    for (const QString &name : names)
        QVERIFY(!f.tracker->track(name).isEmpty());
    QVERIFY(f.tracker->waitForSaved(10s));
    f.close();
    f.open(quiet);
    QVERIFY(f.tracker->waitForFlushed(10s));
    QStringList arrived;
    for (const CollectedEvent &event : f.collector.events())
        arrived.append(event.name);
    QCOMPARE(arrived, QStringList(std::begin(names), std::end(names)));
}

void InputsTest::anyIdComesBackAsItWas()
{
    const QStringList ids{QStringLiteral(" @Invalid()"), QStringLiteral("@Variant(\\0)"), QStringLiteral("@@x"), QStringLiteral("\t@x"),
                          QStringLiteral("a, b;c=[d]"), QStringLiteral("\"x\" "), QStringLiteral("\\x40"), QStringLiteral("ä\u2028🍵")};
    for (const QString &id : ids) {
        Fixture f(quietAndOffline);
        f.tracker->identify(id);
        QCOMPARE(f.tracker->track(QStringLiteral("n"), {}, option("event_id", id)), id);
        QVERIFY(f.tracker->waitForSaved(10s));
        f.close();
        f.open(quiet);
        f.tracker->track(QStringLiteral("n"));
        QCOMPARE(f.tracker->userId(), id);
        QVERIFY(f.tracker->waitForFlushed(10s));
        QVERIFY2(f.arrivedIds().contains(id), qPrintable(id));
        QVERIFY2(f.errors.isEmpty(), f.errors.isEmpty() ? "" : qPrintable(f.errors.first().text));
    }
}

void InputsTest::keysStayApart()
{
    // Of one look, or of a meaning elsewhere.
    const QVariantMap keys{{QString(), 1},
                           {QStringLiteral("__proto__"), 2},
                           {QStringLiteral("constructor"), 3},
                           {QStringLiteral("\u00e9"), 4},
                           {QStringLiteral("e\u0301"), 5},
                           {QStringLiteral("a\0b"), 6},
                           {QStringLiteral("a"), 7},
                           {QStringLiteral("A"), 8},
                           {QStringLiteral("a "), 9},
                           {QStringLiteral("a/b"), 10},
                           {QStringLiteral("a=b"), 11},
                           {QStringLiteral("\uffff"), 12},
                           {QStringLiteral("\"}"), 13},
                           {QString(1000, QLatin1Char('k')), 14}};
    Fixture f(quietAndOffline);
    f.tracker->track(QStringLiteral("n"), keys);
    QVERIFY(f.tracker->waitForSaved(10s));
    f.close();
    f.open(quiet);
    QVERIFY(f.tracker->waitForFlushed(10s));
    QCOMPARE(f.collector.events().size(), 1);
    QCOMPARE(f.collector.events().first().json.value(QStringLiteral("properties")).toObject().toVariantMap(),
             QJsonObject::fromVariantMap(keys).toVariantMap());
}

void InputsTest::whatCannotBeSentIsRefusedWithCauseAndWayOut()
{
    QVariantList shared;
    for (int i = 0; i < 60; ++i)
        shared = {QVariant(shared), QVariant(shared)};
    QCborValue cbor = 1;
    for (int i = 0; i < 500; ++i)
        cbor = QCborMap{{QStringLiteral("k"), cbor}};
    const QString n = QStringLiteral("n");
    const QString half = QString(QChar(0xd83c));
    const Bad rows[] = {
        {"no name", {}, {}, {}, "no name", "Give it one"},
        {"a name of a megabyte", QString(1 << 20, QLatin1Char('x')), {}, {}, "1048576 characters", "Shorten"},
        {"10 000 keys", n, manyKeys(10'000), {}, "bytes of JSON", "fewer or shorter"},
        {"100 001 keys", n, manyKeys(100'001), {}, "more than 100000 values", "a summary, or several events"},
        {"10 MB of text", n, v(QString(10 << 20, QLatin1Char('x'))), {}, "bytes of JSON", "fewer or shorter"},
        {"1 MB of bytes", n, v(QByteArray(1 << 20, '\xff')), {}, "bytes of JSON", "fewer or shorter"},
        {"1 025 levels", n, v(nested(1025)), {}, "64 levels", "Flatten"},
        {"levels without an end", n, v(nested(deepest)), {}, "64 levels", "Flatten"},
        {"500 levels of CBOR", n, v(QVariant::fromValue(cbor)), {}, "64 levels", "Flatten"},
        {"2^60 values that share", n, v(shared), {}, "more than 100000 values", "several events"},
        {"NaN", n, v(qQNaN()), {}, "\"v\" is or holds a number that is not finite", "Leave it out, or send it as text"},
        {"infinity within", n, v(QVariantList{v(-qInf())}), {}, "\"v\" is or holds a number that is not finite", "Leave it out"},
        {"a key with half a character", n, {{half, 1}}, {}, "half of a character", "leave the property out"},
        {"keys that would become one", n, {{half + n, 1}, {QChar(0xdf75) + n, 2}}, {}, "half of a character", "leave the property out"},
        {"such a key within", n, v(QVariantList{QVariantMap{{half, 1}}}), {}, "half of a character", "leave the property out"},
        {"a quantity of nothing", n, {}, option("quantity", 0), "not a finite number greater than 0", "Leave it out for 1"},
        {"a quantity of NaN", n, {}, option("quantity", qQNaN()), "not a finite number greater than 0", "Leave it out for 1"},
        {"a quantity in words", n, {}, option("quantity", n), "not a finite number greater than 0", "Leave it out for 1"},
        {"a time in words", n, {}, option("timestamp", n), "\"timestamp\"", "ISO 8601"},
        {"a time without an end", n, {}, option("timestamp", 1e300), "\"timestamp\"", "milliseconds"},
        {"a time after all years", n, {}, option("timestamp", 1e15), "years 1 to 9999", "milliseconds since 1970"},
        {"a list for an id", n, {}, option("user_id", QStringList{n}), "\"user_id\"", "ids as text"},
        {"a type nobody knows for an id", n, {}, option("event_id", QVariant::fromValue(Unknown())), "\"event_id\"", "ids as text"},
        {"a conversion that throws", n, v(QVariantList{QVariant::fromValue(Throwing())}), {}, "threw an exception", "Send text"},
        {"one in an option", n, {}, option("metadata", v(QVariant::fromValue(Throwing()))), "threw an exception", "Send text"},
        {"one for an id", n, {}, option("user_id", QVariant::fromValue(Throwing())), "\"user_id\"", "ids as text"},
        {"one for a time", n, {}, option("timestamp", QVariant::fromValue(Throwing())), "\"timestamp\"", "ISO 8601"},
        {"a blank id", n, {}, option("session_id", QStringLiteral(" \t")), "\"session_id\" is blank", "Leave it out, or fill it in"},
        {"an id without an end", n, {}, option("user_id", QString(100'000, QLatin1Char('u'))), "100000 characters", "Shorten"},
        {"half a URL", n, {}, option("url", QStringLiteral("://")), "not a complete URL", "\"path\""},
    };
    Fixture f(quiet);
    QStringList good{f.tracker->track(n)};
    int refused = 0;
    for (const Bad &row : rows) {
        const qsizetype before = f.errors.size();
        f.tracker->track(row.name, row.properties, row.options);
        good.append(f.tracker->track(n));
        QTRY_VERIFY2_WITH_TIMEOUT(f.errors.size() > before, row.label, 60'000);
        const Error error = f.errors.last();
        QVERIFY2(error.code == Error::InvalidEvent, row.label);
        QVERIFY2(error.text.contains(QLatin1String(row.cause)) && error.text.contains(QLatin1String(row.wayOut)),
                 row.label + QByteArray(": ") + error.text.toUtf8());
        QVERIFY2(error.text.size() < 1000, row.label);
        ++refused;
        QTRY_COMPARE_WITH_TIMEOUT(f.tracker->droppedCount(), refused, 60'000);
    }
    QVERIFY(f.tracker->waitForFlushed(10s));
    QCOMPARE(f.arrivedIds(), good);
    QCOMPARE(f.errors.size(), qsizetype(refused)); // each told once, and nothing else
    QVERIFY(f.balances());
}

void InputsTest::aConversionMayTrack()
{
    Fixture f(quiet);
    const QString id = f.tracker->track(QStringLiteral("n"), v(QVariant::fromValue(Tracking())));
    QVERIFY(f.tracker->waitForFlushed(10s));
    for (const CollectedEvent &event : f.collector.events())
        QCOMPARE(event.name, event.eventId == id ? QStringLiteral("n") : QStringLiteral("from within"));
    QVERIFY(f.arrivedIds().contains(id));
    QVERIFY(f.arrivedIds().size() > 1);
    QVERIFY(f.errors.isEmpty());
    QVERIFY(f.balances());
}

void InputsTest::whatCannotBeAnIdIsRefusedWithCauseAndWayOut()
{
    Fixture f(quiet);
    const auto refusesWith = [&f](const char *cause, const char *wayOut) {
        return QTest::qWaitFor([&f] { return !f.errors.isEmpty(); }) && f.errors.first().text.contains(QLatin1String(cause))
            && f.errors.first().text.contains(QLatin1String(wayOut));
    };
    f.tracker->identify(QString());
    QVERIFY(refusesWith("without a user id", "reset()"));
    f.errors.clear();
    f.tracker->identify(QStringLiteral("  "));
    QVERIFY(refusesWith("\"user_id\" is blank", "fill it in"));
    f.errors.clear();
    f.tracker->identify(QStringLiteral("u"), {{QString(QChar(0xdf75)), 1}});
    QVERIFY(refusesWith("half of a character", "leave the property out"));
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForFlushed(10s));
    QVERIFY(f.balances());
}

QTEST_GUILESS_MAIN(InputsTest)
#include "tst_inputs.moc"
