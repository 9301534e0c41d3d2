// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The consent user interface for whoever has no mouse, or does not see it: the way of the Tab key, and what a screen
// reader is told. Both are printed.

#include "consentscene.h"

#include <QAccessible>

#include <algorithm>

using namespace Tally;

namespace {

QString nameOf(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::Window: return QStringLiteral("Window");
    case QAccessible::Dialog: return QStringLiteral("Dialog");
    case QAccessible::Client: return QStringLiteral("Client");
    case QAccessible::Pane: return QStringLiteral("Pane");
    case QAccessible::Heading: return QStringLiteral("Heading");
    case QAccessible::StaticText: return QStringLiteral("StaticText");
    case QAccessible::EditableText: return QStringLiteral("EditableText");
    case QAccessible::AlertMessage: return QStringLiteral("AlertMessage");
    case QAccessible::Button: return QStringLiteral("Button");
    case QAccessible::CheckBox: return QStringLiteral("CheckBox");
    case QAccessible::Link: return QStringLiteral("Link");
    case QAccessible::List: return QStringLiteral("List");
    case QAccessible::ListItem: return QStringLiteral("ListItem");
    case QAccessible::ScrollBar: return QStringLiteral("ScrollBar");
    default: return QStringLiteral("role %1").arg(int(role));
    }
}

struct Node
{
    int depth = 0;
    QAccessible::Role role = QAccessible::NoRole;
    QString name;
    QString description;
    QAccessible::State state;

    QString print() const
    {
        QStringList states;
        if (state.focusable)
            states.append(QStringLiteral("focusable"));
        if (state.focused)
            states.append(QStringLiteral("focused"));
        if (state.disabled)
            states.append(QStringLiteral("disabled"));
        if (state.checkable)
            states.append(state.checked ? QStringLiteral("checked") : QStringLiteral("not checked"));
        if (state.readOnly)
            states.append(QStringLiteral("read-only"));
        return QStringLiteral("%1%2 \"%3\"%4%5")
            .arg(QString(2 * depth, u' '), nameOf(role), name,
                 description.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(description),
                 states.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(states.join(u", ")));
    }
};

/// What a screen reader comes to, from the window down; what is not seen is not there.
QList<Node> accessibleTree(QAccessibleInterface *from, int depth = 0)
{
    QList<Node> all;
    if (!from || !from->isValid() || from->state().invisible)
        return all;
    all.append({depth, from->role(), from->text(QAccessible::Name), from->text(QAccessible::Description), from->state()});
    for (int child = 0; child < from->childCount(); ++child)
        all += accessibleTree(from->child(child), depth + 1);
    return all;
}

QList<Node> print(const Scene &scene, const char *title)
{
    QAccessible::setActive(true); // as if a screen reader had just come; controls tell nobody what nobody asks for
    const QList<Node> tree = accessibleTree(QAccessible::queryAccessibleInterface(scene.window));
    qInfo("The accessible tree of %s:", title);
    for (const Node &node : tree)
        qInfo("  %s", qPrintable(node.print()));
    return tree;
}

/// The item as a screen reader knows it.
Node nodeOf(QQuickItem *item)
{
    QAccessibleInterface *found = item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    return found ? Node{0, found->role(), found->text(QAccessible::Name), found->text(QAccessible::Description),
                        found->state()}
                 : Node{};
}

/// Where the keyboard comes by \a key, until it is where it was before; each as the object's name, or the type's.
QStringList walk(const Scene &scene, Qt::Key key)
{
    QStringList stops;
    QList<const QQuickItem *> seen;
    for (int presses = 0; presses < 40; ++presses) {
        scene.press(key);
        QQuickItem *item = scene.window->activeFocusItem();
        if (!item || seen.contains(item))
            break;
        seen.append(item);
        const Node node = nodeOf(item);
        stops.append(item->objectName().isEmpty() ? node.name : item->objectName());
        qInfo("  %s: %s", qPrintable(stops.constLast()), qPrintable(node.print()));
    }
    return stops;
}

} // namespace

/// Black on white and nothing else: what can be told apart here is not told apart by colour.
const QString blackAndWhite = QStringLiteral(
    "palette { window: 'white'; windowText: 'black'; base: 'white'; alternateBase: 'white'; text: 'black'; button: 'white'; "
    "buttonText: 'black'; brightText: 'black'; light: 'white'; midlight: 'white'; mid: 'black'; dark: 'black'; "
    "shadow: 'black'; highlight: 'black'; highlightedText: 'white'; link: 'black' }\n");

class TestConsentAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theTabKeyComesEverywhereInOrder_data() { addScenes(); }
    void theTabKeyComesEverywhereInOrder();
    void whereTheKeyboardIsCanBeSeen_data() { addScenes(); }
    void whereTheKeyboardIsCanBeSeen();
    void aScreenReaderIsToldWhatEverythingIs_data() { addScenes(); }
    void aScreenReaderIsToldWhatEverythingIs();
    void whoIsBlockedIsToldSo();
    void whatIsScrolledOutOfSightComesBackWithTheKeyboard();
    void theKeysScrollALongDialog();

