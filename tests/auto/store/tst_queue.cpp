// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/files.h"
#include "store/quarantine.h"
#include "store/queue.h"
#include "store/segment.h"

#include "plainvendor.h"

#include <QDateTime>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

#include <sys/resource.h>

using namespace Tally;

class QueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->filePath(QStringLiteral("q"));
        m_quarantine = m_dir->filePath(QStringLiteral("quarantine"));
    }
    void sendsInOrderAcrossARestart();
    void reopensToTheSameBatch();
    void neverGoesBackInNumbers();
    void keepsRoutesApartAndInOrder();
    void cutsFullBatchesOff();
    void respectsTheBytesOfABatch();
    void isToldOnceOfEventsThatComeOneAfterAnother();
    void countsARefusalOnce();
    void settlesTheHighestFirst();
    void splitsIntoTheSameHalves();
    void finishesASplitThatWasKilled();
    void progressSurvivesARestart();
    void quarantinesAndRetries();
    void evictionSparesWhatIsInFlight();
    void evictsByBytesAndAge();
    void bytesThatAreInSegmentsCountOnce();
    void clearLeavesNoBytes();
    void clearKeepsARoute();
    void forgetErasesWhatCameBefore();
    void setsDamagedSegmentsAside();
    void waitsForWhatCannotBeReadNow();
    void anotherAnswerReplacesTheFirst();
    void oneIdGivenTwiceIsInQuarantineTwice();
    void staysInMemoryWithoutAFolder();
    void twoWithoutAFolderShareAQuarantine();
    void worksOnAFullDisk();
    void forgetsWhatIsDoneAlsoWhereTheDiskTakesNothing();
    void freezesAllForPlainQSettings();

private:
    std::unique_ptr<Queue> open() { return std::make_unique<Queue>(m_folder, QStringLiteral("0000000001-run")); }
    void append(Queue &queue, int from, int count)
    {
        for (int i = from; i < from + count; ++i)
            queue.append(recordOf(QStringLiteral("e%1").arg(i)));
    }
    static QStringList ids(int from, int count)
    {
        QStringList list;
        for (int i = from; i < from + count; ++i)
            list.append(QStringLiteral("e%1").arg(i));
        return list;
    }
    /// Takes in and settles everything, as a vendor that takes all would.
    static QStringList drain(Queue &queue, const Vendor &vendor)
    {
        queue.takeIn(vendor);
        QStringList all;
        while (const auto segment = queue.next(vendor)) {
            all += segment->batch.eventIds.mid(segment->settled);
            queue.settle(*segment);
        }
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
    QString m_quarantine;
};

void QueueTest::sendsInOrderAcrossARestart()
{
    const PlainVendor vendor(10);
    auto queue = open();
    append(*queue, 1, 25);
    QCOMPARE(queue->pending(), 25);
    queue->takeIn(vendor);
    QCOMPARE(queue->pending(), 25);
    QCOMPARE(filesIn(m_folder, QStringLiteral("*.ini")).size(), 2);
    append(*queue, 26, 2);
    queue.reset(); // no good-bye: like a kill
    queue = open();
    QCOMPARE(queue->pending(), 27);
    QCOMPARE(drain(*queue, vendor), ids(1, 27));
    QCOMPARE(queue->pending(), 0);
    queue.reset();
    queue = open();
    QCOMPARE(queue->pending(), 0);
    QVERIFY(drain(*queue, vendor).isEmpty());
}

void QueueTest::reopensToTheSameBatch()
{
    const PlainVendor vendor;
    auto queue = open();
    append(*queue, 1, 3);
    queue->takeIn(vendor);
    const auto first = queue->next(vendor);
    QVERIFY(first);
    QVERIFY(!queue->next(vendor));
    queue->putBack(*first);
    const auto again = queue->next(vendor);
    QCOMPARE(again->batch.id, first->batch.id);
    queue.reset();
    queue = open();
    const auto third = queue->next(vendor);
    QVERIFY(third);
    QCOMPARE(third->batch.id, first->batch.id);
    QCOMPARE(third->batch.route, first->batch.route);
    QCOMPARE(third->batch.events, first->batch.events);
    QCOMPARE(third->batch.eventIds, first->batch.eventIds);
}

