// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/names.h"

#include <QRegularExpression>
#include <QStringList>

namespace Tally {

bool isFolderName(const QString &name)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$"));
    return plain.match(name).hasMatch();
}

bool isDestinationName(const QString &name)
{
    static const QStringList own{QStringLiteral("activity"), QStringLiteral("input"), QStringLiteral("running"),
                                 QStringLiteral("runs"),     QStringLiteral("sent"),  QStringLiteral("version")};
    // To some systems upper and lower case are one.
    return isFolderName(name) && !own.contains(name, Qt::CaseInsensitive)
        && !name.startsWith(QLatin1String("identity."), Qt::CaseInsensitive);
}

} // namespace Tally
