// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/run.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <vector>

namespace Tally {

class Uploader;
enum class Drop;

/// Finds what dead processes of this application left behind and hands it to the uploaders, at the start and every few
/// minutes. One for each tracker; lives in the worker thread.
class Adoption : public QObject
{
    Q_OBJECT

public:
    Adoption(const QString &trackerFolder, QObject *parent = nullptr);

    /// \a uploader gets what there is for its destination from the next adopt() on. Remove it before it is deleted.
    void add(Uploader *uploader);
    void remove(Uploader *uploader);
    void adopt();
    /// \a uploader gets the rest at once, however much it is, and drops it but for the requests to erase somebody: what
    /// has no place yet, what waits behind something unreadable, and what a process left that died just now.
    void adoptCleared(Uploader *uploader, Drop reason);

Q_SIGNALS:
    /// A destination of this name owes events, and this process does not have it. Once per name.
    void unclaimed(const QString &destination);
    /// Of events that are there, some cannot be read; it is tried again. Once per name, until it has worked.
    void unreadable(const QString &destination, const QString &folder);
    void tooOld(const QString &destination, const QStringList &eventIds);

private:
    struct Orphan
    {
        std::shared_ptr<Run> run;
        QStringList destinations; // not yet handed over
    };
    /// What cannot be read is told, once; for a minute that may pass, and it is asked for again soon.
    bool mayPass(const QString &destination, const QString &folder);
    void handOver(Uploader *uploader);
    void forgetHandedOver();
    bool isAnyHere(const QStringList &destinations) const;
    /// One with nothing for destinations that are here is let go of again.
    void take(std::unique_ptr<Run> run);
    bool isTooOld(qint64 writtenMs) const;
    void reportUnclaimed(Orphan *orphan);

    const QString m_trackerFolder;
    std::vector<Uploader *> m_uploaders;
    std::vector<Orphan> m_orphans;
    QSet<QString> m_reported;
    std::vector<std::weak_ptr<Run>> m_adopted; // here, or handed over
    QHash<QString, QHash<QString, qint64>> m_unreadable; // by destination, or none: folders, and since when
    bool m_isUnreadable = false; // something that is to be asked for again soon
    QTimer m_timer;
};

} // namespace Tally
