// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What whoever watches is told of the events here.

#include "uploader.h"

namespace Tally {

void Uploader::tell(Fate fate, const QStringList &ids, Cause cause, const QStringList &reasons, int httpStatus)
{
    if (ids.isEmpty() || !isWatched())
        return;
    m_place.observation->tell(FateChange{m_place.name, fate, cause, ids, {}, reasons, httpStatus});
}

void Uploader::tellSums(const QList<Queue::Summed> &summed)
{
    if (summed.isEmpty())
        return;
    FateChange change{m_place.name, Fate::Queued, Cause::Summed};
    for (const Queue::Summed &one : summed) {
        change.eventIds.append(one.eventId);
        change.sums.append(one.sumId);
    }
    m_place.observation->tell(change);
}

void Uploader::tellBatch(Fate fate, const Batch &batch)
{
    m_place.observation->tell(FateChange{m_place.name, fate, Cause::None, batch.eventIds, batch.events});
}

QStringList Uploader::idsOf(const Shipment &shipment) const
{
    return isWatched() ? shipment.segment.batch.eventIds.mid(shipment.segment.settled) : QStringList();
}

void Uploader::tellInterrupted(const Shipment &shipment)
{
    tell(Fate::Queued, idsOf(shipment), Cause::Interrupted);
}

void Uploader::tellRetry(const QStringList &ids, const Judged &answer)
{
    if (ids.isEmpty())
        return;
    FateChange change{m_place.name, Fate::Retrying, Cause::None, ids, {}, {answer.verdict.text}, answer.httpStatus};
    const milliseconds wait = std::max(m_backoffUntil.value_or(now()), m_retryAfterUntil.value_or(now())) - now();
    change.retryAtMs = m_clock.nowMs() + wait.count();
    m_place.observation->tell(change);
}

void Uploader::tellRefused(const Shipment &shipment, const QList<Verdict::Refused> &refused, int httpStatus)
{
    FateChange change{m_place.name, Fate::Quarantined};
    const Batch &batch = shipment.segment.batch;
    for (const Verdict::Refused &one : refused) {
        change.eventIds.append(one.eventId);
        change.sent.append(batch.events.value(batch.eventIds.indexOf(one.eventId)));
        change.reasons.append(one.reason);
    }
    change.httpStatus = httpStatus;
    m_place.observation->tell(change);
}

void Uploader::tellQuarantined()
{
    if (!isWatched())
        return;
    for (const Quarantine::Entry &entry : m_quarantine.entries())
        m_place.observation->tell(FateChange{m_place.name, Fate::Quarantined, Cause::None, {entry.eventId},
                                             {entry.event}, {entry.reason}, entry.httpStatus});
}

void Uploader::tellDropped(const QStringList &ids, Drop reason, const QString &why)
{
    tell(Fate::Dropped, ids, Cause(int(reason)), {why});
    Q_EMIT dropped(ids, reason);
}

} // namespace Tally
