// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "eventmodel.h"
#include "qmltracker.h"

#include <QPointer>
#include <QQmlParserStatus>
#include <QQuickWindow>
#include <QtQml/qqml.h>

namespace Tally {

struct AnyEventModel
{
    Q_GADGET
    QML_FOREIGN(Tally::EventModel)
    QML_ANONYMOUS
};

/// The QML type EventModel: Tally::EventModel, with the tracker as QML knows it. The base is named in full for QML's tools.
class QmlEventModel : public Tally::EventModel, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_NAMED_ELEMENT(EventModel)

    /// Default: Tally.tracker, also one that appears later. Null: nobody is watched.
    Q_PROPERTY(Tally::QmlTracker *tracker READ tracker WRITE setTracker RESET resetTracker NOTIFY trackerChanged)

public:
    explicit QmlEventModel(QObject *parent = nullptr);

    void classBegin() override { m_complete = false; }
    void componentComplete() override;

    QmlTracker *tracker() const;
    void setTracker(QmlTracker *tracker);
    void resetTracker();

Q_SIGNALS:
    void trackerChanged();

private:
    void follow();

    bool m_hasDefaultTracker = true;
    bool m_complete = true;
    QPointer<QmlTracker> m_tracker;
};

/// Who may open the inspector, where the application does not say: developers, and administrators of a released program.
/// And in which window.
class InspectorAccess : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(TallyInspectorAccess)
    QML_SINGLETON
    /// TALLY_INSPECTOR says it, 1 or 0; without it a debug build is open.
    Q_PROPERTY(bool isAllowed READ isAllowed CONSTANT)
    /// The window of the desktop that is in use. Window.active is true of the window that this one belongs to as well, and
    /// stays so where it is closed.
    Q_PROPERTY(QObject *focusWindow READ focusWindow NOTIFY focusWindowChanged)

public:
    InspectorAccess();

    bool isAllowed() const;
    QObject *focusWindow() const;
    /// Whether \a window is that window of the desktop, or drawn into a QQuickWidget there.
    Q_INVOKABLE bool isShownBy(QQuickWindow *window, QObject *desktopWindow) const;

Q_SIGNALS:
    void focusWindowChanged();
};

} // namespace Tally
