// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "navigationtracker.h"

#include "capture.h"

#include <QCoreApplication>
#include <QQmlInfo>

namespace Tally {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Tally)
};

} // namespace

NavigationTracker::NavigationTracker(QObject *parent) : QObject(parent), m_page(Page::Watched, this) { }

void NavigationTracker::setTarget(QObject *target)
{
    if (target == m_page.container())
        return;
    if (target && !isContainer(target)) {
        qmlWarning(this) << qPrintable(
            Words::tr("NavigationTracker: the target must be a StackView, SwipeView, TabBar, "
                      "StackLayout, Loader, Drawer or Popup, not %1")
                .arg(typeName(target)));
        target = nullptr;
    }
    m_page.setContainer(target);
    Q_EMIT targetChanged();
}

} // namespace Tally
