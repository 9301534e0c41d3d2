// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/queue.h"

#include "core/record.h"
#include "store/files.h"
#include "store/journal.h"
#include "store/segments.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLoggingCategory>
#include <QMutex>
#include <QUuid>

#include <algorithm>
#include <atomic>
#include <deque>
#include <map>
#include <utility>

namespace Tally {

namespace {

Q_LOGGING_CATEGORY(lcStore, "tally.store", QtWarningMsg)

// What a segment holds for a vendor without batches, whose events go one by one.
constexpr Vendor::Limits unbatchedLimits{500, 240'000, 1};

// \a route may be empty: the widest.
Vendor::Limits segmentLimits(const Vendor &vendor, const QByteArray &route)
{
    return vendor.limits().maxEvents > 1 ? vendor.limits(route) : unbatchedLimits;
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

QByteArray derivedId(const QByteArray &id, const QByteArray &part)
{
    return QUuid::createUuidV5(QUuid::fromString(QLatin1String(id)), part).toByteArray(QUuid::WithoutBraces);
}

Batch partOf(const Batch &batch, qsizetype from, qsizetype count, const QByteArray &part)
{
    return {derivedId(batch.id, part), batch.route, batch.eventIds.mid(from, count), batch.events.mid(from, count)};
}

} // namespace

// The way of an event: journal (append) → tail (takeIn: encoded, in memory, still in the journal) → segment (freeze) →
// gone. A kill at any point finds it in the journal above the watermark or in a segment, and never counts both.
class Queue::Private
{
public:
    struct Waiting
    {
        quint64 number;
        QString id;
        QByteArray route;
        QByteArray json;
        qint64 sinceMs;
    };

    Private(const QString &folder, const QString &run)
        : runName(run), folderPath(made(folder)), segments(folder), journal(folder, segments.watermark()),
          frozenTo(segments.watermark()), hasFolder(!folder.isEmpty())
    {
        noteJournalDamage(false);
    }

    // Where that fails, the first append() finds out.
    static QString made(const QString &folder)
    {
        if (!folder.isEmpty())
            makeFolder(folder);
        return folder;
    }

    // What setFolder() was given in some thread; the journal has it already.
    void moveIn()
    {
        const QMutexLocker lock(&newPlaceMutex);
        if (newFolder.isEmpty())
            return;
        folderPath = std::exchange(newFolder, {});
        runName = newRunName;
        segments.setFolder(folderPath);
    }

    void noteDamage(int events, const QString &file, bool wasPending)
    {
        const QString text = QCoreApplication::translate("Tally", "Damaged data was set aside: %1").arg(file);
        damage.append({events, text, wasPending});
        qCWarning(lcStore) << "damaged, set aside:" << file << "events lost:" << events;
    }

    void noteJournalDamage(bool wasPending)
    {
        for (const Journal::Damage &found : journal.takeDamage())
            noteDamage(found.events, found.file, wasPending);
    }

    void popFront(qsizetype count, quint64 lookedAt)
    {
        for (qsizetype i = 0; i < count; ++i) {
            tailBytes -= tail.front().json.size() + 1;
            tail.pop_front();
        }
        updateFrozenTo(lookedAt);
    }

    // lookedAt: the number of the last record that was encoded or refused.
    void updateFrozenTo(quint64 lookedAt)
    {
        // The numbers of refused events in front of the next one go along: they are not looked at again after a kill.
        frozenTo = tail.empty() ? lookedAt : tail.front().number - 1;
    }

    // The first events of the tail, of one route and at most a batch, become a segment.
    void freezeFront(const Vendor::Limits &limits, quint64 lookedAt)
    {
        const Waiting &front = tail.front();
        Batch batch{QUuid::createUuid().toByteArray(QUuid::WithoutBraces), front.route, {}, {}};
        const qint64 sinceMs = front.sinceMs;
        qsizetype size = 0;
        for (const Waiting &event : tail) {
            size += event.json.size() + 1;
            if (event.route != batch.route || batch.events.size() == limits.maxEvents
                || (size > limits.maxBytes && !batch.events.isEmpty()))
                break;
            batch.eventIds.append(event.id);
            batch.events.append(event.json);
        }
        const quint64 first = frozenTo + 1;
        popFront(batch.events.size(), lookedAt);
        segments.add(SegmentName::ofRange(first, frozenTo, int(batch.events.size())), batch, sinceMs);
        journal.dropUpTo(segments.watermark());
    }

    // Ends the segment; nothing of it stays. Returns the ids of what was not settled.
    QStringList erase(const QString &key, const QByteArray &keptRoute = {})
    {
        const int count = segments.find(key)->name.remaining();
        const int settled = segments.find(key)->name.settled;
        QString setAside;
        const std::optional<Batch> batch = segments.load(key, &setAside);
        if (!batch) {
            noteDamage(count, setAside, true);
            return {};
        }
        if (!keptRoute.isEmpty() && batch->route == keptRoute)
            return {};
        segments.remove(key);
        return batch->eventIds.mid(settled);
    }

    // All segments and the tail, but what goes to keptRoute.
    QStringList eraseAll(const QByteArray &keptRoute)
    {
        QStringList ids;
        QStringList keys;
        for (const auto &[key, entry] : segments.entries())
            keys.append(key);
        for (const QString &key : std::as_const(keys))
            ids += erase(key, keptRoute);
        std::erase_if(tail, [&](const Waiting &event) {
            if (!keptRoute.isEmpty() && event.route == keptRoute)
                return false;
            tailBytes -= event.json.size() + 1;
            ids.append(event.id);
            return true;
        });
        segments.dropCorrupt();
        return ids;
    }

    // Nothing that was taken in is in the journal after this.
    void freezeAll(const Vendor &vendor)
    {
        while (!tail.empty())
            freezeFront(segmentLimits(vendor, tail.front().route), journal.lastRead());
        updateFrozenTo(journal.lastRead());
        segments.advance(frozenTo);
    }

    // Returns nothing where no segment is free that fulfils the condition.
    template<typename Condition>
    std::optional<QString> oldestFree(Condition condition) const
    {
        for (const auto &[key, entry] : segments.entries()) {
            if (!entry.isInFlight && condition(entry))
                return key;
        }
        return {};
    }

    QString runName;
    QString folderPath; // before the two that read it
    Segments segments;
    Journal journal;
    std::deque<Waiting> tail;
    qint64 tailBytes = 0;
    quint64 frozenTo = 0; // everything up to here is in a segment, evicted or refused, or never was
    bool isScrubWanted = false; // what was erased is in the journal still
    QList<Damage> damage;

    QMutex newPlaceMutex; // protects newFolder and newRunName
    QString newFolder;
    QString newRunName;
    std::atomic_bool hasFolder;
};

Queue::Queue(const QString &folder, const QString &runName) : d(std::make_unique<Private>(folder, runName)) {}

Queue::~Queue() = default;

bool Queue::hasFolder() const
{
    return d->hasFolder;
}

void Queue::setFolder(const QString &folder, const QString &runName)
{
    d->journal.setFolder(folder);
    const QMutexLocker lock(&d->newPlaceMutex);
    d->newFolder = folder;
    d->newRunName = runName;
    d->hasFolder = true;
}

bool Queue::append(const QByteArray &record)
{
    return d->journal.append(record);
}

Queue::TakenIn Queue::takeIn(const Vendor &vendor)
{
    d->moveIn();
    // Not in the call that met the Forget record: its caller has more to erase, and until that is done the record must
    // be found again after a kill.
    if (std::exchange(d->isScrubWanted, false)) {
        d->freezeAll(vendor);
        d->journal.scrub(d->segments.watermark());
    }
    TakenIn taken;
    const Vendor::Limits widest = segmentLimits(vendor, {});
    const quint64 upTo = d->journal.catchUp();
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    while (true) {
        const QList<Journal::Record> records = d->journal.read();
        for (const Journal::Record &record : records) {
            const std::optional<Event> event = fromRecord(record.bytes);
            if (!event) {
                d->damage.append({1, QCoreApplication::translate("Tally", "An event in the journal is damaged."), true});
                continue;
            }
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
                taken.refused.append({event->id, encoded.refusal});
                continue;
            }
            d->tailBytes += encoded.json.size() + 1;
            d->tail.push_back({record.number, event->id, encoded.route, encoded.json,
                               record.writtenMs > 0 ? record.writtenMs : nowMs});
            while (qsizetype(d->tail.size()) >= widest.maxEvents
                   || (d->tailBytes > widest.maxBytes && d->tail.size() > 1))
                d->freezeFront(segmentLimits(vendor, d->tail.front().route), record.number);
        }
        if (records.isEmpty() || d->journal.lastRead() >= upTo)
            break;
    }
    d->noteJournalDamage(true);
    d->updateFrozenTo(d->journal.lastRead());
    // What was refused last is behind every segment: without a mark it would be refused, and counted, at each start.
    if (taken.forgotten)
        d->isScrubWanted = true;
    else if (d->tail.empty())
        d->segments.advance(d->frozenTo);
    d->journal.dropUpTo(d->segments.watermark());
    return taken;
}

int Queue::pending() const
{
    return d->segments.events() + int(d->tail.size()) + d->journal.unread();
}

qint64 Queue::bytes() const
{
    return d->segments.bytes() + d->journal.bytes();
}

qint64 Queue::oldestWritten() const
{
    qint64 oldest = d->journal.oldestUnreadMs();
    const auto consider = [&oldest](qint64 timeMs) { oldest = oldest > 0 ? std::min(oldest, timeMs) : timeMs; };
    if (!d->tail.empty())
        consider(d->tail.front().sinceMs);
    for (const auto &[key, entry] : d->segments.entries())
        consider(entry.writtenMs);
    return oldest;
}

std::optional<Queue::Segment> Queue::next(const Vendor &vendor)
{
    while (true) {
        const std::optional<QString> key = d->oldestFree([](const Segments::Entry &) { return true; });
        if (!key) {
            if (d->tail.empty())
                return {};
            d->freezeFront(segmentLimits(vendor, d->tail.front().route), d->journal.lastRead());
            continue;
        }
        Segments::Entry *entry = d->segments.find(*key);
        const int settled = entry->name.settled;
        const int count = entry->name.remaining();
        if (count == 0) { // killed, or the disk failed, between the last event's progress and the removal
            d->segments.remove(*key);
            continue;
        }
        QString setAside;
        if (const std::optional<Batch> batch = d->segments.load(*key, &setAside)) {
            entry->isInFlight = true;
            return Segment{*key, settled, *batch};
        }
        d->noteDamage(count, setAside, true);
    }
}

void Queue::putBack(const Segment &segment)
{
    if (Segments::Entry *entry = d->segments.find(segment.key))
        entry->isInFlight = false;
}

void Queue::settle(const Segment &segment)
{
    d->segments.remove(segment.key);
    d->journal.dropUpTo(d->segments.watermark());
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
        qsizetype at = batch.eventIds.indexOf(event.eventId);
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
    return makeFolder(quarantineFolder) && writeSegment(quarantineFolder + QLatin1Char('/') + name.fileName(), stored)
        && syncFolder(quarantineFolder);
}

int Queue::adoptQuarantined(const QString &quarantineFile)
{
    const auto name = QuarantineName::parse(quarantineFile.section(QLatin1Char('/'), -1));
    if (!name || !d->segments.adopt(quarantineFile, SegmentName::ofRetry(name->base, name->count)))
        return 0;
    return name->count;
}

Queue::Evicted Queue::evict(const Limits &limits, qint64 nowMs)
{
    Evicted evicted;
    const auto removeSegment = [this](const QString &key, QStringList *ids) {
        *ids += d->erase(key);
    };
    const qint64 tooOld = nowMs - limits.maxAgeMs;
    while (const auto key = d->oldestFree([&](const Segments::Entry &entry) { return entry.writtenMs < tooOld; }))
        removeSegment(*key, &evicted.forAge);
    const qsizetype before = qsizetype(d->tail.size());
    while (!d->tail.empty() && d->tail.front().sinceMs < tooOld) {
        evicted.forAge.append(d->tail.front().id);
        d->popFront(1, d->journal.lastRead());
    }
    // Records that are in a segment already do not count: they go with their file, soon.
    while (pending() > limits.maxEvents || d->segments.bytes() + d->tailBytes > limits.maxBytes) {
        if (const auto key = d->oldestFree([](const Segments::Entry &) { return true; })) {
            removeSegment(*key, &evicted.forSpace);
        } else if (!d->tail.empty()) {
            evicted.forSpace.append(d->tail.front().id);
            d->popFront(1, d->journal.lastRead());
        } else {
            break;
        }
    }
    if (qsizetype(d->tail.size()) != before)
        d->segments.advance(d->frozenTo);
    d->journal.dropUpTo(d->segments.watermark());
    return evicted;
}

QStringList Queue::clear(const QByteArray &keptRoute)
{
    const QStringList ids = d->eraseAll(keptRoute);
    // What is kept is in the tail perhaps, and its bytes in one file with the others'. One by one fits any vendor.
    while (!d->tail.empty())
        d->freezeFront({1, 0, 1}, d->journal.lastRead());
    d->updateFrozenTo(d->journal.lastRead());
    d->segments.advance(d->frozenTo);
    d->journal.scrub(d->segments.watermark());
    return ids;
}

bool Queue::sync()
{
    d->moveIn();
    const bool isJournalSafe = d->journal.sync();
    return d->segments.sync() && isJournalSafe;
}

bool Queue::isSynced() const
{
    return d->journal.isSynced() && d->segments.isSynced();
}

void Queue::freezeAll(const Vendor &vendor)
{
    d->moveIn();
    d->freezeAll(vendor);
    d->journal.seal();
    d->journal.dropUpTo(d->segments.watermark());
}

QString Queue::problem() const
{
    QString cause = d->segments.problem();
    if (cause.isEmpty())
        cause = d->journal.problem();
    if (cause.isEmpty())
        return {};
    return QCoreApplication::translate("Tally", "Events cannot be stored in %1: %2. They stay in memory until they can.")
        .arg(d->folderPath, cause);
}

bool Queue::retryStorage()
{
    d->moveIn();
    const bool areSegmentsSaved = d->segments.retry();
    // Also where that failed: a record in the journal is as good as a segment.
    return d->journal.retry(d->segments.watermark()) && areSegmentsSaved;
}

QList<Queue::Damage> Queue::takeDamage()
{
    return std::exchange(d->damage, {});
}

} // namespace Tally
