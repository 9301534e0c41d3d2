// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "arguments.h"
#include "tracker.h"

#include <QJsonDocument>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Tally;

namespace {

QString json(const QVariant &value)
{
    QVariantMap map;
    map.insert(QStringLiteral("v"), value);
    return QString::fromUtf8(QJsonDocument::fromVariant(map).toJson(QJsonDocument::Compact));
}

} // namespace

/// What JavaScript can hand to the methods of a Tracker in QML: each value in each place, and what becomes of it.
/// Always: the statement after the call runs, and nothing is lost without a word.
class TestQmlArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void namesOfTrack_data() { table(&Argument::asName); }
    void namesOfTrack();
    void propertiesOfTrack_data() { table(&Argument::asProperties); }
    void propertiesOfTrack();
    void membersOfProperties_data() { table(&Argument::asMember); }
    void membersOfProperties();
    void propertiesOfPage_data() { table(&Argument::asProperties); }
    void propertiesOfPage();
    void traitsOfIdentify_data() { table(&Argument::asProperties); }
    void traitsOfIdentify();
    void userIdsOfIdentify_data() { table(&Argument::asUserId); }
    void userIdsOfIdentify();
    void everyOtherPlace_data() { table(&Argument::asName); }
    void everyOtherPlace();
    void aMegabyteOfText();
    void noArgumentsAndTooMany();
    void theWarningNamesTheCallersLine();

private:
    void load();
    void table(const char *const Argument::*column);
    /// Runs \a statement in a handler; whether the one after it ran too.
    bool ran(const QString &statement);
    void check(const QString &statement, QVariant (*sent)(const Event &));

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QObject> m_root;
    Tracker *m_tracker = nullptr;
    QList<Event> m_events;
    QStringList m_refusals;
    qint64 m_pending = 0;
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

void TestQmlArguments::initTestCase()
{
    before = qInstallMessageHandler(remember);
}

void TestQmlArguments::init()
{
    if (!m_root)
        load();
    QVERIFY(m_tracker);
    QCoreApplication::processEvents(); // what the row before has still to say
    messages.clear();
    m_events.clear();
    m_refusals.clear();
    m_pending = m_tracker->pendingCount();
}

void TestQmlArguments::load()
{
    m_folder = std::make_unique<QTemporaryDir>(); // a new one: that consent was denied is remembered
    m_engine = std::make_unique<QQmlEngine>();
    m_engine->addImportPath(QStringLiteral(QML_DIR));
    QQmlComponent component(m_engine.get());
    component.setData(R"(
        import QtQml
        import Tally
        QtObject {
            property url here: "https://example.org/here"
            property bool after
            property string folder
            property Tracker tracker: Tracker {
                storagePath: folder
                offline: true
                contextEnabled: false
                Millimetric { id: millimetric; key: "sk_test_abcd1234_0123456789abcdef"; host: "http://127.0.0.1:1" }
            }
            property Millimetric destination: millimetric
        }
    )",
                      QUrl(QStringLiteral("arguments.qml")));
    QCOMPARE(Tracker::instance(), nullptr);
    m_root.reset(component.createWithInitialProperties({{QStringLiteral("folder"), m_folder->path()}}));
    QVERIFY2(m_root, qPrintable(component.errorString()));
    m_tracker = Tracker::instance();
    QVERIFY(m_tracker);
    m_tracker->setBeforeTrack([this](Event &event) {
        m_events.append(event);
        return true;
    });
    connect(m_tracker, &Tracker::errorOccurred, this, [this](const Error &error) {
        if (error.code == Error::InvalidEvent)
            m_refusals.append(error.text);
    });
}

void TestQmlArguments::cleanupTestCase()
{
    m_root.reset();
    m_engine.reset();
}

void TestQmlArguments::table(const char *const Argument::*column)
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("expected");
    for (const Argument &argument : arguments)
        QTest::newRow(argument.label) << QString::fromUtf8(argument.expression) << QString::fromUtf8(argument.*column);
}

