// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What becomes of the times of events on their way through a queue, when the clock is wrong.

#include "store/queue.h"

#include "sumvendor.h"

#include "core/json.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Tally;

namespace {

constexpr qint64 second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour, year = 365 * day;
constexpr qint64 today = 1'795'271'400'000; // 2026-11-21 14:30:00 UTC

/// Writes what concerns time.
class TimeVendor : public PlainVendor
{
public:
    using PlainVendor::PlainVendor;
    Encoded encode(const Event &event) const override
    {
        Encoded encoded = PlainVendor::encode(event);
        if (!encoded.refusal.isEmpty() || event.name == m_refused)
            return {{}, {}, QStringLiteral("not taken")};
        JsonFields json;
        json.add(QLatin1String("id"), event.id);
        json.addJson(QLatin1String("time"), QByteArray::number(event.timestamp.toMSecsSinceEpoch()));
        json.addJson(QLatin1String("unknown"), event.options.contains(Event::clockUnknown()) ? "true" : "false");
        encoded.json = json.json();
        return encoded;
    }
    QString m_refused = QStringLiteral("bad");
};

/// A machine: its clocks, and the tracker's part of what happens to an event.
struct Machine
{
    qint64 trueMs = today; // what the time really is
    qint64 bootedAt = today - 10 * second;
    qint64 wallError = 0;
    int boot = 1;
    Clock clock;

    ClockReading now() const { return {trueMs + wallError, trueMs - bootedAt, QString::number(boot)}; }
    void pass(qint64 ms) { trueMs += ms; }
    void setWall(qint64 ms) { wallError = ms - trueMs; }
    void reboot()
    {
        pass(minute);
        bootedAt = trueMs - 10 * second;
        ++boot;
        restart();
    }
    void restart() { clock = {}; }
    void hear() { clock.hear(QDateTime::fromMSecsSinceEpoch(trueMs, Qt::UTC), now().bootMs, now().bootMs); }

    QByteArray record(const QString &id, const QString &name = QStringLiteral("click")) const
    {
        Event event(name);
        event.id = id;
        event.timestamp = QDateTime::fromMSecsSinceEpoch(now().wallMs, Qt::UTC);
        const ClockReading taken = now();
        return toRecord(event, {}, &taken);
    }
    QByteArray recordOfTime(const QString &id, qint64 ms) const
    {
        Event event(QStringLiteral("click"));
        event.id = id;
        event.timestamp = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
        return toRecord(event);
    }
};

struct Sent
{
    QString id;
    qint64 timeMs = 0;
    bool isMarked = false;
};

Sent parsed(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    return {object.value(QLatin1String("id")).toString(), qint64(object.value(QLatin1String("time")).toDouble()),
            object.value(QLatin1String("unknown")).toBool()};
}

} // namespace

class QueueTimeTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Queue> open() { return std::make_unique<Queue>(m_folder, QStringLiteral("run")); }
    Queue::TakenIn takeIn(Queue &queue, const Vendor &vendor)
    {
        CurrentVendor current;
        current.set(std::shared_ptr<const Vendor>(&vendor, [](const Vendor *) {}));
        m_machine.clock.look(m_machine.now());
        return queue.takeIn(current, m_machine.clock);
    }
    QList<Sent> send(Queue &queue, const Vendor &vendor, int most = -1)
    {
        QList<Sent> all;
        while (most < 0 || all.size() < most) {
            const auto segment = queue.next(vendor);
            if (!segment)
                break;
            for (const QByteArray &json : segment->batch.events)
                all.append(parsed(json));
            queue.settle(*segment);
        }
        return all;
    }
    int segments() const { return int(filesIn(m_folder, QStringLiteral("*.ini")).size()); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
    Machine m_machine;

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>(quickPlace());
        m_folder = m_dir->path() + QLatin1String("/queue");
        m_machine = {};
    }

    void whatIsNotInASegmentIsCorrectedWhenTheClockJumps();
    void whatIsInASegmentStaysByteForByte();
    void whatWasCorrectedIsNotLostByAPowerCut();
    void whatWasRefusedIsNotRefusedAgain();
    void whatNewerOptionsRefuseIsTold();
    void sumsAreTheSameAfterACorrection();
    void untilTheTimeIsKnownOnlyWhatIsSentGoesIntoSegments();
    void notEverythingCanWaitForTheTime();
    void theNextProcessOfTheSameBootCorrectsWhatTheLastOneCouldNot();
    void theNextBootMarksWhatNobodyCanCorrect();
    void aSmallStepBackMakesNoEventEarlierThanTheOneBefore();
    void aBoardThatStoresIn1970AndJumpsLosesNothingToItsAge();
    void aClockInTheYear2040EvictsNothing();
    void whatIsTooOldGoesOnceAServerHasConfirmedTheTime();
    void whatIsTooOldByTheBootClockGoes();
    void whateverTheClockDidEventsKeepTheirDistances();
    void anyRowOfJumpsRestartsAndAnswersLosesNothingAndKeepsOrder();
};

