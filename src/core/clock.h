// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "event.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace Tally {

/// What a machine's two clocks say at one moment, in ms.
struct ClockReading
{
    qint64 wallMs = 0; ///< since the epoch; it can be set, and be wrong
    qint64 bootMs = 0; ///< since the machine's start, the time it was suspended included; it only grows
    QString boot = {}; ///< which of the machine's starts

    friend bool operator==(const ClockReading &, const ClockReading &) = default;
};

/// What time it is, and was when an event of this boot happened, as well as that is known. A value; readings are
/// arguments.
///
/// The wall clock is believed unless it is from before there was Tally, as it is on a board that boots in 1970; the date
/// of a server is believed more, within reason. A difference of up to a minute is none.
class Clock
{
public:
    static constexpr qint64 toleranceMs = 60'000;
    static constexpr qint64 earliestMs = 1'767'225'600'000; ///< 2026-01-01: no clock that is right says less
    /// So far ahead of the wall clock no server is right: 20 years.
    static constexpr qint64 farthestMs = 20ll * 365 * 24 * 3600 * 1000;

    /// Where the clocks stand now. To be called before anything is asked.
    void look(const ClockReading &now);
    /// The date of an answer that can be believed, and when its request was sent and the answer came, on the boot clock.
    void hear(const QDateTime &date, qint64 sentBootMs, qint64 receivedBootMs);

    /// False: the wall clock is wrong, and no server was heard.
    bool isKnown() const { return m_isKnown; }
    bool isConfirmed() const { return m_serverOffset.has_value(); } ///< by a server
    qint64 nowMs() const { return m_now.bootMs + m_offset; } ///< since the epoch
    qint64 bootMs() const { return m_now.bootMs; }
    /// Grows whenever correct() says something else of an event than it did.
    int changes() const { return m_changes; }

    /// Under this name in an event's options, as they are stored: [boot, reading of the boot clock] of when its time was
    /// taken from the clock. There is none where it is its caller's.
    static QString noteKey() { return QStringLiteral("$clock"); }
    /// Corrects the time of an event with such a note that happened in this boot; marks it (Event::clockUnknown()) where
    /// its clock was wrong and nobody knows by how much. The note is taken off. Returns when the event happened, on the
    /// boot clock, where that is this boot's.
    std::optional<qint64> correct(Event *event) const;

    /// Whether something is older than \a maxAgeMs that came at \a bootMs of this boot, or before, and bears the time
    /// \a writtenMs of whatever the wall clock was then. By that it is older only where the wall clock says so and a
    /// server too: neither a clock that is years ahead for one boot nor a server's wrong date may age what waits.
    bool isOlder(qint64 writtenMs, qint64 bootMs, qint64 maxAgeMs) const;

private:
    void settle();

    ClockReading m_now;
    std::optional<qint64> m_serverOffset; // between the epoch and the boot, as a server told
    qint64 m_offset = 0; // the same, the best that is known
    qint64 m_announced = 0; // what it was when m_changes grew last
    bool m_isKnown = true;
    int m_changes = 0;
};

} // namespace Tally
