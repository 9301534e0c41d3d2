// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/vendor.h"

namespace Tally::Inbound {

/// Stands in for Fluxrate: /sdk/track with an API key and /usage with a session's cookie, below /api/v1 or without it.
///
/// One event a request. An idempotency key that has been stored is answered with the record of the first time, for as
/// long as the collector has the event: the vendor's documentation names no end. What it leaves open, and is our
/// choice: both documented kinds of API key are taken; the duplicate's answer is the same 201; a meter that is not
/// listed is a SUM; a customer that is not listed, where some are, is unknown (its pages contradict each other).
class Fluxrate : public Vendor
{
public:
    QString id() const override { return QStringLiteral("fluxrate"); }
    bool owns(const QByteArray &path) const override;
    Outcome handle(const Call &call) override;
    QByteArray errorBody(int status, int retryAfter) const override;
    QByteArray keyPrefix(const Request &request) const override;
    void clear() override { }
};

} // namespace Tally::Inbound
