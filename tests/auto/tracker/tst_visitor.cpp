// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// One person after the other at one machine.

#include "elsewhere.h"
#include "kiosk.h"

#include "delivery/seams.h"
#include "presence.h"
#include "store/machine.h"
#include "tracker_p.h"

#include <QFile>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMouseEvent>
#include <QThread>
#include <QWindow>

#include <atomic>

using namespace Tally;
using namespace std::chrono_literals;
using Lifecycle = Tracker::LifecycleEvent;

namespace {

std::atomic<qint64> clockOffsetMs{0};

} // namespace

class TestVisitor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tellsLifecycle = true;
        seams().now = [] { return later(realNow(), clockOffsetMs); };
        MachineId::read = [] { return QByteArray("the machine"); };
        window.resize(100, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
    }
    void init() { clockOffsetMs = 0; }
    void anIdleVisitorEndsAndLeavesNothing();
    void onlyInputGoesOnWithTheVisit_data();
    void onlyInputGoesOnWithTheVisit();
    void whatAPersonDoesIsInput();
    void whoNeverTouchedAnythingDoesNotEnd();
    void whatIsComposedBeginsNoVisit();
    void endVisitorEndsItAtOnceAndWithoutATimeoutToo();
    void whatWaitsStaysWhoseItWas();
    void theNextVisitorIsAskedAnewAndAnswersForThemselves();
    void aNoTakesNothingOfEarlierVisitorsUnlessItFollowsAYes_data();
    void aNoTakesNothingOfEarlierVisitorsUnlessItFollowsAYes();
    void whatThreadsTrackMeanwhileHasOneVisitorsIds();
    void aVisitThatWasOverWhenTheProgramStartsAgainEndsThen_data();
    void aVisitThatWasOverWhenTheProgramStartsAgainEndsThen();
    void composingBeginsNoVisitAlsoWhereTheOneBeforeEndsByIt_data();
    void composingBeginsNoVisitAlsoWhereTheOneBeforeEndsByIt();
    void aSignThatIsToldLateBeginsNoVisitBehindItsOwn();
    void aSignGoesWithTheTimeout();
    void aKillWhileTheIdsAreForgottenLeavesNobodyToTheNext();
    void aVisitorWhoEndedInAnotherProcessEndsHereToo();
    void inputInAnotherProcessGoesOnWithTheVisit();
    void whoSignsInWithoutInputIsAVisitorToo();
    void endVisitorBeforeTheFirstEventKeepsTheApplicationsProperties();
    void whatIsSetSinceTheInputIsTheVisitorsAlsoWhereTheDestinationComesLater();
    void aFlushMakesNobody();
    void aFlushIsNoActivityAndEndsInNoSession();
    void whoWentWithoutAnAnswerIsNotSentUnderTheNextOnesYes_data();
    void whoWentWithoutAnAnswerIsNotSentUnderTheNextOnesYes();
    void whatSomebodyTookBackAndAKillLeftStaysTakenBackWhenTheyAreGone();
    void inputDoesNotWaitForAThreadThatTracks();
    void whoDeclinesTakesNothingFromWhatTellsOfUpdates();
    void afterADamagedFileNobodyReadsWhatIsOwedForWhoWasHere();

private:
    void touch() { QTest::mouseClick(&window, Qt::LeftButton, {}, {10, 10}); }
    void compose()
    {
        QInputMethodEvent typed;
        typed.setCommitString(QStringLiteral("a"));
        QCoreApplication::sendEvent(&window, &typed); // as Qt does
    }

    QWindow window;
};

