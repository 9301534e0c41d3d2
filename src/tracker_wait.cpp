// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// flush, waitFor…, shutdown.

#include "delivery/seams.h"
#include "destination_p.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QPointer>

namespace Tally {

namespace {

constexpr std::chrono::milliseconds slice{10}; // between two looks, while a key is awaited
constexpr std::chrono::milliseconds longestSleep = std::chrono::hours(1); // any time can be added to a clock's

QDeadlineTimer deadlineIn(std::chrono::milliseconds timeout)
{
    return QDeadlineTimer(std::max(timeout, std::chrono::milliseconds(0)));
}

std::chrono::milliseconds leftOf(const QDeadlineTimer &deadline)
{
    return deadline.isForever() ? std::chrono::milliseconds::max() : std::chrono::milliseconds(deadline.remainingTime());
}

} // namespace

void Tracker::flush()
{
    if (!Private::isUsable())
        return;
    d->startFlush();
}

quint64 Tracker::Private::startFlush(bool isWaitedFor)
{
    if (begin())
        prepareToSend(seams().now());
    const bool canSend = QCoreApplication::instance(); // without it there is no network
    quint64 id = 0;
    std::vector<Destination *> asked;
    {
        const QReadLocker reading(&lock);
        qint64 pendingCount = 0;
        bool isAnyEarly = false; // no destination has counted those
        for (const Destination *destination : destinations)
            pendingCount += destination->pendingCount();
        for (Destination *destination : destinations)
            if (destination->d->uploader && canSend)
                asked.push_back(destination);
        {
            const QMutexLocker heldLocker(&heldMutex);
            isAnyEarly = !early.empty();
        }
        const std::lock_guard locked(rounds->mutex);
        id = ++rounds->last;
        // Most have nobody who waits for them.
        rounds->rounds.removeIf([id](const auto &round) { return round.key() + 64 <= id && round.value().open <= 0; });
        const FlushRounds::Round round{int(asked.size()), !isAnyEarly && (canSend || pendingCount == 0)};
        rounds->rounds.insert(id, round);
        // First: no end comes in front of the beginning. And not where a slot of flushed() waits for another one, or the slot
        // would be called for that too, and wait again, without an end.
        if (!isWaitedFor || QThread::currentThread() != q->thread() || !isTellingFlushed)
            QMetaObject::invokeMethod(q, [this, id, round] { flushAnnounced(id, round); }, Qt::QueuedConnection);
        for (Destination *destination : asked)
            post(destination, [id](Uploader &uploader) { uploader.flush(id); });
    }
    return id;
}

void Tracker::Private::flushAnnounced(quint64 id, const FlushRounds::Round &round)
{
    announced.insert(id, round);
    tellFlushed(id);
}

void Tracker::Private::flushEnded(quint64 id, bool everything)
{
    const auto round = announced.find(id);
    if (round == announced.end())
        return;
    --round->open;
    round->everything = round->everything && everything;
    tellFlushed(id);
}

void Tracker::Private::tellFlushed(quint64 id)
{
    if (announced.value(id).open > 0)
        return;
    const bool everything = announced.take(id).everything;
    const QPointer<Tracker> mayBeGone(q); // in a slot
    const bool before = std::exchange(isTellingFlushed, true);
    Q_EMIT q->flushed(everything);
    if (mayBeGone)
        isTellingFlushed = before;
}

bool Tracker::Private::keyIsAwaited() const
{
    const QReadLocker reading(&lock);
    return std::any_of(destinations.begin(), destinations.end(),
                       [](const Destination *destination) { return destination->d->keySearching.load(); });
}

bool Tracker::Private::waitForRound(quint64 id, QDeadlineTimer deadline)
{
    const bool ownThread = QThread::currentThread() == q->thread();
    for (;;) {
        // A key's answer comes through the event loop of this thread, which nobody else runs meanwhile.
        const bool needsLoop = ownThread && QCoreApplication::instance() && keyIsAwaited();
        {
            std::unique_lock locked(rounds->mutex);
            const FlushRounds::Round round = rounds->rounds.value(id, {0, false});
            if (round.open <= 0) {
                rounds->rounds.remove(id);
                return round.everything;
            }
            if (!needsLoop) {
                const auto most = std::min(leftOf(deadline), longestSleep);
                if (rounds->changed.wait_for(locked, most) == std::cv_status::timeout && deadline.hasExpired())
                    return false;
                continue;
            }
        }
        if (deadline.hasExpired())
            return false;
        const QPointer<Tracker> mayBeGone(q); // in a slot
        QEventLoop loop;
        QTimer wake; // an event loop that was given a time itself does not sleep
        wake.start(std::min(slice, leftOf(deadline)));
        loop.processEvents(QEventLoop::ExcludeUserInputEvents | QEventLoop::WaitForMoreEvents);
        if (!mayBeGone)
            return false;
    }
}

bool Tracker::waitForFlushed(std::chrono::milliseconds timeout)
{
    if (!Private::isUsable())
        return false;
    const QDeadlineTimer deadline = deadlineIn(timeout);
    return d->waitForRound(d->startFlush(true), deadline);
}

std::vector<QPointer<Uploader>> Tracker::Private::uploaders() const
{
    const QReadLocker reading(&lock);
    std::vector<QPointer<Uploader>> all;
    for (const Destination *destination : destinations)
        all.emplace_back(destination->d->uploader);
    return all;
}

bool Tracker::Private::isIdentitySaved()
{
    const Writing writing(*this);
    if (isIdentityRefused)
        changeIdentityHeld(); // the event loop that would try it again may not run
    return !isIdentityRefused && !identityUnreadable;
}

bool Tracker::waitForSaved(std::chrono::milliseconds timeout)
{
    if (!Private::isUsable())
        return false;
    Patience patience(std::max(timeout, std::chrono::milliseconds(0)));
    if (!d->begin())
        return d->heldInMemory() == 0;
    d->prepareToSend(seams().now());
    const auto uploaders = d->uploaders();
    if (!d->worker)
        return false; // there is no application any more, and so nobody who writes
    const auto safe = std::make_shared<std::atomic<bool>>(true);
    const bool ended = d->worker->run(
        [uploaders, safe] {
            for (const QPointer<Uploader> &uploader : uploaders)
                if (uploader && !uploader->save())
                    *safe = false;
        },
        patience);
    const bool isIdentitySafe = d->isIdentitySaved();
    const QMutexLocker locked(&d->heldMutex);
    return ended && *safe && isIdentitySafe && d->early.empty(); // those are in memory only, for want of a destination
}

bool Tracker::shutdown(std::chrono::milliseconds timeout)
{
    if (!Private::isUsable())
        return false;
    const QDeadlineTimer deadline = deadlineIn(timeout);
    const QPointer<Tracker> mayBeGone(this); // in a slot
    const bool everything = d->waitForRound(d->startFlush(true), deadline);
    if (!mayBeGone)
        return everything;
    d->stop(leftOf(deadline));
    // Without an event loop nobody else would tell what was refused, and after this there may be none. What the worker
    // said is the first round, and the signals that come of it are the second.
    if (thread() == QThread::currentThread())
        for (int round = 0; round < 2 && mayBeGone; ++round)
            QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    return everything;
}

void Tracker::Private::stop(std::chrono::milliseconds timeout)
{
    if (!begun || !worker)
        return;
    const auto job = [all = uploaders()] {
        for (const QPointer<Uploader> &uploader : all)
            if (uploader)
                uploader->stop();
    };
    Patience patience(timeout);
    if (timeout > Worker::endLimit)
        worker->run(job, patience);
    else
        worker->runAtEnd(job);
}

void Tracker::Private::resume()
{
    if (!worker)
        return;
    worker->post([all = uploaders()] {
        for (const QPointer<Uploader> &uploader : all)
            if (uploader)
                uploader->resume();
    });
}

} // namespace Tally
