// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What is sent when: the next segment, the next request of it, and until when nothing is.

#include "uploader.h"

#include <QLoggingCategory>

#include <algorithm>

namespace Tally {

Q_DECLARE_LOGGING_CATEGORY(lcUploader)

namespace {

// QTimer stands still while the machine is suspended. So it is asked again and again how long it still is, and what is
// due is sent so long after waking at the most. Only where something waits: with nothing pending no timer runs.
constexpr milliseconds longestSleep{5000};

} // namespace

bool Uploader::sendable() const
{
    return !m_stopped && !m_heldBack && m_options.vendor && m_options.enabled && !m_options.offline && m_options.problem.isEmpty()
        && !m_key.isEmpty() && !m_keyRefused;
}

bool Uploader::isHeld() const
{
    return m_heldBack || !m_options.enabled || m_options.offline || !m_options.problem.isEmpty();
}

SendState Uploader::sendState() const
{
    SendState state;
    const Vendor::Limits limits = m_options.vendor->limits();
    state.sendable = sendable() && m_timeExchange == 0;
    state.maxInFlight = m_rejections < rejectionsUntilPause ? limits.maxInFlight : 1; // to see whether it was mended
    qint64 pending = queued();
    bool isBegun = false;
    for (const Shipment &shipment : m_underWay) {
        isBegun = isBegun || !shipment.isAllSent();
        for (const Request &request : shipment.requests) {
            if (request.exchange || request.answer)
                pending -= request.count;
            if (request.exchange)
                ++state.inFlight;
        }
    }
    if (limits.aggregateInterval > milliseconds(0))
        pending -= m_queues.waiting();
    state.pending = int(std::clamp<qint64>(pending, 0, INT_MAX));
    // A backlog, a flush and a segment that is begun do not wait for more; only what is fresh does.
    state.flushAt = m_backlog || isBegun || !m_flushes.empty() ? 1 : m_options.flushAt;
    state.flushInterval = m_options.flushInterval;
    state.oldestPendingSince = m_oldestPendingSince;
    state.flushRequested = m_flushAsked;
    state.backoffUntil = m_backoffUntil;
    state.retryAfterUntil = m_retryAfterUntil;
    if (m_backlog)
        state.pacedUntil = m_paceUntil;
    return state;
}

void Uploader::schedule()
{
    const bool pending = queued() > 0;
    if (pending && !m_sawPending)
        m_oldestPendingSince = now();
    m_sawPending = pending;
    if (!pending) {
        m_backlog = false;
        endFlushes(true);
    }

    std::optional<milliseconds> wait = nextWake(sendState(), now());
    while (wait && *wait <= milliseconds(0)) {
        if (!sendNext()) {
            wait.reset();
            break;
        }
        wait = nextWake(sendState(), now());
    }
    if (m_sumsSince) {
        milliseconds sumsDue = *m_sumsSince + m_options.vendor->limits().aggregateInterval - now();
        if (!isTimeSettled())
            sumsDue = std::max(sumsDue, longestSleep);
        wait = std::min(wait.value_or(sumsDue), sumsDue);
    }
    if (wait)
        m_wake.start(std::clamp(*wait, milliseconds(0), longestSleep));
    else
        m_wake.stop();
}

void Uploader::freezeSums()
{
    if (m_queues.waiting() == 0 || m_options.vendor->limits().aggregateInterval <= milliseconds(0)) {
        m_sumsSince.reset();
        return;
    }
    if (!m_sumsSince)
        m_sumsSince = now();
    // A flush that has ended already, for want of a network say, must not keep each event from its sum.
    const bool isDue = now() >= *m_sumsSince + m_options.vendor->limits().aggregateInterval;
    const bool isBackingOff = m_backoffUntil && *m_backoffUntil > now();
    if (m_flushes.empty() && (!isDue || (isBackingOff && !isTimeSettled()) || askTime()))
        return;
    m_queues.freezeSums(*m_options.vendor);
    m_sumsSince.reset();
    m_backlog = true; // it has waited enough
}

bool Uploader::sendNext()
{
    bool isAllSent = true;
    for (Shipment &shipment : m_underWay) {
        if (Request *request = nextRequest(shipment))
            return send(shipment, *request);
        isAllSent = isAllSent && shipment.isAllSent();
    }
    if (!isAllSent)
        return false; // the first of them has to be settled before
    if (askTime())
        return false;
    const std::optional<Queues::Piece> piece = m_queues.next(*m_options.vendor);
    if (!piece) {
        if (m_underWay.empty() && !m_queues.problem().isEmpty() && queued() > 0)
            endFlushes(false); // it waits for the disk
        return false;
    }
    Shipment &shipment = m_underWay.emplace_back(Shipment{*piece});
    return send(shipment, *nextRequest(shipment));
}

Uploader::Request *Uploader::nextRequest(Shipment &shipment) const
{
    for (Request &request : shipment.requests)
        if (!request.exchange && !request.answer)
            return &request;
    const Vendor::Limits limits = m_options.vendor->limits();
    const int settled = shipment.segment.settled;
    const int all = int(shipment.segment.batch.events.size());
    const int next = shipment.next();
    if (next == all || next - settled >= limits.maxInFlight)
        return nullptr;
    return &shipment.requests.emplace_back(Request{next, limits.maxEvents > 1 ? all - next : 1});
}

Batch Uploader::batchOf(const Shipment &shipment, const Request &request)
{
    const Batch &all = shipment.segment.batch;
    if (request.count == all.events.size())
        return all;
    return {all.id, all.route, all.eventIds.mid(request.at, request.count), all.events.mid(request.at, request.count)};
}

bool Uploader::send(Shipment &shipment, Request &request)
{
    const Batch batch = batchOf(shipment, request);
    if (m_place.will(batch.route) != Will::Send) {
        callBack(batch.route);
        return false;
    }
    if (const milliseconds window = m_options.vendor->limits().dedupWindow; window > milliseconds(0)) {
        shipment.isFirstTry = shipment.segment.sentMs == 0;
        if (shipment.isFirstTry) {
            shipment.segment.sentMs = m_clock.nowMs();
            shipment.queue->noteSent(shipment.segment, shipment.segment.sentMs);
        } else {
            // Before it was sent? Then the clock was set, and nobody knows how long ago it was.
            const qint64 agoMs = m_clock.nowMs() - shipment.segment.sentMs;
            if (agoMs < 0 || agoMs > window.count())
                shipment.mayBeDuplicate = true;
        }
    }
    const HttpRequest prepared = m_options.vendor->request(batch, m_key);
    // The id is known only after send(); the answer never comes before send() has returned.
    auto exchange = std::make_shared<quint64>(0);
    *exchange = m_worker->transport()->send(
        prepared, m_options.requestTimeout,
        [this, exchange](const HttpResponse &answer) { settleAnswer(*exchange, answer); });
    if (!m_ask.isActive())
        m_ask.start();
    request.exchange = *exchange;
    request.sentAt = now();
    request.key = m_key;
    request.url = prepared.url;
    request.body = prepared.body;
    request.isPacked = prepared.headers.contains({"Content-Encoding", "gzip"});
    if (isWatched())
        tellBatch(Fate::Sending, batch);
    qCDebug(lcUploader) << m_place.name << "sends" << batch.events.size() << "events, batch" << batch.id;
    if (m_options.catchUpRate > 0 && m_backlog)
        m_paceUntil = now() + pace(batch.events.size(), m_options.catchUpRate);
    m_flushAsked = false;
    m_oldestPendingSince = now(); // what is left came just now, or is a backlog, which does not wait
    return true;
}

void Uploader::callBack(const QByteArray &route)
{
    abortAll();
    m_heldBack = route; // until setOptions(), which follows each change of will, or askAgain()
    endFlushes(false);
    Q_EMIT heldBack();
}

void Uploader::askAgain()
{
    if (!m_heldBack || m_place.will(*m_heldBack) != Will::Send)
        return;
    m_heldBack.reset();
    step();
}

std::optional<QByteArray> Uploader::forbidden() const
{
    if (m_timeExchange && m_place.will({}) != Will::Send)
        return QByteArray();
    for (const Shipment &shipment : m_underWay) {
        const bool isSending = std::any_of(shipment.requests.begin(), shipment.requests.end(),
                                           [](const Request &request) { return request.exchange != 0; });
        if (isSending && m_place.will(shipment.segment.batch.route) != Will::Send)
            return shipment.segment.batch.route;
    }
    return {};
}

void Uploader::heedWill()
{
    if (m_underWay.empty() && !m_timeExchange) {
        m_ask.stop();
        return;
    }
    if (const std::optional<QByteArray> route = forbidden()) {
        callBack(*route);
        updatePhase();
    }
}

bool Uploader::isTimeSettled() const
{
    return m_clock.isKnown() || m_timeAnswered;
}

bool Uploader::askTime()
{
    // Once events of an unknown time are in a segment, nobody can correct them.
    if (isTimeSettled() || m_place.will({}) != Will::Send)
        return false;
    if (m_timeExchange || !sendable())
        return true;
    HttpRequest request;
    request.method = "GET";
    request.url = m_options.vendor->request({}, m_key).url.resolved(QUrl(QStringLiteral("/")));
    const milliseconds sentAt = now();
    m_timeExchange = m_worker->transport()->send(
        request, m_options.requestTimeout, [this, sentAt](const HttpResponse &answer) {
            m_timeExchange = 0;
            m_timeAnswered = answer.failure.isEmpty();
            if (m_timeAnswered) {
                m_clock.hear(parseHttpDate(answer.header("date")), sentAt.count(), now().count());
            } else {
                const milliseconds wait = backOff();
                if (m_failures > m_options.maxRetries)
                    endFlushes(false);
                if (m_failures == m_options.maxRetries + 1) {
                    Error e = error(Error::NetworkFailed, answer.failure);
                    e.retryAt = QDateTime::fromMSecsSinceEpoch(m_clock.nowMs() + wait.count(), Qt::UTC);
                    Q_EMIT failed(e);
                }
            }
            step();
        });
    m_flushAsked = false;
    return true;
}

} // namespace Tally
