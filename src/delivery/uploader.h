// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/ledger.h"
#include "core/observation.h"
#include "core/retry.h"
#include "core/vendor.h"
#include "delivery/queues.h"
#include "delivery/worker.h"
#include "store/identity.h"
#include "store/quarantine.h"
#include "store/sentrecord.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <deque>
#include <functional>
#include <list>
#include <memory>

namespace Tally {

/// Why events were dropped; the values are those of Tracker::DropReason.
enum class Drop { Invalid, Refused, Evicted, TooOld, NoConsent, Cleared, Corrupt };

/// What a destination is doing; the values are those of Destination::State.
enum class SendPhase { Idle, Waiting, Sending, BackingOff, WaitingForKey, KeyRefused, Misconfigured, Offline, Disabled };

/// Delivers one destination's events: the state machine between its queues and the vendor. Lives in the worker thread.
///
///   takeIn → evict → nextWake → Queue::next → Vendor::request → Transport → Vendor::judge → settle | putBack | split | …
///
/// A vendor with batches gets a segment in one request. One without gets its events one by one, a few at a time; their
/// answers are heeded in the order of the events, so that a segment is always settled from the front.
///
/// All decisions about time are nextWake()'s, all about an answer the vendor's; what is left here is to carry them out.
class Uploader : public QObject
{
    Q_OBJECT

public:
    /// Of requests that nobody's no, and no other request, takes back.
    static inline const QByteArray eraseRoute = QByteArrayLiteral("forget");

    enum class Will { Send, Hold, Discard };
    struct Options
    {
        std::shared_ptr<const Vendor> vendor;
        bool enabled = true; ///< false: nothing is sent
        bool offline = false;
        QString problem; ///< not empty: Misconfigured, for a person
        int flushAt = 1;
        milliseconds flushInterval{1000};
        int maxRetries = 3;
        milliseconds firstBackoff{100};
        milliseconds requestTimeout{10'000};
        Queue::Limits limits;
        int catchUpRate = 0;
        milliseconds startSpread{0}; ///< over which a fleet spreads its backlogs after a start, and after an outage
        milliseconds startDelay{0}; ///< this device's share of it
    };
    /// What is fixed for life.
    struct Place
    {
        QString name; ///< the destination's
        QString folder; ///< <tracker folder>/<destination>: state.ini and quarantine/
        std::shared_ptr<Ledger> ledger;
        std::shared_ptr<const CurrentVendor> vendor; ///< what new events are encoded with
        /// What is wanted of events of a route, asked before each request and while one is under way, in the worker thread.
        std::function<Will(const QByteArray &route)> will;
        std::shared_ptr<const SentRecord> sent = {}; ///< where what was answered is remembered …
        struct Room
        {
            qint64 bytes = 0; ///< 0: none
            QString whose = {}; ///< the personMark() of the one who is here
        };
        std::function<Room()> sentRoom = {}; ///< … and of whom, up to how much; asked in the worker thread
        /// After which withdrawal of consent anything may be kept here, as far as this process has heard; none: 0. Negative:
        /// it is not known yet.
        std::function<int()> withdrawals = {};
        std::shared_ptr<Observation> observation = std::make_shared<Observation>();
    };

    /// Made in any thread and moved to the worker's; all else belongs there.
    Uploader(const Place &place, Worker *worker, QObject *parent = nullptr);
    ~Uploader() override;

    QString name() const { return m_place.name; }
    /// What this destination's vendor tells of the time, which holds for its own events only.
    const Clock &clock() const { return m_clock; }
    int withdrawals() const { return m_place.withdrawals ? m_place.withdrawals() : 0; }

    /// Reads what is remembered on disk. The first call.
    void open();
    void setOptions(const Options &options);
    /// The key to use; empty: none was found. Until the first call one is awaited.
    void setKey(const QByteArray &key);
    /// The queue that track() appends to.
    void setOwnQueue(std::shared_ptr<Queue> queue);
    /// A dead process's queue; \a run is kept until it is empty.
    void adopt(std::shared_ptr<Queue> queue, std::shared_ptr<Run> run);
    void adoptCleared(std::shared_ptr<Queue> queue, std::shared_ptr<Run> run, Drop reason);

