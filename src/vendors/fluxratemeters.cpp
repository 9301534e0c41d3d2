// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/fluxratemeters.h"

#include <QCoreApplication>
#include <QUuid>

namespace Tally {

namespace {

const QLatin1String tokenKey("token");
const QLatin1String aggregationKey("aggregation");

bool isNothing(const QVariant &value)
{
    return !value.isValid() || value.metaType().id() == QMetaType::Nullptr;
}

QString tokenOf(const QVariant &value)
{
    if (value.metaType().id() == QMetaType::QUuid)
        return value.toUuid().toString(QUuid::WithoutBraces);
    return value.metaType().id() == QMetaType::QString ? value.toString().trimmed() : QString();
}

FluxrateMeters::Aggregation aggregationOf(const QVariant &value)
{
    using enum FluxrateMeters::Aggregation;
    const QString text = value.toString().trimmed().toUpper();
    if (text == QLatin1String("SUM"))
        return Sum;
    if (text == QLatin1String("MAX"))
        return Max;
    if (text == QLatin1String("UNIQUE_COUNT"))
        return UniqueCount;
    return text == QLatin1String("LAST") ? Last : Unknown;
}

} // namespace

FluxrateMeters::FluxrateMeters(const QVariantMap &meters, const QString &meterToken)
    : m_meterToken(meterToken.trimmed())
{
    for (auto it = meters.cbegin(), end = meters.cend(); it != end; ++it)
        if (!isNothing(it.value()))
            add(it.key(), it.value());
}

void FluxrateMeters::add(const QString &name, const QVariant &meter)
{
    const bool isMap = meter.metaType().id() == QMetaType::QVariantMap;
    const QVariantMap map = isMap ? meter.toMap() : QVariantMap{{tokenKey, meter}};
    const QString token = tokenOf(map.value(tokenKey));
    m_tokens.insert(name, token);
    // A misspelt "aggregation" would be a SUM, and what must not be added would be added.
    const bool hasMore = map.size() > qsizetype(map.contains(tokenKey)) + qsizetype(map.contains(aggregationKey));
    if (token.isEmpty() || hasMore) {
        m_problem = QCoreApplication::translate("Tally",
                                                "`meters`: the entry \"%1\" is neither a meter's token nor { token, "
                                                "aggregation }.")
                        .arg(name);
        return;
    }
    const QVariant stated = map.value(aggregationKey);
    if (isNothing(stated))
        return;
    const Aggregation aggregation = aggregationOf(stated);
    const bool agrees = m_aggregations.value(token, aggregation) == aggregation;
    if (aggregation == Aggregation::Unknown)
        m_problem = QCoreApplication::translate("Tally",
                                                "`meters`: the aggregation of \"%1\" is none that Fluxrate has. Take "
                                                "SUM, MAX, UNIQUE_COUNT or LAST, as the meter has it there.")
                        .arg(name);
    else if (!agrees)
        m_problem = QCoreApplication::translate("Tally",
                                                "`meters`: the meter of \"%1\" has another aggregation in another "
                                                "entry. Give it the one that it has at Fluxrate.")
                        .arg(name);
    m_aggregations.insert(token, agrees ? aggregation : Aggregation::Unknown);
}

} // namespace Tally
