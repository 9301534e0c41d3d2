// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What reaches the collector's socket: how bytes become requests, and each vendor's rules on a body.

#include "targets.h"

#include "tools/collector/vendor.h"

#include <QJsonDocument>

namespace Tally::Fuzz {

using namespace Inbound;

namespace {

struct Heard
{
    QByteArrayList requests; ///< each as one text
    int errorStatus = 0;

    bool operator==(const Heard &) const = default;
};

Heard hear(const QByteArray &bytes, qsizetype piece, const Limits &limits)
{
    Heard heard;
    RequestReader reader(limits);
    for (qsizetype at = 0; at < bytes.size() && reader.state() != RequestReader::State::Failed; at += piece) {
        reader.feed(bytes.mid(at, piece));
        while (reader.state() == RequestReader::State::Ready) {
            const Request request = reader.take();
            TALLY_REQUIRE(request.headers.size() <= limits.headers);
            TALLY_REQUIRE(request.body.size() <= limits.bodyBytes);
            TALLY_REQUIRE(request.path.startsWith('/'));
            QByteArray all = request.method + ' ' + request.path + '?' + request.query + char('0' + request.keepAlive);
            for (const auto &[name, value] : request.headers) {
                TALLY_REQUIRE(!name.contains('\n') && !value.contains('\n') && !value.contains('\0'));
                all += '\n' + name + ':' + value;
            }
            heard.requests.append(all + "\n\n" + request.body);
        }
        reader.takeContinue();
        TALLY_REQUIRE(reader.buffered() <= limits.headBytes + limits.bodyBytes + piece);
    }
    if (reader.state() == RequestReader::State::Failed) {
        heard.errorStatus = reader.errorStatus();
        TALLY_REQUIRE(heard.errorStatus >= 400 && heard.errorStatus < 600 && !reader.errorText().isEmpty());
    }
    return heard;
}

void checkAnswer(const Answer &answer)
{
    TALLY_REQUIRE(answer.status >= 200 && answer.status < 600);
    const QByteArray bytes = answer.toBytes(true);
    const QByteArray head = bytes.left(bytes.indexOf("\r\n\r\n"));
    // Nothing that was sent has become a header of the answer.
    TALLY_REQUIRE(head.count("\r\n") == 4 + answer.headers.size());
    if (answer.contentType == "application/json")
        TALLY_REQUIRE(isJson(answer.body));
}

} // namespace

void request(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    Limits limits;
    limits.headBytes = 512; // small, so that a few bytes reach them
    limits.headers = 8;
    limits.bodyBytes = 256;
    const QByteArray stream = bytes.mid(1);
    const Heard whole = hear(stream, std::max<qsizetype>(1, stream.size()), limits);
    // However the network cuts it.
    const Heard pieces = hear(stream, 1 + quint8(bytes.front()) % 64, limits);
    TALLY_REQUIRE(pieces == whole);
}

void rules(const QByteArray &bytes)
{
    static const Rules rules = [] {
        Rules all;
        all.settleSettlePath = "/v1/usage-events";
        all.meters.insert(QStringLiteral("6f9619ff-8b86-d011-b42d-00cf4fc964ff"), Aggregation::Sum);
        return all;
    }();
    static const auto vendors = makeVendors(rules);
    static const QDateTime receivedAt = QDateTime::fromMSecsSinceEpoch(1'795'000'000'000, Qt::UTC);
    static const struct
    {
        size_t vendor;
        const char *path;
        const char *header;
        const char *credential;
    } routes[] = {
        {0, "/v1/track", "authorization", "Bearer sk_test_01234567_abcdefabcdefabcdefabcdef"},
        {0, "/v1/batch", "authorization", "Bearer sk_test_01234567_abcdefabcdefabcdefabcdef"},
        {0, "/v1/identify", "authorization", "Bearer sk_test_01234567_abcdefabcdefabcdefabcdef"},
        {0, "/v1/forget", "authorization", "Bearer sk_test_01234567_abcdefabcdefabcdefabcdef"},
        {1, "/telemetry/events", "authorization", "Bearer dk_0123456789abcdef"},
        {1, "/telemetry/heartbeat", "authorization", "Bearer dk_0123456789abcdef"},
        {2, "/sdk/track", "x-api-key", "org_live_0123456789abcdef"},
        {2, "/usage", "cookie", "access_token=a.b.c"},
        {3, "/v1/usage-events", "authorization", "Bearer ss_0123456789abcdef"},
    };
    if (bytes.isEmpty())
        return;
    const quint8 how = quint8(bytes.front());
    const auto &route = routes[how % std::size(routes)];
    Request request;
    request.method = "POST";
    request.path = route.path;
    request.headers = {{"content-type", "application/json"}, {route.header, route.credential}};
    if (how & 0x80)
        request.headers.append(qMakePair(QByteArray("content-encoding"), QByteArray("gzip")));
    request.body = bytes.mid(1);
    Vendor &vendor = *vendors.at(route.vendor);
    TALLY_REQUIRE(vendor.owns(request.path));
    const Call call{request, rules, 1000, receivedAt, [](const CollectedEvent &) { return false; },
                    [](const QString &) { return std::optional<CollectedEvent>(); }};
    const Outcome outcome = vendor.handle(call);
    checkAnswer(outcome.answer);
    TALLY_REQUIRE(outcome.events.isEmpty() || outcome.answer.status < 300);
    for (const CollectedEvent &event : outcome.events)
        TALLY_REQUIRE(!event.json.isEmpty() || route.vendor == 0);
    if (outcome.stored)
        outcome.stored();
    vendor.clear();
    vendor.keyPrefix(request);
}

} // namespace Tally::Fuzz
