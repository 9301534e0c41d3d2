// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/queue_p.h"

#include "store/files.h"
#include "store/haltpoint.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace Tally {

namespace {

// Where that fails, the first append() finds out.
QString made(const QString &folder)
{
    if (!folder.isEmpty())
        makeFolder(folder);
    return folder;
}

// With the segments' marks: nobody is owed anything for its sake.
QString whosePathIn(const QString &folder)
{
    return folder.isEmpty() ? QString() : folder + QLatin1String("/whose.mark");
}

// Quarantine files are named by it, and those of several processes are in one folder.
QString nameOfNoRun()
{
    return QLatin1String("0000000000-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

Queue::Private::Private(const QString &folder, const QString &run)
    : runName(run.isEmpty() ? nameOfNoRun() : run), folderPath(made(folder)), segments(folder),
      journal(segments.isWhole() ? folder : QString(), segments.watermark()),
      frozenTo(segments.watermark()), whosePath(whosePathIn(folder)), hasFolder(!folder.isEmpty())
{
    noteJournalDamage(false);
    const FileStatus status = whosePath.isEmpty() ? FileStatus() : statusOf(whosePath);
    if (!status.isFile)
        return;
    constexpr qint64 most = 100;
    const QList<QByteArray> words = File::openForReading(whosePath).read(0, most).value_or(QByteArray()).split(' ');
    bool isNumber = false;
    whoseFrom = words.value(1).toULongLong(&isNumber);
    isWhoseNoted = isNumber && words.size() == 2;
    if (isWhoseNoted)
        whose = QString::fromLatin1(words.first());
}

void Queue::Private::takeWhoseBack()
{
    if (std::exchange(isWhoseNoted, false))
        isWhoseOutdated = removeFile(whosePath);
}

void Queue::Private::noteWhose()
{
    QMutexLocker locked(&whoseMutex);
    if (isWhoseNoted || whose.isEmpty() || whosePath.isEmpty())
        return;
    const QString path = whosePath;
    const QByteArray note = whose.toLatin1() + ' ' + QByteArray::number(whoseFrom);
    locked.unlock();
    const QString part = path + QLatin1String(".part");
    if (!writeFile(part, note))
        return; // then nobody knows
    locked.relock();
    const bool isStillSo = path == whosePath && note == whose.toLatin1() + ' ' + QByteArray::number(whoseFrom);
    isWhoseNoted = isStillSo && renameFile(part, path);
    if (!isWhoseNoted)
        removeFile(part);
}

void Queue::Private::moveIn()
{
    const HaltPoint::Locker lock(&newPlaceMutex);
    if (newFolder.isEmpty())
        return;
    folderPath = std::exchange(newFolder, {});
    runName = newRunName;
    segments.setFolder(folderPath);
    if (!segments.hasUnsaved()) { // what was held meanwhile
        journal.release();
        journal.retry(segments.doneTo());
    }
}

Queue::Queue(const QString &folder, const QString &runName) : d(std::make_unique<Private>(folder, runName)) {}

Queue::~Queue() = default;

bool Queue::hasFolder() const
{
    return d->hasFolder;
}

void Queue::setFolder(const QString &folder, const QString &runName)
{
    d->journal.setFolder(folder);
    {
        const QMutexLocker locked(&d->whoseMutex);
        d->whosePath = whosePathIn(folder);
        d->isWhoseNoted = false;
    }
    const HaltPoint::Locker lock(&d->newPlaceMutex);
    d->newFolder = folder;
    d->newRunName = runName;
    d->hasFolder = true;
}

bool Queue::isWhole() const
{
    return d->segments.isWhole() && d->journal.isWhole();
}

bool Queue::append(const QByteArray &record, const QString &whose)
{
    const QMutexLocker locked(&d->whoseMutex);
    if (d->whose != whose) {
        d->whose = whose;
        d->whoseFrom = drawBorder() + 1;
        d->takeWhoseBack(); // first: after a kill it must not be taken for the one's of before
    }
    return d->journal.append(record);
}

bool Queue::isOf(const Segment &segment, const QString &whose) const
{
    const QMutexLocker locked(&d->whoseMutex);
    const std::optional<SegmentName> name = SegmentName::parse(SegmentName{segment.key, 0, 0, 1, 0}.fileName());
    return !whose.isEmpty() && d->whose == whose && name && !name->isRetry() && name->first >= d->whoseFrom;
}

int Queue::pending() const
{
    return d->segments.events() + int(d->tail.size()) + d->journal.unread();
}

int Queue::waiting() const
{
    return d->tailCalls;
}

qint64 Queue::takeCalls(const QStringList &eventIds)
{
    qint64 calls = eventIds.size();
    if (!d->furtherCalls.isEmpty()) {
        for (const QString &id : eventIds)
            calls += d->furtherCalls.take(id);
    }
    return calls;
}

qint64 Queue::inMemoryOnly() const
{
    const QList<quint64> numbers = d->journal.unsavedNumbers();
    const auto upTo = [&numbers](quint64 number) {
        return std::upper_bound(numbers.cbegin(), numbers.cend(), number) - numbers.cbegin();
    };
    qint64 calls = numbers.size() - upTo(d->frozenTo);
    for (const auto &[key, entry] : d->segments.entries()) {
        if (!entry.unsaved || entry.name.isRetry())
            continue;
        qint64 owed = 0;
        for (const QString &id : entry.unsaved->eventIds.mid(entry.name.settled))
            owed += 1 + d->furtherCalls.value(id);
        calls += std::min<qint64>(owed, upTo(entry.name.last) - upTo(entry.name.first - 1));
    }
    return calls;
}

std::optional<qint64> Queue::inMemoryAtMost() const
{
    return d->journal.unsavedCount();
}

qint64 Queue::pendingBytes() const
{
    return d->segments.bytes() + d->tailBytes;
}

qint64 Queue::bytes() const
{
    return d->segments.bytes() + d->journal.bytes();
}

quint64 Queue::lastNumber() const
{
    return d->journal.lastNumber();
}

QString Queue::runName() const
{
    return d->runName;
}

quint64 Queue::drawBorder()
{
    const quint64 last = lastNumber();
    // Not back, where another thread has drawn one meanwhile.
    for (quint64 before = d->lastBorder; before < last && !d->lastBorder.compare_exchange_weak(before, last);) { }
    return last;
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

qint64 Queue::newestWritten() const
{
    qint64 newest = std::max(d->journal.newestUnreadMs(), d->tail.empty() ? 0 : d->tail.back().sinceMs);
    for (const auto &[key, entry] : d->segments.entries())
        newest = std::max(newest, entry.writtenMs);
    return newest;
}

std::optional<Queue::Segment> Queue::next(const Vendor &vendor)
{
    while (true) {
        const std::optional<QString> key = d->oldestFree([](const Segments::Entry &) { return true; });
        if (!key) {
            if (d->tail.empty() || vendor.limits().aggregateInterval.count() > 0)
                return {};
            d->freezeFront(Private::segmentLimits(vendor, d->tail.front().route), d->journal.lastRead());
            continue;
        }
        Segments::Entry *entry = d->segments.find(*key);
        const int settled = entry->name.settled;
        const int count = entry->name.remaining();
        if (count == 0) { // killed, or the disk failed, between the last event's progress and the removal
            d->segments.remove(*key);
            continue;
        }
        const QStringList sums = entry->sums;
        QString setAside;
        // What a vendor recognises by its key, or by its batch's id, must be what is made of the journal after a kill.
        if (entry->unsaved && !entry->isRepeatable && d->mustRepeat(vendor)) {
            if (!d->makeRepeatable(*key, vendor))
                return {}; // it waits for the disk
            continue;
        }
        // The same after a power cut: a sum's key is its first event's, and there may be more to sum then.
        if (!entry->unsaved && vendor.limits().aggregateInterval.count() > 0 && !entry->name.isRetry())
            d->segments.sync(); // where that fails, problem() says so
        if (const std::optional<Batch> batch = d->segments.load(*key, &setAside)) {
            entry->isInFlight = true;
            return Segment{*key, settled, *batch, entry->sentMs};
        }
        if (setAside.isEmpty())
            return {}; // it cannot be read at the moment: problem() says why
        d->noteDamage(count + int(takeCalls(sums) - sums.size()), setAside, true);
    }
}

void Queue::putBack(const Segment &segment)
{
    if (Segments::Entry *entry = d->segments.find(segment.key))
        entry->isInFlight = false;
}

void Queue::noteSent(const Segment &segment, qint64 nowMs)
{
    d->segments.noteSent(segment.key, nowMs);
}

void Queue::noteUnsent(const Segment &segment)
{
    d->segments.noteSent(segment.key, 0);
    // Until it is sent again the journal may go on, unless for what was sent before and could not be noted.
    Segments::Entry *entry = d->segments.find(segment.key);
    if (!entry || !entry->unsaved || !std::exchange(entry->isRepeatable, false))
        return;
    const auto &entries = d->segments.entries();
    const bool isFree = d->segments.doneTo() <= d->segments.watermark()
        && std::none_of(entries.begin(), entries.end(), [](const auto &other) { return other.second.isRepeatable; });
    if (isFree)
        d->journal.release();
}

bool Queue::sync()
{
    d->moveIn();
    QMutexLocker locked(&d->whoseMutex);
    const bool isOutdated = std::exchange(d->isWhoseOutdated, false);
    locked.unlock();
    // A power cut must not bring back what the records here are none of.
    const bool isWhoseSafe = !isOutdated || syncFolder(d->folderPath);
    if (!isWhoseSafe) {
        locked.relock();
        d->isWhoseOutdated = true;
        locked.unlock();
    }
    const bool isJournalSafe = d->journal.sync();
    const bool areSegmentsSafe = d->segments.sync();
    d->noteWhose();
    return areSegmentsSafe && isJournalSafe && isWhoseSafe;
}

bool Queue::isSynced() const
{
    const QMutexLocker locked(&d->whoseMutex);
    return !d->isWhoseOutdated && d->journal.isSynced() && d->segments.isSynced();
}

void Queue::freeze(const Vendor &vendor)
{
    d->moveIn();
    d->freezeAll(vendor);
    d->dropDone();
}

void Queue::freezeAll(const Vendor &vendor)
{
    d->moveIn();
    if (d->isTimeKnown)
        d->freezeAll(vendor);
    d->journal.seal();
    d->dropDone();
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
    if (areSegmentsSaved)
        d->journal.release();
    // Also where that failed: a record in the journal is as good as a segment.
    const bool isSaved = d->journal.retry(d->segments.doneTo()) && areSegmentsSaved;
    // What can be written and not be synced is no trouble that has passed.
    return sync() && isSaved;
}

QList<Queue::Damage> Queue::takeDamage()
{
    return std::exchange(d->damage, {});
}

} // namespace Tally
