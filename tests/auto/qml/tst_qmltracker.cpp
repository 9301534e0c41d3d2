// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tracker.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Tally;

/// The life of trackers in QML: who is Tally.tracker, what another thread's events meet, what tearing down does.
class TestQmlTracker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void optionsCountHoweverTheyAreOrdered();
    void theAttachedTrackerIsTheSameObject();
    void theAttachedTrackerComesAndGoes();
    void aTrackerOfCppHasTheWholeApi();
    void beforeTrackOfAnEngineThatIsGoneLetsNothingPass();
    void aTrackerOfAnotherEngineHasTheWholeApi();
    void aTrackerInALoaderMayGoAtAnyMoment();
    void anEngineMayGoBeforeItsTracker();
    void beforeTrackChangesEvents();
    void beforeTrackRefusesEvents();
    void beforeTrackThatThrowsLetsNothingPass();
    void beforeTrackSeesEventsOfOtherThreadsInTheEnginesThread();
    void enumsHaveTheirNames();
    void signalsHaveNamedParameters();
    void destinationsCanBeAddedAndRemoved();

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

void TestQmlTracker::beforeTrackOfAnEngineThatIsGoneLetsNothingPass()
{
    Tracker tracker;
    tracker.setStoragePath(m_folder->path());
    tracker.setOffline(true);
    auto engine = std::make_unique<QQmlEngine>();
    auto root = load(*engine, R"(QtObject {
        property string folder
        Component.onCompleted: Tally.tracker.beforeTrack = event => event.name !== "no"
    })");
    QVERIFY(root);
    QVERIFY(tracker.track(QStringLiteral("no")).isEmpty());
    QVERIFY(!tracker.track(QStringLiteral("yes")).isEmpty());
    root.reset();
    engine.reset();
    QVERIFY(tracker.track(QStringLiteral("yes")).isEmpty());
    tracker.setBeforeTrack({});
    QVERIFY(!tracker.track(QStringLiteral("yes")).isEmpty());
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

void TestQmlTracker::anEngineMayGoBeforeItsTracker()
{
    auto engine = std::make_unique<QQmlEngine>();
    auto root = load(*engine, R"(Tracker {
        property string folder
        storagePath: folder
        offline: true
        beforeTrack: function(event) { return true }
        Millimetric {}
    })");
    QVERIFY(root);
    engine.reset();
    // Nobody is left who could scrub it.
    QVERIFY(Tracker::instance()->track(QStringLiteral("late")).isEmpty());
    QCOMPARE(Tracker::instance()->droppedCount(), 1);
    root.reset();
    QVERIFY(!Tracker::instance());
}

void TestQmlTracker::beforeTrackChangesEvents()
{
    QQmlEngine engine;
    const auto root = load(engine, R"(Tracker {
        property string folder
        property var seen
        storagePath: folder
        offline: true
        Millimetric {}
        beforeTrack: function(event) {
            seen = JSON.stringify([event.kind === TallyEvent.Track, event.name, event.properties, event.quantity, typeof event.id])
            delete event.properties.email
            event.properties.scrubbed = [true]
            event.name = event.name + "d"
        }
        function run() : string { return track("e", { email: "a@example.org", n: 1 }) }
    })");
    QVERIFY(root);
    QString id;
    QVERIFY(QMetaObject::invokeMethod(root.get(), "run", Q_RETURN_ARG(QString, id)));
    QVERIFY(!id.isEmpty());
    QCOMPARE(root->property("seen").toString(),
             QStringLiteral("[true,\"e\",{\"email\":\"a@example.org\",\"n\":1},1,\"string\"]"));
    QCOMPARE(Tracker::instance()->acceptedCount(), 1);
}

void TestQmlTracker::beforeTrackRefusesEvents()
{
    QQmlEngine engine;
    const auto root = load(engine, R"(Tracker {
        property string folder
        storagePath: folder
        offline: true
        Millimetric {}
        beforeTrack: event => event.name !== "secret"
    })");
    QVERIFY(root);
    QVERIFY(Tracker::instance()->track(QStringLiteral("secret")).isEmpty());
    QVERIFY(!Tracker::instance()->track(QStringLiteral("open")).isEmpty());
    QCOMPARE(Tracker::instance()->acceptedCount(), 1);
}

void TestQmlTracker::beforeTrackThatThrowsLetsNothingPass()
{
    QQmlEngine engine;
    const auto root = load(engine, R"(Tracker {
        property string folder
        storagePath: folder
        offline: true
        Millimetric {}
        property int errors: 0
        onErrorOccurred: error => { if (error.text.includes("beforeTrack")) ++errors }
        beforeTrack: function(event) {
            if (event.name === "throw")
                throw 1
            if (event.name === "own")
                track("inner")
            event.properties = event.name === "bad" ? Symbol("x") : 5
        }
    })");
    QVERIFY(root);
    for (const char *name : {"throw", "bad", "number"}) {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("beforeTrack")));
        QVERIFY(Tracker::instance()->track(QLatin1String(name)).isEmpty());
    }
    QTRY_COMPARE(root->property("errors").toInt(), 3);
    QCOMPARE(Tracker::instance()->pendingCount(), 0);
    QCOMPARE(Tracker::instance()->droppedCount(), 3);
}

void TestQmlTracker::beforeTrackSeesEventsOfOtherThreadsInTheEnginesThread()
{
    QQmlEngine engine;
    const auto root = load(engine, R"(Tracker {
        property string folder
        storagePath: folder
        offline: true
        Millimetric {}
        property string names
        beforeTrack: function(event) { names += event.name; event.properties.seen = true }
        function save() { waitForSaved(0) }
    })");
    QVERIFY(root);
    const auto trackElsewhere = [](const QString &name) {
        const std::unique_ptr<QThread> thread(QThread::create([name] { Tally::track(name); }));
        thread->start();
        thread->wait();
    };
    trackElsewhere(QStringLiteral("a"));
    trackElsewhere(QStringLiteral("b"));
    QTRY_COMPARE(root->property("names").toString(), QStringLiteral("ab"));
    QCOMPARE(Tracker::instance()->acceptedCount(), 2);
    // What waits for the engine's thread is not forgotten by a call that waits, nor by the end.
    trackElsewhere(QStringLiteral("c"));
    QVERIFY(QMetaObject::invokeMethod(root.get(), "save"));
    QCOMPARE(Tracker::instance()->acceptedCount(), 3);
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
    QCOMPARE(told, QStringLiteral("delivered,id,d,dropped,true,d,quarantined,1,words,error,true,0,there,flushed,true,"
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

QTEST_GUILESS_MAIN(TestQmlTracker)
#include "tst_qmltracker.moc"
