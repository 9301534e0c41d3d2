// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Who an event is from.

#include "core/record.h"
#include "delivery/seams.h"
#include "destination_p.h"
#include "eventid.h"
#include "instances.h"
#include "store/machine.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QPointer>

namespace Tally {

Tracker::Private::From Tracker::Private::from() const
{
    return {{identity.userId, identity.anonymousId, identity.sessionId}, superProperties};
}

Tracker::Private::From Tracker::Private::fromOf(const Held &held, QHash<int, QString> *former) const
{
    From from = held.from;
    if (held.isSettled)
        return from;
    if (held.person == person) {
        from.anonymousId = identity.anonymousId;
        from.sessionId = identity.sessionId;
        if (!held.isIdentityKnown && from.userId.isEmpty())
            from.userId = identity.userId;
    } else if (from.anonymousId.isEmpty()) { // none is made without consent, and that of who came later is not theirs
        QString &id = (*former)[held.person];
        if (id.isEmpty())
            id = newId();
        from.anonymousId = id;
    }
    return from;
}

bool Tracker::Private::lacksIdentity() const
{
    return begun && identity.anonymousId.isEmpty() && !destinations.empty() && analytics() == Analytics::Allowed;
}

QByteArray Tracker::Private::stamped(const Held &held, const From &from, bool forAnalytics) const
{
    const ClockReading *const taken = held.taken ? &*held.taken : nullptr;
    const Event &event = held.event;
    if (event.kind == Event::Forget)
        return toRecord(event, {}, taken); // says who, and nothing else
    // Traits describe the person, not what happened. With an anonymous id of its own a service speaks for others here too.
    if (event.kind == Event::Identify)
        return toRecord(event, {}, taken, event.anonymousId.isEmpty() ? &from : nullptr);
    // An event that names somebody speaks for others: nothing of this machine belongs to it.
    const bool isForOthers = !event.userId.isEmpty() || !event.anonymousId.isEmpty();
    const Origin *const origin = isForOthers ? nullptr : &from;
    const bool hasContext = !isForOthers && forAnalytics && contextEnabled;
    if (from.superProperties == superProperties)
        return toRecord(event, hasContext ? commonForAnalytics : common, taken, origin);
    // It waited, and they have been changed meanwhile.
    QVariantMap all = hasContext ? context : QVariantMap();
    all.insert(from.superProperties);
    return toRecord(event, CommonProperties(all), taken, origin);
}

void Tracker::Private::commonChanged()
{
    common = CommonProperties(superProperties);
    QVariantMap all = context;
    all.insert(superProperties);
    commonForAnalytics = CommonProperties(all);
}

void Tracker::Private::readIdentity()
{
    bool damaged = false;
    const bool wasUnreadable = identityUnreadable;
    const QString answer = std::exchange(identity.consent, {}); // given before it could be read
    const qint64 answeredMs = std::exchange(identity.consentMs, 0);
    identity.consentGeneration = 0;
    // What was taken back meanwhile comes to that of the disk; but the answer is given once more below, and counts then.
    const bool countsAgain = answer == QLatin1String("denied") && !std::exchange(identity.declined, false);
    const int takenBack = std::exchange(identity.withdrawals, 0) - int(countsAgain);
    Identity read = identityFile->read(&damaged, &identityUnreadable);
    leaveOriginal(&read);
    read.withdrawals += std::max(0, takenBack);
    read.forgotten += std::exchange(identity.forgotten, 0);
    const bool endsVisitor = !identityUnreadable && std::exchange(endsWhoIsOnDisk, false);
    if (endsVisitor)
        endWhoWasOnDisk(&read);
    identity = withUnsaved(read);
    if (!identityUnreadable)
        noticeVisitorEnd();
    if (!identityUnreadable)
        heardVisitors = identity.visitors;
    if (!answer.isEmpty())
        takeAnswer(answer, answeredMs);
    else if (onDisk != OnDisk::Same)
        changeIdentityHeld();
    if (endsVisitor)
        forgetVisit();
    heardGeneration = identity.consentGeneration;
    heardWithdrawals = identity.withdrawals;
    heardForgotten = identity.forgotten;
    updateWill();
    if (wasUnreadable && !identityUnreadable)
        for (const auto changed : {&Tracker::identityChanged, &Tracker::consentChanged, &Tracker::blockedByChanged})
            QMetaObject::invokeMethod(q, changed, Qt::QueuedConnection);
    if (identityUnreadable)
        retryStoreSoon();
    if (identityUnreadable && !wasUnreadable)
        unreported.append(
            {Error::StorageFailed,
             Tracker::tr("The file that remembers the user's answer cannot be read: %1. Until it can, analytics waits.")
                 .arg(folder() + QLatin1String("/identity.ini")),
             0, {}, {}});
    if (damaged)
        unreported.append(
            {Error::StorageDamaged,
             Tracker::tr("The file that remembers the anonymous id was damaged; it was set aside and a new id is made."),
             0, {}, {}});
}

bool Tracker::Private::readLate()
{
    bool unreadable = false;
    identityFile->read(nullptr, &unreadable);
    if (unreadable)
        return false;
    readIdentity();
    heedWithdrawals();
    tidySentRecord();
    return true;
}

void Tracker::Private::lookAtConsent()
{
    Identity read;
    int heard = 0;
    {
        const Writing writing(*this);
        if (begun)
            lookForVisitorEnd(); // who answered may be another one than was here
        heard = heardGeneration;
        const qint64 stamp = begun && !identityUnreadable ? identityFile->stamp() : identityStamp;
        if (stamp == identityStamp)
            return;
        bool unreadable = false;
        read = identityFile->read(nullptr, &unreadable);
        if (unreadable)
            return;
        identityStamp = stamp; // of before it was read: what comes meanwhile is looked at again
        const bool isOlder = onDisk != OnDisk::Same && read.consentGeneration < identity.consentGeneration;
        if (read.consentGeneration == heard || read.consent.isEmpty() || isOlder)
            return;
        if (read.forgotten > heardForgotten)
            hearTakenBack(read);
    }
    const QString no = QStringLiteral("denied");
    if (read.consent != no && read.consentGeneration > heard + 1) { // answers alternate: there was a no before it
        Identity missed;
        missed.consent = no;
        missed.consentGeneration = read.consentGeneration - 1;
        missed.withdrawals = read.withdrawals; // or what is stored after this would be thrown away at the next start
        setConsent(no, &missed, heard);
        heard = missed.consentGeneration;
    }
    setConsent(read.consent, &read, heard);
}

void Tracker::Private::lookAtConsentWhereItBlocks()
{
    if (decide(circumstances(), Purpose::Analytics).blocker == Blocker::User && identityFile->stamp() != identityStamp)
        QMetaObject::invokeMethod(q, [this] { lookAtConsent(); }, Qt::QueuedConnection);
}

void Tracker::Private::changeIdentity(const std::function<void(Identity &)> &change, OnDisk state)
{
    begin();
    {
        const Writing writing(*this);
        changeIdentityHeld(change, state);
    }
    QMetaObject::invokeMethod(q, &Tracker::identityChanged, Qt::QueuedConnection);
}

void Tracker::Private::changeIdentityHeld(const std::function<void(Identity &)> &change, OnDisk state)
{
    if (begun && identityUnreadable)
        readLate(); // first: what changes is not to be mixed with what nobody has heard of
    onDisk = std::max(onDisk, state);
    // Before there is an answer the disk is left alone, but for what it has, or is owed for billing, of somebody who is gone.
    const auto concernsDisk = [this] {
        return analytics() == Analytics::Allowed || !identity.consent.isEmpty()
            || (onDisk == OnDisk::SomebodyGone && (identityFile->stamp() != 0 || run));
    };
    if (identityFile && concernsDisk()) {
        saveIdentity(change);
        return;
    }
    isIdentityRefused = false;
    onDisk = std::max(onDisk, OnDisk::Behind);
    if (change)
        change(identity);
    noticeVisitorEnd();
}

Identity Tracker::Private::withUnsaved(const Identity &read) const
{
    if (heardVisitors >= 0 && read.visitors > heardVisitors)
        return read; // whom this process knows has gone
    if (onDisk == OnDisk::Same) {
        Identity same = read;
        // Another process's no: it is no log-out here.
        if (read.consent == QLatin1String("denied") && read.consentGeneration > identity.consentGeneration)
            same.userId = identity.userId;
        return same;
    }
    Identity all = identity;
    all.visitors = std::max(all.visitors, read.visitors);
    all.withdrawals = std::max(all.withdrawals, read.withdrawals);
    all.forgotten = std::max(all.forgotten, read.forgotten);
    all.isSuccessor = all.isSuccessor || read.isSuccessor;
    if (all.machine.isEmpty()) {
        all.machine = read.machine;
        all.machineSalt = read.machineSalt;
    }
    if (read.consentGeneration > all.consentGeneration) {
        all.consent = read.consent;
        all.consentGeneration = read.consentGeneration;
        all.consentMs = read.consentMs;
        all.declined = read.declined;
    }
    if (onDisk == OnDisk::SomebodyGone)
        return all;
    if (all.userId.isEmpty())
        all.userId = read.userId;
    if (!read.anonymousId.isEmpty()) // of all processes
        all.anonymousId = read.anonymousId;
    if (read.sessionStartedMs >= all.sessionStartedMs) {
        all.sessionId = read.sessionId;
        all.sessionStartedMs = read.sessionStartedMs;
    }
    return all;
}

void Tracker::Private::saveIdentity(const std::function<void(Identity &)> &change)
{
    if (identityFile->stamp() == 0) // not yet, or not any more
        onDisk = std::max(onDisk, OnDisk::Behind);
    Identity file = identity; // where it cannot be read
    const bool isSaved = identityFile->update(&file, [&](Identity &i) {
        identity = withUnsaved(i);
        if (change)
            change(identity);
        if (identity.machine.isEmpty() && (run || analytics() == Analytics::Allowed))
            noteMachine(&identity, MachineId::read());
        if (analytics() == Analytics::Allowed) {
            i = identity;
            return;
        }
        // Without consent nothing but the answer is remembered on disk, and nobody who is gone.
        if (onDisk == OnDisk::SomebodyGone)
            i = {};
        i.consent = identity.consent;
        i.consentGeneration = identity.consentGeneration;
        i.consentMs = identity.consentMs;
        i.visitors = identity.visitors;
        i.declined = identity.declined;
        i.withdrawals = identity.withdrawals;
        i.forgotten = identity.forgotten;
        i.isSuccessor = identity.isSuccessor;
        i.machine = identity.machine;
        i.machineSalt = identity.machineSalt;
    });
    noticeVisitorEnd();
    if (identity.consentGeneration != heardGeneration) // another process's answer, perhaps
        QMetaObject::invokeMethod(q, [this] { lookAtConsent(); }, Qt::QueuedConnection);
    if (identity.anonymousId.isEmpty()) // forgotten here or elsewhere: who comes next gets ids with the first event
        lastTouchedMs = never;
    if (isSaved) {
        onDisk = analytics() == Analytics::Allowed ? OnDisk::Same : OnDisk::Behind;
        isIdentityRefused = false;
        return;
    }
    onDisk = std::max(onDisk, OnDisk::Behind);
    retryStoreSoon();
    if (!identityUnreadable && !std::exchange(isIdentityRefused, true))
        unreported.append(
            {Error::StorageFailed,
             Tracker::tr("Who the user is and what the user answered cannot be written: %1. It is tried again.")
                 .arg(folder() + QLatin1String("/identity.ini")),
             0, {}, {}});
}

QString Tracker::anonymousId() const
{
    const QReadLocker reading(&d->lock);
    return d->identity.anonymousId;
}

QString Tracker::userId() const
{
    const QReadLocker reading(&d->lock);
    return d->identity.userId;
}

QString Tracker::sessionId() const
{
    const QReadLocker reading(&d->lock);
    return d->identity.sessionId;
}

} // namespace Tally
