// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A process that hardly ever has something to track; strace watches what it does then.
//
//     bench-quiet --store FOLDER --url URL --events N --apart MS
//         says "idle" when its first event is delivered and it does nothing; after a line on standard input it tracks N
//         events, each MS after the one before, 0: all at once, and tells how many bytes of each the kernel took for the
//         disk; then ends

#include "contestant.h"
#include "events.h"
#include "figures.h"

#include <QSocketNotifier>

#include <unistd.h>

using namespace std::chrono_literals;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int count = argument("--events").toInt();
    Contestant contestant(argument("--store"), argument("--url"));
    contestant.begin();
    contestant.tracker.track(QStringLiteral("first"));
    if (!contestant.deliver(30s))
        return 1;

    double before = 0;
    int done = 0;
    QTimer timer;
    const auto settled = [&] { // some time after the last event: what was to be written is written
        tell("disk", (processBytes("io", "write_bytes:") - before) / count);
        std::_Exit(contestant.tracker.pendingCount() == 0 ? 0 : 1);
    };
    timer.callOnTimeout(&application, [&] {
        do {
            const VariedEvent event{quint64(++done)};
            contestant.tracker.track(event.name, event.properties);
        } while (done < count && timer.interval() == 0);
        if (done < count)
            return;
        timer.stop();
        contestant.deliver(60s);
        QTimer::singleShot(500, &application, settled);
    });
    QSocketNotifier asked(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&asked, &QSocketNotifier::activated, &application, [&] {
        asked.setEnabled(false);
        before = processBytes("io", "write_bytes:");
        timer.start(argument("--apart").toInt());
    });
    QTimer::singleShot(1000, &application, [] { // the last answer has been heeded by then
        std::puts("idle");
        std::fflush(stdout);
    });
    return QCoreApplication::exec();
}
