// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QScrollArea>

namespace Tally {

/// A column of text and buttons that scrolls down where there is little room, and never sideways: it is at least as wide
/// as its longest word. It takes the keyboard only where there is something to scroll.
class VerticalScroll : public QScrollArea
{
    Q_OBJECT

public:
    explicit VerticalScroll(QWidget *content, QWidget *parent = nullptr);

    /// Wide enough to be read with ease, and as high as its content then is.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    int outside() const;
};

/// Gives a dialog of Tally's the direction of the language it speaks: a right-to-left text in an application that is
/// itself not translated would be hard to read.
inline void setDirection(QWidget *widget, bool rightToLeft)
{
    widget->setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
}

} // namespace Tally
