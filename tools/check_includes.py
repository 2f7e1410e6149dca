#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
"""Checks every direct #include of src/, apps/ and wasm/ against cmake/modules.txt.

    check_includes.py [ROOT]       exit 1 and one line per wrong include
    check_includes.py --self-test  each tree in tests/bad/includes must trip what its `expected` says

A module may include its own headers and those of the modules its row names. Headers of src/ are
included as "module/header.hpp", never by a bare name, a relative path or in angle brackets. Sources
of src/ take no part of the standard library or the system that does input, output or time.
"""

import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
SOURCES = {".cpp", ".hpp"}
# No I/O, no clock, no thread in src/ (the engine gets bytes, time and randomness as values).
FORBIDDEN_IN_SRC = {
    "iostream", "fstream", "ostream", "istream", "sstream", "iomanip", "cstdio", "stdio.h", "print",
    "format", "filesystem", "chrono", "ctime", "time.h", "random", "thread", "mutex", "atomic",
    "future", "condition_variable", "unistd.h",
}
# nlohmann-json is the only library src/ uses.
LIBRARIES_IN_SRC = {"nlohmann"}


def read_table(path):
    table = {}
    for number, line in enumerate(path.read_text().splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        match = re.fullmatch(r"([a-z]+/?):((?: +[a-z]+)*)", line)
        if not match:
            raise SystemExit(f"{path}:{number}: not a row: {line}")
        name, allowed = match.group(1), match.group(2).split()
        for other in allowed:
            if other not in table:
                raise SystemExit(f"{path}:{number}: {name} names {other}, which stands on no row above")
        table[name] = set(allowed)
    return table


def check_file(path, where, owner, table):
    """Problems of one file; owner is a module of src/ or a folder such as `apps/`."""
    modules = {name for name in table if not name.endswith("/")}
    in_src = owner in modules
    for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        bracket, target = match.groups()
        first = target.split("/")[0]
        place = f"{where}:{number}"
        if ".." in target.split("/"):
            yield f'{place}: relative-path: "{target}"'
        elif first in modules and "/" in target:
            if bracket == "<":
                yield f"{place}: angle-brackets: <{target}> is a header of src/"
            elif first != owner and first not in table[owner]:
                yield f'{place}: not-allowed: {owner} may not include "{target}"'
        elif in_src and bracket == '"':
            yield f'{place}: bare-name: "{target}" (write "module/header.hpp")'
        elif in_src and target in FORBIDDEN_IN_SRC:
            yield f"{place}: no-io: src/ may not include <{target}>"
        elif in_src and "/" in target and first not in LIBRARIES_IN_SRC:
            yield f"{place}: library: src/ may not include <{target}>"


def check_tree(root):
    table = read_table(root / "cmake" / "modules.txt")
    problems = []
    count = 0
    for folder in ("src", "apps", "wasm"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in SOURCES:
                continue
            count += 1
            where = path.relative_to(root)
            owner = where.parts[1] if folder == "src" else folder + "/"
            if owner not in table:
                problems.append(f"{where}:1: no-row: {owner} is not in cmake/modules.txt")
                continue
            problems.extend(check_file(path, where, owner, table))
    return count, problems


def self_test(root):
    """Each bad tree must give exactly the problems in its file `expected`, as `file:line: kind`."""
    cases = sorted(path.parent for path in (root / "tests/bad/includes").glob("*/expected"))
    if not cases:
        raise SystemExit("tests/bad/includes: no cases")
    failed = False
    for case in cases:
        _, problems = check_tree(case)
        got = sorted(re.sub(r"^([^ ]+: [a-z-]+):? .*", r"\1", problem) for problem in problems)
        want = sorted((case / "expected").read_text().split("\n"))
        want = [line for line in want if line]
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
    count, problems = check_tree(root)
    for problem in problems:
        print(problem)
    if count == 0:
        print(f"{root}: no sources found")
        return 1
    if not problems:
        print(f"{count} files, every include allowed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
