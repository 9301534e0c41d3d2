// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tracker.h"
#include "vendors/fluxrate.h"

#include <QDir>
#include <QFile>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Tally;

/// The life of trackers in QML: who is Tally.tracker, what another thread's events meet, what tearing down does.
class TestQmlTracker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void optionsCountHoweverTheyAreOrdered();
    void aKeyReadsBackEmpty();
    void theAttachedTrackerIsTheSameObject();
    void theAttachedTrackerComesAndGoes();
    void theAttachedTrackerMayBeMadeByCppAfterwards();
    void aTrackerOfCppHasTheWholeApi();
    void aTrackerOfAnotherEngineHasTheWholeApi();
    void aTrackerInALoaderMayGoAtAnyMoment();
    void enumsHaveTheirNames();
    void signalsHaveNamedParameters();
    void destinationsCanBeAddedAndRemoved();
    void metersOfFluxrateAreAnObject();
    void onlyWhatIsDocumentedHasAnEverydayName();
    void aFileBesideTheImporterIsItsOwn();

private:
    std::unique_ptr<QObject> load(QQmlEngine &engine, const QByteArray &body);
    std::unique_ptr<QTemporaryDir> m_folder;
};

std::unique_ptr<QObject> TestQmlTracker::load(QQmlEngine &engine, const QByteArray &body)
{
    engine.addImportPath(QStringLiteral(QML_DIR));
    QQmlComponent component(&engine);
    component.setData("import QtQml\nimport Tally\n" + body, QUrl(QStringLiteral("test.qml")));
    std::unique_ptr<QObject> root(
        component.createWithInitialProperties({{QStringLiteral("folder"), m_folder->path()}}));
    if (!root)
        qCritical().noquote() << component.errorString();
    return root;
}

void TestQmlTracker::optionsCountHoweverTheyAreOrdered()
{
    QQmlEngine engine;
    const auto root = load(engine, R"(QtObject {
        id: root
        property string folder
        readonly property string suffix: "er"
        property Tracker tracker: Tracker {
            Millimetric { name: "first" + root.suffix; flushAt: 7; names: ({ a: "b" }); events: ["a*", "c"] }
            storagePath: root.folder
            name: "ord" + root.suffix
            offline: true
            superProperties: ({ till: 3 })
        }
        readonly property string destination: tracker.destinations[0].name
        readonly property string renamed: tracker.destinations[0].names.a
        readonly property int till: tracker.superProperties.till
    })");
    QVERIFY(root);
    Tracker *tracker = Tracker::instance();
    QCOMPARE(tracker->name(), QStringLiteral("order"));
    QCOMPARE(tracker->storagePath(), m_folder->path());
    QCOMPARE(tracker->destinations().size(), 1);
    QCOMPARE(tracker->destinations().first()->name(), QStringLiteral("firster"));
    QCOMPARE(tracker->destinations().first()->events(), QStringList({QStringLiteral("a*"), QStringLiteral("c")}));
    QCOMPARE(root->property("destination").toString(), QStringLiteral("firster"));
    QCOMPARE(root->property("renamed").toString(), QStringLiteral("b"));
    QCOMPARE(root->property("till").toInt(), 3);
}

void TestQmlTracker::aKeyReadsBackEmpty()
{
    QQmlEngine engine;
    const auto root = load(engine, R"(QtObject {
        property string folder
        property Tracker tracker: Tracker {
            storagePath: folder
            offline: true
            Millimetric { key: "sk_test_abcdefgh_qmlqmlqml" }
        }
        readonly property string given: tracker.destinations[0].key
        readonly property string all: JSON.stringify(tracker.destinations[0])
        function change() { tracker.destinations[0].key = "sk_test_abcdefgh_another"; return tracker.destinations[0].key }
    })");
    QVERIFY(root);
    QVERIFY(root->property("all").toString().contains(QLatin1String("keyName")));
    QVERIFY(!root->property("all").toString().contains(QLatin1String("abcdefgh")));
    QCOMPARE(root->property("given").toString(), QString());
    QVariant after;
    QVERIFY(QMetaObject::invokeMethod(root.get(), "change", Q_RETURN_ARG(QVariant, after)));
    QCOMPARE(after.toString(), QString());
    QTRY_COMPARE(Tracker::instance()->destinations().first()->state(), Destination::Offline); // it has one
}

