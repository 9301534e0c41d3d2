// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/record.h"
#include "store/journal.h"
#include "store/queue.h"
#include "store/segments.h"

#include <QHash>
#include <QMutex>

#include <atomic>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace Tally {

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
        qint64 bootMs; // the same on the boot clock
        qsizetype quantityAt = 0; // of a sum
        qsizetype quantitySize = 0;
        qint64 happenedMs = 0; // when its first event did
    };

    Private(const QString &folder, const QString &run);
    /// \a route may be empty: the widest.
    static Vendor::Limits segmentLimits(const Vendor &vendor, const QByteArray &route);

    /// What setFolder() was given in some thread; the journal has it already.
    void moveIn();
    void noteDamage(int events, const QString &file, bool wasPending);
    void noteJournalDamage(bool wasPending);
    /// \a lookedAt: the number of the last record that was encoded or refused.
    void popFront(qsizetype count, quint64 lookedAt);
    /// What is in the tail is to be read from the journal again, and encoded with what is known of the time now.
    void readTailAgain();
    /// Its time as it is to be sent. Within what one state of knowledge says, what came later is not earlier.
    /// Returns when it came, on the boot clock.
    qint64 correctTime(Event *event, const Clock &clock);
    bool isTailFull(const Vendor::Limits &limits) const;
    void updateFrozenTo(quint64 lookedAt);
    /// Adds the event to the tail, or to the sum that it belongs to: of its key, begun within \a intervalMs of it. Returns
    /// that sum; null where it is an event of its own.
    const Waiting *push(const Journal::Record &record, const Event &event, const Vendor::Encoded &encoded, qint64 sinceMs,
                        qint64 bootMs, qint64 intervalMs);
    /// The first events of the tail, of one route and at most a batch, become a segment. With sums in it all of the tail
    /// does: a sum holds records from anywhere in the tail, and the watermark must be above all of them at once.
    void freezeFront(const Vendor::Limits &limits, quint64 lookedAt);
    /// Whether this vendor tells what comes a second time by what it was summed or put together with.
    static bool mustRepeat(const Vendor &vendor);
    /// An unsaved segment, and all behind it that the journal has on disk, become one that a kill would make again; a full
    /// one is that already. False where it cannot be: they are too many for one, or the journal gets more all the time.
    bool makeRepeatable(const QString &key, const Vendor &vendor);
    bool hasOtherRoute(const QByteArray &route) const;
    /// All of the tail becomes segments.
    void freezeTail(const Vendor &vendor, quint64 lookedAt);
    /// Nothing that was taken in is needed from the journal after this.
    void freezeAll(const Vendor &vendor);
    /// Lets the journal go of what is not needed of it any more. Where the disk takes no mark its files have to stay, and
    /// only what is in memory goes.
    void dropDone();
    /// Ends the segment; nothing of it stays. Returns the ids of what was not settled.
    QStringList erase(const QString &key, const QByteArray &keptRoute = {});
    /// All segments and the tail, but what goes to \a keptRoute and what came after \a border.
    QStringList eraseAll(const QByteArray &keptRoute, quint64 border = std::numeric_limits<quint64>::max());

    /// Nothing where no segment is free that fulfils the condition.
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
    std::map<QByteArray, Waiting *> sums; // the newest of each key in the tail
    qint64 summedBytes = 0; // of the journal, since the last sums were frozen
    int tailCalls = 0; // that the tail stands for
    QHash<QString, int> furtherCalls; // by event id: what a sum, in the tail or in a segment, stands for besides itself
    quint64 frozenTo = 0; // everything up to here is in a segment, evicted or refused, or never was
    std::atomic<quint64> lastBorder = 0; // the last that was drawn
    KnownTexts knownTexts; // of the records that takeIn() reads
    std::set<quint64> passedOver; // above that: refused, or damaged; told already
    quint64 readBefore = 0; // records up to here come again, because of the clock
    int clockChanges = 0; // that the tail was encoded with
    bool isTimeKnown = true;
    std::optional<std::pair<qint64, qint64>> lastTime; // of an event of this boot: on the boot clock, and as it is sent
    bool isScrubWanted = false; // what was erased is in the journal still
    QList<Damage> damage;

    /// Whose the records are is noted by the worker, which has the time; that they are somebody else's now, at once.
    void noteWhose();
    void takeWhoseBack(); ///< needs the mutex
    mutable QMutex whoseMutex; // protects the five, and is held for append()
    QString whose; // the newest record is …
    quint64 whoseFrom = 0; // … and all from this number on
    QString whosePath;
    bool isWhoseNoted = false; // there
    bool isWhoseOutdated = false; // taken back since, and that is not power-safe yet

    QMutex newPlaceMutex; // protects newFolder and newRunName
    QString newFolder;
    QString newRunName;
    std::atomic_bool hasFolder;
};

} // namespace Tally
