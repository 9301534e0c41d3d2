// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The program tally as a script sees it, on a machine without a session bus.

#include "ownkeyring.h"
#include "program.h"

#include <QTemporaryDir>
#include <QUuid>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>

class TestTally : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpExplainsEachCommandAndItsExitCodes_data();
    void helpExplainsEachCommandAndItsExitCodes();
    void theVersionIsShown();
    void wrongUsageIsExitCode2_data();
    void wrongUsageIsExitCode2();
    void aKeyThatCannotBeOneIsNotStored_data();
    void aKeyThatCannotBeOneIsNotStored();
    void withoutAKeychainTheExitCodeIs4_data();
    void withoutAKeychainTheExitCodeIs4();
    void statusNamesTheVariableAndTheKindOnly();
    void statusFindsACredential();
    void statusTellsThatAKeyCannotWork();
    void variablesAreForTheDefaultNameOnly();
    void onATerminalTheKeyIsNotShown();
    void ctrlCGivesTheTerminalBackAsItWas();

private:
    const QByteArray m_key = "sk_test_abcdefgh_" + QUuid::createUuid().toByteArray(QUuid::Id128);
};

void TestTally::helpExplainsEachCommandAndItsExitCodes_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("option");
    QTest::newRow("tally") << QStringLiteral("--help") << QStringLiteral("--version");
    QTest::newRow("key") << QStringLiteral("key --help") << QStringLiteral("--unlock");
    QTest::newRow("key set") << QStringLiteral("key set --help") << QStringLiteral("--unlock");
    QTest::newRow("send") << QStringLiteral("send --help") << QStringLiteral("--origin");
    QTest::newRow("queue") << QStringLiteral("queue -h") << QStringLiteral("--storage");
    QTest::newRow("quarantine") << QStringLiteral("quarantine --help") << QStringLiteral("--yes");
    QTest::newRow("doctor") << QStringLiteral("doctor --help") << QStringLiteral("--no-send");
    QTest::newRow("backfill") << QStringLiteral("backfill --help") << QStringLiteral("--restart");
}

void TestTally::helpExplainsEachCommandAndItsExitCodes()
{
    QFETCH(QString, line);
    QFETCH(QString, option);
    const Ran ran = runTally(line.split(QLatin1Char(' ')));
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.err, QByteArray());
    QVERIFY(ran.out.startsWith("Usage: tally "));
    QVERIFY(ran.out.contains("Exit codes:"));
    QVERIFY(ran.out.contains("--json"));
    QVERIFY(ran.out.contains(option.toUtf8()));
    for (const QByteArray &printed : ran.out.split('\n'))
        QVERIFY2(QString::fromUtf8(printed).size() <= 95, printed.constData());
}

void TestTally::theVersionIsShown()
{
    const Ran ran = runTally({QStringLiteral("--version")});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.startsWith("tally 0."));
}

void TestTally::wrongUsageIsExitCode2_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {
             "",
             "nonsense",
             "key",
             "key status",
             "key nonsense --application a",
             "key set --application a",
             "key delete --application a",
             "key set x",
             "key set x y --application a",
             "key status --application",
             "key set x --application a --nonsense",
             "send --nonsense",
             "send x",
             "send --vendor nobody",
             "send --timeout never",
             "send --timeout 0",
             "send --timeout -1",
             "send --host nonsense",
             "send --host http://",
             "backfill",
             "backfill x y",
             "backfill x --vendor nobody",
             "backfill x --host nonsense",
             "quarantine",
             "quarantine nonsense --application a",
             "quarantine list",
             "quarantine list x --application a",
             "quarantine clear --application a",
             "doctor",
             "doctor x --application a",
             "doctor --application a --host http://127.0.0.1:9",
             "doctor --application a --vendor nobody",
             "queue",
             "queue x --application a",
             "queue --nonsense",
         })
        QTest::newRow(line) << QString::fromUtf8(line);
}

void TestTally::wrongUsageIsExitCode2()
{
    QFETCH(QString, line);
    const QStringList arguments = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const Ran ran = runTally(arguments);
    QCOMPARE(ran.code, 2);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY(ran.err.contains("Usage: tally "));

    if (arguments.size() < 2)
        return; // no command that knows --json
    const Ran asJson = runTally(QStringList{arguments.first(), QStringLiteral("--json")} + arguments.sliced(1));
    QCOMPARE(asJson.code, 2);
    QCOMPARE(asJson.json().value(QLatin1String("ok")), QJsonValue(false));
    QVERIFY(!asJson.json().value(QLatin1String("error")).toString().isEmpty());
}

void TestTally::aKeyThatCannotBeOneIsNotStored_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a line break only") << QByteArray("\n");
    QTest::newRow("two lines") << QByteArray("sk_test_first\nsk_test_second\n");
    QTest::newRow("a blank") << QByteArray("sk_test_ secret");
    QTest::newRow("too long") << QByteArray(5000, 'k');
    QTest::newRow("much too long") << QByteArray(1 << 20, 'k');
}

void TestTally::aKeyThatCannotBeOneIsNotStored()
{
    QFETCH(QByteArray, input);
    const Ran ran = runTally(words("key set millimetric --application a"), {}, input);
    QCOMPARE(ran.code, 2);
    QVERIFY(!ran.err.isEmpty());
    QVERIFY(!ran.all().contains("sk_test_"));
    QVERIFY(!ran.all().contains("kkkk"));
}

