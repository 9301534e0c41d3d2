// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "arguments.h"
#include "tracker.h"
#include "vendors/millimetric.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Tally;

/// Identity { } in QML: what the tracker is told when what it is bound to changes.
class TestQmlIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_tracker.reset(); }
    void signInAndOut();
    void theSameValuesAgainAreNothing();
    void oneTurnOfTheEventLoopIsOneIdentify();
    void anEventAfterTheSignInIsTheNewUsers();
    void aUserOfAnEarlierRunStaysUntilThereIsAnId();
    void theFirstIdOfARunIsToldAgain();
    void theTrackerMayComeLater();
    void anotherTrackerIsToldToo();
    void aTrackerOfItsOwn();
    void aSignOutAtTheEndIsNotLost();
    void whatElseIdentifiesIsNotUndone();
    void whoHasLeftAsAVisitorIsNotSignedOutOnceMore();
    void whoWasForgottenIsSignedOutAllTheSame();
    void whoHasSignedInSinceTheVisitorLeftIsSignedOut_data();
    void whoHasSignedInSinceTheVisitorLeftIsSignedOut();
    void traitsOfAnyValue_data() { table(&Argument::asProperties); }
    void traitsOfAnyValue();
    void userIdsOfAnyValue_data() { table(&Argument::asUserId); }
    void userIdsOfAnyValue();

private:
    /// A screen with an Identity, bound to `user` and `plan`.
    void load(const QByteArray &more = {});
    void use(Tracker *tracker);
    std::unique_ptr<Tracker> makeTracker(const QString &name);
    /// Runs \a statement in a handler; whether the one after it ran too.
    bool ran(const QString &statement);
    /// What the tracker was told until now, and at the end of this turn.
    QStringList told();
    void table(const char *const Argument::*column);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<Tracker> m_tracker;
    std::unique_ptr<QObject> m_root;
    QStringList m_told;
};

static QStringList messages;
static QtMessageHandler before = nullptr;

static void remember(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type == QtWarningMsg)
        messages.append(text);
    else
        before(type, context, text);
}

void TestQmlIdentity::initTestCase()
{
    before = qInstallMessageHandler(remember);
}

void TestQmlIdentity::init()
{
    if (m_tracker && QTest::currentDataTag()) {
        m_tracker->reset(); // rows share a tracker: to end one takes a while
    } else {
        m_tracker.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_engine = std::make_unique<QQmlEngine>();
        m_engine->addImportPath(QStringLiteral(QML_DIR));
        m_tracker = makeTracker(QStringLiteral("default"));
    }
    QCoreApplication::processEvents(); // what the row before has still to say
    messages.clear();
    m_told.clear();
}

void TestQmlIdentity::cleanup()
{
    m_root.reset();
    if (QTest::currentDataTag())
        return;
    m_tracker.reset();
    m_engine.reset();
}

std::unique_ptr<Tracker> TestQmlIdentity::makeTracker(const QString &name)
{
    auto tracker = std::make_unique<Tracker>(name);
    tracker->setStoragePath(m_folder->path());
    tracker->setOffline(true);
    auto *destination = new Millimetric;
    destination->setKey(QStringLiteral("sk_test_abcd1234_0123456789abcdef"));
    tracker->addDestination(destination);
    use(tracker.get());
    return tracker;
}

void TestQmlIdentity::use(Tracker *tracker)
{
    const QString prefix = tracker->name() == QLatin1String("default") ? QString() : tracker->name() + u':';
    tracker->setBeforeTrack([this, tracker, prefix](Event &event) {
        if (event.kind == Event::Identify)
            m_told.append(
                prefix + event.userId + QLatin1Char(' ')
                + QString::fromUtf8(
                    QJsonDocument(QJsonObject::fromVariantMap(event.properties)).toJson(QJsonDocument::Compact)));
        else
            m_told.append(prefix + event.name + QStringLiteral(" by ") + tracker->userId());
        return true;
    });
}

