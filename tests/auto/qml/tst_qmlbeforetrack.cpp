// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/collector.h"
#include "tracker.h"
#include "vendors/fluxrate.h"
#include "vendors/millimetric.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Tally;

namespace {

void trackElsewhere(const QString &name)
{
    const std::unique_ptr<QThread> thread(QThread::create([name] { Tally::track(name); }));
    thread->start();
    thread->wait();
}

} // namespace

/// Other threads, for QML.
class Elsewhere : public QObject
{
    Q_OBJECT

public:
    Q_INVOKABLE void track(const QString &name) { trackElsewhere(name); }
    Q_INVOKABLE void spin() { QCoreApplication::processEvents(); }
};

/// beforeTrack: function(event), the application's last word on what leaves.
class TestQmlBeforeTrack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void beforeTrackOfAnEngineThatIsGoneLetsNothingPass();
    void anEngineMayGoBeforeItsTracker();
    void anEngineThatTidiesUpTakesNobodyElsesFunctionAway();
    void whatIsInForceIsWhatWasSetLast();
    void beforeTrackChangesEvents();
    void beforeTrackRefusesEvents();
    void beforeTrackThatThrowsLetsNothingPass();
    void beforeTrackSeesEventsOfOtherThreadsInTheEnginesThread();
    void eventsOfOtherThreadsAreWhoseTheyWere();
    void eventsOfOtherThreadsAreForgottenWithTheirUser();
    void eventsOfOtherThreadsAreSummed();
    void eventsOfOtherThreadsAreToldWhereTheFunctionGoesMeanwhile();
    void eventsOfOtherThreadsWaitForNoMoreThanTheFunction();

private:
    std::unique_ptr<QObject> load(QQmlEngine &engine, const QByteArray &body);
    /// A tracker made in C++, where its events go, and QML with its beforeTrack.
    struct Setup
    {
        Collector collector;
        Elsewhere elsewhere;
        Tracker tracker;
        QQmlEngine engine;
        std::unique_ptr<QObject> root;
    };
    template<typename Vendor>
    std::unique_ptr<Setup> setUp(const QString &key, const std::function<void(Vendor &)> &configure = {},
                                 const QByteArray &body = lettingAllPass);
    std::unique_ptr<Setup> setUp(const QByteArray &body);
    static const QByteArray lettingAllPass;

    /// Of a reload: the one comes before the other goes.
    struct TwoEngines
    {
        explicit TwoEngines(TestQmlBeforeTrack &test)
        {
            tracker.setStoragePath(test.m_folder->path());
            tracker.setOffline(true);
            const QByteArray page = R"(QtObject {
                property string folder
                property var own
                readonly property Tracker tracker: Tally.tracker
                function again() { tracker.beforeTrack = own }
                function refuse(name) { own = event => event.name !== name; again() }
                function end() { tracker.beforeTrack = null }
                function isInForce() { return !!own && tracker.beforeTrack === own }
            })";
            one = test.load(oneEngine, page);
            other = test.load(otherEngine, page);
            QVERIFY(one && other);
        }
        static QVariant call(const std::unique_ptr<QObject> &root, const char *function, const QString &name = {})
        {
            QVariant result;
            [&] {
                QVERIFY(name.isEmpty() ? QMetaObject::invokeMethod(root.get(), function, Q_RETURN_ARG(QVariant, result))
                                       : QMetaObject::invokeMethod(root.get(), function, Q_RETURN_ARG(QVariant, result),
                                                                   Q_ARG(QVariant, name)));
            }();
            return result;
        }
        Tracker tracker;
        QQmlEngine oneEngine;
        QQmlEngine otherEngine;
        std::unique_ptr<QObject> one;
        std::unique_ptr<QObject> other;
    };
    std::unique_ptr<QTemporaryDir> m_folder;
};

const QByteArray TestQmlBeforeTrack::lettingAllPass = R"(QtObject {
    property string folder
    Component.onCompleted: Tally.tracker.beforeTrack = event => true
})";

template<typename Vendor>
std::unique_ptr<TestQmlBeforeTrack::Setup>
TestQmlBeforeTrack::setUp(const QString &key, const std::function<void(Vendor &)> &configure, const QByteArray &body)
{
    auto setup = std::make_unique<Setup>();
    setup->collector.start();
    setup->tracker.setStoragePath(m_folder->path());
    auto *destination = new Vendor;
    destination->setHost(setup->collector.url());
    destination->setKey(key);
    if (configure)
        configure(*destination);
    setup->tracker.addDestination(destination);
    setup->root = load(setup->engine, body);
    return setup;
}

