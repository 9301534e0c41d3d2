// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/segment.h"

#include "core/json.h"
#include "store/files.h"
#include "store/initext.h"
#include "store/journalrecord.h"

#include <zlib.h>

namespace Tally {

namespace {

const QLatin1String retryPrefix("retry-");
const QLatin1String iniSuffix(".ini");

// A file may be cut short or changed and be INI still: this tells.
QByteArray checksum(const StoredBatch &stored)
{
    uLong crc = crc32(0, nullptr, 0);
    const auto add = [&crc](const QByteArray &bytes) {
        // With its terminating NUL, so that texts cannot run into each other.
        crc = crc32_z(crc, reinterpret_cast<const Bytef *>(bytes.constData()), size_t(bytes.size()) + 1);
    };
    add(stored.batch.id);
    add(stored.batch.route);
    for (const QString &id : stored.batch.eventIds)
        add(id.toUtf8());
    for (const QByteArray &event : stored.batch.events)
        add(event);
    for (const QString &reason : stored.reasons)
        add(reason.toUtf8());
    add(QByteArray::number(stored.httpStatus));
    add(QByteArray::number(stored.timeMs));
    return QByteArray::number(qulonglong(crc), 16);
}

QList<QByteArray> utf8Of(const QStringList &texts)
{
    QList<QByteArray> all;
    all.reserve(texts.size());
    for (const QString &text : texts)
        all.append(text.toUtf8());
    return all;
}

QStringList textsOf(const QList<QByteArray> &utf8)
{
    QStringList all;
    all.reserve(utf8.size());
    for (const QByteArray &text : utf8)
        all.append(fromUtf8(text));
    return all;
}

} // namespace

QString paddedNumber(quint64 number)
{
    return QString::number(number).rightJustified(12, QLatin1Char('0'));
}

SegmentName SegmentName::ofRange(quint64 first, quint64 last, int count)
{
    return {paddedNumber(first) + QLatin1Char('-') + paddedNumber(last), first, last, count, 0};
}

SegmentName SegmentName::ofRetry(const QString &base, int count)
{
    return {retryPrefix + base, 0, 0, count, 0};
}

std::optional<SegmentName> SegmentName::parse(const QString &fileName)
{
    if (!fileName.endsWith(iniSuffix))
        return {};
    const QString base = fileName.chopped(iniSuffix.size());
    const qsizetype settledAt = base.lastIndexOf(QLatin1Char('-'));
    const qsizetype countAt = base.lastIndexOf(QLatin1Char('-'), settledAt - base.size() - 1);
    if (settledAt <= 0 || countAt <= 0)
        return {};
    bool countOk = false;
    bool settledOk = false;
    SegmentName name;
    name.key = base.left(countAt);
    name.count = base.mid(countAt + 1, settledAt - countAt - 1).toInt(&countOk);
    name.settled = base.mid(settledAt + 1).toInt(&settledOk);
    if (!countOk || !settledOk || name.count < 1 || name.settled < 0 || name.settled > name.count)
        return {};
    if (name.key.startsWith(retryPrefix))
        return name;
    bool firstOk = false;
    bool lastOk = false;
    const qsizetype dash = name.key.indexOf(QLatin1Char('-'));
    name.first = name.key.left(dash).toULongLong(&firstOk);
    name.last = name.key.mid(dash + 1).toULongLong(&lastOk);
    if (dash < 0 || !firstOk || !lastOk || name.first < 1 || name.last < name.first
        || name.last > maxEventNumber || name.last - name.first + 1 < quint64(name.count)
        || name.key != ofRange(name.first, name.last, name.count).key)
        return {};
    return name;
}

QString SegmentName::fileName() const
{
    return key + QLatin1Char('-') + QString::number(count) + QLatin1Char('-') + QString::number(settled) + iniSuffix;
}

bool SegmentName::isInside(const SegmentName &other) const
{
    if (isRetry() || other.isRetry())
        return isRetry() && other.isRetry() && key.startsWith(other.key + QLatin1Char('.'));
    return first >= other.first && last <= other.last && key != other.key;
}

std::pair<SegmentName, SegmentName> SegmentName::halves(int firstCount, int secondCount) const
{
    if (isRetry())
        return {{key + QLatin1String(".0"), 0, 0, firstCount, 0}, {key + QLatin1String(".1"), 0, 0, secondCount, 0}};
    // A range holds at least as many numbers as the segment has events (refused ones leave holes), so both fit.
    const quint64 cut = first + quint64(firstCount) - 1;
    return {ofRange(first, cut, firstCount), ofRange(cut + 1, last, secondCount)};
}

QString QuarantineName::fileName() const
{
    return base + QLatin1Char('-') + QString::number(count) + iniSuffix;
}

std::optional<QuarantineName> QuarantineName::parse(const QString &fileName)
{
    const qsizetype dash = fileName.lastIndexOf(QLatin1Char('-'));
    if (dash <= 0 || !fileName.endsWith(iniSuffix))
        return {};
    const QuarantineName name{fileName.left(dash), fileName.mid(dash + 1).chopped(iniSuffix.size()).toInt()};
    if (name.count < 1 || name.fileName() != fileName)
        return {};
    return name;
}

bool writeSegment(const QString &path, const StoredBatch &stored, qint64 modifiedMs)
{
    IniText text; // in the order of the keys
    text.add("batch_id", stored.batch.id);
    text.add("crc32", checksum(stored));
    text.add("events", stored.batch.events);
    if (!stored.reasons.isEmpty())
        text.add("http_status", QByteArray::number(stored.httpStatus));
    text.add("ids", utf8Of(stored.batch.eventIds));
    if (!stored.reasons.isEmpty())
        text.add("reasons", utf8Of(stored.reasons));
    text.add("route", stored.batch.route);
    if (!stored.reasons.isEmpty())
        text.add("time", QByteArray::number(stored.timeMs));
    return writeFile(path, text.bytes(), modifiedMs);
}

std::optional<StoredBatch> readSegment(const QString &path)
{
    const FileStatus status = statusOf(path);
    if (!status.isFile)
        return {};
    const std::optional<QByteArray> text = File::openForReading(path).read(0, status.size);
    const std::optional<IniValues> values = text ? parseIni(*text) : std::nullopt;
    if (!values)
        return {};
    StoredBatch stored;
    stored.batch.id = values->text("batch_id");
    stored.batch.route = values->text("route");
    stored.batch.eventIds = textsOf(values->list("ids"));
    stored.batch.events = values->list("events");
    stored.reasons = textsOf(values->list("reasons"));
    stored.httpStatus = values->text("http_status").toInt();
    stored.timeMs = values->text("time").toLongLong();
    const qsizetype count = stored.batch.events.size();
    if (count == 0 || stored.batch.eventIds.size() != count
        || (!stored.reasons.isEmpty() && stored.reasons.size() != count) || values->text("crc32") != checksum(stored))
        return {};
    return stored;
}

} // namespace Tally
