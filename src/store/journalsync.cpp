// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// How the files of a journal get safe on disk, are written anew, and go.

#include "store/journal.h"

#include "store/haltpoint.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>

namespace Tally {

void Journal::dropUpTo(quint64 watermark)
{
    const auto isDone = [this, watermark](const JournalFile &file) {
        return file.last <= watermark && !(m_hasCurrent && &file == &m_files.back());
    };
    {
        const HaltPoint::Locker lock(&m_mutex);
        forgetUnsaved(watermark);
        if (std::none_of(m_files.cbegin(), m_files.cend(), isDone))
            return;
    }
    // What the records became must be power-safe before they go.
    if (!syncFolder(folder()))
        return;
    std::list<JournalFile> done;
    {
        const HaltPoint::Locker lock(&m_mutex);
        for (auto it = m_files.begin(); it != m_files.end();) {
            const auto next = std::next(it);
            if (isDone(*it)) {
                m_unread -= it->unread;
                done.splice(done.end(), m_files, it);
            }
            it = next;
        }
    }
    for (const JournalFile &file : done)
        removeFile(file.path);
    const HaltPoint::Locker lock(&m_mutex);
    m_folderChanged = true; // or after a power cut they are back, and the mark that says what they are worth is not
}

void Journal::scrub(quint64 watermark)
{
    seal();
    dropUpTo(watermark);
    std::list<JournalFile *> rest;
    {
        const HaltPoint::Locker lock(&m_mutex);
        for (JournalFile &file : m_files) {
            if (!(m_hasCurrent && &file == &m_files.back()))
                rest.push_back(&file);
        }
    }
    for (JournalFile *file : rest) {
        std::optional<ParsedJournal> parsed = contents(*file, 0, file->size);
        if (!parsed) {
            noteProblem(lastFileError());
            continue;
        }
        if (parsed->records.removeIf([watermark](const Record &record) { return record.number <= watermark; }) > 0)
            replace(file, parsed->records);
    }
}

bool Journal::replace(JournalFile *file, const QList<Record> &records)
{
    QByteArray bytes;
    for (const Record &record : records)
        putJournalRecord(&bytes, bytes.size(), record.number, record.bytes, journalCrc(record.bytes));
    const QString part = file->path + QLatin1String(".part");
    removeFile(part);
    File fresh = File::create(part);
    if (!fresh.isOpen() || !fresh.write(bytes) || !fresh.sync() || !renameFile(part, file->path)) {
        const int error = errno;
        removeFile(part);
        errno = error;
        return false;
    }
    const HaltPoint::Locker lock(&m_mutex);
    file->file = std::move(fresh);
    file->size = file->synced = bytes.size();
    file->readTo = 0; // those that were read are skipped by their numbers
    file->isDoubtful = false;
    m_folderChanged = true;
    return true;
}

bool Journal::replaceDoubtful()
{
    std::list<JournalFile *> doubtful;
    {
        const HaltPoint::Locker lock(&m_mutex);
        for (JournalFile &file : m_files) {
            if (file.isDoubtful)
                doubtful.push_back(&file);
        }
    }
    return std::all_of(doubtful.cbegin(), doubtful.cend(), [this](JournalFile *file) {
        // Where the system threw away what it could not write, it is not all there any more.
        const std::optional<ParsedJournal> parsed = contents(*file, 0, file->size);
        const bool isAll = parsed && (file->writtenMs > 0 || parsed->end == file->size);
        if (parsed && !isAll)
            errno = EIO;
        return isAll && replace(file, parsed->records);
    });
}

bool Journal::sync()
{
    rescueDeleted();
    bool synced = replaceDoubtful();
    std::list<std::pair<JournalFile *, qint64>> dirty;
    bool folderChanged = false;
    {
        const HaltPoint::Locker lock(&m_mutex);
        for (JournalFile &file : m_files) {
            if (file.file.isOpen() || file.synced != file.size)
                dirty.push_back({&file, file.size});
        }
        folderChanged = std::exchange(m_folderChanged, false);
    }
    // Outside the lock: append() goes on while the disk works. After the first that fails nothing is asked for: each
    // that failed has to be written anew.
    JournalFile *failed = nullptr;
    for (auto &[file, size] : dirty) {
        if (file->synced == size)
            continue;
        if (synced && !(file->file.isOpen() ? file->file.sync() : File::openForReading(file->path).sync())) {
            failed = file;
            synced = false;
        }
        if (!synced)
            size = file->synced;
    }
    if (folderChanged && !syncFolder(folder()))
        synced = false;
    const QString error = synced ? QString() : lastFileError();
    const HaltPoint::Locker lock(&m_mutex);
    for (const auto &[file, size] : dirty) {
        file->synced = size;
        if (size == file->size && !(m_hasCurrent && file == &m_files.back()))
            file->file.close();
    }
    if (failed) {
        failed->isDoubtful = true;
        m_hasCurrent = m_hasCurrent && failed != &m_files.back();
    }
    if (!synced) {
        m_folderChanged = m_folderChanged || folderChanged;
        m_problem = error;
    }
    return synced && m_unsaved.isEmpty();
}

void Journal::rescueDeleted()
{
    const HaltPoint::Locker lock(&m_mutex);
    if (!m_hasCurrent || m_files.back().file.isLinked())
        return;
    // Somebody deleted the folder. The contents live as long as the descriptor: back into memory, until retry().
    JournalFile &file = m_files.back();
    if (const std::optional<ParsedJournal> parsed = contents(file, 0, file.size))
        m_unsaved = parsed->records + m_unsaved;
    m_files.pop_back();
    m_hasCurrent = false;
    m_problem = QCoreApplication::translate("Tally", "the file was deleted");
}

bool Journal::isSynced() const
{
    const HaltPoint::Locker lock(&m_mutex);
    if (m_folder.isEmpty())
        return true; // there is nothing to be done
    return m_unsaved.isEmpty() && !m_folderChanged
        && std::all_of(m_files.cbegin(), m_files.cend(), [](const JournalFile &f) { return f.synced == f.size; });
}

} // namespace Tally
