// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "instances.h"

#include "delivery/worker.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#ifdef Q_OS_UNIX
#include <pthread.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#endif

namespace Tally::Instances {

namespace {

// A call takes microseconds, and on a disk that hangs as long as that does. Only a hook that waits for the very thread
// that ends the tracker never comes back: its program shall not hang for ever.
constexpr std::chrono::seconds longestCall{5};

struct Registry
{
    std::mutex mutex; // protects trackers and uses
    std::vector<std::pair<Tracker *, QString>> trackers; // in the order of their making, with the folder they claimed
    std::vector<std::pair<Tracker *, std::thread::id>> uses;
    std::condition_variable oneUseLess;
    Notifier notifier;
};

Registry &registry()
{
    static Registry *const forever = new Registry; // trackers may be static and die after any other static
    return *forever;
}

std::atomic<bool> forkedChild{false};
std::atomic<bool> processEnds{false};
std::thread::id endsIn; // written before processEnds

void watchForks()
{
#ifdef Q_OS_UNIX
    static const int once = pthread_atfork(nullptr, nullptr, [] { forkedChild = true; });
    Q_UNUSED(once);
#endif
}

// Each may live, and end just now, in another thread: to be used within a Use.
std::vector<Tracker *> live()
{
    std::vector<Tracker *> trackers;
    const std::lock_guard lock(registry().mutex);
    for (const auto &[tracker, folder] : registry().trackers)
        trackers.push_back(tracker);
    return trackers;
}

// A tracker that outlives the application, such as a static one: from here on nothing of Qt may run in the worker.
void applicationEnds()
{
    for (Tracker *tracker : live())
        if (const Use use(tracker); use.tracker())
            Tracker::Private::of(tracker)->endDelivery();
}

bool isMainThread()
{
#if defined(Q_OS_LINUX)
    return ::syscall(SYS_gettid) == ::getpid();
#elif defined(Q_OS_UNIX)
    return ::pthread_main_np() != 0;
#else
    return QThread::currentThread() == QCoreApplication::instance()->thread();
#endif
}

// exit() comes without ~QCoreApplication, and destroys what Qt keeps in static objects under a worker that uses it. The
// main thread's own objects go before those, whenever they were made. The end of any other thread is not that of the
// process, also where it was the one that loaded this library, as the QML engine's does.
struct EndOfMainThread
{
    ~EndOfMainThread()
    {
        if (forkedChild)
            return;
        endsIn = std::this_thread::get_id();
        processEnds = true;
        for (Tracker *tracker : live())
            if (const Use use(tracker); use.tracker())
                Tracker::Private::of(tracker)->endAtExit();
        Worker::haltAll();
    }
};

void watchEndOfMainThread()
{
    if (!isMainThread())
        return;
    static thread_local EndOfMainThread end;
    Q_UNUSED(end);
}

// Trackers made before QCoreApplication have held their events in memory until now.
void applicationStarted()
{
    qAddPostRoutine(applicationEnds);
    watchEndOfMainThread();
    QMetaObject::invokeMethod(QCoreApplication::instance(), watchEndOfMainThread, Qt::QueuedConnection);
    const std::lock_guard lock(registry().mutex);
    for (const auto &[tracker, folder] : registry().trackers)
        QMetaObject::invokeMethod(tracker, [t = tracker] {
            if (Tracker::Private::of(t)->begin())
                Tracker::Private::of(t)->startLifecycle();
        }, Qt::QueuedConnection);
}
Q_COREAPP_STARTUP_FUNCTION(applicationStarted)

} // namespace

void add(Tracker *tracker)
{
    watchForks();
    {
        const std::lock_guard lock(registry().mutex);
        registry().trackers.emplace_back(tracker, QString());
    }
    Q_EMIT registry().notifier.changed();
}

void remove(Tracker *tracker)
{
    if (forkedChild)
        return; // the mutex may have been held by a thread of the parent
    {
        std::unique_lock lock(registry().mutex);
        std::erase_if(registry().trackers, [tracker](const auto &entry) { return entry.first == tracker; });
        // A call that this very thread is in, as from a hook, cannot end before this does.
        const auto isUsedElsewhere = [tracker, here = std::this_thread::get_id()](const auto &use) {
            return use.first == tracker && use.second != here;
        };
        const auto isFree = [&] {
            return std::none_of(registry().uses.cbegin(), registry().uses.cend(), isUsedElsewhere);
        };
        registry().oneUseLess.wait_for(lock, longestCall, isFree);
    }
    Q_EMIT registry().notifier.changed();
}

Tracker *first()
{
    if (forkedChild)
        return nullptr;
    const std::lock_guard lock(registry().mutex);
    return registry().trackers.empty() ? nullptr : registry().trackers.front().first;
}

Use::Use(Tracker *tracker)
    : m_tracker([tracker]() -> Tracker * {
          if (forkedChild)
              return nullptr;
          const std::lock_guard lock(registry().mutex);
          for (const auto &[one, folder] : registry().trackers) {
              if (tracker && tracker != one)
                  continue;
              registry().uses.emplace_back(one, std::this_thread::get_id());
              return one;
          }
          return nullptr;
      }())
{
}

Use::~Use()
{
    if (!m_tracker || forkedChild)
        return;
    const std::lock_guard lock(registry().mutex);
    const auto own = std::find(registry().uses.begin(), registry().uses.end(),
                               std::pair(m_tracker, std::this_thread::get_id()));
    registry().uses.erase(own);
    registry().oneUseLess.notify_all();
}

Notifier *notifier()
{
    return &registry().notifier;
}

bool claim(Tracker *tracker, const QString &folder)
{
    const std::lock_guard lock(registry().mutex);
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

bool isTooLate()
{
    return processEnds && std::this_thread::get_id() != endsIn;
}

void tellForkedChild()
{
#ifdef Q_OS_UNIX
    static std::atomic<bool> told{false};
    constexpr char text[] = "tally: A fork()ed child cannot use its parent's tracker; make one after exec().\n";
    if (!told.exchange(true))
        static_cast<void>(::write(STDERR_FILENO, text, sizeof text - 1) < 0);
#endif
}

} // namespace Tally::Instances
