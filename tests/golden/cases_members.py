"""Cases of members by name: in-place forms, second names, small helpers; each on five or more shapes, views among them."""
from math import prod

from case import In, cases
from cases_elementwise import S, T
from cases_math import DOMAINS, INSIDE, POSITIVE

SHAPES = [([2, 3], []), ([], []), ([1], []), ([0, 2], []), ([3, 2], [T]), ([2, 6], [S])]
UNARY = {
    **{name + "_": DOMAINS[name] for name in
       "asin atan ceil cos cosh digamma erfc erfinv log10 log2 sinc sinh tan trunc acos sin erf floor round reciprocal "
       "rsqrt expm1 log1p lgamma frac".split()},
    # of these in place PyTorch 1.13 knows no gradient
    **{name: {"low": 1.05, "high": 9, "grad": False} for name in ("acosh_", "arccosh_")},
    **{name: {**INSIDE, "grad": False} for name in ("asinh_", "arcsinh_", "atanh_", "arctanh_")},
    "abs_": {"gap": 0.1}, "exp_": {}, "log_": POSITIVE, "neg_": {}, "relu_": {"gap": 0.01}, "sigmoid_": {}, "sqrt_": POSITIVE, "tanh_": {},
    "absolute_": {"gap": 0.1}, "arccos_": INSIDE, "arcsin_": INSIDE, "arctan_": {},
    "fix_": {}, "negative_": {}, "sign_": {"gap": 0.1}, "sgn_": {"gap": 0.1, "grad": False},
    "celu_": {}, "elu_": {}, "gelu_": {}, "hardsigmoid_": {}, "hardswish_": {}, "relu6_": {}, "selu_": {}, "silu_": {},
    "absolute": {"gap": 0.1}, "arccos": INSIDE, "arccosh": {"low": 1.05, "high": 9}, "arcsin": INSIDE, "arcsinh": {}, "arctan": {},
    "arctanh": INSIDE, "fix": {}, "negative": {}, "log_sigmoid": {}, "ravel": {}, "isreal": {"grad": False},
    "atleast_1d": {}, "atleast_2d": {}, "atleast_3d": {}, "argwhere": {"grad": False}, "logical_not_": {"grad": False},
}
NUMBERS = {
    "clamp_max": [[0.5], [-1]], "clamp_min": [[0.5], [-1]], "clamp_max_": [[0.5], [-1]], "clamp_min_": [[0.5], [-1]],
    "clip": [[-0.5, 0.7]], "clamp_": [[-0.5, 0.7]], "celu_": [[0.7]], "elu_": [[0.7]], "hardtanh_": [[-0.4, 0.9]],
    "leaky_relu_": [[0.2]], "threshold_": [[0.3, -7.0]], "diagflat": [[0], [1], [-2]], "fmod": [[0.7]], "remainder": [[0.7]],
    "eq": [[0.5]], "ne": [[0.5]], "lt": [[0.5]], "le": [[0.5]], "gt": [[0.5]], "ge": [[0.5]],
}
BROADCAST = [([2, 3], [2, 3]), ([2, 3], [3]), ([2, 3], []), ([3, 2, 2], [2, 1]), ([0, 3], [1, 3]), ([], [])]
BINARY = {
    "divide": {"gap": 0.3}, "divide_": {"gap": 0.3}, "true_divide_": {"gap": 0.3}, "multiply": {}, "subtract": {}, "subtract_": {},
    "arctan2": {"gap": 0.1}, "arctan2_": {"gap": 0.1}, "atan2_": {"gap": 0.1}, "remainder_": {"gap": 0.3}, "fmod_": {"gap": 0.3},
    "xlogy_": POSITIVE, "pow_": {"low": 0.2}, "ldexp": {}, "heaviside": {"grad": False}, "nextafter": {"grad": False},
    **{name: {"grad": False} for name in
       "eq_ ne_ lt_ le_ gt_ ge_ less less_equal less_equal_ greater greater_equal not_equal not_equal_ logical_and_ logical_or_ "
       "logical_xor_ floor_divide_".split()},
}
WHOLE = "bitwise_and bitwise_or bitwise_xor bitwise_and_ bitwise_or_ bitwise_xor_ gcd lcm gcd_ lcm_".split()


def text(shape):
    return "x".join(map(str, shape)) or "0-d"


def case(name, label, inputs, arguments=(), **more):
    args = {"name": name, "with": list(arguments)} if arguments else {"name": name}
    return cases("member", f"{name} {label}", inputs, args, **more)


