// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "attached.h"

#include "activation.h"
#include "capture.h"
#include "capturesource.h"
#include "pages.h"

#include <QCoreApplication>
#include <QQmlEngine>
#include <QQmlInfo>
#include <QQuickItem>
#include <QQuickWindow>

namespace Tally {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Tally)
};

bool canBePage(const QObject *object)
{
    return qobject_cast<const QQuickItem *>(object) || qobject_cast<const QQuickWindow *>(object)
        || object->inherits("QQuickPopup");
}

} // namespace

Arrivals::Arrivals()
{
    Tracker::onInstanceChanged(this, [this] { Q_EMIT changed(); });
}

Arrivals *Arrivals::instance()
{
    static Arrivals arrivals;
    return &arrivals;
}

TallyAttached::TallyAttached(QObject *attachee) : QObject(attachee)
{
    connect(Arrivals::instance(), &Arrivals::changed, this, &TallyAttached::trackerChanged);
}

TallyAttached::~TallyAttached() = default;

const TallyAttached *TallyAttached::of(const QObject *object)
{
    return qobject_cast<TallyAttached *>(qmlAttachedPropertiesObject<TallyName>(object, false));
}

QmlTracker *TallyAttached::tracker() const
{
    Tracker *first = Tracker::instance();
    QQmlEngine *engine = qmlEngine(parent());
    return first && engine ? QmlTracker::of(first, engine) : nullptr;
}

void TallyAttached::setPage(const QString &name)
{
    if (name == m_pageName)
        return;
    m_pageName = name;
    if (!canBePage(parent()))
        qmlWarning(parent()) << qPrintable(Words::tr("Tally.page belongs to an item, a popup or a window"));
    else if (name.isEmpty())
        m_page.reset();
    else if (!m_page)
        m_page = std::make_unique<Page>(Page::Declared, parent());
    Page::lookLater();
    Q_EMIT pageChanged();
}

void TallyAttached::setPageProperties(const QJSValue &properties)
{
    m_pageProperties = properties;
    Q_EMIT pagePropertiesChanged();
}

void TallyAttached::setEventName(const QString &name)
{
    if (name == m_eventName)
        return;
    m_eventName = name;
    if (!m_activation) {
        m_source = std::make_unique<CaptureSource>(parent());
        m_activation = std::make_unique<Activation>(parent(), [this] { activated(); });
        if (!m_activation->isPossible())
            qmlWarning(parent()) << qPrintable(
                Words::tr("Tally.event: %1 has nothing that could be called an activation; a SignalTracker turns any "
                          "signal into an event")
                    .arg(typeName(parent())));
    }
    Q_EMIT eventNameChanged();
}

void TallyAttached::setProperties(const QJSValue &properties)
{
    m_properties = properties;
    Q_EMIT propertiesChanged();
}

void TallyAttached::setIgnored(bool ignored)
{
    if (ignored == m_isIgnored)
        return;
    m_isIgnored = ignored;
    Q_EMIT ignoredChanged();
}

void TallyAttached::activated()
{
    if (m_eventName.isEmpty() || m_source->isIgnored())
        return;
    if (!m_source->capture(m_eventName, m_properties) && !std::exchange(m_hasWarned, true))
        qmlWarning(parent()) << qPrintable(Words::tr("Tally.event: there is no tracker; nothing was sent"));
}

TallyAttached *TallyName::qmlAttachedProperties(QObject *attachee)
{
    return new TallyAttached(attachee);
}

} // namespace Tally
