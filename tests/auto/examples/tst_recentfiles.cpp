// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The editor's menu of recent files, which is filled anew by the choice of one of its own actions.

#include "recentfiles.h"

#include <QApplication>
#include <QMenuBar>
#include <QPointer>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

class TestRecentFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("Tally tests"));
        QCoreApplication::setApplicationName(QStringLiteral("recentfiles"));
        QSettings().clear(); // of a run before
    }
    void theChosenActionLivesUntilItIsDone();
};

void TestRecentFiles::theChosenActionLivesUntilItIsDone()
{
    QMenuBar bar;
    QMenu *file = bar.addMenu(QStringLiteral("File"));
    RecentFiles recent;
    file->addMenu(&recent);
    recent.add(QStringLiteral("/one.txt"));
    recent.add(QStringLiteral("/two.txt"));
    QTRY_COMPARE(recent.actions().size(), 4); // and a line, and "Clear List"
    QCOMPARE(recent.actions().at(1)->text(), QStringLiteral("one.txt"));
    // As the editor does: what was opened goes first.
    connect(&recent, &RecentFiles::chosen, &recent, &RecentFiles::add);
    QPointer<QAction> chosen = recent.actions().at(1);
    bool told = false;
    bool alive = false;
    connect(file, &QMenu::triggered, this, [&] { // of the menu around it, after the action's own
        told = true;
        alive = chosen;
    });
    bar.show();
    file->popup({});
    file->setActiveAction(recent.menuAction());
    QTest::keyClick(file, Qt::Key_Right);
    QTRY_VERIFY(recent.isVisible());
    recent.setActiveAction(chosen);
    QTest::keyClick(&recent, Qt::Key_Return);
    QVERIFY(told);
    QVERIFY(alive);
    QTRY_COMPARE(recent.actions().constFirst()->text(), QStringLiteral("one.txt"));
}

QTEST_MAIN(TestRecentFiles)
#include "tst_recentfiles.moc"
