// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/decimal.h"
#include "plainvendor.h"

#include <QDateTime>

/// A vendor without batches that sums: events of one name become one. An event named "apart" is never summed.
class SumVendor : public PlainVendor
{
public:
    Limits limits(const QByteArray &) const override
    {
        Limits limits;
        limits.maxEvents = 1;
        limits.maxInFlight = 4;
        limits.aggregateInterval = std::chrono::minutes(1);
        return limits;
    }
    Encoded encode(const Tally::Event &event) const override
    {
        const QByteArray head = "{\"id\":\"" + event.id.toUtf8() + "\",\"name\":\"" + event.name.toUtf8() + "\",\"quantity\":";
        const QByteArray digits = Tally::decimalOf(event.quantity);
        Encoded encoded{"usage", head + digits + '}', {}};
        if (event.name != QLatin1String("apart"))
            encoded.sum = Tally::Vendor::Sum{event.name.toUtf8(), head.size(), digits.size()};
        return encoded;
    }

    static QByteArray quantityOf(const QByteArray &json)
    {
        const qsizetype from = json.lastIndexOf(':') + 1;
        return json.mid(from, json.size() - from - 1);
    }
    static QByteArray record(const QString &id, const QString &name, double quantity, const QDateTime &timestamp = {})
    {
        Tally::Event event = eventOf(id, name);
        event.quantity = quantity;
        if (timestamp.isValid())
            event.timestamp = timestamp;
        return Tally::toRecord(event);
    }
};