void QueueTest::neverGoesBackInNumbers()
{
    const PlainVendor vendor;
    for (int round = 0; round < 5; ++round) {
        auto queue = open();
        append(*queue, round * 3 + 1, 3);
        QCOMPARE(drain(*queue, vendor), ids(round * 3 + 1, 3));
        queue->freezeAll(vendor);
        QVERIFY(queue->sync());
        QCOMPARE(filesIn(m_folder), QStringList(QStringLiteral("%1.mark").arg(round * 3 + 3, 12, 10, QLatin1Char('0'))));
    }
}

void QueueTest::keepsRoutesApartAndInOrder()
{
    const PlainVendor vendor;
    auto queue = open();
    append(*queue, 1, 3);
    queue->append(recordOf(QStringLiteral("i1"), QStringLiteral("who"), Event::Identify));
    queue->append(recordOf(QStringLiteral("i2"), QStringLiteral("who"), Event::Identify));
    append(*queue, 4, 2);
    queue->takeIn(vendor);
    QList<QByteArray> routes;
    QStringList all;
    while (const auto segment = queue->next(vendor)) {
        routes.append(segment->batch.route);
        all += segment->batch.eventIds;
        queue->settle(*segment);
    }
    QCOMPARE(routes, QList<QByteArray>({"events", "identify", "identify", "events"}));
    QCOMPARE(all, QStringList({QStringLiteral("e1"), QStringLiteral("e2"), QStringLiteral("e3"), QStringLiteral("i1"),
                               QStringLiteral("i2"), QStringLiteral("e4"), QStringLiteral("e5")}));
}

void QueueTest::cutsFullBatchesOff()
{
    const PlainVendor vendor(500);
    auto queue = open();
    append(*queue, 1, 1200);
    queue->takeIn(vendor);
    QCOMPARE(filesIn(m_folder, QStringLiteral("*.ini")),
             QStringList({QStringLiteral("000000000001-000000000500-500-0.ini"),
                          QStringLiteral("000000000501-000000001000-500-0.ini")}));
    QCOMPARE(queue->pending(), 1200);
    QCOMPARE(drain(*queue, vendor), ids(1, 1200));
}

void QueueTest::respectsTheBytesOfABatch()
{
    const PlainVendor vendor(500, 200);
    auto queue = open();
    append(*queue, 1, 50);
    queue->append(recordOf(QStringLiteral("e51"), QString(1000, QLatin1Char('x')))); // alone, the vendor's promise broken
    append(*queue, 52, 1);
    queue->takeIn(vendor);
    QStringList all;
    while (const auto segment = queue->next(vendor)) {
        qsizetype size = 0;
        for (const QByteArray &event : segment->batch.events)
            size += event.size() + 1;
        QVERIFY(size <= 200 || segment->batch.events.size() == 1);
        all += segment->batch.eventIds;
        queue->settle(*segment);
    }
    QCOMPARE(all, ids(1, 52));
}

void QueueTest::isToldOnceOfEventsThatComeOneAfterAnother()
{
    const PlainVendor vendor(500);
    Queue queue(m_folder, QStringLiteral("run"));
    QVERIFY(queue.append(recordOf(QStringLiteral("1"))));
    QVERIFY(!queue.append(recordOf(QStringLiteral("2"))));
    QVERIFY(queue.takeIn(vendor).hasNews);
    QVERIFY(!queue.append(recordOf(QStringLiteral("3")))); // the worker comes again
    QVERIFY(queue.takeIn(vendor).hasNews);
    QVERIFY(!queue.takeIn(vendor).hasNews);
    QVERIFY(queue.append(recordOf(QStringLiteral("4")))); // and now no more
    QVERIFY(queue.takeIn(vendor).hasNews);
    QCOMPARE(queue.pending(), 4);
}

