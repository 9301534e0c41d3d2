// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "calltrace.h"

#include <QByteArray>
#include <QHash>
#include <QRandomGenerator>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace Tally {

/// A disk as a power cut may leave it, made from a trace of callfaults.
///
/// What was synced is there: a file's contents after a sync of the file, a name after a sync of its folder (of either
/// one, where it was moved from one to another). Of the rest anything may be there or not, in any combination.
class TraceDisk
{
public:
    /// How a disk looks of which not everything was synced.
    enum Variant { AllLost, AllKept, DataLost, NamesLost, Torn, Zeros, ZeroTail, Random, VariantCount };

    /// \a root is the folder that the trace is about; it exists, and \a rootInode is its inode.
    TraceDisk(const QByteArray &trace, const QString &root, quint64 rootInode);

    int moments() const { return int(m_records.size()); } ///< a cut may come before each of them, and after the last
    qint64 timeNs(int moment) const; ///< of the cut
    QString textOf(int moment) const; ///< what comes next, for a person
    /// Puts below \a folder what is there after a cut at \a moment. False where that is what was made last: nothing new.
    bool rebuild(int moment, Variant variant, QRandomGenerator *random, const QString &folder);
    /// The moments right before the ends of syncs of files, by a part of their names.
    QList<int> syncsOf(const QString &part) const;
    /// Which files were given a name that ends so while not all that was written to them was synced.
    QStringList namedUnsynced(const QString &suffix) const;

private:
    struct Record
    {
        TraceRecord head;
        QByteArray first;
        QByteArray second;
        int object = -1; // of this inode at this time
        int beginning = -1; // of S: the index of its s
    };
    QString parentOf(const QString &path) const;

    QString m_root;
    std::vector<Record> m_records;
    QHash<QString, int> m_folders; // path → object
    int m_objects = 1; // 0 is the root
    QByteArray m_last; // what was made last
};

} // namespace Tally
