// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "destination.h"

namespace Tally {

/// Doow: usage metering against licences. https://www.doow.co/docs/integrations/usage
/// Key: `dk_…`, secret. Takes track() only; a page() or an identify() is not for it, which is no error.
///
/// Needs a licence: `licenseId` here or "license_id" with the event. Of an event go its name (as the metric), quantity,
/// unit, time, id, and its "attribution", "metadata" and "kind"; of its properties those named in `sendProperties`, by
/// default none. User, anonymous and session id go nowhere.
///
/// The vendor's own SDK has `onError` and `debug`: here they are Tracker::errorOccurred and Tracker::debug.
class TALLY_EXPORT Doow : public Tally::Destination // qualified, or qmllint does not find it
{
    Q_OBJECT
    Q_PROPERTY(QString licenseId READ licenseId WRITE setLicenseId NOTIFY optionsChanged)
    Q_PROPERTY(QVariantMap attribution READ attribution WRITE setAttribution NOTIFY optionsChanged)
    Q_PROPERTY(QString sourceSystem READ sourceSystem WRITE setSourceSystem NOTIFY optionsChanged)
    // What the vendor's own SDK calls `host` and `maxRetries`.
    Q_PROPERTY(QUrl endpoint READ host WRITE setHost NOTIFY optionsChanged)
    Q_PROPERTY(int retryCount READ maxRetries WRITE setMaxRetries NOTIFY optionsChanged)

public:
    explicit Doow(QObject *parent = nullptr);

    /// The licence of events that name none. Default: empty, and then such events are refused.
    QString licenseId() const;
    void setLicenseId(const QString &licenseId);
    /// Team, environment, feature, …, for every event: texts, numbers and booleans. What DOOW_TRACK_ATTRIBUTION holds
    /// wins over it, and the event's own "attribution" over both. Default: empty.
    QVariantMap attribution() const;
    void setAttribution(const QVariantMap &attribution);
    /// Where the usage was seen. Default "sdk".
    QString sourceSystem() const;
    void setSourceSystem(const QString &sourceSystem);

    QUrl endpoint() const { return host(); }
    void setEndpoint(const QUrl &endpoint) { setHost(endpoint); }
    int retryCount() const { return maxRetries(); }
    void setRetryCount(int count) { setMaxRetries(count); }

protected:
    std::shared_ptr<const Vendor> makeVendor(const QUrl &host) const override;
    QString environmentProblem() const override;

private:
    QString m_licenseId;
    QVariantMap m_attribution;
    QString m_sourceSystem;
};

} // namespace Tally
