// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/queue.h"
#include "store/run.h"

#include <deque>
#include <memory>
#include <optional>

namespace Tally {

/// All queues of one destination, the oldest run first: those of dead processes, then this process's own.
/// Worker thread only.
class Queues
{
public:
    struct Piece
    {
        std::shared_ptr<Queue> queue;
        Queue::Segment segment;
    };
    struct TakenIn
    {
        QList<Queue::Refusal> refused;
        QStringList erased; ///< by an erase request
        bool forgotten = false; ///< there was one
        QStringList warnings;
        QList<Queue::Summed> summed; ///< where that was asked for
        bool hasNews = false; ///< as Queue's
    };

    void setOwn(std::shared_ptr<Queue> queue) { m_own = std::move(queue); }
    /// \a run is kept, and its lock with it, until \a queue is empty and leaveDone() was called. It is a shared one.
    void adopt(std::shared_ptr<Queue> queue, std::shared_ptr<Run> run);

    /// An erase request takes all that came before it, but what goes to \a keptRoute: the requests for other users.
    TakenIn takeIn(const CurrentVendor &current, const Clock &clock, const QByteArray &keptRoute, bool namesSums);
    /// What was found damaged since the last time.
    QList<Queue::Damage> takeDamage();
    /// The oldest piece that is not in flight, and in flight from now on. Nothing overtakes an older run.
    std::optional<Piece> next(const Vendor &vendor);
    /// Lets go of adopted queues that owe nothing any more.
    void leaveDone(const Vendor &vendor);
    /// Calls of track() that are taken in and in no segment yet, of this process.
    int waiting() const { return m_own ? m_own->waiting() : 0; }
    /// How many calls these events stand for; see Queue::takeCalls().
    qint64 takeCalls(const QStringList &eventIds);
    /// What waits to be summed in this process has waited enough.
    void freezeSums(const Vendor &vendor);
    /// Drops the oldest until \a limits hold over all queues together.
    Queue::Evicted evict(const Queue::Limits &limits, const Clock &clock);
    /// See Queue::drawBorder(); of this process's own.
    quint64 drawBorder() { return m_own ? m_own->drawBorder() : 0; }
    /// Drops everything but what goes to \a keptRoute and, of this process, what came after \a border; returns the ids.
    QStringList clear(const QByteArray &keptRoute, quint64 border);
    /// Takes quarantine files back; returns how many events that is.
    int retryQuarantined(const QStringList &files);

    bool isSynced() const;
    bool sync();
    /// Before the end: what this process has appended becomes segments.
    void freezeOwn(const Vendor &vendor);

    /// Why the disk cannot be used at the moment; empty: it can.
    QString problem() const;
    bool retryStorage();
    /// Calls of track() that would be gone with this process.
    qint64 inMemoryOnly() const { return m_own ? m_own->inMemoryOnly() : 0; }

private:
    struct Adopted
    {
        std::shared_ptr<Run> run; // goes after the queue
        std::shared_ptr<Queue> queue;
    };
    std::vector<Queue *> all() const;

    std::deque<Adopted> m_adopted;
    std::shared_ptr<Queue> m_own; // null until the first stored event
};

} // namespace Tally
