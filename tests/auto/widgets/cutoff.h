// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionFrame>
#include <QTabBar>
#include <QTreeView>

namespace Tally {

/// The texts in \a window that cannot be read as a whole, each with what holds it: words that have too little room, and what
/// reaches beyond the edge without a way to scroll there.
inline QStringList cutOff(QWidget *window)
{
    QStringList problems;
    const auto check = [&problems](const QWidget *widget, const QString &text, const QSize &needed) {
        if (widget->width() < needed.width() || widget->height() < needed.height())
            problems.append(QStringLiteral("%1 \"%2\" has %3 × %4 of %5 × %6")
                                .arg(QString::fromLatin1(widget->metaObject()->className()), text)
                                .arg(widget->width())
                                .arg(widget->height())
                                .arg(needed.width())
                                .arg(needed.height()));
    };
    const QList<QWidget *> all = window->findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (!widget->isVisibleTo(window) || widget->window() != window)
            continue;
        if (const auto *label = qobject_cast<QLabel *>(widget); label && !label->text().isEmpty()) {
            const QSize least = label->minimumSizeHint();
            check(label, label->text(),
                  label->wordWrap() ? QSize(least.width(), label->heightForWidth(label->width())) : least);
        } else if (const auto *button = qobject_cast<QAbstractButton *>(widget); button && !button->text().isEmpty()) {
            check(button, button->text(), button->sizeHint());
        } else if (const auto *field = qobject_cast<QLineEdit *>(widget)) {
            QStyleOptionFrame option;
            option.initFrom(field);
            option.lineWidth = field->style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, field);
            const QRect inside = field->style()->subElementRect(QStyle::SE_LineEditContents, &option, field);
            const int text = field->fontMetrics().horizontalAdvance(field->placeholderText());
            check(field, field->placeholderText(), {field->width() - inside.width() + text + 6, field->sizeHint().height()});
        } else if (const auto *box = qobject_cast<QComboBox *>(widget)) {
            check(box, box->currentText(), box->sizeHint());
        } else if (const auto *header = qobject_cast<QHeaderView *>(widget)) {
            for (int i = 0; i < header->count(); ++i)
                if (header->sectionSize(i) < header->sectionSizeHint(i))
                    problems.append(QStringLiteral("the column \"%1\" has %2 of %3")
                                        .arg(header->model()->headerData(i, Qt::Horizontal).toString())
                                        .arg(header->sectionSize(i))
                                        .arg(header->sectionSizeHint(i)));
            const auto *view = qobject_cast<QTreeView *>(header->parentWidget());
            if (view && header->length() > view->viewport()->width()
                && view->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff)
                problems.append(QStringLiteral("columns beyond the edge of %1").arg(view->objectName()));
        } else if (const auto *area = qobject_cast<QScrollArea *>(widget)) {
            if (area->widget()->width() > area->viewport()->width()
                && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff)
                problems.append(QStringLiteral("%1: %2 wide on a page of %3, at least %4, so the page at least %5, in a window of %6")
                                    .arg(area->accessibleName())
                                    .arg(area->widget()->width())
                                    .arg(area->viewport()->width())
                                    .arg(area->widget()->minimumSizeHint().width())
                                    .arg(area->minimumSizeHint().width())
                                    .arg(window->width()));
        }
        // Within whatever it is in, unless that scrolls.
        const QWidget *parent = widget->parentWidget();
        if (parent && !parent->rect().contains(widget->geometry())
            && (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLabel *>(widget)))
            problems.append(QStringLiteral("%1 reaches over the edge").arg(widget->objectName()));
    }
    return problems;
}

} // namespace Tally
