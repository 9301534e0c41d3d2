// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/error.h"
#include "core/event.h"
#include "core/sentrequest.h"

#include <QtQml/qqml.h>

namespace Tally {

struct ErrorValue
{
    Q_GADGET
    QML_FOREIGN(Tally::Error)
    QML_VALUE_TYPE(tallyError)
};

struct EventValue
{
    Q_GADGET
    QML_FOREIGN(Tally::Event)
    QML_VALUE_TYPE(tallyEvent)
};

struct SentRequestValue
{
    Q_GADGET
    QML_FOREIGN(Tally::SentRequest)
    QML_VALUE_TYPE(tallySentRequest)
};

/// TallyError.KeyMissing …: not "Error", which is JavaScript's own.
namespace ErrorCodes {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(Tally::Error)
QML_NAMED_ELEMENT(TallyError)
} // namespace ErrorCodes

/// TallyEvent.Page …
namespace EventKinds {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(Tally::Event)
QML_NAMED_ELEMENT(TallyEvent)
} // namespace EventKinds

} // namespace Tally
