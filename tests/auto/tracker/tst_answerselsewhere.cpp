// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Another process asks the user, or forgets: what is answered there holds here, in its order.
//
// This program defines open(); see openhook.h.

#include "../faults/openhook.h"
#include "annwashere.h"
#include "elsewhere.h"

#include "delivery/seams.h"
#include "tracker_p.h"

#include <QDirIterator>
#include <QSemaphore>

#include <atomic>
#include <functional>
#include <string_view>
#include <utility>

using namespace Tally;
using namespace std::chrono_literals;
using elsewhere::no, elsewhere::yes;

namespace {

using Done = std::function<void(Tracker &)>;
std::function<void()> beforeLocking; // the file, once
std::atomic<qint64> clockOffsetMs{0};

/// An event that is on the disk, and nobody is about to look at what is there.
QString saved(const AnnWasHere &f)
{
    const QString id = f.tracker->track(QStringLiteral("before"));
    [&f] { QVERIFY(f.tracker->waitForSaved(5s)); }();
    QCoreApplication::processEvents();
    return id;
}

} // namespace

int openOrFail(const char *path, int flags, mode_t mode)
{
    if (std::string_view(path).ends_with("/identity.lock") && beforeLocking)
        std::exchange(beforeLocking, {})();
    return openReally(path, flags, mode);
}

class TestAnswersElsewhere : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        seams().now = [] { return later(realNow(), clockOffsetMs); };
    }
    void cleanup() { clockOffsetMs = 0; }
    void aYesElsewhereIsHeardAlsoBesideBilling();
    void aNoElsewhereIsNoLogOutHere();
    void anAnswerElsewhereIsHeardAlsoWhereItIsReadInPassing_data();
    void anAnswerElsewhereIsHeardAlsoWhereItIsReadInPassing();
    void aNewerNoElsewhereIsNotOverwrittenByTheYesThatIsHeard();
    void aNewerYesElsewhereIsNotOverwrittenByTheNoThatIsHeard();
    void aNoElsewhereHoldsWhereAnswersAreCountedAnew();
    void aNoElsewhereIsHeardAlsoWhereTheFileCouldNotBeReadAtTheStart();
    void anOldNoTakesNothingWhereTheFileCouldNotBeReadAtTheStart();
    void aNoAndAYesTakeWhatWasBeforeThemWhereTheFileCouldNotBeReadAtTheStart_data();
    void aNoAndAYesTakeWhatWasBeforeThemWhereTheFileCouldNotBeReadAtTheStart();
    void whatIsStoredAfterALateReadIsThereAtTheNextStart();
    void whatIsDoneBehindALateReadTakesNothingOfBefore_data();
    void whatIsDoneBehindALateReadTakesNothingOfBefore();
    void aNoThatNobodyCouldWriteDownCountsOnce();
    void aNoAndAYesThatNobodyCouldWriteDownAreNoLogOutElsewhere();
    void noFlushIsEverythingAsLongAsNobodyKnowsWhatMayBeSent();
    void nothingLeavesTheQuarantineAsLongAsNobodyKnowsWhatMayBeSent();
    void whatIsStoredAfterALateReadStaysAlsoWhereAKillComesBeforeTheWorkerHeardOfIt();
    void aNoElsewhereTakesWhatWasBeforeItAlsoWhereAYesFollows_data();
    void aNoElsewhereTakesWhatWasBeforeItAlsoWhereAYesFollows();
    void whatFollowsThatYesIsThereAtTheNextStart();
    void whoIsForgottenBeforeAnAnswerElsewhereIsForgottenHere_data();
    void whoIsForgottenBeforeAnAnswerElsewhereIsForgottenHere();
    void aNoElsewhereIsHeardAlsoWhereNothingIsSent();
    void aYesElsewhereIsHeardAlsoWhereNoneIsRequired();
    void whoIsForgottenElsewhereIsSomebodyNewHere();
    void aNoOfSomebodyWhoHasGoneSinceTakesWhatWasBeforeIt();
    void theFirstOnesNoIsCountedToo();
    void whoEndsWhereTheFileCannotBeReadDoesNotComeBack();
};

