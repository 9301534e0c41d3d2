// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "destinations.h"
#include "scriptvalue.h"
#include "tracker.h"

#include <QJSValue>
#include <QPointer>
#include <QQmlListProperty>
#include <QQmlParserStatus>
#include <QtQml/qqml.h>

#include <memory>
#include <optional>

class QQmlEngine;

namespace Tally {

/// The QML type Tracker: a Tally::Tracker as QML sees it, the same whether QML made it or C++.
///
/// It holds the tracker instead of extending its type: an extension object reaches only what this very engine created,
/// so a tracker made in main.cpp would have no methods at all. Methods take QJSValue, because a conversion by Qt throws
/// into the handler (null for a map) or crashes (a Symbol). What cannot be sent becomes one warning that names the
/// place, errorOccurred(), and a dropped event; see ScriptReader for what can.
///
/// Options are read when the component is complete, so their order in the file does not matter.
class QmlTracker : public QObject, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_NAMED_ELEMENT(Tracker)
    QML_EXTENDED_NAMESPACE(Tally::Tracker)
    Q_CLASSINFO("DefaultProperty", "destinations")

    Q_PROPERTY(QString name READ name WRITE setName NOTIFY optionsChanged)
    Q_PROPERTY(QString storagePath READ storagePath WRITE setStoragePath NOTIFY optionsChanged)
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY enabledChanged)
    Q_PROPERTY(bool consentRequired READ isConsentRequired WRITE setConsentRequired NOTIFY consentChanged)
    Q_PROPERTY(Tally::Tracker::Consent consent READ consent NOTIFY consentChanged)
    Q_PROPERTY(bool consentNeeded READ isConsentNeeded NOTIFY blockedByChanged)
    Q_PROPERTY(QDateTime consentTime READ consentTime NOTIFY consentChanged)
    Q_PROPERTY(QString blockedBy READ blockedBy NOTIFY blockedByChanged)
    Q_PROPERTY(double sentRecordBytes READ sentRecordBytes WRITE setSentRecordBytes NOTIFY optionsChanged)
    Q_PROPERTY(QString anonymousId READ anonymousId NOTIFY identityChanged)
    Q_PROPERTY(QString userId READ userId NOTIFY identityChanged)
    Q_PROPERTY(QString sessionId READ sessionId NOTIFY sessionChanged)
    Q_PROPERTY(int sessionTimeout READ sessionTimeout WRITE setSessionTimeout NOTIFY optionsChanged)
    Q_PROPERTY(Tally::Tracker::LifecycleEvents lifecycleEvents READ lifecycleEvents WRITE setLifecycleEvents NOTIFY optionsChanged)
    Q_PROPERTY(int visitorTimeout READ visitorTimeout WRITE setVisitorTimeout NOTIFY optionsChanged)
    Q_PROPERTY(bool offline READ isOffline WRITE setOffline NOTIFY offlineChanged)
    Q_PROPERTY(bool debug READ isDebug WRITE setDebug NOTIFY optionsChanged)
    Q_PROPERTY(QJSValue superProperties READ superProperties WRITE setSuperProperties NOTIFY superPropertiesChanged)
    Q_PROPERTY(bool contextEnabled READ isContextEnabled WRITE setContextEnabled NOTIFY optionsChanged)
    Q_PROPERTY(QJSValue beforeTrack READ beforeTrack WRITE setBeforeTrack NOTIFY beforeTrackChanged)
    Q_PROPERTY(QQmlListProperty<Tally::Destination> destinations READ destinations NOTIFY destinationsChanged)
    // double: what a number is in QML, and what its tools know
    Q_PROPERTY(double pendingCount READ pendingCount NOTIFY countsChanged)
    Q_PROPERTY(double acceptedCount READ acceptedCount NOTIFY countsChanged)
    Q_PROPERTY(double deliveredCount READ deliveredCount NOTIFY countsChanged)
    Q_PROPERTY(double droppedCount READ droppedCount NOTIFY countsChanged)
    Q_PROPERTY(double quarantinedCount READ quarantinedCount NOTIFY countsChanged)

