// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// F12 in an application of widgets, parts of which are QML.

#include <QMainWindow>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWidget>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

class TestInspectorWidget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void f12OpensIt_data();
    void f12OpensIt();
    void f12OpensThatOfTheTabInFrontOnly();

private:
    std::unique_ptr<QQuickWidget> page() const
    {
        auto made = std::make_unique<QQuickWidget>();
        made->engine()->addImportPath(QStringLiteral(QML_DIR));
        made->setResizeMode(QQuickWidget::SizeRootObjectToView);
        made->setSource(QUrl::fromLocalFile(m_file));
        return made;
    }
    static bool isOpen(const QQuickWidget *page)
    {
        const QObject *inspector = page->rootObject()->findChild<QObject *>(QStringLiteral("inspector"));
        return inspector && inspector->property("opened").toBool();
    }
    static void activate(QWidget *window)
    {
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
    }
    static void pressF12(const QMainWindow &window) { QTest::keyClick(window.windowHandle(), Qt::Key_F12); }

    QTemporaryDir m_folder;
    QString m_file;
};

void TestInspectorWidget::initTestCase()
{
    m_file = m_folder.filePath(QStringLiteral("Page.qml"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("import QtQuick\nimport Tally\nItem { Inspector { objectName: 'inspector'; available: true } }");
}

void TestInspectorWidget::f12OpensIt_data()
{
    QTest::addColumn<bool>("isLate");
    QTest::newRow("in a window that is shown") << false;
    QTest::newRow("put into a window in use") << true;
}

void TestInspectorWidget::f12OpensIt()
{
    QFETCH(const bool, isLate);
    QMainWindow window;
    auto *tabs = new QTabWidget;
    window.setCentralWidget(tabs);
    window.resize(600, 500);
    if (isLate)
        activate(&window);
    QQuickWidget *only = page().release();
    tabs->addTab(only, QStringLiteral("only"));
    QVERIFY2(only->rootObject(), qPrintable(only->errors().value(0).toString()));
    if (!isLate)
        activate(&window);
    only->setFocus();
    QTRY_VERIFY(only->isVisible());
    pressF12(window);
    QTRY_VERIFY(isOpen(only));
    pressF12(window);
    QTRY_VERIFY(!isOpen(only));
}

void TestInspectorWidget::f12OpensThatOfTheTabInFrontOnly()
{
    QMainWindow window;
    auto *tabs = new QTabWidget;
    window.setCentralWidget(tabs);
    window.resize(600, 500);
    QQuickWidget *const first = page().release();
    QQuickWidget *const second = page().release();
    tabs->addTab(first, QStringLiteral("first"));
    tabs->addTab(second, QStringLiteral("second"));
    activate(&window);
    for (QQuickWidget *front : {first, second}) {
        tabs->setCurrentWidget(front);
        front->setFocus();
        pressF12(window);
        QTRY_VERIFY(isOpen(front));
        QCOMPARE(isOpen(first) && isOpen(second), front == second);
    }
}

QTEST_MAIN(TestInspectorWidget)
#include "tst_inspectorwidget.moc"
