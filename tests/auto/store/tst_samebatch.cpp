// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A vendor that recognises a batch by its id: also where the disk takes no segment, and the process is killed then, the
// next one sends the same events as the same batch, or those of before only where they never came to a request.

#include "store/files.h"
#include "store/queue.h"
#include "store/segment.h"

#include "plainvendor.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

#include <sys/resource.h>

using namespace Tally;

namespace {

class BatchVendor : public PlainVendor
{
public:
    using PlainVendor::PlainVendor;
    Limits limits(const QByteArray &route) const override
    {
        Limits limits = PlainVendor::limits(route);
        limits.dedupWindow = std::chrono::hours(1);
        return limits;
    }
};

// While it lives no file gets a byte.
class FullDisk
{
public:
    FullDisk() : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{1, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
    void (*m_handler)(int);
};

} // namespace

class SameBatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->filePath(QStringLiteral("q"));
        m_queue = std::make_unique<Queue>(m_folder, QStringLiteral("0000000001-run"));
    }
    void whatIsInTheJournalOnlyIsTheSameBatchAfterAKill();
    void destinationsOfOneVendorHaveBatchesOfTheirOwn();
    void whatCameWhenTheDiskWasFullIsABatchOfItsOwn();
    void twoSegmentsThatTheDiskRefusedBecomeOneBatch();
    void fullBatchesGoWhateverIsBehindThem();
    void whatIsOnTheOtherSideOfABorderStaysApart();
    void whatWouldBeAnotherBatchAfterAKillWaitsForTheDisk();
    void whatIsSentIsFollowedByNothingInTheJournal();
    void whatCertainlyDidNotArriveHoldsNothingUp();
    void halvesOfWhatTheDiskRefusedAreSent();

private:
    void append(int from, int count)
    {
        for (int i = from; i < from + count; ++i)
            m_queue->append(recordOf(QStringLiteral("e%1").arg(i)));
    }
    static QStringList ids(int from, int count)
    {
        QStringList list;
        for (int i = from; i < from + count; ++i)
            list.append(QStringLiteral("e%1").arg(i));
        return list;
    }
    /// No segment of these numbers can be written from now on.
    void block(int first, int last)
    {
        QVERIFY(QDir().mkpath(pathOf(first, last) + QLatin1String("/in-the-way")));
    }
    void unblock(int first, int last) { QVERIFY(QDir(pathOf(first, last)).removeRecursively()); }
    QString pathOf(int first, int last) const
    {
        const SegmentName name = SegmentName::ofRange(quint64(first), quint64(last), last - first + 1);
        return m_folder + QLatin1Char('/') + name.fileName();
    }
    /// What a process finds that comes after a kill in this moment.
    std::unique_ptr<Queue> afterAKill() const
    {
        const QString copy = m_folder + QLatin1String("-copy");
        QDir(copy).removeRecursively();
        QDir().mkpath(copy);
        for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files))
            QFile::copy(file.filePath(), copy + QLatin1Char('/') + file.fileName());
        auto queue = std::make_unique<Queue>(copy, QStringLiteral("0000000001-run"));
        queue->takeIn(m_vendor);
        return queue;
    }

    const BatchVendor m_vendor{10};
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
    std::unique_ptr<Queue> m_queue;
};

void SameBatchTest::whatIsInTheJournalOnlyIsTheSameBatchAfterAKill()
{
    block(1, 5);
    append(1, 5);
    m_queue->takeIn(m_vendor);
    const auto sent = m_queue->next(m_vendor);
    QVERIFY(sent);
    QCOMPARE(sent->batch.eventIds, ids(1, 5));
    QVERIFY(!m_queue->problem().isEmpty());
    const auto again = afterAKill()->next(m_vendor);
    QVERIFY(again);
    QCOMPARE(again->batch.eventIds, ids(1, 5));
    QCOMPARE(again->batch.id, sent->batch.id);
    QVERIFY(!again->batch.id.isEmpty());
}

