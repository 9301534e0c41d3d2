// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/event.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace Tally {

/// One element of a file, read as an event.
struct BackfillEvent
{
    Event event;
    QString problem; ///< why it is none; for a person, without a property's value
    QStringList unknown; ///< keys that mean nothing
};

/// \a id is for an event that brings none. An event that names nobody is its own anonymous visitor: who runs this
/// program is not meant by it.
BackfillEvent readBackfillEvent(const QByteArray &json, const QString &id);

} // namespace Tally
