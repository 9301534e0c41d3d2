// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "consentnotice.h"
#include "consentnotice_p.h"

#include "destination.h"
#include "tracker_p.h"
#include "translations.h"

#include <QCoreApplication>
#include <QLocale>

#include <utility>

namespace Tally {

void ConsentNotice::Private::lookWhoIsHere()
{
    const int now = Tracker::Private::of(tracker)->observation->gone();
    if (std::exchange(gone, now) == now || isDeleting)
        return;
    exports.clear(); // where they are is for nobody else
    Q_EMIT q->personLeft();
}

void ConsentNotice::Private::follow(Tracker *now)
{
    if (now == tracker && !connections.isEmpty())
        return;
    tracker = now;
    exports.clear();
    gone = now ? Tracker::Private::of(now)->observation->gone() : 0;
    connectAll();
    Q_EMIT q->trackerChanged();
    changedLater();
}

void ConsentNotice::Private::connectAll()
{
    for (const QMetaObject::Connection &connection : std::as_const(connections))
        disconnect(connection);
    connections.clear();
    if (!tracker)
        return;
    const auto later = [this] { changedLater(); };
    for (const auto signal : {&Tracker::consentChanged, &Tracker::blockedByChanged, &Tracker::identityChanged,
                              &Tracker::optionsChanged})
        connections.append(connect(tracker, signal, q, later));
    connections.append(connect(tracker, &Tracker::identityChanged, q, [this] { lookWhoIsHere(); }));
    connections.append(connect(tracker, &QObject::destroyed, q, later));
    connections.append(connect(tracker, &Tracker::visitorEnded, q, [this] {
        exports.clear(); // also what was asked for in the last moment
        Q_EMIT q->visitorEnded();
    }));
    connections.append(connect(tracker, &Tracker::dataExported, q, [this](const QString &path, const QString &error) {
        if (exports.removeOne(path)) // else it is somebody else's
            Q_EMIT q->exported(path, error);
    }));
    connections.append(connect(tracker, &Tracker::destinationsChanged, q, [this] {
        connectAll();
        changedLater();
    }));
    const QList<Destination *> all = tracker->destinations();
    for (Destination *destination : all)
        for (const auto signal : {&Destination::optionsChanged, &Destination::keySourceChanged})
            connections.append(connect(destination, signal, q, later));
}

void ConsentNotice::Private::changedLater()
{
    // Several changes of one turn of the event loop are one. And the getters of a tracker that is being made, or is going,
    // are better asked later.
    if (!std::exchange(scheduled, true))
        QMetaObject::invokeMethod(
            q,
            [this] {
                scheduled = false;
                Q_EMIT q->changed();
            },
            Qt::QueuedConnection);
}

ConsentNotice::ConsentNotice(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this))
{
    Tracker::onInstanceChanged(this, [this] {
        if (d->isDefault)
            d->follow(Tracker::instance());
    });
    d->follow(Tracker::instance());
}

ConsentNotice::~ConsentNotice() = default;

Tracker *ConsentNotice::tracker() const
{
    return d->tracker;
}

void ConsentNotice::setTracker(Tracker *tracker)
{
    d->isDefault = false;
    d->follow(tracker);
}

void ConsentNotice::resetTracker()
{
    d->isDefault = true;
    d->follow(Tracker::instance());
}

QString ConsentNotice::application() const
{
    if (!d->name.isEmpty())
        return d->name;
    // A program with a user interface has a name for people; asked for by property, as this library knows no GUI.
    const QCoreApplication *running = QCoreApplication::instance();
    const QString shown = running ? running->property("applicationDisplayName").toString() : QString();
    return shown.isEmpty() ? QCoreApplication::applicationName() : shown;
}

void ConsentNotice::setApplication(const QString &name)
{
    if (std::exchange(d->name, name) != name)
        Q_EMIT changed();
}

QString ConsentNotice::purpose() const
{
    return d->purpose.isEmpty()
        ? tr("It shows what works well and what does not, so that %1 can be made better.").arg(application())
        : d->purpose;
}

void ConsentNotice::setPurpose(const QString &text)
{
    if (std::exchange(d->purpose, text) != text)
        Q_EMIT changed();
}

QUrl ConsentNotice::policyUrl() const
{
    return d->policyUrl;
}

void ConsentNotice::setPolicyUrl(const QUrl &url)
{
    if (std::exchange(d->policyUrl, url) != url)
        Q_EMIT changed();
}

QStringList ConsentNotice::collected() const
{
    if (d->collected)
        return *d->collected;
    QStringList all{
        tr("What you do in %1: the pages you open and the actions you take, each with its time").arg(application()),
    };
    // With visitors it goes when they do.
    all.append(d->tracker && d->tracker->visitorTimeout() > 0
                   ? tr("A random number that stands for you until you leave, and one for each session")
                   : tr("A random number that stands for this installation, and one for each visit"));
    if (d->tracker && d->tracker->isContextEnabled())
        all.append(tr("The version of %1, the operating system, the language and the size of the screen")
                       .arg(application()));
    if (d->tracker && d->tracker->lifecycleEvents() & Tracker::LifecycleEvent::AllLifecycleEvents)
        all.append(tr("When %1 is started and closed, was updated, is in the background or has crashed, and how long it is used")
                       .arg(application()));
    all.append(d->tracker && !d->tracker->userId().isEmpty() ? tr("Your user id, because you are signed in")
                                                             : tr("Your user id, if you sign in"));
    return all;
}

void ConsentNotice::setCollected(const QStringList &sentences)
{
    if (d->collected == sentences)
        return;
    d->collected = sentences;
    Q_EMIT changed();
}

void ConsentNotice::resetCollected()
{
    d->collected.reset();
    Q_EMIT changed();
}

