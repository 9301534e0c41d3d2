// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "core/clock.h"
#include "core/record.h"

#include <QTest>

using namespace Tally;

namespace {

constexpr qint64 second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour, year = 365 * day;
constexpr qint64 today = 1'795'271'400'000; // 2026-11-21 14:30:00 UTC
const QString thisBoot = QStringLiteral("this boot");
const QString earlierBoot = QStringLiteral("an earlier boot");

QDateTime at(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

Event tracked(const ClockReading &now)
{
    Event event(QStringLiteral("n"));
    event.timestamp = at(now.wallMs);
    return fromRecord(toRecord(event, {}, &now)).value_or(Event());
}

qint64 corrected(const Clock &clock, Event event)
{
    clock.correct(&event);
    return event.timestamp.toMSecsSinceEpoch();
}

bool isMarked(const Clock &clock, Event event)
{
    clock.correct(&event);
    return event.options.value(Event::clockUnknown()).toBool();
}

} // namespace

class ClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aJumpOfTheClockCorrectsWhatHappenedBefore_data();
    void aJumpOfTheClockCorrectsWhatHappenedBefore();
    void aStepOfUpToAMinuteChangesNothing();
    void suspendIsNoJump();
    void aTimeThatWasGivenIsNeverTouched();
    void aServerThatDisagreesByMoreThanAMinuteIsBelieved();
    void halfTheRoundTripIsAllowedFor();
    void aServerThatSaysNothingUsefulIsNotHeard();
    void aDateThatIsFarAheadIsNotHeard();
    void afterAServerWasHeardAJumpOfTheClockMovesNothing();
    void aClockFromBeforeTallyIsUnknownUntilSomebodyTells();
    void anEventOfAnEarlierBootIsMarkedAndNotGuessed();
    void whatIsOldByTheBootClockIsOld();
    void aClockThatIsAheadAgesNothingUntilAServerSaysSo();
    void aServersDateAloneAgesNothing();
};

void ClockTest::aJumpOfTheClockCorrectsWhatHappenedBefore_data()
{
    QTest::addColumn<qint64>("wrong");
    QTest::newRow("an hour ahead") << today + hour;
    QTest::newRow("an hour behind") << today - hour;
    QTest::newRow("ten years ahead") << today + 10 * year;
    QTest::newRow("1970") << qint64(12 * second);
    QTest::newRow("before 1970") << -5 * second;
    QTest::newRow("2038") << (1ll << 31) * second;
    QTest::newRow("a minute and a second") << today + minute + second;
}

void ClockTest::aJumpOfTheClockCorrectsWhatHappenedBefore()
{
    QFETCH(const qint64, wrong);
    Clock clock;
    clock.look({wrong, 10 * second, thisBoot});
    const Event first = tracked({wrong + second, 11 * second, thisBoot});
    const Event later = tracked({wrong + 31 * second, 41 * second, thisBoot});
    const int before = clock.changes();
    clock.look({today, 70 * second, thisBoot});
    QVERIFY(clock.isKnown());
    QVERIFY(clock.changes() > before);
    QCOMPARE(corrected(clock, first), today - 59 * second);
    QCOMPARE(corrected(clock, later), today - 29 * second); // as far apart as they were
    QVERIFY(!isMarked(clock, first));
    const Event after = tracked({today + second, 71 * second, thisBoot});
    clock.look({today + 2 * second, 72 * second, thisBoot});
    QCOMPARE(corrected(clock, after), today + second);
    QCOMPARE(clock.changes(), before + 1);
}

void ClockTest::aStepOfUpToAMinuteChangesNothing()
{
    Clock clock;
    clock.look({today, 10 * second, thisBoot});
    const Event event = tracked({today, 10 * second, thisBoot});
    const int before = clock.changes();
    for (const qint64 step : {minute, -minute, 37 * second, second}) { // a leap second among them
        clock.look({today + hour + step, 10 * second + hour, thisBoot});
        QCOMPARE(corrected(clock, event), today);
    }
    QCOMPARE(clock.changes(), before);
}

