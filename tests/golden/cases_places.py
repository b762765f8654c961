"""Cases of members by name that move, choose, count and split; and of rows of the op table, on shapes that the other files lack."""
from math import prod

from case import In, cases
from cases_elementwise import S, T
from cases_members import case, text


def long(*data, shape=None):
    return In(*(shape if shape is not None else [len(data)]), data=data, dtype="int64")


def truth(*data, shape=None):
    return In(*(shape if shape is not None else [len(data)]), data=data, dtype="bool")


SQUARES = [([3, 3], []), ([2, 4], []), ([4, 2], [T]), ([1, 1], []), ([2, 2, 3], []), ([0, 2], [])]


def moved():
    for shape, steps in SQUARES:
        for diagonal in (0, 1, -1):
            for name in ("tril_", "triu_"):
                yield from case(name, f"{diagonal} {text(shape)}", [In(*shape, steps=steps)], [diagonal])
        for name in ("fliplr", "flipud", "adjoint", "msort"):
            yield from case(name, text(shape), [In(*shape, steps=steps)])
        for name in ("swapaxes", "swapdims", "transpose_", "moveaxis"):
            yield from case(name, text(shape), [In(*shape, steps=steps)], [[0], [-1]] if name == "moveaxis" else [0, -1])
        yield from case("unsqueeze_", text(shape), [In(*shape, steps=steps)], [1])
    for shape, d in ([1, 3], 0), ([2, 1, 3], 1), ([2, 3], 1), ([1], 0), ([1, 1], -1):
        yield from case("squeeze_", f"{text(shape)} {d}", [In(*shape)], [d])
    for shape, to in ([3], [2, 3]), ([2, 1], [2, 4]), ([], [3]), ([1, 1], [2, 0]), ([2, 1, 3], [4, 2, 5, 3]):
        yield from case("broadcast_to", f"{text(shape)} to {text(to)}", [In(*shape)], [to])
        yield from case("expand_as", f"{text(shape)} to {text(to)}", [In(*shape), In(*to, grad=False)], ["%1"])
    for shape, to in ([6], [2, 3]), ([2, 3], [3, 2]), ([4], [4]), ([1], []), ([0, 2], [2, 0]):
        yield from case("view_as", f"{text(shape)} to {text(to)}", [In(*shape), In(*to, grad=False)], ["%1"])
    for shape, offset in ([3, 3], 0), ([3, 3], 1), ([3, 4], -1), ([2, 5], 2), ([1, 1], 0):
        n = min(shape[0] + min(0, offset), shape[1] - max(0, offset))
        yield from case("diagonal_scatter", f"{text(shape)} {offset}", [In(*shape), In(n)], ["%1", offset])
    for n, wide in (3, -1), (4, 3), (1, 2), (2, 5), (5, 1):
        yield from case("vander", f"{n} {wide}", [In(n, grad=False)], [n if wide < 0 else wide, wide > 2])


def split():
    for name, shapes in ("hsplit", ([4], [2, 4], [3, 2, 2], [2, 6], [1, 2])), ("vsplit", ([4, 2], [2, 1], [2, 2, 2], [6, 1], [2, 0])), \
            ("dsplit", ([1, 2, 4], [2, 1, 2], [1, 1, 6], [2, 2, 2, 1], [0, 1, 2])):
        for shape in shapes:
            yield from case(name, f"{text(shape)} in 2", [In(*shape)], [2])
            yield from case(name, f"{text(shape)} at 1", [In(*shape)], [[1]])