public:
    explicit QmlTracker(QObject *parent = nullptr);
    /// A tracker that C++ made, seen from \a engine; it is not taken over.
    QmlTracker(Tracker *tracker, QQmlEngine *engine);
    ~QmlTracker() override;

    /// The one for \a tracker in \a engine, made where there is none.
    static QmlTracker *of(Tracker *tracker, QQmlEngine *engine);
    /// Whether all options of \a tracker are known; false while QML is making it.
    static bool isComplete(const Tracker *tracker);
    Tracker *tracker() const { return m_tracker; }
    /// An event that a declaration in QML made, not a call: what cannot be sent is a warning of \a source.
    void capture(QObject *source, Event::Kind kind, const QString &name, const QJSValue &properties);

    void classBegin() override;
    void componentComplete() override;

    QString name() const { return read(&Tracker::name); }
    void setName(const QString &name) { write(&Tracker::setName, name); }
    QString storagePath() const { return read(&Tracker::storagePath); }
    void setStoragePath(const QString &path) { write(&Tracker::setStoragePath, path); }
    bool isEnabled() const { return read(&Tracker::isEnabled); }
    void setEnabled(bool enabled) { write(&Tracker::setEnabled, enabled); }
    bool isConsentRequired() const { return read(&Tracker::isConsentRequired); }
    void setConsentRequired(bool required) { write(&Tracker::setConsentRequired, required); }
    Tracker::Consent consent() const { return read(&Tracker::consent); }
    bool isConsentNeeded() const { return read(&Tracker::isConsentNeeded); }
    QDateTime consentTime() const { return read(&Tracker::consentTime); }
    double sentRecordBytes() const { return double(read(&Tracker::sentRecordBytes)); }
    void setSentRecordBytes(double bytes) { write(&Tracker::setSentRecordBytes, wholeBytes(bytes)); }
    QString blockedBy() const { return read(&Tracker::blockedBy); }
    QString anonymousId() const { return read(&Tracker::anonymousId); }
    QString userId() const { return read(&Tracker::userId); }
    QString sessionId() const { return read(&Tracker::sessionId); }
    int sessionTimeout() const { return read(&Tracker::sessionTimeout); }
    void setSessionTimeout(int milliseconds) { write(&Tracker::setSessionTimeout, milliseconds); }
    Tracker::LifecycleEvents lifecycleEvents() const { return read(&Tracker::lifecycleEvents); }
    void setLifecycleEvents(Tracker::LifecycleEvents events) { write(&Tracker::setLifecycleEvents, events); }
    int visitorTimeout() const { return read(&Tracker::visitorTimeout); }
    void setVisitorTimeout(int milliseconds) { write(&Tracker::setVisitorTimeout, milliseconds); }
    bool isOffline() const { return read(&Tracker::isOffline); }
    void setOffline(bool offline) { write(&Tracker::setOffline, offline); }
    bool isDebug() const { return read(&Tracker::isDebug); }
    void setDebug(bool debug) { write(&Tracker::setDebug, debug); }
    bool isContextEnabled() const { return read(&Tracker::isContextEnabled); }
    void setContextEnabled(bool enabled) { write(&Tracker::setContextEnabled, enabled); }
    double pendingCount() const { return double(read(&Tracker::pendingCount)); }
    double acceptedCount() const { return double(read(&Tracker::acceptedCount)); }
    double deliveredCount() const { return double(read(&Tracker::deliveredCount)); }
    double droppedCount() const { return double(read(&Tracker::droppedCount)); }
    double quarantinedCount() const { return double(read(&Tracker::quarantinedCount)); }
    QJSValue superProperties() const;
    void setSuperProperties(const QJSValue &properties);
    QQmlListProperty<Destination> destinations();

    /// function(event): the event as a plain object, read back after the call. False refuses it; so does an exception,
    /// for what was to be scrubbed must not leave unscrubbed. Runs in the engine's thread: an event that C++ tracks in
    /// another one waits for it, keeps its time, and its id is not returned there.
    QJSValue beforeTrack() const;
    void setBeforeTrack(const QJSValue &function);

    /// track("name", { … }, { options }) or, in one object, track({ event: "name", properties: { … }, user_id: … }).
    Q_INVOKABLE QString track(const QJSValue &name = {}, const QJSValue &properties = {}, const QJSValue &options = {});
    Q_INVOKABLE QString page(const QJSValue &name = {}, const QJSValue &properties = {}, const QJSValue &options = {});
    /// \a userId is text, or a whole number.
    Q_INVOKABLE QString identify(const QJSValue &userId = {}, const QJSValue &traits = {});
    Q_INVOKABLE void reset();
    Q_INVOKABLE void endVisitor();
    Q_INVOKABLE void forget();
    Q_INVOKABLE void grantConsent();
    Q_INVOKABLE void denyConsent();
    /// A list of tallySentRequest, newest first: time, destination, url, text, events.
    Q_INVOKABLE QVariantList sentRequests() const;
    /// \a path is text, or a file's URL. Ends in dataExported().
    Q_INVOKABLE void exportData(const QJSValue &path = {});
    Q_INVOKABLE void flush();
    /// Milliseconds; 5 000 where none, or no number, is given.
    Q_INVOKABLE bool waitForSaved(const QJSValue &milliseconds = {});
    Q_INVOKABLE bool waitForFlushed(const QJSValue &milliseconds = {});
    Q_INVOKABLE bool shutdown(const QJSValue &milliseconds = {});
    Q_INVOKABLE void storeKey(const QJSValue &name = {}, const QJSValue &value = {});
    Q_INVOKABLE void unlockKeys();

