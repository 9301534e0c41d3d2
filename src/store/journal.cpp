// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/journal.h"

#include "store/haltpoint.h"

#include <QDateTime>

#include <algorithm>
#include <cerrno>
#include <map>

namespace Tally {

namespace {

// A file is closed by the worker at this size …
constexpr qint64 fileSize = 1 << 20;
// … and by append() at this one: so much the worker is behind, at the most, in one file.
constexpr qint64 maxFileSize = 4 << 20;
// What read() gives at once, more or less.
constexpr qint64 chunkSize = 128 << 10;

const QLatin1String namePrefix("journal-");
constexpr quint64 maxSequence = 1'000'000'000'000; // in a name; what says more is not ours

} // namespace

Journal::Journal(const QString &folder, quint64 watermark)
    : m_folder(folder), m_lastNumber(watermark), m_lastRead(watermark)
{
    if (folder.isEmpty())
        return;
    std::map<quint64, QString> found;
    const std::optional<QStringList> names = fileNamesIn(folder);
    m_isWhole = names.has_value();
    for (const QString &name : names.value_or(QStringList())) {
        bool ok = false;
        if (!name.startsWith(namePrefix))
            continue;
        const quint64 sequence = name.mid(namePrefix.size()).toULongLong(&ok);
        if (ok && sequence < maxSequence)
            found.emplace(sequence, folder + QLatin1Char('/') + name);
    }
    for (const auto &[sequence, path] : found) {
        m_nextSequence = sequence + 1;
        JournalFile file;
        file.path = path;
        // Nor what comes after it: the watermark would rise above what it has.
        if (m_isWhole && look(file, watermark))
            m_files.push_back(std::move(file));
    }
    if (!m_isWhole)
        m_problem = lastFileError();
    m_folderChanged = !m_files.empty(); // as far as this process knows
    m_told = m_unread > 0;
    dropUpTo(watermark);
}

bool Journal::look(JournalFile &file, quint64 watermark)
{
    const FileStatus status = statusOf(file.path);
    const QString corrupt = file.path + QLatin1String(".corrupt");
    if (status.size < 0) { // gone just now, or not to be looked at
        m_isWhole = errno == ENOENT;
        return false;
    }
    if (!status.isFile) { // a link, a pipe: whatever was here is gone
        renameFile(file.path, corrupt);
        m_damage.append({1, corrupt});
        return false;
    }
    file.size = status.size;
    file.synced = -1; // its process was killed perhaps before it had synced it
    file.writtenMs = status.modifiedMs();
    const std::optional<QByteArray> data = File::openForReading(file.path).read(0, std::max<qint64>(0, status.size));
    if (!data) { // too many open files, or the disk: it stays as it is
        m_isWhole = false;
        return false;
    }
    // Numbers in a file may be below the watermark, but never below those of the file before.
    const quint64 after = m_files.empty() ? 0 : m_files.back().last;
    const ParsedJournal parsed = parseJournal(*data, after, watermark);
    file.last = parsed.records.isEmpty() ? after : parsed.records.last().number;
    for (const Record &record : parsed.records)
        file.unread += record.number > watermark;
    m_unread += file.unread;
    m_lastNumber = std::max(m_lastNumber, file.last);
    // What is below the watermark is not needed any more, and damage that was set aside was counted when it was.
    if (parsed.damaged.isEmpty() || file.last < watermark || statusOf(corrupt).size >= 0)
        return true;
    File::create(corrupt).write(parsed.damaged);
    m_damage.append({parsed.lost, corrupt});
    return true;
}

QString Journal::pathOf(quint64 sequence) const
{
    return m_folder + QLatin1Char('/') + namePrefix + QString::number(sequence).rightJustified(6, QLatin1Char('0'));
}

void Journal::setFolder(const QString &folder)
{
    makeFolder(folder);
    const HaltPoint::Locker lock(&m_mutex);
    m_folder = folder;
    writeUnsaved();
}

bool Journal::append(const QByteArray &bytes)
{
    const quint32 crc = journalCrc(bytes);
    const HaltPoint::Locker lock(&m_mutex);
    const quint64 number = ++m_lastNumber;
    ++m_unread;
    if (m_unsaved.isEmpty() && write(number, bytes, crc))
        ++m_files.back().unread;
    else
        m_unsaved.append({number, bytes, 0});
    return !std::exchange(m_told, true);
}

bool Journal::write(quint64 number, const QByteArray &bytes, quint32 crc)
{
    if (m_folder.isEmpty() || m_isHeld)
        return false;
    if (m_hasCurrent && m_files.back().size >= maxFileSize)
        m_hasCurrent = false;
    if (!m_hasCurrent) {
        JournalFile next;
        do { // a folder, say, may bear that name
            next.path = pathOf(m_nextSequence);
            next.file = File::create(next.path);
        } while (!next.file.isOpen() && errno == EEXIST && m_nextSequence++ < maxSequence);
        if (!next.file.isOpen()) {
            m_problem = lastFileError();
            return false;
        }
        ++m_nextSequence;
        next.last = m_files.empty() ? 0 : m_files.back().last;
        m_files.push_back(std::move(next));
        m_hasCurrent = true;
        m_folderChanged = true;
    }
    putJournalRecord(&m_buffer, 0, number, bytes, crc);
    JournalFile &current = m_files.back();
    const bool written = current.file.write(m_buffer);
    if (written) {
        current.size += m_buffer.size();
        current.last = number;
    } else {
        m_problem = lastFileError();
        // Part of it may be there, and no record may follow it.
        if (!current.file.truncate(current.size))
            m_hasCurrent = false;
    }
    if (m_buffer.capacity() > 64 * 1024)
        m_buffer = {};
    return written;
}

bool Journal::holdBehind(quint64 first, quint64 last)
{
    const HaltPoint::Locker lock(&m_mutex);
    if (m_folder.isEmpty())
        return true;
    if ((!m_files.empty() && m_files.back().last > last) || isTornHeld(first, last))
        return false;
    m_isHeld = true;
    return true;
}

bool Journal::isTornHeld(quint64 first, quint64 last) const
{
    return !m_files.empty() && m_files.back().last >= first && !m_unsaved.isEmpty() && m_unsaved.first().number <= last;
}

quint64 Journal::catchUp()
{
    const HaltPoint::Locker lock(&m_mutex);
    m_told = false;
    return m_lastNumber;
}

void Journal::makeNextFile()
{
    quint64 sequence = 0;
    JournalFile next;
    {
        const HaltPoint::Locker lock(&m_mutex);
        if (!m_hasCurrent || m_files.back().size < fileSize)
            return;
        sequence = m_nextSequence++;
        next.path = pathOf(sequence);
    }
    // Not under the lock: it takes fifty times as long as an append().
    next.file = File::create(next.path);
    if (!next.file.isOpen())
        return; // append() will see for itself
    const HaltPoint::Locker lock(&m_mutex);
    if (m_nextSequence != sequence + 1 || !m_hasCurrent) {
        removeFile(next.path); // append() was faster, and files must stay in the order of their numbers
        return;
    }
    next.last = m_files.back().last;
    m_files.push_back(std::move(next));
    m_folderChanged = true;
}

void Journal::noteProblem(const QString &cause)
{
    const HaltPoint::Locker lock(&m_mutex);
    m_problem = cause;
}

std::optional<ParsedJournal> Journal::contents(const JournalFile &file, qint64 from, qint64 to) const
{
    const File reopened = file.file.isOpen() ? File() : File::openForReading(file.path);
    const File &open = file.file.isOpen() ? file.file : reopened;
    const std::optional<QByteArray> data = open.read(from, to - from);
    return data ? std::optional(parseJournal(*data, 0, 0)) : std::nullopt;
}

QList<Journal::Record> Journal::read()
{
    makeNextFile();
    QList<Record> records;
    while (records.isEmpty()) {
        JournalFile *file = nullptr;
        qint64 size = 0;
        int unread = 0;
        {
            const HaltPoint::Locker lock(&m_mutex);
            const auto it = std::find_if(m_files.begin(), m_files.end(),
                                         [](const JournalFile &candidate) { return candidate.readTo < candidate.size; });
            if (it == m_files.end()) {
                for (const Record &record : std::as_const(m_unsaved)) {
                    if (record.number > m_lastRead)
                        records.append(record);
                }
                m_unread -= int(records.size());
                if (!records.isEmpty())
                    m_lastRead = records.last().number;
                break;
            }
            file = &*it;
            size = file->size;
            unread = file->unread;
        }
        qint64 to = std::min(size, file->readTo + chunkSize);
        std::optional<ParsedJournal> parsed = contents(*file, file->readTo, to);
        if (to < size && parsed && parsed->records.isEmpty()) { // one that is longer, or damage
            to = size;
            parsed = contents(*file, file->readTo, to);
        }
        if (!parsed && !file->file.isOpen() && statusOf(file->path).size < 0 && errno == ENOENT) { // somebody deleted it
            to = size;
            parsed.emplace();
        }
        if (!parsed) { // it is there, and can be read another time
            noteProblem(lastFileError());
            break;
        }
        file->readTo = to < size ? file->readTo + parsed->end : size;
        records = std::move(parsed->records);
        records.removeIf([this](const Record &record) { return record.number <= m_lastRead; });
        for (Record &record : records)
            record.writtenMs = file->writtenMs;
        int gone = int(records.size());
        if (to == size && gone != unread) {
            if (gone < unread)
                m_damage.append({unread - gone, file->path});
            gone = unread;
        }
        const HaltPoint::Locker lock(&m_mutex);
        file->unread -= gone;
        m_unread -= gone;
        if (!records.isEmpty())
            m_lastRead = records.last().number;
    }
    return records;
}

void Journal::rewind(quint64 watermark)
{
    const auto again = [&](const QList<Record> &records) {
        return int(std::count_if(records.cbegin(), records.cend(), [&](const Record &record) {
            return record.number > watermark && record.number <= m_lastRead;
        }));
    };
    std::list<JournalFile *> read;
    {
        const HaltPoint::Locker lock(&m_mutex);
        m_unread += again(m_unsaved);
        for (JournalFile &file : m_files) {
            if (file.readTo > 0 && file.last > watermark)
                read.push_back(&file);
        }
    }
    for (JournalFile *file : read) {
        const std::optional<ParsedJournal> parsed = contents(*file, 0, file->readTo);
        const int count = parsed ? again(parsed->records) : 0;
        const HaltPoint::Locker lock(&m_mutex);
        file->readTo = 0;
        file->unread += count;
        m_unread += count;
    }
    const HaltPoint::Locker lock(&m_mutex);
    m_lastRead = std::min(m_lastRead, watermark);
}

qint64 Journal::oldestUnreadMs() const
{
    const HaltPoint::Locker lock(&m_mutex);
    for (const JournalFile &file : m_files) {
        if (file.unread > 0)
            return file.writtenMs > 0 ? file.writtenMs : QDateTime::currentMSecsSinceEpoch();
    }
    return m_unread > 0 ? QDateTime::currentMSecsSinceEpoch() : 0;
}

qint64 Journal::newestUnreadMs() const
{
    const HaltPoint::Locker lock(&m_mutex);
    qint64 newest = 0;
    int known = 0;
    for (const JournalFile &file : m_files) {
        if (file.unread > 0 && file.writtenMs > 0) {
            newest = file.writtenMs;
            known += file.unread;
        }
    }
    return known < m_unread ? QDateTime::currentMSecsSinceEpoch() : newest;
}

qint64 Journal::bytes() const
{
    const HaltPoint::Locker lock(&m_mutex);
    qint64 sum = 0;
    for (const JournalFile &file : m_files)
        sum += file.size;
    return sum;
}

bool Journal::retry(quint64 doneTo)
{
    const HaltPoint::Locker lock(&m_mutex);
    forgetUnsaved(doneTo);
    return writeUnsaved();
}

void Journal::dropUnsaved(quint64 number)
{
    const HaltPoint::Locker lock(&m_mutex);
    forgetUnsaved(number);
}

void Journal::forgetUnsaved(quint64 upTo)
{
    const auto isAfter = [](quint64 number, const Record &record) { return number < record.number; };
    m_unsaved.erase(m_unsaved.cbegin(), std::upper_bound(m_unsaved.cbegin(), m_unsaved.cend(), upTo, isAfter));
}

bool Journal::writeUnsaved()
{
    while (!m_unsaved.isEmpty()) {
        const Record &record = m_unsaved.first();
        if (!write(record.number, record.bytes, journalCrc(record.bytes)))
            return false;
        if (record.number > m_lastRead)
            ++m_files.back().unread;
        m_unsaved.removeFirst();
    }
    m_problem.clear();
    return true;
}

} // namespace Tally
