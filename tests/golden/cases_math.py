"""Cases of elementwise mathematics beyond arithmetic: every function on its domain, at its edges, on views, and broadcasting."""
from case import In, cases
from cases_elementwise import PAIRS, S, T

SHAPES = [[2, 3], [], [1], [0, 2], [3, 1, 2]]
INSIDE = {"low": -0.98, "high": 0.98}
POSITIVE = {"low": 0.05, "high": 6}
DOMAINS = {
    "acos": INSIDE, "acosh": {"low": 1.05, "high": 9}, "asin": INSIDE, "asinh": {}, "atan": {}, "atanh": INSIDE, "sin": {}, "cos": {},
    "tan": {"low": -1.4, "high": 1.4}, "sinh": {}, "cosh": {}, "exp2": {}, "expm1": {}, "log10": POSITIVE, "log1p": {"low": -0.9, "high": 5},
    "log2": POSITIVE, "erf": {}, "erfc": {}, "erfinv": INSIDE, "lgamma": POSITIVE, "digamma": POSITIVE, "i0": {}, "rsqrt": POSITIVE,
    "reciprocal": {"gap": 0.2}, "frac": {}, "sinc": {"gap": 0.1}, "ceil": {}, "floor": {}, "trunc": {}, "round": {}, "deg2rad": {},
    "rad2deg": {}, "logit": {"low": 0.02, "high": 0.98}, "sgn": {"gap": 0.01, "grad": False}, "positive": {}, "nan_to_num": {},
}
EDGES = {
    "erf": [-30, -6, -2.5, -0.5, -1e-9, 1e-30, 0.4999, 0.5, 0.5001, 1.5, 3.3, 5.8, 27.5],
    "erfc": [-30, -6, -2.5, -0.5, -1e-9, 0.4999, 0.5, 0.5001, 1.5, 3.3, 5.8, 9.1],
    "erfinv": [-1, -0.99, -0.9, -1e-8, 0, 1e-30, 0.3, 0.7, 0.995, 1],
    "lgamma": [1e-6, 0.2, 0.9, 1, 1.001, 1.5, 1.9, 2, 2.1, 3.7, 12.5, 40, 170, 1e5, -0.5, -1.3, -2.75],
    "digamma": [1e-3, 0.3, 1, 1.4, 1.5, 2.5, 11.9, 12.1, 40, 1e6, -0.5, -1.3, -2.75],
    "i0": [-40, -29, -3.5, -1e-3, 0, 0.5, 2, 10, 29.9, 30.1, 60],
    "expm1": [-50, -1, -1e-3, -1e-12, 0, 1e-12, 1e-4, 0.5, 20], "log1p": [-0.999, -1e-3, -1e-12, 0, 1e-12, 1e-4, 0.5, 1e6],
    "round": [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5, 1e6 + 0.5, 0.4999], "sinc": [0, 1, 2, -1.5], "log2": [0, 1, 8, 1e-30, -1],
    "asin": [-1, 1, 1.5], "acosh": [0.5, 1, 1e6], "atanh": [-1, 1, 2], "reciprocal": [0, 2], "rsqrt": [0, 4, -1],
    "nan_to_num": [float("nan"), float("inf"), float("-inf"), 1.5],
}
ODD = [float("nan"), float("inf"), float("-inf"), 0, -0.0, 1.5, -2]


def unary():
    for op, kind in DOMAINS.items():
        for shape in SHAPES:
            yield from cases(op, "", [In(*shape, **kind)], strict=op not in ("lgamma", "digamma"))
        yield from cases(op, "transposed", [In(3, 2, steps=[T], **kind)])
        yield from cases(op, "step 2", [In(2, 6, steps=[S], **kind)])
        yield from cases(op, "expanded", [In(3, 1, steps=[["expand", 3, 4]], **kind)])
    for op, values in EDGES.items():
        yield from cases(op, "edges", [In(len(values), data=values, grad=False)], strict=op not in ("lgamma", "digamma"))
    for op in ("isnan", "isinf", "isfinite", "isposinf", "isneginf", "signbit", "logical_not", "sgn", "frac", "floor", "round", "trunc", "ceil"):
        # the sign bit of a NaN is anyone's choice
        odd = ODD[1:] if op == "signbit" else ODD
        yield from cases(op, "odd", [In(len(odd), data=odd, grad=False)])
        if op not in ("frac", "sgn", "signbit"):
            yield from cases(op, "int64", [In(3, data=[-2, 0, 5], dtype="int64")], dtypes=("int64",))
    for dtype in ("int64", "int32", "uint8", "bool"):
        yield from cases("bitwise_not", dtype, [In(4, data=[0, 1, 1, 0] if dtype == "bool" else [0, 1, 7, 100], dtype=dtype)], dtypes=(dtype,))
    for decimals in (1, 3, -1):
        yield from cases("round_decimals", f"{decimals}", [In(6, low=-99, high=99)], {"decimals": decimals})
    for n in (0, 1, 2, 3):
        for shape in [2, 3], [], [0]:
            yield from cases("polygamma", f"{n} {'x'.join(map(str, shape)) or '0-d'}", [In(*shape, low=0.3, high=14)], {"n": n})
    for p in (1, 3):
        yield from cases("mvlgamma", f"{p}", [In(2, 3, low=2.2, high=9)], {"p": p})
    yield from cases("logit_eps", "", [In(5, data=[0.01, 0.3, 0.5, 0.8, 0.99])], {"eps": 0.1})


