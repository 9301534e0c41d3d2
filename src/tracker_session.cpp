// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Sessions: when one begins, and when one is over.

#include "delivery/seams.h"
#include "eventid.h"
#include "tracker.h"
#include "tracker_p.h"

namespace Tally {

void Tracker::Private::keepSession(const ClockReading &now, qint64 lastMs)
{
    if (analytics() != Analytics::Allowed)
        return; // neither an id nor a session is made
    const QString before = identity.sessionId;
    const bool isWritten = identityFile->stamp() != 0 && (onDisk == OnDisk::Same || retriesStore);
    if (identity.anonymousId.isEmpty() || !isWritten || isSessionOver(identity, before, now, idleMs(now, lastMs))) {
        std::optional<Identity> ended;
        qint64 idle = 0;
        // Asked again under the file's lock: another process may have begun one, forgotten who it was, or heard a no.
        saveIdentity([&](Identity &i) {
            if (analytics() != Analytics::Allowed)
                return;
            if (i.anonymousId.isEmpty())
                i.anonymousId = newId();
            idle = idleMs(now, lastMs);
            if (!isSessionOver(i, before, now, idle))
                return;
            ended = i;
            i.sessionId = newId();
            i.sessionStartedMs = now.wallMs;
        });
        if (ended) {
            sessionHasEnded(*ended, now, idle);
            sessionHasStarted(now);
        }
        QMetaObject::invokeMethod(q, &Tracker::identityChanged, Qt::QueuedConnection);
        if (identity.sessionId != before)
            QMetaObject::invokeMethod(q, &Tracker::sessionChanged, Qt::QueuedConnection);
    }
    lastTouchedMs = now.bootMs;
    identityFile->touchActivity(now.wallMs);
    activityWrittenMs = identityFile->lastActivityMs();
}

void Tracker::Private::endSessionIfOver(const ClockReading &now, qint64 lastMs)
{
    const QString before = identity.sessionId;
    if (analytics() != Analytics::Allowed || before.isEmpty() || !isSessionOver(identity, before, now, idleMs(now, lastMs)))
        return;
    saveIdentity([&](Identity &i) {
        const qint64 idle = idleMs(now, lastMs);
        if (!isSessionOver(i, before, now, idle))
            return;
        sessionHasEnded(i, now, idle);
        i.sessionId.clear();
        i.sessionStartedMs = 0;
    });
    QMetaObject::invokeMethod(q, &Tracker::sessionChanged, Qt::QueuedConnection);
}

qint64 Tracker::Private::idleMs(const ClockReading &now, qint64 own) const
{
    const qint64 idle = now.bootMs - std::max<qint64>(own, lastTouchedMs);
    // Another process may have been active since. Of that only the file's time tells, and what is in the future there
    // was written before the clock was set: it tells nothing.
    const qint64 elsewhereMs = identityFile ? identityFile->lastActivityMs() : 0;
    const bool tells = elsewhereMs > 0 && elsewhereMs != activityWrittenMs && now.wallMs - elsewhereMs >= -Clock::toleranceMs;
    return tells ? std::min(idle, std::max<qint64>(0, now.wallMs - elsewhereMs)) : idle;
}

bool Tracker::Private::isSessionOver(const Identity &i, const QString &known, const ClockReading &now, qint64 idle) const
{
    const bool isOthers = !i.sessionId.isEmpty() && (i.sessionId != known || lastTouchedMs == never);
    if (const qint64 ageMs = now.wallMs - i.sessionStartedMs; isOthers && ageMs >= -Clock::toleranceMs && ageMs <= sessionTimeout)
        return false; // who began it was active then, whether or not that is noted already
    return i.sessionId.isEmpty() || idle > sessionTimeout;
}

int Tracker::sessionTimeout() const
{
    return d->sessionTimeout;
}

void Tracker::setSessionTimeout(int timeoutMs)
{
    timeoutMs = std::max(1, timeoutMs);
    {
        const QWriteLocker writing(&d->lock);
        if (timeoutMs == d->sessionTimeout)
            return;
        d->sessionTimeout = timeoutMs;
    }
    Q_EMIT optionsChanged();
}

} // namespace Tally
