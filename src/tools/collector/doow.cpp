// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/doow.h"

#include "tools/collector/gunzip.h"
#include "tools/collector/schema.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace Tally::Inbound {

namespace {

constexpr const char *EventsPath = "/telemetry/events";
constexpr const char *HeartbeatPath = "/telemetry/heartbeat";

Answer refusal(int status, const QString &code, const QString &message, const QJsonObject &details = {})
{
    QJsonObject body{{QStringLiteral("status"), status},
                     {QStringLiteral("message"), message},
                     {QStringLiteral("code"), code},
                     {QStringLiteral("details"), details}};
    // The vendor's README names the two codes of a 413 under "error"; its Go SDK reads "code".
    if (status == 413)
        body.insert(QStringLiteral("error"), code);
    return {status, toBytes(body), "application/json", {}};
}

Answer invalid(const QString &message, const Violations &violations = {})
{
    return refusal(400, QStringLiteral("invalid_request"), message,
                   violations.isEmpty() ? QJsonObject() : violations.details());
}

/// "dk_" and more. The vendor's tests have 64 hex digits behind it, but no page says that it must be so.
bool isKey(const QByteArray &key)
{
    static const QRegularExpression shape(QStringLiteral("\\Adk_[A-Za-z0-9_-]+\\z"));
    return shape.match(QString::fromLatin1(key)).hasMatch();
}

Headers rateLimitHeaders(qint64 current, int retryAfter)
{
    const QJsonObject rate{{QStringLiteral("limit"), Doow::EventsPerMinute},
                           {QStringLiteral("current"), current},
                           {QStringLiteral("retry_after"), retryAfter}};
    return {{"X-Doow-Rate-Limits", toBytes({{QStringLiteral("event_rate"), rate}})}};
}

void checkAttribution(const QJsonObject &event, Violations &violations)
{
    const QString field = QStringLiteral("attribution");
    const QJsonValue value = event.value(field);
    if (value.isUndefined())
        return;
    if (!value.isObject()) {
        violations.add(field, QStringLiteral("must be an object"));
        return;
    }
    const QJsonObject map = value.toObject();
    for (auto it = map.begin(); it != map.end(); ++it)
        if (!it.value().isString() && !it.value().isDouble() && !it.value().isBool())
            violations.add(field, QStringLiteral("%1 must be a string, a number or a boolean").arg(it.key()));
}

void checkMeasurement(const QJsonObject &measurement, Sign sign, const Rules &rules, Violations &violations)
{
    const QString name = QStringLiteral("metric_name");
    const QString hint = QStringLiteral("metric_tuple_hint");
    checkString(measurement, name, Need::Required, 1, Doow::MaxMetricName, violations);
    checkQuantity(measurement, QStringLiteral("quantity"), Need::Required, sign, violations);
    if (const QJsonValue value = measurement.value(hint); value.isObject()) {
        for (const char *part : {"app_name", "license_name", "metric_name"})
            checkString(value.toObject(), QString::fromLatin1(part), Need::Required, 1, Doow::MaxMetricName, violations);
    } else if (!value.isUndefined()) {
        violations.add(hint, QStringLiteral("must be an object"));
    } else if (const QString metric = measurement.value(name).toString();
               violations.isEmpty() && !rules.metrics.isEmpty() && !rules.metrics.contains(metric)) {
        violations.addForm(QStringLiteral("unknown_metric: %1").arg(metric));
    }
}

void checkMeasurements(const QJsonObject &event, Sign sign, const Rules &rules, Violations &violations)
{
    const QString field = QStringLiteral("measurements");
    const QJsonValue value = event.value(field);
    if (!value.isArray() || value.toArray().isEmpty()) {
        violations.add(field, value.isUndefined() ? QStringLiteral("required")
                                                  : QStringLiteral("must be an array of at least 1 element"));
        return;
    }
    const QJsonArray measurements = value.toArray();
    for (const QJsonValue &measurement : measurements) {
        if (measurement.isObject())
            checkMeasurement(measurement.toObject(), sign, rules, violations);
        else
            violations.add(field, QStringLiteral("must hold objects"));
    }
}

/// Why the event cannot be stored; empty: it can.
QString reasonAgainst(const QJsonValue &element, const Rules &rules)
{
    if (!element.isObject())
        return QStringLiteral("must be an object");
    const QJsonObject event = element.toObject();
    const QString licence = QStringLiteral("license_id");
    const QString kindField = QStringLiteral("kind");
    Violations violations;
    const QString kind = event.value(kindField).toString();
    if (event.contains(kindField) && kind != QLatin1String("USAGE") && kind != QLatin1String("ADJUSTMENT"))
        violations.add(kindField, QStringLiteral("must be USAGE or ADJUSTMENT"));
    checkString(event, QStringLiteral("event_id"), Need::Optional, 1, INT_MAX, violations);
    checkString(event, licence, Need::Required, 1, INT_MAX, violations);
    checkTimestamp(event, QStringLiteral("occurred_at"), Need::Required, violations);
    checkString(event, QStringLiteral("source_system"), Need::Optional, 1, INT_MAX, violations);
    checkString(event, QStringLiteral("unit"), Need::Optional, 0, INT_MAX, violations); // cut by the vendor, not refused
    checkAttribution(event, violations);
    checkMeasurements(event, kind == QLatin1String("ADJUSTMENT") ? Sign::NotZero : Sign::Positive, rules, violations);
    if (violations.isEmpty() && !rules.licenses.isEmpty() && !rules.licenses.contains(event.value(licence).toString()))
        return QStringLiteral("license_not_found");
    return violations.flat().join(QStringLiteral("; "));
}

CollectedEvent collected(const QJsonObject &event, const QString &batchId)
{
    CollectedEvent result;
    QStringList names;
    QStringList quantities;
    const QJsonArray measurements = event.value(QLatin1String("measurements")).toArray();
    for (const QJsonValue &measurement : measurements) {
        names.append(measurement[QLatin1String("metric_name")].toString());
        quantities.append(decimal(measurement[QLatin1String("quantity")]));
    }
    result.eventId = event.value(QLatin1String("event_id")).toString();
    result.batchId = batchId;
    result.name = names.join(u',');
    result.quantity = quantities.join(u',');
    result.userId = event.value(QLatin1String("license_id")).toString();
    result.timestamp = event.value(QLatin1String("occurred_at")).toString();
    result.json = event;
    for (const char *member : {"kind", "unit", "attribution", "metadata"})
        if (const QJsonValue value = event.value(QLatin1String(member)); !value.isUndefined())
            result.properties.insert(QString::fromLatin1(member), value);
    const QString unit = QStringLiteral("unit");
    if (result.properties.contains(unit))
        result.properties.insert(unit, result.properties.value(unit).toString().trimmed().left(Doow::MaxUnit));
    return result;
}

} // namespace

