// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What the user wants, and what is on disk and on the wire afterwards.

#include "fixture.h"

#include "store/identity.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

const QString secretName = QStringLiteral("visited_the_secret_page");

/// The files under \a folder that hold \a text.
QStringList filesWith(const QString &folder, const QString &text)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8()))
            found.append(file.fileName());
    }
    return found;
}

QStringList allFiles(const QString &folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        found.append(files.next().mid(folder.size() + 1));
    return found;
}

} // namespace

class TestConsent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untilConsentIsGivenNothingIsWrittenOrSentAndNoIdIsMade();
    void grantingReleasesWhatWaited();
    void requiringItNoMoreReleasesWhatWaited();
    void whatWaitedIsWhoseItWas();
    void whatWasForgottenBeforeThereWasADestinationIsNotForAnalytics();
    void whatWaitsForADestinationThatIsAwayIsCountedOnce();
    void aFlushDoesNotWaitForTheUsersAnswer();
    void denyingLeavesNothingOnDiskButTheAnswer();
    void denyingAbortsWhatIsInFlight();
    void aDenialHoldsAfterARestart();
    void aDenialInAnotherProcessHoldsHereToo();
    void billingNeedsNoConsent();
    void whatBecomesBillingNeedsNoConsentFromThenOn();
    void whatBecomesAnalyticsNeedsConsentFromThenOn();
    void denyingIsNoLogOutForBilling();
    void onlyTheLastThousandWait();
    void disabledStoresAndSendsNothing();
    void aDestinationThatCameWhileDisabledWorksWhenEnabled_data();
    void aDestinationThatCameWhileDisabledWorksWhenEnabled();
    void doNotTrackStopsAnalyticsAndNotBilling();
    void disabledByTheEnvironmentStopsEverything();
    void forgetErasesAndAsksTheVendorAlsoAfterARestart();
    void whoForgetsDoesNotTakeBackWhatAnotherAskedFor();
    void forgetWithoutAUserErasesAndAsksNobody();
    void whoComesAfterForgetHasAnIdAtOnce();
    void resetMakesAnotherVisitor();
};

void TestConsent::untilConsentIsGivenNothingIsWrittenOrSentAndNoIdIsMade()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    f.tracker->track(secretName);
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(f.tracker->blockedBy(), QStringLiteral("consent"));
    QCOMPARE(f.tracker->consent(), Tracker::Consent::Unknown);
    QCOMPARE(f.tracker->anonymousId(), QString());
    QCOMPARE(f.tracker->sessionId(), QString());
    QCOMPARE(allFiles(f.dir.path()), QStringList());
    QCOMPARE(f.collector.stats().requests, 0);
    QCOMPARE(f.tracker->pendingCount(), 1);
}

void TestConsent::grantingReleasesWhatWaited()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    const QString id = f.tracker->track(secretName);
    f.tracker->grantConsent();
    QCOMPARE(f.tracker->blockedBy(), QString());
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QCOMPARE(f.arrivedIds(), QStringList{id});
    QVERIFY(!f.tracker->anonymousId().isEmpty());
    QCOMPARE(f.collector.events().first().anonymousId, f.tracker->anonymousId());
    QCOMPARE(f.tracker->acceptedCount(), 1);
    QVERIFY(f.balances());
}

void TestConsent::requiringItNoMoreReleasesWhatWaited()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    const QString id = f.tracker->track(secretName);
    QVERIFY(f.tracker->waitForSaved(5s));
    f.tracker->setConsentRequired(false);
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QCOMPARE(f.arrivedIds(), QStringList{id});
    QVERIFY(f.balances());
}

