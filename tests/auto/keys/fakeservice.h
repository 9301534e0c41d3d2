// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QMap>
#include <QStringList>

#include <functional>

/// Has a name on the bus, by default the Secret Service's, and answers as it is told.
class FakeService : public QDBusVirtualObject
{
public:
    using Handler = std::function<void(const QDBusMessage &, const QDBusConnection &)>;

    explicit FakeService(const QString &name = QStringLiteral("org.freedesktop.secrets"),
                         const QString &path = QStringLiteral("/org/freedesktop/secrets"))
        : m_connection(name)
    {
        QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_connection);
        registered = bus.registerVirtualObject(path, this, QDBusConnection::SubPath) && bus.registerService(name);
    }
    ~FakeService() override { QDBusConnection::disconnectFromBus(m_connection); }

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &bus) override
    {
        calls.append(message.member());
        if (const Handler handler = handlers.value(message.member()))
            handler(message, bus);
        return true; // without a handler: no answer at all
    }
    /// Answers \a method always the same.
    void answer(const char *method, const QVariantList &arguments)
    {
        handlers.insert(QString::fromLatin1(method), [arguments](const QDBusMessage &m, const QDBusConnection &bus) {
            bus.send(m.createReply(arguments));
        });
    }

    bool registered = false;
    QStringList calls;
    QMap<QString, Handler> handlers;

private:
    QString m_connection;
};
