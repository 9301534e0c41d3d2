// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/commandline.h"

#include "tools/collector/meters.h"
#include "tools/collector/service.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

#include <climits>

namespace Tally::Inbound {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Tally", text);
}

/// Reads options one by one, and keeps the first complaint.
class Reader
{
public:
    explicit Reader(const QCommandLineParser &parser) : m_parser(parser) { }

    bool has(const char *name) const { return m_parser.isSet(QString::fromLatin1(name)); }
    QString text(const char *name) const { return m_parser.value(QString::fromLatin1(name)); }
    QStringList list(const char *name) const { return text(name).split(u',', Qt::SkipEmptyParts); }

    /// A whole number of from…to, or `otherwise` where the option is not given.
    qint64 number(const char *name, qint64 from, qint64 to, qint64 otherwise)
    {
        return has(name) ? numberIn(name, text(name), from, to) : otherwise;
    }

    qint64 numberIn(const char *name, const QString &value, qint64 from, qint64 to)
    {
        bool good = false;
        const qint64 result = value.toLongLong(&good);
        if (good && result >= from && result <= to)
            return result;
        complain(tr("--%1: \"%2\" is not a whole number from %3 to %4")
                     .arg(QString::fromLatin1(name), value)
                     .arg(from)
                     .arg(to));
        return from;
    }

    /// Seconds, with decimals where wanted.
    std::chrono::milliseconds seconds(const char *name, std::chrono::milliseconds otherwise)
    {
        // Longer than anybody waits for: more likely milliseconds by mistake.
        constexpr double Most = 600;
        if (!has(name))
            return otherwise;
        bool good = false;
        const double value = text(name).toDouble(&good);
        if (!good || !(value >= 0 && value <= Most))
            complain(tr("--%1: \"%2\" is not a number of seconds from 0 to %3")
                         .arg(QString::fromLatin1(name), text(name))
                         .arg(Most));
        return good ? std::chrono::milliseconds(qint64(value * 1000)) : otherwise;
    }

    void complain(const QString &text)
    {
        if (m_error.isEmpty())
            m_error = text;
    }
    QString error() const { return m_error; }

private:
    const QCommandLineParser &m_parser;
    QString m_error;
};

