#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# PRESS-2: firm work needs the receiver's own yes; without it the plan stays at medium and says so.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

firm_steps() { # < plan
  python3 -c '
import json, sys
print(sum(p["level"] == "firm" for s in json.load(sys.stdin)["steps"] for p in s["path"]))'
}

printf '{"receiver": {"asked_firm": false}}' >"$work/no.json"
printf '{"receiver": {"asked_firm": true}}' >"$work/yes.json"
for intake in "" "--intake $work/no.json"; do
  # shellcheck disable=SC2086
  run plan --pressure firm $intake --format json
  exits 0
  complains "asked_firm"
  grep -q '"firm-not-asked"' "$out" || fail "the plan says that it stays at medium"
  grep -q '"firm_asked": *false' "$out" || fail "nobody asked for firm work"
  [[ $(firm_steps <"$out") == 0 ]] || fail "no firm work"
  # shellcheck disable=SC2086
  run plan --pressure firm $intake
  exits 0
  tr -s "\n " " " <"$out" | grep -q "yes of the receiver's own" || fail "the page says it, too"
done
run plan --minutes 25 --pressure firm --intake "$work/yes.json" --format json
exits 0
! grep -q "asked_firm" "$err" || fail "nothing is said about firm work then"
[[ $(firm_steps <"$out") -gt 0 ]] || fail "with their yes there is firm work"
