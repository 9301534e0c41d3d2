// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// tally key with a real keychain.

#include "gnomekeyring.h"
#include "ownkeyring.h"
#include "program.h"

#include <QUuid>

class TestTallyKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyIsSetFoundAndDeleted();
    void whatTheProgramStoresTheApplicationFinds();
    void applicationsAreKeptApart();
    void aLockedKeychainIsExitCode4AndNobodyIsAsked();
    void unlockLetsTheDesktopAsk();

private:
    const QByteArray m_key = qEnvironmentVariableIsEmpty("TALLY_TEST_KEY")
        ? "sk_test_abcdefgh_" + QUuid::createUuid().toByteArray(QUuid::Id128)
        : qgetenv("TALLY_TEST_KEY");
};

void TestTallyKey::aKeyIsSetFoundAndDeleted()
{
    QCOMPARE(runTally(words("key status --application kiosk")).code, 3);

    const Ran set
        = runTally(words("key set millimetric --organization Acme --application kiosk --json"), {}, m_key + '\n');
    QCOMPARE(set.code, 0);
    QCOMPARE(set.json(),
             (QJsonObject{{QStringLiteral("ok"), true},
                          {QStringLiteral("name"), QStringLiteral("millimetric")},
                          {QStringLiteral("service"), QStringLiteral("Acme/kiosk")}}));
    QVERIFY(!set.all().contains(m_key));

    const Ran found = runTally(words("key status --organization Acme --application kiosk --json"));
    QCOMPARE(found.code, 0);
    QVERIFY(found.out.contains("\"keychain\""));
    QVERIFY(!found.all().contains(m_key));

    QCOMPARE(runTally(words("key delete millimetric --organization Acme --application kiosk")).code, 0);
    const Ran gone = runTally(words("key delete millimetric --organization Acme --application kiosk --json"));
    QCOMPARE(gone.code, 3);
    QCOMPARE(gone.json().value(QLatin1String("status")).toString(), QStringLiteral("missing"));
    QCOMPARE(runTally(words("key status --organization Acme --application kiosk")).code, 3);
}

void TestTallyKey::whatTheProgramStoresTheApplicationFinds()
{
    QCOMPARE(runTally(words("key set vendor --organization Acme --application kiosk"), {}, m_key).code, 0);
    QCoreApplication::setOrganizationName(QStringLiteral("Acme"));
    QCoreApplication::setApplicationName(QStringLiteral("kiosk"));
    auto store = Tally::makeKeychain(Tally::keychainService());
    QCOMPARE(readKey(*store, QStringLiteral("vendor")).key, m_key);
}

void TestTallyKey::applicationsAreKeptApart()
{
    QCOMPARE(runTally(words("key set vendor --application kiosk"), {}, m_key).code, 0);
    QCOMPARE(runTally(words("key status vendor --application till")).code, 3);
    QCOMPARE(runTally(words("key status vendor --organization Other --application kiosk")).code, 3);
    QCOMPARE(runTally(words("key status vendor --application kiosk")).code, 0);
}

void TestTallyKey::aLockedKeychainIsExitCode4AndNobodyIsAsked()
{
    Prompter prompter;
    QVERIFY(prompter.registered);
    lockKeyring();
    for (const char *line :
         {"key set vendor --application kiosk --json", "key status vendor --application kiosk --json",
          "key delete vendor --application kiosk --json"}) {
        const Ran ran = runTally(words(line), {}, m_key);
        QCOMPARE(ran.code, 4);
        QVERIFY(ran.out.contains("\"locked\""));
    }
    QCoreApplication::processEvents();
    QCOMPARE(prompter.dialogues, 0);
    unlockKeyring();
}

void TestTallyKey::unlockLetsTheDesktopAsk()
{
    Prompter prompter;
    QVERIFY(prompter.registered);
    lockKeyring();
    QProcess process; // not runTally(): the prompter answers in this thread
    process.start(QStringLiteral(TALLY_PROGRAM), words("key status vendor --application kiosk --unlock"));
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    QCOMPARE(process.exitCode(), 4);
    QVERIFY(prompter.dialogues > 0);
    unlockKeyring();
}

OWN_KEYRING_MAIN(TestTallyKey, "service")
#include "tst_tallykey.moc"
