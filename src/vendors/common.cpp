// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "vendors/common.h"

#include <QCoreApplication>

#include <algorithm>

namespace Tally {

QString vendorsName(const QString &name, const QVariantMap &names)
{
    const QString mapped = names.value(name).toString();
    return mapped.isEmpty() ? name : mapped;
}

QVariantMap allowedProperties(const QVariantMap &properties, const QStringList &patterns)
{
    if (patterns.contains(QLatin1String("*")))
        return properties;
    QVariantMap result;
    for (auto it = properties.cbegin(), end = properties.cend(); it != end; ++it) {
        const bool isAllowed = std::any_of(patterns.cbegin(), patterns.cend(), [&it](const QString &pattern) {
            return pattern.endsWith(QLatin1Char('*')) ? it.key().startsWith(QStringView(pattern).chopped(1))
                                                      : it.key() == pattern;
        });
        if (isAllowed)
            result.insert(it.key(), it.value());
    }
    return result;
}

QUrl endpoint(const QUrl &host, const QString &path)
{
    QString base = host.path(QUrl::FullyEncoded);
    while (base.endsWith(QLatin1Char('/')))
        base.chop(1);
    QUrl url = host.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    url.setPath(base + path, QUrl::TolerantMode);
    return url;
}

QString keyShapeProblem(const QByteArray &key, QLatin1String vendor)
{
    if (key.isEmpty())
        return QCoreApplication::translate("Tally", "The %1 key is empty.").arg(vendor);
    if (!std::all_of(key.cbegin(), key.cend(), [](char c) { return c > 0x20 && c < 0x7f; }))
        return QCoreApplication::translate("Tally",
                                           "The %1 key holds a blank, a line break or another character that no key "
                                           "has. Copy it again.")
            .arg(vendor);
    return {};
}

} // namespace Tally
