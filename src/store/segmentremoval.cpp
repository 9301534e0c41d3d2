// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// How segments end: settled bit by bit, removed, split in halves, and the mark that keeps their numbers.

#include "store/files.h"
#include "store/segments.h"

#include <algorithm>

namespace Tally {

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

void Segments::melt(const QString &key)
{
    erase(m_entries.find(key));
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

quint64 Segments::possibleMark() const
{
    quint64 number = m_wantedMark;
    for (const auto &[key, entry] : m_entries) {
        // Its events are in the journal only: the mark must stay below them.
        if (entry.unsaved && !entry.name.isRetry())
            number = std::min(number, entry.name.first - 1);
    }
    return number;
}

bool Segments::mark()
{
    const quint64 number = possibleMark();
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
        half.isRepeatable = parent.isRepeatable;
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

} // namespace Tally