void TestQmlIdentity::load(const QByteArray &more)
{
    QQmlComponent component(m_engine.get());
    component.setData("import QtQml\nimport Tally\n"
                      "QtObject {\n"
                      "    id: root\n"
                      "    property var user\n"
                      "    property var plan\n"
                      "    property bool after\n"
                      "    readonly property url here: 'https://example.org/here'\n"
                      "    property Identity identity: Identity {\n"
                      "        userId: root.user\n"
                      "        traits: ({ plan: root.plan })\n"
                          + more + "\n    }\n}",
                      QUrl(QStringLiteral("screen.qml")));
    m_root.reset(component.create());
    QVERIFY2(m_root, qPrintable(component.errorString()));
}

bool TestQmlIdentity::ran(const QString &statement)
{
    m_root->setProperty("after", false);
    QQmlComponent component(m_engine.get());
    component.setData(QStringLiteral("import QtQml\nimport Tally\nQtObject {\nid: handler\n"
                                     "required property QtObject root\nreadonly property url here: root.here\n"
                                     "readonly property Tracker tracker: Tally.tracker\n"
                                     "readonly property Identity identity: root.identity\n"
                                     "function handle() {\n%1\nroot.after = true }\n}")
                          .arg(statement)
                          .toUtf8(),
                      QUrl(QStringLiteral("handler.qml")));
    const std::unique_ptr<QObject> handler(
        component.createWithInitialProperties({{QStringLiteral("root"), QVariant::fromValue(m_root.get())}}));
    if (!handler)
        qCritical().noquote() << component.errorString();
    return handler && QMetaObject::invokeMethod(handler.get(), "handle") && m_root->property("after").toBool();
}

QStringList TestQmlIdentity::told()
{
    QCoreApplication::processEvents();
    QCoreApplication::processEvents(); // for what the first turn has asked for
    return std::exchange(m_told, {});
}

void TestQmlIdentity::signInAndOut()
{
    load();
    QCOMPARE(told(), QStringList());
    m_root->setProperty("user", QString());
    QCOMPARE(told(), QStringList());

    m_root->setProperty("user", QStringLiteral("a"));
    QCOMPARE(told(), QStringList(QStringLiteral("a {}")));
    QCOMPARE(m_tracker->userId(), QStringLiteral("a"));
    m_root->setProperty("plan", QStringLiteral("pro"));
    QCOMPARE(told(), QStringList(QStringLiteral("a {\"plan\":\"pro\"}")));
    m_root->setProperty("user", 42);
    QCOMPARE(told(), QStringList(QStringLiteral("42 {\"plan\":\"pro\"}")));

    const QString anonymousId = m_tracker->anonymousId();
    QVERIFY(!anonymousId.isEmpty());
    m_root->setProperty("user", QVariant::fromValue(nullptr));
    QCOMPARE(told(), QStringList());
    QCOMPARE(m_tracker->userId(), QString());
    const QString afterwards = m_tracker->anonymousId();
    QVERIFY(afterwards != anonymousId);
    m_root->setProperty("user", QStringLiteral("  "));
    m_root->setProperty("plan", QStringLiteral("free"));
    QCOMPARE(told(), QStringList());
    QCOMPARE(m_tracker->anonymousId(), afterwards); // no second reset()
    m_root->setProperty("user", QStringLiteral("b"));
    QCOMPARE(told(), QStringList(QStringLiteral("b {\"plan\":\"free\"}")));
    QCOMPARE(messages, QStringList());
}

void TestQmlIdentity::theSameValuesAgainAreNothing()
{
    load();
    QVERIFY(ran(QStringLiteral("root.user = 'a'; root.plan = { name: 'pro', since: new Date(0), none: null }")));
    QCOMPARE(told().size(), 1);
    // Another object each time, the same values.
    QVERIFY(ran(QStringLiteral("root.user = 'a'; root.plan = { none: null, since: new Date(0), name: 'pro' }")));
    QCOMPARE(told(), QStringList());
    QVERIFY(ran(QStringLiteral("root.plan = { none: null, since: new Date(1), name: 'pro' }")));
    QCOMPARE(told().size(), 1);
    // There and back within one turn.
    QVERIFY(ran(QStringLiteral("root.user = ''; root.user = 'b'; root.user = 'a'")));
    QCOMPARE(told(), QStringList());
    QCOMPARE(m_tracker->userId(), QStringLiteral("a"));
}

