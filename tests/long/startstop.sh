#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/long/startstop.sh [CYCLES [BIN]]: starts and stops a tracker CYCLES (10 000) times in one process, with the test
# program in BIN, and shows what it holds in the end: not one descriptor, thread or file more than after the tenth.

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
bin=${2:-$root/build/tests/bin}
[ -x "$bin/tst_threads" ] || { echo "There is no $bin/tst_threads; sh tests/run.sh builds it." >&2; exit 2; }
home=$(mktemp -d "${TMPDIR:-/tmp}/tally-startstop.XXXXXX") || exit 1
trap 'rm -rf "$home"' EXIT
HOME=$home TMPDIR=$home TALLY_TEST_CYCLES=${1:-10000} QTEST_FUNCTION_TIMEOUT=3600000 \
    "$bin/tst_threads" startsAndStopsLeaveNothingBehind
