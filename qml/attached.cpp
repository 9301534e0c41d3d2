// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "attached.h"

#include <QQmlEngine>

namespace Tally {

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

QmlTracker *TallyAttached::tracker() const
{
    Tracker *first = Tracker::instance();
    QQmlEngine *engine = qmlEngine(parent());
    return first && engine ? QmlTracker::of(first, engine) : nullptr;
}

TallyAttached *TallyName::qmlAttachedProperties(QObject *attachee)
{
    return new TallyAttached(attachee);
}

} // namespace Tally
