// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "qmltracker.h"

#include "attached.h"

#include <QCoreApplication>
#include <QMutex>
#include <QQmlEngine>
#include <QQmlInfo>
#include <QThread>

#include <cmath>
#include <deque>
#include <limits>

namespace Tally {

namespace {

constexpr auto defaultWait = std::chrono::seconds(5);
constexpr std::size_t maxHopping = 1000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Tally)
};

QList<QmlTracker *> &everyQmlTracker()
{
    static QList<QmlTracker *> all;
    return all;
}

// Tracker::track() refuses such an event, counts it and reports the cause.
Event refused(Event event, const QString &cause)
{
    event.options.insert(Event::refusal(), cause);
    return event;
}

QString article(const QJSValue &value)
{
    if (value.isUndefined())
        return QStringLiteral("undefined");
    if (value.isNull())
        return QStringLiteral("null");
    if (value.isNumber())
        return Words::tr("a number");
    if (value.isBool())
        return Words::tr("a truth value");
    if (value.isArray())
        return Words::tr("an array");
    if (value.isCallable())
        return Words::tr("a function");
    return Words::tr("something else");
}

} // namespace

/// What the tracker calls, from any thread. Events of other threads wait here for the engine's.
struct QmlTracker::Hook
{
    QMutex mutex; // protects what follows
    QmlTracker *owner = nullptr;
    std::deque<Event> hopping;

    bool pass(Event &event)
    {
        QMutexLocker lock(&mutex);
        if (!owner)
            return false; // nobody is left to scrub it
        QmlTracker *tracker = owner;
        if (tracker->thread() == QThread::currentThread()) {
            lock.unlock();
            return tracker->runBeforeTrack(event);
        }
        if (hopping.size() >= maxHopping) {
            event = refused(event, Words::tr("The QML engine's thread, where beforeTrack runs, has not taken the last %1 events.")
                                       .arg(maxHopping));
            return true;
        }
        hopping.push_back(event);
        if (hopping.size() == 1)
            QMetaObject::invokeMethod(tracker, &QmlTracker::takeHopping, Qt::QueuedConnection);
        return false;
    }
};

QmlTracker::QmlTracker(QObject *parent)
    : QObject(parent)
    , m_tracker(new Tracker(this))
    , m_owns(true)
{
    follow();
}

QmlTracker::QmlTracker(Tracker *tracker, QQmlEngine *engine)
    : QObject(engine)
    , m_tracker(tracker)
    , m_engine(engine)
    , m_owns(false)
{
    follow();
    connect(tracker, &QObject::destroyed, this, &QObject::deleteLater);
}

QmlTracker::~QmlTracker()
{
    everyQmlTracker().removeOne(this);
    setHook({});
    if (m_owns)
        delete m_tracker; // now, while its last signals still find this whole
}

QmlTracker *QmlTracker::of(Tracker *tracker, QQmlEngine *engine)
{
    for (QmlTracker *each : std::as_const(everyQmlTracker()))
        if (each->m_tracker == tracker && each->engine() == engine)
            return each;
    auto *made = new QmlTracker(tracker, engine);
    QJSEngine::setObjectOwnership(made, QJSEngine::CppOwnership);
    return made;
}

void QmlTracker::follow()
{
    everyQmlTracker().append(this);
    Tracker *tracker = m_tracker;
    connect(tracker, &Tracker::delivered, this, &QmlTracker::delivered);
    connect(tracker, &Tracker::dropped, this, &QmlTracker::dropped);
    connect(tracker, &Tracker::quarantined, this, &QmlTracker::quarantined);
    connect(tracker, &Tracker::flushed, this, &QmlTracker::flushed);
    connect(tracker, &Tracker::keyStored, this, &QmlTracker::keyStored);
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
    connect(tracker, &QObject::destroyed, Arrivals::instance(), &Arrivals::changed, Qt::QueuedConnection);
}

// The tracker itself is silent because this is connected; with nobody listening here either, it is this one's to say.
void QmlTracker::tell(const Error &error)
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&QmlTracker::errorOccurred);
    if (!m_warned.removeOne(error.text) && !isSignalConnected(signal))
        qmlWarning(this) << qPrintable(error.destination.isEmpty() ? QString() : error.destination + QStringLiteral(": "))
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

