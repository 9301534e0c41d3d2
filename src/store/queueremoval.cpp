// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// How events leave a queue: settled, split, put into quarantine, evicted, cleared.

#include "store/queue_p.h"

#include "store/files.h"
#include "store/quarantine.h"

#include <QDateTime>
#include <QUuid>

#include <algorithm>
#include <map>

namespace Tally {

namespace {

QByteArray derivedId(const QByteArray &id, const QByteArray &part)
{
    return QUuid::createUuidV5(QUuid::fromString(QLatin1String(id)), part).toByteArray(QUuid::WithoutBraces);
}

Batch partOf(const Batch &batch, qsizetype from, qsizetype count, const QByteArray &part)
{
    return {derivedId(batch.id, part), batch.route, batch.eventIds.mid(from, count), batch.events.mid(from, count)};
}

} // namespace

QStringList Queue::Private::erase(const QString &key, const QByteArray &keptRoute)
{
    const int count = segments.find(key)->name.remaining();
    const int settled = segments.find(key)->name.settled;
    const QStringList summed = segments.find(key)->sums;
    QString setAside;
    const std::optional<Batch> batch = segments.load(key, &setAside);
    if (batch && !keptRoute.isEmpty() && batch->route == keptRoute)
        return {};
    if (!batch) { // gone as it should, but nobody knows which events they were
        int further = 0;
        for (const QString &id : summed)
            further += furtherCalls.take(id);
        noteDamage(count + further, setAside.isEmpty() ? folderPath : setAside, true);
    }
    segments.remove(key);
    return batch ? batch->eventIds.mid(settled) : QStringList();
}

QStringList Queue::Private::eraseAll(const QByteArray &keptRoute, quint64 border)
{
    QStringList ids;
    QStringList keys;
    for (const auto &[key, entry] : segments.entries())
        if (entry.name.first <= border)
            keys.append(key);
    for (const QString &key : std::as_const(keys))
        ids += erase(key, keptRoute);
    std::erase_if(tail, [&](const Waiting &event) {
        if (event.number > border || (!keptRoute.isEmpty() && event.route == keptRoute))
            return false;
        tailBytes -= event.json.size() + 1;
        tailCalls -= 1 + furtherCalls.value(event.id);
        ids.append(event.id);
        return true;
    });
    sums.clear(); // they point into the tail; what comes now begins new ones
    segments.dropCorrupt();
    segments.sync(); // the contents of what is only marked so far go with it
    return ids;
}

void Queue::Private::dropDone()
{
    journal.dropUpTo(segments.watermark());
    journal.dropUnsaved(segments.doneTo());
}

void Queue::settle(const Segment &segment)
{
    d->segments.remove(segment.key);
    d->dropDone();
}

void Queue::settleFirst(const Segment &segment, int count)
{
    d->segments.setSettled(segment.key, std::min(count, int(segment.batch.events.size())));
}

void Queue::split(const Segment &segment)
{
    const Segments::Entry *entry = d->segments.find(segment.key);
    if (!entry)
        return;
    const qsizetype from = entry->name.settled;
    const qsizetype count = segment.batch.events.size() - from;
    if (count < 2) {
        putBack(segment);
        return;
    }
    const qsizetype half = (count + 1) / 2;
    // The same ids whenever the same batch is split, also after a kill in the middle of it.
    d->segments.split(segment.key, partOf(segment.batch, from, half, "0"),
                      partOf(segment.batch, from + half, count - half, "1"));
}

bool Queue::quarantine(const Segment &segment, const QList<Verdict::Refused> &refused, int httpStatus,
                       const QString &quarantineFolder)
{
    const Batch &batch = segment.batch;
    std::map<qsizetype, QString> reasons; // by place in the batch
    for (const Verdict::Refused &event : refused) {
        qsizetype at = batch.eventIds.indexOf(event.eventId, segment.settled);
        while (at >= 0 && reasons.contains(at)) // one id given to several events
            at = batch.eventIds.indexOf(event.eventId, at + 1);
        if (at >= 0)
            reasons.emplace(at, event.reason);
    }
    if (reasons.empty())
        return true;
    StoredBatch stored{{derivedId(batch.id, "quarantine"), batch.route, {}, {}}, {}, httpStatus,
                       QDateTime::currentMSecsSinceEpoch()};
    for (const auto &[at, reason] : reasons) {
        stored.batch.eventIds.append(batch.eventIds.at(at));
        stored.batch.events.append(batch.events.at(at));
        stored.reasons.append(reason);
    }
    QuarantineName name{d->runName + QLatin1Char('-') + segment.key, int(reasons.size())};
    const bool isRetry = segment.key.startsWith(QLatin1String("retry-"));
    if (isRetry)
        name.base = segment.key.mid(6);
    if (!isRetry || name.count < batch.events.size())
        name.base += QLatin1Char('_') + QString::number(reasons.begin()->first);
    if (!makeFolder(parentOf(quarantineFolder)) || !makeFolder(quarantineFolder)
        || !writeSegment(quarantineFolder + QLatin1Char('/') + name.fileName(), stored))
        return false;
    // Killed before the caller settled, and another answer now: the last one counts.
    for (const QString &file : Quarantine(quarantineFolder).files()) {
        const auto other = QuarantineName::parse(file.section(QLatin1Char('/'), -1));
        if (other->base == name.base && other->count != name.count)
            removeFile(file);
    }
    return syncFolder(quarantineFolder);
}

int Queue::adoptQuarantined(const QString &quarantineFile)
{
    const auto name = QuarantineName::parse(quarantineFile.section(QLatin1Char('/'), -1));
    if (!name || !d->segments.adopt(quarantineFile, SegmentName::ofRetry(name->base, name->count)))
        return 0;
    return name->count;
}

Queue::Evicted Queue::evict(const Limits &limits, const Clock &clock)
{
    Evicted evicted;
    const auto removeSegment = [this](const QString &key, QStringList *ids) {
        *ids += d->erase(key);
    };
    d->segments.noteFound(clock.bootMs());
    const auto isTooOld = [&](qint64 writtenMs, qint64 bootMs) {
        return clock.isOlder(writtenMs, bootMs, limits.maxAgeMs);
    };
    while (const auto key = d->oldestFree(
               [&](const Segments::Entry &entry) { return isTooOld(entry.writtenMs, entry.bootMs); }))
        removeSegment(*key, &evicted.forAge);
    const qsizetype before = qsizetype(d->tail.size());
    while (d->sums.empty() && !d->tail.empty() && isTooOld(d->tail.front().sinceMs, d->tail.front().bootMs)) {
        evicted.forAge.append(d->tail.front().id);
        d->popFront(1, d->journal.lastRead());
    }
    while (pending() > limits.maxEvents || pendingBytes() > limits.maxBytes) {
        if (const auto key = d->oldestFree([](const Segments::Entry &) { return true; })) {
            removeSegment(*key, &evicted.forSpace);
        } else if (!d->sums.empty()) {
            d->freezeFront({}, d->journal.lastRead());
        } else if (!d->tail.empty()) {
            evicted.forSpace.append(d->tail.front().id);
            d->popFront(1, d->journal.lastRead());
        } else {
            break;
        }
    }
    if (qsizetype(d->tail.size()) != before)
        d->segments.advance(d->frozenTo);
    d->dropDone();
    return evicted;
}

QStringList Queue::clear(const QByteArray &keptRoute, quint64 border)
{
    const QStringList ids = d->eraseAll(keptRoute, border);
    // What is kept is in the tail perhaps, and its bytes in one file with the others'. One by one fits any vendor.
    while (!d->tail.empty() && d->tail.front().number <= border)
        d->freezeFront({1, 0, 1}, d->journal.lastRead());
    d->updateFrozenTo(d->journal.lastRead());
    d->segments.advance(d->frozenTo);
    d->readTailAgain(); // what came after the border, and is in sums perhaps
    d->journal.scrub(d->segments.watermark());
    d->dropDone();
    return ids;
}

} // namespace Tally
