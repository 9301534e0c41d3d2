// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "keys/keylookup.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <cstring>

#include <sys/stat.h>

using namespace Tally;

namespace {

/// A key store in memory that answers when it is told to.
class MemoryStore : public KeyStore
{
public:
    void read(const QString &name, Callback callback) override
    {
        ++reads;
        lastName = name;
        waiting.append([this, name, callback] {
            callback(keys.contains(name) ? KeyResult{KeyResult::Status::Done, keys.value(name), {}}
                                         : KeyResult{status, {}, QStringLiteral("why not")});
        });
        if (!held)
            QMetaObject::invokeMethod(
                &context, [this] { answerAll(); }, Qt::QueuedConnection);
    }
    void write(const QString &, const QByteArray &, Callback) override { }
    void remove(const QString &, Callback) override { }
    void unlock(Callback) override { }

    void answerAll()
    {
        for (const auto &answer : std::exchange(waiting, {}))
            answer();
    }

    QMap<QString, QByteArray> keys;
    KeyResult::Status status = KeyResult::Status::Missing;
    QList<std::function<void()>> waiting;
    QString lastName;
    int reads = 0;
    bool held = false;
    QObject context;
};

KeyLookup::Answer find(KeyStore *store, const KeyLookup::Request &request)
{
    KeyLookup lookup(store);
    KeyLookup::Answer answer;
    int answers = 0;
    QObject::connect(&lookup, &KeyLookup::finished, &lookup, [&](const KeyLookup::Answer &a) {
        answer = a;
        ++answers;
    });
    lookup.find(request);
    if (answers != 0)
        qFatal("answered before find() returned");
    if (!QTest::qWaitFor([&] { return answers == 1; }))
        qFatal("no answer");
    return answer;
}

} // namespace

class TestKeyLookup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFirstPlaceThatHasAKeyWins_data();
    void theFirstPlaceThatHasAKeyWins();
    void theEnvironmentIsReadAtEachFind();
    void theFirstVariableThatIsNotEmptyWins();
    void oneLineBreakAtTheEndOfACredentialIsNotPartOfIt_data();
    void oneLineBreakAtTheEndOfACredentialIsNotPartOfIt();
    void aNameCannotLeadOutOfTheCredentialsFolder_data();
    void aNameCannotLeadOutOfTheCredentialsFolder();
    void aCredentialThatCannotBeUsedIsSaidAndNotSkipped_data();
    void aCredentialThatCannotBeUsedIsSaidAndNotSkipped();
    void aHugeCredentialIsNotReadWhole();
    void aRelativeCredentialsFolderIsIgnored();
    void whyTheKeychainHasNoneIsHandedOn_data();
    void whyTheKeychainHasNoneIsHandedOn();
    void withoutANameTheKeychainIsNotAsked();
    void aSecondFindReplacesTheFirst();
    void aLookupThatIsGoneIsNotCalled();
    void onlyVisibleAsciiIsAKey_data();
    void onlyVisibleAsciiIsAKey();
    void withoutItsLibraryTheKeychainSaysSo();

