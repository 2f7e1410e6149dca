#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# `rehearse` and `coach`: PLAN-5, LIVE-7, LIVE-13, and a log that says what happened.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

"$UNKNOT" plan --minutes 6 --format json >"$work/plan.json"

# ---- a rehearsal says the same at any speed -------------------------------------------------------
run rehearse "$work/plan.json" --speed 100000 --log "$work/log"
exits 0
quiet_err
grep -qE '^ +0:00 ' "$out" || fail "the first cue has its time"
grep -qE '^ +5:[0-9]{2} ' "$out" || fail "it runs to the end"
cp "$out" "$work/fast"
run rehearse "$work/plan.json" --speed 2000
exits 0
cmp -s "$out" "$work/fast" || fail "the cues depend on the speed"
python3 - "$work/log" <<'END' || fail "the log"
import json, sys
lines = [json.loads(line) for line in open(sys.argv[1])]
assert len(lines) > 100, len(lines)
END
run rehearse "$work/plan.json" --speed 100000 --quiet silent
exits 0

# ---- a session without anybody at the keyboard ----------------------------------------------------
run coach "$work/plan.json" --speed 20000 </dev/null
exits 0
grep -qE '^ +5:[0-9]{2} ' "$out" || fail "it runs to the end with standard input closed"
run coach --minutes 5 --speed 100000 </dev/null
exits 0

# ---- words ----------------------------------------------------------------------------------------
# Feeds lines with half a second in between, at 40 times life.
typed() {
  { for word in "$@"; do sleep 0.5; printf '%s\n' "$word"; done; sleep 0.3; } |
    "$UNKNOT" coach "$work/plan.json" --speed 40 --log "$work/log" >"$out" 2>"$err" || status=$?
}
kinds() {
  python3 - "$work/log" <<'END'
import json, sys
kinds = []
for line in open(sys.argv[1]):
    entry = json.loads(line)
    event = entry.get("event", entry)
    if isinstance(event, dict) and event.get("kind", "tick") != "tick":
        kinds.append(event["kind"])
print(" ".join(kinds))
END
}
status=0
last="coach: softer, flibber, pause, resume, softer please, stop"
typed "softer" "flibber" "pause" "resume" "Softer please" "stop"
exits 0
says '"flibber" is no command'
[[ $(kinds) == "start softer pause resume softer stop" ]] || fail "the log says: $(kinds)"
says "hands: rest"
last="coach: quit"
typed "quit"
exits 0

# ---- numbers and names that are none; the log of it is still a log ----------------------------------
last="coach: 1e999 minutes left, hurts tail, 1 minute left"
typed "1e999 minutes left" "hurts tail" "resume" "1 minute left" "$(printf 'x%.0s' {1..300})" $'\e[2Jsoft'
exits 0
says "How many minutes?"
says "Which part of your hand hurts?"
says "One minute. The rest fits in."
! grep -q $'\e' "$out" || fail "control characters come through"
! grep -q 'x\{70\}' "$out" || fail "a long line comes through whole"
run replay "$work/log"
exits 0
quiet_err

# ---- a plan that may not be given is not begun ----------------------------------------------------
python3 - "$work" <<'END'
import json, sys
work = sys.argv[1]
plan = json.load(open(work + "/plan.json"))
for step in plan["steps"]:
    for point in step["path"]:
        point["x_mm"] = 0
json.dump(plan, open(work + "/spine.json", "w"))
END
for command in "rehearse --speed 1000" "coach --speed 1000"; do
  # shellcheck disable=SC2086
  run $command "$work/spine.json" </dev/null
  refused 1 "may not be given" "BACK-2"
done

run coach "$work/plan.json" --log "$work/no/such/log" </dev/null
refused 4 "cannot be written"
if ! command -v espeak-ng espeak spd-say say >/dev/null; then
  run coach "$work/plan.json" --voice on </dev/null
  refused 4 "no speech program"
fi
