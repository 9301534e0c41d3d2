// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What a consent user interface is told to say.

#include "administrator.h"
#include "consentnotice.h"
#include "fixture.h"
#include "vendors/doow.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QScopeGuard>

using namespace Tally;

class TestConsentNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setApplicationName(QStringLiteral("Shop")); }
    void theStatusSaysWhatHoldsAndWhoDecided_data();
    void theStatusSaysWhatHoldsAndWhoDecided();
    void directionAndDateAreThoseOfTheTexts_data();
    void directionAndDateAreThoseOfTheTexts();
    void nobodyIsAskedBeforeTheStoreWasRead();
    void nobodyIsAskedWhereNobodyWouldGetAnything();
    void theRecipientsAreThoseOfAnalytics();
    void theHostIsTheOneInForce();
    void whatIsCollectedFollowsTheOptions();
    void theAuthorsWordsGoFirst();
    void theFirstLiveTrackerIsTheDefault();
    void aCopyGoesIntoANewFile();
    void aCopyNeedsTheFolderThatIsNamed();
    void anotherCopyIsSomebodyElses();
    void aCopyOfWhoHasLeftIsNotTold();
    void aCopyOfWhoHasSignedOutIsNotTold();
    void whoeverHasGoneIsTold_data();
    void whoeverHasGoneIsTold();
    void itMayBeDeletedWhileItDeletes();
    void everyChangeIsToldOncePerTurn();
};

void TestConsentNotice::theStatusSaysWhatHoldsAndWhoDecided_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<bool>("required");
    QTest::addColumn<bool>("enabled");
    QTest::addColumn<QByteArray>("variable"); // of the environment, set
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("canChange");
    QTest::addColumn<bool>("collecting");
    QTest::addColumn<bool>("asking");
    const QString today = QChar(0x2068) + QLocale().toString(QDate::currentDate(), QLocale::LongFormat) + QChar(0x2069);
    const QByteArray none;
    QTest::newRow("not asked") << QString() << true << true << none
        << QStringLiteral("You have not answered yet. Until you do, Shop sends no usage data.") << true << false << true;
    QTest::newRow("not to be asked") << QString() << false << true << none
        << QStringLiteral("Shop collects usage data. You can switch it off.") << true << true << false;
    QTest::newRow("yes") << QStringLiteral("yes") << true << true << none
        << QStringLiteral("You allowed Shop to collect usage data on %1.").arg(today) << true << true << false;
    QTest::newRow("no") << QStringLiteral("no") << true << true << none
        << QStringLiteral("You declined on %1. Shop collects no usage data.").arg(today) << true << false << false;
    QTest::newRow("no, without having been asked") << QStringLiteral("no") << false << true << none
        << QStringLiteral("You declined on %1. Shop collects no usage data.").arg(today) << true << false << false;
    QTest::newRow("disabled") << QStringLiteral("yes") << true << false << none
        << QStringLiteral("Shop collects no usage data.") << false << false << false;
    QTest::newRow("TALLY_DISABLED") << QStringLiteral("yes") << true << true << QByteArray("TALLY_DISABLED")
        << QStringLiteral("The collection of usage data is switched off on this device, by the setting TALLY_DISABLED.")
        << false << false << false;
    QTest::newRow("DO_NOT_TRACK") << QStringLiteral("yes") << true << true << QByteArray("DO_NOT_TRACK")
        << QStringLiteral("This device asks not to be tracked, by the setting DO_NOT_TRACK. Shop collects no usage data.")
        << false << false << false;
}

void TestConsentNotice::theStatusSaysWhatHoldsAndWhoDecided()
{
    QFETCH(QString, answer);
    QFETCH(bool, required);
    QFETCH(bool, enabled);
    QFETCH(QByteArray, variable);
    const Environment environment(variable, variable == "TALLY_DISABLED" ? "true" : "1");
    Fixture fixture([&](Tracker &tracker, Millimetric &) {
        tracker.setConsentRequired(required);
        tracker.setEnabled(enabled);
    });
    ConsentNotice notice;
    if (answer == QLatin1String("yes"))
        notice.accept();
    else if (!answer.isEmpty())
        notice.decline();
    QTEST(notice.statusText(), "status");
    QTEST(notice.canChange(), "canChange");
    QTEST(notice.isCollecting(), "collecting");
    QFETCH(bool, asking);
    QTRY_COMPARE(notice.isAsking(), asking); // once the store was read
}

