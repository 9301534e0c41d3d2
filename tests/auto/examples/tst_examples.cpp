// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The examples, as a newcomer runs them, with a collector in the vendors' place.

#include "tools/collector/collector.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Tally;

namespace {

const QByteArray millimetricKey = QByteArrayLiteral("sk_test_abcd1234_0123456789abcdef");
const QByteArray stagingKey = QByteArray("dk_") + QByteArray(64, 'a');
const QByteArray productionKey = QByteArray("dk_") + QByteArray(64, 'b');

} // namespace

class TestExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aServiceDeliversTheRestWhenItIsTerminated();
    void aServiceMeasuresTheLinesItIsFed();
    void aShortLivedProgramDeliversBeforeItEnds();
    void whatAShortLivedProgramCouldNotSendTheNextOneSends();
    void aShortLivedProgramTellsWhatWasRefused();
    void aBackfillWaitsForTheQueueAndLosesNothing();
    void aBackfillNamesTheLinesThatAreNoEvents();
    void typedNamesArriveAsTheyAreWritten();
    void eachStageHasItsKeyAndItsQueue();
    void aVisitorsSignInIsFollowed();

private:
    /// Runs to its end; what it printed, and its exit code.
    QByteArray run(const QString &example, const QStringList &arguments = {}, const QByteArray &input = {});
    std::unique_ptr<QProcess> start(const QString &example, const QStringList &arguments);
    QStringList names() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Collector> m_collector;
    QMap<QString, QString> m_environment;
    int m_exitCode = 0;
    QByteArray m_complaints;
};

void TestExamples::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_collector = std::make_unique<Collector>();
    QVERIFY(m_collector->start());
    m_environment = {{QStringLiteral("AOA_SK"), QString::fromLatin1(millimetricKey)},
                     {QStringLiteral("AOA_HOST"), m_collector->url().toString()},
                     {QStringLiteral("DOOW_TRACK_API_KEY"), QString::fromLatin1(productionKey)},
                     {QStringLiteral("DOOW_TRACK_ENDPOINT"), m_collector->url().toString()}};
}

std::unique_ptr<QProcess> TestExamples::start(const QString &example, const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *variable : {"DO_NOT_TRACK", "TALLY_DISABLED", "AOA_KEY", "CREDENTIALS_DIRECTORY", "SHOP_STAGE",
                                 "DOOW_TRACK_DISABLED", "DOOW_TRACK_ATTRIBUTION", "DBUS_SESSION_BUS_ADDRESS"})
        environment.remove(QString::fromLatin1(variable));
    for (const char *variable : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QString::fromLatin1(variable), m_folder->path());
    environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
    for (auto it = m_environment.cbegin(); it != m_environment.cend(); ++it)
        environment.insert(it.key(), it.value());
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(BIN_DIR "/") + example, arguments);
    return process;
}

