// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// tally send, to a stand-in for the vendor.

#include "ownkeyring.h"
#include "program.h"
#include "tools/collector/collector.h"

#include <QDir>
#include <QTemporaryDir>
#include <QUuid>

using namespace Tally;

class TestTallySend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEventThatArrivesIsExitCode0();
    void theVendorsRefusalIsShown_data();
    void theVendorsRefusalIsShown();
    void aPublishableKeyNeedsAnOrigin();
    void withoutAKeyNothingIsSent();
    void aKeyThatCannotSendIsExitCode3();
    void aKeyIsTakenFromACredential();
    void nobodyListeningIsExitCode1();
    void anAnswerThatNeverComesEndsAtTheTimeout();
    void whatForbidsSendingIsNamed();
    void whatIsOddIsAWarningAndNoFailure();
    void theHostIsTheOneItWentTo();
    void aVendorThatMetersUsersGetsOne();
    void nothingStaysOnTheMachine();

private:
    Ran send(const QString &options, const QStringList &environment = {})
    {
        const QStringList host{QStringLiteral("--host"), m_collector->url().toString()};
        return runTally(words("send --json") + host + options.split(QLatin1Char(' '), Qt::SkipEmptyParts), environment);
    }
    QStringList withKey(const QByteArray &key) const { return {QStringLiteral("AOA_KEY=") + QString::fromLatin1(key)}; }

    const QByteArray m_key = qEnvironmentVariableIsEmpty("TALLY_TEST_KEY")
        ? "sk_test_abcdefgh_" + QUuid::createUuid().toByteArray(QUuid::Id128)
        : qgetenv("TALLY_TEST_KEY");
    std::unique_ptr<Collector> m_collector;
};

void TestTallySend::init()
{
    m_collector = std::make_unique<Collector>();
    QVERIFY2(m_collector->start(), qPrintable(m_collector->errorString()));
}

void TestTallySend::anEventThatArrivesIsExitCode0()
{
    // The host of the environment does not win over the one that was asked for.
    const Ran ran = send(QStringLiteral("--event hello"),
                         withKey(m_key) + QStringList{QStringLiteral("AOA_HOST=http://127.0.0.1:9")});
    QVERIFY2(ran.code == 0, ran.all().constData());
    QVERIFY(!ran.all().contains(m_key));
    QCOMPARE(ran.json().value(QLatin1String("ok")), QJsonValue(true));
    QCOMPARE(ran.json().value(QLatin1String("key_source")).toString(), QStringLiteral("environment"));
    const QList<CollectedEvent> events = m_collector->events();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().name, QStringLiteral("hello"));
    QCOMPARE(events.first().eventId, ran.json().value(QLatin1String("event_id")).toString());

    const Ran text = runTally(words("send --host") + QStringList{m_collector->url().toString()}, withKey(m_key));
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.startsWith("Delivered: "));
    QCOMPARE(m_collector->events().size(), 2);
}

void TestTallySend::theVendorsRefusalIsShown_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    QTest::newRow("key refused") << 401 << QStringLiteral("invalid_api_key");
    QTest::newRow("server down") << 503 << QString();
    QTest::newRow("too many") << 429 << QString();
}

void TestTallySend::theVendorsRefusalIsShown()
{
    QFETCH(int, status);
    QFETCH(QString, words);
    CollectorFaults faults;
    faults.status = status;
    faults.retryAfter = status == 429 ? 60 : -1;
    m_collector->setFaults(faults);
    const Ran ran = send({}, withKey(m_key));
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.json().value(QLatin1String("http_status")).toInt(), status);
    QVERIFY2(ran.out.contains(words.toUtf8()), ran.out.constData());
    QVERIFY2(!ran.out.contains(".."), ran.out.constData()); // the library's sentences, and the vendor's in them
    QVERIFY(!ran.all().contains(m_key));
}

void TestTallySend::aPublishableKeyNeedsAnOrigin()
{
    const QByteArray key = "pk_test_abcdefgh_" + QUuid::createUuid().toByteArray(QUuid::Id128);
    QCOMPARE(send({}, withKey(key)).code, 3);
    QCOMPARE(m_collector->requests().size(), 0);
    const Ran ran = send(QStringLiteral("--origin https://shop.example"), withKey(key));
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(m_collector->requests().constFirst().header("origin"), QByteArray("https://shop.example"));
}

void TestTallySend::withoutAKeyNothingIsSent()
{
    const Ran ran = send({});
    QCOMPARE(ran.code, 4); // there is no keychain here either, which is what can be mended
    QCOMPARE(ran.json().value(QLatin1String("key_source")).toString(), QStringLiteral("none"));
    QCOMPARE(m_collector->requests().size(), 0);
}