void TestConsentNotice::directionAndDateAreThoseOfTheTexts_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QLocale>("ofTheTexts");
    QTest::newRow("Hebrew, in which there are none") << QLocale(QLocale::Hebrew, QLocale::Israel) << QLocale(QLocale::English);
    QTest::newRow("Arabic") << QLocale(QLocale::Arabic, QLocale::Egypt) << QLocale(QLocale::Arabic, QLocale::Egypt);
    QTest::newRow("German") << QLocale(QLocale::German, QLocale::Austria) << QLocale(QLocale::German, QLocale::Austria);
}

void TestConsentNotice::directionAndDateAreThoseOfTheTexts()
{
    QFETCH(QLocale, locale);
    QFETCH(QLocale, ofTheTexts);
    const auto restore = qScopeGuard([] { QLocale::setDefault(QLocale::c()); });
    QLocale::setDefault(locale);
    Fixture fixture([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    ConsentNotice notice;
    notice.accept();
    const QString today = ofTheTexts.toString(QDate::currentDate(), QLocale::LongFormat);
    QVERIFY2(notice.statusText().contains(QChar(0x2068) + today + QChar(0x2069)), qPrintable(notice.statusText()));
    QCOMPARE(notice.isRightToLeft(), ofTheTexts.textDirection() == Qt::RightToLeft);
}

void TestConsentNotice::nobodyIsAskedBeforeTheStoreWasRead()
{
    Fixture fixture([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    fixture.tracker->grantConsent();
    QVERIFY(fixture.tracker->waitForSaved(std::chrono::seconds(5)));
    fixture.close();
    fixture.open([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    ConsentNotice notice;
    bool asked = notice.isAsking();
    connect(&notice, &ConsentNotice::changed, &notice, [&] { asked = asked || notice.isAsking(); });
    QTRY_COMPARE(fixture.tracker->consent(), Tracker::Consent::Granted);
    QTRY_VERIFY(notice.isCollecting());
    QVERIFY(!asked);
}

void TestConsentNotice::nobodyIsAskedWhereNobodyWouldGetAnything()
{
    Fixture fixture([](Tracker &tracker, Millimetric &millimetric) {
        tracker.setConsentRequired(true);
        millimetric.setEnabled(false);
    });
    ConsentNotice notice;
    QTRY_VERIFY(fixture.tracker->isConsentNeeded());
    QVERIFY(!notice.isAsking());
    QVERIFY(notice.recipients().isEmpty());
    QSignalSpy changed(&notice, &ConsentNotice::changed);
    fixture.destination->setEnabled(true);
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(notice.isAsking());
}

void TestConsentNotice::theRecipientsAreThoseOfAnalytics()
{
    Fixture fixture;
    auto *second = new Millimetric;
    second->setName(QStringLiteral("second"));
    second->setHost(QUrl(QStringLiteral("https://eu.example.com/api")));
    QVERIFY(fixture.tracker->addDestination(second));
    QVERIFY(fixture.tracker->addDestination(new Doow));
    const ConsentNotice notice;
    QCOMPARE(notice.recipients(), QStringList({QStringLiteral("Millimetric (127.0.0.1)"),
                                               QStringLiteral("Millimetric (eu.example.com)")}));
    second->setPurpose(Destination::Billing);
    QCOMPARE(notice.recipients().size(), 1);
}

void TestConsentNotice::theHostIsTheOneInForce()
{
    const Environment key("AOA_SK", testKey().toUtf8());
    const Environment host("AOA_HOST", "https://relay.example.com");
    Fixture fixture([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    const ConsentNotice notice;
    QCOMPARE(notice.recipients(), QStringList(QStringLiteral("Millimetric (relay.example.com)")));
}

void TestConsentNotice::whatIsCollectedFollowsTheOptions()
{
    Fixture fixture;
    const ConsentNotice notice;
    const auto says = [&](const char *words) { return notice.collected().join(u'\n').contains(QLatin1String(words)); };
    QVERIFY(says("operating system"));
    QVERIFY(says("if you sign in"));
    QVERIFY(says("stands for this installation"));
    fixture.tracker->setVisitorTimeout(90'000);
    QVERIFY(says("stands for you until you leave"));
    QVERIFY(!says("this installation"));
    fixture.tracker->setContextEnabled(false);
    QVERIFY(!says("operating system"));
    QVERIFY(!says("has crashed"));
    fixture.tracker->setLifecycleEvents(Tracker::LifecycleEvent::AppCrashedLastRun);
    QVERIFY(says("has crashed"));
    fixture.tracker->identify(QStringLiteral("usr_42"));
    QVERIFY(says("because you are signed in"));
}

void TestConsentNotice::theAuthorsWordsGoFirst()
{
    Fixture fixture;
    ConsentNotice notice;
    QVERIFY(notice.purpose().contains(QLatin1String("Shop")));
    notice.setPurpose(QStringLiteral("To see which pots sell."));
    notice.setCollected({QStringLiteral("Which pots you look at")});
    notice.setApplication(QStringLiteral("Pottery"));
    QCOMPARE(notice.purpose(), QStringLiteral("To see which pots sell."));
    QCOMPARE(notice.collected(), QStringList(QStringLiteral("Which pots you look at")));
    QCOMPARE(notice.question(), QStringLiteral("May Pottery collect data about how it is used?"));
    notice.resetCollected();
    QVERIFY(notice.collected().size() > 1);
}

void TestConsentNotice::theFirstLiveTrackerIsTheDefault()
{
    ConsentNotice notice;
    QCOMPARE(notice.tracker(), nullptr);
    QCOMPARE(notice.statusText(), QStringLiteral("Shop collects no usage data."));
    QVERIFY(!notice.canChange());
    notice.accept(); // nothing happens
    notice.deleteData();
    notice.exportData();
    auto fixture = std::make_unique<Fixture>();
    QTRY_COMPARE(notice.tracker(), fixture->tracker.get());
    notice.setTracker(nullptr);
    QVERIFY(!notice.isCollecting());
    notice.resetTracker();
    QVERIFY(notice.isCollecting());
    fixture->close();
    QTRY_COMPARE(notice.tracker(), nullptr);
    QVERIFY(!notice.isCollecting());
}

void TestConsentNotice::aCopyGoesIntoANewFile()
{
    Fixture fixture;
    const QTemporaryDir folder;
    ConsentNotice notice;
    notice.setApplication(QStringLiteral("A/B: pots"));
    QSignalSpy exported(&notice, &ConsentNotice::exported);
    const auto pathOf = [&](const QString &place) {
        const qsizetype before = exported.size();
        notice.exportData(place);
        return QTest::qWaitFor([&] { return exported.size() > before; }) && exported.last().at(1).toString().isEmpty()
            ? exported.last().at(0).toString() : QString();
    };
    const QString first = pathOf(folder.path());
    QCOMPARE(QFileInfo(first).fileName(),
             QStringLiteral("A_B_ pots %1.json").arg(QDate::currentDate().toString(Qt::ISODate)));
    const QString second = pathOf(QUrl::fromLocalFile(folder.path()).toString());
    QVERIFY(second != first && QFileInfo(second).path() == folder.path());
    QCOMPARE(pathOf(folder.filePath(QStringLiteral("own.json"))), folder.filePath(QStringLiteral("own.json")));
    for (const QString &path : {first, second, folder.filePath(QStringLiteral("own.json"))})
        QVERIFY(QFile::exists(path));
}

void TestConsentNotice::aCopyNeedsTheFolderThatIsNamed()
{
    Fixture fixture;
    const QTemporaryDir folder;
    const QString missing = folder.filePath(QStringLiteral("stick/"));
    ConsentNotice notice;
    QSignalSpy exported(&notice, &ConsentNotice::exported);
    for (const QString &place : {missing, QUrl::fromLocalFile(missing).toString()}) {
        exported.clear();
        notice.exportData(place);
        QCOMPARE(exported.size(), 0); // not before the call has returned
        QTRY_COMPARE(exported.size(), 1);
        QVERIFY2(exported.first().at(1).toString().startsWith(QLatin1String("There is no folder")),
                 qPrintable(exported.first().at(1).toString()));
        QVERIFY(exported.first().at(1).toString().contains(missing));
    }
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestConsentNotice::anotherCopyIsSomebodyElses()
{
    Fixture fixture;
    const QTemporaryDir folder;
    ConsentNotice notice;
    QSignalSpy exported(&notice, &ConsentNotice::exported);
    QSignalSpy all(fixture.tracker.get(), &Tracker::dataExported);
    fixture.tracker->exportData(folder.filePath(QStringLiteral("a.json")));
    QTRY_COMPARE(all.size(), 1);
    QCOMPARE(exported.size(), 0);
}

void TestConsentNotice::aCopyOfWhoHasLeftIsNotTold()
{
    Fixture fixture;
    const QTemporaryDir folder;
    std::unique_ptr<ConsentNotice> notice;
    // Asked for in the last moment: the file is written when they have gone.
    connect(fixture.tracker.get(), &Tracker::visitorEnded, this,
            [&] { notice->exportData(folder.filePath(QStringLiteral("mine.json"))); });
    notice = std::make_unique<ConsentNotice>();
    fixture.tracker->track(QStringLiteral("opened")); // somebody is there
    QSignalSpy told(notice.get(), &ConsentNotice::exported);
    QSignalSpy written(fixture.tracker.get(), &Tracker::dataExported);
    fixture.tracker->endVisitor();
    QTRY_COMPARE(written.size(), 1);
    QCOMPARE(told.size(), 0);
}

void TestConsentNotice::whoeverHasGoneIsTold_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<bool>("told");
    QTest::newRow("signed out") << 0 << true;
    QTest::newRow("forgotten") << 1 << true;
    QTest::newRow("visitor") << 2 << true;
    QTest::newRow("forgotten here, and still there") << 3 << false;
    QTest::newRow("no") << 4 << false;
    QTest::newRow("signed in") << 5 << false;
}

void TestConsentNotice::whoeverHasGoneIsTold()
{
    QFETCH(int, way);
    QFETCH(bool, told);
    Fixture fixture;
    const QTemporaryDir folder;
    Tracker &tracker = *fixture.tracker;
    tracker.track(QStringLiteral("opened"));
    ConsentNotice notice;
    QCoreApplication::processEvents();
    QSignalSpy left(&notice, &ConsentNotice::personLeft);
    QSignalSpy exported(&notice, &ConsentNotice::exported);
    QSignalSpy written(&tracker, &Tracker::dataExported);
    QSignalSpy identity(&tracker, &Tracker::identityChanged);
    notice.exportData(folder.filePath(QStringLiteral("mine.json")));
    switch (way) {
    case 0: tracker.reset(); break;
    case 1: tracker.forget(); break;
    case 2: tracker.endVisitor(); break;
    case 3: notice.deleteData(); break;
    case 4: tracker.denyConsent(); break;
    default: tracker.identify(QStringLiteral("usr_42"));
    }
    QTRY_VERIFY(!identity.isEmpty());
    QTRY_COMPARE(written.size(), 1);
    QCOMPARE(left.size(), told ? 1 : 0);
    if (!told)
        QCOMPARE(exported.size(), 1);
}

void TestConsentNotice::aCopyOfWhoHasSignedOutIsNotTold()
{
    Fixture fixture;
    const QTemporaryDir folder;
    ConsentNotice notice;
    QSignalSpy told(&notice, &ConsentNotice::exported);
    QSignalSpy written(fixture.tracker.get(), &Tracker::dataExported);
    fixture.tracker->reset();
    notice.exportData(folder.filePath(QStringLiteral("mine.json"))); // in the last moment
    QTRY_COMPARE(written.size(), 1);
    QCOMPARE(told.size(), 0);
}

void TestConsentNotice::itMayBeDeletedWhileItDeletes()
{
    Fixture fixture;
    fixture.tracker->identify(QStringLiteral("ann"));
    auto notice = std::make_unique<ConsentNotice>();
    connect(fixture.tracker.get(), &Tracker::identityChanged, this, [&notice] { notice.reset(); });
    notice->deleteData();
    QVERIFY(!notice);
    QCOMPARE(fixture.tracker->userId(), QString());
}

void TestConsentNotice::everyChangeIsToldOncePerTurn()
{
    Fixture fixture;
    ConsentNotice notice;
    QSignalSpy changed(&notice, &ConsentNotice::changed);
    QTRY_VERIFY(!changed.isEmpty());
    QSignalSpy keyFound(fixture.destination, &Destination::keySourceChanged);
    changed.clear();
    fixture.tracker->setContextEnabled(false);
    fixture.destination->setHost(QUrl(QStringLiteral("https://other.example.com")));
    fixture.tracker->setConsentRequired(true); // all of one turn
    QTRY_VERIFY(!changed.isEmpty());
    QCoreApplication::processEvents();
    // And one for each time that the key was found: at the start, and for the other host.
    QVERIFY2(changed.size() <= 1 + keyFound.size(), qPrintable(QString::number(changed.size())));
}

QTEST_GUILESS_MAIN(TestConsentNotice)
#include "tst_consentnotice.moc"
