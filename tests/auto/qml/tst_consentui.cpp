// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// ConsentDialog, ConsentBanner and PrivacySettings as a person uses them, before a real tracker and a collector.

#include "consentscene.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Tally;

namespace {

const QString settingsWithFolder = QStringLiteral("PrivacySettings { objectName: 'settings'; anchors.fill: parent; "
                                                  "exportFolder: '%1' }");

void track(const Scene &scene)
{
    QVERIFY(!scene.fixture.tracker->track(QStringLiteral("purchase")).isEmpty());
}

/// Whether a further event leaves this machine.
bool leaves(const Scene &scene)
{
    const qsizetype before = scene.fixture.collector.events().size();
    track(scene);
    scene.fixture.tracker->waitForFlushed(std::chrono::seconds(5));
    return scene.fixture.collector.events().size() > before;
}

/// Presses Tab until what has the name is where the keyboard is; false where it never is.
bool tabTo(const Scene &scene, const QString &name)
{
    for (int presses = 0; presses < 30; ++presses) {
        const QQuickItem *focused = scene.window->activeFocusItem();
        if (focused && focused->objectName() == name)
            return true;
        scene.press(Qt::Key_Tab);
    }
    return false;
}

} // namespace

class TestConsentUi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setApplicationName(QStringLiteral("Shop")); }
    void theDialogOpensByItselfAndNothingLeavesBeforeTheAnswer();
    void theDialogsAnswersHaveTheirEffect_data();
    void theDialogsAnswersHaveTheirEffect();
    void bothAnswersAreOfTheSameSizeAndLook_data();
    void bothAnswersAreOfTheSameSizeAndLook();
    void escapeIsNoAnswer_data();
    void escapeIsNoAnswer();
    void whoHasAnsweredIsNotAskedAgain();
    void nobodyIsAskedWhereSomebodyElseForbidsIt();
    void theBannersAnswersHaveTheirEffect_data();
    void theBannersAnswersHaveTheirEffect();
    void theBannerDoesNotBlock();
    void theSwitchChangesTheAnswer_data();
    void theSwitchChangesTheAnswer();
    void theSwitchIsBlockedWhereSomebodyElseDecides_data();
    void theSwitchIsBlockedWhereSomebodyElseDecides();
    void whatWasSentIsShownByteForByte();
    void theCopyOfTheDataIsWritten();
    void aCopyThatCannotBeWrittenIsSaid();
    void theDataIsDeletedOnlyWhenConfirmed_data();
    void theDataIsDeletedOnlyWhenConfirmed();
    void aNoticeOfOneLanguageFollowsTheNext();
    void theDirectionIsThatOfTheLanguage();
};

void TestConsentUi::theDialogOpensByItselfAndNothingLeavesBeforeTheAnswer()
{
    const Scene scene(consentDialog);
    track(scene);
    QTRY_VERIFY(Scene::isOpen(scene.object(QStringLiteral("dialog"))));
    QVERIFY(!leaves(scene));
    QCOMPARE(scene.fixture.tracker->consent(), Tracker::Consent::Unknown);
    QCOMPARE(scene.warnings, QStringList());
}

void TestConsentUi::theDialogsAnswersHaveTheirEffect_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<int>("key"); // 0: the mouse
    QTest::addColumn<bool>("granted");
    const struct
    {
        const char *name;
        int key;
    } ways[] = {{"mouse", 0}, {"Space", Qt::Key_Space}, {"Return", Qt::Key_Return}, {"Enter", Qt::Key_Enter}};
    for (const auto &way : ways) {
        QTest::addRow("accept by %s", way.name) << QStringLiteral("accept") << way.key << true;
        QTest::addRow("decline by %s", way.name) << QStringLiteral("decline") << way.key << false;
    }
}

void TestConsentUi::theDialogsAnswersHaveTheirEffect()
{
    QFETCH(QString, button);
    QFETCH(int, key);
    QFETCH(bool, granted);
    const Scene scene(consentDialog);
    track(scene);
    const QObject *dialog = scene.object(QStringLiteral("dialog"));
    QTRY_VERIFY(Scene::isOpen(dialog));
    if (key) {
        QVERIFY(tabTo(scene, button));
        scene.press(Qt::Key(key));
    } else {
        scene.click(button);
    }
    QTRY_VERIFY(!Scene::isOpen(dialog));
    QTRY_COMPARE(scene.fixture.tracker->consent(), granted ? Tracker::Consent::Granted : Tracker::Consent::Denied);
    // What was tracked before goes with a yes, and is thrown away with a no.
    QTRY_COMPARE(scene.fixture.collector.events().size(), granted ? 1 : 0);
    QCOMPARE(leaves(scene), granted);
}

void TestConsentUi::bothAnswersAreOfTheSameSizeAndLook_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(320, 480), QSize(720, 560)}) {
        QTest::addRow("dialog %d", size.width()) << consentDialog << size;
        QTest::addRow("banner %d", size.width()) << consentBanner << size;
    }
}

