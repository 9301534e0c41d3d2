// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What waits in memory for a destination or for the hook, while the user says no.

#include "fixture.h"

using namespace Tally;
using namespace std::chrono_literals;

namespace {

using Steps = std::function<void(Tracker &)>;

/// A tracker that has started and has no destination; the fixture keeps that.
struct NoDestination : Fixture
{
    explicit NoDestination(const std::function<void(Tracker &, Millimetric &)> &configure = {}) : Fixture(configure)
    {
        tracker->track(QStringLiteral("the start"));
        tracker->removeDestination(destination);
    }
    ~NoDestination()
    {
        if (!destination->parent())
            delete destination;
    }
    Q_DISABLE_COPY_MOVE(NoDestination)

    /// What has arrived by the time that something tracked after it has.
    QStringList arrivedInTheEnd()
    {
        tracker->addDestination(destination);
        const QString last = tracker->track(QStringLiteral("last"));
        [&] { QTRY_VERIFY(arrivedIds().contains(last)); }();
        QStringList ids = arrivedIds();
        ids.removeAll(last);
        return ids;
    }
};

} // namespace

class TestHeld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDenialTakesWhatWaits_data();
    void aDenialTakesWhatWaits();
    void aDenialDoesNotTakeWhatIsOwedToBilling();
    void whatWasTrackedWhileDisabledIsSentToNobody();
    void whatWasTrackedBeforeDisablingWaitsUntilItMayBeSent();
    void whatWaitsForADestinationIsNotSaved();
};

void TestHeld::aDenialTakesWhatWaits_data()
{
    QTest::addColumn<bool>("isHookSlow"); // or there is no destination
    QTest::addColumn<Steps>("before");
    for (const bool isHookSlow : {false, true}) {
        const char *const what = isHookSlow ? "hook" : "destination";
        QTest::addRow("%s, denied later", what) << isHookSlow << Steps([](Tracker &) { });
        QTest::addRow("%s, denied already", what)
            << isHookSlow << Steps([](Tracker &tracker) { tracker.denyConsent(); });
        QTest::addRow("%s, denied twice", what) << isHookSlow << Steps([](Tracker &tracker) {
            tracker.denyConsent();
            tracker.grantConsent();
        });
    }
}

void TestHeld::aDenialTakesWhatWaits()
{
    QFETCH(const bool, isHookSlow);
    QFETCH(const Steps, before);
    NoDestination f;
    f.tracker->addDestination(f.destination);
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    f.collector.clear();
    if (!isHookSlow)
        f.tracker->removeDestination(f.destination);
    std::vector<std::function<void()>> later;
    before(*f.tracker);
    if (isHookSlow) {
        f.tracker->setBeforeTrack([&](Event &) {
            later.push_back(f.tracker->postponed());
            return false;
        });
    }
    f.tracker->track(QStringLiteral("n"));
    f.tracker->denyConsent();
    f.tracker->grantConsent();
    f.tracker->setBeforeTrack({});
    const QString after = f.tracker->track(QStringLiteral("n"));
    for (const auto &goOn : later)
        goOn();
    if (isHookSlow)
        f.tracker->removeDestination(f.destination);
    QCOMPARE(f.arrivedInTheEnd(), QStringList{after});
    QVERIFY(f.balances());
}

void TestHeld::aDenialDoesNotTakeWhatIsOwedToBilling()
{
    NoDestination f;
    f.collector.clear();
    const QString before = f.tracker->track(QStringLiteral("n"));
    f.tracker->denyConsent();
    const QString denied = f.tracker->track(QStringLiteral("n"));
    f.tracker->grantConsent();
    f.destination->setPurpose(Destination::Billing);
    const QStringList arrived = f.arrivedInTheEnd();
    QVERIFY(arrived.contains(before));
    QVERIFY(arrived.contains(denied));
}

void TestHeld::whatWasTrackedWhileDisabledIsSentToNobody()
{
    NoDestination f;
    Millimetric *const owed = billing(f);
    f.tracker->setEnabled(false);
    const QString disabled = f.tracker->track(QStringLiteral("n"));
    f.tracker->setEnabled(true);
    f.tracker->addDestination(owed);
    QVERIFY(!f.arrivedInTheEnd().contains(disabled));
    QTRY_COMPARE(owed->deliveredCount(), 1);
    QCOMPARE(f.collector.count(disabled), 0);
}

void TestHeld::whatWasTrackedBeforeDisablingWaitsUntilItMayBeSent()
{
    NoDestination f;
    const QString id = f.tracker->track(QStringLiteral("n"));
    f.tracker->setEnabled(false);
    f.tracker->addDestination(f.destination);
    f.tracker->setEnabled(true);
    QTRY_COMPARE(f.collector.count(id), 1);
    QVERIFY(f.balances());
}

void TestHeld::whatWaitsForADestinationIsNotSaved()
{
    NoDestination f;
    QVERIFY(f.tracker->waitForSaved(5s));
    f.tracker->track(QStringLiteral("n"));
    QVERIFY(!f.tracker->waitForSaved(5s));
    f.tracker->addDestination(f.destination);
    QVERIFY(f.tracker->waitForSaved(5s));
}

QTEST_GUILESS_MAIN(TestHeld)
#include "tst_held.moc"
