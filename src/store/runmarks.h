// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/files.h"

#include <QList>
#include <QString>

#include <optional>

namespace Tally {

/// What is known of a program's runs beside its events: <tracker folder>/version, that ran last, and
/// <tracker folder>/running/<uuid>, a file for each process that has not ended. The process has a lock of the system on
/// it, which goes with the process, however that ends; a clean end removes the file. So one that is there and free is
/// of a run that had none: killed, crashed, or the power went.
class RunMarks
{
public:
    explicit RunMarks(const QString &trackerFolder) : m_folder(trackerFolder) { }

    /// A run's program and which of the machine's starts that was in.
    struct Run
    {
        QString version;
        QString boot;
    };
    /// Those without a clean end. Each is told once, to one process.
    QList<Run> takeLost();
    /// From now on, and until unmark(), this process runs.
    void mark(const Run &run);
    void unmark();
    bool isMarked() const { return m_mark.isOpen(); }

    bool hasVersion() const; ///< some version has run
    /// The version that ran before \a version, which is the one that is remembered now; nothing where that is the same, or
    /// another process has been told.
    std::optional<QString> changeVersion(const QString &version);
    /// Removes all but the marks of others that run.
    void forget();

private:
    QString folder() const { return m_folder + QLatin1String("/running"); }

    QString m_folder;
    QString m_name;
    File m_mark;
};

} // namespace Tally
