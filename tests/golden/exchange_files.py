#!/usr/bin/env python3
"""Writes data/weights/exchange.dat and exchange.safetensors: the weights of expected.json, byte by byte by the formats' descriptions.

Run: python3 tests/golden/exchange_files.py      (no library: lib/CourseKit/Weights/README.md describes both layouts)
Every engine must read both files, and write the first one to the same bytes.
"""
import json
import pathlib
import struct

FOLDER = pathlib.Path(__file__).parent / "data" / "weights"
INT64, FLOAT32 = 4, 6
BUFFERS = ("running_mean", "running_var", "num_batches_tracked")


def leb128(value):
    out = bytearray()
    while True:
        low, value = value & 0x7F, value >> 7
        out.append(low | (0x80 if value else 0))
        if not value:
            return bytes(out)


def shape(value):
    return [len(value), *shape(value[0])] if isinstance(value, list) else []


def flat(value):
    return [x for part in value for x in flat(part)] if isinstance(value, list) else [value]


def pack(value, is_counter):
    numbers = flat(value)
    return struct.pack(f"<{len(numbers)}{'q' if is_counter else 'f'}", *numbers)


state = json.loads((FOLDER / "expected.json").read_text())["state"]
# As Module.save orders them: all parameters, then all buffers.
names = [n for n in state if not n.endswith(BUFFERS)] + [n for n in state if n.endswith(BUFFERS)]

dat = leb128(len(names))
header, data = {}, b""
for name in names:
    is_counter = name.endswith("num_batches_tracked")
    sizes, numbers = shape(state[name]), pack(state[name], is_counter)
    dat += leb128(len(name.encode())) + name.encode() + leb128(INT64 if is_counter else FLOAT32)
    dat += leb128(len(sizes)) + b"".join(leb128(size) for size in sizes) + numbers
    header[name] = {"dtype": "I64" if is_counter else "F32", "shape": sizes, "data_offsets": [len(data), len(data) + len(numbers)]}
    data += numbers
text = json.dumps(header, separators=(",", ":")).encode()
text += b" " * (-len(text) % 8)
(FOLDER / "exchange.dat").write_bytes(dat)
(FOLDER / "exchange.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
