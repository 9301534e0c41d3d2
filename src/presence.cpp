// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "presence.h"

#include "delivery/seams.h"
#include "instances.h"
#include "tracker.h"
#include "tracker_p.h"

#include <QCoreApplication>
#include <QEvent>
#include <QThread>

namespace Tally {

namespace {

/// For a tracker that lives, and may end just now in another thread.
void onTracker(Tracker *tracker, const std::function<void(Tracker::Private &)> &call)
{
    if (const Instances::Use use(tracker); use.tracker())
        call(*Tracker::Private::of(tracker));
}

} // namespace

bool Presence::isInput(QEvent::Type type)
{
    switch (type) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
    case QEvent::TabletRelease:
    case QEvent::NativeGesture:
        return true;
    default:
        return false;
    }
}

Presence::Presence(Tracker *tracker) : m_tracker(tracker), m_hideTimer(this), m_visitorTimer(this), m_inputTimer(this)
{
    m_hideTimer.setSingleShot(true);
    m_hideTimer.setInterval(hideDelay);
    m_visitorTimer.setSingleShot(true);
    connect(&m_hideTimer, &QTimer::timeout, this, [this] { tellShown(false, m_leftFront); });
    connect(&m_visitorTimer, &QTimer::timeout, this,
            [this] {
                onTracker(m_tracker, [this](Tracker::Private &p) {
                    if (!p.visitorMayHaveGone())
                        m_visitorTimer.start(retryInterval);
                });
            });
    m_inputTimer.setSingleShot(true);
    m_inputTimer.setInterval(retryInterval);
    connect(&m_inputTimer, &QTimer::timeout, this, &Presence::tellSign);
    QThread *const thread = QCoreApplication::instance()->thread();
    if (thread == QThread::currentThread()) {
        start();
        return;
    }
    moveToThread(thread);
    QMetaObject::invokeMethod(this, [this] { start(); }, Qt::QueuedConnection);
}

void Presence::start()
{
    QCoreApplication *const application = QCoreApplication::instance();
    if (application && application->inherits("QGuiApplication"))
        connect(application, SIGNAL(applicationStateChanged(Qt::ApplicationState)), this,
                SLOT(stateChanged(Qt::ApplicationState)));
}

void Presence::end(Presence *presence)
{
    if (presence && presence->thread() == QThread::currentThread())
        delete presence;
    else if (presence)
        presence->deleteLater();
}

void Presence::watchInput(std::chrono::milliseconds left)
{
    const auto watch = [this, left] {
        if (!std::exchange(m_isWatching, true) && QCoreApplication::instance())
            QCoreApplication::instance()->installEventFilter(this);
        m_visitorTimer.start(std::clamp(left, std::chrono::milliseconds(1), std::chrono::milliseconds(std::chrono::hours(24))));
    };
    if (thread() == QThread::currentThread())
        watch();
    else
        QMetaObject::invokeMethod(this, watch, Qt::QueuedConnection);
}

void Presence::ignoreInput()
{
    QMetaObject::invokeMethod(this, [this] {
        m_visitorTimer.stop();
        m_inputTimer.stop();
        m_untold = Sign::Composing;
        if (std::exchange(m_isWatching, false) && QCoreApplication::instance())
            QCoreApplication::instance()->removeEventFilter(this);
    });
}

bool Presence::eventFilter(QObject *watched, QEvent *event)
{
    // What the program makes itself, such as a film that plays or a demonstration, is nobody's.
    if (event->spontaneous() && isInput(event->type()))
        noteSign(Sign::Input);
    // Typed on the system's keyboard on the screen, or composed: no other event tells of that, and this one is never
    // spontaneous. Qt makes some itself where the focus goes.
    else if (event->type() == QEvent::InputMethod)
        noteSign(Sign::Composing);
    return QObject::eventFilter(watched, event);
}

void Presence::noteSign(Sign sign)
{
    m_untold = std::max(m_untold, sign);
    m_signed = seams().now();
    if (!m_inputTimer.isActive())
        tellSign();
}

void Presence::tellSign()
{
    onTracker(m_tracker, [this](Tracker::Private &p) {
        if (p.personTouches(m_untold, m_signed))
            m_untold = Sign::Composing;
        else
            m_inputTimer.start();
    });
}

void Presence::stateChanged(Qt::ApplicationState state)
{
    if (state == Qt::ApplicationActive) {
        m_hideTimer.stop();
        if (m_isHidden)
            tellShown(true, seams().now());
        return;
    }
    if (m_isHidden)
        return;
    if (!m_hideTimer.isActive())
        m_leftFront = seams().now();
    if (state == Qt::ApplicationInactive) {
        if (!m_hideTimer.isActive())
            m_hideTimer.start();
        return;
    }
    m_hideTimer.stop();
    tellShown(false, m_leftFront); // at once: from here on the system may stop the program
}

void Presence::tellShown(bool shown, const ClockReading &when)
{
    m_isHidden = !shown;
    onTracker(m_tracker, [&](Tracker::Private &p) { p.applicationShown(shown, when); });
}

} // namespace Tally
