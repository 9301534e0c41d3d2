// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "../store/orphans.h"
#include "../store/plainvendor.h"

#include "store/files.h"
#include "store/identity.h"
#include "store/quarantine.h"
#include "store/queue.h"
#include "store/run.h"

#include <QDirIterator>
#include <QSet>

#include <functional>

namespace Tally {

inline void putContents(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// A tracker's folder with one of everything in it, made by the real classes: events e1 … e15 of the destination
/// "plain". e1 and e2 are done with (a mark), e6 too (one settled of a segment), e3 is in quarantine besides; e9 … e12
/// are in a segment whose split was interrupted; e13 and e14, and e15, in two journals.
inline void makeStore(const QString &folder)
{
    IdentityFile identity(folder);
    Identity who;
    identity.update(&who, [](Identity &i) {
        i.anonymousId = QStringLiteral("5b1f8a52-8c3e-4c39-a6d1-2f5d0f6f9a11");
        i.userId = QStringLiteral("user_42");
        i.consent = QStringLiteral("granted");
        i.consentGeneration = 3;
    });
    identity.touchActivity(1'795'000'000'000);
    writeSendMemory(folder + QLatin1String("/plain"), {1'795'000'060'000, 1'795'000'030'000, 4, {}});

    QString problem;
    const auto run = Run::create(folder, &problem);
    const QString place = run->folder() + QLatin1String("/plain");
    const QString quarantine = folder + QLatin1String("/plain/quarantine");
    const PlainVendor vendor;
    const auto id = [](int number) { return QStringLiteral("e%1").arg(number); };
    int next = 1;
    const auto freeze = [&](Queue &queue, int count) {
        for (int i = 0; i < count; ++i)
            queue.append(recordOf(id(next++)));
        queue.takeIn(vendor);
        queue.freeze(vendor);
    };
    {
        Queue queue(place, run->name());
        freeze(queue, 2);
        queue.settle(*queue.next(vendor));
        freeze(queue, 3);
        freeze(queue, 3);
        freeze(queue, 4);
        const auto first = queue.next(vendor);
        queue.noteSent(*first, 1'795'000'000'000);
        queue.quarantine(*first, {{QStringLiteral("e3"), QStringLiteral("why")}}, 400, quarantine);
        const auto second = queue.next(vendor);
        queue.settleFirst(*second, 1);
        queue.append(recordOf(id(next++)));
        queue.append(recordOf(id(next++)));
    }
    Queue queue(place, run->name()); // with a journal of its own
    queue.append(recordOf(id(next++)));
    queue.next(vendor);
    queue.next(vendor);
    const auto third = queue.next(vendor);
    const QString parent = place + QLatin1String("/000000000009-000000000012-4-0.ini");
    const QByteArray whole = contentsOf(parent);
    queue.split(*third);
    removeFile(place + QLatin1String("/000000000011-000000000012-2-0.ini"));
    removeFile(parent);
    putContents(parent, whole); // as a kill between the halves leaves it
    QFile::setPermissions(parent, QFile::ReadOwner | QFile::WriteOwner);
}

/// What somebody who opens the folder finds.
struct Found
{
    QStringList delivered;
    int lost = 0; ///< as told
    int damages = 0;
    bool isIdentityDamaged = false;
    Identity identity;
    SendMemory memory;
    int quarantined = 0; ///< as names say
    int readable = 0; ///< of those
};

inline Found openStore(const QString &folder)
{
    Found found;
    IdentityFile identity(folder);
    found.identity = identity.read(&found.isIdentityDamaged);
    identity.lastActivityMs();
    found.memory = readSendMemory(folder + QLatin1String("/plain"));
    const Quarantine quarantine(folder + QLatin1String("/plain/quarantine"));
    found.quarantined = quarantine.count();
    found.readable = int(quarantine.entries().size());
    const PlainVendor vendor;
    for (const auto &run : orphansIn(folder)) {
        for (const QString &name : run->destinations().value_or(QStringList())) {
            Queue queue(run->folder() + QLatin1Char('/') + name, run->name());
            queue.takeIn(vendor);
            for (int i = 0; i < 100; ++i) {
                const auto segment = queue.next(vendor);
                if (!segment)
                    break;
                found.delivered += segment->batch.eventIds.mid(segment->settled);
                queue.settle(*segment);
            }
            if (queue.pending() != 0)
                qFatal("%d events cannot be got at in %s", queue.pending(), qPrintable(folder));
            for (const Queue::Damage &damage : queue.takeDamage()) {
                found.lost += damage.events;
                ++found.damages;
            }
        }
    }
    return found;
}

inline void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    QDirIterator it(from, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        const QString target = to + it.filePath().mid(from.size());
        if (it.fileInfo().isDir())
            QDir().mkpath(target);
        else
            putContents(target, contentsOf(it.filePath()));
    }
}

/// Names below \a folder, with its folders if \a isWithFolders.
inline QStringList pathsIn(const QString &folder, bool isWithFolders = false)
{
    QStringList paths;
    QDirIterator it(folder, QDir::Files | (isWithFolders ? QDir::Dirs : QDir::Files) | QDir::NoDotAndDotDot | QDir::Hidden,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        paths.append(it.next().mid(folder.size() + 1));
    paths.sort();
    return paths;
}

} // namespace Tally
