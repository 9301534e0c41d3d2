// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "uploader.h"

#include "delivery/seams.h"

#include <QLoggingCategory>

#include <algorithm>

namespace Tally {

Q_LOGGING_CATEGORY(lcUploader, "tally.delivery", QtWarningMsg)

namespace {

constexpr milliseconds groupCommit{50}; // with a sync of a slow disk 100 ms: what a power cut can take
// QTimer stands still while the machine is suspended. So it is asked again and again how long it still is, and what is
// due is sent so long after waking at the most. Only where something waits: with nothing pending no timer runs.
constexpr milliseconds longestSleep{5000};
constexpr int mostWarnings = 100;
const QByteArray keptWhenDenied = QByteArrayLiteral("forget"); // who says no may still ask for erasure

} // namespace

Uploader::Uploader(const Place &place, Worker *worker, QObject *parent) :
    QObject(parent), m_place(place), m_worker(worker), m_quarantine(place.folder + QLatin1String("/quarantine")),
    m_wake(this), m_sync(this), m_storageRetry(this)
{
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer); // the first back-off is 100 ms; a coarse timer may be 5 % late
    connect(&m_wake, &QTimer::timeout, this, &Uploader::step);
    m_sync.setSingleShot(true);
    m_sync.setInterval(groupCommit);
    m_sync.setTimerType(Qt::PreciseTimer);
    connect(&m_sync, &QTimer::timeout, this, [this] {
        m_queues.sync(); // before anything that takes its time
        step();
    });
    m_storageRetry.setSingleShot(true);
    m_storageRetry.setInterval(storageRetryInterval);
    connect(&m_storageRetry, &QTimer::timeout, this, &Uploader::step);

}

void Uploader::open()
{
    m_place.ledger->acceptQuarantined(m_quarantine.count());
    m_remembered = readSendMemory(m_place.folder);
    const ClockReading reading = seams().now();
    if (const milliseconds wait = m_remembered.left(m_remembered.retryAfterUntilMs, reading); wait > milliseconds(0))
        m_retryAfterUntil = now() + wait;
    if (const milliseconds wait = m_remembered.left(m_remembered.backoffUntilMs, reading); wait > milliseconds(0)) {
        m_backoffUntil = now() + wait;
        m_failures = m_remembered.failedAttempts;
        m_failingSince = now();
    }
}

Uploader::~Uploader()
{
    abortAll();
}

void Uploader::setOptions(const Options &options)
{
    const bool vendorChanged = m_options.vendor != options.vendor;
    const bool first = !m_options.vendor;
    m_options = options;
    if (vendorChanged)
        m_rejections = 0; // what was misconfigured may be mended
    if (first && options.startDelay > milliseconds(0))
        m_paceUntil = now() + options.startDelay;
    if (!sendable())
        abortAll();
    if (isHeld())
        endFlushes(false);
    if (!options.problem.isEmpty() && (first || m_phase != SendPhase::Misconfigured))
        Q_EMIT failed(error(Error::Misconfigured, options.problem));
    step();
}

void Uploader::setKey(const QByteArray &key)
{
    m_keySearching = false;
    if (key != m_key) {
        m_key = key;
        ++m_keyNumber;
        m_keyRefused = false;
        m_rejections = 0;
    }
    if (m_key.isEmpty())
        endFlushes(false);
    step();
}

void Uploader::setOwnQueue(std::shared_ptr<Queue> queue)
{
    m_queues.setOwn(std::move(queue));
    step();
}

void Uploader::adopt(std::shared_ptr<Queue> queue, std::shared_ptr<Run> run)
{
    m_place.ledger->accept(queue->pending());
    m_queues.adopt(std::move(queue), std::move(run));
    m_queues.sync(); // its process may have been killed before it could
    m_backlog = true;
    if (m_place.will({}) == Will::Discard)
        clear(Drop::NoConsent);
    step();
}

milliseconds Uploader::now() const
{
    return milliseconds(seams().now().bootMs);
}

void Uploader::step()
{
    if (m_stopped || !m_options.vendor)
        return;
    takeIn();
    evict();
    freezeSums();
    schedule();
    reportStorage();
    updatePhase();
    if (!m_queues.isSynced() && !m_sync.isActive())
        m_sync.start();
}

void Uploader::takeIn()
{
    Clock &clock = m_worker->clock();
    clock.look(seams().now());
    const Queues::TakenIn taken = m_queues.takeIn(*m_place.vendor, clock);
    for (const Queue::Damage &damage : taken.damage) {
        if (damage.wasPending)
            m_place.ledger->drop(damage.events);
        else
            m_place.ledger->acceptDropped(damage.events);
        Q_EMIT failed(error(Error::StorageDamaged, damage.text));
        Q_EMIT dropped(QStringList(), Drop::Corrupt);
    }
    for (const Queue::Refusal &refusal : taken.refused) {
        drop({refusal.eventId}, Drop::Invalid);
        Q_EMIT failed(error(Error::InvalidEvent, refusal.reason));
    }
    for (const QString &warning : taken.warnings) {
        if (m_warned.size() < mostWarnings && !m_warned.contains(warning)) {
            m_warned.insert(warning);
            Q_EMIT failed(error(Error::InvalidOption, warning));
        }
    }
    if (!taken.forgotten)
        return;
    abortAll();
    drop(taken.erased, Drop::Cleared);
    clearQuarantine();
}

