// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "qmleventmodel.h"

#include "attached.h"

#include <QGuiApplication>
#include <QQmlEngine>
#include <QQuickRenderControl>

namespace Tally {

QmlEventModel::QmlEventModel(QObject *parent) : EventModel(parent)
{
    connect(Arrivals::instance(), &Arrivals::changed, this, [this] {
        if (m_hasDefaultTracker)
            follow();
    });
    // The tracker is gone, and with it what QML knows of it.
    connect(this, &EventModel::trackerChanged, this, &QmlEventModel::trackerChanged);
}

void QmlEventModel::componentComplete()
{
    m_complete = true;
    follow();
}

QmlTracker *QmlEventModel::tracker() const
{
    if (!m_hasDefaultTracker)
        return m_tracker;
    Tracker *first = Tracker::instance();
    QQmlEngine *engine = qmlEngine(this);
    return first && engine ? QmlTracker::of(first, engine) : nullptr;
}

void QmlEventModel::setTracker(QmlTracker *tracker)
{
    const QmlTracker *before = this->tracker();
    m_hasDefaultTracker = false;
    m_tracker = tracker;
    follow();
    if (tracker != before) // also where the model has left a tracker that is gone already
        Q_EMIT trackerChanged();
}

void QmlEventModel::resetTracker()
{
    m_hasDefaultTracker = true;
    m_tracker.clear();
    follow();
}

void QmlEventModel::follow()
{
    if (!m_complete)
        return;
    const QmlTracker *now = tracker();
    EventModel::setTracker(now ? now->tracker() : nullptr);
}

InspectorAccess::InspectorAccess()
{
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, &InspectorAccess::focusWindowChanged);
}

QObject *InspectorAccess::focusWindow() const
{
    return QGuiApplication::focusWindow();
}

bool InspectorAccess::isShownBy(QQuickWindow *window, QObject *desktopWindow) const
{
    const QWindow *around = QQuickRenderControl::renderWindowFor(window);
    return (around ? around : window) == desktopWindow;
}

bool InspectorAccess::isAllowed() const
{
    const QByteArray said = qgetenv("TALLY_INSPECTOR");
#ifdef QT_NO_DEBUG
    return said == "1";
#else
    return said.isEmpty() || said == "1";
#endif
}

} // namespace Tally
