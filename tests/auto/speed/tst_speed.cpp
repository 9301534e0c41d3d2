// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What would be seen in sh tests/benchmarks/run.sh too, but only by somebody who runs it: track() twice as slow as it was.

#include "figures.h"

#include <Tally/Millimetric>
#include <Tally/Tracker>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

class TestSpeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trackCostsAFewBareWrites();
};

namespace {

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

template<typename Call>
double medianTime(int calls, const Call &call)
{
    std::vector<double> times;
    times.reserve(std::size_t(calls));
    for (int i = 0; i < calls; ++i) {
        const int64_t before = nowNs();
        call();
        times.push_back(double(nowNs() - before));
    }
    return medianOf(times);
}

} // namespace

// Times are those of this machine at this moment, so they are compared with a bare write() in the same moment, and what is
// judged is the median of many short rounds: whatever else runs slows both, or a few rounds.
void TestSpeed::trackCostsAFewBareWrites()
{
    QTemporaryDir folder;
    Tally::Tracker tracker;
    tracker.setStoragePath(folder.path());
    tracker.setOffline(true);
    auto *millimetric = new Tally::Millimetric;
    millimetric->setKey(QStringLiteral("sk_test"));
    QVERIFY(tracker.addDestination(millimetric));
    const QVariantMap properties{{QStringLiteral("product"), QStringLiteral("lorenta vomi")},
                                 {QStringLiteral("order"), QStringLiteral("b1946ac9-2492-d2347c6235b4")},
                                 {QStringLiteral("amount_cents"), 4900},
                                 {QStringLiteral("weight"), 12.345},
                                 {QStringLiteral("returning"), true}};
    const QString name = QStringLiteral("purchase");
    const QByteArray path = QFile::encodeName(folder.filePath(QStringLiteral("bare")));
    const int file = open(path.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    QVERIFY(file >= 0);
    const QByteArray record(300, 'x');

    std::vector<double> ratios;
    for (int round = 0; round < 41; ++round) {
        const double call = medianTime(200, [&] { tracker.track(name, properties); });
        const double bare = medianTime(200, [&] { QCOMPARE(write(file, record.constData(), size_t(record.size())), record.size()); });
        if (round > 0) // in the first the store is made
            ratios.push_back(call / bare);
    }
    close(file);
    QCOMPARE(tracker.pendingCount(), 41 * 200);
    QVERIFY(tracker.waitForSaved(std::chrono::seconds(30))); // the worker has caught up: the folder can go
    const double ratio = medianOf(ratios);
    qInfo("track() costs %.1f bare writes; more than %d would be a regression", ratio, MOST_WRITES);
    QVERIFY2(ratio < MOST_WRITES, qPrintable(QStringLiteral("track() costs %1 bare writes").arg(ratio)));
}

QTEST_GUILESS_MAIN(TestSpeed)
#include "tst_speed.moc"
