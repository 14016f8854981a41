# SPDX-License-Identifier: MIT
"""Answers one request as its script says. A script is a query string; see README.md for its words."""
import json
import zlib
from urllib.parse import parse_qsl

import wire

SSE = {"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache"}
JSON = {"Content-Type": "application/json"}
FOREVER = 3600


def parse(text):
    return dict(parse_qsl(text, keep_blank_values=True))


def reply(out, status, value, headers=None):
    out.whole(status, {**JSON, **(headers or {})}, json.dumps(value, ensure_ascii=False).encode())


def before_answer(out, script, times):
    """Faults that come instead of an answer. `times`: how often this script was asked for before. True when done."""
    if times >= int(script.get("times", 1 << 30)):
        return False
    if "hang" in script:
        out.wait(FOREVER)
    if "close" in script:
        out.drop()
    if "slow-headers" in script:
        for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 100000:
            out.raw(bytes([byte]))
            out.wait(0.05)
    if "status" in script:
        status = int(script["status"])
        headers = {"Location": script["location"]} if "location" in script else {}
        if "retry-after" in script:
            headers["Retry-After"] = script["retry-after"]
        if "error" in script:
            out.whole(status, {"Content-Type": "text/html"}, script["error"].encode())
        else:
            reply(out, status, wire.error(status, script.get("message"), script.get("code")), headers)
        return True
    if "html" in script:
        out.whole(200, {"Content-Type": "text/html"}, b"<!doctype html><title>Log in to the network</title>")
        return True
    return False


class Stream:
    """Sends events the way the script wants them."""

    def __init__(self, out, script):
        self.out, self.script, self.held = out, script, b""
        headers = dict(SSE)
        self.zip = None
        if "gzip" in script:
            headers["Content-Encoding"] = "gzip"
            self.zip = zlib.compressobj(wbits=31)
        out.head(200, headers)

    def send(self, data):
        if "crlf" in self.script:
            data = data.replace(b"\n", b"\r\n")
        if "buffered" in self.script:
            self.held += data
        elif "bytewise" in self.script:
            for byte in data:
                self.out.data(bytes([byte]))
                self.out.wait(0.0002)
        elif self.zip:
            self.out.data(self.zip.compress(data) + self.zip.flush(zlib.Z_SYNC_FLUSH))
        else:
            self.out.data(data)

    def event(self, value):
        text = wire.event(value)
        if "multiline" in self.script:  # one event, its JSON over several data lines
            text = b"".join(b"data: " + line + b"\n" for line in json.dumps(value, indent=1).encode().split(b"\n")) + b"\n"
        self.send(text)

    def end(self):
        self.out.data(self.held)
        if self.zip:
            self.out.data(self.zip.flush())
        self.out.end()


def mid_stream(stream, script, sent):
    """Faults that come after `sent` words. True: the stream is over."""
    out = stream.out
    if script.get("drop") == str(sent):
        out.drop()
    if script.get("stall") == str(sent):
        out.wait(FOREVER)
    if script.get("truncate") == str(sent):
        stream.end()
        return True
    if script.get("malformed") == str(sent):
        stream.send(b'data: {"choices":[{"delta":{"content":"bro\n\n')
    if script.get("error-event") == str(sent):
        stream.event(wire.error(int(script.get("error-status", 500)), script.get("message"), script.get("code")))
        stream.end()
        return True
    if script.get("longline") == str(sent):
        stream.event(wire.chunk({"model": "x"}, {"content": "0123456789" * (1 << 20)}))
    if script.get("flood") == str(sent):
        stream.send(b"data: ")
        while True:
            out.data(b"x" * (1 << 20))
    if script.get("endless") == str(sent):
        stream.send(b"data: ")
        out.endless()
    return False


def chunks_of(body, script):
    text, finish = wire.answer_text(body, script), "stop"
    limit = int(body.get("max_tokens") or body.get("max_completion_tokens") or 0)
    if limit and limit < len(wire.pieces(text)):
        text, finish = "".join(wire.pieces(text)[:limit]), "length"
    if "think-tags" in script:
        text = f"<think>\n{wire.THOUGHT}\n</think>\n\n{text}"
    thinking = (body.get("thinking") or {}).get("type")
    reasons = thinking == "enabled" or (body["model"].startswith("scripted-reasoner") and thinking != "disabled")
    thought = wire.THOUGHT if reasons else ""
    if "tools" in script:
        return list(wire.tool_call_chunks(body)), "", "", "tool_calls"
    finish = script.get("finish", finish)
    return list(wire.stream_chunks(body, text, thought, finish)), text, thought, finish


def answer_chat(out, body, script):
    chunks, text, thought, finish = chunks_of(body, script)
    if not body.get("stream") or "whole" in script:
        return reply(out, 200, wire.whole(body, text, thought, finish))
    stream = Stream(out, script)
    if "keep-alive" in script:
        for _ in range(int(script["keep-alive"] or 1 << 30)):
            stream.send(b": keep-alive\n\n")
            out.wait(0.05)
    for sent, chunk in enumerate(chunks[:-1] if "truncate" in script else chunks):
        if mid_stream(stream, script, sent):
            return None
        stream.event(chunk)
        out.wait(float(script.get("delay", 0)) / 1000)
    if (body.get("stream_options") or {}).get("include_usage"):
        stream.event({**wire.chunk(body, {}), "choices": [], "usage": wire.usage(body, text, thought)})
    if "no-done" not in script:
        stream.send(b"data: [DONE]\n\n")
    return stream.end()


def answer_embeddings(out, body):
    texts = body["input"] if isinstance(body["input"], list) else [body["input"]]
    data = [{"object": "embedding", "index": i, "embedding": [len(text) / 8, i, -0.5]} for i, text in enumerate(texts)]
    reply(out, 200, {"object": "list", "model": body["model"], "data": list(reversed(data)),
                     "usage": {"prompt_tokens": len(texts), "total_tokens": len(texts)}})


def answer_fim(out, body):
    text = f"({len(body['prompt'])}|{len(body.get('suffix', ''))})"
    reply(out, 200, {**wire.envelope(body, "text_completion"),
                     "choices": [{"index": 0, "text": text, "logprobs": None, "finish_reason": "stop"}],
                     "usage": {"prompt_tokens": 4, "completion_tokens": 1, "total_tokens": 5}})


def answer_models(out):
    data = [{"id": model, "object": "model", "created": 1767225600, "owned_by": "loquat", "max_model_len": 65536}
            for model in wire.MODELS]
    reply(out, 200, {"object": "list", "data": data})
