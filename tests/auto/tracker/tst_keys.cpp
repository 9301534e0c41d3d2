// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A tracker and the real keychain: gnome-keyring on a bus of its own.

#include "../keys/gnomekeyring.h"
#include "../keys/ownkeyring.h"
#include "fixture.h"

#include <qt6keychain/keychain.h>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

/// The application's own use of the keychain, which has nothing to do with Tally.
bool ownJobWorks(const QString &value)
{
    QKeychain::WritePasswordJob write(QStringLiteral("somebody else"));
    write.setAutoDelete(false);
    write.setKey(QStringLiteral("password"));
    write.setTextData(value);
    QSignalSpy written(&write, &QKeychain::Job::finished);
    write.start();
    if (!written.wait(5000) || write.error() != QKeychain::NoError)
        return false;
    QKeychain::ReadPasswordJob read(QStringLiteral("somebody else"));
    read.setAutoDelete(false);
    read.setKey(QStringLiteral("password"));
    QSignalSpy done(&read, &QKeychain::Job::finished);
    read.start();
    return done.wait(5000) && read.error() == QKeychain::NoError && read.textData() == value;
}

/// No key in code: it has to come from elsewhere.
void withoutKey(Tracker &, Millimetric &to)
{
    to.setKey(QString());
}

} // namespace

class TestKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { unlockKeyring(); }

    void aMissingKeyLeavesEventsWaitingAndAStoredOneDeliversThem();
    void aLockedKeychainRaisesNoDialogueAndEventsWait();
    void aKeyFromTheEnvironmentWinsAndOneFromCredentialsServes();
    void theApplicationsOwnJobsWorkBeforeDuringAndAfter();
};

void TestKeys::aMissingKeyLeavesEventsWaitingAndAStoredOneDeliversThem()
{
    Fixture f(withoutKey);
    f.destination->setKeyName(QStringLiteral("missing-at-first"));
    const QString id = f.tracker->track(QStringLiteral("n"));
    QTRY_COMPARE(f.destination->state(), Destination::WaitingForKey);
    QTRY_VERIFY(f.has(Error::KeyMissing));
    QCOMPARE(f.tracker->pendingCount(), 1);
    QCOMPARE(f.collector.stats().requests, 0);
    QSignalSpy stored(f.tracker.get(), &Tracker::keyStored);
    f.tracker->storeKey(QStringLiteral("missing-at-first"), testKey());
    QTRY_COMPARE(f.tracker->deliveredCount(), 1);
    QCOMPARE(f.arrivedIds(), QStringList{id});
    QCOMPARE(stored.size(), 1);
    QCOMPARE(f.destination->keySource(), Destination::Keychain);
}

void TestKeys::aLockedKeychainRaisesNoDialogueAndEventsWait()
{
    Prompter prompter;
    QVERIFY(prompter.registered);
    lockKeyring();
    Fixture f(withoutKey);
    f.tracker->track(QStringLiteral("n"));
    QTRY_VERIFY(f.has(Error::KeychainLocked));
    QTRY_COMPARE(f.destination->state(), Destination::WaitingForKey);
    QCOMPARE(f.tracker->pendingCount(), 1);
    QCOMPARE(prompter.dialogues, 0);
}

void TestKeys::aKeyFromTheEnvironmentWinsAndOneFromCredentialsServes()
{
    QTemporaryDir credentials;
    QFile file(credentials.filePath(QStringLiteral("millimetric")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("sk_test_abcdefgh_ofcredentials\n"); // the test's key is searched for in every file afterwards
    file.close();
    qputenv("CREDENTIALS_DIRECTORY", credentials.path().toUtf8());
    {
        Fixture f(withoutKey);
        f.tracker->track(QStringLiteral("n"));
        QTRY_COMPARE(f.tracker->deliveredCount(), 1);
        QCOMPARE(f.destination->keySource(), Destination::Credentials);
    }
    qputenv("AOA_SK", testKey().toUtf8());
    {
        Fixture f(withoutKey);
        f.tracker->track(QStringLiteral("n"));
        QTRY_COMPARE(f.tracker->deliveredCount(), 1);
        QCOMPARE(f.destination->keySource(), Destination::Environment);
    }
    qunsetenv("AOA_SK");
    qunsetenv("CREDENTIALS_DIRECTORY");
}

void TestKeys::theApplicationsOwnJobsWorkBeforeDuringAndAfter()
{
    QVERIFY(ownJobWorks(QStringLiteral("before")));
    {
        Fixture f(withoutKey);
        f.tracker->track(QStringLiteral("n"));
        QVERIFY(ownJobWorks(QStringLiteral("during")));
        QTRY_COMPARE(f.destination->state(), Destination::WaitingForKey);
    }
    {
        Fixture f(withoutKey); // and one that ends while its lookup is under way
        f.tracker->track(QStringLiteral("n"));
    }
    QVERIFY(ownJobWorks(QStringLiteral("after")));
}

OWN_KEYRING_MAIN(TestKeys, "service")
#include "tst_keys.moc"
