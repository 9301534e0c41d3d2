// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/settlesettlevendor.h"
#include "core/json.h"
#include "vendors/common.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace Tally {

namespace {

// The vendor's limits are not documented. Its own SDK sends so many events at once; the bytes are ours.
constexpr int maxBatchEvents = 50;
constexpr int maxBodyBytes = 240'000;

const QByteArray eventsRoute = QByteArrayLiteral("events");
const QByteArray batchHead = QByteArrayLiteral("{\"events\":[");
const QByteArray batchTail = QByteArrayLiteral("]}");

constexpr QLatin1String metadataOption("metadata");
constexpr QLatin1String liveKey("ss_live_");
constexpr QLatin1String sandboxKey("ss_test_");

Vendor::Encoded refused(const QString &refusal)
{
    return {{}, {}, refusal};
}

bool isScreamingSnakeCase(const QString &name)
{
    static const auto *const shape // a worker may be left behind within exit()
        = new QRegularExpression(QStringLiteral("\\A[A-Z][A-Z0-9]*(_[A-Z0-9]+)*\\z"));
    return shape->match(name).hasMatch();
}

} // namespace

SettleSettleVendor::SettleSettleVendor(const Options &options, Build build) : m_options(options), m_build(build)
{
    m_options.eventsPath = m_options.eventsPath.trimmed();
}

Vendor::Limits SettleSettleVendor::limits(const QByteArray &) const
{
    // The events' share of a body: the rest is the envelope and the commas.
    return {.maxEvents = maxBatchEvents,
            .maxBytes = maxBodyBytes - batchHead.size() - batchTail.size() - maxBatchEvents};
}

bool SettleSettleVendor::wants(const Event &event) const
{
    return event.kind == Event::Track;
}

QVariantMap SettleSettleVendor::metadataOf(const Event &event, QString *warning) const
{
    QVariantMap metadata = allowedProperties(event.properties, m_options.sendProperties);
    metadata.insert(event.options.value(metadataOption).toMap());
    if (const QString unit = QStringLiteral("unit"); !event.unit.isEmpty() && !metadata.contains(unit))
        metadata.insert(unit, event.unit);
    if (event.options.contains(Event::clockUnknown()))
        metadata.insert(Event::clockUnknown(), true);
    const std::pair<QString, QString> ours[] = {{QStringLiteral("event_id"), event.id},
                                                {QStringLiteral("timestamp"), toIso(event.timestamp)}};
    for (const auto &[key, value] : ours) {
        if (metadata.contains(key) && metadata.value(key).toString() != value)
            *warning = QCoreApplication::translate("Tally",
                                                   "\"%1\" of the metadata is replaced: SettleSettle has no field of "
                                                   "its own for what Tally keeps there. Give yours another name.")
                           .arg(key);
        metadata.insert(key, value);
    }
    return metadata;
}

Vendor::Encoded SettleSettleVendor::encode(const Event &event) const
{
    const QString type = vendorsName(event.name, m_options.names);
    if (type.isEmpty())
        return refused(
            QCoreApplication::translate("Tally", "The event has no name. Give it one, as in track(\"purchase\")."));
    if (event.id.isEmpty() || !event.timestamp.isValid())
        return refused(QCoreApplication::translate("Tally", "The event has no id or no time."));
    if (!(event.quantity > 0) || !std::isfinite(event.quantity))
        return refused(QCoreApplication::translate("Tally",
                                                   "The quantity is not a finite number greater than 0. "
                                                   "Leave it out for 1, or track nothing."));
    if (event.userId.isEmpty())
        return refused(QCoreApplication::translate("Tally",
                                                   "SettleSettle meters users, and nobody is identified. Call "
                                                   "identify(\"user_42\") first, or give \"user_id\" with the event."));
    const QVariant given = event.options.value(metadataOption);
    if (given.isValid() && !given.canConvert<QVariantMap>())
        return refused(
            QCoreApplication::translate("Tally", "\"%1\" is not an object, such as {\"team\": \"kiosk\"}.")
                .arg(metadataOption));

    QString warning;
    if (m_options.checkNames && !isScreamingSnakeCase(type))
        warning = QCoreApplication::translate("Tally",
                                              "The name \"%1\" is not in SCREAMING_SNAKE_CASE, which SettleSettle "
                                              "advises, as in AI_QUERY. `names` can map it.")
                      .arg(type);
    JsonFields json;
    json.add(QLatin1String("userId"), event.userId);
    json.add(QLatin1String("eventType"), type);
    json.addJson(QLatin1String("quantity"), toJson(QVariant(event.quantity)));
    json.add(metadataOption, metadataOf(event, &warning));

    const QByteArray bytes = json.json();
    if (bytes.size() > limits().maxBytes)
        return refused(QCoreApplication::translate("Tally",
                                                   "The event is %1 bytes of JSON; in one request to SettleSettle "
                                                   "there is room for %2. Send fewer or shorter properties.")
                           .arg(bytes.size())
                           .arg(limits().maxBytes));
    return {eventsRoute, bytes, {}, warning};
}

QString SettleSettleVendor::problem() const
{
    if (m_options.eventsPath.isEmpty())
        return QCoreApplication::translate("Tally",
                                           "SettleSettle does not publish where it takes events. Ask it for the path "
                                           "of its events route and set `eventsPath`; until then events are kept and "
                                           "nothing is sent.");
    if (m_options.eventsPath.contains(QLatin1String("://")))
        return QCoreApplication::translate("Tally",
                                           "`eventsPath` is a whole URL. Give the path only, and the rest as `host`.");
    return {};
}

QString SettleSettleVendor::keyProblem(const QByteArray &key) const
{
    if (const QString problem = keyShapeProblem(key, QLatin1String("SettleSettle")); !problem.isEmpty())
        return problem;
    for (const QLatin1String &kind : {liveKey, sandboxKey})
        if (key.startsWith(kind.data()) && key.size() > kind.size())
            return {};
    return QCoreApplication::translate("Tally",
                                       "This is not a SettleSettle key; those start with \"ss_live_\" or "
                                       "\"ss_test_\".");
}

QString SettleSettleVendor::keyWarning(const QByteArray &key) const
{
    if (m_build == Build::Debug || !key.startsWith(sandboxKey.data()))
        return {};
    return QCoreApplication::translate("Tally",
                                       "This is a key of SettleSettle's sandbox (ss_test_) in a release build: nobody "
                                       "is billed for what is sent with it. Use one that starts with \"ss_live_\".");
}

bool SettleSettleVendor::isSecretKey(const QByteArray &key) const
{
    return key.startsWith("ss_");
}

HttpRequest SettleSettleVendor::request(const Batch &batch, const QByteArray &key) const
{
    const QString &path = m_options.eventsPath;
    HttpRequest request;
    request.url = endpoint(m_options.host, path.startsWith(QLatin1Char('/')) ? path : QLatin1Char('/') + path);
    request.headers = {{"Content-Type", "application/json"}, {"X-API-Key", key}};
    request.body = batchHead + batch.events.join(',') + batchTail;
    return request;
}

} // namespace Tally
