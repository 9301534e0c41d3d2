// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The inspector for Qt Widgets, with real traffic.

#include "accessible.h"
#include "cutoff.h"
#include "languages.h"
#include "../tracker/fixture.h"

#include "destinationtable.h"
#include "eventmodel.h"
#include "eventtable.h"
#include "fateicon.h"
#include "inspectordock.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScopeGuard>
#include <QTabWidget>
#include <QTreeView>

using namespace Tally;
using namespace std::chrono_literals;

namespace {

/// An application's window with the dock, shown, and a tracker that is tracked with.
struct Inspected : Fixture
{
    explicit Inspected(const std::function<void(Tracker &, Millimetric &)> &configure = {})
        : Fixture([&](Tracker &made, Millimetric &to) {
              made.setProperty("lifecycleEvents", 0);
              if (configure)
                  configure(made, to);
          }),
          dock(new InspectorDock(tracker.get(), &window, true))
    {
        window.setCentralWidget(new QWidget);
        window.addDockWidget(Qt::RightDockWidgetArea, dock);
        window.resize(1100, 800);
        window.show();
    }
    template<typename T>
    T *find(const char *name) const
    {
        return dock->findChild<T *>(QLatin1String(name));
    }
    EventModel *events() const { return dock->findChild<EventModel *>(); }
    QTreeView *list() const { return find<QTreeView>("events"); }
    QString cell(const QString &id, EventTable::Column column) const
    {
        return list()->model()->index(events()->rowOf(id), column).data().toString();
    }
    EventModel::Fate fate(const QString &id) const
    {
        return EventModel::Fate(events()->index(events()->rowOf(id)).data(EventModel::FateValueRole).toInt());
    }
    void select(const QString &id) const { list()->setCurrentIndex(list()->model()->index(events()->rowOf(id), 0)); }
    void use(const char *button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }

    QMainWindow window;
    InspectorDock *const dock;
};

/// Whatever a person can read in \a window, by turning every page of it.
QString allText(QWidget *window)
{
    QStringList all;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        all << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
        for (const char *property : {"text", "plainText", "placeholderText", "currentText", "windowTitle"})
            all << widget->property(property).toString();
        const auto *view = qobject_cast<const QAbstractItemView *>(widget);
        if (!view || !view->model())
            continue;
        const QAbstractItemModel *model = view->model();
        for (int row = 0; row < model->rowCount(); ++row)
            for (int column = 0; column < model->columnCount(); ++column)
                for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleDescriptionRole),
                                       int(EventModel::DetailsRole)})
                    all << model->index(row, column).data(role).toString();
    }
    return all.join(QLatin1Char('\n'));
}

/// Each fate that an event can have, with the faults that lead there; the ids in the order of the fates.
QMap<EventModel::Fate, QString> eachFate(Inspected &inspected)
{
    QMap<EventModel::Fate, QString> ids;
    const auto track = [&](const char *name) {
        return inspected.tracker->track(QString::fromLatin1(name),
                                        {{QStringLiteral("amount_cents"), 4900}, {QStringLiteral("shop"), QStringLiteral("Berlin")}});
    };
    CollectorFaults refusal;
    refusal.refuseNames = {QStringLiteral("refused")};
    inspected.collector.setFaults(refusal);
    ids[EventModel::Delivered] = track("purchase");
    if (!QTest::qWaitFor([&] { return inspected.tracker->deliveredCount() == 1; }))
        return {};
    ids[EventModel::Quarantined] = track("refused");
    if (!QTest::qWaitFor([&] { return inspected.tracker->quarantinedCount() == 1; }))
        return {};
    ids[EventModel::Dropped] = inspected.tracker->track(QStringLiteral("too_long"),
                                                        {{QStringLiteral("text"), QString(9000, QLatin1Char('x'))}});
    if (!QTest::qWaitFor([&] { return inspected.tracker->droppedCount() == 1; }))
        return {};
    CollectorFaults busy;
    busy.status = 503;
    inspected.collector.setFaults(busy);
    ids[EventModel::Retrying] = track("checkout");
    if (!QTest::qWaitFor([&] { return inspected.fate(ids[EventModel::Retrying]) == EventModel::Retrying; }))
        return {};
    inspected.tracker->setOffline(true);
    ids[EventModel::Queued] = track("signed_out");
    QTest::qWaitFor([&] { return inspected.events()->rowOf(ids[EventModel::Queued]) == 0; });
    return ids;
}

} // namespace

