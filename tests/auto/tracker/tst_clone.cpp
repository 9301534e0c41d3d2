// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// One machine's disk in another.

#include "kiosk.h"

#include "store/machine.h"

using namespace Tally;
using namespace std::chrono_literals;
using Lifecycle = Tracker::LifecycleEvent;

namespace {

QByteArray machine;

} // namespace

class TestClone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { MachineId::read = [] { return machine; }; }
    void init() { machine = "the machine that this began on"; }
    void aCloneGetsIdsOfItsOwnAndSendsNothingOfTheOriginal();
    void aCloneHasNothingThatWasSentOrRefusedForTheOriginal();
    void aCloneOfACloneIsOneToo();
    void aCloneKeepsANoAndForgetsAYes_data();
    void aCloneKeepsANoAndForgetsAYes();
    void aCopyMadeBetweenTwoVisitorsIsACloneToo();
    void whatIsOwedToBillingIsNotSentByACopyWhateverTheAnswer_data();
    void whatIsOwedToBillingIsNotSentByACopyWhateverTheAnswer();
    void aNoLeavesWhatIsSetAsideForBilling_data();
    void aNoLeavesWhatIsSetAsideForBilling();
    void withoutAMachineIdNobodyIsAClone_data();
    void withoutAMachineIdNobodyIsAClone();
    void theMachinesIdIsNotOnDisk();
};

