// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "qmltracker.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace Tally {

/// Tally.tracker: the process's first live tracker, from any QML file; null without one.
///
/// Notified when that becomes another one, whether QML or C++ made it.
class TallyAttached : public QObject
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(Tally::QmlTracker *tracker READ tracker NOTIFY trackerChanged)

public:
    explicit TallyAttached(QObject *attachee);

    QmlTracker *tracker() const;

Q_SIGNALS:
    void trackerChanged();
};

/// The QML name `Tally`, which only has the attached property.
class TallyName : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Tally)
    QML_UNCREATABLE("Tally is written in front of a property: Tally.tracker")
    QML_ATTACHED(Tally::TallyAttached)

public:
    static TallyAttached *qmlAttachedProperties(QObject *attachee);
};

/// Tells everybody who uses Tally.tracker that another one may be the first now, or that its options are known now.
class Arrivals : public QObject
{
    Q_OBJECT

public:
    Arrivals();
    static Arrivals *instance();

Q_SIGNALS:
    void changed();
};

} // namespace Tally
