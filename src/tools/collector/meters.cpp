// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/meters.h"

#include "tools/collector/schema.h"

#include <QVariant>

#include <algorithm>
#include <array>

namespace Tally::Inbound {

namespace {

struct Name
{
    Aggregation aggregation;
    const char *name;
};
constexpr std::array Names{Name{Aggregation::Sum, "SUM"}, Name{Aggregation::Max, "MAX"},
                           Name{Aggregation::UniqueCount, "UNIQUE_COUNT"}, Name{Aggregation::Last, "LAST"}};

/// Ten thousand times 0.1 is 1000: a sum shows the digits that a double is sure of.
QString shown(long double value)
{
    constexpr int SureDigits = 15;
    return decimal(QString::number(double(value), 'g', SureDigits).toDouble());
}

} // namespace

void Meters::add(const CollectedEvent &event)
{
    if (event.vendor != QLatin1String("fluxrate"))
        return;
    Running &running = m_running[{event.name, event.userId}];
    const double quantity = event.quantity.toDouble();
    const QDateTime sent = QDateTime::fromString(event.timestamp, Qt::ISODateWithMs);
    const QDateTime at = sent.isValid() ? sent : event.receivedAt;
    running.highest = running.events == 0 ? quantity : std::max(running.highest, quantity);
    if (running.events == 0 || at >= running.lastAt) {
        running.last = quantity;
        running.lastAt = at;
    }
    running.sum += quantity;
    running.users.insert(event.properties.value(QLatin1String("user_id")).toVariant().toString());
    ++running.events;
}

QList<MeterValue> Meters::values() const
{
    QList<MeterValue> values;
    for (const auto &[key, running] : m_running) {
        MeterValue value{key.first, key.second, m_aggregations.value(key.first, Aggregation::Sum), running.events, {}};
        switch (value.aggregation) {
        case Aggregation::Sum: value.value = shown(running.sum); break;
        case Aggregation::Max: value.value = shown(running.highest); break;
        case Aggregation::Last: value.value = shown(running.last); break;
        case Aggregation::UniqueCount: value.value = QString::number(running.users.size()); break;
        }
        values.append(value);
    }
    return values;
}

QString aggregationName(Aggregation aggregation)
{
    const auto found = std::find_if(Names.begin(), Names.end(),
                                    [=](const Name &entry) { return entry.aggregation == aggregation; });
    return QString::fromLatin1(found->name);
}

bool readAggregation(const QString &name, Aggregation &aggregation)
{
    const auto found = std::find_if(Names.begin(), Names.end(),
                                    [&](const Name &entry) { return name == QLatin1String(entry.name); });
    if (found == Names.end())
        return false;
    aggregation = found->aggregation;
    return true;
}

} // namespace Tally::Inbound