void TestConsent::whatWaitedIsWhoseItWas()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    f.tracker->identify(QStringLiteral("ann"));
    f.tracker->setSuperProperties({{QStringLiteral("cart"), QStringLiteral("ann's")}});
    f.tracker->track(QStringLiteral("n"));
    f.tracker->reset();
    f.tracker->setSuperProperties({});
    f.tracker->identify(QStringLiteral("bob"));
    f.tracker->track(QStringLiteral("n"));
    f.tracker->grantConsent();
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 5);
    QHash<QString, QSet<QString>> idsOf;
    for (const CollectedEvent &event : f.collector.events()) {
        idsOf[event.userId].insert(event.anonymousId);
        if (event.name == QLatin1String("n"))
            QCOMPARE(event.properties.contains(QLatin1String("cart")), event.userId == QLatin1String("ann"));
    }
    QCOMPARE(QSet<QString>(idsOf.keyBegin(), idsOf.keyEnd()), QSet<QString>({QStringLiteral("ann"), QStringLiteral("bob")}));
    QCOMPARE(idsOf.value(QStringLiteral("ann")).size(), 1);
    QCOMPARE(idsOf.value(QStringLiteral("bob")), QSet<QString>{f.tracker->anonymousId()});
    QVERIFY(!idsOf.value(QStringLiteral("ann")).contains(f.tracker->anonymousId()));
    QVERIFY(!idsOf.value(QStringLiteral("ann")).contains(QString()));
}

void TestConsent::whatWasForgottenBeforeThereWasADestinationIsNotForAnalytics()
{
    Fixture f;
    f.tracker->removeDestination(f.destination);
    f.tracker->identify(QStringLiteral("ann"));
    const QString before = f.tracker->track(QStringLiteral("n"));
    f.tracker->forget();
    const QString after = f.tracker->track(QStringLiteral("n"));
    f.tracker->addDestination(f.destination);
    f.tracker->addDestination(billing(f));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.arrivedIds(), QStringList{after});
    QVERIFY(f.balances());
}

void TestConsent::whatWaitsForADestinationThatIsAwayIsCountedOnce()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    f.tracker->track(secretName);
    QVERIFY(f.tracker->waitForSaved(5s));
    f.tracker->removeDestination(f.destination);
    QCOMPARE(f.destination->pendingCount(), 0);
    f.tracker->addDestination(f.destination);
    QCOMPARE(f.destination->pendingCount(), 1);
    f.tracker->grantConsent();
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.destination->pendingCount(), 0);
    QVERIFY(f.balances());
}

void TestConsent::aFlushDoesNotWaitForTheUsersAnswer()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    QTRY_COMPARE(f.destination->keySource(), Destination::Code);
    QSignalSpy flushed(f.tracker.get(), &Tracker::flushed);
    f.tracker->track(secretName);
    f.tracker->flush();
    QTRY_COMPARE(flushed.size(), 1);
    QCOMPARE(flushed.takeFirst().first().toBool(), false);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!f.tracker->waitForFlushed(60s));
    QVERIFY(!f.tracker->shutdown(60s));
    QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(f.tracker->pendingCount(), 1);
}

void TestConsent::denyingLeavesNothingOnDiskButTheAnswer()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    for (int i = 0; i < 700; ++i)
        f.tracker->track(secretName);
    f.tracker->identify(QStringLiteral("user_secret"));
    QVERIFY(f.tracker->waitForSaved(5s));
    QVERIFY(!filesWith(f.dir.path(), secretName).isEmpty());
    const QString anonymousId = f.tracker->anonymousId();
    QSignalSpy dropped(f.tracker.get(), &Tracker::dropped);
    f.tracker->denyConsent();
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(filesWith(f.dir.path(), secretName), QStringList());
    QCOMPARE(filesWith(f.dir.path(), QStringLiteral("user_secret")), QStringList());
    QCOMPARE(filesWith(f.dir.path(), anonymousId), QStringList());
    QCOMPARE(filesWith(f.dir.path(), QStringLiteral("denied")).size(), 1);
    QCOMPARE(f.tracker->pendingCount(), 0);
    QCOMPARE(f.tracker->droppedCount(), 701);
    QVERIFY(f.balances());
    QTRY_VERIFY(!dropped.isEmpty());
    QCOMPARE(dropped.first().at(1).value<Tracker::DropReason>(), Tracker::DropReason::NoConsent);
    f.tracker->setOffline(false);
    f.tracker->track(secretName);
    QVERIFY(f.tracker->waitForFlushed(5s));
    QCOMPARE(f.collector.stats().requests, 0);
    QCOMPARE(filesWith(f.dir.path(), secretName), QStringList());
}

