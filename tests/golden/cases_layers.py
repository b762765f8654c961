"""Cases of transposed convolution, adaptive pooling, padding and embedding."""
from case import In, cases

LAST = ["permute", 0, 3, 1, 2]
# N, C, H, W, filters, kernel, stride, padding, output padding, dilation, groups
TRANSPOSED = [
    (1, 1, 3, 3, 1, (3, 3), (1, 1), (0, 0), (0, 0), (1, 1), 1),
    (2, 3, 4, 3, 2, (2, 3), (2, 2), (0, 1), (1, 0), (1, 1), 1),
    (1, 2, 3, 4, 4, (3, 3), (2, 3), (1, 1), (1, 2), (1, 1), 2),
    (2, 4, 3, 3, 4, (3, 2), (1, 1), (1, 0), (0, 0), (2, 1), 4),
    (1, 2, 2, 2, 2, (3, 3), (2, 2), (2, 1), (0, 1), (2, 2), 1),
    (1, 2, 3, 3, 2, (2, 2), (1, 1), (1, 1), (1, 1), (2, 2), 2),
    (2, 2, 1, 1, 3, (4, 4), (1, 1), (0, 0), (0, 0), (1, 1), 1),
    (0, 2, 3, 3, 2, (3, 3), (2, 2), (1, 1), (1, 1), (1, 1), 1),
    (1, 3, 5, 5, 2, (4, 4), (2, 2), (1, 1), (0, 0), (1, 1), 1),
]


def transposed():
    for n, c, h, w, f, k, s, p, e, d, g in TRANSPOSED:
        args = {"stride": s, "padding": p, "output_padding": e, "dilation": d, "groups": g}
        text = f"{n}x{c}x{h}x{w} to {f} kernel {k[0]}x{k[1]} stride {s[0]}x{s[1]} padding {p[0]}x{p[1]} more {e[0]}x{e[1]} " \
               f"dilation {d[0]}x{d[1]} groups {g}"
        yield from cases("conv_transpose2d", text + " with bias", [In(n, c, h, w), In(c, f // g, *k), In(f)], args)
        yield from cases("conv_transpose2d", text, [In(n, c, h, w), In(c, f // g, *k)], args)
    plain = {"stride": (2, 2), "padding": (1, 1), "output_padding": (0, 0), "dilation": (1, 1), "groups": 1}
    yield from cases("conv_transpose2d", "channels last", [In(1, 3, 3, 2, steps=[LAST]), In(2, 3, 3, 3), In(3)], plain)
    yield from cases("conv_transpose2d", "no batch", [In(2, 3, 3), In(2, 3, 2, 2)], plain)
    for n, c, length, f, k, s, p, e, d, g in (1, 1, 4, 1, 3, 1, 0, 0, 1, 1), (2, 2, 3, 4, 3, 2, 1, 1, 1, 2), (1, 3, 5, 2, 2, 3, 0, 2, 1, 1), \
            (2, 2, 4, 2, 3, 1, 2, 0, 2, 1), (1, 2, 1, 2, 5, 2, 2, 1, 1, 1):
        args = {"stride": s, "padding": p, "output_padding": e, "dilation": d, "groups": g}
        text = f"{n}x{c}x{length} to {f} kernel {k} stride {s} padding {p} more {e} dilation {d} groups {g}"
        yield from cases("conv_transpose1d", text, [In(n, c, length), In(c, f // g, k), In(f)], args)


def adaptive():
    for shape, size in ([1, 1, 4, 4], [2, 2]), ([2, 3, 5, 7], [3, 2]), ([2, 2, 3, 3], [1, 1]), ([1, 2, 2, 3], [5, 4]), ([3, 4, 5], [2, 5]), \
            ([0, 2, 3, 3], [2, 2]), ([1, 1, 1, 1], [1, 1]), ([2, 2, 9, 6], [9, 1]):
        yield from cases("adaptive_avg_pool2d", f"{'x'.join(map(str, shape))} to {size[0]}x{size[1]}", [In(*shape)], {"size": size})
    yield from cases("adaptive_avg_pool2d", "channels last", [In(2, 5, 4, 3, steps=[LAST])], {"size": [2, 3]})
    for shape, size in ([2, 3, 7], 3), ([3, 5], 2), ([1, 1, 1], 1), ([2, 2, 3], 5), ([1, 2, 8], 1):
        yield from cases("adaptive_avg_pool1d", f"{'x'.join(map(str, shape))} to {size}", [In(*shape)], {"size": size})


def pads():
    borders = [([2, 3, 4, 5], [1, 2, 2, 0]), ([1, 2, 4], [2, 3]), ([2, 5], [1, 1]), ([1, 1, 3, 3], [2, 2, 2, 2]), ([2, 3, 4], [0, 0]),
               ([2, 4, 4, 3], [1, 1, 0, 2]), ([0, 2, 3, 3], [1, 1, 1, 1])]
    for mode in "constant", "reflect", "replicate", "circular":
        for shape, pad in borders:
            if mode == "circular" and len(shape) == 2:
                continue
            args = {"pad": pad, "mode": mode, "value": 0.5 if mode == "constant" else 0}
            yield from cases("pad", f"{mode} {'x'.join(map(str, shape))} by {pad}", [In(*shape)], args)
        yield from cases("pad", mode + " channels last", [In(1, 4, 3, 2, steps=[LAST])], {"pad": [1, 2, 2, 1], "mode": mode, "value": 0})
    for shape, pad in ([5], [2, 1]), ([4, 5], [-1, 2, 0, -2]), ([2, 3], [1, 0, 0, 2]), ([2, 2, 2], [1, 1, 1, 1, 1, 1]), ([3, 0], [1, 1]), ([4], [-2, -2]):
        yield from cases("pad", f"constant {'x'.join(map(str, shape))} by {pad}", [In(*shape)], {"pad": pad, "mode": "constant", "value": -1.5})
    yield from cases("pad", "constant int64", [In(2, 2, dtype="int64", data=[1, 2, 3, 4])], {"pad": [1, 0], "mode": "constant", "value": 7},
                     dtypes=("int64",))


def embeddings():
    for label, shape, data, args in ("vector", [4], [0, 2, 2, 1], {}), ("matrix", [2, 3], [0, 1, 2, 3, 4, 0], {}), ("one", [], [3], {}), \
            ("none", [0], [], {}), ("padding", [5], [0, 2, 0, 1, 2], {"padding_idx": 2}), ("by frequency", [5], [1, 1, 1, 4, 0], {"by_freq": True}):
        yield from cases("embedding", label, [In(5, 3, grad=False), In(*shape, data=data, dtype="int64")], args)


def all_cases():
    yield from transposed()
    yield from adaptive()
    yield from pads()
    yield from embeddings()
