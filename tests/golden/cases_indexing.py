"""Cases of indexing by tensors and masks, of gather and scatter, and of in-place writes through views."""
from case import In, cases

T = ["transpose", 0, 1]
P = ["permute", 2, 0, 1]


def long(*values, shape=None):
    return In(*(shape or [len(values)]), data=list(values), dtype="int64")


def mask(*values, shape=None):
    return In(*(shape or [len(values)]), data=list(values), dtype="bool")


def k(n):
    return {"tensor": n}


ADVANCED = [
    ("one vector", [4, 3], [k(1)], [long(2, 0, -1)]),
    ("matrix of indices", [4, 3], [k(1)], [long(2, 0, 1, 3, shape=[2, 2])]),
    ("0-d index", [4, 3], [k(1)], [long(2, shape=[])]),
    ("second dimension", [4, 3], [":", k(1)], [long(2, 1, 1)]),
    ("two vectors", [4, 3], [k(1), k(2)], [long(0, 3, 1), long(2, 0, -1)]),
    ("two that broadcast", [4, 3], [k(1), k(2)], [long(0, 3, shape=[2, 1]), long(2, 0, 1)]),
    ("slice between", [4, 3, 5], [k(1), ":", k(2)], [long(0, 3), long(4, 1)]),
    ("neighbours behind a slice", [4, 3, 5], [":", k(1), k(2)], [long(0, 2), long(4, 1)]),
    ("number and vector", [4, 3, 5], [1, k(1)], [long(0, 2, 2)]),
    ("step and vector", [6, 3], [{"slice": [0, 6, 2]}, k(1)], [long(2, 0)]),
    ("ellipsis", [2, 3, 4], ["...", k(1)], [long(3, 0, 1)]),
    ("new dimension", [4, 3], [None, k(1)], [long(1, 1)]),
    ("mask", [4, 3], [k(1)], [mask(1, 0, 1, 1)]),
    ("mask of two dimensions", [2, 3, 2], [k(1)], [mask(1, 0, 1, 0, 0, 1, shape=[2, 3])]),
    ("mask behind a slice", [2, 3], [":", k(1)], [mask(1, 0, 1)]),
    ("mask and vector", [3, 4], [k(1), k(2)], [mask(1, 0, 1), long(0, 3)]),
    ("whole mask", [2, 3], [k(1)], [mask(0, 1, 1, 0, 1, 0, shape=[2, 3])]),
    ("empty mask", [3, 2], [k(1)], [mask(0, 0, 0)]),
    ("no indices", [3, 2], [k(1)], [long(shape=[0])]),
]


def advanced():
    for label, shape, items, indices in ADVANCED:
        yield from cases("advanced", label, [In(*shape), *indices], {"index": items}, strict=True)
    yield from cases("advanced", "of a transposed", [In(3, 4, steps=[T]), long(0, 3), long(2, 1)], {"index": [k(1), k(2)]}, strict=True)
    yield from cases("advanced", "of a permuted", [In(2, 3, 4, steps=[P]), long(0, 3)], {"index": [":", k(1)]} | {"index": [k(1)]}, strict=True)


def puts():
    rows = [("vector", [4, 3], [3], [k(2)], [long(0, 2)]), ("second dimension", [4, 3], [4, 2], [":", k(2)], [long(2, 0)]),
            ("two vectors", [4, 3], [3], [k(2), k(3)], [long(0, 3, 1), long(2, 0, -1)]), ("mask", [2, 3], [], [k(2)],
             [mask(0, 1, 1, 0, 1, 0, shape=[2, 3])]), ("slice between", [4, 3, 5], [2, 3], [k(2), ":", k(3)], [long(0, 3), long(4, 1)]),
            ("number", [4, 3], [3], [1], []), ("slice", [4, 3], [2, 1], [{"slice": [1, 3, 1]}, {"slice": [0, 3, 2]}], [])]
    for label, shape, value, items, indices in rows:
        yield from cases("put", label, [In(*shape), In(*value), *indices], {"index": items}, strict=True)
    yield from cases("put", "into a transposed", [In(3, 4, steps=[T]), In(3), long(0, 2)], {"index": [k(2)]}, strict=True)
    for label, shape, value, indices in ("vector twice", [4, 3], [3, 3], [long(0, 2, 0)]), ("two vectors", [4, 3], [4], [long(0, 3, 1, 0), long(2, 0, -1, 2)]), \
            ("broadcast", [4, 3], [], [long(1, 1)]), ("matrix", [3], [2, 2], [long(0, 1, 1, 1, shape=[2, 2])]):
        yield from cases("put_accumulate", label, [In(*shape), In(*value), *indices])