def chosen():
    for shape, d in ([3, 2], 0), ([3, 3], 1), ([3], 0), ([4, 1, 2], 0), ([2, 3, 2], -2):
        part = [2 if k == d % len(shape) else s for k, s in enumerate(shape)]
        for name in ("index_add_", "index_add"):
            yield from case(name, f"{text(shape)} {d}", [In(*shape), long(2, 0) if shape[d] > 2 else long(1, 0), In(*part)], [d, "%1", "%2", -1.5])
        yield from case("index_copy_", f"{text(shape)} {d}", [In(*shape), long(1, 0), In(*part)], [d, "%1", "%2"])
        yield from case("index_fill_", f"{text(shape)} {d}", [In(*shape), long(1, 0)], [d, "%1", 2.5])
        places = [i % 2 for i in range(prod(part))]
        if len(shape) == 1 or d == 0:
            yield from case("scatter_", f"{text(shape)} {d} once", [In(*shape, grad=False), long(*[i // (len(places) // 2) for i in range(len(places))], shape=part),
                                                                   In(*part, grad=False)], [d, "%1", "%2"])
    for shape in [2, 2], [4], [1, 4], [2, 1, 2], [4, 1]:
        yield from case("scatter_", f"{text(shape)} in order", [In(*shape), long(*range(4 if shape[-1] == 4 else 1), shape=[1] * (len(shape) - 1) + [4])
                                                                if shape[-1] == 4 else long(0, shape=[1] * len(shape)),
                                                                In(*([1] * (len(shape) - 1) + [4] if shape[-1] == 4 else [1] * len(shape)))], [-1, "%1", "%2"])
        yield from case("masked_fill_", text(shape), [In(*shape), truth(1, 0, 0, 1, shape=shape)], ["%1", -2.5])
        yield from case("masked_scatter_", text(shape), [In(*shape), truth(1, 0, 0, 1, shape=shape), In(3)], ["%1", "%2"])
    for shape, d in ([2, 3], 0), ([2, 3], 1), ([3], 0), ([2, 1, 2], -1), ([1, 1], 0):
        for keep in (False, True):
            yield from case("aminmax", f"{text(shape)} {d} {keep}", [In(*shape, grad=False)], [d, keep])
        yield from case("var_mean", f"{text(shape)} {d}", [In(*shape)], [[d], shape[d] > 1, d == 0])
    values = [3, 1, 2, 2]
    for shape in [4], [2, 2], [1, 4], [4, 1], [2, 1, 2]:
        yield from case("isin", text(shape), [In(*shape, data=values, dtype="int64"), long(2, 5, 3)], ["%1"], dtypes=("int64",))
        for right in (False, True):
            yield from case("bucketize", f"{text(shape)} {right}", [In(*shape, data=values, grad=False), In(3, data=[1, 2, 2.5], grad=False)], ["%1", False, right])


SHAPES = [([], []), ([1], []), ([0, 2], []), ([3, 1, 2], []), ([3, 2], [T]), ([2, 6], [S])]


def rows():
    """Rows of the op table that the other files give one or two shapes."""
    for shape, steps in SHAPES:
        label, kind = text(shape) + (" seen otherwise" if steps else ""), {"steps": steps}
        for op in ("eq", "ne", "lt", "le", "gt", "ge"):
            yield from cases(op + "_scalar", label, [In(*shape, **kind)], {"value": 0.5})
        for op in ("isnan", "isinf", "isfinite", "isposinf", "isneginf", "logical_not", "signbit", "count_nonzero", "any", "all"):
            yield from cases(op, label, [In(*shape, grad=False, gap=0.01, **kind)])
        for op, low in ("nansum", -2), ("nanmean", -2):
            yield from cases(op, label, [In(*shape, **kind)])
        for op in ("div_floor", "div_trunc"):
            yield from cases(op, label, [In(*shape, low=-9, high=9, **kind), In(gap=0.3)])
        yield from cases("self", label, [In(*shape, **kind)])
        yield from cases("add_alpha", label, [In(*shape, **kind), In()], {"alpha": -2.5})
        yield from cases("clamp_", label, [In(*shape, **kind)], {"min": -0.5, "max": 0.8})
        yield from cases("dropout_eval", label, [In(*shape, **kind)], {"p": 0.5})
        yield from cases("logit_eps", label, [In(*shape, low=0.01, high=0.99, **kind)], {"eps": 0.1})
        yield from cases("round_decimals", label, [In(*shape, low=-99, high=99, **kind)], {"decimals": 2})
        for op in ("remainder_scalar", "fmod_scalar"):
            yield from cases(op, label, [In(*shape, low=-9, high=9, **kind)], {"value": 2.5})
        yield from cases("threshold", label, [In(*shape, **kind)], {"threshold": 0.3, "value": -7.0})
        yield from cases("dist", label, [In(*shape, **kind), In()])
        if shape and shape[0]:
            yield from cases("argsort", label, [In(*shape, grad=False, **kind)], {"dim": -1, "descending": False})
            yield from cases("nanmedian", label, [In(*shape, **kind)])
            yield from cases("nonzero", label, [In(*shape, grad=False, gap=0.01, **kind)])
    for shape in [2, 2], [4], [1, 4], [2, 1, 2], [4, 1], [0, 2]:
        data = [0, 1, 1, 0][:prod(shape)]
        yield from cases("bitwise_not", text(shape), [In(*shape, data=data, dtype="bool")], dtypes=("bool",))
        yield from cases("where", text(shape), [truth(*data, shape=shape), In(*shape), In(*shape)])
        yield from cases("one_hot", text(shape), [long(*data, shape=shape)], {"classes": 3}, dtypes=("int64",))
        yield from cases("take_along_dim", text(shape), [In(*shape), long(*[0] * len(data), shape=shape)], {"dim": -1})
        yield from cases("take", text(shape) + " from 2x3", [In(2, 3), long(*[5 * v - 2 for v in data], shape=shape)])
        if data:
            yield from cases("unique", text(shape), [In(*shape, data=data, dtype="int64")], dtypes=("int64",))
            yield from cases("unique_consecutive", text(shape), [In(*shape, data=data, dtype="int64")], dtypes=("int64",))
            yield from cases("histc", text(shape), [In(*shape, grad=False)], {"bins": 3, "min": -1, "max": 1})
            yield from cases("searchsorted", text(shape), [In(3, data=[-1, 0, 1], grad=False), In(*shape, grad=False)], {"right": False})
    for data in ([0], [2, 2, 2], [5, 0, 1, 0], [7], [1, 2, 3, 4, 5]):
        yield from cases("bincount", f"{data}", [long(*data)], {"minlength": 3}, dtypes=("int64",))
    for shape, d in ([2, 3], 0), ([3, 2, 2], 1), ([4], 0), ([2, 1, 3], -1), ([5, 2], -2):
        yield from cases("std_mean", f"{text(shape)} {d}", [In(*shape)], {"dim": d})
    for shapes in ([2], [2]), ([1], [3]), ([3],), ([2], [1], [2]), ([1], [1]):
        yield from cases("cartesian_prod", "again " + ", ".join(map(text, shapes)), [In(*s) for s in shapes])
    for shape, i in ([3, 4], [1]), ([3, 4], [":", -1]), ([2, 3, 2], [0, ":", 1]), ([5], [{"slice": [1, 4, 2]}]), ([2, 2], ["...", 0]):
        yield from cases("set_slice", f"{text(shape)} {i}", [In(*shape)], {"index": i, "value": 2.5})
    for columns in (4, 5, 6, 9):
        yield from cases("through_view", f"2x{columns}", [In(2, columns), In(columns)])
    for shape, value, index in ([4], [3], [0, 0, 3]), ([3, 2], [2, 2], [1, 1]), ([2, 2], [], [0, 1]), ([1], [2], [0, 0]), ([5, 1], [3, 1], [4, 4, 4]):
        yield from cases("put_accumulate", f"{text(shape)} {index}", [In(*shape), In(*value), long(*index)])


def all_cases():
    for part in (moved, split, chosen, rows):
        yield from part()