void TestVisitor::anIdleVisitorEndsAndLeavesNothing()
{
    Fixture f(kiosk);
    f.tracker->track(did); // the program's own start
    touch();
    f.tracker->setSuperProperties({{QStringLiteral("hall"), 3}, {QStringLiteral("seat"), QStringLiteral("row-17")}});
    f.tracker->identify(ann, {{QStringLiteral("mail"), QStringLiteral("ann@example.org")}});
    const QString theirs = f.tracker->track(did);
    const Identity before = onDisk(f);
    QCOMPARE(before.userId, ann);
    QVERIFY(f.tracker->waitForFlushed(30s));
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    clockOffsetMs = 5 * minute + 1;
    touch(); // by the next one
    QTRY_COMPARE(ended.size(), 1);
    const Identity between = onDisk(f);
    QVERIFY(between.anonymousId.isEmpty());
    QCOMPARE(f.tracker->superProperties(), (QVariantMap{{QStringLiteral("hall"), 3}}));
    const QString next = f.tracker->track(did);
    QVERIFY(f.tracker->waitForFlushed(30s));
    const Identity after = onDisk(f);
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    f.close();

    qInfo("| %-12s | %-36s | %-36s | %s |", "", "before", "after", "files with the one before");
    const std::array rows{std::pair(QStringLiteral("anonymous id"), &Identity::anonymousId), std::pair(QStringLiteral("session"), &Identity::sessionId),
                          std::pair(QStringLiteral("user id"), &Identity::userId)};
    for (const auto &[name, member] : rows) {
        const QStringList left = filesWith(f, before.*member);
        qInfo("| %-12s | %-36s | %-36s | %d |", qPrintable(name), qPrintable(before.*member), qPrintable(after.*member), int(left.size()));
        QVERIFY(!(before.*member).isEmpty());
        QVERIFY(before.*member != after.*member);
        QCOMPARE(left, QStringList());
    }
    for (const char *personal : {"ann@example.org", "row-17", "seat", "mail"}) {
        qInfo("| %-12s | %-36s | %-36s | %d |", "", personal, "", int(filesWith(f, QLatin1String(personal)).size()));
        QCOMPARE(filesWith(f, QLatin1String(personal)), QStringList());
    }
    QVERIFY(!after.anonymousId.isEmpty());
    QVERIFY(after.userId.isEmpty());
    QCOMPARE(arrived(f, theirs).anonymousId, before.anonymousId);
    QCOMPARE(arrived(f, theirs).userId, ann);
    QCOMPARE(arrived(f, next).anonymousId, after.anonymousId);
    QCOMPARE(arrived(f, next).userId, QString());
    QCOMPARE(arrived(f, next).properties.keys(), QStringList{QStringLiteral("hall")});
    // Their session is told under their ids.
    QCOMPARE(count(f, QStringLiteral("$session_ended")), 1);
    for (const CollectedEvent &each : f.collector.events())
        if (each.name == QLatin1String("$session_ended")) {
            QCOMPARE(each.anonymousId, before.anonymousId);
            QCOMPARE(each.json.value(QLatin1String("session_id")).toString(), before.sessionId);
        }
}

void TestVisitor::onlyInputGoesOnWithTheVisit_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("counts");
    QTest::newRow("mouse") << QStringLiteral("mouse") << true;
    QTest::newRow("mouse move") << QStringLiteral("move") << true;
    QTest::newRow("key") << QStringLiteral("key") << true;
    QTest::newRow("the system's keyboard on the screen") << QStringLiteral("composed") << true;
    QTest::newRow("touch") << QStringLiteral("touch") << true;
    QTest::newRow("a film that plays") << QStringLiteral("repaint") << false;
    QTest::newRow("events that the film tracks") << QStringLiteral("track") << false;
    QTest::newRow("a demonstration's own clicks") << QStringLiteral("sent") << false;
}

