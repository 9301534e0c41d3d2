// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/settlesettle.h"

#include "tools/collector/schema.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace Tally::Inbound {

namespace {

Answer refusal(int status, const QString &message, const QJsonObject &fields = {})
{
    QJsonObject body{{QStringLiteral("message"), message}};
    if (!fields.isEmpty())
        body.insert(QStringLiteral("fields"), fields);
    return {status, toBytes(body), "application/json", {}};
}

const QRegularExpression &keyShape()
{
    static const QRegularExpression shape(QStringLiteral("\\A(ss_(?:live|test)_)[A-Za-z0-9_-]+\\z"));
    return shape;
}

CollectedEvent collected(const QJsonObject &body)
{
    const QJsonValue quantity = body.value(QLatin1String("quantity"));
    CollectedEvent event;
    event.name = body.value(QLatin1String("eventType")).toString();
    event.userId = body.value(QLatin1String("userId")).toString();
    event.quantity = quantity.isUndefined() ? QStringLiteral("1") : decimal(quantity);
    event.json = body;
    event.properties = body.value(QLatin1String("metadata")).toObject();
    // The vendor knows no id; a sender can leave one for the receiver, by which a person sees what came twice.
    event.eventId = event.properties.value(QLatin1String("event_id")).toString();
    return event;
}

/// What is wrong with the events; their fields are named "events.<index>.<field>".
Violations check(const QJsonArray &events)
{
    Violations violations;
    for (qsizetype i = 0; i < events.size(); ++i) {
        const QString place = QStringLiteral("events.%1").arg(i);
        if (!events.at(i).isObject()) {
            violations.add(place, QStringLiteral("must be an object"));
            continue;
        }
        const QJsonObject event = events.at(i).toObject();
        Violations own;
        checkString(event, QStringLiteral("userId"), Need::Required, 1, INT_MAX, own);
        checkString(event, QStringLiteral("eventType"), Need::Required, 1, INT_MAX, own);
        checkQuantity(event, QStringLiteral("quantity"), Need::Optional, Sign::Positive, own);
        checkObject(event, QStringLiteral("metadata"), INT_MAX, own);
        const QJsonObject fields = own.fields();
        for (auto it = fields.begin(); it != fields.end(); ++it)
            violations.add(place + u'.' + it.key(), it.value().toArray().first().toString());
    }
    return violations;
}

} // namespace

Outcome SettleSettle::handle(const Call &call)
{
    if (call.request.method != "POST")
        return {noSuchRoute()};
    const QByteArray key = call.request.header("x-api-key");
    if (key.isEmpty())
        return {refusal(401, QStringLiteral("API key missing"))};
    if (!keyShape().match(QString::fromLatin1(key)).hasMatch()
        || (!call.rules.keys.isEmpty() && !call.rules.keys.contains(key)))
        return {refusal(401, QStringLiteral("Invalid API key"))};
    QJsonObject body;
    if (const QString wrong = readPlainObject(call.request, body); !wrong.isEmpty())
        return {refusal(400, wrong)};

    const QJsonValue value = body.value(QLatin1String("events"));
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.isEmpty())
        return {refusal(400, QStringLiteral("events must be an array of at least 1 element"))};
    if (const int most = call.rules.settleSettleMaxEvents; most > 0 && array.size() > most)
        return {refusal(400, QStringLiteral("events must have at most %1 elements").arg(most))};
    if (const Violations violations = check(array); !violations.isEmpty())
        return {refusal(400, violations.flat().first(), violations.fields())};
    Outcome outcome;
    bool refused = false;
    for (const QJsonValue &element : array) {
        outcome.events.append(collected(element.toObject()));
        refused = call.refused(outcome.events.constLast()) || refused;
    }
    if (refused)
        return {refusal(400, QStringLiteral("events: refused on request of the operator"))};
    outcome.answer = {202, toBytes({{QStringLiteral("success"), true}, {QStringLiteral("accepted"), array.size()}}),
                      "application/json", {}};
    return outcome;
}

QByteArray SettleSettle::errorBody(int status, int) const
{
    switch (status) {
    case 400: return refusal(400, QStringLiteral("Validation failed")).body;
    case 401: return refusal(401, QStringLiteral("Invalid API key")).body;
    case 402: return refusal(402, QStringLiteral("Insufficient credits")).body;
    case 403: return refusal(403, QStringLiteral("Forbidden")).body;
    case 408: return refusal(408, QStringLiteral("Request timed out")).body;
    case 429: return refusal(429, QStringLiteral("Too many requests")).body;
    case 500: return refusal(500, QStringLiteral("Internal server error")).body;
    default: return {}; // in none of the vendor's tables: of something in front of it
    }
}

QByteArray SettleSettle::keyPrefix(const Request &request) const
{
    return keyShape().match(QString::fromLatin1(request.header("x-api-key"))).captured(1).toLatin1();
}

} // namespace Tally::Inbound