void TestClone::aCloneGetsIdsOfItsOwnAndSendsNothingOfTheOriginal()
{
    const auto quiet = [](Tracker &tracker, Millimetric &) { tracker.setLifecycleEvents(Lifecycle::NoLifecycleEvents); };
    Fixture f([&quiet](Tracker &tracker, Millimetric &destination) {
        quiet(tracker, destination);
        tracker.setOffline(true);
    });
    f.tracker->identify(ann);
    const QString owed = f.tracker->track(did);
    const Identity before = onDisk(f);
    f.close();

    machine = "the machine that it was copied to";
    f.open(quiet);
    const QString next = f.tracker->track(did);
    QVERIFY(f.tracker->waitForFlushed(30s));
    const Identity after = onDisk(f);
    QCOMPARE(f.arrivedIds(), QStringList{next});
    QCOMPARE(arrived(f, next).anonymousId, after.anonymousId);
    QCOMPARE(arrived(f, next).userId, QString());
    QTRY_VERIFY(f.has(Error::MachineChanged));
    const auto error = std::find_if(f.errors.begin(), f.errors.end(), [](const Error &each) { return each.code == Error::MachineChanged; });
    const QStringList aside = QDir(f.folder()).entryList({QStringLiteral("runs~*")}, QDir::Dirs);
    QCOMPARE(aside.size(), 1);
    QVERIFY2(error->text.contains(aside.first()), qPrintable(error->text));
    const QStringList left = filesWith(f, ann);
    qInfo("| %-12s | %-36s | %-36s |", "", "original", "clone");
    qInfo("| %-12s | %-36s | %-36s |", "anonymous id", qPrintable(before.anonymousId), qPrintable(after.anonymousId));
    qInfo("| %-12s | %-36s | %-36s |", "session", qPrintable(before.sessionId), qPrintable(after.sessionId));
    qInfo("| %-12s | %-36s | %-36s |", "user id", qPrintable(before.userId), qPrintable(after.userId));
    qInfo("| %-12s | %-36s | %-36s |", "machine", qPrintable(before.machine), qPrintable(after.machine));
    qInfo("left of the original: %s", qPrintable(left.join(QLatin1Char(' '))));
    QVERIFY(!after.anonymousId.isEmpty() && after.anonymousId != before.anonymousId);
    QVERIFY(!after.sessionId.isEmpty() && after.sessionId != before.sessionId);
    QVERIFY(after.userId.isEmpty());
    QVERIFY(!after.machine.isEmpty() && after.machine != before.machine);
    for (const QString &file : left)
        QVERIFY2(file.contains(aside.first()), qPrintable(file));
    f.close();

    // The next start is of the same machine. Where it was no copy but a move, what was set aside is put back.
    const QDir folder(f.folder());
    for (const QString &run : QDir(folder.filePath(aside.first())).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY(QDir().rename(folder.filePath(aside.first() + QLatin1Char('/') + run), folder.filePath(QStringLiteral("runs/") + run)));
    f.errors.clear();
    f.open(quiet);
    f.tracker->track(did);
    QTRY_VERIFY(f.arrivedIds().contains(owed));
    QCOMPARE(f.tracker->anonymousId(), after.anonymousId);
    QVERIFY(!f.has(Error::MachineChanged));
}

void TestClone::aCloneHasNothingThatWasSentOrRefusedForTheOriginal()
{
    const auto configure = [](Tracker &tracker, Millimetric &) {
        tracker.setLifecycleEvents(Lifecycle::NoLifecycleEvents);
        tracker.setSentRecordBytes(1 << 20);
    };
    Fixture f(configure);
    CollectorFaults faults;
    faults.refuseNames = QStringList{QStringLiteral("bad")};
    f.collector.setFaults(faults);
    f.tracker->identify(ann);
    f.tracker->track(QStringLiteral("bad"));
    f.tracker->track(did);
    QTRY_COMPARE(f.destination->quarantinedCount(), 1);
    QTRY_COMPARE(f.destination->pendingCount(), 0);
    QVERIFY(!f.tracker->sentRequests().isEmpty());
    f.close();

    machine = "the machine that it was copied to";
    f.collector.setFaults({});
    f.collector.clear();
    f.open(configure);
    const QString next = f.tracker->track(did);
    f.destination->retryQuarantined();
    QVERIFY(f.tracker->waitForFlushed(30s));
    QCOMPARE(f.arrivedIds(), QStringList{next});
    QCOMPARE(f.destination->quarantinedCount(), 0);
    QTRY_COMPARE(f.tracker->sentRequests().size(), 1);
    const QStringList left = filesWith(f, ann);
    QCOMPARE(left.size(), 1);
    QVERIFY2(left.first().startsWith(QStringLiteral("default/runs~of-the-original-1/quarantine-of-millimetric/")), qPrintable(left.first()));
}

void TestClone::aCloneOfACloneIsOneToo()
{
    const auto offline = [](Tracker &tracker, Millimetric &) { tracker.setOffline(true); };
    Fixture f(offline);
    f.tracker->track(did);
    QStringList ids{f.tracker->anonymousId()};
    for (const char *name : {"second", "third"}) {
        f.close();
        machine = name;
        f.open(offline);
        f.tracker->track(did);
        ids.append(f.tracker->anonymousId());
    }
    ids.removeDuplicates();
    QCOMPARE(ids.size(), 3);
    QCOMPARE(QDir(f.folder()).entryList({QStringLiteral("runs~*")}, QDir::Dirs).size(), 2);
    f.tracker->forget(); // also what was another machine's
    QCOMPARE(QDir(f.folder()).entryList({QStringLiteral("runs~*")}, QDir::Dirs), QStringList());
}

void TestClone::aCloneKeepsANoAndForgetsAYes_data()
{
    QTest::addColumn<bool>("yes");
    QTest::newRow("yes") << true;
    QTest::newRow("no") << false;
}

void TestClone::aCloneKeepsANoAndForgetsAYes()
{
    QFETCH(const bool, yes);
    Fixture f([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    f.tracker->grantConsent();
    f.tracker->track(did);
    if (!yes)
        f.tracker->denyConsent();
    QVERIFY(f.tracker->waitForFlushed(30s) || !yes);
    f.close();
    machine = "another";
    f.open([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    f.tracker->track(did);
    QCOMPARE(f.tracker->consent(), yes ? Tracker::Consent::Unknown : Tracker::Consent::Denied);
    QCOMPARE(f.tracker->anonymousId(), QString());
}

void TestClone::aCopyMadeBetweenTwoVisitorsIsACloneToo()
{
    Fixture f([](Tracker &tracker, Millimetric &destination) {
        askingKiosk(tracker, destination);
        tracker.setOffline(true);
    });
    f.tracker->grantConsent();
    const QString owed = f.tracker->track(did);
    f.tracker->endVisitor();
    QVERIFY(f.tracker->waitForSaved(30s));
    f.close();
    machine = "copy";
    f.open(askingKiosk);
    QTRY_VERIFY(f.has(Error::MachineChanged));
    f.tracker->grantConsent();
    const QString own = f.tracker->track(did);
    QTRY_VERIFY(f.arrivedIds().contains(own));
    QVERIFY(f.tracker->waitForFlushed(30s));
    QVERIFY(!f.arrivedIds().contains(owed));
}

void TestClone::whatIsOwedToBillingIsNotSentByACopyWhateverTheAnswer_data()
{
    QTest::addColumn<bool>("isDenied");
    QTest::newRow("no") << true;
    QTest::newRow("none") << false;
}

void TestClone::whatIsOwedToBillingIsNotSentByACopyWhateverTheAnswer()
{
    QFETCH(const bool, isDenied);
    const auto billing = [](Tracker &tracker, Millimetric &destination) {
        tracker.setLifecycleEvents(Lifecycle::NoLifecycleEvents);
        destination.setPurpose(Destination::Billing);
        tracker.setConsentRequired(true);
        tracker.setOffline(true);
    };
    Fixture f(billing);
    const QString owed = f.tracker->track(did);
    if (isDenied)
        f.tracker->denyConsent();
    QVERIFY(f.tracker->waitForSaved(30s));
    f.close();
    machine = "copy";
    f.open(billing);
    QTRY_VERIFY(f.has(Error::MachineChanged));
    f.tracker->setOffline(false);
    const QString own = f.tracker->track(did);
    QTRY_VERIFY(f.arrivedIds().contains(own));
    QVERIFY(f.tracker->waitForFlushed(30s));
    QVERIFY(!f.arrivedIds().contains(owed));
}

void TestClone::aNoLeavesWhatIsSetAsideForBilling_data()
{
    QTest::addColumn<bool>("isDeclined"); // by who was never asked before
    QTest::newRow("declined") << true;
    QTest::newRow("withdrawn") << false;
}

void TestClone::aNoLeavesWhatIsSetAsideForBilling()
{
    QFETCH(const bool, isDeclined);
    const auto offline = [](Tracker &tracker, Millimetric &destination) {
        askingKiosk(tracker, destination);
        tracker.setOffline(true);
        auto *const billing = new Millimetric;
        billing->setName(QStringLiteral("billing"));
        billing->setPurpose(Destination::Billing);
        billing->setKey(testKey());
        tracker.addDestination(billing);
    };
    const QString owed = QStringLiteral("owed-for");
    Fixture f(offline);
    f.tracker->grantConsent();
    f.tracker->track(owed);
    QVERIFY(f.tracker->waitForSaved(30s));
    f.close();
    machine = "other hardware";
    f.open(offline);
    QTRY_VERIFY(f.has(Error::MachineChanged));
    QCOMPARE(filesWith(f, owed).size(), 2);
    if (isDeclined)
        f.tracker->endVisitor();
    else
        f.tracker->grantConsent();
    f.tracker->denyConsent();
    const QStringList left = filesWith(f, owed);
    QCOMPARE(left.size(), isDeclined ? 2 : 1);
    QVERIFY2(isDeclined || left.first().contains(QLatin1String("/billing/")), qPrintable(left.first()));
}

void TestClone::withoutAMachineIdNobodyIsAClone_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("not at first") << QByteArray() << QByteArray("b");
    QTest::newRow("not any more") << QByteArray("a") << QByteArray();
    QTest::newRow("never") << QByteArray() << QByteArray();
    QTest::newRow("the same") << QByteArray("a") << QByteArray("a");
}

void TestClone::withoutAMachineIdNobodyIsAClone()
{
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, second);
    machine = first;
    Fixture f;
    f.tracker->track(did);
    const QString before = f.tracker->anonymousId();
    f.close();
    machine = second;
    f.open();
    f.tracker->track(did);
    QCOMPARE(f.tracker->anonymousId(), before);
}

void TestClone::theMachinesIdIsNotOnDisk()
{
    machine = "0123456789abcdef0123456789abcdef";
    Fixture one;
    one.tracker->track(did);
    Fixture other;
    other.tracker->track(did);
    QVERIFY(!onDisk(one).machine.isEmpty());
    QCOMPARE(filesWith(one, QString::fromLatin1(machine)), QStringList());
    // Nor does it tell that two folders are on one machine.
    QVERIFY(onDisk(one).machine != onDisk(other).machine);
}

QTEST_GUILESS_MAIN(TestClone)
#include "tst_clone.moc"
