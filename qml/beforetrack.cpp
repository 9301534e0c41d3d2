// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "qmltracker.h"

#include <QCoreApplication>
#include <QMutex>
#include <QQmlEngine>
#include <QQmlInfo>
#include <QThread>

#include <deque>
#include <functional>
#include <utility>

namespace Tally {

namespace {

constexpr std::size_t maxHopping = 1000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Tally)
};

QString goneText()
{
    return Words::tr("beforeTrack ended with its QML engine; the event was not sent, as nobody is left to scrub it.");
}

Event refused(Event event, const QString &cause)
{
    event.options.insert(Event::refusal(), cause);
    return event;
}

} // namespace

/// What the tracker calls, from any thread. Events of other threads wait here for the engine's.
struct QmlTracker::Hook
{
    QMutex mutex; // protects what follows
    QmlTracker *owner = nullptr;
    std::deque<std::function<void()>> hopping;

    bool pass(Event &event)
    {
        QMutexLocker lock(&mutex);
        if (!owner) {
            event = refused(event, goneText());
            return true;
        }
        QmlTracker *tracker = owner;
        if (tracker->thread() == QThread::currentThread()) {
            lock.unlock();
            return tracker->runBeforeTrack(event);
        }
        if (hopping.size() >= maxHopping) {
            event = refused(
                event,
                Words::tr("The QML engine's thread, where beforeTrack runs, has not taken the last %1 events.")
                    .arg(maxHopping));
            return true;
        }
        hopping.push_back(Tracker::postponed());
        if (hopping.size() == 1)
            QMetaObject::invokeMethod(tracker, &QmlTracker::takeHopping, Qt::QueuedConnection);
        return false;
    }
};

void QmlTracker::setBeforeTrack(const QJSValue &function)
{
    if (!function.isCallable() && !function.isUndefined() && !function.isNull()) {
        qmlWarning(this) << qPrintable(Words::tr("beforeTrack: a function is needed"));
        return;
    }
    if (function.strictlyEquals(beforeTrack()))
        return;
    if (!function.isCallable())
        setHook({}); // what came before this still passes the one before
    m_beforeTrack = function;
    if (function.isCallable() && !isHookInForce()) {
        auto hook = std::make_shared<Hook>();
        hook->owner = this;
        setHook(hook);
    }
    Q_EMIT beforeTrackChanged();
}

// The hook stays with the tracker, and refuses: what was to be scrubbed does not leave because a window was closed.
void QmlTracker::leaveHook()
{
    if (!m_hook)
        return;
    takeHopping();
    std::deque<std::function<void()>> late; // other threads went on meanwhile
    {
        const QMutexLocker lock(&m_hook->mutex);
        m_hook->owner = nullptr;
        late.swap(m_hook->hopping);
    }
    for (const std::function<void()> &track : late) {
        if (m_tracker)
            track(); // which refuses it, and says so
    }
}

void QmlTracker::setHook(const std::shared_ptr<Hook> &hook)
{
    leaveHook();
    const bool wasInForce = isHookInForce();
    m_hook = hook;
    if (m_tracker && hook) {
        m_tracker->setBeforeTrack([hook](Event &event) { return hook->pass(event); });
        m_given = m_tracker->beforeTrack();
    } else if (m_tracker && wasInForce) {
        m_tracker->setBeforeTrack({});
    }
}

// Another engine, or C++, may have set one since: a null takes nothing of theirs away.
bool QmlTracker::isHookInForce() const
{
    const std::shared_ptr<const void> given = m_given.lock();
    return given && m_tracker && m_tracker->beforeTrack().lock() == given;
}

QJSValue QmlTracker::beforeTrack() const
{
    return isHookInForce() ? m_beforeTrack : QJSValue();
}

void QmlTracker::takeHopping()
{
    if (!m_hook || !m_tracker || m_scrubbing) // the call that is to come takes them
        return;
    std::deque<std::function<void()>> taken;
    {
        const QMutexLocker lock(&m_hook->mutex);
        taken.swap(m_hook->hopping);
    }
    for (const std::function<void()> &track : taken) {
        if (m_tracker) // beforeTrack may end it
            track();
    }
}

// A loop within the function may have used up the call that was to take them.
void QmlTracker::takeHoppingLater()
{
    if (!m_hook)
        return;
    const QMutexLocker lock(&m_hook->mutex);
    if (!m_hook->hopping.empty())
        QMetaObject::invokeMethod(this, &QmlTracker::takeHopping, Qt::QueuedConnection);
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
    if (!here || !m_beforeTrack.isCallable()) {
        event = refused(event, goneText());
        return true;
    }
    const QVariant timestamp = event.timestamp.isValid() ? QVariant(event.timestamp.toLocalTime()) : QVariant();
    QJSValue object = here->toScriptValue(QVariantMap{
        {QStringLiteral("kind"), int(event.kind)},
        {QStringLiteral("name"), event.name},
        {QStringLiteral("properties"), event.properties},
        {QStringLiteral("quantity"), event.quantity},
        {QStringLiteral("unit"), event.unit},
        {QStringLiteral("id"), event.id},
        {QStringLiteral("timestamp"), timestamp},
        {QStringLiteral("anonymousId"), event.anonymousId},
        {QStringLiteral("userId"), event.userId},
        {QStringLiteral("sessionId"), event.sessionId},
        {QStringLiteral("options"), event.options},
    });
    m_scrubbing = true;
    const ScriptReader::Answer answer = reader().ask(m_beforeTrack, object);
    const FromScript back = reader().read(object, QStringLiteral("beforeTrack"));
    m_scrubbing = false;
    takeHoppingLater();
    if (answer == ScriptReader::No)
        return false;

    QString cause = answer == ScriptReader::Threw
        ? Words::tr("beforeTrack threw an error, so the event was not sent unscrubbed")
        : back.problem;
    if (cause.isEmpty())
        cause = takeBack(back.value.toMap(), &event);
    if (!cause.isEmpty()) {
        qmlWarning(this) << qPrintable(cause);
        expect(cause);
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
                                      std::pair("anonymousId", &Event::anonymousId),
                                      std::pair("userId", &Event::userId), std::pair("sessionId", &Event::sessionId)}) {
        const QVariant value = map.value(QLatin1String(key));
        if (!none(value) && !is(value, QMetaType::QString))
            return wrong(key);
        event->*member = none(value) ? QString() : value.toString();
    }
    for (const auto &[key, member] :
         {std::pair("properties", &Event::properties), std::pair("options", &Event::options)}) {
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
    if (!none(timestamp) && !is(timestamp, QMetaType::QDateTime))
        return wrong("timestamp");
    if (!none(timestamp))
        event->timestamp = timestamp.toDateTime();
    return {};
}

} // namespace Tally
