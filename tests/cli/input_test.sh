#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# Input that cannot be read: exit code 2, and a message with the file, the place and what would be
# right. What cannot be written: exit code 4, and nothing half-written stays behind.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

"$UNKNOT" plan --minutes 10 --format json >"$work/plan.json"

# ---- plans ---------------------------------------------------------------------------------------
for command in "check" "rehearse --speed 1000" "poses" "coach"; do
  # shellcheck disable=SC2086
  run $command "$work/none.json" </dev/null
  refused 2 "none.json: cannot be read: there is no such file"
done
run check "$work"
refused 2 "it is a folder"
: >"$work/empty.json"
run check "$work/empty.json"
refused 2 "empty.json:1:1: " "not complete JSON"
head -c 700 "$work/plan.json" >"$work/cut.json"
run check "$work/cut.json"
refused 2 "cut.json:1:" "not complete JSON"
run check - <"$work/cut.json"
refused 2 "standard input:1:"
printf '{\n  "unknot": "plan/1",\n  oops\n}\n' >"$work/syntax.json"
run check "$work/syntax.json"
refused 2 "syntax.json:3:3: "
printf '[1, 2]' >"$work/list.json"
run check "$work/list.json"
refused 2 "must be an object"
printf '\xff\xfe{}' >"$work/binary.json"
run check "$work/binary.json"
refused 2 "binary.json:1:"
python3 -c 'print("[" * 100000)' >"$work/deep.json"
run check "$work/deep.json"
exits 2

# A value of the wrong kind: the line and column where it stands, and the path to it.
python3 - "$work" <<'END'
import json, sys
work = sys.argv[1]
plan = json.load(open(work + "/plan.json"))
def write(name, value):
    json.dump(value, open(f"{work}/{name}.json", "w"), indent=1)
write("good", plan)
write("no-steps", {key: value for key, value in plan.items() if key != "steps"})
plan["steps"][2]["side"] = "up"
plan["steps"][2]["duration_s"] = None
write("wrong", plan)
END
run check "$work/good.json"
exits 0
run check "$work/no-steps.json"
refused 2 "/steps: is missing"
run check "$work/wrong.json"
refused 2 '/steps/2/side: unknown word "up"' "one of: none, left, right, both" \
  "/steps/2/duration_s: must be a number"
line=$(grep -n '"side": "up"' "$work/wrong.json" | cut -d: -f1)
complains "wrong.json:$line:"

# ---- numbers that are none, hands and marks that cannot be ------------------------------------------
for number in NaN Infinity -Infinity 1e999; do
  sed "0,/\"hand_scale\": [0-9.]*/s//\"hand_scale\": $number/" "$work/good.json" >"$work/none.json"
  run check "$work/none.json"
  refused 2 "none.json:" "not JSON from here on"
done
rm "$work/none.json"
printf '{"hand_breadth_mm": -5}' >"$work/hands.json"
run plan --giver "$work/hands.json"
refused 2 "hands.json:1:2: " "from 0 to 130"
printf '{"hand_breadth_mm": 20}' >"$work/hands.json"
run plan --giver "$work/hands.json"
refused 2 "from 50 to 130"
printf '{"receiver": {"marks": [{"kind": "avoid", "u": 0.3, "v": 0.5, "radius_mm": 0}]}}' \
  >"$work/mark.json"
run plan --intake "$work/mark.json"
refused 2 "mark.json:1:" "/receiver/marks/0/radius_mm: 0 is out of range" "from 5 to 200"
printf '{"receiver": {"marks": [{"kind": "avoid", "u": 1.4, "v": 0.5}]}}' >"$work/mark.json"
run plan --intake "$work/mark.json"
refused 2 "this spot is not on the body"
# A back that is all marked: no plan, and it says so.
python3 - >"$work/marked.json" <<'END'
import json
spots = [(u, v) for u in (-0.7, -0.35, 0, 0.35, 0.7) for v in (0, 0.25, 0.5, 0.75, 0.85)]
print(json.dumps({"receiver": {"marks": [
    {"kind": "avoid", "u": u, "v": v, "radius_mm": 200} for u, v in spots]}}))
END
run plan --intake "$work/marked.json"
exits 1
complains "Nothing on the back is open to hands today."

# ---- limits, intake, giver -----------------------------------------------------------------------
printf '{"cpa": "light"}' >"$work/limits.json"
run check "$work/plan.json" --limits "$work/limits.json"
refused 2 "limits.json:1:2: /cpa: unknown key" "cap"
printf '{"barred_tools": ["hammer"]}' >"$work/limits.json"
run check "$work/plan.json" --limits "$work/limits.json"
refused 2 "limits.json:1:" 'unknown tool "hammer"' "palm"

