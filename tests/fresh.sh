#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/fresh.sh <folder of a bare Debian> [<revision>]: as root; clones this repository into the bare system (made by
# debootstrap, for one) and runs there README's two commands as a newcomer would, the second one without a network.

set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
system=${1:?usage: sh tests/fresh.sh <folder of a bare Debian> [<revision>]}
revision=${2:-HEAD}

mounted=
trap 'for at in $mounted; do umount "$system/$at"; done' EXIT
for at in proc dev dev/pts; do
    if ! mountpoint -q "$system/$at"; then
        mount --bind "/$at" "$system/$at"
        mounted="$at $mounted"
    fi
done
cp /etc/resolv.conf "$system/etc/resolv.conf"

folder=$system/root/tally
rm -rf "$folder"
git clone -q "$root" "$folder"
git -C "$folder" checkout -q --detach "$(git -C "$root" rev-parse "$revision")"

inside() { chroot "$system" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }
started=$(date +%s)
step() { echo "== $* (after $(($(date +%s) - started)) s)"; }
inside sh -c '. /etc/os-release; echo "== $PRETTY_NAME"'
step "sh examples/quickstart.sh"
inside sh -c 'cd /root/tally && sh examples/quickstart.sh'
step "sh examples/quickstart.sh, again"
inside sh -c 'cd /root/tally && sh examples/quickstart.sh' | tail -n 1
step "what the tests need"
inside sh -c 'cd /root/tally && sh tests/run.sh -R "^tst_rooms$"'
step "sh tests/run.sh, without a network"
unshare -n sh -c 'ip link set lo up; exec chroot "$0" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    LANG=C.UTF-8 sh -c "cd /root/tally && sh tests/run.sh"' "$system"
step "done"