void TestQmlIdentity::oneTurnOfTheEventLoopIsOneIdentify()
{
    load();
    QVERIFY(ran(QStringLiteral("root.plan = 'free'; root.user = 'a'; root.plan = 'pro'")));
    QCOMPARE(m_told, QStringList()); // not before the turn ends
    QCOMPARE(told(), QStringList(QStringLiteral("a {\"plan\":\"pro\"}")));
    QVERIFY(ran(QStringLiteral("root.user = 'b'; root.plan = 'free'")));
    QCOMPARE(told(), QStringList(QStringLiteral("b {\"plan\":\"free\"}")));
}

void TestQmlIdentity::anEventAfterTheSignInIsTheNewUsers()
{
    load();
    QVERIFY(ran(QStringLiteral("tracker.track('browsed'); root.user = 'a'; tracker.track('signed_in');"
                               "root.user = ''; tracker.page('/bye')")));
    QCOMPARE(told(),
             QStringList({QStringLiteral("browsed by "), QStringLiteral("a {}"), QStringLiteral("signed_in by a"),
                          QStringLiteral("$pageview by ")}));
}

void TestQmlIdentity::aUserOfAnEarlierRunStaysUntilThereIsAnId()
{
    m_tracker->identify(QStringLiteral("earlier"));
    const QString anonymousId = m_tracker->anonymousId();
    m_tracker.reset();
    m_told.clear();
    m_tracker = makeTracker(QStringLiteral("default"));
    load();
    m_tracker->track(QStringLiteral("e")); // opens the store
    QCOMPARE(told(), QStringList(QStringLiteral("e by ")));
    QCOMPARE(m_tracker->userId(), QStringLiteral("earlier"));
    QCOMPARE(m_tracker->anonymousId(), anonymousId);
}

void TestQmlIdentity::theFirstIdOfARunIsToldAgain()
{
    m_tracker->identify(QStringLiteral("a"), {{QStringLiteral("plan"), QStringLiteral("free")}});
    const QString anonymousId = m_tracker->anonymousId();
    m_tracker.reset();
    m_told.clear();
    m_tracker = makeTracker(QStringLiteral("default"));
    load();
    m_root->setProperty("user", QStringLiteral("a"));
    QCOMPARE(told(), QStringList(QStringLiteral("a {}")));
    QCOMPARE(m_tracker->anonymousId(), anonymousId);
}

void TestQmlIdentity::theTrackerMayComeLater()
{
    m_tracker.reset();
    load();
    m_root->setProperty("user", QStringLiteral("a"));
    QCOMPARE(told(), QStringList());
    m_tracker = makeTracker(QStringLiteral("default"));
    QCOMPARE(told(), QStringList(QStringLiteral("a {}")));
    QCOMPARE(told(), QStringList());

    // And one of QML, whose options are known only when its file has been read.
    m_tracker.reset();
    QQmlComponent component(m_engine.get());
    component.setData("import QtQml\nimport Tally\nTracker { Millimetric { enabled: false } }",
                      QUrl(QStringLiteral("tracker.qml")));
    QObject *made = component.beginCreate(m_engine->rootContext());
    QVERIFY(made);
    const std::unique_ptr<QObject> owner(made);
    QCoreApplication::processEvents();
    Tracker *tracker = Tracker::instance();
    QVERIFY(tracker);
    QCOMPARE(tracker->userId(), QString());
    tracker->setStoragePath(m_folder->path());
    component.completeCreate();
    QCoreApplication::processEvents();
    QCOMPARE(tracker->userId(), QStringLiteral("a"));
}

