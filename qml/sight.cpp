// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "sight.h"

#include "metasignal.h"

#include <QEvent>
#include <QQuickItem>
#include <QQuickRenderControl>
#include <QQuickWindow>
#include <QVariant>

#include <algorithm>

namespace Tally {

namespace {

constexpr const char *indexed[] = {"QQuickSwipeView", "QQuickTabBar", "QQuickStackLayout"};

bool isIndexed(const QObject *object)
{
    return std::any_of(std::begin(indexed), std::end(indexed),
                       [=](const char *type) { return object->inherits(type); });
}

QQuickItem *itemAt(const QObject *container, int index)
{
    QQuickItem *item = nullptr;
    QMetaObject::invokeMethod(const_cast<QObject *>(container), "itemAt", Qt::DirectConnection, Q_RETURN_ARG(QQuickItem *, item),
                              Q_ARG(int, index));
    return item;
}

QObject *objectIn(const QObject *object, const char *property)
{
    return object->property(property).value<QObject *>();
}

bool isMoving(const QObject *container)
{
    const QObject *view = objectIn(container, "contentItem");
    return view && view->property("moving").toBool();
}

// A scene that is drawn into something else's window is on the screen where that is.
QWindow *screenWindow(QQuickWindow *window)
{
    QWindow *real = QQuickRenderControl::renderWindowFor(window);
    return real ? real : window;
}

bool isOnScreen(QQuickWindow *window)
{
    const QWindow *real = screenWindow(window);
    return real->isVisible() && real->isExposed();
}

QQuickWindow *hostWindow(const QObject *popup)
{
    const auto *host = qobject_cast<QQuickItem *>(objectIn(popup, "parent"));
    return host ? host->window() : nullptr;
}

std::optional<bool> isOpen(const QObject *popup)
{
    // With its window every popup of it disappears, and comes back.
    QQuickWindow *window = hostWindow(popup);
    if (window && !isOnScreen(window))
        return std::nullopt;
    if (!popup->property("visible").toBool())
        return false;
    return popup->property("opened").toBool() ? std::optional(true) : std::nullopt;
}

/// Whether the container \a above, to which \a below leads, shows it.
std::optional<bool> isAtPage(QObject *above, const QList<QQuickItem *> &below)
{
    if (above->inherits("QQuickStackView")) {
        QQuickItem *child = below.last();
        const bool isPage = child != objectIn(above, "background") && child != objectIn(above, "contentItem");
        return !isPage || child == objectIn(above, "currentItem");
    }
    if (!isIndexed(above))
        return true;
    const int count = above->property("count").toInt();
    const int current = above->property("currentIndex").toInt();
    for (int i = 0; i < count; ++i) {
        if (below.contains(itemAt(above, i)))
            return isMoving(above) ? std::nullopt : std::optional(i == current);
    }
    return true; // beside the pages, as its background is
}

} // namespace

QObject *popupOf(const QQuickItem *item)
{
    return item->inherits("QQuickPopupItem") ? item->parent() : nullptr;
}

QQuickItem *shownItem(QObject *object)
{
    if (auto *item = qobject_cast<QQuickItem *>(object))
        return item;
    if (auto *window = qobject_cast<QQuickWindow *>(object))
        return window->contentItem();
    if (object && object->inherits("QQuickPopup") && object->property("visible").toBool())
        return qobject_cast<QQuickItem *>(objectIn(object, "contentItem"));
    return nullptr;
}

bool isContainer(const QObject *object)
{
    return isIndexed(object) || object->inherits("QQuickStackView") || object->inherits("QQuickLoader")
        || object->inherits("QQuickPopup");
}

std::optional<QObject *> currentPage(const QObject *container)
{
    if (container->inherits("QQuickStackView"))
        return objectIn(container, "currentItem");
    if (container->inherits("QQuickLoader")) {
        constexpr int loading = 2;
        if (container->property("status").toInt() == loading)
            return std::nullopt;
        return objectIn(container, "item");
    }
    if (container->inherits("QQuickPopup"))
        return const_cast<QObject *>(container);
    if (isMoving(container))
        return std::nullopt;
    const int index = container->property("currentIndex").toInt();
    return index < 0 ? nullptr : itemAt(container, index);
}

std::optional<bool> isSeen(QObject *object)
{
    if (object && object->inherits("QQuickPopup")) {
        const std::optional<bool> open = isOpen(object);
        if (open != true)
            return open;
    }
    QQuickItem *item = shownItem(object);
    if (!item)
        return false;
    bool isCurrent = true, isCertain = true;
    QList<QQuickItem *> below;
    for (QQuickItem *each = item; each; each = each->parentItem()) {
        std::optional<bool> here = true;
        if (QObject *popup = popupOf(each)) {
            here = isOpen(popup);
            if (here == false)
                return false;
        } else if (!below.isEmpty()) {
            here = isAtPage(each, below);
            isCurrent = isCurrent && here != false;
        }
        isCertain = isCertain && here.has_value();
        below.append(each);
    }
    QQuickWindow *window = item->window();
    if (!window)
        return false;
    if (!isOnScreen(window))
        return std::nullopt; // whatever happens there: nobody sees it
    if (!isCurrent)
        return false;
    return isCertain ? std::optional(item->isVisible()) : std::nullopt;
}

// -- What may change it ----------------------------------------------------------------------------------------------

void SightWatch::watch(QObject *container, QQuickItem *item, const QList<QPointer<const QObject>> &loaders)
{
    if (m_current && container == m_container && item == m_item && loaders == m_loaders)
        return;
    forget();
    m_container = container;
    m_item = item;
    m_loaders = loaders;
    m_current = true;
    if (container)
        addContainer(container);
    for (const QPointer<const QObject> &loader : loaders)
        addContainer(loader);
    if (!item)
        return;
    m_connections.append(connect(item, &QObject::destroyed, this, &SightWatch::rebuild));
    for (const char *signal : {"visibleChanged", "windowChanged"})
        add(item, signal, "rebuild()");
    QList<QQuickWindow *> windows{item->window()};
    for (QQuickItem *each = item; each; each = each->parentItem()) {
        add(each, "parentChanged", "rebuild()");
        if (QObject *popup = popupOf(each)) {
            addContainer(popup);
            windows.append(hostWindow(popup));
        } else if (each != item && isContainer(each)) {
            addContainer(each);
        }
    }
    for (QQuickWindow *window : std::as_const(windows)) {
        if (!window)
            continue;
        QWindow *real = screenWindow(window);
        real->installEventFilter(this);
        m_windows.append(real);
    }
}

void SightWatch::addContainer(const QObject *container)
{
    for (const char *signal : {"currentItemChanged", "currentIndexChanged", "countChanged", "contentChildrenChanged",
                               "childrenChanged", "itemChanged", "statusChanged", "openedChanged", "visibleChanged"})
        add(container, signal, "changed()");
    if (const QObject *view = isIndexed(container) ? objectIn(container, "contentItem") : nullptr)
        add(view, "movingChanged", "changed()");
}

void SightWatch::add(const QObject *sender, const char *signal, const char *slot)
{
    if (const QMetaObject::Connection made = follow(sender, signalNamed(sender, signal), this, slot))
        m_connections.append(made);
}

void SightWatch::rebuild()
{
    m_current = false;
    Q_EMIT changed();
}

void SightWatch::forget()
{
    for (const QMetaObject::Connection &connection : std::as_const(m_connections))
        disconnect(connection);
    m_connections.clear();
    for (const QPointer<QWindow> &window : std::as_const(m_windows)) {
        if (window)
            window->removeEventFilter(this);
    }
    m_windows.clear();
}

bool SightWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Expose || event->type() == QEvent::Show || event->type() == QEvent::Hide)
        Q_EMIT changed();
    return QObject::eventFilter(watched, event);
}

} // namespace Tally
