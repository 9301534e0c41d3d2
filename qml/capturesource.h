// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJSValue>
#include <QList>
#include <QObject>
#include <QPointer>

class QQmlEngine;
class QQuickItem;

namespace Tally {

/// What an object stands in: its parents, its parent items, the items of its popups, its window; itself first.
QList<const QObject *> surroundings(const QObject *object);
/// Whether Tally.ignore is true for \a object or for anything that it stands in.
bool isIgnored(const QObject *object);

/// An object that sends events, with its QML engine and its surroundings as they were while it was in a window.
///
/// A handler that removes a row takes engine and parents from the very button that was clicked, before anybody else
/// hears of the click: without them the event would be lost, or be sent from within Tally.ignore.
class CaptureSource : public QObject
{
    Q_OBJECT

public:
    explicit CaptureSource(QObject *object);

    bool isIgnored();
    /// Sends an event called \a name. False: there is no tracker.
    bool capture(const QString &name, const QJSValue &properties);

private:
    void rememberLater();
    void remember();

    QObject *const m_object;
    const QPointer<QQmlEngine> m_engine;
    QPointer<QQuickItem> m_item; // the object, or what it belongs to
    QList<QPointer<const QObject>> m_surroundings;
    bool m_isScheduled = false;
};

} // namespace Tally
