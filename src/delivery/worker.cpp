// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "worker.h"

#include "delivery/seams.h"

#include <QSemaphore>

#include <vector>

namespace Tally {

namespace {

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
}

void Worker::setEnd(QDeadlineTimer end)
{
    const QMutexLocker lock(&workers().mutex);
    m_end = end;
}

void Worker::end(Worker *worker)
{
    const QDeadlineTimer deadline = worker->m_end;
    // The transport ends in the thread that it was made in. The loop ends from within, so that a thread that is only
    // slow still does what it was asked for before: closing queues, giving locks back.
    const bool alive = worker->run(
        [worker] {
            worker->m_transport.reset();
            worker->m_thread.quit();
            worker->m_isDone = true;
        },
        deadline);
    // A thread that does not end is slow, or stuck in a call to the system. Waiting longer would hold the application's
    // end, and destroying what it uses would crash it: so it is left alone.
    if (alive && worker->m_thread.wait(deadline)) {
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

bool Worker::run(std::function<void()> job, QDeadlineTimer deadline)
{
    const auto done = std::make_shared<QSemaphore>();
    post([job = std::move(job), done] {
        job();
        done->release();
    });
    return done->tryAcquire(1, int(std::max<qint64>(0, deadline.remainingTime())));
}

Transport *Worker::transport()
{
    if (!m_transport)
        m_transport = std::make_unique<Transport>(seams().makeNetwork);
    return m_transport.get();
}

} // namespace Tally