bool TestQmlArguments::ran(const QString &statement)
{
    m_root->setProperty("after", false);
    QQmlComponent component(m_engine.get());
    component.setData(QStringLiteral("import QtQml\nimport Tally\nQtObject {\n"
                                     "required property QtObject root\nreadonly property url here: root.here\n"
                                     "readonly property Tracker tracker: root.tracker\n"
                                     "readonly property Millimetric destination: root.destination\n"
                                     "function handle() {\n"
                                     "%1\nroot.after = true }\n}")
                          .arg(statement)
                          .toUtf8(),
                      QUrl(QStringLiteral("handler.qml")));
    const std::unique_ptr<QObject> handler(
        component.createWithInitialProperties({{QStringLiteral("root"), QVariant::fromValue(m_root.get())}}));
    if (!handler) {
        qCritical().noquote() << component.errorString();
        return false;
    }
    return QMetaObject::invokeMethod(handler.get(), "handle") && m_root->property("after").toBool();
}

void TestQmlArguments::check(const QString &statement, QVariant (*sent)(const Event &))
{
    QFETCH(QString, expected);
    QVERIFY(ran(statement));
    const auto shown = [this] { return (QStringList(messages) << m_refusals).join(u'\n'); };
    if (expected.startsWith(u'!')) {
        QString words = expected.mid(1);
        if (statement.contains(QLatin1String("identify")))
            words.replace(QLatin1String("properties"), QLatin1String("traits"));
        QTRY_VERIFY2(!m_refusals.isEmpty(), qPrintable(shown()));
        QVERIFY2(m_refusals.first().contains(words), qPrintable(shown()));
        QCOMPARE(m_refusals.size(), 1);
        QCOMPARE(m_tracker->pendingCount(), m_pending);
        QVERIFY2(!messages.isEmpty(), "refused without a warning");
        return;
    }
    QCoreApplication::processEvents();
    QVERIFY2(m_refusals.isEmpty(), qPrintable(shown()));
    QVERIFY2(messages.isEmpty(), qPrintable(shown()));
    QCOMPARE(m_events.size(), 1);
    QVariantMap wrapped;
    const QString text = QStringLiteral("{\"v\":%1}").arg(QString(expected).replace(u'\'', u'"'));
    QCOMPARE(json(sent(m_events.first())),
             QString::fromUtf8(QJsonDocument::fromJson(text.toUtf8()).toJson(QJsonDocument::Compact)));
}

void TestQmlArguments::namesOfTrack()
{
    QFETCH(QString, expression);
    check(QStringLiteral("tracker.track(%1)").arg(expression), [](const Event &event) { return QVariant(event.name); });
}

void TestQmlArguments::propertiesOfTrack()
{
    QFETCH(QString, expression);
    check(QStringLiteral("tracker.track('e', %1)").arg(expression),
          [](const Event &event) { return QVariant(event.properties); });
}

void TestQmlArguments::membersOfProperties()
{
    QFETCH(QString, expression);
    check(QStringLiteral("tracker.track('e', { a: %1 })").arg(expression),
          [](const Event &event) { return QVariant(event.properties); });
}

void TestQmlArguments::propertiesOfPage()
{
    QFETCH(QString, expression);
    check(QStringLiteral("tracker.page('', %1)").arg(expression),
          [](const Event &event) { return QVariant(event.properties); });
}

void TestQmlArguments::traitsOfIdentify()
{
    QFETCH(QString, expression);
    check(QStringLiteral("tracker.identify('u', %1)").arg(expression),
          [](const Event &event) { return QVariant(event.properties); });
}

void TestQmlArguments::userIdsOfIdentify()
{
    QFETCH(QString, expression);
    check(QStringLiteral("tracker.identify(%1)").arg(expression),
          [](const Event &) { return QVariant(Tracker::instance()->userId()); });
}