class TestInspectorDock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDirectionIsThatOfTheTexts();
    void f12ShowsAndHidesIt();
    void f12ShowsItAlsoWhereTheWindowBecameItsParentLater();
    void nothingIsObservedWhileItIsHidden();
    void itsKeyIsThatOfTheWindowItIsIn();
    void itsKeyStaysWithTheWindowWhereItFloatsInAGroup();
    void whereItIsNotAllowedItStaysHidden();
    void theEnvironmentSaysWhetherItIsAllowed_data();
    void theEnvironmentSaysWhetherItIsAllowed();
    void itFollowsTheFirstTracker();
    void eachFateIsShown();
    void eachFateHasASignOfItsOwn();
    void theBytesThatWereSentAreShown();
    void timesHaveTheDigitsOfTheLanguage();
    void searchAndFilterNarrowTheList();
    void theButtonsActOnTheTracker();
    void theDestinationsAreShown();
    void whyADestinationFailsCanBeRead();
    void noKeyIsEverShown();
    void theListIsBounded();
    void theTableKeepsItsPromisesInARandomRun();
    void theKeyboardAloneReachesEverything();
    void aScreenReaderIsToldWhatEverythingIs();
    void theColoursAreThePalettes();
    void nothingIsCutOffInAnyLanguage_data();
    void nothingIsCutOffInAnyLanguage();
};

void TestInspectorDock::f12ShowsAndHidesIt()
{
    Inspected inspected;
    QVERIFY(QTest::qWaitForWindowActive(&inspected.window));
    QVERIFY(!inspected.dock->isVisible());
    QTest::keyClick(&inspected.window, Qt::Key_F12);
    QVERIFY(inspected.dock->isVisible());
    QTest::keyClick(&inspected.window, Qt::Key_F12);
    QVERIFY(!inspected.dock->isVisible());
}

void TestInspectorDock::f12ShowsItAlsoWhereTheWindowBecameItsParentLater()
{
    Fixture fixture;
    QMainWindow window;
    auto *dock = new InspectorDock(fixture.tracker.get(), nullptr, true);
    window.addDockWidget(Qt::RightDockWidgetArea, dock);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(!dock->isVisible());
    QTest::keyClick(&window, Qt::Key_F12);
    QVERIFY(dock->isVisible());
    QTest::keyClick(&window, Qt::Key_F12);
    QVERIFY(!dock->isVisible());
}

void TestInspectorDock::nothingIsObservedWhileItIsHidden()
{
    Inspected inspected;
    QVERIFY(!inspected.events()); // not even made
    inspected.dock->show();
    QCOMPARE(inspected.events()->tracker(), inspected.tracker.get());
    const QString seen = inspected.tracker->track(QStringLiteral("seen"));
    QTRY_COMPARE(inspected.events()->rowOf(seen), 0);
    inspected.dock->hide();
    QCOMPARE(inspected.events()->tracker(), nullptr);
    const QString unseen = inspected.tracker->track(QStringLiteral("unseen"));
    QTRY_COMPARE(inspected.tracker->deliveredCount(), 2);
    QCOMPARE(inspected.events()->rowOf(unseen), -1);
    inspected.dock->show();
    QCOMPARE(inspected.events()->tracker(), inspected.tracker.get());
}

void TestInspectorDock::itsKeyIsThatOfTheWindowItIsIn()
{
    Fixture fixture;
    QMainWindow first, second;
    auto *dock = new InspectorDock(fixture.tracker.get(), &first, true);
    second.addDockWidget(Qt::RightDockWidgetArea, dock);
    for (QMainWindow *window : {&first, &second}) {
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
        QTest::keyClick(window, Qt::Key_F12);
        QCOMPARE(dock->isVisible(), window == &second);
    }
}

void TestInspectorDock::itsKeyStaysWithTheWindowWhereItFloatsInAGroup()
{
    Fixture fixture;
    QMainWindow window;
    auto *dock = new InspectorDock(fixture.tracker.get(), &window, true);
    window.addDockWidget(Qt::RightDockWidgetArea, dock);
    auto *group = new QWidget(&window, Qt::Tool); // as Qt makes one for docks that float together (GroupedDragging)
    dock->setParent(group);
    window.show();
    group->show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(!dock->isVisible());
    QTest::keyClick(&window, Qt::Key_F12);
    QVERIFY(dock->isVisible());
}

