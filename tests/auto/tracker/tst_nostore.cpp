// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A store that cannot be opened when the program starts: a full disk, a missing mount.

#include "delivery/seams.h"
#include "fixture.h"

#include <QDir>
#include <QFile>

#include <atomic>

using namespace Tally;
using namespace std::chrono_literals;

namespace {
std::atomic<qint64> clockOffsetMs{0};
}

class NoStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        seams().now = [] { return later(realNow(), clockOffsetMs); };
    }
    void withoutAStoreEventsAreDeliveredFromMemory();
    void whatWaitsInMemoryIsWrittenWhenTheStoreIsThere();

private:
    // In the way of the store's folder.
    static void block(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
};

void NoStoreTest::withoutAStoreEventsAreDeliveredFromMemory()
{
    Fixture f([&](Tracker &tracker, Millimetric &) {
        block(tracker.storagePath() + QLatin1String("/store"));
        tracker.setStoragePath(tracker.storagePath() + QLatin1String("/store"));
    });
    const QString id = f.tracker->track(QStringLiteral("n"));
    QVERIFY(!id.isEmpty());
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QVERIFY(f.has(Error::StorageFailed)); // and it was said
    QVERIFY(f.balances());
}

void NoStoreTest::whatWaitsInMemoryIsWrittenWhenTheStoreIsThere()
{
    const auto configure = [](Tracker &tracker, Millimetric &) {
        tracker.setStoragePath(tracker.storagePath() + QLatin1String("/store"));
    };
    QStringList ids;
    Fixture f([&](Tracker &tracker, Millimetric &to) {
        block(tracker.storagePath() + QLatin1String("/store"));
        configure(tracker, to);
        tracker.setOffline(true);
    });
    for (int i = 0; i < 10; ++i)
        ids.append(f.tracker->track(QStringLiteral("n")));
    QTRY_VERIFY(f.has(Error::StorageFailed));
    QCOMPARE(f.destination->pendingCount(), 10);
    QVERIFY(!f.tracker->waitForSaved(100ms)); // nothing is safe yet, and nobody says so

    QVERIFY(QFile::remove(f.dir.filePath(QStringLiteral("store"))));
    clockOffsetMs += 2000; // looked for once a second
    ids.append(f.tracker->track(QStringLiteral("n")));
    QVERIFY(f.tracker->waitForSaved(5s));
    QVERIFY(f.balances());
    f.close();

    f.open(configure); // the next run
    QTRY_COMPARE(f.destination->deliveredCount(), 11);
    QCOMPARE(f.arrivedIds(), ids);
}

QTEST_GUILESS_MAIN(NoStoreTest)
#include "tst_nostore.moc"