    /// Takes in what was appended, sends what is due, sets the timer for the rest.
    void step();
    /// Sends what is pending now without waiting for flushAt; ends in flushEnded(\a id).
    void flush(quint64 id);
    /// Makes what was appended power-safe; true where it is.
    bool save();
    /// After heldBack(), when whoever knows more has looked: goes on where nobody forbids it any more.
    void askAgain();
    /// Drops everything, in flight, queued and in quarantine, but what came to the own queue after \a border; see
    /// Queue::drawBorder().
    void clear(Drop reason, quint64 border);
    /// What is here was left by who did not hear of a withdrawal: goes.
    void heedWithdrawals();
    /// On disk: it was, after so many of them, and so was \a ownQueue, a folder.
    void noteCleared(int withdrawals, const QString &ownQueue = {});
    void retryQuarantined();
    void clearQuarantine(Drop reason);
    QList<Quarantine::Entry> quarantined() const { return m_quarantine.entries(); }
    /// To whoever watches, all of it.
    void tellQuarantined();
    /// Before the end: stops sending, the tail becomes segments, all of it power-safe. flush() starts it again.
    void stop();
    void resume(); ///< after stop(): the program goes on
    /// What would be gone if this ended now, since the disk did not take it, and why it did not.
    qint64 inMemoryOnly() const { return m_queues.inMemoryOnly(); }
    QString storageProblem() const { return m_queues.problem(); }

Q_SIGNALS: // in the worker thread
    void delivered(const QStringList &eventIds);
    void dropped(const QStringList &eventIds, Tally::Drop reason);
    void quarantineGrew(const QStringList &eventIds, const Tally::Error &error);
    void failed(const Tally::Error &error);
    void phaseChanged(Tally::SendPhase phase);
    void flushEnded(quint64 id, bool everything);
    void heldBack(); ///< a request was due, or under way, and somebody forbids it
    void keyWanted(); ///< the key in use was refused, or there is none: look again

private:
    static constexpr std::chrono::milliseconds storageRetryInterval{1000};

    struct Judged
    {
        Verdict verdict;
        int httpStatus = 0;
    };
    /// All of a segment or, for a vendor without batches, one event of it.
    struct Request
    {
        int at = 0; // its first event's place in the segment
        int count = 0;
        quint64 exchange = 0; // 0: not under way
        milliseconds sentAt{0};
        QByteArray key = {}; // that it was sent with
        QUrl url = {}; // likewise, and so what follows
        QByteArray body = {};
        bool isPacked = false; // the body
        std::optional<Judged> answer = {}; // before one to an earlier request of the segment has come
    };
    /// A segment under way.
    struct Shipment : Queues::Piece
    {
        std::deque<Request> requests = {}; // in order; all events in front of them are settled
        bool isFirstTry = true; // nothing of it was sent before
        bool mayBeDuplicate = false;

        int next() const { return requests.empty() ? segment.settled : requests.back().at + requests.back().count; }
        bool isAllSent() const { return next() == int(segment.batch.events.size()); }
    };
    using Shipments = std::list<Shipment>;
    struct Flush
    {
        quint64 id = 0;
        qint64 remaining = 0; // events that were in the queue when it was asked for
        bool isEverything = true; // none was held for want of consent
    };

    // uploader.cpp: what comes in, what goes without being sent, and what is told of it
    qint64 queued() const; ///< events that wait to be delivered, and may be
    milliseconds now() const; ///< on the boot clock, so that a wait goes on while the machine is suspended
    void takeIn();
    bool tellDamage();
    void evict();
    void abortAll();
    void done(qint64 calls);
    void endFlushes(bool everything);
    void drop(const QStringList &ids, Drop reason, const QString &why = {});
    void updatePhase();
    void reportStorage();
    Error error(Error::Code code, const QString &text, int httpStatus = 0) const;

    // uploader_sending.cpp: what is sent when
    void freezeSums();
    void schedule();
    bool sendable() const;
    bool isHeld() const;
    SendState sendState() const;
    bool sendNext();
    Request *nextRequest(Shipment &shipment) const;
    static Batch batchOf(const Shipment &shipment, const Request &request);
    bool send(Shipment &shipment, Request &request);
    void callBack(const QByteArray &route);
    std::optional<QByteArray> forbidden() const; ///< the route of something that is under way
    void heedWill();
    /// Where nobody knows what time it is, the vendor's host is asked for its date; true while that has no answer.
    bool askTime();
    bool isTimeSettled() const;

