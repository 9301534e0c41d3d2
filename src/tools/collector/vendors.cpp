// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/vendor.h"

#include "tools/collector/millimetric.h"

#include <QJsonDocument>

namespace Tally::Inbound {

std::vector<std::unique_ptr<Vendor>> makeVendors()
{
    std::vector<std::unique_ptr<Vendor>> vendors;
    vendors.push_back(std::make_unique<Millimetric>());
    return vendors;
}

QByteArray errorJson(const QString &code, const QJsonObject &details)
{
    QJsonObject body{{QStringLiteral("error"), code}};
    if (!details.isEmpty())
        body.insert(QStringLiteral("details"), details);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace Tally::Inbound
