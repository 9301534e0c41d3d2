#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/long/powercut.sh [MOMENTS [SEED [BIN]]]: an application's changes to its disk are recorded, the power is cut at
# MOMENTS (500) of them, and the disk made again with what was not synced lost, torn, zeroed or in another order, each of
# the eight ways; a healthy application opens each. Prints the seed; a disk that fails is told, and the rest goes on.

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
bin=${3:-$root/build/tests/bin}
[ -x "$bin/tst_powercut" ] || { echo "There is no $bin/tst_powercut; sh tests/run.sh builds it." >&2; exit 2; }
if [ $# -ge 2 ]; then export TALLY_TEST_SEED="$2"; fi
home=$(mktemp -d "${TMPDIR:-/tmp}/tally-powercut.XXXXXX") || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 130' INT TERM HUP
env -u DISPLAY -u DBUS_SESSION_BUS_ADDRESS -u DO_NOT_TRACK -u TALLY_DISABLED -u http_proxy -u https_proxy -u all_proxy \
    HOME="$home" TMPDIR="$home" TALLY_TEST_ROUNDS="${1:-500}" QT_LOGGING_RULES='tally.*=false' \
    QTEST_FUNCTION_TIMEOUT=2000000000 "$bin/tst_powercut" >"$home/log"
ended=$?
grep -v '^PASS\|^\*\*\*' "$home/log" | grep -v 'power cut:'
grep -o 'power cut:.*' "$home/log"
exit $ended
