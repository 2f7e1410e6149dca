#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# SCREEN-2…4, PLAN-1: for 200 random pairs of people every plan that is made passes its check, and
# every one that is not made has its reason.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

count=${UNKNOT_INTAKES:-200}
mkdir "$work/people"
python3 "$(dirname "$0")/random_intakes.py" "$ROOT/guide" "$work/people" "$count" "${UNKNOT_SEED:-1}"

made=0
refused=0
for intake in "$work"/people/*.json; do
  base=${intake%.json}
  mapfile -t arguments <"$base.args"
  run plan --intake "$intake" --giver "$base.giver" "${arguments[@]}" --format json
  if [[ $status -eq 0 ]]; then
    made=$((made + 1))
    cp "$out" "$work/plan.json"
    run check "$work/plan.json"
    if [[ $status -ne 0 ]]; then
      cat "$base.args" "$intake" >&2
      fail "the plan of $(basename "$base") must pass its check"
    fi
    continue
  fi
  exits 1
  refused=$((refused + 1))
  if ! python3 - "$out" <<'END'; then
import json, sys
answer = json.load(open(sys.argv[1]))
assert answer["kind"] in ("postpone", "emergency", "no-plan"), answer
assert answer["reasons"], "no reason"
for reason in answer["reasons"]:
    assert len(reason["text"]) > 10, reason
# The planner says itself why there is none; rules of the checker alone would be a plan made badly.
assert answer["kind"] != "no-plan" or answer["reasons"][0]["id"] == "no-plan", answer
END
    cat "$base.args" "$intake" >&2
    fail "the refusal of $(basename "$base") must have its reason"
  fi
done
printf '%d people: %d plans, %d refusals\n' "$count" "$made" "$refused"
last="random intakes"
[[ $made -ge $((count / 5)) ]] || fail "too few of these people get a plan to prove anything"
[[ $refused -ge $((count / 20)) ]] || fail "too few of these people are refused to prove anything"
