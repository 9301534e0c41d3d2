// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/queueview.h"

#include "core/record.h"
#include "store/journalrecord.h"
#include "store/segment.h"

#include <algorithm>

namespace Tally {

namespace {

constexpr int mostLooks = 10; // at a folder that changes while it is looked at
const QLatin1String journalPrefix("journal-");
const QLatin1String markEnding(".mark");

QStringList namesIn(const QString &folder)
{
    return fileNamesIn(folder).value_or(QStringList());
}

std::vector<SegmentName> segmentsAmong(const QStringList &names)
{
    std::vector<SegmentName> segments;
    for (const QString &name : names)
        if (const std::optional<SegmentName> segment = SegmentName::parse(name))
            segments.push_back(*segment);
    return segments;
}

/// Whether a split was interrupted before its whole went: then that has all that is owed.
bool isHalf(const SegmentName &name, const std::vector<SegmentName> &all)
{
    return std::any_of(all.begin(), all.end(), [&name](const SegmentName &other) {
        return other.key != name.key && name.isInside(other);
    });
}

} // namespace

void QueueView::begin()
{
    m_isBegun = true;
    for (int look = 0; look < mostLooks; ++look) {
        const QStringList names = namesIn(m_folder);
        m_watermark = 0;
        m_journals.clear();
        for (const SegmentName &segment : segmentsAmong(names))
            m_watermark = std::max(m_watermark, segment.last);
        bool isWhole = true;
        for (const QString &name : names) {
            if (name.endsWith(markEnding)) {
                const quint64 number = name.chopped(markEnding.size()).toULongLong();
                m_watermark = std::max(m_watermark, number > maxEventNumber ? 0 : number);
            } else if (name.startsWith(journalPrefix) && !name.contains(QLatin1Char('.'))) { // none that was set aside
                const QString path = m_folder + QLatin1Char('/') + name;
                File file = File::openForReading(path);
                const FileStatus status = statusOf(path);
                isWhole = isWhole && file.isOpen() && status.isFile;
                if (isWhole)
                    m_journals.push_back({std::move(file), status.size});
            }
        }
        if (isWhole && namesIn(m_folder) == names)
            break;
    }
    std::reverse(m_journals.begin(), m_journals.end());
}

std::optional<QList<QueueView::Waiting>> QueueView::next()
{
    if (!m_isBegun)
        begin();
    if (!m_journals.empty())
        return readJournal();
    return nextSegment();
}

QList<QueueView::Waiting> QueueView::readJournal()
{
    const OpenJournal journal = std::move(m_journals.back());
    m_journals.pop_back();
    QList<Waiting> waiting;
    const std::optional<QByteArray> data = journal.file.read(0, journal.size);
    const ParsedJournal parsed = parseJournal(data.value_or(QByteArray()), m_journalTo, m_watermark);
    KnownTexts known;
    for (const JournalRecord &record : parsed.records) {
        m_journalTo = record.number;
        if (record.number <= m_watermark)
            continue;
        if (std::optional<Event> event = fromRecord(record.bytes, &known)) {
            const QString id = event->id;
            waiting.append({id, {}, std::move(event)});
        }
    }
    return waiting;
}

std::optional<QList<QueueView::Waiting>> QueueView::nextSegment()
{
    // Listed anew each time: progress renames them, and a split puts two in the place of one.
    std::vector<SegmentName> segments = segmentsAmong(namesIn(m_folder));
    std::sort(segments.begin(), segments.end(),
              [](const SegmentName &a, const SegmentName &b) { return a.key < b.key; });
    for (const SegmentName &segment : segments) {
        const bool isNext = segment.isRetry() ? segment.key > m_seenRetry
                                              : segment.first > m_seenTo && segment.last <= m_watermark && !isHalf(segment, segments);
        if (!isNext)
            continue;
        if (segment.isRetry())
            m_seenRetry = segment.key;
        else
            m_seenTo = segment.last;
        const std::optional<StoredBatch> stored = readSegment(m_folder + QLatin1Char('/') + segment.fileName());
        QList<Waiting> waiting; // none where it has gone meanwhile
        for (qsizetype i = segment.settled; stored && i < stored->batch.events.size(); ++i)
            waiting.append({stored->batch.eventIds.at(i), stored->batch.events.at(i)});
        return waiting;
    }
    return {};
}

} // namespace Tally
