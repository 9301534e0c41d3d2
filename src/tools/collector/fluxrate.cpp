// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/fluxrate.h"

#include "tools/collector/schema.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QUuid>

namespace Tally::Inbound {

namespace {

/// The two routes differ in their names for the same things, and in who may use them.
struct Form
{
    QLatin1String meter;
    QLatin1String customer;
    bool meterIsUuid;
};

constexpr Form SdkTrack{QLatin1String("meter_token"), QLatin1String("customer_external_id"), true};
constexpr Form Usage{QLatin1String("meter_id"), QLatin1String("customer_id"), false};

const Form *formOf(QByteArray path)
{
    const QByteArray base = "/api/v1";
    if (path.startsWith(base + '/'))
        path = path.mid(base.size());
    if (path == "/sdk/track")
        return &SdkTrack;
    return path == "/usage" ? &Usage : nullptr;
}

Answer refusal(int status, const QJsonValue &detail)
{
    return {status, toBytes({{QStringLiteral("detail"), detail}}), "application/json", {}};
}

Answer refusal(int status, const char *detail)
{
    return refusal(status, QJsonValue(QString::fromLatin1(detail)));
}

/// A list with a place and a text for each thing that is wrong.
QJsonArray detailOf(const Violations &violations)
{
    QJsonArray list;
    const QJsonObject fields = violations.fields();
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        const QJsonArray texts = it.value().toArray();
        for (const QJsonValue &text : texts)
            list.append(QJsonObject{{QStringLiteral("loc"), QJsonArray{QStringLiteral("body"), it.key()}},
                                    {QStringLiteral("msg"), text},
                                    {QStringLiteral("type"), QStringLiteral("value_error")}});
    }
    return list;
}

/// Prefixes as the vendor's pages ("org_live_") and its Go SDK ("sk_live_", "sk_test_") have them.
const QRegularExpression &keyShape()
{
    static const QRegularExpression shape(QStringLiteral("\\A((?:org|sk)_(?:live|test)_)[A-Za-z0-9_-]+\\z"));
    return shape;
}

/// The session's token, of "Cookie: a=b; access_token=…".
QByteArray accessToken(const Request &request)
{
    const QList<QByteArray> cookies = request.header("cookie").split(';');
    for (const QByteArray &cookie : cookies)
        if (const QByteArray pair = cookie.trimmed(); pair.startsWith("access_token="))
            return pair.mid(pair.indexOf('=') + 1);
    return {};
}

bool isJwt(const QByteArray &token)
{
    static const QRegularExpression shape(QStringLiteral("\\A[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\z"));
    return shape.match(QString::fromLatin1(token)).hasMatch();
}

/// An error answer, or nothing to object.
Answer checkCredential(const Call &call, const Form &form)
{
    const bool session = &form == &Usage;
    const QByteArray credential = session ? accessToken(call.request) : call.request.header("x-api-key");
    if (credential.isEmpty())
        return session ? refusal(401, "Not authenticated: no access_token cookie") : refusal(401, "API key missing");
    const bool wellFormed = session ? isJwt(credential) : keyShape().match(QString::fromLatin1(credential)).hasMatch();
    if (!wellFormed || (!call.rules.keys.isEmpty() && !call.rules.keys.contains(credential)))
        return session ? refusal(401, "Invalid access token") : refusal(401, "Invalid API key");
    if (!session && call.rules.keysWithoutScope.contains(credential))
        return refusal(403, "API key lacks the usage.write scope");
    return {};
}

/// The vendor's own examples write null for what they leave out.
QJsonObject withoutNulls(QJsonObject body)
{
    for (const char *field : {"idempotency_key", "timestamp", "metadata"})
        if (body.value(QLatin1String(field)).isNull())
            body.remove(QLatin1String(field));
    return body;
}

Violations check(const QJsonObject &body, const Form &form)
{
    Violations violations;
    checkString(body, form.meter, Need::Required, 1, INT_MAX, violations);
    if (const QJsonValue meter = body.value(form.meter);
        form.meterIsUuid && meter.isString() && QUuid::fromString(meter.toString()).isNull())
        violations.add(form.meter, QStringLiteral("must be a UUID"));
    checkString(body, form.customer, Need::Required, 1, INT_MAX, violations);
    checkQuantity(body, QStringLiteral("quantity"), Need::Required, Sign::Positive, violations);
    checkTimestamp(body, QStringLiteral("timestamp"), Need::Optional, violations);
    checkString(body, QStringLiteral("idempotency_key"), Need::Optional, 1, INT_MAX, violations);
    checkObject(body, QStringLiteral("metadata"), INT_MAX, violations);
    return violations;
}

CollectedEvent collected(const QJsonObject &body, const Form &form)
{
    CollectedEvent event;
    event.eventId = body.value(QLatin1String("idempotency_key")).toString();
    event.name = body.value(form.meter).toString();
    event.userId = body.value(form.customer).toString();
    event.quantity = decimal(body.value(QLatin1String("quantity")));
    event.timestamp = body.value(QLatin1String("timestamp")).toString();
    event.json = body;
    event.properties = body.value(QLatin1String("metadata")).toObject();
    return event;
}

/// A UUID of what it stands for, so that the same event has the same record whenever it is asked for.
QString idOf(const QString &what, const QString &text)
{
    return QUuid::createUuidV5(QUuid(), what + u'/' + text).toString(QUuid::WithoutBraces);
}

QByteArray record(const CollectedEvent &event, const QDateTime &createdAt)
{
    const QString created = createdAt.toUTC().toString(Qt::ISODateWithMs);
    const QString id = event.eventId.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces)
                                               : idOf(QStringLiteral("event"), event.eventId);
    return toBytes({{QStringLiteral("id"), id},
                    {QStringLiteral("customer_id"), idOf(QStringLiteral("customer"), event.userId)},
                    {QStringLiteral("meter_id"), idOf(QStringLiteral("meter"), event.name)},
                    {QStringLiteral("quantity"), event.quantity},
                    {QStringLiteral("timestamp"), event.timestamp.isEmpty() ? created : event.timestamp},
                    {QStringLiteral("created_at"), created},
                    {QStringLiteral("meta_data"), event.properties}});
}

} // namespace

