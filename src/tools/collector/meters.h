// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/collected.h"

#include <QHash>
#include <QSet>

#include <map>

namespace Tally::Inbound {

/// Makes of events what Fluxrate's meters show, for each customer.
class Meters
{
public:
    /// `aggregations` by token; a meter that is not in it is a Sum.
    explicit Meters(const QHash<QString, Aggregation> &aggregations) : m_aggregations(aggregations) { }

    /// Of any vendor: others than Fluxrate's events are passed over.
    void add(const CollectedEvent &event);
    /// Sorted by meter and customer.
    QList<MeterValue> values() const;

private:
    struct Running
    {
        qint64 events = 0;
        long double sum = 0;
        double highest = 0;
        double last = 0;
        QDateTime lastAt;
        QSet<QString> users;
    };
    QHash<QString, Aggregation> m_aggregations;
    std::map<std::pair<QString, QString>, Running> m_running; ///< by meter and customer
};

/// "SUM", "MAX", "UNIQUE_COUNT", "LAST": as the vendor writes them.
QString aggregationName(Aggregation aggregation);
/// False: no such name.
bool readAggregation(const QString &name, Aggregation &aggregation);

} // namespace Tally::Inbound
