// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/storeview.h"

#include "store/queue.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <cerrno>

#include <signal.h>

namespace Tally {
namespace {

/// Also makes the file, where it is missing. False where that cannot be.
bool keepTime(const QString &copy, const QFileInfo &original)
{
    QFile file(copy);
    return file.open(QIODevice::ReadWrite)
        && file.setFileTime(original.lastModified(), QFileDevice::FileModificationTime);
}

} // namespace

void Pending::add(const Pending &other)
{
    events += other.events;
    bytes += other.bytes;
    lastNumber = std::max(lastNumber, other.lastNumber);
    isComplete = isComplete && other.isComplete;
    if (other.oldestMs > 0 && (oldestMs == 0 || other.oldestMs < oldestMs))
        oldestMs = other.oldestMs;
}

/// Opening a queue tidies it up, so a likeness of it is opened: its journals copied, its segments as names only, which
/// is all that opening reads of them. The journals first: what a living program moves from a journal to a segment
/// meanwhile is then seen twice, and a queue knows such events for what they are.
Pending pendingIn(const QString &folder)
{
    const QTemporaryDir likeness;
    const QString journals = QStringLiteral("journal-");
    const QDir original(folder);
    const auto files = [&original] { return original.entryInfoList(QDir::Files | QDir::NoSymLinks, QDir::Name); };
    bool isComplete = likeness.isValid();
    for (const QFileInfo &info : files()) {
        const QString copy = likeness.filePath(info.fileName());
        if (info.fileName().startsWith(journals))
            isComplete = QFile::copy(info.filePath(), copy) && keepTime(copy, info) && isComplete;
    }
    qint64 segmentBytes = 0;
    for (const QFileInfo &info : files()) {
        if (info.fileName().startsWith(journals))
            continue;
        isComplete = keepTime(likeness.filePath(info.fileName()), info) && isComplete;
        if (info.suffix() == QLatin1String("ini"))
            segmentBytes += info.size();
    }
    const Queue queue(likeness.path(), QStringLiteral("likeness"));
    return {queue.pending(), segmentBytes + queue.bytes(), queue.oldestWritten(), queue.lastNumber(), isComplete};
}

QStringList foldersIn(const QString &path)
{
    return QDir(path).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
}

QString unreadableIn(const QString &path)
{
    const auto isReadable = [](const QString &folder) {
        const QFileInfo info(folder);
        return info.isReadable() && info.isExecutable();
    };
    if (!isReadable(path))
        return path;
    for (const QString &name : foldersIn(path)) {
        const QString folder = path + QLatin1Char('/') + name;
        if (name != QLatin1String("lost+found") && !isReadable(folder)) // that of a disk of its own is root's
            return folder;
    }
    return {};
}

qint64 ownerOf(const QString &lockPath)
{
    qint64 pid = 0;
    QString host;
    QString application;
    const QLockFile lock(lockPath);
    if (!lock.getLockInfo(&pid, &host, &application) || pid <= 0)
        return 0;
    return ::kill(pid_t(pid), 0) == 0 || errno == EPERM ? pid : 0;
}

QString when(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
}

void addStoreOptions(CommandLine &line)
{
    line.addApplicationOptions();
    line.addOption(QStringLiteral("storage"),
                   QCoreApplication::translate("tally", "Tracker::storagePath, where the application sets it."),
                   QStringLiteral("path"));
}

GivenStore storeFrom(const CommandLine &line)
{
    QString storage = line.value(QStringLiteral("storage"));
    if (storage.isEmpty()) {
        if (line.value(QStringLiteral("application")).isEmpty())
            return {{},
                    line.usage(QCoreApplication::translate("tally", "Say whose store: --application or --storage."))};
        line.applyApplication();
        storage = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QLatin1String("/tally");
    }
    const QFileInfo info(storage);
    const QString path = info.absoluteFilePath();
    QString problem;
    if (!info.isDir())
        problem = QCoreApplication::translate("tally", "There is no store at %1.").arg(storage);
    else if (const QString folder = unreadableIn(storage); !folder.isEmpty())
        problem = QCoreApplication::translate("tally", "The store at %1 cannot be read. Run this as its owner.")
                      .arg(folder);
    if (!problem.isEmpty())
        return {path, line.refused(ExitFailed, problem, {{QStringLiteral("storage"), path}})};
    return {path, {}};
}

} // namespace Tally
