// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/clock.h"
#include "core/event.h"
#include "core/observation.h"
#include "core/permission.h"
#include "core/record.h"
#include "delivery/adoption.h"
#include "delivery/uploader.h"
#include "delivery/worker.h"
#include "destination.h"
#include "keys/keystore.h"
#include "presence.h"
#include "store/identity.h"
#include "store/policyfile.h"
#include "store/run.h"
#include "store/runmarks.h"
#include "store/sentrecord.h"
#include "tracker.h"
#include "workershare.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QReadWriteLock>
#include <QSet>
#include <QTimer>

#include <atomic>
#include <deque>
#include <limits>
#include <mutex>
#include <optional>

namespace Tally {

/// The inside of a tracker, in the order of an event's way:
///   tracker.cpp               track(): what comes in, and which destinations it goes to
///   tracker_held.cpp          what waits in memory before it goes there
///   tracker_identity.cpp      who it is from
///   tracker_session.cpp       and when
///   tracker_lifecycle.cpp     what is told without being tracked: start and end of application and session
///   tracker_visitor.cpp       one after the other at one machine
///   tracker_consent.cpp       what may be stored and sent
///   tracker_forget.cpp        a person goes, by a log-out or to be forgotten
///   tracker_data.cpp          what is held about a person, for that person
///   tracker_will.cpp          the same for the worker, and the administrator's word
///   tracker_store.cpp         the start of delivery, and the place on disk
///   tracker_destinations.cpp  where it goes: destinations, uploaders
///   tracker_keys.cpp          with which key
///   tracker_wait.cpp          flush, waitFor…, shutdown
///   tracker_end.cpp           the end of a destination, and of all
///   tracker_observation.cpp   what whoever watches is told of it
///   tracker_properties.cpp    what can be set and asked
class Tracker::Private
{
public:
    explicit Private(Tracker *tracker);
    static Private *of(Tracker *tracker) { return tracker->d.get(); }

    /// False in a fork()ed child: locks, threads and files are the parent's.
    static bool isUsable();

    // tracker.cpp
    QString track(Event event, bool isDone = false);
    bool mayTrack() const;
    static Event plain(const Event &event); ///< without values of the application's own types
    void refuse(const Event &event, const QString &why);
    /// Whose an event is: who it was at the call of track(), also where the event waits in memory and the next person
    /// comes meanwhile.
    struct From : Origin
    {
        QVariantMap superProperties;
    };
    struct Held
    {
        Event event;
        From from;
        int person = 0; // which of those that reset() and forget() tell apart
        bool isIdentityKnown = false; // that of the disk was read
        bool isEnabled = true; // or it is for nobody
        LifecycleEvent lifecycle = LifecycleEvent::NoLifecycleEvents; // that it is
        bool isSettled = false; // its ids stay, and it was allowed then
        bool isOfApplication() const; ///< and nobody's
        int denials = 0; // before it; refused: not for analytics from the beginning
        std::optional<ClockReading> taken = {}; // its time, where that is not its caller's
        QStringList owed = {}; // the destinations that have counted it; empty: none was there yet
    };
    /// An event as it is stored: one form for analytics and one for billing, each encoded when it is first asked for.
    class Records
    {
    public:
        Records(const Private &tracker, const Held &held, const From &from)
            : m_tracker(tracker), m_held(held), m_from(from)
        {
        }
        const QByteArray &of(const Destination *destination) const;
        const QByteArray &any() const; ///< that says most, of those that were asked for