def binary():
    kinds = {"remainder": {"gap": 0.3}, "fmod": {"gap": 0.3}, "atan2": {"gap": 0.1}, "hypot": {"gap": 0.1}, "copysign": {"gap": 0.1},
             "fmax": {}, "fmin": {}, "logaddexp": {}, "logaddexp2": {}, "xlogy": {"low": 0.1}, "pow": {"low": 0.2}, "float_power": {"low": 0.2},
             "ldexp": {}, "true_divide": {"gap": 0.3}, "floor_divide": {"gap": 0.3, "grad": False}, "logical_and": {}, "logical_or": {},
             "logical_xor": {}, "isclose": {}}
    for op, kind in kinds.items():
        for left, right in PAIRS[:12]:
            yield from cases(op, "", [In(*left, **kind), In(*right, **kind)], dtypes=("float32", "float64") if len(left) < 3 else ("float64",))
        yield from cases(op, "transposed", [In(3, 2, steps=[T], **kind), In(2, 3, **kind)])
    for op in ("fmax", "fmin"):
        yield from cases(op, "nan and ties", [In(4, data=[float("nan"), 1, 2, 3]), In(4, data=[1, float("nan"), 2, 0])])
    yield from cases("heaviside", "", [In(5, data=[-1, 0, 0, 2, -0.0], grad=False), In(5, grad=False)])
    yield from cases("xlogy", "zero", [In(3, data=[0, 0, 1]), In(3, data=[0, 2, 3])])
    yield from cases("logaddexp", "large", [In(4, data=[1000, -1000, float("-inf"), 3], grad=False),
                                            In(4, data=[1000, -1000.5, float("-inf"), -900], grad=False)])
    for op in ("remainder", "fmod"):
        yield from cases(op, "int64", [In(6, data=[7, -7, 7, -7, 0, 9], dtype="int64"), In(6, data=[2, 2, -2, -2, 3, 3], dtype="int64")],
                         dtypes=("int64",))
        for value in (2, -2.5):
            yield from cases(op + "_scalar", f"{value}", [In(2, 3, low=-9, high=9)], {"value": value})
    whole, other = [12, -18, 0, 7, 100], [8, 12, 5, 0, 75]
    for op in ("gcd", "lcm", "bitwise_and", "bitwise_or", "bitwise_xor"):
        yield from cases(op, "int64", [In(5, data=whole, dtype="int64"), In(5, data=other, dtype="int64")], dtypes=("int64",))
        yield from cases(op, "int32 broadcast", [In(5, 1, data=whole, dtype="int32"), In(5, data=other, dtype="int32")], dtypes=("int32",))
    for op in ("bitwise_and", "bitwise_or", "bitwise_xor", "logical_and", "logical_or", "logical_xor"):
        yield from cases(op, "bool", [In(4, data=[0, 1, 0, 1], dtype="bool"), In(4, data=[0, 0, 1, 1], dtype="bool")], dtypes=("bool",))
    for op in ("bitwise_left_shift", "bitwise_right_shift"):
        yield from cases(op, "int64", [In(4, data=[1, 5, -16, 255], dtype="int64"), In(4, data=[0, 3, 2, 4], dtype="int64")], dtypes=("int64",))
    yield from cases("nextafter", "", [In(4, data=[1, -1, 0.5, 2], grad=False), In(4, data=[2, -3, 0.5, -1], grad=False)], strict=True)
    yield from cases("dist", "", [In(2, 3), In(3)])


def ternary():
    for left, middle, right in ([2, 3], [2, 3], [2, 3]), ([2, 3], [3], [2, 1]), ([], [2], [2]), ([0, 3], [3], [1]), ([2, 3], [], []):
        for op in ("addcmul", "addcdiv"):
            yield from cases(op, "", [In(*left), In(*middle), In(*right, gap=0.4)], {"value": -1.5})
        yield from cases("lerp", "", [In(*left), In(*middle), In(*right)])
        yield from cases("clamp_tensors", "", [In(*left), In(*middle, low=-1.5, high=0), In(*right, low=0, high=1.5)])


def in_place():
    for op in ("sin_", "acos_", "erf_", "floor_", "round_", "reciprocal_", "rsqrt_", "expm1_", "log1p_", "lgamma_", "frac_", "sgn_"):
        kind = {"low": 0.1, "high": 0.9, "grad": op != "sgn_"}
        yield from cases(op, "", [In(2, 3, **kind)])
        yield from cases(op, "transposed", [In(3, 2, steps=[T], **kind)])
    for op in ("remainder_", "fmod_", "atan2_", "xlogy_", "pow_", "floor_divide_"):
        grad = op != "floor_divide_"
        for right in [2, 3], [3], [2, 1], []:
            yield from cases(op, "", [In(2, 3, low=0.3, high=4, grad=grad), In(*right, low=0.4, high=2, grad=grad)])
    for op in ("logical_and_", "eq_", "lt_"):
        yield from cases(op, "", [In(2, 3, grad=False), In(3, grad=False)])


def all_cases():
    for part in (unary, binary, ternary, in_place):
        yield from part()
