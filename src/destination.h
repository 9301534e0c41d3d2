// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/error.h"
#include "tally_export.h"

#include <QObject>
#include <QStringList>
#include <QUrl>
#include <QVariantMap>

#include <memory>

namespace Tally {

class Tracker;
class Vendor;

/// One vendor account that events go to: its options, its state, its counters. Base of the vendors' types.
///
/// Create it, set its options, hand it to Tracker::addDestination(). Options may be changed at any time; what is
/// already queued keeps the form it was queued in. Lives in the tracker's thread; the getters of counters and state
/// may be called from any thread.
class TALLY_EXPORT Destination : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY optionsChanged)
    Q_PROPERTY(Purpose purpose READ purpose WRITE setPurpose NOTIFY optionsChanged)
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY optionsChanged)
    Q_PROPERTY(QUrl host READ host WRITE setHost NOTIFY optionsChanged)
    Q_PROPERTY(QString key READ key WRITE setKey NOTIFY optionsChanged)
    Q_PROPERTY(QString keyName READ keyName WRITE setKeyName NOTIFY optionsChanged)
    Q_PROPERTY(KeySource keySource READ keySource NOTIFY keySourceChanged)
    Q_PROPERTY(bool secretKeyAccepted READ isSecretKeyAccepted WRITE setSecretKeyAccepted NOTIFY optionsChanged)
    Q_PROPERTY(int flushAt READ flushAt WRITE setFlushAt NOTIFY optionsChanged)
    Q_PROPERTY(int flushInterval READ flushInterval WRITE setFlushInterval NOTIFY optionsChanged)
    Q_PROPERTY(int maxRetries READ maxRetries WRITE setMaxRetries NOTIFY optionsChanged)
    Q_PROPERTY(int requestTimeout READ requestTimeout WRITE setRequestTimeout NOTIFY optionsChanged)
    Q_PROPERTY(int maxQueueEvents READ maxQueueEvents WRITE setMaxQueueEvents NOTIFY optionsChanged)
    Q_PROPERTY(qint64 maxQueueBytes READ maxQueueBytes WRITE setMaxQueueBytes NOTIFY optionsChanged)
    Q_PROPERTY(int maxQueueAge READ maxQueueAge WRITE setMaxQueueAge NOTIFY optionsChanged)
    Q_PROPERTY(QStringList events READ events WRITE setEvents NOTIFY optionsChanged)
    Q_PROPERTY(QVariantMap names READ names WRITE setNames NOTIFY optionsChanged)
    Q_PROPERTY(QStringList sendProperties READ sendProperties WRITE setSendProperties NOTIFY optionsChanged)
    Q_PROPERTY(int catchUpRate READ catchUpRate WRITE setCatchUpRate NOTIFY optionsChanged)
    Q_PROPERTY(int startSpread READ startSpread WRITE setStartSpread NOTIFY optionsChanged)
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(Tally::Error lastError READ lastError NOTIFY lastErrorChanged)
    Q_PROPERTY(qint64 pendingCount READ pendingCount NOTIFY countsChanged)
    Q_PROPERTY(qint64 acceptedCount READ acceptedCount NOTIFY countsChanged)
    Q_PROPERTY(qint64 deliveredCount READ deliveredCount NOTIFY countsChanged)
    Q_PROPERTY(qint64 droppedCount READ droppedCount NOTIFY countsChanged)
    Q_PROPERTY(qint64 quarantinedCount READ quarantinedCount NOTIFY countsChanged)

