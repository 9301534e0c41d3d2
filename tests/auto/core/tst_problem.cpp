// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "core/record.h"

#include <QJsonObject>
#include <QTest>

using namespace Tally;

namespace {

Event eventWith(const QString &key, const QVariant &value)
{
    return Event(QStringLiteral("x"), {{key, value}});
}

QVariant nested(int levels, const QVariant &core = 1)
{
    QVariant value = core;
    for (int i = 0; i < levels; ++i)
        value = i % 2 ? QVariant(QVariantList{value}) : QVariant(QVariantMap{{QStringLiteral("k"), value}});
    return value;
}

} // namespace

class ProblemTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrdinaryEventHasNone();
    void aNameIsNeededToTrack();
    void aPageNeedsNoName();
    void aPersonNeedsAnId();
    void aQuantityIsAFiniteNumberAboveZero_data();
    void aQuantityIsAFiniteNumberAboveZero();
    void anIdOfBlanksIsNone();
    void aTimeIsWithinFourDigitsOfAYear();
    void numbersAreFinite_data();
    void numbersAreFinite();
    void nestingHasALimit();
    void theNumberOfValuesHasALimit();
    void optionsAreLookedAtToo();
    void aCallersOwnRefusalCounts();
    void noTextRepeatsAValue();
};

void ProblemTest::anOrdinaryEventHasNone()
{
    QCOMPARE(problemOf(Event(QStringLiteral("x"))), QString());
    QCOMPARE(problemOf(eventWith(QStringLiteral("k"), QVariant())), QString());
    QCOMPARE(problemOf(eventWith({}, QVariant::fromValue<QObject *>(this))), QString());
    QCOMPARE(problemOf(eventWith(QStringLiteral("k"), QString(1'000'000, QLatin1Char('x')))), QString());
}

void ProblemTest::aNameIsNeededToTrack()
{
    QVERIFY(problemOf(Event()).contains(QLatin1String("no name")));
}

void ProblemTest::aPageNeedsNoName()
{
    Event page;
    page.kind = Event::Page;
    QCOMPARE(problemOf(page), QString());
}

void ProblemTest::aPersonNeedsAnId()
{
    Event identify;
    identify.kind = Event::Identify;
    QVERIFY(problemOf(identify).contains(QLatin1String("user id")));
    identify.userId = QStringLiteral("u");
    QCOMPARE(problemOf(identify), QString());
}

void ProblemTest::aQuantityIsAFiniteNumberAboveZero_data()
{
    QTest::addColumn<double>("quantity");
    QTest::addColumn<bool>("ok");
    QTest::newRow("smallest") << std::numeric_limits<double>::denorm_min() << true;
    QTest::newRow("biggest") << std::numeric_limits<double>::max() << true;
    QTest::newRow("zero") << 0.0 << false;
    QTest::newRow("minus zero") << -0.0 << false;
    QTest::newRow("negative") << -1.0 << false;
    QTest::newRow("NaN") << qQNaN() << false;
    QTest::newRow("infinity") << qInf() << false;
    QTest::newRow("minus infinity") << -qInf() << false;
}

void ProblemTest::aQuantityIsAFiniteNumberAboveZero()
{
    QFETCH(const double, quantity);
    QFETCH(const bool, ok);
    Event event(QStringLiteral("x"));
    event.quantity = quantity;
    QCOMPARE(problemOf(event).isEmpty(), ok);
}

void ProblemTest::anIdOfBlanksIsNone()
{
    for (QString Event::*id : {&Event::id, &Event::anonymousId, &Event::userId, &Event::sessionId}) {
        Event event(QStringLiteral("x"));
        event.*id = QStringLiteral(" \t");
        QVERIFY(problemOf(event).contains(QLatin1String("blank")));
        event.*id = QStringLiteral(" a");
        QCOMPARE(problemOf(event), QString());
    }
}

void ProblemTest::aTimeIsWithinFourDigitsOfAYear()
{
    Event event(QStringLiteral("x"));
    event.timestamp = QDateTime(QDate(9999, 12, 31), QTime(23, 59), Qt::UTC);
    QCOMPARE(problemOf(event), QString());
    event.timestamp = event.timestamp.addYears(1);
    QVERIFY(!problemOf(event).isEmpty());
    event.timestamp = QDateTime(QDate(-1, 12, 31), QTime(23, 59), Qt::UTC);
    QVERIFY(!problemOf(event).isEmpty());
}

