#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/long/callsweep.sh [STRIDE [BIN]]: a whole life, killed at its n-th call to the system, and stopped there while
# another process runs: for every n, or every STRIDE-th, until a life needs no more. Prints the ledger's totals.

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/debian.sh"
bin=${2:-}
need_programs tst_callsweep
home=$(mktemp -d "${TMPDIR:-/tmp}/tally-callsweep.XXXXXX") || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 130' INT TERM HUP
env -u DISPLAY -u DBUS_SESSION_BUS_ADDRESS -u DO_NOT_TRACK -u TALLY_DISABLED -u http_proxy -u https_proxy -u all_proxy \
    HOME="$home" TMPDIR="$home" TALLY_TEST_STRIDE="${1:-1}" QTEST_FUNCTION_TIMEOUT=2000000000 "$bin/tst_callsweep"
