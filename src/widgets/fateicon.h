// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "eventmodel.h"

#include <QIcon>

namespace Tally {

/// A sign for each fate, told apart by its shape and in the colour of text: no palette, no eye needs more.
QIcon fateIcon(EventModel::Fate fate);

} // namespace Tally
