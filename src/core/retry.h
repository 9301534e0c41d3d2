// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace Tally {

using std::chrono::milliseconds;

constexpr milliseconds maxBackoff = std::chrono::minutes(5);
constexpr milliseconds maxRetryAfter = std::chrono::hours(24);

/// How long to wait before try number \a attempt + 1, where \a attempt tries have failed (1, 2, …):
/// \a base doubling with each attempt, ±20 % by \a random01 (0 … 1), never above maxBackoff.
milliseconds backoff(int attempt, double random01, milliseconds base);

/// A date as HTTP writes it, in any of the three forms of RFC 9110; invalid where it is none of them.
QDateTime parseHttpDate(const QByteArray &value);

/// A Retry-After header: seconds or an HTTP date, seen at \a now; never negative, at most 24 hours; nothing where it
/// is neither, or is a date and \a now is invalid.
std::optional<milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now);

/// How long to wait where a vendor asked for \a asked: never less, and up to a quarter more by \a random01 (0 … 1), so
/// that a fleet that was told the same does not come back in step.
milliseconds retryAfterWait(milliseconds asked, double random01);

/// How long to wait after so many events of a backlog, so that no more than \a perSecond go; 0: there is no limit.
milliseconds pace(qsizetype events, int perSecond);

/// A device's share of \a spread: the same for the same \a id, and even over all ids.
milliseconds shareOf(milliseconds spread, const QString &id);

/// How long a backlog waits after an outage: the device's \a share of \a spread, and in proportion less where the outage
/// was shorter than that.
milliseconds waitAfterOutage(milliseconds share, milliseconds spread, milliseconds outage);

/// All that decides when a destination sends next. Times are on the boot clock, in ms.
struct SendState
{
    bool sendable = true; ///< enabled, online, not paused, and a usable key is there
    int pending = 0;
    int inFlight = 0;
    int maxInFlight = 1;
    int flushAt = 1;
    milliseconds flushInterval{1000};
    milliseconds oldestPendingSince{0}; ///< when the oldest pending event came
    bool flushRequested = false; ///< flush(): do not wait for flushAt
    std::optional<milliseconds> backoffUntil; ///< ours; flush() overrides it
    std::optional<milliseconds> retryAfterUntil; ///< the vendor's; nothing overrides it
    std::optional<milliseconds> pacedUntil; ///< while a backlog is worked off
};

/// How long until the next request should start: 0 = now; nothing = not until something changes.
std::optional<milliseconds> nextWake(const SendState &state, milliseconds now);

} // namespace Tally
