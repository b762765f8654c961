"""Cases of ops that move or select elements, and of those that join tensors."""
from case import In, cases

T = ["transpose", 0, 1]
DTYPES = ("float32", "float64")


def one(op, rows):
    """rows: shape, arguments and, where wanted, view steps."""
    for shape, args, *steps in rows:
        label = ("x".join(map(str, shape)) or "0-d") + "".join(f" {k}={v}" for k, v in args.items()).replace('"', "").replace("'", "")
        label += " of " + " ".join(s[0] for s in steps[0]) if steps else ""
        yield from cases(op, label, [In(*shape, steps=steps[0] if steps else None)], args, strict=True)


def views():
    yield from one("t", [([2, 3], {}), ([4], {}), ([], {}), ([1, 3], {}), ([0, 2], {})])
    yield from one("transpose", [([2, 3], {"dim0": 0, "dim1": 1}), ([2, 3, 4], {"dim0": -1, "dim1": 0}),
                                 ([2, 1, 3], {"dim0": 1, "dim1": 2}), ([0, 2], {"dim0": 0, "dim1": 1}),
                                 ([2, 3], {"dim0": 0, "dim1": 1}, [T])])
    yield from one("permute", [([2, 3, 4], {"dims": [2, 0, 1]}), ([2, 3], {"dims": [1, 0]}), ([2, 3, 1, 2], {"dims": [0, -1, 1, 2]}),
                               ([5], {"dims": [0]}), ([2, 0, 3], {"dims": [1, 2, 0]})])
    yield from one("view", [([2, 3], {"shape": [6]}), ([2, 3], {"shape": [3, 2]}), ([2, 6], {"shape": [2, -1, 2]}), ([1], {"shape": []}),
                            ([], {"shape": [1, 1]}), ([0, 3], {"shape": [3, 0]}), ([4, 3], {"shape": [2, 2, 3]}, [["narrow", 0, 0, 4]]),
                            ([2, 3, 4], {"shape": [2, 12]}), ([4, 6], {"shape": [2, 1, 6]}, [["narrow", 0, 1, 2]])])
    yield from one("reshape", [([2, 3], {"shape": [6]}), ([3, 2], {"shape": [6]}, [T]),
                               ([3, 4], {"shape": [2, -1]}, [["slice", 1, 0, 4, 2]]), ([2, 1], {"shape": [6]}, [["expand", 2, 3]]),
                               ([0, 3], {"shape": [0]}), ([], {"shape": [1]})])
    yield from one("flatten", [([2, 3, 4], {"start": 1, "end": -1}), ([2, 3, 4], {"start": 0, "end": 1}), ([2, 3], {"start": 0, "end": -1}),
                               ([], {"start": 0, "end": -1}), ([2, 3, 2], {"start": 0, "end": -1}, [["permute", 2, 0, 1]]),
                               ([0, 2, 3], {"start": 1, "end": -1})])
    yield from one("squeeze", [([1, 3, 1], {}), ([1, 3, 1], {"dim": 0}), ([1, 3, 1], {"dim": -1}), ([2, 3], {"dim": 0}), ([1], {}),
                               ([], {})])
    yield from one("unsqueeze", [([2, 3], {"dim": 0}), ([2, 3], {"dim": 1}), ([2, 3], {"dim": -1}), ([], {"dim": 0}), ([0], {"dim": 1}),
                                 ([2, 3], {"dim": 1}, [T])])
    yield from one("expand", [([3, 1], {"shape": [3, 4]}), ([3], {"shape": [2, 3]}), ([1, 1], {"shape": [2, 3]}), ([], {"shape": [2, 2]}),
                              ([2, 1, 3], {"shape": [-1, 4, -1]}), ([1], {"shape": [0]})])
    yield from one("contiguous", [([2, 3, 4], {}, [["permute", 2, 0, 1]]), ([4, 4], {}, [["narrow", 1, 1, 2]]),
                                  ([2, 1], {}, [["expand", 2, 3]])])


