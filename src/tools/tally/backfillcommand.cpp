// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/backfill.h"
#include "tools/tally/command.h"
#include "tools/tally/destinationoptions.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUuid>

#include <algorithm>
#include <climits>

namespace Tally {
namespace {

const char description[]
    = "Delivers the events of FILE, a JSON array or JSON lines of any size, to one vendor.\n"
      "\n"
      "Each element is an event in the one-object form of track(), in any vendor's words:\n"
      "  {\"event\": \"purchase\", \"user_id\": \"usr_42\", \"timestamp\": \"2026-11-02T10:00:00Z\",\n"
      "   \"properties\": {\"amount_cents\": 4900}}\n"
      "With \"type\": \"page\" or \"identify\" it is one of these. Without a timestamp it happens now.\n"
      "Without user_id and anonymous_id it is a visitor of its own; nothing of this machine is\n"
      "added. Without event_id (idempotency_key) the id is made from the file (its path, size and\n"
      "beginning) and the element's number, so it is the same whenever the same file is read.\n"
      "An element longer than 1 MiB, or that is no event, is refused by its line; the rest goes on.\n"
      "\n"
      "Killed or interrupted, the same command goes on where it ended, at any moment and also\n"
      "after SIGKILL: no element is left out, and none is given to the queue twice. What was in a\n"
      "request at that moment is sent again as it was, with the same ids, since nobody knows\n"
      "whether it arrived:\n"
      "  fluxrate      ignores it, by idempotency_key: every element counts once\n"
      "  doow          ignores it for an hour, by the batch's id: every element counts once\n"
      "  millimetric   does not look at ids today: one request, up to 500 events, may count twice\n"
      "  settlesettle  does not say; the event's id is in its metadata, for you to look at\n"
      "FILE “-” is standard input, where there is nothing to go on with: ids are new each time,\n"
      "and what was not delivered when it ends is gone. Use a file for what matters.\n"
      "\n"
      "While --pending events wait for the vendor, nothing more is read. The vendor's own rules,\n"
      "limits and retries are those of every application that uses Tally.\n"
      "\n"
      "Exit codes: 0 all delivered, 1 something was refused or not delivered, or interrupted,\n"
      "2 wrong usage, 3 no key, or one that cannot work, 4 the keychain is locked or there is none.";

constexpr int defaultPending = 5000;
constexpr int defaultGiveUp = 600; // s
constexpr int shownRefusals = 10;

/// A number of at least 1; 0: it is none.
int numberOf(const QString &text, int most)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number >= 1 && number <= most ? number : 0;
}

QString defaultStateFolder(const QString &file, const QString &vendor)
{
    const QUuid name = QUuid::createUuidV5(QUuid(), QFileInfo(file).canonicalFilePath() + QLatin1Char('\n') + vendor);
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QLatin1String("/backfill/")
        + name.toString(QUuid::WithoutBraces);
}

QJsonObject toJson(const Backfill::Result &result)
{
    const Backfill::Counts &counts = result.counts;
    return {{QStringLiteral("read"), counts.read},
            {QStringLiteral("sent"), counts.taken},
            {QStringLiteral("delivered"), counts.delivered},
            {QStringLiteral("assumed_delivered"), counts.assumed},
            {QStringLiteral("unreadable"), counts.unreadable},
            {QStringLiteral("refused"), counts.refused},
            {QStringLiteral("quarantined"), counts.quarantined},
            {QStringLiteral("lost"), counts.lost},
            {QStringLiteral("skipped"), counts.skipped},
            {QStringLiteral("pending"), counts.pending},
            {QStringLiteral("finished"), result.isFinished},
            {QStringLiteral("interrupted"), result.isInterrupted},
            {QStringLiteral("began_at"),
             QJsonObject{{QStringLiteral("element"), result.begun.elements},
                         {QStringLiteral("line"), result.begun.line},
                         {QStringLiteral("offset"), result.begun.offset}}},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(result.warnings)}};
}