void TestInspectorDock::whereItIsNotAllowedItStaysHidden()
{
    Fixture fixture;
    QMainWindow window;
    auto *dock = new InspectorDock(fixture.tracker.get(), &window, false);
    window.addDockWidget(Qt::RightDockWidgetArea, dock);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_F12);
    QVERIFY(!dock->isVisible());
    dock->show();
    QVERIFY(!dock->isVisible());
    QVERIFY(!dock->findChild<EventModel *>());
    QVERIFY(!dock->toggleViewAction()->isVisible());
}

void TestInspectorDock::theEnvironmentSaysWhetherItIsAllowed_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<bool>("inDebug");
    QTest::addColumn<bool>("inRelease");
    QTest::newRow("nothing") << QByteArray() << true << false;
    QTest::newRow("1") << QByteArray("1") << true << true;
    QTest::newRow("0") << QByteArray("0") << false << false;
}

void TestInspectorDock::theEnvironmentSaysWhetherItIsAllowed()
{
    QFETCH(QByteArray, said);
    QFETCH(bool, inDebug);
    QFETCH(bool, inRelease);
    const QByteArray before = qgetenv("TALLY_INSPECTOR");
    const auto restore = qScopeGuard([&] { qputenv("TALLY_INSPECTOR", before); });
    qputenv("TALLY_INSPECTOR", said);
    QCOMPARE(InspectorDock::isAllowed(true), inDebug);
    QCOMPARE(InspectorDock::isAllowed(false), inRelease);
}

void TestInspectorDock::itFollowsTheFirstTracker()
{
    QMainWindow window;
    auto *dock = new InspectorDock(nullptr, &window, true);
    window.addDockWidget(Qt::RightDockWidgetArea, dock);
    window.show();
    dock->show();
    auto *events = dock->findChild<EventModel *>();
    QVERIFY(events && !events->tracker());
    {
        const Fixture fixture;
        QTRY_COMPARE(events->tracker(), fixture.tracker.get());
    }
    QTRY_COMPARE(events->tracker(), nullptr);
}

void TestInspectorDock::eachFateIsShown()
{
    Inspected inspected;
    inspected.dock->show();
    const auto ids = eachFate(inspected);
    QCOMPARE(ids.size(), 5);
    for (auto each = ids.cbegin(); each != ids.cend(); ++each) {
        QTRY_COMPARE(inspected.fate(each.value()), each.key());
        QVERIFY(!inspected.cell(each.value(), EventTable::Fate).isEmpty());
        QVERIFY(!inspected.cell(each.value(), EventTable::Time).isEmpty());
        inspected.select(each.value());
        QVERIFY2(inspected.find<QLabel>("fates")->text().startsWith(QStringLiteral("millimetric: ")),
                 qPrintable(inspected.find<QLabel>("fates")->text()));
    }
    // What the vendor said of the one that it refused, and what was said to the other.
    inspected.select(ids[EventModel::Quarantined]);
    QVERIFY2(inspected.find<QLabel>("fates")->text().contains(QStringLiteral("refused")), qPrintable(inspected.find<QLabel>("fates")->text()));
    inspected.select(ids[EventModel::Retrying]);
    QVERIFY(inspected.find<QLabel>("fates")->text().contains(QStringLiteral("503")));

    // What is under way while the vendor thinks.
    CollectorFaults slow;
    slow.latency = 2s;
    inspected.collector.setFaults(slow);
    inspected.tracker->setOffline(false);
    inspected.tracker->flush();
    QTRY_COMPARE(inspected.fate(ids[EventModel::Queued]), EventModel::Sending);
    // What waits for an answer.
    inspected.tracker->setConsentRequired(true);
    const QString held = inspected.tracker->track(QStringLiteral("held"));
    QTRY_COMPARE(inspected.fate(held), EventModel::Held);
}

void TestInspectorDock::eachFateHasASignOfItsOwn()
{
    QList<QImage> signs;
    for (int fate = EventModel::Queued; fate <= EventModel::Held; fate <<= 1) {
        const QImage sign = fateIcon(EventModel::Fate(fate)).pixmap(16).toImage();
        QVERIFY(!signs.contains(sign));
        QVERIFY(sign != QImage(sign.size(), sign.format()));
        signs.append(sign);
    }
}