void TestQmlTracker::theAttachedTrackerIsTheSameObject()
{
    QQmlEngine engine;
    const auto root = load(engine, R"(QtObject {
        property string folder
        property Tracker tracker: Tracker { storagePath: folder; offline: true }
        readonly property bool same: Tally.tracker === tracker
    })");
    QVERIFY(root);
    QVERIFY(root->property("same").toBool());
}

void TestQmlTracker::theAttachedTrackerComesAndGoes()
{
    QQmlEngine engine;
    const auto watcher = load(engine, R"(QtObject {
        property string folder
        readonly property string seen: Tally.tracker ? Tally.tracker.name : "none"
    })");
    QVERIFY(watcher);
    QCOMPARE(watcher->property("seen").toString(), QStringLiteral("none"));
    auto first = load(engine, "Tracker { property string folder; storagePath: folder; name: 'first' }");
    auto second = load(engine, "Tracker { property string folder; storagePath: folder; name: 'second' }");
    QTRY_COMPARE(watcher->property("seen").toString(), QStringLiteral("first"));
    first.reset();
    QTRY_COMPARE(watcher->property("seen").toString(), QStringLiteral("second"));
    second.reset();
    QTRY_COMPARE(watcher->property("seen").toString(), QStringLiteral("none"));
}

void TestQmlTracker::theAttachedTrackerMayBeMadeByCppAfterwards()
{
    QQmlEngine engine;
    const auto watcher = load(engine, R"(QtObject {
        property string folder
        readonly property string seen: Tally.tracker ? Tally.tracker.name : "none"
    })");
    QVERIFY(watcher);
    QCOMPARE(watcher->property("seen").toString(), QStringLiteral("none"));
    auto first = std::make_unique<Tracker>(QStringLiteral("first"));
    QTRY_COMPARE(watcher->property("seen").toString(), QStringLiteral("first"));
    const Tracker second(QStringLiteral("second"));
    first.reset();
    QTRY_COMPARE(watcher->property("seen").toString(), QStringLiteral("second"));
}

constexpr auto wholeApi = R"(QtObject {
    property string folder
    property int handled: 0
    readonly property Tracker tracker: Tally.tracker
    readonly property double pending: tracker ? tracker.pendingCount : -1
    property Connections connections: Connections {
        target: tracker
        function onErrorOccurred(error) { if (error.code === TallyError.InvalidEvent) ++handled }
    }
    function run() : string {
        const ids = [tracker.track("e", { a: Symbol("no") }), tracker.track("e", { a: [new Date(0)] }),
                     tracker.track({ event: "f", properties: { b: null } }), tracker.page("/start"),
                     tracker.identify("user_42", { plan: "free" })]
        tracker.superProperties = { till: 3 }
        tracker.reset()
        return ids.map(id => id === "" ? "-" : "+").join("") + tracker.superProperties.till + tracker.userId
    }
})";

void TestQmlTracker::aTrackerOfCppHasTheWholeApi()
{
    QQmlEngine engine;
    auto tracker = std::make_unique<Tracker>();
    tracker->setStoragePath(m_folder->path());
    tracker->setOffline(true);
    const auto root = load(engine, wholeApi);
    QVERIFY(root);
    QString answer;
    QVERIFY(QMetaObject::invokeMethod(root.get(), "run", Q_RETURN_ARG(QString, answer)));
    QCOMPARE(answer, QStringLiteral("-++++3"));
    QTRY_COMPARE(root->property("handled").toInt(), 1);
    tracker.reset();
    QTRY_COMPARE(root->property("pending").toInt(), -1);
}

void TestQmlTracker::aTrackerOfAnotherEngineHasTheWholeApi()
{
    auto first = std::make_unique<QQmlEngine>();
    auto tracker = load(*first, "Tracker { property string folder; storagePath: folder; offline: true }");
    QQmlEngine second;
    const auto root = load(second, wholeApi);
    QVERIFY(root);
    QString answer;
    QVERIFY(QMetaObject::invokeMethod(root.get(), "run", Q_RETURN_ARG(QString, answer)));
    QCOMPARE(answer, QStringLiteral("-++++3"));
    QTRY_COMPARE(root->property("handled").toInt(), 1);
    tracker.reset();
    first.reset();
    QTRY_COMPARE(root->property("pending").toInt(), -1);
}

