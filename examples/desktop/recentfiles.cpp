// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "recentfiles.h"
#include "tracked.h"

#include <QFileInfo>
#include <QSettings>

namespace {

constexpr int most = 8;
const QString setting = QStringLiteral("recentFiles");

} // namespace

RecentFiles::RecentFiles(QWidget *parent) : QMenu(parent), m_paths(QSettings().value(setting).toStringList())
{
    setTitle(tr("Open &Recent"));
    setToolTipsVisible(true);
    fill();
}

void RecentFiles::add(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    m_paths.removeAll(absolute);
    m_paths.prepend(absolute);
    m_paths = m_paths.mid(0, most);
    QSettings().setValue(setting, m_paths);
    fillLater();
}

/// The action that is being triggered is one of those that go.
void RecentFiles::fillLater()
{
    QMetaObject::invokeMethod(this, &RecentFiles::fill, Qt::QueuedConnection);
}

void RecentFiles::fill()
{
    clear();
    for (const QString &path : m_paths) {
        QString name = QFileInfo(path).fileName();
        name.replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction *open = tracked(addAction(name), QStringLiteral("recent_file"));
        open->setToolTip(path);
        connect(open, &QAction::triggered, this, [this, path] { Q_EMIT chosen(path); });
    }
    if (!m_paths.isEmpty()) {
        addSeparator();
        QAction *forget = tracked(addAction(tr("&Clear List")), QStringLiteral("recent_clear"));
        connect(forget, &QAction::triggered, this, [this] {
            m_paths.clear();
            QSettings().remove(setting);
            fillLater();
        });
    }
    setEnabled(!m_paths.isEmpty());
}
