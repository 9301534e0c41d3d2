#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh make.sh: makes the certificates here anew. They and their keys are for these tests and trusted by nobody else.

set -eu
cd "$(dirname -- "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:prime256v1 -out "$1"; }
# issue <file> <key> <name> <from> <until> <extensions> [<option>]
issue() {
    openssl req -new -key "$2" -subj "/CN=$3" -out "$work/request"
    printf "$6" >"$work/extensions"
    openssl ca -batch -notext -config "$work/config" -in "$work/request" -out "$1" -extfile "$work/extensions" \
        -startdate "$4" -enddate "$5" ${7-}
}
# sign <file> <name> <from> <until> [<option>]
sign() { issue "$1" server.key "$2" "$3" "$4" "subjectAltName=DNS:$2\nbasicConstraints=CA:FALSE\n" "${5-}"; }

key "$work/ca.key"
key server.key
mkdir "$work/new"
: >"$work/index"
cat >"$work/config" <<CONFIG
[ca]
default_ca = test
[test]
certificate = ca.pem
private_key = $work/ca.key
new_certs_dir = $work/new
database = $work/index
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
[any]
commonName = supplied
CONFIG
first=20200101000000Z last=20991231235959Z
issue ca.pem "$work/ca.key" "Tally test CA" $first $last \
    'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n' "-selfsign -keyfile $work/ca.key"
sign good.pem vendor.test $first $last
sign other.pem other.test $first $last
sign expired.pem vendor.test $first 20200201000000Z
sign future.pem vendor.test 20981231000000Z $last
sign self.pem vendor.test $first $last "-selfsign -keyfile server.key"
