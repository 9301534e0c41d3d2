// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/quarantine.h"

#include "store/files.h"
#include "store/segment.h"

namespace Tally {

namespace {

// What lies behind a link, the destination's folder perhaps, is not ours to read and to delete.
QStringList allFiles(const QString &folder)
{
    return isFolder(parentOf(folder)) ? fileNamesIn(folder).value_or(QStringList()) : QStringList();
}

} // namespace

Quarantine::Quarantine(const QString &folder) : m_folder(folder) {}

QStringList Quarantine::files() const
{
    QStringList paths;
    // Names begin with run and number, so this is the order of events.
    for (const QString &name : allFiles(m_folder)) {
        if (QuarantineName::parse(name))
            paths.append(m_folder + QLatin1Char('/') + name);
    }
    return paths;
}

QList<Quarantine::Entry> Quarantine::entries() const
{
    QList<Entry> entries;
    for (const QString &file : files()) {
        const std::optional<StoredBatch> stored = readSegment(file);
        if (!stored)
            continue;
        for (qsizetype i = 0; i < stored->batch.events.size(); ++i) {
            entries.append({stored->batch.eventIds.at(i), stored->batch.events.at(i), stored->reasons.value(i),
                            stored->httpStatus, stored->timeMs});
        }
    }
    return entries;
}

int Quarantine::count() const
{
    int sum = 0;
    for (const QString &file : files())
        sum += QuarantineName::parse(file.section(QLatin1Char('/'), -1))->count;
    return sum;
}

QStringList Quarantine::clear()
{
    const QStringList ids = enforceLimit(0);
    for (const QString &name : allFiles(m_folder))
        removeFile(m_folder + QLatin1Char('/') + name);
    return ids;
}

QStringList Quarantine::enforceLimit(int maxFiles)
{
    QStringList ids;
    QStringList paths = files();
    while (paths.size() > maxFiles) {
        const QString file = paths.takeFirst();
        const std::optional<StoredBatch> stored = readSegment(file);
        const int count = QuarantineName::parse(file.section(QLatin1Char('/'), -1))->count;
        if (removeFile(file)) // else it is still there
            ids += stored ? stored->batch.eventIds : QStringList(count, QString());
    }
    return ids;
}

} // namespace Tally
