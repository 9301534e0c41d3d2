// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Where the last run of a backfill ended, as the queue that it left behind tells.

#include "store/quarantine.h"
#include "tools/tally/backfill.h"
#include "tools/tally/storeview.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace Tally {

QString Backfill::trackerFolder() const
{
    return m_state.folder() + QLatin1String("/backfill");
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
        const Pending left = pendingIn(run + QLatin1Char('/') + position.vendor);
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
    if (!readAgain(from, number - from.number))
        return false;
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
    m_state.forEachLogged(from.logBytes, [this](const BackfillRefusal &refusal) {
        if (!refusal.wasTaken())
            m_logged.insert(refusal.index);
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
        while (again < taken) {
            const std::optional<JsonSplitter::Element> element = splitter.next();
            if (!element && input.read(&bytes) != BackfillInput::Got::Bytes)
                break;
            if (!element) {
                splitter.feed(bytes);
                continue;
            }
            behind = splitter.place();
            if (m_logged.contains(element->index))
                continue;
            ++again;
            remember(readBackfillEvent(element->json, idOf(element->index)).event.id, *element);
        }
        // The last line of a file that does not end with a line break.
        if (again == taken - 1) {
            splitter.finish();
            if (const std::optional<JsonSplitter::Element> element = splitter.next()) {
                behind = splitter.place();
                ++again;
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

/// What the vendor refused in the moment of the kill is in quarantine, and not in the log.
void Backfill::logUnseenQuarantine()
{
    const QString folder = trackerFolder() + QLatin1Char('/') + m_state.position.vendor;
    QHash<QString, Quarantine::Entry> unseen;
    for (const Quarantine::Entry &entry : Quarantine(folder + QLatin1String("/quarantine")).entries())
        unseen.insert(entry.eventId, entry);
    if (unseen.isEmpty())
        return;
    m_state.forEachLogged(0, [&unseen](const BackfillRefusal &refusal) { unseen.remove(refusal.id); });
    for (const Quarantine::Entry &entry : std::as_const(unseen))
        log({BackfillRefusal::Vendor, 0, -1, entry.eventId, entry.reason, entry.httpStatus});
}

/// What has left the queue without an answer that was seen: delivered, as far as anybody can tell.
void Backfill::countUnseen()
{
    qint64 &pending = m_counts.pending;
    for (const QString &run : runs())
        pending
            += pendingIn(trackerFolder() + QLatin1String("/runs/") + run + QLatin1Char('/') + m_state.position.vendor)
                   .events;
    BackfillPosition &position = m_state.position;
    m_counts.delivered = position.delivered;
    const qint64 unseen = std::max<qint64>(0, m_counts.taken - settled() - pending);
    m_counts.delivered = position.delivered += unseen;
    m_counts.assumed = position.assumed += unseen;
}

} // namespace Tally
