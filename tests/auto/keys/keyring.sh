#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# keyring.sh service|bus|nobus PROGRAM [ARGUMENT…]
#
# Runs PROGRAM with a home, a session bus and a keychain of its own, and no display:
#   service  gnome-keyring on the bus, its login keyring unlocked
#   bus      a bus on which nothing can be started
#   nobus    no bus at all
# The keychain of whoever runs it is out of reach.
set -eu
mode=$1
shift

# What a sanitizer needs preloaded is for PROGRAM only: see ownkeyring.h.
program() {
    if [ -n "${TALLY_LD_PRELOAD-}" ]; then
        LD_PRELOAD=$TALLY_LD_PRELOAD "$@"
    else
        "$@"
    fi
}

if [ "$mode" = inside ]; then
    # Within the new bus. The daemon ends with it.
    daemon=$1
    shift
    if [ "$daemon" = service ]; then
        printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null
        # It may return before it is on the bus. Each question takes a few milliseconds; a daemon that fails has an end.
        tries=0
        until dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \
            org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q 'boolean true'; do
            tries=$((tries + 1))
            [ "$tries" -lt 2000 ] || { echo "keyring.sh: gnome-keyring does not come onto the bus" >&2; exit 3; }
        done
    fi
    program "$@"
    exit
fi

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/runtime" "$home/data"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL SSH_AUTH_SOCK CREDENTIALS_DIRECTORY
unset XDG_CURRENT_DESKTOP DESKTOP_SESSION KDE_FULL_SESSION KDE_SESSION_VERSION GNOME_DESKTOP_SESSION_ID
export HOME="$home" XDG_RUNTIME_DIR="$home/runtime" XDG_DATA_HOME="$home/data"
export XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache"
export TALLY_OWN_KEYRING="$mode"

# Without any <servicedir>: only what is started here is on the bus, no prompter and no second keychain.
cat >"$home/bus.conf" <<EOF
<busconfig>
  <type>session</type>
  <listen>unix:dir=$home/runtime</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
EOF

case $mode in
service | bus) dbus-run-session --config-file="$home/bus.conf" -- sh "$0" inside "$mode" "$@" ;;
nobus) program "$@" ;;
*)
    echo "keyring.sh: no mode $mode" >&2
    exit 2
    ;;
esac
