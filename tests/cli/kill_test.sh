#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# LIVE-22: a session in the terminal is killed twenty times at random moments (`./dev bench kill`:
# two hundred times); nothing is lost, and it goes on at the second where it stood.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

"$UNKNOT" plan --minutes 6 --format json >"$work/plan.json"
python3 "$ROOT/tests/cli/kill.py" "$UNKNOT" "$work/plan.json" "$work" 20

# ---- what may not be resumed ----------------------------------------------------------------------
run coach --resume "$work/none"
refused 2 "none"
run coach "$work/plan.json" --resume "$work/killed.log"
refused 3 "--resume"
run coach --minutes 9 --resume "$work/killed.log"
refused 3 "the plan is made already"
"$UNKNOT" rehearse "$work/plan.json" --speed 100000 --log "$work/whole" >/dev/null
run coach --resume "$work/whole"
refused 1 "is over"

# ---- a damaged log: said, mended, the old one kept ------------------------------------------------
head -c -2000 "$work/whole" >"$work/cut"
run coach --resume "$work/cut" </dev/null
exits 0
complains "cut:"
complains "1 line lost"
cmp -s "$work/cut.damaged" <(head -c -2000 "$work/whole") || fail "the damaged log is not kept"
run replay --verify "$work/cut"
exits 0
