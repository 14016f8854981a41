# SPDX-License-Identifier: MIT
"""GGUF version 3, as much of it as the Guide needs: write a file, and read that file back."""
import struct

import numpy as np

ALIGNMENT = 32
F32, Q8_0 = 0, 8
UINT32, INT32, FLOAT32, BOOL, STRING, ARRAY = 4, 5, 6, 7, 8, 9
SCALAR = {UINT32: "<I", INT32: "<i", FLOAT32: "<f", BOOL: "<?"}


def quantize_q8_0(x):
    """Blocks of 32: a half-precision scale, then 32 signed bytes."""
    blocks = x.reshape(-1, 32).astype(np.float32)
    scale = np.abs(blocks).max(axis=1, keepdims=True) / 127
    inverse = np.divide(1, scale, out=np.zeros_like(scale), where=scale > 0)
    out = np.empty(len(blocks), dtype=[("d", "<f2"), ("q", "i1", 32)])
    out["d"] = scale[:, 0]
    out["q"] = np.rint(blocks * inverse)
    return out.tobytes()


def dequantize_q8_0(raw, shape):
    blocks = np.frombuffer(raw, dtype=[("d", "<f2"), ("q", "i1", 32)])
    return (blocks["d"].astype(np.float32)[:, None] * blocks["q"]).reshape(shape)


def string(text):
    raw = text.encode()
    return struct.pack("<Q", len(raw)) + raw


def typed(value):
    """The type number and bytes of one metadata value. A list takes the type of its first item."""
    if isinstance(value, bool):
        return BOOL, struct.pack("<?", value)
    if isinstance(value, int):
        return UINT32, struct.pack("<I", value)
    if isinstance(value, float):
        return FLOAT32, struct.pack("<f", value)
    if isinstance(value, str):
        return STRING, string(value)
    kind = INT32 if isinstance(value[0], int) else typed(value[0])[0]
    items = (struct.pack("<i", v) if kind == INT32 else typed(v)[1] for v in value)
    return ARRAY, struct.pack("<IQ", kind, len(value)) + b"".join(items)


def padding(size):
    return b"\0" * (-size % ALIGNMENT)


def write(path, metadata, tensors):
    """tensors: name -> float array in row-major order. Matrices become Q8_0, vectors stay F32."""
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(metadata))
    for key, value in metadata.items():
        kind, raw = typed(value)
        head += string(key) + struct.pack("<I", kind) + raw
    blobs, offset = [], 0
    for name, x in tensors.items():
        kind = Q8_0 if x.ndim == 2 else F32
        raw = quantize_q8_0(x) if kind == Q8_0 else x.astype("<f4").tobytes()
        shape = x.shape[::-1]
        head += string(name) + struct.pack(f"<I{x.ndim}QIQ", x.ndim, *shape, kind, offset)
        blobs.append(raw + padding(len(raw)))
        offset += len(blobs[-1])
    with open(path, "wb") as f:
        f.write(head + padding(len(head)) + b"".join(blobs))


class Reader:
    """Reads what write() makes; `metadata` and dequantized `tensors`."""

    def __init__(self, path):
        with open(path, "rb") as f:
            self.raw = f.read()
        self.at = 4
        version, n_tensors, n_metadata = self.take("<IQQ")
        assert self.raw[:4] == b"GGUF" and version == 3
        self.metadata = {self.string(): self.value(*self.take("<I")) for _ in range(n_metadata)}
        infos = []
        for _ in range(n_tensors):
            name, n_dims = self.string(), *self.take("<I")
            infos.append((name, self.take(f"<{n_dims}Q")[::-1], *self.take("<IQ")))
        start = self.at + len(padding(self.at))
        self.tensors = {name: self.tensor(shape, kind, start + offset)
                        for name, shape, kind, offset in infos}

    def take(self, layout):
        values = struct.unpack_from(layout, self.raw, self.at)
        self.at += struct.calcsize(layout)
        return values

    def string(self):
        size, = self.take("<Q")
        self.at += size
        return self.raw[self.at - size:self.at].decode()

    def value(self, kind):
        if kind == STRING:
            return self.string()
        if kind == ARRAY:
            item_kind, count = self.take("<IQ")
            return [self.value(item_kind) for _ in range(count)]
        return self.take(SCALAR[kind])[0]

    def tensor(self, shape, kind, offset):
        n = int(np.prod(shape))
        size = n * 4 if kind == F32 else n // 32 * 34
        raw = self.raw[offset:offset + size]
        return dequantize_q8_0(raw, shape) if kind == Q8_0 else np.frombuffer(raw, "<f4").reshape(shape)
