// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Who the user is stays so where the disk says something else: it refused what was told to it, or was not to be told.

#include "annwashere.h"

#include "delivery/seams.h"

using namespace Tally;
using namespace std::chrono_literals;

namespace {

using Steps = std::function<void(Tracker &)>;

} // namespace

class TestIdentityKept : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasNotToBeRememberedHoldsOnceItMayBe_data();
    void whatWasNotToBeRememberedHoldsOnceItMayBe();
    void aLogOutHoldsAfterARestart_data();
    void aLogOutHoldsAfterARestart();
    void whatTheDiskRefusesHoldsAndIsWrittenLater();
    void whoWasLoggedOutDoesNotComeBackWithTheFile();
    void whoCannotBeReadYetIsWhoseEventsWaitForIt();
    void aDenialThatTheDiskRefusesIsToldAndTriedAgain();
    void aDenialThatTheDiskRefusedTakesTheOldIdsWithIt();
    void aDenialBeforeTheFileCanBeReadTakesTheIdsInIt();
    void aYesThatTheDiskRefusedIsDeliveredOnceItIsWritten();
};

void TestIdentityKept::whatWasNotToBeRememberedHoldsOnceItMayBe_data()
{
    QTest::addColumn<Steps>("before");
    QTest::addColumn<Steps>("after");
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("isAnnsId");
    const Steps nothing = [](Tracker &) { };
    const Steps require = [](Tracker &tracker) { tracker.setConsentRequired(true); };
    QTest::newRow("disabled, log-out") << nothing << Steps([](Tracker &tracker) {
        tracker.setEnabled(false);
        tracker.reset();
        tracker.setEnabled(true);
    }) << QString() << false;
    QTest::newRow("disabled, log-out, log-in") << nothing << Steps([](Tracker &tracker) {
        tracker.setEnabled(false);
        tracker.reset();
        tracker.identify(bob);
        tracker.setEnabled(true);
    }) << bob << false;
    QTest::newRow("no answer yet, log-out, log-in") << require << Steps([](Tracker &tracker) {
        tracker.reset();
        tracker.identify(bob);
        tracker.grantConsent();
    }) << bob << false;
    QTest::newRow("no answer yet, log-in") << require << Steps([](Tracker &tracker) {
        tracker.identify(bob);
        tracker.grantConsent();
    }) << bob << true;
    QTest::newRow("required for a while, log-in") << nothing << Steps([](Tracker &tracker) {
        tracker.setConsentRequired(true);
        tracker.identify(bob);
        tracker.setConsentRequired(false);
    }) << bob << true;
    QTest::newRow("log-out before the start") << Steps([](Tracker &tracker) {
        tracker.setEnabled(false);
        tracker.reset();
        tracker.identify(bob);
        tracker.setEnabled(true);
    }) << nothing << bob << false;
    QTest::newRow("denied, granted") << nothing << Steps([](Tracker &tracker) {
        tracker.denyConsent();
        tracker.identify(bob);
        tracker.grantConsent();
    }) << bob << false;
}

void TestIdentityKept::whatWasNotToBeRememberedHoldsOnceItMayBe()
{
    QFETCH(const Steps, before);
    QFETCH(const Steps, after);
    QFETCH(const QString, user);
    QFETCH(const bool, isAnnsId);
    AnnWasHere f;
    f.open([&before](Tracker &tracker, Millimetric &) { before(tracker); });
    f.tracker->track(QStringLiteral("the start"));
    after(*f.tracker);
    const CollectedEvent event = f.tracked();
    QCOMPARE(event.userId, user);
    QVERIFY(!event.anonymousId.isEmpty());
    QCOMPARE(event.anonymousId == f.annsId, isAnnsId);
    QCOMPARE(f.tracker->userId(), user);
    QCOMPARE(f.onDisk().userId, user);
    QCOMPARE(f.onDisk().anonymousId, event.anonymousId);
    QCOMPARE(f.storageFailures(), 0);
}

void TestIdentityKept::aLogOutHoldsAfterARestart_data()
{
    QTest::addColumn<Steps>("setUp");
    QTest::newRow("disabled") << Steps([](Tracker &tracker) { tracker.setEnabled(false); });
    QTest::newRow("no answer yet") << Steps([](Tracker &tracker) { tracker.setConsentRequired(true); });
}

void TestIdentityKept::aLogOutHoldsAfterARestart()
{
    QFETCH(const Steps, setUp);
    AnnWasHere f;
    f.open([&setUp](Tracker &tracker, Millimetric &) { setUp(tracker); });
    f.tracker->reset();
    f.tracker->identify(bob); // must not be remembered
    f.close();
    Identity nobody;
    nobody.isSuccessor = true; // and of the one before no more than that they were there
    nobody.machine = f.onDisk().machine; // which is nobody's
    nobody.machineSalt = f.onDisk().machineSalt;
    QCOMPARE(f.onDisk(), nobody);
    f.open();
    const CollectedEvent event = f.tracked();
    QCOMPARE(event.userId, QString());
    QVERIFY(event.anonymousId != f.annsId);
}

