// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// tally doctor: what is healthy, and what each illness is called.

#include "ownkeyring.h"
#include "plainvendor.h"
#include "program.h"

#include "../tracker/administrator.h"
#include "store/queue.h"
#include "tools/collector/collector.h"

#include <QDateTime>
#include <QDirIterator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>
#include <QUuid>

using namespace Tally;

namespace {

const QString deadRun = QStringLiteral("0000000001-01234567-89ab-cdef-0123-456789abcdef");

/// Answers each connection with the same bytes, in a thread of its own.
class OneAnswer
{
public:
    explicit OneAnswer(const QByteArray &answer)
    {
        m_server.moveToThread(&m_thread);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, answer] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                    socket->write(answer);
                    socket->disconnectFromHost();
                });
            }
        });
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_server,
            [this] {
                m_server.listen(QHostAddress::LocalHost);
                m_port = m_server.serverPort();
            },
            Qt::BlockingQueuedConnection);
    }
    ~OneAnswer()
    {
        QMetaObject::invokeMethod(
            &m_server, [this] { m_server.close(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    quint16 port() const { return m_port; }

private:
    QThread m_thread;
    QTcpServer m_server;
    quint16 m_port = 0;
};

} // namespace

class TestTallyDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aHealthyApplicationIsExitCode0();
    void nothingIsSentWhereThatIsNotWanted();
    void theKeyIsNeverShown();
    void whatIsMissingIsSaidWithTheWayOut_data();
    void whatIsMissingIsSaidWithTheWayOut();
    void whatTheAdministratorForbidsIsTold_data();
    void whatTheAdministratorForbidsIsTold();
    void whatIsOddIsAWarningBesideTheTestEvent();
    void aClockThatIsWrongIsTold_data();
    void aClockThatIsWrongIsTold();
    void whatAilsTheStoreIsTold();
    void theVendorsInUseAreFound();
    void aStoreThatIsNotThereIsTold();
    void nothingStaysOnTheMachine();

private:
    QStringList key() const { return {QStringLiteral("AOA_KEY=") + QString::fromLatin1(m_key)}; }
    Ran doctor(const QString &options, const QStringList &environment) const
    {
        return runTally(words("doctor --json --storage") + QStringList{m_dir->path()}
                            + options.split(QLatin1Char(' '), Qt::SkipEmptyParts),
                        environment);
    }
    QString millimetric() const
    {
        return QStringLiteral("--vendor millimetric --host ") + m_collector->url().toString();
    }
    static QJsonObject finding(const Ran &ran, const char *id)
    {
        for (const QJsonValue &one : ran.json().value(QLatin1String("findings")).toArray())
            if (one.toObject().value(QLatin1String("id")).toString() == QLatin1String(id))
                return one.toObject();
        return {};
    }
    static QString level(const Ran &ran, const char *id)
    {
        return finding(ran, id).value(QLatin1String("level")).toString();
    }

    const QByteArray m_key = qEnvironmentVariableIsEmpty("TALLY_TEST_KEY")
        ? "sk_test_abcdefgh_" + QUuid::createUuid().toByteArray(QUuid::Id128)
        : qgetenv("TALLY_TEST_KEY");
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Collector> m_collector;
};

void TestTallyDoctor::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_collector = std::make_unique<Collector>();
    QVERIFY2(m_collector->start(), qPrintable(m_collector->errorString()));
}

void TestTallyDoctor::aHealthyApplicationIsExitCode0()
{
    const Ran ran = doctor(millimetric(), key());
    QVERIFY2(ran.code == 0, ran.all().constData());
    for (const char *id : {"application", "environment", "key", "dns", "tcp", "http", "clock", "test_event", "writable",
                           "free_space", "permissions", "corrupt", "pending", "runs", "quarantine"})
        QVERIFY2(level(ran, id) == QLatin1String("ok"), id);
    QCOMPARE(ran.json().value(QLatin1String("wrong")).toInt(-1), 0);
    QCOMPARE(finding(ran, "key").value(QLatin1String("facts")).toObject().value(QLatin1String("source")).toString(),
             QStringLiteral("environment"));
    QVERIFY(finding(ran, "clock").value(QLatin1String("facts")).toObject().contains(QLatin1String("skew_seconds")));
    QCOMPARE(m_collector->stats().events, 1);
    QCOMPARE(m_collector->events().first().name, QStringLiteral("tally_test"));

    const Ran text = runTally(
        words("doctor --storage") + QStringList{m_dir->path()} + millimetric().split(QLatin1Char(' ')), key());
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.contains("Nothing is wrong."));
}

void TestTallyDoctor::nothingIsSentWhereThatIsNotWanted()
{
    const Ran ran = doctor(millimetric() + QStringLiteral(" --no-send"), key());
    QCOMPARE(ran.code, 0);
    QVERIFY(finding(ran, "test_event").isEmpty());
    QCOMPARE(m_collector->stats().events, 0);
}

