#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# The table of hands: its form, and that it says the same as the plan.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

"$UNKNOT" plan --minutes 10 --format json >"$work/plan.json"
run poses "$work/plan.json" --every 0.5
exits 0
quiet_err
cp "$out" "$work/poses.csv"
python3 - "$work" <<'END' || fail "the table"
import csv, json, sys
work = sys.argv[1]
plan = json.load(open(work + "/plan.json"))
text = open(work + "/poses.csv").read()
assert text.split("\n")[0] == (
    "t_s,step,hand,u,v,x_mm,y_mm,angle_rad,tool,pressure,contact"), text[:100]
rows = list(csv.DictReader(text.splitlines()))
steps = {step["id"]: step for step in plan["steps"]}
times = [float(row["t_s"]) for row in rows]
assert times == sorted(times) and times[0] == 0
touched = {row["step"] for row in rows if row["contact"] == "1"}
pressing = [s for s in plan["steps"] if s["pressure"] != "none" and s["duration_s"] >= 1]
assert all(str(step["id"]) in touched for step in pressing)
levels = ["none", "light", "medium", "firm"]
for row in rows:
    step = steps[int(row["step"])]
    t = float(row["t_s"])
    assert step["start_s"] - 1e-6 <= t <= step["start_s"] + step["duration_s"] + 1e-6, row
    assert row["hand"] in ("left", "right") and row["contact"] in ("0", "1")
    assert levels.index(row["pressure"]) <= levels.index(step["pressure"]), (row, step["pressure"])
    # The receiver's right is positive in both frames.
    assert float(row["u"]) * float(row["x_mm"]) >= -1e-6, row
# At the moment of a path point the hand is at that point.
step = next(s for s in plan["steps"] if s["path"] and s["start_s"] == 0)
first = next(p for p in step["path"] if p["hand"] == "left" and p["t_s"] == 0)
row = next(r for r in rows if r["hand"] == "left")
assert abs(float(row["x_mm"]) - first["x_mm"]) < 0.06, (row, first)
assert abs(float(row["y_mm"]) - first["y_mm"]) < 0.06, (row, first)
END
run poses - --every 60 -o "$work/few.csv" <"$work/plan.json"
exits 0
quiet_out
[[ $(wc -l <"$work/few.csv") -lt $(wc -l <"$work/poses.csv") ]] || fail "fewer rows were asked for"