// The short form, or what tests/long/clock.sh asks for.
static int rounds(int shortForm)
{
    const int given = qEnvironmentVariableIntValue("TALLY_CLOCK_ROUNDS");
    return given > 0 ? given : shortForm;
}

static quint32 seed()
{
    return quint32(qEnvironmentVariableIntValue("TALLY_CLOCK_SEED"));
}

void QueueTimeTest::whatIsNotInASegmentIsCorrectedWhenTheClockJumps()
{
    const TimeVendor vendor;
    auto queue = open();
    m_machine.setWall(12 * second);
    queue->append(m_machine.record(QStringLiteral("a")));
    queue->append(m_machine.recordOfTime(QStringLiteral("given"), 5 * second));
    m_machine.pass(7 * second);
    queue->append(m_machine.record(QStringLiteral("b")));
    takeIn(*queue, vendor);
    QCOMPARE(queue->pending(), 3);
    m_machine.pass(3 * second);
    m_machine.setWall(m_machine.trueMs);
    queue->append(m_machine.record(QStringLiteral("c")));
    takeIn(*queue, vendor);
    QCOMPARE(queue->pending(), 3 + 1);
    const QList<Sent> sent = send(*queue, vendor);
    QCOMPARE(sent.size(), 4);
    QCOMPARE(sent.at(0).id, QStringLiteral("a"));
    QCOMPARE(sent.at(0).timeMs, today);
    QCOMPARE(sent.at(1).id, QStringLiteral("given"));
    QCOMPARE(sent.at(1).timeMs, 5 * second);
    QCOMPARE(sent.at(2).timeMs, today + 7 * second);
    QCOMPARE(sent.at(3).timeMs, today + 10 * second);
    for (const Sent &one : sent)
        QVERIFY(!one.isMarked);
    QCOMPARE(queue->pending(), 0);
}

void QueueTimeTest::whatIsInASegmentStaysByteForByte()
{
    const TimeVendor vendor(2);
    auto queue = open();
    m_machine.wallError = hour;
    for (const char *id : {"a", "b", "c"})
        queue->append(m_machine.record(QLatin1String(id)));
    takeIn(*queue, vendor);
    const auto before = queue->next(vendor); // a, b: a full batch
    queue->putBack(*before);
    m_machine.wallError = 0;
    takeIn(*queue, vendor);
    const auto after = queue->next(vendor);
    QCOMPARE(after->batch.events, before->batch.events);
    QCOMPARE(after->batch.id, before->batch.id);
    QCOMPARE(parsed(after->batch.events.first()).timeMs, today + hour);
    queue->settle(*after);
    QCOMPARE(send(*queue, vendor).first().timeMs, today); // c was in none
}

