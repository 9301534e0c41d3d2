// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "doowbodies.h"

#include "tools/collector/doow.h"
#include "tools/collector/gunzip.h"

using namespace Tally;
using namespace Tally::Testing;
using namespace Tally::Testing::DoowBodies;

/// What holds for a batch as a whole: its memory, its bytes, its pace, its refusal.
class TestDoowBatches : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture.start(); }
    void refusedEventsAreListedAndTheOthersStored();
    void theSameBatchIdGetsTheSameAnswer();
    void batchIdsAreForgottenAfterAnHour();
    void whatCouldNotBeStoredIsLookedAtAfresh();
    void onlyAcceptedBatchesAreRemembered();
    void eventIdsAreNotDeduplicated();
    void bodiesMayBeGzip_data();
    void bodiesMayBeGzip();
    void limitsHoldForWhatIsUnpacked();
    void aThousandEventsAMinute();
    void statusHasTheVendorsBody_data();
    void statusHasTheVendorsBody();

private:
    RawAnswer send(const QByteArray &body) { return m_fixture.ask(post(Path, body, headers())); }
    Collector &collector() { return *m_fixture.collector; }
    RulesFixture m_fixture;
};

void TestDoowBatches::refusedEventsAreListedAndTheOthersStored()
{
    CollectorFaults faults;
    faults.refuseNumbers = {2, 3};
    collector().setFaults(faults);
    const RawAnswer answer = send(many(4));
    QCOMPARE(answer.status, 207);
    QCOMPARE(object(answer.body)[QLatin1String("accepted")].toInt(), 2);
    QCOMPARE(object(answer.body)[QLatin1String("rejections")][0][QLatin1String("event_id")].toString(), QStringLiteral("1"));
    QCOMPARE(collector().count(QStringLiteral("0")), 1);
    QCOMPARE(collector().count(QStringLiteral("1")), 0);
    QCOMPARE(collector().count(QStringLiteral("2")), 0);
    QCOMPARE(collector().count(QStringLiteral("3")), 1);
}

void TestDoowBatches::theSameBatchIdGetsTheSameAnswer()
{
    const QByteArray bad = measured("bad").replace(":5", ":0");
    const RawAnswer partial = send(envelope(measured("a") + ',' + bad, "partial"));
    QCOMPARE(partial.status, 207);
    const RawAnswer whole = send(many(2, "whole"));
    QCOMPARE(whole.status, 202);
    for (const auto &[batch, first] : {std::pair(envelope(measured("a") + ',' + bad, "partial"), partial),
                                       std::pair(many(2, "whole"), whole)}) {
        const RawAnswer again = send(batch);
        QCOMPARE(again.status, first.status);
        QCOMPARE(again.body, first.body);
        QVERIFY(collector().requests().constLast().deduplicated);
    }
    QCOMPARE(collector().stats(), (CollectorStats{3, 3, 0, 4, 2}));
    const QList<CollectedRequest> requests = collector().requests();
    QCOMPARE(requests[2].body, requests[0].body);
    QVERIFY(!requests[0].deduplicated);
    QCOMPARE(requests[0].vendor, QStringLiteral("doow"));
    // Another program's memory is gone, and so is this one's after clear().
    collector().clear();
    QCOMPARE(send(many(2, "whole")).status, 202);
    QCOMPARE(collector().stats(), (CollectorStats{2, 2, 0, 1, 0}));
}

void TestDoowBatches::batchIdsAreForgottenAfterAnHour()
{
    Inbound::Doow doow;
    VendorOnly vendor(doow);
    constexpr qint64 Hour = 3'600'000;
    QVERIFY(!vendor.post(Path, many(1), headers(), 1000).deduplicated);
    QVERIFY(vendor.post(Path, many(1), headers(), 1000 + Hour - 1).deduplicated);
    QCOMPARE(vendor.ledger.size(), 1);
    // Counted from the first time: what comes again does not make it last longer.
    const Inbound::Outcome later = vendor.post(Path, many(1), headers(), 1000 + Hour);
    QVERIFY(!later.deduplicated);
    QCOMPARE(later.answer.status, 202);
    QCOMPARE(vendor.ledger.size(), 2);
}

