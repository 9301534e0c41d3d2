#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh examples/quickstart.sh: from a fresh clone to events that arrive. Installs what is missing (Debian 12, 13), builds,
# and runs the shop of examples/kiosk through a scripted visit, with a click on "Accept" in it: nothing is sent before.
# The events go to a local collector, which is down for two seconds meanwhile. Ends with "sent N, arrived N, duplicate
# 0", and with 0 only where the numbers agree.

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/tests/debian.sh"
build=$root/build/quickstart

need_packages $tally_build_packages
if [ ! -x "$build/bin/kiosk" ]; then
    echo "Building, which takes a few minutes the first time"
fi
tally_configure "$build" -DTALLY_BUILD_TESTS=OFF -DTALLY_INSTALL=OFF || exit 1
tally_build "$build" kiosk tally-collector || exit 1

work=$(mktemp -d "${TMPDIR:-/tmp}/tally-quickstart.XXXXXX") || exit 1
collector= shown=
clean_up() {
    for process in $collector $shown; do kill "$process" 2>/dev/null; done
    wait 2>/dev/null
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

# Down for 2 s after the fourth event: the visit goes on, and nothing of it is lost.
"$build/bin/tally-collector" --port 0 --database "$work/arrived.db" --down-after 4 --down-for 2 >"$work/arrived" 2>&1 &
collector=$!
url=
for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
    url=$(sed -n 's|.*\(http://127\.0\.0\.1:[0-9]*\).*|\1|p' "$work/arrived" | head -n 1)
    [ -n "$url" ] && break
    sleep 0.2
done
if [ -z "$url" ]; then
    cat "$work/arrived" >&2
    echo "The collector did not start." >&2
    exit 1
fi
echo "The events as they arrive:"
tail -n +1 -f "$work/arrived" &
shown=$!

# A key of this run only. The kiosk takes key and host from the environment, as in production.
key="sk_test_$(od -An -N4 -tx1 /dev/urandom | tr -d ' \n')_$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
visit() {
    env -u DO_NOT_TRACK -u TALLY_DISABLED -u AOA_KEY AOA_SK="$key" AOA_HOST="$url" \
        XDG_DATA_HOME="$work/data" XDG_CONFIG_HOME="$work/config" XDG_CACHE_HOME="$work/cache" \
        "$@" "$build/bin/kiosk" --scripted >"$work/visit" 2>"$work/complaints"
}
offscreen="QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    visit env
    ended=$?
    # A display that is named but does not answer ends a Qt program before it has done anything.
    if [ "$ended" -ge 126 ] && [ ! -s "$work/visit" ]; then
        echo "No display answers: once more without a window."
        visit $offscreen
        ended=$?
    fi
else
    visit $offscreen
    ended=$?
fi

# The collector has stored what it acknowledged; its end lets the last lines be shown.
kill "$collector"
wait "$collector" 2>/dev/null
sleep 0.3
kill "$shown"
wait "$shown" 2>/dev/null
collector= shown=
"$build/bin/tally-collector" --list --json --database "$work/arrived.db" >"$work/list" || exit 1

# One JSON object a line, as compact as QJsonDocument writes it.
how_many() { grep -c -e "$1" "$work/list"; }
pages=$(how_many '"name":"\$pageview"')
identified=$(how_many '"route":"/v1/identify"')
all=$(how_many .)
tracks=$((all - pages - identified))
# An identify request has no event id: it counts as one of its own.
arrived=$(($(sed -n 's/.*"event_id":"\([^"]*\)".*/\1/p' "$work/list" | sort -u | wc -l) + $(how_many '"event_id":null')))
sent=$(sed -n 's/.*"accepted":\([0-9]*\).*/\1/p' "$work/visit")
duplicate=$((all - arrived))

if [ "$ended" -ne 0 ]; then
    cat "$work/visit" "$work/complaints" >&2
    echo "The kiosk ended with $ended." >&2
fi
echo
echo "$pages pages, $identified identify, $tracks tracks; the collector was down for 2 s after the fourth."
echo "sent ${sent:-0}, arrived $arrived, duplicate $duplicate"
[ "$ended" -eq 0 ] && [ "${sent:-0}" -eq "$arrived" ] && [ "$duplicate" -eq 0 ] \
    && [ "$pages" -ge 3 ] && [ "$identified" -eq 1 ] && [ "$tracks" -ge 10 ]
