// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "adoption.h"

#include "delivery/seams.h"
#include "delivery/uploader.h"
#include "store/queue.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace Tally {

namespace {
constexpr std::chrono::minutes interval{5};
constexpr std::chrono::seconds soon{1}; // for what is there, and could not be read
constexpr qint64 maxAgeMs = 30ll * 24 * 3600 * 1000; // of events whose destination this program does not have
}

Adoption::Adoption(const QString &trackerFolder, QObject *parent) :
    QObject(parent), m_trackerFolder(trackerFolder), m_timer(this)
{
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Adoption::adopt);
}

void Adoption::add(Uploader *uploader)
{
    m_uploaders.push_back(uploader);
}

void Adoption::remove(Uploader *uploader)
{
    std::erase(m_uploaders, uploader);
}

void Adoption::adopt()
{
    m_lookedAt.clear();
    adoptMore();
}

void Adoption::onRunLeft()
{
    --m_held;
    // Later: who lets go is in the middle of something.
    if (std::exchange(m_isMoreWanted, false))
        QMetaObject::invokeMethod(this, &Adoption::adoptMore, Qt::QueuedConnection);
}

void Adoption::adoptMore()
{
    const int room = mostAtOnce - m_held;
    std::vector<std::unique_ptr<Run>> runs = Run::adoptOrphans(m_trackerFolder, room, m_lookedAt);
    m_isMoreWanted = int(runs.size()) >= room;
    for (std::unique_ptr<Run> &run : runs) {
        m_lookedAt.insert(run->name());
        std::optional<QStringList> destinations = run->destinations();
        if (!destinations) {
            m_unreadable.insert(QString());
            continue;
        }
        const std::shared_ptr<Run> hold = share(std::move(run));
        m_orphans.push_back({hold, hold, std::move(*destinations)});
    }
    // Some may have come back that were here before, and events leave in their order.
    std::erase_if(m_orphans, [](const Orphan &orphan) { return orphan.run.expired(); });
    std::sort(m_orphans.begin(), m_orphans.end(),
              [](const Orphan &a, const Orphan &b) { return a.run.lock()->name() < b.run.lock()->name(); });
    for (Uploader *uploader : m_uploaders)
        handOver(uploader);
    reportUnclaimed();
    letGo();
    // Here, since this is the first call in the worker thread.
    m_timer.start(m_unreadable.isEmpty() ? std::chrono::milliseconds(interval) : std::chrono::milliseconds(soon));
    m_unreadable.remove(QString());
}

void Adoption::handOver(Uploader *uploader)
{
    for (Orphan &orphan : m_orphans) {
        const std::shared_ptr<Run> run = orphan.run.lock();
        if (!run || !orphan.destinations.contains(uploader->name()))
            continue;
        const QString folder = run->folder() + QLatin1Char('/') + uploader->name();
        auto queue = std::make_shared<Queue>(folder, run->name());
        if (!queue->isWhole()) {
            // Nor the runs after this one: events leave in their order.
            if (!m_unreadable.contains(uploader->name()))
                Q_EMIT unreadable(uploader->name(), folder);
            m_unreadable.insert(uploader->name());
            m_timer.start(soon);
            return;
        }
        orphan.destinations.removeOne(uploader->name());
        uploader->adopt(std::move(queue), run);
    }
    m_unreadable.remove(uploader->name());
}

bool Adoption::isWanted(const Orphan &orphan) const
{
    return std::any_of(m_uploaders.cbegin(), m_uploaders.cend(), [&orphan](const Uploader *uploader) {
        return orphan.destinations.contains(uploader->name());
    });
}

// What nobody here can send must not be in the way of what somebody can.
void Adoption::letGo()
{
    for (Orphan &orphan : m_orphans) {
        if (!isWanted(orphan))
            orphan.hold.reset();
    }
    std::erase_if(m_orphans,
                  [](const Orphan &orphan) { return orphan.destinations.isEmpty() || orphan.run.expired(); });
}

std::shared_ptr<Run> Adoption::share(std::unique_ptr<Run> run)
{
    ++m_held;
    return Run::shared(std::move(run), [self = QPointer<Adoption>(this)] {
        if (self)
            self->onRunLeft();
    });
}

bool Adoption::isTooOld(qint64 writtenMs) const
{
    // Its own vendor is not heard here. So each of those that were has to say so, besides the wall clock.
    const ClockReading now = seams().now();
    bool isOld = false;
    for (const Uploader *uploader : m_uploaders) {
        Clock clock = uploader->clock();
        if (!clock.isConfirmed())
            continue;
        clock.look(now);
        isOld = clock.isOlder(writtenMs, clock.bootMs(), maxAgeMs);
        if (!isOld)
            break;
    }
    return isOld;
}

void Adoption::reportUnclaimed()
{
    for (Orphan &orphan : m_orphans) {
        const std::shared_ptr<Run> run = orphan.run.lock();
        for (const QString &name : run ? QStringList(orphan.destinations) : QStringList()) {
            Queue queue(run->folder() + QLatin1Char('/') + name, run->name());
            if (!queue.isWhole())
                continue;
            if (queue.pending() == 0 || isTooOld(queue.oldestWritten())) {
                const QStringList ids = queue.clear();
                orphan.destinations.removeOne(name);
                if (!ids.isEmpty())
                    Q_EMIT tooOld(name, ids);
            } else if (!m_reported.contains(name)) {
                m_reported.insert(name);
                Q_EMIT unclaimed(name);
            }
        }
    }
}

} // namespace Tally
