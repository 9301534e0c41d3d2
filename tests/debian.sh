# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# Read by examples/quickstart.sh, tests/run.sh and tests/long/*.sh (POSIX sh): which Debian packages each needs, and how they get there.

# Debian 12 and 13 call all of these by the same names.
tally_build_packages="cmake g++ ninja-build ccache
    qt6-base-dev qt6-declarative-dev qt6-l10n-tools qtkeychain-qt6-dev zlib1g-dev
    libsqlite3-dev
    qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript
    qml6-module-qtquick qml6-module-qtquick-controls qml6-module-qtquick-layouts
    qml6-module-qtquick-templates qml6-module-qtquick-window
    fonts-dejavu-core"
# The fonts are for the pictures of dialogs in seven languages.
tally_test_packages="dbus gnome-keyring qml6-module-qttest fonts-noto-core fonts-noto-cjk"

# need_packages <package>…: installs those that are missing; ends the program where it may not.
need_packages() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        echo "This is not Debian: nothing is installed. Needed, under Debian's names: $(echo "$@")" >&2
        return 0
    fi
    missing=
    for package in "$@"; do
        case $(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null) in
            ?i*) ;;
            *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0

    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            echo "Packages are missing and there is no sudo. As root, run:" >&2
            echo "    apt-get install --no-install-recommends$missing" >&2
            exit 1
        fi
        as_root="sudo"
    fi
    echo "Installing:$missing"
    log=$(mktemp)
    if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
        tail -n 30 "$log" >&2
        rm -f "$log"
        echo "The installation failed. As root, run:" >&2
        echo "    apt-get update && apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
    rm -f "$log"
}

# tally_configure <build folder> <option>…: configures the source tree $root, quietly where that goes well.
tally_configure() {
    build=$1
    shift
    launcher=
    if command -v ccache >/dev/null 2>&1; then
        launcher="-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"
        # Precompiled headers are only cached with these.
        export CCACHE_SLOPPINESS="pch_defines,time_macros,include_file_mtime,include_file_ctime"
        # What is not there yet is compiled at once, not preprocessed before: a fifth of the time of a first build.
        export CCACHE_DEPEND=1
    fi
    mkdir -p "$build"
    if ! cmake -S "$root" -B "$build" -G Ninja $launcher "$@" >"$build/configure.log" 2>&1; then
        cat "$build/configure.log" >&2
        return 1
    fi
}

# tally_build <build folder> <target>…: builds; only what went wrong is shown.
tally_build() {
    build=$1
    shift
    if ! cmake --build "$build" ${1:+--target "$@"} >"$build/build.log" 2>&1; then
        grep -v '^\[[0-9/]*\] [A-Z][a-z]*ing ' "$build/build.log" | tail -n 100 >&2
        return 1
    fi
}

# need_programs <target>…: $bin is where they are. Where nobody has said where, they are built first, in the folder that
# tests/run.sh uses.
need_programs() {
    if [ -z "$bin" ]; then
        bin=$root/build/tests/bin
        need_packages $tally_build_packages
        tally_configure "$root/build/tests" && tally_build "$root/build/tests" "$@" || exit 2
    fi
    for program in "$@"; do
        [ -x "$bin/$program" ] || { echo "There is no $bin/$program." >&2; exit 2; }
    done
}
