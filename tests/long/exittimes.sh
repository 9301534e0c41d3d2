#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/long/exittimes.sh [ENDS [BIN]]: how long the end of a program takes, ENDS (50) times each: with DNS that never
# answers, a dead host, a vendor that never answers, a full disk, and syncs of 50 ms; beside an end without a fault.

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/debian.sh"
bin=${2:-}
need_programs tst_endings
home=$(mktemp -d "${TMPDIR:-/tmp}/tally-exittimes.XXXXXX") || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 130' INT TERM HUP
env -u DISPLAY -u DBUS_SESSION_BUS_ADDRESS -u DO_NOT_TRACK -u TALLY_DISABLED -u http_proxy -u https_proxy -u all_proxy \
    HOME="$home" TMPDIR="$home" TALLY_TEST_EXITS="${1:-50}" QTEST_FUNCTION_TIMEOUT=2000000000 "$bin/tst_endings" exitTimes
