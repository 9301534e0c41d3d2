// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QLockFile>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace Tally {

/// One process's (or one dead process's) folder of queues: <tracker folder>/runs/<counter>-<uuid>, with its lock file
/// beside it, held for life. The lock is taken before the folder is made and removed after it.
class Run
{
public:
    /// A new run for this process; null where the folder cannot be made or locked, \a problem says why.
    static std::unique_ptr<Run> create(const QString &trackerFolder, QString *problem);
    /// Gives \a take the runs of dead processes, oldest first, each locked now and so ours, until it returns false.
    /// Damaged, foreign and live ones are left alone.
    static void adoptOrphans(const QString &trackerFolder, const std::function<bool(std::unique_ptr<Run>)> &take);

    /// For several users: the last one to let go of it removes it, where nothing is left in it.
    static std::shared_ptr<Run> shared(std::unique_ptr<Run> run);

    ~Run(); ///< gives the lock back, unless after fork(); the folder stays

    QString name() const { return m_name; } ///< <counter>-<uuid>
    QString folder() const { return m_folder; }
    /// Names of the destinations that have a folder here; nothing where that cannot be read at the moment.
    std::optional<QStringList> destinations() const;
    /// Removes the folder of each destination that has nothing left in it, and where that is all of them the run's own,
    /// then the lock; true where it is gone.
    bool removeIfEmpty();

private:
    Run(const QString &name, const QString &folder, std::unique_ptr<QLockFile> lock);

    QString m_name;
    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    qint64 m_pid; // of the process that took the lock: a fork()ed child must not release it
};

} // namespace Tally