QString QmlTracker::refuse(const QString &call, const Event &event, const QString &cause)
{
    warn(call, cause);
    if (!m_tracker)
        return {};
    const QString text = call + QStringLiteral("(): ") + cause;
    m_warned.append(text);
    return m_tracker->track(refused(event, text));
}

bool QmlTracker::isGone(const QString &call)
{
    if (m_tracker)
        return false;
    warn(call, Words::tr("the tracker is gone"));
    return true;
}

// -- Calls ------------------------------------------------------------------------------------------------------------

std::optional<QVariantMap> QmlTracker::map(const QJSValue &value, const QString &what, QString *cause)
{
    const FromScript read = reader().read(value, what);
    *cause = read.problem;
    if (!cause->isEmpty())
        return {};
    if (read.value.typeId() == QMetaType::QVariantMap)
        return read.value.toMap();
    if (value.isUndefined() || value.isNull())
        return QVariantMap();
    *cause = Words::tr("%1: an object is needed, as in { amount_cents: 4900 }, not %2").arg(what, article(value));
    return {};
}

QString QmlTracker::track(const QJSValue &name, const QJSValue &properties, const QJSValue &options)
{
    const QString call = QStringLiteral("track");
    if (isGone(call))
        return {};
    QString cause;
    if (!name.isString()) {
        const FromScript read = reader().read(name, {});
        if (read.value.typeId() == QMetaType::QVariantMap)
            return trackObject(read.value.toMap());
        cause = !read.problem.isEmpty() ? read.problem
                                        : Words::tr("the name must be text, as in track(\"purchase\"), not %1").arg(article(name));
        return refuse(call, Event(QStringLiteral("track")), cause);
    }
    const Event event(name.toString());
    const auto given = map(properties, QStringLiteral("properties"), &cause);
    if (!given)
        return refuse(call, event, cause);
    const auto chosen = map(options, QStringLiteral("options"), &cause);
    if (!chosen)
        return refuse(call, event, cause);
    return m_tracker->track(event.name, *given, *chosen);
}

QString QmlTracker::trackObject(const QVariantMap &object)
{
    const QString call = QStringLiteral("track");
    QStringList unknown;
    const Event event = Event::fromMap(object, &unknown);
    for (const char *key : {"properties", "metadata"}) {
        const QVariant inner = object.value(QLatin1String(key));
        if (inner.isValid() && !inner.isNull() && inner.typeId() != QMetaType::QVariantMap)
            return refuse(call, event, Words::tr("%1: an object is needed").arg(QLatin1String(key)));
    }
    if (!unknown.isEmpty())
        warn(call, Words::tr("unknown, and left out: %1").arg(unknown.join(QStringLiteral(", "))));
    return m_tracker->track(event);
}

QString QmlTracker::page(const QJSValue &name, const QJSValue &properties, const QJSValue &options)
{
    const QString call = QStringLiteral("page");
    if (isGone(call))
        return {};
    Event event(QStringLiteral("$pageview"));
    event.kind = Event::Page;
    const FromScript read = reader().read(name, {});
    QString cause = read.problem;
    const bool none = name.isUndefined() || name.isNull();
    if (cause.isEmpty() && !none && read.value.typeId() != QMetaType::QString && read.value.typeId() != QMetaType::QUrl)
        cause = Words::tr("the name must be text, a path or a URL, not %1").arg(article(name));
    if (!cause.isEmpty())
        return refuse(call, event, cause);
    const auto given = map(properties, QStringLiteral("properties"), &cause);
    if (!given)
        return refuse(call, event, cause);
    const auto chosen = map(options, QStringLiteral("options"), &cause);
    if (!chosen)
        return refuse(call, event, cause);
    const QString text = read.value.typeId() == QMetaType::QUrl ? read.value.toUrl().toString(QUrl::FullyEncoded)
                                                                 : read.value.toString();
    return m_tracker->page(none ? QString() : text, *given, *chosen);
}