void TestQmlTracker::aTrackerInALoaderMayGoAtAnyMoment()
{
    QQmlEngine engine;
    const auto root = load(engine, R"(QtObject {
        id: root
        property string folder
        property Component component: Component {
            Tracker {
                storagePath: root.folder
                offline: true
                beforeTrack: function(event) { event.properties.n = 1 }
                Millimetric {}
                Component.onCompleted: track("created")
                Component.onDestruction: track("destroyed")
            }
        }
        property var made: null
        function round() {
            made = component.createObject(root)
            made.track("used")
            const gone = made
            made.destroy()
        }
    })");
    QVERIFY(root);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(QMetaObject::invokeMethod(root.get(), "round"));
        QTRY_VERIFY(!Tracker::instance());
    }
}

void TestQmlTracker::enumsHaveTheirNames()
{
    QQmlEngine engine;
    const auto root = load(engine, R"(QtObject {
        property string folder
        readonly property string names: [Tracker.Invalid, Tracker.DropReason.Corrupt, Tracker.Denied, Destination.Idle,
            Destination.Billing, Millimetric.Keychain, TallyError.KeyMissing, TallyEvent.Page].join()
    })");
    QVERIFY(root);
    QCOMPARE(root->property("names").toString(),
             QStringLiteral("%1,%2,%3,%4,%5,%6,%7,%8")
                 .arg(int(Tracker::DropReason::Invalid))
                 .arg(int(Tracker::DropReason::Corrupt))
                 .arg(int(Tracker::Consent::Denied))
                 .arg(int(Destination::Idle))
                 .arg(int(Destination::Billing))
                 .arg(int(Destination::Keychain))
                 .arg(int(Error::KeyMissing))
                 .arg(int(Event::Page)));
}

void TestQmlTracker::signalsHaveNamedParameters()
{
    QQmlEngine engine;
    const auto root = load(engine, R"(Tracker {
        property string folder
        property var told: []
        onDelivered: (eventIds, destination) => told.push("delivered", eventIds[0], destination)
        onDropped: (eventIds, reason, destination) => told.push("dropped", reason === Tracker.TooOld, destination)
        onQuarantined: (eventIds, error) => told.push("quarantined", eventIds.length, error.text)
        onErrorOccurred: error => told.push("error", error.code === TallyError.KeyMissing, error.httpStatus, error.destination)
        onFlushed: everything => told.push("flushed", everything)
        onKeyStored: name => told.push("keyStored", name)
        onCountsChanged: told.push("counts")
        function all() : string { return told.join() }
    })");
    QVERIFY(root);
    Tracker *tracker = Tracker::instance();
    Error error;
    error.code = Error::KeyMissing;
    error.text = QStringLiteral("words");
    error.destination = QStringLiteral("there");
    Q_EMIT tracker->delivered({QStringLiteral("id")}, QStringLiteral("d"));
    Q_EMIT tracker->dropped({QStringLiteral("id")}, Tracker::DropReason::TooOld, QStringLiteral("d"));
    Q_EMIT tracker->quarantined({QStringLiteral("id")}, error);
    Q_EMIT tracker->errorOccurred(error);
    Q_EMIT tracker->flushed(true);
    Q_EMIT tracker->keyStored(QStringLiteral("k"));
    Q_EMIT tracker->countsChanged();
    QString told;
    QVERIFY(QMetaObject::invokeMethod(root.get(), "all", Q_RETURN_ARG(QString, told)));
    QCOMPARE(told,
             QStringLiteral("delivered,id,d,dropped,true,d,quarantined,1,words,error,true,0,there,flushed,true,"
                            "keyStored,k,counts"));
}

void TestQmlTracker::destinationsCanBeAddedAndRemoved()
{
    QQmlEngine engine;
    const auto root = load(engine, R"(Tracker {
        id: tracker
        property string folder
        storagePath: folder
        offline: true
        Millimetric { name: "one" }
        property Component more: Component { Millimetric { name: "two" } }
        function add() { const made = more.createObject(tracker); destinations = [destinations[0], made] }
        function clear() { destinations = [] }
        readonly property int count: destinations.length
    })");
    QVERIFY(root);
    QVERIFY(QMetaObject::invokeMethod(root.get(), "add"));
    QCOMPARE(Tracker::instance()->destinations().size(), 2);
    QCOMPARE(root->property("count").toInt(), 2);
    QVERIFY(QMetaObject::invokeMethod(root.get(), "clear"));
    QCOMPARE(Tracker::instance()->destinations().size(), 0);
    QCOMPARE(root->property("count").toInt(), 0);
}

