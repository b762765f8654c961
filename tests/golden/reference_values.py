#!/usr/bin/env python3
"""Writes data/reference.json: small cases in float64 as PyTorch computes them, for the kit's plain reference operations.

Run: python3 tests/golden/reference_values.py      (made with PyTorch 1.13.1, Debian's python3-torch)
Each entry has inputs and results as nested lists; gradients are those of sum(dy * y) for the stored dy.
"""
import json
import pathlib

import torch
import torch.nn.functional as F

torch.manual_seed(20240601)
torch.set_default_dtype(torch.float64)


def entry(names, **values):
    return {"case": names} | {k: v.detach().tolist() if torch.is_tensor(v) else v for k, v in values.items()}


def conv2d(stride, padding, dilation, groups):
    x, w, b = torch.randn(2, 4, 7, 6), torch.randn(6, 4 // groups, 3, 2), torch.randn(6)
    for t in (x, w, b):
        t.requires_grad_()
    y = F.conv2d(x, w, b, stride, padding, dilation, groups)
    dy = torch.randn_like(y)
    y.backward(dy)
    return entry("conv2d", stride=stride, padding=padding, dilation=dilation, groups=groups, x=x, w=w, b=b, y=y, dy=dy,
                 dx=x.grad, dw=w.grad, db=b.grad)


def conv1d(stride, padding, dilation, groups):
    x, w, b = torch.randn(2, 4, 11), torch.randn(6, 4 // groups, 3), torch.randn(6)
    for t in (x, w, b):
        t.requires_grad_()
    y = F.conv1d(x, w, b, stride, padding, dilation, groups)
    dy = torch.randn_like(y)
    y.backward(dy)
    return entry("conv1d", stride=stride, padding=padding, dilation=dilation, groups=groups, x=x, w=w, b=b, y=y, dy=dy,
                 dx=x.grad, dw=w.grad, db=b.grad)


def padded(mode, border):
    x, w = torch.randn(1, 2, 5, 4), torch.randn(3, 2, 3, 3)
    return entry("border", border=border, x=x, w=w, y=F.conv2d(F.pad(x, (1, 1, 1, 1), mode=mode), w))


def pool(kind, kernel, stride, padding):
    x = torch.randn(2, 3, 7, 6, requires_grad=True)
    y = (F.max_pool2d if kind == "max" else F.avg_pool2d)(x, kernel, stride, padding)
    dy = torch.randn_like(y)
    y.backward(dy)
    return entry(kind + "pool", kernel=kernel, stride=stride, padding=padding, x=x, y=y, dy=dy, dx=x.grad)


def fractional(kernel, output):
    x, u = torch.randn(2, 3, 11, 9, requires_grad=True), torch.rand(2, 3, 2)
    y = F.fractional_max_pool2d(x, kernel, output_size=output, _random_samples=u)
    dy = torch.randn_like(y)
    y.backward(dy)
    # PyTorch's samples are (columns, rows); ours are (rows, columns)
    return entry("fractional", kernel=kernel, output=output, u=u.flip(-1), x=x, y=y, dy=dy, dx=x.grad)


def batch_norm():
    x, g, b = torch.randn(3, 2, 2, 3) * 3 + 1, torch.randn(2), torch.randn(2)
    for t in (x, g, b):
        t.requires_grad_()
    mean, var = torch.randn(2), torch.rand(2) + 0.5
    start = entry("batchnorm", x=x, gamma=g, beta=b, mean=mean.clone(), var=var.clone())
    e = F.batch_norm(x, mean, var, g, b, False)
    dy = torch.randn_like(x)
    e.backward(dy)
    evaluation = {"eval": e.tolist(), "eval_dx": x.grad.tolist(), "eval_dgamma": g.grad.tolist(), "eval_dbeta": b.grad.tolist()}
    x.grad = g.grad = b.grad = None
    y = F.batch_norm(x, mean, var, g, b, True, 0.1)
    y.backward(dy)
    return start | evaluation | {"y": y.tolist(), "dy": dy.tolist(), "dx": x.grad.tolist(), "dgamma": g.grad.tolist(),
                                 "dbeta": b.grad.tolist(), "mean_after": mean.tolist(), "var_after": var.tolist()}


def cross_entropy():
    z, t = (torch.randn(4, 5) * 4).requires_grad_(), torch.tensor([0, 3, 4, 3])
    loss = F.cross_entropy(z, t)
    loss.backward()
    return entry("cross_entropy", z=z, targets=t.tolist(), loss=loss.item(), dz=z.grad, p=torch.softmax(z, 1))


def activations():
    x = torch.tensor([-6.0, -2.5, -1.0, -0.25, 0.0, 0.5, 1.0, 3.75, 8.0])
    functions = {"identity": lambda v: v * 1, "logistic": torch.sigmoid, "tanh": torch.tanh, "ReLU": torch.relu,
                 "leaky ReLU": F.leaky_relu, "PReLU": lambda v: F.leaky_relu(v, 0.25), "ELU": F.elu, "softplus": F.softplus}
    for name, f in functions.items():
        v = x.clone().requires_grad_()
        y = f(v)
        y.sum().backward()
        yield entry("activation", name=name, x=x, y=y, dx=v.grad)


cases = [conv2d(1, 0, 1, 1), conv2d(2, 1, 1, 2), conv2d(3, 2, 2, 1), conv2d(1, 1, 1, 2),
         conv1d(1, 0, 1, 1), conv1d(2, 2, 3, 2), padded("reflect", "Reflect"), padded("replicate", "Replicate"),
         padded("circular", "Circular"),
         pool("max", 2, 2, 0), pool("max", 3, 2, 1), pool("avg", 3, 1, 1), pool("avg", 2, 3, 0),
         fractional(2, 6), fractional(3, 4), batch_norm(), cross_entropy(), *activations()]
path = pathlib.Path(__file__).parent / "data" / "reference.json"
path.write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
