// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "rawclient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Tally::Testing;

/// The program as scripts use it: its output, its exit codes, its end.
class TestCollectorProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhereItListens();
    void printsEventsInColumns();
    void printsOneObjectPerLine();
    void quietPrintsNoEvents();
    void listsADatabase();
    void startsMisbehavingAsTold();
    void goesDownAndComesBack();
    void servesAllFourVendors();
    void knowsWhatItIsTold();
    void oneVendorMayMisbehave();
    void oneVendorMayBeDown();
    void isAProxy();
    void endsWithASummary_data();
    void endsWithASummary();
    void wrongCommandLinesAreToldApart_data();
    void wrongCommandLinesAreToldApart();
    void failuresAreToldApart();
    void helpNamesEveryOption();

private:
    /// Starts and waits for the line with the port.
    void start(const QStringList &arguments = {});
    QByteArray line();
    RawAnswer ask(const QByteArray &request);
    RawAnswer track(const QByteArray &event) { return ask(postJson("/v1/track", event)); }
    /// One request of each of the other vendors; a batch id is used once. Without a licence: an event that is refused.
    QByteArray doow(const QByteArray &license, const QByteArray &attribution, int events = 1);
    static QByteArray fluxrate(const QByteArray &customer, const QByteArray &quantity, const QByteArray &more = {});
    static QByteArray settleSettle(int events);
    /// Ends it; what it had not been asked for yet.
    QByteArray end();
    static const QString program;

    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
    int m_batches = 0;
};

const QString TestCollectorProgram::program = QStringLiteral(BIN_DIR "/tally-collector");

void TestCollectorProgram::init()
{
    m_process = std::make_unique<QProcess>();
}

void TestCollectorProgram::cleanup()
{
    if (m_process->state() != QProcess::NotRunning)
        end();
}

void TestCollectorProgram::start(const QStringList &arguments)
{
    m_process->start(program, arguments);
    const QByteArray first = line();
    const QByteArray expected = "listening on http://127.0.0.1:";
    QVERIFY2(first.startsWith(expected), (first + m_process->readAllStandardError()).constData());
    m_port = first.mid(expected.size()).toUShort();
    QVERIFY(m_port > 0);
}

QByteArray TestCollectorProgram::line()
{
    while (!m_process->canReadLine() && m_process->waitForReadyRead(RawClient::Patience)) { }
    return m_process->readLine().trimmed();
}

QByteArray TestCollectorProgram::doow(const QByteArray &license, const QByteArray &attribution, int events)
{
    const QByteArray event = "{\"license_id\":\"" + license + "\",\"occurred_at\":\"2026-05-01T12:00:00Z\",\"attribution\":"
        + attribution + ",\"measurements\":[{\"metric_name\":\"tokens\",\"quantity\":5}]},";
    return postJson("/telemetry/events", "{\"batch_id\":\"b" + QByteArray::number(++m_batches) + "\",\"sdk_version\":\"1\","
                    "\"events\":[" + event.repeated(events).chopped(1) + "]}", "dk_abcdef");
}

QByteArray TestCollectorProgram::fluxrate(const QByteArray &customer, const QByteArray &quantity, const QByteArray &more)
{
    return post("/api/v1/sdk/track", "{\"meter_token\":\"550e8400-e29b-41d4-a716-446655440000\",\"customer_external_id\":\""
                + customer + "\",\"quantity\":" + quantity + more + '}',
                {{"X-API-Key", "org_live_abcdef"}, {"Content-Type", "application/json"}});
}

QByteArray TestCollectorProgram::settleSettle(int events)
{
    return post("/events", "{\"events\":["
                + QByteArray("{\"userId\":\"u1\",\"eventType\":\"AI_QUERY\"},").repeated(events).chopped(1) + "]}",
                {{"X-API-Key", "ss_test_abcdef"}, {"Content-Type", "application/json"}});
}

RawAnswer TestCollectorProgram::ask(const QByteArray &request)
{
    RawClient client(m_port);
    client.send(request);
    return client.answer();
}

QByteArray TestCollectorProgram::end()
{
    m_process->terminate();
    m_process->waitForFinished(RawClient::Patience);
    return m_process->readAllStandardOutput();
}

