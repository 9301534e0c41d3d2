// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrl>

namespace Tally {

/// One thing that was looked at.
struct Finding
{
    enum Level : int { Ok, Warning, Error };
    Level level = Ok;
    QString area; ///< "settings", "store", or a vendor's name
    QString id; ///< for scripts, such as "free_space"
    QString text; ///< for a person
    QString wayOut; ///< likewise; empty where nothing is wrong
    QJsonObject facts = {}; ///< for scripts
};

/// doctorstore.cpp: whether the store at \a path can be written, is nobody else's to read, and is worked off.
QList<Finding> examineStore(const QString &path);
/// Names of the destinations that have ever stored something there.
QStringList destinationsIn(const QString &path);

/// doctornetwork.cpp: name, connection, TLS, answer and clock, as far as the one before works.
QList<Finding> examineNetwork(const QString &area, const QUrl &host);

} // namespace Tally
