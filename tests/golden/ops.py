"""The op table: name -> function of the input tensors and the arguments. Golden/OpTable*.cs has the same names over TorchSharp.

An op takes (x, a): x the list of inputs, a the dictionary of arguments; it returns a tensor or a tuple of tensors.
A new op is one row here, one row in the C# table, and its cases.
"""
import torch
import torch.nn.functional as F

import ops_calls
import ops_modules
import ops_tensor
from encode import DTYPES


def index_of(items):
    """Indices as JSON writes them: an integer, ":" , "...", null for a new axis, or {"slice": [start, stop, step]}."""
    names = {":": slice(None), "...": Ellipsis, None: None}
    return tuple(slice(*i["slice"]) if isinstance(i, dict) else i if isinstance(i, int) else names[i] for i in items)


def view(tensor, steps):
    """Applies the steps of an input's "view"."""
    for name, *args in steps:
        if name == "slice":
            dim, start, stop, step = args
            tensor = tensor[(slice(None),) * dim + (slice(start, stop, step),)]
        else:
            tensor = {"transpose": tensor.transpose, "permute": lambda *p: tensor.permute(p), "select": tensor.select,
                      "narrow": tensor.narrow, "expand": lambda *s: tensor.expand(s),
                      "unsqueeze": tensor.unsqueeze}[name](*args)
    return tensor


def inplace(change):
    """An in-place op on a copy of the first input, so that the input stays a leaf."""
    def op(x, a):
        y = x[0].clone()
        change(y, x, a)
        return y
    return op


def fill_slice(y, x, a):
    y[index_of(a["index"])] = x[1] if len(x) > 1 else a["value"]


def pair(value):
    return tuple(value) if value is not None else None


