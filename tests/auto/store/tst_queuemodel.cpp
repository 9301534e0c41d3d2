// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Ten thousand random steps on a queue, beside a model of it in memory. After each: as many pending as in the model;
// what comes out is what the model says, in its order; at the end nothing is lost and nothing came twice.

#include "store/quarantine.h"
#include "store/queue.h"

#include "plainvendor.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

using namespace Tally;

class QueueModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheModel_data();
    void agreesWithTheModel();
};

namespace {

struct Model
{
    struct Event
    {
        QString id;
        bool isTakenIn = false;
        bool isInFlight = false;
        bool isRetried = false; // these come in an order of their own
    };
    std::vector<Event> pending;
    QSet<QString> quarantined;
    QSet<QString> gone; // by any way; each id once
    QSet<QString> refused;

    Event *find(const QString &id)
    {
        for (Event &event : pending) {
            if (event.id == id)
                return &event;
        }
        return nullptr;
    }
    bool end(const QString &id)
    {
        const auto it = std::find_if(pending.begin(), pending.end(), [&id](const Event &e) { return e.id == id; });
        if (it == pending.end() || gone.contains(id))
            return false;
        pending.erase(it);
        gone.insert(id);
        return true;
    }
    bool end(const QStringList &ids)
    {
        return std::all_of(ids.begin(), ids.end(), [this](const QString &id) { return end(id); });
    }
};

} // namespace

void QueueModelTest::agreesWithTheModel_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("maxEvents");
    QTest::addColumn<int>("steps");
    QTest::newRow("batches") << 1u << 7 << 10'000;
    QTest::newRow("batches again") << 2u << 3 << 3'000;
    QTest::newRow("one by one") << 3u << 1 << 5'000;
}

