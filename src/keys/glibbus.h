// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

namespace Tally {

/// Keeps the application alive when its session bus goes away. libsecret, which QtKeychain uses, connects by GLib's
/// shared connection, and that ends the process (SIGTERM) when the bus closes it. To be called before each use of
/// libsecret; does not wait. Where GLib is not there, nothing has to be done.
void surviveLossOfGlibBus();

} // namespace Tally
