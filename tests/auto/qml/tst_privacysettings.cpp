// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// PrivacySettings as a person uses it, before a real tracker and a collector.

#include "consentscene.h"

#include "../tracker/administrator.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Tally;

const QString settingsWithFolder = QStringLiteral("PrivacySettings { objectName: 'settings'; anchors.fill: parent; "
                                                  "exportFolder: '%1' }");

class TestPrivacySettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setApplicationName(QStringLiteral("Shop")); }
    void whoHasNotAnsweredCanSayNoAtOnce_data();
    void whoHasNotAnsweredCanSayNoAtOnce();
    void aKeyHeldDownAnswersOnce_data();
    void aKeyHeldDownAnswersOnce();
    void whatBillingCountsIsSaid();
    void theSwitchChangesTheAnswer_data();
    void theSwitchChangesTheAnswer();
    void theSwitchIsBlockedWhereSomebodyElseDecides_data();
    void theSwitchIsBlockedWhereSomebodyElseDecides();
    void whatWasSentIsShownByteForByte();
    void whoComesNextSeesNothingOfIt_data();
    void whoComesNextSeesNothingOfIt();
    void nothingIsSaidOfRecipientsWhereThereAreNone();
    void theCopyOfTheDataIsWritten();
    void aCopyThatCannotBeWrittenIsSaid_data();
    void aCopyThatCannotBeWrittenIsSaid();
    void noCopyIsLeftForTheNextVisitor();
    void theDataIsDeletedOnlyWhenConfirmed_data();
    void theDataIsDeletedOnlyWhenConfirmed();
};

void TestPrivacySettings::whoHasNotAnsweredCanSayNoAtOnce_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<bool>("byKey");
    QTest::newRow("no, by the mouse") << QStringLiteral("decline") << false;
    QTest::newRow("no, by a key") << QStringLiteral("decline") << true;
    QTest::newRow("yes, by a key") << QStringLiteral("accept") << true;
}

void TestPrivacySettings::whoHasNotAnsweredCanSayNoAtOnce()
{
    QFETCH(QString, button);
    QFETCH(bool, byKey);
    const bool yes = button == QLatin1String("accept");
    const Scene scene(privacySettings);
    track(scene);
    QTRY_VERIFY(scene.item(button));
    QVERIFY(!scene.item(QStringLiteral("choice"))); // whose other side is a yes
    QSignalSpy answers(scene.fixture.tracker.get(), &Tracker::consentChanged);
    if (byKey) {
        QVERIFY(tabTo(scene, button));
        scene.press(Qt::Key_Return);
    } else {
        scene.click(button);
    }
    QTRY_VERIFY(scene.item(QStringLiteral("choice")));
    QCOMPARE(scene.fixture.tracker->consent(), yes ? Tracker::Consent::Granted : Tracker::Consent::Denied);
    QCOMPARE(answers.size(), 1);
    QVERIFY(!scene.item(button));
    QTRY_COMPARE(scene.item(QStringLiteral("choice"))->property("checked").toBool(), yes);
    QCOMPARE(scene.item(QStringLiteral("choice"))->property("visualFocus").toBool(), byKey);
    QTRY_COMPARE(arrived(scene), yes ? 1 : 0);
    QCOMPARE(scene.warnings, QStringList());
}

void TestPrivacySettings::aKeyHeldDownAnswersOnce_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Return") << int(Qt::Key_Return);
    QTest::newRow("Enter") << int(Qt::Key_Enter);
}

