// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What somebody did that sent them away: a front end tells of it when they have gone.

#include "kiosk.h"

using namespace Tally;
using namespace std::chrono_literals;
using Lifecycle = Tracker::LifecycleEvent;

namespace {

const Event pay(QStringLiteral("pay"), {{QStringLiteral("amount"), 49}});

void hall(Tracker &tracker, Millimetric &)
{
    tracker.setLifecycleEvents(Lifecycle::SessionStarted);
    tracker.setSuperProperties({{QStringLiteral("hall"), 3}});
}

void askingHall(Tracker &tracker, Millimetric &destination)
{
    hall(tracker, destination);
    tracker.setConsentRequired(true);
}

/// What it says but for the amount.
QJsonObject properties(const CollectedEvent &event)
{
    QJsonObject all = event.json.value(QLatin1String("properties")).toObject();
    all.remove(QStringLiteral("amount"));
    return all;
}

} // namespace

class TestWhoLeft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tellsLifecycle = true; }
    void whatTheyDidLastIsTheirsInEveryRespect_data();
    void whatTheyDidLastIsTheirsInEveryRespect();
    void whatTheyDidLastMakesNobodyAndWaitsForNobody();
    void whoWasNotKnownYetIsNotTheNextOneEither();
    void whatTheyDidNotAllowStaysForbidden_data();
    void whatTheyDidNotAllowStaysForbidden();
    void afterALogOutItWaitsForTheAnswerAsWhatCameBefore();
    void whoDoesSomethingInTheNextTurnIsSomebodyElse();
};

void TestWhoLeft::whatTheyDidLastIsTheirsInEveryRespect_data()
{
    QTest::addColumn<bool>("isLogOut");
    QTest::newRow("endVisitor()") << false;
    QTest::newRow("reset()") << true;
}

void TestWhoLeft::whatTheyDidLastIsTheirsInEveryRespect()
{
    QFETCH(const bool, isLogOut);
    Fixture f(hall);
    f.tracker->track(did);
    f.tracker->identify(ann);
    f.tracker->setSuperProperties({{QStringLiteral("hall"), 3}, {QStringLiteral("seat"), 17}});
    const QString earlier = f.tracker->track(did);
    const QString anonymousId = f.tracker->anonymousId();
    if (isLogOut)
        f.tracker->reset();
    else
        f.tracker->endVisitor();
    if (isLogOut)
        f.tracker->identify(QStringLiteral("bob")); // in the same turn
    const QString last = f.tracker->trackDone(pay);
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(arrived(f, last).name, pay.name);
    QCOMPARE(arrived(f, last).anonymousId, anonymousId);
    QCOMPARE(arrived(f, last).userId, ann);
    QCOMPARE(arrived(f, last).json.value(QLatin1String("session_id")), arrived(f, earlier).json.value(QLatin1String("session_id")));
    QCOMPARE(properties(arrived(f, last)), properties(arrived(f, earlier)));
    QVERIFY(properties(arrived(f, last)).contains(QLatin1String("seat")));
    QVERIFY(f.balances());
}

void TestWhoLeft::whatTheyDidLastMakesNobodyAndWaitsForNobody()
{
    Fixture f(askingHall);
    f.tracker->grantConsent();
    f.tracker->track(did);
    const QString anonymousId = f.tracker->anonymousId();
    f.tracker->endVisitor();
    const QString last = f.tracker->trackDone(pay);
    QCOMPARE(f.tracker->anonymousId(), QString());
    QTRY_COMPARE(arrived(f, last).anonymousId, anonymousId); // nobody else is asked
    f.tracker->denyConsent();
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(count(f, QStringLiteral("$session_started")), 1);
    QVERIFY(f.balances());
}

void TestWhoLeft::whoWasNotKnownYetIsNotTheNextOneEither()
{
    Fixture f(hall);
    f.tracker->endVisitor();
    const QString last = f.tracker->trackDone(pay);
    QCOMPARE(f.tracker->anonymousId(), QString());
    const QString next = f.tracker->track(did);
    QVERIFY(f.tracker->waitForFlushed(30s));
    QVERIFY(!arrived(f, last).anonymousId.isEmpty());
    QVERIFY(arrived(f, last).anonymousId != arrived(f, next).anonymousId);
}

void TestWhoLeft::whatTheyDidNotAllowStaysForbidden_data()
{
    QTest::addColumn<bool>("isAsked");
    QTest::addColumn<bool>("saysNo");
    QTest::newRow("no answer") << true << false;
    QTest::newRow("a no") << true << true;
    QTest::newRow("a no, without being asked") << false << true;
}

void TestWhoLeft::whatTheyDidNotAllowStaysForbidden()
{
    QFETCH(const bool, isAsked);
    QFETCH(const bool, saysNo);
    Fixture f(isAsked ? askingHall : hall);
    if (saysNo)
        f.tracker->denyConsent();
    f.tracker->track(did);
    f.tracker->endVisitor();
    const QString last = f.tracker->trackDone(pay);
    QCOMPARE(f.tracker->anonymousId(), QString());
    f.tracker->grantConsent(); // by the next one
    const QString next = f.tracker->track(did);
    QVERIFY(f.tracker->waitForFlushed(30s));
    QVERIFY(f.arrivedIds().contains(next));
    QVERIFY(!f.arrivedIds().contains(last));
    QVERIFY(f.balances());
}

void TestWhoLeft::afterALogOutItWaitsForTheAnswerAsWhatCameBefore()
{
    Fixture f(askingHall);
    f.tracker->identify(ann);
    const QString earlier = f.tracker->track(did);
    f.tracker->reset();
    const QString last = f.tracker->trackDone(pay);
    QCOMPARE(f.collector.requests().size(), 0);
    f.tracker->grantConsent();
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(arrived(f, last).userId, ann);
    QCOMPARE(arrived(f, last).anonymousId, arrived(f, earlier).anonymousId);
    QVERIFY(arrived(f, last).anonymousId != f.tracker->anonymousId());
}

void TestWhoLeft::whoDoesSomethingInTheNextTurnIsSomebodyElse()
{
    Fixture f(hall);
    f.tracker->track(did);
    const QString anonymousId = f.tracker->anonymousId();
    f.tracker->endVisitor();
    QCoreApplication::processEvents();
    const QString next = f.tracker->trackDone(pay);
    QVERIFY(f.tracker->waitForFlushed(30s));
    QVERIFY(!arrived(f, next).anonymousId.isEmpty());
    QVERIFY(arrived(f, next).anonymousId != anonymousId);
}

QTEST_GUILESS_MAIN(TestWhoLeft)
#include "tst_wholeft.moc"
