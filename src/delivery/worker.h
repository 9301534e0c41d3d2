// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/clock.h"
#include "delivery/transport.h"

#include <QDeadlineTimer>
#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <atomic>
#include <functional>
#include <memory>

namespace Tally {

/// The one worker thread of the process: every uploader, its queue and the network live there, so that settings files,
/// vendor JSON, compression, TLS and timers never touch the caller. Inside it there are no locks.
///
/// Started with the first tracker, ended with the last. A worker that is stuck (a disk that does not answer) is left
/// behind, never destroyed.
class Worker : public QObject
{
    Q_OBJECT

public:
    /// The process's worker, started where it is not running.
    static std::shared_ptr<Worker> shared();

    /// Runs \a job in the worker thread, soon. Any thread.
    void post(std::function<void()> job);
    /// Runs \a job in the worker thread and waits for its end, at most until \a deadline; true where it has ended. A
    /// job that has not begun by then still runs later, so it must own what it touches.
    bool run(std::function<void()> job, QDeadlineTimer deadline);

    /// Until when the last one who gives the worker back waits for its thread. Any thread.
    void setEnd(QDeadlineTimer end);

    /// Worker thread only; made when it is first asked for.
    Transport *transport();
    /// Worker thread only. What one vendor's answer tells of the time holds for all.
    Clock &clock() { return m_clock; }
    QThread *thread() { return &m_thread; }

private:
    Worker();
    static void end(Worker *worker);

    QThread m_thread;
    std::atomic<bool> m_isDone{false}; // with all that it was asked for before its end
    QDeadlineTimer m_end; // of the last of its owners; protected as the list of workers is
    std::unique_ptr<Transport> m_transport; // made and destroyed in m_thread
    Clock m_clock;
};

} // namespace Tally
