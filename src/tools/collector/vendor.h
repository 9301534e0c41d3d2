// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/collected.h"
#include "tools/collector/httpmessage.h"

#include <QHash>
#include <QJsonObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

/// What a vendor's stand-in is made of. A new vendor is one file pair that gives a `Vendor`, and one line in vendors().
namespace Tally::Inbound {

/// What the operator of the collector has laid down; the vendor's file decides what it means.
struct Rules
{
    QList<QByteArray> keys; ///< accepted keys; empty: every well-formed one
    QList<QByteArray> origins; ///< allowed origins ("https://shop.example"); empty: every one
    bool rateLimits = false;
    QStringList licenses; ///< Doow's; empty: every one is known
    QStringList metrics; ///< Doow's; empty: every one is known
    QHash<QString, Aggregation> meters; ///< Fluxrate's, by token; empty: every one is known, as SUM
    QStringList customers; ///< Fluxrate's; empty: every one is known
    QList<QByteArray> keysWithoutScope; ///< Fluxrate's, that may not write usage
    QByteArray settleSettlePath; ///< where it takes events; empty: nowhere
    int settleSettleMaxEvents = 0; ///< in one request; 0: any number
};

/// Everything a route may look at.
struct Call
{
    const Request &request;
    const Rules &rules;
    qint64 nowMs; ///< a monotonic clock
    QDateTime receivedAt; ///< UTC, as the events will have it
    /// True for events that the operator wants treated as bad. To be asked once for each event of a request that is
    /// otherwise right, in order.
    std::function<bool(const CollectedEvent &)> refused;
    /// The first event with this id that this vendor stored.
    std::function<std::optional<CollectedEvent>(const QString &eventId)> stored;
};

/// What a route decided.
struct Outcome
{
    Answer answer;
    /// To be stored: seq, receivedAt, vendor, route, request, copies are filled in by the collector.
    QList<CollectedEvent> events = {};
    bool deduplicated = false; ///< CollectedRequest::deduplicated
    int rejected = 0; ///< CollectedRequest::rejected
    /// Called once the events are stored, and not where that failed: time to remember the answer.
    std::function<void()> stored = {};
};

class Vendor
{
public:
    virtual ~Vendor() = default;

    virtual QString id() const = 0;
    /// True where the path is one of this vendor's routes, whatever the method.
    virtual bool owns(const QByteArray &path) const = 0;
    /// Answers a request to a path that it owns. May remember things (rate limits); one thread.
    virtual Outcome handle(const Call &call) = 0;
    /// The body that the vendor sends with an error status.
    virtual QByteArray errorBody(int status, int retryAfter) const = 0;
    /// The headers that go with it, Retry-After excepted.
    virtual Headers errorHeaders(int /*status*/, int /*retryAfter*/) const { return {}; }
    /// The part of a credential that may be shown; empty unless it is well-formed.
    virtual QByteArray keyPrefix(const Request &request) const = 0;
    /// Forgets what was remembered.
    virtual void clear() = 0;
};

/// One of each.
std::vector<std::unique_ptr<Vendor>> makeVendors(const Rules &rules);

/// Their ids, in this order.
QStringList vendorIds();

/// What is wrong with the rules; empty: nothing.
QString wrongRules(const Rules &rules);

/// The token of "Authorization: Bearer …"; empty without one.
QByteArray bearerToken(const Request &request);

/// Reads a JSON object. Empty, or why it is none: Content-Type, Content-Encoding, the text itself. Vendors that take
/// compressed bodies give `body` as it was before.
QString readObject(const Request &request, const QByteArray &body, QJsonObject &result);
/// As above; no page of most vendors mentions compressed bodies, so a sender must not rely on them.
QString readPlainObject(const Request &request, QJsonObject &result);

/// Compact.
QByteArray toBytes(const QJsonObject &object);

/// A route that the vendor does not document.
Answer noSuchRoute();

/// {"error": code, "details": details}, compact; without details where they are empty.
QByteArray errorJson(const QString &code, const QJsonObject &details = {});

} // namespace Tally::Inbound
