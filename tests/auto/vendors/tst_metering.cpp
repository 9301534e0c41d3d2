// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Doow and SettleSettle with a tracker, against the vendors' stand-in: what their answers lead to.

#include "tools/collector/collector.h"
#include "tracker.h"
#include "vendors/doow.h"
#include "vendors/settlesettle.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Tally;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr milliseconds longEnough = seconds(20);

QByteArray batchIdOf(const CollectedRequest &request)
{
    return QJsonDocument::fromJson(Collector::plainBody(request))[QLatin1String("batch_id")].toString().toLatin1();
}

Collector::Options collectorOptions()
{
    Collector::Options options;
    options.settleSettlePath = QStringLiteral("/v1/events");
    return options;
}

} // namespace

class MeteringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void doowsRefusalsGoToQuarantineAndTheRestIsDelivered();
    void aVendorThatRefusesEveryEventPausesSending();
    void aKeyThatTheVendorQuotesIsInNoError();
    void doowsRefusalsThatNameNobodyAreTold();
    void aBatchWithoutAnAnswerComesAgainByteByByte();
    void tooLargeIsHalvedWithNewIds();
    void doowsRateLimitsAreWaitedFor();
    void aMissingLicenceIsTold();
    void settleSettleWithoutAPathKeepsEventsAndSaysWhy();
    void oneBadEventOfSettleSettlesIsFound();
    void nobodyIdentifiedIsTold();

private:
    void openDoow();
    void openSettleSettle(const QString &eventsPath);
    void open(Destination *destination);
    QStringList track(int count, const QString &name);
    bool told(QLatin1String words) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Collector> m_collector;
    std::unique_ptr<Tracker> m_tracker;
    Destination *m_destination = nullptr; // the tracker owns it
    QList<Error> m_errors;
};

void MeteringTest::init()
{
    for (const char *variable : {"DOOW_TRACK_API_KEY", "DOOW_TRACK_ENDPOINT", "DOOW_TRACK_DISABLED",
                                 "DOOW_TRACK_FLUSH_AT", "DOOW_TRACK_FLUSH_INTERVAL", "DOOW_TRACK_ATTRIBUTION",
                                 "SETTLESETTLE_API_KEY"})
        qunsetenv(variable);
    m_folder = std::make_unique<QTemporaryDir>();
    m_collector = std::make_unique<Collector>(collectorOptions());
    QVERIFY(m_collector->start());
    m_errors.clear();
}

void MeteringTest::cleanup()
{
    m_tracker.reset();
    m_collector.reset();
    for (const Error &error : std::as_const(m_errors))
        QVERIFY2(!error.text.contains(QLatin1String("0123456789abcdef")), "an error's text has the key in it");
}

void MeteringTest::open(Destination *destination)
{
    m_tracker = std::make_unique<Tracker>();
    m_tracker->setStoragePath(m_folder->path());
    connect(m_tracker.get(), &Tracker::errorOccurred, this, [this](const Error &error) { m_errors.append(error); });
    m_destination = destination;
    destination->setFlushInterval(3'600'000); // only flushAt and flush() send
    m_tracker->addDestination(destination);
}

void MeteringTest::openDoow()
{
    auto *doow = new Doow;
    doow->setEndpoint(m_collector->url());
    doow->setKey(QStringLiteral("dk_0123456789abcdef"));
    doow->setLicenseId(QStringLiteral("lic_42"));
    open(doow);
}

void MeteringTest::openSettleSettle(const QString &eventsPath)
{
    auto *settle = new SettleSettle;
    settle->setHost(QUrl(m_collector->url().toString() + QLatin1String("/v1")));
    settle->setKey(QStringLiteral("ss_live_0123456789abcdef"));
    settle->setEventsPath(eventsPath);
    open(settle);
}

QStringList MeteringTest::track(int count, const QString &name)
{
    QStringList ids;
    for (int i = 0; i < count; ++i)
        ids.append(m_tracker->track(name));
    return ids;
}

bool MeteringTest::told(QLatin1String words) const
{
    return std::any_of(m_errors.begin(), m_errors.end(),
                       [words](const Error &error) { return error.text.contains(words); });
}

