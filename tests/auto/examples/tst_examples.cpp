// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The examples, as a newcomer runs them, with a collector in the vendors' place.

#include "tools/collector/collector.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <unistd.h>

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
    void aVisitorIsAskedBeforeAnythingLeaves();
    void aVisitorsNoIsHeard();
    void aVisitorIsAskedInOnePlaceOnly();
    void whoWalksAwayLeavesNothingToTheNext();
    void aVisitorsCopyGoesToTheirStick();
    void aTerminalThatIsSwitchedOffHasNotCrashed();
    void anEditorAsksBeforeAnythingLeaves();
    void whatIsWrittenInAnEditorIsNobodysBusiness();

private:
    /// Runs to its end; what it printed, and its exit code.
    QByteArray run(const QString &example, const QStringList &arguments = {}, const QByteArray &input = {});
    std::unique_ptr<QProcess> start(const QString &example, const QStringList &arguments);
    QStringList names() const;
    bool hasKiosk() const { return QFile::exists(QStringLiteral(BIN_DIR "/kiosk")); }
    /// The shop's terminal while somebody presses what is called so; what it says at its end.
    QJsonObject visit(const QStringList &steps, const QStringList &arguments = {});
    /// The editor, and its answer to a line for its remote control; "ok" where it did that.
    std::unique_ptr<QProcess> startEditor();
    QByteArray tell(QProcess *editor, const QString &line);
    /// What the tracker keeps on disk for an example.
    QByteArray storeOf(const QString &example) const;
    QByteArray editorsStore() const { return storeOf(QStringLiteral("desktop")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Collector> m_collector;
    QStringList m_within; // the command that starts them; empty: none
    QMap<QString, QString> m_environment;
    int m_exitCode = 0;
    QByteArray m_complaints;
};

void TestExamples::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_collector = std::make_unique<Collector>();
    QVERIFY(m_collector->start());
    m_within.clear();
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
    const QStringList command = m_within + QStringList{QStringLiteral(BIN_DIR "/") + example} + arguments;
    process->start(command.constFirst(), command.mid(1));
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

QJsonObject TestExamples::visit(const QStringList &steps, const QStringList &arguments)
{
    return QJsonDocument::fromJson(
               run(QStringLiteral("kiosk"), QStringList{QStringLiteral("--steps"), steps.join(u',')} + arguments))
        .object();
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
    if (!hasKiosk())
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
    QCOMPARE(names().count(QStringLiteral("$session_ended")), 1);
    QCOMPARE(names().count(QStringLiteral("$session_started")), 2); // theirs, and the next visitor's
    const qsizetype left = names().indexOf(QStringLiteral("$session_ended"));
    QVERIFY(left > signedIn);
    QVERIFY(left < events.size() - 1);
    for (qsizetype i = 0; i < events.size(); ++i) {
        const bool afterwards = i > left; // the start page, seen by the next one
        QCOMPARE(events.at(i).userId, i < identified || afterwards ? QString() : QStringLiteral("customer_4711"));
        QCOMPARE(events.at(i).anonymousId == events.constFirst().anonymousId, !afterwards);
    }
}

void TestExamples::aVisitorIsAskedBeforeAnythingLeaves()
{
    if (!hasKiosk())
        QSKIP("The kiosk was not built: there is no QML.");
    // Who uses the shop, and does not answer.
    QJsonObject counts = visit({QStringLiteral("begin"), QStringLiteral("kind:bowl"), QStringLiteral("product:river-bowl")});
    QCOMPARE(counts.value(QLatin1String("page")).toString(), QStringLiteral("/product/river-bowl"));
    QVERIFY(counts.value(QLatin1String("pending")).toInt() > 4);
    QCOMPARE(counts.value(QLatin1String("delivered")).toInt(), 0);
    QCOMPARE(m_collector->requests().size(), 0);
    QVERIFY(!storeOf(QStringLiteral("kiosk")).contains("filter_chosen"));
    QVERIFY(!storeOf(QStringLiteral("kiosk")).contains("anonymous_id="));

    // Who says yes in between: what was done before leaves, and what is done then.
    counts = visit({QStringLiteral("begin"), QStringLiteral("kind:cup"), QStringLiteral("accept"),
                    QStringLiteral("product:morning-cup"), QStringLiteral("more")});
    QVERIFY2(m_exitCode == 0, m_complaints.constData());
    QVERIFY2(m_complaints.isEmpty(), m_complaints.constData());
    QCOMPARE(counts.value(QLatin1String("delivered")).toInt(), names().size());
    QVERIFY(!names().contains(QStringLiteral("$app_crashed_last_run")));
    const QStringList expected{QStringLiteral("visit_started"), QStringLiteral("filter_chosen"),
                               QStringLiteral("product_viewed"), QStringLiteral("quantity_chosen")};
    QStringList told = names();
    told.removeIf([](const QString &name) { return name.startsWith(u'$'); });
    QCOMPARE(told, expected);
}

void TestExamples::aVisitorsNoIsHeard()
{
    if (!hasKiosk())
        QSKIP("The kiosk was not built: there is no QML.");
    const QJsonObject counts = visit({QStringLiteral("begin"), QStringLiteral("decline"),
                                      QStringLiteral("product:moon-vase"), QStringLiteral("add")});
    QCOMPARE(counts.value(QLatin1String("pieces")).toInt(), 1); // the shop can be used all the same
    QCOMPARE(counts.value(QLatin1String("pending")).toInt(), 0);
    QCOMPARE(counts.value(QLatin1String("delivered")).toInt(), 0);
    QCOMPARE(m_collector->requests().size(), 0);

    // The switch on the page behind "Privacy" changes it.
    visit({QStringLiteral("privacy"), QStringLiteral("choice"), QStringLiteral("back"), QStringLiteral("begin")});
    QVERIFY2(m_exitCode == 0, m_complaints.constData());
    QVERIFY2(m_complaints.isEmpty(), m_complaints.constData());
    QVERIFY(names().contains(QStringLiteral("visit_started")));
    QVERIFY(!names().contains(QStringLiteral("basket_added")));
}

void TestExamples::aVisitorIsAskedInOnePlaceOnly()
{
    if (!hasKiosk())
        QSKIP("The kiosk was not built: there is no QML.");
    // What is seen twice cannot be pressed.
    visit({QStringLiteral("more"), QStringLiteral("accept")}); // the dialog over the banner
    QVERIFY2(m_exitCode == 0, m_complaints.constData());
    m_folder = std::make_unique<QTemporaryDir>();
    visit({QStringLiteral("privacy"), QStringLiteral("accept"), QStringLiteral("back"), QStringLiteral("begin")});
    QVERIFY2(m_exitCode == 0, m_complaints.constData());
    QVERIFY(names().contains(QStringLiteral("visit_started")));
}

void TestExamples::whoWalksAwayLeavesNothingToTheNext()
{
    if (!hasKiosk())
        QSKIP("The kiosk was not built: there is no QML.");
    // The second "begin" can be pressed when the terminal has gone back to its start page.
    const QJsonObject counts =
        visit({QStringLiteral("begin"), QStringLiteral("accept"), QStringLiteral("product:moon-vase"),
               QStringLiteral("add"), QStringLiteral("checkout"), QStringLiteral("number=4711"), QStringLiteral("signIn"),
               QStringLiteral("begin"), QStringLiteral("accept")},
              {QStringLiteral("--visitor-timeout"), QStringLiteral("2500")});
    QVERIFY2(m_exitCode == 0, m_complaints.constData());
    QCOMPARE(counts.value(QLatin1String("page")).toString(), QStringLiteral("/catalogue"));
    QCOMPARE(counts.value(QLatin1String("pieces")).toInt(), 0);
    QCOMPARE(counts.value(QLatin1String("visitor")).toString(), QString());
    const QList<CollectedEvent> events = m_collector->events();
    QSet<QString> ids;
    for (const CollectedEvent &event : events)
        ids.insert(event.anonymousId);
    QCOMPARE(ids.size(), 2);
    QVERIFY(events.constLast().userId.isEmpty());
    QCOMPARE(names().count(QStringLiteral("$session_ended")), 1);
    QVERIFY(!storeOf(QStringLiteral("kiosk")).contains("customer_4711"));
    QVERIFY(!storeOf(QStringLiteral("kiosk")).contains(events.constFirst().anonymousId.toUtf8()));
}

void TestExamples::aVisitorsCopyGoesToTheirStick()
{
    if (!hasKiosk())
        QSKIP("The kiosk was not built: there is no QML.");
    const QDir stick(m_folder->filePath(QStringLiteral("stick")));
    QVERIFY(stick.mkpath(QStringLiteral(".")));
    const QStringList ownMounts{QStringLiteral("unshare"), ::geteuid() == 0 ? QStringLiteral("-m") : QStringLiteral("-rm")};
    if (QProcess::execute(ownMounts.constFirst(), ownMounts.mid(1) + QStringList(QStringLiteral("true"))) != 0)
        QSKIP("This system gives nobody mounts of their own.");
    // What is mounted at /media/visitor here is the folder above.
    m_within = ownMounts
               + QStringList{QStringLiteral("sh"), QStringLiteral("-ec"),
                             QStringLiteral("mount -t tmpfs none /media; mkdir /media/visitor\n"
                                            "mount --bind '%1' /media/visitor; exec \"$@\"").arg(stick.path()),
                             QStringLiteral("sh")};
    visit({QStringLiteral("privacy"), QStringLiteral("accept"), QStringLiteral("export"), QStringLiteral("back")});
    QVERIFY2(m_exitCode == 0, m_complaints.constData());
    QVERIFY2(m_complaints.isEmpty(), m_complaints.constData());
    const QStringList copies = stick.entryList(QDir::Files);
    QCOMPARE(copies.size(), 1);
    QFile copy(stick.filePath(copies.constFirst()));
    QVERIFY(copy.open(QIODevice::ReadOnly));
    const QString visitor = m_collector->events().constFirst().anonymousId;
    QVERIFY(!visitor.isEmpty());
    const QByteArray text = copy.readAll();
    QVERIFY(!QJsonDocument::fromJson(text).isNull());
    QVERIFY2(text.contains(visitor.toUtf8()), text.constData());
}

void TestExamples::aTerminalThatIsSwitchedOffHasNotCrashed()
{
    if (!hasKiosk())
        QSKIP("The kiosk was not built: there is no QML.");
    const auto once = [this](int signal) {
        m_collector->clear();
        m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        // There is never a "remove:nothing", so it runs until it is ended.
        const auto kiosk = start(QStringLiteral("kiosk"), {QStringLiteral("--steps"), QStringLiteral("begin,remove:nothing")});
        QTRY_VERIFY_WITH_TIMEOUT(names().contains(QStringLiteral("visit_started")), 20'000);
        QCOMPARE(::kill(pid_t(kiosk->processId()), signal), 0);
        QVERIFY(kiosk->waitForFinished(20'000));
        if (signal == SIGTERM)
            QCOMPARE(kiosk->exitStatus(), QProcess::NormalExit);
    };
    visit({QStringLiteral("begin"), QStringLiteral("accept")}); // the answer is kept for this visitor
    QCOMPARE(m_exitCode, 0);
    for (const int signal : {SIGTERM, SIGKILL}) {
        once(signal);
        m_collector->clear();
        visit({QStringLiteral("begin")});
        QCOMPARE(m_exitCode, 0);
        QCOMPARE(names().contains(QStringLiteral("$app_crashed_last_run")), signal == SIGKILL);
    }
}

std::unique_ptr<QProcess> TestExamples::startEditor()
{
    m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    auto editor = start(QStringLiteral("desktop"), {QStringLiteral("--scripted"), QStringLiteral("--language"), QStringLiteral("en")});
    editor->setReadChannel(QProcess::StandardOutput);
    return editor;
}

QByteArray TestExamples::tell(QProcess *editor, const QString &line)
{
    editor->write(line.toUtf8() + '\n');
    while (!editor->canReadLine())
        if (!editor->waitForReadyRead(40'000))
            return editor->readAllStandardError() + "no answer to " + line.toUtf8();
    return editor->readLine().trimmed();
}

QByteArray TestExamples::storeOf(const QString &example) const
{
    QByteArray all;
    QDirIterator files(m_folder->filePath(QStringLiteral("Tally examples/") + example), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.fileName().toUtf8() + '\n' + file.readAll();
    }
    return all;
}

void TestExamples::anEditorAsksBeforeAnythingLeaves()
{
    if (!QFile::exists(QStringLiteral(BIN_DIR "/desktop")))
        QSKIP("The editor was not built: there is no Qt Widgets.");
    // The first start: things are done, but the question is not answered.
    auto editor = startEditor();
    for (const char *line : {"use word_wrap", "use zoom_in", "press Escape", "type something", "use edit_select_all"})
        QCOMPARE(tell(editor.get(), QString::fromLatin1(line)), QByteArray("ok"));
    QCOMPARE(m_collector->requests().size(), 0);
    QVERIFY(!editorsStore().contains("word_wrap"));
    QVERIFY(!editorsStore().contains("anonymous_id="));
    const QByteArray counts = tell(editor.get(), QStringLiteral("quit"));
    QVERIFY2(counts.contains("\"delivered\":0"), counts.constData());
    QVERIFY(editor->waitForFinished(20'000));

    // The second: asked again, it is accepted, and what waited leaves with what comes then.
    editor = startEditor();
    QCOMPARE(tell(editor.get(), QStringLiteral("use zoom_out")), QByteArray("ok"));
    QCOMPARE(m_collector->requests().size(), 0);
    for (const char *line : {"use accept", "use find", "use edit_undo", "use find_next", "deliver"}) {
        const QByteArray answer = tell(editor.get(), QString::fromLatin1(line));
        QVERIFY2(answer == "ok" || line == QByteArray("use edit_undo"), answer.constData()); // nothing was done yet
    }
    QStringList arrived = names();
    arrived.removeIf([](const QString &name) { return name.startsWith(QLatin1Char('$')); });
    QCOMPARE(arrived.join(u','), QStringLiteral("zoom_out,find,find_next"));
    tell(editor.get(), QStringLiteral("quit"));
    QVERIFY(editor->waitForFinished(20'000));
    QCOMPARE(editor->exitCode(), 0);

    // The third: nobody is asked, and a refusal in the settings ends it.
    m_collector->clear();
    editor = startEditor();
    QVERIFY(tell(editor.get(), QStringLiteral("use accept")) != "ok");
    for (const char *line : {"use privacy", "deliver", "use refuse", "use closeSettings"})
        QCOMPARE(tell(editor.get(), QString::fromLatin1(line)), QByteArray("ok"));
    const auto before = m_collector->requests().size();
    for (const char *line : {"use zoom_in", "use zoom_out", "deliver"})
        QCOMPARE(tell(editor.get(), QString::fromLatin1(line)), QByteArray("ok"));
    QCOMPARE(m_collector->requests().size(), before);
    tell(editor.get(), QStringLiteral("quit"));
    QVERIFY(editor->waitForFinished(20'000));
}

void TestExamples::whatIsWrittenInAnEditorIsNobodysBusiness()
{
    if (!QFile::exists(QStringLiteral(BIN_DIR "/desktop")))
        QSKIP("The editor was not built: there is no Qt Widgets.");
    const QTemporaryDir documents;
    QStringList secrets;
    for (int i = 0; i < 100; ++i)
        secrets.append(QStringLiteral("w%1").arg(QRandomGenerator::global()->generate64(), 0, 36));
    const QString path = documents.filePath(secrets.at(0) + QStringLiteral(".txt"));
    m_collector->stop(); // so that what is tracked stays on disk for now
    auto editor = startEditor();
    const auto obeyed = [&](const QString &line) { return tell(editor.get(), line) == "ok"; };
    QVERIFY(obeyed(QStringLiteral("use accept")));
    for (int i = 1; i < 90; ++i)
        QVERIFY(obeyed(QStringLiteral("type ") + secrets.at(i)));
    for (const char *action : {"edit_select_all", "edit_copy", "edit_paste", "edit_undo"})
        QVERIFY2(obeyed(QStringLiteral("use ") + QLatin1String(action)), action);
    QVERIFY(obeyed(QStringLiteral("save ") + path));
    QVERIFY(obeyed(QStringLiteral("use find")));
    for (int i = 90; i < 100; ++i)
        QVERIFY(obeyed(QStringLiteral("type ") + secrets.at(i)));
    QVERIFY(obeyed(QStringLiteral("use find_next")));
    QVERIFY(obeyed(QStringLiteral("open ") + path));
    QFile written(path);
    QVERIFY(written.open(QIODevice::ReadOnly) && written.readAll().contains(secrets.at(89).toUtf8())); // it was typed

    const QByteArray stored = editorsStore();
    QVERIFY(stored.contains("edit_paste"));
    QVERIFY(m_collector->start());
    QVERIFY(obeyed(QStringLiteral("deliver")));
    QByteArray sent;
    for (const CollectedRequest &request : m_collector->requests())
        sent += request.path + Collector::plainBody(request);
    QVERIFY(sent.contains("edit_paste"));
    const QByteArray left = editorsStore();
    for (const QString &secret : secrets) {
        const QByteArray text = secret.toUtf8();
        QVERIFY2(!stored.contains(text) && !sent.contains(text) && !left.contains(text), text.constData());
    }
    tell(editor.get(), QStringLiteral("quit"));
    QVERIFY(editor->waitForFinished(20'000));
}

QTEST_GUILESS_MAIN(TestExamples)
#include "tst_examples.moc"
