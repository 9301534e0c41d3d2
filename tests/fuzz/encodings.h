// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/event.h"

namespace Tally::Fuzz {

/// What one of the vendors, \a which of them, makes of an event: JSON that any parser reads, or a refusal in words.
void checkEncoding(const Event &event, quint64 which);

} // namespace Tally::Fuzz
