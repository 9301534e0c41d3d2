#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/long/diskfaults.sh [STRIDE [FIRST [BIN]]]: each STRIDEth call (every one) that an application makes to its disk
# fails, from the FIRST on (a random one within STRIDE), with each error, once and for good; 26 000 points take some hours.
# The last line has the sums; a point that fails is told, and the rest goes on.

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
bin=${3:-$root/build/tests/bin}
[ -x "$bin/tst_diskfaults" ] || { echo "There is no $bin/tst_diskfaults; sh tests/run.sh builds it." >&2; exit 2; }
if [ $# -ge 2 ]; then export TALLY_TEST_OFFSET="$2"; fi
home=$(mktemp -d "${TMPDIR:-/tmp}/tally-diskfaults.XXXXXX") || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 130' INT TERM HUP
env -u DISPLAY -u DBUS_SESSION_BUS_ADDRESS -u DO_NOT_TRACK -u TALLY_DISABLED -u http_proxy -u https_proxy -u all_proxy \
    HOME="$home" TMPDIR="$home" TALLY_TEST_STRIDE="${1:-1}" QTEST_FUNCTION_TIMEOUT=2000000000 "$bin/tst_diskfaults" >"$home/log"
ended=$?
grep -v '^PASS\|^\*\*\*' "$home/log" | grep -v 'disk faults:'
grep -o 'disk faults:.*' "$home/log"
exit $ended