QByteArray TestExamples::run(const QString &example, const QStringList &arguments, const QByteArray &input)
{
    const auto process = start(example, arguments);
    process->write(input);
    process->closeWriteChannel();
    const bool ended = process->waitForFinished(60'000) && process->exitStatus() == QProcess::NormalExit;
    m_exitCode = ended ? process->exitCode() : -1;
    m_complaints = process->readAllStandardError();
    if (!ended)
        qWarning() << example << process->errorString() << m_complaints;
    return process->readAllStandardOutput();
}

QStringList TestExamples::names() const
{
    QStringList all;
    for (const CollectedEvent &event : m_collector->events())
        all.append(event.name);
    return all;
}

void TestExamples::aServiceDeliversTheRestWhenItIsTerminated()
{
    const auto service = start(QStringLiteral("console"), {QStringLiteral("--interval"), QStringLiteral("20")});
    QVERIFY(service->waitForReadyRead(20'000));
    QTRY_VERIFY(m_collector->events().size() > 20); // it has been running for a while: batches of 20
    QCOMPARE(::kill(pid_t(service->processId()), SIGTERM), 0);
    QVERIFY(service->waitForFinished(20'000));
    QCOMPARE(service->exitStatus(), QProcess::NormalExit);
    QCOMPARE(service->exitCode(), 0);
    const QStringList arrived = names();
    QCOMPARE(arrived.first(), QStringLiteral("service_started"));
    QCOMPARE(arrived.last(), QStringLiteral("service_stopped"));
    const QByteArray said = service->readAllStandardOutput();
    const QByteArray count = QByteArray::number(arrived.size());
    QVERIFY2(said.contains("tracked " + count + ", delivered " + count + ", kept for later 0"), said.constData());
}

void TestExamples::aServiceMeasuresTheLinesItIsFed()
{
    run(QStringLiteral("console"), {QStringLiteral("--lines")}, "one\nthree\n");
    QCOMPARE(m_exitCode, 0);
    QCOMPARE(names().join(u','), QStringLiteral("service_started,line_handled,line_handled,service_stopped"));
    QCOMPARE(m_collector->events().at(2).properties.value(QLatin1String("length")).toInt(), 5);
}

void TestExamples::aShortLivedProgramDeliversBeforeItEnds()
{
    const QByteArray said = run(
        QStringLiteral("shortlived"),
        {QStringLiteral("--license"), QStringLiteral("lic_42"), QStringLiteral("--rows"), QStringLiteral("1200")});
    QCOMPARE(m_exitCode, 0);
    QCOMPARE(said, QByteArray("delivered 1, dropped 0, kept for later 0\n"));
    QCOMPARE(m_collector->events().size(), 1);
    const CollectedEvent event = m_collector->events().constFirst();
    QCOMPARE(event.vendor, QStringLiteral("doow"));
    QCOMPARE(event.name, QStringLiteral("rows_exported"));
    QCOMPARE(event.quantity, QStringLiteral("1200"));
    QCOMPARE(event.userId, QStringLiteral("lic_42"));
    QCOMPARE(event.json.value(QLatin1String("unit")).toString(), QStringLiteral("rows"));
}

void TestExamples::whatAShortLivedProgramCouldNotSendTheNextOneSends()
{
    const QStringList arguments{QStringLiteral("--license"), QStringLiteral("lic_42"), QStringLiteral("--patience"),
                                QStringLiteral("300")};
    m_collector->stop();
    QCOMPARE(run(QStringLiteral("shortlived"), arguments), QByteArray("delivered 0, dropped 0, kept for later 1\n"));
    QCOMPARE(m_exitCode, 3);
    QVERIFY(m_collector->start());
    run(QStringLiteral("shortlived"),
        {QStringLiteral("--license"), QStringLiteral("lic_42"), QStringLiteral("--patience"), QStringLiteral("20000")});
    QCOMPARE(m_exitCode, 0);
    QCOMPARE(m_collector->stats().unique, 2);
    QCOMPARE(m_collector->stats().duplicates, 0);
}

void TestExamples::aShortLivedProgramTellsWhatWasRefused()
{
    run(QStringLiteral("shortlived"));
    QCOMPARE(m_exitCode, 3);
    QVERIFY2(m_complaints.contains("licence"), m_complaints.constData());
    QCOMPARE(m_collector->requests().size(), 0);
}

void TestExamples::aBackfillWaitsForTheQueueAndLosesNothing()
{
    constexpr int lines = 12'000; // more than may be pending there
    QByteArray input;
    for (int i = 0; i < lines; ++i)
        input += "{\"event\":\"signup\",\"user_id\":\"usr_" + QByteArray::number(i)
            + "\",\"timestamp\":\"2026-01-02T03:04:05Z\",\"event_id\":\"row-" + QByteArray::number(i) + "\"}\n";
    const QByteArray said = run(QStringLiteral("backfill"), {}, input);
    QVERIFY2(m_exitCode == 0, m_complaints.constData());
    QCOMPARE(said, "delivered " + QByteArray::number(lines) + ", dropped 0, kept for later 0, unusable lines 0\n");
    QCOMPARE(m_collector->stats().unique, lines);
    QCOMPARE(m_collector->stats().duplicates, 0);
    const CollectedEvent last = m_collector->events().constLast();
    QCOMPARE(last.eventId, QStringLiteral("row-%1").arg(lines - 1));
    QCOMPARE(last.userId, QStringLiteral("usr_%1").arg(lines - 1));
    QCOMPARE(last.timestamp, QStringLiteral("2026-01-02T03:04:05.000Z"));
    QVERIFY(last.anonymousId.isEmpty());
}

void TestExamples::aBackfillNamesTheLinesThatAreNoEvents()
{
    run(QStringLiteral("backfill"), {},
        "{\"event\":\"a\",\"user_id\":\"u\"}\n\nnonsense\n{\"user_id\":\"u\"}\n{\"event\":\"b\",\"user_id\":\"u\"}");
    QCOMPARE(m_exitCode, 3);
    QCOMPARE(names().join(u','), QStringLiteral("a,b"));
    QVERIFY2(m_complaints.contains("line 3 is no event"), m_complaints.constData());
    QVERIFY2(m_complaints.contains("line 4 is no event"), m_complaints.constData());
}

void TestExamples::typedNamesArriveAsTheyAreWritten()
{
    run(QStringLiteral("typednames"), {QStringLiteral("usr_42")});
    QCOMPARE(m_exitCode, 0);
    QCOMPARE(names().join(u','), QStringLiteral("AI_QUERY,PDF_EXPORT"));
    QCOMPARE(m_collector->events().constLast().userId, QStringLiteral("usr_42"));
}

void TestExamples::eachStageHasItsKeyAndItsQueue()
{
    const QString credentials = m_folder->filePath(QStringLiteral("credentials"));
    QVERIFY(QDir().mkpath(credentials));
    for (const auto &[name, key] : {std::pair{"shop-staging", stagingKey}, {"shop-production", productionKey}}) {
        QFile file(credentials + QLatin1Char('/') + QLatin1String(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(key) == key.size());
    }
    // The environment's key would win over both.
    m_environment = {{QStringLiteral("CREDENTIALS_DIRECTORY"), credentials}};
    const QStringList arguments{QStringLiteral("--license"), QStringLiteral("lic_42"), QStringLiteral("--host"),
                                m_collector->url().toString()};
    const auto environmentOf = [this](qsizetype i) {
        return m_collector->events()
            .at(i)
            .json.value(QLatin1String("attribution"))
            .toObject()
            .value(QLatin1String("environment"))
            .toString();
    };

    // In staging the network is away, so its event waits …
    m_collector->stop();
    run(QStringLiteral("stages"), arguments);
    QCOMPARE(m_exitCode, 3);
    QVERIFY(m_collector->start());
    // … and does not leave with production's key.
    m_environment.insert(QStringLiteral("SHOP_STAGE"), QStringLiteral("production"));
    run(QStringLiteral("stages"), arguments);
    QCOMPARE(m_exitCode, 0);
    QCOMPARE(m_collector->events().size(), 1);
    QCOMPARE(environmentOf(0), QStringLiteral("production"));
    QCOMPARE(m_collector->requests().constLast().keyHash, Collector::keyHash(productionKey));

    m_environment.insert(QStringLiteral("SHOP_STAGE"), QStringLiteral("staging"));
    run(QStringLiteral("stages"), arguments);
    QCOMPARE(m_exitCode, 0);
    QCOMPARE(m_collector->events().size(), 3);
    QCOMPARE(environmentOf(1), QStringLiteral("staging"));
    QCOMPARE(environmentOf(2), QStringLiteral("staging"));
    for (const CollectedRequest &request : m_collector->requests().mid(1))
        QCOMPARE(request.keyHash, Collector::keyHash(stagingKey));

    m_environment.insert(QStringLiteral("SHOP_STAGE"), QStringLiteral("prodution"));
    run(QStringLiteral("stages"), arguments);
    QCOMPARE(m_exitCode, 2);
}

void TestExamples::aVisitorsSignInIsFollowed()
{
    if (!QFile::exists(QStringLiteral(BIN_DIR "/kiosk")))
        QSKIP("The kiosk was not built: there is no QML.");
    run(QStringLiteral("kiosk"), {QStringLiteral("--scripted")});
    QVERIFY2(m_exitCode == 0, m_complaints.constData());
    QVERIFY2(m_complaints.isEmpty(), m_complaints.constData());
    const QList<CollectedEvent> events = m_collector->events();
    const qsizetype identified = names().indexOf(QStringLiteral("$identify"));
    const qsizetype signedIn = names().indexOf(QStringLiteral("signed_in"));
    QVERIFY(identified > 0);
    QCOMPARE(signedIn, identified + 1);
    QCOMPARE(names().count(QStringLiteral("$identify")), 1);
    const qsizetype left = names().indexOf(QStringLiteral("$session_ended"));
    QVERIFY(left > signedIn);
    for (qsizetype i = 0; i < events.size(); ++i) {
        const bool afterwards = i > left; // the start page, seen by nobody yet
        QCOMPARE(events.at(i).userId, i < identified || afterwards ? QString() : QStringLiteral("customer_4711"));
    }
    QVERIFY(events.constLast().anonymousId != events.constFirst().anonymousId);
}

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
