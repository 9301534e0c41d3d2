// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/answer.h"
#include "vendors/fluxratevendor.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Tally {

namespace {

constexpr QLatin1String vendorName("Fluxrate");

// Every status has its row; the first that fits counts. "Own" is an error body, or below 300 a stored record too.
QList<VerdictRow> verdictTable()
{
    using enum Meaning;
    return {
        {0, 0, MaybeTaken, MaybeTaken}, // no answer
        {200, 299, Taken, MaybeTaken}, // 201, or 200 as in the vendor's own SDK
        {300, 399, NotNow, NotNow}, // never followed: the key would go with it
        {400, 400, BadEvent, NotNow},
        {401, 401, BadKey, NotNow},
        {402, 402, NotNow, NotNow},
        {403, 403, BadKey, NotNow},
        {404, 404, BadEvent, NotNow}, // meter or customer unknown
        {405, 405, NotNow, NotNow}, // a wrong host or path is not the event's fault
        {408, 408, MaybeTaken, MaybeTaken},
        {409, 409, Taken, NotNow}, // every request has its idempotency key, so what
                                   // is there already is this event
        {410, 410, NotNow, NotNow}, // as 405
        {413, 413, BadEvent, BadEvent}, // documented nowhere, so whoever says it: never again
        {422, 422, BadEvent, NotNow},
        {429, 429, NotNow, NotNow},
        {400, 499, BadEvent, NotNow},
        {500, 599, MaybeTaken, MaybeTaken},
    };
}

// One of {"loc":["body","quantity"],"msg":"must be greater than 0"}.
QString entryText(const QJsonObject &entry)
{
    QStringList place;
    for (const QJsonValue step : entry.value(QLatin1String("loc")).toArray())
        place.append(step.isDouble() ? QString::number(step.toInt()) : step.toString());
    if (place.value(0) == QLatin1String("body"))
        place.removeFirst();
    const QString message = entry.value(QLatin1String("msg")).toString();
    return place.isEmpty() || message.isEmpty() ? message
                                                : place.join(QLatin1Char('.')) + QLatin1String(": ") + message;
}

// What an error body says: {"detail": text}, or a list of what is wrong with which field, or {"message": text}. Empty
// where it is not the vendor's.
QString vendorsWords(const QJsonObject &body)
{
    constexpr qsizetype enough = 400;
    const QJsonValue detail = body.value(QLatin1String("detail"));
    QString words = detail.toString();
    for (const QJsonValue entry : detail.toArray()) {
        const QString text = entryText(entry.toObject());
        if (!text.isEmpty() && words.size() < enough)
            words += words.isEmpty() ? text : QLatin1String("; ") + text;
    }
    if (words.isEmpty())
        words = body.value(QLatin1String("message")).toString();
    return cleaned(words.toUtf8());
}

// The record of a stored event has three ids; which of them an answer to a repeated one has is not documented.
bool isRecord(const QJsonObject &body)
{
    constexpr QLatin1String ids[] = {QLatin1String("id"), QLatin1String("meter_id"), QLatin1String("customer_id")};
    return std::any_of(std::begin(ids), std::end(ids), [&body](QLatin1String id) {
        const QJsonValue value = body.value(id);
        return value.isDouble() || !value.toString().isEmpty();
    });
}

QString keyText(const QByteArray &route, int status, const QString &words)
{
    if (route == "usage" && status == 401)
        return QCoreApplication::translate(
                   "Tally",
                   "Fluxrate refuses the session's token (%1, HTTP %2). It ends 15 minutes after "
                   "the login: set a fresh one, or use an API key and `api: SdkTrack`.")
            .arg(words, QString::number(status));
    if (status == 403)
        return QCoreApplication::translate(
                   "Tally",
                   "Fluxrate says that the key may not do this (%1, HTTP %2). It needs the scope "
                   "usage.write.")
            .arg(words, QString::number(status));
    return refusedKeyText(status, words, vendorName);
}

} // namespace

Verdict FluxrateVendor::judge(const Batch &batch, const HttpResponse &response) const
{
    const int status = statusOf(response);
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    const QString words = status == 0 ? QString() : vendorsWords(body);
    const bool isOwn = !words.isEmpty() || (status < 300 && isRecord(body));

    Verdict verdict = verdictOf(verdictTable(), status, isOwn, batch.events.size());
    switch (verdict.kind) {
    case Verdict::Kind::Delivered:
        if (status == 409)
            verdict.text
                = QCoreApplication::translate("Tally", "Fluxrate has this event already (HTTP 409): %1").arg(words);
        break;
    case Verdict::Kind::Retry:
        verdict.text = retryText(response, words, vendorName);
        verdict.retryAfter = retryAfterOf(response);
        break;
    case Verdict::Kind::Split:
    case Verdict::Kind::Reject:
        verdict.text = status == 404
            ? QCoreApplication::translate(
                  "Tally",
                  "Fluxrate does not find it (HTTP 404): %1. Check meter and customer, and that "
                  "the path in `host` is the API's.")
                  .arg(words)
            : refusalText(status, words);
        break;
    case Verdict::Kind::KeyRefused:
        verdict.text = keyText(batch.route, status, words);
        break;
    }
    return verdict;
}

} // namespace Tally
