# SPDX-License-Identifier: MIT
"""HTTP/1.1 over a socket, low enough to be broken on purpose."""
import json
import select
import socket
import struct
import time


class Gone(Exception):
    """The client has closed the connection."""


class Request:
    def __init__(self, method, path, headers, body, version):
        self.method, self.path, self.headers, self.body, self.version = method, path, headers, body, version

    def json(self):
        try:
            return json.loads(self.body)
        except ValueError:
            return None


def read_request(stream):
    """The next request of a connection, or None at its end."""
    line = stream.readline()
    if not line.strip():
        return None
    method, path, _ = line.decode("latin-1").split()
    headers = {}
    for line in iter(stream.readline, b"\r\n"):
        if not line:
            return None
        name, value = line.decode("latin-1").split(":", 1)
        headers[name.strip().lower()] = value.strip()
    body = stream.read(int(headers.get("content-length", 0)))
    return Request(method, path, headers, body, "1.1")


class Writer:
    """Answers one request; every method raises Gone when nobody listens any more."""

    def __init__(self, connection):
        self.socket = connection

    def raw(self, data):
        try:
            self.socket.sendall(data)
        except OSError as gone:
            raise Gone from gone

    def head(self, status, headers, length=None):
        lines = [f"HTTP/1.1 {status} Scripted"] + [f"{name}: {value}" for name, value in headers.items()]
        lines.append("Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}")
        self.raw("\r\n".join(lines + ["", ""]).encode("latin-1"))

    def data(self, data):
        if data:
            self.raw(b"%x\r\n%b\r\n" % (len(data), data))

    def endless(self):
        """One chunk that never ends, as fast as it is taken."""
        self.raw(b"fffffffffff\r\n")
        while True:
            self.raw(b"x" * (1 << 20))

    def end(self):
        self.raw(b"0\r\n\r\n")

    def whole(self, status, headers, body):
        self.head(status, headers, len(body))
        self.raw(body)

    def drop(self):
        """Resets the connection, as a cut line does."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise Gone

    def wait(self, seconds):
        """Does nothing for so long; notices when the client goes."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.socket], [], [], left)[0]:
                try:
                    if not self.socket.recv(1):
                        raise Gone
                except OSError as gone:
                    raise Gone from gone
