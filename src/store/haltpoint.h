// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QMutex>
#include <QSemaphore>

#include <atomic>

namespace Tally {

/// Where a worker that exit() could not wait for comes to rest. The process ends then, and Qt's static objects, such as
/// those of QSettings, are destroyed: who still used them would crash the application. What is not done by then stays on
/// disk as it is, as with a kill.
class HaltPoint
{
public:
    /// This is the halt point of the thread that calls.
    void adopt();
    /// From here on the thread rests at its halt point. Waits a moment for it: where it is stuck in a call to the
    /// system, it comes there right behind it. Any other thread.
    void close();

    /// Called before and behind each call to the system that a disk can hold up. Rests for ever where the calling
    /// thread's halt point is closed; with a Locker's mutex in its hands it is false instead, and nothing may be begun.
    static bool pass();

    /// For mutexes that other threads wait for, too: the thread rests behind them and not within, or an application that
    /// joins a thread of its own within exit(), one that tracks, would never end.
    class Locker
    {
    public:
        explicit Locker(QMutex *mutex);
        ~Locker();
        Q_DISABLE_COPY_MOVE(Locker)

    private:
        QMutex *const m_mutex;
    };

private:
    std::atomic<bool> m_isClosed{false};
    QSemaphore m_resting;
};

} // namespace Tally
