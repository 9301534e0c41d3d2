// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/vendor.h"

namespace Tally::Inbound {

/// Stands in for SettleSettle's events route, which the vendor does not document: neither its path, nor the body, nor
/// the answer. The path is the operator's, the events are those of the SDK's page in {"events": […]}, and the answer is
/// our choice: 202 {"success":true,"accepted":N}, one bad event refuses all, nothing is deduplicated.
class SettleSettle : public Vendor
{
public:
    /// Without a path it has no route.
    explicit SettleSettle(const QByteArray &path) : m_path(path) { }

    QString id() const override { return QStringLiteral("settlesettle"); }
    bool owns(const QByteArray &path) const override { return !m_path.isEmpty() && path == m_path; }
    Outcome handle(const Call &call) override;
    QByteArray errorBody(int status, int retryAfter) const override;
    QByteArray keyPrefix(const Request &request) const override;
    void clear() override { }

private:
    QByteArray m_path;
};

} // namespace Tally::Inbound