void TestDoowBatches::whatCouldNotBeStoredIsLookedAtAfresh()
{
    Inbound::Doow doow;
    VendorOnly vendor(doow);
    vendor.storingWorks = false;
    vendor.post(Path, many(1), headers(), 1);
    vendor.storingWorks = true;
    QVERIFY(!vendor.post(Path, many(1), headers(), 2).deduplicated);
    QCOMPARE(vendor.ledger.size(), 1);
}

void TestDoowBatches::onlyAcceptedBatchesAreRemembered()
{
    CollectorFaults faults;
    faults.status = 503;
    faults.times = 1;
    collector().setFaults(faults);
    QCOMPARE(send(many(1)).status, 503);
    QCOMPARE(send(many(1001)).status, 413);
    QCOMPARE(m_fixture.ask(postJson(Path, many(1), "dk_")).status, 401);
    QCOMPARE(send(many(1)).status, 202);
    QCOMPARE(collector().stats(), (CollectorStats{1, 1, 0, 4, 0}));
}

void TestDoowBatches::eventIdsAreNotDeduplicated()
{
    QCOMPARE(send(many(1, "b1")).status, 202);
    QCOMPARE(send(many(1, "b2")).status, 202);
    QCOMPARE(collector().stats(), (CollectorStats{2, 1, 1, 2, 0}));
    QCOMPARE(collector().events().constLast().copies, 2);
}

void TestDoowBatches::bodiesMayBeGzip_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray packed = gzip(many(20));
    QByteArray flipped = packed;
    flipped[flipped.size() / 2] = char(flipped[flipped.size() / 2] ^ 0x55);
    QByteArray wrongSum = packed;
    wrongSum[wrongSum.size() - 5] = char(wrongSum[wrongSum.size() - 5] ^ 1);
    QTest::newRow("gzip") << QByteArray("gzip") << packed << 202;
    QTest::newRow("GZIP") << QByteArray("GZIP") << packed << 202;
    QTest::newRow("identity") << QByteArray("identity") << many(20) << 202;
    QTest::newRow("cut") << QByteArray("gzip") << packed.chopped(1) << 400;
    QTest::newRow("only its head") << QByteArray("gzip") << packed.left(5) << 400;
    QTest::newRow("nothing") << QByteArray("gzip") << QByteArray() << 400;
    QTest::newRow("flipped") << QByteArray("gzip") << flipped << 400;
    QTest::newRow("wrong checksum") << QByteArray("gzip") << wrongSum << 400;
    QTest::newRow("more behind it") << QByteArray("gzip") << packed + 'x' << 400;
    QTest::newRow("not packed") << QByteArray("gzip") << many(20) << 400;
    QTest::newRow("packed, and not said") << QByteArray() << packed << 400;
    QTest::newRow("deflate") << QByteArray("deflate") << qCompress(many(20)).mid(4) << 400;
    QTest::newRow("zlib as gzip") << QByteArray("gzip") << qCompress(many(20)).mid(4) << 400;
}

void TestDoowBatches::bodiesMayBeGzip()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QCOMPARE(m_fixture.ask(post(Path, body, headers(encoding))).status, status);
    QCOMPARE(collector().stats().events, status == 202 ? 20 : 0);
    const CollectedRequest request = collector().requests().constFirst();
    QCOMPARE(request.body, body);
    if (status == 202)
        QCOMPARE(Collector::plainBody(request), many(20));
}

void TestDoowBatches::limitsHoldForWhatIsUnpacked()
{
    const QByteArray bomb = gzip(QByteArray(200'000'000, ' '));
    QVERIFY(bomb.size() < 1'000'000);
    const std::optional<QByteArray> begun = Inbound::gunzip(bomb, 1000);
    QCOMPARE(begun->size(), 1001);
    QVERIFY2(begun->capacity() < 1'000'000, qPrintable(QString::number(begun->capacity())));
    const RawAnswer answer = m_fixture.ask(post(Path, bomb, headers("gzip")));
    QCOMPARE(answer.status, 413);
    QCOMPARE(object(answer.body)[QLatin1String("code")].toString(), QStringLiteral("payload_too_large"));
}

