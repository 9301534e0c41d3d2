// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "adoption.h"

#include "delivery/seams.h"
#include "delivery/uploader.h"
#include "store/queue.h"

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
    handOver(uploader);
    forgetHandedOver();
}

void Adoption::remove(Uploader *uploader)
{
    std::erase(m_uploaders, uploader);
}

void Adoption::adopt()
{
    for (std::unique_ptr<Run> &run : Run::adoptOrphans(m_trackerFolder)) {
        if (std::optional<QStringList> destinations = run->destinations())
            m_orphans.push_back({Run::shared(std::move(run)), std::move(*destinations)});
        else
            m_unreadable.insert(QString());
    }
    for (Uploader *uploader : m_uploaders)
        handOver(uploader);
    reportUnclaimed();
    forgetHandedOver();
    // Here, since this is the first call in the worker thread.
    m_timer.start(m_unreadable.isEmpty() ? std::chrono::milliseconds(interval) : std::chrono::milliseconds(soon));
    m_unreadable.remove(QString());
}

void Adoption::handOver(Uploader *uploader)
{
    for (Orphan &orphan : m_orphans) {
        if (!orphan.destinations.contains(uploader->name()))
            continue;
        const QString folder = orphan.run->folder() + QLatin1Char('/') + uploader->name();
        auto queue = std::make_shared<Queue>(folder, orphan.run->name());
        if (!queue->isWhole()) {
            // Nor the runs after this one: events leave in their order.
            if (!m_unreadable.contains(uploader->name()))
                Q_EMIT unreadable(uploader->name(), folder);
            m_unreadable.insert(uploader->name());
            m_timer.start(soon);
            return;
        }
        orphan.destinations.removeOne(uploader->name());
        uploader->adopt(std::move(queue), orphan.run);
    }
    m_unreadable.remove(uploader->name());
}

void Adoption::forgetHandedOver()
{
    std::erase_if(m_orphans, [](const Orphan &orphan) { return orphan.destinations.isEmpty(); });
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
        for (const QString &name : QStringList(orphan.destinations)) {
            Queue queue(orphan.run->folder() + QLatin1Char('/') + name, orphan.run->name());
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