void addOptions(QCommandLineParser &parser)
{
    const auto add = [&parser](const QStringList &names, const QString &text, const QString &value = {}) {
        parser.addOption(QCommandLineOption(names, text, value));
    };
    const auto name = [](const char *text) { return QStringList{QString::fromLatin1(text)}; };

    add(name("port"), tr("Listen on port N. 0, the default, picks a free one."), QStringLiteral("N"));
    add(name("host"), tr("Listen on this address instead of 127.0.0.1. Anything else than loopback lets other machines in."),
        QStringLiteral("ADDRESS"));
    add({QStringLiteral("database"), QStringLiteral("db")},
        tr("Keep the events in this SQLite file, which may exist. Default: in memory."), QStringLiteral("FILE"));
    add(name("list"), tr("Print the events of --database and exit."));
    add(name("json"), tr("Print one JSON object per event and line."));
    add(name("quiet"), tr("Print no events."));
    add(name("keys"), tr("Accept only these keys (Fluxrate: and session tokens), separated by commas. Default: every "
                         "well-formed one."),
        QStringLiteral("KEYS"));
    add(name("origins"), tr("Millimetric: accept public keys only from these origins. Default: from every one."),
        QStringLiteral("ORIGIN[,ORIGIN]"));
    add(name("licenses"), tr("Doow: know only these license ids. Default: every one."), QStringLiteral("ID[,ID]"));
    add(name("metrics"), tr("Doow: know only these metrics, where an event has no metric_tuple_hint. Default: every one."),
        QStringLiteral("NAME[,NAME]"));
    add(name("meters"), tr("Fluxrate: know only these meters. AGGREGATION is SUM, MAX, UNIQUE_COUNT or LAST. Default: every "
                           "one, as SUM."),
        QStringLiteral("TOKEN[:AGGREGATION],..."));
    add(name("customers"), tr("Fluxrate: know only these customers. Default: every one."), QStringLiteral("ID[,ID]"));
    add(name("keys-without-scope"), tr("Fluxrate: these keys lack usage.write, and are answered 403."),
        QStringLiteral("KEYS"));
    add(name("settlesettle-path"), tr("SettleSettle: take events at this path. Default: nowhere, as the vendor documents "
                                      "none."),
        QStringLiteral("PATH"));
    add(name("settlesettle-max"), tr("SettleSettle: accept at most N events in one request. Default: any number."),
        QStringLiteral("N"));
    add(name("rate-limits"), tr("Apply the documented rate limits: Millimetric's requests, Doow's events."));
    add(name("tls-certificate"), tr("Serve HTTPS with this certificate (PEM)."), QStringLiteral("FILE"));
    add(name("tls-key"), tr("The certificate's private key (PEM, RSA or EC)."), QStringLiteral("FILE"));

    add(name("vendor"), tr("The faults given here concern this vendor only: millimetric, doow, fluxrate or settlesettle. "
                           "The others are well."),
        QStringLiteral("NAME"));
    add(name("status"), tr("Answer this status, to the next N requests or to all."), QStringLiteral("CODE[:N]"));
    add(name("retry-after"), tr("Send Retry-After with --status."), QStringLiteral("SECONDS"));
    add(name("latency"), tr("Wait before every answer (with --proxy: before an answer passes)."), QStringLiteral("MS"));
    add(name("refuse"), tr("Treat the K-th different event as bad, however often it comes: its whole request is refused, "
                           "by Doow only the event."),
        QStringLiteral("K[,K]"));
    add(name("refuse-name"), tr("Treat events of these names as bad."), QStringLiteral("NAME[,NAME]"));
    add(name("down-after"), tr("Go down once N events have arrived: the port closes, connections are cut. With --vendor, its "
                               "requests find their connection closed."),
        QStringLiteral("N"));
    add(name("down-for"), tr("How long to stay down. Default: 2. Without --down-after: down from the start."),
        QStringLiteral("SECONDS"));

    add(name("proxy"), tr("Be a TCP proxy to this loopback port instead of a collector."), QStringLiteral("PORT"));
    add(name("cut-request"), tr("Proxy: close both sides once the server has got N bytes."), QStringLiteral("N"));
    add(name("cut-answer"), tr("Proxy: close both sides once the client has got N bytes."), QStringLiteral("N"));
    add(name("reset"), tr("Proxy: reset instead of close; without a cut, every connection at once."));
    add(name("trickle"), tr("Proxy: answers come in pieces of N bytes, one in MS milliseconds."), QStringLiteral("N/MS"));
    add(name("black-hole"), tr("Proxy: read everything, answer nothing."));
    add(name("times"), tr("Proxy: only the first N connections suffer."), QStringLiteral("N"));

    add({QStringLiteral("h"), QStringLiteral("help")}, tr("Print this and exit."));
    add({QStringLiteral("v"), QStringLiteral("version")}, tr("Print the version and exit."));
}

QString epilogue()
{
    return tr("\nThe first line of output is \"listening on http://127.0.0.1:PORT\". SIGTERM and Ctrl-C end the program.\n"
              "\n"
              "While it runs, it is steered at the same port:\n"
              "  GET  /_control          the faults that are set; \"vendors\": those of single vendors\n"
              "  GET  /_control/stats    {\"events\", \"unique\", \"duplicates\", \"requests\", \"deduplicated\"}\n"
              "  GET  /_control/meters   what Fluxrate's meters show for each customer\n"
              "  GET  /_control/events   the first 1000 events; ?after=SEQ: the next ones\n"
              "  GET  /_control/requests the last requests, their bodies as base64; at most 100; ?after=SEQ: the next ones\n"
              "  POST /_control          a JSON object; its members change what is set: status, times, retry_after, body,\n"
              "                          latency_ms, refuse_names, refuse_numbers, down (true: no answers), down_after,\n"
              "                          down_for_ms (alone: down at once), reset: true (first all faults off), clear: true\n"
              "                          (forget what arrived); vendor: \"doow\": the faults concern this vendor only, and\n"
              "                          hold instead of the general ones\n"
              "\n"
              "Exit codes: 0 done, 1 failed while running (port in use, file not usable), 2 wrong command line.\n");
}