void TestInspectorDock::theBytesThatWereSentAreShown()
{
    Inspected inspected;
    inspected.dock->show();
    const QString id = inspected.tracker->track(QStringLiteral("purchase"), {{QStringLiteral("name"), QStringLiteral("Jürgen 雪")}});
    QTRY_COMPARE(inspected.fate(id), EventModel::Delivered);
    inspected.select(id);
    const auto *sent = inspected.find<QPlainTextEdit>("sentTo.millimetric");
    QVERIFY(sent);
    QCOMPARE(sent->toPlainText().toUtf8(), Collector::plainBody(inspected.collector.requests().constFirst()));
    const auto details = QJsonDocument::fromJson(inspected.find<QPlainTextEdit>("details")->toPlainText().toUtf8());
    QVERIFY(details.isObject());
    QVERIFY(inspected.find<QPlainTextEdit>("details")->toPlainText().contains(QStringLiteral("Jürgen 雪")));

    // An event that was not sent has no such page.
    const QString unsent = inspected.tracker->track(QStringLiteral("too_long"),
                                                    {{QStringLiteral("text"), QString(9000, QLatin1Char('x'))}});
    QTRY_COMPARE(inspected.fate(unsent), EventModel::Dropped);
    inspected.select(unsent);
    QCOMPARE(inspected.dock->findChild<QTabWidget *>()->count(), 1);
}

void TestInspectorDock::timesHaveTheDigitsOfTheLanguage()
{
    const Speaking speaking(QStringLiteral("ar_EG"));
    Inspected inspected;
    inspected.dock->show();
    const QString id = inspected.tracker->track(QStringLiteral("opened"));
    QTRY_VERIFY(inspected.events()->rowOf(id) >= 0);
    const QString time = inspected.cell(id, EventTable::Time);
    QVERIFY(!time.isEmpty());
    for (const QChar character : time)
        QVERIFY2(!character.isDigit() || character.unicode() > 0x7f, qPrintable(time));
}

void TestInspectorDock::searchAndFilterNarrowTheList()
{
    Inspected inspected;
    inspected.dock->show();
    const auto ids = eachFate(inspected);
    QCOMPARE(ids.size(), 5);
    QTRY_COMPARE(inspected.list()->model()->rowCount(), 5);
    QTest::keyClicks(inspected.find<QLineEdit>("search"), QStringLiteral("PURCH"));
    QTRY_COMPARE(inspected.list()->model()->rowCount(), 1);
    QCOMPARE(inspected.cell(ids[EventModel::Delivered], EventTable::Name), QStringLiteral("purchase"));
    QTRY_VERIFY(inspected.find<QLabel>("counts")->text().startsWith(QStringLiteral("Shown: 1 of 5")));
    inspected.find<QLineEdit>("search")->clear();
    auto *fate = inspected.find<QComboBox>("fate");
    fate->setCurrentIndex(fate->findData(EventModel::Quarantined));
    QTRY_COMPARE(inspected.list()->model()->rowCount(), 1);
    QCOMPARE(inspected.events()->rowOf(ids[EventModel::Quarantined]), 0);
    fate->setCurrentIndex(0);
    QTRY_COMPARE(inspected.list()->model()->rowCount(), 5);
    inspected.use("clear");
    QTRY_COMPARE(inspected.list()->model()->rowCount(), 0);
    QCOMPARE(inspected.tracker->quarantinedCount(), 1); // the events themselves stay
}

void TestInspectorDock::theButtonsActOnTheTracker()
{
    Inspected inspected([](Tracker &, Millimetric &to) {
        to.setFlushAt(100);
        to.setFlushInterval(3'600'000);
    });
    inspected.dock->show();
    CollectorFaults refusal;
    refusal.refuseNames = {QStringLiteral("refused")};
    inspected.collector.setFaults(refusal);

    auto *offline = inspected.find<QCheckBox>("offline");
    QTest::mouseClick(offline, Qt::LeftButton, {}, {8, 8});
    QVERIFY(inspected.tracker->isOffline());
    const QString id = inspected.tracker->track(QStringLiteral("refused"));
    inspected.use("flush");
    QTRY_COMPARE(inspected.destination->state(), Destination::Offline);
    QCOMPARE(inspected.collector.requests().size(), 0);
    inspected.tracker->setOffline(false); // by the application
    QTRY_VERIFY(!offline->isChecked());
    inspected.use("flush");
    QTRY_COMPARE(inspected.fate(id), EventModel::Quarantined);
    inspected.collector.setFaults({});
    QTRY_VERIFY(inspected.find<QPushButton>("retryQuarantined")->isEnabled());
    inspected.use("retryQuarantined");
    QTRY_COMPARE(inspected.tracker->quarantinedCount(), 0);
    inspected.use("flush");
    QTRY_COMPARE(inspected.fate(id), EventModel::Delivered);
    QCOMPARE(inspected.arrivedIds(), QStringList{id});
}

