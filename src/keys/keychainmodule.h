// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "keys/keystore.h"

/// What the keychain's own library has to give. Found by this name, so without a namespace; both sides are of one build.
Q_DECL_EXPORT std::unique_ptr<Tally::KeyStore> tallyMakeKeychain(const QString &service) asm("tallyMakeKeychain");
