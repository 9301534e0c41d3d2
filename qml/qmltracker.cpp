// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "qmltracker.h"

#include "activation.h"
#include "attached.h"
#include "pages.h"
#include "qmlidentity.h"

#include <QCoreApplication>
#include <QMetaMethod>
#include <QQmlEngine>
#include <QQmlInfo>

#include <algorithm>

namespace Tally {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Tally)
};

} // namespace

QList<QmlTracker *> &QmlTracker::every()
{
    static QList<QmlTracker *> all;
    return all;
}

QmlTracker::QmlTracker(QObject *parent) : QObject(parent), m_tracker(new Tracker(this)), m_owns(true)
{
    follow();
}

QmlTracker::QmlTracker(Tracker *tracker, QQmlEngine *engine)
    : QObject(engine), m_tracker(tracker), m_engine(engine), m_owns(false)
{
    follow();
    connect(tracker, &QObject::destroyed, this, &QObject::deleteLater);
}

QmlTracker::~QmlTracker()
{
    every().removeOne(this);
    leaveHook();
    if (m_owns)
        delete m_tracker; // now, while its last signals still find this whole
}

QmlTracker *QmlTracker::of(Tracker *tracker, QQmlEngine *engine)
{
    for (QmlTracker *each : std::as_const(every()))
        if (each->m_tracker == tracker && each->engine() == engine)
            return each;
    auto *made = new QmlTracker(tracker, engine);
    QJSEngine::setObjectOwnership(made, QJSEngine::CppOwnership);
    return made;
}

bool QmlTracker::isComplete(const Tracker *tracker)
{
    return std::all_of(every().cbegin(), every().cend(),
                       [tracker](const QmlTracker *each) { return each->m_tracker != tracker || each->m_complete; });
}

void QmlTracker::follow()
{
    every().append(this);
    Tracker *tracker = m_tracker;
    connect(tracker, &Tracker::delivered, this, &QmlTracker::delivered);
    connect(tracker, &Tracker::dropped, this, &QmlTracker::dropped);
    connect(tracker, &Tracker::quarantined, this, &QmlTracker::quarantined);
    connect(tracker, &Tracker::flushed, this, &QmlTracker::flushed);
    connect(tracker, &Tracker::keyStored, this, &QmlTracker::keyStored);
    connect(tracker, &Tracker::dataExported, this, &QmlTracker::dataExported);
    connect(tracker, &Tracker::visitorEnded, this, [this] {
        if (m_tracker == Tracker::instance()) { // to which it would be told
            Activation::forgetAll();
            Page::visitorLeft();
        }
        Q_EMIT visitorEnded();
    });
    connect(tracker, &Tracker::optionsChanged, this, &QmlTracker::optionsChanged);
    connect(tracker, &Tracker::enabledChanged, this, &QmlTracker::enabledChanged);
    connect(tracker, &Tracker::consentChanged, this, &QmlTracker::consentChanged);
    connect(tracker, &Tracker::blockedByChanged, this, &QmlTracker::blockedByChanged);
    connect(tracker, &Tracker::identityChanged, this, &QmlTracker::identityChanged);
    connect(tracker, &Tracker::sessionChanged, this, &QmlTracker::sessionChanged);
    connect(tracker, &Tracker::offlineChanged, this, &QmlTracker::offlineChanged);
    connect(tracker, &Tracker::superPropertiesChanged, this, &QmlTracker::superPropertiesChanged);
    connect(tracker, &Tracker::countsChanged, this, &QmlTracker::countsChanged);
    connect(tracker, &Tracker::destinationsChanged, this, &QmlTracker::destinationsChanged);
    connect(tracker, &Tracker::errorOccurred, this, &QmlTracker::tell);
}

// The tracker itself is silent because this is connected; with nobody listening here either, it is this one's to say.
void QmlTracker::tell(const Error &error)
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&QmlTracker::errorOccurred);
    if (!m_warned.removeOne(error.text) && !isSignalConnected(signal))
        qmlWarning(this) << qPrintable(error.destination.isEmpty() ? QString()
                                                                   : error.destination + QStringLiteral(": "))
                         << qPrintable(error.text);
    Q_EMIT errorOccurred(error);
}

