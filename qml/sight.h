// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

#include <optional>

class QQuickItem;
class QWindow;

namespace Tally {

/// The item that shows \a object: itself, the content of a popup that is open or of a window. Null: none now.
QQuickItem *shownItem(QObject *object);

/// The popup whose frame \a item is: where its parents end and the window's overlay begins. Null: \a item is none.
QObject *popupOf(const QQuickItem *item);

/// The page that a container shows: StackView, SwipeView, TabBar, StackLayout, Loader; a popup itself while it is open.
/// Nothing: it is on the way to another one.
std::optional<QObject *> currentPage(const QObject *container);
/// Whether currentPage() knows \a object's type.
bool isContainer(const QObject *object);

/// Whether a person sees \a object as far as navigation is concerned. Nothing: this cannot be told now, and stays what
/// it was: a hand is on a SwipeView, a popup slides, the window is hidden.
///
/// Each container above it has to be at the page that holds it, each popup to be open. `visible` alone is not enough: a
/// SwipeView's pages are all visible.
std::optional<bool> isSeen(QObject *object);

/// Tells when isSeen() or currentPage() of what it watches may have changed. Looks only at what stands above an item.
class SightWatch : public QObject
{
    Q_OBJECT

public:
    /// \a container may be null, as may \a item. \a loaders: those within the page whose content decides what it is.
    void watch(QObject *container, QQuickItem *item, const QList<QPointer<const QObject>> &loaders = {});

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private Q_SLOTS:
    void rebuild();

private:
    void forget();
    void add(const QObject *sender, const char *signal, const char *slot);
    void addContainer(const QObject *container);

    QPointer<QObject> m_container;
    QPointer<QQuickItem> m_item;
    QList<QPointer<const QObject>> m_loaders;
    bool m_current = false; // what is connected is what stands above the item now
    QList<QMetaObject::Connection> m_connections;
    QList<QPointer<QWindow>> m_windows;
};

} // namespace Tally
