#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/long/network.sh [BIN]: every fault between tracker and vendor, what the application is told of it, how long
# after it the next try comes, and how many events the vendor got twice, as one table. Ends with "N rows, all as promised".

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/debian.sh"
bin=${1:-}
need_programs tst_network tst_way tst_proxies
home=$(mktemp -d "${TMPDIR:-/tmp}/tally-network.XXXXXX") || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 130' INT TERM HUP
failed=0
for program in tst_network tst_way tst_proxies; do
    env -u DISPLAY -u DBUS_SESSION_BUS_ADDRESS -u DO_NOT_TRACK -u TALLY_DISABLED -u http_proxy -u https_proxy -u all_proxy \
        HOME="$home" TMPDIR="$home" TALLY_TEST_KEY="${TALLY_TEST_KEY:-sk_test_00000000_network}" TALLY_TEST_REPORT=1 \
        "$bin/$program" >"$home/$program" 2>&1 || { failed=1; grep -A 3 '^FAIL' "$home/$program" >&2; }
done
echo "| where | fault | verdict | next try after, ms | twice |"
echo "|---|---|---|---|---|"
cat "$home"/tst_* | awk -F'\t' '/^REPORT/ { gsub(/\|/, "/"); print "| " $2 " | " $3 " | " $4 " | " $5 " | " $6 " |" }'
rows=$(cat "$home"/tst_* | grep -c '^REPORT')
[ "$failed" -eq 0 ] && [ "$rows" -gt 0 ] && echo "$rows rows, all as promised"
