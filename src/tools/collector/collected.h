// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QPair>
#include <QString>
#include <QStringList>

#include <chrono>

namespace Tally {

/// How a Fluxrate meter makes one value of its events.
enum class Aggregation { Sum, Max, UniqueCount, Last };

/// What a Fluxrate meter shows for one customer.
struct MeterValue
{
    QString meter; ///< its token
    QString customer;
    Aggregation aggregation = Aggregation::Sum;
    qint64 events = 0;
    QString value; ///< a decimal of at most 15 digits

    friend bool operator==(const MeterValue &, const MeterValue &) = default;
};

/// One event that a stand-in accepted, as it was stored.
struct CollectedEvent
{
    qint64 seq = 0; ///< 1, 2, 3 … in the order of arrival
    QDateTime receivedAt;
    QString vendor;
    QString route; ///< "/v1/track"
    QString eventId; ///< empty where the sender gave none
    QString batchId; ///< the request's own id, for vendors that have one
    QString name; ///< what the vendor counts: the event's name, Doow's metric, Fluxrate's meter
    QString userId; ///< whom it is counted for: the user, Doow's licence, Fluxrate's customer
    QString anonymousId;
    QString quantity; ///< as a decimal, "0.1"; empty for vendors that have none
    QString timestamp; ///< as it was sent
    QJsonObject json; ///< the whole event
    QJsonObject properties; ///< what of it the application said itself
    qint64 request = 0; ///< CollectedRequest::seq
    int copies = 1; ///< how often this vendor stored this id, this time included; 1 for events without an id

    friend bool operator==(const CollectedEvent &, const CollectedEvent &) = default;
};

/// One request to a vendor's route, whatever the answer was. Never holds a key: of a credential only the part that
/// may be logged is kept, and a hash that tells one from another.
struct CollectedRequest
{
    qint64 seq = 0;
    QDateTime receivedAt;
    QString vendor; ///< whose route it is; empty: nobody's
    QByteArray method;
    QByteArray path; ///< without the query
    QList<QPair<QByteArray, QByteArray>> headers; ///< names in lower case; credentials blanked
    QByteArray keyPrefix; ///< "sk_live_1a2b3c4d", empty without a well-formed key
    QByteArray keyHash; ///< 16 hex digits, empty without a credential
    QByteArray body; ///< as it was sent
    int status = 0; ///< what was answered; 0: nothing, the connection was closed
    QByteArray answer;
    bool deduplicated = false; ///< the vendor knew it already: answered as before, nothing stored
    int rejected = 0; ///< events that the answer lists as refused, beside those that were stored

    QByteArray header(const QByteArray &lowerCaseName) const
    {
        for (const auto &[name, value] : headers)
            if (name == lowerCaseName)
                return value;
        return {};
    }
};

/// How a stand-in misbehaves. All of it is off by default.
struct CollectorFaults
{
    int status = 0; ///< answered to the next `times` requests instead of looking at them
    int times = -1; ///< -1: until told otherwise
    int retryAfter = -1; ///< seconds, sent with `status`; -1: no header
    QByteArray body; ///< instead of the vendor's own error body
    QByteArray contentType = "application/json";
    QList<QPair<QByteArray, QByteArray>> headers; ///< added to the answers with `status`
    std::chrono::milliseconds latency{0}; ///< before every answer
    QStringList refuseNames; ///< events of these names are bad
    QList<qint64> refuseNumbers; ///< the K-th different event ever seen is bad, however often it comes
    bool down = false; ///< no answer: the connection is closed, as if nobody were there
    qint64 downAfter = -1; ///< after so many events (counted from the moment this is set) the collector goes down …
    std::chrono::milliseconds downFor{2000}; ///< … for this long

    friend bool operator==(const CollectorFaults &, const CollectorFaults &) = default;
};

/// What has arrived so far.
struct CollectorStats
{
    qint64 events = 0;
    qint64 unique = 0; ///< different ids of each vendor; an event without an id counts as one of its own
    qint64 duplicates = 0; ///< events - unique
    qint64 requests = 0;
    qint64 deduplicated = 0; ///< requests that a vendor knew already, and did not store again

    friend bool operator==(const CollectorStats &, const CollectorStats &) = default;
};

} // namespace Tally

Q_DECLARE_METATYPE(Tally::CollectedEvent)
Q_DECLARE_METATYPE(Tally::CollectedRequest)