void SameBatchTest::destinationsOfOneVendorHaveBatchesOfTheirOwn()
{
    class LicenseVendor : public BatchVendor
    {
    public:
        explicit LicenseVendor(const QByteArray &license) : m_license(license) {}
        Encoded encode(const Event &event) const override
        {
            Encoded encoded = BatchVendor::encode(event);
            encoded.json.chop(1);
            encoded.json += ",\"license\":\"" + m_license + "\"}";
            return encoded;
        }

    private:
        const QByteArray m_license;
    };
    QList<QByteArray> batches;
    for (const char *license : {"one", "two", "one"}) { // the vendor would take the second for the first that came again
        const LicenseVendor vendor(license);
        Queue queue({}, {});
        queue.append(recordOf(QStringLiteral("e1")));
        queue.takeIn(vendor);
        batches.append(queue.next(vendor)->batch.id);
    }
    QVERIFY(batches.at(0) != batches.at(1));
    QCOMPARE(batches.at(0), batches.at(2));
}

void SameBatchTest::whatCameWhenTheDiskWasFullIsABatchOfItsOwn()
{
    append(1, 3);
    std::optional<Queue::Segment> first;
    std::optional<Queue::Segment> second;
    {
        const FullDisk full;
        append(4, 3);
        m_queue->takeIn(m_vendor);
        first = m_queue->next(m_vendor);
        second = m_queue->next(m_vendor);
    }
    QVERIFY(first && second);
    QCOMPARE(first->batch.eventIds, ids(1, 3));
    QCOMPARE(second->batch.eventIds, ids(4, 3));
    const auto after = afterAKill();
    const auto again = after->next(m_vendor);
    QVERIFY(again);
    QCOMPARE(again->batch.eventIds, ids(1, 3));
    QCOMPARE(again->batch.id, first->batch.id);
    QVERIFY(!after->next(m_vendor)); // the others were in memory only
    QVERIFY(m_queue->retryStorage());
    m_queue->settle(*first);
    m_queue->settle(*second);
    QVERIFY(!afterAKill()->next(m_vendor));
}

void SameBatchTest::twoSegmentsThatTheDiskRefusedBecomeOneBatch()
{
    block(1, 3);
    block(1, 5);
    block(1, 6);
    append(1, 3);
    m_queue->takeIn(m_vendor);
    m_queue->freeze(m_vendor);
    append(4, 2);
    m_queue->takeIn(m_vendor);
    m_queue->freeze(m_vendor);
    append(6, 1); // in the tail
    m_queue->takeIn(m_vendor);
    QCOMPARE(m_queue->pending(), 6);
    const auto sent = m_queue->next(m_vendor);
    QVERIFY(sent);
    QCOMPARE(sent->batch.eventIds, ids(1, 6));
    QCOMPARE(m_queue->pending(), 6);
    const auto again = afterAKill()->next(m_vendor);
    QVERIFY(again);
    QCOMPARE(again->batch.eventIds, ids(1, 6));
    QCOMPARE(again->batch.id, sent->batch.id);
    unblock(1, 6);
    QVERIFY(m_queue->retryStorage());
    QVERIFY(m_queue->problem().isEmpty());
    m_queue->settle(*sent);
    QCOMPARE(m_queue->pending(), 0);
    QVERIFY(!afterAKill()->next(m_vendor));
}

void SameBatchTest::fullBatchesGoWhateverIsBehindThem()
{
    // As after a start on a full disk, with much in the journal.
    block(1, 10);
    append(1, 25);
    m_queue->takeIn(m_vendor);
    QStringList sent;
    QList<QByteArray> batches;
    while (const auto segment = m_queue->next(m_vendor)) {
        sent += segment->batch.eventIds;
        batches.append(segment->batch.id);
    }
    QVERIFY(!m_queue->problem().isEmpty());
    QCOMPARE(sent, ids(1, 25));
    QCOMPARE(batches.size(), 3);
    const auto after = afterAKill();
    for (const QByteArray &batch : std::as_const(batches))
        QCOMPARE(after->next(m_vendor)->batch.id, batch);
}

