// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/meters.h"

#include <QTest>

using namespace Tally;

namespace {
const QString Fluxrate = QStringLiteral("fluxrate");
}

class TestMeters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void metersAggregate_data();
    void metersAggregate();
    void sumsShowTheDigitsTheyAreSureOf();
};

void TestMeters::metersAggregate_data()
{
    QTest::addColumn<Aggregation>("aggregation");
    QTest::addColumn<QString>("value");
    QTest::newRow("SUM") << Aggregation::Sum << QStringLiteral("6.5");
    QTest::newRow("MAX") << Aggregation::Max << QStringLiteral("4");
    QTest::newRow("UNIQUE_COUNT") << Aggregation::UniqueCount << QStringLiteral("2");
    QTest::newRow("LAST") << Aggregation::Last << QStringLiteral("0.5");
}

void TestMeters::metersAggregate()
{
    QFETCH(Aggregation, aggregation);
    QFETCH(QString, value);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(Inbound::aggregationName(aggregation), name);
    Aggregation read = aggregation == Aggregation::Sum ? Aggregation::Max : Aggregation::Sum;
    QVERIFY(Inbound::readAggregation(name, read));
    QCOMPARE(read, aggregation);
    Inbound::Meters meters({{QStringLiteral("m"), aggregation}});
    // Told late, but not the last: the time decides.
    const auto add = [&](const char *customer, const char *quantity, const char *time, const char *user) {
        CollectedEvent event;
        event.vendor = Fluxrate;
        event.name = QStringLiteral("m");
        event.userId = QString::fromLatin1(customer);
        event.quantity = QString::fromLatin1(quantity);
        event.timestamp = QString::fromLatin1(time);
        event.properties = {{QStringLiteral("user_id"), QString::fromLatin1(user)}};
        meters.add(event);
    };
    add("c1", "2", "2026-05-01T12:00:00Z", "u1");
    add("c1", "0.5", "2026-05-01T12:00:02.000Z", "u2");
    add("c1", "4", "2026-05-01T12:00:01Z", "u1");
    add("c2", "7", "2026-05-01T12:00:00Z", "u1");
    CollectedEvent elsewhere;
    elsewhere.vendor = QStringLiteral("doow");
    elsewhere.quantity = QStringLiteral("1");
    meters.add(elsewhere);
    QCOMPARE(meters.values().size(), 2);
    QCOMPARE(meters.values().constFirst(),
             (MeterValue{QStringLiteral("m"), QStringLiteral("c1"), aggregation, 3, value}));
    QCOMPARE(meters.values().constLast().customer, QStringLiteral("c2"));
}

void TestMeters::sumsShowTheDigitsTheyAreSureOf()
{
    Inbound::Meters meters({});
    CollectedEvent event;
    event.vendor = Fluxrate;
    event.quantity = QStringLiteral("0.1");
    for (int i = 0; i < 10'000; ++i)
        meters.add(event);
    QCOMPARE(meters.values().constFirst().value, QStringLiteral("1000"));
    event.quantity = QStringLiteral("100000000000000000");
    meters.add(event);
    QCOMPARE(meters.values().constFirst().value, QStringLiteral("100000000000001000"));
}

QTEST_GUILESS_MAIN(TestMeters)
#include "tst_meters.moc"
