#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# `replay`: LIVE-22, PLAN-5. A session told from its log, verified, and told as far as it is good.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

"$UNKNOT" plan --minutes 5 --format json >"$work/plan.json"
{ for word in "softer" "more here" "never here" "undo" "stop"; do sleep 0.3; echo "$word"; done; } |
  "$UNKNOT" coach "$work/plan.json" --speed 60 --log "$work/log" >/dev/null 2>&1

# ---- the story ------------------------------------------------------------------------------------
run replay "$work/log"
exits 0
quiet_err
for text in "giver: start" "receiver: softer" "receiver: stop" "plan 2:" "hands: lift" \
  "It ends here: stopped"; do says "$text"; done
[[ $(awk 'length($0) > 82' "$out") == "" ]] || fail "lines are too long"
cp "$out" "$work/story"
run replay - <"$work/log"
exits 0
cmp -s "$out" "$work/story" || fail "standard input tells another story"

# ---- verified: states, and plans made again -------------------------------------------------------
run replay --verify "$work/log"
exits 0
says "It is the session that was written."
grep -qE '^[1-9][0-9]* answers of the planner came out the same' "$out" || fail "planned again"

# ---- logs of older versions, written with another guide -------------------------------------------
for log in "$ROOT"/tests/fixtures/logs/*.jsonl; do
  run replay "$log"
  exits 0
  says "It ends here:"
  run replay --verify "$log"
  exits 0
done

# ---- damaged: told with line numbers, as far as it is good ----------------------------------------
head -c -9 "$work/log" >"$work/cut"
run replay "$work/cut"
exits 0
complains "cut:$(wc -l <"$work/log"): torn"
complains "1 line lost"
run replay --verify "$work/cut"
exits 1
says "not all as it was written"
sed '/"softer"/s/receiver/recciver/' "$work/log" >"$work/changed"
run replay "$work/changed"
exits 0
complains "not used: what is missing before it may have changed the session"
says "giver: start"
! grep -q "receiver: stop" "$out" || fail "what came after the lost word is still told"
sed '0,/"tick"/s/"tick"/"tack"/' "$work/log" >"$work/tack"
run replay "$work/tack"
exits 0
complains "1 line lost"
says "It ends here: stopped"

# ---- no log at all --------------------------------------------------------------------------------
echo '{"unknot":"log/9"}' >"$work/later"
run replay "$work/later"
refused 2 "log/2"
: >"$work/empty"
run replay "$work/empty"
refused 2 "empty"
run replay "$work/none"
refused 2 "none"
run replay
exits 3
