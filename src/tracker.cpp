// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tracker.h"
#include "tracker_p.h"

#include "core/context.h"
#include "core/record.h"
#include "delivery/seams.h"
#include "destination_p.h"
#include "eventid.h"
#include "instances.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QMetaMethod>
#include <QPointer>
#include <QScopedValueRollback>
#include <QUrl>

namespace Tally {

Q_LOGGING_CATEGORY(lcTally, "tally", QtInfoMsg)

// -- One event's way in ---------------------------------------------------------------------------------------------

QString Tracker::track(const QString &name, const QVariantMap &properties, const QVariantMap &options)
{
    Event event(name, properties);
    for (const QString &unknown : event.applyOptions(options))
        d->report({Error::InvalidOption, tr("track(): there is no option \"%1\"; it was ignored.").arg(unknown), 0, {}, {}});
    return d->track(std::move(event));
}

QString Tracker::track(const Event &event)
{
    return d->track(event);
}

QString Tracker::page(const QString &name, const QVariantMap &properties, const QVariantMap &options)
{
    Event event(QStringLiteral("$pageview"), properties);
    event.kind = Event::Page;
    for (const QString &unknown : event.applyOptions(options))
        d->report({Error::InvalidOption, tr("page(): there is no option \"%1\"; it was ignored.").arg(unknown), 0, {}, {}});
    const auto fill = [](QVariantMap &map, const QString &key, const QString &value) {
        if (!value.isEmpty() && !map.contains(key))
            map.insert(key, value);
    };
    const QUrl url(name, QUrl::StrictMode);
    if (name.startsWith(QLatin1Char('/'))) {
        fill(event.options, QStringLiteral("path"), name);
    } else if (url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty()) {
        fill(event.options, QStringLiteral("url"), name);
        fill(event.options, QStringLiteral("path"), url.path(QUrl::FullyEncoded));
    } else {
        fill(event.properties, QStringLiteral("name"), name);
    }
    return d->track(std::move(event));
}

QString Tracker::identify(const QString &userId, const QVariantMap &traits)
{
    if (userId.isEmpty()) {
        d->report({Error::InvalidEvent, tr("identify() was called without a user id; to log out, call reset()."), 0, {}, {}});
        return {};
    }
    if (!Private::isUsable())
        return {};
    d->personActs();
    d->changeIdentity([&](Identity &identity) { identity.userId = userId; });
    Event event(QStringLiteral("$identify"), traits);
    event.kind = Event::Identify;
    event.userId = userId;
    return d->track(std::move(event));
}

const QByteArray &Tracker::Private::Records::of(const Destination *destination) const
{
    const bool analytics = destination->d->purpose == Destination::Analytics;
    QByteArray &record = analytics ? m_analytics : m_billing;
    if (record.isEmpty())
        record = m_tracker.stamped(m_held, m_from, analytics);
    return record;
}

thread_local const Tracker::Private::Call *Tracker::Private::inHook = nullptr;

bool Tracker::Private::mayTrack() const
{
    if (Instances::isTooLate())
        return false;
    return !inert && isUsable();
}

QString Tracker::Private::track(Event event, bool isDone)
{
    if (!mayTrack())
        return {};
    const ClockReading now = seams().now();
    const bool hasOwnTime = event.timestamp.isValid();
    if (!hasOwnTime)
        event.timestamp = QDateTime::fromMSecsSinceEpoch(now.wallMs, Qt::UTC);
    const bool hasOwnId = !event.id.isEmpty();
    if (!hasOwnId)
        event.id = newEventId(now);
    Call call{this, {std::move(event), {}}, now, hasOwnTime, hasOwnId};
    if (isDone)
        giveToWhoLeft(&call);
    return take(std::move(call));
}

std::function<void()> Tracker::postponed()
{
    if (!Private::inHook)
        return [] {};
    Private::inHook->isTakenOver = true;
    Private::Call call = *Private::inHook;
    call.isPostponed = true;
    return [call = std::move(call)] {
        if (call.tracker->mayTrack())
            call.tracker->take(call);
    };
}

QString Tracker::Private::take(Call call)
{
    if (!passesHook(call)) {
        if (observation->isWatched() && !call.isTakenOver)
            tellLost(call.held.event, Cause::RefusedByHook);
        return {};
    }
    Held &incoming = call.held;
    Event &event = incoming.event;
    bool ranConversion = false;
    if (const QString problem = problemOf(event, &ranConversion); !problem.isEmpty()) {
        refuse(event, problem);
        return {};
    }
    if (ranConversion)
        event = plain(event);

    if (call.hasOwnId)
        event.options.insert(Event::hasOwnId(), true);
    // The hook may have given it one.
    if (!call.hasOwnTime && event.timestamp.isValid() && event.timestamp.toMSecsSinceEpoch() == call.now.wallMs)
        incoming.taken = call.now;

    const bool isLifecycle = incoming.lifecycle != LifecycleEvent::NoLifecycleEvents;
    const bool isOfWhoLeft = call.isPostponed && hasLeft(incoming); // whoever is here now does nothing by it
    if (begin() && !isLifecycle) {
        startLifecycle();
        if (!isOfWhoLeft)
            prepareToStore(call.isPostponed ? seams().now() : call.now);
    } else if (inert) {
        return {};
    }
    {
        QReadLocker reading(&lock);
        constexpr int most = 100; // visitors who end one right after the other
        const bool hasOwn = incoming.isSettled || isOfWhoLeft;
        for (int i = 0; i < most && lacksIdentity() && !hasOwn; ++i) { // somebody has gone just now
            reading.unlock();
            prepareToStore(seams().now());
            reading.relock();
        }
        if (!call.isPostponed)
            noteWhose(&incoming);
        QHash<int, QString> former;
        if (!incoming.isEnabled && observation->isWatched() && incoming.person == person)
            tellLost(event, Cause::Disabled, nameOf(decide(circumstances(), Purpose::Analytics).blocker));
        if (incoming.isEnabled && (!begun || destinations.empty()))
            hold(early, incoming);
        else if (incoming.isEnabled && call.isPostponed)
            dispatch(incoming, fromOf(incoming, &former));
        else if (incoming.isEnabled)
            dispatch(incoming, incoming.from);
    }
    if (debug)
        qCInfo(lcTally).noquote() << "tracked" << event.name << event.id;
    countsMayHaveChanged();
    return event.id;
}

void Tracker::Private::noteWhose(Held *held) const
{
    held->from = from();
    held->person = person;
    held->isIdentityKnown = begun && !identityUnreadable;
    held->isEnabled = maySend();
    held->denials = analytics() == Analytics::Forbidden ? refused : denials;
}

bool Tracker::Private::isUsable()
{
    if (Instances::isForkedChild())
        Instances::tellForkedChild();
    return !Instances::isForkedChild();
}

// A conversion is the application's own code, and may call track() itself: not while the lock is held.
Event Tracker::Private::plain(const Event &event)
{
    return fromRecord(toRecord(event)).value_or(event);
}

bool Tracker::Private::passesHook(Call &call)
{
    lock.lockForRead();
    const auto hook = beforeTrack;
    if (hook && !call.isPostponed)
        noteWhose(&call.held);
    lock.unlock();
    if (!hook || !*hook)
        return true;
    const QScopedValueRollback asking(inHook, &std::as_const(call));
    return (*hook)(call.held.event);
}

Tracker::Private::Way Tracker::Private::wayTo(const Destination *destination, const Held &incoming) const
{
    if (!wants(destination, incoming.event))
        return Way::None;
    const bool isAnalytics = destination->d->purpose == Destination::Analytics;
    if (incoming.lifecycle != LifecycleEvent::NoLifecycleEvents && !isAnalytics)
        return Way::None;
    const Analytics may = isAnalytics ? analytics() : Analytics::Allowed;
    const bool isTakenBack = incoming.person < forgottenBefore || incoming.denials != denials
        || (unanswered.contains(incoming.person) && !incoming.isOfApplication());
    if (may == Analytics::Forbidden || (isAnalytics && isTakenBack))
        return Way::Forbidden;
    if (may == Analytics::Waiting && incoming.isSettled)
        return destination->d->queue ? Way::Stored : Way::None;
    return may == Analytics::Waiting ? Way::Held : Way::Stored;
}

void Tracker::Private::dispatch(const Held &incoming, const From &from, bool isKnown)
{
    const Records records(*this, incoming, from);
    if (observation->isWatched()) // first: once stored, it may be delivered before store() returns
        tellDispatched(incoming, records, isKnown);
    QStringList owed;
    for (Destination *destination : destinations) {
        const Way way = wayTo(destination, incoming);
        if (way == Way::Held) {
            destination->d->ledger->acceptHeld(1);
            owed.append(destination->name());
        } else if (way == Way::Stored) {
            destination->d->ledger->accept(1); // first, likewise
            store(destination, records.of(destination), whoseIs(incoming.event, from));
        }
    }
    if (owed.isEmpty())
        return;
    Held held = incoming;
    held.owed = owed;
    hold(awaitingConsent, held);
}

bool Tracker::Private::wants(const Destination *destination, const Event &event) const
{
    const Destination::Private &to = *destination->d;
    if (!maySend() || !to.isActive())
        return false;
    return to.vendor->wants(event) && to.matches(event.name);
}

QString Tracker::Private::whoseIs(const Event &event, const From &from)
{
    const auto isAnother = [](const QString &named, const QString &here) { return !named.isEmpty() && named != here; };
    const bool isForOthers = isAnother(event.userId, from.userId) || isAnother(event.anonymousId, from.anonymousId);
    return isForOthers ? QString() : from.anonymousId;
}

void Tracker::Private::store(Destination *destination, const QByteArray &record, const QString &anonymousId)
{
    Destination::Private &to = *destination->d;
    const bool isForRecord = *sentRecordBytes > 0 && to.purpose == Destination::Analytics;
    if (to.queue->append(record, isForRecord ? personMark(anonymousId) : QString()) && to.uploader)
        worker->post([uploader = to.uploader] { uploader->step(); });
}

void Tracker::Private::refuse(const Event &event, const QString &why)
{
    QStringList names;
    {
        const QReadLocker reading(&lock);
        for (Destination *destination : destinations) {
            if (!wants(destination, event))
                continue;
            destination->d->ledger->acceptDropped(1);
            names.append(destination->name());
        }
    }
    if (observation->isWatched())
        tellLost(event, Cause::Invalid, why);
    report({Error::InvalidEvent, why, 0, {}, {}});
    for (const QString &destination : std::as_const(names))
        reportDropped({event.id}, DropReason::Invalid, destination);
}

// -- What is told ---------------------------------------------------------------------------------------------------

Tracker::Private::Writing::~Writing()
{
    const QList<Error> errors = std::exchange(m_tracker.unreported, {});
    std::vector<Held> events;
    if (m_tracker.isLifecycleStarted)
        events.swap(m_tracker.untold);
    m_tracker.lock.unlock();
    for (const Error &error : errors)
        m_tracker.report(error);
    m_tracker.tellLifecycle(std::move(events));
}

void Tracker::Private::report(const Error &error)
{
    if (!error.destination.isEmpty()) {
        const QReadLocker reading(&lock);
        for (Destination *destination : destinations) {
            if (destination->name() != error.destination)
                continue;
            {
                const QMutexLocker locked(&destination->d->errorMutex);
                destination->d->lastError = error;
            }
            QMetaObject::invokeMethod(destination, &Destination::lastErrorChanged, Qt::QueuedConnection);
        }
    }
    static const QMetaMethod signal = QMetaMethod::fromSignal(&Tracker::errorOccurred);
    if (!q->isSignalConnected(signal))
        qCWarning(lcTally).noquote() << (error.destination.isEmpty() ? QString() : error.destination + QLatin1Char(':'))
                                     << error.text;
    QMetaObject::invokeMethod(q, [this, error] { Q_EMIT q->errorOccurred(error); }, Qt::QueuedConnection);
}

void Tracker::Private::reportDropped(const QStringList &ids, DropReason reason, const QString &destination)
{
    QMetaObject::invokeMethod(
        q, [=, this] { Q_EMIT q->dropped(ids, reason, destination); }, Qt::QueuedConnection);
}

void Tracker::Private::countsMayHaveChanged()
{
    if (countsSignalled.exchange(true))
        return; // one is on its way already
    QMetaObject::invokeMethod(
        q,
        [this] {
            countsSignalled = false;
            // A slot may delete a destination, or the tracker.
            std::vector<QPointer<Destination>> all(destinations.begin(), destinations.end());
            Q_EMIT q->countsChanged();
            for (const QPointer<Destination> &destination : all)
                if (destination)
                    Q_EMIT destination->countsChanged();
        },
        Qt::QueuedConnection);
}

} // namespace Tally
