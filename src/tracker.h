// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/error.h"
#include "core/event.h"
#include "core/sentrequest.h"
#include "destination.h"
#include "tally_export.h"

#include <QDateTime>
#include <QMetaEnum>
#include <QObject>
#include <QVariantMap>

#include <chrono>
#include <functional>
#include <memory>
#include <type_traits>

namespace Tally {

/// What an application talks to: events go in, every destination that wants them gets them, and none is lost when the
/// network, the process or the power goes away.
///
/// track(), page(), identify(), flush(), waitFor…(), shutdown(), sentRequests() and all getters may be called from any
/// thread, before QCoreApplication::exec() and without any event loop. The tracker's own thread is for whatever else changes
/// something: the setters, destinations, keys, reset(), forget(), endVisitor(), grantConsent(), denyConsent() and
/// exportData(). Signals come through that thread's event loop: without one they wait in memory until shutdown(), so who
/// tracks much calls QCoreApplication::processEvents() now and then. Nothing throws. What may wait, and no longer:
/// waitFor…() for the time given; shutdown() for that and 250 ms; removeDestination(), the destructors of destinations and
/// trackers and the end of the application for 250 ms, where a disk does not answer; addDestination() for 5 seconds, where
/// it comes back to such a disk; a tracker's destructor also for 5 seconds for calls of it in other threads.
class TALLY_EXPORT Tracker : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY optionsChanged)
    Q_PROPERTY(QString storagePath READ storagePath WRITE setStoragePath NOTIFY optionsChanged)
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY enabledChanged)
    Q_PROPERTY(bool consentRequired READ isConsentRequired WRITE setConsentRequired NOTIFY consentChanged)
    Q_PROPERTY(Consent consent READ consent NOTIFY consentChanged)
    Q_PROPERTY(bool consentNeeded READ isConsentNeeded NOTIFY blockedByChanged)
    Q_PROPERTY(QDateTime consentTime READ consentTime NOTIFY consentChanged)
    Q_PROPERTY(QString blockedBy READ blockedBy NOTIFY blockedByChanged)
    Q_PROPERTY(qint64 sentRecordBytes READ sentRecordBytes WRITE setSentRecordBytes NOTIFY optionsChanged)
    Q_PROPERTY(QString anonymousId READ anonymousId NOTIFY identityChanged)
    Q_PROPERTY(QString userId READ userId NOTIFY identityChanged)
    Q_PROPERTY(QString sessionId READ sessionId NOTIFY sessionChanged)
    Q_PROPERTY(int sessionTimeout READ sessionTimeout WRITE setSessionTimeout NOTIFY optionsChanged)
    Q_PROPERTY(Tally::Tracker::LifecycleEvents lifecycleEvents READ lifecycleEvents WRITE setLifecycleEvents NOTIFY optionsChanged)
    Q_PROPERTY(int visitorTimeout READ visitorTimeout WRITE setVisitorTimeout NOTIFY optionsChanged)
    Q_PROPERTY(bool offline READ isOffline WRITE setOffline NOTIFY offlineChanged)
    Q_PROPERTY(bool debug READ isDebug WRITE setDebug NOTIFY optionsChanged)
    Q_PROPERTY(QVariantMap superProperties READ superProperties WRITE setSuperProperties NOTIFY superPropertiesChanged)
    Q_PROPERTY(bool contextEnabled READ isContextEnabled WRITE setContextEnabled NOTIFY optionsChanged)
    Q_PROPERTY(qint64 pendingCount READ pendingCount NOTIFY countsChanged)
    Q_PROPERTY(qint64 acceptedCount READ acceptedCount NOTIFY countsChanged)
    Q_PROPERTY(qint64 deliveredCount READ deliveredCount NOTIFY countsChanged)
    Q_PROPERTY(qint64 droppedCount READ droppedCount NOTIFY countsChanged)
    Q_PROPERTY(qint64 quarantinedCount READ quarantinedCount NOTIFY countsChanged)

