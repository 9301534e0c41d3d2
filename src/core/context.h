// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QVariantMap>

namespace Tally {

/// What the program runs on, as "$…" properties: application name and version, OS, Qt, locale, and the screen where the
/// program has a user interface. Nothing that tells one device from another of its kind. Costs some microseconds, so
/// keep what it returns; the screen is only there when called in the application's own thread.
QVariantMap contextProperties();

} // namespace Tally
