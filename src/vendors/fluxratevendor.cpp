// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/fluxratevendor.h"
#include "core/decimal.h"
#include "core/json.h"
#include "core/values.h"
#include "vendors/common.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Tally {

namespace {

// The vendor names no limit. What is larger is no usage but content that went astray, and a server in front of the
// vendor's may refuse it (413), for good.
constexpr int maxEventBytes = 240'000;
// No rate limit is documented either. Few enough not to look like an attack, and with keys that are recognised when
// they come again nothing depends on the order.
constexpr int maxInFlight = 4;

const QLatin1String userIdKey("user_id");
const QLatin1String metadataKey("metadata");

Vendor::Encoded refused(const QString &refusal)
{
    return {{}, {}, refusal};
}

QString otherApiText(QLatin1String given, QLatin1String wanted)
{
    return QCoreApplication::translate("Tally",
                                       "\"%1\" belongs to the other of Fluxrate's two APIs. Give \"%2\", or set the "
                                       "destination's `api`.")
        .arg(given, wanted);
}

// header.payload.signature, each Base64; the header is a JSON object, so it begins with {" as Base64 has it.
bool isJwt(const QByteArray &key)
{
    return key.startsWith("eyJ") && key.count('.') == 2;
}

} // namespace

const FluxrateVendor::Form &FluxrateVendor::trackForm()
{
    static const Form form{"track", QLatin1String("meter_token"), QLatin1String("customer_external_id")};
    return form;
}

const FluxrateVendor::Form &FluxrateVendor::usageForm()
{
    static const Form form{"usage", QLatin1String("meter_id"), QLatin1String("customer_id")};
    return form;
}

FluxrateVendor::FluxrateVendor(const Options &options)
    : m_options(options), m_meters(options.meters, options.meterToken),
      m_form(options.isUsage ? usageForm() : trackForm()), m_otherForm(options.isUsage ? trackForm() : usageForm())
{
}

Vendor::Limits FluxrateVendor::limits(const QByteArray &) const
{
    Limits limits;
    limits.maxEvents = 1;
    limits.maxBytes = maxEventBytes;
    limits.maxInFlight = maxInFlight;
    limits.aggregateInterval = m_options.aggregateInterval;
    return limits;
}

bool FluxrateVendor::wants(const Event &event) const
{
    return event.kind == Event::Track
        && (event.options.contains(m_form.meter) || event.options.contains(m_otherForm.meter)
            || m_meters.has(vendorsName(event.name, m_options.names)));
}

// What the event itself says of meter and customer is never passed over for what the destination has: nobody is to pay
// for another, nor for another thing.

FluxrateVendor::Found FluxrateVendor::meterOf(const Event &event) const
{
    const QString name = vendorsName(event.name, m_options.names);
    QString meter;
    if (const auto own = event.options.constFind(m_form.meter); own != event.options.cend())
        meter = textOf(*own).trimmed();
    else if (event.options.contains(m_otherForm.meter) && !m_meters.names(name))
        return {{}, otherApiText(m_otherForm.meter, m_form.meter)};
    else
        meter = m_meters.token(name);
    if (!meter.isEmpty())
        return {meter, {}};
    return {{},
            QCoreApplication::translate("Tally",
                                        "The event has no meter. Give \"%1\" as a text, or its name a meter in "
                                        "`meters`.")
                .arg(m_form.meter)};
}

FluxrateVendor::Found FluxrateVendor::customerOf(const Event &event) const
{
    QString customer;
    if (const auto own = event.options.constFind(m_form.customer); own != event.options.cend())
        customer = textOf(*own);
    else if (event.options.contains(m_otherForm.customer))
        return {{}, otherApiText(m_otherForm.customer, m_form.customer)};
    else
        customer = m_options.customerExternalId;
    if (!customer.trimmed().isEmpty())
        return {customer, {}};
    return {{},
            QCoreApplication::translate("Tally",
                                        "The event has no customer. Give \"%1\" as a text, or set the destination's "
                                        "`customerExternalId`.")
                .arg(m_form.customer)};
}

// Returns why the event is refused; empty: it is not.
QString FluxrateVendor::fillMetadata(const Event &event, const QString &meter, QVariantMap &metadata) const
{
    metadata = allowedProperties(event.properties, m_options.sendProperties);
    if (const auto own = event.options.constFind(metadataKey); own != event.options.cend()) {
        if (!own->canConvert<QVariantMap>())
            return QCoreApplication::translate("Tally",
                                               "\"metadata\" is not an object. Give one, as in { model: \"m\" }.");
        const QVariantMap map = own->toMap();
        for (auto it = map.cbegin(), end = map.cend(); it != end; ++it)
            metadata.insert(it.key(), it.value());
    }
    if (event.options.contains(Event::clockUnknown()))
        metadata.insert(Event::clockUnknown(), true);
    if (m_meters.aggregation(meter) != FluxrateMeters::Aggregation::UniqueCount)
        return {};
    const QVariant given = metadata.value(userIdKey);
    if (!given.isValid() || given.metaType().id() == QMetaType::Nullptr)
        metadata.insert(userIdKey, event.userId);
    if (!textOf(metadata.value(userIdKey)).trimmed().isEmpty())
        return {};
    return QCoreApplication::translate("Tally",
                                       "This meter counts users (UNIQUE_COUNT), and the event has none. Call "
                                       "identify(), or give \"user_id\".");
}