    private:
        const Private &m_tracker;
        const Held &m_held;
        const From &m_from;
        mutable QByteArray m_analytics;
        mutable QByteArray m_billing;
    };
    static constexpr int refused = -1;
    void noteWhose(Held *held) const; ///< of now, and whom it may go to; needs the lock
    bool lacksIdentity() const; ///< and may have one; needs the lock
    /// A call of track(), as it was when it came: the hook may have it wait.
    struct Call
    {
        Private *tracker;
        Held held;
        ClockReading now;
        bool hasOwnTime = false;
        bool hasOwnId = false;
        bool isPostponed = false;
        mutable bool isTakenOver = false; // by the hook, to be tracked later
    };
    QString take(Call call);
    bool passesHook(Call &call);
    static thread_local const Call *inHook; // that it is called for
    /// \a isKnown: it waited in memory.
    void dispatch(const Held &incoming, const From &from, bool isKnown = false);
    enum class Way { None, Forbidden, Held, Stored };
    Way wayTo(const Destination *destination, const Held &incoming) const;
    static QString whoseIs(const Event &event, const From &from); ///< the anonymous id; empty: it is somebody else's
    /// \a anonymousId: of the one to whom it is shown when it was sent.
    void store(Destination *destination, const QByteArray &record, const QString &anonymousId = {});
    bool wants(const Destination *destination, const Event &event) const;
    void report(const Error &error); ///< without the lock: a message handler may call track()
    /// The lock for writing, for what may have something to report: that is done behind it.
    class Writing
    {
    public:
        explicit Writing(Private &tracker) : m_tracker(tracker) { tracker.lock.lockForWrite(); }
        Writing(Private &tracker, std::adopt_lock_t) : m_tracker(tracker) { } ///< who has it already
        ~Writing();
        Q_DISABLE_COPY_MOVE(Writing)

    private:
        Private &m_tracker;
    };
    void reportDropped(const QStringList &ids, DropReason reason, const QString &destination);
    void countsMayHaveChanged();

    // tracker_held.cpp
    void hold(std::deque<Held> &waiting, const Held &event);
    void dropHeld(const Held &held, DropReason reason);
    void releaseHeld(); ///< as far as it may go now
    qsizetype heldInMemory();

    // tracker_observation.cpp, each to be called where somebody watches only
    void tellLost(const Event &event, Cause cause, const QString &why = {});
    void tellWaiting(const Held &held);
    void tellDispatched(const Held &incoming, const Records &records, bool isKnown);
    void tellReleased(const Held &held);
    void tellDropped(const Held &held, DropReason reason);
    void tellQuarantined(); ///< what the vendors refused before
    /// As exportData() tells it: where somebody was here before, what names the one who is here now.
    bool isOfWhoIsHere(const QByteArray &vendorJson) const;

    // tracker_consent.cpp
    using Analytics = Permission; // of purpose Analytics
    Circumstances circumstances() const; ///< all of these need the lock
    Analytics analytics() const;
    bool maySend() const; ///< anything at all
    void answered(const QString &answer); ///< by the person who is here
    /// \a elsewhere: what says so on disk, or said so before what is there now; read when \a heard was the last one heard.
    void setConsent(const QString &answer, const Identity *elsewhere = nullptr, int heard = 0);
    void takeAnswer(const QString &answer, qint64 answeredMs); ///< the part of it that is remembered; needs the lock, and so does the next
    void hearAnswer(const Identity &read);
    void clearAnalytics(); ///< all that is not sent yet
    void updateWill();
    void tellWill(void (Tracker::*changed)());

    // tracker_identity.cpp
    From from() const; ///< now
    /// When it is released. \a former: the ids made for those who were here before.
    From fromOf(const Held &held, QHash<int, QString> *former) const;
    QByteArray stamped(const Held &held, const From &from, bool forAnalytics) const;
    void commonChanged(); ///< what most events have in common; needs the lock
    enum class OnDisk { Same, Behind, SomebodyGone };
    void changeIdentity(const std::function<void(Identity &)> &change, OnDisk state = OnDisk::Same);
    /// With the lock held. Without consent in memory only, but that nobody who is gone stays on disk.
    void changeIdentityHeld(const std::function<void(Identity &)> &change = {}, OnDisk state = OnDisk::Same);
    /// Both what is in memory and, as far as the user's will allows it, the file; tried again where the disk refuses.
    void saveIdentity(const std::function<void(Identity &)> &change);
    Identity withUnsaved(const Identity &read) const; ///< what was \a read, and what the file was not told yet
    void readIdentity();
    bool readLate(); ///< what could not be read at the start; false: nor can it now. Needs the lock
    void lookAtConsent(); ///< another process may have asked
    void lookAtConsentWhereItBlocks(); ///< soon, where the file is another one; needs the lock

    // tracker_forget.cpp
    bool hasLeft(const Held &held) const; ///< whose it is
    void giveToWhoLeft(Call *call) const;
    void noteWhoLeaves(); ///< for that; needs the lock, and so do the next four
    void personHasGone(); ///< for reset(), forget() and a visitor's end
    void forgetHeld();
    void carryOutForget(); ///< in the worker thread, and then say so on disk
    void hearTakenBack(const Identity &read); ///< by another process, which may have forgotten somebody