void TestVisitor::onlyInputGoesOnWithTheVisit()
{
    QFETCH(const QString, what);
    QFETCH(const bool, counts);
    Fixture f(kiosk);
    f.tracker->track(did);
    touch();
    const QString before = f.tracker->anonymousId();
    static QPointingDevice *const screen = QTest::createTouchDevice();
    const auto happens = [&] {
        if (what == QLatin1String("mouse"))
            QTest::mouseClick(&window, Qt::RightButton, {}, {20, 20});
        if (what == QLatin1String("move"))
            QTest::mouseMove(&window, {30, 20 + int(clockOffsetMs / minute)});
        if (what == QLatin1String("key"))
            QTest::keyClick(&window, Qt::Key_A);
        if (what == QLatin1String("touch"))
            for (const bool down : {true, false})
                down ? QTest::touchEvent(&window, screen).press(0, {5, 5}) : QTest::touchEvent(&window, screen).release(0, {5, 5});
        if (what == QLatin1String("composed"))
            compose();
        if (what == QLatin1String("repaint"))
            window.requestUpdate();
        if (what == QLatin1String("track"))
            f.tracker->track(did);
        if (what == QLatin1String("sent")) {
            QMouseEvent press(QEvent::MouseButtonPress, QPointF(1, 1), QPointF(1, 1), QPointF(1, 1), Qt::LeftButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(&window, &press);
        }
        QCoreApplication::processEvents();
    };
    clockOffsetMs = 4 * minute;
    happens();
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    clockOffsetMs = 8 * minute;
    touch();
    if (counts) {
        f.tracker->endVisitor(); // and was not before
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(IdentityFile(f.folder()).read().visitors, 1);
    } else {
        QTRY_COMPARE(ended.size(), 1);
        f.tracker->track(did);
        QVERIFY(f.tracker->anonymousId() != before);
    }
    QCOMPARE(ended.size(), 1);
}

void TestVisitor::whatAPersonDoesIsInput()
{
    for (const QEvent::Type type : {QEvent::Wheel, QEvent::TabletPress, QEvent::TabletMove, QEvent::NativeGesture, QEvent::TouchUpdate})
        QVERIFY(Presence::isInput(type));
    for (const QEvent::Type type : {QEvent::Timer, QEvent::UpdateRequest, QEvent::Enter, QEvent::HoverMove, QEvent::MetaCall, QEvent::Expose})
        QVERIFY(!Presence::isInput(type));
}

void TestVisitor::whoNeverTouchedAnythingDoesNotEnd()
{
    Fixture f([](Tracker &tracker, Millimetric &destination) {
        kiosk(tracker, destination);
        tracker.setVisitorTimeout(20);
    });
    f.tracker->track(did);
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    touch();
    QTRY_COMPARE(ended.size(), 1); // by itself
    f.tracker->track(did);
    const QString nobodys = f.tracker->anonymousId();
    // So much later, as another one's timer shows, nobody has ended: there is nobody.
    QSignalSpy waited(f.destination, &Destination::countsChanged);
    QTimer timer;
    QSignalSpy ticks(&timer, &QTimer::timeout);
    timer.start(30);
    QTRY_VERIFY(ticks.size() >= 5);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(f.tracker->anonymousId(), nobodys);
    touch();
    QTRY_COMPARE(ended.size(), 2);
}

void TestVisitor::whatIsComposedBeginsNoVisit()
{
    Fixture f(kiosk);
    f.tracker->track(did);
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    compose(); // where the focus goes, Qt may do so without anybody
    clockOffsetMs = 6 * minute;
    touch();
    f.tracker->endVisitor(); // and was not before
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(onDisk(f).visitors, 1);
}

void TestVisitor::endVisitorEndsItAtOnceAndWithoutATimeoutToo()
{
    Fixture f([](Tracker &tracker, Millimetric &) {
        tracker.setLifecycleEvents(Lifecycle::NoLifecycleEvents);
        tracker.setSuperProperties({{QStringLiteral("hall"), 3}});
    });
    f.tracker->track(did);
    f.tracker->identify(ann);
    f.tracker->setSuperProperties({{QStringLiteral("seat"), 17}});
    const QString before = f.tracker->anonymousId();
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    f.tracker->endVisitor();
    QCOMPARE(f.tracker->userId(), QString());
    QCOMPARE(f.tracker->anonymousId(), QString());
    QCOMPARE(f.tracker->superProperties(), (QVariantMap{{QStringLiteral("hall"), 3}}));
    QVERIFY(filesWith(f, before).size() <= 1); // the events that are to be sent
    QTRY_COMPARE(ended.size(), 1);
    f.tracker->track(did);
    QVERIFY(!f.tracker->anonymousId().isEmpty());
    QVERIFY(f.tracker->anonymousId() != before);
}

void TestVisitor::whatWaitsStaysWhoseItWas()
{
    Fixture f([](Tracker &tracker, Millimetric &destination) {
        kiosk(tracker, destination);
        tracker.setOffline(true);
    });
    touch();
    f.tracker->identify(ann);
    const QString theirs = f.tracker->track(did);
    const QString before = f.tracker->anonymousId();
    f.tracker->endVisitor();
    const QString next = f.tracker->track(did);
    f.tracker->setOffline(false);
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(arrived(f, theirs).anonymousId, before);
    QCOMPARE(arrived(f, theirs).userId, ann);
    QCOMPARE(arrived(f, next).anonymousId, f.tracker->anonymousId());
    QCOMPARE(arrived(f, next).userId, QString());
    QVERIFY(f.balances());
}

void TestVisitor::theNextVisitorIsAskedAnewAndAnswersForThemselves()
{
    Fixture f(askingKiosk);
    // The first one goes without an answer: what they did is nobody's to allow.
    touch();
    const QString unanswered = f.tracker->track(did);
    QSignalSpy dropped(f.tracker.get(), &Tracker::dropped);
    f.tracker->endVisitor();
    QTRY_COMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().at(0).toStringList(), QStringList{unanswered});
    // The second one agrees, and their events go also when nobody has asked the third one yet.
    touch();
    f.tracker->grantConsent();
    f.tracker->setOffline(true);
    const QString allowed = f.tracker->track(did);
    const QString second = f.tracker->anonymousId();
    QVERIFY(!second.isEmpty());
    clockOffsetMs = 6 * minute;
    touch();
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Unknown);
    QCOMPARE(f.tracker->blockedBy(), QStringLiteral("consent"));
    QCOMPARE(onDisk(f).consent, QString());
    QVERIFY(onDisk(f).anonymousId.isEmpty());
    const QString third = f.tracker->track(did);
    f.tracker->setOffline(false);
    QTRY_COMPARE(arrived(f, allowed).anonymousId, second);
    QTRY_COMPARE(count(f, QStringLiteral("$session_ended")), 1);
    QCOMPARE(f.destination->pendingCount(), 1);
    f.tracker->denyConsent();
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    QVERIFY(!f.arrivedIds().contains(third));
    QVERIFY(!f.arrivedIds().contains(unanswered));
    // Nor does a no outlast who gave it.
    f.tracker->endVisitor();
    QCOMPARE(f.tracker->consent(), Tracker::Consent::Unknown);
    f.tracker->grantConsent();
    const QString fourth = f.tracker->track(did);
    QTRY_VERIFY(f.arrivedIds().contains(fourth));
    QVERIFY(arrived(f, fourth).anonymousId != second);
    QVERIFY(f.balances());
}

