// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What an answer means to each vendor. The bytes are a byte for how it was asked, and an answer as text:
//   <status>\n<header>: <value>\n…\n\n<body>

#include "targets.h"

#include "core/retry.h"
#include "vendors/doowvendor.h"
#include "vendors/fluxratevendor.h"
#include "vendors/millimetricvendor.h"
#include "vendors/settlesettlevendor.h"

#include <QJsonDocument>

#include <algorithm>

namespace Tally::Fuzz {

namespace {

struct Question
{
    Batch batch;
    HttpResponse response;
};

Question questionOf(const QByteArray &bytes, const QList<QByteArray> &routes)
{
    const quint8 how = bytes.isEmpty() ? 0 : quint8(bytes.front());
    Question question;
    Batch &batch = question.batch;
    batch.id = "6f9619ff-8b86-d011-b42d-00cf4fc964ff";
    batch.route = routes.at(how / 4 % routes.size());
    for (int i = 0; i <= how % 4; ++i) {
        batch.eventIds.append(i < 3 ? QStringLiteral("e%1").arg(i) : batch.eventIds.first());
        batch.events.append("{}");
    }
    HttpResponse &response = question.response;
    if (how & 0x80)
        response.failure = QStringLiteral("it was cut");
    qsizetype at = 1;
    for (bool isFirst = true; at < bytes.size(); isFirst = false) {
        qsizetype end = bytes.indexOf('\n', at);
        end = end < 0 ? bytes.size() : end;
        const QByteArray line = bytes.mid(at, end - at);
        at = end + 1;
        if (isFirst)
            response.status = line.toInt() % 1000;
        else if (line.isEmpty())
            break;
        else
            response.headers.append({line.left(line.indexOf(':')).toLower(), line.mid(line.indexOf(':') + 1).trimmed()});
    }
    response.body = bytes.mid(at);
    return question;
}

// Fit to be shown: no controls, nothing that turns the direction of the line around.
bool isClean(const QString &text)
{
    return text.size() <= 1000 && std::none_of(text.cbegin(), text.cend(), [](QChar c) {
               return c.category() == QChar::Other_Control || (c.unicode() >= 0x202a && c.unicode() <= 0x202e)
                   || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
           });
}

void judge(const Vendor &vendor, const QByteArray &bytes, const QList<QByteArray> &routes, bool mayBeEmpty)
{
    const auto [batch, response] = questionOf(bytes, routes);
    const Verdict verdict = vendor.judge(batch, response);
    const int status = response.failure.isEmpty() ? response.status : 0;
    TALLY_REQUIRE(isClean(verdict.text));
    TALLY_REQUIRE(!verdict.retryAfter || (verdict.retryAfter->count() >= 0 && *verdict.retryAfter <= maxRetryAfter));
    switch (verdict.kind) {
    case Verdict::Kind::Delivered:
        TALLY_REQUIRE((status >= 200 && status < 300) || (status == 409 && batch.route == "track"));
        TALLY_REQUIRE(!QJsonDocument::fromJson(response.body).isNull() || (mayBeEmpty && status == 204));
        break;
    case Verdict::Kind::Retry:
        TALLY_REQUIRE(!verdict.text.isEmpty());
        break;
    case Verdict::Kind::Split:
        TALLY_REQUIRE(batch.events.size() > 1 && status >= 400 && status < 500);
        break;
    case Verdict::Kind::Reject:
        TALLY_REQUIRE(status >= 400 && status < 500);
        TALLY_REQUIRE(batch.events.size() == 1 || batch.route == "forget");
        break;
    case Verdict::Kind::KeyRefused:
        TALLY_REQUIRE(status == 401 || status == 403);
        break;
    }
    TALLY_REQUIRE(verdict.refused.isEmpty() || verdict.kind == Verdict::Kind::Delivered);
    QStringList ids = batch.eventIds;
    for (const Verdict::Refused &refused : verdict.refused) {
        TALLY_REQUIRE(ids.removeOne(refused.eventId)); // of this batch, and each once
        TALLY_REQUIRE(isClean(refused.reason));
    }
}

} // namespace

void judgeMillimetric(const QByteArray &bytes)
{
    static const MillimetricVendor vendor({});
    judge(vendor, bytes, {"events", "identify", "forget"}, false);
}

void judgeDoow(const QByteArray &bytes)
{
    static const DoowVendor vendor({});
    judge(vendor, bytes, {"events"}, false);
}

void judgeFluxrate(const QByteArray &bytes)
{
    static const FluxrateVendor track({});
    static const FluxrateVendor usage([] {
        FluxrateVendor::Options options;
        options.isUsage = true;
        return options;
    }());
    judge(!bytes.isEmpty() && bytes.front() & 0x40 ? usage : track, bytes, {"track"}, false);
}

void judgeSettleSettle(const QByteArray &bytes)
{
    static const SettleSettleVendor vendor({}, SettleSettleVendor::Build::Release);
    judge(vendor, bytes, {"events"}, true);
}

} // namespace Tally::Fuzz
