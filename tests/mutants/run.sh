#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/mutants/run.sh [<name>…]: breaks one promise at a time, as the patches here do, and shows which test notices.
# A patch begins with two lines of text: "Promise: …" and "Tests: <ctest names>". Ends with 0 where all were noticed.

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/tests/debian.sh"
need_packages $tally_build_packages $tally_test_packages patch

# A copy of the tree to break; it stays, with its build folder, so that a second run compiles little.
work=$root/build/mutants
tree=$work/tree
build=$work/build
mkdir -p "$tree"
(cd "$root" && find CMakeLists.txt README.md src qml examples tests translations -type f) | while read -r file; do
    if ! cmp -s "$root/$file" "$tree/$file"; then
        mkdir -p "$(dirname "$tree/$file")"
        cp "$root/$file" "$tree/$file"
    fi
done
(cd "$tree" && find . -type f -name '*.orig' -exec rm {} +
    find . -type f) | while read -r file; do [ -e "$root/$file" ] || rm -f "$tree/$file"; done

# run_in_home <test>…: as tests/run.sh does.
run_in_home() {
    home=$(mktemp -d "${TMPDIR:-/tmp}/tally.XXXXXX")
    mkdir -p "$home/tmp" "$home/runtime"
    chmod 700 "$home/runtime"
    names=$(echo "$@" | tr ' ' '|')
    env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS HOME="$home" TMPDIR="$home/tmp" XDG_CONFIG_HOME="$home" \
        XDG_DATA_HOME="$home" XDG_CACHE_HOME="$home" XDG_RUNTIME_DIR="$home/runtime" QT_QPA_PLATFORM=offscreen MALLOC_PERTURB_=165 \
        TALLY_TEST_KEY="sk_test_00000000_mutant" \
        ctest --test-dir "$build" --timeout 60 --no-tests=error -j 2 -R "^($names)\$" >"$work/ctest.log" 2>&1
    ended=$?
    rm -rf "$home"
    return $ended
}

# pass_in_home <test>…: one after the other, up to the first that fails: the patch names the quickest first.
pass_in_home() {
    for one in "$@"; do run_in_home "$one" || return 1; done
}

# noticed_by: the first test function that failed, or the program that crashed or hung.
noticed_by() {
    awk '
        /^[0-9]+\/[0-9]+ Test(ing)?: / { program = $3 }
        /^FAIL!  : / && !found { found = 1; sub(/^FAIL!  : /, ""); sub(/\).*/, ")"); print program ": " $0 }
        /^Test (Failed|Timeout)/ && !found { found = 1; print program ": ended early or hung" }' \
        "$build/Testing/Temporary/LastTest.log" | head -n 1
}

patches=
if [ $# -gt 0 ]; then
    for name in "$@"; do patches="$patches $root/tests/mutants/${name%.patch}.patch"; done
else
    patches=$(ls "$root"/tests/mutants/*.patch)
fi

tests=$(sed -n 's/^Tests: //p' $patches | tr ' ' '\n' | sort -u)
source=$root root=$tree
case " $(echo $tests) " in *" tst_qml"*|*" tst_consent"*|*" tst_privacysettings"*|*" tst_examples "*) with_qml=ON ;; *) with_qml=OFF ;; esac
case " $(echo $tests) " in *" tst_examples "*) with_examples=ON ;; *) with_examples=OFF ;; esac
tally_configure "$build" -DTALLY_BUILD_QML=$with_qml -DTALLY_BUILD_EXAMPLES=$with_examples -DTALLY_INSTALL=OFF \
    -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O1 || exit 1
root=$source
echo "Without any patch: $(echo $tests)"
tally_build "$build" $tests || exit 1
run_in_home $tests || { cat "$work/ctest.log"; exit 1; }

caught=0 survived=0
for patch in $patches; do
    name=$(basename "$patch" .patch)
    promise=$(sed -n 's/^Promise: //p' "$patch")
    if ! patch -d "$tree" -p1 -s -f --no-backup-if-mismatch <"$patch"; then
        echo "DOES NOT APPLY  $name"
        survived=$((survived + 1))
        exit 1
    fi
    names=$(sed -n 's/^Tests: //p' "$patch")
    if ! tally_build "$build" $names; then
        echo "DOES NOT BUILD  $name"
        survived=$((survived + 1))
    elif pass_in_home $names; then
        echo "SURVIVED        $name: $promise"
        survived=$((survived + 1))
    else
        echo "caught          $name: $promise"
        echo "                by $(noticed_by)"
        caught=$((caught + 1))
    fi
    # Not with patch -R, which may find another place for lines that are gone.
    sed -n 's,^--- a/,,p' "$patch" | while read -r file; do cp "$root/$file" "$tree/$file"; done
done

echo
echo "$caught caught, $survived survived"
[ "$survived" -eq 0 ] && [ "$caught" -gt 0 ]
