// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/segments.h"

#include "store/files.h"
#include "store/journalrecord.h"

#include <algorithm>

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

void Segments::finishSplits()
{
    // Halves are written before the parent goes. Where all of the parent's events are in the halves, the kill came
    // before its removal; else before the halves were complete. Halves themselves are only settled or split after the
    // parent is gone, so what is found beside a parent is just what the split wrote.
    for (auto parent = m_entries.begin(); parent != m_entries.end();) {
        int inHalves = 0;
        QStringList halves;
        const auto look = [&](const Entry &entry) {
            if (entry.name.isInside(parent->second.name)) {
                inHalves += entry.name.remaining();
                halves.append(entry.name.key);
            }
        };
        // Sorted by first number: only neighbours can overlap. There may be thousands, and usually none does.
        const SegmentName &name = parent->second.name;
        for (auto it = std::next(parent); it != m_entries.end() && it->second.name.first <= name.last; ++it)
            look(it->second);
        for (auto it = parent; it != m_entries.begin() && std::prev(it)->second.name.first >= name.first; --it)
            look(std::prev(it)->second);
        const bool isComplete = inHalves == parent->second.name.remaining();
        const auto next = std::next(parent);
        if (halves.isEmpty()) {
            parent = next;
        } else if (isComplete) {
            removeReplaced({pathOf(parent->second.name)});
            erase(parent);
            parent = next;
        } else {
            for (const QString &half : std::as_const(halves)) {
                const auto it = m_entries.find(half);
                removeOrLater(pathOf(it->second.name));
                erase(it);
            }
            parent = m_entries.begin();
        }
    }
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
        // Too many open files, say: that is no damage, and passes.
        if (!isReadable(path)) {
            failed();
            m_unread = path;
            return {};
        }
        // Perhaps it has passed just now. QSettings keeps what it saw then, until the file's time is another.
        setModified(path, statusOf(path).modifiedMs() - 1);
        stored = readSegment(path);
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

quint64 Segments::highestSaved() const
{
    for (auto it = m_entries.crbegin(); it != m_entries.crend(); ++it) {
        if (!it->second.name.isRetry() && !it->second.unsaved)
            return it->second.name.last;
    }
    return 0;
}

void Segments::removeOrLater(const QString &path)
{
    if (!removeFile(path)) {
        failed();
        m_undeleted.append(path);
    }
    m_folderChanged = true;
}

// What has taken their place must be power-safe before they go.
bool Segments::removeReplaced(const QStringList &paths)
{
    if (paths.isEmpty())
        return true;
    if (!syncFolder(m_folder)) {
        m_undeleted += paths;
        return failed();
    }
    for (const QString &path : paths)
        removeOrLater(path);
    return m_undeleted.isEmpty();
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

void Segments::remove(const QString &key)
{
    const auto it = m_entries.find(key);
    if (it == m_entries.end())
        return;
    const Entry entry = it->second;
    erase(it);
    if (!entry.unsaved) {
        removeFileOf(entry);
    } else if (!entry.name.isRetry()) {
        advance(entry.name.last);
    }
    forgetSent(entry);
    // A parent stays on disk until all its halves are there, or done with.
    std::erase_if(m_splitParents, [this](const SegmentName &parent) {
        const bool waits = std::any_of(m_entries.cbegin(), m_entries.cend(), [&parent](const auto &other) {
            return other.second.unsaved && other.second.name.isInside(parent);
        });
        if (!waits)
            removeFileOf({parent});
        return !waits;
    });
}

void Segments::removeFileOf(const Entry &entry)
{
    const QString path = pathOf(entry.name);
    if (entry.name.isRetry() || entry.name.last <= std::max(m_mark, highestSaved())) {
        removeOrLater(path);
        return;
    }
    // It alone holds the watermark. One rename both removes it and keeps the number.
    const QString mark = markPath(entry.name.last);
    if (renameFile(path, mark)) {
        m_fullMarks.append(mark);
        setMark(entry.name.last);
    } else {
        failed();
        m_undeleted.append(path);
        advance(entry.name.last);
    }
}

void Segments::setMark(quint64 number)
{
    // The lower one goes only when the higher one is there, also after a power cut.
    const quint64 lower = std::min(m_mark, number);
    m_mark = std::max(m_mark, number);
    m_watermark = std::max(m_watermark, m_mark);
    if (lower > 0 && lower < m_mark)
        m_oldMarks.append(markPath(lower));
    m_folderChanged = true;
}

void Segments::advance(quint64 number)
{
    m_wantedMark = std::max(m_wantedMark, number);
    mark();
}

bool Segments::mark()
{
    quint64 number = m_wantedMark;
    for (const auto &[key, entry] : m_entries) {
        // Its events are in the journal only: the mark must stay below them.
        if (entry.unsaved && !entry.name.isRetry())
            number = std::min(number, entry.name.first - 1);
    }
    if (m_folder.isEmpty()) {
        m_watermark = std::max(m_watermark, number);
        return true;
    }
    if (number > std::max(m_mark, highestSaved())) {
        if (!File::create(markPath(number)).isOpen() && statusOf(markPath(number)).size < 0)
            return failed();
        setMark(number);
    }
    return m_wantedMark <= std::max(m_mark, highestSaved());
}

void Segments::setSettled(const QString &key, int settled)
{
    Entry *entry = find(key);
    if (!entry || settled <= entry->name.settled)
        return;
    SegmentName name = entry->name;
    name.settled = settled;
    m_events -= name.settled - entry->name.settled;
    // Where the rename fails, the next start sends some of it again; nothing to keep in order for that.
    if (!entry->unsaved && !renameFile(pathOf(entry->name), pathOf(name))) {
        failed();
        if (const std::optional<StoredBatch> stored = readSegment(pathOf(entry->name))) {
            entry->unsaved = stored->batch;
            m_undeleted.append(pathOf(entry->name));
        }
    }
    entry->name = name;
    m_folderChanged = true;
}

void Segments::split(const QString &key, const Batch &first, const Batch &second)
{
    const auto it = m_entries.find(key);
    if (it == m_entries.end())
        return;
    const Entry parent = it->second;
    forgetSent(parent);
    const auto [firstName, secondName] = parent.name.halves(int(first.events.size()), int(second.events.size()));
    erase(it);
    for (const auto &[name, batch] : {std::pair(firstName, first), std::pair(secondName, second)}) {
        Entry half{name, 0, parent.writtenMs, false, batch};
        half.bootMs = parent.bootMs;
        half.isFound = parent.isFound;
        for (const QByteArray &event : batch.events)
            half.bytes += event.size();
        insert(half);
    }
    if (parent.unsaved)
        return; // retry() writes them
    if (write(*find(firstName.key)) && write(*find(secondName.key))) {
        removeReplaced({pathOf(parent.name)});
        return;
    }
    // Either both halves count, or the parent: so with one of them missing, none is on disk.
    Entry *half = find(firstName.key);
    if (!half->unsaved) {
        half->unsaved = first;
        removeOrLater(pathOf(firstName));
    }
    m_splitParents.push_back(parent.name);
}

bool Segments::adopt(const QString &file, const SegmentName &name)
{
    const FileStatus status = statusOf(file);
    if (status.size < 0 || find(name.key))
        return false;
    if (m_folder.isEmpty() || !makeFolder(m_folder) || !renameFile(file, pathOf(name)))
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
