// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/vendor.h"

#include "tools/collector/doow.h"
#include "tools/collector/fluxrate.h"
#include "tools/collector/millimetric.h"
#include "tools/collector/settlesettle.h"

#include <QJsonDocument>

namespace Tally::Inbound {

std::vector<std::unique_ptr<Vendor>> makeVendors(const Rules &rules)
{
    std::vector<std::unique_ptr<Vendor>> vendors;
    vendors.push_back(std::make_unique<Millimetric>());
    vendors.push_back(std::make_unique<Doow>());
    vendors.push_back(std::make_unique<Fluxrate>());
    vendors.push_back(std::make_unique<SettleSettle>(rules.settleSettlePath));
    return vendors;
}

QStringList vendorIds()
{
    QStringList ids;
    for (const auto &vendor : makeVendors({}))
        ids.append(vendor->id());
    return ids;
}

QString wrongRules(const Rules &rules)
{
    const QByteArray path = rules.settleSettlePath;
    if (path.isEmpty())
        return {};
    const auto wrong = [&path](const QString &why) {
        return QStringLiteral("SettleSettle's path \"%1\" %2").arg(QString::fromUtf8(path), why);
    };
    if (!path.startsWith('/') || path.contains('?') || path.contains('#') || path.contains(' '))
        return wrong(QStringLiteral("must begin with \"/\" and be nothing but a path"));
    if (path == "/_control" || path.startsWith("/_control/"))
        return wrong(QStringLiteral("is where the collector itself is steered; take another"));
    for (const auto &vendor : makeVendors({}))
        if (vendor->owns(path))
            return wrong(QStringLiteral("is a route of %1; take another").arg(vendor->id()));
    return {};
}

QByteArray bearerToken(const Request &request)
{
    const QByteArray value = request.header("authorization");
    return value.size() > 7 && value.left(7).toLower() == "bearer " ? value.mid(7).trimmed() : QByteArray();
}

QString readObject(const Request &request, const QByteArray &body, QJsonObject &result)
{
    // "application/json" with or without parameters.
    if (request.header("content-type").split(';').first().trimmed().toLower() != "application/json")
        return QStringLiteral("Content-Type must be application/json");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return QStringLiteral("not JSON: %1").arg(error.errorString());
    if (!document.isObject())
        return QStringLiteral("must be an object");
    result = document.object();
    return {};
}

QString readPlainObject(const Request &request, QJsonObject &result)
{
    const QByteArray encoding = request.header("content-encoding").toLower();
    if (!encoding.isEmpty() && encoding != "identity")
        return QStringLiteral("compressed bodies are not documented");
    return readObject(request, request.body, result);
}

QByteArray toBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Answer noSuchRoute()
{
    // What the vendors say here is not documented.
    return {404, "no such route\n", "text/plain", {}};
}

QByteArray errorJson(const QString &code, const QJsonObject &details)
{
    QJsonObject body{{QStringLiteral("error"), code}};
    if (!details.isEmpty())
        body.insert(QStringLiteral("details"), details);
    return toBytes(body);
}

} // namespace Tally::Inbound