void QueueTest::countsARefusalOnce()
{
    const PlainVendor vendor;
    auto queue = open();
    append(*queue, 1, 1);
    queue->append(recordOf(QStringLiteral("x1"), QStringLiteral("bad")));
    append(*queue, 2, 1);
    queue->append(recordOf(QStringLiteral("x2"), QStringLiteral("bad")));
    const Queue::TakenIn taken = queue->takeIn(vendor);
    QCOMPARE(taken.refused.size(), 2);
    QCOMPARE(taken.refused.first().eventId, QStringLiteral("x1"));
    QCOMPARE(taken.refused.first().reason, QStringLiteral("bad is not taken"));
    QCOMPARE(queue->pending(), 2);
    const auto segment = queue->next(vendor);
    QCOMPARE(segment->batch.eventIds, ids(1, 2));
    queue->putBack(*segment);
    queue.reset();
    queue = open();
    QCOMPARE(queue->pending(), 2);
    QVERIFY(queue->takeIn(vendor).refused.isEmpty());
    // Nothing but refused ones.
    QCOMPARE(drain(*queue, vendor), ids(1, 2));
    queue->append(recordOf(QStringLiteral("x3"), QStringLiteral("bad")));
    QCOMPARE(queue->takeIn(vendor).refused.size(), 1);
    queue.reset();
    queue = open();
    QCOMPARE(queue->pending(), 0);
    QVERIFY(filesIn(m_folder, QStringLiteral("journal-*")).isEmpty());
}

void QueueTest::settlesTheHighestFirst()
{
    const PlainVendor vendor(2);
    auto queue = open();
    append(*queue, 1, 6);
    queue->takeIn(vendor);
    const auto first = queue->next(vendor);
    const auto second = queue->next(vendor);
    const auto third = queue->next(vendor);
    QVERIFY(third);
    queue->settle(*third);
    QCOMPARE(filesIn(m_folder, QStringLiteral("*.mark")), QStringList(QStringLiteral("000000000006.mark")));
    queue->settle(*first);
    queue.reset();
    queue = open();
    QCOMPARE(queue->pending(), 2);
    QCOMPARE(drain(*queue, vendor), ids(3, 2));
    append(*queue, 7, 1);
    queue->takeIn(vendor);
    queue->next(vendor);
    QCOMPARE(filesIn(m_folder, QStringLiteral("*.ini")), QStringList(QStringLiteral("000000000007-000000000007-1-0.ini")));
}

void QueueTest::splitsIntoTheSameHalves()
{
    const PlainVendor vendor;
    QByteArray batchId;
    QList<QByteArray> firstIds;
    auto queue = open();
    append(*queue, 1, 5);
    queue->takeIn(vendor);
    const auto whole = queue->next(vendor);
    const QString file = filesIn(m_folder, QStringLiteral("*.ini")).first();
    const QByteArray bytes = contentsOf(m_folder + QLatin1Char('/') + file);
    queue->split(*whole);
    QCOMPARE(queue->pending(), 5);
    const auto first = queue->next(vendor);
    const auto second = queue->next(vendor);
    QVERIFY(!queue->next(vendor));
    QCOMPARE(first->batch.eventIds, ids(1, 3));
    QCOMPARE(second->batch.eventIds, ids(4, 2));
    QVERIFY(first->batch.id != whole->batch.id && first->batch.id != second->batch.id);
    queue.reset();
    // As if the kill had come before: the same again.
    QVERIFY(QDir(m_folder).removeRecursively());
    QVERIFY(QDir().mkpath(m_folder));
    QFile put(m_folder + QLatin1Char('/') + file);
    QVERIFY(put.open(QIODevice::WriteOnly));
    put.write(bytes);
    put.close();
    queue = open();
    queue->split(*queue->next(vendor));
    QCOMPARE(queue->next(vendor)->batch.id, first->batch.id);
    QCOMPARE(queue->next(vendor)->batch.id, second->batch.id);
}

