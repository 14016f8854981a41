# SPDX-License-Identifier: MIT
"""An HTTP proxy for tests: CONNECT tunnels and plain requests, both to one server whatever host they name.

    /usr/bin/python3 tests/support/proxy.py --target PORT [--login NAME:PASSWORD] [--log FILE]

Prints its port and serves until standard input ends. `--log` gets one line of JSON for each request: verb, target, and
whether it was signed in ("login": null without a header, else true or false)."""
import argparse
import base64
import json
import os
import select
import socket
import socketserver
import sys
import threading


def read_head(client):
    head = b""
    while b"\r\n\r\n" not in head and len(head) < 65536:
        piece = client.recv(65536)
        if not piece:
            return b"", b""
        head += piece
    head, _, rest = head.partition(b"\r\n\r\n")
    return head, rest


def pump(client, server):
    while True:
        ready, _, _ = select.select([client, server], [], [], 60)
        if not ready:
            return
        for end in ready:
            piece = end.recv(65536)
            if not piece:
                return
            (server if end is client else client).sendall(piece)


class Proxy(socketserver.BaseRequestHandler):
    def handle(self):
        try:
            while self.one():
                pass
        except OSError:
            pass

    def one(self):
        """One request; whether the connection lives on."""
        head, rest = read_head(self.request)
        if not head:
            return False
        lines = head.decode("latin-1").split("\r\n")
        verb, target, _ = lines[0].split(" ", 2)
        headers = {line.partition(":")[0].lower(): line.partition(":")[2].strip() for line in lines[1:]}
        given = headers.get("proxy-authorization")
        login = None if given is None else given == options.expected
        with lock, open(options.log or os.devnull, "a") as log:
            log.write(json.dumps({"verb": verb, "target": target, "login": login}) + "\n")
        if options.login and not login:
            self.request.sendall(b'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="test"\r\n'
                                 b"Content-Length: 0\r\n\r\n")
            length = int(headers.get("content-length", 0)) - len(rest)
            while length > 0:
                length -= len(self.request.recv(65536))
            return True
        with socket.create_connection(("127.0.0.1", options.target)) as server:
            if verb == "CONNECT":
                self.request.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                server.sendall(rest)
            else:  # http://host/path becomes /path; the proxy's own headers stay here
                path = "/" + target.split("/", 3)[3]
                kept = [line for line in lines[1:] if not line.lower().startswith("proxy-")]
                server.sendall("\r\n".join([f"{verb} {path} HTTP/1.1", *kept]).encode("latin-1") + b"\r\n\r\n" + rest)
            pump(self.request, server)
        return False


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


parser = argparse.ArgumentParser()
parser.add_argument("--target", type=int, required=True)
parser.add_argument("--login")
parser.add_argument("--log")
options = parser.parse_args()
options.expected = "Basic " + base64.b64encode((options.login or "").encode()).decode()
lock = threading.Lock()
with Server(("127.0.0.1", 0), Proxy) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()
