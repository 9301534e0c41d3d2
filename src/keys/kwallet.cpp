// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "keys/kwallet.h"

#include <QDBusPendingReply>

#include <limits>

namespace Tally {

KWallet::KWallet(const QString &service, const QString &version)
    : m_service(service), m_version(version), m_secretService(service)
{
}

void KWallet::checkEntry(const QString &name, Callback callback)
{
    findWallet(
        callback, [this, name, callback] { m_secretService.checkEntry(name, callback); },
        [this, name, callback](const QString &wallet, bool isOpen) {
            if (!isOpen)
                return callback(locked());
            // QtKeychain's folder in the wallet is the service.
            call(toWallet(QStringLiteral("keyDoesNotExist"), {wallet, m_service, name}), callback,
                 [this, name, callback](const QDBusMessage &reply) {
                     const QDBusPendingReply<bool> isMissing(reply);
                     if (isMissing.isError())
                         return callback(failure(isMissing.error().message()));
                     callback(isMissing.value() ? keyMissing(m_service, name) : passed());
                 });
        });
}

void KWallet::checkWritable(Callback callback)
{
    findWallet(
        callback, [this, callback] { m_secretService.checkWritable(callback); },
        [callback](const QString &, bool isOpen) { callback(isOpen ? passed() : locked()); });
}

void KWallet::unlock(Callback callback)
{
    findWallet(
        callback, [this, callback] { m_secretService.unlock(callback); },
        [this, callback](const QString &wallet, bool isOpen) {
            if (isOpen)
                return callback(passed());
            // Answers when the user has decided. 0 is: no window to belong to.
            call(
                toWallet(QStringLiteral("open"), {wallet, qlonglong(0), m_service}), callback,
                [callback](const QDBusMessage &reply) {
                    const QDBusPendingReply<int> handle(reply);
                    if (handle.isError())
                        return callback(failure(handle.error().message()));
                    callback(handle.value() >= 0 ? passed() : dismissed());
                },
                {}, std::numeric_limits<int>::max());
        });
}

QDBusMessage KWallet::toWallet(const QString &method, const QVariantList &arguments) const
{
    QDBusMessage message = QDBusMessage::createMethodCall(QLatin1String("org.kde.kwalletd") + m_version,
                                                          QLatin1String("/modules/kwalletd") + m_version,
                                                          QStringLiteral("org.kde.KWallet"), method);
    message.setArguments(arguments);
    return message;
}

void KWallet::findWallet(const Callback &callback, std::function<void()> absent,
                         std::function<void(const QString &, bool)> next)
{
    call(
        toWallet(QStringLiteral("networkWallet")), callback,
        [this, callback, next = std::move(next)](const QDBusMessage &reply) {
            const QDBusPendingReply<QString> wallet(reply);
            if (wallet.isError())
                return callback(failure(wallet.error().message()));
            call(toWallet(QStringLiteral("isOpen"), {wallet.value()}), callback,
                 [callback, next, name = wallet.value()](const QDBusMessage &isOpenReply) {
                     const QDBusPendingReply<bool> isOpen(isOpenReply);
                     if (isOpen.isError())
                         return callback(failure(isOpen.error().message()));
                     next(name, isOpen.value());
                 });
        },
        std::move(absent));
}

std::unique_ptr<KeychainGate> makeKeychainGate(const QString &service)
{
    // By the signs that QtKeychain goes by, so that both look in the same place.
    const QByteArray version = qgetenv("KDE_SESSION_VERSION");
    const bool isKde = qgetenv("XDG_CURRENT_DESKTOP") == "KDE" || qgetenv("DESKTOP_SESSION") == "kde"
        || !qEnvironmentVariableIsEmpty("KDE_FULL_SESSION");
    if (isKde && (version == "5" || version == "6"))
        return std::make_unique<KWallet>(service, QString::fromLatin1(version));
    return std::make_unique<SecretService>(service);
}

} // namespace Tally
