"""Cases of convolution and pooling over one list of geometries: strides, padding, dilation, groups, size 1, stride > kernel, N = 0."""
from case import In, cases

# N, C, H, W, filters, kernel, stride, padding, dilation, groups
CONVOLUTIONS = [
    (1, 1, 5, 5, 1, (3, 3), (1, 1), (0, 0), (1, 1), 1),
    (2, 3, 6, 5, 4, (3, 2), (1, 1), (1, 0), (1, 1), 1),
    (2, 2, 7, 6, 3, (3, 3), (2, 1), (1, 2), (1, 1), 1),
    (1, 2, 8, 9, 2, (3, 2), (1, 2), (2, 1), (2, 3), 1),
    (2, 4, 5, 5, 6, (3, 3), (1, 1), (1, 1), (1, 1), 2),
    (2, 3, 5, 4, 3, (3, 3), (1, 1), (1, 1), (1, 1), 3),
    (1, 2, 5, 5, 4, (3, 3), (2, 2), (1, 1), (1, 1), 2),
    (1, 4, 7, 7, 4, (2, 3), (1, 1), (1, 1), (2, 2), 4),
    (3, 2, 1, 1, 4, (1, 1), (1, 1), (0, 0), (1, 1), 1),
    (2, 3, 4, 4, 2, (1, 1), (1, 1), (0, 0), (1, 1), 1),
    (1, 1, 9, 8, 2, (2, 2), (4, 3), (0, 0), (1, 1), 1),
    (1, 2, 7, 7, 2, (1, 1), (3, 3), (0, 0), (1, 1), 1),
    (2, 2, 3, 3, 2, (3, 3), (1, 1), (0, 0), (1, 1), 1),
    (1, 1, 1, 8, 1, (1, 5), (1, 1), (0, 2), (1, 1), 1),
    (1, 3, 2, 2, 2, (4, 4), (1, 1), (2, 2), (1, 1), 1),
    (0, 2, 5, 5, 3, (3, 3), (1, 1), (1, 1), (1, 1), 1),
    (1, 1, 12, 12, 2, (5, 5), (1, 1), (2, 2), (1, 1), 1),
    (2, 6, 14, 14, 8, (5, 5), (1, 1), (0, 0), (1, 1), 1),
]


def geometry(n, c, h, w, f, k, s, p, d, g):
    text = f"{n}x{c}x{h}x{w} to {f} kernel {k[0]}x{k[1]}"
    text += f" stride {s[0]}x{s[1]}" if s != (1, 1) else ""
    text += f" padding {p[0]}x{p[1]}" if p != (0, 0) else ""
    text += f" dilation {d[0]}x{d[1]}" if d != (1, 1) else ""
    return text + (f" groups {g}" if g > 1 else "")


