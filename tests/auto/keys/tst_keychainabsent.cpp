// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The key store on a bus without a keychain, or with one that behaves badly.

#include "fakeservice.h"
#include "ownkeyring.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QElapsedTimer>

using namespace Tally;

namespace {

const QString name = QStringLiteral("vendor");

QVariant paths(std::initializer_list<const char *> list)
{
    QList<QDBusObjectPath> result;
    for (const char *path : list)
        result.append(QDBusObjectPath(QString::fromLatin1(path)));
    return QVariant::fromValue(result);
}

QVariant path(const char *object)
{
    return QVariant::fromValue(QDBusObjectPath(QString::fromLatin1(object)));
}

} // namespace

class TestKeychainAbsent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qDBusRegisterMetaType<QList<QDBusObjectPath>>(); }
    void everyCallSaysThatThereIsNoService();
    void aServiceThatNeverAnswersEndsInTime();
    void anErrorOfTheServiceIsHandedOn();
    void anAnswerOfOtherTypesIsAFailure();
    void aPromptThatIsConfirmedUnlocks();
    void aPromptThatIsDismissedLeavesItLocked();
    void aServiceThatGoesWhileTheUserIsAskedEndsTheWait();
    void aServiceThatComesLaterIsFound();
};

void TestKeychainAbsent::everyCallSaysThatThereIsNoService()
{
    auto store = makeKeychain(QStringLiteral("Acme/kiosk"));
    for (const KeyResult &result : {readKey(*store, name), writeKey(*store, name, "sk_live_secret"),
                                    removeKey(*store, name), unlockKeys(*store)}) {
        QCOMPARE(result.status, KeyResult::Status::NoService);
        QVERIFY(result.text.contains(QLatin1String("org.freedesktop.secrets")));
        QVERIFY(!result.text.contains(QLatin1String("sk_live_secret")));
    }
}

void TestKeychainAbsent::aServiceThatNeverAnswersEndsInTime()
{
    FakeService bad;
    QVERIFY(bad.registered);
    auto store = makeKeychain(QStringLiteral("Acme/kiosk"));
    QElapsedTimer timer;
    timer.start();
    // All three wait at the same time, so this takes 5 s and not 15.
    QList<KeyResult> results;
    const auto note = [&](const KeyResult &result) { results.append(result); };
    store->read(name, note);
    store->write(name, "sk_live_secret", note);
    store->remove(name, note);
    QTRY_COMPARE_WITH_TIMEOUT(results.count(), 3, 6000);
    QVERIFY2(timer.elapsed() < 5500, qPrintable(QString::number(timer.elapsed())));
    for (const KeyResult &result : std::as_const(results)) {
        QCOMPARE(result.status, KeyResult::Status::Failed);
        QVERIFY(!result.text.isEmpty());
        QVERIFY(!result.text.contains(QLatin1String("sk_live_secret")));
    }
}

void TestKeychainAbsent::anErrorOfTheServiceIsHandedOn()
{
    FakeService bad;
    for (const char *method : {"SearchItems", "ReadAlias"}) {
        bad.handlers.insert(QString::fromLatin1(method), [](const QDBusMessage &m, const QDBusConnection &bus) {
            bus.send(m.createErrorReply(QStringLiteral("org.example.Broken"), QStringLiteral("the safe is stuck")));
        });
    }
    auto store = makeKeychain(QStringLiteral("Acme/kiosk"));
    for (const KeyResult &result : {readKey(*store, name), writeKey(*store, name, "k"), unlockKeys(*store)}) {
        QCOMPARE(result.status, KeyResult::Status::Failed);
        QVERIFY(result.text.contains(QLatin1String("the safe is stuck")));
    }
}

void TestKeychainAbsent::anAnswerOfOtherTypesIsAFailure()
{
    FakeService bad;
    bad.answer("SearchItems", {QStringLiteral("nonsense")});
    bad.answer("ReadAlias", {42});
    auto store = makeKeychain(QStringLiteral("Acme/kiosk"));
    QCOMPARE(readKey(*store, name).status, KeyResult::Status::Failed);
    QCOMPARE(writeKey(*store, name, "k").status, KeyResult::Status::Failed);
    bad.answer("ReadAlias", {path("/org/freedesktop/secrets/collection/a")});
    bad.answer("Get", {QStringLiteral("no variant")});
    QCOMPARE(writeKey(*store, name, "k").status, KeyResult::Status::Failed);
    bad.answer("SearchItems", {paths({}), paths({})});
    bad.answer("Unlock", {QStringLiteral("nonsense")});
    QCOMPARE(unlockKeys(*store).status, KeyResult::Status::Failed);
}