void MeteringTest::doowsRefusalsGoToQuarantineAndTheRestIsDelivered()
{
    CollectorFaults faults;
    faults.refuseNames = {QStringLiteral("bad")};
    m_collector->setFaults(faults);
    openDoow();
    QStringList bad = track(1, QStringLiteral("bad"));
    const QStringList good = track(18, QStringLiteral("api_calls"));
    bad += track(1, QStringLiteral("bad")); // the twentieth: it goes
    QTRY_COMPARE(m_destination->deliveredCount(), 18);
    QCOMPARE(m_destination->quarantinedCount(), 2);
    QCOMPARE(m_destination->pendingCount(), 0);
    QCOMPARE(m_collector->requests().size(), 1);
    QCOMPARE(m_collector->requests().first().header("content-encoding"), QByteArray("gzip"));
    for (const QString &id : good)
        QCOMPARE(m_collector->count(id), 1);
    const QVariantList quarantined = m_destination->quarantinedEvents();
    QCOMPARE(quarantined.size(), 2);
    for (const QVariant &entry : quarantined) {
        QVERIFY(bad.contains(entry.toMap().value(QStringLiteral("event_id")).toString()));
        QVERIFY(entry.toMap().value(QStringLiteral("reason")).toString().contains(QLatin1String("operator")));
        QCOMPARE(entry.toMap().value(QStringLiteral("http_status")).toInt(), 207);
    }
    // And never again.
    track(1, QStringLiteral("api_calls"));
    QVERIFY(m_tracker->waitForFlushed(longEnough));
    QCOMPARE(m_collector->requests().size(), 2);
    QCOMPARE(m_collector->requests().last().rejected, 0);
}

void MeteringTest::aVendorThatRefusesEveryEventPausesSending()
{
    CollectorFaults faults;
    faults.refuseNames = {QStringLiteral("bad")};
    m_collector->setFaults(faults);
    openDoow();
    QSignalSpy delivered(m_tracker.get(), &Tracker::delivered);
    track(20, QStringLiteral("bad")); // one answer, 207, and nothing accepted
    QTRY_COMPARE(m_destination->state(), Destination::Misconfigured);
    QTRY_COMPARE(m_destination->quarantinedCount(), 20);
    track(40, QStringLiteral("bad"));
    QVERIFY(m_tracker->waitForSaved(longEnough)); // the worker has seen them
    QCOMPARE(m_collector->requests().size(), 1);
    QCOMPARE(m_destination->pendingCount(), 40);
    QVERIFY(delivered.isEmpty());
    m_collector->setFaults({});
    QVERIFY(m_tracker->waitForFlushed(longEnough));
    QCOMPARE(m_destination->deliveredCount(), 40);
}

void MeteringTest::aKeyThatTheVendorQuotesIsInNoError()
{
    CollectorFaults faults;
    faults.status = 400;
    faults.body = R"({"code":"bad_request","message":"not with dk_0123456789abcdef"})";
    m_collector->setFaults(faults);
    openDoow();
    track(1, QStringLiteral("api_calls"));
    m_tracker->flush();
    QTRY_VERIFY(told(QLatin1String("not with [key]"))); // cleanup() looks through all texts
    QTRY_COMPARE(m_destination->quarantinedCount(), 1);
    const QVariantMap entry = m_destination->quarantinedEvents().value(0).toMap();
    QVERIFY(!entry.value(QStringLiteral("reason")).toString().contains(QLatin1String("0123456789abcdef")));
}

void MeteringTest::doowsRefusalsThatNameNobodyAreTold()
{
    CollectorFaults faults;
    faults.status = 207;
    faults.times = 1;
    faults.body = "{\"accepted\":1,\"rejected\":1,\"rejections\":[{\"event_id\":\"whose\",\"reason\":\"odd\"}]}";
    m_collector->setFaults(faults);
    openDoow();
    track(2, QStringLiteral("api_calls"));
    QVERIFY(m_tracker->waitForFlushed(longEnough));
    QTRY_VERIFY(told(QLatin1String("Doow refused 1 event and does not say which of the batch. odd")));
    QCOMPARE(m_destination->deliveredCount(), 2);
    QCOMPARE(m_collector->requests().size(), 1);
}

void MeteringTest::aBatchWithoutAnAnswerComesAgainByteByByte()
{
    CollectorFaults faults;
    faults.latency = seconds(3600);
    m_collector->setFaults(faults);
    openDoow();
    const QStringList ids = track(20, QStringLiteral("api_calls"));
    QTRY_COMPARE(m_collector->requests().size(), 1); // stored, and the answer never comes
    m_tracker.reset();
    m_collector->setFaults(CollectorFaults());
    openDoow();
    track(5, QStringLiteral("api_calls")); // what is new goes into no old batch
    QVERIFY(m_tracker->waitForFlushed(longEnough));
    const QList<CollectedRequest> requests = m_collector->requests();
    QCOMPARE(requests.size(), 3);
    QCOMPARE(requests.at(1).body, requests.at(0).body);
    QVERIFY(!batchIdOf(requests.at(0)).isEmpty());
    QCOMPARE(batchIdOf(requests.at(1)), batchIdOf(requests.at(0)));
    QVERIFY(requests.at(1).deduplicated);
    QVERIFY(batchIdOf(requests.at(2)) != batchIdOf(requests.at(0)));
    for (const QString &id : ids)
        QCOMPARE(m_collector->count(id), 1);
    QCOMPARE(m_collector->stats().events, 25);
}

