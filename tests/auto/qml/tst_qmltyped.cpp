// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/collector.h"
#include "tracker.h"
#include "vendors/millimetric.h"

#include <QClipboard>
#include <QDirIterator>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Tally;

namespace {

// Letters that no id, name or path here has six of in a row.
constexpr char letters[] = "BCDFGHJKLMNPQRSTVWXZ";
constexpr qsizetype shortest = 6; // of what counts as a piece of a text

/// Every piece of what was typed, and where such pieces are.
class Pieces
{
public:
    void add(const QByteArray &word)
    {
        const qsizetype length = word.at(0) <= '9' ? word.size() : shortest; // of numbers only the whole is one
        for (qsizetype i = 0; i + length <= word.size(); ++i)
            m_all.insert(word.mid(i, length));
        m_number = word.at(0) <= '9' ? word.size() : m_number;
    }
    int in(const QByteArray &bytes) const
    {
        int found = 0;
        for (qsizetype i = 0; i + shortest <= bytes.size(); ++i) {
            if (QByteArrayView(letters).contains(bytes.at(i)))
                found += m_all.contains(bytes.mid(i, shortest));
            else if (bytes.at(i) >= '1' && bytes.at(i) <= '9')
                found += m_all.contains(bytes.mid(i, m_number));
        }
        return found;
    }

private:
    QSet<QByteArray> m_all;
    qsizetype m_number = 9;
};

QByteArray everyFileIn(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.fileName().toUtf8() + '\n' + file.readAll() + '\n';
    }
    return all;
}

/// A module of the kiosk's own files.
bool makeKiosk(const QString &folder)
{
    const QDir from(QStringLiteral(KIOSK_QML));
    QDir(folder).mkpath(QStringLiteral("Kiosk"));
    QByteArray qmldir = "module Kiosk\n";
    const QStringList files = from.entryList({QStringLiteral("*.qml")});
    for (const QString &name : files) {
        QFile file(from.filePath(name));
        if (!QFile::copy(file.fileName(), folder + QStringLiteral("/Kiosk/") + name) || !file.open(QIODevice::ReadOnly))
            return false;
        const QByteArray type = QFileInfo(name).baseName().toUtf8();
        const bool isSingleton = file.readAll().contains("pragma Singleton");
        qmldir += (isSingleton ? "singleton " : "") + type + " 1.0 " + name.toUtf8() + '\n';
    }
    QFile list(folder + QStringLiteral("/Kiosk/qmldir"));
    return list.open(QIODevice::WriteOnly) && list.write(qmldir) == qmldir.size() && !files.isEmpty();
}

} // namespace

/// Random texts are typed and pasted into every input there is, while everything that can be declared is: none of them
/// is on disk or in a request. TALLY_TYPED_TEXTS says how many.
class TestQmlTyped : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QT_QUICK_BACKEND", "software"); }

private Q_SLOTS:
    void nothingThatIsTypedLeaves();

private:
    QByteArray word(bool isNumber);
    void type(const QByteArray &word, const QString &rest = {});
    QList<QQuickItem *> inputs() const;

    QRandomGenerator m_random{20261122};
    QQuickWindow *m_window = nullptr;
};

QByteArray TestQmlTyped::word(bool isNumber)
{
    if (isNumber)
        return QByteArray::number(m_random.bounded(100'000'000, 999'999'999));
    QByteArray word;
    for (qsizetype i = m_random.bounded(8, 20); i > 0; --i)
        word += letters[m_random.bounded(int(sizeof letters) - 1)];
    return word;
}

void TestQmlTyped::type(const QByteArray &word, const QString &rest)
{
    const QString text = QString::fromLatin1(word) + rest;
    for (const QChar c : text)
        QTest::sendKeyEvent(QTest::Click, m_window, Qt::Key(c.unicode()), QString(c), Qt::NoModifier);
}

QList<QQuickItem *> TestQmlTyped::inputs() const
{
    QList<QQuickItem *> found, ahead{m_window->contentItem()};
    while (!ahead.isEmpty()) {
        QQuickItem *item = ahead.takeFirst();
        if (!item->isVisible() || !item->isEnabled())
            continue;
        if (item->inherits("QQuickTextInput") || item->inherits("QQuickTextEdit"))
            found.append(item);
        ahead.append(item->childItems());
    }
    return found;
}

