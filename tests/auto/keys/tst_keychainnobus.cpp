// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The key store where there is no session bus: a service, a container, a kiosk without a desktop.

#include "ownkeyring.h"

using namespace Tally;

class TestKeychainNoBus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCallSaysThatThereIsNoBus();
};

void TestKeychainNoBus::everyCallSaysThatThereIsNoBus()
{
    auto store = makeKeychain(QStringLiteral("Acme/kiosk"));
    const QString name = QStringLiteral("vendor");
    for (const KeyResult &result : {readKey(*store, name), writeKey(*store, name, "sk_live_secret"),
                                    removeKey(*store, name), unlockKeys(*store)}) {
        QCOMPARE(result.status, KeyResult::Status::NoService);
        QVERIFY(result.text.contains(QLatin1String("session bus")));
        QVERIFY(!result.text.contains(QLatin1String("org.freedesktop.secrets"))); // another cause, another text
        QVERIFY(!result.text.contains(QLatin1String("sk_live_secret")));
        QVERIFY(result.key.isEmpty());
    }
}

OWN_KEYRING_MAIN(TestKeychainNoBus, "nobus")
#include "tst_keychainnobus.moc"