void TestKeychainAbsent::aPromptThatIsConfirmedUnlocks()
{
    FakeService bad;
    bad.answer("SearchItems", {paths({}), paths({"/org/freedesktop/secrets/collection/other/1"})});
    bad.answer("ReadAlias", {path("/org/freedesktop/secrets/collection/a")});
    QStringList asked;
    bad.handlers.insert(QStringLiteral("Unlock"), [&](const QDBusMessage &m, const QDBusConnection &bus) {
        for (const QDBusObjectPath &object : qdbus_cast<QList<QDBusObjectPath>>(m.arguments().constFirst()))
            asked.append(object.path());
        bus.send(m.createReply({paths({}), path("/org/freedesktop/secrets/prompt/1")}));
    });
    bad.handlers.insert(QStringLiteral("Prompt"), [](const QDBusMessage &m, const QDBusConnection &bus) {
        bus.send(m.createReply());
        QDBusMessage done = QDBusMessage::createSignal(m.path(), QStringLiteral("org.freedesktop.Secret.Prompt"),
                                                       QStringLiteral("Completed"));
        done << false << QVariant::fromValue(QDBusVariant(QString()));
        bus.send(done);
    });
    auto store = makeKeychain(QStringLiteral("Acme/kiosk"));
    QCOMPARE(unlockKeys(*store).status, KeyResult::Status::Done);
    // An entry elsewhere is unlocked together with the place where new ones go.
    QCOMPARE(asked,
             (QStringList{QStringLiteral("/org/freedesktop/secrets/collection/other/1"),
                          QStringLiteral("/org/freedesktop/secrets/collection/a")}));
}

void TestKeychainAbsent::aPromptThatIsDismissedLeavesItLocked()
{
    FakeService bad;
    bad.answer("SearchItems", {paths({}), paths({})});
    bad.answer("ReadAlias", {path("/")}); // no keychain yet: making one asks, too
    bad.answer("CreateCollection", {path("/"), path("/org/freedesktop/secrets/prompt/1")});
    bad.handlers.insert(QStringLiteral("Prompt"), [](const QDBusMessage &m, const QDBusConnection &bus) {
        QDBusMessage done = QDBusMessage::createSignal(m.path(), QStringLiteral("org.freedesktop.Secret.Prompt"),
                                                       QStringLiteral("Completed"));
        done << true << QVariant::fromValue(QDBusVariant(QString()));
        bus.send(done);
        bus.send(m.createReply());
    });
    auto store = makeKeychain(QStringLiteral("Acme/kiosk"));
    const KeyResult result = unlockKeys(*store);
    QCOMPARE(result.status, KeyResult::Status::Locked);
    QVERIFY(result.text.contains(QLatin1String("dismissed")));
}

void TestKeychainAbsent::aServiceThatGoesWhileTheUserIsAskedEndsTheWait()
{
    auto bad = std::make_unique<FakeService>();
    bad->answer("SearchItems", {paths({}), paths({})});
    bad->answer("ReadAlias", {path("/org/freedesktop/secrets/collection/a")});
    bad->answer("Unlock", {paths({}), path("/org/freedesktop/secrets/prompt/1")});
    bad->answer("Prompt", {});
    auto store = makeKeychain(QStringLiteral("Acme/kiosk"));
    KeyResult result;
    int answers = 0;
    store->unlock([&](const KeyResult &r) {
        result = r;
        ++answers;
    });
    QTRY_VERIFY(bad->calls.contains(QLatin1String("Prompt")));
    QCOMPARE(answers, 0);
    bad.reset();
    QTRY_COMPARE(answers, 1);
    QCOMPARE(result.status, KeyResult::Status::NoService);
}

void TestKeychainAbsent::aServiceThatComesLaterIsFound()
{
    auto store = makeKeychain(QStringLiteral("Acme/kiosk"));
    QCOMPARE(readKey(*store, name).status, KeyResult::Status::NoService);
    FakeService bad;
    bad.answer("SearchItems", {paths({}), paths({"/org/freedesktop/secrets/collection/a/1"})});
    QCOMPARE(readKey(*store, name).status, KeyResult::Status::Locked);
}

OWN_KEYRING_MAIN(TestKeychainAbsent, "bus")
#include "tst_keychainabsent.moc"
