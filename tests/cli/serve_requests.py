#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
"""Talks to a running `unknot serve` on PORT as browsers do, and as nobody should."""

import gzip
import http.client
import socket
import sys
import time

PORT = int(sys.argv[1])
IDLE_S = float(sys.argv[2])


def get(path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
    connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, {k.lower(): v for k, v in response.getheaders()}, body


def raw(request, wait=10):
    """The whole answer to these bytes, b"" where the server only closes."""
    with socket.create_connection(("127.0.0.1", PORT), timeout=wait) as stream:
        stream.sendall(request)
        answer = b""
        try:
            while part := stream.recv(65536):
                answer += part
        except ConnectionResetError:
            pass
        return answer


def status_of(request):
    answer = raw(request)
    return int(answer.split()[1]) if answer else 0


def line(target, headers=b"Host: x\r\nConnection: close\r\n", method=b"GET", version=b"HTTP/1.1"):
    return method + b" " + target + b" " + version + b"\r\n" + headers + b"\r\n"


def test_files():
    for path, kind, start in [
            ("/", "text/html; charset=utf-8", b"<!doctype"), ("/index.html", "text/html; charset=utf-8", b"<!doctype"),
            ("/assets/app-1a2b.js", "text/javascript; charset=utf-8", b"export"),
            ("/assets/app-1a2b.css", "text/css; charset=utf-8", b"body"),
            ("/engine/unknot.wasm", "application/wasm", b"\0asm"),
            ("/engine/guide.json", "application/json", b"{"), ("/icon.svg", "image/svg+xml", b"<svg"),
            ("/font.woff2", "font/woff2", b"wOF2"), ("/app.webmanifest", "application/manifest+json", b"{"),
            ("/a%20b.txt", "text/plain; charset=utf-8", b"blank"), ("/index.html?x=/../y", "text/html; charset=utf-8", b"<!doc")]:
        status, headers, body = get(path)
        assert (status, headers["content-type"]) == (200, kind), (path, status, headers)
        assert body.startswith(start) and int(headers["content-length"]) == len(body), path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cross-origin-embedder-policy"] == "require-corp"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy and "'wasm-unsafe-eval'" in policy, policy
        assert "http:" not in policy and "*" not in policy, policy
    assert "immutable" in get("/assets/app-1a2b.js")[1]["cache-control"]
    assert get("/index.html")[1]["cache-control"] == "no-cache"
    assert get("/empty.txt")[2] == b""
    assert len(get("/large.txt")[2]) == 3_000_000


def test_etag():
    tag = get("/index.html")[1]["etag"]
    assert tag != get("/icon.svg")[1]["etag"]
    for list_ in (tag, f'"other", W/{tag}', "*"):
        status, headers, body = get("/index.html", If_None_Match=list_)
        assert (status, body) == (304, b"") and headers["etag"] == tag, (list_, status)
    for list_ in ('"other"', tag.strip('"'), ","):
        assert get("/index.html", If_None_Match=list_)[0] == 200, list_


def test_packed():
    """The smallest form that the other side takes, each with a tag of its own."""
    whole = b"y" * 5000
    tags = set()
    for accepted, coding in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("GZIP;q=0.2", "gzip"), ("br;q=0, gzip", "gzip"),
                             ("br;q=0.0, gzip; q=0", None), ("*", "br"), ("*;q=0", None), ("gzip, *;q=0", "gzip"),
                             ("identity", None), ("", None), (";;,=,q", None)]:
        status, headers, body = get("/packed.txt", Accept_Encoding=accepted)
        assert (status, headers.get("content-encoding")) == (200, coding), (accepted, headers)
        assert headers["vary"] == "Accept-Encoding" and headers["content-type"].startswith("text/plain")
        assert body == {"br": b"brotli", None: whole}.get(coding, body), accepted
        assert coding != "gzip" or gzip.decompress(body) == whole
        tags.add((coding, headers["etag"]))
        assert get("/packed.txt", Accept_Encoding=accepted, If_None_Match=headers["etag"])[0] == 304, accepted
    assert len(tags) == 3, tags
    assert get("/packed.txt", "HEAD", Accept_Encoding="br")[1]["content-length"] == "6"
    assert get("/packed.txt.br")[0] == 404 and get("/packed.txt.gz")[0] == 404
    assert get("/alone.gz")[2] == b"alone" and "vary" not in get("/index.html")[1]
    assert get("/empty.txt", Accept_Encoding="gzip")[2] == b""


