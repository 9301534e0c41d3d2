// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "keys/keystore.h"

namespace Tally {

/// Stands in front of QtKeychain and says, without anybody being asked for a password, whether it may be used: reading
/// a locked keychain through QtKeychain raises a dialogue and then looks like a missing entry.
///
/// All calls and callbacks belong to QCoreApplication's thread. A callback comes at most once, never before the call
/// has returned, and not after the gate is destroyed; its status is Done where QtKeychain may go on. Time is the
/// caller's business.
class KeychainGate
{
public:
    using Callback = KeyStore::Callback;

    virtual ~KeychainGate() = default;
    /// Done: the entry is there, and can be read or removed.
    virtual void checkEntry(const QString &name, Callback callback) = 0;
    /// Done: a new entry can be written.
    virtual void checkWritable(Callback callback) = 0;
    /// The only call that lets the OS ask the user; so it may take as long as the user does.
    virtual void unlock(Callback callback) = 0;
};

/// This platform's gate for the entries of \a service.
std::unique_ptr<KeychainGate> makeKeychainGate(const QString &service);

/// There is no such entry; the text says how to make it.
KeyResult keyMissing(const QString &service, const QString &name);

} // namespace Tally
