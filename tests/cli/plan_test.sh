#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# What `plan` and `check` answer: the printed page (PLAN-1, PLAN-2), refusals with their reasons
# (SCREEN-2), wishes that are followed, and the same bytes for the same seed.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

# ---- the page ------------------------------------------------------------------------------------
run plan
exits 0
quiet_err
says "A back massage of 20 minutes"
for heading in "WARM UP" "AREA BY AREA" "SLOW DOWN" "COME TO REST" "THE QUIET END" \
  "WHERE THE TIME GOES" "KEEP IN MIND" "AFTERWARDS"; do
  says "$heading"
done
says "How: "
says "Why: "
says "Ask: "
says " 0:00  "
says "medical advice"
grep -q $'\033' "$out" && fail "colours belong on a terminal only"
python3 - "$out" <<'END' || fail "the page"
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
for number, line in enumerate(text.splitlines(), 1):
    assert len(line) <= 80, f"line {number} has {len(line)} columns: {line}"
    assert line == line.rstrip(), f"line {number} ends in blanks"
    assert not re.search(r"print\.|words\.|areas\.|\{\w+\}", line), f"line {number} lacks words: {line}"
# The clock times follow each other, to the second.
steps = re.findall(r"^ *(\d+):(\d\d) +(\d+):(\d\d)  \S", text, re.M)
assert len(steps) > 10, len(steps)
end = 0
for minutes, seconds, long_minutes, long_seconds in steps:
    start = int(minutes) * 60 + int(seconds)
    assert abs(start - end) <= 1, f"{minutes}:{seconds} follows {end} s"
    end = start + int(long_minutes) * 60 + int(long_seconds)
END
run plan --minutes 12.5
exits 0
says "12:30"

# ---- refusals ------------------------------------------------------------------------------------
printf '{"receiver": {"answers": {"fever": "yes"}}}' >"$work/fever.json"
run plan --intake "$work/fever.json"
refused 1 "Not today" "- "
run plan --intake "$work/fever.json" --format json
exits 1
python3 - "$out" <<'END' || fail "the refusal as JSON"
import json, sys
answer = json.load(open(sys.argv[1]))
assert answer["ok"] is False and answer["kind"] == "postpone", answer
assert answer["reasons"] and all(reason["text"] for reason in answer["reasons"]), answer
END
run plan --avoid whole-back
exits 1
quiet_out

# ---- wishes --------------------------------------------------------------------------------------
seconds_on() { # REGION SIDE < plan
  python3 -c '
import json, sys
plan = json.load(sys.stdin)
region, side = sys.argv[1:]
print(int(sum(s["duration_s"] for s in plan["steps"]
              if s["region"] == region and (side == "any" or s["side"] == side))))' "$@"
}
"$UNKNOT" plan --minutes 25 --format json >"$work/plain.json"
"$UNKNOT" plan --minutes 25 --focus "inner edge of the shoulder blade=3" --format json >"$work/focus.json"
plain=$(seconds_on rhomboids any <"$work/plain.json")
focus=$(seconds_on rhomboids any <"$work/focus.json")
last="focus on rhomboids: $plain s without, $focus s with"
[[ $focus -gt $plain ]] || fail "a focus brings more time"

"$UNKNOT" plan --minutes 25 --avoid lower-back:left,sacrum --format json >"$work/avoid.json"
last="plan --avoid"
[[ $(seconds_on lower-back left <"$work/avoid.json") -eq 0 ]] || fail "an avoided area is left out"
[[ $(seconds_on sacrum any <"$work/avoid.json") -eq 0 ]] || fail "an avoided area is left out"
run check "$work/avoid.json"
exits 0
# A plan that knows of no such limit breaks it.
printf '{"area_caps": [{"region": "lower-back", "side": "left", "cap": "none"}]}' >"$work/limits.json"
run check "$work/plain.json" --limits "$work/limits.json"
exits 1
says "unsafe"
run check "$work/plain.json" --limits "$work/limits.json" --format json
exits 1
python3 - "$out" <<'END' || fail "findings as JSON"
import json, sys
answer = json.load(open(sys.argv[1]))
assert answer["verdict"] == "unsafe", answer["verdict"]
keys = {"rule", "severity", "step", "line", "column", "measured", "limit", "text"}
assert all(keys <= set(finding) for finding in answer["findings"]), answer["findings"][0]
END

run plan --pressure light --format json
exits 0
grep -qE '"pressure":"(medium|firm)"' <(python3 -c '
import json, sys
json.dump(json.load(open(sys.argv[1]))["steps"], sys.stdout, separators=(",", ":"))' "$out") &&
  fail "light means light"

# BACK-6: who receives can be said on the command line, position included.
printf '{"stature_cm": 160, "position": "side-left"}' >"$work/receiver.json"
run plan --receiver "$work/receiver.json" --format json
exits 0
grep -q '"id":"position"' <(tr -d ' ' <"$out") || fail "a plan for the side says what is out of reach"
printf '{"position": "upside-down"}' >"$work/receiver.json"
run plan --receiver "$work/receiver.json"
exits 2
complains "/position"

printf '{"hurting_tools": ["thumb"], "surface": "floor"}' >"$work/giver.json"
run plan --giver "$work/giver.json" --format json
exits 0
grep -qE '"technique": ?"[^"]*", ?"region": ?"[^"]*", ?"side": ?"[^"]*", ?"tool": ?"thumb"' "$out" &&
  fail "a thumb that hurts is not used"

# ---- determinism ---------------------------------------------------------------------------------
for arguments in "--seed 7" "--seed 8 --minutes 45 --focus sides:left=2" "--pressure firm --minutes 33"; do
  # shellcheck disable=SC2086
  "$UNKNOT" plan $arguments --format json >"$work/one.json"
  # shellcheck disable=SC2086
  (cd / && LC_ALL=C TZ=Asia/Tokyo "$UNKNOT" plan $arguments --format json >"$work/two.json")
  last="plan $arguments"
  cmp -s "$work/one.json" "$work/two.json" || fail "the same seed gives the same bytes"
done
