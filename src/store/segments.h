// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/segment.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace Tally {

/// The segments and marks in one queue's folder. Worker only.
///
/// The watermark is the highest number in the names of segments and marks. All journal records up to it are in a
/// segment or done with, so it never goes down, and no segment is written while a lower one could not be.
class Segments
{
public:
    struct Entry
    {
        SegmentName name;
        qint64 bytes = 0;
        qint64 writtenMs = 0; ///< when its oldest event came, as far as files tell
        bool isInFlight = false;
        std::optional<Batch> unsaved = {}; ///< the contents, where they could not be written
        QStringList sums = {}; ///< the ids of events that stand for several calls; of this process only
        qint64 sentMs = 0; ///< when its first request of unknown fate started; 0: there was none
        qint64 bootMs = -1; ///< when its oldest event came at the latest, on the boot clock; -1: see noteFound()
        bool isFound = true; ///< no segment that this process made
        bool isFull = false; ///< it ends where a batch had to, whatever came when
        bool isRepeatable = false; ///< unsaved, and a kill would leave in the journal what makes the same again
    };

    /// Reads names; finishes what a kill interrupted. Without a folder everything stays in memory, until setFolder().
    explicit Segments(const QString &folder);
    /// \a folder is empty; what is in memory is written there.
    void setFolder(const QString &folder);

    /// By key, which is the order of sending.
    const std::map<QString, Entry> &entries() const { return m_entries; }
    Entry *find(const QString &key);
    /// False where the folder could not be looked at, at the start: nothing is known of what is in it.
    bool isWhole() const { return m_isWhole; }
    quint64 watermark() const { return m_watermark; }
    /// The same where the disk did not take the mark, or has none for it: nothing up to here is owed and in the journal only.
    quint64 doneTo() const { return m_wantedMark > m_watermark ? std::max(m_watermark, possibleMark()) : m_watermark; }
    int events() const { return m_events; } ///< not settled
    qint64 bytes() const { return m_bytes; }

    /// A new segment above all others.
    void add(const SegmentName &name, const Batch &batch, qint64 writtenMs, qint64 bootMs);
    /// It is \a bootMs: what was there before this process, or came back from quarantine, was there at that time.
    void noteFound(qint64 bootMs);
    /// The epoch is so long before the boot, it turned out: the times of what this process wrote are corrected.
    void redate(qint64 offset);
    /// Nothing where it is damaged, or the disk could not read it for a minute: then it is set aside and is no entry any
    /// more; or, without \a setAside, where it cannot be read at the moment.
    std::optional<Batch> load(const QString &key, QString *setAside);
    /// One step: afterwards the next start does not see it.
    void remove(const QString &key);
    /// Remembers, as a file beside it, when it was first sent; 0: forgets it.
    void noteSent(const QString &key, qint64 nowMs);
    void setSettled(const QString &key, int settled);
    /// Forgets one that is unsaved, whose records are in the journal still.
    void melt(const QString &key);
    /// Two entries in its place; \a first and \a second together are what is not settled of it.
    void split(const QString &key, const Batch &first, const Batch &second);
    /// Moves a quarantine file here; false where that failed or it is here already.
    bool adopt(const QString &file, const SegmentName &name);
    /// Nothing up to \a number is needed from the journal, except what is in segments.
    void advance(quint64 number);
    /// Removes what was set aside as damaged.
    void dropCorrupt();

    bool hasUnsaved() const;
    /// Tries what failed before again; true where nothing is left.
    bool retry();
    /// Makes new, renamed and removed names power-safe.
    bool sync();
    bool isSynced() const { return !m_folderChanged; }
    QString problem() const { return m_problem; }

private:
    QString pathOf(const QString &name) const { return m_folder + QLatin1Char('/') + name; }
    QString pathOf(const SegmentName &name) const { return pathOf(name.fileName()); }
    bool write(Entry &entry);
    void insert(const Entry &entry);
    void forgetSent(const Entry &entry);
    void erase(std::map<QString, Entry>::iterator it);
    void removeOrLater(const QString &path);
    bool removeReplaced(const QStringList &paths);
    void removeFileOf(const Entry &entry);
    quint64 possibleMark() const;
    bool mark();
    void setMark(quint64 number);
    QString markPath(quint64 number) const;
    void finishSplits();
    bool isBroken(const QString &path);
    quint64 highestSaved() const;
    bool failed();

    QString m_folder;
    std::map<QString, Entry> m_entries;
    int m_events = 0;
    qint64 m_bytes = 0;
    quint64 m_watermark = 0;
    quint64 m_mark = 0; // the highest mark on disk
    quint64 m_wantedMark = 0; // not on disk yet: the disk, or an unsaved segment below it, is in the way
    std::vector<SegmentName> m_splitParents; // still on disk, because their halves could not be written
    QStringList m_undeleted;
    QString m_unread; // could not be read when it was its turn
    qint64 m_unreadSinceMs = 0;
    qint64 m_bootMs = 0; // now, more or less
    QStringList m_fullMarks; // to be truncated when they are power-safe: under their old names they are segments
    QStringList m_oldMarks; // below m_mark; they go when that is power-safe
    bool m_folderChanged = false;
    bool m_isWhole = true; // since the constructor
    QString m_problem;
};

} // namespace Tally
