// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

namespace Tally {

/// How much longer than promised an end may take where it is measured, from outside. Under valgrind
/// (tests/long/valgrind.sh), where everything takes some fifty times as long, no such time says anything.
inline int endSlackMs()
{
    return qEnvironmentVariableIsSet("TALLY_UNDER_VALGRIND") ? 600'000 : END_SLACK_MS;
}

/// How long a test waits for what it expects of another process, before it calls it a failure.
inline int patienceMs()
{
    return qEnvironmentVariableIsSet("TALLY_UNDER_VALGRIND") ? 60'000 : 10'000;
}

} // namespace Tally
