// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The question for consent and the page of settings for Qt Widgets, on real trackers.

#include "accessible.h"
#include "cutoff.h"
#include "languages.h"
#include "../tracker/administrator.h"
#include "../tracker/fixture.h"

#include "consentdialog.h"
#include "consentnotice.h"
#include "delivery/seams.h"
#include "privacysettings.h"
#include "vendors/doow.h"
#include "vendors/settlesettle.h"

#include <QApplication>
#include <QCheckBox>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScopeGuard>
#include <QToolButton>
#include <QTreeWidget>

using namespace Tally;

namespace {

const auto asks = [](Tracker &tracker, Millimetric &) {
    tracker.setConsentRequired(true);
    tracker.setSentRecordBytes(100'000);
    tracker.setProperty("lifecycleEvents", 0);
};

/// An application's window, with the question over it where there is one.
struct Asked : Fixture
{
    explicit Asked(const std::function<void(Tracker &, Millimetric &)> &configure = asks) : Fixture(configure)
    {
        window.resize(900, 700);
        window.show();
        ask();
    }
    void ask()
    {
        delete dialog;
        dialog = ConsentDialog::askIfNeeded(tracker.get(), &window);
        dialog->notice()->setApplication(QStringLiteral("Shop"));
        dialog->notice()->setPolicyUrl(QUrl(QStringLiteral("https://example.com/privacy")));
    }
    QPushButton *button(const char *name) const { return dialog->findChild<QPushButton *>(QLatin1String(name)); }

    QWidget window;
    QPointer<ConsentDialog> dialog;
};

/// A page of settings in a window of its own.
struct Settings : Fixture
{
    explicit Settings(const std::function<void(Tracker &, Millimetric &)> &configure = asks)
        : Fixture(configure), page(tracker.get())
    {
        page.notice()->setApplication(QStringLiteral("Shop"));
        page.resize(640, 700);
        page.show();
    }
    template<typename T>
    T *find(const char *name) const
    {
        return page.findChild<T *>(QLatin1String(name));
    }
    QString text(const char *name) const { return find<QLabel>(name)->text(); }

    PrivacySettings page;
};

/// The dialog that \a parent has opened.
template<typename T>
T *opened(const QWidget *parent)
{
    for (T *dialog : parent->findChildren<T *>())
        if (dialog->isVisible())
            return dialog;
    return nullptr;
}

} // namespace

class TestConsentWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAcceptanceLetsWhatWaitedLeave();
    void aRefusalDiscardsWhatWaited();
    void escapeIsNoAnswerAndTheNextStartAsksAgain();
    void closingTheWindowIsNoAnswer();
    void notNowIsNoAnswerAndIsNotAskedAgain();
    void theNextVisitorIsAskedAnew_data();
    void theNextVisitorIsAskedAnew();
    void whatBillingCountsIsSaidBesideTheAnswers();
    void nobodyIsAskedWhoNeedNotBe_data();
    void nobodyIsAskedWhoNeedNotBe();
    void itClosesWhenTheAnswerIsGivenElsewhere();
    void itClosesWhenSomebodyElseForbidsIt_data();
    void itClosesWhenSomebodyElseForbidsIt();
    void oneThatTheApplicationOpensStaysUntilItIsAnswered_data();
    void oneThatTheApplicationOpensStaysUntilItIsAnswered();
    void nobodyAnswersByAccident();
    void bothAnswersAreEquallyProminent();
    void theKeyboardAloneReachesEverything();
    void theAccessibleTreeSaysEverything();
    void theSettingsSayWhatHoldsAndWhoDecided();
    void theSettingsChangeTheAnswer();
    void theSettingsCannotOverruleOthers();
    void whatWasSentIsShownByteForByte();
    void anExportIsAFileOfOnesOwn();
    void dataIsDeletedOnceThatIsConfirmed();
    void whoComesNextSeesNothingOfIt_data();
    void whoComesNextSeesNothingOfIt();
    void nothingIsSaidOfRecipientsWhereThereAreNone();
    void noCopyIsLeftForTheNextVisitor();
    void theSettingsAreReachedByTheKeyboardAlone();
    void whereTheRecordIsOffThereIsNothingToShow();
    void nothingIsCutOffInAnyLanguage_data();
    void nothingIsCutOffInAnyLanguage();
    void aCutOffTextIsNoticed();
    void theLanguageMayChangeMeanwhile();
    void theColoursAreThePalettes();
};

