// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/backfill.h"

#include "core/record.h"
#include "destination_p.h"
#include "tools/tally/destinationoptions.h"
#include "tools/tally/stopsignals.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>
#include <QUuid>

#include <algorithm>

namespace Tally {
namespace {

constexpr std::chrono::milliseconds tickEvery{200};
constexpr std::chrono::seconds saveDeadline{10};
constexpr std::chrono::seconds standardInputDeadline{5};
constexpr int elementsPerTurn = 200; // of the event loop
constexpr int maxUnknownKeys = 20; // that are named

} // namespace

Backfill::Backfill(const Job &job, BackfillState *state) : m_job(job), m_state(*state), m_bar(job.progress) { }

QString Backfill::idOf(qint64 index) const
{
    return QUuid::createUuidV5(QUuid::fromString(m_state.position.identity), QByteArray::number(index))
        .toString(QUuid::WithoutBraces);
}

Backfill::Result Backfill::run(std::unique_ptr<Destination> destination)
{
    if (resume() && !isDoneAlready() && start(std::move(destination))) {
        const StopSignals signals([this] {
            m_result.isInterrupted = true;
            end(ExitFailed, QCoreApplication::translate("tally", "Interrupted."));
        });
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, &timer, [this] { tick(); });
        timer.start(tickEvery);
        deliver();
        timer.stop();
        finish();
    }
    m_bar.clear();
    m_tracker.reset();
    for (auto key = m_unknownKeys.cbegin(); key != m_unknownKeys.cend(); ++key)
        m_result.warnings.append(QCoreApplication::translate("tally",
                                                             "“%1” means nothing to Tally and was left out; "
                                                             "first in line %2.")
                                     .arg(key.key())
                                     .arg(*key));
    m_result.counts = m_counts;
    return m_result;
}

bool Backfill::isDoneAlready()
{
    m_result.isFinished = m_state.position.isFinished && m_counts.pending == 0;
    m_result.code = m_result.isFinished ? code() : ExitOk;
    return m_result.isFinished;
}

ExitCode Backfill::code() const
{
    const Counts &counts = m_counts;
    return counts.unreadable + counts.refused + counts.quarantined + counts.lost + counts.pending > 0 ? ExitFailed
                                                                                                      : ExitOk;
}

bool Backfill::start(std::unique_ptr<Destination> destination)
{
    m_tracker = std::make_unique<Tracker>(QStringLiteral("backfill"));
    m_tracker->setStoragePath(m_state.folder());
    m_tracker->setContextEnabled(false);
    m_destination = destination.get();
    connectTracker();
    if (const QString reason = blockedFor(*m_destination, m_tracker->blockedBy()); !reason.isEmpty()) {
        end(ExitFailed, QCoreApplication::translate("tally", "Nothing is sent: %1 forbids it.").arg(reason));
        return false;
    }
    if (m_tracker->addDestination(destination.get()))
        destination.release();
    return beginRun();
}

void Backfill::connectTracker()
{
    Tracker *const tracker = m_tracker.get();
    QObject::connect(tracker, &Tracker::delivered, tracker, [this](const QStringList &ids) { onDelivered(ids); });
    QObject::connect(tracker, &Tracker::dropped, tracker,
                     [this](const QStringList &ids, Tracker::DropReason reason) { onDropped(ids, reason); });
    QObject::connect(tracker, &Tracker::quarantined, tracker,
                     [this](const QStringList &ids, const Error &error) { onQuarantined(ids, error); });
    QObject::connect(tracker, &Tracker::errorOccurred, tracker, [this](const Error &error) { onError(error); });
}

/// The run's folder is there, and its name noted, before the first event gets a number in it.
bool Backfill::beginRun()
{
    const QStringList before = runs();
    m_tracker->waitForSaved(saveDeadline); // starts the tracker, and ends when what was left behind is adopted
    QStringList mine = runs();
    mine.removeIf([&before](const QString &run) { return before.contains(run); });
    if (mine.size() != 1) {
        QCoreApplication::processEvents();
        end(ExitFailed,
            QCoreApplication::translate("tally", "There is no store to write to in %1.").arg(m_state.folder()));
        return false;
    }
    m_state.position.beginRun(mine.first());
    m_state.position.isFinished = false;
    if (m_state.save(true))
        return true;
    end(ExitFailed, QCoreApplication::translate("tally", "%1 cannot be written to.").arg(m_state.folder()));
    return false;
}