void TestTallyDoctor::theKeyIsNeverShown()
{
    const QString secret = QString::fromLatin1(m_key.mid(m_key.lastIndexOf('_') + 1));
    QVERIFY(!doctor(millimetric(), key()).all().contains(secret.toUtf8()));
    CollectorFaults faults;
    faults.status = 401;
    m_collector->setFaults(faults);
    const Ran ran = doctor(millimetric(), key());
    QCOMPARE(ran.code, 1);
    QCOMPARE(level(ran, "test_event"), QStringLiteral("error"));
    QVERIFY(!ran.all().contains(secret.toUtf8()));
}

void TestTallyDoctor::whatIsMissingIsSaidWithTheWayOut_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("variable"); // instead of the key
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("expected");

    const QString here = QStringLiteral("HERE");
    QTest::newRow("no key") << here << QString() << QByteArray("key") << QStringLiteral("error");
    QTest::newRow("TALLY_DISABLED") << here << QStringLiteral("TALLY_DISABLED=true") << QByteArray("TALLY_DISABLED")
                                    << QStringLiteral("error");
    QTest::newRow("DO_NOT_TRACK") << here << QStringLiteral("DO_NOT_TRACK=1") << QByteArray("DO_NOT_TRACK")
                                  << QStringLiteral("warning");
    QTest::newRow("a name that is none") << QStringLiteral("--vendor millimetric --host https://tally.invalid")
                                         << QStringLiteral("KEY") << QByteArray("dns") << QStringLiteral("error");
    QTest::newRow("nobody listens") << QStringLiteral("--vendor millimetric --host http://127.0.0.1:9")
                                    << QStringLiteral("KEY") << QByteArray("tcp") << QStringLiteral("error");
    QTest::newRow("a metering vendor's licence") << QStringLiteral("DOOW") << QStringLiteral("DOOW_TRACK_API_KEY=dk_x")
                                                 << QByteArray("test_event") << QStringLiteral("warning");
}

void TestTallyDoctor::whatIsMissingIsSaidWithTheWayOut()
{
    QFETCH(QString, options);
    QFETCH(QString, variable);
    QFETCH(QByteArray, id);
    QFETCH(QString, expected);
    if (options == QLatin1String("HERE"))
        options = millimetric();
    if (options == QLatin1String("DOOW"))
        options = QStringLiteral("--vendor doow --host ") + m_collector->url().toString();
    const Ran ran = doctor(options, variable == QLatin1String("KEY") ? key() : QStringList{variable});
    QCOMPARE(ran.code, 1);
    QVERIFY2(level(ran, id.constData()) == expected, ran.out.constData());
    QVERIFY(!finding(ran, id.constData()).value(QLatin1String("way_out")).toString().isEmpty());
    QCOMPARE(ran.json().value(QLatin1String("ok")), QJsonValue(false));
    QCOMPARE(m_collector->stats().events, 0);
}

void TestTallyDoctor::whatTheAdministratorForbidsIsTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("sent");
    QTest::newRow("nothing") << QByteArray("[Policy]\nanalytics=on\n") << QStringLiteral("ok") << 1;
    QTest::newRow("analytics") << QByteArray("[Policy]\nanalytics=off\n") << QStringLiteral("warning") << 0;
    QTest::newRow("analytics, of another application") << QByteArray("[Application other]\nanalytics=off\n")
                                                       << QStringLiteral("ok") << 1;
    QTest::newRow("analytics, of this one") << QByteArray("[Application shop]\nanalytics=off\n") << QStringLiteral("warning") << 0;
    QTest::newRow("sending") << QByteArray("[Policy]\nsending=off\n") << QStringLiteral("error") << 0;
    QTest::newRow("nobody knows what") << QByteArray("[Policy") << QStringLiteral("error") << 0;
}

void TestTallyDoctor::whatTheAdministratorForbidsIsTold()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, expected);
    QFETCH(const int, sent);
    const Administrator administrator;
    administrator.write(text);
    const Ran ran = doctor(millimetric() + QStringLiteral(" --application shop"),
                           key() + QStringList{QStringLiteral("XDG_CONFIG_DIRS=") + administrator.dirs[0].path()});
    QVERIFY2(level(ran, "policy") == expected, ran.out.constData());
    QVERIFY2(finding(ran, "policy").value(QLatin1String("text")).toString().contains(administrator.path()), ran.out.constData());
    QCOMPARE(finding(ran, "policy").value(QLatin1String("way_out")).toString().isEmpty(), expected == QLatin1String("ok"));
    QCOMPARE(m_collector->stats().events, sent);
    QCOMPARE(ran.code, expected == QLatin1String("ok") ? 0 : 1);
}

