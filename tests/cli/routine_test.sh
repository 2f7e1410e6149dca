#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# PLAN-4 on the command line: routines are tidied, and refused with every problem in its place.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

for file in "$ROOT"/guide/routines/*.routine; do
  run routine fmt "$file"
  exits 0
  cmp -s "$out" "$file" || fail "$file is not written the canonical way"
done

printf 'Gliding strokes over the back, 5 to 2 min\n' >"$work/a.routine"
run routine fmt "$work/a.routine"
exits 0
says "effleurage on the whole back, 2 to 5 min"
complains "a.routine:1:32: warning: the larger number stands first"

printf 'efleurage on the bak, ligth\n' >"$work/b.routine"
run routine fmt "$work/b.routine"
refused 2 "b.routine:1:1: " "did you mean \"effleurage\"?" "b.routine:1:18: " "did you mean \"light\"?"

head -c 10000000 /dev/zero | tr '\0' 'x' >"$work/long.routine"
run routine fmt "$work/long.routine"
refused 2 "long.routine:1:1: this is too long for a routine"
head -c 100 /dev/zero >"$work/nul.routine"
run routine fmt "$work/nul.routine"
refused 2 "nul.routine:1:1: there is something here that is no text"
run routine fmt "$work/none.routine"
refused 2 "none.routine"
run routine
exits 3
