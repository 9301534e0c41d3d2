// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QMutex>

namespace Tally {

/// One destination's events, counted: accepted = delivered + pending + quarantined + dropped, at every moment.
struct Counts
{
    qint64 accepted = 0;
    qint64 delivered = 0;
    qint64 pending = 0;
    qint64 quarantined = 0;
    qint64 dropped = 0;
    qint64 held = 0; ///< of those pending: wait in memory for consent, in no queue

    friend bool operator==(const Counts &, const Counts &) = default;
};

/// Keeps the counts of one destination. Each method is one step, from any thread: nobody ever sees half of it.
class Ledger
{
public:
    Counts counts() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_counts;
    }
    void accept(qint64 n) { locked([n](Counts &c) { c.accepted += n, c.pending += n; }); }
    void deliver(qint64 n) { locked([n](Counts &c) { c.pending -= n, c.delivered += n; }); }
    void drop(qint64 n) { locked([n](Counts &c) { c.pending -= n, c.dropped += n; }); }
    void quarantine(qint64 n) { locked([n](Counts &c) { c.pending -= n, c.quarantined += n; }); }
    /// What waits for consent, until it is let go on its way.
    void acceptHeld(qint64 n) { locked([n](Counts &c) { c.accepted += n, c.pending += n, c.held += n; }); }
    void release(qint64 n) { locked([n](Counts &c) { c.held -= n; }); }
    void dropHeld(qint64 n) { locked([n](Counts &c) { c.held -= n, c.pending -= n, c.dropped += n; }); }
    /// \a n calls have become part of another: they no longer count by themselves.
    void fold(qint64 n) { locked([n](Counts &c) { c.accepted -= n, c.pending -= n; }); }
    /// So many are in quarantine, whoever put them there or took them away.
    void findQuarantined(qint64 n) { locked([n](Counts &c) { c.accepted += n - c.quarantined, c.quarantined = n; }); }
    void retryQuarantined(qint64 n) { locked([n](Counts &c) { c.quarantined -= n, c.pending += n; }); }
    void dropQuarantined(qint64 n) { locked([n](Counts &c) { c.quarantined -= n, c.dropped += n; }); }
    /// What is still there is left on disk, for whoever finds it to count.
    void leaveBehind()
    {
        locked([](Counts &c) {
            c.accepted -= c.pending + c.quarantined;
            c.pending = c.held = c.quarantined = 0;
        });
    }
    /// Found damaged, or refused before it was queued: counted, and gone.
    void acceptDropped(qint64 n) { locked([n](Counts &c) { c.accepted += n, c.dropped += n; }); }

private:
    template<typename Step>
    void locked(Step step)
    {
        const QMutexLocker lock(&m_mutex);
        step(m_counts);
    }

    mutable QMutex m_mutex; // protects m_counts
    Counts m_counts;
};

} // namespace Tally
