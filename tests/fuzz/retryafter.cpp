// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// Retry-After and the dates of HTTP.

#include "targets.h"

#include "core/retry.h"
#include "vendors/answer.h"

namespace Tally::Fuzz {

void retryAfter(const QByteArray &bytes)
{
    using std::chrono::milliseconds;
    const auto isBounded = [](const std::optional<milliseconds> &wait) {
        return !wait || (wait->count() >= 0 && *wait <= maxRetryAfter);
    };
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'795'000'000'000, Qt::UTC);
    TALLY_REQUIRE(isBounded(parseRetryAfter(bytes, now)));
    // As it comes in an answer: the date is the server's own.
    const qsizetype line = bytes.indexOf('\n');
    if (line >= 0)
        TALLY_REQUIRE(isBounded(retryAfterOf(
            HttpResponse{503, {{"retry-after", bytes.left(line)}, {"date", bytes.mid(line + 1)}}, {}, {}, false})));
    if (bytes.size() >= 8) {
        double seconds = 0;
        std::memcpy(&seconds, bytes.constData(), sizeof seconds);
        TALLY_REQUIRE(isBounded(retryAfterOf(seconds)));
        const double random01 = seconds >= 0 && seconds <= 1 ? seconds : 0.5;
        const milliseconds wait = backoff(int(bytes.at(0)) * 1000, random01, milliseconds(100));
        TALLY_REQUIRE(wait.count() >= 0 && wait <= maxBackoff);
    }
}

} // namespace Tally::Fuzz
