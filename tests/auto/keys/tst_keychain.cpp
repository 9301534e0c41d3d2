// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The key store against a real gnome-keyring.

#include "gnomekeyring.h"
#include "ownkeyring.h"

#include <QDir>
#include <QUuid>

#include <qt6keychain/keychain.h>

using namespace Tally;

namespace {

const QString service = QStringLiteral("Acme/kiosk");
const QString name = QStringLiteral("vendor");

/// A job of the application itself: what it answered.
template <typename Job> QKeychain::Error outcomeOf(Job *job, QByteArray *data = nullptr)
{
    bool ended = false;
    QKeychain::Error error = QKeychain::OtherError;
    QObject::connect(job, &QKeychain::Job::finished, job, [&] {
        ended = true;
        error = job->error();
        if constexpr (std::is_same_v<Job, QKeychain::ReadPasswordJob>) {
            if (data)
                *data = job->binaryData();
        }
    });
    job->start();
    if (!QTest::qWaitFor([&] { return ended; }))
        qFatal("the application's own keychain job did not answer");
    return error;
}

QKeychain::Error ownRead(QByteArray *data = nullptr)
{
    auto *job = new QKeychain::ReadPasswordJob(QStringLiteral("host application"));
    job->setKey(QStringLiteral("password"));
    return outcomeOf(job, data);
}

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void aKeyIsWrittenReadReplacedAndRemoved();
    void servicesAndNamesAreKeptApart();
    void aKeyStoredAsBytesIsFoundToo();
    void aKeyThatOtherProgramsStoredIsRead();
    void anEntryThatIsMissingSaysHowToMakeIt();
    void theApplicationsOwnJobsAnswerBeforeDuringAndAfter();
    void aStoreThatIsDestroyedCallsNobodyBack();
    void aStoreMayBeDestroyedByItsCallback();
    void manyCallsAtOnceAllAnswer();
    void aLockedKeychainIsToldAndNobodyIsAsked();
    void readingItThroughQtKeychainAloneWouldAsk();
    void aKeychainUnlockedLaterIsRead();
    void unlockAsksTheUser();
    void unlockOfAnOpenKeychainAsksNobody();
    void aKeychainThatWasNeverUnlockedIsLocked();
    void withoutADefaultKeychainNothingIsAskedForEither();
    void noTextHoldsTheKey();

private:
    std::unique_ptr<Prompter> m_prompter;
    bool m_restarted = false; // the daemon
    const QByteArray m_key = qEnvironmentVariableIsEmpty("TALLY_TEST_KEY")
        ? "sk_live_" + QUuid::createUuid().toByteArray(QUuid::Id128)
        : qgetenv("TALLY_TEST_KEY"); // one that is searched for in every file afterwards
    QStringList m_texts; // of every answer
    KeyResult noted(const KeyResult &result)
    {
        m_texts.append(result.text);
        return result;
    }
};

void TestKeychain::initTestCase()
{
    m_prompter = std::make_unique<Prompter>();
    QVERIFY(m_prompter->registered);
    auto *job = new QKeychain::WritePasswordJob(QStringLiteral("host application"));
    job->setKey(QStringLiteral("password"));
    job->setTextData(QStringLiteral("of the host"));
    QCOMPARE(outcomeOf(job), QKeychain::NoError);
}

void TestKeychain::cleanup()
{
    m_prompter->dialogues = 0;
    if (m_restarted)
        return;
    unlockKeyring();
    auto store = makeKeychain(service);
    removeKey(*store, name);
}

void TestKeychain::aKeyIsWrittenReadReplacedAndRemoved()
{
    auto store = makeKeychain(service);
    QCOMPARE(noted(readKey(*store, name)).status, KeyResult::Status::Missing);
    for (const QByteArray &key : {m_key, QByteArray("replaced"), m_key}) {
        const KeyResult written = noted(writeKey(*store, name, key));
        QCOMPARE(written.status, KeyResult::Status::Done);
        QCOMPARE(written.text, QString());
        const KeyResult read = noted(readKey(*store, name));
        QCOMPARE(read.status, KeyResult::Status::Done);
        QCOMPARE(read.key, key);
        QCOMPARE(read.text, QString());
    }
    QCOMPARE(noted(removeKey(*store, name)).status, KeyResult::Status::Done);
    QCOMPARE(noted(readKey(*store, name)).status, KeyResult::Status::Missing);
    QCOMPARE(noted(removeKey(*store, name)).status, KeyResult::Status::Missing);
    QCOMPARE(m_prompter->dialogues, 0);
}