void TestPrivacySettings::aKeyHeldDownAnswersOnce()
{
    QFETCH(int, key);
    const QTemporaryDir folder;
    const Scene scene(settingsWithFolder.arg(folder.path()), {480, 640}, [](Tracker &tracker, Millimetric &) {
        tracker.denyConsent();
    });
    QVERIFY(tabTo(scene, QStringLiteral("choice")));
    QSignalSpy answers(scene.fixture.tracker.get(), &Tracker::consentChanged);
    holdDown(scene, Qt::Key(key));
    QTRY_COMPARE(scene.fixture.tracker->consent(), Tracker::Consent::Granted);
    QTRY_COMPARE(answers.size(), 1);
    QSignalSpy written(scene.fixture.tracker.get(), &Tracker::dataExported);
    QVERIFY(tabTo(scene, QStringLiteral("export")));
    holdDown(scene, Qt::Key(key));
    QTRY_VERIFY(!written.isEmpty());
    scene.fixture.tracker->waitForFlushed(std::chrono::milliseconds(150));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    // A link: opened, and not shut again.
    QVERIFY(tabTo(scene, QStringLiteral("details")));
    const QString closed = scene.item(QStringLiteral("details"))->property("text").toString();
    holdDown(scene, Qt::Key(key));
    QVERIFY(scene.item(QStringLiteral("details"))->property("text").toString() != closed);
}

void TestPrivacySettings::whatBillingCountsIsSaid()
{
    const Scene scene(privacySettings);
    QVERIFY(!scene.item(QStringLiteral("billing")));
    QVERIFY(scene.fixture.tracker->addDestination(new Doow));
    QTRY_VERIFY(scene.item(QStringLiteral("billing")));
    QVERIFY(scene.item(QStringLiteral("billing"))->property("text").toString().contains(QLatin1String("Doow")));
}

void TestPrivacySettings::theSwitchChangesTheAnswer_data()
{
    QTest::addColumn<int>("key"); // 0: the mouse
    QTest::newRow("mouse") << 0;
    QTest::newRow("Space") << int(Qt::Key_Space);
    QTest::newRow("Return") << int(Qt::Key_Return);
}

void TestPrivacySettings::theSwitchChangesTheAnswer()
{
    QFETCH(int, key);
    const Scene scene(privacySettings, {480, 640}, [](Tracker &tracker, Millimetric &) { tracker.denyConsent(); });
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

void TestPrivacySettings::theSwitchIsBlockedWhereSomebodyElseDecides_data()
{
    QTest::addColumn<QByteArray>("variable"); // of the environment; "policy": the administrator's file; empty: the application
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("reason");
    QTest::newRow("administrator") << QByteArray("policy") << QByteArray("[Policy]\nanalytics=off\n") << QStringLiteral("administrator");
    QTest::newRow("TALLY_DISABLED") << QByteArray("TALLY_DISABLED") << QByteArray("true") << QStringLiteral("TALLY_DISABLED");
    QTest::newRow("DO_NOT_TRACK") << QByteArray("DO_NOT_TRACK") << QByteArray("1") << QStringLiteral("DO_NOT_TRACK");
    QTest::newRow("application") << QByteArray() << QByteArray() << QStringLiteral("Shop collects no usage data");
}

void TestPrivacySettings::theSwitchIsBlockedWhereSomebodyElseDecides()
{
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, value);
    QFETCH(QString, reason);
    const Administrator administrator;
    const bool isPolicy = variable == "policy";
    if (isPolicy)
        administrator.write(value);
    const Environment environment(isPolicy ? QByteArray() : variable, value);
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

void TestPrivacySettings::whatWasSentIsShownByteForByte()
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

void TestPrivacySettings::whoComesNextSeesNothingOfIt_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("visitor") << 0;
    QTest::newRow("signed out") << 1;
    QTest::newRow("forgotten") << 2;
}

void TestPrivacySettings::whoComesNextSeesNothingOfIt()
{
    QFETCH(int, way);
    const QTemporaryDir folder;
    const Scene scene(settingsWithFolder.arg(folder.path()), {480, 640}, [](Tracker &tracker, Millimetric &) {
        tracker.setSentRecordBytes(1 << 20);
        tracker.grantConsent();
    });
    QVERIFY(leaves(scene, true));
    QVERIFY(tabTo(scene, QStringLiteral("export")));
    scene.press(Qt::Key_Return);
    QTRY_VERIFY(scene.item(QStringLiteral("result")));
    QVERIFY(tabTo(scene, QStringLiteral("show")));
    scene.press(Qt::Key_Return);
    QTRY_VERIFY(scene.item(QStringLiteral("text")));
    if (way == 0)
        scene.fixture.tracker->endVisitor();
    else if (way == 1)
        scene.fixture.tracker->reset();
    else
        scene.fixture.tracker->forget();
    QTRY_VERIFY(!scene.item(QStringLiteral("text")));
    QVERIFY(!scene.item(QStringLiteral("result")));
    QTRY_COMPARE(scene.item(QStringLiteral("decline")) != nullptr, way == 0); // who is to answer for themselves
}