void TestConsentWidgets::anAcceptanceLetsWhatWaitedLeave()
{
    Asked asked;
    const QString id = asked.tracker->track(QStringLiteral("opened"));
    QTRY_VERIFY(asked.dialog->isVisible());
    QCOMPARE(asked.collector.requests().size(), 0);
    QTest::mouseClick(asked.button("accept"), Qt::LeftButton);
    QTRY_VERIFY(!asked.dialog->isVisible());
    QCOMPARE(asked.tracker->consent(), Tracker::Consent::Granted);
    QTRY_COMPARE(asked.arrivedIds(), QStringList{id});
}

void TestConsentWidgets::aRefusalDiscardsWhatWaited()
{
    Asked asked;
    QSignalSpy dropped(asked.tracker.get(), &Tracker::dropped);
    const QString id = asked.tracker->track(QStringLiteral("opened"));
    QTRY_VERIFY(asked.dialog->isVisible());
    QTest::mouseClick(asked.button("decline"), Qt::LeftButton);
    QTRY_VERIFY(!asked.dialog->isVisible());
    QCOMPARE(asked.tracker->consent(), Tracker::Consent::Denied);
    QTRY_COMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().first().toStringList(), QStringList{id});
    QVERIFY(asked.tracker->track(QStringLiteral("later")).isEmpty() || asked.tracker->pendingCount() == 0);
    asked.tracker->waitForFlushed(std::chrono::seconds(1));
    QCOMPARE(asked.collector.requests().size(), 0);
}

void TestConsentWidgets::escapeIsNoAnswerAndTheNextStartAsksAgain()
{
    Asked asked;
    QTRY_VERIFY(asked.dialog->isVisible());
    QTest::keyClick(asked.dialog, Qt::Key_Escape);
    QTRY_VERIFY(!asked.dialog->isVisible());
    QCOMPARE(asked.tracker->consent(), Tracker::Consent::Unknown);

    asked.close();
    asked.open(asks);
    asked.ask();
    QTRY_VERIFY(asked.dialog->isVisible());
    QTest::mouseClick(asked.button("decline"), Qt::LeftButton);
    QTRY_VERIFY(!asked.dialog->isVisible());

    asked.close();
    asked.open(asks);
    asked.ask();
    QSignalSpy known(asked.dialog->notice(), &ConsentNotice::changed);
    QVERIFY(known.wait());
    QVERIFY(!asked.dialog->isVisible());
}

void TestConsentWidgets::closingTheWindowIsNoAnswer()
{
    Asked asked;
    QTRY_VERIFY(asked.dialog->isVisible());
    asked.dialog->close();
    QTRY_VERIFY(!asked.dialog->isVisible());
    QCOMPARE(asked.tracker->consent(), Tracker::Consent::Unknown);
}

void TestConsentWidgets::notNowIsNoAnswerAndIsNotAskedAgain()
{
    Asked asked;
    QTRY_VERIFY(asked.dialog->isVisible());
    QTest::mouseClick(asked.button("later"), Qt::LeftButton);
    QTRY_VERIFY(!asked.dialog->isVisible());
    QCOMPARE(asked.tracker->consent(), Tracker::Consent::Unknown);
    QSignalSpy changed(asked.dialog->notice(), &ConsentNotice::changed);
    asked.tracker->setContextEnabled(false);
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(!asked.dialog->isVisible());
}

void TestConsentWidgets::theNextVisitorIsAskedAnew_data()
{
    QTest::addColumn<QString>("button"); // of the one before; empty: Escape
    QTest::newRow("accepted") << QStringLiteral("accept");
    QTest::newRow("declined") << QStringLiteral("decline");
    QTest::newRow("not now") << QStringLiteral("later");
    QTest::newRow("Escape") << QString();
}