void TestQmlTyped::nothingThatIsTypedLeaves()
{
    bool isGiven = false;
    int count = qEnvironmentVariableIntValue("TALLY_TYPED_TEXTS", &isGiven);
    if (!isGiven)
        count = 60;
    const QTemporaryDir store, modules;
    QVERIFY(makeKiosk(modules.path()));
    Collector collector;
    QVERIFY(collector.start());
    Tracker tracker;
    tracker.setStoragePath(store.path());
    tracker.setOffline(true);
    auto *millimetric = new Millimetric;
    millimetric->setHost(collector.url());
    millimetric->setKey(QStringLiteral("sk_test_abcd1234_0123456789abcdef"));
    millimetric->setSecretKeyAccepted(true);
    tracker.addDestination(millimetric);

    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral(QML_DIR));
    engine.addImportPath(modules.path());
    const QUrl pages = QUrl::fromLocalFile(modules.path() + QStringLiteral("/Kiosk/"));
    engine.setInitialProperties({{QStringLiteral("pages"), pages}});
    engine.load(QUrl::fromLocalFile(QStringLiteral(TYPED_SCENE)));
    QVERIFY(!engine.rootObjects().isEmpty());
    m_window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
    QVERIFY(QTest::qWaitForWindowExposed(m_window));

    const QStringList places{QStringLiteral("inputs"),      QStringLiteral("popup"),
                             QStringLiteral("StartPage"),   QStringLiteral("CataloguePage"),
                             QStringLiteral("ProductPage"), QStringLiteral("BasketPage"),
                             QStringLiteral("SignInPage"),  QStringLiteral("ThanksPage")};
    Pieces pieces;
    QMap<QString, int> typed; // into what, and how often
    int done = 0;
    while (done < count) {
        for (const QString &place : places) {
            QVERIFY(QMetaObject::invokeMethod(m_window, "show", Q_ARG(QVariant, place)));
            QTRY_VERIFY(m_window->isActive());
            QCoreApplication::processEvents();
            const QList<QQuickItem *> all = inputs();
            for (QQuickItem *input : all) {
                const bool isNumber = input->parentItem() && input->parentItem()->inherits("QQuickSpinBox");
                const QByteArray first = word(isNumber), second = word(isNumber);
                pieces.add(first);
                pieces.add(second);
                input->forceActiveFocus();
                QTest::keyClick(m_window, Qt::Key_A, Qt::ControlModifier);
                QGuiApplication::clipboard()->setText(QString::fromLatin1(second));
                QTest::keyClick(m_window, Qt::Key_V, Qt::ControlModifier);
                QVERIFY2(input->property("text").toByteArray().contains(second), input->metaObject()->className());
                QTest::keyClick(m_window, Qt::Key_A, Qt::ControlModifier);
                type(first, isNumber ? QString() : QStringLiteral(" Grüße, 世界!"));
                QVERIFY2(input->property("text").toByteArray().contains(first), input->metaObject()->className());
                QTest::keyClick(m_window, Qt::Key_Return);
                ++typed[place + u'/' + QString::fromLatin1(input->metaObject()->className()).section(u'_', 0, 0)];
                done += 2;
            }
            QVERIFY(QMetaObject::invokeMethod(m_window, "press"));
            QCoreApplication::processEvents();
        }
    }
    for (auto it = typed.cbegin(); it != typed.cend(); ++it)
        qInfo().noquote() << "typed and pasted" << it.value() << "times into" << it.key();
    QVERIFY(typed.size() >= 6); // with the kiosk's own

    QVERIFY(tracker.waitForSaved(std::chrono::seconds(30)));
    const QByteArray onDisk = everyFileIn(store.path());
    tracker.setOffline(false);
    QVERIFY(tracker.waitForFlushed(std::chrono::seconds(60)));
    QByteArray sent;
    QMap<QString, int> names;
    for (const CollectedRequest &request : collector.requests())
        sent += Collector::plainBody(request) + '\n';
    for (const CollectedEvent &event : collector.events())
        ++names[event.name];
    qInfo().noquote() << done << "texts:" << pieces.in(onDisk) << "hits in" << onDisk.size() << "bytes on disk,"
                      << pieces.in(sent) << "in" << sent.size() << "bytes sent," << names;
    for (const char *name : {"$pageview", "accepted", "chosen", "pressed", "text_changed", "value_changed"})
        QVERIFY2(names.value(QString::fromLatin1(name)) > 0, name); // everything was watched
    QCOMPARE(pieces.in(onDisk), 0);
    QCOMPARE(pieces.in(sent), 0);
    QCOMPARE(pieces.in(everyFileIn(store.path())), 0);

    // A text that does leave is found in both places.
    const QByteArray planted = word(false);
    pieces.add(planted);
    tracker.setOffline(true);
    tracker.track(QStringLiteral("planted"), {{QStringLiteral("text"), QString::fromLatin1(planted)}});
    QVERIFY(tracker.waitForSaved(std::chrono::seconds(30)));
    QVERIFY(pieces.in(everyFileIn(store.path())) > 0);
    tracker.setOffline(false);
    QVERIFY(tracker.waitForFlushed(std::chrono::seconds(30)));
    QVERIFY(pieces.in(Collector::plainBody(collector.requests().constLast())) > 0);
}

QTEST_MAIN(TestQmlTyped)
#include "tst_qmltyped.moc"
