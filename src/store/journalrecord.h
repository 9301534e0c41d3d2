// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>

namespace Tally {

/// The highest number of an event: names of files are padded for it. What says more is not ours, or damaged.
constexpr quint64 maxEventNumber = 999'999'999'999;

/// What append() was given, with the number it got.
struct JournalRecord
{
    quint64 number = 0;
    QByteArray bytes;
    qint64 writtenMs = 0; ///< at the latest, since the epoch; 0: just now, in this process
};

/// The part of a record's CRC-32 that does not need its number.
quint32 journalCrc(const QByteArray &bytes);
/// Writes the record to \a buffer from \a at on, where it ends then. \a crc is journalCrc(bytes).
void putJournalRecord(QByteArray *buffer, qsizetype at, quint64 number, const QByteArray &bytes, quint32 crc);

struct ParsedJournal
{
    QList<JournalRecord> records;
    QByteArray damaged; ///< what is no record, but was one
    int lost = 0; ///< as the numbers tell
    qsizetype end = 0; ///< of the last record
};
/// All intact records with numbers above \a after. Damage is skipped: the next place that looks like a record in every
/// respect, number, length and CRC, is one. What is incomplete at the very end was cut off by a kill or a power cut
/// inside append(): no loss. Nor is what has a number up to \a watermark.
ParsedJournal parseJournal(const QByteArray &data, quint64 after, quint64 watermark);

} // namespace Tally
