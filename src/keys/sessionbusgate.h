// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "keys/keychaingate.h"

#include <QDBusMessage>
#include <QObject>

namespace Tally {

/// What the gates to the session bus's keychains have in common: calls that never wait, and what their errors mean.
class SessionBusGate : public QObject, public KeychainGate
{
    Q_OBJECT

protected:
    using Reply = std::function<void(const QDBusMessage &)>;

    static constexpr int callTimeout = 5000; // ms; the whole look is bounded by the key store

    /// \a next gets a reply, \a callback every error, as a status; but where nobody is there to be called, and
    /// \a absent is given, that is called instead.
    void call(const QDBusMessage &message, const Callback &callback, Reply next, std::function<void()> absent = {},
              int timeout = callTimeout);

    static KeyResult passed() { return {KeyResult::Status::Done, {}, {}}; }
    static KeyResult noBus();
    static KeyResult noService();
    static KeyResult locked();
    static KeyResult dismissed();
    static KeyResult failure(const QString &cause);
};

} // namespace Tally
