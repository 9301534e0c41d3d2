// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QLocale>

namespace Tally {

/// The locale of Tally's own texts: the application's, where there is a catalogue in its language; else the first of the
/// user's languages that there is one in; else English.
QLocale textsLocale();

} // namespace Tally
