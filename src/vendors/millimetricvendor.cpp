// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/millimetricvendor.h"
#include "core/json.h"
#include "core/retry.h"
#include "vendors/common.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace Tally {

namespace {

// Limits of the vendor's event schema. Texts are counted in UTF-16 units, as JavaScript counts them.
constexpr int maxNameLength = 128;
constexpr int maxEventIdLength = 128;
constexpr int maxAnonymousIdLength = 128;
constexpr int maxUserIdLength = 256;
constexpr int maxSessionIdLength = 128;
constexpr int maxAddressLength = 2048; // url, path, referrer
constexpr int maxPropertiesBytes = 8192; // compact UTF-8; beyond it the vendor refuses or truncates
// One request. The vendor's documents disagree (1 000 events, or 500 and 256 KB); this is safe with either.
constexpr int maxBatchEvents = 500;
constexpr int maxBodyBytes = 240'000;

const QByteArray eventsRoute = QByteArrayLiteral("events");
const QByteArray identifyRoute = QByteArrayLiteral("identify");
const QByteArray forgetRoute = QByteArrayLiteral("forget");
const QByteArray batchHead = QByteArrayLiteral("{\"events\":[");
const QByteArray batchTail = QByteArrayLiteral("]}");

const QLatin1String pageView("$pageview");

Vendor::Encoded refused(const QString &refusal)
{
    return {{}, {}, refusal};
}

// Why a field's length is wrong; empty: it is not.
QString lengthProblem(QLatin1String field, const QString &value, int maxLength)
{
    if (value.size() <= maxLength)
        return {};
    return QCoreApplication::translate("Tally", "\"%1\" has %2 characters; Millimetric takes up to %3. Shorten it.")
        .arg(field)
        .arg(value.size())
        .arg(maxLength);
}

QString sizeProblem(QLatin1String field, qsizetype bytes)
{
    if (bytes <= maxPropertiesBytes)
        return {};
    return QCoreApplication::translate("Tally",
                                       "\"%1\" is %2 bytes of JSON; Millimetric takes up to %3. Send fewer or shorter "
                                       "properties.")
        .arg(field)
        .arg(bytes)
        .arg(maxPropertiesBytes);
}

QByteArray normalizedOrigin(const QString &origin)
{
    const QUrl url(origin.trimmed(), QUrl::StrictMode);
    const QString host = url.host(QUrl::FullyEncoded);
    const QString scheme = url.scheme();
    if (!url.isValid() || host.isEmpty() || (scheme != QLatin1String("https") && scheme != QLatin1String("http")))
        return {};
    const int port = url.port(-1);
    const bool isDefaultPort = port == -1 || port == (scheme == QLatin1String("https") ? 443 : 80);
    const QString shown = host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host;
    return (scheme + QLatin1String("://") + shown
            + (isDefaultPort ? QString() : QLatin1Char(':') + QString::number(port)))
        .toLatin1();
}

// What an option that is a URL says; a user and password in it are nobody's business.
QString withoutUserInfo(const QString &text)
{
    const QUrl url(text);
    return url.userInfo().isEmpty() ? text : url.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded);
}

} // namespace

MillimetricVendor::MillimetricVendor(const Options &options)
    : m_options(options), m_origin(normalizedOrigin(options.origin))
{
}

Vendor::Limits MillimetricVendor::limits(const QByteArray &route) const
{
    const bool alone = route == identifyRoute || route == forgetRoute;
    // The events' share of a body: the rest is the envelope and the commas.
    return {alone ? 1 : maxBatchEvents, maxBodyBytes - batchHead.size() - batchTail.size() - maxBatchEvents, 1};
}

bool MillimetricVendor::wants(const Event &) const
{
    return true;
}

Vendor::Encoded MillimetricVendor::encode(const Event &event) const
{
    switch (event.kind) {
    case Event::Track:
    case Event::Page:
        return encodeEvent(event);
    case Event::Identify:
        return encodeIdentify(event);
    case Event::Forget:
        return encodeForget(event);
    }
    return refused(QCoreApplication::translate("Tally", "Millimetric knows no event of this kind."));
}

Vendor::Encoded MillimetricVendor::encodeEvent(const Event &event) const
{
    const QString given = event.kind == Event::Page ? QString(pageView) : event.name;
    const QString name = vendorsName(given, m_options.names);
    if (name.isEmpty())
        return refused(
            QCoreApplication::translate("Tally", "The event has no name. Give it one, as in track(\"purchase\")."));
    if (event.id.isEmpty() || !event.timestamp.isValid())
        return refused(QCoreApplication::translate("Tally", "The event has no id or no time."));

    JsonFields json;
    QString problem;
    const auto add = [&](const char *key, const QString &value, int maxLength) {
        const QLatin1String field(key);
        if (value.isEmpty() || !problem.isEmpty())
            return;
        problem = lengthProblem(field, value, maxLength);
        json.add(field, value);
    };
    add("event", name, maxNameLength);
    add("event_id", event.id, maxEventIdLength);
    json.add(QLatin1String("timestamp"), toIso(event.timestamp));
    add("anonymous_id", event.anonymousId, maxAnonymousIdLength);
    add("user_id", event.userId, maxUserIdLength);
    add("session_id", event.sessionId, maxSessionIdLength);
    if (!event.options.isEmpty()) {
        const auto option = [&event](const char *key) { return event.options.value(QLatin1String(key)).toString(); };
        const QString url = option("url");
        if (!url.isEmpty()) {
            const QUrl parsed(url);
            const bool isWeb = parsed.scheme() == QLatin1String("https") || parsed.scheme() == QLatin1String("http");
            if (!parsed.isValid() || parsed.isRelative() || (isWeb && parsed.host().isEmpty()))
                return refused(
                    QCoreApplication::translate("Tally",
                                                "\"url\" is not a complete URL, such as "
                                                "https://example.org/page. Use \"path\" for a part of one."));
            add("url", withoutUserInfo(url), maxAddressLength);
        }
        add("path", option("path"), maxAddressLength);
        add("referrer", withoutUserInfo(option("referrer")), maxAddressLength);
    }
    if (!problem.isEmpty())
        return refused(problem);

    QVariantMap properties = allowedProperties(event.properties, m_options.sendProperties);
    const auto addMissing = [&properties](const QString &key, const QVariant &value) {
        if (!properties.contains(key))
            properties.insert(key, value);
    };
    if (event.quantity != 1)
        addMissing(QStringLiteral("quantity"), event.quantity);
    if (!event.unit.isEmpty())
        addMissing(QStringLiteral("unit"), event.unit);
    if (event.options.contains(Event::clockUnknown())) {
        QVariantMap marked = properties;
        marked.insert(Event::clockUnknown(), true);
        if (toJson(marked).size() <= maxPropertiesBytes) // rather without the mark than not at all
            properties = marked;
    }
    if (!properties.isEmpty()) {
        const QLatin1String field("properties");
        problem = sizeProblem(field, json.add(field, properties));
    }
    return problem.isEmpty() ? Encoded{eventsRoute, json.json(), {}} : refused(problem);
}