void TestCollectorProgram::saysWhereItListens()
{
    start({QStringLiteral("--port"), QStringLiteral("0")});
    QCOMPARE(track("{\"event\":\"e\"}").status, 202);
}

void TestCollectorProgram::printsEventsInColumns()
{
    start();
    track("{\"event\":\"purchase\",\"event_id\":\"i\",\"user_id\":\"ann\",\"properties\":{\"amount_cents\":4900}}");
    track("{\"event\":\"a\\u001b[31m\",\"event_id\":\"i\",\"properties\":{\"long\":\"" + QByteArray(500, 'x') + "\"}}");
    track("{}");
    const QByteArray head = line();
    const QByteArray first = line();
    const QByteArray second = line();
    for (const QByteArray column : {"time", "vendor", "event", "who", "quantity", "properties"})
        QVERIFY(head.contains(column));
    QCOMPARE(first.indexOf("millimetric"), head.indexOf("vendor"));
    QCOMPARE(first.indexOf("purchase"), head.indexOf("event"));
    QCOMPARE(first.indexOf("ann"), head.indexOf("who"));
    QCOMPARE(first.indexOf("{\"amount_cents\":4900}"), head.indexOf("properties"));
    QVERIFY(second.contains("(copy 2)"));
    QVERIFY(!second.contains('\033'));
    QVERIFY(QString::fromUtf8(second).size() <= 120);
    const QByteArray third = line();
    QVERIFY2(third.contains("400") && third.contains("POST /v1/track"), third.constData());
}

void TestCollectorProgram::printsOneObjectPerLine()
{
    start({QStringLiteral("--json")});
    track("{\"event\":\"one\",\"event_id\":\"i\"}");
    track("{}");
    track("{\"event\":\"two\",\"properties\":{\"a\":\"\\n\"}}");
    for (const char *name : {"one", "two"}) {
        const QJsonObject object = QJsonDocument::fromJson(line()).object();
        QCOMPARE(object.value(QLatin1String("name")).toString(), QLatin1String(name));
        QCOMPARE(object.value(QLatin1String("event")).toObject().value(QLatin1String("event")).toString(),
                 QLatin1String(name));
    }
    QCOMPARE(end(), QByteArray());
    QCOMPARE(m_process->readAllStandardError(), QByteArray("2 events, 2 different, 0 duplicate, 3 requests\n"));
}

void TestCollectorProgram::quietPrintsNoEvents()
{
    start({QStringLiteral("--quiet")});
    track("{\"event\":\"one\"}");
    QCOMPARE(end(), QByteArray("1 events, 1 different, 0 duplicate, 1 requests\n"));
}

void TestCollectorProgram::listsADatabase()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("events.db"));
    const auto list = [&](const QStringList &more) {
        QProcess process;
        process.start(program, QStringList{QStringLiteral("--list"), QStringLiteral("--database"), file} + more);
        process.waitForFinished(RawClient::Patience);
        return process.exitCode() == 0 ? process.readAllStandardOutput() : process.readAllStandardError();
    };
    start({QStringLiteral("--database"), file});
    track("{\"event\":\"one\",\"user_id\":\"ann\"}");
    const QByteArray running = list({});
    QVERIFY2(running.contains("one") && running.contains("ann"), running.constData());
    end();
    QVERIFY(list({}).endsWith("1 events, 1 different, 0 duplicate, 1 requests\n"));
    const QByteArray json = list({QStringLiteral("--json")});
    QCOMPARE(json.count('\n'), 1);
    QCOMPARE(QJsonDocument::fromJson(json).object().value(QLatin1String("name")).toString(), QStringLiteral("one"));
}

void TestCollectorProgram::startsMisbehavingAsTold()
{
    start({QStringLiteral("--status"), QStringLiteral("429:2"), QStringLiteral("--retry-after"), QStringLiteral("3"),
           QStringLiteral("--refuse-name"), QStringLiteral("bad,worse"), QStringLiteral("--refuse"), QStringLiteral("2"),
           QStringLiteral("--latency"), QStringLiteral("1"), QStringLiteral("--keys"), QString::fromLatin1(SecretKey)});
    QCOMPARE(track("{\"event\":\"e\"}").header("retry-after"), QByteArray("3"));
    QCOMPARE(track("{\"event\":\"e\"}").status, 429);
    QCOMPARE(track("{\"event\":\"worse\"}").status, 400);
    QCOMPARE(track("{\"event\":\"second\"}").status, 400);
    QCOMPARE(track("{\"event\":\"third\"}").status, 202);
    QCOMPARE(ask(postJson("/v1/track", "{\"event\":\"e\"}", "sk_live_1a2b3c4d_other")).status, 401);
}

