// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "inspectordock.h"

#include "consentnotice.h"
#include "inspectorpanel.h"
#include "tracker.h"
#include "verticalscroll.h"

#include <QAction>
#include <QEvent>

namespace Tally {

InspectorDock::InspectorDock(Tracker *tracker, QWidget *parent, bool allowed)
    : QDockWidget(parent), m_tracker(tracker), m_isDefault(!tracker), m_isAllowed(allowed)
{
    setObjectName(QStringLiteral("tallyInspector")); // for QMainWindow::saveState()
    setWindowTitle(tr("Event Inspector"));
    QAction *toggle = toggleViewAction();
    toggle->setShortcut(Qt::Key_F12);
    toggle->setEnabled(allowed);
    toggle->setVisible(allowed);
    followParent();
    Tracker::onInstanceChanged(this, [this] { observe(); });
    hide();
}

InspectorDock::~InspectorDock() = default;

bool InspectorDock::isAllowed(bool isDebugBuild)
{
    const QByteArray said = qgetenv("TALLY_INSPECTOR");
    return said == "1" || (said.isEmpty() && isDebugBuild);
}

Tracker *InspectorDock::tracker() const
{
    return m_isDefault ? Tracker::instance() : m_tracker.data();
}

void InspectorDock::setVisible(bool visible)
{
    // Whoever shows it: the application, a restored state.
    QDockWidget::setVisible(visible && m_isAllowed);
}

// The window has the action, so that its key works there without a menu; not that of the docks that float in one group.
void InspectorDock::followParent()
{
    QWidget *window = parentWidget();
    while (window && !window->inherits("QMainWindow") && window->parentWidget())
        window = window->parentWidget();
    if (window == m_keyedWindow)
        return;
    if (m_keyedWindow)
        m_keyedWindow->removeAction(toggleViewAction());
    m_keyedWindow = window;
    if (m_keyedWindow)
        m_keyedWindow->addAction(toggleViewAction());
}

void InspectorDock::observe()
{
    if (!isHidden() && !m_panel) {
        m_panel = new InspectorPanel;
        setDirection(m_panel, ConsentNotice().isRightToLeft());
        setWidget(m_panel);
    }
    if (m_panel)
        m_panel->setTracker(isHidden() ? nullptr : tracker());
}

bool InspectorDock::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShowToParent:
    case QEvent::HideToParent:
        observe();
        break;
    case QEvent::ParentChange: // by QMainWindow::addDockWidget()
        followParent();
        break;
    case QEvent::LanguageChange:
        setWindowTitle(tr("Event Inspector"));
        if (m_panel)
            setDirection(m_panel, ConsentNotice().isRightToLeft());
        break;
    default:
        break;
    }
    return QDockWidget::event(event);
}

} // namespace Tally
