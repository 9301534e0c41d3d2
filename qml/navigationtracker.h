// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "pages.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace Tally {

/// The QML type NavigationTracker: a page event for each page that a container comes to show.
///
///     NavigationTracker { target: stackView }
///
/// | Target | A page is |
/// | --- | --- |
/// | StackView | its current item, after push, pop, replace, clear |
/// | SwipeView, TabBar, StackLayout | the item at its current index, however that changes; a swipe when it ends |
/// | Loader | what it has loaded |
/// | Popup, Drawer, Dialog, Menu | itself, each time that it is open |
///
/// The page is called by its Tally.page, else by its objectName, else by its type. Tally.pageProperties and
/// Tally.ignore of a page hold here too. Where TabBar and StackLayout or SwipeView belong together, one of them is
/// watched: the one with the pages.
class NavigationTracker : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    /// Null: nothing is watched.
    Q_PROPERTY(QObject *target READ target WRITE setTarget NOTIFY targetChanged)

public:
    explicit NavigationTracker(QObject *parent = nullptr);

    QObject *target() const { return m_page.container(); }
    void setTarget(QObject *target);

Q_SIGNALS:
    void targetChanged();

private:
    Page m_page;
};

} // namespace Tally
