#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# FLOW-7: every length from 5 to 90 minutes plans to within 2 s, and the plan passes its check.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

for minutes in $(seq 5 90); do
  run plan --minutes "$minutes" --format json
  exits 0
  cp "$out" "$work/plan.json"
  run check - <"$work/plan.json"
  last="plan --minutes $minutes --format json | check -"
  exits 0
  python3 -c '
import json, sys
plan = json.load(open(sys.argv[1]))
assert abs(plan["total_s"] - 60 * int(sys.argv[2])) <= 2, plan["total_s"]' "$work/plan.json" \
    "$minutes" || fail "total time of $minutes minutes"
done
