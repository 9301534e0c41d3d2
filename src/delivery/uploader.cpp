// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "uploader.h"

#include "delivery/seams.h"
#include "store/withdrawals.h"

#include <QLoggingCategory>

#include <algorithm>

namespace Tally {

Q_LOGGING_CATEGORY(lcUploader, "tally.delivery", QtWarningMsg)

namespace {

constexpr milliseconds groupCommit{50}; // with a sync of a slow disk 100 ms: what a power cut can take
constexpr int mostWarnings = 100;
constexpr milliseconds askInterval{250};

} // namespace

Uploader::Uploader(const Place &place, Worker *worker, QObject *parent) :
    QObject(parent), m_place(place), m_worker(worker), m_quarantine(place.folder + QLatin1String("/quarantine")),
    m_wake(this), m_sync(this), m_storageRetry(this), m_ask(this)
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
    m_ask.setInterval(askInterval);
    connect(&m_ask, &QTimer::timeout, this, &Uploader::heedWill);
}

void Uploader::open()
{
    m_place.ledger->findQuarantined(m_quarantine.count());
    heedWithdrawals();
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
    m_heldBack.reset();
    if (vendorChanged)
        m_rejections = 0; // what was misconfigured may be mended
    if (first && options.startDelay > milliseconds(0))
        m_paceUntil = now() + options.startDelay;
    if (!sendable())
        abortAll();
    else
        heedWill();
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
    const quint64 border = m_queues.drawBorder(); // before the question
    if (m_place.will({}) == Will::Discard)
        clear(Drop::NoConsent, border);
    step();
}

void Uploader::adoptCleared(std::shared_ptr<Queue> queue, std::shared_ptr<Run> run, Drop reason)
{
    m_place.ledger->accept(queue->pending());
    m_queues.adopt(queue, std::move(run));
    takeIn();
    drop(queue->clear(eraseRoute), reason);
    m_backlog = true;
    step();
}

qint64 Uploader::queued() const
{
    const Counts counts = m_place.ledger->counts();
    return counts.pending - counts.held;
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
    do
        schedule();
    while (tellDamage()); // what was to be sent next: a queue that is left has nobody to tell of it
    m_queues.leaveDone(*m_options.vendor);
    reportStorage();
    updatePhase();
    // A disk in trouble is asked again in a second: not all the time. After news this comes again, for nobody tells of what
    // is tracked meanwhile: being told of each event would cost its caller more than the event.
    if (m_storageProblem.isEmpty() && (m_hasNews || !m_queues.isSynced()) && !m_sync.isActive())
        m_sync.start();
}

void Uploader::takeIn()
{
    m_clock.look(seams().now());
    const Queues::TakenIn taken = m_queues.takeIn(*m_place.vendor, m_clock, eraseRoute, isWatched());
    tellSums(taken.summed);
    m_hasNews = taken.hasNews;
    tellDamage();
    for (const Queue::Refusal &refusal : taken.refused) {
        drop({refusal.eventId}, Drop::Invalid, refusal.reason);
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
    clearQuarantine(Drop::Cleared);
    if (m_place.sent)
        m_place.sent->erase(); // here, so that a kill spares nothing of it: the record is met again
}

bool Uploader::tellDamage()
{
    const QList<Queue::Damage> all = m_queues.takeDamage();
    for (const Queue::Damage &damage : all) {
        if (damage.wasPending)
            m_place.ledger->drop(damage.events);
        else
            m_place.ledger->acceptDropped(damage.events);
        Q_EMIT failed(error(Error::StorageDamaged, damage.text));
        Q_EMIT dropped(QStringList(), Drop::Corrupt);
    }
    return !all.isEmpty();
}

void Uploader::evict()
{
    const Queue::Evicted gone = m_queues.evict(m_options.limits, m_clock);
    if (!gone.forSpace.isEmpty()) {
        drop(gone.forSpace, Drop::Evicted);
        Q_EMIT failed(error(Error::QueueFull,
                            tr("The queue is full: the oldest %n event(s) were dropped.", nullptr,
                               int(gone.forSpace.size()))));
    }
    drop(gone.forAge, Drop::TooOld);
}

void Uploader::flush(quint64 id)
{
    m_stopped = false; // aboutToQuit has stopped it, and main() still wants to deliver after exec()
    const Counts counts = m_place.ledger->counts();
    const bool canBeEverything = counts.held == 0 && withdrawals() >= 0; // else what dead runs left is not counted yet
    if (counts.pending == counts.held) {
        Q_EMIT flushEnded(id, canBeEverything);
        step(); // from here on it is told of what is tracked
        return;
    }
    m_flushes.push_back({id, counts.pending - counts.held, canBeEverything});
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
        const Flush flush = m_flushes.front();
        m_flushes.erase(m_flushes.begin());
        Q_EMIT flushEnded(flush.id, flush.isEverything);
    }
}