void SameBatchTest::whatIsOnTheOtherSideOfABorderStaysApart()
{
    block(1, 3);
    append(1, 3);
    const quint64 border = m_queue->drawBorder();
    append(4, 3);
    m_queue->takeIn(m_vendor);
    m_queue->freeze(m_vendor);
    QVERIFY(!m_queue->next(m_vendor));
    QCOMPARE(m_queue->clear({}, border), ids(1, 3));
    const auto rest = m_queue->next(m_vendor);
    QVERIFY(rest);
    QCOMPARE(rest->batch.eventIds, ids(4, 3));
}

void SameBatchTest::whatWouldBeAnotherBatchAfterAKillWaitsForTheDisk()
{
    block(1, 6);
    append(1, 6);
    m_queue->takeIn(m_vendor);
    m_queue->freeze(m_vendor);
    append(7, 6);
    m_queue->takeIn(m_vendor);
    QVERIFY(!m_queue->next(m_vendor)); // twelve, of which a batch takes ten
    QVERIFY(!m_queue->problem().isEmpty());
    QCOMPARE(m_queue->pending(), 12);
    unblock(1, 6);
    QVERIFY(m_queue->retryStorage());
    const auto first = m_queue->next(m_vendor);
    const auto second = m_queue->next(m_vendor);
    QVERIFY(first && second);
    QCOMPARE(first->batch.eventIds, ids(1, 6));
    QCOMPARE(second->batch.eventIds, ids(7, 6));
}

void SameBatchTest::whatIsSentIsFollowedByNothingInTheJournal()
{
    block(1, 5);
    append(1, 5);
    m_queue->takeIn(m_vendor);
    const auto sent = m_queue->next(m_vendor);
    QVERIFY(sent);
    append(6, 2); // in memory, until the segment is on disk or done with
    QCOMPARE(m_queue->inMemoryOnly(), 2);
    QVERIFY(!m_queue->retryStorage());
    QCOMPARE(m_queue->inMemoryOnly(), 2);
    QCOMPARE(afterAKill()->next(m_vendor)->batch.id, sent->batch.id);
    m_queue->settle(*sent);
    QVERIFY(m_queue->retryStorage());
    QCOMPARE(m_queue->inMemoryOnly(), 0);
    QCOMPARE(afterAKill()->next(m_vendor)->batch.eventIds, ids(6, 2));
}

void SameBatchTest::whatCertainlyDidNotArriveHoldsNothingUp()
{
    block(1, 5);
    block(1, 7);
    append(1, 5);
    m_queue->takeIn(m_vendor);
    const auto sent = m_queue->next(m_vendor);
    QVERIFY(sent);
    m_queue->noteSent(*sent, 1);
    m_queue->noteUnsent(*sent); // there is no network
    m_queue->putBack(*sent);
    append(6, 2);
    m_queue->takeIn(m_vendor);
    QCOMPARE(m_queue->inMemoryOnly(), 0);
    const auto again = m_queue->next(m_vendor);
    QVERIFY(again);
    QCOMPARE(again->batch.eventIds, ids(1, 7));
    QCOMPARE(afterAKill()->next(m_vendor)->batch.id, again->batch.id);
}

void SameBatchTest::halvesOfWhatTheDiskRefusedAreSent()
{
    block(1, 6);
    append(1, 6);
    m_queue->takeIn(m_vendor);
    const auto tooLong = m_queue->next(m_vendor);
    QVERIFY(tooLong);
    m_queue->split(*tooLong);
    const auto first = m_queue->next(m_vendor);
    const auto second = m_queue->next(m_vendor);
    QVERIFY(first && second);
    QCOMPARE(first->batch.eventIds + second->batch.eventIds, ids(1, 6));
    const auto after = afterAKill();
    const auto again = after->next(m_vendor);
    QCOMPARE(again->batch.id, tooLong->batch.id);
    after->split(*again);
    QCOMPARE(after->next(m_vendor)->batch.id, first->batch.id);
    QCOMPARE(after->next(m_vendor)->batch.id, second->batch.id);
}

QTEST_GUILESS_MAIN(SameBatchTest)
#include "tst_samebatch.moc"
