// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A person goes: by a log-out, or to be forgotten, here or in another process.

#include "core/record.h"
#include "delivery/seams.h"
#include "destination_p.h"
#include "eventid.h"
#include "instances.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QPointer>

namespace Tally {

void Tracker::reset()
{
    if (!Private::isUsable())
        return;
    d->begin();
    {
        const Private::Writing writing(*d);
        d->noteWhoLeaves();
        const ClockReading now = seams().now();
        const qint64 idle = d->idleMs(now, d->lastActivityMs);
        d->changeIdentityHeld([&](Identity &identity) {
            d->personHasGone();
            d->sessionHasEnded(identity, now, idle);
            identity.isSuccessor = true;
            identity.userId.clear();
            identity.anonymousId = d->analytics() == Private::Analytics::Allowed ? newId() : QString();
            identity.sessionId = identity.anonymousId.isEmpty() ? QString() : newId();
            identity.sessionStartedMs = now.wallMs;
        }, Private::OnDisk::SomebodyGone);
        d->tidySentRecord();
        if (!d->identity.sessionId.isEmpty())
            d->sessionHasStarted(now);
    }
    QMetaObject::invokeMethod(this, &Tracker::identityChanged, Qt::QueuedConnection);
    Q_EMIT sessionChanged();
}

void Tracker::forget()
{
    if (!Private::isUsable())
        return;
    if (!d->begin()) {
        {
            const QWriteLocker writing(&d->lock);
            d->identity = d->identity.withoutPerson();
            d->forgetHeld();
        }
        // What is on disk is found, and can be forgotten, when there is an application.
        if (!d->inert)
            QMetaObject::invokeMethod(this, &Tracker::forget, Qt::QueuedConnection);
        return;
    }
    {
        const Private::Writing writing(*d);
        Event erase(QStringLiteral("$forget"));
        erase.kind = Event::Forget;
        erase.id = newId();
        erase.timestamp = QDateTime::fromMSecsSinceEpoch(seams().now().wallMs, Qt::UTC);
        erase.userId = d->identity.userId;
        d->forgetHeld();
        // The record does two things: everything before it is thrown away when the worker comes to it, also after a
        // kill, and it is what asks the vendor to erase the user.
        d->openRun();
        for (Destination *destination : d->destinations) {
            if (destination->d->purpose != Destination::Analytics || !destination->d->queue)
                continue;
            destination->d->ledger->accept(1);
            d->store(destination, toRecord(erase));
        }
        d->changeIdentityHeld(
            [](Identity &i) {
                i = i.withoutPerson();
                ++i.withdrawals; // what other processes and absent destinations have goes too
                ++i.forgotten;
            },
            Private::OnDisk::SomebodyGone);
        d->heardWithdrawals = d->identity.withdrawals;
        d->heardForgotten = d->identity.forgotten;
        d->updateWill();
        d->carryOutForget();
        d->tidySentRecord();
        d->forgetRunsOfOriginal();
    }
    for (Destination *destination : std::as_const(d->destinations))
        d->pushOptions(destination);
    d->countsMayHaveChanged();
    const QPointer<Tracker> mayBeGone(this); // in a slot
    Q_EMIT identityChanged();
    if (mayBeGone)
        Q_EMIT sessionChanged();
}

void Tracker::Private::carryOutForget()
{
    for (Destination *destination : destinations) {
        if (destination->d->purpose != Destination::Analytics)
            continue;
        post(destination, [place = placeOf(destination), keeper = adoption, after = heardWithdrawals](Uploader &uploader) {
            keeper->adoptCleared(&uploader, Drop::Cleared); // the record reaches only what was adopted
            uploader.step(); // it meets the record
            uploader.save();
            uploader.noteCleared(after, place);
        });
    }
}

void Tracker::Private::hearTakenBack(const Identity &read)
{
    if (std::exchange(heardForgotten, read.forgotten) < read.forgotten) {
        forgetHeld();
        identity = identity.withoutPerson(); // or a no that follows would keep the user
    }
    identity = withUnsaved(read);
    heardWithdrawals = read.withdrawals;
    clearAnalytics();
    updateWill();
    lastTouchedMs = never;
    QMetaObject::invokeMethod(q, &Tracker::identityChanged, Qt::QueuedConnection);
    QMetaObject::invokeMethod(q, &Tracker::sessionChanged, Qt::QueuedConnection);
    countsMayHaveChanged();
}

void Tracker::Private::noteWhoLeaves()
{
    if (!begun || justLeft)
        return; // of several in one turn it was the first who did something
    justLeft.emplace();
    noteWhose(&*justLeft);
    justLeft->isSettled = analytics() == Analytics::Allowed;
    if (justLeft->isSettled && justLeft->from.anonymousId.isEmpty())
        justLeft->from.anonymousId = newId();
    QMetaObject::invokeMethod(
        q,
        [this] {
            const QWriteLocker writing(&lock);
            justLeft.reset();
        },
        Qt::QueuedConnection);
}

QString Tracker::trackDone(const Event &event)
{
    return d->track(event, true);
}

void Tracker::Private::giveToWhoLeft(Call *call) const
{
    const QReadLocker reading(&lock);
    if (!justLeft)
        return;
    Event event = std::exchange(call->held.event, {});
    call->held = *justLeft;
    call->held.event = std::move(event);
    call->isPostponed = true;
}

bool Tracker::Private::hasLeft(const Held &held) const
{
    const QReadLocker reading(&lock);
    return held.person != person;
}

void Tracker::Private::personHasGone()
{
    ++person;
    observation->personHasGone();
}

void Tracker::Private::forgetHeld()
{
    personHasGone();
    forgottenBefore = person;
    for (const Held &held : std::exchange(awaitingConsent, {}))
        dropHeld(held, DropReason::Cleared);
}

} // namespace Tally