void QueueTest::finishesASplitThatWasKilled()
{
    const PlainVendor vendor;
    auto queue = open();
    append(*queue, 1, 5);
    queue->takeIn(vendor);
    const auto whole = queue->next(vendor);
    const QString parent = m_folder + QLatin1Char('/') + filesIn(m_folder, QStringLiteral("*.ini")).first();
    const QByteArray bytes = contentsOf(parent);
    queue->split(*whole);
    queue.reset();
    const QStringList halves = filesIn(m_folder, QStringLiteral("*.ini"));
    QCOMPARE(halves.size(), 2);
    const auto putParentBack = [&] {
        QFile file(parent);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    putParentBack(); // killed before the parent went
    queue = open();
    QCOMPARE(queue->pending(), 5);
    QCOMPARE(filesIn(m_folder, QStringLiteral("*.ini")), halves);
    queue.reset();
    putParentBack();
    QVERIFY(QFile::remove(m_folder + QLatin1Char('/') + halves.last())); // killed before the second half was there
    queue = open();
    QCOMPARE(queue->pending(), 5);
    QCOMPARE(filesIn(m_folder, QStringLiteral("*.ini")).size(), 1);
    QCOMPARE(drain(*queue, vendor), ids(1, 5));
}

void QueueTest::progressSurvivesARestart()
{
    const PlainVendor vendor(1);
    auto queue = open();
    append(*queue, 1, 5);
    queue->takeIn(vendor);
    const auto segment = queue->next(vendor);
    QCOMPARE(segment->batch.events.size(), 5);
    queue->settleFirst(*segment, 2);
    QCOMPARE(queue->pending(), 3);
    queue.reset();
    queue = open();
    QCOMPARE(queue->pending(), 3);
    const auto rest = queue->next(vendor);
    QCOMPARE(rest->settled, 2);
    QCOMPARE(rest->batch.eventIds, ids(1, 5));
    QCOMPARE(rest->batch.id, segment->batch.id);
    queue->settleFirst(*rest, 5);
    QCOMPARE(queue->pending(), 0);
    queue.reset();
    queue = open();
    QVERIFY(!queue->next(vendor)); // killed before settle()
    QCOMPARE(filesIn(m_folder, QStringLiteral("*.ini")).size(), 0);
}

void QueueTest::quarantinesAndRetries()
{
    const PlainVendor vendor;
    const Quarantine quarantine(m_quarantine);
    auto queue = open();
    append(*queue, 1, 5);
    queue->takeIn(vendor);
    auto segment = queue->next(vendor);
    const QList<Verdict::Refused> refused{{QStringLiteral("e2"), QStringLiteral("no")},
                                          {QStringLiteral("e4"), QStringLiteral("never")},
                                          {QStringLiteral("unknown"), QStringLiteral("?")}};
    QVERIFY(queue->quarantine(*segment, refused, 422, m_quarantine));
    QVERIFY(queue->quarantine(*segment, refused, 422, m_quarantine)); // killed before settle(), and answered again
    QCOMPARE(quarantine.files().size(), 1);
    queue->settle(*segment);
    QCOMPARE(queue->pending(), 0);
    QCOMPARE(quarantine.count(), 2);
    const QList<Quarantine::Entry> entries = quarantine.entries();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.last().eventId, QStringLiteral("e4"));
    QCOMPARE(entries.last().event, PlainVendor::jsonOf(QStringLiteral("e4"), QStringLiteral("click")));
    QCOMPARE(entries.last().reason, QStringLiteral("never"));
    QCOMPARE(entries.last().httpStatus, 422);
    QVERIFY(entries.last().timeMs > 0);

    QCOMPARE(queue->adoptQuarantined(quarantine.files().first()), 2);
    QCOMPARE(quarantine.count(), 0);
    QCOMPARE(queue->pending(), 2);
    queue.reset();
    queue = open();
    QCOMPARE(queue->pending(), 2);
    segment = queue->next(vendor);
    QCOMPARE(segment->batch.eventIds, QStringList({QStringLiteral("e2"), QStringLiteral("e4")}));
    queue->split(*segment);
    segment = queue->next(vendor);
    QCOMPARE(segment->batch.eventIds, QStringList(QStringLiteral("e2")));
    QVERIFY(queue->quarantine(*segment, {{QStringLiteral("e2"), QStringLiteral("still")}}, 400, m_quarantine));
    queue->settle(*segment);
    QCOMPARE(queue->pending(), 1);
    QCOMPARE(drain(*queue, vendor), QStringList(QStringLiteral("e4")));
    QCOMPARE(quarantine.entries().first().reason, QStringLiteral("still"));
    QCOMPARE(Quarantine(m_quarantine).clear(), QStringList(QStringLiteral("e2")));
    QVERIFY(filesIn(m_quarantine).isEmpty());
    append(*queue, 6, 1); // the retried file had no say in numbers
    queue->takeIn(vendor);
    queue->next(vendor);
    QVERIFY(filesIn(m_folder).contains(QStringLiteral("000000000006-000000000006-1-0.ini")));
}

