// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QStringView>
#include <QVariant>

namespace Tally {

/// The deepest nesting of maps and lists that an event may have, its properties being the first level. Enough for any
/// real event, and far below what parsers on the way can read back.
constexpr int maxNesting = 64;
/// The most values in one event's properties, all levels together.
constexpr int maxValues = 100'000;

/// Compact JSON in UTF-8, keys sorted, lone surrogates replaced, integers beyond ±2^53 as text, NaN as null.
QByteArray toJson(const QVariant &value);
/// The same for a QVariantMap, without a detour over QVariant.
QByteArray toJson(const QVariantMap &map);
/// 2026-11-21T06:30:00.123Z; a null QString where \a time is invalid or outside of the years 1 to 9999.
QString toIso(const QDateTime &time);

/// \a text as UTF-8, lone surrogates replaced by U+FFFD: how many bytes, and the bytes, to \a out. Returns the end.
qsizetype utf8Size(QStringView text);
char *writeUtf8(QStringView text, char *out);

} // namespace Tally
