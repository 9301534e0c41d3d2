// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "core/retry.h"

#include <QTest>

#include <array>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

using Wait = std::optional<milliseconds>;

Wait wait(milliseconds ms)
{
    return ms;
}

} // namespace

Q_DECLARE_METATYPE(Tally::SendState)
Q_DECLARE_METATYPE(Wait)

namespace QTest {

template <> char *toString(const Wait &wait)
{
    return toString(wait ? QString::number(wait->count()) + QStringLiteral(" ms") : QStringLiteral("nothing"));
}

} // namespace QTest

class RetryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBackoffDoublesUpToItsCap();
    void theBackoffIsSpreadByAFifth();
    void theBackoffStaysWithinBoundsWhateverItIsGiven();
    void aRetryAfterIsSecondsOrADate_data();
    void aRetryAfterIsSecondsOrADate();
    void aDateNeedsAClock();
    void aDateIsTheSameInEveryZone();
    void aRetryAfterIsNeverCutShortAndIsSpread();
    void aBacklogHasItsPace();
    void sharesOfASpreadAreEven();
    void afterAShortOutageLittleIsSpread();
    void theNextRequestStartsWhenItShould_data();
    void theNextRequestStartsWhenItShould();
};

void RetryTest::theBackoffDoublesUpToItsCap()
{
    const milliseconds expected[] = {100ms,   200ms,   400ms,   800ms,    1600ms,   3200ms,   6400ms,
                                     12800ms, 25600ms, 51200ms, 102400ms, 204800ms, 300000ms, 300000ms};
    int attempt = 0;
    for (const milliseconds &delay : expected)
        QCOMPARE(backoff(++attempt, 0.5, 100ms).count(), delay.count());
    QCOMPARE(backoff(1, 0.5, 1s).count(), 1000);
    QCOMPARE(backoff(3, 0.5, 1s).count(), 4000);
}