void QueueTest::evictionSparesWhatIsInFlight()
{
    const PlainVendor vendor(10);
    auto queue = open();
    append(*queue, 1, 35);
    queue->takeIn(vendor);
    const auto inFlight = queue->next(vendor);
    Queue::Limits limits;
    limits.maxEvents = 16;
    const Queue::Evicted evicted = queue->evict(limits, Clock());
    QCOMPARE(evicted.forSpace, ids(11, 20));
    QVERIFY(evicted.forAge.isEmpty());
    QCOMPARE(queue->pending(), 15);
    limits.maxEvents = 12;
    QCOMPARE(queue->evict(limits, Clock()).forSpace, ids(31, 3)); // of the tail
    queue.reset();
    queue = open();
    QCOMPARE(queue->pending(), 12);
    QCOMPARE(drain(*queue, vendor), ids(1, 10) + ids(34, 2));
}

void QueueTest::bytesThatAreInSegmentsCountOnce()
{
    const PlainVendor vendor(10);
    auto queue = open();
    append(*queue, 1, 100);
    queue->takeIn(vendor);
    Queue::Limits limits;
    limits.maxBytes = 0;
    for (const QString &name : filesIn(m_folder, QStringLiteral("*.ini")))
        limits.maxBytes += QFileInfo(m_folder + QLatin1Char('/') + name).size();
    QVERIFY(queue->bytes() > limits.maxBytes); // the journal has them still
    QVERIFY(queue->evict(limits, Clock()).forSpace.isEmpty());
    --limits.maxBytes;
    QCOMPARE(queue->evict(limits, Clock()).forSpace, ids(1, 10));
}

void QueueTest::evictsByBytesAndAge()
{
    const auto inDays = [](int days) {
        Clock clock;
        clock.look({QDateTime::currentMSecsSinceEpoch(), bootClockMs() + days * 86'400'000ll, {}});
        return clock;
    };
    const PlainVendor vendor(10);
    auto queue = open();
    append(*queue, 1, 100);
    queue->takeIn(vendor);
    Queue::Limits limits;
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    limits.maxBytes = queue->bytes() / 3;
    const QStringList gone = queue->evict(limits, Clock()).forSpace;
    QCOMPARE(gone, ids(1, int(gone.size())));
    QVERIFY(gone.size() >= 20 && gone.size() < 100);
    QVERIFY(queue->oldestWritten() >= nowMs - 60'000 && queue->oldestWritten() <= nowMs + 60'000);
    append(*queue, 101, 3);
    queue->takeIn(vendor);
    QVERIFY(queue->evict({}, inDays(29)).forAge.isEmpty());
    QCOMPARE(queue->evict({}, inDays(31)).forAge.size(), 103 - gone.size());
    QCOMPARE(queue->pending(), 0);
    QCOMPARE(queue->oldestWritten(), 0);
    queue.reset();
    QCOMPARE(open()->pending(), 0);
}

void QueueTest::clearLeavesNoBytes()
{
    const PlainVendor vendor(10);
    auto queue = open();
    append(*queue, 1, 25);
    queue->takeIn(vendor);
    const auto inFlight = queue->next(vendor);
    QVERIFY(isAnywhere(m_folder, "click"));
    append(*queue, 26, 1); // after the decision: not taken in, so not meant
    QCOMPARE(queue->clear(), ids(1, 25));
    QCOMPARE(queue->pending(), 1);
    QVERIFY(!isAnywhere(m_folder, "e25"));
    QVERIFY(isAnywhere(m_folder, "e26"));
    queue->settle(*inFlight); // the answer came late
    QCOMPARE(queue->pending(), 1);
    queue->takeIn(vendor);
    QCOMPARE(queue->clear(), ids(26, 1));
    QVERIFY(!isAnywhere(m_folder, "click"));
    queue.reset();
    queue = open();
    QCOMPARE(queue->pending(), 0);
    append(*queue, 27, 1);
    queue->takeIn(vendor);
    queue->next(vendor);
    QVERIFY(filesIn(m_folder).contains(QStringLiteral("000000000027-000000000027-1-0.ini")));
}

