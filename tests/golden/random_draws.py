"""Draws from PyTorch's seeded CPU generator, and the initial weights of layers made after manual_seed: equal to the bit."""
import torch
from torch import nn

from encode import DTYPES, compact, tensor_json
from training import lenet5

DRAWS = {
    "rand_tail": lambda a: torch.rand(a["count"])[-a["tail"]:],
    "rand": lambda a: torch.rand(a["shape"], dtype=DTYPES[a["dtype"]]),
    "randn": lambda a: torch.randn(a["shape"], dtype=DTYPES[a["dtype"]]),
    "randint": lambda a: torch.randint(a["low"], a["high"], a["shape"], dtype=DTYPES[a.get("dtype", "int64")]),
    "randperm": lambda a: torch.randperm(a["n"], dtype=DTYPES[a.get("dtype", "int64")]),
    "bernoulli_": lambda a: torch.zeros(a["shape"], dtype=DTYPES[a["dtype"]]).bernoulli_(a["p"]),
    "dropout": lambda a: torch.nn.functional.dropout(torch.ones(a["shape"], dtype=DTYPES[a["dtype"]]), a["p"]),
    "uniform_": lambda a: torch.zeros(a["shape"], dtype=DTYPES[a["dtype"]]).uniform_(a["from"], a["to"]),
    "normal_": lambda a: torch.zeros(a["shape"], dtype=DTYPES[a["dtype"]]).normal_(a["mean"], a["std"]),
    "state": lambda a: torch.get_rng_state(),
    "exponential_": lambda a: strided(a).exponential_(a["lambda"]),
    "geometric_": lambda a: strided(a).geometric_(a["p"]),
    "log_normal_": lambda a: strided(a).log_normal_(a["mean"], a["std"]),
    "cauchy_": lambda a: strided(a).cauchy_(a["median"], a["sigma"]),
    "random_": lambda a: strided(a).random_(a["from"], a["to"]),
    "strided uniform_": lambda a: strided(a).uniform_(a["from"], a["to"]),
    "strided normal_": lambda a: strided(a).normal_(a["mean"], a["std"]),
    "strided bernoulli_": lambda a: strided(a).bernoulli_(a["p"]),
    "strided dropout": lambda a: torch.nn.functional.dropout(strided(a) + 1, a["p"]),
    "bernoulli": lambda a: torch.bernoulli(weights(a)),
    "bernoulli_ tensor": lambda a: strided(a).bernoulli_(weights({"shape": a["shape"][-1:], "dtype": a["p"]})),
    "multinomial": lambda a: torch.multinomial(weights(a), a["count"], a["replacement"]),
    "normal": lambda a: torch.normal(a["mean"], a["std"], a["shape"], dtype=DTYPES[a["dtype"]]),
    "normal tensors": lambda a: torch.normal(weights(a), weights({"shape": a["shape"][-1:], "dtype": a["dtype"]})),
    "rand_like": lambda a: torch.rand_like(strided(a)),
    "randn_like": lambda a: torch.randn_like(strided(a)),
    "randint_like": lambda a: torch.randint_like(strided(a), a["low"], a["high"]),
}


def strided(a):
    """Zeros of a shape, as the view that "view" names: the order of drawing is that of the memory, not of the shape."""
    shape, dtype, view = a["shape"], DTYPES[a["dtype"]], a.get("view")
    if view == "reversed":
        return torch.zeros(shape[::-1], dtype=dtype).permute(*range(len(shape) - 1, -1, -1))
    if view == "every second":
        return torch.zeros(shape[:-1] + [2 * shape[-1]], dtype=dtype)[..., ::2]
    return torch.zeros(shape, dtype=dtype)


def weights(a):
    """(7 i mod 11 + 1) / 16: exact numbers from 1/16 to 11/16, no two neighbours alike."""
    count = torch.Size(a["shape"]).numel()
    return ((torch.arange(count) * 7 % 11 + 1).to(DTYPES[a["dtype"]]) / 16).reshape(a["shape"])


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
    yield from more_calls()


