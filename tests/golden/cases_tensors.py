"""Cases of scans, sorting, further reductions, counting, further views, copies, joins and products."""
from case import In, cases
from cases_indexing import long

T = ["transpose", 0, 1]
P = ["permute", 2, 0, 1]
DIMS = [([2, 3], 0), ([2, 3], 1), ([7], 0), ([2, 3, 4], 1), ([2, 1, 3], -2), ([0, 3], 0), ([], 0)]


def named(shape, dim):
    return f"{'x'.join(map(str, shape)) or '0-d'} {dim}"


def scans():
    for op in ("cumsum", "cumprod", "logcumsumexp", "cummax", "cummin"):
        for shape, dim in DIMS:
            yield from cases(op, named(shape, dim), [In(*shape)], {"dim": dim})
        yield from cases(op, "permuted", [In(2, 3, 4, steps=[P])], {"dim": 1})
    for values in ([1, 0, 3, 2], [0, 0, 3, 2], [2, 3, 4, 0]):
        yield from cases("cumprod", f"{values}", [In(4, data=values)], {"dim": 0})
        yield from cases("prod", f"{values}", [In(4, data=values)])
    for op in ("cumsum", "cumprod"):
        yield from cases(op, "int64", [In(2, 3, data=[1, -2, 3, 4, 5, 6], dtype="int64")], {"dim": 1}, dtypes=("int64",))
        yield from cases(op, "bool", [In(3, data=[1, 1, 0], dtype="bool")], {"dim": 0}, dtypes=("bool",))
    yield from cases("cummax", "ties and nan", [In(6, data=[1, 3, 3, float("nan"), 5, 2])], {"dim": 0})


def sorting():
    for shape, dim in DIMS:
        for descending in (False, True):
            yield from cases("sort", f"{named(shape, dim)} {descending}", [In(*shape)], {"dim": dim, "descending": descending}, strict=True)
        if 0 not in shape:
            size = shape[dim] if shape else 1
            for largest in (False, True):
                yield from cases("topk", f"{named(shape, dim)} {largest}", [In(*shape)], {"k": min(2, size), "dim": dim, "largest": largest}, strict=True)
            for keep in (False, True):
                yield from cases("kthvalue", f"{named(shape, dim)} {keep}", [In(*shape)], {"k": min(2, size), "dim": dim, "keepdim": keep}, strict=True)
    odd = [3, float("nan"), -1, 3, float("inf"), 0, 3]
    for descending in (False, True):
        yield from cases("sort", f"nan and ties {descending}", [In(7, data=odd)], {"dim": 0, "descending": descending}, strict=True)
        yield from cases("argsort", f"{descending}", [In(3, 4, grad=False)], {"dim": 1, "descending": descending})
    yield from cases("sort", "transposed", [In(4, 3, steps=[T])], {"dim": 1, "descending": False}, strict=True)
    yield from cases("sort", "int64", [long(3, -1, 3, 2, 0)], {"dim": 0, "descending": True}, dtypes=("int64",))
    for shape in [7], [2, 3], [2, 3, 4], [], [1]:
        yield from cases("median", "", [In(*shape)], strict=True)
    yield from cases("median", "nan", [In(3, data=[1, float("nan"), 2], grad=False)])
    yield from cases("nanmedian", "nan", [In(4, data=[1, float("nan"), 2, 0])])
    for values, shape, dim in ([1, 2, 2, 0, 2, 1], [6], 0), ([1, 1, 3, 2, 2, 2], [2, 3], 1), ([1, 1, 3, 1, 2, 3], [2, 3], 0), ([4], [], 0):
        for keep in (False, True):
            yield from cases("mode", f"{values} {dim} {keep}", [In(*shape, data=values)], {"dim": dim, "keepdim": keep})
    for q, shape in ([0.3], []), ([0, 0.25, 1], [3]):
        for keep in (False, True):
            for op in ("quantile", "nanquantile"):
                at = In(*shape, data=q, grad=False)
                yield from cases(op, f"{q} {keep}", [In(3, 4), at], {"dim": 0, "keepdim": keep})
                yield from cases(op, f"{q} {keep} of all", [In(5), at], {"keepdim": keep})
    at = In(data=[0.4], grad=False)
    yield from cases("nanquantile", "nan", [In(2, 3, data=[1, float("nan"), 3, 2, 5, 4], grad=False), at], {"dim": 1, "keepdim": False})
    yield from cases("quantile", "nan", [In(2, 3, data=[1, float("nan"), 3, 2, 5, 4], grad=False), at], {"dim": 1, "keepdim": False})


