#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/fuzz/run.sh [RUNS [TARGET…]]: shows each target RUNS (10 000 000) inputs of libFuzzer's: a tenth of them with
# AddressSanitizer and UndefinedBehaviorSanitizer, which find what goes wrong unnoticed, and the others without, three to
# ten times as fast, where what ends a run is a crash or a promise that does not hold (TALLY_REQUIRE in the targets). The
# second half goes on from the inputs that the first has found. Prints for each half: runs, runs per second, findings.
# What was found stays in build/fuzz/work.

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/debian.sh"
need_packages $tally_build_packages clang
need_packages "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"

runs=${1:-10000000}
[ $# -eq 0 ] || shift
work_all=$root/build/fuzz/work
found=0

# build_in <folder> <option>…
build_in() {
    build=$1
    shift
    tally_configure "$build" -DCMAKE_CXX_COMPILER=clang++ -DTALLY_BUILD_FUZZERS=ON -DCMAKE_BUILD_TYPE=RelWithDebInfo \
        -DCMAKE_CXX_FLAGS_RELWITHDEBINFO='-O2 -g1' -DTALLY_BUILD_QML=OFF -DTALLY_BUILD_EXAMPLES=OFF -DTALLY_INSTALL=OFF "$@" &&
        tally_build "$build" fuzz
}

# show <build folder> <target> <runs> <words>: without a zone, or every time that Qt reads costs a look at /etc/localtime;
# all inputs are chosen alike, and none is made shorter, as both cost more than a run.
show() {
    target=$2
    work=$work_all/$target
    log=$work/log.$(basename "$1")
    mkdir -p "$work/corpus"
    TZ=UTC ASAN_OPTIONS=detect_leaks=0:malloc_context_size=2:quarantine_size_mb=8 UBSAN_OPTIONS=print_stacktrace=1 \
        TALLY_FUZZ_TARGET=$target "$1/bin/fuzz" -runs="$3" -max_len=1024 -entropic=0 -reduce_inputs=0 -rss_limit_mb=2048 \
        -print_final_stats=1 -artifact_prefix="$work/" "$work/corpus" "$root/tests/fuzz/corpus/$target" >"$log" 2>&1
    ended=$?
    ran=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
    findings=0
    if [ "$ended" -ne 0 ]; then
        findings=1
        found=$((found + 1))
        grep -E 'does not hold|runtime error|ERROR' "$log" | head -n 3
    fi
    printf '%-20s %-20s %10s runs, %6s per second, %d findings\n' "$target" "$4" "${ran:-0}" "${rate:-0}" "$findings"
}

build_in "$root/build/fuzz/sanitized" -DTALLY_SANITIZE=address,undefined && build_in "$root/build/fuzz/plain" || exit 1
[ $# -gt 0 ] || set -- $(ls "$root/tests/fuzz/corpus")
for one in "$@"; do
    show "$root/build/fuzz/sanitized" "$one" $((runs / 10)) "with sanitizers:"
    show "$root/build/fuzz/plain" "$one" $((runs - runs / 10)) "without:"
done
[ "$found" -eq 0 ]