public:
    /// What the events are for: consent and DO_NOT_TRACK concern Analytics, never what is owed to Billing.
    enum Purpose : int { Analytics, Billing };
    Q_ENUM(Purpose)

    enum State : int {
        Idle, ///< nothing to send
        Waiting, ///< events wait for flushAt, flushInterval or consent
        Sending, ///< a request is under way
        BackingOff, ///< after a failure, or as long as the vendor asked
        WaitingForKey, ///< no key was found yet
        KeyRefused, ///< the vendor refused the key
        Misconfigured, ///< twenty refusals in a row, or an option without which nothing can be sent
        Offline, ///< Tracker::offline
        Disabled, ///< `enabled` is false here or in the tracker, or consent, the environment or the administrator's policy forbids it
    };
    Q_ENUM(State)

    enum KeySource : int { NoKey, Environment, Code, Credentials, Keychain };
    Q_ENUM(KeySource)

    ~Destination() override;

    /// Default: the type in lower case, "millimetric". Names the folder, so fixed once it is added.
    QString name() const;
    void setName(const QString &name);
    Purpose purpose() const;
    void setPurpose(Purpose purpose);
    /// false: gets no new events and sends none; what is queued stays. Default true.
    bool isEnabled() const;
    void setEnabled(bool enabled);
    /// Base URL, may hold a path. Default: the vendor's production URL. http only to loopback.
    QUrl host() const;
    void setHost(const QUrl &host);
    /// A key set here is used before credentials and keychain. Reads back empty.
    QString key() const;
    void setKey(const QString &key);
    /// Entry in $CREDENTIALS_DIRECTORY and in the keychain. Default: `name`.
    QString keyName() const;
    void setKeyName(const QString &keyName);
    KeySource keySource() const;
    /// The environment variables that hold a key for this type of destination, the first that is set wins. Like all of
    /// a vendor's variables they win over code, for the destination that bears the default name.
    QStringList keyVariables() const;
    /// The environment variables that hold options; that of the host is heeded only with a key from the environment.
    QStringList optionVariables() const;
    /// true: no warning about a secret key in a program with a user interface. Default false.
    bool isSecretKeyAccepted() const;
    void setSecretKeyAccepted(bool accepted);

    /// Events that start a request at once. Default: the vendor's own.
    int flushAt() const;
    void setFlushAt(int count);
    /// ms after which fewer are sent too. Default: the vendor's own.
    int flushInterval() const;
    void setFlushInterval(int milliseconds);
    /// Tries after the first one until an error is reported; trying goes on after that. Default: the vendor's own.
    int maxRetries() const;
    void setMaxRetries(int count);
    /// ms for a whole request. Default 10 000, or the vendor's own.
    int requestTimeout() const;
    void setRequestTimeout(int milliseconds);

    int maxQueueEvents() const; ///< default 100 000; the oldest go first
    void setMaxQueueEvents(int count);
    qint64 maxQueueBytes() const; ///< on disk, default 64 MiB
    void setMaxQueueBytes(qint64 bytes);
    int maxQueueAge() const; ///< days, default 30
    void setMaxQueueAge(int days);

    /// Names it wants, each exact or `prefix*`; empty: all that the vendor knows. Names are the caller's.
    QStringList events() const;
    void setEvents(const QStringList &patterns);
    /// The caller's name → the vendor's name.
    QVariantMap names() const;
    void setNames(const QVariantMap &names);
    /// Names of the properties that may go to this vendor; "*" is all.
    QStringList sendProperties() const;
    void setSendProperties(const QStringList &properties);
    int catchUpRate() const; ///< events per second while working off a backlog; 0, the default: as fast as it goes
    void setCatchUpRate(int eventsPerSecond);
    /// ms over which a fleet spreads its backlogs after a start or an outage; default 0. This device's share of it is
    /// found once, when the tracker starts: to be set before.
    int startSpread() const;
    void setStartSpread(int milliseconds);

    State state() const;
    Error lastError() const;
    qint64 pendingCount() const;
    qint64 acceptedCount() const;
    qint64 deliveredCount() const;
    qint64 droppedCount() const;
    qint64 quarantinedCount() const;

    /// What the vendor refused for good: maps of event_id, event (the JSON sent), reason, http_status, time.
    Q_INVOKABLE QVariantList quarantinedEvents() const;
    /// Puts all of it back into the queue.
    Q_INVOKABLE void retryQuarantined();
    /// Deletes all of it; counted as dropped.
    Q_INVOKABLE void clearQuarantine();

Q_SIGNALS:
    void optionsChanged();
    void stateChanged();
    void keySourceChanged();
    void lastErrorChanged();
    void countsChanged();

protected:
    /// Names of environment variables; empty: the vendor has none for it.
    struct Variables
    {
        QStringList keys = {}; ///< the first that is set wins
        QString host = {};
        QString disabled = {}; ///< "true": the destination is not enabled
        QString flushAt = {};
        QString flushInterval = {};
        QStringList others = {}; ///< what only this vendor has
    };
    struct Defaults
    {
        QString name;
        Purpose purpose = Analytics;
        QUrl host;
        int flushAt = 1;
        int flushInterval = 1000;
        int maxRetries = 3;
        int firstBackoff = 100; ///< ms
        int requestTimeout = 10'000;
        QStringList sendProperties;
        Variables variables; ///< of the environment
    };
    Destination(const Defaults &defaults, QObject *parent);

    /// The vendor with the options of this moment; \a host is the one in force. Called in the tracker's thread whenever
    /// options change.
    virtual std::shared_ptr<const Vendor> makeVendor(const QUrl &host) const = 0;
    /// What one of `others` says, where the environment concerns this destination; else empty.
    QString environment(const QString &variable) const;
    /// What is wrong with `others`, for a person; told once.
    virtual QString environmentProblem() const { return {}; }
    /// To be called by setters of vendor options.
    void optionChanged();

public:
    class Private; ///< \internal

private:
    friend class Tracker;
    std::unique_ptr<Private> d;
};

} // namespace Tally
