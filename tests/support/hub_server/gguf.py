# SPDX-License-Identifier: MIT
"""What Hugging Face tells of a repository's GGUF file: its weights, architecture and window."""
import math
import struct

SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
NUMBERS = {4: "<I", 5: "<i", 10: "<Q", 11: "<q"}
STRING, ARRAY = 8, 9


class Reader:
    def __init__(self, path):
        self.file = open(path, "rb")

    def number(self, form):
        return struct.unpack(form, self.file.read(struct.calcsize(form)))[0]

    def text(self):
        return self.file.read(self.number("<Q")).decode()

    def value(self, kind):
        if kind == STRING:
            return self.text()
        if kind == ARRAY:
            inner, count = self.number("<I"), self.number("<Q")
            return [self.value(inner) for _ in range(count)] if inner in (STRING, ARRAY) else self.file.read(SIZES[inner] * count)
        return self.number(NUMBERS[kind]) if kind in NUMBERS else self.file.read(SIZES[kind])


def told(path):
    """None for what is no GGUF."""
    try:
        reader = Reader(path)
        with reader.file:
            if reader.file.read(4) != b"GGUF" or reader.number("<I") not in (2, 3):
                return None
            tensors, values = reader.number("<Q"), {}
            for _ in range(reader.number("<Q")):
                name = reader.text()
                values[name] = reader.value(reader.number("<I"))
            total = 0
            for _ in range(tensors):
                reader.text()
                total += math.prod(reader.number("<Q") for _ in range(reader.number("<I")))
                reader.file.read(12)
    except (KeyError, OverflowError, MemoryError, struct.error, UnicodeDecodeError):
        return None
    architecture = values.get("general.architecture")
    found = {"total": total, "architecture": architecture, "chat_template": values.get("tokenizer.chat_template")}
    return {**found, "context_length": values.get(f"{architecture}.context_length")}