def reductions():
    for shape in [2, 3], [], [1], [2, 3, 2], [0]:
        yield from cases("prod", "", [In(*shape)])
        for p in (0, 1, 2, 3, 1.5):
            yield from cases("norm", f"{p} {'x'.join(map(str, shape)) or '0-d'}", [In(*shape, gap=0.05)], {"p": p})
        if shape != [0]:
            yield from cases("norm", f"inf {'x'.join(map(str, shape)) or '0-d'}", [In(*shape)], {"p": "inf"})
    yield from cases("norm", "2 of zeros", [In(3, data=[0, 0, 0])], {"p": 2})
    for shape, dim in DIMS:
        for keep in (False, True):
            label = f"{named(shape, dim)} {keep}"
            yield from cases("prod_dim", label, [In(*shape)], {"dim": dim, "keepdim": keep})
            yield from cases("logsumexp", label, [In(*shape)], {"dim": dim, "keepdim": keep})
            if shape:
                yield from cases("norm_dim", label, [In(*shape)], {"dim": dim, "keepdim": keep, "p": 2})
            for op in ("any_dim", "all_dim"):
                count = 1
                for s in shape:
                    count *= s
                yield from cases(op, label, [In(*shape, data=[i % 3 % 2 for i in range(count)], dtype="bool")], {"dim": dim, "keepdim": keep}, dtypes=("bool",))
            if 0 not in shape:
                for op in ("amax", "amin"):
                    yield from cases(op, label, [In(*shape)], {"dims": [dim], "keepdim": keep}, strict=True)
    for op in ("amax", "amin"):
        yield from cases(op, "two dims, ties", [In(2, 2, 2, data=[1, 3, 3, 0, 2, 2, 2, 2])], {"dims": [0, 2], "keepdim": False})
    yield from cases("logsumexp", "large", [In(3, data=[1000, 1001, 999])], {"dim": 0, "keepdim": False})
    for op in ("any", "all"):
        for values in ([0, 0], [0, 1], [1, 1], []):
            yield from cases(op, f"{values}", [In(len(values), data=values, grad=False)])
    for op in ("nansum", "nanmean"):
        yield from cases(op, "", [In(2, 3, data=[1, float("nan"), 3, 2, 5, float("nan")])])
    yield from cases("count_nonzero", "", [In(5, data=[0, 1, -2, 0, 3], grad=False)])
    for shape, dim in DIMS[:5]:
        if shape[dim] > 1:
            yield from cases("std_mean", named(shape, dim), [In(*shape)], {"dim": dim})
    yield from cases("bincount", "", [long(3, 1, 1, 0, 5)], {"minlength": 0}, dtypes=("int64",))
    yield from cases("bincount", "longer", [long(1, 1)], {"minlength": 4}, dtypes=("int64",))
    yield from cases("histc", "range", [In(20, grad=False)], {"bins": 4, "min": -2, "max": 2})
    yield from cases("histc", "of its own", [In(9, grad=False)], {"bins": 5, "min": 0, "max": 0})
    for values, shape, dim in ([3, 1, 1, 2, 3, 3], [6], None), ([3, 1, 1, 2], [2, 2], None), ([1, 2, 1, 2, 0, 5], [3, 2], 0), ([1, 2, 1, 3, 0, 3], [2, 3], 1):
        for op in ("unique", "unique_consecutive"):
            yield from cases(op, f"{values} {dim}", [In(*shape, data=values, grad=False)], {} if dim is None else {"dim": dim})
    for right in (False, True):
        yield from cases("searchsorted", f"{right}", [In(5, data=[1, 3, 3, 5, 9], grad=False), In(2, 3, data=[0, 3, 10, 5, 9, 4], grad=False)], {"right": right})
        yield from cases("searchsorted", f"rows {right}", [In(2, 3, data=[1, 3, 5, 2, 4, 6], grad=False), In(2, 2, data=[3, 6, 3, 6], grad=False)], {"right": right})
    for n, shape, dim in (1, [5], 0), (2, [3, 4], 1), (1, [3, 4], 0), (0, [2], 0), (3, [2], 0):
        yield from cases("diff", f"{n} {named(shape, dim)}", [In(*shape)], {"n": n, "dim": dim})


