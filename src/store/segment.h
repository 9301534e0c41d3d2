// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/vendor.h"

#include <QString>

#include <optional>
#include <utility>

namespace Tally {

/// What a segment's file name says: <first>-<last>-<count>-<settled>.ini, so that start-up need not open it.
/// A quarantine file that came back is retry-<its base name>-<count>-<settled>.ini and has no numbers.
struct SegmentName
{
    QString key; ///< the name without count and settled; sorts in the order of sending
    quint64 first = 0;
    quint64 last = 0; ///< 0 for a retried quarantine file
    int count = 0;
    int settled = 0; ///< leading events that are done already

    static SegmentName ofRange(quint64 first, quint64 last, int count);
    static SegmentName ofRetry(const QString &base, int count);
    /// Nothing where it is some other file's name.
    static std::optional<SegmentName> parse(const QString &fileName);

    QString fileName() const;
    int remaining() const { return count - settled; }
    bool isRetry() const { return last == 0; }
    /// Whether this is (a part of) a half of \a other.
    bool isInside(const SegmentName &other) const;
    /// The names of its two halves, the first of which holds \a firstCount events.
    std::pair<SegmentName, SegmentName> halves(int firstCount, int secondCount) const;
};

/// What a quarantine file's name says: <run>-<segment's key>_<index of its first event there>-<count>.ini, so that the
/// same answer again, after a kill, overwrites it.
struct QuarantineName
{
    QString base;
    int count = 0;

    static std::optional<QuarantineName> parse(const QString &fileName);
    QString fileName() const;
};

/// <number>, padded so that names sort.
QString paddedNumber(quint64 number);

/// What a segment's or a quarantine file holds.
struct StoredBatch
{
    Batch batch;
    QStringList reasons; ///< quarantine only: the vendor's words, one for each event
    int httpStatus = 0; ///< quarantine only
    qint64 timeMs = 0; ///< quarantine only
};

/// A segment's or a quarantine file: INI as QSettings writes it, made in one step (writeFile()).
bool writeSegment(const QString &path, const StoredBatch &stored, qint64 modifiedMs = 0);
/// Nothing where the file cannot be read or is not what was written.
std::optional<StoredBatch> readSegment(const QString &path);

} // namespace Tally