void Backfill::deliver()
{
    QEventLoop loop;
    // Nothing is read for a vendor without a key.
    while (!m_isEnded && m_destination->keySource() == Destination::NoKey)
        loop.processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    loop.processEvents();
    if (m_destination->state() == Destination::Disabled)
        end(ExitFailed,
            QCoreApplication::translate("tally", "Nothing is sent: the environment switches %1 off.")
                .arg(m_destination->name()));
    m_sinceSettled.start();
    bool isFlushed = false;
    while (!m_isEnded) {
        const bool isFull = m_tracker->pendingCount() >= m_job.maxPending;
        bool waits = true;
        if (!m_isAtEnd && !isFull)
            waits = !readSome();
        if (m_isAtEnd && !std::exchange(isFlushed, true))
            m_tracker->flush();
        if (m_isAtEnd && isSettled())
            break;
        if (!m_isEnded)
            loop.processEvents(waits ? QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents : QEventLoop::AllEvents);
    }
}

/// False where nothing could be read at the moment.
bool Backfill::readSome()
{
    for (int i = 0; i < elementsPerTurn && !m_isEnded && m_tracker->pendingCount() < m_job.maxPending;) {
        const JsonSplitter::Place before = m_splitter->place();
        if (const std::optional<JsonSplitter::Element> element = m_splitter->next()) {
            take(*element, before);
            ++i;
            continue;
        }
        QByteArray bytes;
        switch (m_isInputOver ? BackfillInput::Got::End : m_input.read(&bytes)) {
        case BackfillInput::Got::Bytes:
            m_splitter->feed(bytes);
            break;
        case BackfillInput::Got::Nothing:
            return i > 0;
        case BackfillInput::Got::End:
            if (m_isInputOver) {
                m_isAtEnd = true;
                return true;
            }
            m_isInputOver = true;
            m_splitter->finish();
            break;
        case BackfillInput::Got::Failure:
            end(ExitFailed,
                QCoreApplication::translate("tally", "%1 cannot be read: %2.").arg(m_job.file, m_input.errorString()));
            return true;
        }
    }
    return true;
}

BackfillEvent Backfill::readElement(const JsonSplitter::Element &element) const
{
    if (element.problem.isEmpty())
        return readBackfillEvent(element.json, idOf(element.index));
    BackfillEvent none;
    none.problem = element.problem;
    return none;
}

void Backfill::take(const JsonSplitter::Element &element, const JsonSplitter::Place &before)
{
    m_counts.read = element.index + 1;
    if (m_logged.contains(element.index))
        return; // an earlier run has told
    const BackfillEvent read = readElement(element);
    BackfillRefusal refusal{BackfillRefusal::Unreadable, element.line, element.index, read.event.id, read.problem, 0};
    bool isTaken = false;
    if (read.problem.isEmpty()) {
        noteUnknown(read.unknown, element.line);
        isTaken = track(read.event, &refusal);
    }
    // Before the next element gets a number: so numbers and lines of the log together are the elements, always.
    if (isTaken) {
        ++m_counts.taken;
        remember(read.event.id, element);
    } else if (!log(refusal)) {
        m_counts.read = element.index;
        m_untold = before; // it is met again
    }
    if (m_counts.read % markEvery == 0)
        addMark();
}

/// Why the queue would refuse it. That would be told when the number is gone already: not after a kill in between.
QString Backfill::refusalByRules(Event event) const
{
    const Destination::Private &to = *Destination::Private::of(m_destination);
    if (!problemOf(event).isEmpty() || !to.vendor->wants(event) || !to.matches(event.name))
        return {}; // it does not come there
    if (!event.timestamp.isValid())
        event.timestamp = QDateTime::currentDateTimeUtc();
    return to.vendor->encode(event).refusal;
}

