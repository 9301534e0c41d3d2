// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "queues.h"

#include "core/vendor.h"

#include <algorithm>

namespace Tally {

std::vector<Queue *> Queues::all() const
{
    std::vector<Queue *> queues;
    for (const Adopted &adopted : m_adopted)
        queues.push_back(adopted.queue.get());
    if (m_own)
        queues.push_back(m_own.get());
    return queues;
}

void Queues::adopt(std::shared_ptr<Queue> queue, std::shared_ptr<Run> run)
{
    m_adopted.push_back({std::move(run), std::move(queue)});
}

Queues::TakenIn Queues::takeIn(const CurrentVendor &current, const Clock &clock, const QByteArray &keptRoute,
                               bool namesSums)
{
    TakenIn total;
    const std::vector<Queue *> queues = all();
    for (auto queue = queues.begin(); queue != queues.end(); ++queue) {
        const Queue::TakenIn taken = (*queue)->takeIn(current, clock, namesSums);
        total.summed += taken.summed;
        total.refused += taken.refused;
        total.warnings += taken.warnings;
        total.hasNews = total.hasNews || taken.hasNews;
        total.erased += taken.cleared;
        if (!taken.forgotten)
            continue;
        total.forgotten = true;
        for (auto older = queues.begin(); older != queue; ++older)
            total.erased += (*older)->clear(keptRoute);
    }
    return total;
}

QList<Queue::Damage> Queues::takeDamage()
{
    QList<Queue::Damage> damage;
    for (Queue *queue : all())
        damage += queue->takeDamage();
    return damage;
}

qint64 Queues::takeCalls(const QStringList &eventIds)
{
    qint64 further = 0; // an id is in one queue
    for (Queue *queue : all())
        further += queue->takeCalls(eventIds) - eventIds.size();
    return eventIds.size() + further;
}

void Queues::freezeSums(const Vendor &vendor)
{
    if (m_own)
        m_own->freeze(vendor);
}

std::optional<Queues::Piece> Queues::next(const Vendor &vendor)
{
    for (const Adopted &adopted : m_adopted) {
        const std::shared_ptr<Queue> &oldest = adopted.queue;
        if (vendor.limits().aggregateInterval.count() > 0)
            oldest->freeze(vendor); // nothing comes to be summed there any more
        if (std::optional<Queue::Segment> segment = oldest->next(vendor))
            return Piece{oldest, std::move(*segment)};
        if (oldest->pending() > 0)
            return {}; // all of it is in flight, or has to wait: events leave in their order
    }
    if (!m_own)
        return {};
    std::optional<Queue::Segment> segment = m_own->next(vendor);
    return segment ? std::optional(Piece{m_own, std::move(*segment)}) : std::nullopt;
}

void Queues::leaveDone(const Vendor &vendor)
{
    for (auto it = m_adopted.begin(); it != m_adopted.end();) {
        if (!m_own && m_adopted.size() == 1)
            return; // retryQuarantined() may need it
        Queue &queue = *it->queue;
        if (queue.pending() == 0)
            queue.next(vendor); // removes what a kill left of what was settled
        // It stays as long as the disk does not take what became of it: somebody else would deliver it once more.
        if (queue.pending() > 0 || !queue.problem().isEmpty() || !queue.sync()) {
            ++it;
            continue;
        }
        const Adopted done = std::move(*it);
        it = m_adopted.erase(it);
    }
}

Queue::Evicted Queues::evict(const Queue::Limits &limits, const Clock &clock)
{
    const std::vector<Queue *> queues = all();
    qint64 events = 0, bytes = 0;
    for (const Queue *queue : queues) {
        events += queue->pending();
        bytes += queue->pendingBytes();
    }
    Queue::Evicted gone;
    for (Queue *queue : queues) {
        // Each may fill what the others leave, and the oldest is asked first: so the oldest events go.
        // This process's own queue may have grown since it was counted.
        const qint64 otherEvents = std::max<qint64>(0, events - queue->pending());
        const qint64 otherBytes = std::max<qint64>(0, bytes - queue->pendingBytes());
        Queue::Limits share = limits;
        share.maxEvents = std::max<qint64>(0, limits.maxEvents - otherEvents);
        share.maxBytes = std::max<qint64>(0, limits.maxBytes - otherBytes);
        const Queue::Evicted one = queue->evict(share, clock);
        gone.forSpace += one.forSpace;
        gone.forAge += one.forAge;
        events = otherEvents + queue->pending();
        bytes = otherBytes + queue->pendingBytes();
    }
    return gone;
}

QStringList Queues::clear(const QByteArray &keptRoute, quint64 border)
{
    QStringList ids;
    for (const Adopted &adopted : m_adopted)
        ids += adopted.queue->clear(keptRoute);
    if (m_own)
        ids += m_own->clear(keptRoute, border);
    return ids;
}

int Queues::retryQuarantined(const QStringList &files)
{
    Queue *const queue = m_own ? m_own.get() : m_adopted.empty() ? nullptr : m_adopted.front().queue.get();
    int events = 0;
    for (const QString &file : queue ? files : QStringList())
        events += queue->adoptQuarantined(file);
    return events;
}

bool Queues::isSynced() const
{
    const std::vector<Queue *> queues = all();
    return std::all_of(queues.begin(), queues.end(), [](const Queue *queue) { return queue->isSynced(); });
}

bool Queues::sync()
{
    bool safe = true;
    for (Queue *queue : all())
        safe = queue->sync() && safe;
    return safe;
}

void Queues::freezeOwn(const Vendor &vendor)
{
    if (m_own)
        m_own->freezeAll(vendor);
}

QString Queues::problem() const
{
    for (const Queue *queue : all())
        if (const QString problem = queue->problem(); !problem.isEmpty())
            return problem;
    return {};
}

bool Queues::retryStorage()
{
    bool works = true;
    for (Queue *queue : all())
        works = queue->retryStorage() && works;
    return works;
}

} // namespace Tally
