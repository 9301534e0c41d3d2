// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "keys/sessionbusgate.h"

#include <QDBusObjectPath>
#include <QObject>

namespace Tally {

/// Asks the Secret Service (gnome-keyring, KeePassXC, KWallet …) on the session bus what QtKeychain would find there.
/// Every call is asynchronous, and none but unlock() makes the service ask the user.
class SecretService : public SessionBusGate
{
    Q_OBJECT

public:
    explicit SecretService(const QString &service);

    void checkEntry(const QString &name, Callback callback) override;
    void checkWritable(Callback callback) override;
    void unlock(Callback callback) override;

private:
    friend class SecretPrompt;

    void search(const QMap<QString, QString> &attributes, const Callback &callback,
                std::function<void(const QList<QDBusObjectPath> &open, const QList<QDBusObjectPath> &locked)> next);
    void checkType(const QString &name, const QStringList &types, const Callback &callback);
    void findDefaultCollection(const Callback &callback, std::function<void(const QDBusObjectPath &)> next);
    void isLocked(const QDBusObjectPath &collection, const Callback &callback, std::function<void(bool)> next);
    void showPrompt(const QDBusObjectPath &prompt, const Callback &callback);

    QString m_service;
};

/// One dialogue of the Secret Service: shown, waited for, and given up when the service goes away.
class SecretPrompt : public QObject
{
    Q_OBJECT

public:
    SecretPrompt(const QString &owner, const QDBusObjectPath &path, KeyStore::Callback callback, QObject *parent);

private Q_SLOTS: // by name: QtDBus knows no other way to a signal
    void promptCompleted(bool dismissed);

private:
    void end(const KeyResult &result);

    KeyStore::Callback m_callback;
};

} // namespace Tally
