// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "qmlidentity.h"

#include "activation.h"
#include "attached.h"

#include <QCborValue>
#include <QCoreApplication>
#include <QQmlEngine>
#include <QQmlInfo>

namespace Tally {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Tally)
};

QList<QmlIdentity *> &everyIdentity()
{
    static QList<QmlIdentity *> all;
    return all;
}

} // namespace

QmlIdentity::QmlIdentity(QObject *parent) : QObject(parent)
{
    everyIdentity().append(this);
    connect(Arrivals::instance(), &Arrivals::changed, this, &QmlIdentity::changed);
    connect(Arrivals::instance(), &Arrivals::changed, this, [this] {
        if (m_hasDefaultTracker)
            Q_EMIT trackerChanged();
    });
    // A sign-out whose handler ends the program too.
    if (QCoreApplication::instance())
        connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this, &QmlIdentity::settle);
}

QmlIdentity::~QmlIdentity()
{
    settle();
    everyIdentity().removeOne(this);
}

void QmlIdentity::componentComplete()
{
    m_complete = true;
    changed();
}

const ScriptReader &QmlIdentity::reader()
{
    if (!m_reader)
        m_reader = std::make_unique<ScriptReader>(qmlEngine(this));
    return *m_reader;
}

void QmlIdentity::setUserId(const QJSValue &userId)
{
    const FromScript read = reader().read(userId, QStringLiteral("userId"));
    const int type = read.value.typeId();
    const bool none = read.problem.isEmpty() && (userId.isUndefined() || userId.isNull());
    if (!none && type != QMetaType::QString && type != QMetaType::LongLong) {
        qmlWarning(this) << qPrintable(read.problem.isEmpty() ? Words::tr("userId: text or a whole number is needed")
                                                              : read.problem);
        return;
    }
    if (userId.strictlyEquals(m_userId))
        return;
    aboutToChange();
    m_userId = userId;
    const QString id = none ? QString() : read.value.toString();
    m_now.id = id.trimmed().isEmpty() ? QString() : id;
    changed();
    Q_EMIT userIdChanged();
}

void QmlIdentity::setTraits(const QJSValue &traits)
{
    const FromScript read = reader().read(traits, QStringLiteral("traits"));
    const bool none = traits.isUndefined() || traits.isNull();
    if (!read.problem.isEmpty())
        qmlWarning(this) << qPrintable(read.problem);
    else if (!none && read.value.typeId() != QMetaType::QVariantMap)
        qmlWarning(this) << qPrintable(QStringLiteral("traits: ") + Words::tr("an object is needed: { name: value }"));
    aboutToChange();
    m_traits = traits;
    m_now.traits = read.value.toMap();
    m_now.traitsForm = QCborValue::fromVariant(m_now.traits).toCbor();
    changed();
    Q_EMIT traitsChanged();
}

QmlTracker *QmlIdentity::tracker() const
{
    if (!m_hasDefaultTracker)
        return m_tracker;
    Tracker *first = Tracker::instance();
    QQmlEngine *engine = qmlEngine(this);
    return first && engine ? QmlTracker::of(first, engine) : nullptr;
}

void QmlIdentity::setTracker(QmlTracker *tracker)
{
    if (!m_hasDefaultTracker && tracker == m_tracker)
        return;
    m_hasDefaultTracker = false;
    m_tracker = tracker;
    changed();
    Q_EMIT trackerChanged();
}

void QmlIdentity::resetTracker()
{
    m_hasDefaultTracker = true;
    changed();
    Q_EMIT trackerChanged();
}

// What was done before the change was done by who it was until then.
void QmlIdentity::aboutToChange()
{
    if (m_complete && !m_scheduled)
        Activation::settleAll();
}

void QmlIdentity::changed()
{
    if (!std::exchange(m_scheduled, true))
        QMetaObject::invokeMethod(this, &QmlIdentity::settle, Qt::QueuedConnection);
}

void QmlIdentity::settleAll()
{
    const QList<QmlIdentity *> all = everyIdentity(); // a handler may make another one
    for (QmlIdentity *identity : all)
        if (everyIdentity().contains(identity))
            identity->settle();
}

void QmlIdentity::settle()
{
    m_scheduled = false;
    Tracker *tracker = m_hasDefaultTracker ? Tracker::instance() : m_tracker ? m_tracker->tracker() : nullptr;
    if (!m_complete || !tracker || !QmlTracker::isComplete(tracker))
        return; // told when that has changed
    if (tracker != m_toldTo) {
        m_told = {}; // this one knows nobody yet
        disconnect(m_visitors);
        m_visitors = connect(tracker, &Tracker::visitorEnded, this, [this, tracker] {
            m_hasLeft = tracker->userId().isEmpty(); // else the next one has signed in already
        });
    }
    m_toldTo = tracker;
    const Person before = std::exchange(m_told, m_now);
    if (m_now.id.isEmpty()) {
        if (!before.id.isEmpty() && (!m_hasLeft || !tracker->userId().isEmpty()))
            tracker->reset();
    } else if (m_now.id != before.id || m_now.traitsForm != before.traitsForm) {
        m_hasLeft = false;
        tracker->identify(m_now.id, m_now.traits);
    }
}

} // namespace Tally
