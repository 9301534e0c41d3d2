// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QMainWindow>

class FindBar;
class QLabel;
class QPlainTextEdit;
class RecentFiles;

namespace Tally {
class Tracker;
}

/// A window with one text. What is done with its menus is tracked, what is written in it is not.
class Editor : public QMainWindow
{
    Q_OBJECT

public:
    explicit Editor(Tally::Tracker *tracker);

    /// The question on the first start, and on the next where it was not answered.
    void askForConsent();
    bool load(const QString &path);
    bool save(const QString &path);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    static QString purpose(); ///< why anything is collected

    void addFileMenu();
    void addEditMenu();
    void addViewMenu();
    void addHelpMenu();
    void addToolBar();
    void addStatusBar();

    void startAnew();
    void chooseFileToOpen();
    bool saveFile();
    bool saveFileAs();
    bool mayLoseChanges();
    void setPath(const QString &path);
    void openSettings(bool atPrivacy);
    void setPointSize(int pointSize);
    void markCurrentLine();
    void showPosition();

    Tally::Tracker *const m_tracker;
    QPlainTextEdit *const m_text;
    FindBar *m_findBar;
    RecentFiles *m_recent;
    QLabel *m_words;
    QLabel *m_position;
    QLabel *m_zoom;
    QAction *m_settings;
    QAction *m_wrap;
    QList<QAction *> m_onToolBar; ///< null: a gap
    QString m_path;
};
