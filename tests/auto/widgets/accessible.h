// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QAccessible>
#include <QMetaEnum>
#include <QTest>
#include <QWidget>

namespace Tally {

/// What a screen reader says where the keyboard comes to \a widget: its role and its name.
inline QString describe(QWidget *widget)
{
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return QStringLiteral("%1 \"%2\"")
        .arg(QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(interface->role())),
             interface->text(QAccessible::Name));
}

/// Where Tab leads, from where the keyboard is, until it comes round.
inline QStringList tabOrder(QWidget *window)
{
    QStringList order;
    QWidget *const first = window->focusWidget();
    QWidget *at = first;
    do {
        order.append(describe(at));
        QTest::keyClick(at, Qt::Key_Tab);
        at = window->focusWidget();
    } while (at != first && order.size() < 50);
    return order;
}

inline void addTree(QAccessibleInterface *interface, int depth, QStringList *lines)
{
    if (interface->state().invisible)
        return;
    const QString role = QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(interface->role()));
    const QString text = interface->text(QAccessible::Name);
    lines->append(QString(2 * depth, QLatin1Char(' ')) + role + QStringLiteral(" \"%1\"").arg(text));
    for (int i = 0; i < interface->childCount(); ++i)
        if (QAccessibleInterface *child = interface->child(i))
            addTree(child, depth + 1, lines);
}

/// All that a screen reader finds in \a window, a line each, indented.
inline QStringList accessibleTree(QWidget *window)
{
    QStringList lines;
    addTree(QAccessible::queryAccessibleInterface(window), 0, &lines);
    return lines;
}

inline void addNameless(QAccessibleInterface *interface, QStringList *lines)
{
    if (interface->state().invisible)
        return;
    const QAccessible::Role role = interface->role();
    const bool hasRole = role != QAccessible::NoRole && role != QAccessible::Client;
    const auto *widget = qobject_cast<const QWidget *>(interface->object());
    const bool isReached = interface->state().focusable && !(widget && widget->focusProxy()); // that has the keyboard instead
    if (isReached && (!hasRole || interface->text(QAccessible::Name).trimmed().isEmpty()))
        lines->append(widget ? QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName()
                             : QStringLiteral("a part of a widget"));
    for (int i = 0; i < interface->childCount(); ++i)
        if (QAccessibleInterface *child = interface->child(i))
            addNameless(child, lines);
}

/// What the keyboard may come to in \a window, and of which a screen reader can say no name or no role.
inline QStringList namelessOf(QWidget *window)
{
    QStringList lines;
    addNameless(QAccessible::queryAccessibleInterface(window), &lines);
    return lines;
}

inline void print(const char *title, const QStringList &lines)
{
    qInfo().noquote().nospace() << title << "\n  " << lines.join(QStringLiteral("\n  "));
}

} // namespace Tally