void TestDoowBatches::aThousandEventsAMinute()
{
    Inbound::Doow doow;
    VendorOnly vendor(doow);
    // Without rate limits there are none.
    QCOMPARE(vendor.post(Path, many(1000, "x"), headers(), 1).answer.status, 202);
    QCOMPARE(vendor.post(Path, many(1000, "y"), headers(), 1).answer.status, 202);
    vendor.rules.rateLimits = true;
    QCOMPARE(vendor.post(Path, many(600, "a"), headers(), 10'000).answer.status, 202);
    QCOMPARE(vendor.post(Path, many(400, "b"), headers(), 30'000).answer.status, 202);
    const Inbound::Outcome full = vendor.post(Path, many(1, "c"), headers(), 30'000);
    QCOMPARE(full.answer.status, 429);
    QCOMPARE(object(full.answer.body)[QLatin1String("code")].toString(), QStringLiteral("rate_limited"));
    QCOMPARE(full.answer.headers.size(), 2);
    QCOMPARE(full.answer.headers[0].first, QByteArray("X-Doow-Rate-Limits"));
    QCOMPARE(object(full.answer.headers[0].second),
             object(R"({"event_rate":{"limit":1000,"current":1000,"retry_after":40}})"));
    QCOMPARE(full.answer.headers[1], (QPair<QByteArray, QByteArray>("Retry-After", "40")));
    // What is known costs nothing.
    QVERIFY(vendor.post(Path, many(400, "b"), headers(), 30'001).deduplicated);
    // The first 600 leave the window after a minute; 700 have to wait for the others, too.
    QCOMPARE(vendor.post(Path, many(1, "c"), headers(), 69'999).answer.status, 429);
    QCOMPARE(vendor.post(Path, many(700, "d"), headers(), 70'000).answer.headers[1].second, QByteArray("20"));
    QCOMPARE(vendor.post(Path, many(600, "c"), headers(), 70'000).answer.status, 202);
    QCOMPARE(vendor.post(Path, many(1, "e"), headers(), 89'999).answer.status, 429);
    QCOMPARE(vendor.post(Path, many(400, "e"), headers(), 90'000).answer.status, 202);
}

void TestDoowBatches::statusHasTheVendorsBody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code"); // empty: no body
    QTest::newRow("400") << 400 << QByteArray("invalid_request");
    QTest::newRow("401") << 401 << QByteArray("unauthorized");
    QTest::newRow("403") << 403 << QByteArray("forbidden");
    QTest::newRow("408") << 408 << QByteArray("request_timeout");
    QTest::newRow("413") << 413 << QByteArray("payload_too_large");
    QTest::newRow("429") << 429 << QByteArray("rate_limited");
    QTest::newRow("500") << 500 << QByteArray("internal_error");
    QTest::newRow("502, of something in front") << 502 << QByteArray();
    QTest::newRow("503") << 503 << QByteArray("unavailable");
}

void TestDoowBatches::statusHasTheVendorsBody()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    CollectorFaults faults;
    faults.status = status;
    faults.retryAfter = 7;
    collector().setFaults(faults);
    const RawAnswer answer = send(many(1));
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("retry-after"), QByteArray("7"));
    QCOMPARE(object(answer.body)[QLatin1String("code")].toString().toLatin1(), code);
    QCOMPARE(answer.body.isEmpty(), code.isEmpty());
    QCOMPARE(object(answer.header("x-doow-rate-limits"))[QLatin1String("event_rate")][QLatin1String("retry_after")].toInt(),
             status == 429 ? 7 : 0);
}

QTEST_GUILESS_MAIN(TestDoowBatches)
#include "tst_doowbatches.moc"
