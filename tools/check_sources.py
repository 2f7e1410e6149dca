#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
"""House rules that a regular expression can check.

    check_sources.py [ROOT]       exit 1 and one line per problem
    check_sources.py --self-test  each tree in tests/bad/sources must trip what its `expected` says

src/ decides, and must decide the same natively and in the browser: no libm function but sqrt (their
last bits differ), no std::format (size), no libc random numbers, no clock. Every source carries the
licence header; headers open with #pragma once; no file passes 600 lines.
"""

import pathlib
import re
import sys

LIBM = (
    "sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh exp exp2 expm1 log log2 log10 "
    "log1p pow hypot cbrt erf erfc lgamma tgamma"
).split()
RULES_IN_SRC = [
    ("libm", re.compile(r"(?:\bstd|(?<![\w:>]))::(?:" + "|".join(LIBM) + r")[fl]?\b\s*[(;]"),
     "differs between platforms; see geometry for our own"),
    ("libm", re.compile(r"\b__builtin_(?:" + "|".join(LIBM) + r")[fl]?\s*\("),
     "differs between platforms; see geometry for our own"),
    ("format", re.compile(r"\bstd::(?:v?format(?:_to)?|print(?:ln)?|cout|cerr|clog)\b"),
     "no formatting library or streams in src/"),
    ("random", re.compile(r"\bstd::(?:shuffle|sample|mt19937\w*|random_device|rand)\b"),
     "randomness comes from base/random.hpp"),
    ("clock", re.compile(r"\bstd::(?:chrono::\w*_clock|time\s*\()"), "time comes in as a value"),
    ("throw", re.compile(r"\b(?:throw|try|catch)\b\s*[^;]*[;{(]"), "no exceptions in src/"),
]
COMMENT = re.compile(r'"(?:\\.|[^"\\])*"|//.*$')
LINE_LIMIT = 600
HEADER = ("SPDX-FileCopyrightText: 2026 The Unknot authors", "SPDX-License-Identifier: Apache-2.0")
FOLDERS = {
    "src": {".cpp", ".hpp"}, "apps": {".cpp", ".hpp"}, "wasm": {".cpp", ".hpp"},
    "tests": {".cpp", ".hpp", ".sh", ".py"}, "bench": {".cpp", ".hpp", ".py"}, "fuzz": {".cpp", ".hpp"},
    "tools": {".py", ".sh"}, "web/src": {".ts", ".tsx", ".css"}, "web/tests": {".ts", ".tsx"},
}


def check_file(path, where, in_src):
    lines = path.read_text(errors="replace").splitlines()
    top = "\n".join(lines[:4])
    if not all(part in top for part in HEADER):
        yield f"{where}:1: licence: the two SPDX lines are missing"
    if path.suffix == ".hpp" and "#pragma once" not in lines:
        yield f"{where}:1: pragma-once: a header says #pragma once"
    if len(lines) > LINE_LIMIT:
        yield f"{where}:{LINE_LIMIT + 1}: long: {len(lines)} lines, at most {LINE_LIMIT}"
    if not in_src:
        return
    in_block = False
    for number, line in enumerate(lines, 1):
        # Strings and comments may name what code may not.
        code = COMMENT.sub("", line)
        if in_block:
            if "*/" not in code:
                continue
            code, in_block = code.split("*/", 1)[1], False
        code = re.sub(r"/\*.*?\*/", "", code)
        if "/*" in code:
            code, in_block = code.split("/*", 1)[0], True
        for kind, pattern, why in RULES_IN_SRC:
            if pattern.search(code):
                yield f"{where}:{number}: {kind}: {line.strip()} ({why})"


def check_tree(root):
    problems = []
    count = 0
    for folder, suffixes in FOLDERS.items():
        for path in sorted((root / folder).rglob("*")):
            where = path.relative_to(root)
            if path.suffix not in suffixes or where.parts[:2] == ("tests", "bad"):
                continue
            if "node_modules" in where.parts:
                continue
            count += 1
            problems.extend(check_file(path, where, folder == "src"))
    return count, problems


def self_test(root):
    """Each bad tree must give exactly the problems in its file `expected`, as `file:line: kind`."""
    cases = sorted(path.parent for path in (root / "tests/bad/sources").glob("*/expected"))
    if not cases:
        raise SystemExit("tests/bad/sources: no cases")
    failed = False
    for case in cases:
        _, problems = check_tree(case)
        got = sorted(re.sub(r"^([^ ]+: [a-z-]+):? .*", r"\1", problem) for problem in problems)
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
    count, problems = check_tree(root)
    for problem in problems:
        print(problem)
    if count == 0:
        print(f"{root}: no sources found")
        return 1
    if not problems:
        print(f"{count} files, house rules kept")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