void TestIdentityKept::whatTheDiskRefusesHoldsAndIsWrittenLater()
{
    AnnWasHere f;
    f.open();
    f.tracked();
    CollectedEvent event;
    {
        const Refusal refusal(f);
        f.tracker->reset();
        f.tracker->identify(bob);
        event = f.tracked();
        QCOMPARE(event.userId, bob);
        QVERIFY(!event.anonymousId.isEmpty() && event.anonymousId != f.annsId);
        QTRY_COMPARE(f.storageFailures(), 1);
        QCOMPARE(f.onDisk().userId, ann);
        QVERIFY(!f.tracker->waitForSaved(5s));
    }
    QVERIFY(f.tracker->waitForSaved(5s)); // writes it without a turn of the event loop
    QCOMPARE(f.onDisk().userId, bob);
    QCOMPARE(f.onDisk().anonymousId, event.anonymousId);
    QCOMPARE(f.onDisk().sessionId, f.tracker->sessionId());
    QCOMPARE(f.tracker->anonymousId(), event.anonymousId);
    QCOMPARE(f.storageFailures(), 1);
}

void TestIdentityKept::whoWasLoggedOutDoesNotComeBackWithTheFile()
{
    AnnWasHere f;
    {
        const Unreadable unreadable(f);
        f.open();
        f.tracker->reset();
        QCOMPARE(f.tracker->blockedBy(), QStringLiteral("consent"));
    }
    QTRY_COMPARE(f.tracker->blockedBy(), QString());
    const CollectedEvent event = f.tracked();
    QCOMPARE(event.userId, QString());
    QVERIFY(event.anonymousId != f.annsId);
    QCOMPARE(f.onDisk().userId, QString());
}

void TestIdentityKept::whoCannotBeReadYetIsWhoseEventsWaitForIt()
{
    AnnWasHere f;
    QString id;
    {
        const Unreadable unreadable(f);
        f.open();
        id = f.tracker->track(QStringLiteral("n"));
        QCOMPARE(f.tracker->blockedBy(), QStringLiteral("consent"));
    }
    QTRY_COMPARE(f.collector.count(id), 1);
    QCOMPARE(f.collector.events().constLast().userId, ann);
    QCOMPARE(f.collector.events().constLast().anonymousId, f.annsId);
}

void TestIdentityKept::aDenialThatTheDiskRefusesIsToldAndTriedAgain()
{
    AnnWasHere f;
    f.open();
    f.tracked();
    {
        const Refusal refusal(f);
        f.tracker->denyConsent();
        QCOMPARE(f.tracker->consent(), Tracker::Consent::Denied);
        QTRY_COMPARE(f.storageFailures(), 1);
        QCOMPARE(f.onDisk().consent, QString());
    }
    QTRY_COMPARE(f.onDisk().consent, QStringLiteral("denied"));
    QCOMPARE(f.onDisk().userId, QString());
    QCOMPARE(f.onDisk().anonymousId, QString());
    QCOMPARE(f.tracker->consent(), Tracker::Consent::Denied);
    QCOMPARE(f.storageFailures(), 1);
}

void TestIdentityKept::aDenialThatTheDiskRefusedTakesTheOldIdsWithIt()
{
    AnnWasHere f;
    f.open();
    f.tracked();
    {
        const Refusal refusal(f);
        f.tracker->denyConsent();
    }
    // Another process remembers a session of its own meanwhile, and nothing of an answer.
    Identity other;
    QVERIFY(IdentityFile(f.folder()).update(&other, [](Identity &i) { i.sessionId = QStringLiteral("s"); }));
    f.tracker->grantConsent();
    const CollectedEvent event = f.tracked();
    QCOMPARE(event.userId, ann); // a denial is no log-out
    QVERIFY(!event.anonymousId.isEmpty() && event.anonymousId != f.annsId);
    QCOMPARE(f.onDisk().anonymousId, event.anonymousId);
    QCOMPARE(f.onDisk().consent, QStringLiteral("granted"));
}

void TestIdentityKept::aDenialBeforeTheFileCanBeReadTakesTheIdsInIt()
{
    AnnWasHere f;
    {
        const Unreadable unreadable(f);
        f.open();
        f.tracker->denyConsent();
    }
    QTRY_COMPARE(f.onDisk().consent, QStringLiteral("denied"));
    QCOMPARE(f.onDisk().userId, QString());
    QCOMPARE(f.onDisk().anonymousId, QString());
    QTRY_COMPARE(f.tracker->userId(), ann); // a denial is no log-out
    QCOMPARE(f.tracker->anonymousId(), QString());
    f.close();
    f.open();
    f.tracker->track(QStringLiteral("n"));
    QCOMPARE(f.tracker->consent(), Tracker::Consent::Denied);
}

void TestIdentityKept::aYesThatTheDiskRefusedIsDeliveredOnceItIsWritten()
{
    AnnWasHere f;
    f.open();
    f.tracker->denyConsent();
    QCOMPARE(f.onDisk().consent, QStringLiteral("denied"));
    {
        const Refusal refusal(f);
        f.tracker->grantConsent();
        f.tracker->track(QStringLiteral("n"));
        QVERIFY(!f.tracker->waitForFlushed(1s)); // the worker has met it
    }
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
}

QTEST_GUILESS_MAIN(TestIdentityKept)
#include "tst_identitykept.moc"
