// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Where events go: the destinations and their uploaders.

#include "delivery/seams.h"
#include "destination_p.h"
#include "instances.h"
#include "store/names.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QCoreApplication>
#include <QDir>

namespace Tally {

bool Tracker::addDestination(Destination *destination)
{
    if (!destination || std::find(d->destinations.begin(), d->destinations.end(), destination) != d->destinations.end())
        return false;
    QString problem;
    if (!isDestinationName(destination->name()))
        problem = tr("\"%1\" cannot name a destination: use letters, digits, '.', '_' and '-'.").arg(destination->name());
    for (const Destination *other : std::as_const(d->destinations))
        if (other->name() == destination->name())
            problem = tr("There is a destination \"%1\" already; give the second one a name of its own.").arg(other->name());
    if (destination->d->changed)
        problem = tr("The destination \"%1\" belongs to another tracker.").arg(destination->name());
    if (problem.isEmpty() && !d->isClosed(destination->name()))
        problem = tr("The destination \"%1\" was removed a moment ago, and its store is not closed yet; add it again later.")
                      .arg(destination->name());
    if (!problem.isEmpty()) {
        d->report({Error::InvalidOption, problem, 0, {}, {}});
        return false;
    }
    destination->setParent(this);
    d->attach(destination);
    for (const QString &wrong : destination->d->environmentProblems(*destination))
        d->report({Error::InvalidOption, wrong, 0, {}, destination->name()});
    // In the next turn of the event loop, so that name, path and consent can still be set after this.
    QMetaObject::invokeMethod(this, [this] {
        if (d->begin())
            d->startLifecycle();
    }, Qt::QueuedConnection);
    Q_EMIT destinationsChanged();
    return true;
}

void Tracker::removeDestination(Destination *destination)
{
    if (std::find(d->destinations.begin(), d->destinations.end(), destination) == d->destinations.end())
        return;
    d->detach(destination);
    destination->setParent(nullptr);
    Q_EMIT destinationsChanged();
}

QList<Destination *> Tracker::destinations() const
{
    const QReadLocker reading(&d->lock);
    return QList<Destination *>(d->destinations.begin(), d->destinations.end());
}

void Tracker::Private::attach(Destination *destination)
{
    Destination::Private &to = *destination->d;
    to.lock = [this, destination](const std::function<void()> &change) {
        const Writing writing(*this);
        const Destination::Purpose before = destination->d->purpose;
        change();
        if (destination->d->purpose != before)
            prepareToStoreHeld();
    };
    to.changed = [this, destination] { pushOptions(destination); };
    to.keyChanged = [this, destination] { findKey(destination); };
    to.removed = [this, destination] {
        if (!Instances::isForkedChild())
            detach(destination);
    };
    to.post = [this, destination](std::function<void(Uploader &)> job) { post(destination, std::move(job)); };
    to.quarantined = [this, destination] {
        return Quarantine(folder() + QLatin1Char('/') + destination->d->name + QLatin1String("/quarantine")).entries();
    };

    const Writing writing(*this);
    to.renewVendor(*destination);
    destinations.push_back(destination);
    // It was here before, and what it is owed has waited in memory meanwhile.
    to.ledger->acceptHeld(std::count_if(awaitingConsent.cbegin(), awaitingConsent.cend(), [&to](const Held &held) {
        return held.owed.contains(to.name);
    }));
    if (begun && worker) {
        makeUploader(destination);
        worker->post([keeper = adoption] { keeper->adopt(); });
    }
    prepareToStoreHeld();
}

void Tracker::Private::makeUploader(Destination *destination)
{
    Destination::Private &to = *destination->d;
    Uploader::Place place;
    place.name = to.name;
    place.folder = folder() + QLatin1Char('/') + to.name;
    place.ledger = to.ledger;
    place.vendor = to.currentVendor;
    place.observation = observation;
    askWill(&place, destination);
    // The same on every start of this device, and spread evenly over all devices.
    // One without an anonymous id, for want of consent or because nothing is for analytics, has a share by chance.
    const QString whose = identity.anonymousId.isEmpty() ? QUuid::createUuid().toString() : identity.anonymousId;
    to.spreadMs = int(shareOf(milliseconds(to.startSpread), whose).count());
    auto *uploader = new Uploader(place, worker.get());
    to.uploader = uploader;
    uploader->moveToThread(worker->thread());

    // Queued: when such a call comes, the destination may be gone.
    const QPointer<Destination> mayBeGone(destination);
    QObject::connect(uploader, &Uploader::delivered, q, [this, name = to.name](const QStringList &ids) {
        countsMayHaveChanged();
        Q_EMIT q->delivered(ids, name); // last: a slot may delete the tracker
    });
    QObject::connect(uploader, &Uploader::dropped, q, [this, name = to.name](const QStringList &ids, Drop reason) {
        countsMayHaveChanged();
        Q_EMIT q->dropped(ids, DropReason(int(reason)), name);
    });
    QObject::connect(uploader, &Uploader::quarantineGrew, q, [this](const QStringList &ids, const Error &error) {
        report(error);
        countsMayHaveChanged();
        Q_EMIT q->quarantined(ids, error);
    });
    QObject::connect(uploader, &Uploader::failed, q, [this](const Error &error) { report(error); });
    QObject::connect(uploader, &Uploader::phaseChanged, q, [mayBeGone](SendPhase phase) {
        if (!mayBeGone)
            return;
        mayBeGone->d->state = Destination::State(int(phase));
        Q_EMIT mayBeGone->stateChanged();
    });
    QObject::connect(uploader, &Uploader::heldBack, q, [this, mayBeGone] {
        const QPointer<Tracker> tracker(q); // may be deleted in a slot, and so may the destination
        lookAtPolicy();
        if (tracker)
            lookAtConsent();
        if (tracker && mayBeGone) // the file may have been whole again before anybody here has seen it
            post(mayBeGone, [](Uploader &held) { held.askAgain(); });
    });
    QObject::connect(uploader, &Uploader::keyWanted, q, [this, mayBeGone] {
        if (mayBeGone)
            findKey(mayBeGone);
    });
    QObject::connect(uploader, &Uploader::flushEnded, flushEnds,
                     [this](quint64 id, bool everything) { flushEnded(id, everything); });
    // For threads that wait without an event loop: in the worker thread, and nothing of the tracker in it.
    QObject::connect(uploader, &Uploader::flushEnded, uploader, [rounds = rounds](quint64 id, bool everything) {
        const std::lock_guard locked(rounds->mutex);
        const auto round = rounds->rounds.find(id);
        if (round == rounds->rounds.end())
            return;
        --round->open;
        round->everything = round->everything && everything;
        rounds->changed.notify_all();
    });

    worker->post([uploader, keeper = adoption, options = optionsFor(destination)] {
        uploader->open();
        uploader->setOptions(options);
        keeper->add(uploader);
    });
    findKey(destination);
}

Uploader::Options Tracker::Private::optionsFor(const Destination *destination) const
{
    Uploader::Options options = destination->d->uploaderOptions();
    options.enabled = options.enabled && will->sending; // as it was decided under the lock
    options.offline = offline;
    return options;
}

void Tracker::Private::pushOptions(Destination *destination)
{
    Destination::Private &to = *destination->d;
    {
        const QWriteLocker writing(&lock);
        to.renewVendor(*destination);
    }
    if (!to.uploader)
        return;
    post(destination, [options = optionsFor(destination)](Uploader &uploader) { uploader.setOptions(options); });
    if (!to.keySearching)
        useKey(destination); // an option may be what the key was waiting for, such as an origin
}

void Tracker::Private::post(Destination *destination, std::function<void(Uploader &)> job)
{
    if (Uploader *uploader = destination->d->uploader)
        worker->post([uploader, job = std::move(job)] { job(*uploader); });
}

} // namespace Tally