void TestCollectorProgram::goesDownAndComesBack()
{
    start({QStringLiteral("--down-after"), QStringLiteral("1"), QStringLiteral("--down-for"), QStringLiteral("0.3")});
    QCOMPARE(track("{\"event\":\"e\"}").status, 202);
    while (!line().endsWith("down")) { }
    RawClient refused(m_port);
    QVERIFY(!refused.isConnected());
    QVERIFY(line().endsWith("up again"));
    QCOMPARE(track("{\"event\":\"e\"}").status, 202);
}

void TestCollectorProgram::servesAllFourVendors()
{
    start({QStringLiteral("--settlesettle-path"), QStringLiteral("/events")});
    track("{\"event\":\"purchase\"}");
    const QByteArray twice = doow("lic_1", "{\"team\":\"kiosk\"}");
    QCOMPARE(ask(twice).status, 202);
    QCOMPARE(ask(twice).status, 202);
    QCOMPARE(ask(fluxrate("cust_1", "12345678.5")).status, 201);
    QCOMPARE(ask(settleSettle(1)).status, 202);
    QCOMPARE(ask(doow({}, "{}")).status, 207);
    QByteArray mixed = doow("lic_1", "{}", 2);
    QCOMPARE(ask(mixed.replace(mixed.lastIndexOf(":5"), 2, ":0")).status, 207);
    const QByteArray head = line();
    struct Row { const char *vendor, *name, *who, *quantity, *rest; };
    for (const Row &row : {Row{"millimetric", "purchase", "", "", ""},
                           Row{"doow", "tokens", "lic_1", "       5", "{\"attribution\":{\"team\":\"kiosk\"}}"},
                           Row{"doow", "202 POST /telemetry/events  (duplicate, known: not stored again)", nullptr, nullptr, nullptr},
                           Row{"fluxrate", "550e8400-e29b-41d4-a7\u2026", "cust_1", "1234567\u2026", ""},
                           Row{"settlesettle", "AI_QUERY", "u1", "       1", ""},
                           Row{"doow", "207 POST /telemetry/events  (rejected: 1)", nullptr, nullptr, nullptr},
                           Row{"doow", "tokens", "lic_1", "       5", "{\"attribution\":{}}"},
                           Row{"doow", "207 POST /telemetry/events  (rejected: 1)", nullptr, nullptr, nullptr}}) {
        const QString text = QString::fromUtf8(line()).leftJustified(200);
        const auto at = [&](const char *column) { return text.mid(head.indexOf(column)); };
        QVERIFY2(at("vendor").startsWith(QString::fromUtf8(row.vendor)), qPrintable(text));
        QVERIFY2(at("event").startsWith(QString::fromUtf8(row.name)), qPrintable(text));
        if (!row.who)
            continue;
        QVERIFY2(at("who").startsWith(QString::fromUtf8(row.who)), qPrintable(text));
        QVERIFY2(at("quantity").startsWith(QString::fromUtf8(row.quantity)), qPrintable(text));
        QCOMPARE(at("properties").trimmed(), QString::fromUtf8(row.rest));
    }
    QCOMPARE(end(), QByteArray("5 events, 5 different, 0 duplicate, 7 requests, 1 of them known\n"));
}