void TestConsent::denyingAbortsWhatIsInFlight()
{
    Fixture f;
    CollectorFaults faults;
    faults.latency = 60'000ms;
    f.collector.setFaults(faults);
    f.tracker->track(secretName);
    QTRY_COMPARE(f.destination->state(), Destination::Sending);
    f.tracker->denyConsent();
    QTRY_COMPARE(f.destination->state(), Destination::Idle);
    QCOMPARE(f.tracker->droppedCount(), 1);
    QCOMPARE(filesWith(f.dir.path(), secretName), QStringList());
}

void TestConsent::aDenialHoldsAfterARestart()
{
    Fixture f;
    f.tracker->denyConsent();
    f.close();
    f.open();
    f.tracker->track(secretName);
    QVERIFY(f.tracker->waitForFlushed(5s));
    QCOMPARE(f.tracker->consent(), Tracker::Consent::Denied);
    QCOMPARE(f.collector.stats().requests, 0);
    f.tracker->grantConsent();
    f.tracker->track(secretName);
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
}

void TestConsent::aDenialInAnotherProcessHoldsHereToo()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->track(secretName);
    QVERIFY(f.tracker->waitForSaved(5s));
    // What the other process writes.
    Identity other;
    QVERIFY(IdentityFile(f.dir.path() + QStringLiteral("/default")).update(&other, [](Identity &identity) {
        identity = {{}, {}, {}, 0, QStringLiteral("denied"), identity.consentGeneration + 1};
    }));
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.tracker->consent(), Tracker::Consent::Denied);
    QTRY_COMPARE(f.tracker->droppedCount(), 1);
    QCOMPARE(f.collector.stats().requests, 0);
    QCOMPARE(filesWith(f.dir.path(), secretName), QStringList());
}

void TestConsent::billingNeedsNoConsent()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    Millimetric *const owed = billing(f);
    QVERIFY(f.tracker->addDestination(owed));
    f.tracker->track(secretName);
    QTRY_COMPARE(owed->deliveredCount(), 1);
    QCOMPARE(f.destination->pendingCount(), 1);
    QCOMPARE(f.tracker->anonymousId(), QString());
    QCOMPARE(f.collector.events().first().anonymousId, QString());
    f.tracker->denyConsent();
    f.tracker->track(secretName);
    QTRY_COMPARE(owed->deliveredCount(), 2);
    QCOMPARE(f.destination->droppedCount(), 1);
}

void TestConsent::whatBecomesBillingNeedsNoConsentFromThenOn()
{
    Fixture f;
    f.tracker->track(secretName);
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    f.tracker->denyConsent();
    Millimetric *const late = billing(f);
    late->setPurpose(Destination::Analytics);
    QVERIFY(f.tracker->addDestination(late)); // there is nothing that it could store
    for (Millimetric *destination : {late, f.destination})
        destination->setPurpose(Destination::Billing);
    f.tracker->track(secretName);
    QTRY_COMPARE(late->deliveredCount(), 1);
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
}

void TestConsent::whatBecomesAnalyticsNeedsConsentFromThenOn()
{
    Fixture f([](Tracker &tracker, Millimetric &to) {
        tracker.setConsentRequired(true);
        tracker.setOffline(true);
        to.setPurpose(Destination::Billing);
    });
    f.tracker->track(secretName);
    QVERIFY(f.tracker->waitForSaved(5s));
    f.destination->setPurpose(Destination::Analytics);
    f.tracker->setOffline(false);
    QVERIFY(!f.tracker->waitForFlushed(5s));
    QCOMPARE(f.collector.stats().requests, 0);
    f.tracker->grantConsent();
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
}

void TestConsent::denyingIsNoLogOutForBilling()
{
    const QString user = QStringLiteral("user_who_pays");
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    Millimetric *const owed = billing(f);
    QVERIFY(f.tracker->addDestination(owed));
    f.tracker->grantConsent();
    f.tracker->identify(user);
    f.tracker->denyConsent();
    const QString id = f.tracker->track(secretName);
    QTRY_VERIFY(f.collector.count(id) == 1);
    const QList<CollectedEvent> events = f.collector.events();
    QCOMPARE(events.last().eventId, id);
    QCOMPARE(events.last().userId, user);
    QCOMPARE(f.tracker->userId(), user);
    QCOMPARE(f.tracker->anonymousId(), QString());
    QVERIFY(f.tracker->waitForFlushed(5s));
    QFile identity(f.dir.filePath(QStringLiteral("default/identity.ini")));
    QVERIFY(identity.open(QIODevice::ReadOnly));
    QVERIFY(!identity.readAll().contains(user.toUtf8()));
}