void TestQmlIdentity::anotherTrackerIsToldToo()
{
    load();
    m_root->setProperty("user", QStringLiteral("a"));
    QCOMPARE(told(), QStringList(QStringLiteral("a {}")));
    const auto second = makeTracker(QStringLiteral("second"));
    QCOMPARE(told(), QStringList());
    m_tracker.reset();
    QCOMPARE(told(), QStringList(QStringLiteral("second:a {}")));
    m_root->setProperty("user", QString());
    QCoreApplication::processEvents();
    QCOMPARE(second->userId(), QString());
}

void TestQmlIdentity::aTrackerOfItsOwn()
{
    load("id: identity\n"
         "property Tracker own: Tracker { name: 'own'; storagePath: '"
         + m_folder->path().toUtf8()
         + "' }\n"
           "readonly property string seen: own.userId\n"
           "tracker: own");
    QObject *identity = m_root->property("identity").value<QObject *>();
    QVERIFY(identity);
    m_root->setProperty("user", QStringLiteral("a"));
    QTRY_COMPARE(identity->property("seen").toString(), QStringLiteral("a"));
    QVERIFY(ran(QStringLiteral("identity.own.destroy()")));
    QTRY_VERIFY(!identity->property("tracker").value<QObject *>());
    // Its own is gone, and nobody else's business is taken over.
    m_root->setProperty("user", QStringLiteral("b"));
    QCOMPARE(told(), QStringList());
    QCOMPARE(m_tracker->userId(), QString());
    QVERIFY(ran(QStringLiteral("identity.tracker = undefined")));
    QCOMPARE(told(), QStringList(QStringLiteral("b {}")));
}

void TestQmlIdentity::aSignOutAtTheEndIsNotLost()
{
    load();
    m_root->setProperty("user", QStringLiteral("a"));
    QCOMPARE(told(), QStringList(QStringLiteral("a {}")));
    m_root->setProperty("user", QString());
    m_root.reset(); // in the same turn, as where the handler ends the program too
    QCOMPARE(m_tracker->userId(), QString());
    load();
    m_root->setProperty("user", QStringLiteral("b"));
    QVERIFY(QMetaObject::invokeMethod(QCoreApplication::instance(), "aboutToQuit"));
    QCOMPARE(m_tracker->userId(), QStringLiteral("b"));
}

void TestQmlIdentity::whatElseIdentifiesIsNotUndone()
{
    load();
    m_root->setProperty("user", QStringLiteral("a"));
    QCOMPARE(told().size(), 1);
    m_tracker->identify(QStringLiteral("else"));
    m_root->setProperty("user", QStringLiteral("a"));
    QCOMPARE(told(), QStringList(QStringLiteral("else {}")));
    QCOMPARE(m_tracker->userId(), QStringLiteral("else"));
}

void TestQmlIdentity::whoHasLeftAsAVisitorIsNotSignedOutOnceMore()
{
    m_tracker->setLifecycleEvents(Tracker::LifecycleEvent::SessionStarted);
    load();
    m_root->setProperty("user", QStringLiteral("a"));
    told();
    connect(m_tracker.get(), &Tracker::visitorEnded, m_root.get(), [this] { m_root->setProperty("user", QString()); });
    m_tracker->endVisitor();
    QTRY_COMPARE(m_root->property("user").toString(), QString());
    QCOMPARE(told(), QStringList()); // no session of nobody
    QCOMPARE(m_tracker->anonymousId(), QString());
    // The next one is signed out as ever.
    m_root->setProperty("user", QStringLiteral("b"));
    told();
    const QString anonymousId = m_tracker->anonymousId();
    m_root->setProperty("user", QString());
    told();
    QCOMPARE(m_tracker->userId(), QString());
    QVERIFY(m_tracker->anonymousId() != anonymousId);
}