bool FluxrateVendor::sendsDetails() const
{
    return !m_options.sendProperties.isEmpty() || m_meters.hasUniqueCount();
}

Vendor::Encoded FluxrateVendor::encode(const Event &event) const
{
    if (event.kind != Event::Track)
        return refused(QCoreApplication::translate("Tally", "Fluxrate takes usage only: what is tracked."));
    if (event.id.isEmpty() || !event.timestamp.isValid())
        return refused(QCoreApplication::translate("Tally", "The event has no id or no time."));
    if (!(event.quantity > 0) || !std::isfinite(event.quantity))
        return refused(QCoreApplication::translate("Tally",
                                                   "The quantity is not a finite number greater than 0. "
                                                   "Leave it out for 1, or track nothing."));
    const Found meter = meterOf(event);
    if (!meter.refusal.isEmpty())
        return refused(meter.refusal);
    const Found customer = customerOf(event);
    if (!customer.refusal.isEmpty())
        return refused(customer.refusal);
    QVariantMap metadata;
    if (const QString refusal = fillMetadata(event, meter.text, metadata); !refusal.isEmpty())
        return refused(refusal);

    JsonFields json;
    json.add(m_form.meter, meter.text);
    json.add(m_form.customer, customer.text);
    JsonFields shared = json; // what events have in common that may become one
    const QByteArray quantity = decimalOf(event.quantity);
    json.addJson(QLatin1String("quantity"), quantity);
    const qsizetype quantityEnd = json.json().size() - 1; // the rest is the closing bracket
    json.add(QLatin1String("timestamp"), toIso(event.timestamp));
    json.add(QLatin1String("idempotency_key"), event.id);
    if (!metadata.isEmpty()) {
        json.add(metadataKey, metadata);
        shared.add(metadataKey, metadata);
    }

    Encoded encoded{m_form.route, json.json(), {}};
    if (encoded.json.size() > maxEventBytes)
        return refused(QCoreApplication::translate("Tally",
                                                   "The event is %1 bytes of JSON; up to %2 are sent to Fluxrate. Send "
                                                   "less metadata.")
                           .arg(encoded.json.size())
                           .arg(maxEventBytes));
    const bool isSum = m_meters.aggregation(meter.text) == FluxrateMeters::Aggregation::Sum;
    if (m_options.aggregateInterval.count() > 0 && isSum && !event.options.contains(Event::hasOwnId()))
        encoded.sum = Sum{shared.json(), quantityEnd - quantity.size(), quantity.size()};
    return encoded;
}

QString FluxrateVendor::keyProblem(const QByteArray &key) const
{
    if (const QString problem = keyShapeProblem(key, QLatin1String("Fluxrate")); !problem.isEmpty())
        return problem;
    // Prefixes are not looked at: the vendor's pages and its own SDK disagree about them.
    const auto endsCookie = [](char c) { return c == ';' || c == ',' || c == '"' || c == '\\'; };
    if (m_options.isUsage && std::any_of(key.cbegin(), key.cend(), endsCookie))
        return QCoreApplication::translate("Tally",
                                           "The Fluxrate token holds a character that cannot be in a cookie. Copy the "
                                           "value of the cookie access_token, and nothing around it.");
    return {};
}

QString FluxrateVendor::keyWarning(const QByteArray &key) const
{
    if (m_options.isUsage && !isJwt(key))
        return QCoreApplication::translate("Tally",
                                           "`api: Usage` of Fluxrate takes the JWT of a session, and this key does not "
                                           "look like one. API keys are for `api: SdkTrack`.");
    if (!m_options.isUsage && isJwt(key))
        return QCoreApplication::translate("Tally",
                                           "This Fluxrate key looks like the JWT of a session, which is for `api: "
                                           "Usage`. `api: SdkTrack` takes an API key.");
    return {};
}

bool FluxrateVendor::isSecretKey(const QByteArray &key) const
{
    return !key.isEmpty(); // org_live_…, org_test_…, sk_…, a JWT: none of them may be shipped
}

HttpRequest FluxrateVendor::request(const Batch &batch, const QByteArray &key) const
{
    // By the batch and not by the option: what was queued before it changed has the other form.
    const bool isUsage = batch.route == usageForm().route;
    HttpRequest request;
    request.url = endpoint(m_options.host, isUsage ? QLatin1String("/usage") : QLatin1String("/sdk/track"));
    request.headers = {{"Content-Type", "application/json"}};
    if (isUsage)
        request.headers.append({"Cookie", "access_token=" + key});
    else
        request.headers.append({"X-API-Key", key});
    request.body = batch.events.value(0);
    return request;
}

} // namespace Tally
