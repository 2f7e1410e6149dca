#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
"""The planner's choice beside that of exact solvers, on the planner's own problems.

  bench/oracle/oracle.py [--small N] [--whole MINUTES...] [--limit SECONDS]

Small problems are solved to proof, whole ones get the limit. Either way CBC is given the model
choose.mzn, made linear by MiniZinc; it is told more tangent planes of the worth around what it found until its answer is
worth what the planes promise. All worths printed are the planner's own exact ones."""

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import flatzinc

HERE = Path(__file__).resolve().parent
PROGRAM = HERE.parent.parent / "build" / "bench_instances"
UNIT = 1e-9       # of worth in the model
CLOSE = 2e-6      # promised and exact worth this close: the same


class Problem:
    """One problem, with the program that made it standing by to judge answers."""

    def __init__(self, kind, number):
        self.program = subprocess.Popen([PROGRAM, kind, str(number)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        p = json.loads(self.program.stdout.readline())
        self.p, self.offers, self.ours = p, p["offers"], p["ours"]
        self.takes = [(j, s, n) for j, o in enumerate(self.offers)
                      for s, n in zip(o["lengths"], o["pieces"]) if s > 0]
        self.group_cells()

    def group_cells(self):
        """Cells (patch and kind) that the same offers reach are one group of skin."""
        self.rates = {}
        for j, o in enumerate(self.offers):
            for cell, rate in o["rates"]:
                self.rates.setdefault(cell, []).append((j, rate))
        glide = {cell: rate for cell, rate in self.p["glide"]}
        groups, self.fixed = {}, []
        for cell in sorted(set(self.rates) | set(glide)):
            who = self.rates.get(cell, [])
            fact = (self.p["weights"][cell], self.p["frame"][cell], glide.get(cell, 0.0), who)
            if fact[0] > 0:
                groups.setdefault(tuple(j for j, _ in who), []).append(fact)
        self.groups = sorted(groups.items())
        known = {c for c in set(self.rates) | set(glide)}
        self.base = sum(w * d / (d + 1) for c, (w, d) in
                        enumerate(zip(self.p["weights"], self.p["frame"])) if c not in known)

    def exact(self, seconds):
        print(*seconds, file=self.program.stdin, flush=True)
        return float(self.program.stdout.readline())

    def close(self):
        self.program.stdin.close()
        self.program.wait()

    def plane(self, g, seconds, visits):
        """Tangent plane of a group's worth: height, slope by offer, slope by visit."""
        joined = visits * self.p["join"]
        value, by_glide, slopes = 0.0, 0.0, dict.fromkeys(self.groups[g][0], 0.0)
        for weight, dose, glide, who in self.groups[g][1]:
            dose += glide * joined + sum(rate * seconds[j] for j, rate in who)
            value += weight * dose / (dose + 1)
            down = weight / (dose + 1) ** 2
            by_glide += down * glide * self.p["join"]
            for j, rate in who:
                slopes[j] += down * rate
        height = value - by_glide * visits - sum(s * seconds[j] for j, s in slopes.items())
        return height, slopes, by_glide


class Master:
    """The model and the planes it knows."""

    def __init__(self, problem):
        self.problem, self.rows, self.seen = problem, [], set()
        lengths = sorted({s for _, s, _ in problem.takes})
        some = [0.0] + lengths[:: max(1, len(lengths) // 6)]
        for g, (who, _) in enumerate(problem.groups):
            points = [0.0] + lengths if len(who) == 1 else some
            for s in points:
                self.add(g, [s] * len(problem.offers), 2 if s > 0 else 0)

    def add(self, g, seconds, visits):
        key = (g, visits, tuple(seconds[j] for j in self.problem.groups[g][0]))
        if key in self.seen:
            return
        self.seen.add(key)
        height, slopes, by_visit = self.problem.plane(g, seconds, visits)
        entries = [(t + 1, math.ceil(slopes[j] * s / UNIT))
                   for t, (j, s, _) in enumerate(self.problem.takes) if j in slopes]
        self.rows.append((g + 1, math.ceil(height / UNIT), math.ceil(by_visit / UNIT), entries))

    def data(self):
        p, takes, offers = self.problem.p, self.problem.takes, self.problem.offers
        regions = sorted({o["region"] for o in offers})
        thousandths = [round(1000 * s * offers[j]["sides"]) for j, s, _ in takes]
        starts, entries = [], []
        for row in self.rows:
            starts.append(len(entries) + 1)
            entries += row[3]
        values = {
            "offers": len(offers), "takes": len(takes), "regions": len(regions),
            "offer": [j + 1 for j, _, _ in takes], "time": thousandths,
            "thumb": [t if offers[j]["thumbs"] else 0 for t, (j, _, _) in zip(thousandths, takes)],
            "region": [regions.index(offers[j]["region"]) + 1 for j, _, _ in takes],
            "pieces": [n for _, _, n in takes], "budget": math.floor(1000 * p["time"] + 1e-3),
            "thumb_budget": math.floor(1000 * p["thumbs"] + 1e-3), "join": round(1000 * p["join"]),
            "groups": len(self.problem.groups), "planes": len(self.rows),
            "group": [r[0] for r in self.rows], "height": [r[1] for r in self.rows],
            "per_visit": [r[2] for r in self.rows], "from": starts, "entries": len(entries),
            "entry_take": [e[0] for e in entries], "entry_worth": [e[1] for e in entries]}
        return "".join(f"{k} = {json.dumps(v)};\n" for k, v in values.items())


def solve(problem, limit_s):
    """Best seconds found, their worth, an upper bound on any, time taken, rounds."""
    begun = time.monotonic()
    master, best, best_worth, bound, rounds = Master(problem), None, -1.0, math.inf, 0
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data.dzn"
        while bound - best_worth > CLOSE:
            left = limit_s - (time.monotonic() - begun)
            if left < 0.5:
                break
            rounds += 1
            data.write_text(master.data())
            take, most = flatzinc.solve(HERE / "choose.mzn", data, folder, left)
            bound = min(bound, most * UNIT + problem.base)
            seconds, visits = [0.0] * len(problem.offers), {}
            for (j, s, n), taken in zip(problem.takes, take):
                if taken:
                    seconds[j] = s
                    region = problem.offers[j]["region"]
                    visits[region] = max(n, visits.get(region, 0))
            worth = problem.exact(seconds)
            if worth > best_worth:
                best, best_worth = seconds, worth
            known = len(master.rows)
            for g in range(len(problem.groups)):
                master.add(g, seconds, sum(visits.values()))
            if len(master.rows) == known:
                break
    return best, best_worth, bound, time.monotonic() - begun, rounds


def small(count, limit_s, verbose):
    equal, worst, proven, took = 0, 0.0, 0, 0.0
    for seed in range(1, count + 1):
        problem = Problem("small", seed)
        best, worth, bound, spent, rounds = solve(problem, limit_s)
        problem.close()
        ours = problem.ours["worth"]
        is_proven = bound - worth <= CLOSE
        below = max(0.0, 1 - ours / worth)
        took += spent
        if verbose or not is_proven or below > 1e-6:
            print(f"  small {seed:3}: {ours:.7f} against {worth:.7f} ({100 * below:.4f} % below), "
                  f"{'proven' if is_proven else f'bound {bound:.7f}'}, {rounds} rounds, "
                  f"{spent:.1f} s")
            if verbose and below > 1e-6:
                print("    ours", problem.ours["seconds"], "\n    best", best)
        if is_proven:
            proven += 1
            equal += below <= 1e-6
            worst = max(worst, below)
    print(f"small problems: {proven} of {count} proven; our choice is the best possible in {equal} "
          f"({100 * equal / max(1, proven):.0f} %), at worst {100 * worst:.2f} % below; "
          f"solver {took / count:.1f} s each")


def whole(minutes, limit_s):
    for m in minutes:
        problem = Problem("whole", m)
        _, worth, bound, spent, rounds = solve(problem, limit_s)
        problem.close()
        ours, micro_s = problem.ours["worth"], problem.ours["micro_s"]
        print(f"{m:3} min: ours {ours:.6f} in {micro_s / 1000:.2f} ms; CBC {worth:.6f} "
              f"({100 * (ours / worth - 1):+.3f} % ours) in {spent:.0f} s, {rounds} rounds, bound "
              f"{bound:.6f}; {spent * 1e6 / micro_s:,.0f} times as long")
        sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", type=int, default=30, help="how many small problems")
    parser.add_argument("--whole", type=int, nargs="*", default=[5, 15, 25, 60, 90],
                        metavar="MINUTES")
    parser.add_argument("--limit", type=float, default=60, help="seconds for each problem")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    if args.small:
        small(args.small, args.limit, args.verbose)
    whole(args.whole, args.limit)


if __name__ == "__main__":
    main()