std::unique_ptr<TestQmlBeforeTrack::Setup> TestQmlBeforeTrack::setUp(const QByteArray &body)
{
    auto setup = setUp<Millimetric>(QStringLiteral("sk_test_01234567_abcdef"), {}, body);
    if (setup->root)
        setup->root->setProperty("elsewhere", QVariant::fromValue<QObject *>(&setup->elsewhere));
    return setup;
}

std::unique_ptr<QObject> TestQmlBeforeTrack::load(QQmlEngine &engine, const QByteArray &body)
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

void TestQmlBeforeTrack::beforeTrackOfAnEngineThatIsGoneLetsNothingPass()
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

void TestQmlBeforeTrack::anEngineMayGoBeforeItsTracker()
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

void TestQmlBeforeTrack::anEngineThatTidiesUpTakesNobodyElsesFunctionAway()
{
    TwoEngines f(*this);
    const QString first = QStringLiteral("first");
    const QString second = QStringLiteral("second");
    const auto isRefused = [&f](const QString &name) { return f.tracker.track(name).isEmpty(); };
    f.call(f.one, "refuse", first);
    QVERIFY(isRefused(first) && !isRefused(second));
    f.call(f.other, "refuse", second);
    QVERIFY(isRefused(second) && !isRefused(first));
    f.call(f.one, "end");
    QVERIFY(isRefused(second));
    // Who has given way may come again, and end what is its own.
    f.call(f.one, "refuse", first);
    QVERIFY(isRefused(first) && !isRefused(second));
    f.call(f.one, "end");
    QVERIFY(!isRefused(first));
    // C++ has one too.
    f.call(f.one, "refuse", first);
    f.tracker.setBeforeTrack([&second](Event &event) { return event.name != second; });
    QVERIFY(isRefused(second) && !isRefused(first));
    f.call(f.one, "end");
    QVERIFY(isRefused(second));
}

void TestQmlBeforeTrack::whatIsInForceIsWhatWasSetLast()
{
    TwoEngines f(*this);
    const QString name = QStringLiteral("n");
    const auto isInForce = [&f](const std::unique_ptr<QObject> &root) { return f.call(root, "isInForce").toBool(); };
    f.call(f.one, "refuse", name);
    QVERIFY(isInForce(f.one) && !isInForce(f.other));
    f.call(f.other, "refuse", name);
    QVERIFY(!isInForce(f.one) && isInForce(f.other));
    f.call(f.other, "end");
    QVERIFY(!isInForce(f.one) && !isInForce(f.other));
    QVERIFY(!f.tracker.track(name).isEmpty());
    f.call(f.one, "again"); // the same function
    QVERIFY(isInForce(f.one));
    QVERIFY(f.tracker.track(name).isEmpty());
}

void TestQmlBeforeTrack::beforeTrackChangesEvents()
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

void TestQmlBeforeTrack::beforeTrackRefusesEvents()
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

void TestQmlBeforeTrack::beforeTrackThatThrowsLetsNothingPass()
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

void TestQmlBeforeTrack::beforeTrackSeesEventsOfOtherThreadsInTheEnginesThread()
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
    trackElsewhere(QStringLiteral("a"));
    trackElsewhere(QStringLiteral("b"));
    QTRY_COMPARE(root->property("names").toString(), QStringLiteral("ab"));
    QCOMPARE(Tracker::instance()->acceptedCount(), 2);
    // What waits for the engine's thread is not forgotten by a call that waits, nor by the end.
    trackElsewhere(QStringLiteral("c"));
    QVERIFY(QMetaObject::invokeMethod(root.get(), "save"));
    QCOMPARE(Tracker::instance()->acceptedCount(), 3);
}

