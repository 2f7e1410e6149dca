#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# PLAN-7: like, more, never for each technique, and "the same as last time, but …" from a plan that
# was kept.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

# The seconds of work with a technique; "any": of all.
work_with() { # TECHNIQUE < plan
  python3 -c '
import json, sys
print(int(sum(s["duration_s"] for s in json.load(sys.stdin)["steps"]
              if s["stage"] == "targeted" and s["kind"] in ("stroke", "hold")
              and s["technique"] != "effleurage" and sys.argv[1] in (s["technique"], "any"))))' "$1"
}
plan_to() { # FILE ARGUMENTS…
  local file=$1
  shift
  run plan --format json -o "$file" "$@"
  exits 0
  quiet_err
  run check "$file"
  exits 0
}
warns() { # ID < plan
  python3 -c '
import json, sys
sys.exit(not any(w["id"] == sys.argv[1] for w in json.load(sys.stdin)["warnings"]))' "$1"
}

# ---- like, more, never ---------------------------------------------------------------------------
plan_to "$work/usual.json" --minutes 30
for wish in like more never; do
  plan_to "$work/$wish.json" --minutes 30 --techniques "sacrum-glides=$wish"
  declare "$wish=$(work_with sacrum-glides <"$work/$wish.json")"
done
usual=$(work_with sacrum-glides <"$work/usual.json")
# shellcheck disable=SC2154 # declared above
last="sacrum glides: usual $usual s, like $like s, more $more s, never $never s"
[[ $usual -gt 0 ]] || fail "they are there without a wish"
[[ $never -eq 0 ]] || fail "never is never"
[[ $like -ge $((usual - 8)) && $more -ge $((like - 8)) ]] || fail "a wish takes nothing away"
[[ $more -gt $((usual + 10)) ]] || fail "more is more"
run plan --techniques sacrum-glides=often
refused 3 "often"
run plan --techniques moonwalk=more
[[ $status -ne 0 ]] || fail "an unknown technique is refused"
complains "moonwalk"

# ---- the same as last time -----------------------------------------------------------------------
plan_to "$work/last.json" --minutes 40 --techniques petrissage=more,thumb-circles=never
all=$(work_with any <"$work/last.json")

plan_to "$work/again.json" --as-before "$work/last.json"
last="as before: $all s then, $(work_with any <"$work/again.json") s now"
[[ $(work_with any <"$work/again.json") -ge $((all * 9 / 10)) ]] || fail "in as much time as before"
[[ $(work_with thumb-circles <"$work/again.json") -eq 0 ]] || fail "its wishes hold"
warns before-shorter <"$work/again.json" && fail "nothing was shortened"

plan_to "$work/shorter.json" --as-before "$work/last.json" --minutes 25
last="as before, shorter"
[[ $(work_with any <"$work/shorter.json") -lt $all ]] || fail "shorter is less"
warns before-shorter <"$work/shorter.json" || fail "it is said that it is shorter"
python3 - "$work/last.json" "$work/shorter.json" <<'END' || fail "nothing new in a shorter one"
import json, sys
def done(path):
    return {(s["technique"], s["region"]) for s in json.load(open(path))["steps"]
            if s["stage"] == "targeted" and s["kind"] in ("stroke", "hold")}
before, now = map(done, sys.argv[1:])
assert now <= before, now - before
END

plan_to "$work/longer.json" --as-before "$work/last.json" --minutes 60
last="as before, longer"
[[ $(work_with any <"$work/longer.json") -gt $all ]] || fail "longer is more"
[[ $(work_with petrissage <"$work/longer.json") -ge $(work_with petrissage <"$work/last.json") ]] ||
  fail "longer has all of it"

plan_to "$work/softer.json" --as-before "$work/last.json" --pressure light
last="as before, softer"
warns before-softer <"$work/softer.json" || fail "it is said that it is softer"
grep -qE '"pressure": ?"(medium|firm)"' <(python3 -c '
import json, sys
json.dump(json.load(open(sys.argv[1]))["steps"], sys.stdout)' "$work/softer.json") &&
  fail "light means light"

# What the request was like is kept with the plan, and may be had again from there.
python3 - "$work/shorter.json" <<'END' || fail "the request holds what it is to be like"
import json, sys
before = json.load(open(sys.argv[1]))["request"]["before"]
assert before["minutes"] == 40 and before["parts"], before
assert all(part["seconds"] > 0 and part["steps"] > 0 for part in before["parts"]), before
END

run plan --as-before "$work/none.json"
refused 2 "none.json"
