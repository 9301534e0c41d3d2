// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "bytes.h"

#include <QByteArray>
#include <QDateTime>
#include <QLatin1String>
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
bool hasIso(const QDateTime &time); ///< whether that is not null

/// One JSON object, its fields in the order in which they are added: what a vendor's encode() writes.
class JsonFields
{
public:
    void add(QLatin1String key, QStringView text);
    /// Returns how many bytes of JSON the map is.
    qsizetype add(QLatin1String key, const QVariantMap &map);
    void addJson(QLatin1String key, const QByteArray &json);
    QByteArray json() const;

private:
    void addKey(QLatin1String key);

    Bytes m_out;
};

/// The text of \a utf8, also where that begins with U+FEFF, which QString::fromUtf8() takes for a mark of the encoding.
QString fromUtf8(QByteArrayView utf8);

} // namespace Tally