void ClockTest::suspendIsNoJump()
{
    Clock clock;
    clock.look({today, minute, thisBoot});
    const Event event = tracked({today, minute, thisBoot});
    const int before = clock.changes();
    clock.look({today + 8 * hour, minute + 8 * hour, thisBoot});
    QCOMPARE(clock.changes(), before);
    QCOMPARE(corrected(clock, event), today);
}

void ClockTest::aTimeThatWasGivenIsNeverTouched()
{
    Clock clock;
    clock.look({12 * second, 10 * second, thisBoot});
    for (const qint64 given : {qint64(0), 12 * second, today - 30 * year, today + 30 * year}) {
        Event event(QStringLiteral("n"));
        event.timestamp = at(given);
        QCOMPARE(corrected(clock, event), given);
        QVERIFY(!isMarked(clock, event));
        clock.look({today, 70 * second, thisBoot});
        clock.hear(at(today + hour), 70 * second, 71 * second);
        QCOMPARE(corrected(clock, event), given);
        QVERIFY(!isMarked(clock, event));
    }
}

void ClockTest::aServerThatDisagreesByMoreThanAMinuteIsBelieved()
{
    for (const qint64 skew : {-2 * year, -2 * hour, -62 * second, 62 * second, 2 * hour, 2 * year}) {
        Clock clock;
        clock.look({today + skew, hour, thisBoot});
        const Event event = tracked({today + skew, hour, thisBoot});
        clock.hear(at(today), hour, hour);
        QVERIFY2(std::abs(corrected(clock, event) - today) <= second, qPrintable(QString::number(skew)));
        QVERIFY(std::abs(clock.nowMs() - today) <= second);
    }
    for (const qint64 skew : {-59 * second, qint64(0), 59 * second}) {
        Clock clock;
        clock.look({today + skew, hour, thisBoot});
        const Event event = tracked({today + skew, hour, thisBoot});
        clock.hear(at(today), hour, hour);
        QCOMPARE(corrected(clock, event), today + skew);
    }
}

void ClockTest::halfTheRoundTripIsAllowedFor()
{
    // An answer of twenty seconds: its date may be of its begin or of its end.
    for (const qint64 skew : {-69 * second, 69 * second}) {
        Clock clock;
        clock.look({today + skew, hour, thisBoot});
        const int before = clock.changes();
        clock.hear(at(today), hour - 10 * second, hour + 10 * second);
        QCOMPARE(clock.changes(), before);
    }
    Clock clock;
    clock.look({today, hour, thisBoot});
    const int before = clock.changes();
    clock.hear(at(today - 75 * second), hour - 10 * second, hour + 10 * second);
    QCOMPARE(clock.changes(), before + 1);
}

void ClockTest::aServerThatSaysNothingUsefulIsNotHeard()
{
    Clock clock;
    clock.look({12 * second, hour, thisBoot});
    const int before = clock.changes();
    clock.hear({}, hour, hour);
    clock.hear(at(100 * second), hour, hour); // on the same board, perhaps
    clock.hear(at(today), hour, hour + 8 * hour); // the machine was suspended meanwhile
    QVERIFY(!clock.isKnown());
    QCOMPARE(clock.changes(), before);
}

void ClockTest::aDateThatIsFarAheadIsNotHeard()
{
    const QDateTime lastDay(QDate(9999, 12, 31), QTime(23, 59, 59), Qt::UTC);
    for (const qint64 wall : {today, 12 * second}) {
        for (const QDateTime &date : {lastDay, at(today + 21 * year)}) {
            Clock clock;
            clock.look({wall, hour, thisBoot});
            const Event event = tracked({wall, hour, thisBoot});
            const int before = clock.changes();
            clock.hear(date, hour, hour);
            QVERIFY(!clock.isConfirmed());
            QCOMPARE(clock.changes(), before);
            QCOMPARE(corrected(clock, event), wall);
        }
    }
}

