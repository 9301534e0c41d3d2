// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/fate.h"

#include <QMutex>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace Tally {

/// Where whoever watches a tracker learns what becomes of its events. Any thread.
///
/// With nobody watching, isWatched() is all that it costs: one relaxed load for an event, and one for a batch. Each who
/// watches has an inbox with a bound, so a reader that is slow, or never comes, costs neither time nor memory: what is
/// over the bound is only counted. The bytes in it are those that the store and the request hold, not copies.
class Observation
{
public:
    struct News
    {
        std::deque<TrackedEvent> tracked; ///< in the order of track()
        std::deque<FateChange> changes; ///< what became of those and of earlier ones
        qint64 missed = 0; ///< events that did not fit in
        int gone = 0; ///< persons, before all of this
    };
    class Inbox; ///< one watcher's
    using Handle = std::shared_ptr<Inbox>;

    /// \a wake is called, in any thread and at once, when there are news after take() has found or left none: it may only
    /// tell somebody. At most \a events are kept until they are taken, the newest ones.
    Handle watch(qsizetype events, std::function<void()> wake);
    /// From its return on \a wake is not called any more.
    void unwatch(const Handle &inbox);
    void setLimit(const Handle &inbox, qsizetype events);
    News take(const Handle &inbox);

    bool isWatched() const { return m_watched.load(std::memory_order_relaxed); }
    /// To be called where isWatched() only: making what is told is what costs.
    void tell(const TrackedEvent &event);
    void tell(const FateChange &change);
    /// Whom all this was about has gone: what nobody has taken yet is nobody's to see any more.
    void personHasGone();
    /// How many have.
    int gone() const { return m_gone; }
    /// How many were ever told.
    qint64 told() const { return m_told; }

private:
    template<typename Record>
    void tellAll(const Record &record);

    std::atomic<bool> m_watched{false};
    std::atomic<qint64> m_told{0};
    std::atomic<int> m_gone{0};
    QMutex m_mutex; // protects the inboxes and what is in them
    std::vector<Handle> m_inboxes;
};

} // namespace Tally
