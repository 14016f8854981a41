# SPDX-License-Identifier: MIT
"""HTTP/2 by the h2 library (Debian: python3-h2): many requests over one connection, a thread for each."""
import select
import ssl
import threading
import time

import h2.config
import h2.connection
import h2.events

from http1 import Gone, Request


class Writer:
    def __init__(self, connection, stream):
        self.connection, self.stream = connection, stream

    def head(self, status, headers, length=None):
        usual = [(":status", str(status))] + [(name.lower(), str(value)) for name, value in headers.items()]
        if length is not None:
            usual.append(("content-length", str(length)))
        self.connection.send(self.stream, lambda h2: h2.send_headers(self.stream, usual))

    def data(self, data):
        while data:
            room = self.connection.room(self.stream)
            piece, data = data[:room], data[room:]
            self.connection.send(self.stream, lambda h2, piece=piece: h2.send_data(self.stream, piece))

    def endless(self):
        while True:
            self.data(b"x" * self.connection.room(self.stream))

    def end(self):
        self.connection.send(self.stream, lambda h2: h2.end_stream(self.stream))

    def whole(self, status, headers, body):
        self.head(status, headers, len(body))
        self.data(body)
        self.end()

    def raw(self, data):
        self.data(data)

    def drop(self):
        self.connection.send(self.stream, lambda h2: h2.reset_stream(self.stream, error_code=2))
        raise Gone

    def wait(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.stream in self.connection.closed:
                raise Gone
            time.sleep(0.01)


class Connection:
    """One lock for the socket and the state: OpenSSL wants one thread at a time."""

    def __init__(self, socket, answer):
        self.socket, self.answer = socket, answer
        self.h2 = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        self.lock = threading.Condition()
        self.requests, self.closed, self.gone = {}, set(), False

    def send(self, stream, action):
        with self.lock:
            if self.gone or stream in self.closed:
                raise Gone
            action(self.h2)
            self.flush()

    def flush(self):
        self.socket.settimeout(30)
        try:
            self.socket.sendall(self.h2.data_to_send())
        except OSError as gone:
            self.gone = True
            raise Gone from gone

    def room(self, stream):
        """How many bytes may go now; waits until some may."""
        with self.lock:
            while not self.gone and stream not in self.closed:
                room = min(self.h2.local_flow_control_window(stream), self.h2.max_outbound_frame_size)
                if room > 0:
                    return room
                self.lock.wait(1)
            raise Gone

    def receive(self):
        """What has come, None when nothing has, b"" at the end."""
        if not self.socket.pending() and not select.select([self.socket], [], [], 0.05)[0]:
            return None
        with self.lock:
            self.socket.settimeout(0)
            try:
                return self.socket.recv(65536)
            except (ssl.SSLWantReadError, BlockingIOError):
                return None
            except OSError:
                return b""

    def run(self):
        with self.lock:
            self.h2.initiate_connection()
            self.flush()
        while not self.gone:
            data = self.receive()
            if data is None:
                continue
            with self.lock:
                try:
                    events = self.h2.receive_data(data) if data else []
                    self.gone = self.gone or not data
                    for event in events:
                        self.take(event)
                    if not self.gone:
                        self.flush()
                except Gone:
                    pass
                self.lock.notify_all()

    def take(self, event):
        if isinstance(event, h2.events.RequestReceived):
            self.requests[event.stream_id] = (dict(event.headers), bytearray())
        elif isinstance(event, h2.events.DataReceived):
            self.requests[event.stream_id][1].extend(event.data)
            self.h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        elif isinstance(event, h2.events.StreamEnded):
            headers, body = self.requests.pop(event.stream_id)
            text = {(k.decode() if isinstance(k, bytes) else k): (v.decode() if isinstance(v, bytes) else v)
                    for k, v in headers.items()}
            request = Request(text[":method"], text[":path"], text, bytes(body), "2")
            threading.Thread(target=self.answer, args=(request, Writer(self, event.stream_id)), daemon=True).start()
        elif isinstance(event, h2.events.StreamReset):
            self.closed.add(event.stream_id)
        elif isinstance(event, h2.events.ConnectionTerminated):
            self.gone = True