void TestAnswersElsewhere::aYesElsewhereIsHeardAlsoBesideBilling()
{
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    Millimetric *const owed = billing(f);
    QVERIFY(f.tracker->addDestination(owed));
    f.tracker->track(QStringLiteral("n"));
    elsewhere::answers(f, yes);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Granted);
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
}

void TestAnswersElsewhere::aNoElsewhereIsNoLogOutHere()
{
    AnnWasHere f;
    f.open();
    f.tracker->track(QStringLiteral("n"));
    QCOMPARE(f.tracker->userId(), ann);
    elsewhere::answers(f, no);
    clockOffsetMs = 3'600'000; // a new session, which is written
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Denied);
    QCOMPARE(f.tracker->userId(), ann); // what is owed to billing is owed for the same user
    QVERIFY(f.onDisk().userId.isEmpty());
}

void TestAnswersElsewhere::anAnswerElsewhereIsHeardAlsoWhereItIsReadInPassing_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("isEnabledThen");
    QTest::newRow("no") << no << false;
    QTest::newRow("yes") << yes << false;
    QTest::newRow("no, and the application's will is set before it is looked at") << no << true;
    QTest::newRow("yes, and the application's will is set before it is looked at") << yes << true;
}

void TestAnswersElsewhere::anAnswerElsewhereIsHeardAlsoWhereItIsReadInPassing()
{
    QFETCH(const QString, answer);
    QFETCH(const bool, isEnabledThen);
    const bool isNo = answer == no;
    AnnWasHere f;
    f.open([isNo](Tracker &tracker, Millimetric &) {
        tracker.setOffline(true);
        tracker.setConsentRequired(!isNo);
    });
    f.tracker->track(QStringLiteral("n"));
    QSignalSpy changed(f.tracker.get(), &Tracker::consentChanged);
    elsewhere::answers(f, answer);
    f.tracker->reset(); // looks into the file
    if (isEnabledThen) {
        f.tracker->setEnabled(false);
        f.tracker->setEnabled(true);
    }
    QTRY_COMPARE(changed.size(), 1);
    f.tracker->setOffline(false);
    if (isNo)
        QTRY_COMPARE(f.destination->droppedCount(), 1);
    else
        QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.destination->pendingCount(), 0);
    QCOMPARE(f.onDisk().consent, answer);
}

void TestAnswersElsewhere::aNewerNoElsewhereIsNotOverwrittenByTheYesThatIsHeard()
{
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    f.tracker->track(QStringLiteral("n"));
    f.tracker->reset();
    elsewhere::answers(f, yes);
    // The user thinks again when this process has read that, and asks for the file.
    beforeLocking = [&f] { elsewhere::answers(f, no); };
    f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(!beforeLocking);
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Denied);
    QCOMPARE(f.onDisk().consent, no);
    QTRY_COMPARE(f.destination->droppedCount(), 2);
    QCOMPARE(f.collector.events().size(), 0);
}

void TestAnswersElsewhere::aNewerYesElsewhereIsNotOverwrittenByTheNoThatIsHeard()
{
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->track(QStringLiteral("n"));
    elsewhere::answers(f, no);
    const QString theirs = QStringLiteral("an id of after the yes");
    beforeLocking = [&] {
        elsewhere::answers(f, yes);
        Identity other;
        QVERIFY(IdentityFile(f.folder()).update(&other, [&theirs](Identity &i) { i.anonymousId = theirs; }));
    };
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.destination->droppedCount(), 1);
    f.tracker->identify(bob);
    QVERIFY(!beforeLocking);
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Granted);
    QCOMPARE(f.onDisk().consent, yes);
    QCOMPARE(f.onDisk().anonymousId, theirs);
    QCOMPARE(f.tracker->anonymousId(), theirs);
}

