// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "instances.h"

#include "tracker.h"
#include "tracker_p.h"

#include <QCoreApplication>
#include <QMutex>

#include <atomic>
#include <utility>
#include <vector>

#ifdef Q_OS_UNIX
#include <pthread.h>
#endif

namespace Tally::Instances {

namespace {

struct Registry
{
    QMutex mutex; // protects trackers
    std::vector<std::pair<Tracker *, QString>> trackers; // in the order of their making, with the folder they claimed
    Notifier notifier;
};

Registry &registry()
{
    static Registry *const forever = new Registry; // trackers may be static and die after any other static
    return *forever;
}

std::atomic<bool> forkedChild{false};

void watchForks()
{
#ifdef Q_OS_UNIX
    static const int once = pthread_atfork(nullptr, nullptr, [] { forkedChild = true; });
    Q_UNUSED(once);
#endif
}

// A tracker that outlives the application, such as a static one: from here on nothing of Qt may run in the worker.
void applicationEnds()
{
    std::vector<Tracker *> live;
    {
        const QMutexLocker lock(&registry().mutex);
        for (const auto &[tracker, folder] : registry().trackers)
            live.push_back(tracker);
    }
    for (Tracker *tracker : live)
        Tracker::Private::of(tracker)->endDelivery(QDeadlineTimer(Tracker::Private::quitDeadline));
}

// Trackers made before QCoreApplication have held their events in memory until now.
void applicationStarted()
{
    qAddPostRoutine(applicationEnds);
    const QMutexLocker lock(&registry().mutex);
    for (const auto &[tracker, folder] : registry().trackers)
        QMetaObject::invokeMethod(tracker, [t = tracker] { Tracker::Private::of(t)->begin(); }, Qt::QueuedConnection);
}
Q_COREAPP_STARTUP_FUNCTION(applicationStarted)

} // namespace

void add(Tracker *tracker)
{
    watchForks();
    {
        const QMutexLocker lock(&registry().mutex);
        registry().trackers.emplace_back(tracker, QString());
    }
    Q_EMIT registry().notifier.changed();
}

void remove(Tracker *tracker)
{
    {
        const QMutexLocker lock(&registry().mutex);
        std::erase_if(registry().trackers, [tracker](const auto &entry) { return entry.first == tracker; });
    }
    if (!forkedChild)
        Q_EMIT registry().notifier.changed();
}

Tracker *first()
{
    if (forkedChild)
        return nullptr;
    const QMutexLocker lock(&registry().mutex);
    return registry().trackers.empty() ? nullptr : registry().trackers.front().first;
}

Notifier *notifier()
{
    return &registry().notifier;
}

bool claim(Tracker *tracker, const QString &folder)
{
    const QMutexLocker lock(&registry().mutex);
    for (const auto &[other, claimed] : registry().trackers)
        if (other != tracker && claimed == folder)
            return false;
    for (auto &[other, claimed] : registry().trackers)
        if (other == tracker)
            claimed = folder;
    return true;
}

bool isForkedChild()
{
    return forkedChild;
}

} // namespace Tally::Instances
