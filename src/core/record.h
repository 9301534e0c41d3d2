// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "event.h"
#include "json.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Tally {

/// What is wrong with an event for every vendor (empty name, quantity not > 0, NaN or infinity, nesting deeper than
/// maxNesting, more than maxValues values, an id of blanks …); empty: nothing. For a person; never a property's value.
/// \a ranConversion becomes true where a value's conversion may be the application's own code: toRecord() runs it again.
QString problemOf(const Event &event, bool *ranConversion = nullptr);

/// An event as the bytes that a journal keeps: CBOR, self-contained. Values without a CBOR form become their JSON
/// counterpart: dates are ISO 8601 in UTC with milliseconds, URLs lose user and password, unknown types null.
QByteArray toRecord(const Event &event);
/// The event back; nothing where the bytes are damaged.
std::optional<Event> fromRecord(const QByteArray &record);

} // namespace Tally
