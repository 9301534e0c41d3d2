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
    bool isForeign = false; ///< a Split or a Reject in somebody's words who may not be the vendor
    bool ambiguous = false; ///< the vendor may have taken the batch although the answer does not say so
};

/// What a status means, before it is known how many events it is about.
enum class Meaning {
    Taken, ///< Delivered
    MaybeTaken, ///< Retry, and the vendor may have taken the batch already
    NotNow, ///< Retry
    BadEvent, ///< Split, or Reject where there is one event only
    BadKey, ///< KeyRefused
};

/// One row of a vendor's verdict table.
struct VerdictRow
{
    int first = 0; ///< the statuses it is about; 0 is no answer
    int last = 0;
    Meaning own = Meaning::NotNow; ///< where the body is the vendor's own
    Meaning foreign = Meaning::NotNow; ///< where it is not: a proxy, a login page, a wrong host
};

/// What the first row of \a table that holds \a status says about a batch of so many \a events; Retry without one.
Verdict verdictOf(const QList<VerdictRow> &table, int status, bool isOwn, qsizetype events);

/// Server text made fit for a person's eyes: control and bidirectional characters out, at most \a maxLength characters.
QString cleaned(const QByteArray &serverText, int maxLength = 200);

} // namespace Tally
