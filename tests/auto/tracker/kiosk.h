// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "fixture.h"

#include "store/identity.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace Tally {

inline constexpr int minute = 60'000;

inline const QString ann = QStringLiteral("ann-of-the-first-visit");
inline const QString did = QStringLiteral("n");

/// A kiosk whose visitors have five minutes.
inline void kiosk(Tracker &tracker, Millimetric &)
{
    tracker.setLifecycleEvents(Tracker::LifecycleEvent::SessionEnded);
    tracker.setContextEnabled(false);
    tracker.setVisitorTimeout(5 * minute);
    tracker.setSuperProperties({{QStringLiteral("hall"), 3}});
}

inline void askingKiosk(Tracker &tracker, Millimetric &destination)
{
    kiosk(tracker, destination);
    tracker.setConsentRequired(true);
}

inline Identity onDisk(const Fixture &f)
{
    return IdentityFile(f.folder()).read();
}

/// The files below the folder, and those of them that hold \a text.
inline QStringList filesWith(const Fixture &f, const QString &text)
{
    QStringList found;
    QDirIterator all(f.dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8()))
            found.append(QDir(f.dir.path()).relativeFilePath(file.fileName()));
    }
    return found;
}

inline CollectedEvent arrived(const Fixture &f, const QString &id)
{
    for (const CollectedEvent &each : f.collector.events())
        if (each.eventId == id)
            return each;
    return {};
}

inline int count(const Fixture &f, const QString &name)
{
    const QList<CollectedEvent> all = f.collector.events();
    return int(std::count_if(all.begin(), all.end(), [&name](const CollectedEvent &each) { return each.name == name; }));
}

} // namespace Tally