void TestQmlIdentity::whoWasForgottenIsSignedOutAllTheSame()
{
    load();
    m_root->setProperty("user", QStringLiteral("a"));
    told();
    m_tracker->forget(); // they are still there
    m_tracker->track(QStringLiteral("e"));
    QCOMPARE(told(), QStringList(QStringLiteral("e by ")));
    const QString anonymousId = m_tracker->anonymousId();
    QVERIFY(!anonymousId.isEmpty());
    m_root->setProperty("user", QString());
    told();
    QVERIFY(m_tracker->anonymousId() != anonymousId);
}

void TestQmlIdentity::whoHasSignedInSinceTheVisitorLeftIsSignedOut_data()
{
    QTest::addColumn<bool>("byIdentity"); // else by identify()
    QTest::addColumn<bool>("atOnce"); // before anybody is told that the visitor has gone
    QTest::newRow("at once") << true << true;
    QTest::newRow("later") << true << false;
    QTest::newRow("by somebody else") << false << false;
}

void TestQmlIdentity::whoHasSignedInSinceTheVisitorLeftIsSignedOut()
{
    QFETCH(bool, byIdentity);
    QFETCH(bool, atOnce);
    load();
    m_root->setProperty("user", QStringLiteral("a"));
    told();
    m_tracker->endVisitor();
    if (!atOnce)
        told();
    if (byIdentity)
        QVERIFY(ran(QStringLiteral("root.user = 'b'; tracker.flush()")));
    else
        m_tracker->identify(QStringLiteral("b"));
    told();
    QCOMPARE(m_tracker->userId(), QStringLiteral("b"));
    m_root->setProperty("user", QString());
    told();
    QCOMPARE(m_tracker->userId(), QString());
}

void TestQmlIdentity::table(const char *const Argument::*column)
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("expected");
    for (const Argument &argument : arguments)
        QTest::newRow(argument.label) << QString::fromUtf8(argument.expression) << QString::fromUtf8(argument.*column);
}

void TestQmlIdentity::traitsOfAnyValue()
{
    QFETCH(const QString, expression);
    QFETCH(QString, expected);
    load();
    QVERIFY(ran(QStringLiteral("root.user = 'u'; identity.traits = (%1)").arg(expression)));
    const QStringList calls = told();
    QCOMPARE(m_tracker->userId(), QStringLiteral("u")); // whatever the traits are
    QTRY_COMPARE(messages.isEmpty(), !expected.startsWith(u'!'));
    if (expected.startsWith(u'!')) {
        const QString words = expected.mid(1).replace(QLatin1String("properties"), QLatin1String("traits"));
        QVERIFY2(messages.join(u'\n').contains(words), qPrintable(messages.join(u'\n')));
        return;
    }
    const QByteArray should = QString(expected).replace(u'\'', u'"').toUtf8();
    QCOMPARE(calls,
             QStringList(QStringLiteral("u ")
                         + QString::fromUtf8(QJsonDocument::fromJson(should).toJson(QJsonDocument::Compact))));
    // And again: the same.
    QVERIFY(ran(QStringLiteral("identity.traits = (%1)").arg(expression)));
    QCOMPARE(told(), QStringList());
}

void TestQmlIdentity::userIdsOfAnyValue()
{
    QFETCH(const QString, expression);
    QFETCH(QString, expected);
    load();
    m_root->setProperty("user", QStringLiteral("u"));
    QCOMPARE(told().size(), 1);
    QVERIFY(ran(QStringLiteral("identity.userId = (%1)").arg(expression)));
    const QStringList calls = told();
    const bool isNone = expression == QLatin1String("null") || expression == QLatin1String("undefined")
        || expected == QLatin1String("!is empty");
    if (isNone || expected.startsWith(u'!')) {
        QCOMPARE(calls, QStringList());
        QCOMPARE(m_tracker->userId(), isNone ? QString() : QStringLiteral("u"));
        QCOMPARE(messages.size(), isNone ? 0 : 1);
        return;
    }
    QCOMPARE(messages, QStringList());
    QCOMPARE(m_tracker->userId(), expected.mid(1).chopped(1));
}

QTEST_GUILESS_MAIN(TestQmlIdentity)
#include "tst_qmlidentity.moc"