void QmlTracker::classBegin()
{
    m_complete = false;
}

void QmlTracker::componentComplete()
{
    m_complete = true;
    const auto waiting = std::exchange(m_waiting, {});
    for (const QPointer<Destination> &destination : waiting)
        if (destination)
            add(destination);
    Q_EMIT Arrivals::instance()->changed();
}

QQmlEngine *QmlTracker::engine() const
{
    return m_engine ? m_engine.data() : qmlEngine(this);
}

const ScriptReader &QmlTracker::reader()
{
    if (!m_reader)
        m_reader = std::make_unique<ScriptReader>(engine());
    return *m_reader;
}

// -- Destinations -----------------------------------------------------------------------------------------------------

void QmlTracker::add(Destination *destination)
{
    if (m_tracker)
        m_tracker->addDestination(destination);
}

QList<Destination *> QmlTracker::shown() const
{
    if (m_complete)
        return m_tracker ? m_tracker->destinations() : QList<Destination *>();
    QList<Destination *> result;
    for (const QPointer<Destination> &destination : m_waiting)
        if (destination)
            result.append(destination);
    return result;
}

QQmlListProperty<Destination> QmlTracker::destinations()
{
    using List = QQmlListProperty<Destination>;
    const auto self = [](List *list) { return static_cast<QmlTracker *>(list->object); };
    static const auto of = self;
    return List(
        this, nullptr,
        [](List *list, Destination *destination) {
            if (!destination)
                return;
            if (of(list)->m_complete)
                of(list)->add(destination);
            else
                of(list)->m_waiting.append(destination);
        },
        [](List *list) { return of(list)->shown().size(); },
        [](List *list, qsizetype index) { return of(list)->shown().value(index); },
        [](List *list) {
            QmlTracker *tracker = of(list);
            const QList<Destination *> gone = tracker->shown();
            tracker->m_waiting.clear();
            for (Destination *destination : gone) {
                if (tracker->m_tracker && tracker->m_complete)
                    tracker->m_tracker->removeDestination(destination);
                if (!destination->parent())
                    destination->setParent(tracker);
            }
        });
}

// -- What is told to the developer ------------------------------------------------------------------------------------

void QmlTracker::warn(const QString &call, const QString &cause)
{
    const QString site = reader().callSite();
    const QString where = site.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(site);
    qmlWarning(this) << qPrintable(call + QStringLiteral("(): ") + cause + where);
}

// The same cause will come back by errorOccurred(), and has been said already. Few at most are under way at a time.
void QmlTracker::expect(const QString &cause)
{
    constexpr qsizetype most = 100;
    if (m_warned.size() == most)
        m_warned.removeFirst();
    m_warned.append(cause);
}

QString QmlTracker::refuse(const QString &call, const Event &event, const QString &cause)
{
    warn(call, cause);
    if (!m_tracker)
        return {};
    const QString text = call + QStringLiteral("(): ") + cause;
    expect(text);
    Event told = event;
    told.options.insert(Event::refusal(), text);
    return m_tracker->track(told);
}

bool QmlTracker::mayCall(const QString &call)
{
    Activation::settleAll(); // what was changed before this call was so, and by whoever it was then
    QmlIdentity::settleAll(); // who signed in before this call signed in before what it tracks
    if (!m_tracker)
        warn(call, Words::tr("the tracker is gone"));
    return m_tracker;
}

QJSValue QmlTracker::superProperties() const
{
    QQmlEngine *here = engine();
    return here && m_tracker ? here->toScriptValue(m_tracker->superProperties()) : QJSValue();
}

void QmlTracker::setSuperProperties(const QJSValue &properties)
{
    QString cause;
    const auto given = map(properties, QStringLiteral("superProperties"), &cause);
    if (!given)
        qmlWarning(this) << qPrintable(cause);
    else if (m_tracker)
        m_tracker->setSuperProperties(*given);
}

} // namespace Tally