private:
    void addScenes();
    void open(const Scene &scene);
};

void TestConsentAccess::initTestCase()
{
    QCoreApplication::setApplicationName(QStringLiteral("Shop"));
}

void TestConsentAccess::addScenes()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("press"); // what is to be opened in it
    QTest::addColumn<QStringList>("stops");
    const auto row = [](const char *name, const QString &content, const char *press, const char *stops) {
        QTest::newRow(name) << content << QString::fromLatin1(press) << QString::fromLatin1(stops).split(QLatin1Char(' '));
    };
    const QString policy = QStringLiteral("notice.policyUrl: 'https://shop.example.com/privacy'");
    const QString dialog = QStringLiteral("ConsentDialog { %1 }").arg(policy);
    const QString settings = QStringLiteral("PrivacySettings { anchors.fill: parent; %1 }").arg(policy);
    row("dialog", dialog, "", "details decline accept later");
    row("dialog with details", dialog, "details", "details policy decline accept later");
    row("banner", consentBanner, "", "more later decline accept");
    row("settings, not answered", settings, "", "decline accept details show export delete");
    row("settings", settings, "", "choice details show export delete");
    row("settings with details", settings, "details", "choice details policy show export delete");
    row("what was sent", settings, "show", "request text close");
    row("deletion", settings, "delete", "keep erase");
}

// Until everything is there and stands still.
void TestConsentAccess::open(const Scene &scene)
{
    QFETCH(QString, press);
    QFETCH(QStringList, stops);
    if (stops.contains(QStringLiteral("choice")))
        scene.fixture.tracker->denyConsent(); // who has answered has the switch
    if (press == QLatin1String("show")) {
        scene.fixture.tracker->grantConsent();
        scene.fixture.tracker->track(QStringLiteral("purchase"));
        QVERIFY(scene.fixture.tracker->waitForFlushed(std::chrono::seconds(5)));
    }
    if (!press.isEmpty()) {
        QTRY_VERIFY(scene.item(press));
        scene.item(press)->forceActiveFocus(Qt::TabFocusReason);
        scene.press(Qt::Key_Space);
    }
    for (const QString &stop : stops)
        QTRY_VERIFY2(scene.item(stop), qPrintable(stop));
    const QList<QObject *> all = scene.window->findChildren<QObject *>();
    for (const QObject *popup : all)
        if (popup->inherits("QQuickPopup") && popup->property("visible").toBool())
            QTRY_VERIFY(Scene::isOpen(popup));
}

static const auto remembering = [](Tracker &tracker, Millimetric &millimetric) {
    tracker.setSentRecordBytes(1 << 20);
    millimetric.setSecretKeyAccepted(true);
};

/// The same round, from its first stop.
static QStringList from(const QString &first, QStringList stops)
{
    const qsizetype at = stops.indexOf(first);
    if (at > 0)
        std::rotate(stops.begin(), stops.begin() + at, stops.end());
    return stops;
}

void TestConsentAccess::theTabKeyComesEverywhereInOrder()
{
    QFETCH(QString, content);
    QFETCH(QStringList, stops);
    const Scene scene(content, {480, 1300}, remembering);
    open(scene);
    if (QTest::currentTestFailed())
        return;
    qInfo("Tab in %s:", QTest::currentDataTag());
    QAccessible::setActive(true);
    QCOMPARE(from(stops.constFirst(), walk(scene, Qt::Key_Tab)), stops);
    QStringList back = walk(scene, Qt::Key_Backtab);
    std::reverse(back.begin(), back.end());
    QCOMPARE(from(stops.constFirst(), back), stops);
}

void TestConsentAccess::whereTheKeyboardIsCanBeSeen()
{
    QFETCH(QString, content);
    QFETCH(QStringList, stops);
    const Scene scene(blackAndWhite + content, {480, 1300}, remembering);
    open(scene);
    for (qsizetype i = 0; i <= stops.size() && !QTest::currentTestFailed(); ++i) {
        QQuickItem *item = scene.window->activeFocusItem();
        QVERIFY(item);
        const bool isStop = stops.contains(item->objectName());
        const QImage with = scene.window->grabWindow();
        const QRect place = item->mapRectToScene({{}, item->size()}).toAlignedRect().adjusted(-6, -6, 6, 6).intersected(with.rect());
        scene.press(Qt::Key_Tab);
        const QImage without = scene.window->grabWindow();
        int different = 0;
        for (int y = place.top(); y <= place.bottom(); ++y)
            for (int x = place.left(); x <= place.right(); ++x)
                different += with.pixel(x, y) != without.pixel(x, y);
        // A frame all around it, at least.
        QVERIFY2(!isStop || different > place.width() + place.height(), qPrintable(item->objectName()));
    }
}