void TestCollectorProgram::knowsWhatItIsTold()
{
    start({QStringLiteral("--licenses"), QStringLiteral("lic_1,lic_2"), QStringLiteral("--metrics"), QStringLiteral("tokens"),
           QStringLiteral("--meters"), QStringLiteral("550e8400-e29b-41d4-a716-446655440000:UNIQUE_COUNT"),
           QStringLiteral("--customers"), QStringLiteral("cust_1,cust_2"), QStringLiteral("--keys-without-scope"),
           QStringLiteral("org_live_reader"), QStringLiteral("--settlesettle-path"), QStringLiteral("/events"),
           QStringLiteral("--settlesettle-max"), QStringLiteral("2"), QStringLiteral("--rate-limits")});
    QCOMPARE(ask(doow("lic_2", "{}")).status, 202);
    QVERIFY(ask(doow("lic_3", "{}")).body.contains("license_not_found"));
    QVERIFY(ask(doow("lic_1", "{}").replace("tokens", "tikens")).body.contains("unknown_metric: tikens"));
    QCOMPARE(ask(fluxrate("cust_2", "1", ",\"metadata\":{\"user_id\":\"u\"}")).status, 201);
    QCOMPARE(ask(fluxrate("cust_1", "1")).status, 400);
    QCOMPARE(ask(fluxrate("cust_3", "1")).status, 404);
    QCOMPARE(ask(fluxrate("cust_1", "1").replace("org_live_abcdef", "org_live_reader")).status, 403);
    QCOMPARE(ask(settleSettle(2)).status, 202);
    QCOMPARE(ask(settleSettle(3)).status, 400);
    const QByteArray full = doow("lic_1", "{}", 1000);
    QCOMPARE(ask(full).status, 429);
    QCOMPARE(ask("GET /_control/meters HTTP/1.1\r\nHost: x\r\n\r\n").body,
             QByteArray("{\"meters\":[{\"aggregation\":\"UNIQUE_COUNT\",\"customer\":\"cust_2\",\"events\":1,\"meter\":"
                        "\"550e8400-e29b-41d4-a716-446655440000\",\"value\":\"1\"}]}\n"));
}

void TestCollectorProgram::oneVendorMayMisbehave()
{
    start({QStringLiteral("--vendor"), QStringLiteral("doow"), QStringLiteral("--status"), QStringLiteral("503:1"),
           QStringLiteral("--down-after"), QStringLiteral("1"), QStringLiteral("--down-for"), QStringLiteral("600")});
    QCOMPARE(track("{\"event\":\"e\"}").status, 202);
    QCOMPARE(ask(doow("lic", "{}")).status, 503);
    QCOMPARE(ask(doow("lic", "{}")).status, 202);
    QCOMPARE(ask(doow("lic", "{}")).status, 0);
    QCOMPARE(track("{\"event\":\"e\"}").status, 202);
    line(); // the head
    QVERIFY(line().contains("millimetric"));
    QVERIFY(line().contains("503 POST"));
    QVERIFY(line().contains("tokens"));
    const QByteArray down = line();
    QVERIFY2(down.contains("doow") && down.contains("down: POST /telemetry/events"), down.constData());
}

void TestCollectorProgram::oneVendorMayBeDown()
{
    start({QStringLiteral("--vendor"), QStringLiteral("fluxrate"), QStringLiteral("--down-for"), QStringLiteral("600")});
    QCOMPARE(ask(fluxrate("c", "1")).status, 0);
    const QByteArray down = line();
    QVERIFY2(down.contains("fluxrate      down: POST /api/v1/sdk/track"), down.constData());
    QCOMPARE(ask(doow("lic", "{}")).status, 202);
    QCOMPARE(ask(post("/_control", "{\"vendor\":\"fluxrate\",\"reset\":true}", {})).status, 200);
    QCOMPARE(ask(fluxrate("c", "1")).status, 201);
}

void TestCollectorProgram::isAProxy()
{
    start();
    QProcess proxy;
    proxy.start(program, {QStringLiteral("--proxy"), QString::number(m_port), QStringLiteral("--cut-answer"),
                          QStringLiteral("5"), QStringLiteral("--times"), QStringLiteral("1")});
    while (!proxy.canReadLine() && proxy.waitForReadyRead(RawClient::Patience)) { }
    const quint16 port = proxy.readLine().trimmed().split(':').last().toUShort();
    RawClient cut(port);
    cut.send(postJson("/v1/track", "{\"event\":\"e\"}"));
    QCOMPARE(cut.readToEnd(), QByteArray("HTTP/"));
    RawClient whole(port);
    whole.send(postJson("/v1/track", "{\"event\":\"e\"}"));
    QCOMPARE(whole.answer().status, 202);
    proxy.terminate();
    QVERIFY(proxy.waitForFinished(RawClient::Patience));
    QCOMPARE(proxy.exitCode(), 0);
    QVERIFY(proxy.readAllStandardOutput().contains("2 connections, "));
}

