// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Events that become one before they are sent: none is missing from its sum, and none is in two.

#include "store/queue.h"

#include "sumvendor.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Tally;

class SumsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>(quickPlace());
        m_folder = m_dir->filePath(QStringLiteral("q"));
    }
    void tenThousandCallsBecomeOneEvent();
    void nothingIsSentBeforeItIsFrozen();
    void eventsThatDifferStayApart();
    void usageOfAnotherTimeIsAnotherSum();
    void aKillBeforeTheFreezeMakesTheSameSumAgain();
    void whatIsFrozenIsNotSummedAgain();
    void allSumsAreInOneSegment();
    void aSumGoesIntoNoSegmentOfAnotherRoute();
    void longIntervalsAreCutShort();
    void anEvictedSumCountsAllItsCalls();
    void aClearedSumCountsAllItsCalls();
    void whatIsClearedTakesNothingOfALaterSumAlong();
    void aDamagedSumCountsAllItsCalls();
    void afterACleanEndTheSumIsASegment();
    void whenASegmentWasFirstSentIsRemembered();

private:
    std::unique_ptr<Queue> open() { return std::make_unique<Queue>(m_folder, QStringLiteral("0000000001-run")); }
    static void append(Queue &queue, int from, int count, const QString &name, double quantity)
    {
        for (int i = from; i < from + count; ++i)
            queue.append(SumVendor::record(QStringLiteral("e%1").arg(i), name, quantity));
    }
    // What is to be sent: name and quantity of each event, settled.
    QStringList drain(Queue &queue)
    {
        QStringList sums;
        while (const auto segment = queue.next(m_vendor)) {
            for (const QByteArray &event : segment->batch.events) {
                const QByteArray name = event.mid(event.indexOf("\"name\":\"") + 8);
                sums.append(QString::fromUtf8(name.left(name.indexOf('"')) + ' ' + SumVendor::quantityOf(event)));
            }
            queue.settle(*segment);
        }
        return sums;
    }

    const SumVendor m_vendor;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

