// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "qmlconsentnotice.h"

#include <QQmlEngine>

namespace Tally {

QmlConsentNotice::QmlConsentNotice(QObject *parent) : ConsentNotice(parent) { }

QmlTracker *QmlConsentNotice::qmlTracker() const
{
    QQmlEngine *engine = qmlEngine(this);
    return tracker() && engine ? QmlTracker::of(tracker(), engine) : nullptr;
}

void QmlConsentNotice::setQmlTracker(QmlTracker *tracker)
{
    setTracker(tracker ? tracker->tracker() : nullptr);
}

} // namespace Tally
