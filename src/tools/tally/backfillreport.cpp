// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What became of the events of a backfill.

#include "store/quarantine.h"
#include "store/segment.h"
#include "tools/tally/backfill.h"
#include "tools/tally/destinationoptions.h"

#include <QCoreApplication>

namespace Tally {

void Backfill::onDelivered(const QStringList &ids)
{
    m_counts.delivered += ids.size();
    m_isUnsaved = true;
    m_sinceSettled.restart();
    for (const QString &id : ids)
        m_where.remove(id);
}

void Backfill::onDropped(const QStringList &ids, Tracker::DropReason reason)
{
    m_sinceSettled.restart();
    if (reason == Tracker::DropReason::Refused)
        return; // the quarantine is full: it was logged when it went there
    if (reason == Tracker::DropReason::Corrupt)
        m_isDamaged = true;
    for (const QString &id : ids) {
        if (!id.isEmpty() && id == m_refusedByTracker)
            continue;
        if (reason == Tracker::DropReason::Invalid) {
            m_refusedIds.push_back(id);
            continue;
        }
        const QString name = QString::fromLatin1(QMetaEnum::fromType<Tracker::DropReason>().valueToKey(int(reason)));
        log({BackfillRefusal::Lost, 0, -1, id,
             QCoreApplication::translate("tally", "The queue dropped it: %1.").arg(name), 0});
    }
    pairRefusals();
}

void Backfill::onQuarantined(const QStringList &ids, const Error &error)
{
    m_sinceSettled.restart();
    // The error has the first one's reason only; the newest files have all.
    QHash<QString, QString> reasons;
    const QStringList files = Quarantine(quarantineFolder()).files();
    for (auto file = files.crbegin(); file != files.crend() && reasons.size() < ids.size(); ++file) {
        const std::optional<StoredBatch> stored = readSegment(*file);
        for (qsizetype i = 0; stored && i < stored->batch.eventIds.size(); ++i)
            if (ids.contains(stored->batch.eventIds.at(i)))
                reasons.insert(stored->batch.eventIds.at(i), stored->reasons.value(i));
    }
    for (const QString &id : ids)
        log({BackfillRefusal::Vendor, 0, -1, id, reasons.value(id, error.text), error.httpStatus});
}

void Backfill::onError(const Error &error)
{
    switch (error.code) {
    case Error::InvalidEvent:
        if (error.destination.isEmpty())
            m_trackersReason = error.text;
        else
            m_refusalReasons.push_back(error.text);
        pairRefusals();
        break;
    case Error::EventRefused:
    case Error::QueueFull:
        break; // told event by event
    case Error::NetworkFailed:
    case Error::VendorFailed:
        m_lastError = error; // tried again; what was said last is told where it gives up
        break;
    case Error::InvalidOption:
    case Error::KeyUnsuitable: // it is used
    case Error::PossibleDuplicate: // it is delivered
        m_result.warnings.append(error.text);
        break;
    case Error::StorageDamaged:
        m_isDamaged = true;
        m_result.warnings.append(error.text);
        break;
    default:
        end(exitCodeOf(error), error.text);
    }
}

void Backfill::pairRefusals()
{
    while (!m_refusedIds.empty() && !m_refusalReasons.empty()) {
        if (!m_refusedBefore.contains(qHash(m_refusedIds.front())))
            log({BackfillRefusal::VendorRules, 0, -1, m_refusedIds.front(), m_refusalReasons.front(), 0});
        m_refusedIds.pop_front();
        m_refusalReasons.pop_front();
    }
}

bool Backfill::log(BackfillRefusal refusal)
{
    if (refusal.wasTaken()) {
        const Where where = m_where.take(refusal.id);
        refusal.line = where.line;
        refusal.index = where.index;
    }
    count(refusal);
    if (m_state.log(refusal))
        return true;
    end(ExitFailed, QCoreApplication::translate("tally", "%1 cannot be written to.").arg(m_state.folder()));
    return false;
}

void Backfill::count(const BackfillRefusal &refusal)
{
    switch (refusal.cause) {
    case BackfillRefusal::Unreadable:
        ++m_counts.unreadable;
        break;
    case BackfillRefusal::NotWanted:
        ++m_counts.skipped;
        break;
    case BackfillRefusal::Refused:
        ++m_counts.refused;
        break;
    case BackfillRefusal::VendorRules:
        ++m_counts.refused;
        m_counts.settledRefusals += refusal.wasTaken();
        break;
    case BackfillRefusal::Vendor:
        ++m_counts.quarantined;
        ++m_counts.settledRefusals;
        break;
    case BackfillRefusal::Lost:
        ++m_counts.lost;
        ++m_counts.settledRefusals;
        break;
    }
}

qint64 Backfill::settled() const
{
    return m_counts.delivered + m_counts.settledRefusals;
}

bool Backfill::isSettled() const
{
    // Counters change before the signals that tell which events it was; these come in the next turns of the event loop.
    constexpr int ticksForSignals = 10;
    return m_tracker->pendingCount() == 0 && (settled() >= m_counts.taken || m_ticksWithoutPending > ticksForSignals);
}

void Backfill::end(ExitCode code, const QString &problem)
{
    if (m_isEnded)
        return; // the first cause counts; what follows from it does not
    m_isEnded = true;
    m_result.code = code;
    m_result.problem = problem;
}

} // namespace Tally
