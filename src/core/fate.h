// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace Tally {

/// What has become of an event at one destination. The values are those of EventModel::Fate.
enum class Fate {
    Queued = 0x1,
    Sending = 0x2,
    Delivered = 0x4,
    Retrying = 0x8,
    Quarantined = 0x10,
    Dropped = 0x20,
    Held = 0x40, ///< in memory until the user has answered
};

/// Why, where the fate alone does not say it. The first seven are why events were dropped, in the order of Drop.
enum class Cause {
    Invalid,
    Refused,
    Evicted,
    TooOld,
    NoConsent,
    Cleared,
    Corrupt,
    RefusedByHook, ///< beforeTrack said no
    Disabled, ///< the tracker is switched off
    Forbidden, ///< analytics is; the reason says by whom
    NotWanted, ///< by no destination
    NoDestination, ///< in memory until there is one
    Summed, ///< part of another event from now on, and of its fate
    Interrupted, ///< the request was given up: switched off, cleared, ended
    Halved, ///< a bad one is looked for, so the batch is sent in halves
    TakenBack, ///< from quarantine, to be tried again
    KeyRefused,
    None,
};

/// An event as track() saw it.
struct TrackedEvent
{
    struct To
    {
        QString destination; ///< empty: none in particular
        Fate fate = Fate::Queued;
        Cause cause = Cause::None;
    };
    QString eventId;
    QString name;
    int kind = 0;
    qint64 timeMs = 0;
    QByteArray record; ///< as a journal has it
    QList<To> to;
    QString reason; ///< for a person
    bool isKnown = false; ///< told before: it waited in memory
};

/// What has become of some events at one destination.
struct FateChange
{
    QString destination;
    Fate fate = Fate::Queued;
    Cause cause = Cause::None;
    QStringList eventIds = {};
    QList<QByteArray> sent = {}; ///< the JSON of each; empty: not told
    QStringList reasons = {}; ///< of each, or one for all; for a person
    int httpStatus = 0;
    qint64 retryAtMs = 0; ///< 0: not known
    QStringList sums = {}; ///< Cause::Summed: the event that each has become part of
};

} // namespace Tally