/// True where it has got a number; else \a refusal says why not.
bool Backfill::track(const Event &event, BackfillRefusal *refusal)
{
    if (const QString reason = refusalByRules(event); !reason.isEmpty()) {
        refusal->cause = BackfillRefusal::VendorRules;
        refusal->isStored = false;
        refusal->reason = reason;
        return false;
    }
    const bool isRefused = m_tracker->track(event).isEmpty();
    // The destination's counts change in other threads too; its queue is appended to in this one only.
    const qint64 before
        = std::exchange(m_number, qint64(Destination::Private::of(m_destination)->queue->lastNumber()));
    if (m_number != before)
        return true;
    if (isRefused) {
        m_refusedByTracker = event.id;
        QCoreApplication::sendPostedEvents(m_tracker.get(), QEvent::MetaCall); // the reason, and perhaps dropped()
        m_refusedByTracker.clear();
        refusal->cause = BackfillRefusal::Refused;
        refusal->reason = std::exchange(m_trackersReason, {});
    } else {
        refusal->cause = BackfillRefusal::NotWanted;
        refusal->reason
            = QCoreApplication::translate("tally", "%1 has no use for this event.").arg(m_destination->name());
    }
    return false;
}

void Backfill::remember(const QString &id, const JsonSplitter::Element &element)
{
    m_where.insert(id, {element.line, element.index});
    m_whereOrder.push_back(id);
    // Older ones are settled, or the line is not worth the memory.
    while (qsizetype(m_whereOrder.size()) > m_job.maxPending + 2 * markEvery) {
        m_where.remove(m_whereOrder.front());
        m_whereOrder.pop_front();
    }
}

void Backfill::noteUnknown(const QStringList &keys, qint64 line)
{
    for (const QString &key : keys)
        if (!m_unknownKeys.contains(key) && m_unknownKeys.size() < maxUnknownKeys)
            m_unknownKeys.insert(key.left(80), line);
}

void Backfill::addMark()
{
    const qint64 logBytes = m_counts.read < m_loggedTo ? m_logFrom : m_state.logBytes();
    m_state.position.addMark({m_number, m_untold.value_or(m_splitter->place()), m_counts.taken, logBytes});
    m_state.position.delivered = m_counts.delivered;
    m_isUnsaved = false;
    if (!m_state.save(true))
        end(ExitFailed, QCoreApplication::translate("tally", "%1 cannot be written to.").arg(m_state.folder()));
}

void Backfill::tick()
{
    const qint64 pending = m_tracker->pendingCount();
    m_ticksWithoutPending = pending == 0 ? m_ticksWithoutPending + 1 : 0;
    if (pending == 0 && m_sinceSettled.isValid())
        m_sinceSettled.restart(); // the input pauses, not the vendor
    m_bar.show({m_splitter->place().offset, m_input.size(), m_counts.read, pending});
    if (std::exchange(m_isUnsaved, false)) {
        m_state.position.delivered = m_counts.delivered;
        m_state.save(false);
    }
    if (pending > 0 && m_sinceSettled.isValid() && m_sinceSettled.hasExpired(qint64(m_job.giveUp.count()) * 1000)) {
        const QString cause = m_lastError.text;
        end(ExitFailed,
            QCoreApplication::translate("tally", "Nothing was taken for %1 seconds. %2")
                .arg(m_job.giveUp.count())
                .arg(cause)
                .trimmed());
    }
}

void Backfill::finish()
{
    // Nobody can go on with standard input: what was read from it is delivered now or never.
    if (m_job.file.isEmpty() && m_tracker->pendingCount() > 0)
        m_tracker->waitForFlushed(standardInputDeadline);
    const bool isSaved = m_tracker->waitForSaved(saveDeadline);
    QCoreApplication::processEvents();
    m_counts.pending = m_tracker->pendingCount();
    // What is gone, and nobody said how.
    qint64 untold = m_counts.taken - settled() - m_counts.pending;
    if (!m_isDamaged && untold > 0) {
        m_counts.delivered += untold;
        m_counts.assumed += untold;
    }
    for (; m_isDamaged && untold > 0; --untold)
        log({BackfillRefusal::Lost, 0, -1, {},
             QCoreApplication::translate("tally", "The store was damaged, and nobody knows which event it was."), 0});
    m_result.isFinished = m_isAtEnd && m_counts.pending == 0;
    if (m_result.code == ExitOk)
        m_result.code = code();

    BackfillPosition &position = m_state.position;
    position.isFinished = m_result.isFinished;
    position.assumed = m_counts.assumed;
    addMark();
    // The place is exact now. Where something is in memory only, the queue's numbers still tell what was stored.
    if (isSaved) {
        position.run.clear();
        m_state.save(true);
    }
}

} // namespace Tally
