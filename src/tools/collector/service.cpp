// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/service.h"

#include "tools/collector/socketcalls.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QUrlQuery>

namespace Tally::Inbound {

Q_LOGGING_CATEGORY(lcCollector, "tally.collector", QtWarningMsg)

namespace {

constexpr std::chrono::milliseconds ListenRetry{20};

bool isCredential(const QByteArray &name)
{
    return name == "authorization" || name == "proxy-authorization" || name == "cookie" || name.contains("key")
        || name.contains("token") || name.contains("secret");
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
    rules.licences = options.licences;
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
    {
        const QMutexLocker lock(&m_mutex);
        reaction.delay = m_faults.latency;
        if (const auto fault = faultAnswer(vendor)) {
            reaction.answer = *fault;
        } else if (!vendor) {
            reaction.answer = {404, "no such route\n", "text/plain", {}};
        } else {
            outcome = vendor->handle(
                {request, m_rules, m_clock.elapsed(), record.receivedAt,
                 [this](const CollectedEvent &event) { return isRefused(event); },
                 [this, vendor](const QString &id) { return m_database.first(vendor->id(), id); }});
            reaction.answer = outcome.answer;
            record.deduplicated = outcome.deduplicated;
            record.rejected = outcome.rejected;
        }
        for (CollectedEvent &event : events) {
            event.receivedAt = record.receivedAt;
            event.vendor = vendor->id();
            event.route = QString::fromLatin1(request.path);
        }
        record.status = reaction.answer.status;
        if (m_database.add(record, events)) {
            if (outcome.stored)
                outcome.stored();
        } else {
            qCWarning(lcCollector, "The request was not stored: %ls", qUtf16Printable(m_database.errorText()));
            const QByteArray body = vendor ? vendor->errorBody(500, -1) : QByteArray();
            reaction.answer = {500, body, "application/json", {}};
            record.status = 500;
            record.deduplicated = false;
            record.rejected = 0;
            events.clear();
        }
        record.answer = reaction.answer.body;
        keep(record);
        if (m_untilDown > 0 && !events.isEmpty()) {
            m_untilDown = std::max<qint64>(0, m_untilDown - events.size());
            if (m_untilDown == 0) {
                m_faults.downAfter = m_untilDown = -1;
                reaction.afterwards = [this, duration = m_faults.downFor] { goDown(duration); };
            }
        }
    }
    for (const CollectedEvent &event : std::as_const(events))
        Q_EMIT eventArrived(event);
    Q_EMIT requestArrived(record);
    return reaction;
}

Vendor *Service::ownerOf(const QByteArray &path) const
{
    for (const auto &vendor : m_vendors)
        if (vendor->owns(path))
            return vendor.get();
    return nullptr;
}

std::optional<Answer> Service::faultAnswer(const Vendor *vendor)
{
    if (m_faults.status == 0 || m_faults.times == 0)
        return {};
    if (m_faults.times > 0)
        --m_faults.times;
    Answer answer{m_faults.status, m_faults.body, m_faults.contentType, m_faults.headers};
    if (answer.body.isEmpty() && vendor)
        answer.body = vendor->errorBody(m_faults.status, m_faults.retryAfter);
    if (vendor)
        answer.headers += vendor->errorHeaders(m_faults.status, m_faults.retryAfter);
    if (m_faults.retryAfter >= 0)
        answer.headers.append({"Retry-After", QByteArray::number(m_faults.retryAfter)});
    return answer;
}

bool Service::isRefused(const CollectedEvent &event)
{
    bool bad = m_faults.refuseNames.contains(event.name);
    if (m_faults.refuseNumbers.isEmpty())
        return bad;
    const QByteArray id = event.eventId.isEmpty()
        ? QCryptographicHash::hash(QJsonDocument(event.json).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256)
        : event.eventId.toUtf8();
    // Counted until the highest number has come by; after that only the bad ones need to be known again.
    const qint64 last = *std::max_element(m_faults.refuseNumbers.begin(), m_faults.refuseNumbers.end());
    if (m_seen < last && !m_seenIds.contains(id)) {
        m_seenIds.insert(id);
        ++m_seen;
        if (m_faults.refuseNumbers.contains(m_seen))
            m_refusedIds.insert(id);
        if (m_seen == last)
            m_seenIds.clear();
    }
    return bad || m_refusedIds.contains(id);
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

HttpServer::Reaction Service::control(const Request &request)
{
    const auto text = [](int status, const QByteArray &body) { return Answer{status, body + '\n', "text/plain", {}}; };
    const auto json = [](const QJsonObject &object) {
        return Answer{200, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n', "application/json", {}};
    };
    HttpServer::Reaction reaction;
    // Not for other machines, and not for a page in the browser of this one.
    if (!request.fromLoopback || request.headerCount("origin") > 0)
        reaction.answer = text(403, "only for local programs");
    else if (request.method == "POST" && request.path == "/_control")
        reaction.answer = controlPost(request, reaction.afterwards);
    else if (request.method == "GET" && request.path == "/_control")
        reaction.answer = json(toJson(faults()));
    else if (request.method == "GET" && request.path == "/_control/stats")
        reaction.answer = json(toJson(stats()));
    else if (request.method == "GET" && request.path == "/_control/events")
        reaction.answer = controlEvents(request);
    else
        reaction.answer = text(404, "no such route");
    return reaction;
}

Answer Service::controlPost(const Request &request, std::function<void()> &afterwards)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    ControlOrder order;
    const QString wrong = document.isObject() ? readOrder(document.object(), faults(), order)
                                              : QStringLiteral("the body must be a JSON object");
    if (!wrong.isEmpty())
        return {400, wrong.toUtf8() + '\n', "text/plain", {}};
    if (order.clear)
        clear();
    setFaults(order.faults);
    if (order.down)
        afterwards = [this, duration = *order.down] { goDown(duration); };
    return {200, QJsonDocument(toJson(faults())).toJson(QJsonDocument::Compact) + '\n', "application/json", {}};
}

Answer Service::controlEvents(const Request &request) const
{
    // Pages, so that no answer is without bounds: ?after=SEQ gives what came behind it.
    constexpr int Page = 1000;
    const qint64 after = QUrlQuery(QString::fromLatin1(request.query)).queryItemValue(QStringLiteral("after")).toLongLong();
    QJsonArray page;
    const QMutexLocker lock(&m_mutex);
    m_database.forEachEvent(after, [&page](const CollectedEvent &event) {
        page.append(toJson(event));
        return page.size() < Page;
    });
    return {200, QJsonDocument(QJsonObject{{QStringLiteral("events"), page}}).toJson(QJsonDocument::Compact) + '\n',
            "application/json", {}};
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

void Service::setFaults(const CollectorFaults &faults)
{
    const QMutexLocker lock(&m_mutex);
    if (faults.refuseNumbers != m_faults.refuseNumbers) {
        m_seen = 0;
        m_seenIds.clear();
        m_refusedIds.clear();
    }
    if (faults.downAfter != m_faults.downAfter)
        m_untilDown = faults.downAfter;
    m_faults = faults;
}

CollectorFaults Service::faults() const
{
    const QMutexLocker lock(&m_mutex);
    return m_faults;
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

void Service::clear()
{
    const QMutexLocker lock(&m_mutex);
    if (m_database.isOpen())
        m_database.clear();
    m_requests.clear();
    m_requestBytes = 0;
    m_seen = 0;
    m_seenIds.clear();
    m_refusedIds.clear();
    for (const auto &vendor : m_vendors)
        vendor->clear();
}

} // namespace Tally::Inbound
