// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/segment.h"

#include "store/files.h"
#include "store/journalrecord.h"

#include <QFile>
#include <QSettings>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <zlib.h>

namespace Tally {

namespace {

const QLatin1String retryPrefix("retry-");
const QLatin1String iniSuffix(".ini");

// QSettings gives no error for a file that is cut short or changed: this tells.
QString checksum(const StoredBatch &stored)
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
    return QString::number(crc, 16);
}

// Whether what begins at \a at, with a NUL behind it somewhere, can be a text that QSettings has written. Escaped as
// QSettings does not, an @ would look harmless here.
bool isOwnBeginning(const char *at)
{
    const auto begins = [at](const char *word) { return std::strncmp(at, word, std::strlen(word)) == 0; };
    if (*at == '@')
        return begins("@@") || begins("@String(") || begins("@Invalid()");
    if (*at != '\\')
        return true;
    if (at[1] == 'x' || (at[1] >= '0' && at[1] <= '7'))
        return std::strtoul(at + (at[1] == 'x' ? 2 : 1), nullptr, at[1] == 'x' ? 16 : 8) != '@';
    return at[1] != '\0' && std::strchr("abfnrtv\"?'\\", at[1]);
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

bool writeIni(const QString &path, const std::function<void(QSettings &)> &fill, qint64 modifiedMs)
{
    const QString part = path + QLatin1String(".part");
    // Made here and not by QSettings, which would make it 0644, and write through a symbolic link of that name.
    // QSettings' lock of it says nothing where a power cut has emptied it, and would be waited for, half a minute.
    if (!removeFile(part) || !removeFile(part + QLatin1String(".lock")) || !File::create(part).isOpen())
        return false;
    bool written = false;
    {
        QSettings settings(part, QSettings::IniFormat);
        fill(settings);
        settings.sync();
        written = settings.status() == QSettings::NoError && statusOf(part).size > 0;
    }
    // Whether its sync worked QSettings does not ask: so the bytes are written once more, by somebody who does.
    written = written && [&part] {
        const std::optional<QByteArray> bytes = File::openForReading(part).read(0, statusOf(part).size);
        if (!bytes || !removeFile(part))
            return false;
        File file = File::create(part);
        return file.isOpen() && file.write(*bytes) && file.sync();
    }();
    if (written && modifiedMs > 0)
        setModified(part, modifiedMs);
    if (written && renameFile(part, path))
        return true;
    const int error = errno;
    removeFile(part);
    removeFile(part + QLatin1String(".lock"));
    errno = error != 0 ? error : EIO;
    return false;
}

bool isOwnIni(const QString &path)
{
    const File file = File::openForReading(path);
    const FileStatus status = statusOf(path);
    if (!file.isOpen() || !status.isFile)
        return false;
    const QByteArray text = file.read(0, status.size).value_or(QByteArray());
    if (text.size() != status.size)
        return false;
    bool isQuoted = false;
    bool isBeginning = false; // of what QSettings takes for a value: behind = and between commas
    for (const char *at = text.constData(), *const end = at + text.size(); at != end; ++at) {
        if (*at == '\n' || *at == '\r') {
            if (isQuoted)
                return false;
            isBeginning = false;
        } else if (*at == '"') {
            isQuoted = !isQuoted;
        } else if (!isQuoted && (*at == '=' || *at == ',')) {
            isBeginning = true;
        } else if (isBeginning && (isQuoted || (*at != ' ' && *at != '\t'))) { // a blank in quotes is of the text
            if (!isOwnBeginning(at))
                return false;
            isBeginning = false;
        }
        if (*at == '\\' && at + 1 != end)
            ++at;
    }
    return true;
}

bool isLeftover(const QString &fileName)
{
    // QSettings' temporary file is "<name>.part.<random>", its lock "<name>.part.lock".
    return fileName.endsWith(QLatin1String(".part")) || fileName.contains(QLatin1String(".part."));
}

bool writeSegment(const QString &path, const StoredBatch &stored, qint64 modifiedMs)
{
    return writeIni(
        path,
        [&stored](QSettings &settings) {
            // Text, not bytes: in an INI file a QByteArray grows non-ASCII threefold.
            QStringList events;
            events.reserve(stored.batch.events.size());
            for (const QByteArray &event : stored.batch.events)
                events.append(QString::fromUtf8(event));
            settings.setValue(QStringLiteral("batch_id"), QString::fromUtf8(stored.batch.id));
            settings.setValue(QStringLiteral("route"), QString::fromUtf8(stored.batch.route));
            settings.setValue(QStringLiteral("ids"), stored.batch.eventIds);
            settings.setValue(QStringLiteral("events"), events);
            if (!stored.reasons.isEmpty()) {
                settings.setValue(QStringLiteral("reasons"), stored.reasons);
                settings.setValue(QStringLiteral("http_status"), stored.httpStatus);
                settings.setValue(QStringLiteral("time"), stored.timeMs);
            }
            settings.setValue(QStringLiteral("crc32"), checksum(stored));
        },
        modifiedMs);
}

std::optional<StoredBatch> readSegment(const QString &path)
{
    if (!isOwnIni(path))
        return {};
    const QSettings settings(path, QSettings::IniFormat);
    StoredBatch stored;
    stored.batch.id = settings.value(QStringLiteral("batch_id")).toString().toUtf8();
    stored.batch.route = settings.value(QStringLiteral("route")).toString().toUtf8();
    stored.batch.eventIds = settings.value(QStringLiteral("ids")).toStringList();
    const QStringList events = settings.value(QStringLiteral("events")).toStringList();
    stored.batch.events.reserve(events.size());
    for (const QString &event : events)
        stored.batch.events.append(event.toUtf8());
    stored.reasons = settings.value(QStringLiteral("reasons")).toStringList();
    stored.httpStatus = settings.value(QStringLiteral("http_status")).toInt();
    stored.timeMs = settings.value(QStringLiteral("time")).toLongLong();
    if (events.isEmpty() || stored.batch.eventIds.size() != events.size()
        || (!stored.reasons.isEmpty() && stored.reasons.size() != events.size())
        || settings.value(QStringLiteral("crc32")).toString() != checksum(stored))
        return {};
    return stored;
}

} // namespace Tally