private:
    void writeCredential(const QString &name, const QByteArray &content)
    {
        QFile file(m_credentials->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_credentials;
};

void TestKeyLookup::init()
{
    m_credentials = std::make_unique<QTemporaryDir>();
    qputenv("CREDENTIALS_DIRECTORY", m_credentials->path().toUtf8());
    qunsetenv("TALLY_LOOKUP_KEY");
    qunsetenv("TALLY_LOOKUP_KEY_2");
}

void TestKeyLookup::theFirstPlaceThatHasAKeyWins_data()
{
    QTest::addColumn<bool>("environment");
    QTest::addColumn<bool>("code");
    QTest::addColumn<bool>("credentials");
    QTest::addColumn<bool>("keychain");
    for (int i = 0; i < 16; ++i) {
        QTest::addRow("%d%d%d%d", i & 1, (i >> 1) & 1, (i >> 2) & 1, (i >> 3) & 1)
            << bool(i & 1) << bool(i & 2) << bool(i & 4) << bool(i & 8);
    }
}

void TestKeyLookup::theFirstPlaceThatHasAKeyWins()
{
    QFETCH(bool, environment);
    QFETCH(bool, code);
    QFETCH(bool, credentials);
    QFETCH(bool, keychain);

    MemoryStore store;
    KeyLookup::Request request{{QStringLiteral("TALLY_LOOKUP_KEY")}, {}, QStringLiteral("vendor")};
    if (environment)
        qputenv("TALLY_LOOKUP_KEY", "of-environment");
    if (code)
        request.fromCode = "of-code";
    if (credentials)
        writeCredential(QStringLiteral("vendor"), "of-credentials\n");
    if (keychain)
        store.keys.insert(QStringLiteral("vendor"), "of-keychain");

    const KeyLookup::Answer answer = find(&store, request);
    const auto [place, key] = environment ? std::pair(KeyPlace::Environment, QByteArray("of-environment"))
        : code                            ? std::pair(KeyPlace::Code, QByteArray("of-code"))
        : credentials                     ? std::pair(KeyPlace::Credentials, QByteArray("of-credentials"))
        : keychain                        ? std::pair(KeyPlace::Keychain, QByteArray("of-keychain"))
                                          : std::pair(KeyPlace::None, QByteArray());
    QCOMPARE(answer.place, place);
    QCOMPARE(answer.result.key, key);
    QCOMPARE(answer.result.status, key.isEmpty() ? KeyResult::Status::Missing : KeyResult::Status::Done);
    QCOMPARE(answer.result.text.isEmpty(), !key.isEmpty());
    QCOMPARE(store.reads, environment || code || credentials ? 0 : 1);
}

void TestKeyLookup::theEnvironmentIsReadAtEachFind()
{
    MemoryStore store;
    const KeyLookup::Request request{{QStringLiteral("TALLY_LOOKUP_KEY")}, {}, QStringLiteral("vendor")};
    QCOMPARE(find(&store, request).place, KeyPlace::None);
    qputenv("TALLY_LOOKUP_KEY", "later");
    QCOMPARE(find(&store, request).result.key, QByteArray("later"));
}

void TestKeyLookup::theFirstVariableThatIsNotEmptyWins()
{
    MemoryStore store;
    const KeyLookup::Request request{
        {QStringLiteral("TALLY_LOOKUP_KEY"), QStringLiteral("TALLY_LOOKUP_KEY_2")}, {}, {}};
    qputenv("TALLY_LOOKUP_KEY", "");
    qputenv("TALLY_LOOKUP_KEY_2", "second");
    QCOMPARE(find(&store, request).result.key, QByteArray("second"));
    qputenv("TALLY_LOOKUP_KEY", "first");
    QCOMPARE(find(&store, request).result.key, QByteArray("first"));
}

void TestKeyLookup::oneLineBreakAtTheEndOfACredentialIsNotPartOfIt_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("none") << QByteArray("sk_1") << QByteArray("sk_1");
    QTest::newRow("LF") << QByteArray("sk_1\n") << QByteArray("sk_1");
    QTest::newRow("CR LF") << QByteArray("sk_1\r\n") << QByteArray("sk_1");
    QTest::newRow("only one") << QByteArray("sk_1\n\n") << QByteArray("sk_1\n");
    QTest::newRow("not a space") << QByteArray("sk_1 \n") << QByteArray("sk_1 ");
}

void TestKeyLookup::oneLineBreakAtTheEndOfACredentialIsNotPartOfIt()
{
    QFETCH(QByteArray, content);
    MemoryStore store;
    writeCredential(QStringLiteral("vendor"), content);
    QTEST(find(&store, {{}, {}, QStringLiteral("vendor")}).result.key, "key");
}

void TestKeyLookup::aNameCannotLeadOutOfTheCredentialsFolder_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("parent") << QStringLiteral("../outside");
    QTest::newRow("below") << QStringLiteral("folder/inside");
    QTest::newRow("absolute") << QStringLiteral("/etc/hostname");
    QTest::newRow("dots") << QStringLiteral("..");
    QTest::newRow("dot") << QStringLiteral(".");
    QTest::newRow("NUL") << QStringLiteral("inside\0x").left(8);
}