void TestAnswersElsewhere::aNoElsewhereHoldsWhereAnswersAreCountedAnew()
{
    AnnWasHere f;
    f.open();
    f.tracker->grantConsent();
    f.tracker->denyConsent();
    f.tracker->grantConsent();
    f.tracker->setOffline(true);
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(QFile::remove(f.folder() + QLatin1String("/identity.ini"))); // and with it the number of answers
    elsewhere::answers(f, no);
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Denied);
    QCOMPARE(f.onDisk().consent, no);
}

void TestAnswersElsewhere::aNoElsewhereIsHeardAlsoWhereTheFileCouldNotBeReadAtTheStart()
{
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForSaved(5s));
    f.close();
    elsewhere::answers(f, no);
    {
        const Unreadable unreadable(f);
        f.open();
        QTRY_COMPARE(f.storageFailures(), 1);
        QCoreApplication::processEvents(); // what was told of the start
    }
    QSignalSpy told(f.tracker.get(), &Tracker::consentChanged);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(f.tracker->consent(), Tracker::Consent::Denied);
    QTRY_COMPARE(f.destination->droppedCount(), 1);
    f.tracker->grantConsent();
    QCOMPARE(f.tracked().name, QStringLiteral("n"));
    QCOMPARE(f.collector.events().size(), 1);
}

void TestAnswersElsewhere::anOldNoTakesNothingWhereTheFileCouldNotBeReadAtTheStart()
{
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->denyConsent();
    f.tracker->grantConsent();
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForSaved(5s));
    f.close();
    {
        const Unreadable unreadable(f);
        f.open();
        QTRY_COMPARE(f.storageFailures(), 1);
    }
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    QCOMPARE(f.destination->droppedCount(), 0);
}

void TestAnswersElsewhere::aNoAndAYesTakeWhatWasBeforeThemWhereTheFileCouldNotBeReadAtTheStart_data()
{
    QTest::addColumn<bool>("isHere"); // while nobody can read the file
    QTest::addColumn<bool>("isAway"); // meanwhile, the destination
    QTest::newRow("here") << true << false;
    QTest::newRow("here, with the destination away") << true << true;
    QTest::newRow("elsewhere") << false << false;
}

void TestAnswersElsewhere::aNoAndAYesTakeWhatWasBeforeThemWhereTheFileCouldNotBeReadAtTheStart()
{
    QFETCH(const bool, isHere);
    QFETCH(const bool, isAway);
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->denyConsent(); // an old one, which its folders have heard of
    f.tracker->grantConsent();
    const QString before = saved(f);
    f.close();
    if (!isHere) {
        elsewhere::answers(f, no);
        elsewhere::answers(f, yes);
    }
    {
        const Unreadable unreadable(f);
        f.open();
        QTRY_COMPARE(f.storageFailures(), 1);
        if (isAway)
            delete std::exchange(f.destination, nullptr);
        if (isHere) {
            f.tracker->denyConsent();
            f.tracker->grantConsent();
        }
    }
    QTRY_VERIFY(!f.tracker->anonymousId().isEmpty());
    if (isAway)
        f.add();
    const QString after = f.tracked().eventId;
    QTRY_COMPARE(f.destination->droppedCount(), 1);
    QCOMPARE(f.arrivedIds(), QStringList{after});
    QVERIFY(!f.arrivedIds().contains(before));
}

void TestAnswersElsewhere::whatIsStoredAfterALateReadIsThereAtTheNextStart()
{
    AnnWasHere f;
    f.open();
    f.tracker->denyConsent();
    f.tracker->grantConsent();
    f.close();
    const auto withBilling = [&f](Tracker &tracker, Millimetric &) {
        tracker.setOffline(true);
        tracker.addDestination(billing(f));
    };
    {
        const Unreadable unreadable(f);
        f.open(withBilling);
        f.tracker->track(QStringLiteral("owed")); // has the run opened
    }
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Granted);
    const QString later = f.tracker->track(QStringLiteral("later"));
    QVERIFY(f.tracker->waitForSaved(5s));
    f.close();
    f.open(withBilling);
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.collector.count(later), 2); // by both
}

