#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/benchmarks/run.sh [--json] [--rounds N] [--seconds N] [ROW…]: what Tally costs, each figure beside its reference
# in the same run. ROW is 1 to 11, idle, trickle, burst or growth; without any, all of them. Installs what is missing
# (Debian 12, 13), builds in build/benchmarks, and takes some half an hour; a machine that does something else meanwhile
# makes bad figures. Nine of these minutes are row 10's: three rounds at most, of three times a minute of the kiosk, or as
# many seconds as --seconds says.

set -u
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH= cd -- "$here/../.." && pwd)
. "$root/tests/debian.sh"

format=table rounds=5 seconds=60 rows=
while [ $# -gt 0 ]; do
    case $1 in
        --json) format=json ;;
        --rounds) rounds=${2:?--rounds needs a number}; shift ;;
        --seconds) seconds=${2:?--seconds needs a number}; shift ;;
        [0-9]*|idle|trickle|burst|growth) rows="$rows $1" ;;
        *) sed -n 's/^# sh \(tests.*\)/usage: sh \1/p' "$0" >&2; exit 2 ;;
    esac
    shift
done

# wants <row>…: whether any of them was asked for.
wants() {
    [ -n "$rows" ] || return 0
    for row in "$@"; do case " $rows " in *" $row "*) return 0 ;; esac; done
    return 1
}
say() { printf '%s\n' "$*" >&2; }

need_packages $tally_build_packages strace >&2
command -v npm >/dev/null 2>&1 || need_packages nodejs npm >&2

build=$root/build/benchmarks
# As a distributor builds, whatever CMake's own idea of Release is.
(
    root=$here
    tally_configure "$build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" && tally_build "$build"
) || exit 1
bin=$build/bin

# In the build folder, as the stores are: a real disk, which /tmp need not be.
work=$build/work
rm -rf "$work"
mkdir -p "$work/home"
figures=$work/figures
: >"$figures"
sinks=
trap 'for pid in $sinks; do kill "$pid"; done 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS CREDENTIALS_DIRECTORY QT_LOGGING_RULES AOA_SK AOA_KEY AOA_HOST \
    DO_NOT_TRACK TALLY_DISABLED http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NODE_OPTIONS
export HOME="$work/home" LC_ALL=C.UTF-8

peers=
if wants 1 4 5 6; then
    mkdir -p "$build/npm"
    cat >"$build/npm/package.json" <<'END'
{ "private": true, "dependencies": { "posthog-node": "5.70.0", "@segment/analytics-node": "3.1.0" } }
END
    if (cd "$build/npm" && npm install --no-audit --no-fund --no-package-lock --ignore-scripts) >"$build/npm.log" 2>&1; then
        peers="posthog segment"
    else
        say "The peers could not be installed, see $build/npm.log; their rows are left out."
    fi
fi

# start_sink <name> <argument>…: its port is then in $work/<name>.port
start_sink() {
    name=$1
    shift
    "$bin/bench-sink" "$@" >"$work/$name.port" &
    sinks="$sinks $!"
    until [ -s "$work/$name.port" ]; do sleep 0.05; done
}
# reported <what>: what the sink has counted since the last reset
reported() { "$bin/bench-sink" --ask "$port" report | awk -v what="$1" '$1 == what { print $2 }'; }
reset() { "$bin/bench-sink" --ask "$port" reset; }