void TestKeyLookup::aNameCannotLeadOutOfTheCredentialsFolder()
{
    QFETCH(QString, name);
    QVERIFY(QDir(m_credentials->path()).mkpath(QStringLiteral("folder")));
    QVERIFY(QDir(m_credentials->path()).mkpath(QStringLiteral("credentials")));
    writeCredential(QStringLiteral("outside"), "stolen");
    writeCredential(QStringLiteral("folder/inside"), "stolen");
    writeCredential(QStringLiteral("credentials/inside"), "stolen");
    qputenv("CREDENTIALS_DIRECTORY", m_credentials->filePath(QStringLiteral("credentials")).toUtf8());

    MemoryStore store;
    const KeyLookup::Answer answer = find(&store, {{}, {}, name});
    QCOMPARE(answer.place, KeyPlace::None);
    QCOMPARE(answer.result.key, QByteArray());
    QCOMPARE(store.lastName, name); // such a name may well be in the keychain
}

void TestKeyLookup::aCredentialThatCannotBeUsedIsSaidAndNotSkipped_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"empty", "newline", "folder", "pipe"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestKeyLookup::aCredentialThatCannotBeUsedIsSaidAndNotSkipped()
{
    QFETCH(QString, what);
    const QString path = m_credentials->filePath(QStringLiteral("vendor"));
    if (what == QLatin1String("folder"))
        QVERIFY(QDir().mkdir(path));
    else if (what == QLatin1String("pipe"))
        QCOMPARE(mkfifo(path.toUtf8().constData(), 0600), 0);
    else
        writeCredential(QStringLiteral("vendor"), what == QLatin1String("empty") ? "" : "\n");

    MemoryStore store;
    store.keys.insert(QStringLiteral("vendor"), "of-keychain");
    const KeyLookup::Answer answer = find(&store, {{}, {}, QStringLiteral("vendor")});
    QCOMPARE(answer.place, KeyPlace::None);
    QCOMPARE(answer.result.status, KeyResult::Status::Failed);
    QVERIFY(answer.result.text.contains(QLatin1String("vendor")));
    QCOMPARE(store.reads, 0);
}

void TestKeyLookup::aHugeCredentialIsNotReadWhole()
{
    writeCredential(QStringLiteral("vendor"), QByteArray(1 << 20, 'k'));
    MemoryStore store;
    const QByteArray key = find(&store, {{}, {}, QStringLiteral("vendor")}).result.key;
    QVERIFY(key.size() < 5000);
    QVERIFY(!keyFormProblem(key).isEmpty()); // never taken for a whole key
}

void TestKeyLookup::aRelativeCredentialsFolderIsIgnored()
{
    writeCredential(QStringLiteral("vendor"), "of-credentials");
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_credentials->path()));
    qputenv("CREDENTIALS_DIRECTORY", ".");
    MemoryStore store;
    const KeyPlace place = find(&store, {{}, {}, QStringLiteral("vendor")}).place;
    QVERIFY(QDir::setCurrent(before));
    QCOMPARE(place, KeyPlace::None);
}

void TestKeyLookup::whyTheKeychainHasNoneIsHandedOn_data()
{
    QTest::addColumn<KeyResult::Status>("status");
    QTest::newRow("missing") << KeyResult::Status::Missing;
    QTest::newRow("locked") << KeyResult::Status::Locked;
    QTest::newRow("no service") << KeyResult::Status::NoService;
    QTest::newRow("failed") << KeyResult::Status::Failed;
}

void TestKeyLookup::whyTheKeychainHasNoneIsHandedOn()
{
    QFETCH(KeyResult::Status, status);
    MemoryStore store;
    store.status = status;
    const KeyLookup::Answer answer = find(&store, {{}, {}, QStringLiteral("vendor")});
    QCOMPARE(answer.place, KeyPlace::None);
    QCOMPARE(answer.result.status, status);
    QCOMPARE(answer.result.text, QStringLiteral("why not"));
}

void TestKeyLookup::withoutANameTheKeychainIsNotAsked()
{
    MemoryStore store;
    const KeyLookup::Answer answer = find(&store, {});
    QCOMPARE(answer.result.status, KeyResult::Status::Missing);
    QVERIFY(!answer.result.text.isEmpty());
    QCOMPARE(store.reads, 0);
}

