// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "core/retry.h"
#include "vendors/answer.h"
#include "vendors/doowvendor.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Tally {

namespace {

constexpr QLatin1String vendorName("Doow");
constexpr int maxEchoedIdLength = 128; // the vendor cuts the ids that it names

// Every status has its row; the first that fits counts. "Own" is below 300 a JSON object with the number `accepted` or
// the list `rejections`, and above it one with a text under `error`, `code` or `message`.
const QList<VerdictRow> &verdictTable()
{
    using enum Meaning;
    static const auto *const forever = new QList<VerdictRow>{ // a worker may be left behind within exit()
        {0, 0, MaybeTaken, MaybeTaken}, // no answer
        {200, 299, Taken, MaybeTaken}, // 202, 207; others are documented nowhere, and the vendor's SDKs take any
        {300, 399, NotNow, NotNow}, // never followed: the key would go with it
        {400, 400, BadEvent, NotNow},
        {401, 401, BadKey, NotNow},
        {402, 402, NotNow, NotNow},
        {403, 403, BadKey, NotNow},
        {404, 405, NotNow, NotNow}, // a wrong host or path is not the event's fault
        {408, 408, MaybeTaken, MaybeTaken},
        // What could be in conflict is the batch's id: it may be there already, and halves have other ids.
        {409, 409, MaybeTaken, NotNow},
        {410, 410, NotNow, NotNow}, // as 404
        {413, 413, BadEvent, BadEvent}, // whoever says it: smaller requests
        {422, 422, BadEvent, NotNow},
        {429, 429, NotNow, NotNow},
        {400, 499, BadEvent, NotNow},
        {500, 599, MaybeTaken, MaybeTaken},
    };
    return *forever;
}

// {"error":"payload_too_large"} or {"status":400,"code":"invalid_request","message":"…","details":{…}}; empty where
// the body is not the vendor's. Details stay out: they may quote what was sent.
QString vendorsWords(const QJsonObject &body)
{
    const QString code = body.value(QLatin1String("code")).toString();
    const QString error = code.isEmpty() ? body.value(QLatin1String("error")).toString() : code;
    const QString message = body.value(QLatin1String("message")).toString();
    const QString both
        = error.isEmpty() || message.isEmpty() ? error + message : error + QLatin1String(": ") + message;
    return cleaned(both.toUtf8());
}

// The largest `retry_after`, in seconds, of {"event_rate":{"limit":1000,"current":1000,"retry_after":30}}.
std::optional<milliseconds> rateLimitOf(const HttpResponse &response)
{
    double longest = -1;
    const QJsonObject categories = QJsonDocument::fromJson(response.header("x-doow-rate-limits")).object();
    for (const auto &category : categories)
        longest = std::max(longest, category.toObject().value(QLatin1String("retry_after")).toDouble(-1));
    return retryAfterOf(longest);
}

struct Refusals
{
    QList<Verdict::Refused> named; ///< events of the batch
    qint64 unnamed = 0; ///< how many more there are, of which it is not known which they are
    QString unnamedReason; ///< of the first one; may be empty
};

Refusals refusalsOf(const Batch &batch, const QJsonObject &body)
{
    // Ids as the vendor echoes them → those of the batch, which may have given one id to several events.
    QHash<QString, QStringList> ids;
    for (const QString &id : batch.eventIds)
        ids[id.left(maxEchoedIdLength)].append(id);
    Refusals refusals;
    const QJsonArray list = body.value(QLatin1String("rejections")).toArray();
    for (const auto &element : list) {
        const QJsonObject rejection = element.toObject();
        const QString reason = cleaned(rejection.value(QLatin1String("reason")).toString().toUtf8());
        const auto found = ids.find(rejection.value(QLatin1String("event_id")).toString().left(maxEchoedIdLength));
        if (found != ids.end() && !found->isEmpty()) {
            refusals.named.append({found->takeFirst(),
                                   reason.isEmpty() ? QCoreApplication::translate("Tally", "Doow gives no reason.")
                                                    : reason});
        } else if (++refusals.unnamed; refusals.unnamedReason.isEmpty()) {
            refusals.unnamedReason = reason;
        }
    }
    const double rejected = body.value(QLatin1String("rejected")).toDouble();
    refusals.unnamed = std::max(refusals.unnamed, qint64(std::clamp(rejected, 0.0, 1e9)) - refusals.named.size());
    return refusals;
}

QString deliveredText(const Batch &batch, const QJsonObject &body, const Refusals &refusals)
{
    if (refusals.unnamed > 0) {
        const QString text
            = QCoreApplication::translate("Tally", "Doow refused %n event(s) and does not say which of the batch.", nullptr,
                                          int(refusals.unnamed));
        return refusals.unnamedReason.isEmpty() ? text : text + QLatin1Char(' ') + refusals.unnamedReason;
    }
    const QJsonValue accepted = body.value(QLatin1String("accepted"));
    const double counted = accepted.toDouble() + double(refusals.named.size());
    return accepted.isDouble() && counted != double(batch.events.size())
        ? countText(counted, batch.events.size(), vendorName)
        : QString();
}

} // namespace

Verdict DoowVendor::judge(const Batch &batch, const HttpResponse &response) const
{
    const int status = statusOf(response);
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    const bool isSuccess = status >= 200 && status < 300;
    const QString words = isSuccess || status == 0 ? QString() : vendorsWords(body);
    const bool isOwn = isSuccess ? body.value(QLatin1String("accepted")).isDouble()
            || body.value(QLatin1String("rejections")).isArray()
                                 : !words.isEmpty();

    Verdict verdict = verdictOf(verdictTable(), status, isOwn, batch.events.size());
    switch (verdict.kind) {
    case Verdict::Kind::Delivered: {
        const Refusals refusals = refusalsOf(batch, body);
        verdict.refused = refusals.named;
        verdict.text = deliveredText(batch, body, refusals);
        break;
    }
    case Verdict::Kind::Retry:
        verdict.text = retryText(response, words, vendorName);
        verdict.retryAfter = retryAfterOf(response);
        if (status == 429)
            verdict.retryAfter = std::max(verdict.retryAfter, rateLimitOf(response)); // nothing is less than anything
        break;
    case Verdict::Kind::Split:
    case Verdict::Kind::Reject:
        verdict.text = refusalText(status, words);
        break;
    case Verdict::Kind::KeyRefused:
        verdict.text = refusedKeyText(status, words, vendorName);
        break;
    }
    return verdict;
}

} // namespace Tally