void TestConsent::onlyTheLastThousandWait()
{
    Fixture f([](Tracker &tracker, Millimetric &to) {
        tracker.setConsentRequired(true);
        to.setFlushAt(2000);
    });
    QStringList sent;
    for (int i = 0; i < 1010; ++i)
        sent.append(f.tracker->track(secretName));
    QCOMPARE(f.tracker->pendingCount(), 1000);
    QCOMPARE(f.tracker->droppedCount(), 10);
    QVERIFY(f.balances());
    f.tracker->grantConsent();
    QVERIFY(f.tracker->waitForFlushed(10s));
    QCOMPARE(f.arrivedIds(), sent.mid(10));
}

void TestConsent::disabledStoresAndSendsNothing()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setEnabled(false); });
    f.tracker->track(secretName);
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(f.tracker->blockedBy(), QStringLiteral("disabled"));
    QCOMPARE(filesWith(f.dir.path(), secretName), QStringList());
    QCOMPARE(f.tracker->acceptedCount(), 0);
    f.tracker->setEnabled(true);
    f.tracker->track(secretName);
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QCOMPARE(f.collector.stats().events, 1);
}

void TestConsent::aDestinationThatCameWhileDisabledWorksWhenEnabled_data()
{
    QTest::addColumn<std::function<void(Tracker &, bool)>>("setAllowed");
    QTest::newRow("enabled") << std::function([](Tracker &t, bool allowed) { t.setEnabled(allowed); });
    QTest::newRow("consentRequired") << std::function([](Tracker &t, bool allowed) { t.setConsentRequired(!allowed); });
}

