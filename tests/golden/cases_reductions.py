"""Cases of reductions: whole, along dims, kept dims, views, ties, empty; softmax; large enough for blocked summation too."""
from case import In, cases

T = ["transpose", 0, 1]
P = ["permute", 2, 0, 1]
SHAPES = [[2, 3], [], [1], [7], [2, 3, 4], [1, 5]]


def eighths(count):
    """Many numbers of few digits."""
    return [((i * 37) % 101 - 50) / 8 for i in range(count)]


def both(op, label, inputs, args):
    for keep in (False, True):
        yield from cases(op, f"{label}{' keepdim' if keep else ''}", inputs(), {**args, "keepdim": keep})


def sums():
    for op in ("sum", "mean"):
        for shape in SHAPES:
            yield from cases(op, "", [In(*shape)])
        yield from cases(op, "empty", [In(0, 3)])
        yield from cases(op, "transposed", [In(3, 2, steps=[T])])
        yield from cases(op, "expanded", [In(3, 1, steps=[["expand", 3, 4]])])
        yield from cases(op, "3001", [In(3001, data=eighths(3001), grad=False)])
    for op in ("sum_dim", "mean_dim"):
        for shape, dims in ([2, 3], [0]), ([2, 3], [1]), ([2, 3], [-1]), ([2, 3, 4], [1]), ([2, 3, 4], [0, 2]), ([2, 3, 4], [0, 1, 2]), \
                ([2, 1, 3], [1]), ([4], [0]), ([3, 0], [0]), ([2, 3, 2, 3], [0, 2, 3]):
            yield from both(op, f"{'x'.join(map(str, shape))} {dims}", lambda: [In(*shape)], {"dims": dims})
        yield from both(op, "empty dim", lambda: [In(0, 3)], {"dims": [0]})
        yield from both(op, "permuted", lambda: [In(2, 3, 4, steps=[P])], {"dims": [1]})
        yield from both(op, "65x33", lambda: [In(65, 33, data=eighths(65 * 33), grad=False)], {"dims": [0]})
    for op in ("sum", "sum_dim"):
        args = {"dims": [0], "keepdim": False} if op == "sum_dim" else {}
        yield from cases(op, "int64", [In(2, 3, data=[1, -2, 3, 4, 5, 6], dtype="int64")], args, dtypes=("int64",))
        yield from cases(op, "bool", [In(2, 3, data=[1, 0, 1, 1, 0, 1], dtype="bool")], args, dtypes=("bool",))


def extremes():
    for op in ("max", "min", "argmax", "argmin"):
        for shape in SHAPES:
            yield from cases(op, "", [In(*shape)], strict=True)
        yield from cases(op, "transposed", [In(3, 2, steps=[T])], strict=True)
        yield from cases(op, "ties", [In(6, data=[1, 3, 3, -2, -2, 3])], strict=True)
        yield from cases(op, "nan", [In(4, data=[1, float("nan"), 3, -2])], strict=True)
        yield from cases(op, "int64", [In(2, 3, data=[4, -2, 9, 4, 9, -2], dtype="int64")], dtypes=("int64",))
    for op in ("max_dim", "min_dim", "argmax_dim", "argmin_dim"):
        for shape, dim in ([2, 3], 0), ([2, 3], 1), ([2, 3], -1), ([2, 3, 4], 1), ([4], 0), ([3, 1], 1), ([0, 3], 1), \
                ([5, 37], 1), ([37, 5], 0):
            yield from both(op, f"{'x'.join(map(str, shape))} {dim}", lambda: [In(*shape)], {"dim": dim})
        yield from both(op, "permuted", lambda: [In(2, 3, 4, steps=[P])], {"dim": 1})
        yield from both(op, "ties", lambda: [In(2, 4, data=[1, 3, 3, 0, 5, 5, 5, 5])], {"dim": 1})


def spreads():
    for op in ("var", "std"):
        for unbiased in (True, False):
            word = "unbiased" if unbiased else "biased"
            for shape in [2, 3], [7], [2, 3, 4]:
                yield from cases(op, f"{word} {'x'.join(map(str, shape))}", [In(*shape)], {"unbiased": unbiased})
            yield from cases(op, f"{word} transposed", [In(3, 2, steps=[T])], {"unbiased": unbiased})
            for shape, dim in ([2, 3], 0), ([2, 3], 1), ([2, 3, 4], -1), ([5, 2, 3], 1):
                yield from both(op + "_dim", f"{word} {'x'.join(map(str, shape))} {dim}", lambda: [In(*shape)],
                                {"dim": dim, "unbiased": unbiased})
    yield from cases("var", "biased one element", [In(1)], {"unbiased": False})
    yield from cases("var", "far from zero", [In(6, data=[1000.125, 1000.5, 999.75, 1000.25, 1001, 999.5])], {"unbiased": True})


def softmaxes():
    for op in ("softmax", "log_softmax"):
        for shape, dim in ([2, 3], 1), ([2, 3], 0), ([2, 3], -1), ([5], 0), ([2, 3, 4], 1), ([2, 3, 4], 0), \
                ([3, 1], 1), ([0, 3], 1), ([], 0), ([4, 37], 1):
            yield from cases(op, f"{'x'.join(map(str, shape)) or '0-d'} {dim}", [In(*shape)], {"dim": dim})
        yield from cases(op, "transposed", [In(3, 2, steps=[T])], {"dim": 1})
        yield from cases(op, "large", [In(2, 3, data=[1000, 1001, 999, -1000, 0, 1000])], {"dim": 1})


def all_cases():
    for part in (sums, extremes, spreads, softmaxes):
        yield from part()