Q_SIGNALS:
    void delivered(const QStringList &eventIds, const QString &destination);
    void dropped(const QStringList &eventIds, Tally::Tracker::DropReason reason, const QString &destination);
    void quarantined(const QStringList &eventIds, const Tally::Error &error);
    void errorOccurred(const Tally::Error &error);
    void flushed(bool everything);
    void keyStored(const QString &name);
    void dataExported(const QString &path, const QString &error);
    void visitorEnded();

    void optionsChanged();
    void enabledChanged();
    void consentChanged();
    void blockedByChanged();
    void identityChanged();
    void sessionChanged();
    void offlineChanged();
    void superPropertiesChanged();
    void beforeTrackChanged();
    void countsChanged();
    void destinationsChanged();

private:
    struct Hook;

    template <typename Value> Value read(Value (Tracker::*getter)() const) const
    {
        return m_tracker ? (m_tracker->*getter)() : Value();
    }
    template <typename Parameter, typename Value> void write(void (Tracker::*setter)(Parameter), const Value &value)
    {
        if (m_tracker)
            (m_tracker->*setter)(value);
    }
    static QList<QmlTracker *> &every();
    static qint64 wholeBytes(double bytes);
    void follow();
    void tell(const Error &error);
    const ScriptReader &reader();
    QQmlEngine *engine() const;
    void add(Destination *destination);
    QList<Destination *> shown() const;
    /// At the beginning of every method; false, after a warning, where the tracker is gone.
    bool mayCall(const QString &call);
    void warn(const QString &call, const QString &cause);
    void expect(const QString &cause);
    QString refuse(const QString &call, const Event &event, const QString &cause);
    QString trackObject(const QVariantMap &object);
    /// An object's members; nothing, and a cause, where \a value is none.
    std::optional<QVariantMap> map(const QJSValue &value, const QString &what, QString *cause);
    std::chrono::milliseconds duration(const QString &call, const QJSValue &value);
    void leaveHook();
    void setHook(const std::shared_ptr<Hook> &hook);
    bool isHookInForce() const;
    void takeHopping();
    void takeHoppingLater();
    bool runBeforeTrack(Event &event);
    QString takeBack(const QVariantMap &map, Event *event);

    QPointer<Tracker> m_tracker;
    QPointer<QQmlEngine> m_engine; // null: the engine that created this
    const bool m_owns;
    bool m_complete = true;
    QList<QPointer<Destination>> m_waiting; // until the component is complete and their options are known
    std::unique_ptr<ScriptReader> m_reader;
    QJSValue m_beforeTrack;
    bool m_scrubbing = false;
    QStringList m_warned; // causes that were warned of here, and come back as errors
    std::shared_ptr<Hook> m_hook; // shared with the tracker, which may be calling it from another thread
    std::weak_ptr<const void> m_given; // as the tracker knows it
};

} // namespace Tally
