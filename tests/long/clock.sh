#!/bin/sh
# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# sh tests/long/clock.sh [ROUNDS [BIN]]: ROUNDS (500) rows of clocks that jump, restarts, power cuts and answers against the
# queue, and for every hundred of them another fleet of 5 000 kiosks, with the programs in BIN. The seed is the time of
# the day, or TALLY_CLOCK_SEED. Ends with "N rounds, nothing lost, order kept".

set -u
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
rounds=${1:-500}
bin=${2:-$root/build/tests/bin}
seed=${TALLY_CLOCK_SEED:-$(date +%H%M%S | sed 's/^0*//')}
for program in tst_queuetime tst_fleet; do
    [ -x "$bin/$program" ] || { echo "There is no $bin/$program; sh tests/run.sh builds it." >&2; exit 2; }
done

TALLY_CLOCK_ROUNDS=$rounds TALLY_CLOCK_SEED=$seed QTEST_FUNCTION_TIMEOUT=3600000 "$bin/tst_queuetime" \
    whateverTheClockDidEventsKeepTheirDistances anyRowOfJumpsRestartsAndAnswersLosesNothingAndKeepsOrder || exit 1
TALLY_FLEET_ROUNDS=$(((rounds + 99) / 100)) TALLY_FLEET_SEED=$seed QTEST_FUNCTION_TIMEOUT=3600000 "$bin/tst_fleet" || exit 1
echo "$rounds rounds, nothing lost, order kept"