void TestTallySend::aKeyThatCannotSendIsExitCode3()
{
    const Ran ran = send({}, withKey("rk_test_abcdefgh_onlyreads"));
    QCOMPARE(ran.code, 3);
    QVERIFY(!ran.all().contains("onlyreads"));
    QCOMPARE(m_collector->requests().size(), 0);
}

void TestTallySend::aKeyIsTakenFromACredential()
{
    QTemporaryDir credentials;
    QFile file(credentials.filePath(QStringLiteral("second")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("sk_test_abcdefgh_ofcredentials\n"); // m_key is searched for in every file afterwards
    file.close();
    const Ran ran
        = send(QStringLiteral("--key-name second"), {QStringLiteral("CREDENTIALS_DIRECTORY=") + credentials.path()});
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(ran.json().value(QLatin1String("key_source")).toString(), QStringLiteral("credentials"));
}

void TestTallySend::nobodyListeningIsExitCode1()
{
    m_collector->stop();
    const Ran ran = send({}, withKey(m_key));
    QCOMPARE(ran.code, 1);
    QVERIFY(!ran.json().value(QLatin1String("error")).toString().isEmpty());
}

void TestTallySend::anAnswerThatNeverComesEndsAtTheTimeout()
{
    CollectorFaults faults;
    faults.latency = std::chrono::seconds(60);
    m_collector->setFaults(faults);
    const Ran ran = send(QStringLiteral("--timeout 0.5"), withKey(m_key));
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.out.contains("0.5 seconds"));
}

void TestTallySend::whatForbidsSendingIsNamed()
{
    for (const char *variable : {"DO_NOT_TRACK=1", "TALLY_DISABLED=true"}) {
        const Ran ran = send({}, withKey(m_key) + QStringList{QString::fromLatin1(variable)});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.contains(QByteArray(variable).split('=').first()), ran.out.constData());
    }
    QCOMPARE(m_collector->requests().size(), 0);
}

void TestTallySend::whatIsOddIsAWarningAndNoFailure()
{
    const QStringList environment{QStringLiteral("DOOW_TRACK_API_KEY=dk_test"),
                                  QStringLiteral("DOOW_TRACK_FLUSH_AT=many")};
    const Ran ran = send(QStringLiteral("--vendor doow --set licenseId=lic_42"), environment);
    QVERIFY2(ran.code == 0, ran.all().constData());
    const QJsonArray warnings = ran.json().value(QLatin1String("warnings")).toArray();
    QCOMPARE(warnings.size(), 1);
    QVERIFY(warnings.first().toString().contains(QLatin1String("DOOW_TRACK_FLUSH_AT")));
    QCOMPARE(m_collector->events().size(), 1);
    // Nor does it hide what is a failure.
    QCOMPARE(send({}, {QStringLiteral("AOA_HOST=https://shop.example")}).code, 4);
}

void TestTallySend::theHostIsTheOneItWentTo()
{
    const QString host = m_collector->url().toString();
    const Ran ran
        = runTally(words("send --json --vendor doow --set licenseId=lic_42"),
                   {QStringLiteral("DOOW_TRACK_API_KEY=dk_test"), QStringLiteral("DOOW_TRACK_ENDPOINT=") + host});
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(ran.json().value(QLatin1String("host")).toString(), host);
}

void TestTallySend::aVendorThatMetersUsersGetsOne()
{
    Collector::Options rules;
    rules.settleSettlePath = QStringLiteral("/events");
    m_collector = std::make_unique<Collector>(rules);
    QVERIFY2(m_collector->start(), qPrintable(m_collector->errorString()));
    const QStringList environment{QStringLiteral("SETTLESETTLE_API_KEY=ss_live_test")};
    const QString options = QStringLiteral("--vendor settlesettle --set eventsPath=/events");
    QCOMPARE(send(options, environment).code, 1);
    const Ran ran = send(options + QStringLiteral(" --user user_42"), environment);
    QVERIFY2(ran.code == 0, ran.all().constData());
    QCOMPARE(m_collector->events().size(), 1);
    QCOMPARE(m_collector->events().first().userId, QStringLiteral("user_42"));
}

void TestTallySend::nothingStaysOnTheMachine()
{
    QTemporaryDir temporary;
    QTemporaryDir home;
    const QStringList environment = withKey(m_key)
        + QStringList{QStringLiteral("TMPDIR=") + temporary.path(), QStringLiteral("HOME=") + home.path(),
                      QStringLiteral("XDG_DATA_HOME=") + home.path(), QStringLiteral("XDG_CONFIG_HOME=") + home.path()};
    QCOMPARE(send({}, environment).code, 0);
    m_collector->stop();
    QCOMPARE(send({}, environment).code, 1);
    const QDir::Filters all = QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden;
    QCOMPARE(QDir(temporary.path()).entryList(all), QStringList());
    QCOMPARE(QDir(home.path()).entryList(all), QStringList());
}

OWN_KEYRING_MAIN(TestTallySend, "nobus")
#include "tst_tallysend.moc"