run plan --intake "$work/none.json"
refused 2 "none.json: cannot be read"
printf '{"receiver": {"answers": {"fever": "no"},}' >"$work/intake.json"
run plan --intake "$work/intake.json"
refused 2 "intake.json:1:"
run plan --intake "$work/intake.json" --avoid sacrum
refused 2 "intake.json:1:"
printf '{"receiver": {\n "answers": {"feever": "no"}}}' >"$work/intake.json"
run plan --intake "$work/intake.json"
refused 2 "intake.json:2:" "feever"
run plan --intake "$work/intake.json" --avoid sacrum
refused 2 "intake.json:2:" "feever"
# An intake that contradicts itself: a detail of something that was answered with no.
printf '{"receiver": {"answers": {"surgery": "no"},\n "details": {"surgery-weeks": 4}}}' >"$work/intake.json"
run plan --intake "$work/intake.json"
refused 2 "intake.json:2:" "surgery-weeks"

run plan --giver "$work/none.json"
refused 2 "none.json: cannot be read"
printf '{"experience": "wizard"}' >"$work/giver.json"
run plan --giver "$work/giver.json"
refused 2 "giver.json:1:" 'unknown word "wizard"' "beginner, some, experienced"
printf '{"experience"' >"$work/giver.json"
run plan --giver "$work/giver.json"
refused 2 "giver.json:1:"

# ---- the guide -----------------------------------------------------------------------------------
run --guide "$work/nowhere" plan
refused 2 "nowhere: there is no such folder"
cp -r "$ROOT/guide" "$work/guide"
run --guide "$work/guide" plan --minutes 10 --format json
exits 0
cmp -s "$out" "$work/plan.json" || fail "the folder and the built-in guide must plan the same"
run --guide "$work/guide" guide lint
exits 0
quiet_out
printf 'name = "thumb\n' >"$work/guide/tools/thumb.toml"
run --guide "$work/guide" plan
refused 2 "tools/thumb.toml:" "has errors"
run --guide "$work/guide" guide lint
exits 1
says "tools/thumb.toml:"
# TOML refuses a key that stands twice by itself.
{ printf 'name = "thumb"\n'; cat "$ROOT/guide/tools/thumb.toml"; } >"$work/guide/tools/thumb.toml"
run --guide "$work/guide" plan
refused 2 "tools/thumb.toml:" "has errors"
cp "$ROOT/guide/tools/thumb.toml" "$work/guide/tools/thumb.toml"
sed -i 's/^max_level = .*/max_level = "extreme"/' "$work/guide/tools/thumb.toml"
line=$(grep -n '^max_level' "$work/guide/tools/thumb.toml" | cut -d: -f1)
run --guide "$work/guide" plan
refused 2 "tools/thumb.toml:$line: "

# A zone that leaves a technique no room is found before anybody lies down.
cp "$ROOT/guide/tools/thumb.toml" "$work/guide/tools/thumb.toml"
sed -i 's/^points = .*/points = [[0.0, -0.3], [1.2, -0.3], [1.2, 1.2], [0.0, 1.2]]/' "$work/guide/zones/kidney.toml"
run --guide "$work/guide" guide lint
exits 1
says "techniques/thumb-circles.toml:"
says "no room for it on an average back"

# ---- output --------------------------------------------------------------------------------------
run plan --minutes 10 -o "$work/no/such/folder/plan.txt"
refused 4 "cannot be written"
run plan --minutes 10 -o "$work"
refused 4 "cannot be written"
if [[ -e /dev/full ]]; then
  run plan --minutes 10 -o /dev/full
  refused 4 "cannot be written"
  status=0
  "$UNKNOT" plan --minutes 10 >/dev/full 2>"$err" || status=$?
  exits 4
fi
# A plan that is not made leaves the old file as it was, and nothing beside it.
mkdir "$work/output"
printf 'old\n' >"$work/output/plan.txt"
printf '{"receiver": {"answers": {"fever": "yes"}}}' >"$work/fever.json"
run plan --intake "$work/fever.json" -o "$work/output/plan.txt"
refused 1 "Not today"
[[ $(cat "$work/output/plan.txt") == old ]] || fail "the old file changed"
run plan --minutes 10 -o "$work/output/plan.txt"
exits 0
quiet_out
grep -q "10 minutes" "$work/output/plan.txt" || fail "the new file is not there"
[[ $(ls "$work/output") == plan.txt ]] || fail "something was left beside the file"

# ---- what is read twice, or was said on another evening ------------------------------------------
printf '{"receiver":{"answers":{"fever":"yes","fever":"no"}}}' >"$work/intake.json"
run plan --intake "$work/intake.json"
refused 2 "intake.json:1:39" "/receiver/answers/fever" "the first is 1:25"
run plan --intake "$work/intake.json" --avoid sacrum
refused 2 "intake.json:1:39"
printf '{"stature_cm": 170,\n "stature_cm": 190}' >"$work/twice.json"
run plan --receiver "$work/twice.json"
refused 2 "twice.json:2:2"
# ROAD-6: answers of another evening are asked again; without times a file counts as written now.
printf '{"date": "2026-10-19", "receiver": {"answers": {"fever": "no"}}}' >"$work/intake.json"
run plan --intake "$work/intake.json"
exits 1
complains "please ask these"
complains "Fever or feeling ill"
printf '{"receiver": {"answers": {"fever": "no"}}}' >"$work/intake.json"
run plan --intake "$work/intake.json" --minutes 8
exits 0
complains "count as given now"