OPS = {
    # elementwise, two tensors
    "add": lambda x, a: x[0] + x[1],
    "sub": lambda x, a: x[0] - x[1],
    "mul": lambda x, a: x[0] * x[1],
    "div": lambda x, a: x[0] / x[1],
    "div_floor": lambda x, a: torch.div(x[0], x[1], rounding_mode="floor"),
    "div_trunc": lambda x, a: torch.div(x[0], x[1], rounding_mode="trunc"),
    "add_alpha": lambda x, a: torch.add(x[0], x[1], alpha=a["alpha"]),
    "maximum": lambda x, a: torch.maximum(x[0], x[1]),
    "minimum": lambda x, a: torch.minimum(x[0], x[1]),
    "eq": lambda x, a: x[0] == x[1],
    "ne": lambda x, a: x[0] != x[1],
    "lt": lambda x, a: x[0] < x[1],
    "le": lambda x, a: x[0] <= x[1],
    "gt": lambda x, a: x[0] > x[1],
    "ge": lambda x, a: x[0] >= x[1],
    "where": lambda x, a: torch.where(x[0], x[1], x[2]),
    "self": lambda x, a: x[0] * x[0] + x[0],
    # elementwise, tensor and number
    "add_scalar": lambda x, a: x[0] + a["value"],
    "sub_scalar": lambda x, a: x[0] - a["value"],
    "mul_scalar": lambda x, a: x[0] * a["value"],
    "div_scalar": lambda x, a: x[0] / a["value"],
    "scalar_add": lambda x, a: a["value"] + x[0],
    "scalar_sub": lambda x, a: a["value"] - x[0],
    "scalar_mul": lambda x, a: a["value"] * x[0],
    "scalar_div": lambda x, a: a["value"] / x[0],
    "eq_scalar": lambda x, a: x[0] == a["value"],
    "ne_scalar": lambda x, a: x[0] != a["value"],
    "lt_scalar": lambda x, a: x[0] < a["value"],
    "le_scalar": lambda x, a: x[0] <= a["value"],
    "gt_scalar": lambda x, a: x[0] > a["value"],
    "ge_scalar": lambda x, a: x[0] >= a["value"],
    "pow_scalar": lambda x, a: x[0].pow(a["value"]),
    "clamp": lambda x, a: x[0].clamp(min=a.get("min"), max=a.get("max")),
    # elementwise, one tensor
    "neg": lambda x, a: -x[0],
    "exp": lambda x, a: x[0].exp(),
    "log": lambda x, a: x[0].log(),
    "sqrt": lambda x, a: x[0].sqrt(),
    "square": lambda x, a: x[0].square(),
    "sign": lambda x, a: x[0].sign(),
    "abs": lambda x, a: x[0].abs(),
    "tanh": lambda x, a: x[0].tanh(),
    "sigmoid": lambda x, a: x[0].sigmoid(),
    "relu": lambda x, a: F.relu(x[0]),
    "to_type": lambda x, a: x[0].to(DTYPES[a["dtype"]]),
    "dropout_eval": lambda x, a: F.dropout(x[0], a["p"], training=False),
    # in place
    "add_": inplace(lambda y, x, a: y.add_(x[1])),
    "sub_": inplace(lambda y, x, a: y.sub_(x[1])),
    "mul_": inplace(lambda y, x, a: y.mul_(x[1])),
    "div_": inplace(lambda y, x, a: y.div_(x[1])),
    "add_scalar_": inplace(lambda y, x, a: y.add_(a["value"])),
    "mul_scalar_": inplace(lambda y, x, a: y.mul_(a["value"])),
    "neg_": inplace(lambda y, x, a: y.neg_()),
    "exp_": inplace(lambda y, x, a: y.exp_()),
    "log_": inplace(lambda y, x, a: y.log_()),
    "sqrt_": inplace(lambda y, x, a: y.sqrt_()),
    "abs_": inplace(lambda y, x, a: y.abs_()),
    "tanh_": inplace(lambda y, x, a: y.tanh_()),
    "sigmoid_": inplace(lambda y, x, a: y.sigmoid_()),
    "relu_": inplace(lambda y, x, a: y.relu_()),
    "clamp_": inplace(lambda y, x, a: y.clamp_(min=a.get("min"), max=a.get("max"))),
    "zero_": inplace(lambda y, x, a: y.zero_()),
    "fill_": inplace(lambda y, x, a: y.fill_(a["value"])),
    "copy_": inplace(lambda y, x, a: y.copy_(x[1])),
    "set_slice": inplace(fill_slice),
    # products
    "matmul": lambda x, a: torch.matmul(x[0], x[1]),
    "mm": lambda x, a: torch.mm(x[0], x[1]),
    "bmm": lambda x, a: torch.bmm(x[0], x[1]),
    "addmm": lambda x, a: torch.addmm(x[0], x[1], x[2], beta=a["beta"], alpha=a["alpha"]),
    "linear": lambda x, a: F.linear(*x),
    # shapes
    "t": lambda x, a: x[0].t(),
    "transpose": lambda x, a: x[0].transpose(a["dim0"], a["dim1"]),
    "permute": lambda x, a: x[0].permute(a["dims"]),
    "view": lambda x, a: x[0].view(a["shape"]),
    "reshape": lambda x, a: x[0].reshape(a["shape"]),
    "flatten": lambda x, a: x[0].flatten(a["start"], a["end"]),
    "squeeze": lambda x, a: x[0].squeeze() if a.get("dim") is None else x[0].squeeze(a["dim"]),
    "unsqueeze": lambda x, a: x[0].unsqueeze(a["dim"]),
    "expand": lambda x, a: x[0].expand(a["shape"]),
    "narrow": lambda x, a: x[0].narrow(a["dim"], a["start"], a["length"]),
    "slice": lambda x, a: view(x[0], [["slice", a["dim"], a["start"], a["stop"], a["step"]]]),
    "select": lambda x, a: x[0].select(a["dim"], a["index"]),
    "index": lambda x, a: x[0][index_of(a["index"])],
    "index_tensor": lambda x, a: x[0][(slice(None),) * a["dim"] + (x[1],)],
    "contiguous": lambda x, a: x[0].contiguous(),
    "clone": lambda x, a: x[0].clone(),
    "cat": lambda x, a: torch.cat(x, a["dim"]),
    "stack": lambda x, a: torch.stack(x, a["dim"]),
    # reductions
    "sum": lambda x, a: x[0].sum(),
    "sum_dim": lambda x, a: x[0].sum(a["dims"], a["keepdim"]),
    "mean": lambda x, a: x[0].mean(),
    "mean_dim": lambda x, a: x[0].mean(a["dims"], a["keepdim"]),
    "max": lambda x, a: x[0].max(),
    "min": lambda x, a: x[0].min(),
    "max_dim": lambda x, a: tuple(x[0].max(a["dim"], a["keepdim"])),
    "min_dim": lambda x, a: tuple(x[0].min(a["dim"], a["keepdim"])),
    "argmax": lambda x, a: x[0].argmax(),
    "argmin": lambda x, a: x[0].argmin(),
    "argmax_dim": lambda x, a: x[0].argmax(a["dim"], a["keepdim"]),
    "argmin_dim": lambda x, a: x[0].argmin(a["dim"], a["keepdim"]),
    "var": lambda x, a: x[0].var(unbiased=a["unbiased"]),
    "std": lambda x, a: x[0].std(unbiased=a["unbiased"]),
    "var_dim": lambda x, a: x[0].var(a["dim"], unbiased=a["unbiased"], keepdim=a["keepdim"]),
    "std_dim": lambda x, a: x[0].std(a["dim"], unbiased=a["unbiased"], keepdim=a["keepdim"]),
    "softmax": lambda x, a: F.softmax(x[0], a["dim"]),
    "log_softmax": lambda x, a: F.log_softmax(x[0], a["dim"]),
    # losses
    "mse_loss": lambda x, a: F.mse_loss(x[0], x[1], reduction=a["reduction"]),
    "nll_loss": lambda x, a: F.nll_loss(x[0], x[1], x[2] if len(x) > 2 else None, reduction=a["reduction"]),
    "cross_entropy": lambda x, a: F.cross_entropy(
        x[0], x[1], x[2] if len(x) > 2 else None, ignore_index=a.get("ignore_index", -100),
        reduction=a["reduction"], label_smoothing=a.get("label_smoothing", 0.0)),
    # windows
    "conv1d": lambda x, a: F.conv1d(
        x[0], x[1], x[2] if len(x) > 2 else None, a["stride"], a["padding"], a["dilation"], a["groups"]),
    "conv2d": lambda x, a: F.conv2d(
        x[0], x[1], x[2] if len(x) > 2 else None, pair(a["stride"]), pair(a["padding"]), pair(a["dilation"]), a["groups"]),
    "max_pool2d": lambda x, a: F.max_pool2d(
        x[0], pair(a["kernel"]), pair(a.get("stride")), pair(a["padding"]), pair(a["dilation"]), a["ceil_mode"]),
    "avg_pool2d": lambda x, a: F.avg_pool2d(
        x[0], pair(a["kernel"]), pair(a.get("stride")), pair(a["padding"]), a["ceil_mode"], a["count_include_pad"],
        a.get("divisor_override")),
}
OPS.update(ops_modules.OPS)
OPS.update(ops_tensor.OPS)
OPS.update(ops_calls.OPS)
