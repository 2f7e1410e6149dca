#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# `replay`: LIVE-22, PLAN-5. A session told from its log, verified, and told as far as it is good.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

"$UNKNOT" plan --minutes 5 --format json >"$work/plan.json"
{ for word in "softer" "more here" "never here" "undo" "stop"; do sleep 0.3; echo "$word"; done; } |
  "$UNKNOT" coach "$work/plan.json" --speed 60 --log "$work/log" >/dev/null 2>&1

# ---- the story ------------------------------------------------------------------------------------
run replay "$work/log"
exits 0
quiet_err
for text in "giver: start" "receiver: softer" "receiver: stop" "plan 2:" "hands: lift" \
  "It ends here: stopped"; do says "$text"; done
[[ $(awk 'length($0) > 82' "$out") == "" ]] || fail "lines are too long"
cp "$out" "$work/story"
run replay - <"$work/log"
exits 0
cmp -s "$out" "$work/story" || fail "standard input tells another story"

# ---- verified: states, and plans made again -------------------------------------------------------
run replay --verify "$work/log"
exits 0
says "It is the session that was written."
grep -qE '^[1-9][0-9]* answers of the planner came out the same' "$out" || fail "planned again"

# ---- logs of older versions, written with another guide -------------------------------------------
for log in "$ROOT"/tests/fixtures/logs/*.jsonl; do
  run replay "$log"
  exits 0
  says "It ends here:"
  run replay --verify "$log"
  exits 0
done

# ---- damaged: told with line numbers, as far as it is good ----------------------------------------
head -c -9 "$work/log" >"$work/cut"
run replay "$work/cut"
exits 0
complains "cut:$(wc -l <"$work/log"): torn"
complains "1 line lost"
run replay --verify "$work/cut"
exits 1
says "not all as it was written"
sed '/"softer"/s/receiver/recciver/' "$work/log" >"$work/changed"
run replay "$work/changed"
exits 0
complains "not used: what is missing before it may have changed the session"
says "giver: start"
! grep -q "receiver: stop" "$out" || fail "what came after the lost word is still told"
sed '0,/"tick"/s/"tick"/"tack"/' "$work/log" >"$work/tack"
run replay "$work/tack"
exits 0
complains "1 line lost"
says "It ends here: stopped"

# A word that was changed together with its sum: the states tell.
python3 - "$work/log" >"$work/other" <<'END'
import json, sys
def summed(line):
    total = 0xcbf29ce484222325
    for byte in line.encode():
        total = (total ^ byte) * 0x100000001b3 & (1 << 64) - 1
    return '%s,"sum":"%016x"}' % (line, total)
for line in open(sys.argv[1]).read().splitlines():
    body = line[:line.rindex(',"sum"')]
    print(summed(body.replace('"kind":"softer"', '"kind":"dance"')))
END
run replay "$work/other"
exits 0
complains "other:$(grep -n '"softer"' "$work/log" | cut -d: -f1): from here on it is not what was recorded"
run replay --verify "$work/other"
exits 1
# Saved again by an editor: nothing of it is lost.
sed 's/$/\r/; 1s/^/\xef\xbb\xbf/' "$work/log" >"$work/saved"
run replay "$work/saved"
exits 0
quiet_err
cmp -s "$out" "$work/story" || fail "line ends and a byte order mark tell another story"

# ---- gone on with -----------------------------------------------------------------------------------
# The last line feed is missing: the next line begins a line of its own all the same.
grep -n '"softer"' "$work/log" | cut -d: -f1 >"$work/at"
head -n "$(cat "$work/at")" "$work/log" | head -c -1 >"$work/open"
run coach --resume "$work/open" --speed 1000 </dev/null
exits 0
run replay "$work/open"
exits 0
quiet_err
says "clock: pause"
# Nothing but the header: it begins, and it ends although nobody is there.
head -n 1 "$work/log" >"$work/begun"
last="unknot coach --resume begun"
timeout 60 "$UNKNOT" coach --resume "$work/begun" --speed 100000 </dev/null >"$out" 2>"$err" || fail "it does not end"
run replay "$work/begun"
quiet_err
says "giver: start"
says "It ends here: finished"
# Damaged: what it was is kept.
cp "$work/cut" "$work/mended"
run coach --resume "$work/mended" --speed 1000 </dev/null
complains "mended:$(wc -l <"$work/log"): torn"
complains "the damaged log is kept as $work/mended.damaged"
cmp -s "$work/cut" "$work/mended.damaged" || fail "the damaged log is another one"
# And what it was before that.
echo junk >>"$work/mended"
run coach --resume "$work/mended" --speed 1000 </dev/null
complains "kept as $work/mended.damaged-2"
cmp -s "$work/cut" "$work/mended.damaged" || fail "the first damaged log is gone"
# As quiet as it was, unless something else is said.
"$UNKNOT" coach "$work/plan.json" --speed 60 --quiet silent --log "$work/silent" >/dev/null 2>&1 < <(sleep 0.5; echo quit)
cp "$work/silent" "$work/loud"
run coach --resume "$work/silent" </dev/null
says "hands: rest"
! grep -qF "There was an interruption" "$out" || fail "a silent session speaks when it goes on"
run coach --resume "$work/loud" --quiet full </dev/null
says "There was an interruption"
run coach --resume - <"$work/log"
refused 3 "must be a file"

# ---- no log at all --------------------------------------------------------------------------------
echo '{"unknot":"log/9"}' >"$work/later"
run replay "$work/later"
refused 2 "later:1:" "a newer version of Unknot" "log/2"
: >"$work/empty"
run replay "$work/empty"
refused 2 "empty: there is nothing in it"
run replay "$work/none"
refused 2 "none"
run replay
exits 3
