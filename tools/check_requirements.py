#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
"""Holds docs/requirements.md and the tests together.

    check_requirements.py [ROOT]       exit 1 and one line per problem
    check_requirements.py --self-test  each tree in tests/bad/requirements must trip its `expected`

Every id that a test names has a line on that page; every line is named by a test, or says that it is
to come. A line that is to come and is named by a test is out of date.
"""

import pathlib
import re
import sys

PAGE = "docs/requirements.md"
ROW = re.compile(r"^\| ([A-Z]+-\d+) \| (.*) \|$")
TESTS = {
    "tests": {".cpp", ".hpp", ".sh", ".py", ".txt"}, "web/test": {".ts"}, "web/e2e": {".mjs", ".ts"},
}


def read_page(root):
    """The rows in order: (line, id, is it to come)."""
    path = root / PAGE
    if not path.exists():
        return []
    lines = path.read_text().splitlines()
    return [(number, found[1], found[2].startswith("*to come*"))
            for number, line in enumerate(lines, 1) if (found := ROW.match(line))]


def named_by_tests(root, families):
    """For each id its first place. Only words of a family that the page has are ids: UTF-8 is none."""
    pattern = re.compile(r"(?<![\w-])((?:" + "|".join(sorted(families)) + r")-\d+)(?!\w)")
    places = {}
    for folder, suffixes in TESTS.items():
        for path in sorted((root / folder).rglob("*")):
            where = path.relative_to(root)
            if path.suffix not in suffixes or where.parts[:2] == ("tests", "bad"):
                continue
            for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
                for name in pattern.findall(line):
                    places.setdefault(name, f"{where}:{number}")
    return places


def check_tree(root):
    rows = read_page(root)
    if not rows:
        return [f"{PAGE}:1: empty: no rows found"]
    problems = []
    known = {}
    for number, name, to_come in rows:
        if name in known:
            problems.append(f"{PAGE}:{number}: twice: {name} has a line already")
        known[name] = (number, to_come)
    tests = named_by_tests(root, {name.split("-")[0] for name in known})
    for name, place in sorted(tests.items()):
        if name not in known:
            problems.append(f"{place}: unknown: {name} has no line in {PAGE}")
    for name, (number, to_come) in known.items():
        if to_come and name in tests:
            problems.append(f"{PAGE}:{number}: built: {name} is named at {tests[name]}")
        if not to_come and name not in tests:
            problems.append(f"{PAGE}:{number}: untested: no test names {name}")
    return problems


def self_test(root):
    cases = sorted(path.parent for path in (root / "tests/bad/requirements").glob("*/expected"))
    if not cases:
        raise SystemExit("tests/bad/requirements: no cases")
    failed = False
    for case in cases:
        got = sorted(": ".join(problem.split(": ")[:2]) for problem in check_tree(case))
        want = sorted(line for line in (case / "expected").read_text().split("\n") if line)
        if got != want:
            failed = True
            print(f"{case.relative_to(root)}: expected {want}, got {got}")
    print(f"{len(cases)} bad trees, {'FAILED' if failed else 'each caught'}")
    return 1 if failed else 0


def main(arguments):
    root = pathlib.Path(__file__).resolve().parent.parent
    if arguments == ["--self-test"]:
        return self_test(root)
    if arguments:
        root = pathlib.Path(arguments[0]).resolve()
    problems = check_tree(root)
    for problem in problems:
        print(problem)
    if not problems:
        print(f"{len(read_page(root))} requirements, each named by a test or to come")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
