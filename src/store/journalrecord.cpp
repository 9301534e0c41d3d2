// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/journalrecord.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

#include <zlib.h>

namespace Tally {

namespace {

// length, CRC-32 of bytes and number, number; all little-endian
constexpr qsizetype headerSize = 16;
// Numbers further apart are no neighbours, but chance.
constexpr quint64 maxGap = 10'000'000;

quint32 crcWithNumber(quint32 crc, quint64 number)
{
    uchar raw[8];
    qToLittleEndian(number, raw);
    return quint32(crc32_z(crc, raw, sizeof raw));
}

enum class Found { Record, Nothing, Incomplete };

// A record at \a at whose number is above \a after?
Found recordAt(const QByteArray &data, qsizetype at, quint64 after, JournalRecord *record, qsizetype *end)
{
    if (data.size() - at < headerSize)
        return Found::Incomplete;
    const uchar *header = reinterpret_cast<const uchar *>(data.constData()) + at;
    const quint32 length = qFromLittleEndian<quint32>(header);
    const quint64 number = qFromLittleEndian<quint64>(header + 8);
    if (number <= after || number > maxEventNumber || (after > 0 && number - after > maxGap))
        return Found::Nothing;
    if (qsizetype(length) > data.size() - at - headerSize)
        return Found::Incomplete;
    const QByteArray bytes = QByteArray::fromRawData(data.constData() + at + headerSize, qsizetype(length));
    if (qFromLittleEndian<quint32>(header + 4) != crcWithNumber(journalCrc(bytes), number))
        return Found::Nothing;
    *record = {number, QByteArray(bytes.constData(), bytes.size()), 0};
    *end = at + headerSize + qsizetype(length);
    return Found::Record;
}

} // namespace

quint32 journalCrc(const QByteArray &bytes)
{
    return quint32(crc32_z(0, reinterpret_cast<const Bytef *>(bytes.constData()), size_t(bytes.size())));
}

void putJournalRecord(QByteArray *buffer, qsizetype at, quint64 number, const QByteArray &bytes, quint32 crc)
{
    buffer->resize(at + headerSize + bytes.size());
    uchar *header = reinterpret_cast<uchar *>(buffer->data()) + at;
    qToLittleEndian(quint32(bytes.size()), header);
    qToLittleEndian(crcWithNumber(crc, number), header + 4);
    qToLittleEndian(number, header + 8);
    std::memcpy(header + headerSize, bytes.constData(), size_t(bytes.size()));
}

ParsedJournal parseJournal(const QByteArray &data, quint64 after, quint64 watermark)
{
    ParsedJournal parsed;
    qsizetype at = 0;
    while (at < data.size()) {
        JournalRecord record;
        qsizetype end = 0;
        const Found found = recordAt(data, at, after, &record, &end);
        if (found == Found::Record) {
            after = record.number;
            parsed.records.append(record);
            parsed.end = at = end;
            continue;
        }
        qsizetype next = at + 1;
        while (next < data.size() && recordAt(data, next, after, &record, &end) != Found::Record)
            ++next;
        const QByteArray skipped = data.mid(at, next - at);
        if (next < data.size()) {
            // A record that append() could not finish came again with its number: then nothing is missing.
            // What is below the watermark is no loss either.
            const quint64 known = std::max(after, watermark);
            const quint64 gap = record.number <= known ? 0 : known > 0 ? record.number - known - 1 : 1;
            // No more than what was skipped can have held, whatever the numbers say.
            const int missing = int(std::min(gap, quint64(skipped.size() / headerSize + 1)));
            if (missing > 0)
                parsed.damaged += skipped;
            parsed.lost += missing;
        } else if (found == Found::Nothing && skipped.count('\0') != skipped.size()) {
            parsed.damaged += skipped;
            parsed.lost += 1;
        }
        at = next;
    }
    return parsed;
}

} // namespace Tally
