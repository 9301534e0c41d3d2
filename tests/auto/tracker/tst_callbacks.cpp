// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What an application's own code may do where Tally calls it, and what is called when all is over.

#include "fixture.h"

#include <cstring>
#include <new>

using namespace Tally;
using namespace std::chrono_literals;

class TestCallbacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDestinationMayGoBeforeWhatItsWorkerSaidIsTold_data();
    void aDestinationMayGoBeforeWhatItsWorkerSaidIsTold();
};

void TestCallbacks::aDestinationMayGoBeforeWhatItsWorkerSaidIsTold_data()
{
    QTest::addColumn<bool>("isRemoved");
    QTest::newRow("deleted") << false;
    QTest::newRow("removed and deleted") << true;
}

void TestCallbacks::aDestinationMayGoBeforeWhatItsWorkerSaidIsTold()
{
    QFETCH(bool, isRemoved);
    Fixture f;
    // In memory of our own, so that whoever looks there afterwards finds nothing.
    alignas(Millimetric) std::byte place[sizeof(Millimetric)];
    auto *passing = new (place) Millimetric;
    passing->setName(QStringLiteral("passing"));
    passing->setHost(f.collector.url());
    passing->setKey(testKey());
    QVERIFY(f.tracker->addDestination(passing));
    QTRY_COMPARE(passing->keySource(), Destination::Code);
    QTRY_COMPARE(f.destination->keySource(), Destination::Code);
    QSignalSpy delivered(f.tracker.get(), &Tracker::delivered);
    const QString id = f.tracker->track(QStringLiteral("n"));
    QVERIFY(f.tracker->waitForFlushed(20s)); // without the event loop, now that the keys are there
    QCOMPARE(passing->deliveredCount(), 1);
    QCOMPARE(delivered.size(), 0);
    if (isRemoved)
        f.tracker->removeDestination(passing);
    passing->~Millimetric();
    std::memset(place, 0, sizeof place);
    QTRY_COMPARE(delivered.size(), 2);
    QSet<QString> names;
    for (const QList<QVariant> &arguments : std::as_const(delivered)) {
        QCOMPARE(arguments.at(0).toStringList(), QStringList{id});
        names.insert(arguments.at(1).toString());
    }
    QCOMPARE(names, (QSet<QString>{f.destination->name(), QStringLiteral("passing")}));
}

QTEST_GUILESS_MAIN(TestCallbacks)
#include "tst_callbacks.moc"