bool Fluxrate::owns(const QByteArray &path) const
{
    return formOf(path);
}

Outcome Fluxrate::handle(const Call &call)
{
    const Form &form = *formOf(call.request.path);
    if (call.request.method != "POST")
        return {noSuchRoute()};
    if (const Answer objection = checkCredential(call, form); objection.status != 200)
        return {objection};
    QJsonObject body;
    if (const QString wrong = readPlainObject(call.request, body); !wrong.isEmpty())
        return {refusal(400, QJsonValue(wrong))};
    body = withoutNulls(body);
    if (const Violations violations = check(body, form); !violations.isEmpty())
        return {refusal(422, detailOf(violations))};

    const CollectedEvent event = collected(body, form);
    if (!event.eventId.isEmpty())
        if (const auto earlier = call.stored(event.eventId))
            return {{201, record(*earlier, earlier->receivedAt), "application/json", {}}, {}, true};
    if (!call.rules.meters.isEmpty() && !call.rules.meters.contains(event.name))
        return {refusal(404, "Meter not found")};
    if (!call.rules.customers.isEmpty() && !call.rules.customers.contains(event.userId))
        return {refusal(404, "Customer not found")};
    const QJsonValue user = event.properties.value(QLatin1String("user_id"));
    if (call.rules.meters.value(event.name) == Aggregation::UniqueCount && user.toString().isEmpty() && !user.isDouble())
        return {refusal(400, "metadata.user_id is required for UNIQUE_COUNT meters")};
    if (call.refused(event))
        return {refusal(400, "refused on request of the operator")};
    return {{201, record(event, call.receivedAt), "application/json", {}}, {event}};
}

QByteArray Fluxrate::errorBody(int status, int) const
{
    switch (status) {
    case 400: return refusal(400, "Bad request").body;
    case 401: return refusal(401, "Invalid API key").body;
    case 403: return refusal(403, "API key lacks the usage.write scope").body;
    case 404: return refusal(404, "Meter or customer not found").body;
    case 409: return refusal(409, "Duplicate resource").body;
    case 422: {
        Violations violations;
        violations.add(QStringLiteral("quantity"), QStringLiteral("must be greater than 0"));
        return refusal(422, detailOf(violations)).body;
    }
    case 500: return refusal(500, "Internal server error").body;
    default: return {}; // in none of the vendor's tables: of something in front of it
    }
}

QByteArray Fluxrate::keyPrefix(const Request &request) const
{
    return keyShape().match(QString::fromLatin1(request.header("x-api-key"))).captured(1).toLatin1();
}

} // namespace Tally::Inbound
