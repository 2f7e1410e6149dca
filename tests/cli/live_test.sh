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
says '"flibber" is not understood'
[[ $(kinds) == "start softer unknown pause resume softer stop" ]] || fail "the log says: $(kinds)"
says "hands: rest"

# ---- issue 11: words that were refused while the massage went on ------------------------------------
for line in "stop!" "Stop." "STOP" "halt" "no" "No." "stop right now" "please stop" "I said red kite"; do
  last="coach: $line"
  { sleep 0.4; printf '%s\n' "$line"; sleep 0.3; } |
    "$UNKNOT" coach "$work/plan.json" --stop-word "Red Kite" --log "$work/log" >"$out" 2>"$err" || status=$?
  exits 0
  [[ $(kinds) == "start stop" ]] || fail "the log says: $(kinds)"
done
last="coach: own words"
typed "a bit softer" "too much" "much softer" "ouch!" "five minutes left" "my wrist hurts" "how hard should I press?" "chest pain"
exits 0
[[ $(kinds) == "start softer softer softer flinch minutes-left hurts red-flag" ]] || fail "the log says: $(kinds)"
says "Start light, ask, then one step up"
says "call the emergency number"
last="coach: what is not understood pauses and asks"
typed "wibble"
exits 0
says "I did not understand that. Hands rest."
tail -1 "$work/log" | grep -q '"kind":"tick"' || true
last="coach: from the giver it is only answered"
typed "giver: wibble" "softer" "stop"
exits 0
says "I did not understand that."
! grep -q "Hands rest. What would you like" "$out" || fail "the giver's word paused"
last="coach: don't stop"
typed "don’t stop"
exits 0
[[ $(kinds) == "start unknown" ]] || fail "the log says: $(kinds)"
says "hands: rest"
last="coach: quit"
typed "quit"
exits 0

# ---- numbers and names that are none; the log of it is still a log ----------------------------------
last="coach: 1e999 minutes left, hurts tail, 1 minute left"
typed "1e999 minutes left" "-5 minutes left" "hurts tail" "resume" "1 minute left" "$(printf 'x%.0s' {1..300})" $'\e[2Jsoft'
exits 0
says "How many minutes?"
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

# ---- issue 11: two sessions in one log, a plan as its own log, a program that stood still --------------
run coach "$work/plan.json" --speed 100 --log "$work/one.log" <<<"pause"
exits 0
before=$(wc -l <"$work/one.log")
mkfifo "$work/keys"
"$UNKNOT" coach --resume "$work/one.log" --speed 1 <"$work/keys" >"$work/first" 2>&1 &
first=$!
exec 7>"$work/keys"
until grep -q . "$work/first"; do sleep 0.05; done
run coach --resume "$work/one.log" --speed 1 </dev/null
refused 4 "another session writes to this log just now"
run coach "$work/plan.json" --log "$work/one.log" </dev/null
refused 4 "another session writes to this log just now"
printf 'softer\nquit\n' >&7
exec 7>&-
wait "$first"
[[ $(wc -l <"$work/one.log") -gt $before ]] || fail "the first one's word is lost"
run replay "$work/one.log" --verify
exits 0

cp "$work/plan.json" "$work/kept.json"
ln "$work/plan.json" "$work/hard.json"
ln -s plan.json "$work/soft.json"
for target in plan.json hard.json soft.json; do
  run coach "$work/plan.json" --log "$work/$target" </dev/null
  refused 3 "this file is read here"
  run rehearse "$work/$target" --log "$work/plan.json"
  refused 3 "this file is read here"
  run render "$work/plan.json" -o "$work/$target" </dev/null
  exits 3
  run plan --as-before "$work/plan.json" --minutes 6 --format json -o "$work/$target"
  refused 3 "this file is read here"
  run poses "$work/plan.json" -o "$work/$target"
  refused 3 "this file is read here"
done
printf '{"receiver":{"name":"Ada"}}' >"$work/intake.json"
run plan --minutes 6 --intake "$work/intake.json" -o "$work/intake.json"
refused 3 "this file is read here"
run coach --minutes 6 --intake "$work/intake.json" --log "$work/intake.json" </dev/null
refused 3 "this file is read here"
grep -q Ada "$work/intake.json" || fail "the intake is gone"
printf 'effleurage on the back, palms, light, 3 min\n' >"$work/a.routine"
cp "$work/a.routine" "$work/b.routine"
run routine fmt "$work/a.routine" -o "$work/a.routine"
refused 3 "this file is read here"
run routine lower "$work/a.routine" -o "$work/a.routine"
refused 3 "this file is read here"
cmp -s "$work/a.routine" "$work/b.routine" || fail "the routine is gone"
cmp -s "$work/plan.json" "$work/kept.json" || fail "the plan is gone"
# Another file that is no log is not made one either.
run coach "$work/kept.json" --log "$work/b.routine" </dev/null
refused 3 "is no session's log"
grep -q effleurage "$work/b.routine" || fail "the routine is gone"

# Suspended: what it slept is not massage, and it asks whether to go on. (A second instead of ten.)
cp -r "$ROOT/guide" "$work/guide"
sed -i 's/^away_s = .*/away_s = 1/' "$work/guide/rules/live.toml"
mkfifo "$work/more"
"$UNKNOT" --guide "$work/guide" coach "$work/kept.json" --speed 30 --log "$work/slept.log" <"$work/more" >"$work/slept" 2>&1 &
sleeper=$!
exec 8>"$work/more"
until grep -q '"seq":8,' "$work/slept.log" 2>/dev/null; do sleep 0.05; done
kill -STOP "$sleeper"
sleep 2.5
kill -CONT "$sleeper"
until grep -q "Go on?" "$work/slept"; do sleep 0.05; done
cp "$work/slept" "$out"
last="coach, suspended"
says "There was an interruption."
says "were not counted"
says "hands: rest"
printf 'yes\nstop\n' >&8
exec 8>&-
wait "$sleeper"
grep -q "We go on." "$work/slept" || fail "yes does not go on"
python3 - "$work/slept.log" <<'END' || fail "the log counts sleep as massage"
import json, sys
events = [json.loads(line) for line in open(sys.argv[1])][1:]
ticks = [e["t_ms"] for e in events if e["kind"] == "tick"]
pause = [e for e in events if e["kind"] == "pause"]
assert len(pause) == 1 and pause[0]["who"] == "clock", pause
assert pause[0]["t_ms"] - max(t for t in ticks if t < pause[0]["t_ms"]) > 30000, pause
END

# ---- SCREEN-8: yesterday's plan, and a log of long ago -----------------------------------------------
printf '%s' '{"receiver":{"answers":{"fever":"no"}}}' >"$work/healthy.json"
run plan --minutes 5 --intake "$work/healthy.json" --format json -o "$work/today.json"
exits 0
sed 's/"good_until":"[^"]*"/"good_until":"2020-01-01T20:15Z"/' "$work/today.json" >"$work/yesterday.json"
cmp -s "$work/today.json" "$work/yesterday.json" && fail "a plan for two people says until when"
run coach "$work/yesterday.json" --speed 20000 </dev/null
refused 1 "answered too long ago"
run rehearse "$work/yesterday.json" --speed 100000
exits 0