void Uploader::endFlushes(bool everything)
{
    for (const Flush &flush : std::exchange(m_flushes, {}))
        Q_EMIT flushEnded(flush.id, everything && flush.isEverything);
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
        if (isWatched())
            tellInterrupted(shipment);
        shipment.queue->putBack(shipment.segment);
    }
}

void Uploader::clear(Drop reason, quint64 border)
{
    if (!m_options.vendor)
        return;
    abortAll();
    takeIn();
    drop(m_queues.clear(eraseRoute, border), reason);
    clearQuarantine(reason);
    step();
}

void Uploader::heedWithdrawals()
{
    const int taken = withdrawals();
    if (clearedWithdrawals(m_place.folder) >= taken)
        return;
    clearQuarantine(Drop::NoConsent);
    noteCleared(taken);
}

void Uploader::noteCleared(int withdrawals, const QString &ownQueue)
{
    noteClearedWithdrawals(m_place.folder, withdrawals);
    if (!ownQueue.isEmpty())
        noteClearedWithdrawals(ownQueue, withdrawals);
}

void Uploader::drop(const QStringList &ids, Drop reason, const QString &why)
{
    if (ids.isEmpty())
        return;
    const qint64 calls = m_queues.takeCalls(ids);
    m_place.ledger->drop(calls);
    done(calls);
    tellDropped(ids, reason, why);
}

void Uploader::retryQuarantined()
{
    if (withdrawals() < 0) // it may have been taken back
        return;
    m_place.ledger->findQuarantined(m_quarantine.count()); // another process may have changed it
    if (isWatched())
        for (const Quarantine::Entry &entry : m_quarantine.entries())
            tell(Fate::Queued, {entry.eventId}, Cause::TakenBack);
    m_place.ledger->retryQuarantined(m_queues.retryQuarantined(m_quarantine.files()));
    m_rejections = 0;
    m_backlog = true;
    step();
}

void Uploader::clearQuarantine(Drop reason)
{
    m_place.ledger->findQuarantined(m_quarantine.count());
    const QStringList ids = m_quarantine.clear();
    if (ids.isEmpty())
        return;
    m_place.ledger->dropQuarantined(ids.size());
    tellDropped(ids, reason);
}

void Uploader::resume()
{
    m_stopped = false;
    step();
}

void Uploader::stop()
{
    // A second time, too: something may have been tracked since, or the disk may have room by now.
    m_stopped = true;
    m_wake.stop();
    m_sync.stop();
    m_storageRetry.stop();
    m_ask.stop();
    abortAll();
    endFlushes(false);
    if (m_options.vendor) {
        takeIn();
        m_queues.freezeOwn(*m_options.vendor);
    }
    if (!m_queues.problem().isEmpty())
        m_queues.retryStorage(); // for the last time
    m_queues.sync();
    if (const qint64 events = inMemoryOnly(); events > 0 && events != std::exchange(m_toldInMemory, events))
        Q_EMIT failed(error(Error::StorageFailed,
                            tr("%n event(s) are in memory only, and gone when the program ends. %1", nullptr, int(events))
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
    if (!m_options.enabled || m_heldBack)
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