void TestAnswersElsewhere::whatIsDoneBehindALateReadTakesNothingOfBefore_data()
{
    QTest::addColumn<Done>("done");
    QTest::newRow("nothing") << Done([](Tracker &) {});
    QTest::newRow("a yes") << Done([](Tracker &tracker) { tracker.grantConsent(); });
    QTest::newRow("a log-out") << Done([](Tracker &tracker) { tracker.reset(); });
    QTest::newRow("a log-in") << Done([](Tracker &tracker) { tracker.identify(ann); });
    QTest::newRow("a visitor's end") << Done([](Tracker &tracker) { tracker.endVisitor(); });
}

void TestAnswersElsewhere::whatIsDoneBehindALateReadTakesNothingOfBefore()
{
    QFETCH(const Done, done);
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->denyConsent();
    f.tracker->grantConsent();
    const QString before = saved(f);
    f.close();
    {
        const Unreadable unreadable(f);
        f.open();
        f.tracker->track(QStringLiteral("n"));
        QTRY_COMPARE(f.storageFailures(), 1);
    }
    done(*f.tracker); // before it has been tried again
    QTRY_COMPARE(f.collector.count(before), 1);
    QCOMPARE(f.onDisk().withdrawals, 1);
}

void TestAnswersElsewhere::aNoThatNobodyCouldWriteDownCountsOnce()
{
    AnnWasHere f;
    {
        const Unreadable unreadable(f);
        f.open();
        f.tracker->track(QStringLiteral("n"));
        QTRY_COMPARE(f.storageFailures(), 1);
        f.tracker->denyConsent();
    }
    QTRY_COMPARE(f.onDisk().consent, no);
    QCOMPARE(f.onDisk().withdrawals, 1);
}

void TestAnswersElsewhere::aNoAndAYesThatNobodyCouldWriteDownAreNoLogOutElsewhere()
{
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->grantConsent();
    f.tracker->identify(ann);
    const QString before = saved(f);
    elsewhere::changes(f, [](Identity &i) { ++i.withdrawals; }); // with the yes that was there
    clockOffsetMs = 6'000; // longer than between two looks
    f.tracker->setOffline(false);
    const CollectedEvent next = f.tracked();
    QCOMPARE(next.userId, ann);
    QVERIFY(!f.arrivedIds().contains(before));
}

void TestAnswersElsewhere::noFlushIsEverythingAsLongAsNobodyKnowsWhatMayBeSent()
{
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    saved(f);
    f.close();
    {
        const Unreadable unreadable(f);
        f.open();
        QVERIFY(!f.tracker->waitForFlushed(5s));
    }
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QVERIFY(f.tracker->waitForFlushed(5s));
}

void TestAnswersElsewhere::nothingLeavesTheQuarantineAsLongAsNobodyKnowsWhatMayBeSent()
{
    AnnWasHere f;
    f.open();
    CollectorFaults faults;
    faults.refuseNames = {QStringLiteral("bad")};
    f.collector.setFaults(faults);
    const QString bad = f.tracker->track(QStringLiteral("bad"));
    QTRY_COMPARE(f.destination->quarantinedCount(), 1);
    f.close();
    f.collector.setFaults({});
    elsewhere::answers(f, no); // by a process that has no such destination
    elsewhere::answers(f, yes);
    {
        const Unreadable unreadable(f);
        f.open([&f](Tracker &tracker, Millimetric &) { tracker.addDestination(billing(f)); });
        f.tracker->track(QStringLiteral("owed")); // has the run opened
        QTRY_COMPARE(f.storageFailures(), 1);
        QTRY_COMPARE(f.destination->quarantinedCount(), 1);
        f.destination->retryQuarantined();
    }
    QTRY_COMPARE(f.destination->droppedCount(), 1);
    const QString own = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.collector.count(own), 2); // at both
    QVERIFY(!f.arrivedIds().contains(bad));
}

