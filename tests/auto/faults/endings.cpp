// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// An application that comes to an unusual end, or lets its tracker do so:
//
//   endings WAY STORAGE HOST
//
// With TALLY_FAULT_LINGER_MS it stays so many ms longer, behind the end of all of Qt's static objects.
//
// It tracks twenty events, e-0 to e-19, and ends with 0 where everything was as it should be, or by the signal that is its
// way. The ways are below.

#include "tracker.h"
#include "vendors/millimetric.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QEventLoop>
#include <QPointer>
#include <QSocketNotifier>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

struct Lingering
{
    ~Lingering() { std::this_thread::sleep_for(std::chrono::milliseconds(qEnvironmentVariableIntValue("TALLY_FAULT_LINGER_MS"))); }
} lingering; // what is made before main() is destroyed behind what is made in it

/// A thread of the application's that tracks until it is joined, in the midst of exit().
struct Sampler
{
    ~Sampler()
    {
        if (!thread.joinable())
            return;
        std::this_thread::sleep_for(1s);
        isOver = true;
        thread.join();
    }
    void start()
    {
        thread = std::thread([this] {
            while (!isOver) {
                Tally::track(QStringLiteral("sample"));
                std::this_thread::sleep_for(20ms);
            }
        });
    }
    std::atomic<bool> isOver{false};
    std::thread thread;
} sampler;

QStringList arguments;
int tracked = 0;

Millimetric *destination()
{
    auto *millimetric = new Millimetric;
    millimetric->setHost(QUrl(arguments.value(2)));
    millimetric->setKey(qEnvironmentVariable("TALLY_TEST_KEY"));
    millimetric->setFlushAt(5);
    millimetric->setFlushInterval(10);
    return millimetric;
}

void open(Tracker &tracker)
{
    tracker.setStoragePath(arguments.value(1));
    tracker.addDestination(destination());
}

void track(Tracker &tracker, int count)
{
    for (int i = 0; i < count; ++i, ++tracked)
        tracker.track(tracked % 10 == 4 ? QStringLiteral("bad") : QStringLiteral("n"), {},
                      {{QStringLiteral("event_id"), QStringLiteral("e-%1").arg(tracked)}});
}

[[noreturn]] void fail(const char *why)
{
    std::fprintf(stderr, "%s: %s\n", qPrintable(arguments.value(0)), why);
    std::fflush(stderr);
    ::_exit(70);
}

int locks()
{
    return int(QDir(arguments.value(1) + QLatin1String("/default/runs")).entryList({QStringLiteral("*.lock")}, QDir::Files).size());
}

/// A copy of the process that does \a inChild; it must end with 7, and soon.
void forked(const std::function<void()> &inChild)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::alarm(20);
        inChild();
        ::_exit(71);
    }
    int status = 0;
    if (::waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 7)
        fail(WIFSIGNALED(status) ? "the forked child hung or crashed" : "the forked child ended wrongly");
}

// -- Forks ----------------------------------------------------------------------------------------------------------