QString QmlTracker::identify(const QJSValue &userId, const QJSValue &traits)
{
    const QString call = QStringLiteral("identify");
    if (isGone(call))
        return {};
    Event event(QStringLiteral("$identify"));
    event.kind = Event::Identify;
    const FromScript read = reader().read(userId, {});
    const bool whole = read.value.typeId() == QMetaType::LongLong;
    QString cause = read.problem;
    if (cause.isEmpty() && read.value.typeId() != QMetaType::QString && !whole)
        cause = Words::tr("the user id must be text or a whole number, not %1").arg(article(userId));
    else if (cause.isEmpty() && read.value.toString().trimmed().isEmpty())
        cause = Words::tr("the user id is empty; to log out, call reset()");
    if (!cause.isEmpty())
        return refuse(call, event, cause);
    const auto given = map(traits, QStringLiteral("traits"), &cause);
    if (!given)
        return refuse(call, event, cause);
    return m_tracker->identify(read.value.toString(), *given);
}

void QmlTracker::reset()
{
    if (!isGone(QStringLiteral("reset")))
        m_tracker->reset();
}

void QmlTracker::forget()
{
    if (!isGone(QStringLiteral("forget")))
        m_tracker->forget();
}

void QmlTracker::grantConsent()
{
    if (!isGone(QStringLiteral("grantConsent")))
        m_tracker->grantConsent();
}

void QmlTracker::denyConsent()
{
    if (!isGone(QStringLiteral("denyConsent")))
        m_tracker->denyConsent();
}

void QmlTracker::flush()
{
    if (isGone(QStringLiteral("flush")))
        return;
    takeHopping();
    m_tracker->flush();
}

std::chrono::milliseconds QmlTracker::duration(const QString &call, const QJSValue &value)
{
    if (value.isUndefined())
        return defaultWait;
    if (!value.isNumber() || std::isnan(value.toNumber())) {
        warn(call, Words::tr("milliseconds are needed, not %1; 5000 are taken").arg(article(value)));
        return defaultWait;
    }
    const double most = std::numeric_limits<int>::max();
    return std::chrono::milliseconds(qint64(std::clamp(value.toNumber(), 0.0, most)));
}

bool QmlTracker::waitForSaved(const QJSValue &milliseconds)
{
    const QString call = QStringLiteral("waitForSaved");
    if (isGone(call))
        return false;
    takeHopping();
    return m_tracker->waitForSaved(duration(call, milliseconds));
}

bool QmlTracker::waitForFlushed(const QJSValue &milliseconds)
{
    const QString call = QStringLiteral("waitForFlushed");
    if (isGone(call))
        return false;
    takeHopping();
    return m_tracker->waitForFlushed(duration(call, milliseconds));
}

bool QmlTracker::shutdown(const QJSValue &milliseconds)
{
    const QString call = QStringLiteral("shutdown");
    if (isGone(call))
        return false;
    takeHopping();
    return m_tracker->shutdown(duration(call, milliseconds));
}

void QmlTracker::storeKey(const QJSValue &name, const QJSValue &value)
{
    const QString call = QStringLiteral("storeKey");
    if (isGone(call))
        return;
    if (name.isString() && value.isString())
        m_tracker->storeKey(name.toString(), value.toString());
    else
        warn(call, Words::tr("name and key must be text; nothing was stored"));
}

void QmlTracker::unlockKeys()
{
    if (!isGone(QStringLiteral("unlockKeys")))
        m_tracker->unlockKeys();
}

// -- Properties that are objects --------------------------------------------------------------------------------------

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

void QmlTracker::setBeforeTrack(const QJSValue &function)
{
    if (!function.isCallable() && !function.isUndefined() && !function.isNull()) {
        qmlWarning(this) << qPrintable(Words::tr("beforeTrack: a function is needed, not %1").arg(article(function)));
        return;
    }
    if (function.strictlyEquals(m_beforeTrack))
        return;
    m_beforeTrack = function;
    if (!function.isCallable()) {
        setHook({});
    } else if (!m_hook) {
        auto hook = std::make_shared<Hook>();
        hook->owner = this;
        setHook(hook);
    }
    Q_EMIT beforeTrackChanged();
}

