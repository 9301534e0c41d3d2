// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/control.h"

#include "tools/collector/meters.h"
#include "tools/collector/vendor.h"

#include <cmath>

namespace Tally::Inbound {

namespace {

/// A whole number of from…to.
bool readNumber(const QJsonValue &value, qint64 from, qint64 to, qint64 &result)
{
    const double number = value.toDouble(NAN);
    if (!(number >= double(from) && number <= double(to)) || std::floor(number) != number)
        return false;
    result = qint64(number);
    return true;
}

constexpr qint64 Day = 24 * 3600 * 1000;
constexpr qint64 MostNumbers = 1'000'000;

} // namespace

QString readOrder(const QJsonObject &order, const CollectorFaults &current, ControlOrder &result)
{
    result = {};
    result.reset = order.value(QLatin1String("reset")).toBool();
    result.faults = result.reset ? CollectorFaults() : current;
    CollectorFaults &faults = result.faults;
    std::optional<std::chrono::milliseconds> downFor;
    for (auto it = order.begin(); it != order.end(); ++it) {
        const QString name = it.key();
        const QJsonValue value = it.value();
        qint64 number = 0;
        bool good = true;
        if (name == QLatin1String("status")) {
            good = readNumber(value, 0, 599, number) && (number == 0 || number >= 200);
            faults.status = int(number);
            if (!order.contains(QLatin1String("times")))
                faults.times = -1;
        } else if (name == QLatin1String("times")) {
            good = readNumber(value, -1, INT_MAX, number);
            faults.times = int(number);
        } else if (name == QLatin1String("retry_after")) {
            good = readNumber(value, -1, INT_MAX, number);
            faults.retryAfter = int(number);
        } else if (name == QLatin1String("latency_ms")) {
            good = readNumber(value, 0, Day, number);
            faults.latency = std::chrono::milliseconds(number);
        } else if (name == QLatin1String("down_after")) {
            good = readNumber(value, -1, INT_MAX, number);
            faults.downAfter = number;
        } else if (name == QLatin1String("down_for_ms")) {
            good = readNumber(value, 0, Day, number);
            downFor = std::chrono::milliseconds(number);
        } else if (name == QLatin1String("body")) {
            good = value.isString();
            faults.body = value.toString().toUtf8();
        } else if (name == QLatin1String("refuse_names")) {
            good = value.isArray();
            faults.refuseNames.clear();
            for (const QJsonValue &element : value.toArray()) {
                good = good && element.isString();
                faults.refuseNames.append(element.toString());
            }
        } else if (name == QLatin1String("refuse_numbers")) {
            good = value.isArray();
            faults.refuseNumbers.clear();
            for (const QJsonValue &element : value.toArray()) {
                good = good && readNumber(element, 1, MostNumbers, number);
                faults.refuseNumbers.append(number);
            }
        } else if (name == QLatin1String("down")) {
            good = value.isBool();
            faults.down = value.toBool();
        } else if (name == QLatin1String("vendor")) {
            good = vendorIds().contains(value.toString());
        } else if (name == QLatin1String("clear")) {
            good = value.isBool();
            result.clear = value.toBool();
        } else if (name == QLatin1String("reset")) {
            good = value.isBool();
        } else {
            return QStringLiteral("unknown member %1").arg(name);
        }
        if (!good)
            return QStringLiteral("wrong value of %1").arg(name);
    }
    if (downFor && order.contains(QLatin1String("down_after")))
        faults.downFor = *downFor;
    else
        result.down = downFor;
    return {};
}

QJsonObject toJson(const CollectorFaults &faults)
{
    QJsonArray numbers;
    for (const qint64 number : faults.refuseNumbers)
        numbers.append(number);
    return {{QStringLiteral("status"), faults.status},
            {QStringLiteral("times"), faults.times},
            {QStringLiteral("retry_after"), faults.retryAfter},
            {QStringLiteral("latency_ms"), qint64(faults.latency.count())},
            {QStringLiteral("refuse_names"), QJsonArray::fromStringList(faults.refuseNames)},
            {QStringLiteral("refuse_numbers"), numbers},
            {QStringLiteral("down"), faults.down},
            {QStringLiteral("down_after"), faults.downAfter},
            {QStringLiteral("down_for_ms"), qint64(faults.downFor.count())}};
}

QJsonObject toJson(const CollectorStats &stats)
{
    return {{QStringLiteral("events"), stats.events},
            {QStringLiteral("unique"), stats.unique},
            {QStringLiteral("duplicates"), stats.duplicates},
            {QStringLiteral("requests"), stats.requests},
            {QStringLiteral("deduplicated"), stats.deduplicated}};
}

QJsonObject toJson(const CollectedRequest &request)
{
    QJsonObject headers;
    for (const auto &[name, value] : request.headers)
        headers.insert(QString::fromLatin1(name), QString::fromLatin1(value));
    return {{QStringLiteral("seq"), request.seq},
            {QStringLiteral("received_at"), request.receivedAt.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("vendor"), request.vendor.isEmpty() ? QJsonValue() : QJsonValue(request.vendor)},
            {QStringLiteral("method"), QString::fromLatin1(request.method)},
            {QStringLiteral("path"), QString::fromLatin1(request.path)},
            {QStringLiteral("headers"), headers},
            {QStringLiteral("body_base64"), QString::fromLatin1(request.body.toBase64())},
            {QStringLiteral("status"), request.status},
            {QStringLiteral("deduplicated"), request.deduplicated},
            {QStringLiteral("rejected"), request.rejected}};
}

QJsonArray toJson(const QList<MeterValue> &values)
{
    QJsonArray list;
    for (const MeterValue &value : values)
        list.append(QJsonObject{{QStringLiteral("meter"), value.meter},
                                {QStringLiteral("customer"), value.customer},
                                {QStringLiteral("aggregation"), aggregationName(value.aggregation)},
                                {QStringLiteral("events"), value.events},
                                {QStringLiteral("value"), value.value}});
    return list;
}

QJsonObject toJson(const CollectedEvent &event)
{
    const auto orNull = [](const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    return {{QStringLiteral("seq"), event.seq},
            {QStringLiteral("received_at"), event.receivedAt.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("vendor"), event.vendor},
            {QStringLiteral("route"), event.route},
            {QStringLiteral("event_id"), orNull(event.eventId)},
            {QStringLiteral("batch_id"), orNull(event.batchId)},
            {QStringLiteral("name"), orNull(event.name)},
            {QStringLiteral("user_id"), orNull(event.userId)},
            {QStringLiteral("anonymous_id"), orNull(event.anonymousId)},
            {QStringLiteral("quantity"), orNull(event.quantity)},
            {QStringLiteral("timestamp"), orNull(event.timestamp)},
            {QStringLiteral("request"), event.request},
            {QStringLiteral("copies"), event.copies},
            {QStringLiteral("event"), event.json}};
}

} // namespace Tally::Inbound
