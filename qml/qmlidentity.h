// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "qmltracker.h"
#include "scriptvalue.h"

#include <QJSValue>
#include <QObject>
#include <QPointer>
#include <QQmlParserStatus>
#include <QVariantMap>
#include <QtQml/qqml.h>

#include <memory>

namespace Tally {

/// The QML type Identity: who is signed in, as bindings say it. Nothing to see; a child of anything.
///
///     Identity { userId: auth.userId; traits: ({ plan: auth.plan }) }
///
/// | What changes | What the tracker is told |
/// | --- | --- |
/// | an id, where there was none or another | identify() with the traits |
/// | the traits alone, while there is an id | identify() again |
/// | neither: the same values came again | nothing |
/// | no id any more: "", null, undefined | reset(), a sign-out |
/// | the same, after visitorEnded() | nothing, where nobody has signed in since: they have gone already |
/// | still no id, as before the first sign-in | nothing; a user of an earlier run stays |
///
/// All changes of one turn of the event loop are one, told at its end, or before the next call of a method of the
/// tracker in QML, so that an event tracked after the sign-in is the new user's. The first id after a start is always
/// told, also where the tracker remembers it: what the traits were then, nobody knows. What else calls identify() or
/// reset() is not noticed.
class QmlIdentity : public QObject, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_NAMED_ELEMENT(Identity)

    /// Text or a whole number. Anything else but null and undefined is a warning, and the property keeps its value.
    Q_PROPERTY(QJSValue userId READ userId WRITE setUserId NOTIFY userIdChanged)
    /// What identify() takes, as it is when the property is set. What cannot be sent is a warning, and no traits.
    Q_PROPERTY(QJSValue traits READ traits WRITE setTraits NOTIFY traitsChanged)
    /// Default: Tally.tracker at the time it is needed, also one that appears later. Null: nobody is told.
    Q_PROPERTY(Tally::QmlTracker *tracker READ tracker WRITE setTracker RESET resetTracker NOTIFY trackerChanged)

public:
    explicit QmlIdentity(QObject *parent = nullptr);
    ~QmlIdentity() override;

    void classBegin() override { m_complete = false; }
    void componentComplete() override;

    QJSValue userId() const { return m_userId; }
    void setUserId(const QJSValue &userId);
    QJSValue traits() const { return m_traits; }
    void setTraits(const QJSValue &traits);
    QmlTracker *tracker() const;
    void setTracker(QmlTracker *tracker);
    void resetTracker();

    /// Has every Identity tell now what it would tell at the end of this turn of the event loop.
    static void settleAll();

Q_SIGNALS:
    void userIdChanged();
    void traitsChanged();
    void trackerChanged();

private:
    struct Person
    {
        QString id;
        QVariantMap traits;
        QByteArray traitsForm; // equal for equal traits, also for null and NaN, which QVariant thinks to differ
    };
    const ScriptReader &reader();
    void aboutToChange();
    void changed();
    void settle();

    QJSValue m_userId;
    QJSValue m_traits;
    bool m_hasDefaultTracker = true;
    QPointer<QmlTracker> m_tracker;
    Person m_now;
    Person m_told;
    QPointer<Tracker> m_toldTo;
    QMetaObject::Connection m_visitors;
    bool m_hasLeft = false; // whom the tracker was told of, as a visitor
    bool m_complete = true;
    bool m_scheduled = false;
    std::unique_ptr<ScriptReader> m_reader;
};

} // namespace Tally
