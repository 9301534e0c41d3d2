// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/vendor.h"

#include <QSet>

#include <optional>

namespace Tally::Inbound {

/// A set of faults, and how far it has come. Time is an argument.
class FaultState
{
public:
    /// Replaces the set. What refuseNumbers and downAfter count begins anew where they change.
    void set(const CollectorFaults &faults);
    CollectorFaults faults(qint64 nowMs) const;

    /// As CollectorFaults::down, and up again at `untilMs`.
    void goDown(qint64 untilMs);
    bool isDown(qint64 nowMs) const;

    std::chrono::milliseconds latency() const { return m_faults.latency; }
    /// The answer to give instead of looking at the request, where one is due. `vendor` may be null.
    std::optional<Answer> takeAnswer(const Vendor *vendor);
    bool isRefused(const QString &vendor, const CollectedEvent &event);
    /// So many events have arrived. For how long to go down now, where downAfter says so.
    std::optional<std::chrono::milliseconds> takeDown(qint64 events);
    /// What refuseNumbers counts begins again.
    void forgetSeen();

private:
    CollectorFaults m_faults;
    qint64 m_downUntilMs = -1; ///< -1: until told otherwise
    qint64 m_untilDown = -1; ///< events still to come before downAfter holds
    qint64 m_seen = 0; ///< different events, as far as refuseNumbers needs them
    QSet<QByteArray> m_seenIds;
    QSet<QByteArray> m_refusedIds; ///< an event stays bad when it comes again
};

} // namespace Tally::Inbound
