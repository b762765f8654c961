#!/usr/bin/env python3
"""Writes data/weights/*: small files as torch.save makes them, good and hostile, for the tests of the kit's readers.

Run: python3 tests/golden/weight_files.py      (made with PyTorch 1.13.1, Debian's python3-torch)
hostile-*.pth name code in their pickles; loading them with Python's own pickle would run it (it would only create a folder).
"""
import collections
import io
import json
import os
import pathlib
import pickle
import zipfile

import torch

FOLDER = pathlib.Path(__file__).parent / "data" / "weights"
FOLDER.mkdir(exist_ok=True)
torch.manual_seed(5)


def save(name, value, **options):
    torch.save(value, FOLDER / name, **options)


model = torch.nn.Sequential(collections.OrderedDict(
    conv=torch.nn.Conv2d(2, 3, 3), bn=torch.nn.BatchNorm2d(3), flatten=torch.nn.Flatten(), fc=torch.nn.Linear(12, 4)))
model.bn.running_mean.copy_(torch.randn(3))
model.bn.running_var.copy_(torch.rand(3) + 0.5)
save("zip.pth", model.state_dict())
save("legacy.pth", model.state_dict(), _use_new_zipfile_serialization=False)
save("protocol4.pth", model.state_dict(), pickle_protocol=4)
save("checkpoint.pth", {"epoch": 3, "state_dict": model.state_dict(), "optimizer": {"lr": 0.1, "steps": [1, 2]}, "note": None})
save("parallel.pth", {"module." + k: v for k, v in model.state_dict().items()})
save("module.pth", model)
x = torch.arange(2 * 2 * 4 * 4, dtype=torch.float32).reshape(2, 2, 4, 4) / 32 - 1
with torch.no_grad():
    y = model.eval()(x)

base = torch.arange(24, dtype=torch.float64).reshape(4, 6)
strided = {"whole": base, "transposed": base.t(), "sliced": base[1:3, ::2], "expanded": base[2:3, :1].expand(3, 2),
           "scalar": torch.tensor(7.5),
           "empty": torch.zeros(0, 3), "parameter": torch.nn.Parameter(base[0].clone())}
save("strided.pth", strided)
save("strided-legacy.pth", strided, _use_new_zipfile_serialization=False)
values = [0, 1, -2, 100]
types = {str(t).split(".")[1]: torch.tensor([abs(v) for v in values] if t == torch.uint8 else values).to(t) for t in (
    torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.int8, torch.int16, torch.int32, torch.int64,
    torch.uint8, torch.bool)}
save("types.pth", types)


class Evil:
    def __init__(self, *call):
        self.call = call

    def __reduce__(self):
        return self.call[0], tuple(self.call[1:])


save("hostile-system.pth", {"w": torch.ones(1), "x": Evil(os.system, "mkdir hostile-was-here")})
save("hostile-eval.pth", {"w": torch.ones(1), "x": Evil(eval, "__import__('os').mkdir('hostile-was-here')")},
     _use_new_zipfile_serialization=False)
(FOLDER / "hostile-plain.pkl").write_bytes(pickle.dumps(Evil(os.mkdir, "hostile-was-here"), protocol=4))


def zipped(name, compression, entries):
    with zipfile.ZipFile(FOLDER / name, "w", compression) as file:
        for path, content in entries:
            file.writestr(zipfile.ZipInfo(path, (2024, 6, 1, 0, 0, 0)), content, compress_type=compression)


with zipfile.ZipFile(FOLDER / "zip.pth") as file:
    parts = [(i.filename, file.read(i)) for i in file.infolist()]
zipped("hostile-bomb.pth", zipfile.ZIP_DEFLATED, [(n, bytes(200_000_000) if n.endswith("data/0") else c) for n, c in parts])

(FOLDER / "expected.json").write_text(json.dumps({
    "y": y.tolist(), "state": {k: v.tolist() for k, v in model.state_dict().items()},
    "strided": {k: v.tolist() for k, v in strided.items()},
    "types": {k: v.double().tolist() for k, v in types.items()}}, separators=(",", ":")) + "\n")