    // tracker_data.cpp
    void limitSentRecord(); ///< to what is allowed now
    QVariantMap heldOfPerson() const; ///< what needs no look at the queues; needs the lock
    void tidySentRecord(); ///< of whoever is gone, or has said no; once that is on disk, with the lock held

    // tracker_will.cpp
    void askWill(Uploader::Place *place, const Destination *destination);
    void readPolicy(); ///< needs the lock
    void lookAtPolicy(); ///< the administrator may have written something else; in the tracker's thread
    void lookAtPolicyNowAndThen(const ClockReading &now); ///< any thread
    void lookAtPolicyLater();
    void lookAtPolicyAgain(); ///< when that time has come; who hears of it may delete the tracker

    // tracker_session.cpp
    /// Needs the lock. Makes what is missing of anonymous id and session. \a lastMs: this process's last activity, on the
    /// boot clock.
    void keepSession(const ClockReading &now, qint64 lastMs);
    /// The same, where one that is over is ended and none begins.
    void endSessionIfOver(const ClockReading &now, qint64 lastMs);
    /// How long nobody has been active, here or in another process. \a own: when somebody last was in this one.
    qint64 idleMs(const ClockReading &now, qint64 own) const;
    bool isSessionOver(const Identity &i, const QString &known, const ClockReading &now, qint64 idle) const;

    // tracker_lifecycle.cpp
    bool isWanted(LifecycleEvent event) const;
    /// Once, with the first event or the event loop's first turn: until then the application may say what it wants.
    void startLifecycle();
    /// To be told when the lock is free. Needs the lock, and so do the next three.
    void tellLater(LifecycleEvent what, const QVariantMap &properties, const ClockReading &when);
    void sessionHasEnded(const Identity &whose, const ClockReading &now, qint64 idle);
    void sessionHasStarted(const ClockReading &now);
    void lookBack(); ///< at earlier runs, when that may be told
    void tellLifecycle(std::vector<Held> events);
    void applicationShown(bool shown, const ClockReading &when);
    void applicationQuits();
    void forgetRuns(); ///< what lookBack() goes by
    void forgetRunsOfOriginal(); ///< what a copied disk set aside, but for billing's; needs the lock

    // tracker_visitor.cpp
    void watch(); ///< the application, for what this and the last two need
    void personActs(); ///< so somebody is here
    /// The same by input, and the time is over. In the user interface's thread, which waits for no other thread's disk: false
    /// where one holds the lock, and it is to be tried again.
    bool personTouches(Presence::Sign sign, const ClockReading &now);
    bool visitorMayHaveGone();
    void notePerson(Presence::Sign sign, const ClockReading &now); ///< needs the lock
    std::chrono::milliseconds visitorLeft(const ClockReading &now) const; ///< needs the lock, and so do the next four
    void findVisitor(const ClockReading &now); ///< of the last run: still there, or gone meanwhile
    void endVisitorHeld(const ClockReading &now);
    void endWhoWasOnDisk(Identity *read); ///< of whom nobody could read, when they were to end, that they were there
    void forgetVisit(); ///< the files that tell of it
    void noticeVisitorEnd(); ///< here, or in another process
    void lookForVisitorEnd(); ///< in another process
    void leaveOriginal(Identity *read); ///< where this is a copy of another machine's disk

    // tracker_store.cpp
    bool begin(); ///< opens the store for reading and starts delivery; false where that cannot be (yet)
    /// Run, anonymous id and session, as far as they are missing and the user's will allows them.
    void prepareToStore(const ClockReading &now);
    /// The run only: what sends, or waits for it, is nobody's activity, and neither an id nor a session is made for it.
    void prepareToSend(const ClockReading &now);
    /// prepareToStore() with the lock held, and what was held goes on its way. For whoever changes whether anything may be stored:
    /// while that is so, each destination has its queue.
    void prepareToStoreHeld();
    bool storesAnything() const;
    void openRun(); ///< for the first stored event; needs the lock
    void openQueue(Destination *destination); ///< in the run, where there is one, else in memory; needs the lock
    QString placeOf(const Destination *destination) const; ///< of its queue in the run; empty: in memory only
    /// Of before this start, once the file that knows them can be read; and what dead runs left is handed over. Needs the lock.
    void heedWithdrawals();
    void retryStore(); ///< what could not be opened or read
    void retryStoreSoon();
    /// Sets what is fixed by the start: true where it is another value now.
    bool fix(QString Private::*member, const QString &value, const QString &problem);
    QString storage() const; ///< needs the lock, until it is fixed
    QString folder() const; ///< the same