void Uploader::evict()
{
    const Queue::Evicted gone = m_queues.evict(m_options.limits, m_worker->clock());
    if (!gone.forSpace.isEmpty()) {
        drop(gone.forSpace, Drop::Evicted);
        Q_EMIT failed(error(Error::QueueFull,
                            tr("The queue is full: the oldest %1 event(s) were dropped.").arg(gone.forSpace.size())));
    }
    drop(gone.forAge, Drop::TooOld);
}

bool Uploader::sendable() const
{
    return !m_stopped && m_options.vendor && m_options.enabled && !m_options.offline && m_options.problem.isEmpty()
        && !m_key.isEmpty() && !m_keyRefused;
}

bool Uploader::isHeld() const
{
    return !m_options.enabled || m_options.offline || !m_options.problem.isEmpty();
}

SendState Uploader::sendState() const
{
    SendState state;
    const Vendor::Limits limits = m_options.vendor->limits();
    state.sendable = sendable() && m_timeExchange == 0;
    state.maxInFlight = m_rejections < rejectionsUntilPause ? limits.maxInFlight : 1; // to see whether it was mended
    qint64 pending = m_place.ledger->counts().pending;
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
    const bool pending = m_place.ledger->counts().pending > 0;
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
    if (!piece)
        return false;
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
        abortAll();
        m_options.enabled = false; // until setOptions(), which follows each change of will
        endFlushes(false);
        Q_EMIT heldBack();
        return false;
    }
    if (const milliseconds window = m_options.vendor->limits().dedupWindow; window > milliseconds(0)) {
        shipment.isFirstTry = shipment.segment.sentMs == 0;
        if (shipment.isFirstTry) {
            shipment.segment.sentMs = m_worker->clock().nowMs();
            shipment.queue->noteSent(shipment.segment, shipment.segment.sentMs);
        } else {
            // Before it was sent? Then the clock was set, and nobody knows how long ago it was.
            const qint64 agoMs = m_worker->clock().nowMs() - shipment.segment.sentMs;
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
    request.exchange = *exchange;
    request.sentAt = now();
    request.keyNumber = m_keyNumber;
    qCDebug(lcUploader) << m_place.name << "sends" << batch.events.size() << "events, batch" << batch.id;
    if (m_options.catchUpRate > 0 && m_backlog)
        m_paceUntil = now() + pace(batch.events.size(), m_options.catchUpRate);
    m_flushAsked = false;
    m_oldestPendingSince = now(); // what is left came just now, or is a backlog, which does not wait
    return true;
}

bool Uploader::isTimeSettled() const
{
    return m_worker->clock().isKnown() || m_timeAnswered;
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
                m_worker->clock().hear(parseHttpDate(answer.header("date")), sentAt.count(), now().count());
            } else {
                const milliseconds wait = backOff();
                if (m_failures > m_options.maxRetries)
                    endFlushes(false);
                if (m_failures == m_options.maxRetries + 1) {
                    Error e = error(Error::NetworkFailed, answer.failure);
                    e.retryAt = QDateTime::fromMSecsSinceEpoch(m_worker->clock().nowMs() + wait.count(), Qt::UTC);
                    Q_EMIT failed(e);
                }
            }
            step();
        });
    m_flushAsked = false;
    return true;
}

void Uploader::flush(quint64 id)
{
    m_stopped = false; // aboutToQuit has stopped it, and main() still wants to deliver after exec()
    const qint64 pending = m_place.ledger->counts().pending;
    if (pending == 0) {
        Q_EMIT flushEnded(id, true);
        return;
    }
    m_flushes.push_back({id, pending});
    if (m_keyRefused) {
        m_keyRefused = false; // tried once more with the same key: it may have been allowed meanwhile
        Q_EMIT keyWanted();
    }
    m_flushAsked = true;
    m_paceUntil = milliseconds(0);
    const bool hopeless = isHeld() || (m_key.isEmpty() && !m_keySearching)
        || (m_retryAfterUntil && *m_retryAfterUntil > now());
    if (m_key.isEmpty() && !m_keySearching)
        Q_EMIT keyWanted();
    if (hopeless)
        endFlushes(false);
    step();
}

