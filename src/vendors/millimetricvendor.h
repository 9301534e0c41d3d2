// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/vendor.h"

#include <QUrl>
#include <QVariantMap>

namespace Tally {

/// Millimetric's HTTP API as pure functions.
///
/// Routes: "events" (POST /v1/track with one event, /v1/batch with more), "identify" and "forget", alone each.
///  - An answer 202 to a batch is about all of it: the vendor stores all or nothing, and does not recognise an event
///    that comes twice. So a `count` that differs from what was sent is told, not answered by sending again.
///  - /v1/identify needs an anonymous id; an identify without one (a service that speaks for others) is refused.
///  - `quantity` other than 1, and `unit`, have no field of their own and go into the properties.
class MillimetricVendor : public Vendor
{
public:
    struct Options
    {
        QUrl host;
        QString origin; ///< empty: no Origin header
        QVariantMap names; ///< the caller's name → the vendor's
        QStringList sendProperties; ///< each exact or `prefix*`; "*" is all
    };
    explicit MillimetricVendor(const Options &options);

    Limits limits(const QByteArray &route = {}) const override;
    bool wants(const Event &event) const override;
    Encoded encode(const Event &event) const override;
    QString keyProblem(const QByteArray &key) const override;
    bool isSecretKey(const QByteArray &key) const override;
    HttpRequest request(const Batch &batch, const QByteArray &key) const override;
    Verdict judge(const Batch &batch, const HttpResponse &response) const override;

private:
    Encoded encodeEvent(const Event &event) const;
    Encoded encodeIdentify(const Event &event) const;
    Encoded encodeForget(const Event &event) const;

    Options m_options;
    QByteArray m_origin; ///< as browsers write it: scheme, host, port where it is not the default; empty: none
};

} // namespace Tally
