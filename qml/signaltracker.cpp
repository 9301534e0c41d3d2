// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "signaltracker.h"

#include "capture.h"
#include "capturesource.h"
#include "metasignal.h"

#include <QCoreApplication>
#include <QQmlInfo>

namespace Tally {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Tally)
};

} // namespace

SignalTracker::SignalTracker(QObject *parent) : QObject(parent) { }

SignalTracker::~SignalTracker() = default;

void SignalTracker::componentComplete()
{
    m_isComplete = true;
    m_source = std::make_unique<CaptureSource>(this);
    if (!m_isTargetSet && parent()) { // as Connections does
        m_target = parent();
        Q_EMIT targetChanged();
    }
    attach();
    if (m_eventName.isEmpty())
        qmlWarning(this) << qPrintable(Words::tr("SignalTracker: the event has no name; nothing will be sent"));
}

void SignalTracker::setTarget(QObject *target)
{
    m_isTargetSet = true;
    if (target == m_target)
        return;
    m_target = target;
    attach();
    Q_EMIT targetChanged();
}

void SignalTracker::setSignalName(const QString &name)
{
    if (name == m_signalName)
        return;
    m_signalName = name;
    attach();
    Q_EMIT signalNameChanged();
}

void SignalTracker::setEventName(const QString &name)
{
    if (name == m_eventName)
        return;
    m_eventName = name;
    Q_EMIT eventNameChanged();
}

void SignalTracker::setProperties(const QJSValue &properties)
{
    m_properties = properties;
    Q_EMIT propertiesChanged();
}

void SignalTracker::attach()
{
    disconnect(m_connection);
    if (!m_isComplete || !m_target)
        return;
    const QMetaMethod found = signalNamed(m_target, m_signalName.toUtf8());
    if (found.isValid())
        m_connection = follow(m_target, found, this, "raised()");
    else
        qmlWarning(this) << qPrintable(
            Words::tr("SignalTracker: %1 has no signal \"%2\"").arg(typeName(m_target), m_signalName));
}

void SignalTracker::raised()
{
    if (m_eventName.isEmpty() || isIgnored(m_target) || m_source->isIgnored())
        return;
    if (!m_source->capture(m_eventName, m_properties) && !std::exchange(m_hasWarned, true))
        qmlWarning(this) << qPrintable(Words::tr("SignalTracker: there is no tracker; nothing was sent"));
}

} // namespace Tally