QString toText(const Backfill::Result &result, const QString &name, double seconds)
{
    const Backfill::Counts &counts = result.counts;
    QStringList lines;
    const qint64 now = counts.read - result.begun.elements;
    QString first = QCoreApplication::translate("tally", "%1: %2 elements read").arg(name).arg(counts.read);
    if (result.begun.elements > 0)
        first += QCoreApplication::translate("tally", ", %1 of them now, from line %2 on")
                     .arg(now)
                     .arg(result.begun.line);
    lines.append(first + QCoreApplication::translate("tally", ", in %1 s.").arg(seconds, 0, 'f', 1));
    const auto add = [&lines](qint64 count, const QString &text) {
        lines.append(QStringLiteral("%1  %2").arg(count, 12).arg(text));
    };
    add(counts.delivered, QCoreApplication::translate("tally", "delivered"));
    if (counts.assumed > 0)
        lines.last() += QCoreApplication::translate("tally", " (of %1 the answer was not seen: killed at that moment)")
                            .arg(counts.assumed);
    if (counts.unreadable > 0)
        add(counts.unreadable, QCoreApplication::translate("tally", "are no events"));
    if (counts.refused > 0)
        add(counts.refused, QCoreApplication::translate("tally", "refused before any request"));
    if (counts.quarantined > 0)
        add(counts.quarantined, QCoreApplication::translate("tally", "refused by the vendor, in quarantine"));
    if (counts.lost > 0)
        add(counts.lost, QCoreApplication::translate("tally", "lost"));
    if (counts.skipped > 0)
        add(counts.skipped, QCoreApplication::translate("tally", "not for this vendor"));
    if (counts.pending > 0)
        add(counts.pending, QCoreApplication::translate("tally", "not delivered yet"));
    for (const QString &warning : result.warnings)
        lines.append(QCoreApplication::translate("tally", "Warning: %1").arg(warning));
    return lines.join(QLatin1Char('\n'));
}

/// The whole log, as JSON lines; empty, or why it could not be written.
QString writeReport(const BackfillState &state, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return QCoreApplication::translate("tally", "%1 cannot be written: %2.").arg(path, file.errorString());
    state.forEachLogged(0, [&file](const BackfillRefusal &refusal) {
        file.write(QJsonDocument(refusal.toJson()).toJson(QJsonDocument::Compact) + '\n');
    });
    if (file.commit())
        return {};
    return QCoreApplication::translate("tally", "%1 cannot be written: %2.").arg(path, file.errorString());
}

Outcome backfill(const CommandLine &line, GivenDestination given, Backfill::Job job, BackfillState *state,
                 const QString &identity)
{
    if (const QString problem = state->make(); !problem.isEmpty())
        return line.refused(ExitFailed, problem);
    QLockFile lock(state->folder() + QLatin1String("/lock"));
    if (!lock.tryLock(0))
        return line.refused(
            ExitFailed, QCoreApplication::translate("tally", "Another backfill works with %1.").arg(state->folder()));
    if (const QString problem = state->open(); !problem.isEmpty() && !line.isSet(QStringLiteral("restart")))
        return line.refused(ExitFailed, problem);
    if (state->wasThere() && !state->position.vendor.isEmpty() && state->position.vendor != given.vendor->name) {
        return line.usage(QCoreApplication::translate("tally", "%1 belongs to a backfill to %2.")
                              .arg(state->folder(), state->position.vendor));
    }
    if (line.isSet(QStringLiteral("restart"))) {
        state->restart();
    } else if (state->wasThere() && state->position.identity != identity) {
        return line.refused(
            ExitFailed,
            QCoreApplication::translate("tally",
                                        "%1 is not the file any more that was read up to line %2: its size or its "
                                        "beginning has changed. With --restart it is read from its beginning, and "
                                        "every element without an id of its own gets a new one.")
                .arg(job.file)
                .arg(state->position.marks.last().place.line));
    }
    state->position.identity = identity;
    state->position.vendor = given.vendor->name;

    const QString name = job.file.isEmpty() ? QCoreApplication::translate("tally", "Standard input") : job.file;
    const QUrl host = given.destination->host();
    QElapsedTimer clock;
    clock.start();
    Backfill run(job, state);
    const Backfill::Result result = run.run(std::move(given.destination));
    const double seconds = double(clock.elapsed()) / 1000;

    QJsonObject json = toJson(result);
    json.insert(QStringLiteral("vendor"), given.vendor->name);
    json.insert(QStringLiteral("host"), host.toString());
    json.insert(QStringLiteral("seconds"), seconds);
    if (!job.file.isEmpty()) {
        json.insert(QStringLiteral("file"), job.file);
        json.insert(QStringLiteral("state"), state->folder());
    }
    QJsonArray refusals;
    QString text = toText(result, name, seconds);
    state->forEachLogged(0, [&](const BackfillRefusal &refusal) {
        if (refusals.size() >= shownRefusals || refusal.cause == BackfillRefusal::NotWanted)
            return;
        refusals.append(refusal.toJson());
        text += QLatin1Char('\n')
            + (refusal.line > 0
                   ? QCoreApplication::translate("tally", "Line %1: %2").arg(refusal.line).arg(refusal.reason)
                   : QStringLiteral("%1: %2").arg(refusal.id, refusal.reason));
    });
    json.insert(QStringLiteral("refusals"), refusals);
    if (result.counts.unreadable + result.counts.refused + result.counts.quarantined + result.counts.lost
        > shownRefusals)
        text += QLatin1Char('\n') + QCoreApplication::translate("tally", "… --report FILE has all of them.");
    if (line.isSet(QStringLiteral("report"))) {
        if (const QString problem = writeReport(*state, line.value(QStringLiteral("report"))); !problem.isEmpty())
            return line.refused(ExitFailed, text + QLatin1Char('\n') + problem, json);
    }
    if (result.problem.isEmpty())
        return line.finished(text, json, result.code);
    if (!job.file.isEmpty() && !result.isFinished)
        text += QLatin1Char('\n') + QCoreApplication::translate("tally", "The same command goes on from here.");
    Outcome outcome = line.refused(result.code, result.problem, json);
    outcome.text = text + QLatin1Char('\n') + result.problem;
    return outcome;
}

} // namespace