void TestAnswersElsewhere::whatIsStoredAfterALateReadStaysAlsoWhereAKillComesBeforeTheWorkerHeardOfIt()
{
    AnnWasHere f;
    f.open();
    f.tracker->denyConsent();
    f.tracker->grantConsent();
    f.close();
    QSemaphore goesOn;
    {
        const Unreadable unreadable(f);
        f.open([&f](Tracker &tracker, Millimetric &) {
            tracker.setOffline(true);
            tracker.addDestination(billing(f));
        });
        f.tracker->track(QStringLiteral("owed")); // has the run opened
        QTRY_COMPARE(f.storageFailures(), 1);
        Tracker::Private::of(f.tracker.get())->worker->post([&goesOn] { goesOn.acquire(); }); // as in a disk that takes its time
    }
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Granted);
    const QString later = f.tracker->track(QStringLiteral("later"));
    Fixture next;
    next.close();
    QVERIFY(QDir(next.folder()).removeRecursively());
    QDirIterator all(f.dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString from = all.next();
        const QString to = next.dir.path() + from.mid(f.dir.path().size());
        QVERIFY(QDir().mkpath(QFileInfo(to).path()));
        QVERIFY(from.endsWith(QLatin1String(".lock")) || QFile::copy(from, to)); // those go with the process
    }
    goesOn.release();
    next.open();
    QTRY_COMPARE(next.collector.count(later), 1);
}

void TestAnswersElsewhere::aNoElsewhereTakesWhatWasBeforeItAlsoWhereAYesFollows_data()
{
    QTest::addColumn<bool>("isYesHere");
    QTest::newRow("here") << true;
    QTest::newRow("elsewhere too") << false;
}

void TestAnswersElsewhere::aNoElsewhereTakesWhatWasBeforeItAlsoWhereAYesFollows()
{
    QFETCH(const bool, isYesHere);
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->grantConsent();
    const QString before = saved(f);
    elsewhere::answers(f, no);
    if (isYesHere)
        f.tracker->grantConsent();
    else
        elsewhere::answers(f, yes);
    f.tracker->setOffline(false);
    f.tracker->waitForFlushed(1s); // the worker would send it before this thread has looked
    QTRY_COMPARE(f.destination->droppedCount(), 1);
    QCOMPARE(f.tracker->consent(), Tracker::Consent::Granted);
    f.tracked();
    QVERIFY(!f.arrivedIds().contains(before));
}

void TestAnswersElsewhere::whatFollowsThatYesIsThereAtTheNextStart()
{
    AnnWasHere f;
    f.open();
    f.tracker->grantConsent();
    f.tracked();
    elsewhere::answers(f, no);
    elsewhere::answers(f, yes);
    f.tracker->track(QStringLiteral("n")); // who wants to send looks first
    QTRY_VERIFY(f.tracker->anonymousId() != f.annsId);
    QTRY_COMPARE(f.tracker->pendingCount(), 0);
    f.tracker->setOffline(true);
    const QString later = f.tracker->track(QStringLiteral("later"));
    f.close();
    f.open();
    QTRY_COMPARE(f.collector.count(later), 1);
}

void TestAnswersElsewhere::whoIsForgottenBeforeAnAnswerElsewhereIsForgottenHere_data()
{
    QTest::addColumn<QString>("answer");
    QTest::newRow("a yes") << yes;
    QTest::newRow("a no") << no;
    QTest::newRow("a no of whom nothing is stored") << QStringLiteral("declined");
    QTest::newRow("the same, and a yes") << QStringLiteral("declined, granted");
}

void TestAnswersElsewhere::whoIsForgottenBeforeAnAnswerElsewhereIsForgottenHere()
{
    QFETCH(const QString, answer);
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    const QString before = saved(f);
    elsewhere::forgets(f);
    const bool isDeclined = answer.startsWith(QLatin1String("declined"));
    if (isDeclined)
        elsewhere::declines(f);
    if (!isDeclined || answer.contains(yes))
        elsewhere::answers(f, isDeclined ? yes : answer); // the first one there is
    f.tracker->setOffline(false);
    f.tracker->waitForFlushed(1s); // the worker would send it before this thread has looked
    QTRY_COMPARE(f.destination->droppedCount(), 1);
    QTRY_VERIFY(f.tracker->consent() != Tracker::Consent::Unknown);
    f.tracker->grantConsent();
    const CollectedEvent next = f.tracked();
    QCOMPARE(next.userId, QString());
    QVERIFY(!next.anonymousId.isEmpty() && next.anonymousId != f.annsId);
    QVERIFY(!f.arrivedIds().contains(before));
}

