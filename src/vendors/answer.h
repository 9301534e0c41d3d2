// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/http.h"

#include <QLatin1String>
#include <QString>

#include <chrono>
#include <optional>

namespace Tally {

// What every vendor's judge() does the same way.

/// The status that counts: half an answer is none, so it is 0 with a failure.
int statusOf(const HttpResponse &response);
/// What the Retry-After header asks for, at most 24 hours. A date is seen from the answer's own Date: the clock of the
/// device may be wrong.
std::optional<std::chrono::milliseconds> retryAfterOf(const HttpResponse &response);
/// The same for seconds that came as a number; nothing for what is negative or no number.
std::optional<std::chrono::milliseconds> retryAfterOf(double seconds);
/// Why there is nothing but to try again, for a person; \a words are the vendor's own, cleaned, empty where the body is
/// not the vendor's.
QString retryText(const HttpResponse &response, const QString &words, QLatin1String vendor);
/// That \a vendor refuses the key; \a words as above.
QString refusedKeyText(int status, const QString &words, QLatin1String vendor);
/// \a words, or, where the vendor said nothing, the status.
QString refusalText(int status, const QString &words);
/// That \a vendor counted other than \a sent events.
QString countText(double counted, qsizetype sent, QLatin1String vendor);

} // namespace Tally
