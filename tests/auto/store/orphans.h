// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/record.h"
#include "store/queue.h"
#include "store/run.h"

#include <QDateTime>
#include <QUuid>

#include <vector>

namespace Tally {

/// All that dead processes left there, ours from now on.
inline std::vector<std::unique_ptr<Run>> orphansIn(const QString &trackerFolder)
{
    std::vector<std::unique_ptr<Run>> runs;
    Run::adoptOrphans(trackerFolder, [&runs](std::unique_ptr<Run> run) {
        runs.push_back(std::move(run));
        return true;
    });
    return runs;
}

struct Left
{
    QString id;
    QString folder; // of the run
};

/// What a process leaves that was killed when it had tracked this one event, for each of \a destinations.
inline Left leave(const QString &trackerFolder, const QStringList &destinations, Event event = Event(QStringLiteral("n")))
{
    QString problem;
    const auto run = Run::create(trackerFolder, &problem);
    event.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    event.anonymousId = QStringLiteral("somebody");
    event.timestamp = QDateTime::currentDateTimeUtc();
    for (const QString &destination : destinations)
        Queue(run->folder() + QLatin1Char('/') + destination, run->name()).append(toRecord(event));
    return {event.id, run->folder()};
}

} // namespace Tally
