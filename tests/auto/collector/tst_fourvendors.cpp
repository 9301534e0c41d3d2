// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "rulesfixture.h"

#include "tools/collector/faultstate.h"

#include <QMutex>

using namespace Tally;
using namespace Tally::Testing;
using namespace std::chrono_literals;

namespace {

const QString Millimetric = QStringLiteral("millimetric");
const QString Doow = QStringLiteral("doow");
const QString Fluxrate = QStringLiteral("fluxrate");
const QString SettleSettle = QStringLiteral("settlesettle");
const QStringList All{Millimetric, Doow, Fluxrate, SettleSettle};
const QString Meter = QStringLiteral("550e8400-e29b-41d4-a716-446655440000");

/// One event of this id, as each vendor takes it.
QByteArray requestOf(const QString &vendor, const QByteArray &id)
{
    const QPair<QByteArray, QByteArray> json("Content-Type", "application/json");
    if (vendor == Millimetric)
        return postJson("/v1/track", "{\"event\":\"purchase\",\"event_id\":\"" + id + "\"}");
    if (vendor == Doow)
        return postJson("/telemetry/events",
                        "{\"batch_id\":\"batch-" + id + "\",\"sdk_version\":\"1\",\"events\":[{\"event_id\":\"" + id
                            + "\",\"license_id\":\"lic\",\"occurred_at\":\"2026-05-01T12:00:00Z\",\"measurements\":"
                              "[{\"metric_name\":\"purchase\",\"quantity\":1}]}]}",
                        "dk_abc");
    if (vendor == Fluxrate)
        return post("/api/v1/sdk/track",
                    "{\"meter_token\":\"" + Meter.toLatin1() + "\",\"customer_external_id\":\"c\",\"quantity\":1,"
                    "\"idempotency_key\":\"" + id + "\"}", {{"X-API-Key", "org_live_abc"}, json});
    return post("/events", "{\"events\":[{\"userId\":\"u\",\"eventType\":\"PURCHASE\",\"metadata\":{\"event_id\":\"" + id
                + "\"}}]}", {{"X-API-Key", "ss_live_abc"}, json});
}

int good(const QString &vendor)
{
    return vendor == Fluxrate ? 201 : 202;
}

} // namespace

/// What one collector for four vendors promises beyond each vendor's rules.
class TestFourVendors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void oneEventGoesToAllFour();
    void copiesAreCountedPerVendor();
    void faultsMayConcernOneVendor_data();
    void faultsMayConcernOneVendor();
    void oneVendorIsDown_data() { faultsMayConcernOneVendor_data(); }
    void oneVendorIsDown();
    void oneVendorGoesDownAfterSoManyEvents();
    void ownFaultsHoldInsteadOfTheGeneralOnes();
    void generalFaultsConcernAll();
    void refusedNumbersAreCountedPerVendor();
    void timesAndDownTimesEnd();
    void watchersSeeWhatFindsNobody();
    void controlNamesTheVendor();
    void controlShowsRequestsByteForByte();
    void metersAreShown();

private:
    RawAnswer send(const QString &vendor, const QByteArray &id = "i") { return m_fixture.ask(requestOf(vendor, id)); }
    RawAnswer control(const QByteArray &order) { return m_fixture.ask(post("/_control", order, {})); }
    RawAnswer get(const QByteArray &path) { return m_fixture.ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n"); }
    Collector &collector() { return *m_fixture.collector; }
    RulesFixture m_fixture;
};

void TestFourVendors::init()
{
    Collector::Options options;
    options.settleSettlePath = QStringLiteral("/events");
    m_fixture.start(options);
}

void TestFourVendors::oneEventGoesToAllFour()
{
    QCOMPARE(Inbound::vendorIds(), All);
    for (const QString &vendor : All)
        QCOMPARE(send(vendor).status, good(vendor));
    QStringList stored;
    QStringList asked;
    for (const CollectedEvent &event : collector().events()) {
        stored.append(event.vendor);
        QCOMPARE(event.eventId, QStringLiteral("i"));
        QCOMPARE(event.copies, 1);
    }
    for (const CollectedRequest &request : collector().requests())
        asked.append(request.vendor);
    QCOMPARE(stored, All);
    QCOMPARE(asked, All);
}

void TestFourVendors::copiesAreCountedPerVendor()
{
    QMutex mutex;
    QList<int> copies;
    QObject here;
    connect(&collector(), &Collector::eventArrived, &here,
            [&](const CollectedEvent &event) {
                const QMutexLocker lock(&mutex);
                copies.append(event.copies);
            },
            Qt::DirectConnection);
    for (const QString &vendor : All)
        send(vendor);
    QCOMPARE(collector().stats(), (CollectorStats{4, 4, 0, 4, 0}));
    // Two vendors deduplicate, two do not.
    for (const QString &vendor : All)
        send(vendor);
    QCOMPARE(collector().stats(), (CollectorStats{6, 4, 2, 8, 2}));
    QCOMPARE(collector().count(QStringLiteral("i")), 6);
    QCOMPARE(collector().count(QStringLiteral("i"), Millimetric), 2);
    QCOMPARE(collector().count(QStringLiteral("i"), Doow), 1);
    QCOMPARE(collector().count(QStringLiteral("i"), Fluxrate), 1);
    QCOMPARE(collector().count(QStringLiteral("i"), SettleSettle), 2);
    QCOMPARE(collector().events().constLast().copies, 2);
    const QMutexLocker lock(&mutex);
    QCOMPARE(copies, (QList<int>{1, 1, 1, 1, 2, 2}));
}

