// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/doow.h"
#include "vendors/doowvendor.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace Tally {

namespace {

// The defaults of the vendor's own SDK for Node.
constexpr int defaultFlushAt = 20;
constexpr int defaultFlushInterval = 10'000; // ms
constexpr int defaultMaxRetries = 3;
constexpr int defaultFirstBackoff = 1000; // ms
constexpr int defaultRequestTimeout = 10'000; // ms
constexpr QLatin1String defaultSourceSystem("sdk");

constexpr QLatin1String attributionVariable("DOOW_TRACK_ATTRIBUTION");

// Nothing where the text is no JSON object, or not a flat one.
std::optional<QVariantMap> attributionOf(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject())
        return {};
    const QVariantMap map = document.object().toVariantMap();
    return nestedAttribution(map).isNull() ? std::optional(map) : std::nullopt;
}

} // namespace

Doow::Doow(QObject *parent)
    : Destination({.name = QStringLiteral("doow"),
                   .purpose = Billing,
                   .host = QUrl(QStringLiteral("https://api.doow.co")),
                   .flushAt = defaultFlushAt,
                   .flushInterval = defaultFlushInterval,
                   .maxRetries = defaultMaxRetries,
                   .firstBackoff = defaultFirstBackoff,
                   .requestTimeout = defaultRequestTimeout,
                   .sendProperties = {},
                   .variables = {.keys = {QStringLiteral("DOOW_TRACK_API_KEY")},
                                 .host = QStringLiteral("DOOW_TRACK_ENDPOINT"),
                                 .disabled = QStringLiteral("DOOW_TRACK_DISABLED"),
                                 .flushAt = QStringLiteral("DOOW_TRACK_FLUSH_AT"),
                                 .flushInterval = QStringLiteral("DOOW_TRACK_FLUSH_INTERVAL"),
                                 .others = {attributionVariable}}},
                  parent)
    , m_sourceSystem(defaultSourceSystem)
{
}

QString Doow::licenseId() const
{
    return m_licenseId;
}

void Doow::setLicenseId(const QString &licenseId)
{
    if (m_licenseId == licenseId)
        return;
    m_licenseId = licenseId;
    optionChanged();
}

QVariantMap Doow::attribution() const
{
    return m_attribution;
}

void Doow::setAttribution(const QVariantMap &attribution)
{
    if (m_attribution == attribution)
        return;
    m_attribution = attribution;
    optionChanged();
}

QString Doow::sourceSystem() const
{
    return m_sourceSystem;
}

void Doow::setSourceSystem(const QString &sourceSystem)
{
    const QString value = sourceSystem.isEmpty() ? QString(defaultSourceSystem) : sourceSystem;
    if (m_sourceSystem == value)
        return;
    m_sourceSystem = value;
    optionChanged();
}

std::shared_ptr<const Vendor> Doow::makeVendor(const QUrl &host) const
{
    QVariantMap attribution = m_attribution;
    attribution.insert(attributionOf(environment(attributionVariable)).value_or(QVariantMap()));
    return std::make_shared<DoowVendor>(
        DoowVendor::Options{host, m_licenseId, attribution, m_sourceSystem, names(), sendProperties()});
}

QString Doow::environmentProblem() const
{
    const QString value = environment(attributionVariable);
    if (value.isEmpty() || attributionOf(value))
        return {};
    return QCoreApplication::translate("Tally",
                                       "The environment variable %1 is ignored: a JSON object of texts, numbers and "
                                       "booleans is needed, such as {\"env\":\"prod\"}.")
        .arg(attributionVariable);
}

} // namespace Tally