public:
    enum class DropReason {
        Invalid, ///< refused by track() or by the vendor's rules, before any request
        Refused, ///< the vendor refused it, and it was cleared or not kept
        Evicted, ///< a queue limit was reached; the oldest go first
        TooOld, ///< older than maxQueueAge
        /// Consent was denied; or it waited for an answer, and the visitor went without one, or the administrator or the
        /// application forbade it meanwhile.
        NoConsent,
        Cleared, ///< forget(), clearQuarantine(); what is found after a forget() only, such as another run's, goes as NoConsent
        Corrupt, ///< the store was damaged
    };
    Q_ENUM(DropReason)

    /// What the user answered.
    enum class Consent {
        Unknown, ///< nothing yet, or it is not known yet: the store was not read
        Granted, ///< grantConsent()
        Denied, ///< denyConsent()
    };
    Q_ENUM(Consent)

    /// Events that nobody has to track, for destinations of purpose Analytics.
    enum class LifecycleEvent {
        NoLifecycleEvents = 0,
        AppStarted = 0x1, ///< $app_started
        AppQuit = 0x2, ///< $app_quit
        AppUpdated = 0x4, ///< $app_updated: QCoreApplication::applicationVersion() is another one than in the last run
        AppCrashedLastRun = 0x8, ///< $app_crashed_last_run: a run that had no clean end
        AppHidden = 0x10, ///< $app_hidden: the application is in front no more
        AppShown = 0x20, ///< $app_shown: it is again
        SessionStarted = 0x40, ///< $session_started
        SessionEnded = 0x80, ///< $session_ended, with its $duration_ms
        AllLifecycleEvents = 0xff,
    };
    Q_DECLARE_FLAGS(LifecycleEvents, LifecycleEvent)
    Q_FLAG(LifecycleEvents)

    explicit Tracker(QObject *parent = nullptr);
    explicit Tracker(const QString &name, QObject *parent = nullptr);
    ~Tracker() override;

    /// The first live tracker of the process; null without one.
    static Tracker *instance();
    /// Calls \a changed by the event loop of \a context, and as long as that lives, whenever instance() may be another
    /// one.
    static void onInstanceChanged(QObject *context, const std::function<void()> &changed);

    QString name() const; ///< default "default"; names the store's folder; fixed by the first stored event
    void setName(const QString &name);
    QString storagePath() const; ///< default: AppLocalDataLocation + "/tally"; fixed by the first stored event
    void setStoragePath(const QString &path);
    bool isEnabled() const; ///< false: nothing is stored or sent; default true
    void setEnabled(bool enabled);
    /// true: until the user has answered, what is for analytics waits in memory, the last 1 000 events. Default false.
    bool isConsentRequired() const;
    void setConsentRequired(bool required);
    Consent consent() const; ///< default Unknown; kept on disk
    /// Whether the user is to be asked: the missing answer alone keeps analytics waiting. False until the store was read.
    bool isConsentNeeded() const;
    QDateTime consentTime() const; ///< when the user answered, UTC; invalid where that was never, or by an older version
    /// Whose word keeps analytics from being stored and sent: "policy" (the administrator's), "TALLY_DISABLED",
    /// "DO_NOT_TRACK", "disabled" (the application's), "consent" (the user's), or empty. The first of these that forbids it.
    QString blockedBy() const;
    /// A UUID, kept on disk. May be empty before the first event, and is as long as nothing may be stored for analytics.
    QString anonymousId() const;
    QString userId() const; ///< that of identify(); empty, the default: nobody is signed in
    QString sessionId() const; ///< a UUID; empty as anonymousId is, and between two sessions
    int sessionTimeout() const; ///< ms, default 30 min
    void setSessionTimeout(int milliseconds);
    /// Default: all in a program with a user interface (QGuiApplication), none in any other. Set before the first event and
    /// before the event loop runs, it holds from the start.
    LifecycleEvents lifecycleEvents() const;
    void setLifecycleEvents(LifecycleEvents events);
    /// ms; default 0: a visitor stays. Else for a machine that many use: without input for so long, endVisitor().
    int visitorTimeout() const;
    void setVisitorTimeout(int milliseconds);
    bool isOffline() const; ///< true: sending is held
    void setOffline(bool offline);
    bool isDebug() const; ///< true: name and id of what is tracked are logged, in the category "tally"; default false
    void setDebug(bool debug);
    /// Merged into the properties of every event; the event's own win. Default: none. What cannot be sent, such as NaN, is
    /// not taken: all stay as they were, and errorOccurred() says why.
    QVariantMap superProperties() const;
    void setSuperProperties(const QVariantMap &properties);
    /// Whether application, system, Qt, locale and screen go along as $… properties, for analytics only. Default true.
    bool isContextEnabled() const;
    void setContextEnabled(bool enabled);
    // Sums over the destinations, so an event for two of them counts twice: since this process has started, and what earlier
    // ones left. Of each destination accepted = delivered + pending + quarantined + dropped.
    qint64 pendingCount() const; ///< wait to be sent, for consent too
    qint64 acceptedCount() const; ///< all that a destination was to get
    qint64 deliveredCount() const; ///< taken by the vendor
    qint64 droppedCount() const; ///< will never be sent; dropped() says why
    qint64 quarantinedCount() const; ///< refused by the vendor for good, and kept on disk

    /// Takes ownership. Two destinations of one name are refused: false, and an error.
    bool addDestination(Destination *destination);
    /// Stops it; what it has queued stays on disk. Ownership goes back to the caller.
    void removeDestination(Destination *destination);
    QList<Destination *> destinations() const;

    /// Records that something was done; returns the event's id at once, or an empty string where it was refused.
    QString track(const QString &name, const QVariantMap &properties = {}, const QVariantMap &options = {});
    QString track(const Event &event);
    /// The same with a name that the compiler knows: an enumerator registered with Q_ENUM.
    template<typename E>
        requires std::is_enum_v<E>
    QString track(E name, const QVariantMap &properties = {}, const QVariantMap &options = {})
    {
        return track(QString::fromLatin1(QMetaEnum::fromType<E>().valueToKey(int(name))), properties, options);
    }
    /// A page was seen. An absolute URL goes to `url` and `path`, something that starts with "/" to `path`, anything
    /// else to the property `name`.
    QString page(const QString &name = {}, const QVariantMap &properties = {}, const QVariantMap &options = {});
    /// The person is \a userId from now on, also after a restart.
    QString identify(const QString &userId, const QVariantMap &traits = {});
    /// The person logs out: new anonymous id and session, no user id. Their answer to consent and the super properties stay,
    /// and what was tracked is delivered as theirs. The record of what was sent is erased.
    void reset();
    /// Who used the machine has gone, and nothing of them is left for who comes next: their ids, session and answer to
    /// consent are forgotten, and super properties are as they were before they came. What was tracked is delivered as
    /// theirs. Ends in visitorEnded(); also where visitorTimeout is over, and in the other processes of this tracker, when
    /// those do something.
    void endVisitor();
    /// Erases the identity and what is held for analytics, and asks the vendors to erase the user. What earlier visitors
    /// agreed to and is not sent yet goes too. Before there is a QCoreApplication it takes effect when the event loop runs,
    /// for whoever is known then.
    void forget();
    /// The user says yes: what waited for that is stored and sent. Kept on disk, with the time.
    void grantConsent();
    /// The user says no: what waits for analytics, in memory and on disk, is dropped, a request under way is cut off, and of
    /// who they are nothing is remembered on disk but this answer. No log-out: billing goes on for the same user.
    void denyConsent();

    /// How much of what was sent for analytics is remembered on disk, below the tracker's folder: so many bytes, and at most
    /// 1 000 requests; the oldest goes first. Each is a file, and counts as whole blocks of 4 096 bytes. A request that is
    /// longer by itself is not kept, nor is what an event says of somebody else than the tracker's user. 0, the default: nothing more is. Set to 0 it
    /// erases what there is, as forget(), reset(), denyConsent() and a visitor's end do. All processes of one tracker share it.
    qint64 sentRecordBytes() const;
    void setSentRecordBytes(qint64 bytes);
    /// What is remembered of it, newest first. Reads the disk.
    QList<SentRequest> sentRequests() const;
    /// Writes all that is held here about the person who uses the application to one JSON file that only they can read:
    /// who they are taken for, what they answered, what waits to be sent, what vendors refused, and what sentRequests()
    /// remembers. Where others were here before them (endVisitor(), reset(), forget()), only of what names them by anonymous
    /// id or user id. Returns at once and ends in dataExported(); what was at \a path is replaced once all is written.
    void exportData(const QString &path);

    /// Sends now what waits, whatever flushAt, flushInterval and a back-off say; not before the time that a
    /// vendor asked for, and nothing where sending is held. Returns at once and ends in flushed().
    void flush();
    /// Until all is safe on disk. milliseconds::max() waits for ever, a negative time as long as 0; so in the next two.
    bool waitForSaved(std::chrono::milliseconds timeout);
    bool waitForFlushed(std::chrono::milliseconds timeout); ///< flush(), and until it has ended; true: all was delivered
    /// The same, for the end of a program without an event loop: sending stops then, and what was not sent stays on disk.
    /// Tells the signals that are due. What is tracked later is stored, and the next flush() sends again.
    bool shutdown(std::chrono::milliseconds timeout = std::chrono::seconds(5));

    /// Called with each event, in the thread that tracks it, and without a lock: it may change the event, and false
    /// throws it away. It sees what the caller gave, the id and the time. Identity, session, super properties and context
    /// come behind it: it cannot change those, and the user that identify() names is remembered whatever it says.
    void setBeforeTrack(std::function<bool(Event &)> hook);
    /// \internal For one of several who set it: what setBeforeTrack() was given last, nullptr where that was nothing yet.
    std::weak_ptr<const void> beforeTrack() const;
    /// \internal For a hook that has to ask in another thread, within its call: what tracks the event there, later, as
    /// it is now. The hook is called again then; this time it refuses. Not to be called once the tracker is gone.
    static std::function<void()> postponed();
    /// \internal track() for what a person did, told behind the program's own answer to it, such as a click. Where that answer
    /// was reset() or endVisitor(), it is of who went by it, until the turn of the tracker's event loop is over.
    QString trackDone(const Event &event);

    /// Writes a key to the OS keychain, for the destinations whose keyName is \a name; they use it at once.
    void storeKey(const QString &name, const QString &value);
    /// Lets the OS ask the user to unlock the keychain; nothing else of Tally makes a dialogue appear.
    void unlockKeys();