void TestConsent::aDestinationThatCameWhileDisabledWorksWhenEnabled()
{
    QFETCH(const std::function<void(Tracker &, bool)>, setAllowed);
    Fixture f;
    f.tracker->track(QStringLiteral("first"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    setAllowed(*f.tracker, false);
    auto *late = new Millimetric;
    late->setName(QStringLiteral("late"));
    late->setHost(f.collector.url());
    late->setKey(testKey());
    late->setFlushAt(1);
    QVERIFY(f.tracker->addDestination(late));
    setAllowed(*f.tracker, true);
    f.tracker->track(QStringLiteral("second"));
    QTRY_COMPARE(late->deliveredCount(), 1);
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
}

void TestConsent::doNotTrackStopsAnalyticsAndNotBilling()
{
    qputenv("DO_NOT_TRACK", "1");
    Fixture f;
    qputenv("DO_NOT_TRACK", "");
    Millimetric *const owed = billing(f);
    QVERIFY(f.tracker->addDestination(owed));
    QCOMPARE(f.tracker->blockedBy(), QStringLiteral("DO_NOT_TRACK"));
    f.tracker->track(secretName);
    QTRY_COMPARE(owed->deliveredCount(), 1);
    QCOMPARE(f.destination->acceptedCount(), 0);
    QCOMPARE(f.collector.stats().events, 1);
    QCOMPARE(f.tracker->anonymousId(), QString());
}

void TestConsent::disabledByTheEnvironmentStopsEverything()
{
    qputenv("TALLY_DISABLED", "true");
    Fixture f;
    qputenv("TALLY_DISABLED", "");
    Millimetric *const owed = billing(f);
    QVERIFY(f.tracker->addDestination(owed));
    QCOMPARE(f.tracker->blockedBy(), QStringLiteral("TALLY_DISABLED"));
    f.tracker->track(secretName);
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(f.tracker->acceptedCount(), 0);
    QCOMPARE(f.collector.stats().requests, 0);
    QCOMPARE(filesWith(f.dir.path(), secretName), QStringList());
}

void TestConsent::forgetErasesAndAsksTheVendorAlsoAfterARestart()
{
    Fixture f;
    f.tracker->identify(QStringLiteral("user_secret"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    f.tracker->setOffline(true);
    for (int i = 0; i < 30; ++i)
        f.tracker->track(secretName);
    const QString anonymousId = f.tracker->anonymousId();
    f.tracker->forget();
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(filesWith(f.dir.path(), secretName), QStringList());
    QCOMPARE(filesWith(f.dir.path(), anonymousId), QStringList());
    QCOMPARE(f.tracker->userId(), QString());
    QVERIFY(f.tracker->anonymousId() != anonymousId);
    QCOMPARE(f.tracker->pendingCount(), 1); // the erase request
    f.tracker->denyConsent(); // does not take the request back
    f.close();

    f.collector.clear();
    f.open();
    QTRY_COMPARE(f.collector.requests().size(), 1);
    QCOMPARE(f.collector.requests().first().path, QByteArray("/v1/forget"));
    QCOMPARE(f.collector.requests().first().body, QByteArray("{\"user_id\":\"user_secret\"}"));
    QTRY_COMPARE(f.tracker->pendingCount(), 0);
    QTRY_COMPARE(filesWith(f.dir.path(), QStringLiteral("user_secret")), QStringList());
}

void TestConsent::whoForgetsDoesNotTakeBackWhatAnotherAskedFor()
{
    const auto goOffline = [](Tracker &tracker, Millimetric &) { tracker.setOffline(true); };
    Fixture f(goOffline);
    for (const QString &user : {QStringLiteral("ann"), QStringLiteral("bob")}) { // each in a run of their own
        f.close();
        f.open(goOffline);
        f.tracker->identify(user);
        f.tracker->track(secretName);
        f.tracker->forget();
        QVERIFY(f.tracker->waitForSaved(5s));
    }
    QCOMPARE(f.tracker->pendingCount(), 2);
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.tracker->pendingCount(), 0);
    QList<QByteArray> asked;
    for (const CollectedRequest &request : f.collector.requests())
        asked.append(request.path + ' ' + request.body);
    QCOMPARE(asked, (QList<QByteArray>{"/v1/forget {\"user_id\":\"ann\"}", "/v1/forget {\"user_id\":\"bob\"}"}));
    QVERIFY(f.balances());
}

void TestConsent::forgetWithoutAUserErasesAndAsksNobody()
{
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    f.tracker->track(secretName);
    f.tracker->forget();
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(filesWith(f.dir.path(), secretName), QStringList());
    QCOMPARE(f.tracker->pendingCount(), 0);
    f.tracker->setOffline(false);
    QVERIFY(f.tracker->waitForFlushed(5s));
    QCOMPARE(f.collector.stats().requests, 0);
    QVERIFY(f.balances());
}

void TestConsent::whoComesAfterForgetHasAnIdAtOnce()
{
    Fixture f;
    f.tracker->track(QStringLiteral("before"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    const QString before = f.tracker->anonymousId();
    f.tracker->forget();
    const QString id = f.tracker->track(QStringLiteral("after"));
    QTRY_VERIFY(f.arrivedIds().contains(id));
    const CollectedEvent event = f.collector.events().constLast();
    QCOMPARE(event.eventId, id);
    QVERIFY(!event.anonymousId.isEmpty() && event.anonymousId != before);
    QVERIFY(!f.tracker->sessionId().isEmpty());
}

void TestConsent::resetMakesAnotherVisitor()
{
    Fixture f;
    f.tracker->identify(QStringLiteral("user_42"));
    const QString anonymousId = f.tracker->anonymousId();
    const QString sessionId = f.tracker->sessionId();
    f.tracker->reset();
    QCOMPARE(f.tracker->userId(), QString());
    QVERIFY(!f.tracker->anonymousId().isEmpty());
    QVERIFY(f.tracker->anonymousId() != anonymousId);
    QVERIFY(f.tracker->sessionId() != sessionId);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.tracker->deliveredCount(), 2);
    QCOMPARE(f.collector.events().last().userId, QString());
}

QTEST_GUILESS_MAIN(TestConsent)
#include "tst_consent.moc"
