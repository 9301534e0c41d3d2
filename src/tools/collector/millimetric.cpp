// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/millimetric.h"

#include "tools/collector/schema.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace Tally::Inbound {

namespace {

Answer refusal(int status, const QString &code, const QJsonObject &details = {})
{
    return {status, errorJson(code, details), "application/json", {}};
}

Answer invalid(const Violations &violations)
{
    return refusal(400, QStringLiteral("invalid_payload"), violations.details());
}

Answer invalid(const QString &text)
{
    Violations violations;
    violations.addForm(text);
    return invalid(violations);
}

Answer success(int status, QJsonObject body)
{
    body.insert(QStringLiteral("ok"), true);
    return {status, toBytes(body), "application/json", {}};
}

/// {kind}_{env}_{prefix}_{secret}
const QRegularExpression &keyShape()
{
    static const QRegularExpression shape(
        QStringLiteral("\\A((pk|sk|rk|ak)_[a-z0-9]+_[A-Za-z0-9_-]{8})_[A-Za-z0-9_-]+\\z"));
    return shape;
}

void checkEvent(const QJsonObject &event, Violations &violations)
{
    checkString(event, QStringLiteral("event"), Need::Required, 1, 128, violations);
    checkString(event, QStringLiteral("event_id"), Need::Optional, 1, 128, violations);
    checkTimestamp(event, QStringLiteral("timestamp"), Need::Optional, violations);
    checkString(event, QStringLiteral("anonymous_id"), Need::Optional, 1, 128, violations);
    checkString(event, QStringLiteral("user_id"), Need::Optional, 1, 256, violations);
    checkString(event, QStringLiteral("session_id"), Need::Optional, 1, 128, violations);
    checkUrl(event, QStringLiteral("url"), 2048, violations);
    checkString(event, QStringLiteral("path"), Need::Optional, 0, 2048, violations);
    checkString(event, QStringLiteral("referrer"), Need::Optional, 0, 2048, violations);
    checkObject(event, QStringLiteral("properties"), Millimetric::MaxPropertyBytes, violations);
}

CollectedEvent collected(const QJsonObject &event)
{
    CollectedEvent result;
    result.eventId = event.value(QLatin1String("event_id")).toString();
    result.name = event.value(QLatin1String("event")).toString();
    result.userId = event.value(QLatin1String("user_id")).toString();
    result.anonymousId = event.value(QLatin1String("anonymous_id")).toString();
    result.timestamp = event.value(QLatin1String("timestamp")).toString();
    result.json = event;
    result.properties = event.value(QLatin1String("properties")).toObject();
    return result;
}

} // namespace

QList<Millimetric::Route> Millimetric::routes()
{
    return {{"/v1/track", &Millimetric::track, false, &Millimetric::m_trackBucket},
            {"/v1/batch", &Millimetric::batch, false, &Millimetric::m_batchBucket},
            {"/v1/identify", &Millimetric::identify, false, nullptr},
            {"/v1/forget", &Millimetric::forget, true, nullptr}};
}

const Millimetric::Route *Millimetric::routeFor(const QByteArray &path)
{
    static const QList<Route> all = routes();
    for (const Route &route : all)
        if (path == route.path)
            return &route;
    return nullptr;
}

bool Millimetric::owns(const QByteArray &path) const
{
    return routeFor(path);
}

Answer Millimetric::checkKey(const Call &call, const Route &route)
{
    const QByteArray key = bearerToken(call.request);
    if (key.isEmpty())
        return refusal(401, QStringLiteral("missing_bearer_token"));
    const QRegularExpressionMatch match = keyShape().match(QString::fromLatin1(key));
    if (!match.hasMatch())
        return refusal(401, QStringLiteral("malformed_api_key"));
    if (!call.rules.keys.isEmpty() && !call.rules.keys.contains(key))
        return refusal(401, QStringLiteral("invalid_api_key"));
    const QString kind = match.captured(2);
    if (kind == QLatin1String("rk") || kind == QLatin1String("ak"))
        return refusal(401, QStringLiteral("key_kind_mismatch"));
    if (kind == QLatin1String("pk")) {
        if (route.secretKeyOnly)
            return refusal(403, QStringLiteral("forget_requires_secret_key"));
        const QByteArray origin = call.request.header("origin");
        if (origin.isEmpty() || (!call.rules.origins.isEmpty() && !call.rules.origins.contains(origin)))
            return refusal(403, QStringLiteral("origin_not_allowed"));
    }
    return {};
}

Outcome Millimetric::handle(const Call &call)
{
    const Route *route = routeFor(call.request.path);
    if (call.request.method != "POST")
        return {noSuchRoute()};
    if (const Answer objection = checkKey(call, *route); objection.status != 200)
        return {objection, {}};
    if (call.rules.rateLimits && route->bucket) {
        if (const int seconds = (this->*route->bucket).take(call.nowMs)) {
            return {{429, errorBody(429, seconds), "application/json", {{"Retry-After", QByteArray::number(seconds)}}},
                    {}};
        }
    }
    QJsonObject body;
    if (const QString wrong = readPlainObject(call.request, body); !wrong.isEmpty())
        return {invalid(wrong)};
    return (this->*route->handle)(call, body);
}

