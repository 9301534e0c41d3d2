// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include <Tally/Destination>
#include <Tally/Error>
#include <Tally/Event>
#include <Tally/Millimetric>
#include <Tally/Tracker>

#include <QCoreApplication>
#include <QDebug>

using namespace std::chrono_literals;

/// service <storage folder>: tracks, in C++, and finds the event waiting.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Tally::Tracker tracker;
    tracker.setStoragePath(application.arguments().value(1));
    tracker.setOffline(true);
    tracker.addDestination(new Tally::Millimetric);

    const QString first
        = tracker.track(QStringLiteral("started"), {{QStringLiteral("by"), QStringLiteral("consumer")}});
    Tally::Event event(QStringLiteral("second"));
    event.userId = QStringLiteral("usr_1");
    const QString second = Tally::track(event);
    if (first.isEmpty() || second.isEmpty() || !tracker.waitForSaved(5s) || tracker.pendingCount() != 2) {
        qWarning() << "pending:" << tracker.pendingCount();
        return 1;
    }
    return 0;
}
