// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/collected.h"

#include <QJsonObject>

#include <optional>

namespace Tally::Inbound {

/// What a script asks of a running collector.
struct ControlOrder
{
    CollectorFaults faults;
    bool clear = false;
    std::optional<std::chrono::milliseconds> down; ///< at once, for so long
};

/// Reads an order: its members change `current`, what it does not name stays. Empty, or what is wrong with it.
QString readOrder(const QJsonObject &order, const CollectorFaults &current, ControlOrder &result);

QJsonObject toJson(const CollectorFaults &faults);
QJsonObject toJson(const CollectorStats &stats);
QJsonObject toJson(const CollectedEvent &event);

} // namespace Tally::Inbound