void QueueTimeTest::whatWasCorrectedIsNotLostByAPowerCut()
{
    const TimeVendor vendor;
    auto queue = open();
    m_machine.setWall(12 * second);
    queue->append(m_machine.record(QStringLiteral("a")));
    takeIn(*queue, vendor);
    m_machine.setWall(m_machine.trueMs);
    takeIn(*queue, vendor);
    QCOMPARE(segments(), 1);
    queue.reset();
    m_machine.reboot();
    queue = open();
    takeIn(*queue, vendor);
    const QList<Sent> sent = send(*queue, vendor);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().timeMs, today);
    QVERIFY(!sent.first().isMarked);
}

void QueueTimeTest::whatWasRefusedIsNotRefusedAgain()
{
    const TimeVendor vendor;
    auto queue = open();
    m_machine.setWall(12 * second);
    queue->append(m_machine.record(QStringLiteral("a")));
    queue->append(m_machine.record(QStringLiteral("x"), QStringLiteral("bad")));
    queue->append(m_machine.record(QStringLiteral("b")));
    QCOMPARE(takeIn(*queue, vendor).refused.size(), 1);
    m_machine.setWall(m_machine.trueMs);
    QCOMPARE(takeIn(*queue, vendor).refused.size(), 0);
    QVERIFY(queue->takeDamage().isEmpty());
    QCOMPARE(send(*queue, vendor).size(), 2);
    QCOMPARE(queue->pending(), 0);
}

void QueueTimeTest::whatNewerOptionsRefuseIsTold()
{
    TimeVendor vendor;
    auto queue = open();
    m_machine.setWall(12 * second);
    queue->append(m_machine.record(QStringLiteral("a"), QStringLiteral("purchase")));
    queue->append(m_machine.record(QStringLiteral("b")));
    QCOMPARE(takeIn(*queue, vendor).refused.size(), 0);
    vendor.m_refused = QStringLiteral("purchase");
    m_machine.setWall(m_machine.trueMs);
    const Queue::TakenIn taken = takeIn(*queue, vendor);
    QCOMPARE(taken.refused.size(), 1);
    QCOMPARE(taken.refused.first().eventId, QStringLiteral("a"));
    QCOMPARE(queue->pending(), 1);
}

void QueueTimeTest::sumsAreTheSameAfterACorrection()
{
    const SumVendor vendor;
    auto queue = open();
    m_machine.setWall(12 * second);
    for (int i = 0; i < 40; ++i) {
        queue->append(m_machine.record(QStringLiteral("e%1").arg(i), i % 2 ? QStringLiteral("one") : QStringLiteral("two")));
        m_machine.pass(second / 2);
    }
    takeIn(*queue, vendor);
    QCOMPARE(queue->pending(), 2);
    QCOMPARE(queue->waiting(), 40);
    m_machine.setWall(m_machine.trueMs);
    takeIn(*queue, vendor);
    QCOMPARE(queue->pending(), 2);
    queue->freeze(vendor);
    double total = 0;
    qint64 calls = 0;
    while (const auto segment = queue->next(vendor)) {
        for (const QByteArray &json : segment->batch.events)
            total += SumVendor::quantityOf(json).toDouble();
        calls += queue->takeCalls(segment->batch.eventIds);
        queue->settle(*segment);
    }
    QCOMPARE(total, 40);
    QCOMPARE(calls, 40);
}

void QueueTimeTest::untilTheTimeIsKnownOnlyWhatIsSentGoesIntoSegments()
{
    const TimeVendor vendor(10);
    auto queue = open();
    m_machine.setWall(12 * second);
    for (int i = 0; i < 95; ++i) {
        queue->append(m_machine.record(QStringLiteral("e%1").arg(i)));
        m_machine.pass(second);
    }
    takeIn(*queue, vendor);
    QCOMPARE(segments(), 0);
    const auto first = queue->next(vendor);
    QCOMPARE(first->batch.events.size(), 10);
    QVERIFY(parsed(first->batch.events.first()).isMarked);
    m_machine.hear();
    queue->settle(*first);
    takeIn(*queue, vendor);
    QVERIFY(segments() >= 9);
    const QList<Sent> sent = send(*queue, vendor);
    QCOMPARE(sent.size(), 85);
    for (int i = 0; i < 85; ++i) {
        QCOMPARE(sent.at(i).id, QStringLiteral("e%1").arg(i + 10));
        QVERIFY(std::abs(sent.at(i).timeMs - (today + (i + 10) * second)) <= second);
        QVERIFY(!sent.at(i).isMarked);
    }
}