Q_SIGNALS:
    void delivered(const QStringList &eventIds, const QString &destination); ///< the vendor has taken them
    /// They never go to \a destination. Its name is empty where they were for no destination yet.
    void dropped(const QStringList &eventIds, Tally::Tracker::DropReason reason, const QString &destination);
    /// The vendor of \a error's destination refused them for good; they are kept, see Destination::quarantinedEvents().
    void quarantined(const QStringList &eventIds, const Tally::Error &error);
    void errorOccurred(const Tally::Error &error); ///< with nobody connected to it: a warning in the log
    /// Once for each flush(), waitForFlushed() and shutdown(), but not for the latter two in a slot of this signal. True:
    /// all that waited then was delivered.
    void flushed(bool everything);
    void keyStored(const QString &name); ///< storeKey() has worked; else errorOccurred() comes
    /// \a error is empty where the file was written; else it says why there is none.
    void dataExported(const QString &path, const QString &error);
    void visitorEnded(); ///< for the application to return to its start page

    void optionsChanged();
    void enabledChanged();
    void consentChanged();
    void blockedByChanged();
    void identityChanged();
    void sessionChanged();
    void offlineChanged();
    void superPropertiesChanged();
    void countsChanged();
    void destinationsChanged();

public:
    class Private; ///< \internal

private:
    std::unique_ptr<Private> d;
};

/// The same on Tracker::instance(); an empty string and a warning where there is none.
TALLY_EXPORT QString track(const QString &name, const QVariantMap &properties = {}, const QVariantMap &options = {});
TALLY_EXPORT QString track(const Event &event);
TALLY_EXPORT QString page(const QString &name = {}, const QVariantMap &properties = {},
                          const QVariantMap &options = {});
TALLY_EXPORT QString identify(const QString &userId, const QVariantMap &traits = {});
TALLY_EXPORT void flush();

Q_DECLARE_OPERATORS_FOR_FLAGS(Tracker::LifecycleEvents)

} // namespace Tally
