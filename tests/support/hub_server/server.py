#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Speaks the APIs of Hugging Face and ModelScope over a folder of files; README.md tells how to ask for faults."""
import argparse
import json
import os
import socket
import sys
import threading
import time
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "openai_server"))
import http1  # noqa: E402

import sending  # noqa: E402
from repositories import Repositories, address  # noqa: E402

PIECE = 256 * 1024
CDN_HOST = "127.0.0.2"
LOGIN = b"<!DOCTYPE html><html><head><title>Log in to the network</title></head><body>Please log in.</body></html>\n"
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize {}\n"
JSON = {"Content-Type": "application/json"}


def parse(text):
    return dict(parse_qsl(text, keep_blank_values=True))


class Server:
    def __init__(self, options):
        self.options = options
        self.repositories = Repositories(options.folder, options.gated, options.private)
        self.lock, self.control, self.asked = threading.Lock(), {}, {}
        self.numbers = iter(range(1, 1 << 62))
        self.log_file = open(options.log, "a", buffering=1) if options.log else None
        self.cdn_port = 0

    def log(self, **entry):
        if self.log_file:
            with self.lock:
                self.log_file.write(json.dumps({"time": time.time(), **entry}, ensure_ascii=False) + "\n")

    def reply(self, out, status, value, headers=None):
        out.whole(status, {**JSON, **(headers or {})}, json.dumps(value).encode())
        return True

    def times_asked(self, key):
        with self.lock:
            self.asked[key] = self.asked.get(key, 0) + 1
            return self.asked[key] - 1

    def knows(self, request):
        return request.headers.get("authorization") == f"Bearer {self.options.token}"

    def may(self, request, repo, script):
        if repo in self.options.gated:
            return self.knows(request) and "terms" not in script
        return repo not in self.options.private or self.knows(request)

    def refuse(self, request, out, repo):
        status = 403 if self.knows(request) else 401
        return self.reply(out, status, {"error": f"Access to model {repo} is restricted. You must have access to it and "
                                                 "be authenticated to access it. Please log in."},
                          {"X-Error-Code": "GatedRepo", "X-Error-Message": f"Access to model {repo} is restricted."})

    def route(self, request, out, on_cdn):
        url = urlsplit(request.path)
        path, script, spec = unquote(url.path), dict(self.control), ""
        if path == "/control":
            self.control, self.asked = parse(request.body.decode()), {}
            return self.reply(out, 200, self.control)
        if path.startswith("/with/"):
            spec, _, path = url.path[len("/with/"):].partition("/")
            script.update(parse(unquote(spec)))
            path = "/" + unquote(path)
        query = {name: " ".join(values) for name, values in parse_qs(url.query).items()}
        parts = path.strip("/").split("/")
        if on_cdn:
            return self.cdn(request, out, parts, query, script)
        if "/resolve/" in path or path.endswith(".meta4"):
            return self.resolve(request, out, parts, spec, script)
        return self.api(request, out, path, parts, query, script)

    # The APIs

    def api(self, request, out, path, parts, query, script):
        if "api-status" in script:
            return self.reply(out, int(script["api-status"]), {"error": "scripted"})
        if "api-hang" in script:
            out.wait(3600)
        if "api-text" in script:
            return out.whole(200, JSON, script["api-text"].encode()) or True
        token = request.headers.get("authorization", "")
        if path == "/api/whoami-v2":
            if token == f"Bearer {self.options.token}":
                return self.reply(out, 200, {"type": "user", "name": "loquat-reader", "fullname": "A Reader"})
            return self.reply(out, 401, {"error": "Invalid credentials in Authorization header"})
        words, limit = query.get("search", ""), int(query.get("limit", query.get("page_size", 30)))
        if path == "/api/models":
            return self.reply(out, 200, self.repositories.hf_models(words, limit, query.get("expand[]", "").split()))
        if path.rstrip("/") == "/openapi/v1/models":
            return self.reply(out, 200, self.repositories.ms_models(words, limit))
        if parts[:2] == ["api", "models"] and parts[4:5] == ["tree"]:
            repo = "/".join(parts[2:4])
            if repo in self.options.private and not self.knows(request):
                return self.reply(out, 401, {"error": "Invalid username or password."}, {"X-Error-Code": "RepoNotFound"})
            return self.listing(out, repo, self.repositories.hf_tree, script)
        if parts[:3] == ["api", "v1", "models"] and parts[5:] == ["repo", "files"]:
            return self.listing(out, "/".join(parts[3:5]), self.repositories.ms_files, script)
        return self.reply(out, 404, {"error": "Not found"})

    def listing(self, out, repo, list_files, script):
        if self.repositories.files(repo) is None:
            return self.reply(out, 404, {"error": "Repository not found", "Code": 404, "Success": False})
        return self.reply(out, 200, list_files(repo, "wrong-hash" in script))

    # The files

    def resolve(self, request, out, parts, spec, script):
        parts = parts[1:] if parts[0] == "models" else parts
        repo, path = "/".join(parts[:2]), "/".join(parts[4:])
        if not self.may(request, repo, script):
            return self.refuse(request, out, repo)
        as_metalink = path.endswith(".meta4")
        file = self.repositories.file(repo, path.removesuffix(".meta4"))
        if not file:
            return self.reply(out, 404, {"error": "Entry not found"}, {"X-Error-Code": "EntryNotFound"})
        if as_metalink:
            return out.whole(200, {"Content-Type": "application/metalink4+xml"}, file.metalink(0, PIECE)) or True
        if self.options.cdn or "redirect" in script:
            prefix = ["with", unquote(spec)] if spec else []
            where = script.get("location") or address(CDN_HOST, self.cdn_port, *prefix, repo, path) + "?signature=abc"
            out.whole(302, {"Location": where, "X-Linked-Etag": f'"{file.sha256()}"', "X-Linked-Size": file.size}, b"")
            return True
        return self.deliver(request, out, file, script)

    def cdn(self, request, out, parts, query, script):
        """Like a store of objects: the address is the permission, and a token beside it is an error."""
        if "authorization" in request.headers or query.get("signature") != "abc":
            return self.reply(out, 400, {"error": "Only one auth mechanism allowed"})
        file = self.repositories.file("/".join(parts[:2]), "/".join(parts[2:]))
        return self.deliver(request, out, file, script) if file else self.reply(out, 404, {"error": "NoSuchKey"})

    def deliver(self, request, out, file, script):
        times = self.times_asked(f"{file.disk} {sorted(script.items())}")
        edition = 1 if times >= int(script.get("change", 1 << 30)) else 0
        first, most = int(script.get("after", 0)), int(script.get("times", 1 << 30))
        if not first <= times < first + most and "corrupt" not in script:
            script = {word: script[word] for word in ("no-range", "no-etag", "meta4", "rate") if word in script}
        if "status" in script:
            headers = {"Retry-After": script["retry-after"]} if "retry-after" in script else {}
            return self.reply(out, int(script["status"]), {"error": "scripted"}, headers)
        if "html" in script:
            return out.whole(200, {"Content-Type": "text/html; charset=utf-8"}, LOGIN) or True
        if "lfs" in script:
            return out.whole(200, {"Content-Type": "text/plain"}, POINTER.format(file.sha256(), file.size).encode()) or True
        if "json" in script:
            return self.reply(out, 200, {"error": "scripted"})
        if "hang" in script:
            out.wait(3600)
        if "close" in script:
            out.drop()
        link = {"Link": f'<{urlsplit(request.path).path}.meta4>; rel="describedby"; type="application/metalink4+xml"'}
        spoils = lambda: self.times_asked(f"{file.disk} spoilt {script['corrupt']}") < most  # noqa: E731
        return sending.send_file(request, out, file, edition, {**script, "spoils": spoils}, link if "meta4" in script else {})

    # Connections

    def serve(self, client, connection, on_cdn):
        stream = client.makefile("rb")
        self.log(event="accepted", connection=connection, cdn=on_cdn)
        try:
            while request := http1.read_request(stream):
                number = next(self.numbers)
                self.log(event="request", n=number, connection=connection, cdn=on_cdn, method=request.method,
                         path=request.path, headers=request.headers)
                if not self.route(request, http1.Writer(client), on_cdn):
                    break
                self.log(event="answered", n=number)
        except http1.Gone:
            self.log(event="gone", connection=connection)
        except (OSError, ValueError):
            pass
        stream.close()
        client.close()

    def listen(self, host, port, on_cdn):
        listener = socket.create_server((host, port), backlog=64)

        def accept():
            while True:
                client, _ = listener.accept()
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                threading.Thread(target=self.serve, args=(client, next(self.numbers), on_cdn), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        return listener.getsockname()[1]


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", help="holds OWNER/NAME/files")
    parser.add_argument("--port", type=int, default=0, help="0: any free one; the address is printed on the first line")
    parser.add_argument("--cdn", action="store_true", help="send every download on to another host and port")
    parser.add_argument("--gated", action="append", default=[], metavar="OWNER/NAME", help="lists all, sends with the token")
    parser.add_argument("--private", action="append", default=[], metavar="OWNER/NAME", help="is not there without the token")
    parser.add_argument("--token", default="hf_test_0123456789abcdefghij", help="the one token that is good")
    parser.add_argument("--log", help="append each connection and request as a line of JSON")
    parser.add_argument("--until-eof", action="store_true", help="end when standard input does")
    return parser.parse_args()


def main():
    options = parse_options()
    server = Server(options)
    server.cdn_port = server.listen(CDN_HOST, 0, True)
    print(f"http://127.0.0.1:{server.listen('127.0.0.1', options.port, False)}", flush=True)
    if options.until_eof:
        sys.stdin.buffer.read()
    else:
        threading.Event().wait()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
