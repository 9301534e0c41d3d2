// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDialog>

class QAction;
class QSpinBox;
class QTabWidget;

namespace Tally {
class Tracker;
}

/// Two pages: how the text looks, and what is said about its reader.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a purpose: why anything is collected.
    SettingsDialog(Tally::Tracker *tracker, const QString &purpose, QAction *wordWrap, QWidget *parent = nullptr);

    void setPointSize(int pointSize);

    void showPrivacy();

Q_SIGNALS:
    void pointSizeChosen(int pointSize);

private:
    QTabWidget *m_pages;
    QSpinBox *m_size;
};