/// TOKEN[:AGGREGATION]
void readMeters(Reader &reader, Collector::Options &options)
{
    const QStringList meters = reader.list("meters");
    for (const QString &meter : meters) {
        const QString token = meter.section(u':', 0, 0);
        Aggregation aggregation = Aggregation::Sum;
        if (token.isEmpty() || (meter.contains(u':') && !readAggregation(meter.section(u':', 1), aggregation)))
            reader.complain(tr("--meters: \"%1\" is not a meter's token with or without :SUM, :MAX, :UNIQUE_COUNT, :LAST")
                                .arg(meter));
        options.meters.insert(token, aggregation);
    }
}

void readVendorOptions(Reader &reader, Collector::Options &options)
{
    for (const QString &key : reader.list("keys"))
        options.keys.append(key.toUtf8());
    options.origins = reader.list("origins");
    options.rateLimits = reader.has("rate-limits");
    options.licenses = reader.list("licenses");
    options.metrics = reader.list("metrics");
    readMeters(reader, options);
    options.customers = reader.list("customers");
    for (const QString &key : reader.list("keys-without-scope"))
        options.keysWithoutScope.append(key.toUtf8());
    options.settleSettlePath = reader.text("settlesettle-path");
    options.settleSettleMaxEvents = int(reader.number("settlesettle-max", 1, INT_MAX, 0));
    if (reader.has("settlesettle-max") && !reader.has("settlesettle-path"))
        reader.complain(tr("--settlesettle-max needs --settlesettle-path"));
    if (const QString wrong = wrongRules(rulesOf(options)); !wrong.isEmpty())
        reader.complain(QStringLiteral("--settlesettle-path: ") + wrong);
}

