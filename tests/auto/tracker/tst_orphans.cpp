// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What dead processes left, where it is more than is looked after at once, or not all of it for this program.

#include "../store/orphans.h"
#include "core/record.h"
#include "delivery/seams.h"
#include "fixture.h"
#include "store/queue.h"
#include "store/run.h"

#include <QDir>
#include <QRegularExpression>

using namespace Tally;
using namespace std::chrono_literals;

class OrphansTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(seams().mostRuns, 512);
        seams().mostRuns = mostRuns;
    }
    void ofManyShortLivesFewAreLookedAfterAtOnce();
    void whatIsForNobodyHereTakesNoPlace();
    void whatIsLeftForNobodyHereTakesNoPlace();
    void aDestinationThatComesLaterGetsItsOwnInOrder();
    void whatHasNoPlaceIsTakenBackToo_data();
    void whatHasNoPlaceIsTakenBackToo();

private:
    static constexpr int mostRuns = 4;
    const QString ours = QStringLiteral("millimetric");
    const QString another = QStringLiteral("another");

    static QString folder(const Fixture &f) { return f.dir.path() + QLatin1String("/default"); }
    static int runs(const Fixture &f)
    {
        return int(QDir(folder(f) + QLatin1String("/runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
    }
    static QString leave(const Fixture &f, const QStringList &destinations, const Event &event = Event(QStringLiteral("n")))
    {
        return Tally::leave(folder(f), destinations, event).id;
    }
    /// One that is added has what dead processes left looked for at once.
    static Millimetric *add(const Fixture &f, const QString &name)
    {
        auto *destination = new Millimetric;
        destination->setName(name);
        destination->setHost(f.collector.url());
        destination->setKey(testKey());
        f.tracker->addDestination(destination);
        return destination;
    }
    static void goOffline(Tracker &tracker, Millimetric &) { tracker.setOffline(true); }
};

void OrphansTest::ofManyShortLivesFewAreLookedAfterAtOnce()
{
    Fixture f;
    f.close();
    QStringList ids;
    for (int i = 0; i < mostRuns + 2; ++i)
        ids.append(leave(f, {ours}));
    const auto locks = [] {
        int count = 0;
        for (const QFileInfo &open : QDir(QStringLiteral("/proc/self/fd")).entryInfoList(QDir::System | QDir::Files))
            count += open.symLinkTarget().contains(QRegularExpression(QStringLiteral("/runs/[^/]*\\.lock$")));
        return count;
    };
    f.open(&OrphansTest::goOffline);
    QTRY_VERIFY(f.tracker->pendingCount() >= mostRuns);
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(f.tracker->pendingCount(), mostRuns);
    QCOMPARE(locks(), mostRuns + 1); // and this process's own
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.tracker->deliveredCount(), mostRuns);
    QVERIFY(f.balances());
    f.close();
    f.open(); // or in five minutes
    QTRY_COMPARE(f.tracker->deliveredCount(), ids.size() - mostRuns);
    QCOMPARE(f.arrivedIds(), ids);
}

void OrphansTest::whatIsForNobodyHereTakesNoPlace()
{
    Fixture f;
    f.close();
    for (int i = 0; i < mostRuns; ++i)
        leave(f, {another});
    const QString id = leave(f, {ours});
    f.open();
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.arrivedIds(), QStringList{id});
    QTRY_COMPARE(f.errors.size(), 1);
    QVERIFY2(f.errors.first().text.contains(another), qPrintable(f.errors.first().text));
    // Somebody else who has it may take it.
    QCOMPARE(orphansIn(folder(f)).size(), std::size_t(mostRuns));
}

void OrphansTest::whatIsLeftForNobodyHereTakesNoPlace()
{
    Fixture f;
    f.close();
    QStringList ids;
    for (int i = 0; i < mostRuns; ++i)
        ids.append(leave(f, {another, ours}));
    ids.append(leave(f, {ours}));
    f.open();
    f.tracker->track(QStringLiteral("n")); // with a queue of its own it lets go of each that is done
    QTRY_COMPARE(f.destination->deliveredCount(), mostRuns + 1);
    add(f, QStringLiteral("third"));
    QTRY_COMPARE(f.destination->deliveredCount(), mostRuns + 2);
    f.close();
    // Nor after a restart, when nothing is left in them for the one that is here.
    ids.append(leave(f, {ours}));
    f.open();
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    for (const QString &id : ids)
        QCOMPARE(f.collector.count(id), 1);
    f.close();
    QCOMPARE(runs(f), mostRuns);
}

