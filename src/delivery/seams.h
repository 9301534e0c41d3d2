// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDateTime>
#include <QNetworkAccessManager>

#include <functional>

namespace Tally {

/// What a test may put in the place of the real thing, before the first tracker is made. Real by default.
struct Seams
{
    /// The wall clock, ms since the epoch, UTC. Any thread.
    std::function<qint64()> now = [] { return QDateTime::currentMSecsSinceEpoch(); };
    /// Called in the worker thread; the worker owns what it returns.
    std::function<QNetworkAccessManager *()> makeNetwork = [] { return new QNetworkAccessManager; };
};

inline Seams &seams()
{
    static Seams real;
    return real;
}

} // namespace Tally
