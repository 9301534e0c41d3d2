// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/settlesettle.h"
#include "vendors/settlesettlevendor.h"

namespace Tally {

namespace {

// The defaults of the vendor's own SDK. Its back-off has the factor 2 that ours has; its first delay is not documented.
constexpr int defaultFlushAt = 50;
constexpr int defaultFlushInterval = 2000; // ms
constexpr int defaultMaxRetries = 3;
constexpr int defaultFirstBackoff = 100; // ms
constexpr int defaultRequestTimeout = 10'000; // ms

#ifdef QT_NO_DEBUG
constexpr auto thisBuild = SettleSettleVendor::Build::Release;
#else
constexpr auto thisBuild = SettleSettleVendor::Build::Debug;
#endif

} // namespace

SettleSettle::SettleSettle(QObject *parent)
    : Destination({.name = QStringLiteral("settlesettle"),
                   .purpose = Billing,
                   .host = QUrl(QStringLiteral("https://api.settlesettle.uno/v1")),
                   .flushAt = defaultFlushAt,
                   .flushInterval = defaultFlushInterval,
                   .maxRetries = defaultMaxRetries,
                   .firstBackoff = defaultFirstBackoff,
                   .requestTimeout = defaultRequestTimeout,
                   .sendProperties = {QStringLiteral("*")},
                   .variables = {.keys = {QStringLiteral("SETTLESETTLE_API_KEY")}}},
                  parent)
{
}

QString SettleSettle::eventsPath() const
{
    return m_eventsPath;
}

void SettleSettle::setEventsPath(const QString &path)
{
    if (m_eventsPath == path)
        return;
    m_eventsPath = path;
    optionChanged();
}

bool SettleSettle::checksNames() const
{
    return m_checkNames;
}

void SettleSettle::setCheckNames(bool check)
{
    if (m_checkNames == check)
        return;
    m_checkNames = check;
    optionChanged();
}

std::shared_ptr<const Vendor> SettleSettle::makeVendor(const QUrl &host) const
{
    return std::make_shared<SettleSettleVendor>(
        SettleSettleVendor::Options{host, m_eventsPath, names(), sendProperties(), m_checkNames}, thisBuild);
}

} // namespace Tally