void TestKeyLookup::aSecondFindReplacesTheFirst()
{
    MemoryStore store;
    store.held = true;
    store.keys = {{QStringLiteral("one"), "1"}, {QStringLiteral("two"), "2"}};
    KeyLookup lookup(&store);
    QList<QByteArray> answers;
    connect(&lookup, &KeyLookup::finished, this,
            [&](const KeyLookup::Answer &answer) { answers.append(answer.result.key); });

    lookup.find({{}, {}, QStringLiteral("one")});
    lookup.find({{}, {}, QStringLiteral("two")});
    store.answerAll();
    QCOMPARE(answers, QList<QByteArray>{"2"});

    lookup.find({{}, {}, QStringLiteral("one")});
    lookup.find({{}, "code", QStringLiteral("two")});
    store.answerAll();
    QTRY_COMPARE(answers, (QList<QByteArray>{"2", "code"}));
}

void TestKeyLookup::aLookupThatIsGoneIsNotCalled()
{
    MemoryStore store;
    store.held = true;
    auto lookup = std::make_unique<KeyLookup>(&store);
    QSignalSpy answers(lookup.get(), &KeyLookup::finished);
    lookup->find({{}, {}, QStringLiteral("vendor")});
    lookup.reset();
    store.answerAll();
    QCOMPARE(answers.count(), 0);
}

void TestKeyLookup::onlyVisibleAsciiIsAKey_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("isKey");
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("ordinary") << QByteArray("sk_live_Ab1-_~") << true;
    QTest::newRow("first visible") << QByteArray("!") << true;
    QTest::newRow("last visible") << QByteArray("~") << true;
    QTest::newRow("space") << QByteArray("sk_ live") << false;
    QTest::newRow("trailing line break") << QByteArray("sk_live\n") << false;
    QTest::newRow("header injection") << QByteArray("sk_live\r\nX-Evil: 1") << false;
    QTest::newRow("NUL") << QByteArray("sk\0live", 7) << false;
    QTest::newRow("DEL") << QByteArray("sk\x7flive") << false;
    QTest::newRow("UTF-8") << QByteArray("sk_l\xc3\xafve") << false;
    QTest::newRow("longest") << QByteArray(4096, 'k') << true;
    QTest::newRow("too long") << QByteArray(4097, 'k') << false;
}

void TestKeyLookup::onlyVisibleAsciiIsAKey()
{
    QFETCH(QByteArray, key);
    const QString problem = keyFormProblem(key);
    QTEST(problem.isEmpty(), "isKey");
    if (key.size() > 4)
        QVERIFY(!problem.contains(QString::fromUtf8(key)) && !problem.contains(QString::fromLatin1(key.left(4))));
}

// The loader's path comes before the run path, and with what is no library it ends.
void TestKeyLookup::withoutItsLibraryTheKeychainSaysSo()
{
#ifndef TALLY_KEYCHAIN
    QSKIP("Here the keychain is loaded with Tally's own library.");
#else
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral(TALLY_KEYCHAIN)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(1000, 'x'));
    file.close();
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_LIBRARY_PATH"), folder.path());
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--ask")});
    QVERIFY(program.waitForFinished());
    const QByteArray said = program.readAll();
    QVERIFY2(said.startsWith("4 " + QByteArray::number(int(KeyResult::Status::NoService)) + " Tally's library"), said);
    QVERIFY2(said.contains(TALLY_KEYCHAIN), said);
#endif
}

// How many answers, the last one's status, its text.
static int ask()
{
    const auto store = makeKeychain(QStringLiteral("Acme/kiosk"));
    int answers = 0;
    const auto note = [&answers](const KeyResult &result) {
        if (++answers == 4) {
            std::printf("4 %d %s\n", int(result.status), qPrintable(result.text));
            QCoreApplication::quit();
        }
    };
    store->read(QStringLiteral("name"), note);
    store->write(QStringLiteral("name"), "key", note);
    store->remove(QStringLiteral("name"), note);
    store->unlock(note);
    if (answers > 0)
        return 1; // never before the call has returned
    QTimer::singleShot(20'000, qApp, [] { QCoreApplication::exit(1); });
    return QCoreApplication::exec();
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && std::strcmp(argv[1], "--ask") == 0)
        return ask();
    TestKeyLookup test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keylookup.moc"
