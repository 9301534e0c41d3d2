// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// ConsentDialog and ConsentBanner as a person uses them, before a real tracker and a collector.

#include "consentnotice.h"
#include "consentscene.h"

#include <QScopeGuard>
#include <QTranslator>

using namespace Tally;

/// Whether \a text is read below \a item.
static bool says(QQuickItem *item, const QString &text)
{
    const QList<QQuickItem *> children = item->isVisible() ? item->childItems() : QList<QQuickItem *>();
    return (item->isVisible() && item->property("text").toString() == text)
        || std::any_of(children.begin(), children.end(), [&](QQuickItem *child) { return says(child, text); });
}

/// The first that is seen below \a item whose \a property is \a value.
static QQuickItem *itemWith(const QQuickItem *item, const char *property, const QVariant &value)
{
    const QList<QQuickItem *> children = item->childItems();
    for (QQuickItem *child : children) {
        if (child->isVisible() && child->property(property) == value)
            return child;
        if (QQuickItem *found = itemWith(child, property, value))
            return found;
    }
    return nullptr;
}

class TestConsentUi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setApplicationName(QStringLiteral("Shop")); }
    void theDialogOpensByItselfAndNothingLeavesBeforeTheAnswer();
    void theDialogsAnswersHaveTheirEffect_data();
    void theDialogsAnswersHaveTheirEffect();
    void theFirstAnswerCounts();
    void whatBillingCountsIsSaidBesideTheAnswers_data();
    void whatBillingCountsIsSaidBesideTheAnswers();
    void bothAnswersAreOfTheSameSizeAndLook_data();
    void bothAnswersAreOfTheSameSizeAndLook();
    void escapeIsNoAnswer_data();
    void escapeIsNoAnswer();
    void whoHasAnsweredIsNotAskedAgain();
    void theNextVisitorIsAskedAnew_data();
    void theNextVisitorIsAskedAnew();
    void aSentenceMayChangeWhileNobodySeesIt_data();
    void aSentenceMayChangeWhileNobodySeesIt();
    void whoSignedInIsTheNextVisitorsPast_data();
    void whoSignedInIsTheNextVisitorsPast();
    void nobodyIsAskedWhereSomebodyElseForbidsIt();
    void theBannersAnswersHaveTheirEffect_data();
    void theBannersAnswersHaveTheirEffect();
    void theBannerDoesNotBlock();
    void theBannerDoesNotAskBesideItsDialog();
    void theBannerScrollsWhereThereIsLittleRoom();
    void whatIsDoneHereIsNotCaptured();
    void aNoticeOfOneLanguageFollowsTheNext();
    void theDirectionIsThatOfTheTexts_data();
    void theDirectionIsThatOfTheTexts();
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

void TestConsentUi::theFirstAnswerCounts()
{
    const Scene scene(consentDialog);
    QTRY_VERIFY(Scene::isOpen(scene.object(QStringLiteral("dialog"))));
    scene.click(QStringLiteral("decline"));
    if (scene.item(QStringLiteral("accept"))) // it fades away
        scene.click(QStringLiteral("accept"));
    QTRY_VERIFY(!scene.item(QStringLiteral("accept")));
    QCOMPARE(scene.fixture.tracker->consent(), Tracker::Consent::Denied);
}

void TestConsentUi::whatBillingCountsIsSaidBesideTheAnswers_data()
{
    QTest::addColumn<QString>("content");
    QTest::newRow("dialog") << consentDialog;
    QTest::newRow("banner") << consentBanner;
}

void TestConsentUi::whatBillingCountsIsSaidBesideTheAnswers()
{
    QFETCH(QString, content);
    const Scene scene(content);
    QTRY_VERIFY(scene.item(QStringLiteral("accept")));
    QVERIFY(!scene.item(QStringLiteral("billing")));
    QVERIFY(scene.fixture.tracker->addDestination(new Doow));
    QTRY_VERIFY(scene.item(QStringLiteral("billing"))); // with the details still closed
    QVERIFY(scene.item(QStringLiteral("billing"))->property("text").toString().contains(QLatin1String("Doow")));
    QVERIFY(says(scene.window->contentItem(), ConsentNotice().choiceText()));
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

void TestConsentUi::theNextVisitorIsAskedAnew_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("button");
    QTest::newRow("dialog, answered") << consentDialog << QStringLiteral("accept");
    QTest::newRow("dialog, put off") << consentDialog << QStringLiteral("later");
    QTest::newRow("banner, answered") << consentBanner << QStringLiteral("decline");
    QTest::newRow("banner, put off") << consentBanner << QStringLiteral("later");
}