void ClockTest::afterAServerWasHeardAJumpOfTheClockMovesNothing()
{
    Clock clock;
    clock.look({today, hour, thisBoot});
    clock.hear(at(today), hour, hour);
    const Event before = tracked({today, hour, thisBoot});
    clock.look({today + 3 * hour, hour + minute, thisBoot});
    const Event after = tracked({today + 3 * hour, hour + minute, thisBoot});
    QCOMPARE(corrected(clock, before), today);
    QCOMPARE(corrected(clock, after), today + minute);
    clock.look({today + 2 * minute, hour + 2 * minute, thisBoot}); // set right again
    QCOMPARE(corrected(clock, after), today + minute);
    QCOMPARE(clock.nowMs(), today + 2 * minute);
}

void ClockTest::aClockFromBeforeTallyIsUnknownUntilSomebodyTells()
{
    Clock clock;
    clock.look({12 * second, 10 * second, thisBoot});
    const Event event = tracked({12 * second, 10 * second, thisBoot});
    QVERIFY(!clock.isKnown());
    QVERIFY(isMarked(clock, event));
    QCOMPARE(corrected(clock, event), 12 * second);
    clock.hear(at(today), minute, minute);
    QVERIFY(clock.isKnown());
    QVERIFY(!isMarked(clock, event));
    QVERIFY(std::abs(corrected(clock, event) - (today - 50 * second)) <= second);
}

void ClockTest::anEventOfAnEarlierBootIsMarkedAndNotGuessed()
{
    Clock clock;
    clock.look({today, hour, thisBoot});
    clock.hear(at(today), hour, hour);
    const Event wrong = tracked({12 * second, 10 * second, earlierBoot});
    QVERIFY(isMarked(clock, wrong));
    QCOMPARE(corrected(clock, wrong), 12 * second);
    const Event right = tracked({today - 2 * day, 10 * second, earlierBoot});
    QVERIFY(!isMarked(clock, right));
    QCOMPARE(corrected(clock, right), today - 2 * day);
}

void ClockTest::whatIsOldByTheBootClockIsOld()
{
    Clock clock;
    clock.look({today, hour, thisBoot});
    QVERIFY(!clock.isOlder(today, hour, 30 * day));
    clock.look({12 * second, hour + 30 * day, thisBoot}); // whatever the wall clock says
    QVERIFY(!clock.isOlder(today, hour, 30 * day));
    clock.look({12 * second, hour + 30 * day + 1, thisBoot});
    QVERIFY(clock.isOlder(today, hour, 30 * day));
}

void ClockTest::aClockThatIsAheadAgesNothingUntilAServerSaysSo()
{
    Clock clock;
    clock.look({today + 14 * year, hour, thisBoot});
    QVERIFY(!clock.isOlder(today, hour, 30 * day));
    clock.hear(at(today + 40 * day), hour, hour); // and only by so much
    QVERIFY(clock.isOlder(today, hour, 30 * day));
    QVERIFY(!clock.isOlder(today + 11 * day, hour, 30 * day));
    QVERIFY(!clock.isOlder(12 * second, hour, 30 * day)); // written while the clock was wrong: no age is known
    QVERIFY(!clock.isOlder(today + 14 * year, hour, 30 * day));
}

void ClockTest::aServersDateAloneAgesNothing()
{
    Clock clock;
    clock.look({today, hour, thisBoot});
    clock.hear(at(today + 10 * year), hour, hour);
    QVERIFY(clock.isConfirmed());
    QVERIFY(!clock.isOlder(today - 29 * day, hour, 30 * day));
    QVERIFY(clock.isOlder(today - 31 * day, hour, 30 * day)); // both say so
}

QTEST_GUILESS_MAIN(ClockTest)
#include "tst_clock.moc"