void TestAnswersElsewhere::aNoElsewhereIsHeardAlsoWhereNothingIsSent()
{
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->grantConsent();
    saved(f);
    elsewhere::answers(f, no);
    clockOffsetMs = 6'000; // longer than between two looks
    f.tracker->track(QStringLiteral("at that"));
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Denied);
    QTRY_COMPARE(f.tracker->pendingCount(), 0);
    f.tracker->track(QStringLiteral("after"));
    QCOMPARE(f.tracker->pendingCount(), 0);
}

void TestAnswersElsewhere::aYesElsewhereIsHeardAlsoWhereNoneIsRequired()
{
    AnnWasHere f;
    f.open();
    f.tracker->denyConsent();
    QVERIFY(f.tracker->waitForFlushed(5s)); // the worker has nothing that would make it ask the disk
    QCoreApplication::processEvents();
    elsewhere::answers(f, yes);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Granted);
    f.tracked();
}

void TestAnswersElsewhere::whoIsForgottenElsewhereIsSomebodyNewHere()
{
    AnnWasHere f;
    f.open();
    f.tracked();
    Identity other;
    QVERIFY(IdentityFile(f.folder()).update(&other, [](Identity &i) { i = {}; }));
    f.tracker->identify(bob);
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    QCOMPARE(f.destination->droppedCount(), 0);
    QVERIFY(!f.tracker->anonymousId().isEmpty() && f.tracker->anonymousId() != f.annsId);
}

void TestAnswersElsewhere::aNoOfSomebodyWhoHasGoneSinceTakesWhatWasBeforeIt()
{
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->grantConsent();
    const QString taken = saved(f);
    elsewhere::answers(f, no);
    elsewhere::ends(f);
    f.tracker->setOffline(false);
    f.tracker->waitForFlushed(1s); // the worker would send it before this thread has looked
    QTRY_COMPARE(f.destination->droppedCount(), 1);
    const QString next = f.tracked().eventId; // and the next one is heard
    QCOMPARE(f.arrivedIds(), QStringList{next});
}

void TestAnswersElsewhere::theFirstOnesNoIsCountedToo()
{
    AnnWasHere f;
    f.open();
    f.tracker->grantConsent();
    f.tracker->denyConsent();
    QCOMPARE(f.onDisk().withdrawals, 1);
    f.tracker->grantConsent();
    f.tracked();
}

void TestAnswersElsewhere::whoEndsWhereTheFileCannotBeReadDoesNotComeBack()
{
    AnnWasHere f;
    Identity file;
    QVERIFY(IdentityFile(f.folder()).update(&file, [](Identity &i) { i.visitors = 7; }));
    IdentityFile(f.folder()).touchInput(seams().now().wallMs);
    QStringList users;
    {
        const Unreadable unreadable(f);
        f.open([&](Tracker &tracker, Millimetric &) {
            tracker.setVisitorTimeout(600'000);
            QObject::connect(&tracker, &Tracker::identityChanged, &tracker, [&users, t = &tracker] { users.append(t->userId()); });
        });
        f.tracker->track(QStringLiteral("n"));
        f.tracker->endVisitor();
        f.tracker->identify(bob);
    }
    QTRY_COMPARE(f.onDisk().visitors, 8);
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    QCOMPARE(f.onDisk().userId, bob); // who came meanwhile
    QVERIFY(f.onDisk().anonymousId != f.annsId);
    QVERIFY(!users.contains(ann));
    QCOMPARE(f.tracked().userId, bob);
    for (const CollectedEvent &each : f.collector.events())
        QVERIFY(each.anonymousId != f.annsId);
}

QTEST_GUILESS_MAIN(TestAnswersElsewhere)
#include "tst_answerselsewhere.moc"
