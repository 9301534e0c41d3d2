// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QLabel>
#include <QWidget>

class QToolButton;

namespace Tally {

class ConsentNotice;

/// A paragraph of plain text, wrapped and never cut off.
class Paragraph : public QLabel
{
    Q_OBJECT

public:
    enum Form { Plain, Heading, SmallHeading, Item };
    explicit Paragraph(Form form = Plain, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void adjust();
    void align();

    const Form m_form;
    bool m_adjusting = false;
};

/// What a ConsentNotice has to say, for a dialog or a page: what is collected, who gets it, and more on request.
class NoticeView : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeView(ConsentNotice *notice, QWidget *parent = nullptr);

Q_SIGNALS:
    /// It needs more room, or less.
    void detailsToggled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTexts();
    void showLinkColour();

    ConsentNotice *const m_notice;
    Paragraph *m_collectedTitle;
    Paragraph *m_recipientsTitle;
    QWidget *m_collected;
    QWidget *m_recipients;
    QToolButton *m_more;
    bool m_open = false;
    Paragraph *m_handling;
    QToolButton *m_policy;
};

} // namespace Tally
