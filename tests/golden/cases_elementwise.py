"""Cases of elementwise ops: broadcasting, numbers on either side, views, kinks and ties, empty and 0-d tensors, types."""
from case import In, cases

# Pairs that broadcast: equal, trailing, leading 1, both stretched, 0-d either side, extra dims, empty.
PAIRS = [
    ([2, 3], [2, 3]), ([2, 3], [3]), ([2, 3], [1, 3]), ([2, 3], [2, 1]), ([4, 1], [1, 3]), ([], [2, 2]), ([3], []), ([], []),
    ([2, 1, 3], [4, 1]), ([1], [5]), ([2, 3, 4, 5], [3, 1, 1]), ([2, 3, 4, 5], [2, 1, 1, 5]), ([0, 3], [3]), ([0], [1]), ([37], [37]),
]
T, S = ["transpose", 0, 1], ["slice", 1, 0, 6, 2]

SHAPES = [[2, 3], [], [1], [0, 2], [3, 1, 2], [33]]


def layouts(**kind):
    """Pairs of inputs of which one or both are not contiguous."""
    return [
        ("transposed + plain", In(3, 2, steps=[T], **kind), In(2, 3, **kind)),
        ("plain + transposed", In(2, 3, **kind), In(3, 2, steps=[T], **kind)),
        ("both transposed", In(3, 2, steps=[T], **kind), In(3, 2, steps=[T], **kind)),
        ("step 2", In(2, 6, steps=[S], **kind), In(3, **kind)),
        ("expanded", In(2, 1, steps=[["expand", 2, 4]], **kind), In(2, 4, **kind)),
        ("row of a transposed cube", In(3, 2, 4, steps=[["permute", 2, 0, 1], ["select", 0, 1]], **kind), In(3, 2, **kind)),
    ]


def binary():
    for op in ("add", "sub", "mul", "div", "maximum", "minimum"):
        kind = {"gap": 0.3} if op == "div" else {}
        for left, right in PAIRS:
            yield from cases(op, "", [In(*left, **kind), In(*right, **kind)], strict=True)
        for label, left, right in layouts(**kind):
            yield from cases(op, label, [left, right], strict=True)
    for op in ("maximum", "minimum"):
        yield from cases(op, "ties", [In(4, data=[1, 2, 3, -1]), In(4, data=[1, 5, 3, -2])], strict=True)
        yield from cases(op, "nan", [In(3, data=[1, float("nan"), 3]), In(3, data=[float("nan"), 0, 4])], strict=True)
    for left, right in ([2, 3], [3]), ([3, 1], [2]):
        yield from cases("add_alpha", "", [In(*left), In(*right)], {"alpha": -2.5}, strict=True)
    for op in ("div_floor", "div_trunc"):
        yield from cases(op, "", [In(2, 3, low=-9, high=9), In(3, gap=0.3)], strict=True)
        yield from cases(op, "int64", [In(6, data=[7, -7, 7, -7, 0, 9], dtype="int64"), In(6, data=[2, 2, -2, -2, 3, 3], dtype="int64")],
                         dtypes=("int64",))
    yield from cases("div", "by zero", [In(3, data=[1, -2, 0]), In(3, data=[0, 0, 0])], strict=True)
    yield from cases("self", "x twice in one graph", [In(2, 3)], strict=True)


def comparisons():
    left, right = [1, 2, 3, -1, 0, 2], [1, 3, 2, -1, 1, 2]
    for op in ("eq", "ne", "lt", "le", "gt", "ge"):
        yield from cases(op, "with equals", [In(2, 3, data=left), In(2, 3, data=right)])
        yield from cases(op, "broadcast", [In(2, 3, data=left), In(3, data=[1, 2, 0])])
        yield from cases(op, "transposed", [In(3, 2, data=left, steps=[T]), In(2, 3, data=right)])
        for a, b in PAIRS:
            yield from cases(op, "", [In(*a), In(*b)], dtypes=("float32",))
        yield from cases(op, "int64", [In(6, data=left, dtype="int64"), In(6, data=right, dtype="int64")], dtypes=("int64",))
        yield from cases(op + "_scalar", "", [In(2, 3, data=left)], {"value": 2})
        yield from cases(op + "_scalar", "fraction", [In(5, data=[0.5, 1.5, 2.5, -0.5, 1.25])], {"value": 1.5})
    yield from cases("where", "", [In(2, 3, data=[1, 0, 1, 0, 0, 1], dtype="bool"), In(2, 3), In(2, 3)], strict=True)
    yield from cases("where", "broadcast", [In(2, 1, data=[1, 0], dtype="bool"), In(3), In(2, 3)], strict=True)
    yield from cases("where", "0-d branch", [In(4, data=[1, 0, 0, 1], dtype="bool"), In(), In(4)], strict=True)
    yield from cases("where", "transposed", [In(2, 3, data=[1, 0, 1, 0, 0, 1], dtype="bool"), In(3, 2, steps=[T]), In(2, 3)], strict=True)


