// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "keys/sessionbusgate.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusPendingCallWatcher>
#include <QLoggingCategory>
#include <QTimer>

namespace Tally {

Q_LOGGING_CATEGORY(lcSessionBus, "tally.keys.dbus", QtWarningMsg)

namespace {

KeyResult result(KeyResult::Status status, const QString &text = {})
{
    return {status, {}, text};
}

/// Errors by which the bus says that nobody has, or can get, the service's name.
bool meansAbsent(const QDBusMessage &error)
{
    const QString name = error.errorName();
    return name.startsWith(QLatin1String("org.freedesktop.DBus.Error.Spawn."))
        || name == QDBusError::errorString(QDBusError::ServiceUnknown)
        || name == QDBusError::errorString(QDBusError::Disconnected)
        || name == QLatin1String("org.freedesktop.DBus.Error.NameHasNoOwner");
}

} // namespace

KeyResult SessionBusGate::noBus()
{
    return result(KeyResult::Status::NoService,
                  QCoreApplication::translate("Tally",
                                              "There is no D-Bus session bus, so the keychain cannot be "
                                              "reached. Start the program within a user session, or give the "
                                              "key by an environment variable or a systemd credential."));
}

KeyResult SessionBusGate::noService()
{
    return result(KeyResult::Status::NoService,
                  QCoreApplication::translate("Tally",
                                              "No keychain service (org.freedesktop.secrets) runs on the "
                                              "session bus. Install and start one, such as gnome-keyring or "
                                              "KWallet, or give the key by an environment variable or a "
                                              "systemd credential."));
}

KeyResult SessionBusGate::locked()
{
    return result(KeyResult::Status::Locked,
                  QCoreApplication::translate("Tally",
                                              "The keychain is locked. Unlock it, or let the application call "
                                              "Tracker::unlockKeys(), which asks the user."));
}

KeyResult SessionBusGate::dismissed()
{
    return result(KeyResult::Status::Locked,
                  QCoreApplication::translate("Tally",
                                              "The keychain stays locked: the dialogue was dismissed, or could "
                                              "not be shown. Unlock it, or call Tracker::unlockKeys() again."));
}

KeyResult SessionBusGate::failure(const QString &cause)
{
    return result(KeyResult::Status::Failed,
                  QCoreApplication::translate("Tally", "The keychain service failed: %1").arg(cause));
}

void SessionBusGate::call(const QDBusMessage &message, const Callback &callback, Reply next,
                          std::function<void()> absent, int timeout)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        QTimer::singleShot(0, this, [callback] { callback(noBus()); });
        return;
    }
    // Not QDBusInterface: it introspects the service first, and waits for that.
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message, timeout), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [callback, next = std::move(next), absent = std::move(absent),
             method = message.member()](QDBusPendingCallWatcher *ended) {
                // On the stack: a callback may destroy this object, and the watcher with its connections.
                const Callback failed = callback;
                const Reply goOn = next;
                const std::function<void()> elsewhere = absent;
                const QDBusMessage reply = ended->reply();
                ended->deleteLater();
                if (reply.type() != QDBusMessage::ErrorMessage)
                    return goOn(reply);
                qCDebug(lcSessionBus) << method << reply.errorName() << reply.errorMessage();
                if (!meansAbsent(reply))
                    return failed(failure(reply.errorMessage()));
                elsewhere ? elsewhere() : failed(noService());
            });
}

} // namespace Tally
