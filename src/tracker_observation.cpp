// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What whoever watches is told of an event before it is an uploader's.

#include "delivery/dataexport.h"
#include "destination_p.h"
#include "tracker.h"
#include "tracker_p.h"

namespace Tally {

namespace {

constexpr qsizetype longestName = 200; // of an event that nobody has looked at

TrackedEvent told(const Event &event)
{
    TrackedEvent told;
    told.eventId = event.id;
    told.name = event.name;
    told.kind = event.kind;
    told.timeMs = event.timestamp.toMSecsSinceEpoch();
    return told;
}

} // namespace

const QByteArray &Tracker::Private::Records::any() const
{
    return m_analytics.isEmpty() ? m_billing : m_analytics;
}

void Tracker::Private::tellLost(const Event &event, Cause cause, const QString &why)
{
    TrackedEvent lost = told(event);
    if (cause == Cause::Disabled)
        lost.record = toRecord(event);
    else // nobody has looked at it: there may be too many properties, or too deep ones
        lost.name = event.name.left(longestName);
    lost.to = {{{}, Fate::Dropped, cause}};
    lost.reason = why;
    observation->tell(lost);
}

void Tracker::Private::tellWaiting(const Held &held)
{
    TrackedEvent waiting = told(held.event);
    waiting.record = toRecord(held.event);
    waiting.to = {{{}, Fate::Queued, Cause::NoDestination}};
    observation->tell(waiting);
}

void Tracker::Private::tellDispatched(const Held &incoming, const Records &records, bool isKnown)
{
    // Who has gone is shown to nobody. The end of their session is told when they have.
    if (incoming.person != person || (incoming.isSettled && incoming.from.anonymousId != identity.anonymousId))
        return;
    TrackedEvent event = told(incoming.event);
    event.isKnown = isKnown;
    for (const Destination *destination : destinations) {
        const QString name = destination->d->name;
        switch (wayTo(destination, incoming)) {
        case Way::None:
            break;
        case Way::Forbidden:
            event.to.append({name, Fate::Dropped, Cause::Forbidden});
            event.reason = nameOf(decide(circumstances(), Purpose::Analytics).blocker);
            break;
        case Way::Held:
            event.to.append({name, Fate::Held});
            break;
        case Way::Stored:
            event.to.append({name, Fate::Queued});
            records.of(destination); // which is stored next
            break;
        }
    }
    if (event.to.isEmpty())
        event.to = {{{}, Fate::Dropped, Cause::NotWanted}};
    event.record = records.any().isEmpty() ? toRecord(incoming.event) : records.any();
    observation->tell(event);
}

void Tracker::Private::tellReleased(const Held &held)
{
    for (const QString &name : held.owed)
        observation->tell(FateChange{name, Fate::Queued, Cause::None, {held.event.id}});
}

void Tracker::Private::tellDropped(const Held &held, DropReason reason)
{
    const QStringList names = held.owed.isEmpty() ? QStringList(QString()) : held.owed;
    for (const QString &name : names)
        observation->tell(FateChange{name, Fate::Dropped, Cause(int(reason)), {held.event.id}});
}

bool Tracker::Private::isOfWhoIsHere(const QByteArray &vendorJson) const
{
    const QReadLocker reading(&lock);
    if (!identity.isSuccessor && identity.visitors == 0 && !identityUnreadable)
        return true;
    return DataExport::Person{identity.anonymousId, identity.userId}.isNamedBy(vendorJson);
}

void Tracker::Private::tellQuarantined()
{
    const QReadLocker reading(&lock);
    for (Destination *destination : destinations)
        post(destination, [](Uploader &uploader) { uploader.tellQuarantined(); });
}

} // namespace Tally