def numbers():
    for op in ("add", "sub", "mul", "div"):
        for name in (op + "_scalar", "scalar_" + op):
            for shape in SHAPES:
                yield from cases(name, "", [In(*shape, gap=0.3)], {"value": 1.7}, strict=True)
            yield from cases(name, "integer", [In(2, 3, gap=0.3)], {"value": 3}, strict=True)
            yield from cases(name, "transposed", [In(3, 2, gap=0.3, steps=[T])], {"value": -2.25}, strict=True)
    for power in (2, 3, 0.5, -1, 0, 1, 2.5, -2):
        yield from cases("pow_scalar", f"{power}", [In(2, 3, low=0.2)], {"value": power}, strict=True)
    for power in (2, 3):
        yield from cases("pow_scalar", f"{power} negative and zero", [In(5, data=[-1.5, -0.3, 0, 0.7, 2])], {"value": power}, strict=True)
        yield from cases("pow_scalar", f"{power} transposed", [In(3, 2, steps=[T])], {"value": power}, strict=True)
    bounds = {"both": {"min": -0.5, "max": 0.8}, "low": {"min": 0.1}, "high": {"max": 0.2}}
    for label, args in bounds.items():
        for shape in SHAPES:
            yield from cases("clamp", label + " " + ("x".join(map(str, shape)) or "0-d"), [In(*shape)], args, strict=True)
        yield from cases("clamp", label + " at the bounds", [In(6, data=[-0.5, 0.8, 0.1, 0.2, -3, 3])], args, strict=True)


def unary():
    kinds = {"neg": {}, "exp": {}, "log": {"low": 0.1, "high": 5}, "sqrt": {"low": 0.1, "high": 5}, "abs": {}, "tanh": {},
             "sigmoid": {}, "relu": {}, "square": {}, "sign": {}, "clone": {}, "contiguous": {}}
    for op, kind in kinds.items():
        for shape in SHAPES:
            yield from cases(op, "", [In(*shape, **kind)], strict=True)
        yield from cases(op, "transposed", [In(3, 2, steps=[T], **kind)], strict=True)
        yield from cases(op, "step 2", [In(2, 6, steps=[S], **kind)], strict=True)
        yield from cases(op, "expanded", [In(3, 1, steps=[["expand", 3, 4]], **kind)], strict=True)
    yield from cases("abs", "at zero", [In(3, data=[-1, 0, 2])], strict=True)
    yield from cases("relu", "at zero and nan", [In(4, data=[-1, 0, 2, float("nan")])], strict=True)
    yield from cases("log", "at zero and below", [In(3, data=[0, -1, 1])], strict=True)
    yield from cases("sqrt", "at zero and below", [In(3, data=[0, -1, 4])], strict=True)
    yield from cases("exp", "small and large", [In(8, data=[-100, -20, -1e-3, 0, 1e-3, 20, 80, 800])], strict=True)
    yield from cases("log", "near one, small and large",
                     [In(10, data=[0.999, 1.001, 0.99999, 1.00001, 1, 0.5, 1e-30, 1e30, 1e-3, 2])], strict=True)
    yield from cases("tanh", "everywhere", [In(24, data=[s * v for v in (1e-30, 1e-8, 1e-5, 1e-3, 0.1, 0.3, 0.6, 0.624, 0.626, 1.5, 9, 20)
                                                         for s in (1, -1)])], strict=True)
    for power in (2.5, -0.5, 3.7):
        yield from cases("pow_scalar", f"{power} small and large", [In(9, data=[1e-8, 1e-3, 0.1, 0.999, 1, 1.001, 9.5, 1e3, 1e8])],
                         {"value": power}, strict=True)
    for op in ("tanh", "sigmoid"):
        yield from cases(op, "small and large", [In(9, data=[-100, -20, -5, -1e-3, 0, 1e-3, 5, 20, 100])], strict=True)
    yield from cases("dropout_eval", "", [In(2, 3)], {"p": 0.5}, strict=True)


