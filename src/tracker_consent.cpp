// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What may be stored and sent: the user's answer, the environment, the application.

#include "delivery/seams.h"
#include "destination_p.h"
#include "instances.h"
#include "tracker.h"
#include "tracker_p.h"

namespace Tally {

namespace {

Identity withUserOnly(const Identity &identity)
{
    Identity user = identity.withoutPerson();
    user.userId = identity.userId;
    user.isSuccessor = identity.isSuccessor;
    return user;
}

} // namespace

Circumstances Tracker::Private::circumstances() const
{
    Answer answer = Answer::Unknown;
    if (identity.consent == QLatin1String("denied"))
        answer = Answer::Denied;
    else if (identityUnreadable)
        answer = Answer::Unreadable;
    else if (identity.consent == QLatin1String("granted"))
        answer = Answer::Granted;
    return {policy, disabledByEnvironment, doNotTrack, enabled, consentRequired, answer};
}

Permission Tracker::Private::analytics() const
{
    return decide(circumstances(), Purpose::Analytics).permission;
}

bool Tracker::Private::maySend() const
{
    return decide(circumstances(), Purpose::Billing).permission == Permission::Allowed;
}

void Tracker::Private::updateWill()
{
    will->sending = maySend();
    const bool denied = identity.consent == QLatin1String("denied");
    const Decision decision = decide(circumstances(), Purpose::Analytics);
    // What is stored was allowed by whoever it is from; the next visitor's answer is about what comes.
    const bool isBetweenVisitors = decision.permission == Permission::Waiting && !identityUnreadable && identity.visitors > 0;
    const bool isOfEarlierVisitors = isBetweenVisitors || (denied && !identity.isWithdrawn());
    will->analytics = decision.permission == Permission::Allowed
        || (isOfEarlierVisitors && decision.blocker == Blocker::User);
    isAsking = decision.permission == Permission::Waiting;
    if (denied && !wasDenied)
        ++denials;
    wasDenied = denied;
    will->denied = identity.isWithdrawn();
    will->heardGeneration = heardGeneration;
    will->heardWithdrawals = identityUnreadable ? -1 : heardWithdrawals;
}

void Tracker::Private::tellWill(void (Tracker::*changed)())
{
    for (Destination *destination : std::as_const(destinations))
        pushOptions(destination);
    const QPointer<Tracker> tracker(q); // it may be deleted in a slot
    Q_EMIT (tracker->*changed)();
    if (tracker)
        Q_EMIT tracker->blockedByChanged();
}

bool Tracker::isConsentRequired() const
{
    return d->consentRequired;
}

void Tracker::setConsentRequired(bool required)
{
    {
        if (!Private::isUsable())
            return;
        const Private::Writing writing(*d);
        if (required == d->consentRequired)
            return;
        d->consentRequired = required;
        d->updateWill();
        d->prepareToStoreHeld();
    }
    d->tellWill(&Tracker::consentChanged);
}

Tracker::Consent Tracker::consent() const
{
    const QReadLocker reading(&d->lock);
    if (d->identity.consent == QLatin1String("granted"))
        return Consent::Granted;
    return d->identity.consent == QLatin1String("denied") ? Consent::Denied : Consent::Unknown;
}

bool Tracker::isConsentNeeded() const
{
    const QReadLocker reading(&d->lock);
    return d->begun && isAnswerNeeded(d->circumstances());
}

QDateTime Tracker::consentTime() const
{
    const QReadLocker reading(&d->lock);
    return d->identity.consentMs ? QDateTime::fromMSecsSinceEpoch(d->identity.consentMs, Qt::UTC) : QDateTime();
}

QString Tracker::blockedBy() const
{
    const QReadLocker reading(&d->lock);
    return nameOf(decide(d->circumstances(), Purpose::Analytics).blocker);
}

void Tracker::grantConsent()
{
    d->answered(QStringLiteral("granted"));
}

void Tracker::denyConsent()
{
    d->answered(QStringLiteral("denied"));
}

void Tracker::Private::answered(const QString &answer)
{
    personActs(); // and may be another one than was here
    setConsent(answer);
    personActs(); // of whom something may be on disk now
}

void Tracker::Private::takeAnswer(const QString &answer, qint64 answeredMs)
{
    // The answer is about analytics and no log-out: what is owed to billing is owed for the same user, who is
    // remembered on disk no more. With consent the user may be remembered again.
    if (begun && identityUnreadable)
        readLate();
    const bool denied = answer == QLatin1String("denied");
    if (denied && identityFile && !identityUnreadable)
        onDisk = OnDisk::SomebodyGone;
    const auto change = [&](Identity &i) {
        const bool hasStored = !i.anonymousId.isEmpty(); // an id is made for what is stored only
        if (denied)
            i = withUserOnly(i);
        if (i.consent != answer || i.consentMs == 0)
            i.consentMs = answeredMs;
        if (i.consent != answer) {
            ++i.consentGeneration;
            i.declined = denied && i.consent.isEmpty() && i.visitors > 0 && consentRequired && !hasStored;
            if (denied && !i.declined)
                ++i.withdrawals;
        }
        i.consent = answer;
    };
    if (!identityFile) {
        change(identity);
        onDisk = std::max(onDisk, OnDisk::Behind);
        return;
    }
    saveIdentity(change);
    if (denied) {
        identityFile->forgetActivity();
        if (!identity.declined)
            forgetRuns();
    }
}

void Tracker::Private::hearAnswer(const Identity &read)
{
    // It is on disk already, or was. Written once more it could take the place of a newer one.
    if (read.consent != QLatin1String("denied")) {
        identity = withUnsaved(read);
        return;
    }
    identity = withUserOnly(identity);
    identity.consent = read.consent;
    identity.declined = read.declined;
    identity.withdrawals = std::max(identity.withdrawals, read.withdrawals);
    identity.forgotten = std::max(identity.forgotten, read.forgotten);
    identity.consentGeneration = read.consentGeneration;
    identity.consentMs = read.consentMs;
    onDisk = std::max(onDisk, OnDisk::Behind);
    identityFile->forgetActivity();
    if (!identity.declined)
        forgetRuns();
}

void Tracker::Private::setConsent(const QString &answer, const Identity *elsewhere, int heard)
{
    if (!isUsable())
        return;
    begin();
    if (!elsewhere)
        lookAtConsent(); // another process's no takes what was tracked before it, whatever is answered here now
    const bool denied = answer == QLatin1String("denied");
    {
        const Writing writing(*this);
        if (elsewhere && heardGeneration != heard)
            return; // another thread has answered since it was read
        const bool wasAllowed = analytics() == Analytics::Allowed;
        if (elsewhere)
            hearAnswer(*elsewhere);
        else
            takeAnswer(answer, seams().now().wallMs);
        heardGeneration = elsewhere ? elsewhere->consentGeneration : identity.consentGeneration;
        heardWithdrawals = identity.withdrawals;
        updateWill();
        prepareToStoreHeld();
        if (denied && (identity.isWithdrawn() || (elsewhere && wasAllowed)))
            clearAnalytics();
    }
    for (Destination *destination : std::as_const(destinations))
        pushOptions(destination);
    countsMayHaveChanged();
    QMetaObject::invokeMethod(q, &Tracker::identityChanged, Qt::QueuedConnection);
    QMetaObject::invokeMethod(q, &Tracker::sessionChanged, Qt::QueuedConnection);
    QMetaObject::invokeMethod(q, &Tracker::consentChanged, Qt::QueuedConnection);
    QMetaObject::invokeMethod(q, &Tracker::blockedByChanged, Qt::QueuedConnection);
}

void Tracker::Private::clearAnalytics()
{
    for (Destination *destination : destinations) {
        if (destination->d->purpose != Destination::Analytics)
            continue;
        // When the worker comes to it, the user may have said yes again, and more may have been tracked.
        const quint64 border = destination->d->queue ? destination->d->queue->drawBorder() : 0;
        post(destination, [=, place = placeOf(destination), keeper = adoption, after = heardWithdrawals](Uploader &uploader) {
            uploader.clear(Drop::NoConsent, border);
            uploader.noteCleared(after, place);
            keeper->adoptCleared(&uploader, Drop::NoConsent);
        });
    }
    tidySentRecord();
}

} // namespace Tally