void TestVisitor::aNoTakesNothingOfEarlierVisitorsUnlessItFollowsAYes_data()
{
    QTest::addColumn<bool>("isWithdrawal");
    QTest::addColumn<bool>("restarts");
    QTest::newRow("no") << false << false;
    QTest::newRow("no, and the program starts again") << false << true;
    QTest::newRow("yes, then no") << true << false;
    QTest::newRow("yes, then no, and the program starts again") << true << true;
}

void TestVisitor::aNoTakesNothingOfEarlierVisitorsUnlessItFollowsAYes()
{
    QFETCH(const bool, isWithdrawal);
    QFETCH(const bool, restarts);
    const auto offline = [](Tracker &tracker, Millimetric &destination) {
        askingKiosk(tracker, destination);
        tracker.setLifecycleEvents(Lifecycle::NoLifecycleEvents);
        tracker.setOffline(true);
    };
    Fixture f(offline);
    f.tracker->endVisitor(); // of whom nobody knows anything
    f.tracker->grantConsent();
    const QString earlier = f.tracker->track(did);
    const QString theirs = f.tracker->anonymousId();
    f.tracker->endVisitor();
    if (isWithdrawal) {
        f.tracker->grantConsent();
        f.tracker->track(did);
    }
    f.tracker->denyConsent();
    f.tracker->track(did);
    if (restarts) {
        f.close();
        f.open(offline);
        f.tracker->track(did);
    }
    QCOMPARE(f.tracker->consent(), Tracker::Consent::Denied);
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    QTRY_COMPARE(f.arrivedIds(), isWithdrawal ? QStringList() : QStringList{earlier});
    if (!isWithdrawal)
        QCOMPARE(arrived(f, earlier).anonymousId, theirs);
    QVERIFY(f.balances());
}