void TestTally::withoutAKeychainTheExitCodeIs4_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"key set millimetric", "key delete millimetric", "key status millimetric", "key status",
                             "key set millimetric --unlock"})
        QTest::newRow(line) << QString::fromUtf8(line);
}

void TestTally::withoutAKeychainTheExitCodeIs4()
{
    QFETCH(QString, line);
    const Ran ran = runTally(line.split(QLatin1Char(' ')) + words("--application a --json"), {}, m_key);
    QCOMPARE(ran.code, 4);
    QVERIFY(ran.json().contains(QLatin1String("ok")));
    QVERIFY(ran.out.contains("no_service"));
    QVERIFY(ran.out.contains("session bus"));
    QVERIFY(!ran.all().contains(m_key));
}

void TestTally::statusNamesTheVariableAndTheKindOnly()
{
    const QStringList environment{QStringLiteral("AOA_SK=") + QString::fromLatin1(m_key)};
    const Ran text = runTally(words("key status --application a"), environment);
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.contains("environment AOA_SK"));
    QVERIFY(text.out.contains("sk_test_"));
    QVERIFY(!text.all().contains(m_key.mid(8, 8))); // not even the part that may be logged

    const Ran ran = runTally(words("key status millimetric --application a --json"), environment);
    QCOMPARE(ran.code, 0);
    const QJsonObject key = ran.json().value(QLatin1String("keys")).toArray().at(0).toObject();
    QCOMPARE(key,
             (QJsonObject{{QStringLiteral("name"), QStringLiteral("millimetric")},
                          {QStringLiteral("place"), QStringLiteral("environment")},
                          {QStringLiteral("variable"), QStringLiteral("AOA_SK")},
                          {QStringLiteral("status"), QStringLiteral("found")},
                          {QStringLiteral("kind"), QStringLiteral("sk_test_")}}));
}

void TestTally::statusFindsACredential()
{
    QTemporaryDir credentials;
    QFile file(credentials.filePath(QStringLiteral("second")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_key + '\n');
    file.close();
    const QStringList environment{QStringLiteral("CREDENTIALS_DIRECTORY=") + credentials.path()};
    const Ran ran = runTally(words("key status second --application a --json"), environment);
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.contains("\"credentials\""));
    QVERIFY(!ran.all().contains(m_key));
}

void TestTally::statusTellsThatAKeyCannotWork()
{
    const Ran ran = runTally(words("key status --application a"), {QStringLiteral("AOA_SK=sk_test_two words")});
    QCOMPARE(ran.code, 1);
    QVERIFY(!ran.all().contains("words"));
}

void TestTally::variablesAreForTheDefaultNameOnly()
{
    const Ran ran = runTally(words("key status second --application a"),
                             {QStringLiteral("AOA_SK=") + QString::fromLatin1(m_key)});
    QCOMPARE(ran.code, 4);
}

namespace {

/// A terminal with the program on it.
class Terminal
{
public:
    explicit Terminal(const QStringList &arguments)
    {
        m_terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
        grantpt(m_terminal);
        unlockpt(m_terminal);
        const int side = open(ptsname(m_terminal), O_RDWR | O_NOCTTY | O_CLOEXEC);
        process.setChildProcessModifier([side] {
            setsid();
            ioctl(side, TIOCSCTTY, 0);
            dup2(side, STDIN_FILENO);
        });
        process.start(QStringLiteral(TALLY_PROGRAM), arguments);
        process.waitForStarted();
        m_side = side;
    }
    ~Terminal()
    {
        process.kill();
        process.waitForFinished();
        close(m_side);
        close(m_terminal);
    }
    void type(const QByteArray &text)
    {
        QCOMPARE(write(m_terminal, text.constData(), size_t(text.size())), text.size());
    }
    bool showsTyping() const
    {
        termios state;
        return tcgetattr(m_terminal, &state) == 0 && (state.c_lflag & ECHO);
    }
    QByteArray shown() const
    {
        QByteArray text(4096, '\0');
        fcntl(m_terminal, F_SETFL, O_NONBLOCK);
        text.resize(std::max<ssize_t>(0, read(m_terminal, text.data(), size_t(text.size()))));
        return text;
    }

    QProcess process;

private:
    int m_terminal = -1;
    int m_side = -1;
};

} // namespace

void TestTally::onATerminalTheKeyIsNotShown()
{
    Terminal terminal(words("key set millimetric --application a"));
    QByteArray asked;
    QTRY_VERIFY((asked += terminal.process.readAllStandardError()).contains("not shown"));
    QVERIFY(!terminal.showsTyping());
    terminal.type(m_key + '\n');
    QTRY_COMPARE(terminal.process.state(), QProcess::NotRunning);
    QCOMPARE(terminal.process.exitCode(), 4); // it was taken; there is only nowhere to put it
    QVERIFY(terminal.showsTyping());
    QVERIFY(!terminal.shown().contains(m_key));
}

void TestTally::ctrlCGivesTheTerminalBackAsItWas()
{
    Terminal terminal(words("key set millimetric --application a"));
    QByteArray asked;
    QTRY_VERIFY((asked += terminal.process.readAllStandardError()).contains("not shown"));
    QVERIFY(!terminal.showsTyping());
    terminal.type("\x03");
    QTRY_COMPARE(terminal.process.state(), QProcess::NotRunning);
    QCOMPARE(terminal.process.exitStatus(), QProcess::CrashExit); // by the signal
    QVERIFY(terminal.showsTyping());
}

OWN_KEYRING_MAIN(TestTally, "nobus")
#include "tst_tally.moc"