void TestInspectorDock::theDestinationsAreShown()
{
    Inspected inspected;
    inspected.dock->show();
    QVERIFY(!eachFate(inspected).isEmpty());
    const auto *table = inspected.find<DestinationTable>("destinations");
    QTRY_COMPARE(table->topLevelItemCount(), 1);
    const QTreeWidgetItem *row = table->topLevelItem(0);
    QCOMPARE(row->text(0), QStringLiteral("millimetric"));
    const auto numbers = [row] { return QStringList{row->text(2), row->text(3), row->text(4), row->text(5)}.join(u' '); };
    QTRY_COMPARE(numbers(), QStringLiteral("1 2 1 1"));
    QTRY_COMPARE(row->text(1), inspected.events()->destinations().first().toMap().value(QStringLiteral("stateText")).toString());
    QTRY_COMPARE(inspected.find<QLabel>("counts")->text(),
                 QStringLiteral("Shown: 5 · accepted: 5 · delivered: 1 · pending: 2 · quarantined: 1 · dropped: 1"));
}

void TestInspectorDock::whyADestinationFailsCanBeRead()
{
    Inspected inspected;
    inspected.dock->show();
    const auto *troubles = inspected.find<QLabel>("troubles"); // no tooltip: nobody has to point at it
    QVERIFY(!troubles->isVisible());
    CollectorFaults outage;
    outage.status = 503;
    inspected.collector.setFaults(outage);
    inspected.tracker->track(QStringLiteral("purchase"));
    QTRY_COMPARE(inspected.destination->state(), Destination::BackingOff);
    QTRY_VERIFY(troubles->isVisible());
    QTRY_COMPARE(troubles->text(), QStringLiteral("millimetric: ") + inspected.destination->lastError().text);
    inspected.tracker->setOffline(true); // on purpose
    QTRY_VERIFY(!troubles->isVisible());
}

void TestInspectorDock::noKeyIsEverShown()
{
    Inspected inspected;
    inspected.dock->show();
    const auto ids = eachFate(inspected);
    QCOMPARE(ids.size(), 5);
    // A vendor that says the key back.
    CollectorFaults parrot;
    parrot.status = 400;
    parrot.body = "{\"error\":\"no such key " + testKey().toUtf8() + "\"}";
    inspected.collector.setFaults(parrot);
    const auto before = inspected.collector.requests().size();
    inspected.tracker->setOffline(false);
    inspected.tracker->flush();
    QTRY_VERIFY(inspected.collector.requests().size() > before);
    QTRY_VERIFY(inspected.fate(ids[EventModel::Retrying]) != EventModel::Sending);
    QString all;
    for (int row = 0; row < inspected.list()->model()->rowCount(); ++row) {
        inspected.list()->setCurrentIndex(inspected.list()->model()->index(row, 0));
        all += allText(inspected.dock);
    }
    QVERIFY(all.contains(QStringLiteral("amount_cents")));
    QVERIFY(!all.contains(testKey()));
    QVERIFY(!all.contains(testKey().right(16)));
    inspected.find<QLineEdit>("search")->setText(testKey()); // it would have been found
    QVERIFY(allText(inspected.dock).contains(testKey()));
}

void TestInspectorDock::theListIsBounded()
{
    Inspected inspected([](Tracker &tracker, Millimetric &) { tracker.setOffline(true); });
    inspected.dock->show();
    constexpr int many = 5000;
    for (int i = 0; i < many; ++i)
        inspected.tracker->track(QStringLiteral("event"));
    QTRY_COMPARE(inspected.events()->totalCount(), 1000);
    QTRY_COMPARE(inspected.list()->model()->rowCount(), 1000);
    QTRY_VERIFY(inspected.find<QLabel>("counts")->text().contains(QLocale().toString(many)));
    // One widget for the list, whatever its rows.
    QVERIFY(inspected.dock->findChildren<QWidget *>().size() < 100);
}