void TestVisitor::whatThreadsTrackMeanwhileHasOneVisitorsIds()
{
    Fixture f(kiosk);
    f.tracker->track(did);
    std::atomic<bool> goesOn{true};
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 2; ++i) {
        threads.emplace_back(QThread::create([&] {
            for (int n = 0; goesOn && n < 20'000; ++n)
                f.tracker->track(did);
        }));
        threads.back()->start();
    }
    for (int visitor = 0; visitor < 20; ++visitor) {
        f.tracker->identify(QString::number(visitor));
        touch();
        f.tracker->endVisitor();
    }
    goesOn = false;
    for (const auto &thread : threads)
        QVERIFY(thread->wait());
    QVERIFY(f.tracker->waitForFlushed(60s));
    QHash<QString, QString> users;
    for (const CollectedEvent &each : f.collector.events()) {
        QVERIFY(!each.anonymousId.isEmpty());
        if (each.userId.isEmpty())
            continue;
        QVERIFY2(users.value(each.anonymousId, each.userId) == each.userId, qPrintable(each.anonymousId));
        users.insert(each.anonymousId, each.userId);
    }
    QVERIFY(users.size() > 1);
}

void TestVisitor::aVisitThatWasOverWhenTheProgramStartsAgainEndsThen_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("a moment later") << 1 << true;
    QTest::newRow("after the timeout") << 6 << false;
    QTest::newRow("the clock was set back meanwhile") << -60 << false;
}

void TestVisitor::aVisitThatWasOverWhenTheProgramStartsAgainEndsThen()
{
    QFETCH(const int, minutes);
    QFETCH(const bool, goesOn);
    Fixture f(kiosk);
    touch();
    f.tracker->identify(ann);
    f.tracker->track(did);
    const QString before = f.tracker->anonymousId();
    QVERIFY(f.tracker->waitForFlushed(30s));
    f.close(); // as after kill -9: nothing is written at an end
    f.collector.clear();
    clockOffsetMs = minutes * minute;
    // What is tracked before the disk is read is nobody's who was here before.
    f.open([](Tracker &tracker, Millimetric &destination) {
        kiosk(tracker, destination);
        tracker.track(did);
    });
    f.tracker->track(did);
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(count(f, did), 2);
    for (const CollectedEvent &each : f.collector.events()) {
        if (each.name != did)
            continue;
        QCOMPARE(each.userId, goesOn ? ann : QString());
        QCOMPARE(each.anonymousId == before, goesOn);
        QCOMPARE(each.properties.keys(), QStringList{QStringLiteral("hall")}); // the application's own
    }
    QCOMPARE(count(f, QStringLiteral("$session_ended")), goesOn ? 0 : 1);
    QCOMPARE(f.tracker->anonymousId() == before, goesOn);
    QCOMPARE(f.tracker->userId(), goesOn ? ann : QString());
    if (!goesOn)
        return;
    // And ends in its time.
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    clockOffsetMs += 5 * minute;
    touch();
    QTRY_COMPARE(ended.size(), 1);
}

void TestVisitor::composingBeginsNoVisitAlsoWhereTheOneBeforeEndsByIt_data()
{
    QTest::addColumn<bool>("isElsewhere");
    QTest::newRow("here, late") << false;
    QTest::newRow("in another process") << true;
}

void TestVisitor::composingBeginsNoVisitAlsoWhereTheOneBeforeEndsByIt()
{
    QFETCH(const bool, isElsewhere);
    Fixture f(kiosk);
    f.tracker->track(did);
    touch();
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    if (isElsewhere)
        elsewhere::ends(f);
    clockOffsetMs += isElsewhere ? minute : 6 * minute;
    compose();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!Tracker::Private::of(f.tracker.get())->isVisitorHere);
    clockOffsetMs += 6 * minute;
    compose();
    touch();
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(ended.size(), 1); // there was nobody in between
}

void TestVisitor::aSignThatIsToldLateBeginsNoVisitBehindItsOwn()
{
    Fixture f(kiosk);
    f.tracker->track(did);
    touch();
    Tracker::Private *const inner = Tracker::Private::of(f.tracker.get());
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    clockOffsetMs += 2'000; // so that it is noted again
    inner->lock.lockForRead(); // as another thread that waits for the disk
    touch(); // the button "Done"
    inner->lock.unlock();
    f.tracker->endVisitor();
    QTRY_COMPARE(ended.size(), 1);
    QTRY_VERIFY(!Presence::isUntold(inner->presence));
    QVERIFY(!inner->isVisitorHere);
    touch();
    QVERIFY(inner->isVisitorHere);
}

