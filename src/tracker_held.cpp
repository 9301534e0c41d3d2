// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What waits in memory: for the start, for a destination, for the user's answer.

#include "destination_p.h"
#include "tracker.h"
#include "tracker_p.h"

namespace Tally {

void Tracker::Private::hold(std::deque<Held> &waiting, const Held &event)
{
    if (event.owed.isEmpty() && observation->isWatched())
        tellWaiting(event);
    const QMutexLocker locked(&heldMutex);
    waiting.push_back(event);
    if (waiting.size() <= maxHeld)
        return;
    const Held oldest = std::move(waiting.front());
    waiting.pop_front();
    dropHeld(oldest, DropReason::Evicted);
}

void Tracker::Private::dropHeld(const Held &held, DropReason reason)
{
    if (observation->isWatched())
        tellDropped(held, reason);
    if (held.owed.isEmpty())
        reportDropped({held.event.id}, reason, {});
    for (Destination *destination : destinations) {
        if (!held.owed.contains(destination->name()))
            continue;
        destination->d->ledger->dropHeld(1);
        reportDropped({held.event.id}, reason, destination->name());
    }
}

qsizetype Tracker::Private::heldInMemory()
{
    const QMutexLocker locked(&heldMutex);
    return qsizetype(early.size() + awaitingConsent.size());
}

void Tracker::Private::releaseHeld()
{
    const auto taken = [this](std::deque<Held> &waiting) {
        const QMutexLocker locked(&heldMutex);
        return std::exchange(waiting, {});
    };
    QHash<int, QString> former;
    if (begun && enabled && !destinations.empty())
        for (const Held &held : taken(early))
            dispatch(held, fromOf(held, &former), true);
    if (analytics() == Analytics::Waiting || !begun)
        return;
    for (const Held &held : taken(awaitingConsent)) {
        if (analytics() == Analytics::Forbidden) {
            dropHeld(held, DropReason::NoConsent);
            continue;
        }
        const From from = fromOf(held, &former);
        const Records records(*this, held, from);
        if (observation->isWatched())
            tellReleased(held);
        for (Destination *destination : destinations) {
            if (!held.owed.contains(destination->name()))
                continue;
            destination->d->ledger->release(1);
            store(destination, records.of(destination), whoseIs(held.event, from));
        }
    }
}

} // namespace Tally
