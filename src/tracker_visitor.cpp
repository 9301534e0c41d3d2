// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// One person after the other at one machine, and one machine's disk in another.

#include "delivery/seams.h"
#include "destination_p.h"
#include "instances.h"
#include "store/machine.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QCoreApplication>
#include <QPointer>

namespace Tally {

namespace {

using namespace std::chrono_literals;

// How often the file that remembers the input is touched.
constexpr int mostNoteMs = 1000;
// What the user interface's thread waits at most for a thread that tracks: in memory that takes microseconds.
constexpr int mostWaitMs = 10;

} // namespace

int Tracker::visitorTimeout() const
{
    return d->visitorTimeout;
}

void Tracker::setVisitorTimeout(int timeoutMs)
{
    timeoutMs = std::max(0, timeoutMs);
    if (!Private::isUsable() || d->visitorTimeout.exchange(timeoutMs) == timeoutMs)
        return;
    {
        const Private::Writing writing(*d);
        if (d->begun) {
            d->findVisitor(seams().now());
            d->watch();
        }
    }
    Q_EMIT optionsChanged();
}

void Tracker::endVisitor()
{
    if (!Private::isUsable())
        return;
    d->begin();
    const Private::Writing writing(*d);
    d->noteWhoLeaves();
    d->endVisitorHeld(seams().now());
}

void Tracker::Private::watch()
{
    const int timeout = visitorTimeout;
    const QCoreApplication *const application = QCoreApplication::instance();
    if (!application)
        return;
    if (!presence && (timeout > 0 || application->inherits("QGuiApplication")))
        presence = new Presence(q);
    if (presence && timeout > 0)
        presence->watchInput(isVisitorHere ? visitorLeft(seams().now()) : std::chrono::milliseconds(timeout));
    else if (presence)
        presence->ignoreInput();
}

std::chrono::milliseconds Tracker::Private::visitorLeft(const ClockReading &now) const
{
    qint64 idle = now.bootMs - lastInputMs;
    // In another process somebody may have been active since; only the file's time tells.
    const qint64 elsewhereMs = identityFile ? identityFile->lastInputMs() : 0;
    if (elsewhereMs > 0 && elsewhereMs != inputWrittenMs && now.wallMs - elsewhereMs >= -Clock::toleranceMs)
        idle = std::min(idle, std::max<qint64>(0, now.wallMs - elsewhereMs));
    return std::chrono::milliseconds(visitorTimeout - idle);
}

void Tracker::Private::personActs()
{
    if (visitorTimeout <= 0 || !mayTrack())
        return;
    const Writing writing(*this);
    notePerson(Presence::Sign::Call, seams().now());
}

bool Tracker::Private::personTouches(Presence::Sign sign, const ClockReading &now)
{
    const int timeout = visitorTimeout;
    if (timeout <= 0 || !mayTrack())
        return true;
    const bool isKnown = isVisitorHere && now.bootMs - lastInputMs < timeout;
    if (isKnown)
        lastInputMs = now.bootMs;
    if (isKnown && now.bootMs - inputNotedMs < std::min(mostNoteMs, timeout / 10))
        return true;
    if (!lock.tryLockForWrite(mostWaitMs))
        return false;
    const Writing writing(*this, std::adopt_lock);
    if (now.bootMs >= visitorEndedMs) // else it was told late, and whose it was has gone
        notePerson(sign, now);
    return true;
}

void Tracker::Private::notePerson(Presence::Sign sign, const ClockReading &now)
{
    if (begun)
        lookForVisitorEnd();
    if (isVisitorHere && visitorLeft(now) <= 0ms)
        endVisitorHeld(now); // who comes now is somebody else
    if (!isVisitorHere) {
        if (sign == Presence::Sign::Composing)
            return;
        isVisitorHere = true;
        // What is set from here on may be about them. Who signs in without input may have been described before that.
        if (const bool wereKnown = std::exchange(knowsOwnProperties, true); sign == Presence::Sign::Input || !wereKnown)
            ownSuperProperties = superProperties;
        if (presence)
            presence->watchInput(std::chrono::milliseconds(visitorTimeout));
    }
    lastInputMs = now.bootMs;
    inputNotedMs = now.bootMs;
    if (!begun || inert || (analytics() != Analytics::Allowed && identity.isNobody()))
        return; // there is nothing of them on disk
    identityFile->touchInput(now.wallMs);
    inputWrittenMs = identityFile->lastInputMs();
}

bool Tracker::Private::visitorMayHaveGone()
{
    if (!lock.tryLockForWrite(mostWaitMs))
        return false;
    const Writing writing(*this, std::adopt_lock);
    if (begun)
        lookForVisitorEnd();
    if (!isVisitorHere || visitorTimeout <= 0)
        return true;
    const ClockReading now = seams().now();
    if (const std::chrono::milliseconds left = visitorLeft(now); left > 0ms)
        presence->watchInput(left);
    else
        endVisitorHeld(now);
    return true;
}

void Tracker::Private::findVisitor(const ClockReading &now)
{
    if (visitorTimeout <= 0 || isVisitorHere)
        return;
    const qint64 inputMs = identityFile->lastInputMs();
    if (inputMs <= 0)
        return; // nobody was here, or they have gone
    const qint64 ageMs = now.wallMs - inputMs;
    if (ageMs < -Clock::toleranceMs || ageMs >= visitorTimeout) { // or nobody knows when that was
        endVisitorHeld(now);
        return;
    }
    isVisitorHere = true;
    lastInputMs = now.bootMs - std::max<qint64>(0, ageMs);
    inputWrittenMs = inputMs;
}

void Tracker::Private::endVisitorHeld(const ClockReading &now)
{
    if (!identityFile || identityUnreadable)
        endsWhoIsOnDisk = true;
    if (heardVisitors < 0)
        heardVisitors = identity.visitors;
    const int before = heardVisitors;
    const qint64 idle = idleMs(now, lastActivityMs);
    changeIdentityHeld(
        [&](Identity &i) {
            if (i.visitors != before)
                return; // another process was faster, and tells it
            sessionHasEnded(i, now, idle); // while their yes is known
            i = i.ofNextVisitor();
        },
        OnDisk::SomebodyGone);
    forgetVisit();
}

void Tracker::Private::endWhoWasOnDisk(Identity *read)
{
    const ClockReading now = seams().now();
    identity.consent = read->consent; // while their yes is known
    sessionHasEnded(*read, now, idleMs(now, never));
    identity.consent.clear();
    *read = read->ofNextVisitor();
    heardVisitors = read->visitors; // whoever is here has come since
    onDisk = OnDisk::SomebodyGone;
}

void Tracker::Private::forgetVisit()
{
    // Last: as long as they are there, the next start knows that somebody is to be forgotten.
    if (!identityFile || onDisk == OnDisk::SomebodyGone)
        return;
    identityFile->forgetActivity();
    identityFile->forgetInput();
}

void Tracker::Private::noticeVisitorEnd()
{
    if (heardVisitors < 0 || identity.visitors == heardVisitors)
        return;
    heardVisitors = identity.visitors;
    // Answers of somebody who came and went elsewhere: only a no of who had agreed before concerns what is here.
    heardGeneration = identity.consentGeneration - (identity.consent.isEmpty() ? 0 : 1);
    heardForgotten = identity.forgotten;
    if (std::exchange(heardWithdrawals, identity.withdrawals) != identity.withdrawals)
        clearAnalytics();
    if (isAsking) // before identity was another one
        unanswered.insert(person);
    personHasGone();
    isVisitorHere = false;
    visitorEndedMs = seams().now().bootMs;
    lastInputMs = never;
    inputNotedMs = never;
    lastTouchedMs = never;
    sessionBegunHere.clear();
    const bool hasOtherProperties = knowsOwnProperties && superProperties != ownSuperProperties; // else all are
    if (hasOtherProperties) {
        superProperties = ownSuperProperties;
        commonChanged();
    }
    tidySentRecord();
    // They went without an answer, and the next one's is not theirs. The start of the application is nobody's.
    for (Held &held : std::exchange(awaitingConsent, {})) {
        if (!held.isOfApplication()) {
            dropHeld(held, DropReason::NoConsent);
            continue;
        }
        held.person = person;
        held.from = {};
        held.isIdentityKnown = true;
        awaitingConsent.push_back(std::move(held));
    }
    updateWill();
    QMetaObject::invokeMethod(
        q,
        [this, hasOtherProperties] {
            for (Destination *destination : std::as_const(destinations))
                pushOptions(destination);
            const QPointer<Tracker> tracker(q); // it may be deleted in a slot
            const auto tell = [&tracker](void (Tracker::*changed)()) {
                if (tracker)
                    Q_EMIT (tracker->*changed)();
            };
            tell(&Tracker::identityChanged);
            tell(&Tracker::sessionChanged);
            tell(&Tracker::consentChanged);
            tell(&Tracker::blockedByChanged);
            if (hasOtherProperties)
                tell(&Tracker::superPropertiesChanged);
            tell(&Tracker::visitorEnded);
        },
        Qt::QueuedConnection);
    countsMayHaveChanged();
}

void Tracker::Private::lookForVisitorEnd()
{
    const qint64 stamp = identityFile->stamp();
    if (stamp == visitorStamp || identityUnreadable)
        return;
    bool unreadable = false;
    const Identity read = identityFile->read(nullptr, &unreadable);
    if (unreadable)
        return;
    visitorStamp = stamp;
    if (heardVisitors < 0)
        return;
    if (read.visitors <= heardVisitors) {
        // Somebody forgotten, or a no and a yes that came too early to be written down by themselves.
        const bool isTakenBack = read.withdrawals > heardWithdrawals || read.forgotten > heardForgotten;
        if (isTakenBack && read.consentGeneration == heardGeneration)
            hearTakenBack(read);
        else if (read.consentGeneration != heardGeneration) // what is not sent just now is not asked about
            QMetaObject::invokeMethod(q, [this] { lookAtConsent(); }, Qt::QueuedConnection);
        return;
    }
    identity = withUnsaved(read);
    noticeVisitorEnd();
    if (identity.consentGeneration != heardGeneration) // the next one's answer is there already
        QMetaObject::invokeMethod(q, [this] { lookAtConsent(); }, Qt::QueuedConnection);
}

void Tracker::Private::leaveOriginal(Identity *read)
{
    const QByteArray machineId = MachineId::read();
    if (!isOfAnotherMachine(*read, machineId))
        return;
    QString aside;
    if (!identityFile->leaveOriginal(read, machineId, !begun, &aside)) {
        onDisk = OnDisk::SomebodyGone;
        retryStoreSoon();
    }
    QString text = Tracker::tr("This is a copy of another machine's disk: the anonymous id is a new one.");
    if (!aside.isEmpty())
        text += QLatin1Char(' ')
            + Tracker::tr("Events that the other machine has not sent yet are its own to send; here they were set aside in %1.").arg(aside);
    unreported.append({Error::MachineChanged, text, 0, {}, {}});
}

} // namespace Tally
