// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "event.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Tally {

/// The deepest nesting of maps and lists that an event may have. Enough for any real event, and far below what
/// parsers on the way can read back.
constexpr int maxNesting = 64;

/// What is wrong with an event for every vendor (empty name, quantity not > 0, NaN or infinity, nesting too deep, an
/// id with nothing in it …); empty: nothing.
QString problemOf(const Event &event);

/// An event as the bytes that a journal keeps: CBOR, self-contained. Values without a CBOR form become their JSON
/// counterpart: dates are ISO 8601 in UTC with milliseconds, URLs lose user and password, unknown types null.
QByteArray toRecord(const Event &event);
/// The event back; nothing where the bytes are damaged.
std::optional<Event> fromRecord(const QByteArray &record);

/// Compact JSON in UTF-8, keys sorted, lone surrogates replaced, integers beyond 2^53 as text, NaN as null.
QByteArray toJson(const QVariant &value);
/// 2026-11-21T06:30:00.123Z
QString toIso(const QDateTime &time);

} // namespace Tally
