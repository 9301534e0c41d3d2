// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "destination.h"

namespace Tally {

/// Fluxrate: usage-based billing. https://docs.fluxrate.co
/// Key: an API key with the scope usage.write (`org_live_…`), secret: for your own machines. With `api: Usage` the JWT
/// of a session, which ends after 15 minutes.
///
/// Every tracked event with a meter is sent as usage of that meter, and no other: the event's `meter_token`, or the one
/// that `meters` has for its name, or `meterToken`. A name without a meter is not for this destination; pages and
/// identities are not either. The event's id is the idempotency key. Of its properties none goes along unless
/// `sendProperties` names it; `metadata` among the options of track() goes along as it is, and wins.
///
/// Fluxrate does not say how far an idempotency key reaches. So let one event go to one meter: two destinations of one
/// account that both want it would give two meters the same key.
class TALLY_EXPORT Fluxrate : public Tally::Destination // qualified, or qmllint does not find it
{
    Q_OBJECT
    Q_PROPERTY(QString meterToken READ meterToken WRITE setMeterToken NOTIFY optionsChanged)
    Q_PROPERTY(QVariantMap meters READ meters WRITE setMeters NOTIFY optionsChanged)
    Q_PROPERTY(QString customerExternalId READ customerExternalId WRITE setCustomerExternalId NOTIFY optionsChanged)
    Q_PROPERTY(Api api READ api WRITE setApi NOTIFY optionsChanged)
    Q_PROPERTY(int aggregateInterval READ aggregateInterval WRITE setAggregateInterval NOTIFY optionsChanged)

public:
    enum Api : int {
        SdkTrack, ///< POST /sdk/track with an API key
        Usage, ///< POST /usage with a session's JWT as cookie
    };
    Q_ENUM(Api)

    explicit Fluxrate(QObject *parent = nullptr);

    /// The meter of events that have none of their own. Default: empty, they are not for this destination.
    QString meterToken() const;
    void setMeterToken(const QString &token);
    /// Event name, as `names` has made it → the meter's token, or { token, aggregation }. The aggregation is the one
    /// that the meter has at Fluxrate: SUM (default), MAX, UNIQUE_COUNT or LAST. UNIQUE_COUNT sends the user id as
    /// metadata.user_id, and refuses events without one. With `api: Usage` a token is the meter's id.
    QVariantMap meters() const;
    void setMeters(const QVariantMap &meters);
    /// Whose usage it is where the event has no `customer_external_id`; with `api: Usage`, no `customer_id`. Default:
    /// empty, such events are refused.
    QString customerExternalId() const;
    void setCustomerExternalId(const QString &id);
    /// Default SdkTrack. What is already queued goes where it was to go.
    Api api() const;
    void setApi(Api api);
    /// ms for which events of SUM meters wait, to be sent as one: the sum of those with the same meter, customer and
    /// metadata, exact in every decimal, with the id and the time of one of them. 0, the default: each is sent.
    int aggregateInterval() const;
    void setAggregateInterval(int milliseconds);

protected:
    std::shared_ptr<const Vendor> makeVendor(const QUrl &host) const override;

private:
    QString m_meterToken;
    QVariantMap m_meters;
    QString m_customerExternalId;
    Api m_api = SdkTrack;
    int m_aggregateInterval = 0;
};

} // namespace Tally