void QueueTest::clearKeepsARoute()
{
    const PlainVendor vendor(10);
    auto queue = open();
    append(*queue, 1, 12);
    queue->append(recordOf(QStringLiteral("f1"), QStringLiteral("forget"), Event::Identify));
    append(*queue, 13, 1);
    queue->takeIn(vendor);
    QCOMPARE(queue->clear("identify"), ids(1, 13));
    QCOMPARE(queue->pending(), 1);
    QVERIFY(!isAnywhere(m_folder, "click"));
    queue.reset();
    queue = open();
    QCOMPARE(drain(*queue, vendor), QStringList(QStringLiteral("f1")));
}

void QueueTest::forgetErasesWhatCameBefore()
{
    const PlainVendor vendor(10);
    auto queue = open();
    append(*queue, 1, 25);
    queue->takeIn(vendor);
    const auto inFlight = queue->next(vendor);
    append(*queue, 26, 1);
    queue->append(recordOf(QStringLiteral("f1"), QStringLiteral("forget"), Event::Forget));
    queue->append(recordOf(QStringLiteral("a1"), QStringLiteral("after")));
    Queue::TakenIn taken = queue->takeIn(vendor);
    QVERIFY(taken.forgotten);
    QCOMPARE(taken.cleared, ids(1, 26));
    QCOMPARE(queue->pending(), 2);
    queue.reset(); // killed before its caller has cleared older runs: it is found again
    queue = open();
    taken = queue->takeIn(vendor);
    QVERIFY(taken.forgotten);
    QCOMPARE(queue->pending(), 2);
    QVERIFY(!queue->takeIn(vendor).forgotten);
    QVERIFY(!isAnywhere(m_folder, "click"));
    // Another one does not take the request for the first user with it.
    queue->append(recordOf(QStringLiteral("f2"), QStringLiteral("forget"), Event::Forget));
    taken = queue->takeIn(vendor);
    QCOMPARE(taken.cleared, QStringList(QStringLiteral("a1")));
    // Nobody to forget at the vendor's.
    Event nobody = eventOf(QStringLiteral("f3"), QStringLiteral("forget"), Event::Forget);
    nobody.userId.clear();
    queue->append(toRecord(nobody));
    taken = queue->takeIn(vendor);
    QVERIFY(taken.forgotten);
    QCOMPARE(taken.cleared, QStringList(QStringLiteral("f3")));
    QVERIFY(taken.refused.isEmpty());
    QCOMPARE(drain(*queue, vendor), QStringList({QStringLiteral("f1"), QStringLiteral("f2")}));
    queue.reset();
    QCOMPARE(open()->pending(), 0);
}

void QueueTest::setsDamagedSegmentsAside()
{
    const PlainVendor vendor(10);
    auto queue = open();
    append(*queue, 1, 30);
    queue->takeIn(vendor);
    queue.reset();
    const QStringList files = filesIn(m_folder, QStringLiteral("*.ini"));
    for (const QString &name : {files.first(), files.last()}) {
        QFile file(m_folder + QLatin1Char('/') + name);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(file.size() / 2));
    }
    queue = open();
    QCOMPARE(queue->pending(), 30);
    QCOMPARE(drain(*queue, vendor), ids(11, 10));
    const QList<Queue::Damage> damage = queue->takeDamage();
    QCOMPARE(damage.size(), 2);
    QCOMPARE(damage.first().events, 10);
    QVERIFY(damage.first().wasPending);
    QCOMPARE(filesIn(m_folder, QStringLiteral("*.corrupt")).size(), 2);
    QCOMPARE(queue->pending(), 0);
    queue.reset();
    queue = open();
    QCOMPARE(queue->pending(), 0);
    append(*queue, 31, 1);
    queue->takeIn(vendor);
    queue->next(vendor);
    QVERIFY(filesIn(m_folder).contains(QStringLiteral("000000000031-000000000031-1-0.ini")));
}

void QueueTest::waitsForWhatCannotBeReadNow()
{
    const PlainVendor vendor(10);
    auto queue = open();
    append(*queue, 1, 10);
    queue->takeIn(vendor);
    rlimit before;
    ::getrlimit(RLIMIT_NOFILE, &before);
    const rlimit none{0, before.rlim_max}; // no more files can be opened
    ::setrlimit(RLIMIT_NOFILE, &none);
    const auto segment = queue->next(vendor);
    const QString problem = queue->problem();
    ::setrlimit(RLIMIT_NOFILE, &before);
    QVERIFY(!segment);
    QVERIFY(!problem.isEmpty());
    QVERIFY(queue->takeDamage().isEmpty());
    QCOMPARE(queue->pending(), 10);
    QVERIFY(queue->retryStorage());
    QVERIFY(queue->problem().isEmpty());
    QCOMPARE(drain(*queue, vendor), ids(1, 10));
}

