// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHash>

#include <atomic>
#include <condition_variable>
#include <mutex>

// What a tracker shares with its worker thread beside the queues.

namespace Tally {

/// What the user and the environment want, as the worker thread has to know it before each request.
struct Will
{
    std::atomic<bool> sending{true}; ///< false: nothing at all
    std::atomic<bool> analytics{true}; ///< false: nothing for purpose Analytics but an erase request
    std::atomic<bool> denied{false}; ///< what Analytics still holds is to be thrown away
    std::atomic<int> heardGeneration{0}; ///< of the user's answers, which alternate: a file two ahead has a no unheard
    /// The same where the answer has gone with the visitor who gave it. Negative: nobody knows, as the file cannot be read.
    std::atomic<int> heardWithdrawals{0};
};

/// Ends of flushes, waited for by threads that may have no event loop.
struct FlushRounds
{
    struct Round
    {
        int open = 0;
        bool everything = true;
    };
    std::mutex mutex; // protects all
    std::condition_variable changed;
    QHash<quint64, Round> rounds;
    quint64 last = 0;
};

} // namespace Tally
