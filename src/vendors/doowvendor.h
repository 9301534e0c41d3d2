// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/vendor.h"

#include <QUrl>
#include <QVariantMap>

namespace Tally {

/// The first key of \a attribution whose value is neither text, number nor boolean; a null QString: there is none. A
/// null is as good as absent.
QString nestedAttribution(const QVariantMap &attribution);

/// Doow's HTTP API as pure functions. One route, POST /telemetry/events, also for a single event.
///
///  - The vendor recognises a batch by its id for an hour, not an event by its own: a batch comes again as it is.
///  - An answer may refuse single events (207): those are not sent again, all others are taken.
///  - Properties that `sendProperties` lets through go to the attribution, nested ones to the metadata, which is free
///    JSON. What the event's own attribution or metadata has under that name stays as it is.
class DoowVendor : public Vendor
{
public:
    struct Options
    {
        QUrl host;
        QString licenseId; ///< of events that name none
        QVariantMap attribution; ///< for all events; their own wins
        QString sourceSystem;
        QVariantMap names; ///< the caller's name → the vendor's
        QStringList sendProperties; ///< each exact or `prefix*`; "*" is all
    };
    explicit DoowVendor(const Options &options);

    Limits limits(const QByteArray &route = {}) const override;
    bool wants(const Event &event) const override;
    Encoded encode(const Event &event) const override;
    bool sendsDetails() const override { return !m_options.sendProperties.isEmpty(); }
    QString problem() const override;
    QString keyProblem(const QByteArray &key) const override;
    bool isSecretKey(const QByteArray &key) const override;
    HttpRequest request(const Batch &batch, const QByteArray &key) const override;
    Verdict judge(const Batch &batch, const HttpResponse &response) const override;

private:
    QString fieldsProblem(const Event &event) const;
    QString licenseOf(const Event &event) const;

    Options m_options;
};

} // namespace Tally
