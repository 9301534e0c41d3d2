// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The start of delivery, and the place on disk: where it is, that it is there, and what is tried again.

#include "core/context.h"
#include "delivery/seams.h"
#include "destination_p.h"
#include "instances.h"
#include "store/names.h"
#include "store/withdrawals.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>
#include <QTimer>

namespace Tally {

namespace {

constexpr std::chrono::milliseconds storeRetryInterval{1000};

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
    policyFiles = PolicyFiles(PolicyFiles::paths(qEnvironmentVariable("XDG_CONFIG_DIRS")), QCoreApplication::applicationName());
    policyLookedMs = seams().now().bootMs;
    readPolicy();
    readIdentity();
    if (contextEnabled)
        context = contextProperties();
    commonChanged();
    findVisitor(seams().now());
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
    if (erasesSentRecord)
        limitSentRecord();
    tidySentRecord(); // of whoever has gone, and a kill came before that
    prepareToStoreHeld();
    // What was answered, and whether anybody forbids it, is known from here on.
    if (!identity.consent.isEmpty())
        QMetaObject::invokeMethod(q, &Tracker::consentChanged, Qt::QueuedConnection);
    QMetaObject::invokeMethod(q, &Tracker::blockedByChanged, Qt::QueuedConnection);
    watch();
    // Direct: the event loop that would bring a queued call is ending.
    QObject::connect(
        QCoreApplication::instance(), &QCoreApplication::aboutToQuit, q,
        [this, tracker = q] {
            const Instances::Use use(tracker);
            if (!use.tracker()) // it may end just now, in another thread
                return;
            applicationQuits();
            stop();
            // A program may call exec() once more. A timer fires in a loop only; one of 0 ms would be a posted call, which
            // shutdown() makes.
            QTimer::singleShot(std::chrono::milliseconds(1), tracker, [this] { resume(); });
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
        lookBack();
    }
    releaseHeld();
}

void Tracker::Private::prepareToStore(const ClockReading &now)
{
    lookAtPolicyNowAndThen(now);
    const qint64 last = lastActivityMs.exchange(std::max(now.bootMs, lastActivityMs.load()));
    {
        const QReadLocker reading(&lock);
        lookAtConsentWhereItBlocks();
        const bool fresh = now.bootMs - last <= sessionTimeout && now.bootMs - lastTouchedMs < touchEveryMs;
        const bool isStranger = (visitorTimeout > 0 || !fresh) && identityFile->stamp() != visitorStamp; // perhaps
        if (!isStranger && (!storesAnything() || (run && (fresh || analytics() != Analytics::Allowed))))
            return;
    }
    const Writing writing(*this);
    lookForVisitorEnd();
    if (storesAnything()) {
        keepSession(now, last);
        openRun();
        lookBack();
    }
}

void Tracker::Private::prepareToSend(const ClockReading &now)
{
    lookAtPolicyNowAndThen(now);
    {
        const QReadLocker reading(&lock);
        lookAtConsentWhereItBlocks();
        if (run || !storesAnything())
            return;
    }
    const Writing writing(*this);
    if (storesAnything())
        openRun();
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
    // Billing stores without anybody's answer, and a copy of this disk must not send what is stored here.
    if (run && identity.machine.isEmpty() && analytics() != Analytics::Allowed && !identityUnreadable)
        saveIdentity({});
    for (Destination *destination : destinations) {
        Destination::Private &to = *destination->d;
        if (to.queue && (!run || to.queue->hasFolder()))
            continue;
        openQueue(destination);
    }
    if (std::any_of(destinations.begin(), destinations.end(),
                    [](const Destination *destination) { return !destination->d->queue->hasFolder(); }))
        retryStoreSoon();
}

void Tracker::Private::openQueue(Destination *destination)
{
    Destination::Private &to = *destination->d;
    const QString place = run ? run->folder() + QLatin1Char('/') + to.name : QString();
    const int taken = run && to.purpose == Destination::Analytics ? heardWithdrawals : 0;
    const bool wasHere = run && isFolder(place); // and its destination away, perhaps while something was taken back
    if (taken > 0 && !wasHere)
        noteClearedWithdrawals(place, taken);
    if (to.queue) {
        to.queue->setFolder(place, run->name());
        return;
    }
    to.queue = std::make_shared<Queue>(place, run ? run->name() : QString());
    if (!to.queue->isWhole())
        to.queue = std::make_shared<Queue>(QString(), QString());
    to.ledger->accept(to.queue->pending());
    const bool isBehind = wasHere && clearedWithdrawals(place) < taken;
    post(destination, [=, queue = to.queue, border = to.queue->drawBorder()](Uploader &uploader) {
        uploader.setOwnQueue(queue);
        if (!isBehind)
            return;
        uploader.clear(Drop::NoConsent, border);
        uploader.noteCleared(taken, place);
    });
}

QString Tracker::Private::placeOf(const Destination *destination) const
{
    const Destination::Private &to = *destination->d;
    return run && to.queue && to.queue->hasFolder() ? run->folder() + QLatin1Char('/') + to.name : QString();
}

void Tracker::Private::heedWithdrawals()
{
    for (Destination *destination : destinations) {
        if (destination->d->purpose != Destination::Analytics)
            continue;
        // Nothing was stored in the own queue as long as nobody knew the answer. At once: what is stored from here on may be
        // there in the next run before the worker has come to it.
        if (const QString place = placeOf(destination); !place.isEmpty())
            noteClearedWithdrawals(place, heardWithdrawals);
        post(destination, [](Uploader &uploader) { uploader.heedWithdrawals(); });
    }
    worker->post([keeper = adoption] { keeper->adopt(); });
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
        if (identityUnreadable) {
            if (!readLate())
                retryStoreSoon();
        } else if (onDisk != OnDisk::Same) {
            changeIdentityHeld();
            if (!isVisitorHere && visitorTimeout > 0)
                forgetVisit(); // where that waited for it
        }
        prepareToStoreHeld();
    }
    for (Destination *destination : destinations)
        pushOptions(destination);
}

} // namespace Tally