void TestKeychain::servicesAndNamesAreKeptApart()
{
    auto store = makeKeychain(service);
    auto other = makeKeychain(QStringLiteral("Acme/till"));
    QCOMPARE(writeKey(*store, name, m_key).status, KeyResult::Status::Done);
    QCOMPARE(readKey(*other, name).status, KeyResult::Status::Missing);
    QCOMPARE(readKey(*store, QStringLiteral("vendor2")).status, KeyResult::Status::Missing);
}

void TestKeychain::aKeyStoredAsBytesIsFoundToo()
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setKey(name);
    job->setBinaryData(m_key);
    QCOMPARE(outcomeOf(job), QKeychain::NoError);
    auto store = makeKeychain(service);
    QCOMPARE(noted(readKey(*store, name)).key, m_key);
}

void TestKeychain::aKeyThatOtherProgramsStoredIsRead()
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setKey(name);
    job->setTextData(QString::fromLatin1(m_key));
    QCOMPARE(outcomeOf(job), QKeychain::NoError);
    auto store = makeKeychain(service);
    QCOMPARE(noted(readKey(*store, name)).key, m_key);
}

void TestKeychain::anEntryThatIsMissingSaysHowToMakeIt()
{
    auto store = makeKeychain(service);
    const KeyResult result = noted(readKey(*store, name));
    QCOMPARE(result.status, KeyResult::Status::Missing);
    QVERIFY(result.text.contains(QLatin1String("tally key set vendor --organization Acme --application kiosk")));
    QVERIFY(result.text.contains(service));
}

void TestKeychain::theApplicationsOwnJobsAnswerBeforeDuringAndAfter()
{
    QByteArray data;
    QCOMPARE(ownRead(&data), QKeychain::NoError);
    QCOMPARE(data, QByteArray("of the host"));
    {
        auto store = makeKeychain(service);
        QCOMPARE(writeKey(*store, name, m_key).status, KeyResult::Status::Done);
        KeyResult ours;
        store->read(name, [&](const KeyResult &result) { ours = result; });
        QCOMPARE(ownRead(&data), QKeychain::NoError); // starts while ours is under way
        QCOMPARE(data, QByteArray("of the host"));
        QTRY_COMPARE(ours.key, m_key);
        store->read(name, [&](const KeyResult &) {}); // left behind
    }
    QCOMPARE(ownRead(&data), QKeychain::NoError);
    QCOMPARE(data, QByteArray("of the host"));
}

void TestKeychain::aStoreThatIsDestroyedCallsNobodyBack()
{
    // At every point of a call's life: after n turns of the event loop.
    for (int turns = 0; turns < 20; ++turns) {
        int answers = 0;
        auto store = makeKeychain(service);
        store->read(name, [&](const KeyResult &) { ++answers; });
        store->write(name, m_key, [&](const KeyResult &) { ++answers; });
        for (int i = 0; i < turns && answers == 0; ++i)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        const int before = answers;
        store.reset();
        ownRead(); // whatever was queued has had its turn
        QCOMPARE(answers, before);
    }
}

void TestKeychain::aStoreMayBeDestroyedByItsCallback()
{
    auto store = makeKeychain(service);
    bool answered = false;
    store->read(name, [&](const KeyResult &) {
        store.reset();
        answered = true;
    });
    QTRY_VERIFY(answered);
    store = makeKeychain(service);
    QCOMPARE(writeKey(*store, name, m_key).status, KeyResult::Status::Done);
    answered = false;
    store->read(name, [&](const KeyResult &) {
        store.reset();
        answered = true;
    });
    QTRY_VERIFY(answered);
}

void TestKeychain::manyCallsAtOnceAllAnswer()
{
    auto store = makeKeychain(service);
    QCOMPARE(writeKey(*store, name, m_key).status, KeyResult::Status::Done);
    int right = 0;
    for (int i = 0; i < 50; ++i) {
        store->read(name, [&](const KeyResult &result) { right += result.key == m_key ? 1 : 0; });
        store->read(QStringLiteral("none"),
                    [&](const KeyResult &result) { right += result.status == KeyResult::Status::Missing ? 1 : 0; });
    }
    QTRY_COMPARE(right, 100);
}

