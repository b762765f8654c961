#!/usr/bin/env python3
"""Writes data/torchvision.json: logits of torchvision's models whose weights follow a formula, so that no weights need be stored.

Run: python3 tests/golden/torchvision_outputs.py      (made with PyTorch 1.13.1 and torchvision 0.14.1, Debian's packages)
The kit's tests fill its own models by the same formula, under the same names, and must get the same logits.
"""
import json
import pathlib

import numpy
import torch
import torchvision.models as models

CLASSES = 10


def uniform(name, count):
    """count numbers from 0 to below 1 that depend on the name alone: a 32-bit hash of name and place."""
    seed = 0
    for byte in name.encode():
        seed = (seed * 31 + byte) % 2**32
    v = numpy.arange(1, count + 1, dtype=numpy.uint32) * numpy.uint32(2654435761) + numpy.uint32(seed)
    v ^= v >> numpy.uint32(16)
    v *= numpy.uint32(73244475)
    v ^= v >> numpy.uint32(16)
    return v.astype(numpy.float64) / 2**32


def value(name, shape):
    u = uniform(name, int(numpy.prod(shape)))
    if name.endswith("running_var"):
        v = 0.75 + 0.5 * u
    elif name.endswith("running_mean"):
        v = 0.4 * (u - 0.5)
    elif len(shape) > 1:
        v = (u - 0.5) * 2 * numpy.sqrt(6 / numpy.prod(shape[1:]))
    else:
        v = 0.8 + 0.4 * u if name.endswith("weight") else 0.2 * (u - 0.5)
    return torch.from_numpy(v.astype(numpy.float32).reshape(shape))


def logits(model, size):
    state = {k: v if k.endswith("num_batches_tracked") else value(k, tuple(v.shape)) for k, v in model.state_dict().items()}
    model.load_state_dict(state)
    x = torch.from_numpy(((uniform("input", 2 * 3 * size * size) - 0.5) * 4).astype(numpy.float32).reshape(2, 3, size, size))
    with torch.no_grad():
        return model.eval()(x).tolist()


if __name__ == "__main__":
    torch.set_num_threads(1)
    cases = {
        "resnet18": lambda: models.resnet18(num_classes=CLASSES), "resnet50": lambda: models.resnet50(num_classes=CLASSES),
        "resnext50_32x4d": lambda: models.resnext50_32x4d(num_classes=CLASSES),
        "densenet121": lambda: models.densenet121(num_classes=CLASSES),
        "googlenet-aux": lambda: models.googlenet(num_classes=CLASSES, init_weights=False),
    }
    entries = {name: {"size": 64, "logits": logits(make(), 64)} for name, make in cases.items()}
    text = ",\n".join(f'"{k}":{json.dumps(v, separators=(",", ":"))}' for k, v in entries.items())
    (pathlib.Path(__file__).parent / "data" / "torchvision.json").write_text("{\n" + text + "\n}\n")
