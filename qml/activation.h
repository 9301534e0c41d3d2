// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace Tally {

/// Tells once per activation of a control, however it is activated.
///
/// | Control | Counts | Which is |
/// | --- | --- | --- |
/// | Button, CheckBox, TabButton, delegates … | clicked | a click, a tap, a key, a mnemonic, or raised by hand |
/// | any of them with autoRepeat | clicked, when it has come to rest | held down, however often that is repeated |
/// | any of them with an Action | triggered, if raised here, or by no other and nothing that is ignored | the same, and the shortcut |
/// | DelayButton | activated | held long enough |
/// | MenuItem | triggered | chosen |
/// | Action | triggered | from any control that is not ignored, or by its shortcut |
/// | Shortcut | activated | pressed |
/// | ComboBox | activated; accepted too where it is editable and its list is closed | chosen by a person |
/// | Slider, RangeSlider, Dial | moved | a change by a person that has come to rest |
/// | SpinBox | valueModified | the same |
/// | Tumbler | currentIndex, while it turns or with a key | the same |
/// | TextField, TextInput | accepted | Return |
/// | MouseArea | clicked, but not the second one of a double click | |
/// | TapHandler | tapped, at an odd tapCount | the same |
/// | anything else with a signal clicked, tapped, triggered or activated | that, the first of them | |
///
/// Only signals are connected whose connection changes nothing: a MouseArea with somebody at its doubleClicked no
/// longer raises clicked twice.
class Activation : public QObject
{
    Q_OBJECT

public:
    Activation(QObject *control, std::function<void()> activated);
    ~Activation() override;

    /// False: nothing of the control can be called an activation.
    bool isPossible() const { return m_isPossible; }
    /// Has what a person changed a moment ago count now: something comes after it.
    static void settleAll();
    /// It never counts: who changed it has gone.
    static void forgetAll();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private Q_SLOTS:
    void activated();
    void clicked();
    void tapped();
    void accepted();
    void moved();
    void turned();
    void released();
    void settle();
    void leave();
    void takeAction();
    void triggered(QObject *source);
    void raised(QObject *source);

private:
    bool canCount() const;
    void pushed();
    bool begin();
    void followValue(QObject *value, const char *signal);
    void settleInTime();
    bool isHeld() const;

    QObject *const m_control;
    const std::function<void()> m_activated;
    bool m_isPossible = true;
    bool m_isDouble = false; // the second click of a double click is on its way
    bool m_isAtIt = false; // a key or a wheel is turning a Tumbler
    QPointer<QObject> m_action;
    QList<QObject *> m_values; // what is moved or held: the control, or a RangeSlider's two handles
    bool m_isChanged = false;
    QTimer m_rest;
};

} // namespace Tally
