// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What a tracker can be told and asked, and the free functions.

#include "core/context.h"
#include "core/record.h"
#include "destination_p.h"
#include "instances.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QLoggingCategory>
#include <QPointer>

namespace Tally {

Q_DECLARE_LOGGING_CATEGORY(lcTally)

namespace {

bool isSet(const char *variable)
{
    const QByteArray value = qgetenv(variable).trimmed().toLower();
    return !value.isEmpty() && value != "0" && value != "false";
}

} // namespace

Tracker::Private::Private(Tracker *tracker) :
    q(tracker), disabledByEnvironment(isSet("TALLY_DISABLED")), doNotTrack(isSet("DO_NOT_TRACK")), keyTimer(tracker), flushEnds(new QObject(tracker))
{
    keyTimer.setInterval(std::chrono::minutes(1));
    keyTimer.setTimerType(Qt::VeryCoarseTimer);
    will->sending = !disabledByEnvironment;
    will->analytics = !doNotTrack;
}

Tracker::Tracker(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this))
{
    Instances::add(this);
    connect(&d->keyTimer, &QTimer::timeout, this, [this] {
        for (Destination *destination : std::as_const(d->destinations))
            if (Private::wantsKey(destination))
                d->findKey(destination);
    });
}

Tracker::Tracker(const QString &name, QObject *parent) : Tracker(parent)
{
    d->name = name;
}

Tracker *Tracker::instance()
{
    return Instances::first();
}

void Tracker::onInstanceChanged(QObject *context, const std::function<void()> &changed)
{
    // Queued: the tracker is under construction or destruction, and perhaps in another thread.
    connect(Instances::notifier(), &Instances::Notifier::changed, context, changed, Qt::QueuedConnection);
}

QString Tracker::name() const
{
    const QReadLocker reading(&d->lock);
    return d->name;
}

void Tracker::setName(const QString &name)
{
    if (d->fix(&Private::name, name, tr("The tracker's name is fixed once it has started.")))
        Q_EMIT optionsChanged();
}

void Tracker::setStoragePath(const QString &path)
{
    if (d->fix(&Private::storagePath, path, tr("The tracker's storage path is fixed once it has started.")))
        Q_EMIT optionsChanged();
}

bool Tracker::Private::fix(QString Private::*member, const QString &value, const QString &problem)
{
    const Writing writing(*this);
    if (this->*member == value)
        return false;
    if (begun)
        unreported.append({Error::InvalidOption, problem, 0, {}, {}});
    else
        this->*member = value;
    return !begun;
}

bool Tracker::isEnabled() const
{
    return d->enabled;
}

void Tracker::setEnabled(bool enabled)
{
    if (enabled == d->enabled || !Private::isUsable())
        return;
    {
        const Private::Writing writing(*d);
        d->enabled = enabled;
        d->updateWill();
        if (enabled)
            d->prepareToStoreHeld();
    }
    d->tellWill(&Tracker::enabledChanged);
}

bool Tracker::isOffline() const
{
    return d->offline;
}

void Tracker::setOffline(bool offline)
{
    if (d->offline.exchange(offline) == offline)
        return;
    for (Destination *destination : std::as_const(d->destinations))
        d->pushOptions(destination);
    Q_EMIT offlineChanged();
}

bool Tracker::isDebug() const
{
    return d->debug;
}

void Tracker::setDebug(bool debug)
{
    if (d->debug.exchange(debug) != debug)
        Q_EMIT optionsChanged();
}

QVariantMap Tracker::superProperties() const
{
    const QReadLocker reading(&d->lock);
    return d->superProperties;
}

void Tracker::setSuperProperties(const QVariantMap &properties)
{
    Event probe(QStringLiteral("$super_properties"), properties);
    bool ranConversion = false;
    if (const QString problem = problemOf(probe, &ranConversion); !problem.isEmpty()) {
        d->report({Error::InvalidOption, tr("The super properties were not taken: %1").arg(problem), 0, {}, {}});
        return;
    }
    if (ranConversion)
        probe = Private::plain(probe);
    {
        const QWriteLocker writing(&d->lock);
        if (probe.properties == d->superProperties)
            return;
        d->superProperties = probe.properties;
        d->commonChanged();
    }
    Q_EMIT superPropertiesChanged();
}

bool Tracker::isContextEnabled() const
{
    return d->contextEnabled;
}

void Tracker::setContextEnabled(bool enabled)
{
    if (enabled == d->contextEnabled)
        return;
    {
        const QWriteLocker writing(&d->lock);
        d->contextEnabled = enabled;
        if (enabled && d->begun && d->context.isEmpty()) {
            d->context = contextProperties();
            d->commonChanged();
        }
    }
    Q_EMIT optionsChanged();
}

void Tracker::setBeforeTrack(std::function<bool(Event &)> hook)
{
    // Declared in front of the lock, the hook before this ends behind it: what it holds is the application's, and may
    // call the tracker in its destructor.
    auto given = std::make_shared<std::function<bool(Event &)>>(std::move(hook));
    const QWriteLocker writing(&d->lock);
    d->beforeTrack.swap(given);
}

std::weak_ptr<const void> Tracker::beforeTrack() const
{
    const QReadLocker reading(&d->lock);
    return d->beforeTrack;
}

namespace {

template<typename Count>
qint64 sum(const std::vector<Destination *> &destinations, Count count)
{
    qint64 total = 0;
    for (const Destination *destination : destinations)
        total += (destination->*count)();
    return total;
}

} // namespace

qint64 Tracker::pendingCount() const
{
    const QReadLocker reading(&d->lock);
    return sum(d->destinations, &Destination::pendingCount);
}

qint64 Tracker::acceptedCount() const
{
    const QReadLocker reading(&d->lock);
    return sum(d->destinations, &Destination::acceptedCount);
}

qint64 Tracker::deliveredCount() const
{
    const QReadLocker reading(&d->lock);
    return sum(d->destinations, &Destination::deliveredCount);
}

qint64 Tracker::droppedCount() const
{
    const QReadLocker reading(&d->lock);
    return sum(d->destinations, &Destination::droppedCount);
}

qint64 Tracker::quarantinedCount() const
{
    const QReadLocker reading(&d->lock);
    return sum(d->destinations, &Destination::quarantinedCount);
}

// -- The free functions ---------------------------------------------------------------------------------------------

namespace {

template<typename Call>
auto onInstance(const char *function, Call call)
{
    // Any thread may call, and another one may be ending the tracker.
    const Instances::Use use;
    Tracker *const tracker = use.tracker();
    if (Instances::isTooLate())
        return decltype(call(*tracker))();
    if (Instances::isForkedChild())
        Instances::tellForkedChild();
    else if (!tracker)
        qCWarning(lcTally, "Tally::%s() was called, but there is no Tracker.", function);
    return tracker ? call(*tracker) : decltype(call(*tracker))();
}

} // namespace

QString track(const QString &name, const QVariantMap &properties, const QVariantMap &options)
{
    return onInstance("track", [&](Tracker &tracker) { return tracker.track(name, properties, options); });
}

QString track(const Event &event)
{
    return onInstance("track", [&](Tracker &tracker) { return tracker.track(event); });
}

QString page(const QString &name, const QVariantMap &properties, const QVariantMap &options)
{
    return onInstance("page", [&](Tracker &tracker) { return tracker.page(name, properties, options); });
}

QString identify(const QString &userId, const QVariantMap &traits)
{
    return onInstance("identify", [&](Tracker &tracker) { return tracker.identify(userId, traits); });
}

void flush()
{
    onInstance("flush", [](Tracker &tracker) { tracker.flush(); return true; });
}

} // namespace Tally
