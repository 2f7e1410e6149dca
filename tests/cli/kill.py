#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
"""kill.py UNKNOT PLAN FOLDER KILLS [SEED]: sessions in the terminal, killed at random moments.

Each time the log must hold every word that was answered and every second that was shown, fold to the
states that the killed program recorded, and the session must go on at the second where it stood.
"""
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time

unknot, plan, folder, kills, *seed = sys.argv[1:]
chance = random.Random(int(seed[0]) if seed else 22)
log = os.path.join(folder, "killed.log")
words = ["just right", "softer", "more here", "pause", "resume", "skip", "thumb hurts", "undo"]
stamp = re.compile(r"^ *(\d+):(\d\d)  ", re.M)
end = re.compile(r"It ends here: ([a-z ]+), (\d+):(\d\d) of .* given, (\d+) events")


def fail(what, told=""):
    sys.exit(f"kill.py, seed {seed}: {what}\n{told}")


def replay(*more):
    return subprocess.run([unknot, "replay", *more, log], capture_output=True, text=True, check=False)


def where():
    """Status, second and number of events at the log's end."""
    story = replay()
    found = end.search(story.stdout)
    if not found:
        fail("the log cannot be told", story.stdout + story.stderr)
    return found[1], int(found[2]) * 60 + int(found[3]), int(found[4])


def live(arguments):
    """Runs the program, says things, kills it; what it showed and what it was told."""
    program = subprocess.Popen([unknot, "coach", *arguments, "--speed", "40"], text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    shown = []
    began = threading.Event()

    def read():
        for line in program.stdout:
            shown.append(line)
            began.set()
        began.set()

    reader = threading.Thread(target=read)
    reader.start()
    began.wait(60)
    moment = time.monotonic() + chance.uniform(0, 0.6)
    try:
        program.stdin.write("resume\n")
        while time.monotonic() < moment and program.poll() is None:
            program.stdin.write(chance.choice(words) + "\n")
            program.stdin.flush()
            time.sleep(chance.uniform(0, 0.1))
    except BrokenPipeError:
        pass  # the massage ended by itself
    program.send_signal(signal.SIGKILL)
    problems = program.stderr.read()
    reader.join()
    program.wait()
    return "".join(shown), problems


ANSWER = "Good. Like this."  # to "just right"
resumed = torn = events = answered = heard = 0
before = None
for kill in range(int(kills)):
    shown, problems = live([plan, "--log", log] if before is None else ["--resume", log])
    seconds = [int(m) * 60 + int(s) for m, s in stamp.findall(shown)]
    if before is not None and seconds and seconds[0] != before[1]:
        fail(f"kill {kill}: went on at {seconds[0]} s, not at {before[1]} s", shown + problems)
    status, second, count = where()
    verified = replay("--verify")
    cut = "1 line lost" in verified.stderr  # the line being written when it was killed
    if verified.returncode != 0 and not cut:
        fail(f"kill {kill}: not as it was written", verified.stdout + verified.stderr)
    if seconds and second < max(seconds):
        fail(f"kill {kill}: {max(seconds)} s were shown, {second} s are left", shown)
    with open(log, encoding="utf-8") as lines:
        kept = lines.read()
    if before is None:
        answered = 0
    answered += shown.count(ANSWER)
    heard += shown.count(ANSWER)
    if kept.count('"kind":"just-right"') < answered:
        fail(f"kill {kill}: an answered word is not in the log", shown)
    resumed += before is not None
    torn += cut
    events = max(events, count)
    before = None if status in ("finished", "stopped") or second > 300 else (status, second)
if not resumed or not heard:
    fail("nothing was killed that had begun")
print(f"{kills} kills, {resumed} sessions resumed at the second where they stood, {torn} torn lines, "
      f"up to {events} events in a log, nothing lost")