void TestFourVendors::faultsMayConcernOneVendor_data()
{
    QTest::addColumn<QString>("faulty");
    for (const QString &vendor : All)
        QTest::newRow(qPrintable(vendor)) << vendor;
}

void TestFourVendors::faultsMayConcernOneVendor()
{
    QFETCH(QString, faulty);
    CollectorFaults faults;
    faults.status = 500;
    faults.times = 2;
    collector().setFaults(faults, faulty);
    QCOMPARE(collector().faults(faulty), faults);
    QCOMPARE(collector().faults(), CollectorFaults());
    for (int i = 0; i < 3; ++i)
        for (const QString &vendor : All)
            QCOMPARE(send(vendor, QByteArray::number(i)).status, vendor == faulty && i < 2 ? 500 : good(vendor));
    QCOMPARE(collector().stats().events, 10);
    faults = {};
    faults.refuseNumbers = {1};
    collector().setFaults(faults, faulty);
    const int bad = faulty == Doow ? 207 : 400;
    for (const QString &vendor : All)
        QCOMPARE(send(vendor, "bad").status, vendor == faulty ? bad : good(vendor));
    collector().setFaults({});
    QCOMPARE(collector().faults(faulty), CollectorFaults());
}

void TestFourVendors::oneVendorIsDown()
{
    QFETCH(QString, faulty);
    CollectorFaults faults;
    faults.down = true;
    collector().setFaults(faults, faulty);
    for (const QString &vendor : All) {
        RawClient client(collector().port());
        client.send(requestOf(vendor, "i"));
        if (vendor == faulty)
            QCOMPARE(client.readToEnd(), QByteArray());
        else
            QCOMPARE(client.answer().status, good(vendor));
    }
    // As if it had not been there: nothing is stored, nothing is counted.
    QCOMPARE(collector().stats(), (CollectorStats{3, 3, 0, 3, 0}));
    QCOMPARE(collector().requests().size(), 3);
    QVERIFY(collector().isListening());
    collector().setFaults({}, faulty);
    QCOMPARE(send(faulty).status, good(faulty));
    collector().takeDown(1h, faulty);
    QCOMPARE(send(faulty).status, 0);
    collector().takeDown(0ms, faulty);
    QCOMPARE(send(faulty).status, good(faulty));
}

void TestFourVendors::oneVendorGoesDownAfterSoManyEvents()
{
    CollectorFaults faults;
    faults.downAfter = 2;
    faults.downFor = 1h;
    collector().setFaults(faults, Doow);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(send(Fluxrate, QByteArray::number(i)).status, 201);
    QCOMPARE(send(Doow, "a").status, 202);
    QCOMPARE(send(Doow, "b").status, 202);
    QCOMPARE(send(Doow, "c").status, 0);
    QCOMPARE(send(Fluxrate, "c").status, 201);
    QVERIFY(collector().faults(Doow).down);
    QVERIFY(!collector().faults().down);
}

void TestFourVendors::ownFaultsHoldInsteadOfTheGeneralOnes()
{
    CollectorFaults faults;
    faults.status = 503;
    collector().setFaults(faults);
    collector().setFaults({}, Doow);
    QCOMPARE(send(Doow).status, 202);
    QCOMPARE(send(Fluxrate).status, 503);
    // The general ones, set anew, hold for all.
    collector().setFaults(faults);
    QCOMPARE(send(Doow, "j").status, 503);
}

void TestFourVendors::generalFaultsConcernAll()
{
    CollectorFaults faults;
    faults.latency = 1ms;
    faults.down = true;
    collector().setFaults(faults);
    for (const QString &vendor : All)
        QCOMPARE(send(vendor).status, 0);
    collector().setFaults({});
    for (const QString &vendor : All)
        QCOMPARE(send(vendor).status, good(vendor));
}

void TestFourVendors::refusedNumbersAreCountedPerVendor()
{
    // The same event is the first of one vendor and the second of all: the count goes on, and is not fooled by its id.
    CollectorFaults faults;
    faults.refuseNumbers = {2};
    collector().setFaults(faults);
    QCOMPARE(send(Millimetric, "a").status, 202);
    QCOMPARE(send(Fluxrate, "a").status, 400);
    QCOMPARE(send(Fluxrate, "b").status, 201);
    QCOMPARE(send(Millimetric, "a").status, 202);
    QCOMPARE(send(Fluxrate, "a").status, 400);
}

