// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "keys/secretservice.h"

#include "keys/glibbus.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

#include <utility>

namespace Tally {

namespace {

constexpr QLatin1String serviceName("org.freedesktop.secrets");
constexpr QLatin1String servicePath("/org/freedesktop/secrets");
constexpr QLatin1String serviceInterface("org.freedesktop.Secret.Service");
constexpr QLatin1String collectionInterface("org.freedesktop.Secret.Collection");
constexpr QLatin1String promptInterface("org.freedesktop.Secret.Prompt");
constexpr QLatin1String propertiesInterface("org.freedesktop.DBus.Properties");
constexpr QLatin1String noObject("/"); // the specification's "there is none"

QDBusMessage toService(const QString &path, const QString &interface, const QString &method,
                       const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(serviceName, path, interface, method);
    message.setArguments(arguments);
    return message;
}

KeyResult noCollection()
{
    return {KeyResult::Status::Locked,
            {},
            QCoreApplication::translate("Tally",
                                        "There is no default keychain yet. Make one, or let the application "
                                        "call Tracker::unlockKeys(), which asks the user.")};
}

} // namespace

SecretService::SecretService(const QString &service) : m_service(service)
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
    qDBusRegisterMetaType<QList<QDBusObjectPath>>();
}

void SecretService::checkEntry(const QString &name, Callback callback)
{
    surviveLossOfGlibBus();
    // The order in which QtKeychain looks. It takes the first type that exists, and asks the user where that is locked.
    checkType(name, {QStringLiteral("plaintext"), QStringLiteral("base64")}, callback);
}

void SecretService::checkType(const QString &name, const QStringList &types, const Callback &callback)
{
    if (types.isEmpty()) {
        // Some services show nothing of what they have while they are locked: then nobody can say that it is missing.
        findDefaultCollection(callback, [this, name, callback](const QDBusObjectPath &collection) {
            if (collection.path() == noObject)
                return callback(keyMissing(m_service, name));
            isLocked(collection, callback, [this, name, callback](bool isLocked) {
                callback(isLocked ? locked() : keyMissing(m_service, name));
            });
        });
        return;
    }
    // What QtKeychain stores an entry under; "xdg:schema" is not part of its own search either.
    const QMap<QString, QString> attributes{
        {QStringLiteral("user"), name}, {QStringLiteral("server"), m_service}, {QStringLiteral("type"), types.first()}};
    search(attributes, callback, [this, name, types, callback](const auto &open, const auto &lockedItems) {
        if (!open.isEmpty())
            callback(passed());
        else if (!lockedItems.isEmpty())
            callback(locked());
        else
            checkType(name, types.sliced(1), callback);
    });
}

void SecretService::checkWritable(Callback callback)
{
    surviveLossOfGlibBus();
    findDefaultCollection(callback, [this, callback](const QDBusObjectPath &collection) {
        if (collection.path() == noObject)
            return callback(noCollection()); // writing would ask for the new keychain's password
        isLocked(collection, callback, [callback](bool isLocked) { callback(isLocked ? locked() : passed()); });
    });
}

void SecretService::unlock(Callback callback)
{
    // Entries of ours may be outside of the default collection, which is where new ones go.
    search(
        {{QStringLiteral("server"), m_service}}, callback,
        [this, callback](const auto &, const QList<QDBusObjectPath> &lockedItems) {
            findDefaultCollection(callback, [this, callback, lockedItems](const QDBusObjectPath &collection) {
                if (collection.path() == noObject) {
                    const QVariantMap properties{{QString(collectionInterface) + QLatin1String(".Label"),
                                                  QCoreApplication::translate("Tally", "Default keychain")}};
                    call(toService(servicePath, serviceInterface, QStringLiteral("CreateCollection"),
                                   {properties, QStringLiteral("default")}),
                         callback, [this, callback](const QDBusMessage &reply) {
                             const QDBusPendingReply<QDBusObjectPath, QDBusObjectPath> made(reply);
                             if (made.isError())
                                 return callback(failure(made.error().message()));
                             showPrompt(made.argumentAt<1>(), callback);
                         });
                    return;
                }
                const QList<QDBusObjectPath> objects = lockedItems + QList{collection};
                call(toService(servicePath, serviceInterface, QStringLiteral("Unlock"), {QVariant::fromValue(objects)}),
                     callback, [this, callback](const QDBusMessage &reply) {
                         const QDBusPendingReply<QList<QDBusObjectPath>, QDBusObjectPath> unlocked(reply);
                         if (unlocked.isError())
                             return callback(failure(unlocked.error().message()));
                         showPrompt(unlocked.argumentAt<1>(), callback);
                     });
            });
        });
}

