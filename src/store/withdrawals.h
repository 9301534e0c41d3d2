// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace Tally {

// Which withdrawal of consent (Identity::withdrawals) what lies in a folder has been cleared after: a run's, or a
// destination's with its quarantine. The answer itself goes with the visitor who gave it; this stays, so that what is older
// than a no is thrown away also where a kill came between the no and that.

int clearedWithdrawals(const QString &folder); ///< 0: none, or nobody knows
bool noteClearedWithdrawals(const QString &folder, int withdrawals); ///< power-safe; false where the disk refuses
void forgetClearedWithdrawals(const QString &folder); ///< of a folder that goes

} // namespace Tally