    // uploader_verdicts.cpp: what the answers mean
    /// What failed once more is tried again after the time that this returns, not before.
    milliseconds backOff();
    void settleAnswer(quint64 exchange, const HttpResponse &response);
    void heed(Shipments::iterator shipment);
    void settle(Shipment &shipment, const Request &request);
    bool onDelivered(Shipment &shipment, const Request &request);
    bool onRejected(Shipment &shipment, const Request &request);
    void onRetry(Shipments::iterator shipment, const Request &request, const Judged &answer);
    void onKeyRefused(const Judged &answer);
    /// \a calls: how many calls of track() went there.
    bool putIntoQuarantine(Shipment &shipment, const QList<Verdict::Refused> &refused, int httpStatus, qint64 *calls);
    void rejected(const Request &request, qsizetype events, const QString &reason);
    void answered(const Request &request);
    void succeeded(const Request &request);
    void remember();
    void rememberSent(const Shipment &shipment, const Request &request);

    // uploader_fates.cpp: what whoever watches is told
    bool isWatched() const { return m_place.observation->isWatched(); }
    void tell(Fate fate, const QStringList &ids, Cause cause = Cause::None, const QStringList &reasons = {},
              int httpStatus = 0);
    void tellSums(const QList<Queue::Summed> &summed);
    void tellBatch(Fate fate, const Batch &batch);
    void tellInterrupted(const Shipment &shipment);
    /// \a ids: idsOf() the shipment, before it was put back.
    void tellRetry(const QStringList &ids, const Judged &answer);
    void tellRefused(const Shipment &shipment, const QList<Verdict::Refused> &refused, int httpStatus);
    QStringList idsOf(const Shipment &shipment) const; ///< of what is not settled; none where nobody watches
    void tellDropped(const QStringList &ids, Drop reason, const QString &why = {}); ///< also by signal

    static constexpr int rejectionsUntilPause = 20;
    static constexpr int foreignRejectionsUntilBelieved = 5;

    const Place m_place;
    Worker *const m_worker; // outlives this: it deletes it
    Options m_options;
    Quarantine m_quarantine;
    Queues m_queues;
    Clock m_clock;
    Shipments m_underWay;
    std::vector<Flush> m_flushes;

    QByteArray m_key;
    bool m_keySearching = true;
    bool m_keyRefused = false;
    bool m_stopped = false;
    std::optional<QByteArray> m_heldBack; // the route that somebody forbids; until it is asked about again
    quint64 m_timeExchange = 0; // of askTime(); 0: it is not under way
    bool m_timeAnswered = false; // once is enough, whatever the answer was
    int m_failures = 0; // in a row, without an answer that counts
    milliseconds m_failedAt{-1}; // the last of them …
    milliseconds m_failingSince{0}; // … and the first
    int m_rejections = 0; // in a row, without a success
    int m_foreignRejections = 0; // in a row, of one event, by somebody who may not be the vendor
    std::optional<milliseconds> m_backoffUntil;
    std::optional<milliseconds> m_retryAfterUntil;
    milliseconds m_oldestPendingSince{0};
    bool m_sawPending = false;
    bool m_flushAsked = false; // by flush(), and nothing was sent since
    bool m_backlog = false; // adopted, or left over by a failure: does not wait for flushAt
    milliseconds m_paceUntil{0};
    std::optional<milliseconds> m_sumsSince; // what waits to be summed began to
    SendMemory m_remembered;
    QSet<QString> m_warned;
    QString m_storageProblem;
    qint64 m_toldInMemory = 0; // at the last stop()
    bool m_quarantineFails = false; // and that was told
    bool m_recordFails = false; // likewise, of what was sent
    SendPhase m_phase = SendPhase::Idle;

    QTimer m_wake;
    QTimer m_sync; // group commit
    bool m_hasNews = false; // something was read the last time, and more may have come
    QTimer m_storageRetry;
    QTimer m_ask; // while a request is under way: who forbids it now, in another process perhaps, has it cut off
};

} // namespace Tally

Q_DECLARE_METATYPE(Tally::Drop)
Q_DECLARE_METATYPE(Tally::SendPhase)
