"""Draws from PyTorch's seeded CPU generator, and the initial weights of layers made after manual_seed: equal to the bit."""
import torch
from torch import nn

from encode import DTYPES, compact, tensor_json
from training import lenet5

DRAWS = {
    "rand_tail": lambda a: torch.rand(a["count"])[-a["tail"]:],
    "rand": lambda a: torch.rand(a["shape"], dtype=DTYPES[a["dtype"]]),
    "randn": lambda a: torch.randn(a["shape"], dtype=DTYPES[a["dtype"]]),
    "randint": lambda a: torch.randint(a["low"], a["high"], a["shape"]),
    "randperm": lambda a: torch.randperm(a["n"]),
    "bernoulli_": lambda a: torch.zeros(a["shape"], dtype=DTYPES[a["dtype"]]).bernoulli_(a["p"]),
    "dropout": lambda a: torch.nn.functional.dropout(torch.ones(a["shape"], dtype=DTYPES[a["dtype"]]), a["p"]),
    "uniform_": lambda a: torch.zeros(a["shape"], dtype=DTYPES[a["dtype"]]).uniform_(a["from"], a["to"]),
    "normal_": lambda a: torch.zeros(a["shape"], dtype=DTYPES[a["dtype"]]).normal_(a["mean"], a["std"]),
}


def calls():
    floats = ("float32", "float64")
    sizes = ([1], [3], [15], [16], [17], [31], [32], [40], [4, 5], [0], [], [700])
    for dtype in floats:
        for name in ("rand", "randn"):
            for shape in sizes:
                yield name, {"shape": shape, "dtype": dtype}
        yield "uniform_", {"shape": [20], "dtype": dtype, "from": -0.5, "to": 2.0}
        for count in (7, 20):
            yield "normal_", {"shape": [count], "dtype": dtype, "mean": 1.0, "std": 0.5}
        for p in (0.2, 0.5, 0.9):
            for name in ("bernoulli_", "dropout"):
                yield name, {"shape": [40], "dtype": dtype, "p": p}
    for low, high in (0, 10), (0, 2), (-5, 5), (3, 1000), (0, 2 ** 20), (0, 2 ** 40):
        yield "randint", {"low": low, "high": high, "shape": [20]}
    for n in (0, 1, 2, 10, 100, 1000):
        yield "randperm", {"n": n}


def line(name, seed, calls_and_args, outputs):
    return '{"name":"%s","seed":%d,"calls":%s,"outputs":[%s]}' % (name, seed, compact(calls_and_args), ",".join(map(tensor_json, outputs)))


def draws():
    for index, (name, args) in enumerate(calls()):
        seed = (0, 1, 42, 2023, 2 ** 40 + 5)[index % 5]
        torch.manual_seed(seed)
        text = " ".join(f"{k}={v}" for k, v in args.items())
        yield line(f"{name} {text} seed={seed}", seed, [[name, args]], [DRAWS[name](args)])
    # One draw after another: what a draw leaves in the generator (a cached normal, half a 64-bit word) is part of the contract.
    for seed, names in (7, ["randn 3", "rand 2", "randn 3", "randn 16", "randn 1"]), (8, ["rand 5", "randperm", "rand 5"]), \
            (9, ["randn 15", "randint", "randn 17", "bernoulli_", "rand 3"]), (10, ["randn 1"] * 5):
        torch.manual_seed(seed)
        sequence = [[n.split()[0], {"randint": {"low": 0, "high": 100, "shape": [5]}, "randperm": {"n": 7},
                                    "bernoulli_": {"shape": [9], "dtype": "float32", "p": 0.3}}.get(
            n.split()[0], {"shape": [int(n.split()[-1])] if " " in n else [], "dtype": "float32"})] for n in names]
        yield line(f"{', '.join(names)} seed={seed}", seed, sequence, [DRAWS[n](a) for n, a in sequence])
    # Far past the first 624 words of the Mersenne Twister's state.
    torch.manual_seed(11)
    sequence = [["rand_tail", {"count": 5000, "tail": 8}], ["rand", {"shape": [8], "dtype": "float32"}]]
    yield line("the last 8 of rand 5000, then 8 seed=11", 11, sequence, [DRAWS[n](a) for n, a in sequence])


LAYERS = {
    "Linear": lambda a: nn.Linear(a["in"], a["out"], bias=a["bias"], dtype=DTYPES[a["dtype"]]),
    "Conv2d": lambda a: nn.Conv2d(a["in"], a["out"], a["kernel"], groups=a["groups"], bias=a["bias"], dtype=DTYPES[a["dtype"]]),
}


def initial():
    """Weights and biases of layers made one after another from a seed."""
    for dtype in ("float32", "float64"):
        for index, (kind, sizes) in enumerate([
                ("Linear", {"in": 3, "out": 2}), ("Linear", {"in": 10, "out": 7}), ("Linear", {"in": 1, "out": 1}),
                ("Conv2d", {"in": 2, "out": 3, "kernel": 5, "groups": 1}), ("Conv2d", {"in": 1, "out": 4, "kernel": 3, "groups": 1}),
                ("Conv2d", {"in": 4, "out": 4, "kernel": 2, "groups": 2})]):
            for bias in (True, False):
                args = {**sizes, "bias": bias, "dtype": dtype}
                torch.manual_seed(index)
                layer = LAYERS[kind](args)
                text = " ".join(f"{k}={v}" for k, v in args.items())
                yield line(f"{kind} {text}", index, [[kind, args]], [p.detach() for p in layer.parameters()])
    torch.manual_seed(0)
    # Of LeNet-5's 61 706 weights, the last eight of each tensor: any draw too many or too few anywhere before shifts them.
    yield line("LeNet-5 tails", 0, [["LeNet-5", {}]], [p.detach().flatten()[-8:] for p in lenet5().parameters()])