void ProblemTest::numbersAreFinite_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::newRow("NaN") << QVariant(qQNaN());
    QTest::newRow("infinity") << QVariant(qInf());
    QTest::newRow("float") << QVariant(-std::numeric_limits<float>::infinity());
    QTest::newRow("in a list") << QVariant(QVariantList{1, QVariantList{qQNaN()}});
    QTest::newRow("in a map") << QVariant(QVariantMap{{QStringLiteral("inner"), qQNaN()}});
    QTest::newRow("in a hash") << QVariant(QVariantHash{{QStringLiteral("inner"), qQNaN()}});
    QTest::newRow("in a list of double") << QVariant::fromValue(QList<double>{1, qInf()});
    QTest::newRow("in a variant") << QVariant::fromValue(QVariant(qInf()));
}

void ProblemTest::numbersAreFinite()
{
    QFETCH(const QVariant, value);
    Event event = eventWith(QStringLiteral("price"), value);
    event.properties.insert(QStringLiteral("a"), 1);
    event.properties.insert(QStringLiteral("z"), QVariantMap{{QStringLiteral("b"), 1.5}});
    const QString problem = problemOf(event);
    QVERIFY2(problem.contains(QLatin1String("\"price\"")), qPrintable(problem));
    QVERIFY(problem.contains(QLatin1String("not finite")));
}

void ProblemTest::nestingHasALimit()
{
    // The properties are the first level.
    QCOMPARE(problemOf(eventWith(QStringLiteral("k"), nested(maxNesting - 1))), QString());
    for (const int levels : {maxNesting, maxNesting + 1, 1025, 2000})
        QVERIFY(problemOf(eventWith(QStringLiteral("k"), nested(levels))).contains(QLatin1String("64")));
    QVariant variants = 1;
    for (int i = 0; i < 2000; ++i)
        variants = QVariant::fromValue(variants);
    QVERIFY(problemOf(eventWith(QStringLiteral("k"), QVariantList{variants})).isEmpty()
            || problemOf(eventWith(QStringLiteral("k"), QVariantList{variants})).contains(QLatin1String("64")));
    QJsonObject object;
    for (int i = 0; i < 500; ++i)
        object = QJsonObject{{QStringLiteral("k"), object}};
    QVERIFY(problemOf(eventWith(QStringLiteral("k"), object)).contains(QLatin1String("64")));
}

void ProblemTest::theNumberOfValuesHasALimit()
{
    QVariantList list(maxValues - 1, 1);
    QCOMPARE(problemOf(eventWith(QStringLiteral("k"), list)), QString());
    list.append(1);
    QVERIFY(problemOf(eventWith(QStringLiteral("k"), list)).contains(QLatin1String("values")));
    QVariantList bomb;
    for (int i = 0; i < maxNesting - 2; ++i)
        bomb = QVariantList{QVariant(bomb), QVariant(bomb), QVariant(bomb)};
    QVERIFY(problemOf(eventWith(QStringLiteral("k"), bomb)).contains(QLatin1String("values")));
}

void ProblemTest::optionsAreLookedAtToo()
{
    Event event(QStringLiteral("x"));
    event.options.insert(QStringLiteral("attribution"), QVariantMap{{QStringLiteral("cost"), qQNaN()}});
    QVERIFY(problemOf(event).contains(QLatin1String("attribution")));
    event.options.insert(QStringLiteral("attribution"), nested(maxNesting));
    QVERIFY(!problemOf(event).isEmpty());
}

void ProblemTest::aCallersOwnRefusalCounts()
{
    Event event(QStringLiteral("x"));
    event.options.insert(Event::refusal(), QStringLiteral("the getter of \"a\" throws"));
    QCOMPARE(problemOf(event), QStringLiteral("the getter of \"a\" throws"));
}

void ProblemTest::noTextRepeatsAValue()
{
    const QString secret = QStringLiteral("s3cr3t");
    QList<Event> bad;
    bad << eventWith(QStringLiteral("k"), nested(100, secret));
    bad << eventWith(QStringLiteral("k"), QVariantList{secret, qQNaN()});
    bad << eventWith(QStringLiteral("k"), QVariantList(maxValues + 1, secret));
    bad << Event(secret, {}, {{QStringLiteral("user_id"), QStringList{secret}}});
    for (const Event &event : bad) {
        QVERIFY(!problemOf(event).isEmpty());
        QVERIFY2(!problemOf(event).contains(secret), qPrintable(problemOf(event)));
    }
}

QTEST_GUILESS_MAIN(ProblemTest)
#include "tst_problem.moc"
