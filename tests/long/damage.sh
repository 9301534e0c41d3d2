#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/long/damage.sh [BIN]: every byte of every file of a store cut there, zeroed from there on, and each of its bits
# flipped; opened again each time with the tests' own code. Ends with the numbers of files, bytes and what was lost.

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
bin=${1:-$root/build/tests/bin}
[ -x "$bin/tst_damage" ] || { echo "There is no $bin/tst_damage; sh tests/run.sh builds it." >&2; exit 2; }
TALLY_DAMAGE=all QT_LOGGING_RULES='tally.*=false' QTEST_FUNCTION_TIMEOUT=3600000 exec "$bin/tst_damage"
