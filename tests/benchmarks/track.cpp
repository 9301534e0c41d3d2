// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What track() costs the thread that calls it.
//
//     bench-track --as NAME --store FOLDER --url URL --calls N [--threads T] [--context off]
//         while the worker sends; with threads also whether every event arrives, in each thread's order
//     bench-track --as NAME --store FOLDER --pending N
//         offline, with N events pending; also memory, disk and what making it power-safe costs then

#include "contestant.h"
#include "events.h"
#include "figures.h"

#include <QDirIterator>
#include <QHash>

#include <barrier>
#include <thread>

using namespace std::chrono_literals;

namespace {

constexpr int blockSize = 1000; // between two blocks the application gets its turn of the event loop

std::vector<VariedEvent> makeEvents(int from, int count)
{
    std::vector<VariedEvent> events;
    events.reserve(std::size_t(count));
    for (int i = from; i < from + count; ++i)
        events.emplace_back(quint64(i));
    return events;
}

void oneThread(Contestant &contestant, int calls, Times *times)
{
    for (int done = 0; done < calls; done += blockSize) {
        for (const VariedEvent &event : makeEvents(done, blockSize))
            times->take([&] { contestant.tracker.track(event.name, event.properties); });
        QCoreApplication::processEvents();
    }
}

/// Which thread tracked an event, and the how many-eth of its events it is.
using Origins = QHash<QString, std::pair<int, int>>;

Origins manyThreads(Contestant &contestant, int calls, int threads, Times *times)
{
    const int each = calls / threads;
    std::vector<Times> own;
    for (int thread = 0; thread < threads; ++thread)
        own.emplace_back(each);
    std::vector<QStringList> ids{std::size_t(threads)};
    std::barrier start(threads);
    std::vector<std::thread> running;
    for (int thread = 0; thread < threads; ++thread) {
        running.emplace_back([&, thread] {
            const std::vector<VariedEvent> events = makeEvents(thread * each, each);
            QStringList &mine = ids[std::size_t(thread)];
            mine.reserve(each);
            start.arrive_and_wait();
            for (const VariedEvent &event : events)
                own[std::size_t(thread)].take([&] { mine.append(contestant.tracker.track(event.name, event.properties)); });
        });
    }
    for (std::thread &thread : running)
        thread.join();
    Origins origins;
    for (int thread = 0; thread < threads; ++thread) {
        times->add(own[std::size_t(thread)]);
        for (int i = 0; i < each; ++i)
            origins.insert(ids[std::size_t(thread)].at(i), {thread, i});
    }
    return origins;
}

int sending(const QString &as)
{
    const int calls = argument("--calls").toInt();
    const int threads = argument("--threads", QStringLiteral("1")).toInt();
    Contestant contestant(argument("--store"), argument("--url"));
    contestant.tracker.setContextEnabled(argument("--context") != QLatin1String("off"));
    contestant.begin();
    QStringList arrived;
    QObject::connect(&contestant.tracker, &Tally::Tracker::delivered, &contestant.tracker,
                     [&](const QStringList &ids) { arrived += ids; });
    contestant.tracker.track(QStringLiteral("first"));
    if (!contestant.deliver(30s))
        return 1;

    Times times{std::size_t(calls)};
    Origins origins;
    if (threads > 1)
        origins = manyThreads(contestant, calls, threads, &times);
    else
        oneThread(contestant, calls, &times);
    const std::string name = as.toStdString();
    times.tellAs(name);
    contestant.deliver(60s);
    tell(name + ".lost", double(calls + 1 - arrived.size()));
    if (threads > 1) {
        std::vector<int> next(std::size_t(threads), 0);
        int disordered = 0;
        for (const QString &id : std::as_const(arrived)) {
            if (const auto origin = origins.constFind(id); origin != origins.cend())
                disordered += next[std::size_t(origin->first)]++ != origin->second;
        }
        tell(name + ".disordered", disordered);
    }
    return 0;
}

int pending(const QString &as)
{
    constexpr int sample = 1000; // below the least backlog, so that it does not change what is measured much
    const int backlog = argument("--pending").toInt();
    Contestant contestant(argument("--store"), QStringLiteral("http://127.0.0.1:9"));
    contestant.tracker.setOffline(true);
    contestant.begin();
    for (int done = 0; done < backlog; done += blockSize) {
        for (const VariedEvent &event : makeEvents(done, blockSize))
            contestant.tracker.track(event.name, event.properties);
        QCoreApplication::processEvents();
    }
    contestant.tracker.waitForSaved(60s); // so that the worker is no longer behind

    const std::string name = as.toStdString();
    Times times{sample * 5};
    for (int round = 0; round < 5; ++round) {
        for (const VariedEvent &event : makeEvents(backlog + round * sample, sample))
            times.take([&] { contestant.tracker.track(event.name, event.properties); });
        const int64_t before = nowNs();
        contestant.tracker.waitForSaved(60s);
        if (round == 2)
            tell(name + ".commit", double(nowNs() - before) / 1e6);
        QCoreApplication::processEvents();
    }
    times.tellAs(name);
    tellMemory(name);
    double disk = 0;
    for (QDirIterator files(argument("--store"), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();) {
        files.next();
        disk += double(files.fileInfo().size());
    }
    tell(name + ".disk", disk);
    return contestant.tracker.pendingCount() == backlog + 5 * sample ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString as = argument("--as", QStringLiteral("track"));
    return argument("--pending").isEmpty() ? sending(as) : pending(as);
}
