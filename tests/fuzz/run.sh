#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/fuzz/run.sh [RUNS [TARGET…]]: shows each target RUNS (10 000 000) inputs of libFuzzer's, with AddressSanitizer
# and UndefinedBehaviorSanitizer. Prints for each: runs, runs per second, findings. What was found stays in build/fuzz.

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/debian.sh"
need_packages $tally_build_packages clang
need_packages "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"

runs=${1:-10000000}
[ $# -eq 0 ] || shift
build=$root/build/fuzz
tally_configure "$build" -DCMAKE_CXX_COMPILER=clang++ -DTALLY_BUILD_FUZZERS=ON -DTALLY_SANITIZE=address,undefined \
    -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_FLAGS_RELWITHDEBINFO='-O2 -g1' -DTALLY_BUILD_QML=OFF \
    -DTALLY_BUILD_EXAMPLES=OFF -DTALLY_INSTALL=OFF && tally_build "$build" fuzz || exit 1

found=0
[ $# -gt 0 ] || set -- $(ls "$root/tests/fuzz/corpus")
for target in "$@"; do
    work=$build/work/$target
    mkdir -p "$work/corpus"
    log=$work/log
    ASAN_OPTIONS=detect_leaks=0:malloc_context_size=2:quarantine_size_mb=8 UBSAN_OPTIONS=print_stacktrace=1 \
        TALLY_FUZZ_TARGET=$target "$build/bin/fuzz" -runs="$runs" -max_len=1024 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$work/" "$work/corpus" "$root/tests/fuzz/corpus/$target" >"$log" 2>&1
    ended=$?
    done=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
    findings=0
    if [ "$ended" -ne 0 ]; then
        findings=1
        found=$((found + 1))
        grep -E 'does not hold|runtime error|ERROR' "$log" | head -n 3
    fi
    printf '%-20s %10s runs, %6s per second, %d findings\n' "$target" "${done:-0}" "${rate:-0}" "$findings"
done
[ "$found" -eq 0 ]
