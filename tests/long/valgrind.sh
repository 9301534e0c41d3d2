#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/long/valgrind.sh [TEST…]: runs tests of kills, damage and failing disks, and the children that they start,
# under valgrind's memcheck. Any use of memory that is not there, or was never written, is a failure.

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/debian.sh"
need_packages $tally_build_packages $tally_test_packages valgrind libc6-dbg
bin=$root/build/tests/bin
[ $# -gt 0 ] || set -- tst_journal tst_segment tst_queue tst_kill tst_run tst_identity tst_damage tst_processes tst_callsweep

home=$(mktemp -d "${TMPDIR:-/tmp}/tally-valgrind.XXXXXX") || exit 1
trap 'rm -rf "$home"' EXIT
passed=0 failed=0
for name in "$@"; do
    [ -x "$bin/$name" ] || { echo "There is no $bin/$name; sh tests/run.sh builds it." >&2; exit 2; }
    # A child that a test kills leaves no report, and one that ends by itself shows the error to its parent as 99.
    # How long an end takes says nothing here, and what a regular expression is compiled to is no program of ours.
    if HOME=$home TMPDIR=$home QT_QPA_PLATFORM=offscreen TALLY_TEST_KEY=sk_test_00000000_valgrind TALLY_TEST_ROUNDS=1 \
            QTEST_FUNCTION_TIMEOUT=3600000 TALLY_UNDER_VALGRIND=1 QT_ENABLE_REGEXP_JIT=0 \
            valgrind --quiet --error-exitcode=99 --trace-children=yes --trace-children-skip='*/sh,*/openssl' \
            --suppressions="$root/tests/long/valgrind.supp" --log-file="$home/$name.%p.log" \
            "$bin/$name" >"$home/$name.out" 2>&1; then
        ended=0
    else
        ended=$?
    fi
    errors=$(cat "$home/$name".*.log | grep -c '== \(Invalid\|Conditional\|Use of\|Syscall param\|Source and\|Jump to\)')
    if [ "$errors" -eq 0 ] && [ "$ended" -eq 0 ]; then
        echo "passed  $name ($(ls "$home/$name".*.log | wc -l) processes)"
        passed=$((passed + 1))
    else
        echo "FAILED  $name: ended with $ended, $errors errors"
        grep -E '^(FAIL!|   Loc)' "$home/$name.out" | head -n 10
        cat "$home/$name".*.log | head -n 60
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