void TestTallyDoctor::whatIsOddIsAWarningBesideTheTestEvent()
{
    const Ran ran
        = doctor(QStringLiteral("--vendor doow --set licenseId=lic_42 --host ") + m_collector->url().toString(),
                 {QStringLiteral("DOOW_TRACK_API_KEY=dk_x"), QStringLiteral("DOOW_TRACK_FLUSH_AT=many")});
    QVERIFY2(level(ran, "option") == QLatin1String("warning"), ran.out.constData());
    QVERIFY2(level(ran, "test_event") == QLatin1String("ok"), ran.out.constData());
    QCOMPARE(m_collector->stats().events, 1);
}

void TestTallyDoctor::aClockThatIsWrongIsTold_data()
{
    QTest::addColumn<int>("seconds"); // the vendor's clock is ahead by
    QTest::addColumn<QString>("expected");
    QTest::newRow("a little") << 20 << QStringLiteral("ok");
    QTest::newRow("behind") << 300 << QStringLiteral("warning");
    QTest::newRow("ahead") << -300 << QStringLiteral("warning");
    QTest::newRow("by a day") << 86400 << QStringLiteral("error");
}

void TestTallyDoctor::aClockThatIsWrongIsTold()
{
    QFETCH(int, seconds);
    QFETCH(QString, expected);
    const QDateTime there = QDateTime::currentDateTimeUtc().addSecs(seconds);
    const OneAnswer server("HTTP/1.1 404 Not Found\r\nDate: "
                           + QLocale::c().toString(there, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1()
                           + " GMT\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    const Ran ran
        = doctor(QStringLiteral("--no-send --vendor millimetric --host http://127.0.0.1:%1").arg(server.port()), key());
    QVERIFY2(level(ran, "clock") == expected, ran.out.constData());
    const int skew
        = finding(ran, "clock").value(QLatin1String("facts")).toObject().value(QLatin1String("skew_seconds")).toInt();
    QVERIFY2(qAbs(skew + seconds) <= 3, qPrintable(QString::number(skew)));
    QCOMPARE(ran.code, expected == QLatin1String("ok") ? 0 : 1);
}

void TestTallyDoctor::whatAilsTheStoreIsTold()
{
    const QString folder = m_dir->filePath(QStringLiteral("default/runs/") + deadRun + QStringLiteral("/millimetric"));
    {
        Queue queue(folder, deadRun);
        queue.append(recordOf(QStringLiteral("old")));
        queue.sync();
    }
    for (QDirIterator files(folder, QDir::Files); files.hasNext();) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-3), QFileDevice::FileModificationTime));
        QVERIFY(file.setPermissions(file.permissions() | QFileDevice::ReadOther));
    }
    QFile corrupt(folder + QStringLiteral("/1.ini.corrupt"));
    QVERIFY(corrupt.open(QIODevice::WriteOnly));
    QVERIFY(corrupt.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    const Ran ran = doctor(millimetric(), key());
    QCOMPARE(ran.code, 1);
    for (const char *id : {"permissions", "corrupt", "pending", "runs"}) {
        QVERIFY2(level(ran, id) == QLatin1String("warning"), id);
        QVERIFY(!finding(ran, id).value(QLatin1String("way_out")).toString().isEmpty());
    }
    QCOMPARE(finding(ran, "runs").value(QLatin1String("facts")).toObject().value(QLatin1String("orphaned")).toInt(), 1);
    QCOMPARE(finding(ran, "pending").value(QLatin1String("facts")).toObject().value(QLatin1String("count")).toInt(), 1);
    QVERIFY(QFile::exists(folder)); // only looked at
}

void TestTallyDoctor::theVendorsInUseAreFound()
{
    const Ran none = doctor(QStringLiteral("--no-send"), {});
    QCOMPARE(level(none, "vendors"), QStringLiteral("warning"));

    QVERIFY(QDir(m_dir->path()).mkpath(QStringLiteral("default/runs/%1/doow").arg(deadRun)));
    const Ran stored = doctor(QStringLiteral("--no-send"), {});
    QCOMPARE(finding(stored, "key").value(QLatin1String("area")).toString(), QStringLiteral("doow"));
    QVERIFY(finding(stored, "vendors").isEmpty());
}

void TestTallyDoctor::aStoreThatIsNotThereIsTold()
{
    const Ran ran = runTally(
        words("doctor --json --organization Acme --application nobody") + millimetric().split(QLatin1Char(' ')), key());
    QCOMPARE(ran.code, 1);
    QCOMPARE(level(ran, "exists"), QStringLiteral("warning"));
    QCOMPARE(level(ran, "test_event"), QStringLiteral("ok"));
}

void TestTallyDoctor::nothingStaysOnTheMachine()
{
    QCOMPARE(doctor(millimetric(), key()).code, 0);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), QStringList());
}

OWN_KEYRING_MAIN(TestTallyDoctor, "nobus")
#include "tst_tallydoctor.moc"
