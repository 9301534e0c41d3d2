// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/segments.h"

#include "store/files.h"
#include "store/journalrecord.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace Tally {

namespace {

const QLatin1String markSuffix(".mark");
const QLatin1String corruptSuffix(".corrupt");
const QLatin1String sentSuffix(".sent");

} // namespace

Segments::Segments(const QString &folder) : m_folder(folder)
{
    if (folder.isEmpty())
        return;
    const std::optional<QStringList> names = fileNamesIn(folder);
    if (!names) {
        m_isWhole = failed();
        return;
    }
    std::vector<quint64> marks;
    QStringList sent;
    for (const QString &file : *names) {
        if (isLeftover(file)) {
            removeFile(pathOf(file)); // of a segment whose events are still in the journal
        } else if (file.endsWith(sentSuffix)) {
            sent.append(file.chopped(sentSuffix.size()));
        } else if (file.endsWith(markSuffix)) {
            bool ok = false;
            const quint64 number = file.chopped(markSuffix.size()).toULongLong(&ok);
            if (!ok || number > maxEventNumber)
                continue;
            marks.push_back(number);
            // Killed between rename and truncate: the events are done with, only the name counts.
            if (statusOf(pathOf(file)).size > 0)
                truncateFile(pathOf(file));
        } else if (const std::optional<SegmentName> name = SegmentName::parse(file)) {
            const FileStatus status = statusOf(pathOf(file));
            Entry entry{*name, status.size, status.modifiedMs(), false, {}};
            m_watermark = std::max(m_watermark, name->last);
            if (Entry *other = find(name->key)) { // a copy made by somebody: the one with more progress counts
                if (other->name.settled > name->settled)
                    continue;
                erase(m_entries.find(name->key));
            }
            insert(entry);
        }
    }
    m_folderChanged = !names->isEmpty(); // by a process that was killed perhaps before it had synced it
    for (const quint64 number : marks)
        setMark(number);
    m_watermark = std::max(m_watermark, m_mark);
    finishSplits();
    for (const QString &key : std::as_const(sent)) {
        const QString path = pathOf(key + sentSuffix);
        if (Entry *entry = find(key))
            entry->sentMs = statusOf(path).modifiedMs();
        else
            removeFile(path);
    }
}

void Segments::setFolder(const QString &folder)
{
    m_folder = folder;
    retry();
}

QString Segments::markPath(quint64 number) const
{
    return pathOf(paddedNumber(number) + markSuffix);
}

Segments::Entry *Segments::find(const QString &key)
{
    const auto it = m_entries.find(key);
    return it == m_entries.end() ? nullptr : &it->second;
}

void Segments::insert(const Entry &entry)
{
    m_entries.insert_or_assign(entry.name.key, entry);
    m_events += entry.name.remaining();
    m_bytes += entry.bytes;
}

void Segments::erase(std::map<QString, Entry>::iterator it)
{
    m_events -= it->second.name.remaining();
    m_bytes -= it->second.bytes;
    m_entries.erase(it);
}

bool Segments::failed()
{
    m_problem = lastFileError();
    return false;
}

bool Segments::write(Entry &entry)
{
    if (m_folder.isEmpty())
        return false;
    const QString path = pathOf(entry.name);
    if (!writeSegment(path, {*entry.unsaved, {}, 0, 0}, entry.writtenMs))
        return failed();
    const qint64 size = statusOf(path).size;
    m_bytes += size - entry.bytes;
    entry.bytes = size;
    entry.unsaved.reset();
    m_watermark = std::max(m_watermark, entry.name.last);
    m_folderChanged = true;
    return true;
}

void Segments::noteFound(qint64 bootMs)
{
    m_bootMs = bootMs;
    for (auto &[key, entry] : m_entries) {
        if (entry.bootMs < 0)
            entry.bootMs = bootMs;
    }
}

void Segments::redate(qint64 offset)
{
    for (auto &[key, entry] : m_entries) {
        if (entry.isFound)
            continue;
        entry.writtenMs = entry.bootMs + offset;
        if (!entry.unsaved)
            setModified(pathOf(entry.name), entry.writtenMs);
    }
}

void Segments::add(const SegmentName &name, const Batch &batch, qint64 writtenMs, qint64 bootMs)
{
    Entry entry{name, 0, writtenMs, false, batch};
    entry.bootMs = bootMs;
    entry.isFound = false;
    for (const QByteArray &event : batch.events)
        entry.bytes += event.size();
    const bool mayWrite = !hasUnsaved();
    insert(entry);
    if (mayWrite)
        write(*find(name.key));
}