void OrphansTest::aDestinationThatComesLaterGetsItsOwnInOrder()
{
    Fixture f;
    f.close();
    const QStringList ids{leave(f, {another}), leave(f, {another, ours}), leave(f, {another})};
    f.open(&OrphansTest::goOffline);
    QTRY_COMPARE(f.destination->pendingCount(), 1);
    QVERIFY(f.tracker->waitForSaved(5s));
    f.destination->setEnabled(false); // what is in use for one does not hold up the other
    Millimetric *const late = add(f, another);
    QTRY_COMPARE(late->pendingCount(), 3);
    f.tracker->setOffline(false);
    QTRY_COMPARE(late->deliveredCount(), 3);
    QCOMPARE(f.arrivedIds(), ids);
    QCOMPARE(f.destination->pendingCount(), 1);
}

void OrphansTest::whatHasNoPlaceIsTakenBackToo_data()
{
    QTest::addColumn<std::function<void(Tracker &)>>("takeBack");
    QTest::addColumn<Tracker::DropReason>("why");
    QTest::newRow("denyConsent") << std::function([](Tracker &t) { t.denyConsent(); }) << Tracker::DropReason::NoConsent;
    QTest::newRow("forget") << std::function([](Tracker &t) { t.forget(); }) << Tracker::DropReason::Cleared;
}

void OrphansTest::whatHasNoPlaceIsTakenBackToo()
{
    QFETCH(const std::function<void(Tracker &)>, takeBack);
    QFETCH(const Tracker::DropReason, why);
    Fixture f;
    f.close();
    QStringList ids;
    for (int i = 0; i < mostRuns + 2; ++i)
        ids.append(leave(f, {ours}));
    Event erase(QStringLiteral("$forget"));
    erase.kind = Event::Forget;
    erase.userId = QStringLiteral("ann");
    leave(f, {ours}, erase);
    const QStringList others{leave(f, {another}), leave(f, {another, ours})};
    ids.append(others.last());
    QStringList dropped;
    f.open([&](Tracker &tracker, Millimetric &) {
        tracker.setOffline(true);
        connect(&tracker, &Tracker::dropped, this, [&](const QStringList &gone, Tracker::DropReason reason, const QString &of) {
            // Who was away hears that something was taken back, and no more.
            QCOMPARE(reason, of == another ? Tracker::DropReason::NoConsent : why);
            dropped += gone;
        });
    });
    QTRY_COMPARE(f.destination->pendingCount(), mostRuns);
    ids.append(leave(f, {ours})); // by one that died just now
    takeBack(*f.tracker);
    QVERIFY(f.tracker->waitForSaved(5s));
    QCOMPARE(f.destination->pendingCount(), 1); // the request to erase ann
    QCOMPARE(f.destination->droppedCount(), ids.size() + int(why == Tracker::DropReason::Cleared)); // one for nobody
    QVERIFY(f.balances());
    QTRY_COMPARE(dropped.size(), f.destination->droppedCount());
    for (const QString &id : std::as_const(ids))
        QVERIFY(dropped.contains(id));
    f.tracker->grantConsent();
    f.tracker->setOffline(false);
    QTRY_COMPARE(f.destination->deliveredCount(), 1);
    QCOMPARE(f.collector.requests().size(), 1);
    QCOMPARE(f.collector.requests().first().body, QByteArray("{\"user_id\":\"ann\"}"));
    const Millimetric *const late = add(f, another);
    QTRY_COMPARE(late->droppedCount(), others.size());
    QCOMPARE(late->pendingCount(), 0);
    QCOMPARE(f.arrivedIds(), QStringList());
    f.close();
    QCOMPARE(runs(f), 0);
}

QTEST_GUILESS_MAIN(OrphansTest)
#include "tst_orphans.moc"