    // tracker_destinations.cpp
    void attach(Destination *destination);
    void makeUploader(Destination *destination);
    void pushOptions(Destination *destination);
    Uploader::Options optionsFor(const Destination *destination) const;
    void post(Destination *destination, std::function<void(Uploader &)> job);

    // tracker_keys.cpp
    void findKey(Destination *destination);
    void useKey(Destination *destination);
    static bool wantsKey(const Destination *destination); ///< there is none that can be used
    void warnAboutSecretKey(const Destination *destination);
    KeyStore *keys();
    void changeKeys(const QString &keyName, std::function<void(KeyStore &, const KeyStore::Callback &)> change);
    void keysChanged(const QString &keyName, const KeyResult &result);
    void dropKeyStore();

    // tracker_wait.cpp
    quint64 startFlush(bool isWaitedFor = false);
    bool waitForRound(quint64 id, QDeadlineTimer deadline);
    bool keyIsAwaited() const;
    void flushAnnounced(quint64 id, const FlushRounds::Round &round);
    void flushEnded(quint64 id, bool everything);
    void tellFlushed(quint64 id); ///< where that has come to its end
    bool isIdentitySaved(); ///< as far as the user's will allows it
    /// For a job in the worker thread, where they die: one may be removed before the job's turn comes.
    std::vector<QPointer<Uploader>> uploaders() const;
    void stop(std::chrono::milliseconds timeout = {}); ///< at least as long as any end may take
    void resume(); ///< the program's event loop runs again

    // tracker_end.cpp
    void detach(Destination *destination);
    bool isClosed(const QString &destination); ///< what was detached has left its folder; waits for that a while
    void endUploader(Destination *destination);
    void tellWhatMayBeLost(Destination *destination); ///< by a worker that does not answer
    void tellLoss(Destination *destination, const QString &count, const QString &why);
    void endDelivery(); ///< for good: nothing of Qt runs in the worker without an application
    void endAtExit(); ///< the same within exit()

    Tracker *const q;

    /// track() holds it for reading during a whole call; whoever changes anything below holds it for writing. So an
    /// event sees one state of things, and after denyConsent() has returned nothing is stored any more.
    mutable QReadWriteLock lock;
    QList<Error> unreported; // until the lock is free
    QString name = QStringLiteral("default");
    QString storagePath;
    // Atomic: asked for in any thread, without a wait for the lock. Their setters hold it where track() depends on them.
    std::atomic<bool> enabled{true};
    std::atomic<bool> consentRequired{false};
    std::atomic<bool> offline{false};
    std::atomic<bool> debug{false};
    std::atomic<bool> contextEnabled{true};
    std::atomic<int> sessionTimeout{30 * 60 * 1000};
    QVariantMap superProperties;
    QVariantMap context; // collected once
    CommonProperties common; // the super properties
    CommonProperties commonForAnalytics; // the same, with the context
    Identity identity;
    int person = 0; // reset() and forget() make it another one
    int forgottenBefore = 0; // nothing of the persons before this one is for analytics any more
    std::optional<Held> justLeft; // in this turn of the event loop; without what they do
    QSet<int> unanswered; // visitors who went while they were asked: nor is anything of theirs
    bool isAsking = false; // the one who is here
    bool wasDenied = false;
    int denials = 0; // nothing of before the last one is for analytics any more
    /// Both on the boot clock, which nobody sets and which goes on while the machine is suspended.
    static constexpr qint64 never = std::numeric_limits<qint64>::min() / 2;
    std::atomic<qint64> lastActivityMs{never};
    static constexpr qint64 touchEveryMs = 5000; // how often the file that remembers the activity is touched
    std::atomic<qint64> lastTouchedMs{never};
    qint64 activityWrittenMs = 0; // the time that the file was given then
    // -1: as the program is one
    std::atomic<int> wantedLifecycle{-1};
    std::atomic<bool> isLifecycleStarted{false};
    bool isQuitTold = false;
    std::vector<Held> untold; // lifecycle events, until the lock is free
    QString sessionBegunHere; // which one, and when on the boot clock
    qint64 sessionBegunMs = 0;
    std::unique_ptr<RunMarks> marks; // since lookBack()
    QPointer<Presence> presence; // lives in QCoreApplication's thread