void TestConsentWidgets::theNextVisitorIsAskedAnew()
{
    QFETCH(QString, button);
    Asked asked;
    for (int visitor = 0; visitor < 3; ++visitor) {
        asked.tracker->track(QStringLiteral("opened"));
        QTRY_VERIFY(asked.dialog->isVisible());
        QCOMPARE(asked.tracker->consent(), Tracker::Consent::Unknown);
        if (button.isEmpty())
            QTest::keyClick(asked.dialog, Qt::Key_Escape);
        else
            QTest::mouseClick(asked.dialog->findChild<QPushButton *>(button), Qt::LeftButton);
        QVERIFY(!asked.dialog->isVisible());
        asked.tracker->endVisitor();
    }
    QTRY_VERIFY(asked.dialog->isVisible());
}

void TestConsentWidgets::whatBillingCountsIsSaidBesideTheAnswers()
{
    Asked asked;
    QTRY_VERIFY(asked.dialog->isVisible());
    Settings settings;
    const auto says = [](const QWidget *window, const QString &text) {
        const QList<QLabel *> labels = window->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    };
    for (Tracker *tracker : {asked.tracker.get(), settings.tracker.get()})
        QVERIFY(tracker->addDestination(new Doow));
    const QString text = asked.dialog->notice()->billingText();
    QVERIFY(text.contains(QLatin1String("Doow")));
    QTRY_VERIFY(says(asked.dialog, text)); // with the details still closed
    QVERIFY(asked.dialog->accessibleDescription().contains(text));
    QTRY_VERIFY(says(&settings.page, text));
}

void TestConsentWidgets::nobodyIsAskedWhoNeedNotBe_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<bool>("required");
    QTest::newRow("nobody requires it") << QByteArray() << false;
    QTest::newRow("DO_NOT_TRACK") << QByteArray("DO_NOT_TRACK=1") << true;
    QTest::newRow("TALLY_DISABLED") << QByteArray("TALLY_DISABLED=true") << true;
}

void TestConsentWidgets::nobodyIsAskedWhoNeedNotBe()
{
    QFETCH(QByteArray, variable);
    QFETCH(bool, required);
    const QByteArray name = variable.left(variable.indexOf('='));
    const auto clear = qScopeGuard([&] {
        if (!name.isEmpty())
            qunsetenv(name.constData());
    });
    if (!name.isEmpty())
        qputenv(name.constData(), variable.mid(name.size() + 1));
    Asked asked([required](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(required); });
    QSignalSpy known(asked.dialog->notice(), &ConsentNotice::changed);
    QVERIFY(known.wait());
    QVERIFY(!asked.dialog->isVisible());
}

void TestConsentWidgets::itClosesWhenTheAnswerIsGivenElsewhere()
{
    Asked asked;
    QTRY_VERIFY(asked.dialog->isVisible());
    asked.tracker->grantConsent();
    QTRY_VERIFY(!asked.dialog->isVisible());
    QCOMPARE(asked.tracker->consent(), Tracker::Consent::Granted);
}

void TestConsentWidgets::itClosesWhenSomebodyElseForbidsIt_data()
{
    QTest::addColumn<QByteArray>("policy"); // empty: it is the application
    QTest::addColumn<QString>("blockedBy");
    QTest::newRow("the application") << QByteArray() << QStringLiteral("disabled");
    QTest::newRow("the administrator") << QByteArray("[Policy]\nanalytics=off\n") << QStringLiteral("policy");
    QTest::newRow("the administrator, sending too") << QByteArray("[Policy]\nsending=off\n") << QStringLiteral("policy");
}

void TestConsentWidgets::itClosesWhenSomebodyElseForbidsIt()
{
    QFETCH(const QByteArray, policy);
    QFETCH(const QString, blockedBy);
    const Administrator administrator;
    const auto usual = qScopeGuard([] { seams() = Seams(); });
    Asked asked;
    QTRY_VERIFY(asked.dialog->isVisible());
    if (policy.isEmpty()) {
        asked.tracker->setEnabled(false);
    } else {
        administrator.write(policy);
        seams().now = [] { return later(realNow(), 6000); }; // every few seconds an event has the files looked at
        asked.tracker->track(QStringLiteral("opened"));
    }
    QTRY_VERIFY(!asked.dialog->isVisible());
    QCOMPARE(asked.tracker->blockedBy(), blockedBy);
    QCOMPARE(asked.tracker->consent(), Tracker::Consent::Unknown);
}