note() { echo "$round $*" >>"$figures"; }
# take <program> <argument>…: runs it, and takes its figures down for this round
take() {
    program=$1
    shift
    case $program in bench-*) program=$bin/$program ;; esac
    if ! "$program" "$@" >"$work/out" 2>"$work/err"; then
        say "FAILED: $program $*"
        tail -n 5 "$work/err" >&2
        failed=1
    fi
    sed "s/^/$round /" "$work/out" >>"$figures"
}
# take_kiosk <name> <NAME=VALUE>: the kiosk without a display, on a disk whose syncs take 50 ms; with its frames as they are
# due, not after five more milliseconds in which Qt waits for other changes.
take_kiosk() {
    new_store
    take env "$2" BENCH_AS="$1" BENCH_SECONDS="$seconds" XDG_DATA_HOME="$store" AOA_SK=sk_bench AOA_HOST="$url" \
        TALLY_FAULT_BELOW="$store" TALLY_FAULT_SYNC_MS=50 TALLY_FAULT_CALLS=sync TALLY_FAULT_COUNT="$work/syncs" \
        QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software QT_QPA_UPDATE_IDLE_TIME=0 \
        LD_LIBRARY_PATH="$build/lib" LD_PRELOAD=libbench-callfaults.so:libbench-frames.so "$bin/kiosk"
    note "$1.syncs" "$(od -A n -t u8 -N 8 "$work/syncs" | tr -d ' ')"
}
# A folder for a store that was never there before.
new_store() { store=$(mktemp -d "$work/store.XXXXXX"); }
drop_stores() { rm -rf "$work"/store.*; }

failed= round=1 count=100000
start_sink sink
port=$(cat "$work/sink.port")
url=http://127.0.0.1:$port
"$bin/bench-deliver" write-events "$work/events" $count

# What is the same in each round.
if wants 11; then
    say "library"
    cp "$(readlink -f "$build/lib/libTally.so")" "$work/library" && strip "$work/library"
    note library.bytes "$(wc -c <"$work/library")"
fi
if wants 4 8; then
    say "what Tally sends"
    mkdir "$work/kept"
    start_sink keeping --keep "$work/kept"
    keeping=http://127.0.0.1:$(cat "$work/keeping.port")
    new_store
    "$bin/bench-deliver" end-to-end --store "$store" --url "$keeping" $count >"$work/out"
    cp "$work/kept/requests" "$work/requests"
    new_store
    if wants 8; then
        take bench-deliver doow --store "$store" --url "$keeping" 10000
        # Doow: the one that takes gzip.
        packed=$(wc -c <"$work/kept/bodies.gz")
        plain=$(gzip -dc "$work/kept/bodies.gz" | wc -c)
        events=$(gzip -dc "$work/kept/bodies.gz" | grep -o '"event_id":"' | wc -l)
        if [ "$events" -gt 0 ]; then
            note gzip.bytes "$(awk "BEGIN { print $packed / $events }")"
            note plain.bytes "$(awk "BEGIN { print $plain / $events }")"
        fi
    fi
    drop_stores
    rm -rf "$work/kept"
fi
if wants idle trickle; then
    say "idle and trickle"
    new_store
    mkfifo "$work/start"
    "$bin/bench-quiet" --store "$store" --url "$url" --events 10 --apart 3000 <"$work/start" >"$work/quiet" &
    quiet=$!
    exec 8>"$work/start"
    until grep -q idle "$work/quiet"; do sleep 0.1; done
    if wants idle; then
        strace -f -o "$work/idle.trace" -p $quiet 2>/dev/null &
        tracer=$!
        sleep 60
        kill -INT $tracer
        wait $tracer
        # What each thread waits in when strace comes, and still when it goes, is no call of this minute.
        if grep -q '<unfinished \.\.\.>$' "$work/idle.trace"; then
            note idle.calls "$(grep -c -v -e '<unfinished \.\.\.>$' -e '<detached \.\.\.>$' "$work/idle.trace")"
        else
            say "FAILED: strace saw no thread"
            failed=1
        fi
    fi
    if wants trickle; then
        strace -f -y -s 0 -e trace=write,pwrite64,writev,fdatasync,fsync,rename,renameat,renameat2,openat,unlink -o "$work/trickle.trace" \
            -p $quiet 2>/dev/null &
        tracer=$!
        sleep 1
        reset
        echo go >&8
        wait $quiet || failed=1
        wait $tracer
        sed -n "s/^disk/1 trickle.disk/p" "$work/quiet" >>"$figures"
        note trickle.json "$(awk "BEGIN { print $(reported bodybytes) / 10 }")"
        note trickle.requests "$(awk "BEGIN { print $(reported requests) / 10 }")"
        awk -f "$here/trickle.awk" -v store="$store" -v events=10 "$work/trickle.trace" | sed 's/^/1 /' >>"$figures"
    else
        kill $quiet
    fi
    exec 8>&-
    drop_stores
