// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace Tally {

// After which withdrawal (Identity::withdrawals) what lies in a folder has been cleared: a destination's queue in a run, or
// the destination's own with its quarantine. The answer itself goes with the visitor who gave it; this stays, so that what
// is older than a no is thrown away also where a kill came between the no and that, or the destination was away.

inline constexpr QLatin1String withdrawalsNote("withdrawals"); ///< the file's name

int clearedWithdrawals(const QString &folder); ///< 0: none, or nobody knows
bool noteClearedWithdrawals(const QString &folder, int withdrawals); ///< power-safe; false where the disk refuses

} // namespace Tally
