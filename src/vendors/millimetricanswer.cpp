// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/answer.h"
#include "vendors/millimetricvendor.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Tally {

namespace {

using std::chrono::milliseconds;

constexpr QLatin1String vendorName("Millimetric");

// Every status has its row; the first that fits counts. "Own" is {"ok":true} below 300, and above it an error body with
// one of the vendor's codes.
QList<VerdictRow> verdictTable(bool isEvents)
{
    using enum Meaning;
    return {
        {0, 0, MaybeTaken, MaybeTaken}, // no answer
        {200, 200, isEvents ? MaybeTaken : Taken, MaybeTaken}, // identify and forget answer 200
        {202, 202, Taken, MaybeTaken},
        {200, 299, MaybeTaken, MaybeTaken},
        {300, 399, NotNow, NotNow}, // never followed: the key would go with it
        {400, 400, BadEvent, NotNow},
        {401, 401, BadKey, NotNow},
        {402, 402, NotNow, NotNow},
        {403, 403, BadKey, NotNow},
        {404, 404, NotNow, NotNow}, // a wrong host or path is not the event's fault
        {408, 408, MaybeTaken, MaybeTaken},
        {409, 409, BadEvent, NotNow},
        {410, 410, NotNow, NotNow}, // as 404
        {413, 413, BadEvent, BadEvent}, // documented nowhere, so whoever says it: smaller requests
        {422, 422, BadEvent, NotNow},
        {429, 429, NotNow, NotNow},
        {400, 499, BadEvent, NotNow},
        {500, 599, MaybeTaken, MaybeTaken},
    };
}

// The vendor's error code, such as invalid_payload; empty where the body is not the vendor's. Codes not in its
// documents are taken too, as it may add some.
QString errorCode(const QJsonObject &body)
{
    const QString code = body.value(QLatin1String("error")).toString();
    const bool isCode = !code.isEmpty() && code.size() <= 64 && code.front() >= QLatin1Char('a')
        && code.front() <= QLatin1Char('z') && std::all_of(code.cbegin(), code.cend(), [](QChar c) {
               return (c >= QLatin1Char('a') && c <= QLatin1Char('z'))
                   || (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('_');
           });
    return isCode ? code : QString();
}

// The code, and what the vendor says about single fields: {"fieldErrors":{"event":["Required"]},"formErrors":[…]}.
QString vendorsWords(const QString &code, const QJsonObject &details)
{
    constexpr qsizetype enough = 400;
    QStringList words;
    qsizetype size = 0;
    const auto add = [&](const QString &field, const QJsonValue &messages) {
        const QJsonArray list = messages.toArray();
        for (const auto &message : list) {
            if (size > enough)
                return;
            words.append(field.isEmpty() ? message.toString() : field + QLatin1String(": ") + message.toString());
            size += words.last().size();
        }
    };
    add({}, details.value(QLatin1String("formErrors")));
    const QJsonObject fields = details.value(QLatin1String("fieldErrors")).toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it)
        add(it.key(), it.value());
    const QString all
        = words.isEmpty() ? code : code + QLatin1String(" (") + words.join(QLatin1String("; ")) + QLatin1Char(')');
    return cleaned(all.toUtf8());
}

std::optional<milliseconds> retryAfter(const HttpResponse &response, const QJsonObject &body)
{
    const auto header = retryAfterOf(response);
    if (header || response.status != 429)
        return header;
    return retryAfterOf(body.value(QLatin1String("retry_after_s")).toDouble(-1));
}

QString keyText(int status, const QString &code)
{
    if (code == QLatin1String("origin_not_allowed"))
        return QCoreApplication::translate(
                   "Tally",
                   "Millimetric refuses the origin (%1, HTTP %2). Add `origin` to the project's "
                   "allowed origins; each host counts, with and without www.")
            .arg(code)
            .arg(status);
    return QCoreApplication::translate("Tally",
                                       "Millimetric refuses the key (%1, HTTP %2). Check that it is complete, of this "
                                       "project and not revoked.")
        .arg(code)
        .arg(status);
}

} // namespace

Verdict MillimetricVendor::judge(const Batch &batch, const HttpResponse &response) const
{
    const int status = statusOf(response);
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    const bool isSuccess = status >= 200 && status < 300;
    const QString code = isSuccess || status == 0 ? QString() : errorCode(body);
    const bool isOwn = isSuccess ? body.value(QLatin1String("ok")) == QJsonValue(true) : !code.isEmpty();
    const QString words
        = code.isEmpty() ? QString() : vendorsWords(code, body.value(QLatin1String("details")).toObject());

    Verdict verdict = verdictOf(verdictTable(batch.route == "events"), status, isOwn, batch.events.size());
    // Only erasing needs a secret key: the key is good for all else, so this one request is what is refused.
    if (batch.route == "forget" && status == 403 && code == QLatin1String("forget_requires_secret_key"))
        verdict.kind = Verdict::Kind::Reject;

    switch (verdict.kind) {
    case Verdict::Kind::Delivered: {
        const QJsonValue count = body.value(QLatin1String("count"));
        if (count.isDouble() && count.toDouble() != double(batch.events.size()))
            verdict.text = countText(count.toDouble(), batch.events.size(), vendorName);
        break;
    }
    case Verdict::Kind::Retry:
        verdict.text = retryText(response, words, vendorName);
        verdict.retryAfter = retryAfter(response, body);
        break;
    case Verdict::Kind::Split:
    case Verdict::Kind::Reject:
        verdict.text = refusalText(status, words);
        break;
    case Verdict::Kind::KeyRefused:
        verdict.text = keyText(status, code);
        break;
    }
    return verdict;
}

} // namespace Tally