void QueueTest::anotherAnswerReplacesTheFirst()
{
    const PlainVendor vendor;
    auto queue = open();
    append(*queue, 1, 3);
    queue->takeIn(vendor);
    const auto segment = queue->next(vendor);
    const Verdict::Refused first{QStringLiteral("e1"), QStringLiteral("no")};
    const Verdict::Refused second{QStringLiteral("e2"), QStringLiteral("no")};
    QVERIFY(queue->quarantine(*segment, {first, second}, 400, m_quarantine));
    QVERIFY(queue->quarantine(*segment, {first}, 400, m_quarantine));
    const Quarantine quarantine(m_quarantine);
    QCOMPARE(quarantine.count(), 1);
    QCOMPARE(quarantine.entries().first().eventId, QStringLiteral("e1"));
    // Two answers for events of one segment, sent one by one, stand beside each other.
    QVERIFY(queue->quarantine(*segment, {second}, 400, m_quarantine));
    QCOMPARE(quarantine.count(), 2);
    QCOMPARE(Quarantine(m_quarantine).enforceLimit(1), QStringList(QStringLiteral("e1")));
}

void QueueTest::oneIdGivenTwiceIsInQuarantineTwice()
{
    const PlainVendor vendor; // one by one
    auto queue = open();
    append(*queue, 1, 1);
    append(*queue, 1, 1);
    queue->takeIn(vendor);
    auto segment = queue->next(vendor);
    QCOMPARE(segment->batch.eventIds, QStringList({QStringLiteral("e1"), QStringLiteral("e1")}));
    const Verdict::Refused refused{QStringLiteral("e1"), QStringLiteral("no")};
    QVERIFY(queue->quarantine(*segment, {refused}, 400, m_quarantine));
    queue->settleFirst(*segment, 1);
    segment->settled = 1;
    QVERIFY(queue->quarantine(*segment, {refused}, 400, m_quarantine));
    queue->settle(*segment);
    QCOMPARE(Quarantine(m_quarantine).count(), 2);
}

void QueueTest::staysInMemoryWithoutAFolder()
{
    const PlainVendor vendor(10);
    Queue queue({}, {});
    QVERIFY(!queue.hasFolder());
    append(queue, 1, 25);
    queue.takeIn(vendor);
    const auto first = queue.next(vendor);
    QCOMPARE(first->batch.eventIds, ids(1, 10));
    queue.settle(*first);
    QCOMPARE(queue.pending(), 15);
    QVERIFY(queue.problem().isEmpty());
    append(queue, 26, 1);
    queue.setFolder(m_folder, QStringLiteral("run"));
    QVERIFY(queue.hasFolder());
    append(queue, 27, 1);
    {
        // Killed here, before the worker came by.
        QVERIFY(QDir().mkpath(m_folder + QLatin1String("-copy")));
        for (const QString &name : filesIn(m_folder))
            QVERIFY(QFile::copy(m_folder + QLatin1Char('/') + name, m_folder + QLatin1String("-copy/") + name));
        Queue after(m_folder + QLatin1String("-copy"), {});
        QCOMPARE(drain(after, vendor), ids(11, 17));
    }
    queue.takeIn(vendor);
    QVERIFY(queue.sync());
    QCOMPARE(queue.pending(), 17);
    auto again = open();
    QCOMPARE(drain(*again, vendor), ids(11, 17));
}

