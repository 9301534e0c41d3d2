// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace Tally {

/// A name that is a folder's name as it stands, on every system.
bool isFolderName(const QString &name);

/// One that a destination may have: its folder is beside what the tracker keeps for itself.
bool isDestinationName(const QString &name);

} // namespace Tally
