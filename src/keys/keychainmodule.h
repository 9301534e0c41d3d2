// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "keys/keystore.h"

/// What the keychain's own library has to give: a new one. Found by this name; both sides are of one build.
extern "C" Q_DECL_EXPORT Tally::KeyStore *tallyMakeKeychain(const QString *service);