bool Doow::owns(const QByteArray &path) const
{
    return path == EventsPath || path == HeartbeatPath;
}

Outcome Doow::handle(const Call &call)
{
    if (call.request.method != "POST")
        return {noSuchRoute()};
    const QByteArray key = bearerToken(call.request);
    if (key.isEmpty())
        return {refusal(401, QStringLiteral("unauthorized"), QStringLiteral("no bearer token"))};
    if (!isKey(key) || (!call.rules.keys.isEmpty() && !call.rules.keys.contains(key)))
        return {refusal(401, QStringLiteral("unauthorized"), QStringLiteral("the API key is not valid"))};
    if (call.request.path == EventsPath)
        return events(call);
    QJsonObject body;
    if (const QString wrong = readPlainObject(call.request, body); !wrong.isEmpty())
        return {invalid(wrong)};
    return {{200, toBytes({{QStringLiteral("ok"), true}}), "application/json", {}}};
}

Outcome Doow::events(const Call &call)
{
    const QByteArray encoding = call.request.header("content-encoding").toLower();
    QByteArray plain = call.request.body;
    if (encoding == "gzip") {
        const std::optional<QByteArray> unpacked = gunzip(plain, MaxBodyBytes);
        if (!unpacked)
            return {invalid(QStringLiteral("not a whole gzip stream"))};
        plain = *unpacked;
    } else if (!encoding.isEmpty() && encoding != "identity") {
        return {invalid(QStringLiteral("Content-Encoding must be gzip or left out"))};
    }
    if (std::max(plain.size(), call.request.body.size()) > MaxBodyBytes)
        return {refusal(413, QStringLiteral("payload_too_large"),
                        QStringLiteral("the body is longer than %1 bytes").arg(MaxBodyBytes))};
    QJsonObject body;
    if (const QString wrong = readObject(call.request, plain, body); !wrong.isEmpty())
        return {invalid(wrong)};

    Violations violations;
    const QString field = QStringLiteral("events");
    const QJsonValue value = body.value(field);
    const QJsonArray array = value.toArray();
    checkString(body, QStringLiteral("batch_id"), Need::Required, 1, INT_MAX, violations);
    checkString(body, QStringLiteral("sdk_version"), Need::Required, 1, INT_MAX, violations);
    if (!value.isArray() || array.isEmpty())
        violations.add(field, QStringLiteral("must be an array of at least 1 element"));
    if (!violations.isEmpty())
        return {invalid(QStringLiteral("the envelope is not right"), violations)};
    if (array.size() > MaxBatch)
        return {refusal(413, QStringLiteral("batch_too_large"), QStringLiteral("more than %1 events").arg(MaxBatch))};
    return judged(call, body.value(QLatin1String("batch_id")).toString(), array);
}