void TestCollectorProgram::endsWithASummary_data()
{
    QTest::addColumn<QString>("signal");
    QTest::newRow("SIGTERM") << QStringLiteral("-TERM");
    QTest::newRow("SIGINT") << QStringLiteral("-INT");
}

void TestCollectorProgram::endsWithASummary()
{
    QFETCH(QString, signal);
    start();
    track("{\"event\":\"e\",\"event_id\":\"i\"}");
    track("{\"event\":\"e\",\"event_id\":\"i\"}");
    QCOMPARE(QProcess::execute(QStringLiteral("kill"), {signal, QString::number(m_process->processId())}), 0);
    QVERIFY(m_process->waitForFinished(RawClient::Patience));
    QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_process->exitCode(), 0);
    QVERIFY(m_process->readAllStandardOutput().endsWith("\n2 events, 1 different, 1 duplicate, 2 requests\n"));
}

void TestCollectorProgram::wrongCommandLinesAreToldApart_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {"--frobnicate", "file", "--port x", "--port 65536", "--port -1", "--port", "--status 99",
                                  "--status 503:0", "--status 503:x", "--retry-after 3", "--latency soon", "--refuse 0",
                                  "--refuse 1,x", "--down-for 2000", "--down-after 0", "--host nowhere", "--list",
                                  "--list --database x --port 1", "--black-hole", "--proxy 0", "--proxy 1 --status 503",
                                  "--proxy 1 --trickle 5", "--tls-key x", "--tls-key x --tls-certificate y",
                                  "--vendor doow", "--vendor dow --status 503", "--vendor doow --proxy 1", "--meters a:SUMM",
                                  "--meters :SUM", "--meters a:", "--settlesettle-path events", "--settlesettle-path /v1/track",
                                  "--settlesettle-path /_control", "--settlesettle-max 5",
                                  "--settlesettle-path /e --settlesettle-max 0", "--list --database x --licenses y"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
}

void TestCollectorProgram::wrongCommandLinesAreToldApart()
{
    QFETCH(QString, arguments);
    m_process->start(program, arguments.split(u' '));
    QVERIFY(m_process->waitForFinished(RawClient::Patience));
    QCOMPARE(m_process->exitCode(), 2);
    QCOMPARE(m_process->readAllStandardOutput(), QByteArray());
    QVERIFY(m_process->readAllStandardError().startsWith("tally-collector: "));
}

void TestCollectorProgram::failuresAreToldApart()
{
    start();
    QProcess second;
    second.start(program, {QStringLiteral("--port"), QString::number(m_port)});
    QVERIFY(second.waitForFinished(RawClient::Patience));
    QCOMPARE(second.exitCode(), 1);
    QVERIFY(!second.readAllStandardError().isEmpty());
    second.start(program, {QStringLiteral("--list"), QStringLiteral("--database"), QStringLiteral("/no/such/file")});
    QVERIFY(second.waitForFinished(RawClient::Patience));
    QCOMPARE(second.exitCode(), 1);
}

void TestCollectorProgram::helpNamesEveryOption()
{
    m_process->start(program, {QStringLiteral("--help")});
    QVERIFY(m_process->waitForFinished(RawClient::Patience));
    QCOMPARE(m_process->exitCode(), 0);
    const QByteArray help = m_process->readAllStandardOutput();
    for (const char *word : {"--port", "--database", "--json", "--list", "--down-for", "--proxy", "/_control",
                             "Exit codes", "--vendor", "--licenses", "--metrics", "--meters", "--customers",
                             "--keys-without-scope", "--settlesettle-path", "--settlesettle-max", "--rate-limits",
                             "/_control/meters", "/_control/requests", "deduplicated", "doow", "UNIQUE_COUNT"})
        QVERIFY2(help.contains(word), word);
}

QTEST_GUILESS_MAIN(TestCollectorProgram)
#include "tst_collectorprogram.moc"
