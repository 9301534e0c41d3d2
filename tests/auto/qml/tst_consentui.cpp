// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// ConsentDialog, ConsentBanner and PrivacySettings as a person uses them, before a real tracker and a collector.

#include "consentscene.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QTranslator>

#include <algorithm>

using namespace Tally;

namespace {

const QString settingsWithFolder = QStringLiteral("PrivacySettings { objectName: 'settings'; anchors.fill: parent; "
                                                  "exportFolder: '%1' }");

void track(const Scene &scene)
{
    QVERIFY(!scene.fixture.tracker->track(QStringLiteral("purchase")).isEmpty());
}

/// How many of them have arrived; what Tally tells by itself is not counted.
qsizetype arrived(const Scene &scene)
{
    const QList<CollectedEvent> events = scene.fixture.collector.events();
    return std::count_if(events.begin(), events.end(),
                         [](const CollectedEvent &event) { return !event.name.startsWith(QLatin1Char('$')); });
}

/// Whether a further event leaves this machine; one that is to stay has the time of a request many times over.
bool leaves(const Scene &scene, bool expected)
{
    const qsizetype before = arrived(scene);
    track(scene);
    scene.fixture.tracker->waitForFlushed(std::chrono::milliseconds(expected ? 5000 : 150));
    return arrived(scene) > before;
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
    void whatIsDoneHereIsNotCaptured();
    void aNoticeOfOneLanguageFollowsTheNext();
    void theDirectionIsThatOfTheLanguage();
};

void TestConsentUi::theDialogOpensByItselfAndNothingLeavesBeforeTheAnswer()
{
    const Scene scene(consentDialog);
    track(scene);
    QTRY_VERIFY(Scene::isOpen(scene.object(QStringLiteral("dialog"))));
    QVERIFY(!leaves(scene, false));
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
    QTRY_COMPARE(arrived(scene), granted ? 1 : 0);
    QCOMPARE(leaves(scene, granted), granted);
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
    for (const char *look : {"enabled", "highlighted", "flat", "font", "opacity"})
        QVERIFY2(decline->property(look) == accept->property(look), look);
    QCOMPARE(decline->property("background").value<QQuickItem *>()->property("color"),
             accept->property("background").value<QQuickItem *>()->property("color"));
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
    QVERIFY(!leaves(scene, false));
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
    QTest::addColumn<QString>("button");
    QTest::addColumn<int>("key"); // 0: the mouse
    QTest::addColumn<bool>("granted");
    QTest::newRow("accept by mouse") << QStringLiteral("accept") << 0 << true;
    QTest::newRow("decline by Return") << QStringLiteral("decline") << int(Qt::Key_Return) << false;
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
    QTRY_COMPARE(arrived(scene), granted ? 1 : 0);
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

void TestConsentUi::theSwitchChangesTheAnswer_data()
{
    QTest::addColumn<int>("key"); // 0: the mouse
    QTest::newRow("mouse") << 0;
    QTest::newRow("Space") << int(Qt::Key_Space);
    QTest::newRow("Return") << int(Qt::Key_Return);
}

void TestConsentUi::theSwitchChangesTheAnswer()
{
    QFETCH(int, key);
    const Scene scene(privacySettings);
    track(scene);
    const auto press = [&] {
        if (key)
            scene.press(Qt::Key(key));
        else
            scene.click(QStringLiteral("choice"));
    };
    QVERIFY(tabTo(scene, QStringLiteral("choice")));
    const QQuickItem *choice = scene.item(QStringLiteral("choice"));
    QVERIFY(choice && !choice->property("checked").toBool());
    press();
    QTRY_COMPARE(scene.fixture.tracker->consent(), Tracker::Consent::Granted);
    QTRY_VERIFY(choice->property("checked").toBool());
    QVERIFY(leaves(scene, true));
    QTRY_VERIFY(scene.item(QStringLiteral("status"))->property("text").toString().startsWith(QLatin1String("You allowed")));
    press();
    QTRY_COMPARE(scene.fixture.tracker->consent(), Tracker::Consent::Denied);
    QTRY_VERIFY(!choice->property("checked").toBool());
    QVERIFY(!leaves(scene, false));
    QTRY_VERIFY(scene.item(QStringLiteral("status"))->property("text").toString().startsWith(QLatin1String("You declined")));
}

void TestConsentUi::theSwitchIsBlockedWhereSomebodyElseDecides_data()
{
    QTest::addColumn<QByteArray>("variable"); // of the environment; "policy": the administrator's file; empty: the application
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("reason");
    QTest::newRow("administrator") << QByteArray("policy") << QByteArray("[Policy]\nanalytics=off\n") << QStringLiteral("administrator");
    QTest::newRow("TALLY_DISABLED") << QByteArray("TALLY_DISABLED") << QByteArray("true") << QStringLiteral("TALLY_DISABLED");
    QTest::newRow("DO_NOT_TRACK") << QByteArray("DO_NOT_TRACK") << QByteArray("1") << QStringLiteral("DO_NOT_TRACK");
    QTest::newRow("application") << QByteArray() << QByteArray() << QStringLiteral("Shop collects no usage data");
}

void TestConsentUi::theSwitchIsBlockedWhereSomebodyElseDecides()
{
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, value);
    QFETCH(QString, reason);
    const QTemporaryDir config;
    const bool isPolicy = variable == "policy";
    if (isPolicy) {
        QVERIFY(QDir(config.path()).mkpath(QStringLiteral("tally")));
        QFile file(config.filePath(QStringLiteral("tally/policy.ini")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(value) == value.size());
        variable = "XDG_CONFIG_DIRS";
        value = config.path().toLocal8Bit();
    }
    const QByteArray before = variable.isEmpty() ? QByteArray() : qgetenv(variable);
    if (!variable.isEmpty())
        qputenv(variable, value);
    const auto restore = qScopeGuard([&] {
        if (!variable.isEmpty())
            before.isNull() ? qunsetenv(variable) : qputenv(variable, before);
    });
    const Scene scene(privacySettings + QLatin1Char('\n') + consentDialog, {480, 640}, [&](Tracker &tracker, Millimetric &) {
        tracker.setEnabled(!variable.isEmpty());
    });
    track(scene);
    QTRY_VERIFY(scene.item(QStringLiteral("choice")));
    const QQuickItem *choice = scene.item(QStringLiteral("choice"));
    QTRY_VERIFY(!choice->isEnabled());
    QVERIFY(!choice->property("checked").toBool());
    const QString status = scene.item(QStringLiteral("status"))->property("text").toString();
    QVERIFY2(status.contains(reason), qPrintable(status));
    scene.click(QStringLiteral("choice"));
    QCOMPARE(scene.fixture.tracker->consent(), Tracker::Consent::Unknown);
    QVERIFY(!Scene::isOpen(scene.object(QStringLiteral("dialog"))));
    QVERIFY(!leaves(scene, false));
    // What is here can be seen and deleted all the same.
    for (const char *name : {"show", "export", "delete"})
        QVERIFY(scene.item(QLatin1String(name))->isEnabled());
}

void TestConsentUi::whatWasSentIsShownByteForByte()
{
    const Scene scene(privacySettings, {720, 560}, [](Tracker &tracker, Millimetric &) {
        tracker.setSentRecordBytes(1 << 20);
        tracker.grantConsent();
    });
    QVERIFY(!scene.fixture.tracker->track(QStringLiteral("purchase"), {{QStringLiteral("note"), QString::fromUtf8("Käse 奶酪")}})
                 .isEmpty());
    QVERIFY(scene.fixture.tracker->waitForFlushed(std::chrono::seconds(5)));
    QVERIFY(leaves(scene, true));
    const QList<CollectedRequest> requests = scene.fixture.collector.requests();
    QVERIFY(requests.size() >= 2);
    QVERIFY(tabTo(scene, QStringLiteral("show")));
    scene.press(Qt::Key_Space);
    QTRY_VERIFY(scene.item(QStringLiteral("text")));
    // Newest first; the next one by the keyboard.
    QTRY_COMPARE(scene.item(QStringLiteral("text"))->property("text").toString().toUtf8(), requests.last().body);
    QTRY_VERIFY(scene.item(QStringLiteral("requests"))->hasActiveFocus());
    scene.press(Qt::Key_Down);
    QTRY_COMPARE(scene.item(QStringLiteral("text"))->property("text").toString().toUtf8(), requests.at(requests.size() - 2).body);
    QVERIFY(tabTo(scene, QStringLiteral("close")));
    scene.press(Qt::Key_Return);
    QTRY_VERIFY(!scene.item(QStringLiteral("text")));
}

void TestConsentUi::theCopyOfTheDataIsWritten()
{
    const QTemporaryDir folder;
    const Scene scene(settingsWithFolder.arg(folder.path()), {480, 640}, [](Tracker &tracker, Millimetric &) {
        tracker.grantConsent();
    });
    track(scene);
    // Twice: the first file is not replaced.
    QSignalSpy written(scene.fixture.tracker.get(), &Tracker::dataExported);
    for (int copies = 1; copies <= 2; ++copies) {
        QVERIFY(tabTo(scene, QStringLiteral("export")));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(written.size(), copies);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), copies);
        const QFileInfo newest = QDir(folder.path()).entryInfoList(QDir::Files, QDir::Time).constFirst();
        QTRY_VERIFY(scene.item(QStringLiteral("result")));
        QTRY_VERIFY(scene.item(QStringLiteral("result"))->property("text").toString().contains(folder.path()));
        QFile file(newest.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray data = file.readAll();
        QVERIFY(QJsonDocument::fromJson(data).isObject());
        QVERIFY(data.contains(scene.fixture.tracker->anonymousId().toUtf8()));
    }
}

void TestConsentUi::aCopyThatCannotBeWrittenIsSaid()
{
    const Scene scene(settingsWithFolder.arg(QStringLiteral("/nowhere/to/be/found")));
    track(scene);
    QVERIFY(tabTo(scene, QStringLiteral("export")));
    scene.press(Qt::Key_Return);
    QTRY_VERIFY(scene.item(QStringLiteral("result")));
    QVERIFY(scene.item(QStringLiteral("result"))->property("text").toString().startsWith(QLatin1String("It could not")));
}

void TestConsentUi::theDataIsDeletedOnlyWhenConfirmed_data()
{
    QTest::addColumn<QString>("button"); // empty: Escape
    QTest::addColumn<bool>("deleted");
    QTest::newRow("confirmed") << QStringLiteral("erase") << true;
    QTest::newRow("kept") << QStringLiteral("keep") << false;
    QTest::newRow("Escape") << QString() << false;
}

void TestConsentUi::theDataIsDeletedOnlyWhenConfirmed()
{
    QFETCH(QString, button);
    QFETCH(bool, deleted);
    const Scene scene(privacySettings, {480, 640}, [](Tracker &tracker, Millimetric &) {
        tracker.setSentRecordBytes(1 << 20);
        tracker.grantConsent();
    });
    Tracker &tracker = *scene.fixture.tracker;
    QVERIFY(leaves(scene, true));
    const QString id = tracker.anonymousId();
    QTRY_VERIFY(!tracker.sentRequests().isEmpty());
    QVERIFY(tabTo(scene, QStringLiteral("delete")));
    scene.press(Qt::Key_Return);
    // The keyboard begins where nothing is lost.
    QTRY_COMPARE(scene.window->activeFocusItem()->objectName(), QStringLiteral("keep"));
    if (button.isEmpty()) {
        scene.press(Qt::Key_Escape);
    } else {
        QVERIFY(tabTo(scene, button));
        scene.press(Qt::Key_Return);
    }
    QTRY_VERIFY(!scene.item(QStringLiteral("erase")));
    QTRY_COMPARE(tracker.sentRequests().isEmpty(), deleted);
    QCOMPARE(tracker.anonymousId() != id, deleted);
    QCOMPARE(scene.item(QStringLiteral("result")) != nullptr, deleted);
    QCOMPARE(tracker.consent(), Tracker::Consent::Granted); // the answer stays
}

void TestConsentUi::whatIsDoneHereIsNotCaptured()
{
    const Scene scene(QStringLiteral("ConsentDialog { id: dialog; objectName: 'dialog'; Tally.page: 'asked' }\n"
                                     "NavigationTracker { target: dialog }\n"
                                     "PrivacySettings { anchors.fill: parent; Tally.page: 'settings' }"));
    QTRY_VERIFY(Scene::isOpen(scene.object(QStringLiteral("dialog"))));
    scene.click(QStringLiteral("accept"));
    QTRY_VERIFY(!Scene::isOpen(scene.object(QStringLiteral("dialog"))));
    scene.click(QStringLiteral("details"));
    QVERIFY(leaves(scene, true));
    for (const CollectedEvent &event : scene.fixture.collector.events())
        QVERIFY2(event.name != QLatin1String("$pageview"), qPrintable(event.name));
    QCOMPARE(arrived(scene), 1);
}

void TestConsentUi::aNoticeOfOneLanguageFollowsTheNext()
{
    Scene scene(consentDialog);
    QTRY_VERIFY(scene.item(QStringLiteral("accept")));
    struct Loud : QTranslator
    {
        QString translate(const char *, const char *source, const char *, int) const override
        {
            return QString::fromUtf8(source).toUpper();
        }
        bool isEmpty() const override { return false; }
    } loud;
    QCoreApplication::installTranslator(&loud);
    scene.engine.retranslate();
    const auto title = [&] { return scene.object(QStringLiteral("dialog"))->property("title").toString(); };
    QTRY_COMPARE(title(), QStringLiteral("MAY %1 COLLECT DATA ABOUT HOW IT IS USED?").replace(QStringLiteral("%1"), QStringLiteral("Shop")));
    QCOMPARE(scene.item(QStringLiteral("accept"))->property("text").toString(), QStringLiteral("ACCEPT"));
    QCoreApplication::removeTranslator(&loud);
}

void TestConsentUi::theDirectionIsThatOfTheLanguage()
{
    const auto restore = qScopeGuard([] { QLocale::setDefault(QLocale::c()); });
    for (const bool rightToLeft : {false, true}) {
        QLocale::setDefault(rightToLeft ? QLocale(QLocale::Arabic) : QLocale::c());
        const Scene scene(consentDialog);
        QTRY_VERIFY(scene.item(QStringLiteral("accept")));
        const qreal accept = scene.item(QStringLiteral("accept"))->mapToScene({0, 0}).x();
        const qreal decline = scene.item(QStringLiteral("decline"))->mapToScene({0, 0}).x();
        QCOMPARE(accept < decline, rightToLeft);
        const QQuickItem *later = scene.item(QStringLiteral("details"));
        QVERIFY(later);
        QCOMPARE(later->mapToScene({0, 0}).x() > scene.window->width() / 2.0, rightToLeft);
    }
}

QTEST_MAIN(TestConsentUi)
#include "tst_consentui.moc"
