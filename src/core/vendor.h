// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "event.h"
#include "http.h"
#include "verdict.h"

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace Tally {

/// The events of one request, as they are stored and sent.
struct Batch
{
    QByteArray id; ///< made of its events; never changes over retries and restarts
    QByteArray route; ///< which of the vendor's endpoints; events of different routes never share a batch
    QStringList eventIds;
    QList<QByteArray> events; ///< the vendor's JSON of each event, in the order of eventIds
};

/// Pure translation between events and one vendor's HTTP API: no network, no clock, no randomness, no state.
///
/// Immutable, made anew whenever a destination's options change, and shared between threads by
/// shared_ptr<const Vendor>. Everything here is a function of its arguments and the options given to the constructor.
/// What a vendor's author promises:
///  - encode() refuses with a reason, for a person, what the vendor would refuse; what it returns fits in a batch;
///  - request() puts nothing into the URL that is secret;
///  - judge() says Delivered only for an answer that is the vendor's own: expected status and a body that parses.
class Vendor
{
public:
    /// How events become one before they are sent: those of one key are summed. Never one with Event::hasOwnId().
    struct Sum
    {
        QByteArray key; ///< the same for events that differ in nothing but id, time and quantity
        qsizetype at = 0; ///< where in the JSON the quantity's digits are: the total takes their place
        qsizetype size = 0;
    };
    struct Encoded
    {
        QByteArray route; ///< e.g. "events", "identify"
        QByteArray json; ///< compact UTF-8; empty with a refusal
        QString refusal; ///< why this event cannot go to this vendor; empty: it can
        QString warning = {}; ///< what is odd about an event that can; told once
        std::optional<Sum> sum = {}; ///< with an aggregateInterval only
    };
    struct Limits
    {
        int maxEvents = 500; ///< in one request; 1 for a vendor without batches
        qsizetype maxBytes = 240'000; ///< of the events' JSON in one request
        int maxInFlight = 1;
        /// How long the vendor recognises a batch that comes again, with a margin; 0: it does not, or always does.
        std::chrono::milliseconds dedupWindow{0};
        /// Events wait this long to be summed; 0: they are not summed.
        std::chrono::milliseconds aggregateInterval{0};
    };

    virtual ~Vendor() = default;

    /// What one request to \a route takes; without a route the widest. All but maxEvents and maxBytes is the same for
    /// all routes.
    virtual Limits limits(const QByteArray &route = {}) const = 0;
    /// Whether this event is for this vendor at all; false is no error. The name is the caller's.
    virtual bool wants(const Event &event) const = 0;
    virtual Encoded encode(const Event &event) const = 0;
    /// Whether an event tells this vendor more than how much of what was used, and when, by which customer: who did it, or
    /// any of its properties. `metadata` and the like, which the caller gives for this vendor, do not count.
    virtual bool sendsDetails() const { return true; }
    /// Why nothing can be sent with these options, for a person; events are kept meanwhile. Empty: something can.
    virtual QString problem() const { return {}; }
    /// Why this key cannot work; empty: it can. Never repeats the key's secret part.
    virtual QString keyProblem(const QByteArray &key) const = 0;
    /// What is odd about a key that can work; told once. Never repeats the key's secret part.
    virtual QString keyWarning(const QByteArray &) const { return {}; }
    /// Whether the key must not be shipped to end users.
    virtual bool isSecretKey(const QByteArray &key) const = 0;
    virtual HttpRequest request(const Batch &batch, const QByteArray &key) const = 0;
    virtual Verdict judge(const Batch &batch, const HttpResponse &response) const = 0;
};

/// The vendor of the options as they were last set. Any thread: whoever sees an event that was tracked after that sees
/// this vendor, or one that is newer still.
class CurrentVendor
{
public:
    std::shared_ptr<const Vendor> get() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_vendor;
    }
    void set(std::shared_ptr<const Vendor> vendor)
    {
        const QMutexLocker lock(&m_mutex);
        m_vendor = std::move(vendor);
    }

private:
    mutable QMutex m_mutex; // protects m_vendor
    std::shared_ptr<const Vendor> m_vendor;
};

} // namespace Tally
