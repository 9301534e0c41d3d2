// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/sentrecord.h"

#include "core/json.h"
#include "store/files.h"
#include "store/identity.h"
#include "store/journalrecord.h"
#include "store/segment.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <cerrno>
#include <vector>

#include <zlib.h>

namespace Tally {

namespace {

const QLatin1String suffix(".sent");
const QLatin1String partSuffix(".part"); // as isLeftover() knows it

struct Name
{
    quint64 number = 0;
    qint64 bytes = 0;
    QString whose = {};

    static std::optional<Name> parse(const QString &fileName)
    {
        const QStringList parts = fileName.chopped(fileName.endsWith(suffix) ? suffix.size() : 0).split(QLatin1Char('-'));
        if (!fileName.endsWith(suffix) || parts.size() != 4)
            return {};
        bool isNumber = false;
        bool isSize = false;
        const Name name{parts.first().toULongLong(&isNumber), parts.last().toLongLong(&isSize), parts.at(2)};
        if (!isNumber || !isSize || name.number > maxEventNumber || name.bytes < 0)
            return {};
        return name;
    }
};

qint64 onDisk(qint64 bytes)
{
    const qint64 blocks = std::max<qint64>(1, (bytes + SentRecord::blockBytes - 1) / SentRecord::blockBytes);
    return blocks * SentRecord::blockBytes;
}

QString checksum(const QByteArray &body)
{
    return QString::number(crc32_z(0, reinterpret_cast<const Bytef *>(body.constData()), size_t(body.size())), 16);
}

QByteArray bytesOf(const SentRequest &request)
{
    const QVariantMap head{{QStringLiteral("crc32"), checksum(request.body)},
                           {QStringLiteral("destination"), request.destination},
                           {QStringLiteral("events"), request.events},
                           {QStringLiteral("time"), toIso(request.time)},
                           {QStringLiteral("url"), request.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo)}};
    return toJson(head) + '\n' + request.body;
}

} // namespace

SentRecord::SentRecord(const QString &trackerFolder) :
    m_trackerFolder(trackerFolder), m_folder(trackerFolder + QLatin1String("/sent"))
{
}

std::optional<QString> SentRecord::add(const SentRequest &request, const QString &whose, qint64 mostBytes) const
{
    const QByteArray bytes = bytesOf(request);
    if (onDisk(bytes.size()) > mostBytes)
        return QString();
    if (!makeFolder(m_folder))
        return {};
    // Another process may write one of the same number just now.
    const QString unique = QUuid::createUuid().toString(QUuid::Id128).left(8);
    const QString rest = QLatin1Char('-') + unique + QLatin1Char('-') + whose + QLatin1Char('-')
        + QString::number(bytes.size()) + suffix;
    // First beside its place, where all count it who look from now on: of two processes that write at once the second to
    // look makes room for both. It comes to its place last, so that a kill leaves no more than allowed.
    const QString part = m_folder + QLatin1Char('/') + paddedNumber(0) + rest + partSuffix;
    if (!writeFile(part, bytes))
        return {};
    const std::optional<Left> left = makeRoom(mostBytes, part);
    const QString path = m_folder + QLatin1Char('/') + paddedNumber(left ? left->newest + 1 : 0) + rest;
    if (left && left->isEnough && renameFile(part, path))
        return path;
    const int error = errno;
    // Who erases all meanwhile erases this too.
    const bool isRefused = !left || (left->isEnough && statusOf(part).isFile);
    removeFile(part);
    errno = error;
    return isRefused ? std::nullopt : std::optional(QString());
}

void SentRecord::enforceLimit(qint64 mostBytes) const
{
    makeRoom(mostBytes);
}

