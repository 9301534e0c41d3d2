// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "fixture.h"

#include "store/identity.h"

#include <QDir>
#include <QLockFile>

namespace Tally {

inline const QString ann = QStringLiteral("ann");
inline const QString bob = QStringLiteral("bob");

/// Ann has used the application, and it has ended.
struct AnnWasHere : Fixture
{
    AnnWasHere()
    {
        tracker->identify(ann);
        QVERIFY(tracker->waitForFlushed(std::chrono::seconds(10)));
        annsId = tracker->anonymousId();
        close();
        collector.clear();
        QCOMPARE(onDisk().userId, ann);
        QCOMPARE(onDisk().anonymousId, annsId);
    }
    Identity onDisk() const { return IdentityFile(folder()).read(); }
    qsizetype storageFailures() const
    {
        return std::count_if(errors.begin(), errors.end(),
                             [](const Error &error) { return error.code == Error::StorageFailed; });
    }
    /// The event that arrives next.
    CollectedEvent tracked()
    {
        const QString id = tracker->track(QStringLiteral("n"));
        [&] { QTRY_VERIFY(collector.count(id) == 1); }();
        const QList<CollectedEvent> events = collector.events();
        const auto found = std::find_if(events.begin(), events.end(),
                                        [&id](const CollectedEvent &event) { return event.eventId == id; });
        return found == events.end() ? CollectedEvent() : *found;
    }

    QString annsId;
};

/// As long as it lives nobody can write who the user is.
struct Refusal
{
    explicit Refusal(const AnnWasHere &f) : lock(f.folder() + QLatin1String("/identity.lock"))
    {
        QVERIFY(lock.tryLock(0));
    }
    QLockFile lock;
};

/// As long as it lives nobody can read who the user is.
struct Unreadable
{
    explicit Unreadable(const AnnWasHere &f) : path(f.folder() + QLatin1String("/identity.ini"))
    {
        QVERIFY(QFile::rename(path, path + QLatin1String(".away")));
        QVERIFY(QDir().mkpath(path));
    }
    ~Unreadable()
    {
        QVERIFY(QDir().rmdir(path));
        QVERIFY(QFile::rename(path + QLatin1String(".away"), path));
    }
    Q_DISABLE_COPY_MOVE(Unreadable)
    const QString path;
};

} // namespace Tally
