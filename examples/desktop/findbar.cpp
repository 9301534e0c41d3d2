// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "findbar.h"
#include "icons.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>

FindBar::FindBar(QPlainTextEdit *text, QWidget *parent)
    : QWidget(parent), m_text(text), m_pattern(new QLineEdit), m_matchCase(new QCheckBox(tr("&Match case"))),
      m_found(new QLabel)
{
    const auto button = [this](Symbol symbol, const QString &name, void (FindBar::*slot)()) {
        auto *result = new QToolButton;
        result->setIcon(icon(symbol));
        result->setAutoRaise(true);
        result->setToolTip(name);
        result->setAccessibleName(name);
        connect(result, &QToolButton::clicked, this, slot);
        return result;
    };
    auto *label = new QLabel(tr("F&ind:"));
    label->setBuddy(m_pattern);
    m_pattern->setObjectName(QStringLiteral("pattern"));
    m_pattern->setClearButtonEnabled(true);
    m_pattern->setMinimumWidth(m_pattern->fontMetrics().averageCharWidth() * 28);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->addWidget(label);
    row->addWidget(m_pattern);
    row->addWidget(button(Symbol::Up, tr("Find previous"), &FindBar::findPrevious));
    row->addWidget(button(Symbol::Down, tr("Find next"), &FindBar::findNext));
    row->addWidget(m_matchCase);
    row->addWidget(m_found, 1);
    row->addWidget(button(Symbol::Close, tr("Close"), &FindBar::close));

    connect(m_pattern, &QLineEdit::textChanged, this, [this] { find({}, true); });
    connect(m_pattern, &QLineEdit::returnPressed, this, &FindBar::findNext);
    connect(m_matchCase, &QCheckBox::toggled, this, [this] { find({}, true); });
    hide();
}

void FindBar::open()
{
    const QString selected = m_text->textCursor().selectedText();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_pattern->setText(selected);
    show();
    m_pattern->selectAll();
    m_pattern->setFocus(Qt::ShortcutFocusReason);
}

void FindBar::close()
{
    hide();
    m_text->setFocus();
}

void FindBar::findNext()
{
    find({});
}

void FindBar::findPrevious()
{
    find(QTextDocument::FindBackward);
}

void FindBar::find(QTextDocument::FindFlags direction, bool fromSelectionsStart)
{
    const QString pattern = m_pattern->text();
    m_found->clear();
    QTextCursor from = m_text->textCursor();
    if (fromSelectionsStart)
        from.setPosition(from.selectionStart());
    if (pattern.isEmpty()) {
        m_text->setTextCursor(from);
        return;
    }
    if (m_matchCase->isChecked())
        direction |= QTextDocument::FindCaseSensitively;
    QTextCursor found = m_text->document()->find(pattern, from, direction);
    if (found.isNull()) {
        from.movePosition(direction & QTextDocument::FindBackward ? QTextCursor::End : QTextCursor::Start);
        found = m_text->document()->find(pattern, from, direction);
        m_found->setText(found.isNull() ? tr("Not found") : tr("Began again at the other end"));
    }
    if (!found.isNull())
        m_text->setTextCursor(found);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}
