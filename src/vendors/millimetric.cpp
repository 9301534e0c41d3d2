// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/millimetric.h"
#include "vendors/millimetricvendor.h"

namespace Tally {

namespace {

// The defaults of the vendor's own SDK for Node.
constexpr int defaultFlushAt = 1;
constexpr int defaultFlushInterval = 1000; // ms
constexpr int defaultMaxRetries = 3;
constexpr int defaultFirstBackoff = 100; // ms

} // namespace

Millimetric::Millimetric(QObject *parent)
    : Destination({.name = QStringLiteral("millimetric"),
                   .purpose = Analytics,
                   .host = QUrl(QStringLiteral("https://api.millimetric.ai")),
                   .flushAt = defaultFlushAt,
                   .flushInterval = defaultFlushInterval,
                   .maxRetries = defaultMaxRetries,
                   .firstBackoff = defaultFirstBackoff,
                   .sendProperties = {QStringLiteral("*")},
                   .variables = {.keys = {QStringLiteral("AOA_SK"), QStringLiteral("AOA_KEY")},
                                 .host = QStringLiteral("AOA_HOST")}},
                  parent)
{
}

QString Millimetric::origin() const
{
    return m_origin;
}

void Millimetric::setOrigin(const QString &origin)
{
    if (m_origin == origin)
        return;
    m_origin = origin;
    optionChanged();
}

std::shared_ptr<const Vendor> Millimetric::makeVendor(const QUrl &host) const
{
    return std::make_shared<MillimetricVendor>(MillimetricVendor::Options{host, m_origin, names(), sendProperties()});
}

} // namespace Tally