void TestVisitor::aSignGoesWithTheTimeout()
{
    Fixture f(kiosk);
    f.tracker->track(did);
    Tracker::Private *const inner = Tracker::Private::of(f.tracker.get());
    inner->lock.lockForRead();
    touch();
    inner->lock.unlock();
    QVERIFY(Presence::isUntold(inner->presence));
    f.tracker->setVisitorTimeout(0);
    QVERIFY(!Presence::isUntold(inner->presence));
    f.tracker->setVisitorTimeout(5 * minute);
    compose();
    QVERIFY(!inner->isVisitorHere);
}

void TestVisitor::aKillWhileTheIdsAreForgottenLeavesNobodyToTheNext()
{
    Fixture f(kiosk);
    touch();
    f.tracker->identify(ann);
    f.tracker->track(did);
    f.close();
    // The ids are gone in one step, and what says that somebody was here goes behind that.
    Identity identity;
    QVERIFY(IdentityFile(f.folder()).update(&identity, [](Identity &i) {
        const int visitors = i.visitors;
        i = {};
        i.visitors = visitors + 1;
    }));
    QVERIFY(IdentityFile(f.folder()).lastInputMs() > 0);
    clockOffsetMs = 6 * minute;
    f.open(kiosk);
    f.tracker->track(did);
    QVERIFY(!f.tracker->anonymousId().isEmpty());
    QCOMPARE(f.tracker->userId(), QString());
    QCOMPARE(IdentityFile(f.folder()).lastInputMs(), 0);
    QVERIFY(f.tracker->waitForFlushed(30s));
    QVERIFY(filesWith(f, ann).isEmpty());
}

void TestVisitor::aVisitorWhoEndedInAnotherProcessEndsHereToo()
{
    Fixture f(kiosk);
    touch();
    f.tracker->identify(ann);
    f.tracker->setSuperProperties({{QStringLiteral("seat"), 17}});
    f.tracker->track(did);
    const QString before = f.tracker->anonymousId();
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    elsewhere::ends(f);
    const QString next = f.tracker->track(did);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(f.tracker->userId(), QString());
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(arrived(f, next).userId, QString());
    QVERIFY(arrived(f, next).anonymousId != before);
    QCOMPARE(arrived(f, next).properties.keys(), QStringList{QStringLiteral("hall")});
    QCOMPARE(onDisk(f).visitors, 1); // it is one end, whoever noticed it
    QCOMPARE(count(f, QStringLiteral("$session_ended")), 0); // and the other one tells it
}

void TestVisitor::inputInAnotherProcessGoesOnWithTheVisit()
{
    Fixture f(kiosk);
    touch();
    f.tracker->identify(ann);
    f.tracker->track(did);
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    clockOffsetMs = 4 * minute;
    IdentityFile(f.folder()).touchInput(seams().now().wallMs);
    clockOffsetMs = 8 * minute;
    touch();
    f.tracker->track(did);
    QCOMPARE(f.tracker->userId(), ann);
    QCOMPARE(onDisk(f).visitors, 0);
    QCOMPARE(ended.size(), 0);
}

void TestVisitor::whoSignsInWithoutInputIsAVisitorToo()
{
    Fixture f([](Tracker &tracker, Millimetric &destination) {
        kiosk(tracker, destination);
        tracker.setVisitorTimeout(20);
    });
    QCoreApplication::processEvents();
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    f.tracker->identify(ann); // by a card
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(f.tracker->userId(), QString());
}

void TestVisitor::endVisitorBeforeTheFirstEventKeepsTheApplicationsProperties()
{
    Fixture f(kiosk);
    f.tracker->endVisitor();
    QCOMPARE(f.tracker->superProperties(), (QVariantMap{{QStringLiteral("hall"), 3}}));
}