Outcome Millimetric::track(const Call &call, const QJsonObject &body)
{
    Violations violations;
    checkEvent(body, violations);
    const CollectedEvent event = collected(body);
    if (violations.isEmpty() && call.refused(event))
        violations.add(QStringLiteral("event"), QStringLiteral("refused on request of the operator"));
    if (!violations.isEmpty())
        return {invalid(violations), {}};
    // A null for an event that came without an id.
    return {success(202, {{QStringLiteral("event_id"), body.value(QLatin1String("event_id")).isString()
                                ? body.value(QLatin1String("event_id")) : QJsonValue()}}),
            {event}};
}

Outcome Millimetric::batch(const Call &call, const QJsonObject &body)
{
    const QString field = QStringLiteral("events");
    Violations violations;
    const QJsonValue value = body.value(field);
    const QJsonArray array = value.toArray();
    if (!value.isArray())
        violations.add(field, value.isUndefined() ? QStringLiteral("required") : QStringLiteral("must be an array"));
    else if (array.isEmpty())
        violations.add(field, QStringLiteral("must have at least 1 element"));
    else if (array.size() > MaxBatch)
        violations.add(field, QStringLiteral("must have at most %1 elements").arg(MaxBatch));
    if (!violations.isEmpty())
        return {invalid(violations), {}};

    // The vendor's flattened error names only the first step of the path: "events", and not which of them.
    QList<CollectedEvent> events;
    for (const QJsonValue &element : array) {
        Violations own;
        if (element.isObject())
            checkEvent(element.toObject(), own);
        else
            own.addForm(QStringLiteral("must be an object"));
        const QStringList texts = own.flat();
        for (const QString &text : texts)
            violations.add(field, text);
        events.append(collected(element.toObject()));
    }
    if (violations.isEmpty())
        for (const CollectedEvent &event : std::as_const(events))
            if (call.refused(event))
                violations.add(field, QStringLiteral("event: refused on request of the operator"));
    if (!violations.isEmpty())
        return {invalid(violations), {}};
    return {success(202, {{QStringLiteral("count"), int(events.size())}}), events};
}

Outcome Millimetric::identify(const Call &call, const QJsonObject &body)
{
    Violations violations;
    checkString(body, QStringLiteral("anonymous_id"), Need::Required, 1, 128, violations);
    checkString(body, QStringLiteral("user_id"), Need::Required, 1, 256, violations);
    checkObject(body, QStringLiteral("traits"), MaxPropertyBytes, violations);
    // The vendor stores it as an event of this name, with the traits as its properties.
    QJsonObject event{{QStringLiteral("event"), QStringLiteral("$identify")},
                      {QStringLiteral("anonymous_id"), body.value(QLatin1String("anonymous_id"))},
                      {QStringLiteral("user_id"), body.value(QLatin1String("user_id"))}};
    if (body.contains(QLatin1String("traits")))
        event.insert(QStringLiteral("properties"), body.value(QLatin1String("traits")));
    if (violations.isEmpty() && call.refused(collected(event)))
        violations.add(QStringLiteral("user_id"), QStringLiteral("refused on request of the operator"));
    if (!violations.isEmpty())
        return {invalid(violations), {}};
    return {success(200, {}), {collected(event)}};
}

Outcome Millimetric::forget(const Call &, const QJsonObject &body)
{
    Violations violations;
    checkString(body, QStringLiteral("user_id"), Need::Required, 1, 256, violations);
    if (!violations.isEmpty())
        return {invalid(violations), {}};
    return {success(200, {{QStringLiteral("queued"), true}}), {}};
}

QByteArray Millimetric::errorBody(int status, int retryAfter) const
{
    const auto code = [status] {
        switch (status) {
        case 400: return QStringLiteral("invalid_payload");
        case 401: return QStringLiteral("invalid_api_key");
        case 403: return QStringLiteral("origin_not_allowed");
        case 429: return QStringLiteral("rate_limited");
        case 502: return QStringLiteral("upstream_failed");
        default: return QStringLiteral("internal_error");
        }
    }();
    // Other statuses are not the vendor's but of something in front of it, which does not speak its language.
    if (code == QLatin1String("internal_error") && status != 500)
        return {};
    QJsonObject body{{QStringLiteral("error"), code}};
    if (status == 429 && retryAfter >= 0)
        body.insert(QStringLiteral("retry_after_s"), retryAfter);
    return toBytes(body);
}

QByteArray Millimetric::keyPrefix(const Request &request) const
{
    return keyShape().match(QString::fromLatin1(bearerToken(request))).captured(1).toLatin1();
}

void Millimetric::clear()
{
    *this = Millimetric();
}

} // namespace Tally::Inbound