def rows(op, items, strict=True):
    for shape, args, *steps in items:
        label = ("x".join(map(str, shape)) or "0-d") + "".join(f" {k}={v}" for k, v in args.items()).replace('"', "").replace("'", "")
        yield from cases(op, label + (" of a view" if steps else ""), [In(*shape, steps=steps[0] if steps else None)], args, strict=strict)


def views():
    yield from rows("movedim", [([2, 3, 4], {"source": [0], "destination": [2]}), ([2, 3, 4], {"source": [0, 1], "destination": [-1, 0]}),
                                ([5], {"source": [0], "destination": [0]}), ([2, 0, 3], {"source": [2], "destination": [0]}),
                                ([2, 3, 4], {"source": [2], "destination": [0]}, [P])])
    yield from rows("unflatten", [([6], {"dim": 0, "sizes": [2, 3]}), ([2, 6], {"dim": 1, "sizes": [-1, 2]}), ([4, 3], {"dim": -2, "sizes": [2, 2]}),
                                  ([0], {"dim": 0, "sizes": [0, 2]}), ([1, 4], {"dim": 1, "sizes": [4, 1]})])
    yield from rows("unfold_view", [([7], {"dim": 0, "size": 3, "step": 2}), ([2, 5], {"dim": 1, "size": 2, "step": 1}), ([4, 3], {"dim": 0, "size": 4, "step": 1}),
                                    ([3, 4], {"dim": 0, "size": 1, "step": 3}), ([4, 5], {"dim": 0, "size": 2, "step": 2}, [T])], strict=False)
    yield from rows("as_strided", [([6], {"size": [2, 2], "strides": [3, 1], "offset": 1}), ([2, 3], {"size": [3], "strides": [2], "offset": 0}),
                                   ([5], {"size": [3, 3], "strides": [1, 1], "offset": 0}), ([4], {"size": [2, 2], "strides": [0, 1], "offset": 1}),
                                   ([1], {"size": [], "strides": [], "offset": 0})], strict=False)
    yield from rows("diagonal", [([3, 4], {"offset": 0, "dim1": 0, "dim2": 1}), ([3, 4], {"offset": 1, "dim1": 0, "dim2": 1}),
                                 ([3, 4], {"offset": -2, "dim1": 0, "dim2": 1}), ([2, 3, 4], {"offset": 0, "dim1": 0, "dim2": 2}),
                                 ([3, 4], {"offset": 5, "dim1": 0, "dim2": 1}), ([3, 4], {"offset": 1, "dim1": 1, "dim2": 0}, [T])])
    yield from rows("diag", [([3], {"diagonal": 0}), ([2], {"diagonal": -1}), ([3, 4], {"diagonal": 1}), ([3, 3], {"diagonal": 0}), ([0], {"diagonal": 0})])
    yield from rows("diag_embed", [([3], {"offset": 0}), ([2, 3], {"offset": 1}), ([2, 2, 2], {"offset": -1}), ([1], {"offset": 0}), ([2, 0], {"offset": 0})])
    yield from rows("trace", [([3, 3], {}), ([2, 4], {}), ([1, 1], {}), ([3, 2], {}, [T]), ([2, 2], {})], strict=False)