void TestVisitor::whatIsSetSinceTheInputIsTheVisitorsAlsoWhereTheDestinationComesLater()
{
    Fixture f(kiosk);
    f.tracker->removeDestination(f.destination);
    f.tracker->flush(); // begins
    touch();
    f.tracker->setSuperProperties({{QStringLiteral("hall"), 3}, {QStringLiteral("seat"), 17}});
    QVERIFY(f.tracker->addDestination(f.destination));
    f.tracker->track(did);
    f.tracker->endVisitor();
    QCOMPARE(f.tracker->superProperties(), (QVariantMap{{QStringLiteral("hall"), 3}}));
}

void TestVisitor::aFlushMakesNobody()
{
    Fixture f(kiosk);
    touch();
    f.tracker->track(did);
    f.tracker->endVisitor();
    QSignalSpy flushed(f.tracker.get(), &Tracker::flushed);
    f.tracker->flush();
    QTRY_COMPARE(flushed.size(), 1);
    QVERIFY(f.tracker->waitForFlushed(30s));
    QVERIFY(f.tracker->waitForSaved(30s));
    QVERIFY(f.tracker->shutdown(30s));
    QCOMPARE(f.tracker->anonymousId(), QString());
    QCOMPARE(f.tracker->sessionId(), QString());
    QCOMPARE(onDisk(f).anonymousId, QString());
    QCOMPARE(IdentityFile(f.folder()).lastActivityMs(), 0);
}

void TestVisitor::aFlushIsNoActivityAndEndsInNoSession()
{
    Fixture f([](Tracker &tracker, Millimetric &) {
        tracker.setLifecycleEvents(Lifecycle::SessionStarted | Lifecycle::SessionEnded);
    });
    f.tracker->track(did);
    const QString session = f.tracker->sessionId();
    for (int i = 1; i <= 4; ++i) { // each within the time of the one before
        clockOffsetMs = i * 20 * minute;
        QVERIFY(f.tracker->waitForFlushed(30s));
    }
    QVERIFY(f.tracker->waitForSaved(30s));
    QCOMPARE(f.tracker->sessionId(), session);
    QCOMPARE(count(f, QStringLiteral("$session_started")), 1);
    f.tracker->track(did); // so much later
    QVERIFY(f.tracker->sessionId() != session);
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(count(f, QStringLiteral("$session_ended")), 1);
    for (const CollectedEvent &each : f.collector.events())
        if (each.name == QLatin1String("$session_ended"))
            QVERIFY(each.properties.value(QStringLiteral("$duration_ms")).toInteger() < minute);
}

void TestVisitor::whoWentWithoutAnAnswerIsNotSentUnderTheNextOnesYes_data()
{
    QTest::addColumn<bool>("isPostponed");
    QTest::newRow("for want of a destination") << false;
    QTest::newRow("since the hook had it wait") << true;
}

void TestVisitor::whoWentWithoutAnAnswerIsNotSentUnderTheNextOnesYes()
{
    QFETCH(const bool, isPostponed);
    Fixture f(askingKiosk);
    Millimetric *const owed = billing(f);
    if (!isPostponed)
        f.tracker->removeDestination(f.destination);
    QString unanswered;
    std::function<void()> goesOn;
    if (isPostponed)
        f.tracker->setBeforeTrack([&](Event &event) {
            unanswered = event.id;
            goesOn = Tracker::postponed();
            return false;
        });
    touch();
    if (const QString id = f.tracker->track(did); !isPostponed)
        unanswered = id;
    f.tracker->setBeforeTrack({});
    f.tracker->endVisitor();
    touch();
    f.tracker->grantConsent(); // the second one
    const QString allowed = f.tracker->track(did);
    f.tracker->endVisitor();
    touch();
    f.tracker->grantConsent(); // and the third
    if (!isPostponed)
        QVERIFY(f.tracker->addDestination(f.destination));
    QVERIFY(f.tracker->addDestination(owed));
    if (goesOn)
        goesOn();
    const QString last = f.tracker->track(did);
    QTRY_COMPARE(f.tracker->pendingCount(), 0);
    QCOMPARE(f.destination->deliveredCount() - count(f, QStringLiteral("$session_ended")), 2);
    QVERIFY(f.collector.count(allowed) > 0 && f.collector.count(last) > 0);
    QCOMPARE(f.collector.count(unanswered), isPostponed ? 1 : 0); // for owed, where that was there already
}

