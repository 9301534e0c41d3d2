// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/ratelimit.h"
#include "tools/collector/vendor.h"

namespace Tally::Inbound {

class Violations;

/// Stands in for Millimetric: /v1/track, /v1/batch, /v1/identify, /v1/forget.
///
/// Where the vendor's own pages contradict each other the stricter reading holds: properties over 8 KB are refused,
/// not cut. It does not deduplicate, as the vendor does not. A forget request is recorded, and erases nothing: the
/// counts would no longer tell what arrived.
class Millimetric : public Vendor
{
public:
    QString id() const override { return QStringLiteral("millimetric"); }
    bool owns(const QByteArray &path) const override;
    Outcome handle(const Call &call) override;
    QByteArray errorBody(int status, int retryAfter) const override;
    QByteArray keyPrefix(const Request &request) const override;
    void clear() override;

    static constexpr int MaxBatch = 1000;
    static constexpr int MaxPropertyBytes = 8192;

private:
    using Body = Outcome (Millimetric::*)(const Call &, const QJsonObject &);
    struct Route
    {
        const char *path;
        Body handle;
        bool secretKeyOnly;
        TokenBucket Millimetric::*bucket; ///< null: not limited
    };
    static const Route *routeFor(const QByteArray &path);
    static QList<Route> routes();

    /// An error answer, or nothing to object.
    static Answer checkKey(const Call &call, const Route &route);

    Outcome track(const Call &call, const QJsonObject &body);
    Outcome batch(const Call &call, const QJsonObject &body);
    Outcome identify(const Call &call, const QJsonObject &body);
    Outcome forget(const Call &call, const QJsonObject &body);

    // Documented refill and burst, per project; the collector is one project.
    TokenBucket m_trackBucket{50, 200};
    TokenBucket m_batchBucket{5, 20};
};

} // namespace Tally::Inbound
