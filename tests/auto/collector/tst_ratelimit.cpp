// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "rawclient.h"

#include "tools/collector/collector.h"
#include "tools/collector/ratelimit.h"

#include <QTest>

using namespace Tally;
using namespace Tally::Testing;

class TestRateLimit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rateLimitsAnswerWithRetryAfter();
    void bucketsRefillWithTime();
    void windowsSlide();
};

void TestRateLimit::rateLimitsAnswerWithRetryAfter()
{
    Collector::Options options;
    options.rateLimits = true;
    Collector collector(options);
    QVERIFY(collector.start());
    RawClient client(collector.port());
    // More than burst and refill together can let through in the patience of one answer.
    RawAnswer answer;
    int passed = 0;
    for (int i = 0; i < 2000 && answer.status != 429; ++i) {
        client.send(postJson("/v1/batch", "{\"events\":[{\"event\":\"e\"}]}"));
        answer = client.answer();
        passed += answer.status == 202;
    }
    QCOMPARE(answer.status, 429);
    QVERIFY(passed >= 20);
    const QByteArray seconds = answer.header("retry-after");
    QVERIFY(seconds.toInt() >= 1);
    QCOMPARE(answer.body, "{\"error\":\"rate_limited\",\"retry_after_s\":" + seconds + '}');
    // Another bucket, and routes without one.
    client.send(postJson("/v1/track", "{\"event\":\"e\"}"));
    QCOMPARE(client.answer().status, 202);
    client.send(postJson("/v1/identify", "{\"anonymous_id\":\"a\",\"user_id\":\"u\"}"));
    QCOMPARE(client.answer().status, 200);
    collector.clear();
    client.send(postJson("/v1/batch", "{\"events\":[{\"event\":\"e\"}]}"));
    QCOMPARE(client.answer().status, 202);
}

void TestRateLimit::bucketsRefillWithTime()
{
    Inbound::TokenBucket bucket(5, 20);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(bucket.take(1000), 0);
    QCOMPARE(bucket.take(1000), 1);
    QCOMPARE(bucket.take(1100), 1);
    QCOMPARE(bucket.take(1200), 0);
    QCOMPARE(bucket.take(1200), 1);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(bucket.take(1'000'000), 0);
    QCOMPARE(bucket.take(1'000'000), 1);
    QCOMPARE(bucket.take(900'000), 1); // a clock that goes back gives nothing
    Inbound::TokenBucket slow(0.1, 1);
    QCOMPARE(slow.take(1), 0);
    QCOMPARE(slow.take(1), 10);
}

void TestRateLimit::windowsSlide()
{
    Inbound::EventWindow window(10, 60'000);
    QCOMPARE(window.take(4, 0), 0);
    QCOMPARE(window.take(6, 20'000), 0);
    QCOMPARE(window.current(), 10);
    QCOMPARE(window.take(1, 59'999), 1);
    QCOMPARE(window.current(), 10); // what is turned away is not counted
    QCOMPARE(window.take(5, 60'000), 20); // 4 have left, which is not enough
    QCOMPARE(window.take(4, 60'000), 0);
    QCOMPARE(window.take(10, 79'500), 41); // waits for the last of them
    QCOMPARE(window.take(10, 120'000), 0);
    QCOMPARE(window.take(11, 1'000'000), 60); // never fits
}

QTEST_GUILESS_MAIN(TestRateLimit)
#include "tst_ratelimit.moc"