def more_calls():
    """The less usual distributions, and fills of views."""
    for dtype in ("float32", "float64"):
        for shape in ([1], [15], [40], [3, 7]):
            yield "exponential_", {"shape": shape, "dtype": dtype, "lambda": 0.5}
            yield "log_normal_", {"shape": shape, "dtype": dtype, "mean": 0.3, "std": 0.8}
            yield "cauchy_", {"shape": shape, "dtype": dtype, "median": 0.5, "sigma": 2.0}
            yield "bernoulli", {"shape": shape, "dtype": dtype}
            yield "normal", {"shape": shape, "dtype": dtype, "mean": 2.0, "std": 0.1}
            yield "normal tensors", {"shape": shape, "dtype": dtype}
        for view in ("reversed", "every second"):
            for shape in ([2, 3], [5, 2, 4]):
                args = {"shape": shape, "dtype": dtype, "view": view}
                yield "strided uniform_", {**args, "from": 1.0, "to": 3.0}
                yield "strided normal_", {**args, "mean": 1.0, "std": 3.0}
                yield "strided bernoulli_", {**args, "p": 0.4}
                yield "strided dropout", {**args, "p": 0.4}
                for name in ("rand_like", "randn_like"):
                    yield name, args
                yield "exponential_", {**args, "lambda": 2.0}
                for p in ("float32", "float64"):
                    yield "bernoulli_ tensor", {**args, "p": p}
        for shape, count in ([5], 1), ([5], 5), ([2, 9], 4), ([3, 1], 1):
            for replacement in (False, True):
                yield "multinomial", {"shape": shape, "dtype": dtype, "count": count, "replacement": replacement}
        yield "multinomial", {"shape": [4], "dtype": dtype, "count": 30, "replacement": True}
    for dtype, limit in ("uint8", 256), ("int32", 2 ** 31), ("float32", 2 ** 24), ("float64", 2 ** 40), ("bool", 2), ("int64", 2 ** 63 - 1):
        for high in {2, min(limit, 200), limit}:
            yield "randint", {"low": 0, "high": high, "shape": [12], "dtype": dtype}
        yield "random_", {"shape": [3, 4], "dtype": dtype, "from": 0, "to": 2, "view": "reversed"}
        if dtype != "bool":
            yield "geometric_", {"shape": [12], "dtype": dtype, "p": 0.3}
            yield "randperm", {"n": 12, "dtype": dtype}
            yield "randint_like", {"shape": [3, 4], "dtype": dtype, "view": "reversed", "low": 0, "high": 9}
        yield "strided bernoulli_", {"shape": [3, 4], "dtype": dtype, "p": 0.5, "view": "reversed"}
    for dtype, low, high in ("float32", -2 ** 30 - 3, 2 ** 30 + 3), ("float32", 0, 2 ** 40 + 1), ("float64", -2 ** 60 - 1, 2 ** 60 + 1), \
            ("int64", -2 ** 63, 2 ** 63 - 1), ("int32", -2 ** 31, 2 ** 31):
        yield "randint", {"low": low, "high": high, "shape": [12], "dtype": dtype}


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
    # The generator's state, byte for byte: before any draw, with a normal number kept back, and at the end of a block of 624 words.
    for label, sequence in ("fresh", [["state", {}]]), ("with a spare", [["randn", {"shape": [3], "dtype": "float32"}], ["state", {}]]), \
            ("end of a block", [["rand", {"shape": [624], "dtype": "float32"}], ["state", {}], ["rand", {"shape": [3], "dtype": "float32"}]]):
        torch.manual_seed(2 ** 40 + 5)
        yield line(f"state {label}", 2 ** 40 + 5, sequence, [DRAWS[n](a) for n, a in sequence])
    # Normal numbers one by one, enough of them to tell log(1 - x) from log1p(-x).
    torch.manual_seed(12)
    sequence = [["strided normal_", {"shape": [600, 1], "dtype": "float64", "view": "every second", "mean": 0.0, "std": 1.0}]]
    yield line("600 normal numbers one by one seed=12", 12, sequence, [DRAWS[n](a) for n, a in sequence])
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
