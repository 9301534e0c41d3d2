#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/long/backfill.sh [LINES [BIN]]: delivers a file of LINES (1 000 000) events to Doow's stand-in with the
# programs in BIN, kills the program twice with SIGKILL on the way, and checks that every line is in the ledger exactly
# once and that the program's memory does not grow with the file. Ends with "N lines, each once".

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
lines=${1:-1000000}
bin=${2:-$root/build/tests/bin}
for program in tally tally-collector; do
    [ -x "$bin/$program" ] || { echo "There is no $bin/$program; sh tests/run.sh builds it." >&2; exit 2; }
done

work=$(mktemp -d "${TMPDIR:-/tmp}/tally-backfill.XXXXXX") || exit 1
collector= running=
clean_up() {
    for process in $running $collector; do kill -9 "$process" 2>/dev/null; done
    wait 2>/dev/null
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP
fail() { echo "FAILED: $*" >&2; exit 1; }

# Line i has the quantity i: so the sum tells whether each is there once.
awk -v n="$lines" 'BEGIN {
    for (i = 1; i <= n; ++i)
        printf "{\"metric\":\"api_calls\",\"license_id\":\"lic_%d\",\"quantity\":%d,\"timestamp\":\"2026-11-02T10:00:00Z\",\"attribution\":{\"team\":\"kiosk\"}}\n", i % 50, i
}' >"$work/events.jsonl"

"$bin/tally-collector" --port 0 --quiet --database "$work/ledger.db" >"$work/collector" 2>&1 &
collector=$!
url=
while [ -z "$url" ]; do
    kill -0 "$collector" 2>/dev/null || { cat "$work/collector" >&2; fail "the collector did not start"; }
    url=$(sed -n 's|.*\(http://127\.0\.0\.1:[0-9]*\).*|\1|p' "$work/collector" | head -n 1)
    sleep 0.1
done

state=$work/state
key="dk_$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')"
start() {
    env -u TALLY_DISABLED HOME="$work" XDG_DATA_HOME="$work/data" DOOW_TRACK_API_KEY="$key" "$bin/tally" backfill \
        "$work/events.jsonl" --vendor doow --host "$url" --state "$state" --json >"$work/summary" 2>"$work/complaints" &
    running=$!
}
delivered() { sed -n 's/.*"delivered":\([0-9]*\).*/\1/p' "$state/position.json" 2>/dev/null; }
# reaches N: waits until so many are delivered; fails where the program has ended before.
reaches() {
    while [ "$(delivered || :)" = "" ] || [ "$(delivered)" -lt "$1" ]; do
        kill -0 "$running" 2>/dev/null || return 1
        sleep 0.05
    done
}
high_water() { sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$running/status" 2>/dev/null; }

began=$(date +%s)
for part in 10 20; do
    start
    reaches $((lines * part / 100)) || { cat "$work/summary" "$work/complaints" >&2; fail "it ended before it could be killed"; }
    kill -9 "$running"
    wait "$running" 2>/dev/null
    echo "killed with $(delivered) of $lines delivered"
done

start
before=$(delivered)
reaches $((before + lines / 10)) || fail "it ended early: $(cat "$work/summary" "$work/complaints")"
early=$(high_water)
late=$early
while now=$(high_water) && [ -n "$now" ]; do
    late=$now
    sleep 0.05
done
wait "$running"
ended=$?
running=
cat "$work/complaints" "$work/summary"
[ "$ended" -eq 0 ] || fail "it ended with $ended"
echo "took $(($(date +%s) - began)) s"

kill "$collector"
wait "$collector" 2>/dev/null
collector=
"$bin/tally-collector" --list --json --database "$work/ledger.db" | awk -v n="$lines" '
    { ++rows; if (match($0, /"quantity":"?[0-9]+/)) { q = substr($0, RSTART, RLENGTH); sub(/.*[":]/, "", q); sum += q } }
    END {
        printf "ledger: %d rows, sum of quantities %.0f, wanted %.0f\n", rows, sum, n * (n + 1) / 2
        exit !(rows == n && sum == n * (n + 1) / 2)
    }' || fail "the ledger does not have every line once"

# An eighth more is noise, a file in memory is not. Fewer lines than these are all within what it keeps of the last ones.
echo "memory: $early kB after $((lines / 10)) of its lines, $late kB at the end, ratio $(awk "BEGIN { printf \"%.3f\", $late / $early }")"
[ "$lines" -lt 500000 ] || [ $((late * 8)) -le $((early * 9)) ] || fail "the memory has grown"
echo "$lines lines, each once"
