// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "fateicon.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>

namespace Tally {

namespace {

/// On a grid of 16 × 16.
QPainterPath sign(EventModel::Fate fate)
{
    QPainterPath path;
    const auto line = [&path](double x1, double y1, double x2, double y2) {
        path.moveTo(x1, y1);
        path.lineTo(x2, y2);
    };
    switch (fate) {
    case EventModel::Queued: // a ring
        path.addEllipse(QPointF(8, 8), 4.5, 4.5);
        break;
    case EventModel::Sending: // an arrow that leaves
        line(8, 13, 8, 3.5);
        line(4, 7.5, 8, 3.5);
        path.lineTo(12, 7.5);
        break;
    case EventModel::Delivered: // a tick
        path.moveTo(3.5, 8.5);
        path.lineTo(6.5, 11.5);
        path.lineTo(12.5, 4.5);
        break;
    case EventModel::Retrying: // a round that begins again
        path.arcMoveTo(3.5, 3.5, 9, 9, 60);
        path.arcTo(3.5, 3.5, 9, 9, 60, 290);
        line(10.2, 0.8, 10.2, 4.4);
        path.lineTo(13.6, 4.4);
        break;
    case EventModel::Quarantined: // a warning
        path.moveTo(8, 2.5);
        path.lineTo(14, 13);
        path.lineTo(2, 13);
        path.closeSubpath();
        line(8, 6.5, 8, 9.2);
        line(8, 11, 8, 11.2);
        break;
    case EventModel::Dropped: // a cross
        line(4, 4, 12, 12);
        line(12, 4, 4, 12);
        break;
    case EventModel::Held: // a pause
        line(5.5, 4, 5.5, 12);
        line(10.5, 4, 10.5, 12);
        break;
    case EventModel::AllFates:
        break;
    }
    return path;
}

class FateIcon : public QIconEngine
{
public:
    explicit FateIcon(EventModel::Fate fate) : m_fate(fate) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role = mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::Text;
        const double scale = std::min(rect.width(), rect.height()) / 16.0;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(scale, scale);
        const QColor colour = QGuiApplication::palette().color(group, role);
        painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(sign(m_fate));
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return result;
    }

    QIconEngine *clone() const override { return new FateIcon(m_fate); }

private:
    const EventModel::Fate m_fate;
};

} // namespace

QIcon fateIcon(EventModel::Fate fate)
{
    return QIcon(new FateIcon(fate));
}

} // namespace Tally
