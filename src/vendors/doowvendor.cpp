// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/doowvendor.h"
#include "core/gzip.h"
#include "core/json.h"
#include "vendors/common.h"

#include <QCoreApplication>

#include <cmath>

namespace Tally {

namespace {

// Limits of the vendor. Texts are counted in UTF-16 units, as JavaScript counts them.
constexpr int maxMetricLength = 255;
constexpr int maxUnitLength = 64; // what is longer is cut over there
// One request. The vendor takes 1 000 events and 10 MB; these are the numbers of its own SDKs.
constexpr int maxBatchEvents = 500;
constexpr int maxBodyBytes = 460'800;
constexpr int maxEnvelopeBytes = 128; // ids, version and brackets around the events
constexpr int maxPlainBytes = 1024; // a longer body is sent as gzip
// The vendor knows a batch id for an hour.
constexpr std::chrono::minutes dedupWindow{55};

const QByteArray eventsRoute = QByteArrayLiteral("events");

constexpr QLatin1String licenseOption("license_id");
constexpr QLatin1String attributionOption("attribution");
constexpr QLatin1String metadataOption("metadata");
constexpr QLatin1String kindOption("kind");
constexpr QLatin1String usage("USAGE");
constexpr QLatin1String adjustment("ADJUSTMENT");

Vendor::Encoded refused(const QString &refusal)
{
    return {{}, {}, refusal};
}

// A map or a list: what has no place in a flat map.
bool isNested(const QByteArray &json)
{
    return json.startsWith('{') || json.startsWith('[');
}

QString nestedText(const QString &key)
{
    return QCoreApplication::translate("Tally",
                                       "\"%1\" of the attribution is not a text, a number or a boolean. Doow takes "
                                       "flat attribution only; what is nested can go to \"metadata\".")
        .arg(key);
}

// Those that have a value.
QVariantMap withoutNulls(QVariantMap map)
{
    map.removeIf([](const QVariantMap::iterator &it) { return toJson(it.value()) == "null"; });
    return map;
}

} // namespace

QString nestedAttribution(const QVariantMap &attribution)
{
    for (auto it = attribution.cbegin(), end = attribution.cend(); it != end; ++it)
        if (isNested(toJson(it.value())))
            return it.key().isNull() ? QLatin1String("") : it.key();
    return {};
}

DoowVendor::DoowVendor(const Options &options) : m_options(options) { }

Vendor::Limits DoowVendor::limits(const QByteArray &) const
{
    return {.maxEvents = maxBatchEvents,
            .maxBytes = maxBodyBytes - maxEnvelopeBytes - maxBatchEvents, // a comma each
            .dedupWindow = dedupWindow};
}

bool DoowVendor::wants(const Event &event) const
{
    return event.kind == Event::Track;
}

// Why the fields that are no maps cannot go to the vendor; empty: they can.
QString DoowVendor::fieldsProblem(const Event &event) const
{
    const QString metric = vendorsName(event.name, m_options.names);
    if (metric.isEmpty())
        return QCoreApplication::translate("Tally", "The event has no name. Give it one, as in track(\"purchase\").");
    if (metric.size() > maxMetricLength)
        return QCoreApplication::translate("Tally", "\"%1\" has %2 characters; Doow takes up to %3. Shorten it.")
            .arg(QLatin1String("metric_name"))
            .arg(metric.size())
            .arg(maxMetricLength);
    if (event.id.isEmpty() || !event.timestamp.isValid())
        return QCoreApplication::translate("Tally", "The event has no id or no time.");
    if (!(event.quantity > 0) || !std::isfinite(event.quantity))
        return QCoreApplication::translate("Tally",
                                           "The quantity is not a finite number greater than 0. "
                                           "Leave it out for 1, or track nothing.");
    const QVariant ownLicense = event.options.value(licenseOption);
    if (ownLicense.isValid() && ownLicense.toString().trimmed().isEmpty()) // nobody else's licence in its place
        return QCoreApplication::translate("Tally", "The option \"%1\" is blank. Leave it out, or fill it in.")
            .arg(licenseOption);
    if (licenseOf(event).isEmpty())
        return QCoreApplication::translate("Tally",
                                           "Doow needs to know the licence that the usage belongs to. Set `licenseId` "
                                           "of the destination, or give \"license_id\" with the event.");
    const QVariant kind = event.options.value(kindOption);
    if (kind.isValid() && kind.toString() != usage && kind.toString() != adjustment)
        return QCoreApplication::translate("Tally", "\"kind\" must be %1 or %2.").arg(usage, adjustment);
    return {};
}

QString DoowVendor::licenseOf(const Event &event) const
{
    const QString own = event.options.value(licenseOption).toString().trimmed();
    return own.isEmpty() ? m_options.licenseId.trimmed() : own;
}

Vendor::Encoded DoowVendor::encode(const Event &event) const
{
    if (const QString problem = fieldsProblem(event); !problem.isEmpty())
        return refused(problem);
    for (const QLatin1String &name : {attributionOption, metadataOption})
        if (const QVariant value = event.options.value(name); value.isValid() && !value.canConvert<QVariantMap>())
            return refused(
                QCoreApplication::translate("Tally", "\"%1\" is not an object, such as {\"team\": \"kiosk\"}.")
                    .arg(name));
    const QVariantMap ownAttribution = event.options.value(attributionOption).toMap();
    if (const QString nested = nestedAttribution(ownAttribution); !nested.isNull())
        return refused(nestedText(nested));

    QVariantMap metadata = event.options.value(metadataOption).toMap();
    QVariantMap attribution = m_options.attribution;
    // What is nested there is told by problem(); nothing is sent meanwhile, and the events need not suffer for it.
    attribution.removeIf([](const QVariantMap::iterator &it) { return isNested(toJson(it.value())); });
    const QVariantMap properties = withoutNulls(allowedProperties(event.properties, m_options.sendProperties));
    for (auto it = properties.cbegin(), end = properties.cend(); it != end; ++it)
        if (!metadata.contains(it.key())) // in the one-object form the metadata are the properties too
            (isNested(toJson(it.value())) ? metadata : attribution).insert(it.key(), it.value());
    if (event.options.contains(Event::clockUnknown()))
        metadata.insert(Event::clockUnknown(), true);
    attribution.insert(withoutNulls(ownAttribution));
    attribution = withoutNulls(attribution);

    QString warning;
    QString unit = event.unit.trimmed();
    if (unit.size() > maxUnitLength) {
        warning = QCoreApplication::translate("Tally", "Doow keeps the first %1 characters of \"unit\" only.")
                      .arg(maxUnitLength);
        unit.truncate(unit.at(maxUnitLength - 1).isHighSurrogate() ? maxUnitLength - 1 : maxUnitLength);
    }

    JsonFields measurement;
    measurement.add(QLatin1String("metric_name"), vendorsName(event.name, m_options.names));
    measurement.addJson(QLatin1String("quantity"), toJson(QVariant(event.quantity)));
    JsonFields json;
    json.add(QLatin1String("event_id"), event.id);
    json.add(licenseOption, licenseOf(event));
    json.add(QLatin1String("occurred_at"), toIso(event.timestamp));
    json.add(QLatin1String("source_system"), m_options.sourceSystem);
    json.addJson(QLatin1String("measurements"), '[' + measurement.json() + ']');
    if (!unit.isEmpty())
        json.add(QLatin1String("unit"), unit);
    if (!attribution.isEmpty())
        json.add(attributionOption, attribution);
    if (!metadata.isEmpty())
        json.add(metadataOption, metadata);
    if (const QString kind = event.options.value(kindOption).toString(); !kind.isEmpty())
        json.add(kindOption, kind);

    const QByteArray bytes = json.json();
    if (bytes.size() > limits().maxBytes)
        return refused(QCoreApplication::translate("Tally",
                                                   "The event is %1 bytes of JSON; in one request to Doow there is "
                                                   "room for %2. Send less attribution and metadata.")
                           .arg(bytes.size())
                           .arg(limits().maxBytes));
    return {eventsRoute, bytes, {}, warning};
}

QString DoowVendor::problem() const
{
    const QString nested = nestedAttribution(m_options.attribution);
    return nested.isNull() ? QString() : nestedText(nested);
}

QString DoowVendor::keyProblem(const QByteArray &key) const
{
    if (const QString problem = keyShapeProblem(key, QLatin1String("Doow")); !problem.isEmpty())
        return problem;
    return isSecretKey(key) && key.size() > 3
        ? QString()
        : QCoreApplication::translate("Tally", "This is not a Doow key; those start with \"dk_\".");
}

bool DoowVendor::isSecretKey(const QByteArray &key) const
{
    return key.startsWith("dk_");
}

HttpRequest DoowVendor::request(const Batch &batch, const QByteArray &key) const
{
    JsonFields envelope;
    envelope.add(QLatin1String("batch_id"), QString::fromUtf8(batch.id));
    envelope.add(QLatin1String("sdk_version"), QStringLiteral("tally/" TALLY_VERSION));
    envelope.addJson(QLatin1String("events"), '[' + batch.events.join(',') + ']');

    HttpRequest request;
    request.url = endpoint(m_options.host, QLatin1String("/telemetry/events"));
    request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + key}};
    request.body = envelope.json();
    if (request.body.size() > maxPlainBytes) {
        if (const QByteArray packed = gzip(request.body); !packed.isEmpty()) {
            request.headers.emplaceBack("Content-Encoding", "gzip");
            request.body = packed;
        }
    }
    return request;
}

} // namespace Tally