void QueueModelTest::agreesWithTheModel()
{
    QFETCH(quint32, seed);
    QFETCH(int, maxEvents);
    QFETCH(int, steps);
    QRandomGenerator random(seed);
    const QTemporaryDir dir(quickPlace());
    const QString folder = dir.filePath(QStringLiteral("q"));
    const QString quarantineFolder = dir.filePath(QStringLiteral("quarantine"));
    const PlainVendor vendor(maxEvents);
    Model model;
    std::vector<Queue::Segment> inFlight;
    int nextId = 0;
    int accepted = 0;
    auto queue = std::make_unique<Queue>(folder, QStringLiteral("run"));

    const auto takeOut = [&] {
        const size_t at = random.bounded(quint32(inFlight.size()));
        const Queue::Segment segment = inFlight[at];
        inFlight.erase(inFlight.begin() + std::ptrdiff_t(at));
        return segment;
    };
    const auto land = [&](const Queue::Segment &segment) {
        for (const QString &id : segment.batch.eventIds) {
            if (Model::Event *event = model.find(id))
                event->isInFlight = false;
        }
    };

    const auto refuse = [&](const QList<Queue::Refusal> &refusals) {
        for (const Queue::Refusal &refusal : refusals) {
            QVERIFY(model.refused.contains(refusal.eventId) || model.end(refusal.eventId));
            model.refused.insert(refusal.eventId);
        }
    };

    for (int step = 0; step < steps; ++step) {
        const quint32 dice = random.bounded(100u);
        if (dice < 30) {
            for (quint32 n = random.bounded(1u, 6u); n > 0; --n) {
                const quint32 kind = random.bounded(10u);
                const QString id = QString::number(++nextId);
                queue->append(recordOf(id, kind == 0 ? QStringLiteral("bad") : QStringLiteral("click"),
                                       kind == 1 ? Event::Identify : Event::Track));
                model.pending.push_back({id});
                ++accepted;
            }
        } else if (dice < 45) {
            refuse(queue->takeIn(vendor).refused);
            for (Model::Event &event : model.pending)
                event.isTakenIn = true;
        } else if (dice < 60) {
            const auto segment = queue->next(vendor);
            QStringList expected;
            bool isRetryFree = false;
            for (const Model::Event &event : model.pending) {
                if (event.isTakenIn && !event.isInFlight && !event.isRetried)
                    expected.append(event.id);
                isRetryFree = isRetryFree || (event.isRetried && !event.isInFlight);
            }
            if (!segment) {
                QVERIFY(expected.isEmpty() && !isRetryFree);
                continue;
            }
            const QStringList ids = segment->batch.eventIds.mid(segment->settled);
            if (segment->key.startsWith(QLatin1String("retry-"))) {
                for (const QString &id : ids)
                    QVERIFY(model.find(id) && model.find(id)->isRetried);
            } else {
                QCOMPARE(ids, expected.mid(0, ids.size()));
            }
            if (maxEvents > 1)
                QVERIFY(ids.size() <= (segment->batch.route == "identify" ? 1 : maxEvents));
            for (const QString &id : ids) {
                QVERIFY(!model.find(id)->isInFlight);
                model.find(id)->isInFlight = true;
            }
            inFlight.push_back(*segment);
        } else if (dice < 70 && !inFlight.empty()) {
            const Queue::Segment segment = takeOut();
            queue->settle(segment);
            QVERIFY(model.end(segment.batch.eventIds.mid(segment.settled)));
        } else if (dice < 75 && !inFlight.empty()) {
            const Queue::Segment segment = takeOut();
            queue->putBack(segment);
            land(segment);
        } else if (dice < 80 && !inFlight.empty()) {
            const Queue::Segment segment = takeOut();
            queue->split(segment);
            land(segment);
        } else if (dice < 83 && !inFlight.empty()) {
            Queue::Segment &segment = inFlight[random.bounded(quint32(inFlight.size()))];
            const int settled = int(random.bounded(quint32(segment.settled), quint32(segment.batch.events.size())));
            queue->settleFirst(segment, settled);
            QVERIFY(model.end(segment.batch.eventIds.mid(segment.settled, settled - segment.settled)));
            segment.settled = settled;
        } else if (dice < 88 && !inFlight.empty()) {
            const Queue::Segment segment = takeOut();
            const QStringList ids = segment.batch.eventIds.mid(segment.settled);
            QList<Verdict::Refused> refused;
            for (const QString &id : ids) {
                if (random.bounded(3u) == 0) {
                    refused.append({id, QStringLiteral("no")});
                    model.quarantined.insert(id);
                }
            }
            QVERIFY(queue->quarantine(segment, refused, 400, quarantineFolder));
            queue->settle(segment);
            QVERIFY(model.end(ids));
            QCOMPARE(Quarantine(quarantineFolder).count(), model.quarantined.size());
        } else if (dice < 90) {
            const QStringList files = Quarantine(quarantineFolder).files();
            if (files.isEmpty())
                continue;
            const QString file = files.at(qsizetype(random.bounded(quint32(files.size()))));
            QSet<QString> before;
            for (const Quarantine::Entry &entry : Quarantine(quarantineFolder).entries())
                before.insert(entry.eventId);
            const int count = queue->adoptQuarantined(file);
            QVERIFY(count > 0);
            for (const Quarantine::Entry &entry : Quarantine(quarantineFolder).entries())
                before.remove(entry.eventId);
            QCOMPARE(before.size(), count);
            for (const QString &id : std::as_const(before)) {
                QVERIFY(model.quarantined.remove(id) && model.gone.remove(id));
                model.pending.push_back({id, true, false, true});
            }
        } else if (dice < 92) {
            Queue::Limits limits;
            limits.maxEvents = qint64(random.bounded(60u));
            const QStringList ids = queue->evict(limits, Clock()).forSpace;
            for (const QString &id : ids)
                QVERIFY(!model.find(id)->isInFlight);
            QVERIFY(model.end(ids));
        } else if (dice < 93 && random.bounded(3u) == 0) {
            QStringList expected;
            for (const Model::Event &event : model.pending) {
                if (event.isTakenIn)
                    expected.append(event.id);
            }
            QStringList ids = queue->clear();
            QVERIFY(model.end(ids));
            ids.sort();
            expected.sort();
            QCOMPARE(ids, expected);
            inFlight.clear();
        } else if (dice < 95) {
            queue->freezeAll(vendor);
            QVERIFY(queue->sync());
        } else if (dice < 98) {
            queue.reset();
            inFlight.clear();
            for (Model::Event &event : model.pending)
                event.isTakenIn = event.isInFlight = false;
            queue = std::make_unique<Queue>(folder, QStringLiteral("run"));
            // What was refused behind events of the tail is still in the journal, and refused once more.
            const int found = queue->pending();
            int again = 0;
            const QList<Queue::Refusal> refused = queue->takeIn(vendor).refused;
            for (const Queue::Refusal &refusal : refused)
                again += model.refused.contains(refusal.eventId);
            QCOMPARE(found, int(model.pending.size()) + again);
            refuse(refused);
            for (Model::Event &event : model.pending)
                event.isTakenIn = true;
        }
        QCOMPARE(queue->pending(), int(model.pending.size()));
        QVERIFY(queue->takeDamage().isEmpty());
        QVERIFY(queue->problem().isEmpty());
    }

    for (const Queue::Segment &segment : inFlight) {
        queue->putBack(segment);
        land(segment);
    }
    refuse(queue->takeIn(vendor).refused);
    while (const auto segment = queue->next(vendor)) {
        QVERIFY(model.end(segment->batch.eventIds.mid(segment->settled)));
        queue->settle(*segment);
    }
    QVERIFY(model.pending.empty());
    QCOMPARE(int(model.gone.size()), accepted);
    QCOMPARE(queue->pending(), 0);
    queue->freezeAll(vendor);
    QVERIFY(queue->sync());
    QCOMPARE(filesIn(folder).size(), 1); // the mark
}

QTEST_GUILESS_MAIN(QueueModelTest)
#include "tst_queuemodel.moc"
