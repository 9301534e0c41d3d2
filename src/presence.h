// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/clock.h"

#include <QEvent>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace Tally {

class Tracker;

/// Watches the application for a tracker: whether it is in front, and whether somebody uses it. Lives in
/// QCoreApplication's thread. What it needs of Qt Gui it finds by name, so that nothing of that is linked.
class Presence : public QObject
{
    Q_OBJECT

public:
    /// Another program's window that comes and goes for less than this, such as a dialogue of the system, hides nothing.
    static constexpr std::chrono::milliseconds hideDelay{500};
    /// Until what the tracker had no time for is told again.
    static constexpr std::chrono::milliseconds retryInterval{100};

    static bool isInput(QEvent::Type type); ///< of a person
    static bool isUntold(const Presence *presence) { return presence->m_inputTimer.isActive(); } ///< a sign; for tests

    /// That somebody is here, the surer the later.
    enum class Sign {
        Composing, ///< it goes on with a visit and begins none
        Input,
        Call, ///< of the tracker, by the program, for what somebody did
    };

    /// Starts at once, where this is QCoreApplication's thread, or with its event loop's next turn.
    explicit Presence(Tracker *tracker);
    /// Ends, from any thread.
    static void end(Presence *presence);

    /// The tracker hears of input from now on, and is asked whether the visitor has gone when \a left is over. Any thread.
    void watchInput(std::chrono::milliseconds left);
    void ignoreInput();

    bool eventFilter(QObject *watched, QEvent *event) override;

public Q_SLOTS:
    void stateChanged(Qt::ApplicationState state);

private:
    void start();
    void noteSign(Sign sign);
    void tellSign();
    void tellShown(bool shown, const ClockReading &when);

    Tracker *const m_tracker;
    QTimer m_hideTimer;
    QTimer m_visitorTimer;
    QTimer m_inputTimer; // runs while a sign is to be told again
    Sign m_untold = Sign::Composing;
    ClockReading m_signed; // when the last one was
    ClockReading m_leftFront;
    bool m_isHidden = false; // and that was told
    bool m_isWatching = false;
};

} // namespace Tally
