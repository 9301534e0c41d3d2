// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/ledger.h"
#include "core/vendor.h"
#include "delivery/uploader.h"
#include "destination.h"
#include "keys/keylookup.h"
#include "store/queue.h"

#include <QPointer>

#include <atomic>
#include <functional>

namespace Tally {

class Destination::Private
{
public:
    explicit Private(const Defaults &given);
    static Private *of(Destination *destination) { return destination->d.get(); }

    /// The base URL in force, and whether it comes from the environment. A host from there needs a key from there:
    /// otherwise one variable would send somebody else's key to any host.
    QUrl effectiveHost() const;
    /// Whether the vendor's environment variables concern this destination: one of several accounts must not take the
    /// other's key.
    bool usesEnvironment() const { return name == defaults.name; }
    bool hasEnvironmentKey() const;
    /// What this variable says, where the environment concerns this destination; else empty.
    QString environment(const QString &variable) const;
    /// `enabled`, and the environment does not forbid it. Changes with options only.
    bool isActive() const { return active; }
    /// What is wrong with the environment, each a text for a person.
    QStringList environmentProblems(const Destination &destination) const;
    /// Makes the vendor anew, after options have changed; \a destination is the one this belongs to.
    void renewVendor(const Destination &destination);
    /// Why nothing can be sent with these options; empty: something can.
    QString problem() const;
    bool matches(const QString &eventName) const;
    Uploader::Options uploaderOptions() const;
    KeyLookup::Request keyRequest() const;
    QString effectiveKeyName() const { return keyName.isEmpty() ? name : keyName; }

    const Defaults defaults;

    // Options. Written in the tracker's thread only, and under the tracker's lock once it is added.
    QString name;
    Purpose purpose;
    const std::shared_ptr<std::atomic<Purpose>> currentPurpose; // the same, for the worker
    bool enabled = true;
    bool active = true;
    QUrl host;
    QByteArray key;
    QString keyName;
    bool secretKeyAccepted = false;
    int flushAt;
    int flushInterval;
    int maxRetries;
    int requestTimeout;
    int maxQueueEvents = 100'000;
    qint64 maxQueueBytes = 64ll << 20;
    int maxQueueAge = 30;
    QStringList events;
    QVariantMap names;
    QStringList sendProperties;
    int catchUpRate = 0;
    int startSpread = 0;

    // What belongs to it while a tracker has it; all functions are empty without one.
    /// Changes an option: under the tracker's lock where there is one, since track() reads them from any thread.
    void assign(const std::function<void()> &change)
    {
        if (lock)
            lock(change);
        else
            change();
    }
    std::function<void(const std::function<void()> &)> lock;
    std::function<void()> changed; // an option was changed
    std::function<void()> keyChanged; // look for the key again
    std::function<void()> removed; // the destination is being destroyed
    std::function<void(std::function<void(Uploader &)>)> post; // to the uploader, in the worker thread
    std::function<QList<Quarantine::Entry>()> quarantined;
    std::shared_ptr<const Vendor> vendor; // null until a tracker has it
    const std::shared_ptr<CurrentVendor> currentVendor = std::make_shared<CurrentVendor>(); // the same, for the worker
    std::shared_ptr<Queue> queue; // null until the first stored event
    Uploader *uploader = nullptr; // lives in the worker thread; null until the tracker has started
    QPointer<KeyLookup> lookup; // lives in QCoreApplication's thread
    std::atomic<bool> keySearching{false};
    KeyResult found; // of the last look
    KeyPlace foundPlace = KeyPlace::None;
    QString keyProblemTold;
    int spreadMs = 0; // this device's share of startSpread

    const std::shared_ptr<Ledger> ledger = std::make_shared<Ledger>();
    std::atomic<State> state{Idle};
    std::atomic<KeySource> keySource{NoKey};
    mutable QMutex errorMutex; // protects lastError
    Error lastError;
};

} // namespace Tally