int forkOf(std::unique_ptr<Tracker> tracker, const std::function<void(Tracker &)> &inChild)
{
    track(*tracker, 10);
    if (!tracker->waitForSaved(10s) || locks() != 1)
        fail("the parent has no lock");
    const auto identity = [] {
        QFile file(arguments.value(1) + QLatin1String("/default/identity.ini"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = identity();
    forked([&] {
        if (!tracker->track(QStringLiteral("in the child")).isEmpty())
            ::_exit(72);
        inChild(*tracker);
    });
    if (locks() != 1)
        fail("the forked child gave its parent's lock back");
    if (before.isEmpty() || identity() != before)
        fail("the forked child changed its parent's identity");
    track(*tracker, 10);
    return tracker->shutdown(10s) ? 0 : 1;
}

int forkBesideThreads(std::unique_ptr<Tracker> tracker)
{
    std::atomic<bool> ends{false};
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back([&ends, owner = tracker.get(), t] {
            while (!ends) {
                if (t % 2 == 0)
                    owner->track(QStringLiteral("n"));
                else
                    Tally::track(QStringLiteral("n"));
                std::this_thread::sleep_for(100us);
            }
        });
    }
    for (int i = 0; i < 20; ++i) {
        forked([&] {
            if (!tracker->track(QStringLiteral("in the child")).isEmpty() || !Tally::track(QStringLiteral("n")).isEmpty())
                ::_exit(72);
            // No exit(), and no delete: a thread of the parent may have held locks that QtCore's own objects take there.
            ::_exit(7);
        });
    }
    ends = true;
    for (std::thread &thread : threads)
        thread.join();
    track(*tracker, 20);
    return tracker->shutdown(10s) ? 0 : 1;
}

// -- Trackers that are deleted --------------------------------------------------------------------------------------

/// From a slot of the signal with this name, connected directly; \a nested: in an event loop within it.
int deletedIn(QByteArray name, std::unique_ptr<Tracker> owned)
{
    const bool isNested = name.startsWith("nested-");
    if (isNested)
        name = name.mid(7);
    QPointer<Tracker> tracker = owned.release();
    const auto destroy = [&] {
        if (!tracker)
            return;
        if (!isNested) {
            delete tracker;
            return;
        }
        QEventLoop loop;
        QTimer::singleShot(0, &loop, [&] {
            delete tracker;
            loop.quit();
        });
        loop.exec();
    };
    bool isKnown = true;
    if (name == "delivered")
        QObject::connect(tracker, &Tracker::delivered, qApp, destroy);
    else if (name == "dropped")
        QObject::connect(tracker, &Tracker::dropped, qApp, destroy);
    else if (name == "quarantined")
        QObject::connect(tracker, &Tracker::quarantined, qApp, destroy);
    else if (name == "errorOccurred")
        QObject::connect(tracker, &Tracker::errorOccurred, qApp, destroy);
    else if (name == "flushed")
        QObject::connect(tracker, &Tracker::flushed, qApp, destroy);
    else if (name == "countsChanged")
        QObject::connect(tracker, &Tracker::countsChanged, qApp, destroy);
    else if (name == "identityChanged")
        QObject::connect(tracker, &Tracker::identityChanged, qApp, destroy);
    else if (name == "sessionChanged")
        QObject::connect(tracker, &Tracker::sessionChanged, qApp, destroy);
    else if (name == "consentChanged")
        QObject::connect(tracker, &Tracker::consentChanged, qApp, destroy);
    else if (name == "blockedByChanged")
        QObject::connect(tracker, &Tracker::blockedByChanged, qApp, destroy);
    else if (name == "destination.stateChanged")
        QObject::connect(tracker->destinations().first(), &Destination::stateChanged, qApp, destroy);
    else if (name == "destination.countsChanged")
        QObject::connect(tracker->destinations().first(), &Destination::countsChanged, qApp, destroy);
    else if (name == "destination.lastErrorChanged")
        QObject::connect(tracker->destinations().first(), &Destination::lastErrorChanged, qApp, destroy);
    else
        isKnown = false;
    if (!isKnown)
        fail("no such signal");
    track(*tracker, 20);
    tracker->track(QString(300, QLatin1Char('x'))); // dropped, with an error: the vendor takes no such name
    if (name == "consentChanged" || name == "blockedByChanged")
        tracker->grantConsent();
    tracker->flush();
    QTimer::singleShot(20'000, qApp, [] { fail("the signal did not come"); });
    while (tracker)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    for (int i = 0; i < 5; ++i) // what was on its way
        QCoreApplication::processEvents();
    return 0;
}

int inOrder(const QString &way, std::unique_ptr<Tracker> tracker)
{
    track(*tracker, 20);
    QCoreApplication::processEvents();
    Destination *millimetric = tracker->destinations().first();
    if (way == QLatin1String("destination-first")) {
        delete millimetric;
    } else if (way == QLatin1String("destination-last")) {
        tracker->removeDestination(millimetric);
        tracker.reset();
        delete millimetric;
    } else if (way == QLatin1String("posted-by-a-thread")) {
        QPointer<Tracker> left = tracker.release();
        std::thread([&left] {
            QMetaObject::invokeMethod(qApp, [&left] { delete left.data(); }, Qt::QueuedConnection);
        }).join();
        while (left)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    } else if (way == QLatin1String("later")) {
        tracker.release()->deleteLater();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    } else if (way == QLatin1String("exit-in-a-slot")) {
        QTimer::singleShot(0, qApp, [] { std::exit(0); });
        QCoreApplication::exec();
    } else if (way == QLatin1String("exit-while-tracking")) {
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([owner = tracker.get()] {
                for (;;) {
                    owner->track(QStringLiteral("n"));
                    std::this_thread::sleep_for(200us);
                }
            });
        }
        std::exit(0);
    } else if (way == QLatin1String("exit-in-a-hook")) {
        tracker->setBeforeTrack([](Event &) -> bool { std::exit(0); });
        tracker->track(QStringLiteral("n"));
    } else if (way == QLatin1String("quick_exit")) {
        std::quick_exit(0);
    } else if (way == QLatin1String("abort")) {
        std::abort();
    } else if (way == QLatin1String("SIGTERM")) { // that nobody handles
        ::raise(SIGTERM);
    } else if (way == QLatin1String("kill")) {
        ::raise(SIGKILL);
    } else if (way == QLatin1String("return-when-told")) {
        std::printf("tracked\n");
        std::fflush(stdout);
        ::getchar();
    } else if (way == QLatin1String("exit-when-told")) {
        std::printf("tracked\n");
        std::fflush(stdout);
        ::getchar();
        std::exit(0);
    } else if (way == QLatin1String("three-quit-when-told")) {
        std::vector<std::unique_ptr<Tracker>> others;
        for (const char *name : {"second", "third"}) {
            others.push_back(std::make_unique<Tracker>(QLatin1String(name)));
            open(*others.back());
            others.back()->track(QStringLiteral("n"));
        }
        QSocketNotifier told(STDIN_FILENO, QSocketNotifier::Read);
        QObject::connect(&told, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
        QTimer::singleShot(0, qApp, [] {
            std::printf("tracked\n");
            std::fflush(stdout);
        });
        QCoreApplication::exec();
    } else if (way == QLatin1String("exit-beside-a-sampler")) {
        tracker.release();
        sampler.start();
        QTimer::singleShot(500 + qEnvironmentVariableIntValue("TALLY_FAULT_EXIT_MS"), qApp, [] { std::exit(0); });
        QCoreApplication::exec();
    } else if (way == QLatin1String("shutdown-when-told")) {
        std::printf("tracked\n");
        std::fflush(stdout);
        ::getchar();
        tracker->shutdown(1s);
    }
    return 0;
}

Tracker &staticTracker()
{
    static Tracker tracker;
    return tracker;
}

} // namespace

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const QString way = arguments.value(0);

    if (way == QLatin1String("before-the-application")) {
        auto tracker = std::make_unique<Tracker>();
        tracker->setStoragePath(arguments.value(1));
        tracker->track(QStringLiteral("n"));
        tracker.reset();
    }
    QCoreApplication app(argc, argv);
    if (way.startsWith(QLatin1String("static"))) {
        Tracker &tracker = staticTracker();
        open(tracker);
        track(tracker, 10);
        tracker.waitForSaved(10s);
        if (way == QLatin1String("static-forked"))
            forked([] { std::exit(7); });
        if (locks() != 1)
            fail("the forked child gave its parent's lock back");
        track(tracker, 10);
        if (way == QLatin1String("static-exit"))
            std::exit(0);
        return 0;
    }

    auto tracker = std::make_unique<Tracker>();
    if (way.endsWith(QLatin1String("consentChanged")) || way.endsWith(QLatin1String("blockedByChanged")))
        tracker->setConsentRequired(true);
    open(*tracker);
    if (way == QLatin1String("fork-exit"))
        return forkOf(std::move(tracker), [](Tracker &) { std::exit(7); });
    if (way == QLatin1String("fork-delete"))
        return forkOf(std::move(tracker), [](Tracker &own) {
            own.identify(QStringLiteral("child"));
            own.reset();
            own.forget();
            own.denyConsent();
            own.setConsentRequired(true);
            own.setEnabled(false);
            own.storeKey(QStringLiteral("entry"), QStringLiteral("sk_test_abcdefgh_child"));
            own.unlockKeys();
            own.flush();
            own.waitForFlushed(1h);
            own.waitForSaved(1h);
            own.shutdown(1h);
            delete &own;
            std::exit(7);
        });
    if (way == QLatin1String("fork-exec"))
        return forkOf(std::move(tracker), [](Tracker &) { ::execl("/bin/sh", "sh", "-c", "exit 7", nullptr); });
    if (way == QLatin1String("fork-beside-threads"))
        return forkBesideThreads(std::move(tracker));
    if (way.startsWith(QLatin1String("deleted-in-")))
        return deletedIn(way.mid(11).toLatin1(), std::move(tracker));
    return inOrder(way, std::move(tracker));
}
