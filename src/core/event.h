// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tally_export.h"

#include <QDateTime>
#include <QLatin1String>
#include <QList>
#include <QtCore/qobjectdefs.h>
#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace Tally {

/// One thing that happened. A value: fill in what is known, hand it to Tracker::track(), which fills in the rest
/// (id, timestamp, identity, session). Safe to copy between threads; not safe to change from two at once.
class TALLY_EXPORT Event
{
    Q_GADGET
    Q_PROPERTY(Tally::Event::Kind kind MEMBER kind)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QVariantMap properties MEMBER properties)
    Q_PROPERTY(double quantity MEMBER quantity)
    Q_PROPERTY(QString unit MEMBER unit)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QDateTime timestamp MEMBER timestamp)
    Q_PROPERTY(QString anonymousId MEMBER anonymousId)
    Q_PROPERTY(QString userId MEMBER userId)
    Q_PROPERTY(QString sessionId MEMBER sessionId)
    Q_PROPERTY(QVariantMap options MEMBER options)

public:
    enum Kind : int {
        Track, ///< something was done
        Page, ///< a page or screen was seen; `name` is "$pageview"
        Identify, ///< the person is known from now on; `properties` are the traits
        Forget, ///< a vendor is asked to erase `userId`; made by Tracker::forget() only
    };
    Q_ENUM(Kind)

    Event() = default;
    explicit Event(const QString &name, const QVariantMap &properties = {}, const QVariantMap &options = {});

    /// An event from one object, in the words of any vendor's own snippet:
    /// event | metric | eventType, user_id | userId, properties | metadata, quantity, timestamp, license_id …
    /// \a unknown, if given, receives the keys that mean nothing to Tally. Never fails: what is wrong is refused,
    /// with its cause, by Tracker::track(). A snippet without a name is named by its meter_token or meter_id.
    static Event fromMap(const QVariantMap &map, QStringList *unknown = nullptr);

    /// Takes over the `options` of Tracker::track(): the keys known to Tally go to the members, the vendors' own keys
    /// stay in `options`, spelled like_this. Null is as good as absent. Returns the keys that mean nothing.
    QStringList applyOptions(const QVariantMap &options);

    /// The options that are members of an event. Under such a name in `options`: a value that could not become one.
    static QList<QLatin1String> memberOptions();
    /// Under this name in `options`: why the event cannot be sent, told by a caller that found out before
    /// Tracker::track() could, such as QML. It is refused with these words.
    static QLatin1String refusal() { return QLatin1String("$refusal"); }

    /// Under this name in `options`, as they are stored: `id` is the caller's own, so the event may not become part of a
    /// sum. Whoever gives an idempotency key counts on the vendor seeing it.
    static QLatin1String hasOwnId() { return QLatin1String("$own_id"); }
    /// Under this name in `options`, for a vendor to pass on: the time is of a clock that was wrong by nobody knows how
    /// much.
    static QLatin1String clockUnknown() { return QLatin1String("$clock_unknown"); }

    Kind kind = Track;
    QString name; ///< 1 or more characters; vendors have limits of their own
    QVariantMap properties;
    double quantity = 1; ///< for metering; greater than 0
    QString unit; ///< for metering, a label
    QString id; ///< the idempotency key; a UUID is made where it is empty
    QDateTime timestamp; ///< when it happened; the time of track() where it is invalid
    QString anonymousId; ///< with this or userId set, the tracker adds no identity of its own
    QString userId;
    QString sessionId;
    QVariantMap options; ///< what only some vendors know: url, path, referrer, license_id, attribution, metadata …

    friend bool operator==(const Event &, const Event &) = default;
};

} // namespace Tally

Q_DECLARE_METATYPE(Tally::Event)