void QueueTest::twoWithoutAFolderShareAQuarantine()
{
    // Two processes that found no place for a run; by now there is one for what their vendor refuses.
    const PlainVendor vendor;
    for (int process = 1; process <= 2; ++process) {
        Queue queue({}, {});
        append(queue, process, 1);
        queue.takeIn(vendor);
        const auto segment = queue.next(vendor);
        QVERIFY(queue.quarantine(*segment, {{segment->batch.eventIds.first(), QStringLiteral("no")}}, 422, m_quarantine));
        queue.settle(*segment);
    }
    QCOMPARE(Quarantine(m_quarantine).count(), 2);
    auto queue = open();
    for (const QString &file : Quarantine(m_quarantine).files())
        QCOMPARE(queue->adoptQuarantined(file), 1);
    QStringList both = drain(*queue, vendor);
    both.sort();
    QCOMPARE(both, ids(1, 2));
}

void QueueTest::worksOnAFullDisk()
{
    const PlainVendor vendor(10);
    auto queue = open();
    append(*queue, 1, 5);
    rlimit before;
    ::getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit none{1, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &none);
    append(*queue, 6, 20);
    queue->takeIn(vendor);
    const QString problem = queue->problem();
    const bool saved = queue->retryStorage();
    const auto first = queue->next(vendor);
    const auto second = queue->next(vendor);
    if (second)
        queue->settle(*second); // the higher one first: the lower one must not go with it
    const QStringList leftovers = filesIn(m_folder, QStringLiteral("*.part*"));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!problem.isEmpty());
    QVERIFY(!saved);
    QCOMPARE(leftovers, QStringList());
    QCOMPARE(first->batch.eventIds, ids(1, 10));
    QCOMPARE(second->batch.eventIds, ids(11, 10));
    queue->putBack(*first);
    QCOMPARE(queue->pending(), 15);
    QVERIFY(queue->retryStorage());
    QVERIFY(queue->problem().isEmpty());
    const auto again = queue->next(vendor);
    QCOMPARE(again->batch.id, first->batch.id);
    QCOMPARE(again->batch.events, first->batch.events);
    queue.reset();
    queue = open();
    QCOMPARE(queue->pending(), 15);
    QCOMPARE(drain(*queue, vendor), ids(1, 10) + ids(21, 5));
}

void QueueTest::forgetsWhatIsDoneAlsoWhereTheDiskTakesNothing()
{
    const PlainVendor vendor(10);
    auto queue = open();
    append(*queue, 1, 10);
    QVERIFY(QDir(m_folder).removeRecursively());
    QFile inTheWay(m_folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY(!queue->sync()); // now it knows
    const auto inMemory = [&queue] { return queue->inMemoryAtMost().value_or(-1); };
    queue->takeIn(vendor);
    for (int round = 0; round < 100; ++round) {
        append(*queue, 11 + round * 40, 40);
        queue->takeIn(vendor);
        const auto first = queue->next(vendor);
        queue->settle(*queue->next(vendor));
        QCOMPARE(inMemory(), 50); // what is first is owed
        queue->settle(*first);
        QCOMPARE(inMemory(), queue->pending());
        Queue::Limits limits;
        limits.maxEvents = 10;
        queue->evict(limits, Clock());
        QCOMPARE(queue->pending(), 10);
        QCOMPARE(inMemory(), 10);
        QVERIFY(!queue->retryStorage());
        QVERIFY(!queue->problem().isEmpty());
    }
    QVERIFY(inTheWay.remove());
    QVERIFY(queue->retryStorage());
    QVERIFY(queue->problem().isEmpty());
    queue.reset();
    queue = open();
    QCOMPARE(drain(*queue, vendor), ids(4001, 10));
}

void QueueTest::freezesAllForPlainQSettings()
{
    const PlainVendor vendor;
    auto queue = open();
    append(*queue, 1, 3);
    queue->append(recordOf(QStringLiteral("i"), QStringLiteral("who"), Event::Identify));
    queue->takeIn(vendor);
    queue->freezeAll(vendor);
    QVERIFY(queue->sync());
    QVERIFY(queue->isSynced());
    QStringList events;
    for (const QString &name : filesIn(m_folder)) {
        QVERIFY(name.endsWith(QLatin1String(".ini")));
        const QSettings settings(m_folder + QLatin1Char('/') + name, QSettings::IniFormat);
        events += settings.value(QStringLiteral("events")).toStringList();
    }
    QCOMPARE(events.size(), 4);
    append(*queue, 4, 1); // life goes on
    QCOMPARE(drain(*queue, vendor).size(), 5);
}

QTEST_GUILESS_MAIN(QueueTest)
#include "tst_queue.moc"