std::optional<SentRecord::Left> SentRecord::makeRoom(qint64 mostBytes, const QString &writing) const
{
    const std::optional<QStringList> names = fileNamesIn(m_folder); // sorted, and numbers are padded
    if (!names)
        return {};
    Left left;
    qint64 bytes = 0;
    int count = 0;
    const auto fits = [&](const Name &name) {
        bytes += onDisk(name.bytes);
        return ++count <= maxFiles && bytes <= mostBytes;
    };
    std::vector<std::pair<QString, Name>> kept;
    for (const QString &fileName : *names) {
        const QString path = m_folder + QLatin1Char('/') + fileName;
        const bool isPart = isLeftover(fileName);
        // A kill leaves what is never finished. Another process may be writing one just now, and takes no minute for it.
        if (isPart && path != writing && isOldLeftover(path))
            removeFile(path);
        else if (const auto name = Name::parse(isPart ? fileName.chopped(partSuffix.size()) : fileName); name && isPart)
            left.isEnough = fits(*name) && left.isEnough;
        else if (name)
            kept.emplace_back(path, *name);
    }
    if (!kept.empty())
        left.newest = kept.back().second.number;
    bool isRoom = true;
    for (auto one = kept.crbegin(); one != kept.crend(); ++one) {
        isRoom = isRoom && fits(one->second);
        if (!isRoom)
            removeFile(one->first);
    }
    return left;
}

bool SentRecord::erase() const
{
    if (!isFolder(m_folder))
        return true;
    const std::optional<QStringList> names = fileNamesIn(m_folder);
    bool isErased = names.has_value();
    for (const QString &name : names.value_or(QStringList()))
        isErased = removeFile(m_folder + QLatin1Char('/') + name) && isErased;
    isErased = syncFolder(m_folder) && isErased; // a power cut must not bring it back
    removeFolder(m_folder); // not where another process has written to it since
    return isErased;
}

void SentRecord::eraseAllBut(const QString &whose) const
{
    if (whose.isEmpty()) {
        erase();
        return;
    }
    bool isAnyErased = false;
    for (const QString &path : files()) {
        if (Name::parse(path.section(QLatin1Char('/'), -1))->whose != whose)
            isAnyErased = removeFile(path) || isAnyErased;
    }
    if (isAnyErased)
        syncFolder(m_folder); // a power cut must not bring it back
}

std::optional<QString> SentRecord::whoseNow() const
{
    bool isUnreadable = false;
    const Identity identity = IdentityFile(m_trackerFolder).read(nullptr, &isUnreadable);
    return isUnreadable ? std::nullopt : std::optional(personMark(identity.anonymousId));
}

QStringList SentRecord::files() const
{
    QStringList paths;
    for (const QString &name : fileNamesIn(m_folder).value_or(QStringList())) // sorted, and numbers are padded
        if (Name::parse(name))
            paths.append(m_folder + QLatin1Char('/') + name);
    return paths;
}

QStringList SentRecord::filesOf(const QString &whose) const
{
    QStringList paths = files();
    if (whose.isEmpty() || whoseNow() != whose)
        return {};
    paths.removeIf([&whose](const QString &path) { return Name::parse(path.section(QLatin1Char('/'), -1))->whose != whose; });
    return paths;
}

std::optional<SentRequest> SentRecord::read(const QString &path)
{
    const std::optional<Name> name = Name::parse(path.section(QLatin1Char('/'), -1));
    const FileStatus status = statusOf(path);
    if (!name || !status.isFile || status.size != name->bytes)
        return {};
    const std::optional<QByteArray> bytes = File::openForReading(path).read(0, status.size);
    const qsizetype end = bytes ? bytes->indexOf('\n') : -1;
    if (end < 0)
        return {};
    const QJsonObject head = QJsonDocument::fromJson(bytes->left(end)).object();
    SentRequest request;
    request.time = QDateTime::fromString(head.value(QLatin1String("time")).toString(), Qt::ISODateWithMs);
    request.destination = head.value(QLatin1String("destination")).toString();
    request.url = QUrl(head.value(QLatin1String("url")).toString(), QUrl::StrictMode);
    request.events = head.value(QLatin1String("events")).toInt();
    request.body = bytes->mid(end + 1);
    if (head.value(QLatin1String("crc32")).toString() != checksum(request.body))
        return {};
    return request;
}

QList<SentRequest> SentRecord::requestsOf(const QString &whose) const
{
    QList<SentRequest> all;
    const QStringList paths = filesOf(whose);
    for (auto path = paths.crbegin(); path != paths.crend(); ++path)
        if (const std::optional<SentRequest> request = read(*path))
            all.append(*request);
    return all;
}

} // namespace Tally
