// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/service.h"

#include "tools/collector/meters.h"
#include "tools/collector/socketcalls.h"

#include <QLoggingCategory>

namespace Tally::Inbound {

Q_LOGGING_CATEGORY(lcCollector, "tally.collector", QtWarningMsg)

namespace {

constexpr std::chrono::milliseconds ListenRetry{20};

bool isCredential(const QByteArray &name)
{
    return name == "authorization" || name == "proxy-authorization" || name == "cookie" || name.contains("key")
        || name.contains("token") || name.contains("secret");
}

/// A name with a typing error would be a fault without an effect.
void warnAboutStrangers(const QString &vendor)
{
    if (!vendor.isEmpty() && !vendorIds().contains(vendor))
        qCWarning(lcCollector, "Faults were set for \"%ls\", which is none of the vendors.", qUtf16Printable(vendor));
}

QByteArray credential(const Request &request)
{
    for (const auto &[name, value] : request.headers)
        if (isCredential(name) && name != "idempotency-key")
            return name == "authorization" ? value.mid(value.indexOf(' ') + 1).trimmed() : value;
    return {};
}

} // namespace

Rules rulesOf(const Collector::Options &options)
{
    Rules rules;
    for (const QString &origin : options.origins)
        rules.origins.append(origin.toUtf8());
    rules.keys = options.keys;
    rules.rateLimits = options.rateLimits;
    rules.licenses = options.licenses;
    rules.metrics = options.metrics;
    rules.meters = options.meters;
    rules.customers = options.customers;
    rules.keysWithoutScope = options.keysWithoutScope;
    rules.settleSettlePath = options.settleSettlePath.toUtf8();
    rules.settleSettleMaxEvents = options.settleSettleMaxEvents;
    return rules;
}

Service::Service(const Collector::Options &options)
    : m_options(options), m_rules(rulesOf(options)), m_vendors(makeVendors(m_rules)), m_upAgain(this)
{
    m_clock.start();
    m_upAgain.setSingleShot(true);
    connect(&m_upAgain, &QTimer::timeout, this, &Service::listenAgain);
}

Service::~Service() = default;

QString Service::listen(quint16 port)
{
    m_upAgain.stop();
    if (const QString wrong = wrongRules(m_rules); !wrong.isEmpty())
        return wrong;
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_database.isOpen()) {
            const QString reason = m_database.open(m_options.database, EventDatabase::Mode::Write);
            if (!reason.isEmpty())
                return reason;
        }
    }
    if (!m_server) {
        m_server = std::make_unique<HttpServer>([this](const Request &request) { return react(request); }, Limits());
        if (m_options.tls)
            m_server->setTls(*m_options.tls);
    }
    if (m_server->isListening() && (port == 0 || port == m_server->serverPort()))
        return {};
    m_server->vanish();
    if (!listenOn(*m_server, m_options.host, port))
        return m_server->errorString();
    {
        const QMutexLocker lock(&m_mutex);
        m_listening = true;
        m_port = m_server->serverPort();
    }
    Q_EMIT listeningChanged(true);
    return {};
}

void Service::vanish()
{
    m_upAgain.stop();
    if (!m_server || !m_server->isListening())
        return;
    m_server->vanish();
    {
        const QMutexLocker lock(&m_mutex);
        m_listening = false;
    }
    Q_EMIT listeningChanged(false);
}

void Service::goDown(std::chrono::milliseconds duration)
{
    vanish();
    m_upAgain.start(duration);
}

void Service::listenAgain()
{
    // Somebody may hold the port for a moment; a stand-in that was told to come back does so.
    if (!listen(port()).isEmpty())
        m_upAgain.start(ListenRetry);
}

HttpServer::Reaction Service::react(const Request &request)
{
    if (request.path == "/_control" || request.path.startsWith("/_control/"))
        return control(request);

    Vendor *vendor = ownerOf(request.path);
    HttpServer::Reaction reaction;
    CollectedRequest record = recorded(request, vendor);
    Outcome outcome;
    QList<CollectedEvent> &events = outcome.events;
    const qint64 nowMs = m_clock.elapsed();
    {
        const QMutexLocker lock(&m_mutex);
        FaultState &faults = faultsOf(record.vendor);
        if (faults.isDown(nowMs)) {
            // Nobody is there to count it; only a person who watches is told.
            reaction.hangUp = true;
        } else {
            reaction.delay = faults.latency();
            if (const auto fault = faults.takeAnswer(vendor)) {
                outcome.answer = *fault;
            } else if (!vendor) {
                outcome.answer = noSuchRoute();
            } else {
                outcome = vendor->handle({request, m_rules, nowMs, record.receivedAt,
                                          [&](const CollectedEvent &event) {
                                              return faults.isRefused(vendor->id(), event);
                                          },
                                          [&](const QString &id) { return m_database.first(vendor->id(), id); }});
            }
            store(record, outcome, vendor);
            reaction.answer = outcome.answer;
            if (const auto duration = faults.takeDown(events.size())) {
                if (&faults == &m_faults)
                    reaction.afterwards = [this, duration = *duration] { goDown(duration); };
                else
                    faults.goDown(nowMs + duration->count());
            }
        }
    }
    for (const CollectedEvent &event : std::as_const(events))
        Q_EMIT eventArrived(event);
    Q_EMIT requestArrived(record);
    return reaction;
}