void TestConsentUi::theNextVisitorIsAskedAnew()
{
    QFETCH(QString, content);
    QFETCH(QString, button);
    const Scene scene(content);
    QTRY_VERIFY(scene.item(button));
    QVERIFY(tabTo(scene, button));
    scene.press(Qt::Key_Space);
    QTRY_VERIFY(!scene.item(button));
    scene.fixture.tracker->endVisitor();
    QTRY_VERIFY(scene.item(button));
    QVERIFY(scene.fixture.tracker->isConsentNeeded());
}

// The number of rows in a part of the dialog, and whether they stand below each other.
static int rowsBelow(const QQuickItem *item, const QStringList &sentences)
{
    int found = 0;
    qreal last = -1;
    for (const QString &sentence : sentences) {
        const QQuickItem *text = itemWith(item, "text", sentence);
        if (!text || text->height() < 5 || text->width() < 50 || text->mapToItem(item, {0, 0}).y() <= last)
            break;
        last = text->mapToItem(item, {0, 0}).y();
        ++found;
    }
    return found;
}

void TestConsentUi::aSentenceMayChangeWhileNobodySeesIt_data()
{
    QTest::addColumn<QStringList>("sentences");
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(320, 480), QSize(600, 430)}) {
        const auto row = [size](const char *name, const char *sentences) {
            QTest::addRow("%s, %d x %d", name, size.width(), size.height())
                << QString::fromLatin1(sentences).split(QLatin1Char(' ')) << size;
        };
        row("as many", "one two six");
        row("fewer", "six");
        row("more", "one two six ten");
    }
}

void TestConsentUi::aSentenceMayChangeWhileNobodySeesIt()
{
    QFETCH(QStringList, sentences);
    QFETCH(QSize, size);
    const Scene scene(QStringLiteral("ConsentNotice { id: notice; objectName: 'notice'; collected: ['one', 'two', 'three'] }\n"
                                     "ConsentDialog { objectName: 'dialog'; notice: notice }"), size);
    QObject *dialog = scene.object(QStringLiteral("dialog"));
    QTRY_VERIFY(Scene::isOpen(dialog));
    scene.click(QStringLiteral("later"));
    QTRY_VERIFY(!dialog->property("visible").toBool());
    scene.object(QStringLiteral("notice"))->setProperty("collected", sentences);
    QCoreApplication::processEvents(); // until what was shown before is gone
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QMetaObject::invokeMethod(dialog, "open");
    QTRY_VERIFY(Scene::isOpen(dialog));
    const QQuickItem *content = dialog->property("contentItem").value<QQuickItem *>();
    QTRY_COMPARE(rowsBelow(content, sentences), sentences.size());
    QVERIFY(!itemWith(content, "text", QStringLiteral("three")));
    QCOMPARE(scene.warnings, QStringList());
}

void TestConsentUi::whoSignedInIsTheNextVisitorsPast_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(320, 480), QSize(600, 430)}) {
        QTest::addRow("dialog, %d x %d", size.width(), size.height()) << consentDialog << size;
        QTest::addRow("banner, %d x %d", size.width(), size.height()) << consentBanner << size;
    }
}

