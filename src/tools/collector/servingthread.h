// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QThread>

#include <semaphore>

namespace Tally::Inbound {

/// A thread with an event loop that serves, and whose owner asks it to do things and waits for them.
/// The waiting is done here, and not by Qt::BlockingQueuedConnection, so that tools that watch threads see it.
class ServingThread : public QThread
{
public:
    /// Returns when the event loop is in place.
    void startServing()
    {
        std::binary_semaphore atWork(0);
        const auto connection = connect(this, &QThread::started, this, [&atWork] { atWork.release(); },
                                        Qt::DirectConnection);
        start();
        atWork.acquire();
        disconnect(connection);
    }

    /// Calls `function` in this thread, where `object` lives, and waits for it. This thread never waits for another.
    template <typename Function>
    void call(QObject *object, Function function)
    {
        if (QThread::currentThread() == this) {
            function();
            return;
        }
        std::binary_semaphore done(0);
        QMetaObject::invokeMethod(
            object,
            [&] {
                function();
                done.release();
            },
            Qt::QueuedConnection);
        done.acquire();
    }
};

} // namespace Tally::Inbound
