// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "activation.h"

#include "attached.h"
#include "capturesource.h"
#include "metasignal.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QScopeGuard>
#include <QShortcutEvent>
#include <QVariant>

#include <algorithm>
#include <utility>

namespace Tally {

namespace {

/// A value that has not been changed for so long, with nobody holding it, is what the person wanted: keys and wheels
/// change it step by step.
constexpr auto rest = std::chrono::milliseconds(500);

struct Way
{
    const char *type;
    const char *signal;
    const char *slot;
};

// The first that fits; a derived type stands before its base.
constexpr Way ways[] = {
    {"QQuickDelayButton", "activated", "activated()"},
    {"QQuickMenuItem", "triggered", "clicked()"},
    {"QQuickAbstractButton", "clicked", "clicked()"},
    {"QQuickAction", "triggered", "raised(QObject*)"},
    {"QQuickShortcut", "activated", "activated()"},
    {"QQuickComboBox", "activated", "activated()"},
    {"QQuickSlider", "moved", "moved()"},
    {"QQuickDial", "moved", "moved()"},
    {"QQuickSpinBox", "valueModified", "moved()"},
    {"QQuickTumbler", "currentIndexChanged", "turned()"},
    {"QQuickTextInput", "accepted", "activated()"},
    {"QQuickMouseArea", "clicked", "clicked()"},
    {"QQuickTapHandler", "tapped", "tapped()"},
};

QList<Activation *> &everyActivation()
{
    static QList<Activation *> all;
    return all;
}

QObject *objectIn(const QObject *object, const char *property)
{
    return object->property(property).value<QObject *>();
}

bool hasEvent(const QObject *object)
{
    const TallyAttached *said = TallyAttached::of(object);
    return said && !said->eventName().isEmpty();
}

/// Which shortcut the person in front of the application has pressed last, if nothing else since. An Action says of its
/// shortcut that a control of it has raised it, each in its turn, as if that had been clicked.
class ShortcutWatch : public QObject
{
public:
    static void begin()
    {
        if (QCoreApplication::instance() && !instance())
            QCoreApplication::instance()->installEventFilter(new ShortcutWatch);
    }
    /// Who has raised \a action, where it tells \a source. Null: nobody, or its shortcut.
    static QObject *raiser(const QObject *action, QObject *source)
    {
        const ShortcutWatch *watch = instance();
        if (!source || !watch || watch->m_pressed.isEmpty())
            return source;
        const QVariant keys = action->property("shortcut");
        const QKeySequence shortcut = keys.userType() == QMetaType::Int
            ? QKeySequence(static_cast<QKeySequence::StandardKey>(keys.toInt()))
            : QKeySequence::fromString(keys.toString());
        return watch->m_pressed == shortcut ? nullptr : source;
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::Shortcut:
            m_pressed = static_cast<QShortcutEvent *>(event)->key();
            break;
        case QEvent::KeyPress:
        case QEvent::KeyRelease:
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::TouchBegin:
        case QEvent::TouchEnd:
            m_pressed = QKeySequence();
            break;
        default:
            break;
        }
        return QObject::eventFilter(watched, event);
    }

private:
    ShortcutWatch() : QObject(QCoreApplication::instance()) { instance() = this; }
    static QPointer<ShortcutWatch> &instance()
    {
        static QPointer<ShortcutWatch> only;
        return only;
    }

    QKeySequence m_pressed;
};

} // namespace

Activation::Activation(QObject *control, std::function<void()> activated)
    : m_control(control), m_activated(std::move(activated))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &Activation::settle);
    everyActivation().append(this);
    m_isPossible = begin();
}

Activation::~Activation()
{
    everyActivation().removeOne(this);
}

bool Activation::begin()
{
    if (m_control->inherits("QQuickRangeSlider")) {
        for (const char *handle : {"first", "second"})
            followValue(objectIn(m_control, handle), "moved");
        return true;
    }
    for (const Way &way : ways) {
        if (!m_control->inherits(way.type))
            continue;
        if (qstrcmp(way.slot, "moved()") == 0)
            followValue(m_control, way.signal);
        else
            follow(m_control, signalNamed(m_control, way.signal), this, way.slot);
        if (m_control->inherits("QQuickComboBox"))
            follow(m_control, signalNamed(m_control, "accepted"), this, "accepted()");
        if (m_control->inherits("QQuickMouseArea"))
            m_control->installEventFilter(this);
        if (m_control->inherits("QQuickAction"))
            ShortcutWatch::begin();
        if (m_control->inherits("QQuickTumbler")) {
            m_control->installEventFilter(this);
            m_values.append(m_control);
            follow(m_control, signalNamed(m_control, "movingChanged"), this, "released()");
            settleInTime();
        }
        if (m_control->inherits("QQuickAbstractButton")) {
            follow(m_control, signalNamed(m_control, "actionChanged"), this, "takeAction()");
            takeAction();
        }
        return true;
    }
    for (const char *signal : {"clicked", "tapped", "triggered", "activated"}) {
        if (follow(m_control, signalNamed(m_control, signal), this, "activated()"))
            return true;
    }
    return false;
}