void readTls(Reader &reader, Collector::Options &options)
{
    if (reader.has("tls-certificate") != reader.has("tls-key")) {
        reader.complain(tr("--tls-certificate and --tls-key need each other"));
        return;
    }
    if (!reader.has("tls-certificate"))
        return;
    QFile keyFile(reader.text("tls-key"));
    QByteArray pem;
    if (keyFile.open(QIODevice::ReadOnly))
        pem = keyFile.read(1024 * 1024);
    QSslKey key(pem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Ec);
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(reader.text("tls-certificate"));
    if (key.isNull() || chain.isEmpty()) {
        reader.complain(tr("--tls-certificate or --tls-key: not a PEM file of that kind"));
        return;
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // this is the server: its clients have keys, no certificates
    options.tls = tls;
}

void readFaults(Reader &reader, CommandLine &line)
{
    CollectorFaults &faults = line.faults;
    if (reader.has("status")) {
        const QStringList parts = reader.text("status").split(u':');
        faults.status = int(reader.numberIn("status", parts.first(), 200, 599));
        if (parts.size() > 1)
            faults.times = int(reader.numberIn("status", parts.mid(1).join(u':'), 1, INT_MAX));
    }
    faults.retryAfter = int(reader.number("retry-after", 0, INT_MAX, -1));
    faults.latency = std::chrono::milliseconds(reader.number("latency", 0, 600'000, 0));
    const QStringList numbers = reader.list("refuse");
    for (const QString &number : numbers)
        faults.refuseNumbers.append(reader.numberIn("refuse", number, 1, 1'000'000));
    faults.refuseNames = reader.list("refuse-name");
    faults.downAfter = reader.number("down-after", 1, INT_MAX, reader.has("down-for") ? 0 : -1);
    faults.downFor = reader.seconds("down-for", faults.downFor);
    if (faults.retryAfter >= 0 && faults.status == 0)
        reader.complain(tr("--retry-after needs --status"));
    line.faultyVendor = reader.text("vendor");
    if (!reader.has("vendor"))
        return;
    if (!vendorIds().contains(line.faultyVendor))
        reader.complain(tr("--vendor: \"%1\" is none of %2")
                            .arg(line.faultyVendor, vendorIds().join(QStringLiteral(", "))));
    if (faults == CollectorFaults())
        reader.complain(tr("--vendor needs a fault, as --status"));
}

void readProxy(Reader &reader, CommandLine &line)
{
    line.upstreamPort = quint16(reader.number("proxy", 1, 65535, 0));
    ProxyFaults &faults = line.proxyFaults;
    faults.cutRequestAt = reader.number("cut-request", 0, LLONG_MAX, -1);
    faults.cutAnswerAt = reader.number("cut-answer", 0, LLONG_MAX, -1);
    faults.reset = reader.has("reset");
    faults.blackHole = reader.has("black-hole");
    faults.latency = std::chrono::milliseconds(reader.number("latency", 0, 600'000, 0));
    faults.times = int(reader.number("times", 0, INT_MAX, -1));
    if (reader.has("trickle")) {
        const QStringList parts = reader.text("trickle").split(u'/');
        faults.trickleBytes = reader.numberIn("trickle", parts.first(), 1, 1'000'000);
        faults.trickleEvery = std::chrono::milliseconds(reader.numberIn("trickle", parts.mid(1).join(u'/'), 1, 600'000));
    }
}

/// An option that means nothing in this mode is a mistake of the caller, who would wait for its effect.
void refuseStrangers(const QCommandLineParser &parser, Reader &reader, CommandLine::Mode mode)
{
    using List = std::initializer_list<const char *>;
    const List proxy = {"cut-request", "cut-answer", "reset", "trickle", "black-hole", "times"};
    const auto holds = [](const List &list, const QString &name) {
        return std::any_of(list.begin(), list.end(), [&](const char *entry) { return name == QLatin1String(entry); });
    };
    const QStringList given = parser.optionNames();
    for (const QString &name : given) {
        bool good = false;
        switch (mode) {
        case CommandLine::Mode::Serve: good = !holds(proxy, name); break;
        case CommandLine::Mode::List: good = holds({"list", "json", "database", "db"}, name); break;
        case CommandLine::Mode::Proxy: good = holds(proxy, name) || holds({"proxy", "port", "latency", "quiet"}, name); break;
        case CommandLine::Mode::Text: good = true; break;
        }
        if (!good)
            reader.complain(mode == CommandLine::Mode::Serve ? tr("--%1 needs --proxy").arg(name)
                                                             : tr("--%1 does not go with the other options").arg(name));
    }
}

} // namespace

CommandLine readCommandLine(const QStringList &arguments)
{
    CommandLine line;
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Stands in for the vendors on this machine: takes events as strictly as they do, keeps and shows them, "
                                        "and misbehaves when told to. For development and tests; nothing leaves this machine."));
    addOptions(parser);
    if (!parser.parse(arguments)) {
        line.error = parser.errorText();
        return line;
    }
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("version"))) {
        line.mode = CommandLine::Mode::Text;
        line.text = parser.isSet(QStringLiteral("help"))
            ? parser.helpText() + epilogue()
            : QStringLiteral("%1 %2\n").arg(QCoreApplication::applicationName(), QCoreApplication::applicationVersion());
        return line;
    }
    Reader reader(parser);
    if (!parser.positionalArguments().isEmpty())
        reader.complain(tr("\"%1\": there are no arguments but options").arg(parser.positionalArguments().first()));
    line.mode = reader.has("proxy") ? CommandLine::Mode::Proxy
        : reader.has("list")        ? CommandLine::Mode::List
                                    : CommandLine::Mode::Serve;
    refuseStrangers(parser, reader, line.mode);
    line.json = reader.has("json");
    line.quiet = reader.has("quiet");
    line.port = quint16(reader.number("port", 0, 65535, 0));
    if (reader.has("host") && !line.options.host.setAddress(reader.text("host")))
        reader.complain(tr("--host: \"%1\" is not an address").arg(reader.text("host")));
    if (reader.has("database"))
        line.options.database = reader.text("database");
    else if (line.mode == CommandLine::Mode::List)
        reader.complain(tr("--list needs --database"));
    readVendorOptions(reader, line.options);
    readTls(reader, line.options);
    if (line.mode == CommandLine::Mode::Proxy)
        readProxy(reader, line);
    else
        readFaults(reader, line);
    line.error = reader.error();
    return line;
}

} // namespace Tally::Inbound
