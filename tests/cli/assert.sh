#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# Small helpers for the tests of the command line. UNKNOT is the program, ROOT the source folder.
: "${UNKNOT:?the program to test}" "${ROOT:?the source folder}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=$work/out
err=$work/err
status=0
last=""

# Runs the program; its output is in $out and $err, its exit code in $status. Nothing is fed to it
# unless the test pipes.
run() {
  last="unknot $*"
  status=0
  "$UNKNOT" "$@" >"$out" 2>"$err" || status=$?
}

fail() {
  printf 'FAILED: %s\n  %s\n  exit code %s\n' "$1" "$last" "$status" >&2
  printf -- '--- standard output\n%s\n' "$(head -c 1500 "$out" 2>/dev/null)" >&2
  printf -- '--- standard error\n%s\n' "$(head -c 1500 "$err" 2>/dev/null)" >&2
  exit 1
}

exits() { [[ $status -eq $1 ]] || fail "expected exit code $1"; }
says() { grep -qF -e "$1" "$out" || fail "standard output lacks: $1"; }
complains() { grep -qF -e "$1" "$err" || fail "standard error lacks: $1"; }
quiet_out() { [[ ! -s $out ]] || fail "standard output should be empty"; }
quiet_err() { [[ ! -s $err ]] || fail "standard error should be empty"; }

# refused CODE TEXT… : exit code, nothing on standard output, each text on standard error.
refused() {
  exits "$1"
  shift
  quiet_out
  local text
  for text in "$@"; do complains "$text"; done
}
