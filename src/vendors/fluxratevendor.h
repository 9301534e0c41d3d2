// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/vendor.h"
#include "vendors/fluxratemeters.h"

#include <QUrl>
#include <QVariantMap>

namespace Tally {

/// Fluxrate's HTTP API as pure functions.
///
/// Routes: "track" (POST /sdk/track with an API key) and "usage" (POST /usage with a session's JWT as cookie), one
/// event a request. Every event has its idempotency key and its time, in UTC with milliseconds.
///  - What a repeated key is answered with is documented nowhere: any 2xx with a body of Fluxrate's own, and a 409, say
///    that the event is there.
///  - Of /usage it speaks the form with a JWT. One copy of the vendor's quickstart shows another, with an API key, a
///    meter's name and no quantity; the rest of its pages contradict that.
///  - An event of a SUM meter has a Sum where there is an aggregateInterval; those of other meters never have.
class FluxrateVendor : public Vendor
{
public:
    struct Options
    {
        QUrl host;
        QString meterToken; ///< empty: none
        QVariantMap meters; ///< event name, after `names` → token or { token, aggregation }
        QString customerExternalId; ///< empty: none
        bool isUsage = false; ///< the route "usage" instead of "track"
        std::chrono::milliseconds aggregateInterval{0};
        QVariantMap names; ///< the caller's name → the one that `meters` has
        QStringList sendProperties; ///< each exact or `prefix*`; "*" is all
    };
    explicit FluxrateVendor(const Options &options);

    Limits limits(const QByteArray &route = {}) const override;
    bool wants(const Event &event) const override;
    Encoded encode(const Event &event) const override;
    bool sendsDetails() const override;
    QString problem() const override { return m_meters.problem(); }
    QString keyProblem(const QByteArray &key) const override;
    QString keyWarning(const QByteArray &key) const override;
    bool isSecretKey(const QByteArray &key) const override;
    HttpRequest request(const Batch &batch, const QByteArray &key) const override;
    Verdict judge(const Batch &batch, const HttpResponse &response) const override;

private:
    /// What the routes call the same things, in requests and among the options of track().
    struct Form
    {
        QByteArray route;
        QLatin1String meter;
        QLatin1String customer;
    };
    static const Form &trackForm();
    static const Form &usageForm();

    /// A text of the event or the options, or why there is none.
    struct Found
    {
        QString text;
        QString refusal;
    };
    Found meterOf(const Event &event) const;
    Found customerOf(const Event &event) const;
    QString fillMetadata(const Event &event, const QString &meter, QVariantMap &metadata) const;

    Options m_options;
    FluxrateMeters m_meters;
    const Form &m_form;
    const Form &m_otherForm;
};

} // namespace Tally
