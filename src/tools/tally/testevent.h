// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/error.h"
#include "destination.h"

#include <QStringList>

#include <memory>

namespace Tally {

/// What became of one test event.
struct TestEvent
{
    bool isDelivered = false;
    QString eventId;
    QString problem; ///< why it was not delivered; empty: `error` says it
    Error error;
    QStringList warnings; ///< what is odd about the settings, and kept nothing from being sent
    QString keySource; ///< "none", "environment", …

    QString text() const; ///< why not, in one text
};

/// Sends one event named \a name as an application would, and waits for the answer. Nothing of it stays on this
/// machine. Without \a userId nobody is identified.
TestEvent sendTestEvent(std::unique_ptr<Destination> destination, const QString &name, const QString &userId,
                        double seconds);

} // namespace Tally
