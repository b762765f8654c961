"""How golden values are written: compact JSON, one case a line, floats in the shortest form that reads back to the same bits.

A tensor is {"dtype", "shape", "data"}; data is flat, row-major. NaN and the infinities are the strings "nan", "inf" and "-inf".
An input may also have "view", a list of steps such as ["transpose", 0, 1] or ["slice", dim, start, stop, step]: shape and data are
then those of the base, the op's argument is the base seen through the steps, and gradients are with respect to the base.
"""
import json
import math
import pathlib
import random

import numpy
import torch

DATA = pathlib.Path(__file__).parent / "data"
DTYPES = {"float32": torch.float32, "float64": torch.float64, "int64": torch.int64, "int32": torch.int32,
          "uint8": torch.uint8, "bool": torch.bool}
NAMES = {dtype: name for name, dtype in DTYPES.items()}


def number(value):
    """A number as JSON text. numpy's str of a float32 is its shortest round-trip form, as repr is a float64's."""
    if isinstance(value, (bool, numpy.bool_)):
        return "1" if value else "0"
    if isinstance(value, (int, numpy.integer)):
        return str(int(value))
    if math.isnan(value):
        return '"nan"'
    if math.isinf(value):
        return '"inf"' if value > 0 else '"-inf"'
    text = str(value) if isinstance(value, numpy.floating) else repr(value)
    return text[:-2] if text.endswith(".0") else text


def numbers(tensor):
    return "[" + ",".join(number(v) for v in tensor.detach().contiguous().numpy().ravel()) + "]"


def tensor_json(tensor):
    return '{"dtype":"%s","shape":%s,"data":%s}' % (NAMES[tensor.dtype], compact(list(tensor.shape)), numbers(tensor))


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def write(name, lines):
    """Writes data/NAME.json: the PyTorch version and one case a line."""
    head = '{"torch":"%s","cases":[\n' % torch.__version__
    text = head + ",\n".join(lines) + "\n]}\n"
    with open(DATA / (name + ".json"), "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"{name}.json: {len(lines)} cases, {len(text) / 1024:.0f} KiB")


def decimals(name, count, low=-2.0, high=2.0, gap=0.0):
    """Numbers of three decimals, a function of the name alone, none nearer to zero than gap, no two alike while that is possible."""
    rng = random.Random(name)
    values, seen = [], set()
    distinct = (high - low) * 1000 > 4 * count
    while len(values) < count:
        value = round(rng.uniform(low, high), 3) + 0.0
        if abs(value) < gap or (distinct and value in seen):
            continue
        seen.add(value)
        values.append(value)
    return values


def cotangent(tensor):
    """The fixed weights of the gradient's scalar, sum(output * cotangent): (7 i + 3) mod 11, less 5, over 4: exact in every float."""
    index = torch.arange(tensor.numel(), dtype=torch.int64)
    return (((index * 7 + 3) % 11 - 5).to(tensor.dtype) / 4).reshape(tensor.shape)
