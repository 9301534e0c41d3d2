// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Where the last run of a backfill ended, as the queue that it left behind tells.

#include "store/quarantine.h"
#include "store/segment.h"
#include "tools/tally/backfill.h"
#include "tools/tally/storeview.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <climits>

namespace Tally {

QString Backfill::trackerFolder() const
{
    return m_state.folder() + QLatin1String("/backfill");
}

QString Backfill::quarantineFolder() const
{
    return trackerFolder() + QLatin1Char('/') + m_state.position.vendor + QLatin1String("/quarantine");
}

/// What is left of a run for this vendor.
QString Backfill::runFolder(const QString &run) const
{
    return trackerFolder() + QLatin1String("/runs/") + run + QLatin1Char('/') + m_state.position.vendor;
}

QStringList Backfill::runs() const
{
    return foldersIn(trackerFolder() + QLatin1String("/runs"));
}

bool Backfill::resume()
{
    BackfillPosition &position = m_state.position;
    qint64 number = position.marks.last().number;
    if (!position.run.isEmpty()) {
        const QString run = trackerFolder() + QLatin1String("/runs/") + position.run;
        const Pending left = pendingIn(runFolder(position.run));
        if (!left.isComplete) {
            // A number that is too low would have events sent twice.
            end(ExitFailed,
                QCoreApplication::translate("tally",
                                            "What the interrupted run left in %1 cannot be read; "
                                            "it has to be readable, and copied to the folder for "
                                            "temporary files (TMPDIR).")
                    .arg(run));
            return false;
        }
        if (QFileInfo(run).isDir())
            number = qint64(left.lastNumber);
        else
            m_result.warnings.append(
                QCoreApplication::translate(
                    "tally",
                    "The store of the interrupted run is gone. It goes on where its position was noted last; up to "
                    "%1 events may come twice, with the same ids.")
                    .arg(markEvery));
    }
    const BackfillPosition::Mark from = position.markFor(number);
    countLogged(from);
    for (const QString &run : runs())
        m_counts.pending += pendingIn(runFolder(run)).events;
    if (position.isFinished && m_counts.pending == 0) {
        const BackfillPosition::Mark &end = position.marks.last(); // it may be behind the last number
        m_counts.taken = end.taken;
        m_counts.read = end.place.elements;
        m_result.begun = end.place;
    } else if (!readAgain(from, number - from.number)) {
        return false;
    }
    logUnseenQuarantine();
    countUnseen();
    // Noted before the tracker starts: it adopts the run, and removes it when nothing is left in it.
    position.run.clear();
    if (!m_state.save(true)) {
        end(ExitFailed, QCoreApplication::translate("tally", "%1 cannot be written to.").arg(m_state.folder()));
        return false;
    }
    return true;
}

void Backfill::countLogged(const BackfillPosition::Mark &from)
{
    m_state.forEachLogged(0, [this](const BackfillRefusal &refusal) {
        count(refusal);
        if (refusal.cause == BackfillRefusal::VendorRules && refusal.wasTaken())
            m_refusedBefore.insert(qHash(refusal.id));
    });
    m_logFrom = from.logBytes;
    m_state.forEachLogged(m_logFrom, [this](const BackfillRefusal &refusal) {
        if (refusal.wasTaken())
            return;
        m_logged.insert(refusal.index);
        m_loggedTo = std::max(m_loggedTo, refusal.index + 1);
    });
}

/// Over the elements that are known to be stored, to the first one that is not.
bool Backfill::readAgain(const BackfillPosition::Mark &from, qint64 taken)
{
    JsonSplitter::Place behind = from.place;
    qint64 again = 0;
    if (taken > 0) {
        BackfillInput input;
        if (const QString problem = input.open(m_job.file, from.place.offset); !problem.isEmpty()) {
            end(ExitFailed, problem);
            return false;
        }
        JsonSplitter splitter(from.place);
        QByteArray bytes;
        for (bool isOver = false; again < taken;) {
            if (const std::optional<JsonSplitter::Element> element = splitter.next()) {
                behind = splitter.place();
                again += wasTaken(*element);
            } else if (isOver) {
                break;
            } else if (input.read(&bytes) == BackfillInput::Got::Bytes) {
                splitter.feed(bytes);
            } else {
                splitter.finish();
                isOver = true;
            }
        }
    }
    if (again < taken) {
        end(ExitFailed,
            QCoreApplication::translate("tally",
                                        "%1 has fewer elements than were read from it before: it has changed. "
                                        "With --restart it is read from its beginning.")
                .arg(m_job.file));
        return false;
    }
    m_counts.taken = from.taken + taken;
    m_counts.read = behind.elements;
    m_result.begun = behind;
    // The log may tell of elements behind this place already, so it is read from where it was read this time.
    const BackfillPosition::Mark here{from.number + taken, behind, m_counts.taken, from.logBytes};
    m_state.position.marks = {from};
    if (behind != from.place)
        m_state.position.marks.append(here);
    m_splitter = std::make_unique<JsonSplitter>(behind);
    if (const QString problem = m_input.open(m_job.file, behind.offset); !problem.isEmpty()) {
        end(ExitFailed, problem);
        return false;
    }
    return true;
}

/// Of an element in front of the last one that was.
bool Backfill::wasTaken(const JsonSplitter::Element &element)
{
    if (m_logged.contains(element.index))
        return false;
    const BackfillEvent read = readElement(element);
    if (!read.problem.isEmpty()) { // a power cut took its line of the log
        log({BackfillRefusal::Unreadable, element.line, element.index, {}, read.problem, 0});
        return false;
    }
    remember(read.event.id, element);
    return true;
}

/// What the vendor refused in the moment of the kill is in quarantine, and not in the log.
void Backfill::logUnseenQuarantine()
{
    QHash<QString, BackfillRefusal> unseen;
    const QHash<QString, int> pending = pendingSegments();
    for (const QString &file : Quarantine(quarantineFolder()).files()) {
        const QString base = QuarantineName::parse(QFileInfo(file).fileName())->base;
        const qsizetype indexAt = base.lastIndexOf(QLatin1Char('_'));
        // Killed before the queue was done with it, it is sent and refused once more: then it is told.
        if (base.mid(indexAt + 1).toInt() >= pending.value(base.left(indexAt), INT_MAX))
            continue;
        const std::optional<StoredBatch> stored = readSegment(file);
        if (!stored || stored->timeMs < m_state.position.sinceMs)
            continue; // of a reading before --restart
        for (qsizetype i = 0; i < stored->batch.eventIds.size(); ++i) {
            const QString &id = stored->batch.eventIds.at(i);
            unseen.insert(id, {BackfillRefusal::Vendor, 0, -1, id, stored->reasons.value(i), stored->httpStatus});
        }
    }
    if (unseen.isEmpty())
        return;
    m_state.forEachLogged(0, [&unseen](const BackfillRefusal &refusal) { unseen.remove(refusal.id); });
    for (const BackfillRefusal &refusal : std::as_const(unseen))
        log(refusal);
}

/// How many events are done in each segment that is left, by its name in the quarantine: run and key.
QHash<QString, int> Backfill::pendingSegments() const
{
    QHash<QString, int> settled;
    for (const QString &run : runs())
        for (const QString &file : QDir(runFolder(run)).entryList(QDir::Files))
            if (const std::optional<SegmentName> segment = SegmentName::parse(file))
                settled.insert(run + QLatin1Char('-') + segment->key, segment->settled);
    return settled;
}

/// What has left the queue without an answer that was seen: delivered, as far as anybody can tell.
void Backfill::countUnseen()
{
    BackfillPosition &position = m_state.position;
    m_counts.delivered = position.delivered;
    const qint64 unseen = std::max<qint64>(0, m_counts.taken - settled() - m_counts.pending);
    m_counts.delivered = position.delivered += unseen;
    m_counts.assumed = position.assumed += unseen;
}

} // namespace Tally