QStringList ConsentNotice::recipients() const
{
    return d->titles(Private::UsageData);
}

QString ConsentNotice::question() const
{
    return tr("May %1 collect data about how it is used?").arg(application());
}

QString ConsentNotice::choiceText() const
{
    return d->billed(Private::Record).isEmpty()
        ? tr("If you decline, no usage data is sent. You can change your answer at any time.")
        : tr("If you decline, no other usage data is sent. You can change your answer at any time.");
}

QString ConsentNotice::handlingText() const
{
    if (d->tracker && !d->tracker->isConsentRequired())
        return tr("Usage data waits on this device until it has arrived, and goes to the recipients only, encrypted. If you "
                  "decline, what still waits of it is erased.");
    return tr("Before you answer, no usage data is written down and none is sent; what you do until then is sent only if you "
              "accept. After that, usage data waits on this device until it has arrived, and goes to the recipients only, "
              "encrypted. If you decline later, what still waits of it is erased.");
}

QString ConsentNotice::billingText() const
{
    const QString counting = d->billed(Private::Count);
    const QString recording = d->billed(Private::Record);
    QStringList parts;
    if (!counting.isEmpty())
        parts.append(
            tr("Whatever you answer, what you use is counted for billing. That count goes to %1.").arg(counting));
    if (!recording.isEmpty())
        parts.append(tr("Whatever you answer, what you do is recorded for billing: with its details, its time and, if you "
                        "are signed in, your user id. It goes to %1.")
                         .arg(recording));
    return parts.join(QLatin1Char('\n'));
}

QString ConsentNotice::statusText() const
{
    const QString by = d->blockedBy();
    if (by == QLatin1String("policy"))
        return tr("The administrator of this device has switched the collection of usage data off.");
    if (by == QLatin1String("TALLY_DISABLED"))
        return tr("The collection of usage data is switched off on this device, by the setting TALLY_DISABLED.");
    if (by == QLatin1String("DO_NOT_TRACK"))
        return tr("This device asks not to be tracked, by the setting DO_NOT_TRACK. %1 collects no usage data.")
            .arg(application());
    if (by == QLatin1String("disabled") || recipients().isEmpty())
        return tr("%1 collects no usage data.").arg(application());
    const Tracker::Consent answer = d->tracker->consent();
    const QDateTime time = d->tracker->consentTime();
    const QString day = time.isValid()
        ? isolated(textsLocale().toString(time.toLocalTime().date(), QLocale::LongFormat))
        : QString();
    if (by.isEmpty() && answer != Tracker::Consent::Granted)
        return tr("%1 collects usage data. You can switch it off.").arg(application());
    if (by.isEmpty())
        return day.isEmpty() ? tr("You have allowed %1 to collect usage data.").arg(application())
                             : tr("You allowed %1 to collect usage data on %2.").arg(application(), day);
    if (answer != Tracker::Consent::Denied)
        return tr("You have not answered yet. Until you do, %1 sends no usage data.").arg(application());
    return day.isEmpty() ? tr("You have declined. %1 collects no usage data.").arg(application())
                         : tr("You declined on %2. %1 collects no usage data.").arg(application(), day);
}

QString ConsentNotice::deletionText() const
{
    const bool isSignedIn = d->tracker && !d->tracker->userId().isEmpty();
    QStringList parts{!isSignedIn
        ? tr("On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record "
             "of what was sent. The recipients keep what they have, under a number that nobody here knows any more. It "
             "cannot be undone.")
        : d->isEraseHeeded()
        ? tr("On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record "
             "of what was sent. The recipients are asked to erase what they hold under your user id. It cannot be undone.")
        : tr("On this device this erases the numbers that stand for you, the usage data that waits to be sent and the record "
             "of what was sent. The recipients keep what they have until you ask them to erase it. It cannot be undone.")};
    if (isCollecting())
        parts.append(d->tracker->consent() == Tracker::Consent::Granted
                         ? tr("Your answer stays: %1 goes on collecting under a new number unless you decline.")
                               .arg(application())
                         : tr("%1 goes on collecting under a new number unless you decline.").arg(application()));
    if (!d->titles(Private::Count).isEmpty() || !d->titles(Private::Record).isEmpty())
        parts.append(tr("What is owed to billing stays."));
    return parts.join(QLatin1Char('\n'));
}

bool ConsentNotice::canChange() const
{
    const QString by = d->blockedBy();
    return by.isEmpty() || by == QLatin1String("consent");
}

bool ConsentNotice::isCollecting() const
{
    return d->blockedBy().isEmpty() && !recipients().isEmpty();
}

bool ConsentNotice::isAsking() const
{
    return d->tracker && d->tracker->isConsentNeeded() && !recipients().isEmpty();
}

bool ConsentNotice::isRightToLeft() const
{
    const QCoreApplication *running = QCoreApplication::instance();
    const QVariant direction = running ? running->property("layoutDirection") : QVariant(); // a QGuiApplication's
    return direction.toInt() == Qt::RightToLeft || textsLocale().textDirection() == Qt::RightToLeft;
}

void ConsentNotice::accept()
{
    if (d->tracker)
        d->tracker->grantConsent();
}

void ConsentNotice::decline()
{
    if (d->tracker)
        d->tracker->denyConsent();
}

void ConsentNotice::deleteData()
{
    if (!d->tracker)
        return;
    const QPointer<ConsentNotice> mayBeGone(this); // in a slot
    d->isDeleting = true;
    d->tracker->forget();
    if (!mayBeGone)
        return;
    d->isDeleting = false;
    Q_EMIT dataDeleted();
}

void ConsentNotice::retranslate()
{
    Q_EMIT changed();
}

} // namespace Tally