void QmlTracker::setHook(const std::shared_ptr<Hook> &hook)
{
    if (m_hook) {
        takeHopping();
        const QMutexLocker lock(&m_hook->mutex);
        m_hook->owner = nullptr;
    }
    if (m_tracker && hook)
        m_tracker->setBeforeTrack([hook](Event &event) { return hook->pass(event); });
    else if (m_tracker && m_hook)
        m_tracker->setBeforeTrack({});
    m_hook = hook;
}

void QmlTracker::takeHopping()
{
    if (!m_hook || !m_tracker)
        return;
    std::deque<Event> taken;
    {
        const QMutexLocker lock(&m_hook->mutex);
        taken.swap(m_hook->hopping);
    }
    for (const Event &event : taken)
        m_tracker->track(event);
}

bool QmlTracker::runBeforeTrack(Event &event)
{
    if (event.options.contains(Event::refusal()))
        return true;
    if (m_scrubbing) {
        event = refused(event, Words::tr("beforeTrack itself called track(), page() or identify()"));
        return true;
    }
    QQmlEngine *here = engine();
    if (!here || !m_beforeTrack.isCallable())
        return false;
    QJSValue object = here->toScriptValue(QVariantMap {
        {QStringLiteral("kind"), int(event.kind)},
        {QStringLiteral("name"), event.name},
        {QStringLiteral("properties"), event.properties},
        {QStringLiteral("quantity"), event.quantity},
        {QStringLiteral("unit"), event.unit},
        {QStringLiteral("id"), event.id},
        {QStringLiteral("timestamp"), event.timestamp.toLocalTime()},
        {QStringLiteral("anonymousId"), event.anonymousId},
        {QStringLiteral("userId"), event.userId},
        {QStringLiteral("sessionId"), event.sessionId},
        {QStringLiteral("options"), event.options},
    });
    m_scrubbing = true;
    const ScriptReader::Answer answer = reader().ask(m_beforeTrack, object);
    const FromScript back = reader().read(object, QStringLiteral("beforeTrack"));
    m_scrubbing = false;
    if (answer == ScriptReader::No)
        return false;

    QString cause = answer == ScriptReader::Threw ? Words::tr("beforeTrack threw an error, so the event was not sent unscrubbed")
                                                  : back.problem;
    if (cause.isEmpty())
        cause = takeBack(back.value.toMap(), &event);
    if (!cause.isEmpty()) {
        qmlWarning(this) << qPrintable(cause);
        m_warned.append(cause);
        event = refused(event, cause);
    }
    return true;
}

// Kind and id stay what they were: a caller has the id already.
QString QmlTracker::takeBack(const QVariantMap &map, Event *event)
{
    const auto is = [](const QVariant &value, int type) { return value.typeId() == type; };
    const auto none = [](const QVariant &value) { return !value.isValid() || value.isNull(); };
    const auto wrong = [](const char *key) {
        return Words::tr("beforeTrack left something in event.%1 that does not belong there").arg(QLatin1String(key));
    };
    for (const auto &[key, member] : {std::pair("name", &Event::name), std::pair("unit", &Event::unit),
                                      std::pair("anonymousId", &Event::anonymousId), std::pair("userId", &Event::userId),
                                      std::pair("sessionId", &Event::sessionId)}) {
        const QVariant value = map.value(QLatin1String(key));
        if (!none(value) && !is(value, QMetaType::QString))
            return wrong(key);
        event->*member = none(value) ? QString() : value.toString();
    }
    for (const auto &[key, member] : {std::pair("properties", &Event::properties), std::pair("options", &Event::options)}) {
        const QVariant value = map.value(QLatin1String(key));
        if (!none(value) && !is(value, QMetaType::QVariantMap))
            return wrong(key);
        event->*member = value.toMap();
    }
    const QVariant quantity = map.value(QStringLiteral("quantity"));
    if (!is(quantity, QMetaType::LongLong) && !is(quantity, QMetaType::Double))
        return wrong("quantity");
    event->quantity = quantity.toDouble();
    const QVariant timestamp = map.value(QStringLiteral("timestamp"));
    if (!is(timestamp, QMetaType::QDateTime))
        return wrong("timestamp");
    event->timestamp = timestamp.toDateTime();
    return {};
}

} // namespace Tally
