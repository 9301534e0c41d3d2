// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/collected.h"
#include "tools/collector/httpmessage.h"

#include <QJsonObject>

#include <functional>
#include <memory>
#include <vector>

/// What a vendor's stand-in is made of. A new vendor is one file pair that gives a `Vendor`, and one line in vendors().
namespace Tally::Inbound {

/// What the operator of the collector has laid down; the vendor's file decides what it means.
struct Rules
{
    QList<QByteArray> keys; ///< accepted keys; empty: every well-formed one
    QList<QByteArray> origins; ///< allowed origins ("https://shop.example"); empty: every one
    bool rateLimits = false;
};

/// Everything a route may look at.
struct Call
{
    const Request &request;
    const Rules &rules;
    qint64 nowMs; ///< a monotonic clock
    /// True for events that the operator wants treated as bad. To be asked once for each event of a request that is
    /// otherwise right, in order.
    std::function<bool(const CollectedEvent &)> refused;
};

/// What a route decided.
struct Outcome
{
    Answer answer;
    QList<CollectedEvent> events; ///< to be stored: seq, receivedAt, vendor, route, request are filled in by the collector
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
    /// The part of a credential that may be shown; empty unless it is well-formed.
    virtual QByteArray keyPrefix(const Request &request) const = 0;
    /// Forgets what was remembered.
    virtual void clear() = 0;
};

/// One of each.
std::vector<std::unique_ptr<Vendor>> makeVendors();

/// {"error": code, "details": details}, compact; without details where they are empty.
QByteArray errorJson(const QString &code, const QJsonObject &details = {});

} // namespace Tally::Inbound
