// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/collected.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace Tally::Inbound {

/// What a script asks of a running collector.
struct ControlOrder
{
    CollectorFaults faults;
    bool clear = false;
    bool reset = false; ///< `faults` begins from none
    std::optional<std::chrono::milliseconds> down; ///< at once, for so long
};

/// Reads an order: its members change `current`, the faults of the vendor that it names; what it does not name stays.
/// Empty, or what is wrong with it.
QString readOrder(const QJsonObject &order, const CollectorFaults &current, ControlOrder &result);

QJsonObject toJson(const CollectorFaults &faults);
QJsonObject toJson(const CollectorStats &stats);
QJsonObject toJson(const CollectedRequest &request);
QJsonArray toJson(const QList<MeterValue> &values);
QJsonObject toJson(const CollectedEvent &event);

} // namespace Tally::Inbound
