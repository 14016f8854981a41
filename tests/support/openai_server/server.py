#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A scripted OpenAI-compatible service for tests; README.md beside this file tells how to ask for faults."""
import argparse
import base64
import json
import os
import socket
import ssl
import sys
import tempfile
import threading
import time
from urllib.parse import unquote

import certificates
import http1
import script as scripts
import wire


class Server:
    def __init__(self, options):
        self.options = options
        self.lock = threading.Lock()
        self.asked, self.control, self.tokens = {}, {}, []
        self.numbers = iter(range(1, 1 << 62))
        self.log_file = open(options.log, "a", buffering=1) if options.log else None
        self.tls = self.tls_context() if options.tls != "none" else None

    def tls_context(self):
        folder = self.options.certificates or tempfile.mkdtemp(prefix="loquat-certificates-")
        certificates.make(folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        name = self.options.tls if os.path.exists(f"{folder}/{self.options.tls}.pem") else "good"
        context.load_cert_chain(f"{folder}/{name}.pem", f"{folder}/{name}.key")
        if self.options.tls == "mutual":
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(f"{folder}/ca.pem")
        if self.options.tls == "old":
            context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
            context.set_ciphers("ALL:@SECLEVEL=0")
        if self.options.tls == "tls1.2":
            context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_alpn_protocols(["h2", "http/1.1"] if self.options.http2 else ["http/1.1"])
        return context

    def log(self, **entry):
        if self.log_file:
            with self.lock:
                self.log_file.write(json.dumps({"time": time.time(), **entry}, ensure_ascii=False) + "\n")

    def authorised(self, request):
        allowed = list(self.tokens) + ([self.options.key] if self.options.key else [])
        if not self.options.key and not self.options.client:
            return True
        return request.headers.get("authorization", "") in [f"Bearer {token}" for token in allowed]

    def times_asked(self, text):
        with self.lock:
            self.asked[text] = self.asked.get(text, 0) + 1
            return self.asked[text] - 1

    def token(self, request, out):
        form = scripts.parse(request.body.decode())
        basic = request.headers.get("authorization", "")
        given = base64.b64decode(basic[6:]).decode() if basic.startswith("Basic ") else (
            form.get("client_id", "") + ":" + form.get("client_secret", ""))
        if form.get("grant_type") != "client_credentials" or unquote(given) != self.options.client:
            return scripts.reply(out, 401, {"error": "invalid_client", "error_description": "unknown client"})
        self.tokens.append(f"token-{len(self.tokens) + 1}-{self.options.key or 'open'}")
        return scripts.reply(out, 200, {"access_token": self.tokens[-1], "token_type": "Bearer",
                                        "expires_in": self.options.token_seconds})

    def set_control(self, request, out):
        self.control = scripts.parse(request.body.decode())
        if "revoke" in self.control:
            self.tokens = []
        self.asked = {}
        scripts.reply(out, 200, self.control)

    def answer(self, request, out):
        """Everything but the reading and writing of HTTP."""
        path, script = request.path, dict(self.control)
        if path == "/control":
            return self.set_control(request, out)
        spec = ""
        if path.startswith("/with/"):
            spec, _, rest = path[len("/with/"):].partition("/")
            path = "/" + rest
        body = request.json() or {}
        model = str(body.get("model", "")) if isinstance(body, dict) else ""
        for text in (unquote(spec), model.partition("?")[2]):
            script.update(scripts.parse(text))
        if path.endswith("/oauth/token"):
            return self.token(request, out)
        key = f"{path} {spec} {model} {sorted(self.control.items())}"
        if script and scripts.before_answer(out, script, self.times_asked(key)):
            return None
        if not self.authorised(request):
            return scripts.reply(out, 401, wire.error(401))
        return self.route(request.method, path, body, script, out)

    def route(self, method, path, body, script, out):
        if method == "GET" and path.endswith("/models"):
            return scripts.answer_models(out)
        if method != "POST" or not body.get("model"):
            return scripts.reply(out, 404 if method == "GET" else 400, wire.error(404 if method == "GET" else 400))
        if path.endswith("/chat/completions"):
            if not body.get("messages"):
                return scripts.reply(out, 400, wire.error(400, "messages is required"))
            for name in script.get("refuses", "").split(","):
                if name and name in body:
                    return scripts.reply(out, 400, wire.error(400, f"Unrecognized request argument supplied: {name}"))
            return scripts.answer_chat(out, body, script)
        if path.endswith("/embeddings"):
            return scripts.answer_embeddings(out, body)
        if path.endswith("/completions"):
            return scripts.answer_fim(out, body)
        return scripts.reply(out, 404, wire.error(404))

    def handle(self, request, out, connection, tls):
        number = next(self.numbers)
        self.log(event="request", n=number, connection=connection, http=request.version, tls=tls,
                 method=request.method, path=request.path, headers=request.headers,
                 body=request.json() if request.body else None, text=request.body.decode("utf-8", "replace"))
        try:
            self.answer(request, out)
            self.log(event="answered", n=number)
        except http1.Gone:
            self.log(event="gone", n=number)
            return False
        return True

    def serve(self, plain, connection):
        self.log(event="accepted", connection=connection)
        try:
            sock = self.tls.wrap_socket(plain, server_side=True) if self.tls else plain
        except (OSError, ssl.SSLError) as refused:
            self.log(event="no-tls", connection=connection, why=str(refused))
            return plain.close()
        tls = sock.version() if self.tls else ""
        try:
            if self.tls and sock.selected_alpn_protocol() == "h2":
                import http2
                http2.Connection(sock, lambda request, out: self.handle(request, out, connection, tls)).run()
            else:
                stream = sock.makefile("rb")
                while (request := http1.read_request(stream)) and self.handle(request, http1.Writer(sock), connection, tls):
                    pass
                stream.close()
        except (OSError, ValueError):
            pass
        sock.close()

    def run(self, listener):
        for connection in iter(self.numbers.__next__, None):
            client, _ = listener.accept()
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.serve, args=(client, connection), daemon=True).start()


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free one; it is printed on the first line")
    parser.add_argument("--tls", default="none", choices=["none", "good", "self-signed", "expired", "wrong-host",
                                                          "mutual", "old", "tls1.2"])
    parser.add_argument("--http2", action="store_true", help="offer HTTP/2 (needs TLS and python3-h2)")
    parser.add_argument("--certificates", help="folder for the certificates; made when empty")
    parser.add_argument("--key", default="", help="the API key asked for; none: no key is asked for")
    parser.add_argument("--client", default="", help="ID:SECRET of an OAuth client, served at /oauth/token")
    parser.add_argument("--token-seconds", type=int, default=3600, help="how long such a token lasts")
    parser.add_argument("--log", help="append each connection and request as a line of JSON")
    parser.add_argument("--backlog", type=int, help="take no connection at all and let only so many queue")
    parser.add_argument("--until-eof", action="store_true", help="end when standard input does")
    return parser.parse_args()


def main():
    options = parse_options()
    server = Server(options)
    stuck = options.backlog is not None
    listener = socket.create_server(("127.0.0.1", options.port), backlog=options.backlog if stuck else 64)
    address = listener.getsockname()
    fillers = [socket.socket() for _ in range(options.backlog + 1)] if stuck else []
    for filler in fillers:
        filler.connect(address)
    print(address[1], flush=True)
    if not stuck:
        threading.Thread(target=server.run, args=(listener,), daemon=True).start()
    if options.until_eof:
        sys.stdin.buffer.read()
    else:
        threading.Event().wait()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass
