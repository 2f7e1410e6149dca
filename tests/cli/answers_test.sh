#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# `ask` (ASK-1) and `guide`: what the software knows, for people.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

narrow() {
  awk 'length($0) > 80 { exit 1 }' <(iconv -f UTF-8 -t ASCII//TRANSLIT "$out") || fail "wider than 80"
}

run ask "they want it deeper"
exits 0
quiet_err
says "deeper"
narrow
run ask my thumb hurts
exits 0
narrow
run ask "zxqv wvbn"
exits 1

run guide list
exits 0
for id in techniques effleurage rhomboids thumb kidney BACK-2/spine; do says "$id"; done
narrow
run guide list tools
exits 0
says "forearm"
! grep -q effleurage "$out" || fail "only tools were asked for"
for id in effleurage TECH-3 "gliding strokes" rhomboids "shoulder blade" thumb kidney BACK-2/spine; do
  # shellcheck disable=SC2086
  run guide show $id
  exits 0
  quiet_err
  narrow
done
run guide show TECH-3
says "thumb-circles"
