#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# Bad arguments: exit code 3, nothing on standard output, and words that say what would be right.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

run
refused 3 "say what to do" "plan, check, coach"
run paln
refused 3 'no command "paln"' 'did you mean "plan"?'
run simulate --sessions none
refused 3 '--sessions'
run simulate --format svg
refused 3 'there are: text, json, markdown'
run render plan.json -o card.pdf
refused 3 'card.pdf' 'SVG'
run plan --minuets 20
refused 3 "no option --minuets" "did you mean --minutes?"
run plan extra
refused 3 "unexpected argument: extra"
run plan --minutes
refused 3 "--minutes"

for minutes in -3 0 4 91 "2 h" 1/2; do
  run plan --minutes "$minutes"
  refused 3 "--minutes: $minutes is out of range" "from 5 to 90"
done
for minutes in abc "" 20x 0x14 1e1 1e999 nan inf -inf 1e-400 "20 cm" 1.234,5 "20 8"; do
  run plan --minutes="$minutes"
  exits 3
  quiet_out
  complains "--minutes"
done

# Issue 11, section 6: the one reader of numbers, on the command line.
same_plan() { # ARGUMENT.. : as the plan of "--minutes 25.5 --focus lower-back=2.5"
  run plan --format json "$@"
  exits 0
  cmp -s "$work/out" "$work/half.json" || fail "another plan: $*"
}
run plan --format json --minutes 25.5 --focus lower-back=2.5
exits 0
cp "$work/out" "$work/half.json"
same_plan --minutes 25,5 --focus lower-back=2,5
same_plan --minutes "25½ min" --focus "lower-back=2½"
run plan --minutes 20 --focus lower-back=2,5,sacrum=3,5
exits 0
run plan --minutes 20 --focus lower-back=2,sacrum
exits 0
run plan --minutes 20 --focus lower-back=2,5,5
refused 3 "--focus" "can be read in more than one way"

run plan --focus rhomboidz=2
refused 3 'no region "rhomboidz"' 'did you mean "rhomboids"?' "Regions: " "lower-back" "sacrum"
run plan --focus qqqqqqqqqqqqq
refused 3 'no region "qqqqqqqqqqqqq"' "Regions: "
run plan --focus rhomboids=much
refused 3 '"much" is not a number'
run plan --focus rhomboids=-1
refused 3 "-1 is out of range"
run plan --focus rhomboids:top
refused 3 '"top" is not a side' "left, right or both"
run plan --focus sacrum:left
refused 3 "has no sides"
run plan --focus rhomboids,,
refused 3 "--focus"
run plan --avoid rhomboids:left:right
refused 3 "--avoid"
run plan --avoid neckk
exits 3
complains "Regions: "
run plan --pressure hard
refused 3 '"hard" is not one of light, medium, firm'
run plan --pressure none
refused 3 '"none" is not one of'
run plan --seed -1
refused 3 "--seed" "whole number"
run plan --seed 99999999999999999999
refused 3 "--seed"
for format in pdf svg yaml; do
  run plan --format "$format"
  refused 3 "no \"$format\" yet" "text, json"
done

run check
refused 3 "PLAN"
run check --format xml x.json
refused 3 'no "xml"'
run check - --limits -
refused 3 "standard input can only be one"
run rehearse
refused 3 "PLAN"
run rehearse plan.json --speed 0
refused 3 "--speed: 0 is out of range"
run coach --voice loud
refused 3 '"loud" is not on or off'
run coach --quiet very
refused 3 '"very" is not one of full, short, tones, silent'
run coach plan.json --minutes 20
refused 3 "--minutes" "the plan is made already"
run poses plan.json --every 0
refused 3 "--every: 0 is out of range"
run guide
refused 3
run guide show thumb-circels
refused 3 'nothing called "thumb-circels"' 'did you mean "thumb-circles"?'
run guide list things
refused 3 'no kind "things"' "techniques, regions"
run ask
refused 3 "QUESTION"
for port in 65536 -1 http 8137.5; do
  run serve --port="$port"
  refused 3 "--port"
done
run serve --bind nowhere
refused 3 '"nowhere" is not an address'

# What is asked for is no mistake.
run --help
exits 0
says "plan"
quiet_err
run --version
exits 0
says "unknot "
for command in plan check coach rehearse poses ask guide serve; do
  run "$command" --help
  exits 0
  quiet_err
done

# ---- issue 11: help in our own words ------------------------------------------------------------------
run help
exits 0
says "leads you through a back massage"
run help plan
exits 0
says "--minutes"
run help nonsense
refused 3 'no command "nonsense"'
run plan --minutes
refused 3 "--minutes needs something after it: --minutes N" "unknot plan --help"
run render
refused 3 "PLAN is missing: unknot render PLAN"
for command in "plan --focus" "coach --resume" "render x.json --tone" "guide draw x -o" "serve --port"; do
  # shellcheck disable=SC2086
  run $command
  exits 3
  ! grep -q "required" "$err" || fail "a sentence of the library"
done
run render --help
says "medium-light"
says "deepest"
run coach --help
says "just right"
says "minutes left"
says "--stop-word"

for both in "lower-back lower-back" "lower-back:left lower-back" "rhomboids=3 lower-back,rhomboids" "lower-back low"; do
  read -r focus avoid <<<"$both"
  run plan --focus "$focus" --avoid "$avoid"
  refused 3 "--focus and --avoid both name"
done
run plan --minutes 6 --focus whole-back --avoid lower-back
exits 0
run plan --minutes 6 --focus lower-back --avoid lower-back:left
exits 0

# Answers without a file; the names are the guide's questions.
run plan --receiver fever=yes
refused 1 "Another day, please."
run plan --giver fever=yes
refused 1 "Another day, please."
run plan --minutes 6 --receiver fever=no,pregnant=yes,pregnancy-risk=no,position=side-left,height=172 --giver experience=some,surface=floor --format json
exits 0
python3 - "$out" <<'END' || fail "the answers are not in the plan"
import json, sys
plan = json.load(open(sys.argv[1]))
request = plan["request"]
assert request["receiver"]["position"] == "side-left", request["receiver"]
assert request["receiver"]["stature_cm"] == 172, request["receiver"]
assert request["giver"]["surface"] == "floor", request["giver"]
assert plan["limits"]["cap"] == "medium", plan["limits"]["cap"]
END
run plan --receiver fever=maybe
refused 3 "fever=maybe is no answer; say yes, no or unsure"
run plan --receiver hat=yes
refused 3 'nobody asks "hat"' "guide list questions"
run plan --receiver fever=no,fever=yes
refused 3 "stands there twice"
run plan --receiver fever=
refused 3 "is not NAME=ANSWER"
printf '{"receiver":{"answers":{"fever":"yes"}}}' >"$work/ill.json"
run plan --intake "$work/ill.json" --receiver fever=no
refused 3 "the intake says otherwise"
run plan --pregnant
refused 3 "there is no option --pregnant" "--receiver pregnancy=yes"
run guide list questions
exits 0
says "--receiver fever= yes, no or unsure"
says "--giver experience= one of beginner"
run coach --minutes 6 --receiver "stop-word=pineapple" --speed 40 --log "$work/word.log" <<<"Pineapple!"
exits 0
grep -q '"stop_word":"pineapple"' "$work/word.log" || fail "the session does not know the stop word"
grep -q '"kind":"stop"' "$work/word.log" || fail "the stop word does not stop"
