// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// How events enter a queue: read from the journal, encoded for the vendor, summed, and frozen into segments.

#include "store/queue_p.h"

#include "core/decimal.h"
#include "core/record.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QUuid>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace Tally {

namespace {

// What a segment holds for a vendor without batches, whose events go one by one.
const Vendor::Limits unbatchedLimits{500, 240'000};

// Sums are frozen early beyond these: what is read again after a kill, and what one segment holds.
constexpr qint64 maxSummedBytes = 8 << 20; // of the journal
constexpr std::size_t maxSums = 5000;

// What may wait, in memory too, until it is known what time it is.
constexpr qsizetype maxUndated = 10'000;
constexpr qint64 maxUndatedBytes = 8 << 20;

// The same events frozen again, after a kill where the disk took no segment, are the same batch. Of what is sent, and not
// of ids only: two destinations of one vendor may have the same events, for different accounts. Beside its id a checksum
// of what is sent of an event is enough, and a hash of all of it would cost as much as writing it.
QByteArray idOf(const Batch &batch)
{
    QByteArray all;
    for (qsizetype i = 0; i < batch.events.size(); ++i) {
        all += batch.eventIds.at(i).toUtf8();
        all += ' ' + QByteArray::number(journalCrc(batch.events.at(i))) + '\n';
    }
    return QUuid::createUuidV5(QUuid(), all).toByteArray(QUuid::WithoutBraces);
}

bool fits(const Batch &batch, const Vendor::Limits &limits)
{
    const qsizetype bytes = std::accumulate(batch.events.cbegin(), batch.events.cend(), qsizetype(0),
                                            [](qsizetype sum, const QByteArray &event) { return sum + event.size() + 1; });
    return batch.events.size() <= limits.maxEvents && bytes <= limits.maxBytes;
}

// Where this vendor's erase requests go.
QByteArray forgetRoute(const Vendor &vendor)
{
    Event event;
    event.kind = Event::Forget;
    event.name = QStringLiteral("forget");
    event.id = event.userId = QStringLiteral("any");
    return vendor.encode(event).route;
}

} // namespace

Vendor::Limits Queue::Private::segmentLimits(const Vendor &vendor, const QByteArray &route)
{
    return vendor.limits().maxEvents > 1 ? vendor.limits(route) : unbatchedLimits;
}

void Queue::Private::noteDamage(int events, const QString &file, bool wasPending)
{
    const QString text = QCoreApplication::translate("Tally", "Damaged data was set aside: %1").arg(file);
    damage.append({events, text, wasPending});
}

void Queue::Private::noteJournalDamage(bool wasPending)
{
    for (const Journal::Damage &found : journal.takeDamage())
        noteDamage(found.events, found.file, wasPending);
}

void Queue::Private::popFront(qsizetype count, quint64 lookedAt)
{
    for (qsizetype i = 0; i < count; ++i) {
        tailBytes -= tail.front().json.size() + 1;
        tailCalls -= 1 + furtherCalls.value(tail.front().id);
        tail.pop_front();
    }
    updateFrozenTo(lookedAt);
}

void Queue::Private::updateFrozenTo(quint64 lookedAt)
{
    // The numbers of refused events in front of the next one go along: they are not looked at again after a kill.
    frozenTo = tail.empty() ? lookedAt : tail.front().number - 1;
    passedOver.erase(passedOver.begin(), passedOver.upper_bound(frozenTo));
}

void Queue::Private::readTailAgain()
{
    lastTime.reset();
    if (tail.empty())
        return;
    for (const Waiting &event : tail)
        furtherCalls.remove(event.id);
    tail.clear();
    tailBytes = 0;
    tailCalls = 0;
    sums.clear();
    summedBytes = 0;
    readBefore = journal.lastRead();
    journal.rewind(frozenTo);
}

qint64 Queue::Private::correctTime(Event *event, const Clock &clock)
{
    const std::optional<qint64> bootMs = clock.correct(event);
    if (!bootMs)
        return clock.bootMs();
    if (lastTime && *bootMs >= lastTime->first && event->timestamp.toMSecsSinceEpoch() < lastTime->second)
        event->timestamp = QDateTime::fromMSecsSinceEpoch(lastTime->second, Qt::UTC);
    lastTime = {*bootMs, event->timestamp.toMSecsSinceEpoch()};
    return std::min(*bootMs, clock.bootMs());
}

bool Queue::Private::isTailFull(const Vendor::Limits &limits) const
{
    const qsizetype count = isTimeKnown ? qsizetype(limits.maxEvents) : std::max(qsizetype(limits.maxEvents), maxUndated);
    const qint64 bytes = isTimeKnown ? qint64(limits.maxBytes) : std::max(qint64(limits.maxBytes), maxUndatedBytes);
    return qsizetype(tail.size()) >= count || (tailBytes > bytes && tail.size() > 1);
}

void Queue::Private::freezeFront(const Vendor::Limits &limits, quint64 lookedAt)
{
    const Waiting &front = tail.front();
    Batch batch{{}, front.route, {}, {}};
    const qint64 sinceMs = front.sinceMs;
    const qint64 bootMs = front.bootMs;
    qsizetype size = 0;
    for (const Waiting &event : tail) {
        size += event.json.size() + 1;
        if (sums.empty() && (event.route != batch.route || batch.events.size() == limits.maxEvents
            || (size > limits.maxBytes && !batch.events.isEmpty())))
            break;
        batch.eventIds.append(event.id);
        batch.events.append(event.json);
    }
    batch.id = idOf(batch);
    const bool isFull = batch.events.size() < qsizetype(tail.size()) || batch.events.size() == limits.maxEvents;
    sums.clear();
    summedBytes = 0;
    const quint64 first = frozenTo + 1;
    popFront(batch.events.size(), lookedAt);
    const SegmentName name = SegmentName::ofRange(first, frozenTo, int(batch.events.size()));
    segments.add(name, batch, sinceMs, bootMs);
    segments.find(name.key)->isFull = isFull;
    if (!furtherCalls.isEmpty()) {
        for (const QString &id : std::as_const(batch.eventIds))
            if (furtherCalls.contains(id))
                segments.find(name.key)->sums.append(id);
    }
    dropDone();
}

auto Queue::Private::push(const Journal::Record &record, const Event &event, const Vendor::Encoded &encoded,
                          qint64 sinceMs, qint64 bootMs, qint64 intervalMs) -> const Waiting *
{
    const Waiting *partOf = nullptr;
    ++tailCalls;
    const qint64 happenedMs = event.timestamp.toMSecsSinceEpoch();
    auto known = encoded.sum ? sums.find(encoded.sum->key) : sums.end();
    // The sum bears the time of its first event: what was used last month is not added to the bill of this one.
    if (known != sums.end() && std::abs(happenedMs - known->second->happenedMs) > intervalMs)
        known = sums.end();
    const QByteArray total = known == sums.end()
        ? QByteArray()
        : decimalSum(known->second->json.mid(known->second->quantityAt, known->second->quantitySize),
                     encoded.json.mid(encoded.sum->at, encoded.sum->size));
    if (!total.isEmpty()) {
        Waiting &sum = *known->second;
        sum.json.replace(sum.quantityAt, sum.quantitySize, total);
        tailBytes += total.size() - sum.quantitySize;
        sum.quantitySize = total.size();
        ++furtherCalls[sum.id];
        partOf = &sum;
    } else {
        tailBytes += encoded.json.size() + 1;
        tail.push_back({record.number, event.id, encoded.route, encoded.json, sinceMs, bootMs});
        if (encoded.sum) {
            tail.back().quantityAt = encoded.sum->at;
            tail.back().quantitySize = encoded.sum->size;
            tail.back().happenedMs = happenedMs;
            sums.insert_or_assign(encoded.sum->key, &tail.back());
        }
    }
    if (!sums.empty())
        summedBytes += record.bytes.size();
    return partOf;
}

bool Queue::Private::mustRepeat(const Vendor &vendor)
{
    const Vendor::Limits limits = vendor.limits();
    return limits.aggregateInterval.count() > 0 || limits.dedupWindow.count() > 0;
}

bool Queue::Private::makeRepeatable(const QString &key, const Vendor &vendor)
{
    const bool isSummed = vendor.limits().aggregateInterval.count() > 0; // those of two segments cannot be one event
    if (!isSummed && isTimeKnown && !tail.empty() && !journal.isInMemoryOnly(tail.front().number))
        freezeTail(vendor, journal.lastRead());
    auto it = segments.entries().find(key);
    const Segments::Entry oldest = it->second;
    if (oldest.name.last <= segments.watermark()) { // a half of what is on disk
        segments.find(key)->isRepeatable = true;
        return true;
    }
    const Vendor::Limits limits = segmentLimits(vendor, oldest.unsaved->route);
    const quint64 border = lastBorder;
    Batch all = *oldest.unsaved;
    quint64 last = oldest.name.last;
    QStringList rest; // what the journal has behind it on disk, it has after a kill too
    while (!isSummed && !oldest.isFull && ++it != segments.entries().end()) {
        const Segments::Entry &next = it->second;
        const bool isBeyondBorder = oldest.name.first <= border && border < next.name.last;
        if (!next.unsaved || next.name.isRetry() || next.unsaved->route != all.route || isBeyondBorder
            || journal.isInMemoryOnly(next.name.last))
            break;
        all.eventIds += next.unsaved->eventIds;
        all.events += next.unsaved->events;
        last = next.name.last;
        rest.append(it->first);
        if (!fits(all, limits))
            return false;
    }
    const bool isCertain = oldest.isFull && !isSummed; // whatever is behind it
    if (isCertain ? journal.isTorn(oldest.name.first, last) : !journal.holdBehind(oldest.name.first, last))
        return false;
    QString made = key;
    if (!rest.isEmpty()) {
        for (const QString &melting : QStringList(key) + rest)
            segments.melt(melting);
        all.id = idOf(all);
        const SegmentName name = SegmentName::ofRange(oldest.name.first, last, int(all.events.size()));
        segments.add(name, all, oldest.writtenMs, oldest.bootMs);
        made = name.key;
    }
    segments.find(made)->isRepeatable = true;
    return true;
}

bool Queue::Private::hasOtherRoute(const QByteArray &route) const
{
    return std::any_of(tail.begin(), tail.end(), [&route](const Waiting &event) { return event.route != route; });
}

void Queue::Private::freezeTail(const Vendor &vendor, quint64 lookedAt)
{
    while (!tail.empty())
        freezeFront(segmentLimits(vendor, tail.front().route), lookedAt);
}

void Queue::Private::freezeAll(const Vendor &vendor)
{
    freezeTail(vendor, journal.lastRead());
    updateFrozenTo(journal.lastRead());
    segments.advance(frozenTo);
}

Queue::TakenIn Queue::takeIn(const Vendor &vendor)
{
    CurrentVendor current;
    current.set(std::shared_ptr<const Vendor>(&vendor, [](const Vendor *) {}));
    Clock clock;
    clock.look({QDateTime::currentMSecsSinceEpoch(), bootClockMs(), {}});
    return takeIn(current, clock);
}

Queue::TakenIn Queue::takeIn(const CurrentVendor &current, const Clock &clock, bool namesSums)
{
    d->moveIn();
    // Not in the call that met the Forget record: its caller has more to erase, and until that is done the record must
    // be found again after a kill.
    if (std::exchange(d->isScrubWanted, false)) {
        d->freezeAll(*current.get());
        d->journal.scrub(d->segments.watermark());
        d->dropDone();
    }
    d->segments.noteFound(clock.bootMs());
    const bool isTimeCertain = clock.isConfirmed() || (clock.isKnown() && !d->isTimeKnown);
    d->isTimeKnown = clock.isKnown();
    if (std::exchange(d->clockChanges, clock.changes()) != clock.changes()) {
        d->segments.redate(clock.nowMs() - clock.bootMs());
        d->readTailAgain();
    }
    bool isTailCorrected = false;
    TakenIn taken;
    const quint64 before = d->journal.lastRead();
    quint64 upTo = d->journal.lastNumber();
    bool isCaughtUp = false;
    while (true) {
        const QList<Journal::Record> records = d->journal.read();
        const std::shared_ptr<const Vendor> held = current.get(); // not before the records are read
        const Vendor &vendor = *held;
        const Vendor::Limits widest = Private::segmentLimits(vendor, {});
        // One part of a segment in the journal's files and one in memory only: after a kill it would be another one.
        if (d->isTimeKnown && Private::mustRepeat(vendor) && !records.isEmpty() && !d->tail.empty()
            && d->journal.isInMemoryOnly(records.first().number) && !d->journal.isInMemoryOnly(d->tail.back().number))
            d->freezeTail(vendor, records.first().number - 1);
        for (const Journal::Record &record : records) {
            if (const quint64 border = d->lastBorder; d->frozenTo < border && record.number > border) {
                d->freezeTail(vendor, border);
                d->updateFrozenTo(border);
            }
            if (d->passedOver.contains(record.number))
                continue;
            std::optional<Event> event = fromRecord(record.bytes, &d->knownTexts);
            if (!event) {
                d->passedOver.insert(record.number);
                d->damage.append({1, QCoreApplication::translate("Tally", "An event in the journal is damaged."), true});
                continue;
            }
            const QDateTime recorded = event->timestamp;
            const qint64 bootMs = d->correctTime(&*event, clock);
            isTailCorrected = isTailCorrected || (record.number <= d->readBefore && event->timestamp != recorded);
            Vendor::Encoded encoded = vendor.encode(*event);
            if (event->kind == Event::Forget) {
                // The requests before this one are owed to other users: they stay.
                taken.cleared += d->eraseAll(forgetRoute(vendor));
                taken.forgotten = true;
                if (!encoded.refusal.isEmpty() || event->userId.isEmpty()) {
                    taken.cleared.append(event->id);
                    continue;
                }
            } else if (!encoded.refusal.isEmpty()) {
                d->passedOver.insert(record.number);
                taken.refused.append({event->id, encoded.refusal});
                continue;
            }
            if (!encoded.warning.isEmpty() && !taken.warnings.contains(encoded.warning))
                taken.warnings.append(encoded.warning);
            // One segment has one route, and sums are frozen in one, with all that is in the tail. In front of the first
            // one there may be events of several: of other options.
            if (!d->sums.empty() ? d->tail.front().route != encoded.route : encoded.sum && d->hasOtherRoute(encoded.route))
                d->freezeTail(vendor, record.number - 1);
            const Private::Waiting *sum
                = d->push(record, *event, encoded, record.writtenMs > 0 ? record.writtenMs : clock.nowMs(), bootMs,
                          vendor.limits().aggregateInterval.count());
            if (sum && namesSums)
                taken.summed.append({event->id, sum->id});
            if (d->summedBytes >= maxSummedBytes || (!d->sums.empty() && d->tail.size() >= maxSums))
                d->freezeFront(widest, record.number);
            while (d->sums.empty() && d->isTailFull(widest))
                d->freezeFront(Private::segmentLimits(vendor, d->tail.front().route), record.number);
        }
        if (!records.isEmpty() && d->journal.lastRead() < upTo)
            continue;
        taken.hasNews = d->journal.lastRead() != before;
        // Where something came, more may come soon, and whoever calls track() need not tell of it.
        if (taken.hasNews)
            break;
        const quint64 known = std::exchange(upTo, d->journal.catchUp());
        if (upTo == known || std::exchange(isCaughtUp, true)) // not for ever, where nothing can be read
            break;
    }
    d->noteJournalDamage(true);
    // In the journal they still have the wrong time, and after the next start of the machine it stays wrong. But a clock
    // that was set from one time that is possible to another may have been set wrong: that can still be corrected.
    if (isTailCorrected && isTimeCertain)
        d->freezeTail(*current.get(), d->journal.lastRead());
    d->updateFrozenTo(d->journal.lastRead());
    // What was refused last is behind every segment: without a mark it would be refused, and counted, at each start.
    if (taken.forgotten)
        d->isScrubWanted = true;
    else if (d->tail.empty())
        d->segments.advance(d->frozenTo);
    d->dropDone();
    return taken;
}

} // namespace Tally
