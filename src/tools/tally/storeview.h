// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/tally/command.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace Tally {

/// What one destination has pending in one run.
struct Pending
{
    int events = 0;
    qint64 bytes = 0;
    qint64 oldestMs = 0; ///< since the epoch; 0 with none
    quint64 lastNumber = 0; ///< the highest that an event of this run has got, also of those that are gone
    bool isComplete = true; ///< false: a file of it could not be read, or not be copied to the temporary folder

    void add(const Pending &other);
};

/// Reads a queue's folder without changing anything in it, also while a program works with it.
Pending pendingIn(const QString &folder);

QStringList foldersIn(const QString &path);

/// The store, or the first tracker's folder in it, that this user may not look into; empty: there is none.
QString unreadableIn(const QString &path);

/// The process that holds the lock file, such as a run's; 0: nobody.
qint64 ownerOf(const QString &lockPath);

/// 2026-11-21T06:30:00Z
QString when(qint64 ms);

/// --application or --storage: whose store.
void addStoreOptions(CommandLine &line);
/// Its absolute path, or what the command ends with where there is none.
struct GivenStore
{
    QString path;
    std::optional<Outcome> ended;
};
GivenStore storeFrom(const CommandLine &line);

} // namespace Tally