void SumsTest::tenThousandCallsBecomeOneEvent()
{
    const auto queue = open();
    append(*queue, 0, 10'000, QStringLiteral("calls"), 0.1);
    QCOMPARE(queue->pending(), 10'000);
    queue->takeIn(m_vendor);
    QCOMPARE(queue->pending(), 1);
    QCOMPARE(queue->waiting(), 10'000);
    queue->freeze(m_vendor);
    QCOMPARE(queue->waiting(), 0);
    const auto segment = queue->next(m_vendor);
    QVERIFY(segment);
    QCOMPARE(segment->batch.events, QList<QByteArray>{"{\"id\":\"e0\",\"name\":\"calls\",\"quantity\":1000}"});
    QCOMPARE(queue->takeCalls(segment->batch.eventIds), 10'000);
    QCOMPARE(queue->takeCalls(segment->batch.eventIds), 1); // once
}

void SumsTest::nothingIsSentBeforeItIsFrozen()
{
    const auto queue = open();
    append(*queue, 0, 3, QStringLiteral("calls"), 1);
    append(*queue, 3, 1, QStringLiteral("apart"), 1);
    queue->takeIn(m_vendor);
    QVERIFY(!queue->next(m_vendor));
    QCOMPARE(filesIn(m_folder, QStringLiteral("*.ini")), QStringList());
    queue->freeze(m_vendor);
    QCOMPARE(drain(*queue), QStringList({QStringLiteral("calls 3"), QStringLiteral("apart 1")}));
}

void SumsTest::eventsThatDifferStayApart()
{
    const auto queue = open();
    append(*queue, 0, 2, QStringLiteral("a"), 0.1);
    append(*queue, 2, 2, QStringLiteral("apart"), 5);
    append(*queue, 4, 3, QStringLiteral("b"), 0.2);
    append(*queue, 7, 1, QStringLiteral("a"), 0.1);
    queue->takeIn(m_vendor);
    QCOMPARE(queue->waiting(), 8);
    queue->freeze(m_vendor);
    QCOMPARE(drain(*queue), QStringList({QStringLiteral("a 0.3"), QStringLiteral("apart 5"), QStringLiteral("apart 5"),
                                         QStringLiteral("b 0.6")}));
    append(*queue, 8, 1, QStringLiteral("a"), 1); // a new sum: the old one is on its way
    queue->takeIn(m_vendor);
    queue->freeze(m_vendor);
    QCOMPARE(drain(*queue), QStringList(QStringLiteral("a 1")));
}

void SumsTest::usageOfAnotherTimeIsAnotherSum()
{
    const auto queue = open();
    const QDateTime may(QDate(2026, 5, 31), QTime(23, 59), Qt::UTC);
    const QDateTime june = may.addDays(1);
    const auto appendAt = [&](const QString &id, const QDateTime &time) {
        queue->append(SumVendor::record(id, QStringLiteral("a"), 0.1, time));
    };
    appendAt(QStringLiteral("m0"), may);
    appendAt(QStringLiteral("m1"), may.addSecs(60)); // the interval
    appendAt(QStringLiteral("j0"), june);
    appendAt(QStringLiteral("j1"), june.addSecs(-60));
    appendAt(QStringLiteral("j2"), june.addMSecs(60'001));
    queue->takeIn(m_vendor);
    queue->freeze(m_vendor);
    const auto segment = queue->next(m_vendor);
    QVERIFY(segment);
    QCOMPARE(segment->batch.events, QList<QByteArray>({"{\"id\":\"m0\",\"name\":\"a\",\"quantity\":0.2}",
                                                       "{\"id\":\"j0\",\"name\":\"a\",\"quantity\":0.2}",
                                                       "{\"id\":\"j2\",\"name\":\"a\",\"quantity\":0.1}"}));
    QCOMPARE(queue->takeCalls(segment->batch.eventIds), 5);
}

void SumsTest::aKillBeforeTheFreezeMakesTheSameSumAgain()
{
    {
        const auto queue = open();
        append(*queue, 0, 700, QStringLiteral("a"), 0.7);
        append(*queue, 700, 300, QStringLiteral("b"), 2);
        queue->takeIn(m_vendor);
        append(*queue, 1000, 5, QStringLiteral("a"), 0.7); // not even taken in
    } // gone without a word
    const auto queue = open();
    QCOMPARE(queue->pending(), 1005);
    queue->takeIn(m_vendor);
    queue->freeze(m_vendor);
    const auto segment = queue->next(m_vendor);
    QCOMPARE(segment->batch.events.at(0), QByteArray("{\"id\":\"e0\",\"name\":\"a\",\"quantity\":493.5}"));
    QCOMPARE(segment->batch.events.at(1), QByteArray("{\"id\":\"e700\",\"name\":\"b\",\"quantity\":600}"));
    QCOMPARE(queue->takeCalls(segment->batch.eventIds), 1005);
}

void SumsTest::whatIsFrozenIsNotSummedAgain()
{
    {
        const auto queue = open();
        append(*queue, 0, 10, QStringLiteral("a"), 1);
        queue->takeIn(m_vendor);
        queue->freeze(m_vendor);
        append(*queue, 10, 4, QStringLiteral("a"), 1);
        queue->takeIn(m_vendor);
    }
    const auto queue = open();
    QCOMPARE(queue->pending(), 1 + 4);
    queue->takeIn(m_vendor);
    queue->freeze(m_vendor);
    QCOMPARE(drain(*queue), QStringList({QStringLiteral("a 10"), QStringLiteral("a 4")}));
}

void SumsTest::allSumsAreInOneSegment()
{
    // A sum holds records from anywhere in the tail. In two segments, the records above the first one's range would be
    // read, and counted, again after a kill between the two.
    const auto queue = open();
    for (int round = 0; round < 2; ++round)
        for (int i = 0; i < 1200; ++i)
            queue->append(SumVendor::record(QStringLiteral("r%1-%2").arg(round).arg(i), QStringLiteral("n%1").arg(i), 1));
    queue->takeIn(m_vendor);
    queue->freeze(m_vendor);
    QCOMPARE(filesIn(m_folder, QStringLiteral("*.ini")), QStringList(QStringLiteral("000000000001-000000002400-1200-0.ini")));
    QCOMPARE(drain(*queue).size(), 1200);
}

void SumsTest::aSumGoesIntoNoSegmentOfAnotherRoute()
{
    struct OtherRoute : SumVendor
    {
        Encoded encode(const Event &event) const override
        {
            Encoded encoded = SumVendor::encode(event);
            encoded.route = "track";
            return encoded;
        }
    };
    const auto queue = open();
    append(*queue, 0, 2, QStringLiteral("apart"), 5); // not summed, and waits like a sum
    queue->takeIn(m_vendor);
    const OtherRoute changed;
    append(*queue, 2, 1, QStringLiteral("apart"), 5);
    append(*queue, 3, 3, QStringLiteral("calls"), 1);
    queue->takeIn(changed);
    queue->freeze(changed);
    QStringList sent;
    while (const auto segment = queue->next(changed)) {
        sent.append(QString::fromUtf8(segment->batch.route) + QLatin1Char(' ') + segment->batch.eventIds.join(QLatin1Char(' ')));
        queue->settle(*segment);
    }
    QCOMPARE(sent, QStringList({QStringLiteral("usage e0 e1"), QStringLiteral("track e2"), QStringLiteral("track e3")}));
    QCOMPARE(open()->pending(), 0);
}

void SumsTest::longIntervalsAreCutShort()
{
    // 8 MiB of journal are enough to read again after a kill.
    const auto queue = open();
    const QString name(4000, QLatin1Char('x'));
    int calls = 0;
    while (queue->bytes() < 17ll << 20) {
        append(*queue, calls, 100, name, 1);
        calls += 100;
    }
    queue->takeIn(m_vendor);
    QCOMPARE(filesIn(m_folder, QStringLiteral("*.ini")).size(), 2);
    queue->freeze(m_vendor);
    int sum = 0;
    for (const QString &one : drain(*queue))
        sum += one.section(QLatin1Char(' '), -1).toInt();
    QCOMPARE(sum, calls);

    for (int i = 0; i < 5001; ++i)
        append(*queue, calls + i, 1, QString::number(i), 1);
    queue->takeIn(m_vendor);
    QCOMPARE(queue->waiting(), 1); // too many different ones are cut off too
}

void SumsTest::anEvictedSumCountsAllItsCalls()
{
    const auto queue = open();
    append(*queue, 0, 10, QStringLiteral("a"), 1);
    append(*queue, 10, 20, QStringLiteral("b"), 1);
    queue->takeIn(m_vendor);
    Queue::Limits limits;
    limits.maxEvents = 1;
    const QStringList gone = queue->evict(limits, Clock()).forSpace;
    QCOMPARE(gone, QStringList({QStringLiteral("e0"), QStringLiteral("e10")}));
    QCOMPARE(queue->takeCalls(gone), 30);
    QCOMPARE(queue->pending(), 0);
    QCOMPARE(queue->waiting(), 0);
    QCOMPARE(open()->pending(), 0);
}

void SumsTest::aClearedSumCountsAllItsCalls()
{
    const auto queue = open();
    append(*queue, 0, 10, QStringLiteral("a"), 1);
    queue->takeIn(m_vendor);
    queue->freeze(m_vendor);
    append(*queue, 10, 20, QStringLiteral("a"), 1);
    queue->takeIn(m_vendor);
    QCOMPARE(queue->takeCalls(queue->clear()), 30);
    QCOMPARE(queue->waiting(), 0);
    append(*queue, 30, 2, QStringLiteral("a"), 1);
    queue->takeIn(m_vendor);
    queue->freeze(m_vendor);
    QCOMPARE(drain(*queue), QStringList(QStringLiteral("a 2")));
}

void SumsTest::whatIsClearedTakesNothingOfALaterSumAlong()
{
    auto queue = open();
    append(*queue, 0, 2, QStringLiteral("a"), 0.1);
    queue->takeIn(m_vendor);
    append(*queue, 2, 1, QStringLiteral("a"), 0.1);
    const quint64 border = queue->drawBorder();
    QCOMPARE(border, 3);
    append(*queue, 3, 2, QStringLiteral("a"), 1);
    append(*queue, 5, 1, QStringLiteral("b"), 1);
    append(*queue, 6, 1, QStringLiteral("a"), 1);
    queue->takeIn(m_vendor);
    const QStringList cleared = queue->clear({}, border);
    QCOMPARE(queue->takeCalls(cleared), 3);
    queue->takeIn(m_vendor);
    QCOMPARE(queue->waiting(), 4);
    queue = open(); // as after a kill
    queue->takeIn(m_vendor);
    QCOMPARE(queue->waiting(), 4);
    queue->freeze(m_vendor);
    QCOMPARE(drain(*queue), QStringList({QStringLiteral("a 3"), QStringLiteral("b 1")}));
}

void SumsTest::aDamagedSumCountsAllItsCalls()
{
    const auto queue = open();
    append(*queue, 0, 10, QStringLiteral("a"), 1);
    queue->takeIn(m_vendor);
    queue->freeze(m_vendor);
    const QStringList segments = filesIn(m_folder, QStringLiteral("*.ini"));
    QCOMPARE(segments.size(), 1);
    QVERIFY(QFile::resize(m_folder + QLatin1Char('/') + segments.first(), 40));
    QVERIFY(!queue->next(m_vendor));
    const auto damage = queue->takeDamage();
    QCOMPARE(damage.size(), 1);
    QCOMPARE(damage.first().events, 10);
}

void SumsTest::afterACleanEndTheSumIsASegment()
{
    {
        const auto queue = open();
        append(*queue, 0, 10, QStringLiteral("a"), 0.1);
        queue->takeIn(m_vendor);
        queue->freezeAll(m_vendor);
    }
    QCOMPARE(filesIn(m_folder, QStringLiteral("*.ini")).size(), 1);
    const auto queue = open();
    QCOMPARE(queue->pending(), 1);
    queue->takeIn(m_vendor);
    QCOMPARE(drain(*queue), QStringList(QStringLiteral("a 1")));
}

void SumsTest::whenASegmentWasFirstSentIsRemembered()
{
    const PlainVendor batches(10);
    const auto appendPlain = [](Queue &queue, int from) {
        for (int i = from; i < from + 10; ++i)
            queue.append(recordOf(QStringLiteral("e%1").arg(i)));
    };
    {
        const auto queue = open();
        appendPlain(*queue, 0);
        appendPlain(*queue, 10);
        queue->takeIn(batches);
        const auto first = queue->next(batches);
        QCOMPARE(first->sentMs, 0);
        queue->noteSent(*first, 1'790'000'000'123);
        queue->noteSent(*first, 1'790'000'999'000); // the first time is what counts
        const auto second = queue->next(batches);
        queue->noteSent(*second, 1'790'000'000'456);
        queue->noteUnsent(*second);
    }
    {
        const auto queue = open();
        QCOMPARE(queue->pending(), 20);
        const auto first = queue->next(batches);
        QCOMPARE(first->sentMs, 1'790'000'000'123);
        QCOMPARE(queue->next(batches)->sentMs, 0);
        queue->settle(*first);
        QCOMPARE(filesIn(m_folder, QStringLiteral("*.sent")), QStringList());
    }
    // Of a segment that is gone: left by a kill.
    QFile left(m_folder + QLatin1String("/000000000001-000000000010.sent"));
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    open();
    QCOMPARE(filesIn(m_folder, QStringLiteral("*.sent")), QStringList());
}

QTEST_GUILESS_MAIN(SumsTest)
#include "tst_sums.moc"