    std::atomic<int> visitorTimeout{0};
    std::atomic<bool> isVisitorHere{false};
    std::atomic<qint64> lastInputMs{never}; // on the boot clock
    std::atomic<qint64> inputNotedMs{never}; // the same, in the file
    qint64 visitorEndedMs = never; // on the boot clock too
    qint64 inputWrittenMs = 0; // the time that the file was given then
    QVariantMap ownSuperProperties; // the application's, without what came with the visitor
    bool knowsOwnProperties = false;
    qint64 visitorStamp = 0; // of identity.ini as lookForVisitorEnd() last read it
    int heardWithdrawals = 0;
    int heardForgotten = 0;
    int heardVisitors = -1; // of those that have gone, the ones that were noticed; -1: nobody has looked yet
    bool endsWhoIsOnDisk = false; // once that can be read

    std::vector<Destination *> destinations;
    std::shared_ptr<std::function<bool(Event &)>> beforeTrack;

    // The store. Set once, in begin() and openRun().
    std::unique_ptr<IdentityFile> identityFile;
    std::shared_ptr<Run> run;
    QHash<QString, std::weak_ptr<Queue>> closing; // of destinations that were taken away, until the worker is done
    std::atomic<bool> begun{false};
    std::atomic<bool> inert{false}; // a second one of its name
    qint64 nextRunTryMs = 0; // on the boot clock
    bool identityUnreadable = false; // nobody knows what was answered: as if it had not been
    std::atomic<bool> retriesStore{false};
    QString runProblemTold;
    qint64 identityStamp = 0; // of the file as lookAtConsent() last read it
    /// What identity.ini says beside `identity`: the same, or what another process wrote since; less, since it could or
    /// may not be told; ids of somebody who is gone (reset, forget, denial), of whom nothing is taken any more.
    OnDisk onDisk = OnDisk::Same;
    bool isIdentityRefused = false; // by the disk, which was told; until it is written
    int heardGeneration = 0; // of the answer that has taken all that it takes

    /// Before QCoreApplication, before the first destination, or before consent: in memory, bounded.
    static constexpr int maxHeld = 1000;
    QMutex heldMutex; // protects both; taken after `lock`
    std::deque<Held> early;
    std::deque<Held> awaitingConsent;

    const bool disabledByEnvironment;
    const bool doNotTrack;
    std::atomic<Policy> policy{Policy::Silent};
    PolicyFiles policyFiles; // set once, in begin()
    QByteArray policyStamp; // of the files as they were last read
    QStringList policyProblemsTold;
    std::atomic<qint64> policyLookedMs{never};
    std::atomic<bool> looksAtPolicy{false}; // again in a while

    const std::shared_ptr<std::atomic<qint64>> sentRecordBytes = std::make_shared<std::atomic<qint64>>(0);
    std::atomic<bool> erasesSentRecord{false}; // once it is known where that is
    const std::shared_ptr<Observation> observation = std::make_shared<Observation>();

    std::shared_ptr<Worker> worker;
    Adoption *adoption = nullptr; // lives in the worker thread
    const std::shared_ptr<Will> will = std::make_shared<Will>();
    std::shared_ptr<KeyStore> keyStore; // made and used in QCoreApplication's thread
    QTimer keyTimer; // looks again for keys that are missing or refused
    const std::shared_ptr<FlushRounds> rounds = std::make_shared<FlushRounds>();
    QHash<quint64, FlushRounds::Round> announced; // the same rounds, as the tracker's thread has seen them
    bool isTellingFlushed = false;
    QObject *const flushEnds; // receives them, also from an uploader that ends and has nothing else to say
    std::atomic<bool> countsSignalled{false};

    /// The seam for tests: makes the key store of every tracker made from then on.
    static std::function<std::unique_ptr<KeyStore>(const QString &service)> makeKeyStore;
};

} // namespace Tally