def unary():
    for name, kind in UNARY.items():
        for shape, steps in SHAPES:
            if name == "argwhere" and not shape:
                continue
            yield from case(name, text(shape) + (" seen otherwise" if steps else ""), [In(*shape, steps=steps, **kind)])
    for name, lists in NUMBERS.items():
        for numbers in lists:
            for shape, steps in SHAPES:
                if name == "diagflat" and steps:
                    continue
                yield from case(name, f"{numbers} {text(shape)}", [In(*shape, steps=steps, grad=name not in ("eq", "ne", "lt", "le", "gt", "ge"))],
                                numbers)
    for name, ranks in ("mvlgamma_", (1, 2)), ("polygamma_", (1, 2)), ("mvlgamma", (1, 2, 3)):
        for n in ranks:
            for shape, steps in SHAPES[:5]:
                yield from case(name, f"{n} {text(shape)}", [In(*shape, low=1.3 + n / 2, high=9, steps=steps)], [n])


def binary():
    for name, kind in BINARY.items():
        for left, right in BROADCAST:
            yield from case(name, f"{text(left)}, {text(right)}", [In(*left, **kind), In(*right, **kind)], ["%1"])
        yield from case(name, "transposed", [In(3, 2, steps=[T], **kind), In(2, 3, **kind)], ["%1"])
    for name in WHOLE:
        for dtype in ("int64", "int32", "uint8"):
            for left, right in ([5], [5]), ([3, 2], [2]), ([2, 2], []), ([0, 2], [2]), ([1], [1]):
                data = [(7 * i * i + 5 * i + 3) % 41 * (1 if dtype == "uint8" or i % 2 else -1) for i in range(6)]
                yield from case(name, f"{dtype} {text(left)}, {text(right)}",
                                [In(*left, data=data[:prod(left)], dtype=dtype), In(*right, data=data[:prod(right)][::-1], dtype=dtype)],
                                ["%1"], dtypes=(dtype,))
    for name in ("bitwise_left_shift", "bitwise_right_shift", "bitwise_left_shift_", "bitwise_right_shift_"):
        for shape in [4], [2, 2], [1], [0], []:
            n = prod(shape)
            yield from case(name, text(shape), [In(*shape, data=[1, 5, -16, 255][:n], dtype="int64"), In(*shape, data=[0, 3, 2, 4][:n], dtype="int64")],
                            ["%1"], dtypes=("int64",))


def products():
    for beta, alpha in (1, 1), (0.5, -2), (0, 1):
        for n, k, m in (2, 3, 4), (1, 1, 1), (3, 2, 1), (2, 1, 3), (1, 4, 2):
            yield from case("addmm_", f"{n}x{k}x{m} {beta} {alpha}", [In(n, m), In(n, k), In(k, m)], ["%1", "%2", beta, alpha])
            yield from case("addmv_", f"{n}x{k} {m} {beta} {alpha}", [In(n), In(n, k), In(k)], ["%1", "%2", beta, alpha])
            yield from case("addr_", f"{n}x{m} {k} {beta} {alpha}", [In(n, m), In(n), In(m)], ["%1", "%2", beta, alpha])
            yield from case("addbmm_", f"{n}x{k}x{m} {beta} {alpha}", [In(n, m), In(2, n, k), In(2, k, m)], ["%1", "%2", beta, alpha])
    for n in (1, 2, 3, 5, 8):
        yield from case("vdot", f"{n}", [In(n), In(n)], ["%1"])
    for n, k in (2, 3), (1, 1), (4, 1), (1, 5), (3, 3):
        yield from case("ger", f"{n}x{k}", [In(n), In(k)], ["%1"])


def ternary():
    for left, middle, right in ([2, 3], [2, 3], [2, 3]), ([2, 3], [3], [2, 1]), ([0, 3], [3], [1]), ([2, 3], [], []), ([], [], []), ([3, 1], [3, 1], [1]):
        for name in ("addcmul_", "addcdiv_"):
            yield from case(name, f"{text(left)}, {text(middle)}, {text(right)}", [In(*left), In(*middle), In(*right, gap=0.4)], ["%1", "%2", -1.5])
        yield from case("lerp_", f"{text(left)}, {text(middle)}, {text(right)}", [In(*left), In(*middle), In(*right)], ["%1", "%2"])


def all_cases():
    for part in (unary, binary, products, ternary):
        yield from part()
