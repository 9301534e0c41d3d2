// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace Tally {

/// What became of a look into a key store. Nothing here holds a key but `key`.
struct KeyResult
{
    enum class Status { Done, Missing, Locked, NoService, Failed };

    Status status = Status::Missing;
    QByteArray key; ///< of a successful read only
    QString text; ///< for a person, translated: why not, and the way out; empty when Done
};

/// Where keys are kept: the one seam between Tally and the OS keychain. All calls, and the callbacks, belong to
/// QCoreApplication's thread. A callback comes exactly once, within 5 seconds (unlock(): when the user has decided),
/// and never before the call has returned; none comes after the store is destroyed.
class KeyStore
{
public:
    using Callback = std::function<void(const KeyResult &)>;

    virtual ~KeyStore() = default;
    /// Never makes a password dialogue appear: a locked store answers Locked.
    virtual void read(const QString &name, Callback callback) = 0;
    virtual void write(const QString &name, const QByteArray &key, Callback callback) = 0;
    virtual void remove(const QString &name, Callback callback) = 0;
    /// Lets the OS ask the user.
    virtual void unlock(Callback callback) = 0;
};

/// The OS keychain (QtKeychain). Service: keychainService(), entry: the name.
std::unique_ptr<KeyStore> makeKeychain(const QString &service);

/// What the keychain's entries of this application belong to: "organisation/application", as QCoreApplication names
/// them; without an organisation "application".
QString keychainService();

} // namespace Tally
