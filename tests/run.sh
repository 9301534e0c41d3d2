#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/run.sh: installs what is missing (Debian 12, 13), builds, runs all tests; ends with "N passed, N failed".

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/tests/debian.sh"

usage() {
    cat <<'END'
usage: sh tests/run.sh [option]…
  --sanitizers  also with AddressSanitizer + UndefinedBehaviorSanitizer, and with ThreadSanitizer
  --coverage    also measures line coverage of src/; less than 90 % is a failure
  --leaks       also searches every file that the tests wrote, removed ones too, for the key they used
  -R REGEX      only the tests whose names match
  -j N          tests at a time (default 3: most of their time they wait)
END
}

sanitizers= coverage= leaks= only= jobs=3
while [ $# -gt 0 ]; do
    case $1 in
        --sanitizers) sanitizers=1 ;;
        --coverage) coverage=1 ;;
        --leaks) leaks=1 ;;
        -R) only=${2:?-R needs an expression}; shift ;;
        -j) jobs=${2:?-j needs a number}; shift ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done

# A short path: sockets lie below it.
run=$(mktemp -d "${TMPDIR:-/tmp}/tally.XXXXXX") || exit 1
trap 'rm -rf "$run"' EXIT
trap 'exit 130' INT TERM HUP

passed=0 failed=0

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*"; failed=$((failed + 1)); }
random_hex() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }

# count <LastTest.log>: "<passed> <failed> <skipped>": QTest's functions and rows, and whole tests that are no QTest or
# ended before they could say what failed.
count() {
    awk '
        /^[0-9]+\/[0-9]+ Testing: / { good = bad = 0 }
        /^PASS   : / && !/::(initTestCase|cleanupTestCase)\(\)$/ { good++; passed++ }
        /^(FAIL!|XPASS)  : / { bad++; failed++ }
        /^SKIP   : / { skipped++ }
        /^Test Passed\.$/ && !good { passed++ }
        /^Test (Failed|Timeout)/ && !bad { failed++; bad = 1 }
        END { print passed + 0, failed + 0, skipped + 0 }' "$1"
}

# run_tests <name> <build folder> [<variable>=<value>]…: every test once, in a home of its own. glibc fills what is freed
# with MALLOC_PERTURB_, so that who looks there falls.
run_tests() {
    name=$1 build=$2
    shift 2
    home=$run/$name
    mkdir -p "$home/home" "$home/runtime" "$home/tmp"
    chmod 700 "$home/runtime"
    rm -f "$build/Testing/Temporary/LastTest.log"
    env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS -u CREDENTIALS_DIRECTORY -u QT_LOGGING_RULES \
        -u AOA_SK -u AOA_KEY -u AOA_HOST -u DO_NOT_TRACK -u TALLY_DISABLED -u http_proxy -u https_proxy -u all_proxy \
        HOME="$home/home" TMPDIR="$home/tmp" XDG_RUNTIME_DIR="$home/runtime" XDG_CONFIG_HOME="$home/home/config" \
        XDG_DATA_HOME="$home/home/data" XDG_CACHE_HOME="$home/home/cache" XDG_STATE_HOME="$home/home/state" \
        MALLOC_PERTURB_=165 QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software LC_ALL=C.UTF-8 TALLY_TEST_KEY="$key" "$@" \
        ctest --test-dir "$build" -j "$jobs" --output-on-failure --no-tests=error ${only:+-R "$only"}
    status=$?
    set -- $(count "$build/Testing/Temporary/LastTest.log")
    passed=$((passed + ${1:-0})) failed=$((failed + ${2:-0}))
    echo "$name: ${1:-0} passed, ${2:-0} failed, ${3:-0} skipped"
    [ "$status" -eq 0 ] || [ "${2:-0}" -gt 0 ] || fail "ctest ended with $status"
}

# build_tests <build folder> <option>…
build_tests() {
    build=$1
    shift
    tally_configure "$build" "$@" && tally_build "$build" || { fail "the build in $build"; return 1; }
}

