#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# Pictures of the guide and of plans: all there, small, whole files, the same every time.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

# BACK-1, BACK-3, BACK-6, TECH-1 to TECH-13: one picture each
run guide draw all -o "$work/all"
exits 0
quiet_err
run guide draw all -o "$work/again"
diff -r "$work/all" "$work/again" || fail "two runs differ"
python3 - "$work/all" "$ROOT" <<'END_OF_CHECK' || fail "the gallery"
import pathlib, re, sys, xml.dom.minidom
folder, root = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
page = (folder / "README.md").read_text()
there = {p.stem for p in folder.glob("*.svg")}
for name in there:
    text = (folder / f"{name}.svg").read_text()
    xml.dom.minidom.parseString(text)
    assert len(text) < 64_000, (name, len(text))
    assert "nan" not in text and "null" not in text, name
    # Nothing is fetched: every address is a place in the file itself.
    assert not re.search(r"(?:href|src)=|url\((?!#)", text), name
    for used in re.findall(r"url\(#(\w+)\)", text):
        assert f'id="{used}"' in text, (name, used)
    assert len(re.search(r"<title>(.*)</title>", text).group(1)) > 12, name
    assert f'src="{name}.svg"' in page, name
for kind in ("region", "zone", "technique"):
    for file in (root / "guide" / f"{kind}s").glob("*.toml"):
        text = file.read_text()
        if 'pattern = "spoken"' in text or "members = " in text:
            continue
        assert f"{kind}-{file.stem}" in there, (kind, file.stem)
# "each has an animated picture", still for who asks for less motion
for name in there:
    if name.startswith("technique-"):
        text = (folder / f"{name}.svg").read_text()
        assert "@keyframes" in text or name == "technique-grounding", name
        assert ("@keyframes" in text) == ("prefers-reduced-motion" in text), name
END_OF_CHECK

run guide draw kidney
exits 0
says "<svg"
run guide draw kidny
refused 3 'no picture "kidny"' "zone-kidney"
run guide draw all
refused 3 "-o FOLDER"

# PLAN-2: a plan at a glance
"$UNKNOT" plan --minutes 12 --format json >"$work/plan.json"
run render "$work/plan.json" -o "$work/card.svg"
exits 0
quiet_out
grep -q "12 minutes" "$work/card.svg" || fail "the card lacks its length"
grep -q "Where the time goes" "$work/card.svg" || fail "the card lacks the areas"
run render "$work/plan.json" --picture heat --tone deepest
exits 0
says "on each spot, minutes"
run render "$work/plan.json" --tone green
refused 3 'no tone "green"' "medium-deep"
run render "$work/plan.json" --picture film
refused 3 "card or heat"
run render "$work/nothing.json"
refused 2 "no such file"