void TestConsentWidgets::oneThatTheApplicationOpensStaysUntilItIsAnswered_data()
{
    QTest::addColumn<bool>("isRequired");
    QTest::newRow("an answer may be changed") << true;
    QTest::newRow("no answer is required") << false;
}

void TestConsentWidgets::oneThatTheApplicationOpensStaysUntilItIsAnswered()
{
    QFETCH(const bool, isRequired);
    Fixture fixture([isRequired](Tracker &tracker, Millimetric &destination) {
        asks(tracker, destination);
        tracker.setConsentRequired(isRequired);
    });
    if (isRequired)
        fixture.tracker->grantConsent();
    ConsentDialog dialog(fixture.tracker.get());
    QSignalSpy changes(dialog.notice(), &ConsentNotice::changed);
    dialog.open();
    fixture.tracker->setSentRecordBytes(200'000);
    QTRY_VERIFY(!changes.isEmpty());
    QCoreApplication::processEvents();
    QVERIFY(dialog.isVisible());
    QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("decline")), Qt::LeftButton);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(fixture.tracker->consent(), Tracker::Consent::Denied);
    dialog.open();
    fixture.tracker->setEnabled(false);
    QTRY_VERIFY(!dialog.isVisible()); // there is nothing to be answered any more
}

void TestConsentWidgets::nobodyAnswersByAccident()
{
    Asked asked;
    QTRY_VERIFY(asked.dialog->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(asked.dialog));
    // Somebody was writing when it appeared.
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space, Qt::Key_A, Qt::Key_D, Qt::Key_Y})
        QTest::keyClick(asked.dialog->focusWidget(), key);
    QVERIFY(asked.dialog->isVisible());
    QCOMPARE(asked.tracker->consent(), Tracker::Consent::Unknown);
}

void TestConsentWidgets::bothAnswersAreEquallyProminent()
{
    Asked asked;
    QTRY_VERIFY(asked.dialog->isVisible());
    const QPushButton *accept = asked.button("accept");
    const QPushButton *decline = asked.button("decline");
    QCOMPARE(accept->size().height(), decline->size().height());
    QVERIFY(qAbs(accept->width() - decline->width()) <= 1); // an odd width is shared unevenly
    QCOMPARE(accept->y(), decline->y());
    QCOMPARE(accept->font(), decline->font());
    QCOMPARE(accept->palette(), decline->palette());
    for (const QPushButton *button : asked.dialog->findChildren<QPushButton *>())
        QVERIFY2(!button->isDefault() && !button->autoDefault(), qPrintable(button->text()));
    QVERIFY(!accept->hasFocus() && !decline->hasFocus());
}