# search <what> <times>: in how many files below the run's folder, and in ctest's logs, it is.
search() {
    found=$(grep -r -a -l -F -e "$1" "$run" "$root/build/tests/Testing" 2>/dev/null | wc -l)
    [ "$found" -eq "$2" ] && return 0
    grep -r -a -l -F -e "$1" "$run" "$root/build/tests/Testing" | head -n 20
    return 1
}

need_packages $tally_build_packages $tally_test_packages ${coverage:+gcovr}

# What every test uses as its key. Nothing may ever write the last part down.
secret=$(random_hex 16)
key="sk_test_$(random_hex 4)_$secret"

say "Building"
if build_tests "$root/build/tests" -DCMAKE_CXX_FLAGS_RELWITHDEBINFO='-O2 -g1 -DNDEBUG'; then
    say "Testing"
    if [ -n "$leaks" ]; then
        # Files are kept when they are removed, and a planted one shows that the search would find a key.
        canary=$(random_hex 16)
        mkdir -p "$run/kept"
        g++ -O1 -shared -fPIC -o "$run/keepfiles.so" "$root/tests/leaks/keepfiles.cpp" -ldl || fail "tests/leaks/keepfiles.cpp"
        mkdir -p "$run/default"
        (
            export LD_PRELOAD="$run/keepfiles.so" TALLY_KEEP_BELOW="$run/default" TALLY_KEEP_IN="$run/kept"
            echo "$canary" >"$run/default/planted"
            rm "$run/default/planted"
        )
        run_tests default "$root/build/tests" LD_PRELOAD="$run/keepfiles.so" \
            TALLY_KEEP_BELOW="$run/default" TALLY_KEEP_IN="$run/kept"
        say "Searching $(find "$run" -type f | wc -l) files for the key"
        if search "$canary" 1; then passed=$((passed + 1)); else fail "the planted canary is not there exactly once"; fi
        if search "$secret" 0; then passed=$((passed + 1)); else fail "the key is in these files"; fi
    else
        run_tests default "$root/build/tests"
    fi
fi
rm -rf "$run/default" "$run/kept"

if [ -n "$sanitizers" ]; then
    say "Building with AddressSanitizer and UndefinedBehaviorSanitizer"
    if build_tests "$root/build/asan" -DTALLY_SANITIZE=address,undefined -DCMAKE_BUILD_TYPE=Debug \
            -DCMAKE_CXX_FLAGS_DEBUG=-g1 -DTALLY_BUILD_EXAMPLES=OFF; then
        say "Testing with AddressSanitizer and UndefinedBehaviorSanitizer"
        run_tests asan "$root/build/asan" ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1 \
            LSAN_OPTIONS="suppressions=$root/tests/sanitizers/lsan.supp:print_suppressions=0"
    fi
    say "Building with ThreadSanitizer"
    if build_tests "$root/build/tsan" -DTALLY_SANITIZE=thread -DCMAKE_BUILD_TYPE=RelWithDebInfo \
            -DCMAKE_CXX_FLAGS_RELWITHDEBINFO='-O1 -g1' -DTALLY_BUILD_EXAMPLES=OFF -DTALLY_BUILD_QML=OFF -DTALLY_BUILD_WIDGETS=OFF; then
        say "Testing with ThreadSanitizer"
        run_tests tsan "$root/build/tsan" TSAN_OPTIONS="suppressions=$root/tests/sanitizers/tsan.supp:halt_on_error=1:die_after_fork=0:atexit_sleep_ms=0"
    fi
fi

if [ -n "$coverage" ]; then
    say "Building for coverage"
    if build_tests "$root/build/coverage" -DCMAKE_CXX_FLAGS="--coverage -fprofile-update=atomic" \
            -DCMAKE_BUILD_TYPE=Debug -DTALLY_BUILD_EXAMPLES=OFF; then
        find "$root/build/coverage" -name '*.gcda' -delete
        say "Testing for coverage"
        run_tests coverage "$root/build/coverage"
        say "Line coverage of src/"
        if gcovr --root "$root" --filter "$root/src/" --exclude '.*_autogen.*' --gcov-ignore-parse-errors \
                --fail-under-line 90 "$root/build/coverage"; then
            passed=$((passed + 1))
        else
            fail "less than 90 % of the lines of src/ are covered"
        fi
    fi
fi

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