void TestFourVendors::timesAndDownTimesEnd()
{
    Inbound::FaultState state;
    CollectorFaults faults;
    faults.status = 503;
    faults.times = 1;
    state.set(faults);
    QCOMPARE(state.takeAnswer(nullptr)->status, 503);
    QVERIFY(!state.takeAnswer(nullptr));
    state.goDown(1000);
    QVERIFY(state.isDown(999));
    QVERIFY(state.faults(999).down);
    QVERIFY(!state.isDown(1000));
    QVERIFY(!state.faults(1000).down);
    // A change of something else leaves the time as it is; down without a time lasts.
    state.goDown(2000);
    faults = state.faults(1500);
    faults.latency = 1ms;
    state.set(faults);
    QVERIFY(state.isDown(1999));
    QVERIFY(!state.isDown(2000));
    state.set({});
    QVERIFY(!state.isDown(0));
    faults.down = true;
    state.set(faults);
    QVERIFY(state.isDown(1'000'000'000));
}

void TestFourVendors::watchersSeeWhatFindsNobody()
{
    QMutex mutex;
    QList<CollectedRequest> seen;
    QObject here;
    connect(&collector(), &Collector::requestArrived, &here,
            [&](const CollectedRequest &request) {
                const QMutexLocker lock(&mutex);
                seen.append(request);
            },
            Qt::DirectConnection);
    CollectorFaults faults;
    faults.down = true;
    collector().setFaults(faults, Doow);
    send(Doow);
    send(Fluxrate);
    const QMutexLocker lock(&mutex);
    QCOMPARE(seen.size(), 2);
    QCOMPARE(seen[0].status, 0);
    QCOMPARE(seen[0].vendor, Doow);
    QCOMPARE(seen[1].status, 201);
}

void TestFourVendors::controlNamesTheVendor()
{
    QCOMPARE(control(R"({"vendor":"doow","status":503,"times":1})").status, 200);
    QCOMPARE(send(Fluxrate).status, 201);
    QCOMPARE(send(Doow).status, 503);
    QCOMPARE(send(Doow).status, 202);
    QCOMPARE(control(R"({"vendor":"doow","down":true})").status, 200);
    QCOMPARE(send(Doow).status, 0);
    const QJsonObject shown = object(get("/_control").body);
    QCOMPARE(shown[QLatin1String("down")], QJsonValue(false));
    QCOMPARE(shown[QLatin1String("vendors")][Doow][QLatin1String("down")], QJsonValue(true));
    // The general ones change beside it; taken back, it has its own no more than its neighbours.
    QCOMPARE(control(R"({"latency_ms":1})").status, 200);
    QCOMPARE(send(Doow).status, 0);
    QCOMPARE(control(R"({"vendor":"doow","reset":true})").status, 200);
    QCOMPARE(send(Doow).status, 202);
    QCOMPARE(control(R"({"vendor":"doow","down_for_ms":3600000})").status, 200);
    QCOMPARE(send(Doow).status, 0);
    QCOMPARE(send(Millimetric).status, 202);
    QCOMPARE(control(R"({"reset":true})").status, 200);
    QCOMPARE(send(Doow).status, 202);
    for (const QByteArray wrong : {R"({"vendor":"dow","status":503})", R"({"vendor":1})", R"({"vendor":""})", R"({"down":1})"})
        QCOMPARE(control(wrong).status, 400);
}

void TestFourVendors::controlShowsRequestsByteForByte()
{
    send(Doow);
    send(Doow);
    send(SettleSettle);
    const auto page = [this](const QByteArray &query) {
        return object(get("/_control/requests" + query).body)[QLatin1String("requests")].toArray();
    };
    const QJsonArray all = page({});
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[1][QLatin1String("body_base64")], all[0][QLatin1String("body_base64")]);
    QCOMPARE(QByteArray::fromBase64(all[0][QLatin1String("body_base64")].toString().toLatin1()),
             collector().requests().constFirst().body);
    QCOMPARE(all[0][QLatin1String("deduplicated")], QJsonValue(false));
    QCOMPARE(all[1][QLatin1String("deduplicated")], QJsonValue(true));
    QCOMPARE(all[0][QLatin1String("status")].toInt(), 202);
    QCOMPARE(all[2][QLatin1String("vendor")].toString(), SettleSettle);
    QCOMPARE(page("?after=2").size(), 1);
    QVERIFY(!get("/_control/requests").body.contains("dk_abc"));
    for (int i = 0; i < 100; ++i)
        send(Millimetric);
    QCOMPARE(page({}).size(), 100);
    QCOMPARE(page("?after=100").size(), 3);
}

void TestFourVendors::metersAreShown()
{
    send(Fluxrate, "a");
    send(Fluxrate, "b");
    send(Fluxrate, "b");
    send(Doow);
    QCOMPARE(collector().meterValues(),
             (QList<MeterValue>{{Meter, QStringLiteral("c"), Aggregation::Sum, 2, QStringLiteral("2")}}));
    QCOMPARE(get("/_control/meters").body,
             "{\"meters\":[{\"aggregation\":\"SUM\",\"customer\":\"c\",\"events\":2,\"meter\":\"" + Meter.toLatin1()
                 + "\",\"value\":\"2\"}]}\n");
}

QTEST_GUILESS_MAIN(TestFourVendors)
#include "tst_fourvendors.moc"
