// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The texts of the consent user interface where there is least room, in every language that there is; and their
// pictures: TALLY_PICTURES=<folder> saves them.

#include "consentscene.h"
#include "vendors/settlesettle.h"

#include <QDir>
#include <QLocale>
#include <QTranslator>

using namespace Tally;

namespace {

/// Half as much again of every text, which is what translations may come to.
class LongerTexts : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        static const QList<QByteArray> ours{"Tally::ConsentNotice", "TallyAnswerButtons", "ConsentBanner",   "ConsentDialog",
                                            "TallyDeletionDialog",  "TallyNoticeDetails", "TallySentDialog", "PrivacySettings"};
        if (!ours.contains(QByteArray(context)))
            return {};
        QString text = QString::fromUtf8(source);
        return text + QLatin1Char(' ') + text.left((text.size() + 1) / 2).remove(QLatin1Char('%'));
    }
    bool isEmpty() const override { return false; }
};

/// As a window has it whose application is dark; the style's own palette is light here.
const QString dark = QStringLiteral(
    "palette { window: '#202225'; windowText: '#f2f2f2'; base: '#17181a'; alternateBase: '#2a2c30'; text: '#f2f2f2'; "
    "button: '#3a3d42'; buttonText: '#f2f2f2'; brightText: 'white'; light: '#55595f'; midlight: '#4a4e54'; mid: '#60646b'; "
    "dark: '#8a8f96'; shadow: 'black'; highlight: '#4c9fff'; highlightedText: 'black'; link: '#7cb8ff' }\n");

/// Which of the texts below \a item is not wholly seen; empty: none.
QStringList cutOff(QQuickItem *item)
{
    QStringList found;
    if (!item->isVisible())
        return found;
    const QString text = item->property("text").toString();
    if (item->inherits("QQuickText") && !text.isEmpty()) {
        const qreal contentWidth = item->property("contentWidth").toReal();
        const qreal contentHeight = item->property("contentHeight").toReal();
        // Half a pixel is a matter of rounding.
        if (item->property("truncated").toBool() || contentWidth > item->width() + 0.5
            || contentHeight > item->height() + 0.5)
            found.append(QStringLiteral("%1: %2 x %3 in %4 x %5")
                             .arg(text).arg(contentWidth).arg(contentHeight).arg(item->width()).arg(item->height()));
        const QRectF place = item->mapRectToScene(QRectF(0, 0, item->width(), 0));
        const qreal room = item->window()->width();
        if (place.left() < -0.5 || place.right() > room + 0.5)
            found.append(QStringLiteral("%1: from %2 to %3 of %4").arg(text).arg(place.left()).arg(place.right()).arg(room));
    }
    const QList<QQuickItem *> children = item->childItems();
    for (QQuickItem *child : children)
        found += cutOff(child);
    return found;
}

/// How many texts there are to look at, so that nothing is found whole for being empty.
int countTexts(QQuickItem *item)
{
    int count = item->isVisible() && item->inherits("QQuickText") && !item->property("text").toString().isEmpty();
    const QList<QQuickItem *> children = item->isVisible() ? item->childItems() : QList<QQuickItem *>();
    for (QQuickItem *child : children)
        count += countTexts(child);
    return count;
}

const QString banner = QStringLiteral("footer: ConsentBanner { }");
const QString moreDialog = QStringLiteral("ConsentDialog { id: dialog; notice.application: 'Shop'; "
                                          "notice.policyUrl: 'https://shop.example.com/privacy' }");

} // namespace

class TestConsentTexts : public QObject
{
    Q_OBJECT

private:
    void speak(const QString &language);
    std::unique_ptr<QTranslator> m_translator;

private Q_SLOTS:
    void init() { QCoreApplication::setApplicationName(QStringLiteral("Shop")); }
    void cleanup() { speak({}); }
    void aRecipientThatQmlMadeHasItsVendorsName();
    void noTextIsCutOffInTheSmallestWindow_data();
    void noTextIsCutOffInTheSmallestWindow();
    void pictures_data();
    void pictures();
};

void TestConsentTexts::aRecipientThatQmlMadeHasItsVendorsName()
{
    const QTemporaryDir folder;
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral(QML_DIR));
    engine.loadData(QStringLiteral("import Tally\nTracker { consentRequired: true; storagePath: '%1'\n"
                                   "Millimetric { host: 'https://api.example.com'; secretKeyAccepted: true }\n"
                                   "property ConsentNotice notice: ConsentNotice { } }")
                        .arg(folder.path())
                        .toUtf8());
    QCOMPARE(engine.rootObjects().size(), 1);
    const auto *notice = engine.rootObjects().constFirst()->property("notice").value<QObject *>();
    QVERIFY(notice);
    QTRY_COMPARE(notice->property("recipients").toStringList(),
                 QStringList(QStringLiteral("Millimetric (api.example.com)")));
}

void TestConsentTexts::speak(const QString &language)
{
    if (m_translator)
        QCoreApplication::removeTranslator(m_translator.get());
    m_translator.reset();
    QLocale::setDefault(language.isEmpty() || language == QLatin1String("longer") ? QLocale::c() : QLocale(language));
    if (language == QLatin1String("longer")) {
        m_translator = std::make_unique<LongerTexts>();
    } else if (!language.isEmpty() && language != QLatin1String("en")) {
        m_translator = std::make_unique<QTranslator>();
        if (!m_translator->load(QStringLiteral(":/i18n/tally_") + language)) {
            m_translator.reset();
            return;
        }
    }
    if (m_translator)
        QCoreApplication::installTranslator(m_translator.get());
}