void TestConsentWidgets::theKeyboardAloneReachesEverything()
{
    Asked asked;
    QTRY_VERIFY(asked.dialog->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(asked.dialog));
    QTest::keyClick(asked.dialog->focusWidget(), Qt::Key_Space); // the details
    const auto *scroll = asked.dialog->findChild<QScrollArea *>();
    QTRY_COMPARE(scroll->verticalScrollBar()->maximum(), 0); // the dialog has grown with them
    const QStringList order = tabOrder(asked.dialog);
    print("Tab in the consent dialog, its details open:", order);
    QCOMPARE(order,
             (QStringList{QStringLiteral("Button \"Fewer details\""), QStringLiteral("Button \"Read the privacy policy\""),
                          QStringLiteral("Button \"Decline\""), QStringLiteral("Button \"Accept\""),
                          QStringLiteral("Button \"Not now\"")}));
    QTRY_VERIFY2(cutOff(asked.dialog).isEmpty(), qPrintable(cutOff(asked.dialog).join(QLatin1Char('\n'))));
    while (asked.dialog->focusWidget() != asked.button("accept"))
        QTest::keyClick(asked.dialog->focusWidget(), Qt::Key_Tab);
    QTest::keyClick(asked.dialog->focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(!asked.dialog->isVisible());
    QCOMPARE(asked.tracker->consent(), Tracker::Consent::Granted);
}

void TestConsentWidgets::theAccessibleTreeSaysEverything()
{
    Asked asked;
    QTRY_VERIFY(asked.dialog->isVisible());
    asked.dialog->findChild<QToolButton *>(QStringLiteral("details"))->click();
    const QStringList tree = accessibleTree(asked.dialog);
    print("The accessible tree of the consent dialog:", tree);
    const QString all = tree.join(QLatin1Char('\n'));
    const ConsentNotice *notice = asked.dialog->notice();
    for (const QString &text : QStringList{notice->question(), notice->purpose(), notice->choiceText(), notice->handlingText()}
             + notice->collected() + notice->recipients())
        QVERIFY2(all.contains(text), qPrintable(text));
    QVERIFY(tree.contains(QStringLiteral("  Button \"Accept\"")) && tree.contains(QStringLiteral("  Button \"Decline\"")));
    const QAccessibleInterface *dialog = QAccessible::queryAccessibleInterface(asked.dialog);
    QCOMPARE(dialog->role(), QAccessible::Dialog);
    QCOMPARE(dialog->text(QAccessible::Name), notice->question());
    QVERIFY(dialog->text(QAccessible::Description).contains(notice->purpose()));

    Settings settings;
    const QStringList page = accessibleTree(&settings.page);
    print("The accessible tree of the settings:", page);
    QCOMPARE(namelessOf(asked.dialog).join(QLatin1Char('\n')), QString());
    QCOMPARE(namelessOf(&settings.page).join(QLatin1Char('\n')), QString());
}

void TestConsentWidgets::theSettingsSayWhatHoldsAndWhoDecided()
{
    Settings settings;
    QTRY_VERIFY(settings.text("status").contains(QStringLiteral("not answered")));
    QVERIFY(!settings.find<QRadioButton>("allow")->isChecked());
    QVERIFY(!settings.find<QRadioButton>("refuse")->isChecked());
    settings.tracker->grantConsent();
    QTRY_VERIFY(settings.find<QRadioButton>("allow")->isChecked());
    QCOMPARE(settings.text("status"), settings.page.notice()->statusText());
    settings.tracker->denyConsent();
    QTRY_VERIFY(settings.find<QRadioButton>("refuse")->isChecked());
    QVERIFY(settings.text("status").contains(QStringLiteral("declined")));
    settings.tracker->setEnabled(false);
    QTRY_VERIFY(!settings.find<QRadioButton>("allow")->isEnabled());
}

void TestConsentWidgets::theSettingsChangeTheAnswer()
{
    Settings settings;
    QTest::mouseClick(settings.find<QRadioButton>("allow"), Qt::LeftButton, {}, {8, 8});
    QCOMPARE(settings.tracker->consent(), Tracker::Consent::Granted);
    const QString id = settings.tracker->track(QStringLiteral("opened"));
    QTRY_COMPARE(settings.arrivedIds(), QStringList{id});
    QTest::mouseClick(settings.find<QRadioButton>("refuse"), Qt::LeftButton, {}, {8, 8});
    QCOMPARE(settings.tracker->consent(), Tracker::Consent::Denied);
    settings.tracker->track(QStringLiteral("later"));
    settings.tracker->waitForFlushed(std::chrono::seconds(1));
    QCOMPARE(settings.collector.requests().size(), 1);
    QTRY_COMPARE(settings.tracker->sentRequests().size(), 0);
}

void TestConsentWidgets::theSettingsCannotOverruleOthers()
{
    qputenv("DO_NOT_TRACK", "1");
    const auto clear = qScopeGuard([] { qunsetenv("DO_NOT_TRACK"); });
    Settings settings;
    QTRY_VERIFY(settings.text("status").contains(QStringLiteral("DO_NOT_TRACK")));
    QVERIFY(!settings.find<QRadioButton>("allow")->isEnabled());
    QTest::mouseClick(settings.find<QRadioButton>("allow"), Qt::LeftButton, {}, {8, 8});
    QCOMPARE(settings.tracker->consent(), Tracker::Consent::Unknown);
}

void TestConsentWidgets::whatWasSentIsShownByteForByte()
{
    Settings settings;
    settings.tracker->grantConsent();
    settings.tracker->track(QStringLiteral("first"), {{QStringLiteral("name"), QStringLiteral("Jürgen 雪")}});
    QTRY_COMPARE(settings.tracker->deliveredCount(), 1);
    settings.tracker->track(QStringLiteral("second"));
    QTRY_COMPARE(settings.tracker->deliveredCount(), 2);
    QTRY_COMPARE(settings.tracker->sentRequests().size(), 2);

    QTest::mouseClick(settings.find<QPushButton>("showSent"), Qt::LeftButton);
    auto *dialog = opened<QDialog>(&settings.page);
    QVERIFY(dialog);
    auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("requests"));
    QCOMPARE(list->topLevelItemCount(), 2);
    const auto *body = dialog->findChild<QPlainTextEdit *>(QStringLiteral("body"));
    const QList<CollectedRequest> requests = settings.collector.requests();
    QCOMPARE(body->toPlainText().toUtf8(), Collector::plainBody(requests.at(1))); // the newest first
    list->setCurrentItem(list->topLevelItem(1));
    QCOMPARE(body->toPlainText().toUtf8(), Collector::plainBody(requests.at(0)));
    QVERIFY(!body->toPlainText().contains(testKey()));
    dialog->findChild<QCheckBox *>()->click();
    QCOMPARE(QJsonDocument::fromJson(body->toPlainText().toUtf8()),
             QJsonDocument::fromJson(Collector::plainBody(requests.at(0))));
    QVERIFY(body->toPlainText().contains(QLatin1Char('\n')));
}

