"""Files in TorchSharp's format, written from PyTorch: what its exportsd.py lays out, by a writer of our own.

A tensor is its element type's number, its number of dimensions and each size as unsigned LEB128, then the elements in row-major order,
little-endian. A state dictionary is the number of entries, then for each the length of its name in bytes (LEB128), the name in UTF-8, and
the tensor. TorchSharp itself writes parameters before buffers; a reader goes by the names.
"""
import base64

import torch
from torch import nn

from encode import DTYPES, decimals, tensor_json
from training import lenet5

TYPE_NUMBERS = {torch.uint8: 0, torch.int32: 3, torch.int64: 4, torch.float32: 6, torch.float64: 7, torch.bool: 11}


def leb128(value):
    out = bytearray()
    while True:
        low, value = value & 0x7F, value >> 7
        out.append(low | (0x80 if value else 0))
        if not value:
            return bytes(out)


def tensor_bytes(tensor):
    header = leb128(TYPE_NUMBERS[tensor.dtype]) + leb128(tensor.dim()) + b"".join(leb128(s) for s in tensor.shape)
    return header + tensor.detach().contiguous().numpy().tobytes()


def state_bytes(entries):
    names = ((name.encode("utf-8"), tensor) for name, tensor in entries)
    return leb128(len(entries)) + b"".join(leb128(len(n)) + n + tensor_bytes(t) for n, t in names)


def line(label, data, entries):
    listed = ",".join('["%s",%s]' % (name, tensor_json(tensor)) for name, tensor in entries)
    return '{"name":"%s","file":"%s","entries":[%s]}' % (label, base64.b64encode(data).decode("ascii"), listed)


def tensors():
    """One tensor a file: every type, and shapes that are none, empty, long enough for sizes of two bytes, and seen through a view."""
    shapes = {"scalar": [], "one": [1], "matrix": [3, 4], "empty": [2, 0, 3], "long": [300], "five": [1, 2, 1, 3, 2]}
    for dtype_name, dtype in DTYPES.items():
        for label, shape in shapes.items():
            if label in ("long", "five") and dtype_name not in ("float32", "uint8"):
                continue
            count = torch.Size(shape).numel()
            values = torch.tensor(decimals(f"state {label}", count, 0, 100), dtype=torch.float64)
            values = values.remainder(2) >= 1 if dtype == torch.bool else values.to(dtype)
            tensor = values.reshape(shape)
            yield line(f"tensor {dtype_name} {label}", tensor_bytes(tensor), [("", tensor)])
    view = torch.tensor(decimals("state view", 12), dtype=torch.float32).reshape(3, 4).t()
    yield line("tensor float32 transposed", tensor_bytes(view), [("", view)])


def small_net():
    """The layers that the C# test builds too; two buffers stand for those of a normalisation."""
    net = nn.Sequential(nn.Conv2d(2, 3, 3), nn.Linear(4, 2, dtype=torch.float64))
    net.register_buffer("Zähler", torch.tensor(7))
    net[0].register_buffer("seen", torch.tensor([True, False]))
    return net


def states():
    torch.manual_seed(3)
    net = small_net()
    parameters, buffers = list(net.named_parameters()), list(net.named_buffers())
    yield line("state empty", state_bytes([]), [])
    yield line("state parameters before buffers", state_bytes(parameters + buffers), parameters + buffers)
    yield line("state in PyTorch's order", state_bytes(list(net.state_dict().items())), list(net.state_dict().items()))
    torch.manual_seed(4)
    linear = list(nn.Linear(3, 2).state_dict().items())
    yield line("state linear", state_bytes(linear), linear)
    lenet = nn.Sequential(*list(lenet5())[:2]).state_dict()
    yield line("state first layer of LeNet-5", state_bytes(list(lenet.items())), list(lenet.items()))
    long_name = [("n" * 200, torch.tensor([1.5]))]
    yield line("state long name", state_bytes(long_name), long_name)


def files():
    yield from tensors()
    yield from states()