void TestConsentUi::bothAnswersAreOfTheSameSizeAndLook()
{
    QFETCH(QString, content);
    QFETCH(QSize, size);
    const Scene scene(content, size);
    QTRY_VERIFY(scene.item(QStringLiteral("accept")));
    const QQuickItem *accept = scene.item(QStringLiteral("accept"));
    const QQuickItem *decline = scene.item(QStringLiteral("decline"));
    QVERIFY(decline);
    QTRY_COMPARE(decline->size(), accept->size());
    QVERIFY(accept->width() >= 100 && accept->height() >= 40);
    for (const char *look : {"enabled", "highlighted", "flat", "font", "opacity", "palette"})
        QVERIFY2(decline->property(look) == accept->property(look), look);
    // Wholly within the window, without scrolling.
    for (const QQuickItem *button : {accept, decline})
        QVERIFY(QRectF({}, scene.window->size()).contains(button->mapRectToScene({{}, button->size()})));
}

void TestConsentUi::escapeIsNoAnswer_data()
{
    QTest::addColumn<QString>("content");
    QTest::newRow("dialog") << consentDialog;
    QTest::newRow("banner") << consentBanner;
}

void TestConsentUi::escapeIsNoAnswer()
{
    QFETCH(QString, content);
    const Scene scene(content);
    QTRY_VERIFY(scene.item(QStringLiteral("accept")));
    QVERIFY(tabTo(scene, QStringLiteral("accept")));
    scene.press(Qt::Key_Escape);
    QTRY_VERIFY(!scene.item(QStringLiteral("accept")));
    QCOMPARE(scene.fixture.tracker->consent(), Tracker::Consent::Unknown);
    QVERIFY(scene.fixture.tracker->isConsentNeeded());
    QVERIFY(!leaves(scene));
}

void TestConsentUi::whoHasAnsweredIsNotAskedAgain()
{
    Scene scene(consentDialog);
    QTRY_VERIFY(Scene::isOpen(scene.object(QStringLiteral("dialog"))));
    scene.click(QStringLiteral("decline"));
    QTRY_COMPARE(scene.fixture.tracker->consent(), Tracker::Consent::Denied);
    // As after a restart: the same folder, everything else new.
    scene.fixture.close();
    scene.fixture.open([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    scene.engine.loadData("import QtQuick\nimport QtQuick.Controls\nimport Tally\n"
                          "ApplicationWindow { visible: true; ConsentDialog { objectName: 'again' } }");
    track(scene);
    QTRY_COMPARE(scene.fixture.tracker->consent(), Tracker::Consent::Denied); // the store was read
    QCoreApplication::processEvents();
    QVERIFY(!Scene::isOpen(scene.engine.rootObjects().constLast()->findChild<QObject *>(QStringLiteral("again"))));
}

void TestConsentUi::nobodyIsAskedWhereSomebodyElseForbidsIt()
{
    const Scene scene(consentDialog + QLatin1Char('\n') + consentBanner, {480, 640},
                      [](Tracker &tracker, Millimetric &) { tracker.setEnabled(false); });
    track(scene);
    QVERIFY(scene.fixture.tracker->waitForSaved(std::chrono::seconds(5)));
    QCoreApplication::processEvents();
    QVERIFY(!scene.item(QStringLiteral("accept")));
    scene.fixture.tracker->setEnabled(true);
    QTRY_VERIFY(scene.item(QStringLiteral("accept")));
}

void TestConsentUi::theBannersAnswersHaveTheirEffect_data()
{
    theDialogsAnswersHaveTheirEffect_data();
}

void TestConsentUi::theBannersAnswersHaveTheirEffect()
{
    QFETCH(QString, button);
    QFETCH(int, key);
    QFETCH(bool, granted);
    const Scene scene(consentBanner);
    track(scene);
    QTRY_VERIFY(scene.item(QStringLiteral("banner")));
    if (key) {
        QVERIFY(tabTo(scene, button));
        scene.press(Qt::Key(key));
    } else {
        scene.click(button);
    }
    QTRY_VERIFY(!scene.item(QStringLiteral("banner")));
    QTRY_COMPARE(scene.fixture.tracker->consent(), granted ? Tracker::Consent::Granted : Tracker::Consent::Denied);
    QTRY_COMPARE(scene.fixture.collector.events().size(), granted ? 1 : 0);
}

void TestConsentUi::theBannerDoesNotBlock()
{
    const Scene scene(consentBanner
                      + QStringLiteral("\nButton { objectName: 'own'; property int times: 0; onClicked: ++times }"));
    QTRY_VERIFY(scene.item(QStringLiteral("banner")));
    scene.click(QStringLiteral("own"));
    QCOMPARE(scene.item(QStringLiteral("own"))->property("times").toInt(), 1);
    const QQuickItem *banner = scene.item(QStringLiteral("banner"));
    QVERIFY(banner->mapToScene({0, 0}).y() > scene.window->height() / 2.0);
    // It takes no keyboard away.
    QVERIFY(!banner->hasActiveFocus());
}
