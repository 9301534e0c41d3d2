// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/fluxrate.h"
#include "vendors/fluxratevendor.h"

namespace Tally {

namespace {

// The defaults of the vendor's own SDK for Go.
constexpr int defaultFlushAt = 100;
constexpr int defaultFlushInterval = 5000; // ms
constexpr int defaultMaxRetries = 9; // ten attempts
constexpr int defaultFirstBackoff = 1000; // ms
constexpr int defaultRequestTimeout = 30'000; // ms

} // namespace

Fluxrate::Fluxrate(QObject *parent)
    : Destination({.name = QStringLiteral("fluxrate"),
                   .purpose = Billing,
                   .host = QUrl(QStringLiteral("https://api.fluxrate.co/api/v1")),
                   .flushAt = defaultFlushAt,
                   .flushInterval = defaultFlushInterval,
                   .maxRetries = defaultMaxRetries,
                   .firstBackoff = defaultFirstBackoff,
                   .requestTimeout = defaultRequestTimeout,
                   .sendProperties = {},
                   .variables = {}},
                  parent)
{
}

QString Fluxrate::meterToken() const
{
    return m_meterToken;
}

void Fluxrate::setMeterToken(const QString &token)
{
    if (m_meterToken == token)
        return;
    m_meterToken = token;
    optionChanged();
}

QVariantMap Fluxrate::meters() const
{
    return m_meters;
}

void Fluxrate::setMeters(const QVariantMap &meters)
{
    if (m_meters == meters)
        return;
    m_meters = meters;
    optionChanged();
}

QString Fluxrate::customerExternalId() const
{
    return m_customerExternalId;
}

void Fluxrate::setCustomerExternalId(const QString &id)
{
    if (m_customerExternalId == id)
        return;
    m_customerExternalId = id;
    optionChanged();
}

Fluxrate::Api Fluxrate::api() const
{
    return m_api;
}

void Fluxrate::setApi(Api api)
{
    if (m_api == api)
        return;
    m_api = api;
    optionChanged();
}

int Fluxrate::aggregateInterval() const
{
    return m_aggregateInterval;
}

void Fluxrate::setAggregateInterval(int milliseconds)
{
    milliseconds = qMax(milliseconds, 0);
    if (m_aggregateInterval == milliseconds)
        return;
    m_aggregateInterval = milliseconds;
    optionChanged();
}

std::shared_ptr<const Vendor> Fluxrate::makeVendor(const QUrl &host) const
{
    FluxrateVendor::Options options;
    options.host = host;
    options.meterToken = m_meterToken;
    options.meters = m_meters;
    options.customerExternalId = m_customerExternalId;
    options.isUsage = m_api == Usage;
    options.aggregateInterval = std::chrono::milliseconds(m_aggregateInterval);
    options.names = names();
    options.sendProperties = sendProperties();
    return std::make_shared<FluxrateVendor>(options);
}

} // namespace Tally
