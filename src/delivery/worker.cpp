// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "worker.h"

#include "delivery/seams.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QMutex>
#include <QSemaphore>

#include <algorithm>
#include <utility>
#include <vector>

namespace Tally {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds slice = 20ms; // a stop of the process costs one

struct Workers
{
    QMutex mutex; // protects both
    std::weak_ptr<Worker> current;
    std::vector<Worker *> leftBehind;
};

Workers &workers()
{
    static Workers *const forever = new Workers; // the last tracker may be static
    return *forever;
}

} // namespace

bool Patience::lastsUntil(const std::function<bool(int ms)> &wait)
{
    do {
        const std::chrono::milliseconds most = std::clamp(m_left, 0ms, slice);
        QElapsedTimer clock;
        clock.start();
        const bool isReached = wait(int(most.count()));
        m_left -= std::min(most, std::chrono::milliseconds(clock.elapsed()));
        if (isReached)
            return true;
        m_left -= 1ms; // whatever the clock says
    } while (m_left > 0ms);
    return false;
}

std::shared_ptr<Worker> Worker::shared()
{
    auto &[mutex, current, leftBehind] = workers();
    const QMutexLocker lock(&mutex);
    // Those that were only slow.
    std::erase_if(leftBehind, [](Worker *worker) {
        const bool hasEnded = worker->m_isDone && worker->m_thread.isFinished();
        if (hasEnded)
            delete worker;
        return hasEnded;
    });
    std::shared_ptr<Worker> worker = current.lock();
    if (!worker) {
        worker = std::shared_ptr<Worker>(new Worker, &Worker::end);
        current = worker;
    }
    return worker;
}

Worker::Worker()
{
    m_thread.setObjectName(QStringLiteral("tally"));
    moveToThread(&m_thread);
    m_thread.start(QThread::LowPriority);
    post([this] { m_haltPoint.adopt(); });
}

bool Worker::event(QEvent *event)
{
    HaltPoint::pass();
    return QObject::event(event);
}

void Worker::haltAll()
{
    auto &[mutex, current, leftBehind] = workers();
    const QMutexLocker lock(&mutex);
    std::vector<Worker *> all = leftBehind;
    // Kept for ever: the last one to give it back would wait for it.
    static const auto *const inUse = new std::shared_ptr<Worker>(current.lock());
    if (*inUse)
        all.push_back(inUse->get());
    for (Worker *worker : all) {
        QCoreApplication::postEvent(worker, new QEvent(QEvent::User), Qt::HighEventPriority); // before its next timer
        worker->m_haltPoint.close();
    }
}

bool Worker::waitAtEnd(const std::function<bool(Patience &)> &wait)
{
    const auto now = [this] {
        const QMutexLocker lock(&workers().mutex);
        return std::pair(m_endPatience, m_answers);
    };
    auto [patience, answers] = now();
    const bool isReached = wait(patience);
    const QMutexLocker lock(&workers().mutex);
    if (m_answers == answers)
        m_endPatience = patience;
    return isReached;
}

bool Worker::runAtEnd(std::function<void()> job)
{
    return waitAtEnd([&](Patience &patience) { return run(std::move(job), patience); });
}

void Worker::end(Worker *worker)
{
    // The transport ends in the thread that it was made in. The loop ends from within, so that a thread that is only
    // slow still does what it was asked for before: closing queues, giving locks back.
    const bool alive = worker->runAtEnd([worker] {
        worker->m_transport.reset();
        worker->m_thread.quit();
        worker->m_isDone = true;
    });
    // A thread that does not end is slow, or stuck in a call to the system. Waiting longer would hold the application's
    // end, and destroying what it uses would crash it: so it is left alone.
    const auto ends = [worker](Patience &patience) {
        return patience.lastsUntil([worker](int ms) { return worker->m_thread.wait(QDeadlineTimer(ms)); });
    };
    if (alive && worker->waitAtEnd(ends)) {
        delete worker;
        return;
    }
    const QMutexLocker lock(&workers().mutex);
    workers().leftBehind.push_back(worker);
}

void Worker::post(std::function<void()> job)
{
    QMetaObject::invokeMethod(this, std::move(job), Qt::QueuedConnection);
}

bool Worker::run(std::function<void()> job, Patience &patience)
{
    const auto done = std::make_shared<QSemaphore>();
    post([this, job = std::move(job), done] {
        job();
        {
            const QMutexLocker lock(&workers().mutex);
            ++m_answers;
            m_endPatience = Patience(endLimit);
        }
        done->release();
    });
    return patience.lastsUntil([&done](int ms) { return done->tryAcquire(1, ms); });
}

Transport *Worker::transport()
{
    if (!m_transport)
        m_transport = std::make_unique<Transport>(seams().makeNetwork);
    return m_transport.get();
}

} // namespace Tally