// What is opened in each scene, by the names of the objects to press.
static void addScenes(const char *row, const QByteArray &language)
{
    const QString settings = QStringLiteral("PrivacySettings { anchors.fill: parent; objectName: 'settings'; "
                                            "notice.policyUrl: 'https://shop.example.com/privacy' }");
    const struct
    {
        const char *name;
        QString content;
        QStringList presses;
    } all[] = {
        {"dialog", moreDialog, {}},
        {"details", moreDialog, {QStringLiteral("details")}},
        {"banner", banner, {}},
        {"settings", settings, {}},
        {"settings-details", settings, {QStringLiteral("details")}},
        {"settings-exported", settings, {QStringLiteral("export")}},
        {"settings-sent", settings, {QStringLiteral("show")}},
        {"settings-deletion", settings, {QStringLiteral("delete")}},
    };
    for (const auto &scene : all)
        QTest::newRow(QByteArray(scene.name) + '-' + row) << QString::fromLatin1(language) << scene.content << scene.presses;
}

static void prepare(Scene &scene, const QStringList &presses)
{
    QVERIFY2(scene.window, qPrintable(scene.warnings.join(u'\n')));
    for (const QString &name : presses) {
        QTRY_VERIFY2(scene.item(name), qPrintable(name));
        // From the keyboard, so that what is pressed is scrolled to.
        scene.item(name)->forceActiveFocus(Qt::TabFocusReason);
        scene.press(Qt::Key_Return);
    }
    QCOMPARE(scene.warnings, QStringList());
}

void TestConsentTexts::noTextIsCutOffInTheSmallestWindow_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QStringList>("presses");
    for (const char *language : {"en", "de", "fr", "es", "zh_CN", "ja", "ar", "longer"})
        addScenes(language, language);
}

void TestConsentTexts::noTextIsCutOffInTheSmallestWindow()
{
    QFETCH(QString, language);
    QFETCH(QString, content);
    QFETCH(QStringList, presses);
    speak(language);
    Scene scene(content, {320, 480}, [](Tracker &tracker, Millimetric &) {
        tracker.setSentRecordBytes(1 << 20);
        tracker.addDestination(new Doow); // a sentence for each of the two, the longest ones
        tracker.addDestination(new SettleSettle);
    });
    prepare(scene, presses);
    if (QTest::currentTestFailed())
        return;
    QTRY_VERIFY(countTexts(scene.window->contentItem()) > 3);
    QTRY_COMPARE(cutOff(scene.window->contentItem()), QStringList());
}

void TestConsentTexts::pictures_data()
{
    if (qEnvironmentVariableIsEmpty("TALLY_PICTURES"))
        QSKIP("TALLY_PICTURES names no folder.");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QStringList>("presses");
    for (const char *language : {"en", "de", "fr", "es", "zh_CN", "ja", "ar"})
        addScenes(language, language);
}

// Named <style>-<scene>-<language>-<light or dark>-<width>.png
void TestConsentTexts::pictures()
{
    const QString folder = qEnvironmentVariable("TALLY_PICTURES");
    QFETCH(QString, language);
    QFETCH(QString, content);
    QFETCH(QStringList, presses);
    QVERIFY(QDir().mkpath(folder));
    speak(language);
    for (const QString &palette : {QString(), dark}) {
        for (const QSize size : {QSize(720, 560), QSize(320, 480)}) {
            const bool isSent = presses.contains(QStringLiteral("show"));
            Scene scene(palette + content, size, [&](Tracker &tracker, Millimetric &millimetric) {
                tracker.setSentRecordBytes(1 << 20);
                millimetric.setSecretKeyAccepted(true);
                millimetric.setFlushAt(4);
                if (!isSent)
                    millimetric.setHost(QUrl(QStringLiteral("https://api.millimetric.ai")));
                tracker.setOffline(!isSent);
                tracker.addDestination(new Doow);
                if (!isSent) // which waits for an option
                    tracker.addDestination(new SettleSettle);
            });
            if (isSent) {
                scene.fixture.tracker->grantConsent();
                for (int i = 0; i < 12; ++i)
                    scene.fixture.tracker->track(QStringLiteral("purchase"), {{QStringLiteral("amount_cents"), 4900 + i}});
                QVERIFY(scene.fixture.tracker->waitForFlushed(std::chrono::seconds(5)));
            }
            prepare(scene, presses);
            if (QTest::currentTestFailed())
                return;
            if (presses.contains(QStringLiteral("export")))
                QTRY_VERIFY(scene.item(QStringLiteral("result")));
            QVERIFY(QTest::qWaitFor([&] { return cutOff(scene.window->contentItem()).isEmpty(); }));
            const QString name = QStringLiteral("%1-%2-%3-%4.png").arg(
                qEnvironmentVariable("QT_QUICK_CONTROLS_STYLE"), QString::fromUtf8(QTest::currentDataTag()),
                palette.isEmpty() ? QStringLiteral("light") : QStringLiteral("dark"), QString::number(size.width()));
            QVERIFY(scene.window->grabWindow().save(QDir(folder).filePath(name)));
        }
    }
}

QTEST_MAIN(TestConsentTexts)
#include "tst_consenttexts.moc"