Outcome runBackfill(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("backfill FILE [options]"), QCoreApplication::translate("tally", description));
    addDestinationOptions(line);
    line.addOption(QStringLiteral("state"),
                   QCoreApplication::translate("tally",
                                               "Where the position and the queue are kept. Default: a folder for this "
                                               "file and vendor among this program's own data."),
                   QStringLiteral("folder"));
    line.addOption(QStringLiteral("restart"),
                   QCoreApplication::translate("tally", "Read the file from its beginning, whatever was read before."));
    line.addOption(
        QStringLiteral("report"),
        QCoreApplication::translate("tally", "Write what was not delivered, and why, to this file: JSON lines."),
        QStringLiteral("file"));
    line.addOption(QStringLiteral("pending"),
                   QCoreApplication::translate("tally", "The most events that wait for the vendor."),
                   QStringLiteral("count"), QString::number(defaultPending));
    line.addOption(QStringLiteral("give-up"),
                   QCoreApplication::translate("tally", "End when the vendor takes nothing for so long."),
                   QStringLiteral("seconds"), QString::number(defaultGiveUp));
    line.addOption(
        QStringLiteral("progress"),
        QCoreApplication::translate("tally", "Show progress on standard error, also where it is no terminal."));
    line.addOption(QStringLiteral("no-progress"), QCoreApplication::translate("tally", "Show none."));
    if (const auto ended = line.parse(arguments, 1))
        return *ended;
    if (line.positionals().isEmpty())
        return line.usage(QCoreApplication::translate("tally", "Say which FILE."));

    Backfill::Job job;
    job.file = line.positionals().first();
    job.maxPending = numberOf(line.value(QStringLiteral("pending")), 1'000'000);
    job.giveUp = std::chrono::seconds(numberOf(line.value(QStringLiteral("give-up")), INT_MAX));
    if (job.maxPending == 0 || job.giveUp.count() == 0)
        return line.usage(QCoreApplication::translate("tally", "--pending and --give-up are numbers from 1 on."));
    job.progress = line.isSet(QStringLiteral("no-progress")) ? ProgressBar::Wanted::Never
        : line.isSet(QStringLiteral("progress"))             ? ProgressBar::Wanted::Always
                                                             : ProgressBar::Wanted::OnTerminal;
    GivenDestination given = destinationFrom(line);
    if (given.ended)
        return *given.ended;
    // As many in one request as the vendor takes, and nothing is ever dropped for want of room: reading waits instead.
    if (!given.set.contains(QLatin1String("flushAt")))
        given.destination->setFlushAt(std::clamp(job.maxPending / 2, 1, 500));
    given.destination->setMaxQueueEvents(INT_MAX);
    given.destination->setMaxQueueBytes(1ll << 50);
    given.destination->setMaxQueueAge(INT_MAX);

    if (job.file == QLatin1String("-")) {
        if (line.isSet(QStringLiteral("state")) || line.isSet(QStringLiteral("restart")))
            return line.usage(QCoreApplication::translate(
                "tally", "Standard input cannot be resumed, so it has neither --state nor --restart."));
        job.file.clear();
        line.applyApplication();
        const QTemporaryDir folder;
        BackfillState state(folder.path());
        return backfill(line, std::move(given), job, &state, QUuid::createUuid().toString(QUuid::WithoutBraces));
    }
    QString problem;
    const QString identity = identityOfFile(job.file, &problem);
    if (!problem.isEmpty())
        return line.refused(ExitFailed, problem);
    BackfillState state(line.isSet(QStringLiteral("state"))
                            ? QFileInfo(line.value(QStringLiteral("state"))).absoluteFilePath()
                            : defaultStateFolder(job.file, given.vendor->name));
    line.applyApplication();
    return backfill(line, std::move(given), job, &state, identity);
}

} // namespace Tally
