// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "keys/keylookup.h"

#include <QString>
#include <QStringList>

namespace Tally {

/// Looks in all places, and waits for the answer.
KeyLookup::Answer lookForKey(KeyStore *store, const KeyLookup::Request &request);

/// "found", "missing", "locked", "no_service", "failed"
QString idOf(KeyResult::Status status);
/// "environment", "code", "credentials", "keychain", "none"
QString idOf(KeyPlace place);

/// The first of these environment variables that holds something; empty: none.
QString firstSet(const QStringList &variables);

} // namespace Tally
