#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
"""Random people, made from the guide's own questions.

    random_intakes.py GUIDE_DIR OUT_DIR COUNT SEED

writes OUT_DIR/<n>.json, an intake, OUT_DIR/<n>.giver, a giver, and OUT_DIR/<n>.args, the other
arguments of `unknot plan`, one a line. Most answers are no, so that many of these people get a plan.
"""

import json
import pathlib
import random
import sys
import tomllib

REGIONS_WITH_SIDES = "rhomboids upper-trapezius lower-back sides paraspinals-mid shoulder-blade".split()


def read_folder(folder):
    return {path.stem: tomllib.loads(path.read_text()) for path in sorted(folder.glob("*.toml"))}


def applies(detail, details):
    """Whether a detail is asked, by its `when`; one whose condition is not known is asked."""
    when = detail.get("when")
    if not when or when.get("detail") not in details:
        return not when
    value = details[when["detail"]]
    if "below" in when:
        return isinstance(value, (int, float)) and value < when["below"]
    return value in when.get("is", [value])


def answer_detail(rng, detail):
    kind = detail["kind"]
    if kind == "number":
        return rng.randint(int(detail.get("min", 0)), min(int(detail.get("max", 100)), 60))
    if kind == "yes-no-unsure":
        return rng.choice(["yes", "yes", "no", "unsure"])
    ids = [choice["id"] for choice in detail.get("choices", [])]
    return rng.sample(ids, 1) if kind == "choices" else rng.choice(ids)


def mark(rng, kind, question):
    return {"kind": kind, "u": round(rng.uniform(-0.7, 0.7), 3), "v": round(rng.uniform(0.05, 0.95), 3),
            "radius_mm": rng.randint(10, 90), "note": "", "for": question}


def person(rng, questions, role, likely):
    answers, details, marks = {}, {}, []
    for name, question in questions.items():
        asked = question.get("kind", "yes-no-unsure") == "yes-no-unsure" and "question" in question
        if not asked or question.get("who") not in (role, "both") or "key" in question:
            continue
        answers[name] = rng.choices(["no", "yes", "unsure"], [1 - likely, likely * 0.7, likely * 0.3])[0]
        if answers[name] == "no":
            continue
        for detail in question.get("details", []):
            plain = detail["kind"] in ("number", "yes-no-unsure") or detail.get("choices")
            if plain and "key" not in detail and applies(detail, details):
                details[detail["id"]] = answer_detail(rng, detail)
        place = question.get("place")
        if place and role == "receiver" and rng.random() < 0.8:
            where = details.get(place.get("where"), "back")
            if where in place.get("is", ["back"]):
                marks.append(mark(rng, place.get("kind", "avoid"), name))
    return {"answers": answers, "details": details}, marks


def intake(rng, questions):
    likely = rng.choice([0, 0.01, 0.02, 0.05, 0.15])
    receiver, marks = person(rng, questions, "receiver", likely)
    giver, _ = person(rng, questions, "giver", likely)
    receiver["age"] = rng.choice([rng.randint(18, 90), 34, 34, 15])
    giver["age"] = rng.choice([rng.randint(18, 80), 36, 36])
    for _ in range(rng.choice([0, 0, 0, 1, 3])):
        free = mark(rng, rng.choice(["avoid", "sore"]), "")
        del free["for"]
        marks.append(free)
    receiver["marks"] = marks
    receiver["asked_firm"] = rng.random() < 0.3
    receiver["asked_lumbar_more"] = rng.random() < 0.2
    giver["experience"] = rng.choice(["beginner", "some", "experienced"])
    out = {"receiver": receiver, "giver": giver}
    if rng.random() < 0.3:
        out["guardian_present"] = True
    if any(p["answers"].get("cold") in ("yes", "unsure") for p in (receiver, giver)):
        out["accepted"] = rng.choice([["cold"], []])
    return out


def arguments(rng):
    out = ["--minutes", str(rng.choice([5, 8, 10, 15, 20, 25, 30, 45, 60, 90]))]
    out += ["--pressure", rng.choice(["light", "medium", "firm"]), "--seed", str(rng.randint(0, 9))]
    if rng.random() < 0.5:
        region = rng.choice(REGIONS_WITH_SIDES)
        side = rng.choice(["", ":left", ":right"])
        out += ["--focus", f"{region}{side}={rng.choice(['0.5', '2', '3'])}"]
    if rng.random() < 0.3:
        out += ["--avoid", rng.choice(REGIONS_WITH_SIDES) + rng.choice(["", ":left", ":right"])]
    if rng.random() < 0.2:
        out += ["--stretches"]
    return out


def giver_of(rng):
    tools = ["thumb", "knuckles", "heel", "forearm", "fingertips"]
    return {"experience": rng.choice(["beginner", "some", "experienced"]),
            "stamina": rng.choice(["low", "normal", "high"]),
            "surface": rng.choice(["bed", "table", "floor", "chair"]),
            "hand_breadth_mm": rng.choice([0, rng.randint(65, 105)]),
            "hurting_tools": rng.sample(tools, rng.choice([0, 0, 0, 1, 2]))}


def main(guide, folder, count, seed):
    questions = read_folder(pathlib.Path(guide) / "screening")
    rng = random.Random(int(seed))
    for number in range(int(count)):
        base = pathlib.Path(folder) / f"{number:03}"
        base.with_suffix(".json").write_text(json.dumps(intake(rng, questions), indent=1))
        base.with_suffix(".giver").write_text(json.dumps(giver_of(rng)))
        base.with_suffix(".args").write_text("\n".join(arguments(rng)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
