// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/clock.h"
#include "core/vendor.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <limits>
#include <memory>
#include <optional>

namespace Tally {

/// One destination's pending events in one run's folder: immutable segments, and the journal in front of them.
///
///   append()   any thread: the record gets the next number and goes to the journal with one write(); from its return
///              on kill -9 cannot lose it. Then it is handed to the worker.
///   the rest   the worker thread only.
///
/// Every change on disk is one step that may be the last before a kill; see the store's files for which.
/// Nothing here fails: with a disk that is full, read-only or gone the events stay in memory, problem() says so, and
/// they are written when it works again (retryStorage()).
class Queue
{
public:
    /// A segment (or a half of one, or a retried quarantine file) on its way.
    struct Segment
    {
        QString key; ///< names it towards this queue
        int settled = 0; ///< leading events that are settled already (vendors without batches)
        Batch batch; ///< all of its events, the settled ones too
        qint64 sentMs = 0; ///< when noteSent() was first called for it; 0: it was not
    };
    struct Refusal
    {
        QString eventId;
        QString reason;
    };
    struct Summed
    {
        QString eventId;
        QString sumId; ///< of the event that it has become part of
    };
    /// What opening, or working with, the folder found damaged.
    struct Damage
    {
        int events = 0; ///< lost, as far as it can be told
        QString text; ///< for a person: which file was set aside
        bool wasPending = false; ///< they were in pending() before; else nobody has counted them yet
    };
    struct Limits
    {
        qint64 maxEvents = 100'000;
        qint64 maxBytes = 64ll << 20;
        qint64 maxAgeMs = 30ll * 24 * 3600 * 1000;
    };

    /// Opens \a folder, making it (0700) where it is missing. \a runName goes into quarantine file names.
    /// Reads file names, plus the journal above the watermark; never a segment.
    /// An empty \a folder: in memory only, until setFolder().
    Queue(const QString &folder, const QString &runName);
    ~Queue();
    bool hasFolder() const; ///< any thread
    /// A place was found at last: what is in memory is written there. Any thread, once.
    void setFolder(const QString &folder, const QString &runName);

    QString runName() const; ///< whose events these are

    /// False where some of what the folder holds cannot be read at the moment: such a queue is not to be used, but opened
    /// again later.
    bool isWhole() const;

    /// Any thread. True where the worker has to be told (it has taken everything before this). \a whose: the personMark()
    /// of the one whom it is about, where that is to be remembered over a restart.
    bool append(const QByteArray &record, const QString &whose = {});

    /// Encodes what was appended since the last call (at first: what the journal holds above the watermark) into the
    /// tail; cuts full batches off into segments. Where the vendor says so, events of one sum become one: the journal
    /// keeps them all until the sum is in a segment, so after a kill the same sums are made again.
    ///
    /// A record of kind Event::Forget stands for "all that came before it is to be erased": what this queue holds from
    /// before it goes at once, in flight or not (in that order: erased first, then the record itself is encoded), also
    /// when it is met again after a restart. Where the vendor cannot take the Forget event itself (or its user id is
    /// empty) it vanishes like a refused one, and its id is in `cleared` instead of `refused`.
    struct TakenIn
    {
        QList<Refusal> refused; ///< the events the vendor cannot take: the caller counts them
        bool forgotten = false; ///< a Forget record was met: the caller clears older queues and the quarantine
        QStringList cleared; ///< ids of what it erased here
        QStringList warnings; ///< what is odd about events that were taken; each text once
        QList<Summed> summed; ///< only where that was asked for
        bool hasNews = false; ///< append() tells nobody until a takeIn() that found nothing: come again
    };
    ///
    /// Times are corrected as \a clock knows. When it comes to know better, the tail is made again of the journal. Until
    /// it knows anything, as little as possible goes into segments, where nothing can be corrected any more.
    ///
    /// The vendor is the one that is current once a record was read: an event is encoded with options as they were when
    /// it was tracked, or with newer ones.
    TakenIn takeIn(const CurrentVendor &current, const Clock &clock, bool namesSums = false);
    /// The same with one vendor, at the time of the system's clock.
    TakenIn takeIn(const Vendor &vendor);