def gathers():
    rows = [([3, 4], 0, [2, 4], [0, 2, 1, 0, 2, 2, 0, 1]), ([3, 4], 1, [3, 2], [0, 3, 1, 2, 2, 2]), ([3, 4], 1, [2, 2], [0, 3, 1, 2]),
            ([5], 0, [7], [0, 4, 1, 1, 2, 3, 0]), ([2, 3, 4], -1, [2, 3, 1], [0, 3, 1, 2, 2, 2]), ([], 0, [], [0]), ([3, 2], 0, [0, 2], [])]
    for shape, dim, sizes, values in rows:
        at = long(*values, shape=sizes)
        label = f"{'x'.join(map(str, shape)) or '0-d'} dim={dim} {'x'.join(map(str, sizes)) or '0-d'}"
        yield from cases("gather", label, [In(*shape), at], {"dim": dim}, strict=True)
        yield from cases("scatter_add", label, [In(*shape), at, In(*sizes)], {"dim": dim})
        if sizes != [7]:
            unique = {8: [0, 2, 1, 0, 2, 0, 0, 1], 6: [0, 3, 1, 2, 2, 0], 4: [0, 3, 1, 2]}.get(len(values), values)
            unique = values if len(sizes) == 3 else unique
            yield from cases("scatter", label, [In(*shape), long(*unique, shape=sizes), In(*sizes)], {"dim": dim}, strict=True)
    at = long(1, 0, 2, 0, shape=[2, 2])
    yield from cases("gather", "transposed", [In(3, 4, steps=[T]), at], {"dim": 0}, strict=True)
    yield from cases("scatter", "larger source", [In(3, 4), at, In(2, 3, grad=False)], {"dim": 0}, strict=True)
    yield from cases("scatter_add", "transposed source", [In(3, 4), at, In(2, 2, steps=[T])], {"dim": 0})
    for shape, dim, values in ([4, 3], 0, [2, 0]), ([4, 3], 1, [2, 1]), ([5], 0, [4, 0]), ([2, 3, 4], 1, [1]), ([2, 3, 4], -1, [3, 0]), ([4, 2], 0, []):
        source = list(shape)
        source[dim] = len(values)
        label = f"{'x'.join(map(str, shape))} dim={dim} {values}"
        yield from cases("index_select", label, [In(*shape), long(*values)], {"dim": dim}, strict=True)
        yield from cases("index_add", label, [In(*shape), long(*values), In(*source)], {"dim": dim, "alpha": -1.5})
        yield from cases("index_copy", label, [In(*shape), long(*values), In(*source)], {"dim": dim}, strict=True)
        yield from cases("index_fill", label, [In(*shape), long(*values)], {"dim": dim, "value": 0.5}, strict=True)
    yield from cases("index_add", "one slice twice", [In(3, 2), long(1, 1, 0), In(3, 2)], {"dim": 0, "alpha": 2})
    for shape in [3, 4], [5], [2, 2, 2], []:
        yield from cases("take", f"{'x'.join(map(str, shape)) or '0-d'}", [In(*shape), long(0, -1, 0, 0, shape=[2, 2])], strict=True)
    yield from cases("take_along_dim", "broadcast", [In(3, 4), long(0, 2, shape=[2, 1])], {"dim": 0}, strict=True)
    yield from cases("take_along_dim", "rows", [In(3, 4), long(3, 0, 1, shape=[3, 1])], {"dim": 1}, strict=True)


def masks():
    for shape, own, values in ([2, 3], [2, 3], [1, 0, 1, 0, 0, 1]), ([2, 3], [3], [1, 0, 1]), ([2, 3], [2, 1], [0, 1]), ([], [], [1]), \
            ([3], [2, 3], [1, 0, 1, 0, 0, 1]), ([0], [0], []):
        at = mask(*values, shape=own)
        label = f"{'x'.join(map(str, shape)) or '0-d'} by {'x'.join(map(str, own)) or '0-d'}"
        yield from cases("masked_fill", label, [In(*shape), at], {"value": -0.5}, strict=True)
        yield from cases("masked_select", label, [In(*shape), at], strict=True)
        yield from cases("masked_scatter", label, [In(*shape), at, In(7)], strict=True)
    for values, shape in ([1, 0, 0, 2, 0, 3], [2, 3]), ([0, 5, 0], [3]), ([0, 0], [2]), ([], [0, 2]):
        yield from cases("nonzero", f"{values}", [In(*shape, data=values, grad=False)])
    for values, classes in ([0, 2, 1], 3), ([1, 1], 4), ([0], 1), ([2, 0], -1):
        yield from cases("one_hot", f"{values} {classes}", [long(*values)], {"classes": classes}, dtypes=("int64",))
    yield from cases("through_view", "2x3", [In(2, 3), In(3)])
    yield from cases("through_view", "transposed", [In(3, 2, steps=[T]), In(3)])


def all_cases():
    for part in (advanced, puts, gathers, masks):
        yield from part()
