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
refused 2 "nul.routine:1:1: no text has this character: U+0000 (a control character)"
# Issue 11, section 3: whatever Unicode counts as the end of a line ends one, and with it a note.
for end in '\n' '\r' '\r\n' '\v' '\f' '\xc2\x85' '\xe2\x80\xa8' '\xe2\x80\xa9'; do
  printf "effleurage on the back, palms, light, 3 min # nice${end}petrissage on the spine, thumbs, firm, 20 s${end}" >"$work/ends.routine"
  run check "$work/ends.routine"
  exits 1
  grep -q "ends.routine:2:1: unsafe: BACK-2/spine" "$work/out" || fail "the second line is not read behind $end"
done
printf 'effleurage on the back # \xe2\x80\xaehidden\n' >"$work/hidden.routine"
run check "$work/hidden.routine"
refused 2 "hidden.routine:1:26: no text has this character: U+202E (right-to-left override)"

run routine fmt "$work/none.routine"
refused 2 "none.routine"
run routine
exits 3

# ---- judged by its words, with line and column ----------------------------------------------------
run check "$ROOT/guide/routines/found-spa.routine"
exits 0
says "found-spa.routine:7:1: cannot tell: BACK-2/spine"
says "beside the spine, or on it?"
run check "$ROOT/guide/routines/found-deep-tissue.routine" --format json
exits 1
python3 - "$out" <<'END' || fail "the findings"
import json, sys
told = json.load(open(sys.argv[1], encoding="utf-8"))
assert told["verdict"] == "unsafe"
on_spine = [f for f in told["findings"] if f["rule"] == "BACK-2/spine"]
assert [(f["line"], f["column"], f["severity"]) for f in on_spine] == [
    (10, 1, "unsafe"), (11, 1, "cannot tell")], on_spine
END
run check "$ROOT/guide/routines/standard.routine"
exits 0
says "Clean"
printf '{"cap": "light"}' >"$work/limits.json"
run check "$ROOT/guide/routines/standard.routine" --limits "$work/limits.json"
exits 1
says "LIMIT/cap"

# ---- to a plan and back ---------------------------------------------------------------------------
run routine lower "$ROOT/guide/routines/shoulders.routine" -o "$work/plan.json"
exits 0
complains "shoulders.routine:20:3: assumed place: on 3 of"
run routine lower "$ROOT/guide/routines/low-back.routine" -o "$work/plan.json"
exits 0
complains "low-back.routine:22:3: left out: Unknot has no stroke for this"
python3 -c 'import json, sys; assert len(json.load(open(sys.argv[1]))["steps"]) > 8' "$work/plan.json" ||
  fail "the plan"
printf 'tapotement on the legs\n' >"$work/none.routine"
run routine lower "$work/none.routine"
exits 1
run plan --minutes 20 --format routine -o "$work/mine.routine"
exits 0
run routine fmt "$work/mine.routine"
cmp -s "$out" "$work/mine.routine" || fail "plan --format routine is not canonical"
run check "$work/mine.routine"
exits 0
