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
/// Hidden at first; F12 (the shortcut of toggleViewAction()) shows and hides it. While it is hidden nothing is observed,
/// so that it costs nothing. Where isAllowed() says no it stays hidden, and its action too.
class TALLY_WIDGETS_EXPORT InspectorDock : public QDockWidget
{
    Q_OBJECT

public:
    /// Null: Tracker::instance(), also one that appears later.
    explicit InspectorDock(Tracker *tracker = nullptr, QWidget *parent = nullptr);
    ~InspectorDock() override;

    /// Whether an inspector may be opened: in a debug build of the application, or where the environment has
    /// TALLY_INSPECTOR=1; TALLY_INSPECTOR=0 forbids it.
    static bool isAllowed();

    Tracker *tracker() const;
    void setVisible(bool visible) override;

protected:
    bool event(QEvent *event) override;

private:
    void observe();

    QPointer<Tracker> m_tracker;
    bool m_isDefault;
    InspectorPanel *m_panel = nullptr; ///< made when it is shown for the first time
};

} // namespace Tally
