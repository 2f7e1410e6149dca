# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
"""Linear FlatZinc to CBC and back: Debian's MiniZinc comes without a driver for COIN-OR.

Reads what MiniZinc writes for its "linear" library: integer variables with ranges, int_lin_le,
int_lin_eq, int_le. Variables of a range 0..1 stay whole, wider ones may be broken, so what CBC
proves is an upper bound on the model as well."""

import re
import subprocess
from pathlib import Path

LARGE = 10_000_000  # worths are counted in large whole numbers, CBC likes numbers near 1


def parse(text):
    ranges, lists, rows, goal = {}, {}, [], None

    def numbers(s):
        s = s.strip()
        if not s.startswith("["):
            return lists[s]
        return [x.strip() for x in s[1:-1].split(",") if x.strip()]

    for line in text.splitlines():
        if m := re.match(r"array \[.*?\] of (?:var )?int: ?(\w+)[^=]*= ?(\[.*\]);", line):
            lists[m[1]] = numbers(m[2])
        elif m := re.match(r"var (-?\d+)\.\.(-?\d+): ?(\w+)(?:.*= ?(\S+);)?", line):
            ranges[m[3]] = (int(m[1]), int(m[2]))
            if m[4]:
                rows.append(([(1, m[3]), (-1, m[4])], "=", 0))
        elif m := re.match(r"constraint int_lin_(le|eq)\((\[.*?\]|\w+),(\[.*?\]|\w+),(-?\d+)\)", line):
            terms = [(int(a), x) for a, x in zip(numbers(m[2]), numbers(m[3]))]
            rows.append((terms, "<=" if m[1] == "le" else "=", int(m[4])))
        elif m := re.match(r"constraint int_le\((\w+),(\w+)\)", line):
            rows.append(([(1, m[1]), (-1, m[2])], "<=", 0))
        elif line.startswith("constraint"):
            raise ValueError("not linear: " + line[:80])
        elif m := re.match(r"solve.* maximize (\w+);", line):
            goal = m[1]
    return ranges, lists, rows, goal


def lp(ranges, rows, goal):
    large = {x for x, (_, hi) in ranges.items() if hi >= LARGE}
    out = ["Maximize", f" goal: {goal}", "Subject To"]
    for terms, sign, right in rows:
        by = LARGE if any(x in large for _, x in terms) else 1
        said = " ".join(f"{a * (LARGE if x in large else 1) / by:+.12g} {x}" for a, x in terms)
        out.append(f" {said} {sign} {right / by:.12g}")
    out.append("Bounds")
    for x, (lo, hi) in ranges.items():
        by = LARGE if x in large else 1
        out.append(f" {lo / by:.12g} <= {x} <= {hi / by:.12g}")
    out += ["Binary"] + [f" {x}" for x, r in ranges.items() if r == (0, 1)] + ["End", ""]
    return "\n".join(out)


def solve(model, data, folder, limit_s):
    """The values of the array `take`, and a bound on the goal (the goal's own if it was proven)."""
    flat, program, answer = (Path(folder) / n for n in ("flat.fzn", "flat.lp", "answer.txt"))
    subprocess.run(["minizinc", "-c", "-G", "linear", "--no-output-ozn", str(model), str(data),
                    "-o", str(flat)], check=True, stderr=subprocess.DEVNULL)
    ranges, lists, rows, goal = parse(flat.read_text())
    program.write_text(lp(ranges, rows, goal))
    log = subprocess.run(["cbc", str(program), "-ratioGap", "0", "-allowableGap", "0", "-timeMode",
                          "elapsed", "-seconds", f"{max(1, limit_s):.0f}", "-solve", "-solution",
                          str(answer)],
                         check=True, capture_output=True, text=True).stdout
    lines = answer.read_text().splitlines()
    values = {}
    for line in lines[1:]:
        words = line.replace("**", "").split()
        values[words[1]] = float(words[2])
    proven = lines[0].startswith("Optimal")
    bound = values.get(goal, 0.0)
    if not proven:
        found = re.findall(r"(?:[Uu]pper bound|best possible)[: ]+(-?[\d.]+)", log)
        bound = abs(float(found[-1])) if found else float("inf")
    takes = lists.get("take", [])
    return [round(values.get(x, 0.0)) if x in ranges else int(x) for x in takes], bound * LARGE
