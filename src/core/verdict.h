// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace Tally {

/// What an answer means for the batch it answers. The kinds name the next move, not the cause.
struct Verdict
{
    enum class Kind {
        Delivered, ///< settle; the events in `refused` go to quarantine
        Retry, ///< the same bytes again, later
        Split, ///< more than one event and one of them is bad: halve
        Reject, ///< one event, and the vendor says it is bad: quarantine
        KeyRefused, ///< keep everything, stop, tell
    };
    struct Refused
    {
        QString eventId;
        QString reason;
    };

    Kind kind = Kind::Retry;
    QString text; ///< the vendor's words, cleaned and capped, or ours; for a person
    std::optional<std::chrono::milliseconds> retryAfter; ///< what the vendor asked for
    QList<Refused> refused;
    bool ambiguous = false; ///< the vendor may have taken the batch although the answer does not say so
};

/// Server text made fit for a person's eyes: control and bidirectional characters out, at most \a maxLength characters.
QString cleaned(const QByteArray &serverText, int maxLength = 200);

} // namespace Tally