def copies():
    yield from rows("flip", [([2, 3], {"dims": [0]}), ([2, 3], {"dims": [0, 1]}), ([5], {"dims": [-1]}), ([2, 0], {"dims": [1]}), ([2, 3, 2], {"dims": [0, 2]}, [P])])
    yield from rows("roll", [([5], {"shifts": [2], "dims": [0]}), ([2, 3], {"shifts": [1], "dims": []}), ([2, 3], {"shifts": [-1, 4], "dims": [0, 1]}),
                             ([0], {"shifts": [1], "dims": [0]}), ([3, 2], {"shifts": [1], "dims": [0]}, [T]), ([1], {"shifts": [3], "dims": [0]})])
    yield from rows("rot90", [([2, 3], {"k": k, "dims": [0, 1]}) for k in (0, 1, 2, 3, -1)] + [([2, 3, 2], {"k": 1, "dims": [1, 2]})])
    yield from rows("repeat", [([2], {"sizes": [3]}), ([2, 3], {"sizes": [2, 1]}), ([2], {"sizes": [2, 2]}), ([], {"sizes": [3]}), ([2], {"sizes": [0]}),
                               ([2, 3], {"sizes": [1, 2]}, [T])], strict=False)
    yield from rows("tile", [([2], {"sizes": [3]}), ([2, 3], {"sizes": [2]}), ([2], {"sizes": [2, 2]}), ([], {"sizes": [2]}), ([1, 2], {"sizes": [1, 1]})], strict=False)
    yield from rows("repeat_interleave", [([3], {"repeats": 2}), ([2, 2], {"repeats": 3}), ([2, 3], {"repeats": 2, "dim": 1}), ([2, 3], {"repeats": 0, "dim": 0}),
                                          ([], {"repeats": 3})], strict=False)
    for op in ("tril", "triu"):
        yield from rows(op, [([3, 3], {"diagonal": 0}), ([3, 4], {"diagonal": 1}), ([4, 3], {"diagonal": -1}), ([2, 2, 3], {"diagonal": 0}), ([0, 3], {"diagonal": 0}),
                             ([3, 4], {"diagonal": 0}, [T])])


def joins():
    yield from rows("split", [([5], {"size": 2, "dim": 0}), ([2, 6], {"size": 3, "dim": 1}), ([4, 2], {"size": [1, 3], "dim": 0}), ([3], {"size": 5, "dim": 0}),
                              ([0, 2], {"size": 2, "dim": 0}), ([3, 4], {"size": 2, "dim": 0}, [T])])
    yield from rows("chunk", [([5], {"chunks": 2, "dim": 0}), ([2, 6], {"chunks": 4, "dim": 1}), ([3], {"chunks": 5, "dim": 0}), ([0], {"chunks": 2, "dim": 0}),
                              ([3, 4], {"chunks": 2, "dim": -1}, [T])])
    yield from rows("tensor_split", [([5], {"sections": 3, "dim": 0}), ([7], {"sections": [2, 5], "dim": 0}), ([2, 4], {"sections": 3, "dim": 1}),
                                     ([4], {"sections": [1, 9], "dim": 0}), ([2], {"sections": 3, "dim": 0})])
    yield from rows("unbind", [([3], {"dim": 0}), ([2, 3], {"dim": 1}), ([2, 2, 2], {"dim": -1}), ([1, 4], {"dim": 0}), ([3, 2], {"dim": 0}, [T])])
    for op in ("hstack", "vstack", "dstack", "column_stack"):
        for shapes in ([[2, 3], [2, 3]], [[3], [3]], [[], []], [[2, 1, 2], [2, 1, 2]], [[1, 2]]):
            yield from cases(op, "", [In(*s) for s in shapes], strict=True)
    for shapes in ([[2, 3], [1, 2]], [[3], [2, 2]], [[], [2]], [[1, 1]], [[0, 2], [1, 1]]):
        yield from cases("block_diag", "", [In(*s) for s in shapes], strict=True)
    for shapes in ([[2], [3]], [[2], [3], [2]], [[], [2]], [[3]], [[1], [1]]):
        for indexing in ("ij", "xy"):
            label = f"{' '.join('x'.join(map(str, s)) or '0-d' for s in shapes)} {indexing}"
            yield from cases("meshgrid", label, [In(*s) for s in shapes], {"indexing": indexing})
        if [] not in shapes:
            yield from cases("cartesian_prod", "", [In(*s) for s in shapes])


