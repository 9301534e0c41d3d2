// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/files.h"
#include "store/journalrecord.h"

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QString>

#include <list>
#include <optional>
#include <utility>

namespace Tally {

/// A queue's append-only tail: files journal-<seq>, each a row of records: length, CRC-32, number, bytes.
///
/// append() is for any thread; the rest for the worker. The worker reads what was appended back from the file, so that
/// a burst costs no memory however far the worker is behind. Numbers only ever grow, within a file and over files.
class Journal
{
public:
    using Record = JournalRecord;
    struct Damage
    {
        int events = 0;
        QString file; ///< the copy of what was damaged
    };

    /// Looks through the files that are there: what is above \a watermark is unread, what is not is deleted.
    /// Without a folder everything stays in memory, until setFolder().
    Journal(const QString &folder, quint64 watermark);

    /// Any thread, once: writes what is in memory to \a folder, which is made.
    void setFolder(const QString &folder);

    /// Any thread. One write(). True where the worker has to be told: it has not been since it last called catchUp().
    bool append(const QByteArray &bytes);

    /// The last number so far; who appends after this has to tell the worker again.
    quint64 catchUp();
    /// The next records, some hundred KiB or one; empty where there are no more.
    QList<Record> read();
    /// False where some of what is there could not be looked at: it stays as it is, and whoever opens it later finds it.
    bool isWhole() const { return m_isWhole; }
    int unread() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_unread;
    }
    /// The highest number so far, the watermark's included.
    quint64 lastNumber() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_lastNumber;
    }
    quint64 lastRead() const { return m_lastRead; }
    /// What was read above \a watermark is unread again.
    void rewind(quint64 watermark);
    /// When the oldest unread record was written, ms since the epoch, as far as files tell; 0: there is none.
    qint64 oldestUnreadMs() const;
    qint64 newestUnreadMs() const; ///< the same of the newest
    qint64 bytes() const;

    /// The current file gets no more records.
    void seal()
    {
        const QMutexLocker lock(&m_mutex);
        m_hasCurrent = false;
    }
    /// What is from \a first to \a last is about to be sent, and is in no segment. True where a kill would leave exactly that
    /// here, or nothing of it, and so until release(): no later record is written. What is made of it again is the same then.
    bool holdBehind(quint64 first, quint64 last);
    /// Whether a kill would leave a part of it only.
    bool isTorn(quint64 first, quint64 last) const
    {
        const QMutexLocker lock(&m_mutex);
        return isTornHeld(first, last);
    }
    void release()
    {
        const QMutexLocker lock(&m_mutex);
        m_isHeld = false;
    }
    /// Deletes files without a record above \a watermark, the current one excepted.
    void dropUpTo(quint64 watermark);
    /// Those up to \a number, which could not be written, need not be written any more.
    void dropUnsaved(quint64 number);

    /// Leaves no byte of the records up to \a watermark on disk: files that hold others too are written anew.
    void scrub(quint64 watermark);

    /// fdatasync, and the folder where a file is new. A file of which that failed is written anew by the next call: the
    /// system has forgotten by then that its contents never came to the disk, and would say that they are safe.
    bool sync();
    bool isSynced() const;
    /// Why records could not be written; they are in memory. Empty: all are written.
    QString problem() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_problem;
    }
    /// Whether this one, of those that were read, could not be written.
    bool isInMemoryOnly(quint64 number) const
    {
        const QMutexLocker lock(&m_mutex);
        return !m_unsaved.isEmpty() && m_unsaved.first().number <= number;
    }
    /// Those that could not be written, ascending.
    QList<quint64> unsavedNumbers() const
    {
        const QMutexLocker lock(&m_mutex);
        QList<quint64> numbers;
        for (const Record &record : m_unsaved)
            numbers.append(record.number);
        return numbers;
    }
    /// How many those are, from any thread and at once; nothing where it cannot be told at once.
    std::optional<qint64> unsavedCount() const
    {
        if (!m_mutex.tryLock())
            return {};
        const qint64 count = m_unsaved.size();
        m_mutex.unlock();
        return count;
    }
    /// Writes those above \a doneTo; true where none is left.
    bool retry(quint64 doneTo);
    QList<Damage> takeDamage() { return std::exchange(m_damage, {}); }

private:
    struct JournalFile
    {
        QString path;
        File file; // open while it is the current one or not synced
        qint64 size = 0;
        qint64 synced = 0;
        qint64 readTo = 0;
        quint64 last = 0; // highest number in it
        int unread = 0;
        qint64 writtenMs = 0; // 0: made by this process
        bool isDoubtful = false; // a sync of it failed; not the current one
    };

    bool isTornHeld(quint64 first, quint64 last) const; // with the mutex held
    QString pathOf(quint64 sequence) const;
    bool look(JournalFile &file, quint64 watermark);
    void noteProblem(const QString &cause);
    QString folder() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_folder;
    }
    void makeNextFile();
    /// Nothing where it cannot be read now.
    std::optional<ParsedJournal> contents(const JournalFile &file, qint64 from, qint64 to) const;
    bool write(quint64 number, const QByteArray &bytes, quint32 crc);
    void forgetUnsaved(quint64 upTo);
    bool writeUnsaved();
    /// Puts a power-safe file with these records in the place of one that is not the current one.
    bool replace(JournalFile *file, const QList<Record> &records);
    bool replaceDoubtful();
    void rescueDeleted();

    mutable QMutex m_mutex; // protects what follows, up to the blank line; a JournalFile's readTo is the worker's
    QString m_folder;
    std::list<JournalFile> m_files; // oldest first; only the worker removes any
    bool m_hasCurrent = false; // the last of m_files is being written
    quint64 m_nextSequence = 1;
    quint64 m_lastNumber = 0;
    int m_unread = 0;
    bool m_told = false;
    bool m_folderChanged = false;
    bool m_isHeld = false;
    QList<Record> m_unsaved; // could not be written; once there is one, all that follow go here too, to stay in order
    QString m_problem;
    QByteArray m_buffer; // of append(), kept for its capacity
    quint64 m_lastRead = 0; // changed by the worker only

    QList<Damage> m_damage; // worker only
    bool m_isWhole = true; // since the constructor
};

} // namespace Tally