void TestConsentWidgets::anExportIsAFileOfOnesOwn()
{
    Settings settings;
    settings.tracker->grantConsent();
    settings.tracker->track(QStringLiteral("first"));
    QTRY_COMPARE(settings.tracker->deliveredCount(), 1);
    for (const bool writable : {true, false}) {
        QTest::mouseClick(settings.find<QPushButton>("exportData"), Qt::LeftButton);
        auto *dialog = opened<QFileDialog>(&settings.page);
        QVERIFY(dialog);
        const QString path = settings.dir.filePath(writable ? QStringLiteral("mine.json") : QStringLiteral("none/mine.json"));
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        if (!writable) {
            QTRY_VERIFY(settings.text("outcome").contains(QStringLiteral("not written")));
            break;
        }
        // From left to right, whatever the direction of the sentence is.
        QTRY_VERIFY(settings.text("outcome").contains(QChar(0x2066) + path + QChar(0x2069)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray json = file.readAll();
        QVERIFY(QJsonDocument::fromJson(json).isObject());
        QVERIFY(json.contains(settings.tracker->anonymousId().toUtf8()));
        QVERIFY(!json.contains(testKey().toUtf8()));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
}

void TestConsentWidgets::dataIsDeletedOnceThatIsConfirmed()
{
    Settings settings;
    settings.tracker->grantConsent();
    settings.tracker->track(QStringLiteral("first"));
    QTRY_COMPARE(settings.tracker->sentRequests().size(), 1);
    const QString before = settings.tracker->anonymousId();

    QTest::mouseClick(settings.find<QPushButton>("deleteData"), Qt::LeftButton);
    auto *box = opened<QMessageBox>(&settings.page);
    QVERIFY(box);
    QCOMPARE(box->informativeText(), settings.page.notice()->deletionText());
    QTest::keyClick(box, Qt::Key_Return); // the default is to keep it
    QTRY_VERIFY(!opened<QMessageBox>(&settings.page));
    QCOMPARE(settings.tracker->anonymousId(), before);

    QTest::mouseClick(settings.find<QPushButton>("deleteData"), Qt::LeftButton);
    box = opened<QMessageBox>(&settings.page);
    QVERIFY(box);
    QTest::mouseClick(box->findChild<QPushButton *>(QStringLiteral("delete")), Qt::LeftButton);
    QTRY_COMPARE(settings.text("outcome"), QStringLiteral("Your usage data on this device has been deleted."));
    QVERIFY(settings.tracker->anonymousId() != before);
    QTRY_COMPARE(settings.tracker->sentRequests().size(), 0);
}

void TestConsentWidgets::whoComesNextSeesNothingOfIt_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("visitor") << 0;
    QTest::newRow("signed out") << 1;
    QTest::newRow("forgotten") << 2;
}

void TestConsentWidgets::whoComesNextSeesNothingOfIt()
{
    QFETCH(int, way);
    Settings settings;
    settings.tracker->grantConsent();
    settings.tracker->track(QStringLiteral("first"));
    QTRY_COMPARE(settings.tracker->sentRequests().size(), 1);
    settings.page.notice()->exportData(settings.dir.filePath(QStringLiteral("mine.json")));
    QTRY_VERIFY(settings.find<QLabel>("outcome")->isVisible());
    for (const char *button : {"showSent", "exportData", "deleteData"})
        settings.find<QPushButton>(button)->click();
    QPointer<QDialog> box = opened<QMessageBox>(&settings.page);
    QVERIFY(box && opened<QFileDialog>(&settings.page));
    if (way == 0)
        settings.tracker->endVisitor();
    else if (way == 1)
        settings.tracker->reset();
    else
        settings.tracker->forget();
    QTRY_VERIFY(!opened<QDialog>(&settings.page));
    QTRY_VERIFY(!box); // with the text that was in it
    QVERIFY(!settings.find<QLabel>("outcome")->isVisible());
    QCOMPARE(settings.text("outcome"), QString());
}

void TestConsentWidgets::nothingIsSaidOfRecipientsWhereThereAreNone()
{
    Settings settings;
    const auto says = [&](const QString &text) {
        const QList<QLabel *> labels = settings.page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    };
    QVERIFY(says(QStringLiteral("What is collected")) && says(QStringLiteral("Who gets it")));
    settings.destination->setEnabled(false);
    QTRY_VERIFY(!says(QStringLiteral("What is collected")) && !says(QStringLiteral("Who gets it")));
    QVERIFY(!says(settings.page.notice()->collected().constFirst()));
}

void TestConsentWidgets::noCopyIsLeftForTheNextVisitor()
{
    Settings settings;
    QVERIFY(settings.find<QPushButton>("exportData")->isVisible());
    settings.tracker->setVisitorTimeout(90'000);
    QTRY_VERIFY(!settings.find<QPushButton>("exportData")->isVisible());
    QVERIFY(settings.find<QPushButton>("deleteData")->isVisible());
    settings.tracker->setVisitorTimeout(0);
    QTRY_VERIFY(settings.find<QPushButton>("exportData")->isVisible());
}

void TestConsentWidgets::theSettingsAreReachedByTheKeyboardAlone()
{
    Settings settings;
    settings.tracker->denyConsent();
    QTRY_VERIFY(settings.find<QRadioButton>("refuse")->isChecked());
    QVERIFY(QTest::qWaitForWindowActive(&settings.page));
    settings.find<QRadioButton>("refuse")->setFocus();
    const QStringList order = tabOrder(&settings.page);
    print("Tab in the settings:", order);
    QCOMPARE(order,
             (QStringList{QStringLiteral("RadioButton \"Do not allow it\""), QStringLiteral("Button \"More details\""),
                          QStringLiteral("Button \"Show what was sent…\""), QStringLiteral("Button \"Export my data…\""),
                          QStringLiteral("Button \"Delete my data…\"")}));
    QTest::keyClick(settings.find<QRadioButton>("refuse"), Qt::Key_Up);
    QCOMPARE(settings.tracker->consent(), Tracker::Consent::Granted);
}

void TestConsentWidgets::whereTheRecordIsOffThereIsNothingToShow()
{
    Settings settings([](Tracker &tracker, Millimetric &) { tracker.setConsentRequired(true); });
    QVERIFY(!settings.find<QPushButton>("showSent")->isVisible());
    settings.tracker->setSentRecordBytes(1000);
    QTRY_VERIFY(settings.find<QPushButton>("showSent")->isVisible());
}

void TestConsentWidgets::nothingIsCutOffInAnyLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("style");
    QTest::addColumn<QString>("palette");
    for (const QString &language : languages())
        for (const char *style : {"Fusion", "Windows"})
            for (const char *palette : {"light", "dark", "contrast"})
                QTest::addRow("%s %s %s", qPrintable(language), style, palette)
                    << language << QString::fromLatin1(style) << QString::fromLatin1(palette);
}

void TestConsentWidgets::nothingIsCutOffInAnyLanguage()
{
    QFETCH(QString, language);
    QFETCH(QString, style);
    QFETCH(QString, palette);
    QApplication::setStyle(style);
    QApplication::setPalette(paletteOf(palette));
    const auto usual = qScopeGuard([] { QApplication::setPalette(QPalette()); });
    const Speaking speaking(language);
    const QString suffix = QStringLiteral("-%1-%2-%3").arg(language, style, palette);

    Asked asked([](Tracker &tracker, Millimetric &millimetric) {
        asks(tracker, millimetric);
        tracker.addDestination(new Doow); // a sentence for each of the two
        tracker.addDestination(new SettleSettle);
    });
    QTRY_VERIFY(asked.dialog->isVisible());
    savePicture(asked.dialog, QStringLiteral("consent") + suffix);
    asked.dialog->findChild<QToolButton *>(QStringLiteral("details"))->click();
    asked.dialog->resize(asked.dialog->minimumSizeHint());
    QCoreApplication::processEvents(); // until the scroll bars have come
    QTRY_COMPARE(cutOff(asked.dialog).join(QLatin1Char('\n')), QString());
    savePicture(asked.dialog, QStringLiteral("consent-smallest") + suffix);
    QStringList problems;
    QCOMPARE(asked.dialog->layoutDirection(), QLocale().textDirection());
    QTest::mouseClick(asked.button("accept"), Qt::LeftButton);

    PrivacySettings page(asked.tracker.get());
    page.notice()->setApplication(QStringLiteral("Shop"));
    page.resize(page.sizeHint());
    page.show();
    QTRY_VERIFY(page.findChild<QRadioButton *>(QStringLiteral("allow"))->isChecked());
    QCoreApplication::processEvents();
    savePicture(&page, QStringLiteral("settings") + suffix);
    page.findChild<QPushButton *>(QStringLiteral("showSent"))->click();
    auto *sent = opened<QDialog>(&page);
    QVERIFY(sent);
    problems += cutOff(sent);
    sent->reject();
    page.findChild<QPushButton *>(QStringLiteral("deleteData"))->click();
    auto *box = opened<QMessageBox>(&page);
    QVERIFY(box);
    savePicture(box, QStringLiteral("delete") + suffix);
    problems += cutOff(box);
    box->findChild<QPushButton *>(QStringLiteral("delete"))->click();
    page.resize(page.minimumSizeHint());
    QCoreApplication::processEvents(); // until the scroll bars have come
    QTRY_COMPARE(cutOff(&page).join(QLatin1Char('\n')), QString());
    savePicture(&page, QStringLiteral("settings-smallest") + suffix);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
}

void TestConsentWidgets::aCutOffTextIsNoticed()
{
    Asked asked;
    QTRY_VERIFY(asked.dialog->isVisible());
    QCOMPARE(cutOff(asked.dialog), QStringList());
    asked.button("accept")->setFixedWidth(20);
    QCoreApplication::processEvents();
    QCOMPARE(cutOff(asked.dialog).size(), 1);
}

void TestConsentWidgets::theLanguageMayChangeMeanwhile()
{
    Asked asked;
    QTRY_VERIFY(asked.dialog->isVisible());
    const QString english = asked.button("decline")->text();
    {
        const Speaking speaking(wordy);
        QTRY_VERIFY(asked.button("decline")->text() != english);
        QCOMPARE(asked.dialog->accessibleName(), asked.dialog->notice()->question());
    }
    QTRY_COMPARE(asked.button("decline")->text(), english);
}

void TestConsentWidgets::theColoursAreThePalettes()
{
    // Nothing but the palette's own colours and what lies between them: no red, no green, no blue of ours.
    QApplication::setStyle(QStringLiteral("Windows"));
    QApplication::setPalette(highContrastPalette());
    const auto usual = qScopeGuard([] { QApplication::setPalette(QPalette()); });
    Asked asked;
    QTRY_VERIFY(asked.dialog->isVisible());
    QCOMPARE(colourOfNoPalette(asked.dialog), QString());
}

QTEST_MAIN(TestConsentWidgets)
#include "tst_consentwidgets.moc"
