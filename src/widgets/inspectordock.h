// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tally_widgets_export.h"

#include <QDockWidget>
#include <QPointer>

namespace Tally {

class InspectorPanel;
class Tracker;

/// A dock that shows, live, what is tracked and what becomes of it: each event with its fate at every destination, the
/// exact bytes that were sent, the destinations' states and counters. For who develops the application or looks after it.
///
/// Hidden at first; F12 (the shortcut of toggleViewAction()) in the window that it is added to shows and hides it. While it
/// is hidden nothing is observed, so that it costs nothing. Where it is not allowed it stays hidden, and its action too.
class TALLY_WIDGETS_EXPORT InspectorDock : public QDockWidget
{
    Q_OBJECT

public:
    /// Whether an inspector may be opened, where the application does not say: TALLY_INSPECTOR says it, 1 or 0; without it
    /// a debug build, of whoever asks, is open.
#ifdef QT_NO_DEBUG
    static bool isAllowed(bool isDebugBuild = false);
#else
    static bool isAllowed(bool isDebugBuild = true);
#endif

    /// Null: Tracker::instance(), also one that appears later. \a allowed: whether it may be opened at all.
    explicit InspectorDock(Tracker *tracker = nullptr, QWidget *parent = nullptr, bool allowed = isAllowed());
    ~InspectorDock() override;

    Tracker *tracker() const;
    void setVisible(bool visible) override;

protected:
    bool event(QEvent *event) override;

private:
    void observe();
    void followParent();

    QPointer<Tracker> m_tracker;
    QPointer<QWidget> m_keyedWindow;
    const bool m_isDefault;
    const bool m_isAllowed;
    InspectorPanel *m_panel = nullptr; ///< made when it is shown for the first time
};

} // namespace Tally
