// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Where events go: the start of delivery, the store, the uploaders.

#include "core/context.h"
#include "delivery/seams.h"
#include "destination_p.h"
#include "instances.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QUuid>

namespace Tally {

namespace {

constexpr std::chrono::milliseconds storeRetryInterval{1000};

/// What the file says about consent, looked at again whenever the file has changed. Worker thread only.
class ConsentOnDisk
{
public:
    explicit ConsentOnDisk(const QString &trackerFolder) : m_file(trackerFolder) { }

    bool isDenied()
    {
        if (const qint64 stamp = m_file.stamp(); stamp != m_stamp) {
            bool unreadable = false;
            const Identity identity = m_file.read(nullptr, &unreadable);
            if (unreadable)
                return m_denied; // as it was
            m_stamp = stamp;
            m_denied = identity.consent == QLatin1String("denied");
        }
        return m_denied;
    }

private:
    const IdentityFile m_file;
    qint64 m_stamp = -1;
    bool m_denied = false;
};

/// A name that is a folder's name as it stands, on every system.
bool isFolderName(const QString &name)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$"));
    return plain.match(name).hasMatch();
}

} // namespace

QString Tracker::storagePath() const
{
    const QReadLocker reading(&d->lock);
    return d->storage();
}

QString Tracker::Private::storage() const
{
    if (!storagePath.isEmpty())
        return storagePath;
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QLatin1String("/tally");
}

QString Tracker::Private::folder() const
{
    return QDir::cleanPath(storage() + QLatin1Char('/') + name);
}

// -- The start ------------------------------------------------------------------------------------------------------

bool Tracker::Private::begin()
{
    if (begun)
        return true;
    if (inert || !QCoreApplication::instance())
        return false; // without an application the storage path is not known yet
    const Writing writing(*this);
    if (begun || inert)
        return begun;
    if (!isFolderName(name) || !Instances::claim(q, folder())) {
        inert = true;
        unreported.append(
            {Error::Inactive,
             isFolderName(name)
                 ? Tracker::tr("A tracker of the name \"%1\" is alive already; this one does nothing. Use that one, or "
                               "give this one a name of its own.").arg(name)
                 : Tracker::tr("\"%1\" cannot name a tracker: use letters, digits, '.', '_' and '-'.").arg(name),
             0, {}, {}});
        return false;
    }
    identityFile = std::make_unique<IdentityFile>(folder());
    readIdentity();
    if (contextEnabled)
        context = contextProperties();
    worker = Worker::shared();
    adoption = new Adoption(folder());
    adoption->moveToThread(worker->thread());
    QObject::connect(adoption, &Adoption::unclaimed, q, [this](const QString &destination) {
        report({Error::InvalidOption,
                Tracker::tr("Events of an earlier run wait for a destination \"%1\", which this program does not have. "
                            "They are kept until they are too old.").arg(destination),
                0, {}, {}});
    });
    QObject::connect(adoption, &Adoption::unreadable, q, [this](const QString &destination, const QString &place) {
        report({Error::StorageFailed,
                Tracker::tr("Events in %1 cannot be read. They stay there until they can.").arg(place),
                0, {}, destination});
    });
    QObject::connect(adoption, &Adoption::tooOld, q, [this](const QString &destination, const QStringList &ids) {
        reportDropped(ids, DropReason::TooOld, destination);
    });
    begun = true;
    for (Destination *destination : destinations)
        makeUploader(destination);
    worker->post([keeper = adoption] { keeper->adopt(); });
    prepareToStoreHeld();
    // Direct: the event loop that would bring a queued call is ending.
    QObject::connect(
        QCoreApplication::instance(), &QCoreApplication::aboutToQuit, q,
        [this, tracker = q] {
            const Instances::Use use(tracker);
            if (!use.tracker()) // it may end just now, in another thread
                return;
            stop();
            // A program may call exec() once more. A timer fires in a loop only.
            QTimer::singleShot(std::chrono::milliseconds(0), tracker, [this] { resume(); });
        },
        Qt::DirectConnection);
    return true;
}

bool Tracker::Private::storesAnything() const
{
    return std::any_of(destinations.begin(), destinations.end(), [this](const Destination *destination) {
        return destination->d->purpose == Destination::Billing || analytics() == Analytics::Allowed;
    });
}

