// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QLatin1String>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <QVariantMap>

namespace Tally {

// What every vendor does the same way with the options that all destinations have.

/// What the destination's `names` make of a caller's name.
QString vendorsName(const QString &name, const QVariantMap &names);
/// The properties that `sendProperties` lets through: each pattern exact or `prefix*`; "*" is all.
QVariantMap allowedProperties(const QVariantMap &properties, const QStringList &patterns);
/// \a host, which may hold a path, with \a path behind it; user, query and fragment are left out.
QUrl endpoint(const QUrl &host, const QString &path);
/// Why \a key is no key of any vendor: empty, or with characters that would not survive a header. Empty: it may be one.
QString keyShapeProblem(const QByteArray &key, QLatin1String vendor);

} // namespace Tally
