// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Where the event loop is not GLib's, QtKeychain's jobs never end: the key store answers all the same.

#include "ownkeyring.h"

#include <QElapsedTimer>

using namespace Tally;

class TestKeychainNoGlib : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aJobThatNeverEndsIsAnsweredInTime();
    void noFurtherJobIsPutBehindIt();
    void whatNeedsNoJobStillWorks();
};

void TestKeychainNoGlib::aJobThatNeverEndsIsAnsweredInTime()
{
    auto store = makeKeychain(QStringLiteral("Acme/kiosk"));
    QElapsedTimer timer;
    timer.start();
    const KeyResult result = writeKey(*store, QStringLiteral("vendor"), "sk_test_secret");
    QVERIFY2(timer.elapsed() < 5500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(result.status, KeyResult::Status::Failed);
    QVERIFY(result.text.contains(QLatin1String("QT_NO_GLIB")));
    QVERIFY(!result.text.contains(QLatin1String("sk_test_secret")));
}

void TestKeychainNoGlib::noFurtherJobIsPutBehindIt()
{
    auto store = makeKeychain(QStringLiteral("Acme/kiosk"));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(writeKey(*store, QStringLiteral("vendor"), "sk_test_secret").status, KeyResult::Status::Failed);
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void TestKeychainNoGlib::whatNeedsNoJobStillWorks()
{
    auto store = makeKeychain(QStringLiteral("Acme/kiosk"));
    QCOMPARE(readKey(*store, QStringLiteral("none")).status, KeyResult::Status::Missing);
    QCOMPARE(unlockKeys(*store).status, KeyResult::Status::Done);
}

int main(int argc, char **argv)
{
    if (qgetenv("TALLY_OWN_KEYRING") != "service")
        return runUnderOwnKeyring("service", argc, argv);
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication app(argc, argv);
    TestKeychainNoGlib test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_keychainnoglib.moc"