EQUATIONS = [("ij,jk->ik", [2, 3], [3, 4]), ("bij,bjk->bik", [2, 2, 3], [2, 3, 2]), ("ij->ji", [2, 3]), ("ii->", [3, 3]), ("ii->i", [3, 3]), ("ij->i", [2, 3]),
             ("i,j->ij", [2], [3]), ("i,i->", [4], [4]), ("ij,ij->ij", [2, 3], [2, 3]), ("ij,jk", [2, 3], [3, 2]), ("...ij,...jk->...ik", [2, 1, 2, 3], [3, 3, 2]),
             ("bhwc,cd->bhwd", [1, 2, 2, 3], [3, 2]), ("i,ij,j->", [2], [2, 3], [3]), ("ijk,il,jl->kl", [2, 3, 2], [2, 2], [3, 2]), ("ba", [2, 3])]


def products():
    for m, n in (2, 3), (1, 1), (3, 1), (1, 4), (5, 7):
        yield from cases("mv", "", [In(m, n), In(n)])
        yield from cases("addmv", "", [In(m), In(m, n), In(n)], {"beta": 0.5, "alpha": -2})
        yield from cases("outer", "", [In(m), In(n)])
        yield from cases("addr", "", [In(m, n), In(m), In(n)], {"beta": 2, "alpha": 0.5})
    yield from cases("mv", "transposed", [In(3, 2, steps=[T]), In(3)])
    for n in (3, 1, 0, 20, 2):
        yield from cases("dot", "", [In(n), In(n)])
    for a, b in ([3], [3]), ([2, 3], [4, 3]), ([], [2]), ([2, 3], [3]), ([1, 2], [2, 2, 2]):
        yield from cases("inner", "", [In(*a), In(*b)])
    for b, n, m, p in (2, 2, 3, 2), (1, 1, 1, 1), (3, 2, 1, 4), (2, 3, 3, 1), (1, 2, 5, 3):
        yield from cases("baddbmm", "", [In(b, n, p), In(b, n, m), In(b, m, p)], {"beta": 0.5, "alpha": 2})
        yield from cases("addbmm", "", [In(n, p), In(b, n, m), In(b, m, p)], {"beta": 1, "alpha": 0.5})
    for equation, *shapes in EQUATIONS:
        yield from cases("einsum", equation, [In(*s) for s in shapes], {"equation": equation})
    for a, b, d1, d2 in ([2, 3], [3, 4], [1], [0]), ([2, 3, 4], [4, 3, 2], [1, 2], [1, 0]), ([3], [3], [0], [0]), ([2, 3], [4, 2], [0], [1]), ([2], [3], [], []):
        yield from cases("tensordot", "", [In(*a), In(*b)], {"dims1": d1, "dims2": d2})
    for a, b in ([2, 2], [2, 3]), ([3], [2]), ([], [2]), ([2], [2, 2]), ([1, 1], [1, 2, 1]):
        yield from cases("kron", "", [In(*a), In(*b)])
    for a, dim in ([3], 0), ([2, 3], 1), ([3, 2], 0), ([1, 3], -1), ([2, 3, 1], 1):
        yield from cases("cross", f"{'x'.join(map(str, a))} {dim}", [In(*a), In(*a)], {"dim": dim})
    for n, shape in (0, [2, 2]), (1, [3, 3]), (3, [2, 2]), (2, [2, 2, 2]), (5, [1, 1]):
        yield from cases("matrix_power", f"{n} {'x'.join(map(str, shape))}", [In(*shape)], {"n": n})


def scans_and_sorting():
    yield from scans()
    yield from sorting()


def shapes():
    for part in (views, copies, joins):
        yield from part()
