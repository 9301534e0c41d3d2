// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/event.h"
#include "store/files.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace Tally {

/// The events that wait in one queue's folder, of any run: read without changing anything, also while a living process
/// works with it. A file at a time, so that a backlog of any size costs the memory of one.
///
/// What is there when it is begun is seen once, unless it is sent meanwhile. The journals are first, held open, so that
/// what is moved from them into a segment later is not missed and not seen again; then the segments, up to the highest
/// that there was.
class QueueView
{
public:
    /// One that waits: as it will be sent, or, where it is in a journal still, as it was tracked.
    struct Waiting
    {
        QString eventId;
        QByteArray vendorJson;
        std::optional<Event> event = {};
    };

    explicit QueueView(const QString &folder) : m_folder(folder) {}

    /// Those of the next file, oldest first within it; nothing where all were seen.
    std::optional<QList<Waiting>> next();

private:
    struct OpenJournal
    {
        File file;
        qint64 size = 0;
    };

    void begin();
    QList<Waiting> readJournal();
    std::optional<QList<Waiting>> nextSegment();

    const QString m_folder;
    bool m_isBegun = false;
    quint64 m_watermark = 0; // what is up to here is not read from journals …
    std::vector<OpenJournal> m_journals; // not read yet, the oldest last
    quint64 m_journalTo = 0; // … nor what was read from the one before
    quint64 m_seenTo = 0; // of the segments
    QString m_seenRetry; // of those that came back from quarantine
};

} // namespace Tally
