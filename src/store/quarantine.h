// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace Tally {

/// What a destination holds in quarantine: one INI file per refusing answer, bounded in number.
class Quarantine
{
public:
    struct Entry
    {
        QString eventId;
        QByteArray event; ///< the vendor's JSON, as sent
        QString reason; ///< the vendor's words, cleaned
        int httpStatus = 0;
        qint64 timeMs = 0;
    };

    explicit Quarantine(const QString &folder);
    QList<Entry> entries() const;
    int count() const; ///< from names only
    QString folder() const { return m_folder; }
    QStringList files() const; ///< oldest first, absolute
    /// Deletes all; returns the ids, and an empty one for each event of a file that is damaged.
    QStringList clear();
    /// Deletes the oldest files until \a maxFiles hold; returns the ids dropped, as clear() does.
    QStringList enforceLimit(int maxFiles = 200);

private:
    QString m_folder;
};

} // namespace Tally
