"""Cases of pooling in one dimension, with positions, over random windows, back to where maxima stood, and of resampling."""
from case import In, cases

LAST = ["permute", 0, 3, 1, 2]


def text(shape):
    return "x".join(map(str, shape))


def signals():
    for shape, k, s, p, d in ([2, 3, 7], 2, None, 0, 1), ([1, 1, 5], 3, 2, 1, 1), ([3, 8], 2, 3, 1, 1), ([0, 2, 6], 2, None, 0, 1), \
            ([1, 2, 9], 3, 1, 1, 2), ([2, 1, 1], 1, None, 0, 1):
        for ceil in False, True:
            label = f"{text(shape)} kernel {k} stride {s} padding {p} dilation {d} ceil {ceil}"
            yield from cases("max_pool1d", label, [In(*shape)], {"kernel": k, "stride": s, "padding": p, "dilation": d, "ceil_mode": ceil})
            if d == 1:
                for include in (True, False):
                    yield from cases("avg_pool1d", f"{label} include {include}", [In(*shape)],
                                     {"kernel": k, "stride": s, "padding": p, "ceil_mode": ceil, "include": include})
    for shape, k, s in ([2, 3, 7], 2, None), ([1, 1, 5], 3, 2), ([2, 2, 4], 1, None), ([1, 2, 6], 3, 1), ([1, 1, 8], 2, 3):
        for power in 2.0, 3.0, 1.0:
            yield from cases("lp_pool1d", f"{text(shape)} kernel {k} stride {s} p {power}", [In(*shape, low=0.1, high=2)],
                             {"p": power, "kernel": k, "stride": s, "ceil_mode": False})


def planes():
    for shape, size in ([1, 1, 4, 4], [2, 2]), ([2, 3, 5, 7], [3, 2]), ([2, 2, 3, 3], [1, 1]), ([1, 2, 2, 3], [5, 4]), ([3, 4, 5], [2, 5]), \
            ([0, 2, 3, 3], [2, 2]):
        yield from cases("adaptive_max_pool2d", f"{text(shape)} to {text(size)}", [In(*shape)], {"size": size})
    yield from cases("adaptive_max_pool2d", "channels last", [In(2, 5, 4, 3, steps=[LAST])], {"size": [2, 3]})
    for shape, size in ([2, 3, 7], 3), ([3, 5], 2), ([1, 1, 1], 1), ([2, 2, 3], 5), ([1, 2, 8], 1):
        yield from cases("adaptive_max_pool1d", f"{text(shape)} to {size}", [In(*shape)], {"size": size})
    for seed, (shape, k, more) in enumerate([([2, 3, 9, 8], 2, {"size": [5, 4]}), ([1, 1, 7, 7], 3, {"size": [3, 3]}), ([2, 10, 11], 2, {"size": [6, 7]}),
                                             ([1, 2, 12, 9], 2, {"ratio": [0.6, 0.5]}), ([1, 1, 5, 5], 2, {"size": [1, 1]})]):
        yield from cases("fractional_max_pool2d", f"{text(shape)} kernel {k} {more}".replace('"', ""), [In(*shape)], {"kernel": k, "seed": seed, **more})
    for shape, k, data, more in ([1, 2, 2, 2], 2, [0, 3, 9, 15, 5, 6, 8, 10], {}), ([1, 2, 2], 2, [5, 0, 10, 15], {}), ([1, 1, 1, 2], 2, [4, 2], {"size": [3, 4]}), \
            ([0, 1, 2, 2], 2, [], {}), ([1, 1, 1, 1], 3, [4], {}):
        yield from cases("max_unpool2d", f"{text(shape)} kernel {k} {more}".replace('"', ""), [In(*shape), In(*shape, data=data, dtype="int64")],
                         {"kernel": k, **more})
    for shape, k, data, more in ([1, 2, 3], 2, [0, 3, 4, 1, 2, 5], {}), ([2, 2], 3, [0, 5, 2, 3], {}), ([1, 1, 2], 2, [4, 1], {"size": [5]}), \
            ([1, 1, 1], 1, [0], {}), ([3, 1, 1], 2, [0, 1, 0], {}):
        yield from cases("max_unpool1d", f"{text(shape)} kernel {k} {more}".replace('"', ""), [In(*shape), In(*shape, data=data, dtype="int64")],
                         {"kernel": k, **more})
    for shape, k in ([2, 3, 4, 6], [2, 2]), ([1, 1, 5, 5], [3, 2]), ([1, 2, 3, 3], [1, 1]), ([1, 1, 7, 4], [2, 4]), ([2, 1, 2, 2], [2, 2]):
        for power in 2.0, 3.0:
            yield from cases("lp_pool2d", f"{text(shape)} kernel {text(k)} p {power}", [In(*shape, low=0.1, high=2)],
                             {"p": power, "kernel": k, "ceil_mode": power == 3.0})


def resampling():
    images = [([1, 1, 3, 3], {"size": [6, 6]}), ([2, 3, 4, 5], {"size": [7, 3]}), ([1, 2, 5, 4], {"scale": [1.7, 0.6]}), ([1, 1, 1, 1], {"size": [3, 2]}),
              ([2, 1, 6, 6], {"scale": [2.0, 2.0]}), ([1, 1, 2, 3], {"size": [1, 1]}), ([0, 2, 3, 3], {"size": [5, 5]})]
    for shape, more in images:
        for mode in "nearest", "nearest-exact", "bilinear", "bicubic", "area":
            label = f"{mode} {text(shape)} {more}".replace('"', "")
            if mode == "area" and "scale" in more or mode == "area" and shape[0] == 0:
                continue
            yield from cases("interpolate", label, [In(*shape)], {"mode": mode, **more})
            if mode in ("bilinear", "bicubic"):
                yield from cases("interpolate", label + " aligned", [In(*shape)], {"mode": mode, "align_corners": True, **more})
    yield from cases("interpolate", "bilinear recomputed", [In(1, 1, 5, 5)], {"mode": "bilinear", "scale": [1.3, 1.7], "recompute": True})
    yield from cases("interpolate", "bilinear channels last", [In(1, 4, 3, 2, steps=[LAST])], {"mode": "bilinear", "size": [5, 7]})
    for shape, more in ([2, 3, 4], {"size": [7]}), ([1, 1, 5], {"size": [2]}), ([1, 2, 6], {"scale": [1.5]}), ([1, 1, 1], {"size": [4]}), ([2, 2, 3], {"scale": [2.0]}):
        for mode in "nearest", "linear":
            yield from cases("interpolate", f"{mode} {text(shape)} {more}".replace('"', ""), [In(*shape)], {"mode": mode, **more})
    for shape, r in ([1, 4, 2, 3], 2), ([2, 9, 1, 1], 3), ([8, 3, 2], 2), ([1, 2, 3, 3], 1), ([3, 4, 1, 2], 2):
        yield from cases("pixel_shuffle", f"{text(shape)} by {r}", [In(*shape)], {"r": r})
    for shape, r in ([1, 1, 4, 6], 2), ([2, 1, 3, 3], 3), ([2, 6, 4], 2), ([1, 2, 3, 3], 1), ([3, 1, 2, 4], 2):
        yield from cases("pixel_unshuffle", f"{text(shape)} by {r}", [In(*shape)], {"r": r})


def all_cases():
    yield from signals()
    yield from planes()
    yield from resampling()