def selections():
    yield from one("narrow", [([4, 3], {"dim": 0, "start": 1, "length": 2}), ([4, 3], {"dim": 1, "start": 2, "length": 1}),
                              ([5], {"dim": 0, "start": 0, "length": 5}), ([5], {"dim": 0, "start": 3, "length": 0}),
                              ([2, 3, 4], {"dim": -1, "start": 1, "length": 2}), ([3, 4], {"dim": 0, "start": 1, "length": 2}, [T])])
    yield from one("slice", [([6], {"dim": 0, "start": 1, "stop": 5, "step": 2}), ([3, 7], {"dim": 1, "start": 0, "stop": 7, "step": 3}),
                             ([5, 2], {"dim": 0, "start": -3, "stop": -1, "step": 1}),
                             ([5], {"dim": 0, "start": 2, "stop": 100, "step": 1}), ([5], {"dim": 0, "start": 4, "stop": 2, "step": 1})])
    yield from one("select", [([4, 3], {"dim": 0, "index": 2}), ([4, 3], {"dim": 1, "index": -1}), ([3], {"dim": 0, "index": 0}),
                              ([2, 3, 4], {"dim": 1, "index": 1}), ([3, 4], {"dim": 0, "index": 1}, [T])])
    yield from one("index", [([4, 3], {"index": [1]}), ([4, 3], {"index": [-1, 2]}), ([2, 3, 4], {"index": ["...", 1]}),
                             ([2, 3, 4], {"index": [":", 1]}), ([2, 3, 4], {"index": [1, {"slice": [0, 3, 2]}]}),
                             ([6], {"index": [{"slice": [1, None, 2]}]}),
                             ([5, 4], {"index": [{"slice": [-3, -1, 1]}, {"slice": [None, 2, None]}]}),
                             ([2, 3], {"index": [None]}), ([2, 3], {"index": [":", None, 1]}),
                             ([2, 3, 4, 5], {"index": [0, "...", {"slice": [1, 4, 2]}]}),
                             ([3, 4], {"index": [1, {"slice": [0, 2, 1]}]}, [T])])
    for shape, dim, index in ([4, 3], 0, [2, 0, 2]), ([4, 3], 1, [2, 1]), ([5], 0, [-1, 4, 0]), ([2, 3, 4], 1, [1]), ([4, 2], 0, []):
        label = f"{'x'.join(map(str, shape))} dim={dim} {index}"
        yield from cases("index_tensor", label, [In(*shape), In(len(index), data=index, dtype="int64")], {"dim": dim}, strict=True)
    yield from cases("index_tensor", "transposed", [In(3, 4, steps=[T]), In(2, data=[3, 1], dtype="int64")], {"dim": 0}, strict=True)


def joins():
    for dim, shapes in (0, [[2, 3], [1, 3]]), (1, [[2, 3], [2, 1], [2, 2]]), (-1, [[2, 3], [2, 4]]), (0, [[3], [0], [2]]), (0, [[4]]), \
            (1, [[2, 0], [2, 2]]), (2, [[1, 2, 1], [1, 2, 3]]):
        label = f"{' '.join('x'.join(map(str, s)) for s in shapes)} dim={dim}"
        yield from cases("cat", label, [In(*s) for s in shapes], {"dim": dim}, strict=True)
    yield from cases("cat", "transposed", [In(3, 2, steps=[T]), In(2, 3)], {"dim": 0}, strict=True)
    yield from cases("cat", "int64", [In(2, data=[1, 2], dtype="int64"), In(1, data=[3], dtype="int64")], {"dim": 0}, dtypes=("int64",))
    for dim, shape, count in (0, [2, 3], 2), (1, [2, 3], 3), (-1, [2, 3], 2), (0, [], 3), (0, [0, 2], 2), (2, [1, 2], 1):
        label = f"{count} of {'x'.join(map(str, shape)) or '0-d'} dim={dim}"
        yield from cases("stack", label, [In(*shape) for _ in range(count)], {"dim": dim}, strict=True)
    yield from cases("stack", "transposed", [In(3, 2, steps=[T]), In(2, 3)], {"dim": 1}, strict=True)


def all_cases():
    for part in (views, selections, joins):
        yield from part()
