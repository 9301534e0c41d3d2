// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Who the user is stays so where the disk says something else: it refused what was told to it, or was not to be told.

#include "../faults/openhook.h"
#include "fixture.h"

#include "delivery/seams.h"
#include "store/identity.h"

#include <QDir>
#include <QLockFile>

#include <functional>
#include <string_view>
#include <utility>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");

/// Ann has used the application, and it has ended.
struct AnnWasHere : Fixture
{
    AnnWasHere()
    {
        tracker->identify(ann);
        QVERIFY(tracker->waitForFlushed(10s));
        annsId = tracker->anonymousId();
        close();
        collector.clear();
        QCOMPARE(onDisk().userId, ann);
        QCOMPARE(onDisk().anonymousId, annsId);
    }
    QString folder() const { return dir.filePath(QStringLiteral("default")); }
    Identity onDisk() const { return IdentityFile(folder()).read(); }
    void answerElsewhere(const QString &answer) const ///< what another process writes
    {
        Identity other;
        QVERIFY(IdentityFile(folder()).update(&other, [&answer](Identity &i) {
            if (answer == QLatin1String("denied"))
                i = {{}, {}, {}, 0, {}, i.consentGeneration};
            i.consent = answer;
            ++i.consentGeneration;
        }));
    }
    qsizetype storageFailures() const
    {
        return std::count_if(errors.begin(), errors.end(),
                             [](const Error &error) { return error.code == Error::StorageFailed; });
    }
    /// The event that arrives next.
    CollectedEvent tracked()
    {
        const QString id = tracker->track(QStringLiteral("n"));
        [&] { QTRY_VERIFY(collector.count(id) == 1); }();
        const QList<CollectedEvent> events = collector.events();
        const auto found = std::find_if(events.begin(), events.end(),
                                        [&id](const CollectedEvent &event) { return event.eventId == id; });
        return found == events.end() ? CollectedEvent() : *found;
    }

    QString annsId;
};

/// As long as it lives nobody can write who the user is.
struct Refusal
{
    explicit Refusal(const AnnWasHere &f) : lock(f.folder() + QLatin1String("/identity.lock"))
    {
        QVERIFY(lock.tryLock(0));
    }
    QLockFile lock;
};

/// As long as it lives nobody can read who the user is.
struct Unreadable
{
    explicit Unreadable(const AnnWasHere &f) : path(f.folder() + QLatin1String("/identity.ini"))
    {
        QVERIFY(QFile::rename(path, path + QLatin1String(".away")));
        QVERIFY(QDir().mkpath(path));
    }
    ~Unreadable()
    {
        QVERIFY(QDir().rmdir(path));
        QVERIFY(QFile::rename(path + QLatin1String(".away"), path));
    }
    Q_DISABLE_COPY_MOVE(Unreadable)
    const QString path;
};

using Steps = std::function<void(Tracker &)>;

std::function<void()> beforeLocking; // the file, once

} // namespace

int openOrFail(const char *path, int flags, mode_t mode)
{
    if (std::string_view(path).ends_with("/identity.lock") && beforeLocking)
        std::exchange(beforeLocking, {})();
    return openReally(path, flags, mode);
}

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
    void aYesElsewhereIsHeardAlsoBesideBilling();
    void aNoElsewhereIsNoLogOutHere();
    void anAnswerElsewhereIsHeardAlsoWhereItIsReadInPassing_data();
    void anAnswerElsewhereIsHeardAlsoWhereItIsReadInPassing();
    void aNewerAnswerElsewhereIsNotOverwrittenByTheOneThatIsHeard();
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
    QCOMPARE(f.onDisk(), Identity{});
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
    }
    QTRY_COMPARE(f.onDisk().userId, bob);
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

void TestIdentityKept::aYesElsewhereIsHeardAlsoBesideBilling()
{
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    auto *const billing = new Millimetric;
    billing->setName(QStringLiteral("billing"));
    billing->setPurpose(Destination::Billing);
    billing->setHost(f.collector.url());
    billing->setKey(testKey());
    QVERIFY(f.tracker->addDestination(billing));
    f.tracker->track(QStringLiteral("n"));
    f.answerElsewhere(QStringLiteral("granted"));
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Granted);
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
}

void TestIdentityKept::aNoElsewhereIsNoLogOutHere()
{
    AnnWasHere f;
    f.open();
    f.tracker->track(QStringLiteral("n"));
    QCOMPARE(f.tracker->userId(), ann);
    f.answerElsewhere(QStringLiteral("denied"));
    const auto before = seams().now;
    seams().now = [] { return later(realNow(), 3'600'000); }; // a new session, which is written
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Denied);
    QCOMPARE(f.tracker->userId(), ann); // what is owed to billing is owed for the same user
    QVERIFY(f.onDisk().userId.isEmpty());
    f.close();
    seams().now = before;
}

void TestIdentityKept::anAnswerElsewhereIsHeardAlsoWhereItIsReadInPassing_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("isEnabledThen");
    QTest::newRow("no") << QStringLiteral("denied") << false;
    QTest::newRow("yes") << QStringLiteral("granted") << false;
    QTest::newRow("no, and the application's will is set before it is looked at") << QStringLiteral("denied") << true;
    QTest::newRow("yes, and the application's will is set before it is looked at") << QStringLiteral("granted") << true;
}

void TestIdentityKept::anAnswerElsewhereIsHeardAlsoWhereItIsReadInPassing()
{
    QFETCH(const QString, answer);
    QFETCH(const bool, isEnabledThen);
    const bool isNo = answer == QLatin1String("denied");
    AnnWasHere f;
    f.open([isNo](Tracker &tracker, Millimetric &) {
        tracker.setOffline(true);
        tracker.setConsentRequired(!isNo);
    });
    f.tracker->track(QStringLiteral("n"));
    QSignalSpy changed(f.tracker.get(), &Tracker::consentChanged);
    f.answerElsewhere(answer);
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

void TestIdentityKept::aNewerAnswerElsewhereIsNotOverwrittenByTheOneThatIsHeard()
{
    AnnWasHere f;
    f.open([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    f.tracker->track(QStringLiteral("n"));
    f.answerElsewhere(QStringLiteral("granted"));
    // The user thinks again when this process has read that, and asks for the file.
    beforeLocking = [&f] { f.answerElsewhere(QStringLiteral("denied")); };
    f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(!beforeLocking);
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Denied);
    QCOMPARE(f.onDisk().consent, QStringLiteral("denied"));
    QTRY_COMPARE(f.destination->droppedCount(), 2);
    QCOMPARE(f.collector.events().size(), 0);
}

QTEST_GUILESS_MAIN(TestIdentityKept)
#include "tst_identitykept.moc"
