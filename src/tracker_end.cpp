// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The end: of a destination, of the tracker, of the application.

#include "destination_p.h"
#include "instances.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QPointer>

#include <thread>

namespace Tally {

using namespace std::chrono_literals;

Q_DECLARE_LOGGING_CATEGORY(lcTally)

namespace {

// For a destination that is taken away and comes back at once, on a disk that takes its time.
constexpr std::chrono::seconds closeDeadline{5};

} // namespace

Tracker::~Tracker()
{
    Instances::remove(this);
    if (Instances::isForkedChild()) {
        // Threads, locks and files are the parent's; whatever is touched here would be touched there.
        d->keyTimer.setParent(nullptr); // or ~QObject() would delete a member
        d.release();
        return;
    }
    Presence::end(d->presence);
    // Without an event loop aboutToQuit has not come, or the program goes on without this tracker.
    if (QThread::currentThread() == thread() && thread()->loopLevel() == 0)
        d->applicationQuits();
    QObject::disconnect(&d->keyTimer, nullptr, this, nullptr);
    const std::shared_ptr<Worker> worker = d->worker;
    for (Destination *destination : std::vector<Destination *>(d->destinations))
        d->detach(destination);
    if (const qsizetype lost = d->heldInMemory())
        qCWarning(lcTally, "The tracker \"%s\" ends with %lld event(s) that waited in memory for a destination, for "
                           "QCoreApplication or for consent; they are gone.",
                  qPrintable(d->name), qlonglong(lost));
    // After the last uploader, also where that takes longer than is waited for: until then nobody else may have the run.
    const auto run = std::make_shared<std::shared_ptr<Run>>(std::exchange(d->run, nullptr));
    const auto leave = [run] {
        if (*run)
            (*run)->removeIfEmpty();
        run->reset();
    };
    if (worker)
        worker->runAtEnd(leave);
    else
        leave();
    d->endDelivery();
}

void Tracker::Private::detach(Destination *destination)
{
    Destination::Private &to = *destination->d;
    {
        const QWriteLocker writing(&lock);
        std::erase(destinations, destination);
    }
    to.lock = {};
    to.changed = {};
    to.keyChanged = {};
    to.removed = {};
    to.post = {};
    to.quarantined = {};
    if (!to.uploader)
        to.ledger->leaveBehind();
    endUploader(destination);
    if (to.queue)
        closing.insert(to.name, to.queue);
    to.queue.reset();
}

bool Tracker::Private::isClosed(const QString &destination)
{
    // Two queues in one folder would damage each other's files. Only a worker that is behind is waited for.
    const std::weak_ptr<Queue> queue = closing.take(destination);
    Patience patience(closeDeadline);
    if (!queue.expired() && worker)
        worker->run([] {}, patience);
    if (queue.expired())
        return true;
    closing.insert(destination, queue);
    return false;
}

void Tracker::Private::endUploader(Destination *destination)
{
    Destination::Private &to = *destination->d;
    if (to.lookup && to.lookup->thread() == QThread::currentThread())
        delete to.lookup; // at once, since the application may be ending and its event loop over
    else if (to.lookup)
        to.lookup->deleteLater();
    Uploader *uploader = nullptr;
    {
        const QWriteLocker writing(&lock);
        uploader = std::exchange(to.uploader, nullptr);
    }
    if (!uploader)
        return;
    QObject::disconnect(uploader, nullptr, q, nullptr);
    const auto lost = std::make_shared<std::pair<qint64, QString>>();
    // What it owes stays on disk: for the next process, or for this one when the destination comes back. It is counted
    // off behind the last that the uploader counts, however late that is.
    const bool hasEnded = worker->runAtEnd([uploader, lost, keeper = adoption, ledger = to.ledger] {
        uploader->stop();
        *lost = {uploader->inMemoryOnly(), uploader->storageProblem()};
        ledger->drop(lost->first);
        ledger->leaveBehind();
        keeper->remove(uploader);
        delete uploader;
    });
    if (!hasEnded)
        tellWhatMayBeLost(destination);
    else if (lost->first > 0)
        tellLoss(destination, QString::number(lost->first), lost->second);
}

void Tracker::Private::tellWhatMayBeLost(Destination *destination)
{
    // A worker that is stuck in the disk says nothing; then the queue says what it can.
    const Destination::Private &to = *destination->d;
    const qint64 pending = to.ledger->counts().pending;
    const qint64 events = to.queue ? std::min(pending, to.queue->inMemoryAtMost().value_or(pending)) : 0;
    if (events > 0) // nothing is counted off: the worker may come back, and says then how many they were
        tellLoss(destination, QStringLiteral("at most %1").arg(events), QStringLiteral("The disk does not answer."));
}

void Tracker::Private::tellLoss(Destination *destination, const QString &count, const QString &why)
{
    // In the log in any case: who listens to errorOccurred may be gone by now.
    qCWarning(lcTally).noquote().nospace() << "The tracker \"" << name << "\" ends with " << count << " event(s) of \""
                                           << destination->name() << "\" that could not be stored; they are gone. " << why;
}

void Tracker::Private::endDelivery()
{
    // A clean end. Another thread may still track, and hang in the disk.
    if (lock.tryLockForWrite(int(Worker::endLimit.count()))) {
        if (marks)
            marks->unmark();
        lock.unlock();
    }
    if (!worker)
        return;
    for (Destination *destination : destinations)
        endUploader(destination);
    worker->runAtEnd([keeper = std::exchange(adoption, nullptr)] { delete keeper; });
    keyTimer.stop();
    dropKeyStore();
    worker.reset();
}

void Tracker::Private::endAtExit()
{
    if (QThread::currentThread() != q->thread() || !worker)
        return;
    // Who calls exit() may hold the lock, such as a message handler; or another thread, in a disk that hangs. Nobody is
    // to wait within it: such a lock lives in one of Qt's static objects, and is given back when that is gone.
    for (QElapsedTimer clock; !lock.tryLockForWrite(0); std::this_thread::sleep_for(1ms)) {
        if (!clock.isValid())
            clock.start();
        if (clock.elapsed() < Worker::endLimit.count())
            continue;
        for (Destination *destination : destinations) // only this thread changes the list
            tellWhatMayBeLost(destination);
        return;
    }
    lock.unlock();
    endDelivery();
}

} // namespace Tally
