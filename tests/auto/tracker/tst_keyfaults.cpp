// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A tracker and a real keychain that goes wrong while it runs: nobody answers its dialogue, its entry is deleted, its
// bus dies.

#include "../keys/gnomekeyring.h"
#include "../keys/ownkeyring.h"
#include "fixture.h"

#include <QDBusReply>
#include <QDBusServiceWatcher>

#include <csignal>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

const QString entry = QStringLiteral("of-this-test");

void keyFromKeychain(Tracker &, Millimetric &to)
{
    to.setKey(QString());
    to.setKeyName(entry);
}

/// A second destination, whose key is in code.
Millimetric *addOther(Fixture &f)
{
    auto *other = new Millimetric;
    other->setName(QStringLiteral("other"));
    other->setHost(f.collector.url());
    other->setKey(testKey());
    other->setFlushAt(1);
    return f.tracker->addDestination(other) ? other : nullptr;
}

uint pidOf(const QString &busName)
{
    return QDBusConnection::sessionBus().interface()->servicePid(busName).value();
}

} // namespace

class TestKeyFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDialogueThatNobodyAnswersHoldsUpNothing();
    void aKeyThatIsDeletedServesUntilItIsRefused();
    void aKeychainThatIsKilledIsNotMissed();
    void aBusThatDiesLeavesTheApplicationAlive(); // the last: there is none afterwards
};

void TestKeyFaults::aDialogueThatNobodyAnswersHoldsUpNothing()
{
    unlockKeyring();
    Prompter prompter;
    prompter.patient = true;
    QVERIFY(prompter.registered);
    lockKeyring();
    auto f = std::make_unique<Fixture>(keyFromKeychain);
    QTRY_COMPARE(f->destination->state(), Destination::WaitingForKey);
    f->tracker->unlockKeys();
    QTRY_VERIFY(prompter.dialogues > 0);

    // An hour later it still stands there. Whatever is asked of Tally meanwhile is done without it.
    Millimetric *const other = addOther(*f);
    QVERIFY(other);
    const QString id = f->tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(other->deliveredCount(), 1);
    QCOMPARE(f->arrivedIds(), QStringList{id});
    QCOMPARE(f->destination->pendingCount(), 1);
    QVERIFY(f->tracker->waitForSaved(5s));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!f->tracker->waitForFlushed(10s)); // the first one has no key, which is known
    f->tracker->flush();
    f->tracker->storeKey(QStringLiteral("another"), testKey()); // refused while it is locked, and told
    QTRY_VERIFY(f->has(Error::KeychainLocked));
    f->close();
    QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));

    // And it is not waited for by who comes next.
    f->open();
    QTRY_COMPARE(f->destination->deliveredCount(), 1);
    QVERIFY(f->balances());
    unlockKeyring();
}

void TestKeyFaults::aKeyThatIsDeletedServesUntilItIsRefused()
{
    unlockKeyring();
    Fixture f(keyFromKeychain);
    QSignalSpy stored(f.tracker.get(), &Tracker::keyStored);
    f.tracker->storeKey(entry, testKey());
    QTRY_COMPARE(stored.size(), 1);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);

    const std::unique_ptr<KeyStore> keychain = makeKeychain(keychainService());
    QCOMPARE(removeKey(*keychain, entry).status, KeyResult::Status::Done);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 2);

    CollectorFaults faults;
    faults.status = 401;
    f.collector.setFaults(faults);
    f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(f.has(Error::KeyRefused));
    QTRY_COMPARE(f.destination->state(), Destination::WaitingForKey); // it was looked for again, and is gone
    QTRY_VERIFY(f.has(Error::KeyMissing));
    QCOMPARE(f.destination->pendingCount(), 1);
    f.collector.setFaults({});
    f.tracker->storeKey(entry, testKey());
    QTRY_COMPARE(f.destination->deliveredCount(), 3);
    QVERIFY(f.balances());
}

void TestKeyFaults::aKeychainThatIsKilledIsNotMissed()
{
    unlockKeyring();
    Fixture f(keyFromKeychain);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QDBusServiceWatcher watcher(QStringLiteral("org.freedesktop.secrets"), QDBusConnection::sessionBus(),
                                QDBusServiceWatcher::WatchForUnregistration);
    QSignalSpy gone(&watcher, &QDBusServiceWatcher::serviceUnregistered);
    QCOMPARE(::kill(pid_t(pidOf(QStringLiteral("org.freedesktop.secrets"))), SIGKILL), 0);
    QTRY_COMPARE(gone.size(), 1);
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 2); // the key is known
    f.tracker->storeKey(QStringLiteral("another"), testKey());
    QTRY_VERIFY(f.has(Error::KeychainUnavailable));
    Fixture fresh(keyFromKeychain); // who has none yet waits for it, and is told why
    fresh.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(fresh.destination->state(), Destination::WaitingForKey);
    QTRY_VERIFY(fresh.has(Error::KeychainUnavailable));
    QCOMPARE(fresh.destination->pendingCount(), 1);
}

void TestKeyFaults::aBusThatDiesLeavesTheApplicationAlive()
{
    Fixture f([](Tracker &, Millimetric &to) { to.setKeyName(entry); });
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QDBusConnection bus = QDBusConnection::sessionBus();
    QCOMPARE(::kill(pid_t(pidOf(QStringLiteral("org.freedesktop.DBus"))), SIGKILL), 0);
    QTRY_VERIFY(!bus.isConnected());
    f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->deliveredCount(), 2);
    f.tracker->storeKey(QStringLiteral("another"), testKey());
    QTRY_VERIFY(f.has(Error::KeychainUnavailable));
    f.tracker->unlockKeys();
    QVERIFY(f.tracker->shutdown(5s));
    f.close();
}

OWN_KEYRING_MAIN(TestKeyFaults, "service")
#include "tst_keyfaults.moc"
