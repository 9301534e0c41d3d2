// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tally_export.h"

#include <QDateTime>
#include <QtCore/qobjectdefs.h>
#include <QString>

namespace Tally {

/// Something that went wrong, for the application to show or to log. A value; safe to copy between threads.
/// No text here ever contains a key or a property's value.
class TALLY_EXPORT Error
{
    Q_GADGET
    Q_PROPERTY(Tally::Error::Code code MEMBER code)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(int httpStatus MEMBER httpStatus)
    Q_PROPERTY(QDateTime retryAt MEMBER retryAt)
    Q_PROPERTY(QString destination MEMBER destination)

public:
    enum Code : int {
        NoError,
        InvalidEvent, ///< the event was refused by track() or by a vendor's own rules; it is dropped and counted
        InvalidOption, ///< an option of a tracker, a destination or a call is unknown or makes no sense
        KeyMissing, ///< no key was found in any place; events wait
        KeyUnusable, ///< a key was found, but its kind or form cannot work; nothing is sent with it
        KeyUnsuitable, ///< a key that works, but is odd here, such as a sandbox's key in a release build; it is used
        KeyRefused, ///< the vendor refused the key (401, 403); events wait
        KeychainUnavailable, ///< no keychain service answers; events wait, unless a key comes from elsewhere
        KeychainLocked, ///< the keychain is locked; Tracker::unlockKeys() asks the user
        NetworkFailed, ///< no usable answer; tried again
        VendorFailed, ///< the vendor answered 5xx, 429, or something that is not its own: tried again; or its counts do
                      ///< not fit what it was sent, and took
        EventRefused, ///< the vendor refused single events for good; they are in quarantine
        Misconfigured, ///< twenty refusals in a row without a success, or a destination without what it needs; paused
        StorageFailed, ///< the store cannot be written or read; events stay in memory up to the limits
        StorageDamaged, ///< part of the store was damaged; it was set aside as *.corrupt and counted as dropped
        PossibleDuplicate, ///< a batch whose fate was unknown was sent again when the vendor no longer recognises it
        QueueFull, ///< a queue's limit was reached; the oldest events were dropped
        MachineChanged, ///< this is a copy of another machine's disk: a new anonymous id, and its backlog is set aside
        Inactive, ///< the tracker does nothing: a second one of this name, or a child after fork()
        PolicyUnreadable, ///< an administrator's file cannot be read or understood; analytics is blocked until it can
    };
    Q_ENUM(Code)

    Code code = NoError;
    QString text; ///< for a person, translated: the cause and the way out
    int httpStatus = 0; ///< 0 where no HTTP answer was involved
    QDateTime retryAt; ///< when it is tried again, UTC; invalid where it is not
    QString destination; ///< the destination's name; empty where the tracker itself is meant

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace Tally

Q_DECLARE_METATYPE(Tally::Error)
