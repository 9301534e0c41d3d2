// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What is told without being tracked: start and end of the application and of its sessions.

#include "delivery/seams.h"
#include "destination_p.h"
#include "eventid.h"
#include "instances.h"
#include "store/machine.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QCoreApplication>
#include <QThread>

namespace Tally {

namespace {

using Kind = Tracker::LifecycleEvent;

QString nameOf(Tracker::LifecycleEvent event)
{
    switch (event) {
    case Kind::AppStarted:
        return QStringLiteral("$app_started");
    case Kind::AppQuit:
        return QStringLiteral("$app_quit");
    case Kind::AppUpdated:
        return QStringLiteral("$app_updated");
    case Kind::AppCrashedLastRun:
        return QStringLiteral("$app_crashed_last_run");
    case Kind::AppHidden:
        return QStringLiteral("$app_hidden");
    case Kind::AppShown:
        return QStringLiteral("$app_shown");
    case Kind::SessionStarted:
        return QStringLiteral("$session_started");
    case Kind::SessionEnded:
        return QStringLiteral("$session_ended");
    case Kind::NoLifecycleEvents:
    case Kind::AllLifecycleEvents:
        break;
    }
    return {};
}

QVariantMap versions(const QString &version, const QString &key = QStringLiteral("$version"))
{
    return version.isEmpty() ? QVariantMap() : QVariantMap{{key, version}};
}

} // namespace

Tracker::LifecycleEvents Tracker::lifecycleEvents() const
{
    if (const int wanted = d->wantedLifecycle; wanted >= 0)
        return LifecycleEvents::fromInt(wanted);
    const QCoreApplication *const application = QCoreApplication::instance();
    const bool hasInterface = application && application->inherits("QGuiApplication");
    return hasInterface ? LifecycleEvent::AllLifecycleEvents : LifecycleEvent::NoLifecycleEvents;
}

void Tracker::setLifecycleEvents(LifecycleEvents events)
{
    if (!Private::isUsable())
        return;
    const bool isSame = events == lifecycleEvents();
    {
        const Private::Writing writing(*d);
        d->wantedLifecycle = int((events & LifecycleEvent::AllLifecycleEvents).toInt());
        if (d->marks && !d->isWanted(LifecycleEvent::AppCrashedLastRun))
            d->marks->unmark();
        d->lookBack();
    }
    if (!isSame)
        Q_EMIT optionsChanged();
}

bool Tracker::Private::isWanted(LifecycleEvent event) const
{
    return q->lifecycleEvents().testFlag(event);
}

bool Tracker::Private::Held::isOfApplication() const
{
    return lifecycle == Kind::AppStarted || lifecycle == Kind::AppUpdated || lifecycle == Kind::AppCrashedLastRun;
}

void Tracker::Private::startLifecycle()
{
    if (isLifecycleStarted || !begun || !mayTrack())
        return;
    const Writing writing(*this);
    if (isLifecycleStarted || destinations.empty())
        return;
    isLifecycleStarted = true;
    if (!std::exchange(knowsOwnProperties, true))
        ownSuperProperties = superProperties;
    const QString version = QCoreApplication::applicationVersion();
    QVariantMap properties = versions(version);
    if (isWanted(LifecycleEvent::AppUpdated)) // or nobody remembers
        properties.insert(QStringLiteral("$first_start"), !RunMarks(folder()).hasVersion());
    // In front of the session that begin() has found over, and of the one that it began.
    auto before = std::exchange(untold, {});
    tellLater(LifecycleEvent::AppStarted, properties, seams().now());
    lookBack();
    std::move(before.begin(), before.end(), std::back_inserter(untold));
}

void Tracker::Private::tellLater(LifecycleEvent what, const QVariantMap &properties, const ClockReading &when)
{
    if (isLifecycleStarted && !isWanted(what))
        return;
    Held held{Event(nameOf(what), properties), {}};
    noteWhose(&held);
    held.lifecycle = what;
    held.taken = when;
    held.event.id = newEventId(when);
    held.event.timestamp = QDateTime::fromMSecsSinceEpoch(when.wallMs, Qt::UTC);
    untold.push_back(std::move(held));
}

void Tracker::Private::sessionHasEnded(const Identity &whose, const ClockReading &now, qint64 idle)
{
    if (whose.sessionId.isEmpty() || analytics() != Analytics::Allowed)
        return;
    // It ended with the last activity; where nobody knows of one, with its start.
    const bool isKnown = idle >= 0 && idle < now.wallMs - whose.sessionStartedMs + Clock::toleranceMs;
    const bool isOurs = whose.sessionId == sessionBegunHere;
    const qint64 duration = isOurs ? now.bootMs - idle - sessionBegunMs
        : isKnown                  ? now.wallMs - idle - whose.sessionStartedMs
                                   : 0;
    const ClockReading end = isKnown || isOurs ? ClockReading{now.wallMs - idle, now.bootMs - idle, now.boot}
                                               : ClockReading{whose.sessionStartedMs, 0, {}};
    tellLater(LifecycleEvent::SessionEnded, {{QStringLiteral("$duration_ms"), std::max<qint64>(0, duration)}}, end);
    if (untold.empty() || untold.back().lifecycle != LifecycleEvent::SessionEnded)
        return;
    Held &held = untold.back();
    held.from.userId = whose.userId;
    held.from.anonymousId = whose.anonymousId;
    held.from.sessionId = whose.sessionId;
    held.isSettled = true;
    if (end.bootMs <= 0) // before this start of the machine: its clock says nothing of then
        held.taken.reset();
}

void Tracker::Private::sessionHasStarted(const ClockReading &now)
{
    sessionBegunHere = identity.sessionId;
    sessionBegunMs = now.bootMs;
    tellLater(LifecycleEvent::SessionStarted, {}, now);
}

void Tracker::Private::lookBack()
{
    if (!isLifecycleStarted || !begun || analytics() != Analytics::Allowed)
        return;
    if (std::none_of(destinations.begin(), destinations.end(), [](const Destination *destination) {
            return destination->d->purpose == Destination::Analytics;
        }))
        return;
    const ClockReading now = seams().now();
    const RunMarks::Run here{QCoreApplication::applicationVersion(), now.boot};
    const bool isFirst = !marks;
    if (isFirst && (isWanted(LifecycleEvent::AppUpdated) || isWanted(LifecycleEvent::AppCrashedLastRun)))
        marks = std::make_unique<RunMarks>(folder());
    if (isFirst && isWanted(LifecycleEvent::AppUpdated)) {
        if (const std::optional<QString> before = marks->changeVersion(here.version)) {
            QVariantMap properties = versions(here.version);
            properties.insert(versions(*before, QStringLiteral("$previous_version")));
            tellLater(LifecycleEvent::AppUpdated, properties, now);
        }
    }
    if (!isWanted(LifecycleEvent::AppCrashedLastRun) || marks->isMarked())
        return;
    for (const RunMarks::Run &run : marks->takeLost()) {
        QVariantMap properties = versions(run.version);
        // The power went, or whoever stops the machine stopped the program too.
        properties.insert(QStringLiteral("$machine_restarted"), run.boot != here.boot);
        tellLater(LifecycleEvent::AppCrashedLastRun, properties, now);
    }
    marks->mark(here);
}

void Tracker::Private::forgetRuns()
{
    if (marks)
        marks->forget();
    else
        RunMarks(folder()).forget();
    marks.reset();
    forgetRunsOfOriginal();
}

void Tracker::Private::forgetRunsOfOriginal()
{
    QStringList billing;
    for (const Destination *destination : destinations)
        if (destination->d->purpose == Destination::Billing)
            billing.append(destination->name());
    forgetRunsAside(folder(), billing);
}

void Tracker::Private::tellLifecycle(std::vector<Held> events)
{
    for (Held &held : events)
        if (mayTrack() && isWanted(held.lifecycle))
            take({this, std::move(held), seams().now(), true, false, true});
}

void Tracker::Private::applicationShown(bool shown, const ClockReading &when)
{
    if (!isLifecycleStarted || !mayTrack())
        return;
    if (shown && isWanted(LifecycleEvent::AppShown))
        prepareToStore(when); // somebody is here again
    const Writing writing(*this);
    tellLater(shown ? LifecycleEvent::AppShown : LifecycleEvent::AppHidden, {}, when);
}

void Tracker::Private::applicationQuits()
{
    if (!isLifecycleStarted || !mayTrack())
        return;
    const Writing writing(*this);
    if (std::exchange(isQuitTold, true))
        return;
    const ClockReading now = seams().now();
    endSessionIfOver(now, lastActivityMs);
    tellLater(LifecycleEvent::AppQuit, {}, now);
}

} // namespace Tally
