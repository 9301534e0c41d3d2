// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace Tally {

struct ClockReading;

/// A UUID of version 4. The system's randomness costs as much as half of the rest of a call of track(), so each thread draws
/// 128 bits once a second, and SplitMix64 makes ids of them and of the time. A machine that is a copy of another one, memory
/// included, makes other ids within a second, and before that in each millisecond in which the other one makes none.
QString newEventId(const ClockReading &now);

/// Likewise, wholly of the system's randomness: for what is made seldom.
QString newId();

} // namespace Tally
