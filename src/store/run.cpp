// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/run.h"

#include "store/files.h"
#include "store/segment.h"
#include "store/withdrawals.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>
#include <chrono>

namespace Tally {

namespace {

const QLatin1String lockSuffix(".lock");

// A lock whose process is gone is taken over at once. With a finite time so is one whose pid belongs to somebody else
// by now; the lock of a living process is safe however old, because QLockFile also holds a lock of the OS on it.
constexpr int staleMs = int(std::chrono::milliseconds(std::chrono::seconds(60)).count());

// What was set aside stays in an otherwise empty run this long, for somebody to look at.
constexpr qint64 keepCorruptMs = 30ll * 24 * 3600 * 1000;

QString runsFolder(const QString &trackerFolder)
{
    return trackerFolder + QLatin1String("/runs");
}

// In a name; what says more is not counted on, or the next one would have more digits than a name has.
constexpr quint64 maxCounter = 1'000'000'000;

// 0: not a run's name.
quint64 counterOf(const QString &name)
{
    static const auto *const pattern = new QRegularExpression(QStringLiteral("^(\\d{10})-[0-9a-f-]{36}$")); // as in files.cpp
    const QRegularExpressionMatch match = pattern->match(name);
    return match.hasMatch() ? match.captured(1).toULongLong() : 0;
}

// Of all runs, with a folder or with a lock only; sorted, so oldest first.
QStringList runNames(const QString &folder)
{
    QStringList names;
    const QStringList none;
    for (const QString &entry : fileNamesIn(folder).value_or(none) + folderNamesIn(folder).value_or(none)) {
        const QString name = entry.endsWith(lockSuffix) ? entry.chopped(lockSuffix.size()) : entry;
        if (counterOf(name) > 0)
            names.append(name);
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

// Nobody is owed anything for the sake of this file.
bool isRest(const QString &folder, const QString &name)
{
    const FileStatus status = statusOf(folder + QLatin1Char('/') + name);
    if (name.endsWith(QLatin1String(".corrupt")))
        return status.modifiedMs() < QDateTime::currentMSecsSinceEpoch() - keepCorruptMs;
    return name.endsWith(QLatin1String(".mark")) || name == withdrawalsNote || isLeftover(name)
        || (name.startsWith(QLatin1String("journal-")) && status.size == 0);
}

// Null where somebody else has it.
std::unique_ptr<QLockFile> lockOf(const QString &folder, const QString &name)
{
    auto lock = std::make_unique<QLockFile>(folder + QLatin1Char('/') + name + lockSuffix);
    lock->setStaleLockTime(staleLockTime(lock->fileName(), staleMs));
    if (!lock->tryLock(0))
        return nullptr;
    ownFile(lock->fileName());
    return lock;
}

} // namespace

Run::Run(const QString &name, const QString &folder, std::unique_ptr<QLockFile> lock)
    : m_name(name), m_folder(folder), m_lock(std::move(lock)), m_pid(QCoreApplication::applicationPid())
{
}

std::unique_ptr<Run> Run::create(const QString &trackerFolder, QString *problem)
{
    const QString folder = runsFolder(trackerFolder);
    if (!makeFolder(trackerFolder) || !makeFolder(folder)) {
        *problem = QCoreApplication::translate("Tally", "The folder %1 cannot be made: %2.").arg(folder, lastFileError());
        return nullptr;
    }
    quint64 last = 0;
    for (const QString &other : runNames(folder)) {
        if (const quint64 counter = counterOf(other); counter < maxCounter)
            last = counter; // they are sorted
    }
    const QString name = QString::number(last + 1).rightJustified(10, QLatin1Char('0')) + QLatin1Char('-')
        + QUuid::createUuid().toString(QUuid::WithoutBraces);
    // Before the folder: a folder whose lock is free is an orphan, and somebody may be looking for those right now.
    auto lock = lockOf(folder, name);
    if (!lock) {
        *problem = QCoreApplication::translate("Tally", "The folder %1 cannot be written to.").arg(folder);
        return nullptr;
    }
    const QString runFolder = folder + QLatin1Char('/') + name;
    if (!makeFolder(runFolder)) {
        *problem
            = QCoreApplication::translate("Tally", "The folder %1 cannot be made: %2.").arg(runFolder, lastFileError());
        return nullptr;
    }
    return std::unique_ptr<Run>(new Run(name, runFolder, std::move(lock)));
}

void Run::adoptOrphans(const QString &trackerFolder, const std::function<bool(std::unique_ptr<Run>)> &take)
{
    const QString folder = runsFolder(trackerFolder);
    for (const QString &name : runNames(folder)) {
        auto lock = lockOf(folder, name);
        if (!lock)
            continue;
        // Without a folder: a kill between lock and mkdir, or after the removal; or another process was faster just
        // now. Giving the lock back deletes its file.
        const QString runFolder = folder + QLatin1Char('/') + name;
        if (isFolder(runFolder) && !take(std::unique_ptr<Run>(new Run(name, runFolder, std::move(lock)))))
            return;
    }
}

std::shared_ptr<Run> Run::shared(std::unique_ptr<Run> run)
{
    return std::shared_ptr<Run>(run.release(), [](Run *last) {
        last->removeIfEmpty();
        delete last;
    });
}

Run::~Run()
{
    // A copy made by fork() would delete its parent's lock file; better a few bytes that are never freed.
    if (m_pid != QCoreApplication::applicationPid())
        static_cast<void>(m_lock.release());
}

std::optional<QStringList> Run::destinations() const
{
    return folderNamesIn(m_folder);
}

bool Run::removeIfEmpty()
{
    if (m_pid != QCoreApplication::applicationPid()) // after fork() it is the parent's still
        return false;
    const std::optional<QStringList> names = destinations();
    if (!names)
        return false;
    for (const QString &name : *names) {
        const QString folder = m_folder + QLatin1Char('/') + name;
        const std::optional<QStringList> files = fileNamesIn(folder);
        if (!files || !std::all_of(files->cbegin(), files->cend(), [&](const QString &file) { return isRest(folder, file); }))
            continue;
        // File by file, and only empty folders: whatever else may have come there meanwhile stays.
        for (const QString &file : *files)
            removeFile(folder + QLatin1Char('/') + file);
        removeFolder(folder);
    }
    if (!removeFolder(m_folder))
        return false;
    // Last, or the folder would look like an orphan to another process.
    if (m_lock)
        m_lock->unlock();
    return true;
}

} // namespace Tally