void MeteringTest::tooLargeIsHalvedWithNewIds()
{
    CollectorFaults faults;
    faults.status = 413;
    faults.times = 1;
    m_collector->setFaults(faults);
    openDoow();
    const QStringList ids = track(20, QStringLiteral("api_calls"));
    QTRY_COMPARE(m_destination->deliveredCount(), 20);
    const QList<CollectedRequest> requests = m_collector->requests();
    QCOMPARE(requests.size(), 3);
    QSet<QByteArray> batchIds;
    for (const CollectedRequest &request : requests)
        batchIds.insert(batchIdOf(request));
    QCOMPARE(batchIds.size(), 3);
    for (const QString &id : ids)
        QCOMPARE(m_collector->count(id), 1);
}

void MeteringTest::doowsRateLimitsAreWaitedFor()
{
    CollectorFaults faults;
    faults.status = 429;
    faults.times = 1;
    faults.headers = {{"X-Doow-Rate-Limits", "{\"event_rate\":{\"limit\":1000,\"current\":1000,\"retry_after\":3}}"}};
    m_collector->setFaults(faults);
    openDoow();
    track(20, QStringLiteral("api_calls"));
    QTRY_COMPARE_WITH_TIMEOUT(m_destination->deliveredCount(), 20, int(longEnough.count()));
    const QList<CollectedRequest> requests = m_collector->requests();
    QCOMPARE(requests.size(), 2);
    QVERIFY(requests.at(0).receivedAt.msecsTo(requests.at(1).receivedAt) >= 2900); // a back-off would be 1.2 s at most
    QCOMPARE(requests.at(1).body, requests.at(0).body);
}

void MeteringTest::aMissingLicenceIsTold()
{
    openDoow();
    static_cast<Doow *>(m_destination)->setLicenseId(QString());
    track(1, QStringLiteral("api_calls"));
    m_tracker->track(QStringLiteral("api_calls"), {}, {{QStringLiteral("license_id"), QStringLiteral("lic_7")}});
    QVERIFY(m_tracker->waitForFlushed(longEnough));
    QTRY_VERIFY(told(QLatin1String("`licenseId`")));
    QCOMPARE(m_destination->droppedCount(), 1);
    QCOMPARE(m_destination->deliveredCount(), 1);
}

void MeteringTest::settleSettleWithoutAPathKeepsEventsAndSaysWhy()
{
    openSettleSettle(QString());
    m_tracker->identify(QStringLiteral("user_42"));
    const QStringList ids = track(60, QStringLiteral("AI_QUERY"));
    QTRY_COMPARE(m_destination->state(), Destination::Misconfigured);
    QTRY_VERIFY(told(QLatin1String("`eventsPath`")));
    QVERIFY(!m_tracker->waitForFlushed(longEnough));
    QCOMPARE(m_destination->pendingCount(), 60);
    QCOMPARE(m_collector->requests().size(), 0);

    m_tracker.reset();
    openSettleSettle(QStringLiteral("/events"));
    QVERIFY(m_tracker->waitForFlushed(longEnough));
    QCOMPARE(m_destination->deliveredCount(), 60);
    for (const QString &id : ids)
        QCOMPARE(m_collector->count(id), 1);
    for (const CollectedRequest &request : m_collector->requests())
        QVERIFY(QJsonDocument::fromJson(request.body)[QLatin1String("events")].toArray().size() <= 50);
}

void MeteringTest::oneBadEventOfSettleSettlesIsFound()
{
    CollectorFaults faults;
    faults.refuseNames = {QStringLiteral("BAD")};
    m_collector->setFaults(faults);
    openSettleSettle(QStringLiteral("/events"));
    m_tracker->identify(QStringLiteral("user_42"));
    QStringList good = track(6, QStringLiteral("AI_QUERY"));
    const QStringList bad = track(1, QStringLiteral("BAD"));
    good += track(6, QStringLiteral("AI_QUERY"));
    m_tracker->flush();
    QTRY_COMPARE(m_destination->deliveredCount(), 12);
    QTRY_COMPARE(m_destination->quarantinedCount(), 1);
    const QVariantMap quarantined = m_destination->quarantinedEvents().value(0).toMap();
    QCOMPARE(quarantined.value(QStringLiteral("event_id")).toString(), bad.first());
    for (const QString &id : good)
        QCOMPARE(m_collector->count(id), 1);
}

void MeteringTest::nobodyIdentifiedIsTold()
{
    openSettleSettle(QStringLiteral("/events"));
    track(1, QStringLiteral("AI_QUERY"));
    QTRY_COMPARE(m_destination->droppedCount(), 1);
    QTRY_VERIFY(told(QLatin1String("nobody is identified")));
    QCOMPARE(m_collector->requests().size(), 0);
}

QTEST_GUILESS_MAIN(MeteringTest)
#include "tst_metering.moc"
