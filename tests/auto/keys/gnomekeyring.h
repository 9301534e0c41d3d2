// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

// What a person and a desktop do to gnome-keyring, done by a test.

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QTest>

/// Stands where the desktop's password dialogue would be: counts how often one is asked for, and shows none. Where it is
/// \a patient, nobody ever answers either, as when the user is away.
class Prompter : public QDBusVirtualObject
{
public:
    Prompter()
    {
        QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("prompter"));
        registered = bus.registerVirtualObject(QStringLiteral("/org/gnome/keyring/Prompter"), this)
            && bus.registerService(QStringLiteral("org.gnome.keyring.SystemPrompter"));
    }
    ~Prompter() override { QDBusConnection::disconnectFromBus(QStringLiteral("prompter")); }

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        ++dialogues;
        if (patient)
            return true;
        bus.send(message.createErrorReply(QDBusError::AccessDenied, QStringLiteral("nobody there")));
        return true;
    }

    bool registered = false;
    int dialogues = 0;
    bool patient = false;
};

/// A secret as the Secret Service takes it over the bus.
struct Secret
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType = QStringLiteral("text/plain");
};

inline QDBusArgument &operator<<(QDBusArgument &argument, const Secret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

inline const QDBusArgument &operator>>(const QDBusArgument &argument, Secret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

Q_DECLARE_METATYPE(Secret)

inline QDBusMessage askKeyring(const QString &interface, const QString &method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"), interface, method);
    message.setArguments(arguments);
    const QDBusMessage reply = QDBusConnection::sessionBus().call(message);
    if (reply.type() != QDBusMessage::ReplyMessage)
        qFatal("%s: %s", qPrintable(method), qPrintable(reply.errorMessage()));
    return reply;
}

inline const QString secretService = QStringLiteral("org.freedesktop.Secret.Service");

inline QDBusObjectPath defaultKeyring()
{
    return askKeyring(secretService, QStringLiteral("ReadAlias"), {QStringLiteral("default")})
        .arguments()
        .constFirst()
        .value<QDBusObjectPath>();
}

/// Locks the default collection, as a screen saver or a person does.
inline void lockKeyring()
{
    qDBusRegisterMetaType<QList<QDBusObjectPath>>();
    askKeyring(secretService, QStringLiteral("Lock"), {QVariant::fromValue(QList{defaultKeyring()})});
}

/// Unlocks it, as the login does: with the password, without a dialogue.
inline void unlockKeyring()
{
    qDBusRegisterMetaType<Secret>();
    const QDBusMessage session = askKeyring(secretService, QStringLiteral("OpenSession"),
                                            {QStringLiteral("plain"), QVariant::fromValue(QDBusVariant(QString()))});
    const Secret secret{session.arguments().at(1).value<QDBusObjectPath>(), {}, "password"};
    askKeyring(QStringLiteral("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"),
               QStringLiteral("UnlockWithMasterPassword"),
               {QVariant::fromValue(defaultKeyring()), QVariant::fromValue(secret)});
}

inline QString serviceOwner()
{
    return QDBusConnection::sessionBus().interface()->serviceOwner(QStringLiteral("org.freedesktop.secrets"));
}

/// A new daemon in the place of the one that runs, as after a login without a password. libsecret does not get over
/// that within one process (its session is gone): only what comes before QtKeychain can be tested afterwards.
inline void restartKeyring()
{
    const QString before = serviceOwner();
    QCOMPARE(QProcess::execute(QStringLiteral("gnome-keyring-daemon"),
                               {QStringLiteral("--components=secrets"), QStringLiteral("--replace")}),
             0);
    QTRY_VERIFY(!serviceOwner().isEmpty() && serviceOwner() != before);
}
