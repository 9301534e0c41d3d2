// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "delivery/transport.h"
#include "store/haltpoint.h"

#include <QThread>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace Tally {

/// How long somebody waits for the worker, in all. Time in which the whole process was stopped (SIGSTOP, a debugger)
/// is not counted: the worker could do nothing in it either.
class Patience
{
public:
    explicit Patience(std::chrono::milliseconds limit) : m_left(limit) {}
    /// True where \a wait, called with at most so many ms again and again, was true within the time that is left.
    bool lastsUntil(const std::function<bool(int ms)> &wait);

private:
    std::chrono::milliseconds m_left;
};

/// The one worker thread of the process: every uploader, its queue and the network live there, so that settings files,
/// vendor JSON, compression, TLS and timers never touch the caller. Inside it there are no locks.
///
/// Started with the first tracker, ended with the last. A worker that is stuck (a disk that does not answer) is left
/// behind, never destroyed.
class Worker : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds endLimit{250};

    /// The process's worker, started where it is not running.
    static std::shared_ptr<Worker> shared();

    /// Runs \a job in the worker thread, soon. Any thread.
    void post(std::function<void()> job);
    /// Runs \a job in the worker thread and waits for its end, as long as \a patience lasts; true where it has ended. A
    /// job that has not begun by then still runs later, so it must own what it touches.
    bool run(std::function<void()> job, Patience &patience);

    /// The same for the ends of trackers and destinations, which together may hold the end of the program for endLimit: a
    /// worker that is stuck is waited for once, and again only when it has answered.
    bool runAtEnd(std::function<void()> job);
    /// Within exit(): no worker touches anything of Qt from here on.
    static void haltAll();

    /// Worker thread only; made when it is first asked for.
    Transport *transport();
    QThread *thread() { return &m_thread; }

    bool event(QEvent *event) override;

private:
    Worker();
    static void end(Worker *worker);
    bool waitAtEnd(const std::function<bool(Patience &)> &wait);

    QThread m_thread;
    std::atomic<bool> m_isDone{false}; // with all that it was asked for before its end
    Patience m_endPatience{endLimit}; // what is left; protected as the list of workers is, and so is the next
    quint64 m_answers = 0;
    HaltPoint m_haltPoint;
    std::unique_ptr<Transport> m_transport; // made and destroyed in m_thread
};

} // namespace Tally