def types():
    whole = [3, -2, 0, 7, 5, 1]
    for to in ("float32", "float64"):
        yield from cases("to_type", to, [In(2, 3)], {"dtype": to}, strict=True)
        yield from cases("to_type", to + " transposed", [In(3, 2, steps=[T])], {"dtype": to}, strict=True)
        yield from cases("to_type", to, [In(2, 3, data=whole, dtype="int64")], {"dtype": to}, dtypes=("int64",))
        yield from cases("to_type", to, [In(2, 3, data=[0, 1, 255, 128, 7, 9], dtype="uint8")], {"dtype": to}, dtypes=("uint8",))
        yield from cases("to_type", to, [In(3, data=[0, 1, 1], dtype="bool")], {"dtype": to}, dtypes=("bool",))
    for to in ("int64", "int32"):
        yield from cases("to_type", to, [In(6, data=[1.9, -1.9, 0.5, -0.5, 3, 100.25])], {"dtype": to})
    yield from cases("to_type", "uint8", [In(4, data=[0, 1.9, 200.5, 255])], {"dtype": "uint8"})
    yield from cases("to_type", "bool", [In(4, data=[0, 1.9, -0.5, 0])], {"dtype": "bool"})
    a, b = In(2, 3, data=whole, dtype="int64"), In(3, data=[2, -3, 4], dtype="int64")
    for op in ("add", "sub", "mul", "div"):
        yield from cases(op, "int64 and int64", [a, b], dtypes=("int64",), strict=True)
        yield from cases(op, "float and int64", [In(2, 3), b], strict=True)
        yield from cases(op, "float32 and float64", [In(2, 3, dtype="float32"), In(3, dtype="float64", gap=0.3)], dtypes=("float64",),
                         strict=True)
        yield from cases(op, "float32 and 0-d float64", [In(2, 3, dtype="float32"), In(dtype="float64", gap=0.3)], dtypes=("float32",),
                         strict=True)
    yield from cases("add", "int32 and int64", [In(3, data=[1, 2, 3], dtype="int32"), b], dtypes=("int64",))
    yield from cases("add", "uint8 and int32", [In(3, data=[250, 2, 3], dtype="uint8"), In(3, data=[9, -9, 0], dtype="int32")],
                     dtypes=("int32",))
    yield from cases("mul", "float and bool", [In(2, 3), In(3, data=[1, 0, 1], dtype="bool")], strict=True)
    yield from cases("add_scalar", "int64 and fraction", [a], {"value": 0.5}, dtypes=("int64",), strict=True)
    yield from cases("mul_scalar", "int64 and integer", [a], {"value": 3}, dtypes=("int64",), strict=True)


def inplace():
    for op in ("add_", "sub_", "mul_", "div_", "copy_"):
        for left, right in ([2, 3], [2, 3]), ([2, 3], [3]), ([2, 3], [2, 1]), ([4], []), ([0, 2], [2]):
            yield from cases(op, "", [In(*left), In(*right, gap=0.3)], strict=True)
        yield from cases(op, "transposed", [In(3, 2, steps=[T]), In(3, 2, gap=0.3, steps=[T])], strict=True)
    for shape in SHAPES:
        yield from cases("add_scalar_", "", [In(*shape)], {"value": 1.25}, strict=True)
        yield from cases("mul_scalar_", "", [In(*shape)], {"value": -0.75}, strict=True)
        yield from cases("zero_", "", [In(*shape)], strict=True)
        yield from cases("fill_", "", [In(*shape)], {"value": 2.5}, strict=True)
    for op in ("neg_", "exp_", "log_", "sqrt_", "abs_", "tanh_", "sigmoid_", "relu_", "clamp_"):
        args = {"min": -0.5, "max": 0.8} if op == "clamp_" else None
        kind = {"low": 0.1} if op in ("log_", "sqrt_") else {}
        yield from cases(op, "", [In(2, 3, **kind)], args, strict=True)
        yield from cases(op, "transposed", [In(3, 2, steps=[T], **kind)], args, strict=True)
    yield from cases("copy_", "other type", [In(3), In(3, data=[1, 2, 3], dtype="int64")], strict=True)
    yield from cases("set_slice", "row by number", [In(3, 4, grad=False)], {"index": [1], "value": 2.5}, strict=True)
    yield from cases("set_slice", "column by tensor", [In(3, 4, grad=False), In(3, grad=False)], {"index": [":", 2]}, strict=True)
    yield from cases("set_slice", "block by tensor, broadcast", [In(3, 4, grad=False), In(2, grad=False)],
                     {"index": [{"slice": [1, 3, 1]}, {"slice": [0, 4, 2]}]}, strict=True)


def all_cases():
    for part in (binary, comparisons, numbers, unary, types, inplace):
        yield from part()