void QueueTimeTest::notEverythingCanWaitForTheTime()
{
    const TimeVendor vendor;
    auto queue = open();
    m_machine.setWall(12 * second);
    for (int i = 0; i < 10'600; ++i)
        queue->append(m_machine.record(QString::number(i)));
    takeIn(*queue, vendor);
    QCOMPARE(segments(), 2);
    const QList<Sent> sent = send(*queue, vendor, 1);
    QCOMPARE(sent.size(), 500);
    QVERIFY(sent.first().isMarked && sent.last().isMarked);
    QCOMPARE(queue->pending(), 10'100);
}

void QueueTimeTest::theNextProcessOfTheSameBootCorrectsWhatTheLastOneCouldNot()
{
    const TimeVendor vendor;
    auto queue = open();
    m_machine.setWall(12 * second);
    queue->append(m_machine.record(QStringLiteral("a")));
    takeIn(*queue, vendor);
    queue->freezeAll(vendor); // its end
    QCOMPARE(segments(), 0);
    queue.reset();
    m_machine.restart();
    m_machine.pass(hour);
    m_machine.setWall(m_machine.trueMs);
    queue = open();
    takeIn(*queue, vendor);
    const QList<Sent> sent = send(*queue, vendor);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().timeMs, today);
    QVERIFY(!sent.first().isMarked);
}

void QueueTimeTest::theNextBootMarksWhatNobodyCanCorrect()
{
    const TimeVendor vendor;
    auto queue = open();
    m_machine.setWall(12 * second);
    queue->append(m_machine.record(QStringLiteral("a")));
    queue->append(m_machine.recordOfTime(QStringLiteral("given"), 5 * second));
    queue.reset(); // killed before the worker saw them
    m_machine.reboot();
    m_machine.setWall(m_machine.trueMs);
    queue = open();
    queue->append(m_machine.record(QStringLiteral("b")));
    takeIn(*queue, vendor);
    m_machine.hear();
    takeIn(*queue, vendor);
    const QList<Sent> sent = send(*queue, vendor);
    QCOMPARE(sent.size(), 3);
    QVERIFY(sent.at(0).isMarked);
    QCOMPARE(sent.at(0).timeMs, 12 * second); // not guessed
    QVERIFY(!sent.at(1).isMarked);
    QCOMPARE(sent.at(1).timeMs, 5 * second);
    QVERIFY(!sent.at(2).isMarked);
}

void QueueTimeTest::aSmallStepBackMakesNoEventEarlierThanTheOneBefore()
{
    const TimeVendor vendor;
    auto queue = open();
    queue->append(m_machine.record(QStringLiteral("a")));
    m_machine.pass(2 * second);
    m_machine.wallError = -30 * second;
    queue->append(m_machine.record(QStringLiteral("b")));
    m_machine.pass(minute);
    queue->append(m_machine.record(QStringLiteral("c")));
    takeIn(*queue, vendor);
    const QList<Sent> sent = send(*queue, vendor);
    QCOMPARE(sent.at(0).timeMs, today);
    QCOMPARE(sent.at(1).timeMs, today);
    QCOMPARE(sent.at(2).timeMs, today + 32 * second);
}

void QueueTimeTest::aBoardThatStoresIn1970AndJumpsLosesNothingToItsAge()
{
    const TimeVendor vendor;
    auto queue = open();
    m_machine.setWall(12 * second);
    for (int i = 0; i < 10'003; ++i) // more than may wait: some are in segments of 1970
        queue->append(m_machine.record(QString::number(i)));
    takeIn(*queue, vendor);
    QVERIFY(segments() > 0);
    m_machine.setWall(today - 90 * day); // and then to something that could be true
    for (int i = 0; i < 500; ++i)
        queue->append(m_machine.record(QStringLiteral("n%1").arg(i)));
    takeIn(*queue, vendor);
    m_machine.setWall(m_machine.trueMs);
    for (int i = 0; i < 2; ++i) {
        takeIn(*queue, vendor);
        m_machine.hear();
        QVERIFY(queue->evict({}, m_machine.clock).forAge.isEmpty());
        QCOMPARE(queue->pending(), 10'503);
        queue.reset();
        m_machine.reboot();
        queue = open();
    }
}

void QueueTimeTest::aClockInTheYear2040EvictsNothing()
{
    const TimeVendor vendor(2);
    auto queue = open();
    for (int i = 0; i < 5; ++i)
        queue->append(m_machine.record(QString::number(i)));
    takeIn(*queue, vendor);
    queue->freezeAll(vendor);
    queue.reset();
    m_machine.reboot();
    m_machine.wallError = 14 * year;
    queue = open();
    queue->append(m_machine.record(QStringLiteral("of 2040")));
    takeIn(*queue, vendor);
    QVERIFY(queue->evict({}, m_machine.clock).forAge.isEmpty());
    queue->freezeAll(vendor);
    queue.reset();
    m_machine.reboot();
    m_machine.wallError = 0;
    queue = open();
    takeIn(*queue, vendor);
    m_machine.hear();
    QVERIFY(queue->evict({}, m_machine.clock).forAge.isEmpty());
    QCOMPARE(queue->pending(), 6);
}

void QueueTimeTest::whatIsTooOldGoesOnceAServerHasConfirmedTheTime()
{
    const TimeVendor vendor(2);
    auto queue = open();
    for (int i = 0; i < 4; ++i)
        queue->append(m_machine.record(QString::number(i)));
    takeIn(*queue, vendor);
    queue->freezeAll(vendor);
    queue.reset();
    m_machine.pass(31 * day);
    m_machine.reboot();
    queue = open();
    queue->append(m_machine.record(QStringLiteral("new")));
    takeIn(*queue, vendor);
    QVERIFY(queue->evict({}, m_machine.clock).forAge.isEmpty());
    m_machine.hear();
    QCOMPARE(queue->evict({}, m_machine.clock).forAge.size(), 4);
    QCOMPARE(queue->pending(), 1);
}

void QueueTimeTest::whatIsTooOldByTheBootClockGoes()
{
    const TimeVendor vendor(2);
    auto queue = open();
    for (int i = 0; i < 3; ++i)
        queue->append(m_machine.record(QString::number(i)));
    takeIn(*queue, vendor);
    m_machine.pass(31 * day);
    takeIn(*queue, vendor);
    QCOMPARE(queue->evict({}, m_machine.clock).forAge.size(), 3);
    queue->append(m_machine.record(QStringLiteral("new")));
    takeIn(*queue, vendor);
    QVERIFY(queue->evict({}, m_machine.clock).forAge.isEmpty());
    QCOMPARE(queue->pending(), 1);
}

void QueueTimeTest::whateverTheClockDidEventsKeepTheirDistances()
{
    qint64 worst = 0; // between what was sent and the truth
    for (int round = 0; round < rounds(60); ++round) {
        QRandomGenerator random(seed() + quint32(round));
        init();
        const TimeVendor vendor;
        auto queue = open();
        QList<qint64> truth;
        for (int i = 0; i < 100; ++i) {
            m_machine.pass(random.bounded(100'000));
            const int what = random.bounded(10);
            if (what == 0)
                m_machine.wallError = qint64(random.bounded(-300, 50 * 365)) * day;
            else if (what == 1)
                m_machine.wallError += random.bounded(-30, 30) * second;
            truth.append(m_machine.trueMs);
            queue->append(m_machine.record(QString::number(i)));
            if (what > 5)
                takeIn(*queue, vendor);
        }
        // Told by a server, or by a clock that was set.
        if (random.bounded(2)) {
            m_machine.hear();
        } else {
            takeIn(*queue, vendor);
            m_machine.wallError = 0;
        }
        takeIn(*queue, vendor);
        const QList<Sent> sent = send(*queue, vendor);
        QCOMPARE(sent.size(), 100);
        for (int i = 0; i < 100; ++i) {
            QVERIFY(!sent.at(i).isMarked);
            QVERIFY2(i == 0 || sent.at(i).timeMs >= sent.at(i - 1).timeMs, "a negative duration");
            worst = std::max(worst, std::abs(sent.at(i).timeMs - truth.at(i)));
        }
    }
    qInfo("%d rounds: at most %lld ms off", rounds(60), worst);
    QVERIFY(worst <= 61 * second);
}

void QueueTimeTest::anyRowOfJumpsRestartsAndAnswersLosesNothingAndKeepsOrder()
{
    int jumps = 0, events = 0, marked = 0;
    for (int round = 0; round < rounds(20); ++round) {
        QRandomGenerator random(seed() + quint32(round));
        init();
        const TimeVendor vendor(int(random.bounded(2, 20)));
        auto queue = open();
        if (random.bounded(2))
            m_machine.setWall(random.bounded(100) * second);
        QHash<QString, qint64> truth, given;
        QStringList tracked;
        QList<Sent> sent;
        const auto sendSome = [&](int most) { sent += send(*queue, vendor, most); };
        for (int i = 0; i < 300; ++i) {
            m_machine.pass(random.bounded(20'000));
            const QString id = QStringLiteral("e%1").arg(i);
            switch (random.bounded(14)) {
            case 0:
                m_machine.wallError = 0;
                ++jumps;
                break;
            case 1:
                // Ahead by anything, or behind by little or into the past: what was written by a clock that was some
                // months behind cannot be told from what is old, after the next boot.
                m_machine.wallError = random.bounded(2) ? qint64(random.bounded(1, 30 * 365 * 24)) * hour
                    : random.bounded(2) ? -qint64(random.bounded(1, 400)) * hour : -qint64(random.bounded(1, 40)) * year;
                ++jumps;
                break;
            case 2:
                m_machine.wallError += random.bounded(-20, 20) * second;
                break;
            case 3:
                m_machine.hear();
                break;
            case 4:
                if (random.bounded(4) == 0) {
                    queue->freezeAll(vendor);
                    queue.reset();
                    random.bounded(2) ? m_machine.restart() : m_machine.reboot();
                    queue = open();
                }
                break;
            case 5:
                sendSome(int(random.bounded(1, 40)));
                break;
            case 6:
                given.insert(id, random.bounded(2'000'000'000) * second);
                queue->append(m_machine.recordOfTime(id, given.value(id)));
                tracked.append(id);
                break;
            default:
                truth.insert(id, m_machine.trueMs);
                queue->append(m_machine.record(id));
                tracked.append(id);
            }
            if (random.bounded(3) == 0)
                takeIn(*queue, vendor);
        }
        takeIn(*queue, vendor);
        QVERIFY(queue->evict({}, m_machine.clock).forAge.isEmpty());
        sendSome(-1);
        QStringList ids;
        for (const Sent &one : std::as_const(sent)) {
            ids.append(one.id);
            marked += one.isMarked;
            if (given.contains(one.id))
                QVERIFY2(one.timeMs == given.value(one.id) && !one.isMarked, qPrintable(QString::number(round)));
        }
        QVERIFY2(ids == tracked, qPrintable(QStringLiteral("round %1: %2 of %3").arg(round).arg(ids.size()).arg(tracked.size())));
        QVERIFY(queue->takeDamage().isEmpty());
        events += int(ids.size());
    }
    qInfo("%d rounds, seed %u: %d events, %d jumps of the clock, %d marked; none lost, none twice, all in order", rounds(20),
          seed(), events, jumps, marked);
    QVERIFY(jumps > rounds(20));
    QVERIFY(marked > 0);
}

QTEST_GUILESS_MAIN(QueueTimeTest)
#include "tst_queuetime.moc"