void Activation::activated()
{
    m_activated();
}

// -- Clicks ----------------------------------------------------------------------------------------------------------

void Activation::clicked()
{
    if (!m_action && !std::exchange(m_isDouble, false))
        pushed();
}

// A button that repeats itself while it is held has been activated once when it is let go.
void Activation::pushed()
{
    if (!m_control->property("autoRepeat").toBool()) {
        m_activated();
        return;
    }
    if (!m_values.contains(m_control))
        followValue(m_control, nullptr);
    moved();
}

void Activation::tapped()
{
    if (m_control->property("tapCount").toInt() % 2 == 1)
        m_activated();
}

bool Activation::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonDblClick)
        m_isDouble = true;
    else if (event->type() == QEvent::MouseButtonPress)
        m_isDouble = false;
    else if ((event->type() == QEvent::KeyPress || event->type() == QEvent::Wheel) && !std::exchange(m_isAtIt, true))
        QMetaObject::invokeMethod(this, [this] { m_isAtIt = false; }, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

// Return in an open list is accepted when it is pressed and activated when it is let go.
void Activation::accepted()
{
    const QObject *list = objectIn(m_control, "popup");
    if (m_control->property("editable").toBool() && !(list && list->property("visible").toBool()))
        m_activated();
}

// By a control that is ignored: what is done there is nobody's business, wherever the Action stands.
void Activation::raised(QObject *source)
{
    const QObject *raiser = ShortcutWatch::raiser(m_control, source);
    if (!raiser || !isIgnored(raiser))
        m_activated();
}

// A control with an action raises its own clicked for whatever triggers the action, also for another control.
void Activation::takeAction()
{
    if (m_control->inherits("QQuickDelayButton"))
        return;
    if (m_action)
        disconnect(m_action, nullptr, this, nullptr);
    m_action = objectIn(m_control, "action");
    if (!m_action)
        return;
    ShortcutWatch::begin();
    follow(m_action, signalNamed(m_action, "triggered"), this, "triggered(QObject*)");
}

bool Activation::canCount() const
{
    return hasEvent(m_control) && !isIgnored(m_control);
}

void Activation::triggered(QObject *source)
{
    if (hasEvent(m_action))
        return; // which counts it
    const QObject *raiser = ShortcutWatch::raiser(m_action, source);
    if (raiser && isIgnored(raiser))
        return;
    const auto isOf = [this](const Activation *each) { return each->m_action == m_action && each->canCount(); };
    const auto &all = std::as_const(everyActivation());
    const bool isAnothers = std::any_of(
        all.cbegin(), all.cend(), [&](const Activation *each) { return isOf(each) && each->m_control == raiser; });
    const auto first = std::find_if(all.cbegin(), all.cend(), isOf);
    if (raiser == m_control || (!isAnothers && first != all.cend() && *first == this))
        pushed();
}

// -- Values ----------------------------------------------------------------------------------------------------------

void Activation::followValue(QObject *value, const char *signal)
{
    m_values.append(value);
    if (signal)
        follow(value, signalNamed(value, signal), this, "moved()");
    follow(value, signalNamed(value, "pressedChanged"), this, "released()");
    settleInTime();
}

// Before the program ends, or the control goes.
void Activation::settleInTime()
{
    follow(m_control, signalNamed(m_control, "windowChanged"), this, "leave()");
    if (QCoreApplication::instance())
        connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this, &Activation::leave,
                Qt::UniqueConnection);
}

bool Activation::isHeld() const
{
    return std::any_of(m_values.cbegin(), m_values.cend(), [](const QObject *value) {
        return value->property("pressed").toBool() || value->property("moving").toBool();
    });
}

void Activation::moved()
{
    m_isChanged = true;
    m_rest.start();
}

void Activation::turned()
{
    if (m_control->property("moving").toBool() || m_isAtIt)
        moved();
}

void Activation::released()
{
    if (m_isChanged)
        m_rest.start();
}

void Activation::settle()
{
    if (!isHeld()) // or its release begins the rest anew
        leave();
}

void Activation::leave()
{
    if (!std::exchange(m_isChanged, false))
        return;
    m_rest.stop();
    m_activated();
}

void Activation::settleAll()
{
    static bool isAtIt = false; // what counts has those before it count first
    if (std::exchange(isAtIt, true))
        return;
    const auto done = qScopeGuard([] { isAtIt = false; });
    QList<QPointer<Activation>> changed; // few of them all
    for (Activation *each : std::as_const(everyActivation())) {
        if (each->m_isChanged)
            changed.append(each);
    }
    for (const QPointer<Activation> &each : std::as_const(changed)) {
        if (each) // a handler of the one before may have ended it
            each->settle();
    }
}

void Activation::forgetAll()
{
    for (Activation *each : std::as_const(everyActivation())) {
        each->m_isChanged = false;
        each->m_rest.stop();
    }
}

} // namespace Tally