void TestInspectorDock::theTableKeepsItsPromisesInARandomRun()
{
    Inspected inspected;
    inspected.dock->show();
    inspected.events()->setMaxEvents(20);
    const QAbstractItemModelTester tester(inspected.list()->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(20261122);
    CollectorFaults refusal;
    refusal.refuseNames = {QStringLiteral("event_3")};
    for (int step = 0; step < 300; ++step) {
        switch (random.bounded(8)) {
        case 0:
            inspected.events()->setFilterText(random.bounded(2) ? QStringLiteral("event_1") : QString());
            break;
        case 1:
            inspected.events()->setFateFilter(random.bounded(2) ? EventModel::Fates(EventModel::AllFates)
                                                                : EventModel::Fates(EventModel::Delivered));
            break;
        case 2:
            inspected.collector.setFaults(random.bounded(2) ? refusal : CollectorFaults());
            break;
        case 3:
            inspected.events()->setMaxEvents(1 + random.bounded(30));
            break;
        case 4:
            inspected.tracker->setOffline(random.bounded(2));
            break;
        default:
            inspected.tracker->track(QStringLiteral("event_%1").arg(random.bounded(5)));
        }
        if (const int rows = inspected.list()->model()->rowCount())
            inspected.list()->setCurrentIndex(inspected.list()->model()->index(random.bounded(rows), 0));
        QCoreApplication::processEvents();
        QCOMPARE(inspected.list()->model()->rowCount(), inspected.events()->rowCount());
    }
}

void TestInspectorDock::theKeyboardAloneReachesEverything()
{
    Inspected inspected;
    inspected.dock->show();
    const auto ids = eachFate(inspected);
    QCOMPARE(ids.size(), 5);
    inspected.select(ids[EventModel::Delivered]);
    QVERIFY(QTest::qWaitForWindowActive(&inspected.window));
    inspected.find<QLineEdit>("search")->setFocus();
    const QStringList order = tabOrder(&inspected.window);
    print("Tab in the inspector:", order);
    const QStringList expected{
        QStringLiteral("EditableText \"Search:\""),
        QStringLiteral("ComboBox \"All\""),
        QStringLiteral("Tree \"Events, the newest first\""),
        QStringLiteral("PageTabList \"Event\""),
        QStringLiteral("EditableText \"What the tracker holds of the event\""),
        QStringLiteral("Tree \"Destinations\""),
        QStringLiteral("Button \"Send now\""),
        QStringLiteral("Button \"Retry quarantined\""),
        QStringLiteral("Button \"Clear list\""),
        QStringLiteral("CheckBox \"Offline\""),
    };
    QCOMPARE(order, expected);
}

void TestInspectorDock::aScreenReaderIsToldWhatEverythingIs()
{
    Inspected inspected;
    inspected.dock->show();
    const auto ids = eachFate(inspected);
    QCOMPARE(ids.size(), 5);
    inspected.select(ids[EventModel::Delivered]);
    const auto tree = [&inspected] { return accessibleTree(inspected.dock->widget()); }; // around it is the style's title bar
    const auto said = [&tree] { // but for what is in the lists, and what is there for the layout
        QStringList nodes;
        for (const QString &line : tree())
            if (const QString node = line.trimmed();
                !node.startsWith(QLatin1String("TreeItem")) && !node.endsWith(QLatin1String("\"\"")))
                nodes.append(node);
        return nodes.join(QLatin1Char('\n'));
    };
    const QStringList expected{
        QStringLiteral("StaticText \"Search:\""),
        QStringLiteral("EditableText \"Search:\""),
        QStringLiteral("StaticText \"Fate:\""),
        QStringLiteral("ComboBox \"All\""),
        QStringLiteral("StaticText \"millimetric: Delivered\""),
        QStringLiteral("Client \"The selected event\""),
        QStringLiteral("EditableText \"What the tracker holds of the event\""),
        QStringLiteral("PageTabList \"Event\""),
        QStringLiteral("PageTab \"Event\""),
        QStringLiteral("PageTab \"Sent to millimetric\""),
        QStringLiteral("Tree \"Events, the newest first\""),
        QStringLiteral("ColumnHeader \"Time\""),
        QStringLiteral("ColumnHeader \"Event\""),
        QStringLiteral("ColumnHeader \"Kind\""),
        QStringLiteral("ColumnHeader \"Fate\""),
        QStringLiteral("Tree \"Destinations\""),
        QStringLiteral("ColumnHeader \"Destination\""),
        QStringLiteral("ColumnHeader \"State\""),
        QStringLiteral("ColumnHeader \"Delivered\""),
        QStringLiteral("ColumnHeader \"Pending\""),
        QStringLiteral("ColumnHeader \"Quarantined\""),
        QStringLiteral("ColumnHeader \"Dropped\""),
        QStringLiteral("StaticText \"Shown: 5 · accepted: 5 · delivered: 1 · pending: 2 · quarantined: 1 · dropped: 1\""),
        QStringLiteral("Button \"Send now\""),
        QStringLiteral("Button \"Retry quarantined\""),
        QStringLiteral("Button \"Clear list\""),
        QStringLiteral("CheckBox \"Offline\""),
    };
    QTRY_COMPARE(said(), expected.join(QLatin1Char('\n')));
    const auto hasCell = [&tree](const QString &text) {
        const QString cell = QStringLiteral("TreeItem \"%1\"").arg(text);
        return !tree().filter(cell).isEmpty();
    };
    for (const QString &id : ids) { // each event's name, and what has become of it
        QTRY_VERIFY2(hasCell(inspected.cell(id, EventTable::Name)), qPrintable(id));
        QTRY_VERIFY2(hasCell(inspected.cell(id, EventTable::Fate)), qPrintable(id));
    }
    QVERIFY(hasCell(QStringLiteral("millimetric")));
    QCOMPARE(namelessOf(inspected.dock).join(QLatin1Char('\n')), QString());
    print("The accessible tree of the inspector:", tree());
}

void TestInspectorDock::nothingIsCutOffInAnyLanguage_data()
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

void TestInspectorDock::nothingIsCutOffInAnyLanguage()
{
    QFETCH(QString, language);
    QFETCH(QString, style);
    QFETCH(QString, palette);
    QApplication::setStyle(style);
    QApplication::setPalette(paletteOf(palette));
    const auto usual = qScopeGuard([] { QApplication::setPalette(QPalette()); });
    const Speaking speaking(language);

    Inspected inspected;
    inspected.dock->show();
    const auto ids = eachFate(inspected);
    QCOMPARE(ids.size(), 5);
    inspected.select(ids[EventModel::Quarantined]);
    const QString suffix = QStringLiteral("-%1-%2-%3").arg(language, style, palette);
    inspected.window.resizeDocks({inspected.dock}, {620}, Qt::Horizontal);
    QCoreApplication::processEvents();
    savePicture(inspected.dock, QStringLiteral("inspector") + suffix);
    inspected.dock->setFloating(true);
    inspected.dock->resize(inspected.dock->minimumSizeHint());
    QCoreApplication::processEvents(); // until the scroll bars have come
    QTRY_COMPARE(cutOff(inspected.dock->widget()).join(QLatin1Char('\n')), QString());
    savePicture(inspected.dock, QStringLiteral("inspector-smallest") + suffix);
}

void TestInspectorDock::theColoursAreThePalettes()
{
    // Nothing but the palette's own colours and what lies between them: no red, no green, no blue of ours.
    QApplication::setStyle(QStringLiteral("Windows"));
    QApplication::setPalette(highContrastPalette());
    const auto usual = qScopeGuard([] { QApplication::setPalette(QPalette()); });
    Inspected inspected;
    inspected.dock->show();
    QCOMPARE(eachFate(inspected).size(), 5);
    QCOMPARE(colourOfNoPalette(inspected.dock->widget()), QString()); // the title bar is the style's
}

void TestInspectorDock::theDirectionIsThatOfTheTexts()
{
    const auto restore = qScopeGuard([usual = QLocale()] { QLocale::setDefault(usual); });
    for (const auto language : {QLocale::Arabic, QLocale::Hebrew}) { // there are none in Hebrew
        QLocale::setDefault(language);
        Inspected inspected;
        inspected.dock->show();
        QTRY_VERIFY(inspected.list());
        QCOMPARE(inspected.list()->isRightToLeft(), language == QLocale::Arabic);
    }
}

QTEST_MAIN(TestInspectorDock)
#include "tst_inspectordock.moc"
