// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// An application whose disk fails.
//
//   diskchild STORAGE HOST PREFIX COUNT END [PACE]
//
// tracks COUNT events (FaultApp::track()), one every PACE ms of its event loop, half of them at once and half after the
// first were saved and sent, has what was refused tried once more in between, and ends: "kill" by SIGKILL, "leave" by
// leaving main(), "shutdown" by shutdown(). On standard output:
//
//   t NUMBER NANOSECONDS                                       tracked, at CLOCK_MONOTONIC
//   saved NUMBER NANOSECONDS                                   up to here waitForSaved() said yes
//   counts DESTINATION ACCEPTED DELIVERED PENDING QUARANTINED DROPPED
//   dropped DESTINATION ID…
//   errors STORAGE_FAILED REPEATED                             how often, and how often in the same words
//   slowest MS                                                 of the calls of track()
//   late NANOSECONDS AT                                        so long a thread beside it slept too long, up to that moment

#include "destination_p.h"
#include "faultapp.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSet>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <time.h>

using namespace Tally;
using namespace std::chrono_literals;

static long long nowNs()
{
    timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000ll + now.tv_nsec;
}

static void pass(int ms)
{
    if (ms <= 0)
        return;
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

// How late this machine lets a thread go on that waits for a time, whatever the thread does.
class Lateness : public QThread
{
public:
    Lateness() { start(); }
    ~Lateness() override
    {
        m_isEnding = true;
        wait();
    }

private:
    void run() override
    {
        constexpr long long stepNs = 2'000'000;
        while (!m_isEnding) {
            const long long before = nowNs();
            const timespec step{0, stepNs};
            nanosleep(&step, nullptr);
            const long long after = nowNs();
            if (const long long late = after - before - stepNs; late > 1'000'000)
                std::printf("late %lld %lld\n", late, after);
        }
    }
    std::atomic_bool m_isEnding = false;
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const Lateness lateness;
    const QStringList arguments = app.arguments();
    const QString prefix = arguments.value(3);
    const int count = arguments.value(4).toInt();
    const QString end = arguments.value(5);

    auto tracker = std::make_unique<Tracker>();
    tracker->setStoragePath(arguments.value(1));
    int storageFailed = 0;
    QSet<QString> told;
    QObject::connect(tracker.get(), &Tracker::errorOccurred, tracker.get(), [&](const Error &error) {
        if (error.code == Error::StorageFailed) {
            ++storageFailed;
            told.insert(error.destination + error.text);
        }
        if (error.code != Error::EventRefused)
            std::fprintf(stderr, "error %d %s: %s\n", int(error.code), qPrintable(error.destination), qPrintable(error.text));
    });
    QObject::connect(tracker.get(), &Tracker::dropped, tracker.get(),
                     [&](const QStringList &ids, Tracker::DropReason, const QString &destination) {
                         std::printf("dropped %s %s\n", qPrintable(destination),
                                     qPrintable(ids.join(QLatin1Char(' '))));
                     });
    const FaultApp to(tracker.get(), QUrl(arguments.value(2)));

    qint64 slowest = 0;
    const auto track = [&](int from, int upTo) {
        for (int i = from; i < upTo; ++i) {
            QElapsedTimer clock;
            clock.start();
            FaultApp::track(*tracker, prefix, i);
            slowest = std::max(slowest, clock.elapsed());
            std::printf("t %d %lld\n", i, nowNs());
            pass(arguments.value(6).toInt());
        }
        std::fflush(stdout);
    };
    const auto save = [&](int upTo) {
        if (tracker->waitForSaved(1s))
            std::printf("saved %d %lld\n", upTo, nowNs());
        std::fflush(stdout);
    };
    track(0, count / 2);
    if (arguments.size() < 7)
        save(count / 2);
    tracker->waitForFlushed(1s);
    to.millimetric->retryQuarantined();
    track(count / 2, count);
    QCoreApplication::processEvents();
    if (end == QLatin1String("kill")) {
        if (arguments.size() < 7)
            save(count);
        raise(SIGKILL);
    }
    if (end == QLatin1String("shutdown"))
        tracker->shutdown(1s);
    QCoreApplication::processEvents();
    for (Destination *one : {static_cast<Destination *>(to.millimetric), static_cast<Destination *>(to.fluxrate)}) {
        const Counts counts = Destination::Private::of(one)->ledger->counts();
        std::printf("counts %s %lld %lld %lld %lld %lld\n", qPrintable(one->name()), qlonglong(counts.accepted),
                    qlonglong(counts.delivered), qlonglong(counts.pending), qlonglong(counts.quarantined),
                    qlonglong(counts.dropped));
    }
    std::printf("errors %d %d\nslowest %lld\n", storageFailed, storageFailed - int(told.size()), qlonglong(slowest));
    std::fflush(stdout);
    tracker.reset();
    return 0;
}
