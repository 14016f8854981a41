# SPDX-License-Identifier: MIT
"""What an OpenAI-compatible service says: chunks, answers, errors, with DeepSeek's fields."""
import json
import re

TEXT = ("A loquat is a small orange fruit. It grows on an evergreen tree with large leaves, flowers in autumn and "
        "ripens in early spring. In China it is called 枇杷, in Japan びわ. 🍊 Cooks make jam, syrup and wine of it. "
        "The seeds are large and smooth, the flesh is sweet and a little sour, and the skin peels off easily.")
THOUGHT = "The user asks about a fruit. I know it well: a loquat."
MODELS = ["scripted-chat", "scripted-reasoner"]
CONTINUE = re.compile("continue", re.IGNORECASE)


def pieces(text):
    """Words with the space before them: what a token is here."""
    return re.findall(r"\s*\S+", text)


def text_of(message):
    content = message.get("content") or ""
    if isinstance(content, str):
        return content
    return "".join(part.get("text", "") for part in content)


def answer_text(body, script):
    """What is to be said: the scripted text, or what a continuation still lacks of it."""
    messages = body["messages"]
    last = messages[-1]
    text = script.get("text", TEXT)
    if "echo" in script:
        text = "You wrote: " + text_of(next(m for m in reversed(messages) if m["role"] == "user"))
    begun = ""
    if last["role"] == "assistant" and (last.get("prefix") or last.get("partial")):
        begun = text_of(last)
    elif len(messages) > 1 and messages[-2]["role"] == "assistant" and CONTINUE.search(text_of(last)):
        begun = text_of(messages[-2])
        begun = begun[:len(begun) - int(script.get("repeat", 0))]
    if begun and text.startswith(begun):
        text = text[len(begun):]
    return text


def usage(body, text, thought):
    prompt = sum(len(pieces(text_of(message))) + 4 for message in body["messages"])
    hit = prompt // 2
    return {"prompt_tokens": prompt, "completion_tokens": len(pieces(text)) + len(pieces(thought)),
            "total_tokens": prompt + len(pieces(text)) + len(pieces(thought)),
            "prompt_tokens_details": {"cached_tokens": hit},
            "completion_tokens_details": {"reasoning_tokens": len(pieces(thought))},
            "prompt_cache_hit_tokens": hit, "prompt_cache_miss_tokens": prompt - hit}


def envelope(body, kind):
    return {"id": "0c5c9a4e-8f6b-4c4e-9f6e-1f9a3b6f0a11", "object": kind, "created": 1767225600,
            "model": body["model"], "system_fingerprint": "fp_scripted"}


def chunk(body, delta, finish=None):
    return {**envelope(body, "chat.completion.chunk"),
            "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]}


def tool_call_chunks(body):
    """One call whose arguments come in pieces."""
    first = {"index": 0, "id": "call_1", "type": "function", "function": {"name": "weather", "arguments": ""}}
    yield chunk(body, {"role": "assistant", "content": None, "tool_calls": [first]})
    for part in ['{"ci', 'ty":"杭', '州"}']:
        yield chunk(body, {"tool_calls": [{"index": 0, "function": {"arguments": part}}]})
    yield chunk(body, {"content": ""}, "tool_calls")


def stream_chunks(body, text, thought, finish):
    """Every chunk of a streamed answer; the thought comes first, as DeepSeek sends it."""
    yield chunk(body, {"role": "assistant", "content": None if thought else "",
                       **({"reasoning_content": ""} if thought else {})})
    for piece in pieces(thought):
        yield chunk(body, {"content": None, "reasoning_content": piece})
    for piece in pieces(text):
        yield chunk(body, {"content": piece, **({"reasoning_content": None} if thought else {})})
    yield chunk(body, {"content": ""}, finish)


def whole(body, text, thought, finish):
    message = {"role": "assistant", "content": text}
    if thought:
        message["reasoning_content"] = thought
    return {**envelope(body, "chat.completion"), "usage": usage(body, text, thought),
            "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": finish}]}


def error(status, message=None, code=None):
    usual = {400: ("invalid_request_error", "Invalid request."), 401: ("authentication_error", "Authentication Fails"),
             402: ("unknown_error", "Insufficient Balance"), 404: ("invalid_request_error", "Not found."),
             429: ("rate_limit_error", "Rate limit reached")}
    kind, text = usual.get(status, ("server_error", "The server had an error"))
    return {"error": {"message": message or text, "type": kind, "param": None, "code": code or kind}}


def event(value):
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"
