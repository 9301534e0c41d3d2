// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <Tally/Tracker>

#include <QAction>

/// Each time \a action is used, an event called \a event. The name is all that is said: never a file's name, never text.
inline QAction *tracked(QAction *action, const QString &event)
{
    action->setObjectName(event);
    QObject::connect(action, &QAction::triggered, action, [event] { Tally::track(event); });
    return action;
}
