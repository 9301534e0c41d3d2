// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "keys/secretservice.h"

namespace Tally {

/// Within KDE's desktop QtKeychain prefers KWallet's own interface to the Secret Service, as long as it is there.
/// (An open wallet may still be set up to ask whether this application may use it; nobody can know that beforehand.)
class KWallet : public SessionBusGate
{
    Q_OBJECT

public:
    /// \a version is the desktop's: "5" or "6".
    KWallet(const QString &service, const QString &version);

    void checkEntry(const QString &name, Callback callback) override;
    void checkWritable(Callback callback) override;
    void unlock(Callback callback) override;

private:
    QDBusMessage toWallet(const QString &method, const QVariantList &arguments = {}) const;
    /// \a next gets the name of the user's wallet and whether it is open; \a absent is called where there is no
    /// KWallet.
    void findWallet(const Callback &callback, std::function<void()> absent,
                    std::function<void(const QString &wallet, bool isOpen)> next);

    QString m_service;
    QString m_version;
    SecretService m_secretService; // where QtKeychain looks when there is no KWallet
};

} // namespace Tally
