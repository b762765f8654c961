"""Cases of windows as columns (unfold, fold), channel shuffling and truncated normal numbers."""
from case import In, cases

# N, C, H, W, kernel, stride, padding, dilation
COLUMNS = [
    (1, 1, 3, 3, (2, 2), (1, 1), (0, 0), (1, 1)),
    (2, 3, 4, 5, (2, 3), (2, 1), (1, 2), (1, 1)),
    (1, 2, 6, 5, (3, 2), (1, 2), (2, 0), (2, 3)),
    (2, 2, 1, 1, (1, 1), (1, 1), (0, 0), (1, 1)),
    (1, 2, 7, 6, (2, 2), (3, 4), (0, 0), (1, 1)),
    (0, 2, 3, 3, (2, 2), (1, 1), (0, 0), (1, 1)),
]


def columns():
    for n, c, h, w, k, s, p, d in COLUMNS:
        args = {"kernel": k, "stride": s, "padding": p, "dilation": d}
        text = f"{n}x{c}x{h}x{w} kernel {k[0]}x{k[1]} stride {s[0]}x{s[1]} padding {p[0]}x{p[1]} dilation {d[0]}x{d[1]}"
        yield from cases("unfold", text, [In(n, c, h, w)], args, strict=True)
        places = [(size + 2 * p[i] - d[i] * (k[i] - 1) - 1) // s[i] + 1 for i, size in enumerate((h, w))]
        yield from cases("fold", text, [In(n, c * k[0] * k[1], places[0] * places[1])], {**args, "size": (h, w)})
    plain = {"kernel": (2, 2), "stride": (1, 1), "padding": (1, 1), "dilation": (1, 1)}
    yield from cases("unfold", "channels last", [In(2, 3, 4, 2, steps=[["permute", 0, 3, 1, 2]])], plain, strict=True)
    yield from cases("unfold", "no batch", [In(2, 3, 3)], plain, strict=True)
    yield from cases("fold", "transposed", [In(1, 12, 8, steps=[["transpose", 1, 2]])], {**plain, "size": (3, 2)})
    yield from cases("fold", "no batch", [In(4, 16)], {**plain, "size": (3, 3)})


def shuffles():
    for shape, groups in ([1, 4, 2, 2], 2), ([2, 6, 3], 3), ([1, 5, 1, 2], 5), ([2, 6, 2, 1, 2], 1), ([0, 4, 2], 2):
        yield from cases("channel_shuffle", f"{'x'.join(map(str, shape))} in {groups}", [In(*shape)], {"groups": groups}, strict=True)
    yield from cases("channel_shuffle", "channels last", [In(1, 3, 2, 4, steps=[["permute", 0, 3, 1, 2]])], {"groups": 2}, strict=True)


def truncated():
    for shape, mean, std, low, high in ([40], 0, 1, -2, 2), ([3, 7], 0, 0.02, -2, 2), ([5, 8], 1.5, 2, 0, 2), ([33], 0, 1, 1, 4), ([0], 0, 1, -2, 2):
        args = {"seed": 7, "mean": mean, "std": std, "low": low, "high": high}
        yield from cases("trunc_normal_", f"{'x'.join(map(str, shape))} mean {mean} std {std} in {low}:{high}", [In(*shape, grad=False)], args)


def all_cases():
    yield from columns()
    yield from shuffles()
    yield from truncated()