fi
if wants burst; then
    say "burst"
    new_store
    reset
    echo go | "$bin/bench-quiet" --store "$store" --url "$url" --events $count --apart 0 >"$work/quiet" || failed=1
    sed -n "s/^disk/1 burst.disk/p" "$work/quiet" >>"$figures"
    note burst.json "$(awk "BEGIN { print $(reported bodybytes) / $count }")"
    drop_stores
fi

levels=
wants 3 6 7 9 growth && levels="1000 1000000"
wants 9 && levels="1000 100000 1000000"
wants growth && levels="1000 10000 100000 1000000"

while [ "$round" -le "$rounds" ]; do
    say "round $round of $rounds"
    if wants 1 2; then
        new_store
        take bench-floor write "$work" $count
        take bench-track --as track --store "$store" --url "$url" --calls $count
        new_store
        take bench-track --as bare --context off --store "$store" --url "$url" --calls $count
        new_store
        wants 2 && take bench-track --as threads --threads 8 --store "$store" --url "$url" --calls $count
    fi
    if wants 4 5 9; then
        new_store
        take bench-deliver end-to-end --store "$store" --url "$url" $count
    fi
    if wants 1 4 5 6; then
        for peer in $peers; do
            reset
            (cd "$build/npm" && node "$here/peer.mjs" $peer "$url" "$work/events" $count) >"$work/peer" 2>"$work/err" || failed=1
            sed "s/^/$round /" "$work/peer" >>"$figures"
            unique=$(reported unique)
            [ "$unique" = $count ] || say "$peer: $unique of $count events arrived. $(tail -n 1 "$work/err")"
        done
    fi
    wants 4 && take bench-floor replay "$port" "$work/requests" $count
    if wants 6; then
        take bench-qtfloor idle
        new_store
        take bench-deliver memory --store "$store" --url "$url" $count
    fi
    if wants 7; then
        new_store
        take bench-floor launch "$bin/bench-qtfloor" post "$url"
        take bench-floor launch "$bin/bench-deliver" first --as empty --store "$store" --url "$url"
    fi
    if wants 10 && [ "$round" -le 3 ]; then
        take_kiosk off1 TALLY_DISABLED=1
        take_kiosk kiosk BENCH_TRACK=1
        take_kiosk off2 TALLY_DISABLED=1
        awk -v round="$round" '
            $1 == round && $2 ~ /^off[12]\./ { off[$2] = $3 }
            function mean(of) { return (off["off1." of] + off["off2." of]) / 2 }
            END {
                if (!("off1.late" in off && "off2.late" in off)) exit
                spread = off["off1.late"] - off["off2.late"]
                print round, "off.late", mean("late")
                print round, "off.most", mean("late") + (spread < 0 ? -spread : spread)
                print round, "off.p99", mean("p99")
                print round, "off.max", mean("max")
            }' "$figures" >"$work/off" && cat "$work/off" >>"$figures"
    fi
    for pending in $levels; do
        new_store
        take bench-track --as pending$pending --store "$store" --pending $pending
        sync -f "$store" # what an outage left is on the disk for long, and nobody writes half a gigabyte of it meanwhile
        if wants 7 growth; then
            take bench-floor launch "$bin/bench-deliver" first --as pending$pending --store "$store" --url "$url"
        fi
        if wants 9 && [ "$pending" -ge 100000 ]; then
            take bench-deliver drain --as pending$pending --store "$store" --url "$url"
        fi
        rm -rf "$store"
    done
    drop_stores
    round=$((round + 1))
done

cp "$figures" "$build/figures" # each round's own, for whoever wants to see how they spread
[ "$format" = json ] || printf '%s\n\n' "$(uname -srm), $(nproc) processors, Qt $(dpkg-query -W -f='${Version}' qt6-base-dev 2>/dev/null), node $(node --version 2>/dev/null)"
awk -v format=$format -f "$here/table.awk" "$figures" "$here/rows.txt"
[ -z "$failed" ]