def test_methods():
    status, headers, body = get("/index.html", "HEAD")
    assert status == 200 and body == b"" and int(headers["content-length"]) > 0
    assert get("/nothing", "HEAD")[0] == 404
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"):
        status, headers, _ = get("/index.html", method)
        assert (status, headers.get("allow")) == (405, "GET, HEAD"), (method, status)
    assert status_of(line(b"/", method=b"NONSENSE")) in (400, 405)
    # One connection serves several requests, a HEAD in between included.
    answer = raw(line(b"/icon.svg", b"Host: x\r\n") + line(b"/icon.svg", b"Host: x\r\n", b"HEAD") +
                 line(b"/nothing", b"Host: x\r\n") + line(b"/icon.svg"))
    assert answer.count(b"HTTP/1.1 200") == 3 and answer.count(b"HTTP/1.1 404") == 1, answer[:500]
    assert answer.count(b"<svg") == 2


def test_nothing_outside():
    for target in (b"/../secret", b"/%2e%2e/secret", b"/%2E%2E%2fsecret", b"/assets/../../secret",
                   b"/assets/%2e%2e/%2e%2e/secret", b"/..%5csecret", b"/..\\secret", b"/./index.html",
                   b"/%00", b"/index.html%00.png", b"/%", b"/%2", b"/%zz", b"/index.html%0d%0aX:1",
                   b"http://127.0.0.1/index.html", b"../secret", b"index.html", b"/%2e%2e%2f%2e%2e%2fetc/passwd"):
        status = status_of(line(target))
        assert status == 400, (target, status)
    for target in (b"//etc/passwd", b"/etc/passwd", b"//secret", b"/secret", b"/link-out.txt", b"/folder-out/secret",
                   b"/.hidden", b"/.git/config", b"/assets", b"/assets/", b"/INDEX.HTML", b"/%252e%252e/secret",
                   b"/index.html/", b"/index.html/x"):
        answer = raw(line(target))
        assert b" 404 " in answer.split(b"\r\n")[0], (target, answer[:80])
        assert b"top secret" not in answer, target


def test_bounds():
    assert status_of(b"GET / HTTP/1.1\r\n\r\n") == 400  # no host
    assert status_of(line(b"/", b"Connection: close\r\n", version=b"HTTP/1.0")) == 200
    assert status_of(b"nonsense\r\n\r\n") in (0, 400)
    assert status_of(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 64 + b"\r\n\r\n") in (0, 400)
    assert status_of(line(b"/" + b"a" * 100_000)) in (0, 400, 431)
    assert status_of(line(b"/", b"Host: x\r\n" + b"X-A: " + b"a" * 100_000 + b"\r\n")) in (0, 431)
    assert status_of(line(b"/", b"Host: x\r\nContent-Length: 5\r\n") + b"hello") == 413
    assert status_of(line(b"/", b"Host: x\r\nTransfer-Encoding: chunked\r\n") + b"0\r\n\r\n") == 413
    assert status_of(line(b"/", b"Host: x\r\nContent-Length: 99999999999999\r\n", b"POST")) == 405
    assert status_of(line(b"/", b"Host: x\r\nContent-Length: -1\r\n")) in (0, 400)


def test_silence():
    """A silent connection is closed; meanwhile others are served."""
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", PORT), timeout=IDLE_S + 10) as stream:
        stream.sendall(b"GET / HTT")
        assert get("/index.html")[0] == 200
        assert stream.recv(100) == b""
    took = time.monotonic() - begun
    assert IDLE_S - 0.5 < took < IDLE_S + 5, took


def test_many():
    """More connections than there are seats: the server lives on."""
    crowd = []
    try:
        for _ in range(260):
            crowd.append(socket.create_connection(("127.0.0.1", PORT), timeout=5))
    finally:
        for stream in crowd:
            stream.close()
    for _ in range(50):
        try:
            if get("/index.html")[0] == 200:
                return
        except (ConnectionError, http.client.HTTPException):
            time.sleep(0.1)
    raise AssertionError("no answer after a crowd")


for name, test in list(globals().items()):
    if name.startswith("test_"):
        try:
            test()
        except AssertionError:
            print(f"{name} failed", file=sys.stderr)
            raise
