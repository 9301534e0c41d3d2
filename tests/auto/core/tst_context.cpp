// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "core/context.h"

#include <QCoreApplication>
#include <QSize>
#include <QTest>

#include <thread>

using namespace Tally;

class ContextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheProgramRunsOn();
    void hasNoScreenWithoutAUserInterface();
    void hasTheScreenWhereThereIsOne();
    void leavesTheScreenAloneInOtherThreads();
    void tellsNoDeviceFromAnother();
};

void ContextTest::saysWhatTheProgramRunsOn()
{
    QCoreApplication::setApplicationName(QStringLiteral("shop"));
    QCoreApplication::setApplicationVersion(QStringLiteral("1.2.3"));
    const QVariantMap context = contextProperties();
    QCOMPARE(context.value(QStringLiteral("$app_name")).toString(), QStringLiteral("shop"));
    QCOMPARE(context.value(QStringLiteral("$app_version")).toString(), QStringLiteral("1.2.3"));
    QCOMPARE(context.value(QStringLiteral("$qt_version")).toString(), QString::fromLatin1(qVersion()));
    QCOMPARE(context.value(QStringLiteral("$os")).toString(), QSysInfo::productType());
    QVERIFY(!context.value(QStringLiteral("$locale")).toString().isEmpty());
    QCoreApplication::setApplicationVersion({});
    QVERIFY2(!contextProperties().contains(QStringLiteral("$app_version")), "nothing is sent for nothing");
}

void ContextTest::hasNoScreenWithoutAUserInterface()
{
    QVERIFY(!contextProperties().contains(QStringLiteral("$screen_width")));
}

void ContextTest::hasTheScreenWhereThereIsOne()
{
    // What QGuiApplication offers, without linking it.
    QObject screen;
    screen.setProperty("size", QSize(1920, 1080));
    screen.setProperty("devicePixelRatio", 1.5);
    qApp->setProperty("primaryScreen", QVariant::fromValue<QObject *>(&screen));
    const QVariantMap context = contextProperties();
    qApp->setProperty("primaryScreen", {});
    QCOMPARE(context.value(QStringLiteral("$screen_width")).toInt(), 1920);
    QCOMPARE(context.value(QStringLiteral("$screen_height")).toInt(), 1080);
    QCOMPARE(context.value(QStringLiteral("$screen_density")).toDouble(), 1.5);
}

void ContextTest::leavesTheScreenAloneInOtherThreads()
{
    QObject screen;
    screen.setProperty("size", QSize(1920, 1080));
    qApp->setProperty("primaryScreen", QVariant::fromValue<QObject *>(&screen));
    QVariantMap context;
    std::thread([&context] { context = contextProperties(); }).join();
    qApp->setProperty("primaryScreen", {});
    QVERIFY(!context.isEmpty());
    QVERIFY(!context.contains(QStringLiteral("$screen_width")));
}

void ContextTest::tellsNoDeviceFromAnother()
{
    const QVariantMap context = contextProperties();
    for (const QVariant &value : context) {
        QVERIFY(value.toString() != QSysInfo::machineHostName());
        QVERIFY(value.toString() != QString::fromLatin1(QSysInfo::machineUniqueId()));
    }
    for (auto it = context.cbegin(); it != context.cend(); ++it)
        QVERIFY(it.key().startsWith(QLatin1Char('$')));
}

QTEST_GUILESS_MAIN(ContextTest)
#include "tst_context.moc"
