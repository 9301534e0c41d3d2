// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/answer.h"
#include "vendors/settlesettlevendor.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Tally {

namespace {

constexpr QLatin1String vendorName("SettleSettle");

// Every status has its row; the first that fits counts. "Own" is below 300 what isSuccess() says, and above it a body
// with a `message`.
const QList<VerdictRow> &verdictTable()
{
    using enum Meaning;
    static const auto *const forever = new QList<VerdictRow>{ // a worker may be left behind within exit()
        {0, 0, MaybeTaken, MaybeTaken}, // no answer
        {200, 299, Taken, MaybeTaken},
        {300, 399, NotNow, NotNow}, // never followed: the key would go with it
        {400, 400, BadEvent, NotNow},
        {401, 401, BadKey, NotNow},
        // One user's empty wallet. The vendor's SDK does not try again; and the usage of all other users must not wait
        // for it, so the event is set apart. It can be sent again from the quarantine.
        {402, 402, BadEvent, NotNow},
        {403, 403, BadKey, NotNow},
        {404, 405, NotNow, NotNow}, // a wrong path is not the event's fault
        {408, 408, MaybeTaken, MaybeTaken},
        {409, 409, BadEvent, NotNow},
        {410, 410, NotNow, NotNow}, // as 404
        {413, 413, BadEvent, BadEvent}, // whoever says it: smaller requests
        {422, 422, BadEvent, NotNow},
        {429, 429, NotNow, NotNow},
        {400, 499, BadEvent, NotNow},
        {500, 599, MaybeTaken, MaybeTaken},
    };
    return *forever;
}

bool isSuccess(int status, const HttpResponse &response)
{
    if (status == 204)
        return response.body.isEmpty();
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (document.isArray())
        return true;
    const QJsonObject body = document.object();
    const QJsonValue no(false);
    return document.isObject() && body.value(QLatin1String("success")) != no && body.value(QLatin1String("ok")) != no
        && (!body.contains(QLatin1String("error")) || body.value(QLatin1String("error")).isNull());
}

// A text, a list of texts, or an object that holds one of these under `message`: the vendor's example copes with all.
QString textOfMessage(const QJsonValue &message)
{
    const QJsonValue inner = message.isObject() ? message.toObject().value(QLatin1String("message")) : message;
    if (!inner.isArray())
        return inner.toString();
    QStringList texts;
    const QJsonArray list = inner.toArray();
    for (const auto &text : list)
        if (texts.size() < 20 && text.isString()) // more than a person is shown
            texts.append(text.toString());
    return texts.join(QLatin1String("; "));
}

// The message, its code, and the names of the fields that it is about; empty where the body is not the vendor's. The
// rest stays out: user ids, balances, and what was sent.
QString vendorsWords(const QJsonObject &body)
{
    QString words = textOfMessage(body.value(QLatin1String("message")));
    if (words.isEmpty())
        return {};
    if (const QString code = body.value(QLatin1String("code")).toString(); !code.isEmpty())
        words = code + QLatin1String(": ") + words;
    if (const QStringList fields = body.value(QLatin1String("fields")).toObject().keys(); !fields.isEmpty())
        words += QLatin1String(" (") + fields.mid(0, 20).join(QLatin1String(", ")) + QLatin1Char(')');
    return cleaned(words.toUtf8());
}

} // namespace

Verdict SettleSettleVendor::judge(const Batch &batch, const HttpResponse &response) const
{
    const int status = statusOf(response);
    const bool is2xx = status >= 200 && status < 300;
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    const QString words = is2xx || status == 0 ? QString() : vendorsWords(body);
    const bool isOwn = is2xx ? isSuccess(status, response) : !words.isEmpty();

    Verdict verdict = verdictOf(verdictTable(), status, isOwn, batch.events.size());
    switch (verdict.kind) {
    case Verdict::Kind::Delivered:
        break;
    case Verdict::Kind::Retry:
        verdict.text = status == 404 || status == 405 || status == 410
            ? QCoreApplication::translate("Tally",
                                          "Nothing takes events at `eventsPath` (HTTP %1). Compare `host` and "
                                          "`eventsPath` with what SettleSettle told you.")
                  .arg(status)
            : retryText(response, words, vendorName);
        verdict.retryAfter = retryAfterOf(response);
        if (!verdict.retryAfter && status == 429)
            verdict.retryAfter = retryAfterOf(body.value(QLatin1String("retryAfterMs")).toDouble(-1000) / 1000);
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