void SecretService::search(const QMap<QString, QString> &attributes, const Callback &callback,
                           std::function<void(const QList<QDBusObjectPath> &, const QList<QDBusObjectPath> &)> next)
{
    call(toService(servicePath, serviceInterface, QStringLiteral("SearchItems"), {QVariant::fromValue(attributes)}),
         callback, [callback, next = std::move(next)](const QDBusMessage &reply) {
             const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> items(reply);
             if (items.isError())
                 return callback(failure(items.error().message())); // not the types of the specification
             next(items.argumentAt<0>(), items.argumentAt<1>());
         });
}

void SecretService::findDefaultCollection(const Callback &callback, std::function<void(const QDBusObjectPath &)> next)
{
    call(toService(servicePath, serviceInterface, QStringLiteral("ReadAlias"), {QStringLiteral("default")}), callback,
         [callback, next = std::move(next)](const QDBusMessage &reply) {
             const QDBusPendingReply<QDBusObjectPath> collection(reply);
             if (collection.isError())
                 return callback(failure(collection.error().message()));
             next(collection.value());
         });
}

void SecretService::isLocked(const QDBusObjectPath &collection, const Callback &callback,
                             std::function<void(bool)> next)
{
    call(toService(collection.path(), propertiesInterface, QStringLiteral("Get"),
                   {QString(collectionInterface), QStringLiteral("Locked")}),
         callback, [callback, next = std::move(next)](const QDBusMessage &reply) {
             const QDBusPendingReply<QDBusVariant> value(reply);
             if (value.isError())
                 return callback(failure(value.error().message()));
             next(value.value().variant().toBool());
         });
}

void SecretService::showPrompt(const QDBusObjectPath &prompt, const Callback &callback)
{
    if (prompt.path().isEmpty() || prompt.path() == noObject)
        return callback(passed()); // it was open already
    // The unique name: to follow a well-known one, QtDBus would ask the bus and wait. A reply does not say
    // whom it is from on every Qt: 6.4 does, 6.8 does not.
    QDBusMessage whose = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("GetNameOwner"));
    whose.setArguments({QString(serviceName)});
    call(whose, callback, [this, callback, prompt](const QDBusMessage &reply) {
        const QDBusPendingReply<QString> owner(reply);
        if (owner.isError())
            return callback(failure(owner.error().message()));
        new SecretPrompt(owner.value(), prompt, callback, this);
    });
}

SecretPrompt::SecretPrompt(const QString &owner, const QDBusObjectPath &path, KeyStore::Callback callback,
                           QObject *parent)
    : QObject(parent), m_callback(std::move(callback))
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(owner, path.path(), promptInterface, QStringLiteral("Completed"), this, SLOT(promptCompleted(bool)));
    auto *life = new QDBusServiceWatcher(owner, bus, QDBusServiceWatcher::WatchForUnregistration, this);
    connect(life, &QDBusServiceWatcher::serviceUnregistered, this, [this] { end(SecretService::noService()); });

    QDBusMessage message
        = QDBusMessage::createMethodCall(owner, path.path(), promptInterface, QStringLiteral("Prompt"));
    message.setArguments({QString()}); // no window to belong to
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message, SecretService::callTimeout), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *ended) {
        if (ended->isError())
            end(SecretService::failure(ended->error().message()));
    });
}

void SecretPrompt::promptCompleted(bool wasDismissed)
{
    end(wasDismissed ? SecretService::dismissed() : SecretService::passed());
}

void SecretPrompt::end(const KeyResult &outcome)
{
    deleteLater();
    if (const KeyStore::Callback callback = std::exchange(m_callback, {}))
        callback(outcome);
}

} // namespace Tally