void TestQmlTracker::metersOfFluxrateAreAnObject()
{
    QQmlEngine engine;
    const auto root = load(engine, R"(Tracker {
        property string folder
        storagePath: folder
        offline: true
        Fluxrate {
            meters: ({ ai_query: "550e8400-e29b-41d4-a716-446655440000",
                       seats: { token: "mt_seats", aggregation: "MAX" } })
            customerExternalId: "c"
            api: Fluxrate.Usage
            aggregateInterval: 60000
        }
        readonly property string seen: destinations[0].meters.seats.aggregation
        function use() { track("ai_query"); track("button_clicked") }
    })");
    QVERIFY(root);
    QCOMPARE(root->property("seen").toString(), QStringLiteral("MAX"));
    const auto *fluxrate = qobject_cast<Fluxrate *>(Tracker::instance()->destinations().value(0));
    QVERIFY(fluxrate);
    const QVariantMap meters{{QStringLiteral("ai_query"), QStringLiteral("550e8400-e29b-41d4-a716-446655440000")},
                             {QStringLiteral("seats"),
                              QVariantMap{{QStringLiteral("token"), QStringLiteral("mt_seats")},
                                          {QStringLiteral("aggregation"), QStringLiteral("MAX")}}}};
    QCOMPARE(fluxrate->meters(), meters);
    QCOMPARE(fluxrate->customerExternalId(), QStringLiteral("c"));
    QCOMPARE(fluxrate->api(), Fluxrate::Usage);
    QCOMPARE(fluxrate->aggregateInterval(), 60'000);
    QVERIFY(QMetaObject::invokeMethod(root.get(), "use"));
    QCOMPARE(fluxrate->acceptedCount(), 1); // what has no meter is not for it
}

// An import's types go before the files beside the importer, also those that are meant for the module only.
void TestQmlTracker::onlyWhatIsDocumentedHasAnEverydayName()
{
    QStringList names;
    for (const auto &[file, pattern] : {std::pair("qmldir", R"((?m)^(?:singleton |internal )?([A-Z]\w*) .*\.qml$)"),
                                        std::pair("TallyQml.qmltypes", R"(\bTally/(\w+) \d)")}) {
        QFile list(QStringLiteral(QML_DIR "/Tally/") + QLatin1String(file));
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(list.readAll());
        const qsizetype before = names.size();
        for (const QRegularExpressionMatch &found : QRegularExpression(QLatin1String(pattern)).globalMatch(text))
            names.append(found.captured(1));
        QVERIFY2(names.size() > before, file);
    }
    names.removeIf([](const QString &name) { return name.startsWith(QLatin1String("tally"), Qt::CaseInsensitive); });
    names.removeDuplicates();
    names.sort();
    QCOMPARE(names, (QStringList{QStringLiteral("ConsentBanner"), QStringLiteral("ConsentDialog"), QStringLiteral("ConsentNotice"),
                                 QStringLiteral("Destination"), QStringLiteral("Doow"), QStringLiteral("EventModel"),
                                 QStringLiteral("Fluxrate"), QStringLiteral("Identity"), QStringLiteral("Inspector"), QStringLiteral("Millimetric"),
                                 QStringLiteral("NavigationTracker"), QStringLiteral("PrivacySettings"),
                                 QStringLiteral("SettleSettle"), QStringLiteral("SignalTracker"), QStringLiteral("Tracker")}));
}

void TestQmlTracker::aFileBesideTheImporterIsItsOwn()
{
    const QDir folder(m_folder->path());
    for (const char *name : {"SettingsRow", "FocusFrame", "SentDialog"}) {
        QFile own(folder.filePath(QLatin1String(name) + QStringLiteral(".qml")));
        QVERIFY(own.open(QIODevice::WriteOnly));
        own.write("import QtQml\nQtObject { property int mine: 7 }\n");
    }
    QQmlEngine engine;
    engine.addImportPath(QStringLiteral(QML_DIR));
    QQmlComponent component(&engine);
    component.setData("import QtQml\nimport Tally\nSettingsRow { property var a: FocusFrame {}; property var b: SentDialog {} }\n",
                      QUrl::fromLocalFile(folder.filePath(QStringLiteral("Main.qml"))));
    const std::unique_ptr<QObject> root(component.create());
    QVERIFY2(root, qPrintable(component.errorString()));
    QCOMPARE(root->property("mine").toInt(), 7);
}

QTEST_GUILESS_MAIN(TestQmlTracker)
#include "tst_qmltracker.moc"
