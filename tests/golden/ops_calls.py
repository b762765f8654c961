"""Two rows of the op table that call by name: a member of a tensor, and a layer. Golden/CallOps.cs finds the same names by reflection.

Arguments are lists in which "%k" stands for input k. "member": a["name"] of input 0, in place on a copy where the name ends in "_".
"layer": torch.nn's a["name"] made with a["with"] and a["named"], its parameters filled, run in training (unless a["eval"]) and in
evaluation on a["on"] (all inputs where absent); outputs are both results and the gradients of the parameters.
"""
import torch
import torch.nn.functional as F

from encode import cotangent


def filled(function):
    """An in-place form that torch.Tensor lacks: the function's result, copied."""
    return lambda y, *a: y.copy_(function(y.clone(), *a))


SPECIAL = {
    "gelu_": filled(F.gelu), "silu_": filled(F.silu), "celu_": filled(F.celu), "elu_": filled(F.elu), "selu_": filled(F.selu),
    "relu6_": filled(F.relu6), "hardsigmoid_": filled(F.hardsigmoid), "hardswish_": filled(F.hardswish),
    "hardtanh_": filled(F.hardtanh), "leaky_relu_": filled(F.leaky_relu), "threshold_": filled(F.threshold), "rrelu_": filled(F.rrelu),
    "log_sigmoid": F.logsigmoid, "aminmax": lambda x, d, k: torch.aminmax(x, dim=d, keepdim=k), "isin": torch.isin,
    "bucketize": lambda x, b, narrow, right: torch.bucketize(x, b, out_int32=narrow, right=right),
    "var_mean": lambda x, d, u, k: torch.var_mean(x, d, unbiased=u, keepdim=k),
    "vander": torch.vander, "argwhere": torch.argwhere, "isreal": torch.isreal, "vdot": torch.vdot,
    "atleast_1d": torch.atleast_1d, "atleast_2d": torch.atleast_2d, "atleast_3d": torch.atleast_3d,
    "moveaxis": torch.moveaxis, "msort": torch.msort, "bilinear": F.bilinear,
    "addcmul_": lambda y, a, b, v: y.addcmul_(a, b, value=v), "addcdiv_": lambda y, a, b, v: y.addcdiv_(a, b, value=v),
    "index_add_": lambda y, d, i, s, v: y.index_add_(d, i, s, alpha=v),
    "index_add": lambda y, d, i, s, v: y.index_add(d, i, s, alpha=v),
    **{name: (lambda n: lambda y, a, b, beta, alpha: getattr(y, n)(a, b, beta=beta, alpha=alpha))(name)
       for name in ("addmm_", "addmv_", "addr_", "addbmm_", "baddbmm_")},
}


def resolve(x, items):
    return [x[int(i[1:])] if isinstance(i, str) and i.startswith("%") else tuple(i) if isinstance(i, list) else i for i in items]


def member(x, a):
    name = a["name"]
    first = x[0].clone() if name.endswith("_") else x[0]
    arguments = resolve(x, a.get("with", []))
    y = SPECIAL[name](first, *arguments) if name in SPECIAL else getattr(first, name)(*arguments)
    return tuple(y) if isinstance(y, (tuple, list)) else y


def fill(module):
    """Every parameter gets multiples of 1/64: exact in every float."""
    for k, p in enumerate(module.parameters()):
        i = torch.arange(p.numel(), dtype=torch.int64)
        p.data.copy_(((((i + k) * 37 + 11) % 61 - 30).double() / 64).reshape(p.shape))


def layer(x, a):
    values = dict(zip(a.get("named", {}), resolve(x, a.get("named", {}).values())))
    module = getattr(torch.nn, a["name"])(*resolve(x, a.get("with", [])), **values)
    dtype = next((t.dtype for t in x if t.dtype.is_floating_point), torch.float32)
    module.to(dtype)
    fill(module)
    inputs = resolve(x, a["on"]) if "on" in a else x
    outputs = [] if a.get("eval") else [module(*inputs)]
    module.eval()
    outputs.append(module(*inputs))
    flat = [t for y in outputs for t in (y if isinstance(y, tuple) else (y,))]
    parameters = list(module.parameters())
    if not parameters:
        return tuple(flat)
    total = sum((y * cotangent(y)).sum() for y in flat if y.requires_grad)
    return (*flat, *torch.autograd.grad(total, parameters, retain_graph=True))


OPS = {"member": member, "layer": layer}
