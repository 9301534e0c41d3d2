// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "verticalscroll.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionFocusRect>

namespace Tally {

VerticalScroll::VerticalScroll(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    // It is a part of the page that it is on, not a field on it.
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    setWidget(content);
    content->installEventFilter(this);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int low, int high) {
        setFocusPolicy(high > low ? Qt::StrongFocus : Qt::NoFocus);
    });
}

/// What is beside the content at the most.
int VerticalScroll::outside() const
{
    return verticalScrollBar()->sizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollView_ScrollBarSpacing);
}

QSize VerticalScroll::sizeHint() const
{
    const int width = std::max(minimumSizeHint().width(), fontMetrics().averageCharWidth() * 72);
    // As high as it is beside a scroll bar: else one that is there would make itself needed.
    const int inside = width - outside();
    const int height = widget()->hasHeightForWidth() ? widget()->heightForWidth(inside) : widget()->sizeHint().height();
    return {width, height};
}

QSize VerticalScroll::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width() + outside(), fontMetrics().height() * 6};
}

bool VerticalScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget()) {
        if (event->type() == QEvent::LayoutRequest) {
            setMinimumWidth(minimumSizeHint().width()); // whatever the layouts around it remember
            updateGeometry();
        } else if (event->type() == QEvent::Paint && hasFocus()) {
            QStyleOptionFocusRect option;
            option.initFrom(this);
            option.rect = widget()->visibleRegion().boundingRect();
            option.backgroundColor = palette().color(backgroundRole());
            QPainter painter(widget());
            style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

void VerticalScroll::focusInEvent(QFocusEvent *event)
{
    QScrollArea::focusInEvent(event);
    widget()->update();
}

void VerticalScroll::focusOutEvent(QFocusEvent *event)
{
    QScrollArea::focusOutEvent(event);
    widget()->update();
}

} // namespace Tally
