// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/permission.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Tally {

/// What the text of an administrator's file says of \a application; nothing, and a \a problem for a person, where there
/// is a word in it that is not known: whoever forbids something and mistypes it is not to be passed over.
///
///   [Policy]                    of all applications
///   analytics=off
///   [Application kiosk]         of one, by QCoreApplication's name: what stands here goes before what stands above
///   analytics=on
std::optional<Policy> parsePolicy(const QByteArray &text, const QString &application, QString *problem);

/// The administrator's files, as far as they concern one application. Each of them can forbid, none can allow what another
/// one forbids.
class PolicyFiles
{
public:
    struct Reading
    {
        QString path;
        Policy policy = Policy::Silent;
        QString problem; ///< why it cannot be used, for a person; empty: it can
    };

    PolicyFiles() = default;
    PolicyFiles(const QStringList &paths, const QString &application) : m_paths(paths), m_application(application) {}
    /// /etc/tally/policy.ini, and tally/policy.ini in each folder of \a configDirs, as $XDG_CONFIG_DIRS has them.
    static QStringList paths(const QString &configDirs);

    /// Changes whenever one of the files does; costs some stat().
    QByteArray stamp() const;
    /// One for each file that is there.
    QList<Reading> read() const;
    static Policy strictest(const QList<Reading> &readings);
    /// The strictest, read again where a file has changed since the last call.
    Policy current();

private:
    QStringList m_paths;
    QString m_application;
    std::optional<QByteArray> m_stamp; // of what current() has read
    Policy m_current = Policy::Silent;
};

} // namespace Tally
