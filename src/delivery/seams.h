// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/clock.h"
#include "store/files.h"

#include <QNetworkAccessManager>
#include <QSysInfo>
#include <QUuid>

#include <functional>

namespace Tally {

/// The machine's own clocks. Any thread.
inline ClockReading realNow()
{
    // Where a system does not tell its starts apart, no process knows about another's. Eight random digits are enough to
    // tell one machine's starts apart, and each event is stored with them.
    static const QString boot = [] {
        const QByteArray id = QSysInfo::bootUniqueId();
        return QString::fromLatin1(id.isEmpty() ? QUuid::createUuid().toByteArray(QUuid::WithoutBraces) : id).left(8);
    }();
    return {QDateTime::currentMSecsSinceEpoch(), bootClockMs(), boot};
}

/// What a test may put in the place of the real thing, before the first tracker is made. Real by default.
struct Seams
{
    /// The clocks. Any thread.
    std::function<ClockReading()> now = realNow;
    /// Called in the worker thread; the worker owns what it returns.
    std::function<QNetworkAccessManager *()> makeNetwork = [] { return new QNetworkAccessManager; };
    /// Runs of dead processes that are looked after at once: each takes a descriptor, of which a process may have a
    /// thousand. Others wait.
    int mostRuns = 512;
};

inline Seams &seams()
{
    static Seams real;
    return real;
}

} // namespace Tally
