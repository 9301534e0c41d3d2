// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tools/tally/command.h"
#include "tools/tally/vendors.h"

#include <memory>
#include <optional>

namespace Tally {

/// --vendor, --host, --key-name, --set and the application's names: which destination a command delivers to.
void addDestinationOptions(CommandLine &line);

struct GivenDestination
{
    const VendorEntry *vendor = nullptr;
    std::unique_ptr<Destination> destination;
    QStringList set; ///< the names of --set
    std::optional<Outcome> ended; ///< what is wrong with the options
};
/// As the options say. A host given here wins over the environment's from now on.
GivenDestination destinationFrom(const CommandLine &line);

/// Where the requests go: as the destination itself decides, the environment's host only with a key of the environment.
QUrl hostOf(const VendorEntry &vendor, const Destination &destination);

/// Adds --user.
void addUserOption(CommandLine &line);

/// Why this program may not send with \a destination: what blocks the tracker, as far as it concerns this purpose.
QString blockedFor(const Destination &destination, const QString &blockedBy);

/// What a key's absence, or anything else that went wrong, means to a script.
ExitCode exitCodeOf(const Error &error);

} // namespace Tally