void TestConsentUi::whoSignedInIsTheNextVisitorsPast()
{
    QFETCH(QString, content);
    QFETCH(QSize, size);
    const Scene scene(content, size);
    const auto read = [&] { // what a banner asks is read in its dialog
        if (scene.item(QStringLiteral("more")))
            scene.click(QStringLiteral("more"));
    };
    QTRY_VERIFY(scene.item(QStringLiteral("accept")));
    read();
    QTRY_VERIFY(scene.item(QStringLiteral("details")));
    QVERIFY(tabTo(scene, QStringLiteral("accept")));
    scene.press(Qt::Key_Space);
    QTRY_VERIFY(!scene.item(QStringLiteral("details")));
    QSignalSpy told(scene.fixture.tracker.get(), &Tracker::identityChanged);
    scene.fixture.tracker->identify(QStringLiteral("usr_alice"));
    QTRY_VERIFY(!told.isEmpty());
    QCoreApplication::processEvents(); // the texts follow
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    scene.fixture.tracker->endVisitor();
    QTRY_VERIFY(scene.item(QStringLiteral("accept")));
    read();
    QTRY_VERIFY(scene.item(QStringLiteral("details")));
    QCOMPARE(scene.warnings, QStringList());
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

void TestConsentUi::theBannerDoesNotAskBesideItsDialog()
{
    const Scene scene(consentBanner);
    QTRY_VERIFY(scene.item(QStringLiteral("banner")));
    scene.click(QStringLiteral("more"));
    QTRY_VERIFY(scene.item(QStringLiteral("details"))); // the dialog's
    QVERIFY(!scene.item(QStringLiteral("banner")));
    scene.press(Qt::Key_Escape);
    QTRY_VERIFY(scene.item(QStringLiteral("banner"))); // which was not put off
    QVERIFY(!scene.item(QStringLiteral("details")));
}

void TestConsentUi::theBannerScrollsWhereThereIsLittleRoom()
{
    const Scene scene(QStringLiteral("footer: ConsentBanner { objectName: 'banner'; notice.purpose: '%1' }")
                          .arg(QString(QStringLiteral("many words ")).repeated(60)), {320, 480});
    QTRY_VERIFY(scene.item(QStringLiteral("banner")));
    const auto isSeen = [&](const char *name) {
        const QQuickItem *item = scene.item(QLatin1String(name));
        return item && QRectF({}, scene.window->size()).contains(item->mapRectToScene({{}, item->size()}));
    };
    QTRY_VERIFY(isSeen("banner"));
    QVERIFY(isSeen("accept") && isSeen("decline"));
    QVERIFY(!isSeen("later"));
    QVERIFY(tabTo(scene, QStringLiteral("later")));
    QTRY_VERIFY(isSeen("later"));
}

void TestConsentUi::whatIsDoneHereIsNotCaptured()
{
    const Scene scene(QStringLiteral("ConsentDialog { id: dialog; objectName: 'dialog'; Tally.page: 'asked' }\n"
                                     "NavigationTracker { target: dialog }\n"
                                     "PrivacySettings { anchors.fill: parent; Tally.page: 'settings' }"));
    QTRY_VERIFY(Scene::isOpen(scene.object(QStringLiteral("dialog"))));
    scene.click(QStringLiteral("later"));
    QTRY_VERIFY(!scene.item(QStringLiteral("later")));
    scene.click(QStringLiteral("accept")); // of the settings
    QTRY_VERIFY(!scene.item(QStringLiteral("accept")));
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

void TestConsentUi::theDirectionIsThatOfTheTexts_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<bool>("rightToLeft");
    QTest::newRow("none") << QLocale::c() << false;
    QTest::newRow("Arabic") << QLocale(QLocale::Arabic, QLocale::Egypt) << true;
    QTest::newRow("Hebrew, in which there are none") << QLocale(QLocale::Hebrew, QLocale::Israel) << false;
}

void TestConsentUi::theDirectionIsThatOfTheTexts()
{
    QFETCH(QLocale, locale);
    QFETCH(bool, rightToLeft);
    const auto restore = qScopeGuard([] { QLocale::setDefault(QLocale::c()); });
    QLocale::setDefault(locale);
    const Scene scene(consentDialog);
    QTRY_VERIFY(scene.item(QStringLiteral("accept")));
    const qreal accept = scene.item(QStringLiteral("accept"))->mapToScene({0, 0}).x();
    const qreal decline = scene.item(QStringLiteral("decline"))->mapToScene({0, 0}).x();
    QCOMPARE(accept < decline, rightToLeft);
    const QQuickItem *later = scene.item(QStringLiteral("details"));
    QVERIFY(later);
    QCOMPARE(later->mapToScene({0, 0}).x() > scene.window->width() / 2.0, rightToLeft);
}

QTEST_MAIN(TestConsentUi)
#include "tst_consentui.moc"
