// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "core/record.h"

#include <QCborArray>
#include <QCborValue>
#include <QRandomGenerator>
#include <QTest>

using namespace Tally;

namespace {

Event fullEvent()
{
    Event event(QStringLiteral("purchase"));
    event.kind = Event::Page;
    event.properties
        = {{QStringLiteral("amount_cents"), 4900ll},
           {QStringLiteral("big"), quint64(1) << 63},
           {QStringLiteral("gift"), false},
           {QStringLiteral("items"), QVariantList{1.5, QVariant::fromValue(nullptr), QStringLiteral("é🍵")}},
           {QStringLiteral("map"), QVariantMap{{QStringLiteral("n"), -1ll}}},
           {QStringLiteral("smallest"), std::numeric_limits<qint64>::min()}};
    event.quantity = 2.5;
    event.unit = QStringLiteral("tokens");
    event.id = QStringLiteral("e-1");
    event.timestamp = QDateTime::fromMSecsSinceEpoch(1'795'242'600'123, Qt::UTC);
    event.anonymousId = QStringLiteral("a-1");
    event.userId = QStringLiteral("u-1");
    event.sessionId = QStringLiteral("s-1");
    event.options = {{QStringLiteral("url"), QStringLiteral("https://a.example/")}};
    return event;
}

// Whatever it is, it is read without a crash; and what is taken for an event is one.
bool readsSafely(const QByteArray &bytes)
{
    const auto event = fromRecord(bytes);
    return !event || fromRecord(toRecord(*event)).has_value();
}

} // namespace

class RecordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEventComesBackAsItWas();
    void anEmptyEventComesBackToo();
    void aTimeKeepsItsInstantInEveryZone();
    void lengthsOfAllSizesComeBack();
    void commonPropertiesAreAddedAndTheEventsOwnWin();
    void anyNumberOfCommonPropertiesComesBack();
    void theClocksReadingIsNotedAndNobodyElsesIs();
    void textsThatWereReadBeforeAreTheSame();
    void anyCborToolReadsIt();
    void aRecordCutOffIsNone();
    void aRecordWithMoreBehindItIsNone();
    void aFutureVersionIsNotGuessedAt();
    void anyByteInAnyPlaceDoesNoHarm();
    void randomBytesDoNoHarm();
    void bombsDoNoHarm_data();
    void bombsDoNoHarm();
};

void RecordTest::anEventComesBackAsItWas()
{
    const Event event = fullEvent();
    const QByteArray record = toRecord(event);
    const auto back = fromRecord(record);
    QVERIFY(back);
    QCOMPARE(*back, event);
    QCOMPARE(toRecord(*back), record);
}

void RecordTest::anEmptyEventComesBackToo()
{
    const auto back = fromRecord(toRecord(Event()));
    QVERIFY(back);
    QCOMPARE(*back, Event());
    QVERIFY(!back->timestamp.isValid());
}

void RecordTest::aTimeKeepsItsInstantInEveryZone()
{
    Event event = fullEvent();
    event.timestamp = event.timestamp.toOffsetFromUtc(-3600 * 9);
    const auto back = fromRecord(toRecord(event));
    QVERIFY(back);
    QCOMPARE(back->timestamp.toMSecsSinceEpoch(), event.timestamp.toMSecsSinceEpoch());
    QCOMPARE(back->timestamp.timeSpec(), Qt::UTC);
}

