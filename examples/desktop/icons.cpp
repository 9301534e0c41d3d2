// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>


namespace {

void addLines(QPainterPath *path, std::initializer_list<QPointF> points)
{
    path->moveTo(*points.begin());
    for (auto point = points.begin() + 1; point != points.end(); ++point)
        path->lineTo(*point);
}

void addLens(QPainterPath *path)
{
    path->addEllipse(QPointF(10.5, 10.5), 6, 6);
    addLines(path, {{15, 15}, {20, 20}});
}

/// On a grid of 24 × 24.
QPainterPath outline(Symbol symbol)
{
    QPainterPath path;
    switch (symbol) {
    case Symbol::New:
        addLines(&path, {{13, 3.5}, {6, 3.5}, {6, 20.5}, {18, 20.5}, {18, 8.5}, {13, 3.5}, {13, 8.5}, {18, 8.5}});
        break;
    case Symbol::Open:
        addLines(&path, {{3.5, 19}, {3.5, 5.5}, {9, 5.5}, {11, 8}, {18.5, 8}, {18.5, 11}});
        addLines(&path, {{3.5, 19}, {6.5, 11}, {21, 11}, {18, 19}, {3.5, 19}});
        break;
    case Symbol::Save:
        addLines(&path, {{4, 4}, {16.5, 4}, {20, 7.5}, {20, 20}, {4, 20}, {4, 4}});
        addLines(&path, {{8, 4}, {8, 9}, {15, 9}, {15, 4}});
        addLines(&path, {{7.5, 20}, {7.5, 13.5}, {16.5, 13.5}, {16.5, 20}});
        break;
    case Symbol::Undo:
    case Symbol::Redo:
        addLines(&path, {{8.5, 4.5}, {4, 9}, {8.5, 13.5}});
        path.moveTo(4, 9);
        path.lineTo(14.5, 9);
        path.arcTo(QRectF(9.5, 9, 10, 10), 90, -180);
        path.lineTo(9, 19);
        if (symbol == Symbol::Redo)
            path = QTransform(-1, 0, 0, 1, 24, 0).map(path);
        break;
    case Symbol::Find:
        addLens(&path);
        break;
    case Symbol::Wrap:
        addLines(&path, {{4, 6}, {20, 6}});
        path.moveTo(4, 12);
        path.lineTo(16.5, 12);
        path.arcTo(QRectF(13.5, 12, 6, 6), 90, -180);
        path.lineTo(12, 18);
        addLines(&path, {{14.5, 15.5}, {12, 18}, {14.5, 20.5}});
        addLines(&path, {{4, 18}, {8, 18}});
        break;
    case Symbol::ZoomIn:
        addLens(&path);
        addLines(&path, {{10.5, 8}, {10.5, 13}});
        addLines(&path, {{8, 10.5}, {13, 10.5}});
        break;
    case Symbol::ZoomOut:
        addLens(&path);
        addLines(&path, {{8, 10.5}, {13, 10.5}});
        break;
    case Symbol::Settings:
        for (int row = 0; row < 3; ++row) {
            const double y = 6 + 6 * row;
            const double knob = row == 1 ? 15 : 9;
            addLines(&path, {{4, y}, {knob - 2.2, y}});
            addLines(&path, {{knob + 2.2, y}, {20, y}});
            path.addEllipse(QPointF(knob, y), 2.2, 2.2);
        }
        break;
    case Symbol::Leaf:
        path.moveTo(5, 19);
        path.cubicTo(2, 8, 9, 4, 20, 4);
        path.cubicTo(20.5, 14, 16, 20, 7.5, 17);
        addLines(&path, {{4, 21}, {13, 11}});
        break;
    case Symbol::Up:
        addLines(&path, {{6, 15}, {12, 9}, {18, 15}});
        break;
    case Symbol::Down:
        addLines(&path, {{6, 9}, {12, 15}, {18, 9}});
        break;
    case Symbol::Close:
        addLines(&path, {{6.5, 6.5}, {17.5, 17.5}});
        addLines(&path, {{17.5, 6.5}, {6.5, 17.5}});
        break;
    }
    return path;
}

class LineIcon : public QIconEngine
{
public:
    explicit LineIcon(Symbol symbol) : m_symbol(symbol) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role = mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText;
        const double scale = std::min(rect.width(), rect.height()) / 24.0;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(scale, scale);
        painter->setPen(QPen(QGuiApplication::palette().color(group, role), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(outline(m_symbol));
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

    QIconEngine *clone() const override { return new LineIcon(m_symbol); }

private:
    const Symbol m_symbol;
};

} // namespace

QIcon icon(Symbol symbol)
{
    return QIcon(new LineIcon(symbol));
}