Outcome Doow::judged(const Call &call, const QString &batchId, const QJsonArray &array)
{
    forgetOldBatches(call.nowMs);
    if (const auto known = m_batches.find(batchId); known != m_batches.end())
        return {known->second.answer, {}, true};
    if (call.rules.rateLimits) {
        if (const int seconds = m_window.take(array.size(), call.nowMs)) {
            Outcome held{{429, errorBody(429, seconds), "application/json",
                          rateLimitHeaders(m_window.current(), seconds)}};
            held.answer.headers.append({"Retry-After", QByteArray::number(seconds)});
            return held;
        }
    }

    Outcome outcome;
    QJsonArray rejections;
    for (const QJsonValue &element : array) {
        QString reason = reasonAgainst(element, call.rules);
        const CollectedEvent event = collected(element.toObject(), batchId);
        if (reason.isEmpty() && call.refused(event))
            reason = QStringLiteral("refused on request of the operator");
        if (reason.isEmpty())
            outcome.events.append(event);
        else
            rejections.append(QJsonObject{{QStringLiteral("event_id"), event.eventId.left(MaxEchoedId)},
                                          {QStringLiteral("reason"), reason.left(MaxEchoedReason)}});
    }
    QJsonObject body{{QStringLiteral("accepted"), outcome.events.size()}};
    if (!rejections.isEmpty()) {
        body.insert(QStringLiteral("rejected"), rejections.size());
        body.insert(QStringLiteral("batch_id"), batchId);
        body.insert(QStringLiteral("rejections"), rejections);
    }
    outcome.rejected = int(rejections.size());
    outcome.answer = {rejections.isEmpty() ? 202 : 207, toBytes(body), "application/json", {}};
    // A batch that could not be stored is looked at afresh when it comes again.
    outcome.stored = [this, batchId, known = Known{call.nowMs, outcome.answer}] { m_batches.emplace(batchId, known); };
    return outcome;
}

void Doow::forgetOldBatches(qint64 nowMs)
{
    std::erase_if(m_batches, [nowMs](const auto &entry) { return nowMs - entry.second.atMs >= BatchMemoryMs; });
}

QByteArray Doow::errorBody(int status, int) const
{
    switch (status) {
    case 400: return refusal(400, QStringLiteral("invalid_request"), QStringLiteral("the request is not right")).body;
    case 401: return refusal(401, QStringLiteral("unauthorized"), QStringLiteral("the API key is not valid")).body;
    case 403: return refusal(403, QStringLiteral("forbidden"), QStringLiteral("not allowed")).body;
    case 408: return refusal(408, QStringLiteral("request_timeout"), QStringLiteral("the request took too long")).body;
    case 413: return refusal(413, QStringLiteral("payload_too_large"), QStringLiteral("the body is too long")).body;
    case 429: return refusal(429, QStringLiteral("rate_limited"), QStringLiteral("too many events")).body;
    case 500: return refusal(500, QStringLiteral("internal_error"), QStringLiteral("something went wrong")).body;
    case 503: return refusal(503, QStringLiteral("unavailable"), QStringLiteral("not available at the moment")).body;
    default: return {}; // of something in front of the vendor, which does not speak its language
    }
}

Headers Doow::errorHeaders(int status, int retryAfter) const
{
    return status == 429 && retryAfter >= 0 ? rateLimitHeaders(EventsPerMinute, retryAfter) : Headers();
}

QByteArray Doow::keyPrefix(const Request &request) const
{
    return isKey(bearerToken(request)) ? "dk_" : QByteArray();
}

void Doow::clear()
{
    *this = Doow();
}

} // namespace Tally::Inbound