void TestConsentAccess::aScreenReaderIsToldWhatEverythingIs()
{
    QFETCH(QString, content);
    QFETCH(QString, press);
    QFETCH(QStringList, stops);
    const Scene scene(content, {480, 1300}, remembering);
    open(scene);
    if (QTest::currentTestFailed())
        return;
    const QList<Node> tree = print(scene, QTest::currentDataTag());
    QVERIFY(tree.size() > stops.size());
    qsizetype focusable = 0;
    for (const Node &node : tree) {
        const QByteArray what = node.print().toUtf8();
        QVERIFY2(!node.state.focusable || !node.name.trimmed().isEmpty(), what);
        if (node.role == QAccessible::StaticText || node.role == QAccessible::Heading || node.role == QAccessible::Button)
            QVERIFY2(!node.name.trimmed().isEmpty(), what);
        focusable += node.state.focusable;
    }
    QVERIFY(focusable >= stops.size());
    // What it is about comes before what can be done.
    const auto in = std::find_if(tree.begin(), tree.end(), [](const Node &node) { return node.role == QAccessible::Dialog; });
    const auto first = in == tree.end() ? tree.begin() : in;
    const auto isOf = [](QAccessible::Role role) { return [role](const Node &node) { return node.role == role; }; };
    QVERIFY(std::find_if(first, tree.end(), isOf(QAccessible::Heading))
            < std::find_if(first, tree.end(), isOf(QAccessible::Button)));
    const bool isDialog = std::any_of(tree.begin(), tree.end(),
                                      [](const Node &node) { return node.role == QAccessible::Dialog; });
    const bool isAlert = std::any_of(tree.begin(), tree.end(),
                                     [](const Node &node) { return node.role == QAccessible::AlertMessage; });
    const bool isPage = content.contains(QLatin1String("PrivacySettings")) && press.isEmpty();
    QCOMPARE(isAlert, content == consentBanner);
    QVERIFY(isDialog || isAlert || isPage || press == QLatin1String("details"));
    QVERIFY(std::any_of(tree.begin(), tree.end(), [](const Node &node) { return node.role == QAccessible::Heading; }));
    const QMap<QString, QAccessible::Role> roles{
        {QStringLiteral("choice"), QAccessible::CheckBox},
        {QStringLiteral("request"), QAccessible::ListItem}, {QStringLiteral("text"), QAccessible::EditableText}};
    for (const QString &stop : stops) {
        const Node node = nodeOf(scene.item(stop));
        QVERIFY2(!node.name.isEmpty() && node.state.focusable, qPrintable(stop));
        QVERIFY2(node.role == roles.value(stop, QAccessible::Button), qPrintable(stop + nameOf(node.role)));
    }
}

void TestConsentAccess::whoIsBlockedIsToldSo()
{
    const Scene scene(privacySettings, {480, 1300}, [](Tracker &tracker, Millimetric &) { tracker.setEnabled(false); });
    QTRY_VERIFY(scene.item(QStringLiteral("choice")));
    QTRY_VERIFY(nodeOf(scene.item(QStringLiteral("choice"))).description.contains(QLatin1String("collects no usage data")));
    print(scene, "settings, blocked");
    QCOMPARE(walk(scene, Qt::Key_Tab),
             QStringLiteral("details show export delete").split(QLatin1Char(' ')));
}

void TestConsentAccess::whatIsScrolledOutOfSightComesBackWithTheKeyboard()
{
    const Scene scene(privacySettings, {320, 480}, remembering);
    scene.fixture.tracker->denyConsent();
    QTRY_VERIFY(scene.item(QStringLiteral("choice")));
    const QRectF window({}, scene.window->size());
    int stops = 0;
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        QSet<QString> round;
        for (int presses = 0; presses < 14; ++presses) {
            scene.press(key);
            const QQuickItem *item = scene.window->activeFocusItem();
            if (item->objectName().isEmpty())
                continue; // what is scrolled itself
            ++stops;
            round.insert(item->objectName());
            QTRY_VERIFY2(window.contains(item->mapRectToScene({{}, item->size()})), qPrintable(item->objectName()));
        }
        QCOMPARE(round.size(), 5);
    }
    QVERIFY(stops > 20); // it goes round
}

void TestConsentAccess::theKeysScrollALongDialog()
{
    const Scene scene(consentDialog, {320, 480}, remembering);
    QTRY_VERIFY(Scene::isOpen(scene.object(QStringLiteral("dialog"))));
    const QQuickItem *last = scene.item(QStringLiteral("details"));
    const QQuickItem *answer = scene.item(QStringLiteral("decline"));
    QVERIFY(last && answer);
    const auto isCovered = [&] { return last->mapToScene({0, last->height()}).y() > answer->mapToScene({0, 0}).y(); };
    QVERIFY(isCovered());
    scene.press(Qt::Key_End);
    QTRY_VERIFY(!isCovered());
    scene.press(Qt::Key_Home);
    QTRY_VERIFY(isCovered());
    for (const Qt::Key key : {Qt::Key_PageDown, Qt::Key_Down})
        scene.press(key);
    QTRY_VERIFY(!isCovered());
    QVERIFY(scene.fixture.tracker->isConsentNeeded());
}

QTEST_MAIN(TestConsentAccess)
#include "tst_consentaccess.moc"