    /// Events pending here, in flight ones included; after the constructor that is what was found. What was summed counts
    /// as one.
    int pending() const;
    /// Calls of track() that are in no segment yet, of those that were taken in.
    int waiting() const;
    /// How many calls of track() these events stand for, sums being several. To be asked once, when they are done with:
    /// it is forgotten then. After a restart a sum counts as one.
    qint64 takeCalls(const QStringList &eventIds);
    /// Calls of track() that are owed, and would be gone with the process: what the disk did not take.
    qint64 inMemoryOnly() const;
    /// The same for any thread, and at once, as far as it is known; nothing where it is not: the disk is at work.
    std::optional<qint64> inMemoryAtMost() const;
    /// What counts towards Limits::maxBytes: records that are in a segment already do not, they go with their file, soon.
    qint64 pendingBytes() const;
    /// On disk (segments and journal).
    qint64 bytes() const;
    /// The highest number that a record here has got, also where it is gone; 0: there was none. One for each append():
    /// so who knows how many were appended before, knows after a kill how many there were in the end.
    quint64 lastNumber() const;
    /// The same, for a clear() up to it that comes later: from here on no segment is begun that holds records of before
    /// and of after. Any thread.
    quint64 drawBorder();
    /// Whether all of it is about this person: appended for them, here or by the process that had the queue before, and
    /// nothing for anybody else since. Where nobody knows, as of what was in quarantine, it is not.
    bool isOf(const Segment &segment, const QString &whose) const;
    /// When the oldest pending event's segment or journal record was written, ms since the epoch; 0 with none.
    qint64 oldestWritten() const;
    qint64 newestWritten() const; ///< the same of the newest

    /// The oldest segment not in flight, read and now in flight; where there is none, the tail is frozen first, unless
    /// the vendor's events wait there to be summed.
    /// Nothing where nothing (more) is to be sent. Events of one route only.
    std::optional<Segment> next(const Vendor &vendor);
    /// Back from flight, to be sent again later, unchanged.
    void putBack(const Segment &segment);
    /// Done with all of it: delivered, or put into quarantine.
    void settle(const Segment &segment);
    /// Done with its first \a count events (vendors without batches); they stay in the batch, but are not sent again.
    void settleFirst(const Segment &segment, int count);
    /// Remembers, over a kill too, that this segment's request is about to start.
    void noteSent(const Segment &segment, qint64 nowMs);
    /// The vendor has certainly taken nothing of it.
    void noteUnsent(const Segment &segment);
    /// Two halves in its place, with batch ids derived from its own. Not in flight any more.
    void split(const Segment &segment);
    /// Writes these events of the segment to \a quarantineFolder with \a reasons and \a httpStatus; the caller settles.
    /// False where that could not be written: nothing may be settled then.
    bool quarantine(const Segment &segment, const QList<Verdict::Refused> &refused, int httpStatus,
                    const QString &quarantineFolder);
    /// Takes a quarantine file back as a segment; returns how many events that is.
    int adoptQuarantined(const QString &quarantineFile);

    /// Drops the oldest until \a limits hold, never what is in flight; returns the ids.
    struct Evicted
    {
        QStringList forSpace;
        QStringList forAge;
    };
    Evicted evict(const Limits &limits, const Clock &clock);
    /// Drops everything that was taken in, in flight or not, but what goes to \a keptRoute and what came after \a border,
    /// which drawBorder() returned; returns the ids. Files are removed, not only marked.
    QStringList clear(const QByteArray &keptRoute = {}, quint64 border = std::numeric_limits<quint64>::max());

    /// Makes all that is written power-safe (fdatasync); true where it is.
    bool sync();
    bool isSynced() const;
    /// The tail becomes segments.
    void freeze(const Vendor &vendor);
    /// The same before the end, so that plain QSettings reads every pending event; but while nobody knows what time it
    /// is, they stay in the journal, where the next process can still correct them.
    void freezeAll(const Vendor &vendor);

    /// Empty, or why the disk cannot be used at the moment.
    QString problem() const;
    /// Tries again to write what could not be written; true where nothing is left to write.
    bool retryStorage();
    QList<Damage> takeDamage();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Tally
