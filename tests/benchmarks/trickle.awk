# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# awk -v store=FOLDER -v events=N -f trickle.awk TRACE: what `strace -f -y` saw a process do to the files below store.

index($0, store) == 0 && !/f(data)?sync\(/ { next }
/ (write|pwrite64|writev)\(/ {
    rest = $0
    sub(/ <unfinished.*/, "", rest)
    sub(/\) += .*/, "", rest)
    n = split(rest, parts, /, /)
    written += parts[n]
    if ($0 ~ /\/journal-/) journal++
    next
}
/ f(data)?sync\(/ { syncs++; next }
/ rename\(.*\.part", "[^"]*\.ini"/ { segments++ }
END {
    if (!journal) exit 1 # nothing was seen
    print "trickle.journal", journal / events
    print "trickle.segments", segments / events
    print "trickle.syncs", syncs / events
    print "trickle.written", written / events
}