void Service::store(CollectedRequest &record, Outcome &outcome, const Vendor *vendor)
{
    for (CollectedEvent &event : outcome.events) {
        event.receivedAt = record.receivedAt;
        event.vendor = vendor->id();
        event.route = QString::fromLatin1(record.path);
    }
    record.status = outcome.answer.status;
    record.deduplicated = outcome.deduplicated;
    record.rejected = outcome.rejected;
    if (m_database.add(record, outcome.events)) {
        if (outcome.stored)
            outcome.stored();
    } else {
        qCWarning(lcCollector, "The request was not stored: %ls", qUtf16Printable(m_database.errorText()));
        outcome = {{500, vendor ? vendor->errorBody(500, -1) : QByteArray(), "application/json", {}}};
        record.status = 500;
        record.deduplicated = false;
        record.rejected = 0;
    }
    record.answer = outcome.answer.body;
    keep(record);
}

Vendor *Service::ownerOf(const QByteArray &path) const
{
    for (const auto &vendor : m_vendors)
        if (vendor->owns(path))
            return vendor.get();
    return nullptr;
}

FaultState &Service::faultsOf(const QString &vendor)
{
    const auto own = m_vendorFaults.find(vendor);
    return own == m_vendorFaults.end() ? m_faults : own->second;
}

CollectedRequest Service::recorded(const Request &request, const Vendor *vendor) const
{
    CollectedRequest record;
    record.receivedAt = QDateTime::currentDateTimeUtc();
    record.method = request.method;
    record.path = request.path;
    record.body = request.body;
    for (const auto &[name, value] : request.headers)
        record.headers.append({name, isCredential(name) && name != "idempotency-key" ? QByteArray() : value});
    if (vendor) {
        record.vendor = vendor->id();
        record.keyPrefix = vendor->keyPrefix(request);
    }
    if (const QByteArray key = credential(request); !key.isEmpty())
        record.keyHash = Collector::keyHash(key);
    return record;
}

void Service::keep(const CollectedRequest &request)
{
    m_requests.push_back(request);
    m_requestBytes += request.body.size();
    while (!m_requests.empty()
           && (qint64(m_requests.size()) > m_options.keptRequests || m_requestBytes > m_options.keptBytes)) {
        m_requestBytes -= m_requests.front().body.size();
        m_requests.pop_front();
    }
}

bool Service::isListening() const
{
    const QMutexLocker lock(&m_mutex);
    return m_listening;
}

quint16 Service::port() const
{
    const QMutexLocker lock(&m_mutex);
    return m_port;
}

void Service::goDown(std::chrono::milliseconds duration, const QString &vendor)
{
    warnAboutStrangers(vendor);
    const QMutexLocker lock(&m_mutex);
    // Without faults of its own it keeps the general ones beside this.
    m_vendorFaults.try_emplace(vendor, m_faults).first->second.goDown(m_clock.elapsed() + duration.count());
}

void Service::setFaults(const CollectorFaults &faults)
{
    const QMutexLocker lock(&m_mutex);
    m_vendorFaults.clear();
    m_faults.set(faults);
}

void Service::setFaults(const CollectorFaults &faults, const QString &vendor)
{
    warnAboutStrangers(vendor);
    const QMutexLocker lock(&m_mutex);
    if (vendor.isEmpty())
        m_faults.set(faults);
    else
        m_vendorFaults[vendor].set(faults);
}

CollectorFaults Service::faults(const QString &vendor) const
{
    const QMutexLocker lock(&m_mutex);
    return faultsOf(vendor).faults(m_clock.elapsed());
}

QList<CollectedEvent> Service::events() const
{
    const QMutexLocker lock(&m_mutex);
    return m_database.isOpen() ? m_database.events() : QList<CollectedEvent>();
}

QList<CollectedRequest> Service::requests() const
{
    const QMutexLocker lock(&m_mutex);
    return {m_requests.begin(), m_requests.end()};
}

int Service::count(const QString &eventId, const QString &vendor) const
{
    const QMutexLocker lock(&m_mutex);
    return m_database.isOpen() ? m_database.count(eventId, vendor) : 0;
}

CollectorStats Service::stats() const
{
    const QMutexLocker lock(&m_mutex);
    return m_database.isOpen() ? m_database.stats() : CollectorStats();
}

QList<MeterValue> Service::meterValues() const
{
    Meters meters(m_rules.meters);
    const QMutexLocker lock(&m_mutex);
    if (m_database.isOpen())
        m_database.forEachEvent(0, [&meters](const CollectedEvent &event) {
            meters.add(event);
            return true;
        });
    return meters.values();
}

void Service::clear()
{
    const QMutexLocker lock(&m_mutex);
    if (m_database.isOpen())
        m_database.clear();
    m_requests.clear();
    m_requestBytes = 0;
    m_faults.forgetSeen();
    for (auto &[vendor, state] : m_vendorFaults)
        state.forgetSeen();
    for (const auto &vendor : m_vendors)
        vendor->clear();
}

} // namespace Tally::Inbound