std::optional<Batch> Segments::load(const QString &key, QString *setAside)
{
    const auto it = m_entries.find(key);
    Entry &entry = it->second;
    if (entry.unsaved)
        return entry.unsaved;
    const QString path = pathOf(entry.name);
    std::optional<StoredBatch> stored = readSegment(path);
    if (!stored && statusOf(path).isFile) {
        if (isReadable(path))
            stored = readSegment(path); // perhaps it has passed just now
        else if (!isBroken(path))
            return {};
    }
    if (stored && stored->batch.events.size() == entry.name.count)
        return stored->batch;
    // Marked first: once the name is gone, nothing else may say that its numbers are done with.
    *setAside = path + corruptSuffix;
    forgetSent(entry);
    const quint64 last = entry.name.last;
    erase(it);
    advance(last);
    renameFile(path, *setAside);
    m_folderChanged = true;
    return {};
}

bool Segments::isBroken(const QString &path)
{
    // Too many open files, say: that is no damage, and passes. So may what the disk itself says, but a bad sector does not,
    // and must not be in the way of all that is behind it.
    const bool isDisk = errno == EIO;
    failed();
    if (std::exchange(m_unread, path) != path)
        m_unreadSinceMs = m_bootMs;
    return isDisk && m_bootMs - m_unreadSinceMs >= unreadPatienceMs;
}

quint64 Segments::highestSaved() const
{
    for (auto it = m_entries.crbegin(); it != m_entries.crend(); ++it) {
        if (!it->second.name.isRetry() && !it->second.unsaved)
            return it->second.name.last;
    }
    return 0;
}

void Segments::noteSent(const QString &key, qint64 nowMs)
{
    Entry *entry = find(key);
    if (!entry || (entry->sentMs > 0) == (nowMs > 0))
        return;
    const QString path = pathOf(key + sentSuffix);
    entry->sentMs = nowMs;
    if (m_folder.isEmpty())
        return;
    // Where that fails, a batch may come twice without being reported: not worth holding it back.
    if (nowMs > 0) {
        File::create(path);
        setModified(path, nowMs);
    } else {
        removeFile(path);
    }
    m_folderChanged = true;
}

void Segments::forgetSent(const Entry &entry)
{
    if (entry.sentMs > 0 && !m_folder.isEmpty())
        removeFile(pathOf(entry.name.key + sentSuffix));
}

bool Segments::adopt(const QString &file, const SegmentName &name)
{
    const FileStatus status = statusOf(file);
    if (status.size < 0 || find(name.key))
        return false;
    if (m_folder.isEmpty())
        return false;
    if (!makeFolder(m_folder) || !renameFile(file, pathOf(name)))
        return failed();
    insert({name, status.size, status.modifiedMs(), false, {}});
    m_folderChanged = true;
    return true;
}

void Segments::dropCorrupt()
{
    if (m_folder.isEmpty())
        return;
    for (const QString &file : fileNamesIn(m_folder).value_or(QStringList())) {
        if (file.endsWith(corruptSuffix))
            removeOrLater(pathOf(file));
    }
}

bool Segments::hasUnsaved() const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(), [](const auto &e) { return e.second.unsaved.has_value(); });
}

bool Segments::retry()
{
    if (m_folder.isEmpty())
        return true;
    if (!makeFolder(m_folder))
        return failed();
    // In the order of numbers: a higher segment on disk would say that the journal's lower records are not needed.
    for (auto &[key, entry] : m_entries) {
        if (entry.unsaved && !write(entry))
            return false;
    }
    for (const SegmentName &parent : std::exchange(m_splitParents, {}))
        m_undeleted.append(pathOf(parent));
    if (!mark())
        return false;
    if (!removeReplaced(std::exchange(m_undeleted, {})))
        return false;
    if (!m_unread.isEmpty() && statusOf(m_unread).isFile && !isReadable(m_unread))
        return failed();
    m_unread.clear();
    m_problem.clear();
    return true;
}

bool Segments::sync()
{
    if (m_folderChanged && !m_folder.isEmpty() && !syncFolder(m_folder))
        return failed();
    for (const QString &path : std::exchange(m_fullMarks, {}))
        truncateFile(path);
    for (const QString &path : std::exchange(m_oldMarks, {}))
        removeFile(path);
    m_folderChanged = false;
    return true;
}

} // namespace Tally
