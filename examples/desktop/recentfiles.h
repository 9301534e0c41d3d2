// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QMenu>
#include <QStringList>

/// The files that were open last, newest first, kept in the application's own settings: their names are nobody else's
/// business.
class RecentFiles : public QMenu
{
    Q_OBJECT

public:
    explicit RecentFiles(QWidget *parent = nullptr);

    void add(const QString &path);

Q_SIGNALS:
    void chosen(const QString &path);

private:
    void fill();
    void fillLater();

    QStringList m_paths;
};
