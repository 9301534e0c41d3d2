// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "capturesource.h"

#include "attached.h"
#include "capture.h"

#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>
#include <utility>

namespace Tally {

namespace {

bool saysIgnore(const QObject *object)
{
    const TallyAttached *said = object ? TallyAttached::of(object) : nullptr;
    return said && said->isIgnored();
}

} // namespace

QList<const QObject *> surroundings(const QObject *object)
{
    QList<const QObject *> found;
    QList<const QObject *> ahead{object};
    while (!ahead.isEmpty()) {
        const QObject *each = ahead.takeLast();
        if (!each || found.contains(each))
            continue;
        found.append(each);
        ahead.append(each->parent());
        if (const auto *item = qobject_cast<const QQuickItem *>(each)) {
            ahead.append(item->parentItem());
            ahead.append(item->window());
        } else if (each->inherits("QQuickPopup")) {
            ahead.append(each->property("parent").value<QObject *>());
        }
    }
    return found;
}

bool isIgnored(const QObject *object)
{
    const QList<const QObject *> all = surroundings(object);
    return std::any_of(all.cbegin(), all.cend(), saysIgnore);
}

CaptureSource::CaptureSource(QObject *object) : m_object(object), m_engine(qmlEngine(object))
{
    for (QObject *each = object; each && !m_item; each = each->parent())
        m_item = qobject_cast<QQuickItem *>(each);
    if (!m_item)
        return;
    connect(m_item, &QQuickItem::windowChanged, this, &CaptureSource::rememberLater);
    connect(m_item, &QQuickItem::parentChanged, this, &CaptureSource::rememberLater);
    rememberLater();
}

void CaptureSource::rememberLater()
{
    if (!std::exchange(m_isScheduled, true))
        QMetaObject::invokeMethod(this, &CaptureSource::remember, Qt::QueuedConnection);
}

void CaptureSource::remember()
{
    m_isScheduled = false;
    if (!m_item || !m_item->window())
        return;
    const QList<const QObject *> now = surroundings(m_object);
    m_surroundings = {now.cbegin(), now.cend()};
}

bool CaptureSource::isIgnored()
{
    remember();
    return Tally::isIgnored(m_object) || std::any_of(m_surroundings.cbegin(), m_surroundings.cend(), saysIgnore);
}

bool CaptureSource::capture(const QString &name, const QJSValue &properties)
{
    return captureEvent(m_engine, m_object, name, properties);
}

} // namespace Tally
