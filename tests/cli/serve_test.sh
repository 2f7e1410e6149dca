#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# `serve`: hands out the app and nothing else, with the headers a browser needs; starts, stops and
# fails in words.
set -euo pipefail
source "$(dirname "$0")/assert.sh"

# ---- a small app, with traps around it --------------------------------------------------------------
app=$work/app
mkdir -p "$app/assets" "$app/engine" "$app/.git" "$work/outside"
printf 'top secret\n' | tee "$work/secret" "$work/outside/secret" "$app/.hidden" "$app/.git/config" >"$out"
printf '<!doctype html><title>Unknot</title>\n' >"$app/index.html"
printf 'export const x = 1;\n' >"$app/assets/app-1a2b.js"
printf 'body {}\n' >"$app/assets/app-1a2b.css"
printf '\0asm' >"$app/engine/unknot.wasm"
printf '{}\n' | tee "$app/engine/guide.json" >"$app/app.webmanifest"
printf '<svg xmlns="http://www.w3.org/2000/svg"/>\n' >"$app/icon.svg"
printf 'wOF2' >"$app/font.woff2"
printf 'blank\n' >"$app/a b.txt"
: >"$app/empty.txt"
head -c 3000000 /dev/zero | tr '\0' 'x' >"$app/large.txt"
# Packed forms beside a file; a foreign one, and one that is no smaller.
head -c 5000 /dev/zero | tr '\0' 'y' >"$app/packed.txt"
gzip -9 -k "$app/packed.txt"
printf 'brotli' >"$app/packed.txt.br"
printf 'alone' >"$app/alone.gz"
printf 'not smaller than an empty file' >"$app/empty.txt.gz"
ln -s "$work/secret" "$app/link-out.txt"
ln -s "$work/outside" "$app/folder-out"
ln -s "$work/nowhere" "$app/broken.txt"

server=""
# Starts the server; its process is $server, its address $url.
start() {
  last="unknot serve $*"
  rm -f "$work/url"
  "$UNKNOT" serve "$@" >"$work/url" 2>"$err" &
  server=$!
  for _ in $(seq 100); do
    [[ -s $work/url ]] && break
    kill -0 "$server" 2>/dev/null || fail "it ended"
    sleep 0.1
  done
  url=$(sed -n 's/^Unknot is at //p' "$work/url")
  [[ $url == http://* ]] || fail "it says where it is: $(cat "$work/url")"
  port=${url##*:}
}
stop() {
  kill -"$1" "$server"
  status=0
  wait "$server" || status=$?
  server=""
  exits 0
}
trap '[[ -z $server ]] || kill "$server"; rm -rf "$work"' EXIT

start --root "$app" --port 0 --idle 2
[[ $url == "http://127.0.0.1:$port" ]] || fail "the address"
python3 "$(dirname "$0")/serve_requests.py" "$port" 2 || fail "requests"
# A second one on the same port.
run serve --root "$app" --port "$port"
refused 4 "port $port is in use" "--port"
stop TERM

# The same port at once again; an open connection does not keep it from stopping.
start --root "$app" --port "$port"
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'GET / HT' >&3
stop INT
exec 3>&-

UNKNOT_WEB=$app start --port 0
stop TERM
if (exec 3<>/dev/tcp/::1/1) 2>&1 | grep -q refused; then
  start --root "$app" --port 0 --bind ::1
  [[ $url == "http://[::1]:$port" ]] || fail "the address in brackets"
  stop TERM
fi

# ---- what keeps it from starting -------------------------------------------------------------------
run serve --root "$work/nowhere"
refused 4 "there is no folder"
mkdir "$work/bare"
run serve --root "$work/bare"
refused 4 "no index.html"
mkdir -p "$work/alone/build"
cp "$UNKNOT" "$work/alone/build/unknot"
last="a program without an app beside it"
status=0
env -u UNKNOT_WEB "$work/alone/build/unknot" serve --port 0 >"$out" 2>"$err" || status=$?
refused 4 "the app is not built" "./dev build" "--root DIR"
mkdir -p "$work/alone/web"
cp -r "$app" "$work/alone/web/dist"
last="a program with an app beside it"
rm -f "$work/url"
env -u UNKNOT_WEB "$work/alone/build/unknot" serve --port 0 >"$work/url" 2>"$err" &
server=$!
for _ in $(seq 100); do [[ -s $work/url ]] && break; sleep 0.1; done
grep -q "Unknot is at" "$work/url" || fail "it finds ../web/dist"
stop TERM
run serve --root "$app" --port 0 --bind 192.0.2.1
refused 4 "cannot listen on 192.0.2.1"