void TestQmlBeforeTrack::eventsOfOtherThreadsAreWhoseTheyWere()
{
    const auto setup = setUp<Millimetric>(QStringLiteral("sk_test_01234567_abcdef"));
    QVERIFY(setup->root);
    Tracker &tracker = setup->tracker;
    tracker.setSuperProperties({{QStringLiteral("cart"), QStringLiteral("ann's")}});
    tracker.identify(QStringLiteral("ann"));
    const QString anonymousId = tracker.anonymousId();
    const QString sessionId = tracker.sessionId();
    trackElsewhere(QStringLiteral("ann's"));
    tracker.reset();
    tracker.setSuperProperties({});
    tracker.identify(QStringLiteral("bob"));
    trackElsewhere(QStringLiteral("bob's"));
    QTRY_COMPARE(tracker.deliveredCount(), 4);
    for (const CollectedEvent &event : setup->collector.events()) {
        if (event.name == QLatin1String("ann's")) {
            QCOMPARE(event.userId, QStringLiteral("ann"));
            QCOMPARE(event.anonymousId, anonymousId);
            QCOMPARE(event.json.value(QLatin1String("session_id")).toString(), sessionId);
            QVERIFY(event.properties.contains(QLatin1String("cart")));
        } else if (event.name == QLatin1String("bob's")) {
            QCOMPARE(event.userId, QStringLiteral("bob"));
            QCOMPARE(event.anonymousId, tracker.anonymousId());
            QVERIFY(!event.properties.contains(QLatin1String("cart")));
        }
    }
}

void TestQmlBeforeTrack::eventsOfOtherThreadsAreForgottenWithTheirUser()
{
    const auto setup = setUp<Millimetric>(QStringLiteral("sk_test_01234567_abcdef"));
    QVERIFY(setup->root);
    trackElsewhere(QStringLiteral("before"));
    setup->tracker.forget();
    trackElsewhere(QStringLiteral("after"));
    QTRY_COMPARE(setup->tracker.deliveredCount(), 1);
    QCOMPARE(setup->collector.events().size(), 1);
    QCOMPARE(setup->collector.events().first().name, QStringLiteral("after"));
}

void TestQmlBeforeTrack::eventsOfOtherThreadsAreSummed()
{
    const auto setup = setUp<Fluxrate>(QStringLiteral("org_live_0123456789abcdef"), [](Fluxrate &fluxrate) {
        fluxrate.setMeterToken(QStringLiteral("550e8400-e29b-41d4-a716-446655440000"));
        fluxrate.setCustomerExternalId(QStringLiteral("cust_1"));
        fluxrate.setAggregateInterval(3'600'000);
    });
    QVERIFY(setup->root);
    for (int i = 0; i < 3; ++i)
        trackElsewhere(QStringLiteral("x"));
    QTRY_COMPARE(setup->tracker.acceptedCount(), 3);
    setup->tracker.flush();
    QTRY_COMPARE(setup->tracker.deliveredCount(), 3);
    QCOMPARE(setup->collector.events().size(), 1);
}

void TestQmlBeforeTrack::eventsOfOtherThreadsAreToldWhereTheFunctionGoesMeanwhile()
{
    const auto setup = setUp(R"(QtObject {
        id: root
        property string folder
        property QtObject elsewhere
        property int asked: 0
        Component.onCompleted: Tally.tracker.beforeTrack = event => {
            if (root.asked++ === 0)
                root.elsewhere.track("second")
            return true
        }
        function stop() { Tally.tracker.beforeTrack = undefined }
    })");
    QVERIFY(setup->root);
    QStringList errors;
    connect(&setup->tracker, &Tracker::errorOccurred, this, [&](const Error &error) { errors.append(error.text); });
    trackElsewhere(QStringLiteral("first")); // waits for this thread
    QCOMPARE(setup->root->property("asked").toInt(), 0);
    QVERIFY(QMetaObject::invokeMethod(setup->root.get(), "stop"));
    QCOMPARE(setup->root->property("asked").toInt(), 1);
    QTRY_COMPARE(errors.filter(QStringLiteral("beforeTrack")).size(), 1); // the second one, which passed nothing
    QTRY_COMPARE(setup->tracker.deliveredCount(), 1);
    QVERIFY(!setup->tracker.track(QStringLiteral("third")).isEmpty());
}

void TestQmlBeforeTrack::eventsOfOtherThreadsWaitForNoMoreThanTheFunction()
{
    const auto setup = setUp(R"(QtObject {
        id: root
        property string folder
        property QtObject elsewhere
        Component.onCompleted: Tally.tracker.beforeTrack = event => {
            if (event.name === "first") {
                root.elsewhere.track("second")
                root.elsewhere.spin() // a dialogue, say
            }
            return true
        }
    })");
    QVERIFY(setup->root);
    QVERIFY(!setup->tracker.track(QStringLiteral("first")).isEmpty());
    QTRY_COMPARE(setup->tracker.deliveredCount(), 2);
}

QTEST_GUILESS_MAIN(TestQmlBeforeTrack)
#include "tst_qmlbeforetrack.moc"
