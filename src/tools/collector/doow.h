// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/collector/ratelimit.h"
#include "tools/collector/vendor.h"

#include <map>

namespace Tally::Inbound {

/// Stands in for Doow: /telemetry/events and /telemetry/heartbeat.
///
/// Good events of a batch are stored, bad ones are listed in a 207. The answer to a batch id is remembered for an hour
/// of the collector's own life, as the vendor does; an event id is not, as the vendor's documentation promises nothing.
/// What the documentation leaves open, and is our choice: 10 MB are 10,000,000 bytes, compressed and not; a batch id,
/// an SDK version and one event at least must be there; the codes of other errors than 413.
class Doow : public Vendor
{
public:
    QString id() const override { return QStringLiteral("doow"); }
    bool owns(const QByteArray &path) const override;
    Outcome handle(const Call &call) override;
    QByteArray errorBody(int status, int retryAfter) const override;
    Headers errorHeaders(int status, int retryAfter) const override;
    QByteArray keyPrefix(const Request &request) const override;
    void clear() override;

    static constexpr int MaxBatch = 1000;
    static constexpr qsizetype MaxBodyBytes = 10'000'000;
    static constexpr int EventsPerMinute = 1000;
    static constexpr qint64 BatchMemoryMs = 3'600'000;
    static constexpr int MaxEchoedId = 128;
    static constexpr int MaxEchoedReason = 200;
    static constexpr int MaxMetricName = 255;
    static constexpr int MaxUnit = 64;

private:
    struct Known
    {
        qint64 atMs;
        Answer answer;
    };

    Outcome events(const Call &call);
    Outcome judged(const Call &call, const QString &batchId, const QJsonArray &array);
    void forgetOldBatches(qint64 nowMs);

    std::map<QString, Known> m_batches; ///< by batch id
    EventWindow m_window{EventsPerMinute, 60'000};
};

} // namespace Tally::Inbound