void TestVisitor::whatSomebodyTookBackAndAKillLeftStaysTakenBackWhenTheyAreGone()
{
    const auto offline = [](Tracker &tracker, Millimetric &destination) {
        askingKiosk(tracker, destination);
        tracker.setOffline(true);
    };
    Fixture f(offline);
    touch();
    f.tracker->grantConsent();
    const QString theirs = f.tracker->track(did);
    QVERIFY(f.tracker->waitForSaved(30s));
    f.close();
    // Their no is written at once; the kill comes before anything is thrown away.
    elsewhere::answers(f, elsewhere::no);
    QVERIFY(IdentityFile(f.folder()).lastInputMs() > 0);
    clockOffsetMs = 6 * minute;
    f.open(askingKiosk);
    f.tracker->track(did);
    QCOMPARE(f.tracker->consent(), Tracker::Consent::Unknown);
    f.tracker->waitForFlushed(5s);
    f.tracker->grantConsent();
    const QString next = f.tracker->track(did);
    QTRY_VERIFY(f.arrivedIds().contains(next));
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    QVERIFY(!f.arrivedIds().contains(theirs));
    QVERIFY(f.balances());
}

void TestVisitor::inputDoesNotWaitForAThreadThatTracks()
{
    Fixture f(kiosk);
    f.tracker->track(did);
    Tracker::Private *const inside = Tracker::Private::of(f.tracker.get());
    inside->lock.lockForRead(); // as a thread does whose disk hangs; were it waited for, this would never end
    touch();
    inside->lock.unlock();
    QTRY_VERIFY(inside->isVisitorHere);
    clockOffsetMs = 4 * minute;
    const qint64 noted = inside->inputNotedMs;
    inside->lock.lockForRead();
    touch();
    inside->lock.unlock();
    QTRY_VERIFY(inside->inputNotedMs > noted); // it counts all the same
    clockOffsetMs = 8 * minute;
    touch();
    QCOMPARE(onDisk(f).visitors, 0);
    clockOffsetMs = 20 * minute;
    QSignalSpy ended(f.tracker.get(), &Tracker::visitorEnded);
    inside->lock.lockForRead();
    touch(); // by somebody else
    inside->lock.unlock();
    QTRY_COMPARE(ended.size(), 1);
    QTRY_VERIFY(inside->isVisitorHere);
}

void TestVisitor::whoDeclinesTakesNothingFromWhatTellsOfUpdates()
{
    const auto updates = [](Tracker &tracker, Millimetric &destination) {
        askingKiosk(tracker, destination);
        tracker.setLifecycleEvents(Lifecycle::AppStarted | Lifecycle::AppUpdated);
    };
    const QString before = QCoreApplication::applicationVersion();
    QCoreApplication::setApplicationVersion(QStringLiteral("1"));
    Fixture f(updates);
    f.tracker->grantConsent();
    f.tracker->track(did);
    f.tracker->endVisitor();
    f.tracker->denyConsent();
    f.close();
    QCoreApplication::setApplicationVersion(QStringLiteral("2"));
    f.open(updates);
    f.tracker->endVisitor();
    f.tracker->grantConsent();
    f.tracker->track(did);
    QTRY_COMPARE(count(f, QStringLiteral("$app_updated")), 1);
    QCoreApplication::setApplicationVersion(before);
}

void TestVisitor::afterADamagedFileNobodyReadsWhatIsOwedForWhoWasHere()
{
    const auto offline = [](Tracker &tracker, Millimetric &destination) {
        kiosk(tracker, destination);
        tracker.setOffline(true);
    };
    Fixture f(offline);
    f.tracker->identify(ann);
    f.tracker->track(did);
    f.tracker->endVisitor();
    f.tracker->track(did);
    QVERIFY(f.tracker->waitForSaved(30s));
    f.close();
    QFile identity(f.folder() + QStringLiteral("/identity.ini"));
    QVERIFY(identity.resize(identity.size() / 2));
    f.open(offline);
    f.tracker->track(did);
    const QString path = f.dir.filePath(QStringLiteral("export.json"));
    QSignalSpy exported(f.tracker.get(), &Tracker::dataExported);
    f.tracker->exportData(path);
    QTRY_COMPARE(exported.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(ann.toUtf8()));
}

QTEST_MAIN(TestVisitor)
#include "tst_visitor.moc"