void TestQmlArguments::everyOtherPlace()
{
    QFETCH(QString, expression);
    const char *places[] = {
        "tracker.page(x)",
        "tracker.track('e', {}, x)",
        "tracker.track({ event: 'e', properties: x })",
        "tracker.track({ event: x })",
        "tracker.track({ event: 'e', user_id: x, quantity: x, timestamp: x, nonsense: x })",
        "tracker.track('e', {}, { quantity: x, path: x, timestamp: x, event_id: x })",
        "tracker.track(x, x, x)",
        "tracker.page(x, x, x)",
        "tracker.identify(x, x)",
        "tracker.flush(x)",
        "tracker.reset(x)",
        "tracker.forget(x)",
        "tracker.grantConsent(x)",
        "tracker.denyConsent(x)",
        "if (typeof x !== 'number') tracker.waitForSaved(x)",
        "tracker.storeKey(x)",
        "if (typeof x !== 'string') tracker.storeKey('k', x)",
        "tracker.unlockKeys",
        "tracker.superProperties = x",
        "tracker.superProperties = { a: x }",
        "tracker.beforeTrack = x",
        "tracker.beforeTrack = function(event) { event.properties = x; return x }; tracker.track('e')",
        "tracker.beforeTrack = function(event) { event.properties.a = x; event.name = x }; tracker.track('e')",
        "tracker.beforeTrack = function(event) { throw x }; tracker.track('e')",
        "destination.events = x",
        "destination.events = [x]",
        "destination.names = x",
        "destination.names = { a: x }",
        "destination.sendProperties = [x]",
        // Of a type of their own, so QML's own error is thrown for another. Not objects: on Qt 6.4 one that holds
        // itself ends in an endless recursion in any typed property, Item.width included.
        "if (typeof x !== 'object') try { tracker.name = x } catch (e) {}",
        "if (typeof x !== 'object') try { tracker.enabled = x } catch (e) {}",
        "if (typeof x !== 'object') try { tracker.sessionTimeout = x } catch (e) {}",
        "if (typeof x !== 'object') try { destination.host = x } catch (e) {}",
        "if (typeof x !== 'object') try { destination.flushAt = x } catch (e) {}",
    };
    for (const char *place : places) {
        QVERIFY2(ran(QStringLiteral("const x = %1; %2").arg(expression, QLatin1String(place))), place);
    }
    // Waits for as long as a number says, so only what is none. The tracker is of no more use after that.
    QVERIFY(ran(QStringLiteral("const x = %1; if (typeof x !== 'number') tracker.shutdown(x)").arg(expression)));
    m_root.reset();
    m_engine.reset();
}

void TestQmlArguments::aMegabyteOfText()
{
    QVERIFY(ran(QStringLiteral("tracker.track('e', { a: 'x'.repeat(1048576) })")));
    QCOMPARE(m_events.size(), 1);
    QCOMPARE(m_events.first().properties.value(QStringLiteral("a")).toString().size(), 1048576);
    // Stored, and refused by the vendor's limit when it is encoded, which is before any connection.
    m_tracker->setOffline(false);
    m_tracker->flush();
    QTRY_COMPARE(m_refusals.size(), 1);
    QTRY_COMPARE(m_tracker->pendingCount(), m_pending);
    QVERIFY(ran(QStringLiteral("tracker.track('x'.repeat(1048576))")));
    QTRY_COMPARE(m_refusals.size(), 2);
    QVERIFY(ran(QStringLiteral("tracker.track('e', { a: 'x'.repeat(1048576).repeat(5) })")));
    QTRY_COMPARE(m_refusals.size(), 3);
    QVERIFY2(m_refusals.last().contains(QStringLiteral("4 million characters")), qPrintable(m_refusals.last()));
}

void TestQmlArguments::noArgumentsAndTooMany()
{
    QVERIFY(ran(QStringLiteral("tracker.track()")));
    QVERIFY(ran(QStringLiteral("tracker.identify()")));
    QTRY_COMPARE(m_refusals.size(), 2);
    QVERIFY(ran(QStringLiteral("tracker.page()")));
    QVERIFY(ran(QStringLiteral("tracker.track('e', {}, {}, 4, Symbol('five'))")));
    QTRY_COMPARE(m_events.size(), 4);
    QVERIFY(ran(QStringLiteral("tracker.storeKey()")));
    QVERIFY(ran(QStringLiteral("tracker.shutdown(0)")));
    m_root.reset();
    m_engine.reset();
}

void TestQmlArguments::theWarningNamesTheCallersLine()
{
    QVERIFY(ran(QStringLiteral("\n\ntracker.track('e', { a: Symbol('s') })"))); // line 11 of the handler
    QVERIFY2(messages.join(u'\n').contains(QStringLiteral("handler.qml:11")), qPrintable(messages.join(u'\n')));
    QVERIFY(messages.join(u'\n').contains(QStringLiteral("properties.a: a Symbol")));
}

QTEST_GUILESS_MAIN(TestQmlArguments)
#include "tst_qmlarguments.moc"
