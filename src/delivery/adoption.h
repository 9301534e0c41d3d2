// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "store/run.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <vector>

namespace Tally {

class Uploader;

/// Finds what dead processes of this application left behind and hands it to the uploaders, at the start and every few
/// minutes: at most mostAtOnce runs at a time, the oldest first, and more as those are done with. What is in the others is
/// in nobody's counts until then. One for each tracker; lives in the worker thread.
class Adoption : public QObject
{
    Q_OBJECT

public:
    /// Each takes a descriptor of the process, which has a thousand perhaps.
    static constexpr int mostAtOnce = 64;

    Adoption(const QString &trackerFolder, QObject *parent = nullptr);

    /// \a uploader gets what there is for its destination, from the next adopt() on. Remove it before it is deleted.
    void add(Uploader *uploader);
    void remove(Uploader *uploader);
    void adopt();

Q_SIGNALS:
    /// A destination of this name owes events, and this process does not have it. Once per name.
    void unclaimed(const QString &destination);
    /// Of events that are there, some cannot be read; it is tried again. Once per name, until it has worked.
    void unreadable(const QString &destination, const QString &folder);
    void tooOld(const QString &destination, const QStringList &eventIds);

private:
    struct Orphan
    {
        std::weak_ptr<Run> run;
        std::shared_ptr<Run> hold; // while somebody here is to get something of it; uploaders have their own
        QStringList destinations; // not yet handed over
    };
    void adoptMore();
    void onRunLeft();
    std::shared_ptr<Run> share(std::unique_ptr<Run> run);
    void handOver(Uploader *uploader);
    bool isWanted(const Orphan &orphan) const;
    void letGo();
    bool isTooOld(qint64 writtenMs) const;
    void reportUnclaimed();

    const QString m_trackerFolder;
    std::vector<Uploader *> m_uploaders;
    std::vector<Orphan> m_orphans;
    QSet<QString> m_reported;
    QSet<QString> m_unreadable;
    QSet<QString> m_lookedAt; // runs, since adopt() was called last
    int m_held = 0; // runs, here or by uploaders
    bool m_isMoreWanted = false; // there may be more, and it waits for one that goes
    QTimer m_timer;
};

} // namespace Tally