void RetryTest::theBackoffIsSpreadByAFifth()
{
    QCOMPARE(backoff(1, 0, 100ms).count(), 80);
    QCOMPARE(backoff(1, 1, 100ms).count(), 120);
    QCOMPARE(backoff(4, 0, 100ms).count(), 640);
    QCOMPARE(backoff(4, 1, 100ms).count(), 960);
    QCOMPARE(backoff(1000, 0, 100ms).count(), 240'000); // a fleet does not come back in step
    QCOMPARE(backoff(1000, 1, 100ms).count(), 300'000);
}

void RetryTest::theBackoffStaysWithinBoundsWhateverItIsGiven()
{
    for (const int attempt : {std::numeric_limits<int>::min(), -1, 0, 1, 63, 64, 65, std::numeric_limits<int>::max()}) {
        for (const double random : {-1e300, 0.0, 0.7, 2.0, qInf(), -qInf()}) {
            for (const milliseconds &base : {milliseconds::min(), -1ms, 0ms, 1ms, milliseconds::max()}) {
                const milliseconds delay = backoff(attempt, random, base);
                QVERIFY(delay >= 0ms && delay <= maxBackoff);
            }
        }
    }
}

void RetryTest::aRetryAfterIsSecondsOrADate_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<Wait>("expected");
    QTest::newRow("seconds") << QByteArray("120") << wait(120s);
    QTest::newRow("seconds between blanks") << QByteArray(" 5\t") << wait(5s);
    QTest::newRow("zero") << QByteArray("0") << wait(0s);
    QTest::newRow("negative") << QByteArray("-5") << wait(0s);
    QTest::newRow("a day") << QByteArray("86400") << wait(24h);
    QTest::newRow("a year") << QByteArray("31536000") << wait(24h);
    QTest::newRow("more than fits") << QByteArray("99999999999999999999999999") << wait(24h);
    QTest::newRow("most that fits") << QByteArray("9223372036854775807") << wait(24h);
    QTest::newRow("date") << QByteArray("Sat, 21 Nov 2026 06:31:30 GMT") << wait(90s);
    QTest::newRow("date, RFC 850") << QByteArray("Saturday, 21-Nov-26 06:31:30 GMT") << wait(90s);
    QTest::newRow("date, asctime") << QByteArray("Sat Nov 21 06:31:30 2026") << wait(90s);
    QTest::newRow("date in the past") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << wait(0s);
    QTest::newRow("date in the past, RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << wait(0s);
    QTest::newRow("date in the past, asctime") << QByteArray("Sun Nov  6 08:49:37 1994") << wait(0s);
    QTest::newRow("date in ten years") << QByteArray("Fri, 21 Nov 2036 06:30:00 GMT") << wait(24h);
    QTest::newRow("nothing") << QByteArray() << Wait();
    QTest::newRow("blank") << QByteArray("  ") << Wait();
    QTest::newRow("words") << QByteArray("soon") << Wait();
    QTest::newRow("fraction") << QByteArray("1.5") << Wait();
    QTest::newRow("sign alone") << QByteArray("-") << Wait();
    QTest::newRow("plus") << QByteArray("+5") << Wait();
    QTest::newRow("unit") << QByteArray("5s") << Wait();
    QTest::newRow("digits of another script") << QByteArray("\xd9\xa5") << Wait();
    QTest::newRow("no such day") << QByteArray("Sat, 31 Feb 2026 06:31:30 GMT") << Wait();
    QTest::newRow("no such hour") << QByteArray("Sat, 21 Nov 2026 24:31:30 GMT") << Wait();
    QTest::newRow("no time") << QByteArray("Sat, 21 Nov 2026 GMT") << Wait();
    QTest::newRow("another weekday") << QByteArray("Sun, 21 Nov 2026 06:31:30 GMT") << Wait();
    QTest::newRow("no zone") << QByteArray("Sat, 21 Nov 2026 06:31:30") << Wait();
    QTest::newRow("another zone") << QByteArray("Sat, 21 Nov 2026 06:31:30 +0100") << Wait();
    QTest::newRow("garbage") << QByteArray("\xff\0\r\n", 4) << Wait();
}

void RetryTest::aRetryAfterIsSecondsOrADate()
{
    QFETCH(const QByteArray, header);
    QFETCH(const Wait, expected);
    const QDateTime now(QDate(2026, 11, 21), QTime(6, 30), Qt::UTC);
    QCOMPARE(parseRetryAfter(header, now), expected);
}

void RetryTest::aDateNeedsAClock()
{
    QCOMPARE(parseRetryAfter("Sat, 21 Nov 2026 06:31:30 GMT", {}), Wait());
    QCOMPARE(parseRetryAfter("7", {}), wait(7s));
    QCOMPARE(parseHttpDate("Sat, 21 Nov 2026 06:31:30 GMT"), QDateTime(QDate(2026, 11, 21), QTime(6, 31, 30), Qt::UTC));
    QVERIFY(!parseHttpDate("now").isValid());
}

// Also in the hour that the clocks of a zone leave out.
void RetryTest::aDateIsTheSameInEveryZone()
{
    const QDateTime date(QDate(2026, 3, 29), QTime(2, 30), Qt::UTC);
    const QByteArray former = qgetenv("TZ");
    const bool isSet = qEnvironmentVariableIsSet("TZ");
    QList<QDateTime> read;
    for (const char *zone : {"UTC", "CET-1CEST,M3.5.0,M10.5.0/3", "XXX+12"}) {
        qputenv("TZ", zone);
        for (const char *text : {"Sun, 29 Mar 2026 02:30:00 GMT", "Sunday, 29-Mar-26 02:30:00 GMT", "Sun Mar 29 02:30:00 2026"})
            read.append(parseHttpDate(text));
    }
    if (isSet)
        qputenv("TZ", former);
    else
        qunsetenv("TZ");
    QCOMPARE(read, QList<QDateTime>(9, date));
}

void RetryTest::aRetryAfterIsNeverCutShortAndIsSpread()
{
    for (const milliseconds &asked : {0ms, 1ms, 600'000ms, 86'400'000ms}) {
        QCOMPARE(retryAfterWait(asked, 0).count(), asked.count());
        QCOMPARE(retryAfterWait(asked, 1).count(), asked.count() * 5 / 4);
        QCOMPARE(retryAfterWait(asked, 7).count(), asked.count() * 5 / 4);
    }
    QCOMPARE(retryAfterWait(-5s, 0.5).count(), 0);
    QCOMPARE(retryAfterWait(8760h, 0).count(), maxRetryAfter.count());
}

void RetryTest::aBacklogHasItsPace()
{
    QCOMPARE(pace(500, 5).count(), 100'000);
    QCOMPARE(pace(1, 4).count(), 250);
    QCOMPARE(pace(500, 0).count(), 0);
}

void RetryTest::sharesOfASpreadAreEven()
{
    std::array<int, 10> count{};
    for (int i = 0; i < 5000; ++i) {
        const QString id = QStringLiteral("device %1").arg(i);
        const milliseconds share = shareOf(1000s, id);
        QCOMPARE(shareOf(1000s, id), share);
        QVERIFY(share >= 0ms && share < 1000s);
        ++count[size_t(share / 100s)];
    }
    for (const int devices : count)
        QVERIFY(devices > 400 && devices < 600);
    QCOMPARE(shareOf(0ms, QStringLiteral("device")), 0ms);
}

void RetryTest::afterAShortOutageLittleIsSpread()
{
    QCOMPARE(waitAfterOutage(300s, 1000s, 3600s), 300s);
    QCOMPARE(waitAfterOutage(300s, 1000s, 1000s), 300s);
    QCOMPARE(waitAfterOutage(300s, 1000s, 10s), 3s);
    QCOMPARE(waitAfterOutage(300s, 1000s, 0s), 0s);
}

void RetryTest::theNextRequestStartsWhenItShould_data()
{
    QTest::addColumn<SendState>("state");
    QTest::addColumn<Wait>("expected");
    // Now is 10 000 ms. Each row says what differs from one event that came 400 ms ago.
    const auto row = [](const char *name, auto change, const Wait &expected) {
        SendState state;
        state.pending = 1;
        state.flushAt = 20;
        state.flushInterval = 1000ms;
        state.oldestPendingSince = 9600ms;
        change(state);
        QTest::newRow(name) << state << expected;
    };
    row(
        "the rest of the interval", [](SendState &) {}, wait(600ms));
    row(
        "the interval is over", [](SendState &s) { s.oldestPendingSince = 9000ms; }, wait(0ms));
    row(
        "the interval is long over", [](SendState &s) { s.oldestPendingSince = 0ms; }, wait(0ms));
    row(
        "no interval", [](SendState &s) { s.flushInterval = 0ms; }, wait(0ms));
    row(
        "flushAt is reached", [](SendState &s) { s.pending = 20; }, wait(0ms));
    row(
        "one less than flushAt", [](SendState &s) { s.pending = 19; }, wait(600ms));
    row(
        "more than flushAt", [](SendState &s) { s.pending = 1'000'000; }, wait(0ms));
    row(
        "flushAt 1", [](SendState &s) { s.flushAt = 1; }, wait(0ms));
    row(
        "flush()", [](SendState &s) { s.flushRequested = true; }, wait(0ms));
    row(
        "nothing pending", [](SendState &s) { s.pending = 0; }, Wait());
    row(
        "nothing pending, and flush()", [](SendState &s) { s.pending = 0, s.flushRequested = true; }, Wait());
    row(
        "not sendable", [](SendState &s) { s.sendable = false; }, Wait());
    row(
        "not sendable, flushAt and flush()",
        [](SendState &s) { s.sendable = false, s.pending = 20, s.flushRequested = true; }, Wait());
    row(
        "one in flight", [](SendState &s) { s.inFlight = 1, s.pending = 20; }, Wait());
    row(
        "one of four in flight", [](SendState &s) { s.inFlight = 1, s.maxInFlight = 4, s.pending = 20; }, wait(0ms));
    row(
        "four of four in flight", [](SendState &s) { s.inFlight = 4, s.maxInFlight = 4, s.pending = 20; }, Wait());
    row(
        "backing off", [](SendState &s) { s.pending = 20, s.backoffUntil = 10'100ms; }, wait(100ms));
    row(
        "backed off long enough", [](SendState &s) { s.pending = 20, s.backoffUntil = 9'999ms; }, wait(0ms));
    row(
        "the interval is longer than the backoff", [](SendState &s) { s.backoffUntil = 10'100ms; }, wait(600ms));
    row(
        "the backoff is longer than the interval", [](SendState &s) { s.backoffUntil = 12'000ms; }, wait(2000ms));
    row(
        "flush() overrides the backoff", [](SendState &s) { s.flushRequested = true, s.backoffUntil = 12'000ms; },
        wait(0ms));
    row(
        "Retry-After", [](SendState &s) { s.pending = 20, s.retryAfterUntil = 40'000ms; }, wait(30'000ms));
    row(
        "Retry-After is over", [](SendState &s) { s.pending = 20, s.retryAfterUntil = 10'000ms; }, wait(0ms));
    row(
        "flush() does not override Retry-After",
        [](SendState &s) { s.flushRequested = true, s.retryAfterUntil = 40'000ms; }, wait(30'000ms));
    row(
        "the longer of backoff and Retry-After: Retry-After",
        [](SendState &s) { s.pending = 20, s.backoffUntil = 12'000ms, s.retryAfterUntil = 13'000ms; }, wait(3000ms));
    row(
        "the longer of backoff and Retry-After: backoff",
        [](SendState &s) { s.pending = 20, s.backoffUntil = 14'000ms, s.retryAfterUntil = 13'000ms; }, wait(4000ms));
    row(
        "the pace of a backlog", [](SendState &s) { s.flushAt = 1, s.pacedUntil = 12'000ms; }, wait(2000ms));
    row(
        "the pace of a backlog, long over", [](SendState &s) { s.flushAt = 1, s.pacedUntil = 1ms; }, wait(0ms));
    row(
        "flush() leaves only Retry-After of both",
        [](SendState &s) { s.flushRequested = true, s.backoffUntil = 14'000ms, s.retryAfterUntil = 13'000ms; },
        wait(3000ms));
}

void RetryTest::theNextRequestStartsWhenItShould()
{
    QFETCH(const SendState, state);
    QFETCH(const Wait, expected);
    QCOMPARE(nextWake(state, 10'000ms), expected);
}

QTEST_GUILESS_MAIN(RetryTest)
#include "tst_retry.moc"
