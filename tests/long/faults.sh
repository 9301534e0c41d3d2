#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/long/faults.sh [ROUNDS [SEED [BIN]]]: random harm to processes, vendors, network and disk, ROUNDS (1 000) times,
# beginning with SEED; every event is accounted for. Prints the ledger's totals; a round that fails is told and the rest goes on.

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/debian.sh"
bin=${3:-}
need_programs tst_faultrounds
if [ $# -ge 2 ]; then export TALLY_TEST_SEED="$2"; fi
home=$(mktemp -d "${TMPDIR:-/tmp}/tally-faults.XXXXXX") || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 130' INT TERM HUP
env -u DISPLAY -u DBUS_SESSION_BUS_ADDRESS -u DO_NOT_TRACK -u TALLY_DISABLED -u http_proxy -u https_proxy -u all_proxy \
    HOME="$home" TMPDIR="$home" TALLY_TEST_ROUNDS="${1:-1000}" TALLY_TEST_GO_ON=1 QTEST_FUNCTION_TIMEOUT=2000000000 \
    "$bin/tst_faultrounds"