void TestKeychain::aLockedKeychainIsToldAndNobodyIsAsked()
{
    auto store = makeKeychain(service);
    QCOMPARE(writeKey(*store, name, m_key).status, KeyResult::Status::Done);
    const QString missing = readKey(*store, QStringLiteral("none")).text;
    lockKeyring();
    for (const KeyResult &result : {readKey(*store, name), readKey(*store, QStringLiteral("none")),
                                    writeKey(*store, name, "other"), removeKey(*store, name)}) {
        QCOMPARE(noted(result).status, KeyResult::Status::Locked);
        QVERIFY(result.text.contains(QLatin1String("unlockKeys()")));
        QVERIFY(result.text != missing);
    }
    QCOMPARE(m_prompter->dialogues, 0);
    ownRead(); // nothing of ours is left that could still ask
}

void TestKeychain::readingItThroughQtKeychainAloneWouldAsk()
{
    // Why there is a gate, and that the count of dialogues above can be something else than 0.
    lockKeyring();
    QCOMPARE(m_prompter->dialogues, 0);
    QVERIFY(ownRead() != QKeychain::NoError);
    QVERIFY(m_prompter->dialogues > 0);
}

void TestKeychain::aKeychainUnlockedLaterIsRead()
{
    auto store = makeKeychain(service);
    QCOMPARE(writeKey(*store, name, m_key).status, KeyResult::Status::Done);
    lockKeyring();
    QCOMPARE(readKey(*store, name).status, KeyResult::Status::Locked);
    unlockKeyring();
    QCOMPARE(noted(readKey(*store, name)).key, m_key);
}

void TestKeychain::unlockAsksTheUser()
{
    auto store = makeKeychain(service);
    lockKeyring();
    const KeyResult result = noted(unlockKeys(*store));
    QVERIFY(m_prompter->dialogues > 0);
    QCOMPARE(result.status, KeyResult::Status::Locked); // the prompter of this test never lets anybody type
    QVERIFY(!result.text.isEmpty());
}

void TestKeychain::unlockOfAnOpenKeychainAsksNobody()
{
    auto store = makeKeychain(service);
    QCOMPARE(unlockKeys(*store).status, KeyResult::Status::Done);
    QCOMPARE(m_prompter->dialogues, 0);
}

void TestKeychain::aKeychainThatWasNeverUnlockedIsLocked()
{
    auto store = makeKeychain(service);
    QCOMPARE(writeKey(*store, name, m_key).status, KeyResult::Status::Done);
    restartKeyring();
    m_restarted = true;
    QCOMPARE(noted(readKey(*store, name)).status, KeyResult::Status::Locked);
    QCOMPARE(noted(writeKey(*store, name, "other")).status, KeyResult::Status::Locked);
    QCOMPARE(noted(removeKey(*store, name)).status, KeyResult::Status::Locked);
    QCOMPARE(m_prompter->dialogues, 0);
}

void TestKeychain::withoutADefaultKeychainNothingIsAskedForEither()
{
    QDir keyrings(qEnvironmentVariable("XDG_DATA_HOME") + QLatin1String("/keyrings"));
    QVERIFY(keyrings.exists());
    QVERIFY(keyrings.removeRecursively());
    restartKeyring();
    auto store = makeKeychain(service);
    QCOMPARE(noted(readKey(*store, name)).status, KeyResult::Status::Missing);
    const KeyResult written = noted(writeKey(*store, name, m_key));
    QCOMPARE(written.status, KeyResult::Status::Locked);
    QVERIFY(written.text.contains(QLatin1String("no default keychain")));
    QCOMPARE(m_prompter->dialogues, 0);
    QCOMPARE(unlockKeys(*store).status, KeyResult::Status::Locked); // asks for the new keychain's password
    QVERIFY(m_prompter->dialogues > 0);
}

void TestKeychain::noTextHoldsTheKey()
{
    QVERIFY(m_texts.count() > 10);
    for (const QString &text : std::as_const(m_texts))
        QVERIFY(!text.contains(QString::fromLatin1(m_key)));
}

OWN_KEYRING_MAIN(TestKeychain, "service")
#include "tst_keychain.moc"