def convolutions():
    for row in CONVOLUTIONS:
        n, c, h, w, f, k, s, p, d, g = row
        args = {"stride": s, "padding": p, "dilation": d, "groups": g}
        x, kernel = In(n, c, h, w), In(f, c // g, *k)
        # The largest geometry would fill the file with gradients; its float64 twin adds nothing to the smaller ones'.
        dtypes = ("float32",) if h == 14 else ("float32", "float64")
        yield from cases("conv2d", geometry(*row) + " with bias", [x, kernel, In(f)], args, dtypes=dtypes)
        if h < 10:
            yield from cases("conv2d", geometry(*row) + " without bias", [x, kernel], args, dtypes=dtypes)
    plain = {"stride": (1, 1), "padding": (1, 1), "dilation": (1, 1), "groups": 1}
    yield from cases("conv2d", "channels last input", [In(2, 5, 4, 3, steps=[["permute", 0, 3, 1, 2]]), In(2, 3, 3, 3), In(2)], plain)
    yield from cases("conv2d", "cropped input", [In(1, 2, 6, 8, steps=[["slice", 3, 1, 7, 1]]), In(2, 2, 3, 3)], plain)
    yield from cases("conv2d", "transposed kernel", [In(1, 2, 5, 5), In(2, 2, 2, 3, steps=[["transpose", 2, 3]])], plain)
    yield from cases("conv2d", "no batch", [In(2, 5, 5), In(3, 2, 3, 3), In(3)], plain)
    for n, c, length, f, k, s, p, d, g in (1, 1, 7, 1, 3, 1, 0, 1, 1), (2, 3, 8, 4, 3, 2, 1, 1, 1), (1, 2, 9, 2, 3, 1, 2, 2, 1), \
            (2, 4, 6, 4, 2, 1, 1, 1, 4), (1, 2, 9, 3, 2, 4, 0, 1, 1), (1, 4, 5, 2, 1, 1, 0, 1, 2), (3, 1, 1, 2, 1, 1, 0, 1, 1):
        args = {"stride": s, "padding": p, "dilation": d, "groups": g}
        label = f"{n}x{c}x{length} to {f} kernel {k} stride {s} padding {p} dilation {d} groups {g}"
        yield from cases("conv1d", label + " with bias", [In(n, c, length), In(f, c // g, k), In(f)], args)
        yield from cases("conv1d", label + " without bias", [In(n, c, length), In(f, c // g, k)], args)


def pools():
    # shape, kernel, stride (None: the kernel's), padding, dilation
    rows = [
        ([1, 1, 4, 4], (2, 2), None, (0, 0), (1, 1)), ([2, 3, 5, 7], (2, 2), None, (0, 0), (1, 1)),
        ([1, 2, 6, 5], (3, 2), (2, 1), (1, 1), (1, 1)), ([1, 1, 7, 7], (2, 2), (3, 4), (0, 0), (1, 1)),
        ([1, 2, 7, 8], (3, 3), (1, 2), (1, 1), (2, 2)), ([2, 1, 1, 1], (1, 1), None, (0, 0), (1, 1)),
        ([1, 1, 5, 5], (5, 5), None, (0, 0), (1, 1)), ([2, 2, 6, 6], (3, 3), (1, 1), (1, 1), (1, 1)),
        ([0, 2, 4, 4], (2, 2), None, (0, 0), (1, 1)),
        ([2, 5, 5], (2, 2), None, (0, 0), (1, 1)), ([1, 2, 9, 9], (2, 2), (2, 2), (0, 0), (1, 1)),
    ]
    for shape, k, s, p, d in rows:
        for ceil in (False, True):
            text = f"{'x'.join(map(str, shape))} kernel {k[0]}x{k[1]}" + (f" stride {s[0]}x{s[1]}" if s else "")
            text += f" padding {p[0]}x{p[1]}" if p != (0, 0) else ""
            ceiling = " ceil" if ceil else ""
            args = {"kernel": k, "stride": s, "padding": p, "ceil_mode": ceil}
            dilated = f" dilation {d[0]}x{d[1]}" if d != (1, 1) else ""
            yield from cases("max_pool2d", text + dilated + ceiling, [In(*shape)], {**args, "dilation": d}, strict=True)
            if d == (1, 1):
                for include, words in ((True, ""), (False, " without the padding"))[:1 if p == (0, 0) else 2]:
                    yield from cases("avg_pool2d", text + ceiling + words, [In(*shape)], {**args, "count_include_pad": include})
    flat = {"kernel": (2, 2), "stride": None, "padding": (0, 0), "ceil_mode": False}
    channels_last = In(2, 4, 6, 3, steps=[["permute", 0, 3, 1, 2]])
    yield from cases("max_pool2d", "channels last", [channels_last], {**flat, "dilation": (1, 1)}, strict=True)
    yield from cases("avg_pool2d", "channels last", [channels_last], {**flat, "count_include_pad": True})
    yield from cases("avg_pool2d", "divisor 3", [In(1, 2, 4, 4)], {**flat, "count_include_pad": True, "divisor_override": 3})
    yield from cases("max_pool2d", "ties: the first wins", [In(1, 1, 4, 4, data=[1, 1, 2, 0, 1, 1, 2, 2, -1, -1, 0, 0, -1, -1, 0, 0])],
                     {**flat, "dilation": (1, 1)}, strict=True)
    yield from cases("max_pool2d", "nan", [In(1, 1, 2, 4, data=[1, float("nan"), 2, 0, 1, 1, 2, 3])], {**flat, "dilation": (1, 1)},
                     strict=True)
    yield from cases("max_pool2d", "all below zero, padded", [In(1, 1, 3, 3, low=-2, high=-1)],
                     {"kernel": (2, 2), "stride": (2, 2), "padding": (1, 1), "dilation": (1, 1), "ceil_mode": False}, strict=True)


def all_cases():
    yield from convolutions()
    yield from pools()
