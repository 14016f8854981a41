# SPDX-License-Identifier: MIT
"""Sends a file, whole or in part, the way a script wants it."""
import re
import time

from repositories import http_date

PACE = 64 * 1024


def validators(file, edition, script):
    if "no-etag" in script:
        return {}
    return {"ETag": f'"{file.sha256(edition)[:32]}"', "Last-Modified": http_date(file)}


def wanted_range(request, file, headers, script):
    """(start, end) of the one range asked for; None: the whole; "beyond": cannot be satisfied."""
    asked = re.fullmatch(r"bytes=(\d+)-(\d*)", request.headers.get("range", ""))
    if not asked or "no-range" in script:
        return None
    condition = request.headers.get("if-range")
    if condition and condition not in (headers.get("ETag"), headers.get("Last-Modified")):
        return None
    start = int(asked[1])
    if start >= file.size:
        return "beyond"
    return start, min(int(asked[2] or file.size - 1), file.size - 1)


def send_body(out, file, start, end, edition, script):
    """The bytes start..end with the faults that come in mid-way."""
    corrupt = int(script.get("corrupt", -1))
    drop, stall = int(script.get("drop", 1 << 62)), int(script.get("stall", 1 << 62))
    cut, rate = int(script.get("truncate", 1 << 62)), float(script.get("rate", 0))
    at, since = start, time.monotonic()
    while at <= end:
        step = min(PACE if not rate else max(1024, int(rate / 20)), end + 1 - at, *[
            left for left in (drop - (at - start), stall - (at - start), cut - (at - start)) if left > 0])
        data = bytearray(file.read(at, step, edition))
        if at <= corrupt < at + step and script["spoils"]():
            data[corrupt - at] ^= 0x20
        out.raw(bytes(data))
        at += step
        if at - start >= drop:
            out.drop()
        if at - start >= cut:
            return False
        if at - start >= stall:
            out.wait(3600)
        if rate:
            out.wait(max(0.0, (at - start) / rate - (time.monotonic() - since)))
    return True


def send_file(request, out, file, edition, script, extra):
    """True when the connection may serve the next request."""
    headers = {"Content-Type": "application/octet-stream", **validators(file, edition, script), **extra}
    if "no-range" not in script:
        headers["Accept-Ranges"] = "bytes"
    part = wanted_range(request, file, headers, script)
    if part == "beyond" or "416" in script:
        out.whole(416, {"Content-Range": f"bytes */{file.size}"}, b"")
        return True
    start, end = part or (0, file.size - 1)
    if part:
        headers["Content-Range"] = f"bytes {start}-{end}/{file.size}"
    out.head(206 if part else 200, headers, end + 1 - start)
    return request.method == "HEAD" or send_body(out, file, start, end, edition, script)
