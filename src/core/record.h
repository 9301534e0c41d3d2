// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "clock.h"
#include "event.h"
#include "json.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace Tally {

/// What is wrong with an event for every vendor (empty name, quantity not > 0, NaN or infinity, nesting deeper than
/// maxNesting, more than maxValues values, an id of blanks …); empty: nothing. For a person; never a property's value.
/// \a ranConversion becomes true where a value's conversion may be the application's own code: toRecord() runs it again.
QString problemOf(const Event &event, bool *ranConversion = nullptr);

/// Who an event is from, where it does not say so itself.
struct Origin
{
    QString userId;
    QString anonymousId;
    QString sessionId;
};

/// Properties that many events have in common, encoded once for all of them.
class CommonProperties
{
public:
    CommonProperties() = default;
    explicit CommonProperties(const QVariantMap &properties);

private:
    friend class RecordWriter;

    std::vector<std::pair<QString, QByteArray>> m_members; // by key: key and value as they stand in a record
};

/// An event as the bytes that a journal keeps: CBOR, self-contained. Values without a CBOR form become their JSON
/// counterpart: dates are ISO 8601 in UTC with milliseconds, URLs lose user and password, unknown types null.
///
/// \a common are further properties of it, as far as it has none of that name; \a origin likewise, where it is not null.
/// With \a taken its time is not its caller's, but what the clock said then; Clock::correct() reads that.
QByteArray toRecord(const Event &event, const CommonProperties &common = {}, const ClockReading *taken = nullptr,
                    const Origin *origin = nullptr);

/// The texts that were read last, for whoever reads many records: what comes again and again (names, the keys of
/// properties, who it was) is made once.
class KnownTexts
{
public:
    QString text(QByteArrayView utf8);

private:
    struct Known
    {
        QByteArray utf8;
        QString text;
    };
    std::array<Known, 64> m_known; // by a hash: what is met last takes the place
};

/// The event back; nothing where the bytes are damaged.
std::optional<Event> fromRecord(const QByteArray &record, KnownTexts *known = nullptr);

} // namespace Tally