void Uploader::done(qint64 calls)
{
    for (Flush &flush : m_flushes)
        flush.remaining -= calls;
    while (!m_flushes.empty() && m_flushes.front().remaining <= 0) {
        const quint64 id = m_flushes.front().id;
        m_flushes.erase(m_flushes.begin());
        Q_EMIT flushEnded(id, true);
    }
}

void Uploader::endFlushes(bool everything)
{
    for (const Flush &flush : std::exchange(m_flushes, {}))
        Q_EMIT flushEnded(flush.id, everything);
}

bool Uploader::save()
{
    step();
    m_sync.stop();
    return m_queues.sync();
}

void Uploader::abortAll()
{
    if (m_timeExchange)
        m_worker->transport()->abort(std::exchange(m_timeExchange, 0));
    for (const Shipment &shipment : std::exchange(m_underWay, {})) {
        for (const Request &request : shipment.requests)
            if (request.exchange)
                m_worker->transport()->abort(request.exchange);
        shipment.queue->putBack(shipment.segment);
    }
}

void Uploader::clear(Drop reason)
{
    if (!m_options.vendor)
        return;
    abortAll();
    takeIn();
    drop(m_queues.clear(keptWhenDenied), reason);
    const QStringList ids = m_quarantine.clear();
    m_place.ledger->dropQuarantined(ids.size());
    if (!ids.isEmpty())
        Q_EMIT dropped(ids, reason);
    step();
}

void Uploader::drop(const QStringList &ids, Drop reason)
{
    if (ids.isEmpty())
        return;
    const qint64 calls = m_queues.takeCalls(ids);
    m_place.ledger->drop(calls);
    done(calls);
    Q_EMIT dropped(ids, reason);
}

void Uploader::retryQuarantined()
{
    m_place.ledger->retryQuarantined(m_queues.retryQuarantined(m_quarantine.files()));
    m_rejections = 0;
    m_backlog = true;
    step();
}

void Uploader::clearQuarantine()
{
    const QStringList ids = m_quarantine.clear();
    if (ids.isEmpty())
        return;
    m_place.ledger->dropQuarantined(ids.size());
    Q_EMIT dropped(ids, Drop::Cleared);
}

void Uploader::stop()
{
    if (m_stopped)
        return;
    m_stopped = true;
    m_wake.stop();
    m_sync.stop();
    m_storageRetry.stop();
    abortAll();
    endFlushes(false);
    if (m_options.vendor) {
        takeIn();
        m_queues.freezeOwn(*m_options.vendor);
    }
    if (!m_queues.problem().isEmpty())
        m_queues.retryStorage(); // for the last time
    m_queues.sync();
    if (const qint64 events = inMemoryOnly())
        Q_EMIT failed(error(Error::StorageFailed,
                            tr("%1 event(s) are in memory only, and gone when the program ends. %2")
                                .arg(events)
                                .arg(storageProblem())));
}

void Uploader::reportStorage()
{
    const QString problem = m_queues.problem();
    // Also where that works: it may have been something that could not be read, and nobody else would look again.
    if (!problem.isEmpty()) {
        m_queues.retryStorage();
        if (!m_storageRetry.isActive())
            m_storageRetry.start();
    }
    const bool changed = problem.isEmpty() != m_storageProblem.isEmpty();
    m_storageProblem = problem;
    if (changed && !problem.isEmpty())
        Q_EMIT failed(error(Error::StorageFailed, problem));
}

void Uploader::updatePhase()
{
    const Counts counts = m_place.ledger->counts();
    const bool isSending = std::any_of(m_underWay.begin(), m_underWay.end(), [](const Shipment &shipment) {
        return std::any_of(shipment.requests.begin(), shipment.requests.end(),
                           [](const Request &request) { return request.exchange != 0; });
    });
    SendPhase phase = SendPhase::Idle;
    if (!m_options.enabled)
        phase = SendPhase::Disabled;
    else if (!m_options.problem.isEmpty() || m_rejections >= rejectionsUntilPause)
        phase = SendPhase::Misconfigured;
    else if (m_keyRefused)
        phase = SendPhase::KeyRefused;
    else if (m_key.isEmpty() && !m_keySearching)
        phase = SendPhase::WaitingForKey;
    else if (m_options.offline)
        phase = SendPhase::Offline;
    else if (isSending)
        phase = SendPhase::Sending;
    else if (counts.pending == 0)
        phase = SendPhase::Idle;
    else if ((m_backoffUntil && *m_backoffUntil > now()) || (m_retryAfterUntil && *m_retryAfterUntil > now()))
        phase = SendPhase::BackingOff;
    else
        phase = SendPhase::Waiting;
    if (phase == m_phase)
        return;
    m_phase = phase;
    Q_EMIT phaseChanged(phase);
}

Error Uploader::error(Error::Code code, const QString &text, int httpStatus) const
{
    return {code, text, httpStatus, {}, m_place.name};
}

} // namespace Tally