void RecordTest::lengthsOfAllSizesComeBack()
{
    for (const int size : {0, 1, 7, 8, 22, 23, 24, 85, 86, 255, 256, 65535, 65536, 100'000}) {
        Event event = fullEvent();
        event.name = QString(size, QLatin1Char('x'));
        event.userId = QString(size, QChar(0x20ac));
        QVariantList list;
        for (int i = 0; i < size && i < 70'000; ++i)
            list.append(qlonglong(i) * (i % 2 ? -1 : 1));
        event.properties = {{QStringLiteral("k"), list}};
        const auto back = fromRecord(toRecord(event));
        QVERIFY(back);
        QVERIFY(*back == event);
    }
}

void RecordTest::commonPropertiesAreAddedAndTheEventsOwnWin()
{
    Event event = fullEvent();
    const CommonProperties common({{QStringLiteral("a_first"), QVariantMap{{QStringLiteral("deep"), QVariantList{1ll}}}},
                                   {QStringLiteral("gift"), QStringLiteral("not this one")},
                                   {QStringLiteral("kö"), QStringLiteral("ü")},
                                   {QStringLiteral("z_last"), 7ll}});
    const auto back = fromRecord(toRecord(event, common));
    event.properties.insert(QStringLiteral("a_first"), QVariantMap{{QStringLiteral("deep"), QVariantList{1ll}}});
    event.properties.insert(QStringLiteral("kö"), QStringLiteral("ü"));
    event.properties.insert(QStringLiteral("z_last"), 7ll);
    QVERIFY(back);
    QCOMPARE(*back, event);
    QCOMPARE(toRecord(*back), toRecord(event)); // as if they had been its own
    Event without;
    without.id = QStringLiteral("e");
    QCOMPARE(fromRecord(toRecord(without, common))->properties.size(), 4);
}

// The number of members stands in front of them, in one byte or more, before it is known how many are both's.
void RecordTest::anyNumberOfCommonPropertiesComesBack()
{
    for (const int own : {0, 1, 12, 23, 24, 200}) {
        for (const int common : {1, 12, 23, 24, 300}) {
            for (const int both : {0, 1, std::min(own, common)}) {
                Event event;
                QVariantMap shared;
                for (int i = 0; i < own; ++i)
                    event.properties.insert(QString::number(i), QStringLiteral("own"));
                for (int i = own - std::min(both, own); i < own - std::min(both, own) + common; ++i)
                    shared.insert(QString::number(i), QStringLiteral("common"));
                const auto back = fromRecord(toRecord(event, CommonProperties(shared)));
                QVERIFY(back);
                shared.insert(event.properties);
                QCOMPARE(back->properties, shared);
            }
        }
    }
}

void RecordTest::theClocksReadingIsNotedAndNobodyElsesIs()
{
    const ClockReading taken{1'795'242'600'123, 42'000, QStringLiteral("this boot")};
    const QVariantList note{taken.boot, qlonglong(taken.bootMs)};
    Event event = fullEvent();
    auto back = fromRecord(toRecord(event, {}, &taken));
    QVERIFY(back);
    QCOMPARE(back->options.take(Clock::noteKey()).toList(), note);
    QCOMPARE(*back, event);
    event.options.insert(Clock::noteKey(), QStringLiteral("a caller's"));
    back = fromRecord(toRecord(event, {}, &taken));
    QVERIFY(back);
    QCOMPARE(back->options.value(Clock::noteKey()).toList(), note);
    QCOMPARE(back->options.size(), event.options.size());
}

void RecordTest::textsThatWereReadBeforeAreTheSame()
{
    KnownTexts known;
    QRandomGenerator random(7);
    for (int i = 0; i < 5000; ++i) {
        // Alike, so that many meet in one place.
        const QString name = QString(int(random.bounded(90)), QLatin1Char('x')) + QChar(ushort(random.bounded(0x3000) + 1))
            + QString::number(random.bounded(20));
        Event event(name, {{name, name + QLatin1Char('y')}});
        event.userId = QStringLiteral("u-1");
        QCOMPARE(fromRecord(toRecord(event), &known).value_or(Event()), event);
    }
}

void RecordTest::anyCborToolReadsIt()
{
    QCborParserError error;
    const QCborArray record = QCborValue::fromCbor(toRecord(fullEvent()), &error).toArray();
    QCOMPARE(error.error, QCborError::NoError);
    QCOMPARE(record.size(), 12);
    QCOMPARE(record.at(2).toString(), QStringLiteral("purchase"));
    QCOMPARE(record.at(3)[QStringLiteral("items")][2].toString(), QStringLiteral("é🍵"));
    QCOMPARE(record.at(4).toDouble(), 2.5);
    QCOMPARE(record.at(7).toInteger(), 1'795'242'600'123);
}

void RecordTest::aRecordCutOffIsNone()
{
    const QByteArray record = toRecord(fullEvent());
    for (qsizetype size = 0; size < record.size(); ++size)
        QVERIFY(!fromRecord(record.left(size)));
}

void RecordTest::aRecordWithMoreBehindItIsNone()
{
    QVERIFY(!fromRecord(toRecord(fullEvent()) + '\0'));
}

void RecordTest::aFutureVersionIsNotGuessedAt()
{
    QByteArray record = toRecord(fullEvent());
    QCOMPARE(record.at(1), char(1));
    record[1] = 2;
    QVERIFY(!fromRecord(record));
}

void RecordTest::anyByteInAnyPlaceDoesNoHarm()
{
    const QByteArray record = toRecord(fullEvent());
    for (qsizetype i = 0; i < record.size(); ++i) {
        for (int byte = 0; byte < 256; ++byte) {
            QByteArray damaged = record;
            damaged[i] = char(byte);
            QVERIFY(readsSafely(damaged));
        }
    }
}

void RecordTest::randomBytesDoNoHarm()
{
    QRandomGenerator random(4711);
    const QByteArray start = toRecord(Event()).left(3);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes(random.bounded(64), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        QVERIFY(readsSafely(bytes));
        QVERIFY(readsSafely(start + bytes)); // past the first checks
    }
    const QByteArray record = toRecord(fullEvent());
    for (int round = 0; round < 20'000; ++round) {
        QByteArray damaged = record;
        for (int i = random.bounded(1, 8); i > 0; --i)
            damaged[random.bounded(int(damaged.size()))] = char(random.bounded(256));
        QVERIFY(readsSafely(damaged));
    }
}

void RecordTest::bombsDoNoHarm_data()
{
    QTest::addColumn<QByteArray>("value");
    const QByteArray manyBytes(100'000, '\x81');
    QTest::newRow("lists in lists") << manyBytes;
    QTest::newRow("maps in maps") << QByteArray("\xa1\x60").repeated(100'000);
    QTest::newRow("a list of 2^64 - 1") << QByteArray("\x9b\xff\xff\xff\xff\xff\xff\xff\xff", 9);
    QTest::newRow("a list of 2^32 - 1") << QByteArray("\x9a\xff\xff\xff\xff", 5);
    QTest::newRow("a map of 2^63") << QByteArray("\xbb\x80\0\0\0\0\0\0\0", 9);
    QTest::newRow("a text of 2^63 - 1") << QByteArray("\x7b\x7f\xff\xff\xff\xff\xff\xff\xff", 9);
    QTest::newRow("a text of 2^64 - 1") << QByteArray("\x7b\xff\xff\xff\xff\xff\xff\xff\xff", 9);
    QTest::newRow("a list without an end") << QByteArray("\x9f", 1) + manyBytes;
    QTest::newRow("a text without an end") << QByteArray("\x7f\x61x", 3);
    QTest::newRow("tags in tags") << QByteArray(100'000, '\xc1');
    QTest::newRow("-2^64") << QByteArray("\x3b\xff\xff\xff\xff\xff\xff\xff\xff", 9);
    QTest::newRow("reserved") << QByteArray("\x1c\x1d\x1e\x1f\xfc", 5);
    QTest::newRow("half a number") << QByteArray("\x1b\0\0\0", 4);
    QTest::newRow("half a float") << QByteArray("\xf9\x7e\x00", 3);
}

void RecordTest::bombsDoNoHarm()
{
    QFETCH(const QByteArray, value);
    // As a record, as a property's value, and as the options.
    QVERIFY(!fromRecord(value));
    QByteArray record = toRecord(Event(QStringLiteral("x"), {{QStringLiteral("k"), true}}));
    const qsizetype at = record.indexOf('\xf5');
    QVERIFY(at > 0);
    QVERIFY(!fromRecord(record.left(at) + value + record.mid(at + 1)));
    QVERIFY(!fromRecord(record.left(at) + value));
    QVERIFY(!fromRecord(record.chopped(1) + value));
}

QTEST_GUILESS_MAIN(RecordTest)
#include "tst_record.moc"