Vendor::Encoded MillimetricVendor::encodeIdentify(const Event &event) const
{
    if (event.anonymousId.isEmpty())
        return refused(
            QCoreApplication::translate("Tally",
                                        "Millimetric identifies a person by joining an anonymous id and a "
                                        "user id, and there is no anonymous id. Give \"anonymous_id\" too."));
    if (event.userId.isEmpty())
        return refused(
            QCoreApplication::translate("Tally", "There is no user id. Give one, as in identify(\"user_42\")."));
    QString problem = lengthProblem(QLatin1String("anonymous_id"), event.anonymousId, maxAnonymousIdLength);
    if (problem.isEmpty())
        problem = lengthProblem(QLatin1String("user_id"), event.userId, maxUserIdLength);
    JsonFields json;
    json.add(QLatin1String("anonymous_id"), event.anonymousId);
    json.add(QLatin1String("user_id"), event.userId);
    const QVariantMap traits = allowedProperties(event.properties, m_options.sendProperties);
    if (!traits.isEmpty()) {
        // They become the properties of an event on the vendor's side, so its limit holds.
        const QLatin1String field("traits");
        const qsizetype bytes = json.add(field, traits);
        if (problem.isEmpty())
            problem = sizeProblem(field, bytes);
    }
    return problem.isEmpty() ? Encoded{identifyRoute, json.json(), {}} : refused(problem);
}

Vendor::Encoded MillimetricVendor::encodeForget(const Event &event) const
{
    if (event.userId.isEmpty())
        return refused(QCoreApplication::translate("Tally", "Millimetric erases by user id, and there is none."));
    const QString problem = lengthProblem(QLatin1String("user_id"), event.userId, maxUserIdLength);
    JsonFields json;
    json.add(QLatin1String("user_id"), event.userId);
    return problem.isEmpty() ? Encoded{forgetRoute, json.json(), {}} : refused(problem);
}

QString MillimetricVendor::keyProblem(const QByteArray &key) const
{
    if (const QString problem = keyShapeProblem(key, QLatin1String("Millimetric")); !problem.isEmpty())
        return problem;
    const QByteArray kind = key.left(3);
    if (kind == "rk_" || kind == "ak_")
        return QCoreApplication::translate("Tally",
                                           "A Millimetric key that starts with \"%1\" can only read. Use a publishable "
                                           "key (pk_) or a secret one (sk_).")
            .arg(QString::fromLatin1(kind));
    if ((kind != "pk_" && kind != "sk_") || key.size() == kind.size())
        return QCoreApplication::translate("Tally",
                                           "This is not a Millimetric key; those that can send start with \"pk_\" or "
                                           "\"sk_\".");
    if (kind == "pk_" && m_origin.isEmpty())
        return m_options.origin.isEmpty()
            ? QCoreApplication::translate("Tally",
                                          "A publishable Millimetric key (pk_) works only together with an origin. Set "
                                          "`origin` to one of the project's allowed origins, such as "
                                          "https://shop.example.")
            : QCoreApplication::translate("Tally",
                                          "`origin` is not an origin. Write scheme and host, as in "
                                          "https://shop.example, as the project's allowed origins have it.");
    return {};
}

bool MillimetricVendor::isSecretKey(const QByteArray &key) const
{
    return key.startsWith("sk_") || key.startsWith("rk_") || key.startsWith("ak_");
}

HttpRequest MillimetricVendor::request(const Batch &batch, const QByteArray &key) const
{
    HttpRequest request;
    QLatin1String path;
    if (batch.route == identifyRoute || batch.route == forgetRoute) {
        path = batch.route == identifyRoute ? QLatin1String("/v1/identify") : QLatin1String("/v1/forget");
        request.body = batch.events.value(0);
    } else if (batch.events.size() == 1) {
        path = QLatin1String("/v1/track");
        request.body = batch.events.first();
    } else {
        path = QLatin1String("/v1/batch");
        request.body = batchHead + batch.events.join(',') + batchTail;
    }

    request.url = endpoint(m_options.host, path);
    request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + key}};
    if (!m_origin.isEmpty())
        request.headers.append({"Origin", m_origin});
    return request;
}

} // namespace Tally
