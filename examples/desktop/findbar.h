// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QTextDocument>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

/// Below the text: searches it while one types.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QPlainTextEdit *text, QWidget *parent = nullptr);

    /// Shows itself, with what is selected as what is looked for.
    void open();
    void findNext();
    void findPrevious();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void find(QTextDocument::FindFlags direction, bool fromSelectionsStart = false);
    void close();

    QPlainTextEdit *const m_text;
    QLineEdit *m_pattern;
    QCheckBox *m_matchCase;
    QLabel *m_found;
};
