// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJSValue>
#include <QObject>
#include <QPointer>
#include <QQmlParserStatus>
#include <QtQml/qqml.h>

#include <memory>

namespace Tally {

class CaptureSource;

/// The QML type SignalTracker: an event for each time that an object raises a signal.
///
///     SignalTracker { target: player; signal: "finished"; event: "video_watched"; properties: ({ film: player.title })
///     }
///
/// What the signal carries is not sent; properties are read after the author's own handlers of the signal have run.
/// Tally.ignore of the target, or of what either stands in, holds here too.
class SignalTracker : public QObject, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_ELEMENT
    /// Default: the object in which it is declared, as for Connections. Null: none.
    Q_PROPERTY(QObject *target READ target WRITE setTarget NOTIFY targetChanged)
    /// The signal's name, as it is declared: "finished".
    Q_PROPERTY(QString signal READ signalName WRITE setSignalName NOTIFY signalNameChanged)
    Q_PROPERTY(QString event READ eventName WRITE setEventName NOTIFY eventNameChanged)
    Q_PROPERTY(QJSValue properties READ properties WRITE setProperties NOTIFY propertiesChanged)

public:
    explicit SignalTracker(QObject *parent = nullptr);
    ~SignalTracker() override;

    void classBegin() override { m_isComplete = false; }
    void componentComplete() override;

    QObject *target() const { return m_target; }
    void setTarget(QObject *target);
    QString signalName() const { return m_signalName; }
    void setSignalName(const QString &name);
    QString eventName() const { return m_eventName; }
    void setEventName(const QString &name);
    QJSValue properties() const { return m_properties; }
    void setProperties(const QJSValue &properties);

Q_SIGNALS:
    void targetChanged();
    void signalNameChanged();
    void eventNameChanged();
    void propertiesChanged();

private Q_SLOTS:
    void raised();

private:
    void attach();

    QPointer<QObject> m_target;
    QString m_signalName;
    QString m_eventName;
    QJSValue m_properties;
    QMetaObject::Connection m_connection;
    std::unique_ptr<CaptureSource> m_source;
    bool m_isComplete = true;
    bool m_isTargetSet = false;
    bool m_hasWarned = false;
};

} // namespace Tally
