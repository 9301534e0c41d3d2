// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// For platforms whose keychain needs no further libraries: it is part of this one.

#include "keys/keychainmodule.h"

namespace Tally {

std::unique_ptr<KeyStore> makeKeychain(const QString &service)
{
    return std::unique_ptr<KeyStore>(tallyMakeKeychain(&service));
}

} // namespace Tally
