// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// An application in a process of its own, for what can only be seen from outside: kills, quits, several at once.
//
//   child STORAGE HOST PREFIX COUNT END [EVENTS [VERSION]]
//
// tracks COUNT events with the ids PREFIX-0, PREFIX-1 … without an event loop, prints the anonymous id and "tracked",
// and ends: "kill" by SIGKILL in the next statement, "return" by leaving main(), "exit" by exit() without destructors,
// "shutdown" by shutdown(5 s), "hold" by waiting for the end of standard input in an event loop, then quit(), "fork" by SIGKILL too, but a copy of it
// lives on until the end of standard input. EVENTS are its lifecycle events as a number, VERSION is the application's.

#include "tracker.h"
#include "vendors/millimetric.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <unistd.h>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const QString end = arguments.value(5);

    if (arguments.size() > 7)
        QCoreApplication::setApplicationVersion(arguments.at(7));
    Tally::Tracker tracker;
    if (arguments.size() > 6)
        tracker.setLifecycleEvents(Tally::Tracker::LifecycleEvents::fromInt(arguments.at(6).toInt()));
    tracker.setStoragePath(arguments.value(1));
    auto *destination = new Tally::Millimetric;
    destination->setHost(QUrl(arguments.value(2)));
    destination->setKey(qEnvironmentVariable("TALLY_TEST_KEY"));
    destination->setFlushAt(50);
    tracker.addDestination(destination);

    for (int i = 0; i < arguments.value(4).toInt(); ++i)
        tracker.track(QStringLiteral("n"), {{QStringLiteral("i"), i}},
                      {{QStringLiteral("event_id"), arguments.value(3) + QLatin1Char('-') + QString::number(i)}});
    if (end == QLatin1String("kill"))
        raise(SIGKILL);
    if (end == QLatin1String("fork")) {
        if (fork() != 0)
            raise(SIGKILL);
        char byte;
        while (read(STDIN_FILENO, &byte, 1) > 0) { }
        _exit(0);
    }
    std::printf("%s\ntracked\n", qPrintable(tracker.anonymousId()));
    std::fflush(stdout);
    if (end == QLatin1String("exit"))
        _exit(0);
    if (end == QLatin1String("shutdown"))
        return tracker.shutdown(std::chrono::seconds(5)) ? 0 : 3;
    if (end != QLatin1String("hold"))
        return 0;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, [] {
        char byte;
        if (read(STDIN_FILENO, &byte, 1) <= 0)
            QCoreApplication::quit();
    });
    return app.exec();
}
