// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDialog>

class QAction;
class QTabWidget;

namespace Tally {
class Tracker;
}

/// Two pages: how the text looks, and what is said about its reader.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(Tally::Tracker *tracker, QAction *wordWrap, int pointSize, QWidget *parent = nullptr);

    void showPrivacy();

Q_SIGNALS:
    void pointSizeChosen(int pointSize);

private:
    QTabWidget *m_pages;
};
