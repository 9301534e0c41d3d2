// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/files.h"
#include "store/names.h"
#include "store/quarantine.h"
#include "store/queue.h"
#include "store/run.h"
#include "tools/tally/command.h"
#include "tools/tally/storeview.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>

#include <algorithm>
#include <cstdio>

namespace Tally {
namespace {

const char description[]
    = "What the vendors refused for good, in the store of one application. Also while it runs.\n"
      "\n"
      "  list           shows it: one line for each event, with the vendor's words\n"
      "  export [FILE]  writes it, to FILE or to standard output, as JSON lines: event_id, event (as\n"
      "                 it was sent), reason, http_status, time, tracker, destination\n"
      "  retry          puts it back: the application's next run delivers it, or the one that runs,\n"
      "                 within five minutes; its own counters know it from then on. The events go\n"
      "                 as they are, with the ids they had: correct the cause first\n"
      "  clear          deletes it, for ever. Needs --yes, or --tracker or --destination to say of\n"
      "                 what\n"
      "\n"
      "Exit codes: 0 done, 1 there is no store, or some of it could not be done, 2 wrong usage.";

struct Place
{
    QString tracker;
    QString destination;
    QString trackerFolder;

    Quarantine quarantine() const
    {
        return Quarantine(trackerFolder + QLatin1Char('/') + destination + QLatin1String("/quarantine"));
    }
};

/// Of all trackers and destinations, as far as they are selected, those that have something.
QList<Place> placesIn(const QString &store, const CommandLine &line)
{
    const QString tracker = line.value(QStringLiteral("tracker"));
    const QString destination = line.value(QStringLiteral("destination"));
    QList<Place> places;
    for (const QString &one : foldersIn(store)) {
        for (const QString &other : foldersIn(store + QLatin1Char('/') + one)) {
            const Place place{one, other, store + QLatin1Char('/') + one};
            if (isDestinationName(other) && (tracker.isEmpty() || tracker == one)
                && (destination.isEmpty() || destination == other) && place.quarantine().count() > 0)
                places.append(place);
        }
    }
    return places;
}

QJsonObject toJson(const Place &place, const Quarantine::Entry &entry)
{
    return {{QStringLiteral("event_id"), entry.eventId},
            {QStringLiteral("event"), QJsonDocument::fromJson(entry.event).object()},
            {QStringLiteral("reason"), entry.reason},
            {QStringLiteral("http_status"), entry.httpStatus},
            {QStringLiteral("time"), when(entry.timeMs)},
            {QStringLiteral("tracker"), place.tracker},
            {QStringLiteral("destination"), place.destination}};
}

Outcome list(const CommandLine &line, const QString &store)
{
    QList<QStringList> rows{
        {QCoreApplication::translate("tally", "TIME"), QCoreApplication::translate("tally", "TRACKER"),
         QCoreApplication::translate("tally", "DESTINATION"), QCoreApplication::translate("tally", "EVENT ID"),
         QCoreApplication::translate("tally", "STATUS"), QCoreApplication::translate("tally", "REASON")}};
    QJsonArray events;
    for (const Place &place : placesIn(store, line)) {
        for (const Quarantine::Entry &entry : place.quarantine().entries()) {
            events.append(toJson(place, entry));
            rows.append({when(entry.timeMs), place.tracker, place.destination, entry.eventId,
                         QString::number(entry.httpStatus), entry.reason});
        }
    }
    QStringList text;
    if (events.isEmpty())
        rows.clear();
    for (const QStringList &row : std::as_const(rows)) {
        QString printed;
        for (qsizetype column = 0; column < row.size() - 1; ++column) {
            qsizetype width = 0;
            for (const QStringList &other : std::as_const(rows))
                width = std::max(width, other.at(column).size());
            printed += row.at(column).leftJustified(width + 2);
        }
        text.append(printed + row.last());
    }
    text.append(events.isEmpty() ? QCoreApplication::translate("tally", "Nothing is in quarantine in %1.").arg(store)
                                 : QCoreApplication::translate("tally", "%1 in quarantine.").arg(events.size()));
    return line.finished(text.join(QLatin1Char('\n')),
                         {{QStringLiteral("storage"), store},
                          {QStringLiteral("count"), events.size()},
                          {QStringLiteral("events"), events}});
}

Outcome exportTo(const CommandLine &line, const QString &store, const QString &path)
{
    QSaveFile saved(path);
    QFile standardOutput;
    const bool isFile = !path.isEmpty() && path != QLatin1String("-");
    if (!isFile && line.isSet(QStringLiteral("json")))
        return line.usage(QCoreApplication::translate("tally", "With --json, export goes to a FILE."));
    QIODevice *const to = isFile ? static_cast<QIODevice *>(&saved) : &standardOutput;
    if (isFile ? !saved.open(QIODevice::WriteOnly) : !standardOutput.open(stdout, QIODevice::WriteOnly))
        return line.refused(
            ExitFailed, QCoreApplication::translate("tally", "%1 cannot be written: %2.").arg(path, to->errorString()));
    int count = 0;
    bool isWritten = true;
    for (const Place &place : placesIn(store, line)) {
        for (const Quarantine::Entry &entry : place.quarantine().entries()) {
            const QByteArray one = QJsonDocument(toJson(place, entry)).toJson(QJsonDocument::Compact) + '\n';
            isWritten = to->write(one) == one.size() && isWritten;
            ++count;
        }
    }
    if (!(isFile ? isWritten && saved.commit() : isWritten && standardOutput.flush()))
        return line.refused(
            ExitFailed, QCoreApplication::translate("tally", "%1 cannot be written: %2.").arg(path, to->errorString()));
    const QString text
        = isFile ? QCoreApplication::translate("tally", "%1 written to %2.").arg(count).arg(path) : QString();
    return line.finished(text, {{QStringLiteral("storage"), store}, {QStringLiteral("exported"), count}});
}

/// What could not be done stays where it is, and is told.
Outcome changed(const CommandLine &line, const QString &store, const char *name, int count, int left,
                const QString &text)
{
    const QJsonObject json{
        {QStringLiteral("storage"), store}, {QLatin1String(name), count}, {QStringLiteral("left"), left}};
    if (left == 0)
        return line.finished(text.arg(count), json);
    return line.refused(
        ExitFailed,
        text.arg(count) + QLatin1Char(' ')
            + QCoreApplication::translate("tally", "%1 could not be: the store cannot be written to.").arg(left),
        json);
}

Outcome clear(const CommandLine &line, const QString &store)
{
    int before = 0;
    int left = 0;
    for (const Place &place : placesIn(store, line)) {
        before += place.quarantine().count();
        place.quarantine().clear();
        left += place.quarantine().count();
    }
    return changed(line, store, "cleared", before - left, left, QCoreApplication::translate("tally", "%1 deleted."));
}

/// Into a run of its own, whose lock is then given back: to the application it is what a process has left behind. A
/// file is moved in one step, so it is in quarantine or pending at every moment, and the application may take it first.
Outcome retry(const CommandLine &line, const QString &store)
{
    // A backfill that is running would take what comes to its tracker from elsewhere for its own.
    QLockFile backfill(store + QLatin1String("/lock"));
    if (QFileInfo::exists(store + QLatin1String("/position.json")) && !backfill.tryLock(0)) {
        return line.refused(
            ExitFailed,
            QCoreApplication::translate("tally", "A backfill works with %1; retry when it has ended.").arg(store));
    }
    int count = 0;
    int left = 0;
    QString problem;
    for (const QString &tracker : foldersIn(store)) {
        const QString folder = store + QLatin1Char('/') + tracker;
        std::unique_ptr<Run> run; // made for the first that has something
        for (const Place &place : placesIn(store, line)) {
            if (place.tracker != tracker)
                continue;
            const Quarantine quarantine = place.quarantine();
            if (!run)
                run = Run::create(folder, &problem);
            if (run) {
                Queue queue(run->folder() + QLatin1Char('/') + place.destination, run->name());
                for (const QString &file : quarantine.files())
                    count += queue.adoptQuarantined(file);
                queue.sync();
                syncFolder(quarantine.folder());
            }
            left += quarantine.count();
        }
        if (run && !run->removeIfEmpty())
            syncFolder(folder + QLatin1String("/runs"));
    }
    const QString text = count > 0
        ? QCoreApplication::translate("tally",
                                      "%1 put back. The application's next run delivers them, or the one that "
                                      "runs, within five minutes.")
        : QCoreApplication::translate("tally", "%1 put back.");
    return changed(line, store, "retried", count, left, text);
}

} // namespace

Outcome runQuarantine(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("quarantine ACTION [FILE] --application APPLICATION|--storage PATH [options]"),
                     QCoreApplication::translate("tally", description));
    addStoreOptions(line);
    line.addOption(QStringLiteral("tracker"), QCoreApplication::translate("tally", "Only of this tracker."),
                   QStringLiteral("name"));
    line.addOption(QStringLiteral("destination"), QCoreApplication::translate("tally", "Only of this destination."),
                   QStringLiteral("name"));
    line.addOption(QStringLiteral("yes"), QCoreApplication::translate("tally", "Clear all of it."));
    if (const auto ended = line.parse(arguments, 2))
        return *ended;
    const QString action = line.positionals().value(0);
    const QString file = line.positionals().value(1);
    const bool isKnown = QStringList{QStringLiteral("list"), QStringLiteral("retry"), QStringLiteral("export"),
                                     QStringLiteral("clear")}
                             .contains(action);
    if (!isKnown)
        return line.usage(QCoreApplication::translate("tally", "Say list, retry, export or clear."));
    if (!file.isEmpty() && action != QLatin1String("export"))
        return line.usage(QCoreApplication::translate("tally", "Unexpected argument “%1”.").arg(file));
    if (action == QLatin1String("clear") && !line.isSet(QStringLiteral("yes")) && !line.isSet(QStringLiteral("tracker"))
        && !line.isSet(QStringLiteral("destination")))
        return line.usage(QCoreApplication::translate("tally",
                                                      "Say of what, with --tracker or --destination, or --yes "
                                                      "for all of it."));
    const GivenStore store = storeFrom(line);
    if (store.ended)
        return *store.ended;
    if (action == QLatin1String("list"))
        return list(line, store.path);
    if (action == QLatin1String("export"))
        return exportTo(line, store.path, file);
    return action == QLatin1String("clear") ? clear(line, store.path) : retry(line, store.path);
}

} // namespace Tally