void TestPrivacySettings::nothingIsSaidOfRecipientsWhereThereAreNone()
{
    const Scene scene(privacySettings + QLatin1Char('\n') + consentDialog);
    QTRY_VERIFY(Scene::isOpen(scene.object(QStringLiteral("dialog"))));
    const auto sections = [&](const char *name) {
        const QList<QQuickItem *> all = scene.window->findChildren<QQuickItem *>(QLatin1String(name));
        return std::count_if(all.begin(), all.end(), [](const QQuickItem *each) { return each->isVisible(); });
    };
    QTRY_COMPARE(sections("collected"), 2);
    QCOMPARE(sections("recipients"), 2);
    scene.fixture.destination->setEnabled(false);
    QMetaObject::invokeMethod(scene.object(QStringLiteral("dialog")), "open"); // nobody is asked any more
    QTRY_COMPARE(sections("recipients"), 0);
    QCOMPARE(sections("collected"), 0);
}

void TestPrivacySettings::theCopyOfTheDataIsWritten()
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

void TestPrivacySettings::aCopyThatCannotBeWrittenIsSaid_data()
{
    QTest::addColumn<QString>("folder"); // below one that is there
    QTest::newRow("the folder is not there") << QStringLiteral("stick"); // no file is made of its name
    QTest::newRow("nor the one that it is to be in") << QStringLiteral("visitor/stick");
}

void TestPrivacySettings::aCopyThatCannotBeWrittenIsSaid()
{
    QFETCH(QString, folder);
    const QTemporaryDir parent;
    const Scene scene(settingsWithFolder.arg(parent.filePath(folder)));
    track(scene);
    QVERIFY(tabTo(scene, QStringLiteral("export")));
    scene.press(Qt::Key_Return);
    QTRY_VERIFY(scene.item(QStringLiteral("result")));
    QVERIFY(scene.item(QStringLiteral("result"))->property("text").toString().startsWith(QLatin1String("Your data was not written")));
    QVERIFY(QDir(parent.path()).isEmpty());
}

void TestPrivacySettings::noCopyIsLeftForTheNextVisitor()
{
    const auto visitors = [](Tracker &tracker, Millimetric &) { tracker.setVisitorTimeout(90'000); };
    {
        const Scene scene(privacySettings, {480, 640}, visitors);
        QTRY_VERIFY(scene.item(QStringLiteral("delete")));
        QVERIFY(!scene.item(QStringLiteral("export"))); // into documents that everybody here sees
        scene.fixture.tracker->setVisitorTimeout(0);
        QTRY_VERIFY(scene.item(QStringLiteral("export")));
    }
    const QTemporaryDir folder; // the application knows of one
    const Scene scene(settingsWithFolder.arg(folder.path()), {480, 640}, visitors);
    QTRY_VERIFY(scene.item(QStringLiteral("export")));
}

void TestPrivacySettings::theDataIsDeletedOnlyWhenConfirmed_data()
{
    QTest::addColumn<QString>("button"); // empty: Escape
    QTest::addColumn<bool>("deleted");
    QTest::newRow("confirmed") << QStringLiteral("erase") << true;
    QTest::newRow("kept") << QStringLiteral("keep") << false;
    QTest::newRow("Escape") << QString() << false;
}

void TestPrivacySettings::theDataIsDeletedOnlyWhenConfirmed()
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
    if (deleted)
        QCOMPARE(scene.item(QStringLiteral("result"))->property("text").toString(),
                 QStringLiteral("Your usage data on this device has been deleted."));
    QCOMPARE(tracker.consent(), Tracker::Consent::Granted); // the answer stays
}

QTEST_MAIN(TestPrivacySettings)
#include "tst_privacysettings.moc"
