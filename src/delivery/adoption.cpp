// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "adoption.h"

#include "core/vendor.h"
#include "delivery/seams.h"
#include "delivery/uploader.h"
#include "store/files.h"
#include "store/queue.h"
#include "store/withdrawals.h"

#include <algorithm>
#include <utility>

namespace Tally {

namespace {
constexpr std::chrono::minutes interval{5};
constexpr std::chrono::seconds soon{1}; // for what is there, and could not be read
constexpr qint64 maxAgeMs = 30ll * 24 * 3600 * 1000; // of events whose destination this program does not have

/// Takes nothing: for the ids of what is in a journal.
class NoVendor : public Vendor
{
public:
    Limits limits(const QByteArray &) const override { return {}; }
    bool wants(const Event &) const override { return false; }
    Encoded encode(const Event &) const override { return {{}, {}, QStringLiteral("no vendor")}; }
    QString keyProblem(const QByteArray &) const override { return {}; }
    bool isSecretKey(const QByteArray &) const override { return false; }
    HttpRequest request(const Batch &, const QByteArray &) const override { return {}; }
    Verdict judge(const Batch &, const HttpResponse &) const override { return {}; }
};

/// All of the queue, which is no one's any more; returns the ids.
QStringList cleared(Queue &queue)
{
    const Queue::TakenIn taken = queue.takeIn(NoVendor());
    QStringList ids = taken.cleared;
    for (const Queue::Refusal &refusal : taken.refused)
        ids.append(refusal.eventId);
    return ids + queue.clear();
}

} // namespace

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
    forgetHandedOver();
    std::erase_if(m_adopted, [](const std::weak_ptr<Run> &run) { return run.expired(); });
    Run::adoptOrphans(m_trackerFolder, [this](std::unique_ptr<Run> run) {
        const bool hasPlace = int(m_adopted.size()) < seams().mostRuns;
        if (hasPlace)
            take(std::move(run));
        return hasPlace;
    });
    // An older one than is here already may have become of interest, with a destination that was added.
    std::sort(m_orphans.begin(), m_orphans.end(),
              [](const Orphan &a, const Orphan &b) { return a.run->name() < b.run->name(); });
    for (Uploader *uploader : m_uploaders)
        handOver(uploader);
    for (Orphan &orphan : m_orphans)
        reportUnclaimed(&orphan);
    forgetHandedOver();
    // Here, since this is the first call in the worker thread.
    m_timer.start(std::exchange(m_isUnreadable, false) ? std::chrono::milliseconds(soon) : std::chrono::milliseconds(interval));
}

void Adoption::adoptCleared(Uploader *uploader, Drop reason)
{
    const auto hand = [this, uploader, reason](Orphan *orphan) {
        if (!orphan->destinations.contains(uploader->name()))
            return;
        const QString folder = orphan->run->folder() + QLatin1Char('/') + uploader->name();
        auto queue = std::make_shared<Queue>(folder, orphan->run->name());
        if (!queue->isWhole()) // handOver() knows by its note, when it can be read, that this came
            return;
        orphan->destinations.removeOne(uploader->name());
        uploader->adoptCleared(std::move(queue), orphan->run, reason);
    };
    for (Orphan &orphan : m_orphans)
        hand(&orphan);
    Run::adoptOrphans(m_trackerFolder, [&](std::unique_ptr<Run> run) {
        const std::optional<QStringList> destinations = run->destinations();
        Orphan orphan{Run::shared(std::move(run)), destinations.value_or(QStringList())};
        hand(&orphan);
        if (orphan.run.use_count() > 1) { // it has such a request, or the disk does not take it
            m_adopted.push_back(orphan.run);
            m_orphans.push_back(std::move(orphan));
        }
        return true;
    });
}

void Adoption::take(std::unique_ptr<Run> run)
{
    std::optional<QStringList> destinations = run->destinations();
    if (!destinations) {
        mayPass({}, run->folder());
        return;
    }
    m_unreadable[QString()].remove(run->folder());
    Orphan orphan{Run::shared(std::move(run)), std::move(*destinations)};
    if (!isAnyHere(orphan.destinations)) {
        reportUnclaimed(&orphan);
        return;
    }
    m_adopted.push_back(orphan.run);
    m_orphans.push_back(std::move(orphan));
}

bool Adoption::isAnyHere(const QStringList &destinations) const
{
    return std::any_of(m_uploaders.begin(), m_uploaders.end(),
                       [&destinations](const Uploader *uploader) { return destinations.contains(uploader->name()); });
}

bool Adoption::mayPass(const QString &destination, const QString &folder)
{
    const qint64 now = seams().now().bootMs;
    QHash<QString, qint64> &since = m_unreadable[destination];
    if (since.isEmpty())
        Q_EMIT unreadable(destination, folder);
    if (!since.contains(folder))
        since.insert(folder, now);
    const bool isNew = now - since.value(folder) < unreadPatienceMs;
    m_isUnreadable = m_isUnreadable || isNew;
    return isNew;
}

void Adoption::handOver(Uploader *uploader)
{
    if (uploader->withdrawals() < 0) // and nobody can say which of it may still be sent
        return;
    for (Orphan &orphan : m_orphans) {
        if (!orphan.destinations.contains(uploader->name()))
            continue;
        const QString folder = orphan.run->folder() + QLatin1Char('/') + uploader->name();
        auto queue = std::make_shared<Queue>(folder, orphan.run->name());
        if (!queue->isWhole()) {
            // Nor the runs after this one, since events leave in their order; but a bad sector stays for good.
            if (!mayPass(uploader->name(), folder))
                continue;
            return;
        }
        m_unreadable[uploader->name()].remove(folder);
        orphan.destinations.removeOne(uploader->name());
        if (clearedWithdrawals(folder) < uploader->withdrawals()) // taken back meanwhile, or by whom nobody heard
            uploader->adoptCleared(std::move(queue), orphan.run, Drop::NoConsent);
        else
            uploader->adopt(std::move(queue), orphan.run);
    }
}

void Adoption::forgetHandedOver()
{
    // Kept for destinations that are not here only, a run would take the place of another. One that is in use stays: they
    // may come.
    std::erase_if(m_orphans, [this](const Orphan &orphan) {
        return orphan.destinations.isEmpty() || (orphan.run.use_count() == 1 && !isAnyHere(orphan.destinations));
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

void Adoption::reportUnclaimed(Orphan *orphan)
{
    for (const QString &name : QStringList(orphan->destinations)) {
        if (isAnyHere({name})) // and waits for what is before this
            continue;
        Queue queue(orphan->run->folder() + QLatin1Char('/') + name, orphan->run->name());
        if (!queue.isWhole())
            continue;
        if (queue.pending() == 0 || isTooOld(queue.newestWritten())) {
            const QStringList ids = cleared(queue);
            orphan->destinations.removeOne(name);
            if (!ids.isEmpty())
                Q_EMIT tooOld(name, ids);
        } else if (!m_reported.contains(name)) {
            m_reported.insert(name);
            Q_EMIT unclaimed(name);
        }
    }
}

} // namespace Tally
