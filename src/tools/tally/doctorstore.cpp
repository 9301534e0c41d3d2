// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/names.h"
#include "store/quarantine.h"
#include "tools/tally/doctor.h"
#include "tools/tally/storeview.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>
#include <QTemporaryFile>

#include <algorithm>

namespace Tally {
namespace {

constexpr qint64 littleSpace = 200ll << 20;
constexpr qint64 noSpace = 10ll << 20;
constexpr qint64 longMs = 24ll * 3600 * 1000; // pending without being worked off

const QString area = QStringLiteral("store");

QString tr(const char *text)
{
    return QCoreApplication::translate("tally", text);
}

Finding writableFinding(const QString &path)
{
    QTemporaryFile file(path + QLatin1String("/doctor-XXXXXX"));
    if (file.open())
        return {Finding::Ok, area, QStringLiteral("writable"), tr("The store at %1 can be written to.").arg(path), {}};
    return {Finding::Error, area, QStringLiteral("writable"),
            tr("The store at %1 cannot be written to: %2.").arg(path, file.errorString()),
            tr("It has to belong to the user that the application runs as, on a disk that is not read-only. Until then "
               "events are in memory only.")};
}

Finding spaceFinding(const QString &path)
{
    const QStorageInfo disk(path);
    const qint64 free = disk.bytesAvailable();
    if (free < 0) // in a container or a chroot the table of mounts may be another system's
        return {Finding::Ok, area, QStringLiteral("free_space"), tr("How much is free on its disk is not known here."), {}};
    Finding finding{Finding::Ok,
                    area,
                    QStringLiteral("free_space"),
                    tr("%1 are free on its disk.").arg(QLocale::c().formattedDataSize(free)),
                    {},
                    {{QStringLiteral("bytes"), free}}};
    if (free < littleSpace) {
        finding.level = free < noSpace ? Finding::Error : Finding::Warning;
        finding.wayOut = tr("Make room: without it events are kept in memory only, up to the limits.");
    }
    return finding;
}

/// Who else may read it, and what was set aside as damaged.
QList<Finding> fileFindings(const QString &path)
{
    constexpr QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    int open = 0;
    QString firstOpen;
    QStringList corrupt;
    const auto look = [&](const QFileInfo &info) {
        if (info.permissions() & others && open++ == 0)
            firstOpen = info.filePath();
        if (info.fileName().endsWith(QLatin1String(".corrupt")))
            corrupt.append(info.filePath());
    };
    for (const QString &tracker : foldersIn(path)) {
        const QString folder = path + QLatin1Char('/') + tracker;
        look(QFileInfo(folder));
        QDirIterator entries(folder, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden | QDir::NoSymLinks,
                             QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            entries.next();
            if (!entries.fileName().endsWith(QLatin1String(".lock"))) // QLockFile's, and nothing is in them
                look(entries.fileInfo());
        }
    }
    QList<Finding> findings;
    if (open == 0)
        findings.append({Finding::Ok, area, QStringLiteral("permissions"), tr("Only its owner can read it."), {}});
    else
        findings.append({Finding::Warning,
                         area,
                         QStringLiteral("permissions"),
                         tr("Others can read %1 of its files and folders, such as %2.").arg(open).arg(firstOpen),
                         tr("chmod -R go= %1").arg(path),
                         {{QStringLiteral("count"), open}}});
    if (corrupt.isEmpty())
        findings.append({Finding::Ok, area, QStringLiteral("corrupt"), tr("Nothing in it is damaged."), {}});
    else
        findings.append(
            {Finding::Warning,
             area,
             QStringLiteral("corrupt"),
             tr("%1 damaged files were set aside, such as %2.").arg(corrupt.size()).arg(corrupt.first()),
             tr("Look for what damages files (the disk, a power cut, another program); delete them when they "
                "are of no use."),
             {{QStringLiteral("count"), corrupt.size()}}});
    return findings;
}

/// What waits, for whom and how long.
QList<Finding> queueFindings(const QString &path)
{
    Pending total;
    Pending orphaned;
    int orphans = 0;
    int living = 0;
    int quarantined = 0;
    for (const QString &tracker : foldersIn(path)) {
        const QString folder = path + QLatin1Char('/') + tracker;
        for (const QString &run : foldersIn(folder + QLatin1String("/runs"))) {
            Pending pending;
            for (const QString &destination : foldersIn(folder + QLatin1String("/runs/") + run))
                pending.add(pendingIn(folder + QLatin1String("/runs/") + run + QLatin1Char('/') + destination));
            total.add(pending);
            const bool isLiving = ownerOf(folder + QLatin1String("/runs/") + run + QLatin1String(".lock")) > 0;
            living += isLiving;
            if (isLiving || pending.events == 0)
                continue;
            ++orphans;
            orphaned.add(pending);
        }
        for (const QString &destination : foldersIn(folder))
            quarantined += Quarantine(folder + QLatin1Char('/') + destination + QLatin1String("/quarantine")).count();
    }
    QList<Finding> findings;
    const qint64 ageMs = total.oldestMs > 0 ? QDateTime::currentMSecsSinceEpoch() - total.oldestMs : 0;
    Finding pending{Finding::Ok,
                    area,
                    QStringLiteral("pending"),
                    tr("Nothing waits to be sent."),
                    {},
                    {{QStringLiteral("count"), total.events}}};
    if (total.events > 0) {
        pending.text = tr("%1 events wait to be sent, since %2.").arg(total.events).arg(when(total.oldestMs));
        pending.facts.insert(QStringLiteral("oldest"), when(total.oldestMs));
        if (ageMs > longMs) {
            pending.level = Finding::Warning;
            pending.wayOut = tr("See “tally queue” for which destination, and the findings about its key and network.");
        }
    }
    findings.append(pending);

    Finding runs{Finding::Ok,
                 area,
                 QStringLiteral("runs"),
                 tr("%1 processes work with it.").arg(living),
                 {},
                 {{QStringLiteral("living"), living}, {QStringLiteral("orphaned"), orphans}}};
    if (orphans > 0) {
        runs.text += QLatin1Char(' ')
            + tr("%1 runs were left behind with %2 events; the application's next run delivers them.")
                  .arg(orphans)
                  .arg(orphaned.events);
        if (orphaned.oldestMs > 0 && QDateTime::currentMSecsSinceEpoch() - orphaned.oldestMs > longMs) {
            runs.level = Finding::Warning;
            runs.wayOut = living > 0
                ? tr("The one that runs should have taken them: see what it logs (QT_LOGGING_RULES="
                     "\"tally.*=true\").")
                : tr("Start the application.");
        }
    }
    findings.append(runs);

    if (quarantined == 0)
        findings.append({Finding::Ok,
                         area,
                         QStringLiteral("quarantine"),
                         tr("Nothing is in quarantine."),
                         {},
                         {{QStringLiteral("count"), 0}}});
    else
        findings.append({Finding::Warning,
                         area,
                         QStringLiteral("quarantine"),
                         tr("The vendors refused %1 events for good.").arg(quarantined),
                         tr("“tally quarantine list” shows why; correct the cause, then “tally quarantine retry”."),
                         {{QStringLiteral("count"), quarantined}}});
    return findings;
}

} // namespace

QStringList destinationsIn(const QString &path)
{
    QStringList names;
    for (const QString &tracker : foldersIn(path)) {
        const QString folder = path + QLatin1Char('/') + tracker;
        names += foldersIn(folder);
        for (const QString &run : foldersIn(folder + QLatin1String("/runs")))
            names += foldersIn(folder + QLatin1String("/runs/") + run);
    }
    names.removeIf([](const QString &name) { return !isDestinationName(name); });
    names.removeDuplicates();
    return names;
}

QList<Finding> examineStore(const QString &path)
{
    if (!QFileInfo(path).isDir())
        return {{Finding::Warning, area, QStringLiteral("exists"), tr("There is no store at %1.").arg(path),
                 tr("Nothing was tracked yet, or the application has other names (--organization, --application) or a "
                    "storagePath of its own (--storage).")}};
    if (const QString folder = unreadableIn(path); !folder.isEmpty())
        return {{Finding::Error, area, QStringLiteral("readable"), tr("The store at %1 cannot be read.").arg(folder),
                 tr("Run this as the user that the application runs as; it has to belong to that one.")}};
    QList<Finding> findings{writableFinding(path), spaceFinding(path)};
    findings += fileFindings(path);
    findings += queueFindings(path);
    return findings;
}

} // namespace Tally