void Tracker::Private::prepareToStoreHeld()
{
    if (begun && storesAnything()) {
        keepSession(seams().now(), lastActivityMs);
        openRun();
    }
    releaseHeld();
}

void Tracker::Private::prepareToStore()
{
    const ClockReading now = seams().now();
    const qint64 last = lastActivityMs.exchange(now.bootMs);
    {
        const QReadLocker reading(&lock);
        const bool fresh = now.bootMs - last <= sessionTimeout && now.bootMs - lastTouchedMs < touchEveryMs;
        if (analytics() != Analytics::Allowed && consentRequired && identityFile->stamp() != identityStamp)
            QMetaObject::invokeMethod(q, [this] { lookAtConsent(); }, Qt::QueuedConnection);
        if (!storesAnything() || (run && (fresh || analytics() != Analytics::Allowed)))
            return;
    }
    const Writing writing(*this);
    if (storesAnything()) {
        keepSession(now, last);
        openRun();
    }
}

void Tracker::Private::openRun()
{
    if (!begun)
        return;
    if (const qint64 now = seams().now().bootMs; !run && now >= nextRunTryMs) {
        QString problem;
        run = Run::create(folder(), &problem);
        nextRunTryMs = now + storeRetryInterval.count();
        if (!run && problem != runProblemTold) {
            runProblemTold = problem;
            unreported.append(
                {Error::StorageFailed,
                 Tracker::tr("The store cannot be opened. %1 Events are kept in memory until it can.").arg(problem),
                 0, {}, {}});
        }
    }
    for (Destination *destination : destinations) {
        Destination::Private &to = *destination->d;
        if (to.queue && (!run || to.queue->hasFolder()))
            continue;
        const QString place = run ? run->folder() + QLatin1Char('/') + to.name : QString();
        if (to.queue) {
            to.queue->setFolder(place, run->name());
            continue;
        }
        to.queue = std::make_shared<Queue>(place, run ? run->name() : QString());
        if (!to.queue->isWhole())
            to.queue = std::make_shared<Queue>(QString(), QString());
        to.ledger->accept(to.queue->pending()); // of a destination that was here before
        post(destination, [queue = to.queue](Uploader &uploader) { uploader.setOwnQueue(queue); });
    }
    if (std::any_of(destinations.begin(), destinations.end(),
                    [](const Destination *destination) { return !destination->d->queue->hasFolder(); }))
        retryStoreSoon();
}

void Tracker::Private::retryStoreSoon()
{
    if (!retriesStore.exchange(true))
        QMetaObject::invokeMethod(
            q, [this] { QTimer::singleShot(storeRetryInterval, q, [this] { retryStore(); }); }, Qt::QueuedConnection);
}

void Tracker::Private::retryStore()
{
    {
        const Writing writing(*this);
        retriesStore = false;
        if (!begun || !worker)
            return;
        nextRunTryMs = 0;
        if (identityUnreadable)
            readIdentity();
        else if (onDisk != OnDisk::Same)
            changeIdentityHeld();
        prepareToStoreHeld();
    }
    for (Destination *destination : destinations)
        pushOptions(destination);
}

// -- Destinations ---------------------------------------------------------------------------------------------------

bool Tracker::addDestination(Destination *destination)
{
    if (!destination || std::find(d->destinations.begin(), d->destinations.end(), destination) != d->destinations.end())
        return false;
    QString problem;
    if (!isFolderName(destination->name()) || destination->name() == QLatin1String("runs"))
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
    QMetaObject::invokeMethod(this, [this] { d->begin(); }, Qt::QueuedConnection);
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
    // Another process of the application may have been told no: its answer is on disk, and holds here too.
    const auto consent = std::make_shared<ConsentOnDisk>(folder());
    place.will = [will = will, consent, purpose = to.currentPurpose](const QByteArray &route) {
        if (!will->sending)
            return Uploader::Will::Hold;
        const bool analytics = *purpose == Destination::Analytics;
        if (analytics && consent->isDenied())
            will->analytics = false;
        if (!analytics || will->analytics || route == "forget")
            return Uploader::Will::Send;
        return will->denied ? Uploader::Will::Discard : Uploader::Will::Hold;
    };
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
    QObject::connect(uploader, &Uploader::heldBack, q, [this] { lookAtConsent(); });
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
    options.enabled = options.enabled && enabled && !disabledByEnvironment;
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
