// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What stands in front of QtKeychain within KDE's desktop, against a KWallet that answers as it is told.

#include "fakeservice.h"
#include "keys/keychaingate.h"
#include "ownkeyring.h"

#include <QDBusMetaType>
#include <QDBusObjectPath>

using namespace Tally;

class TestKWallet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aClosedWalletIsLockedAndNobodyIsAsked();
    void anOpenWalletTellsWhatIsInIt();
    void unlockOpensTheWallet_data();
    void unlockOpensTheWallet();
    void withoutKWalletTheSecretServiceIsAsked();

private:
    KeyResult entry() const
    {
        return answerOf([this](auto callback) { m_gate->checkEntry(QStringLiteral("vendor"), callback); });
    }
    KeyResult writable() const
    {
        return answerOf([this](auto callback) { m_gate->checkWritable(callback); });
    }
    KeyResult unlocked() const
    {
        return answerOf([this](auto callback) { m_gate->unlock(callback); });
    }

    std::unique_ptr<FakeService> m_wallet;
    std::unique_ptr<KeychainGate> m_gate;
};

void TestKWallet::init()
{
    m_wallet.reset();
    m_wallet = std::make_unique<FakeService>(QStringLiteral("org.kde.kwalletd5"), QStringLiteral("/modules/kwalletd5"));
    QVERIFY(m_wallet->registered);
    m_wallet->answer("networkWallet", {QStringLiteral("kdewallet")});
    m_gate = makeKeychainGate(QStringLiteral("Acme/kiosk"));
}

void TestKWallet::aClosedWalletIsLockedAndNobodyIsAsked()
{
    m_wallet->answer("isOpen", {false});
    QCOMPARE(entry().status, KeyResult::Status::Locked);
    QCOMPARE(writable().status, KeyResult::Status::Locked);
    QVERIFY(!m_wallet->calls.contains(QLatin1String("open")));
}

void TestKWallet::anOpenWalletTellsWhatIsInIt()
{
    m_wallet->answer("isOpen", {true});
    QVariantList asked;
    bool isMissing = true;
    m_wallet->handlers.insert(QStringLiteral("keyDoesNotExist"),
                              [&](const QDBusMessage &message, const QDBusConnection &bus) {
                                  asked = message.arguments();
                                  bus.send(message.createReply(isMissing));
                              });
    QCOMPARE(entry().status, KeyResult::Status::Missing);
    QCOMPARE(asked,
             (QVariantList{QStringLiteral("kdewallet"), QStringLiteral("Acme/kiosk"), QStringLiteral("vendor")}));
    isMissing = false;
    QCOMPARE(entry().status, KeyResult::Status::Done);
    QCOMPARE(writable().status, KeyResult::Status::Done);
    QCOMPARE(unlocked().status, KeyResult::Status::Done);
    QVERIFY(!m_wallet->calls.contains(QLatin1String("open")));
}

void TestKWallet::unlockOpensTheWallet_data()
{
    QTest::addColumn<QVariant>("answer");
    QTest::addColumn<KeyResult::Status>("status");
    QTest::newRow("confirmed") << QVariant(7) << KeyResult::Status::Done;
    QTest::newRow("dismissed") << QVariant(-1) << KeyResult::Status::Locked;
    QTest::newRow("nonsense") << QVariant(QStringLiteral("?")) << KeyResult::Status::Failed;
}

void TestKWallet::unlockOpensTheWallet()
{
    QFETCH(QVariant, answer);
    m_wallet->answer("isOpen", {false});
    m_wallet->answer("open", {answer});
    QTEST(unlocked().status, "status");
    QVERIFY(m_wallet->calls.contains(QLatin1String("open")));
}

void TestKWallet::withoutKWalletTheSecretServiceIsAsked()
{
    m_wallet.reset();
    QCOMPARE(entry().status, KeyResult::Status::NoService);
    qDBusRegisterMetaType<QList<QDBusObjectPath>>();
    FakeService secrets;
    const QList items{QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/a/1"))};
    secrets.answer("SearchItems", {QVariant::fromValue(QList<QDBusObjectPath>()), QVariant::fromValue(items)});
    QCOMPARE(entry().status, KeyResult::Status::Locked);
}

int main(int argc, char **argv)
{
    if (qgetenv("TALLY_OWN_KEYRING") != "bus")
        return runUnderOwnKeyring("bus", argc, argv);
    qputenv("XDG_CURRENT_DESKTOP", "KDE");
    qputenv("KDE_SESSION_VERSION", "5");
    QCoreApplication app(argc, argv);
    TestKWallet test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_kwallet.moc"
