"""Cases of the losses besides cross entropy: reductions, settings, weights, odd shapes and layouts."""
from case import In, cases

T = ["transpose", 0, 1]
SHAPES = [([2, 3], []), ([5], []), ([0], []), ([1, 1], []), ([2, 1, 4], []), ([3, 2], [T])]
REDUCTIONS = ("mean", "sum", "none")


def signs(count):
    return [1 if i * 7 % 3 else -1 for i in range(count)]


def size(shape):
    count = 1
    for s in shape:
        count *= s
    return count


def pairs():
    for how in REDUCTIONS:
        for shape, steps in SHAPES:
            text = f"{how} {'x'.join(map(str, shape))}" + (" transposed" if steps else "")
            x = lambda **k: In(*shape, steps=steps, **k)
            yield from cases("l1_loss", text, [x(), x()], {"reduction": how})
            for beta in 1.0, 0.4:
                yield from cases("smooth_l1_loss", f"{text} beta {beta}", [x(), x()], {"reduction": how, "beta": beta})
                yield from cases("huber_loss", f"{text} delta {beta}", [x(), x()], {"reduction": how, "delta": beta})
            p = lambda **k: x(low=0.02, high=0.98, **k)
            yield from cases("bce", text, [p(), p()], {"reduction": how})
            yield from cases("bce", text + " weighted", [p(), p(grad=False), x(grad=False)], {"reduction": how})
            yield from cases("bce_with_logits", text, [x(low=-9, high=9), p()], {"reduction": how})
            for name in "log_target", "plain":
                target = x() if name == "log_target" else p()
                yield from cases("kl_div", f"{text} {name}", [x(), target], {"reduction": how, "log_target": name == "log_target"})
            for log, full in (True, False), (False, True), (True, True):
                yield from cases("poisson_nll_loss", f"{text} log {log} full {full}", [x() if log else p(), x(low=0.1, high=5, grad=False)],
                                 {"reduction": how, "log_input": log, "full": full})
            yield from cases("gaussian_nll_loss", text, [x(), x(), p()], {"reduction": how, "full": False})
            yield from cases("gaussian_nll_loss", text + " full", [x(), x(grad=False), p()], {"reduction": how, "full": True})
            marks = In(*shape, data=signs(size(shape)), grad=False, steps=steps)
            for margin in 0.0, 1.0:
                yield from cases("hinge_embedding_loss", f"{text} margin {margin}", [x(), marks], {"reduction": how, "margin": margin})
                yield from cases("margin_ranking_loss", f"{text} margin {margin}", [x(), x(), marks], {"reduction": how, "margin": margin})
            yield from cases("soft_margin_loss", text, [x(low=-5, high=5), marks], {"reduction": how})


def rows():
    for how in REDUCTIONS:
        r = {"reduction": how}
        yield from cases("bce_with_logits", how + " weights", [In(3, 4, low=-5, high=5), In(3, 4, low=0, high=1), In(4, low=0.2, high=2, grad=False),
                                                               In(4, low=0.2, high=3, grad=False)], {**r, "weighted": True, "positive": True})
        yield from cases("bce_with_logits", how + " positive", [In(2, 3, low=-50, high=50), In(2, 3, low=0, high=1, grad=False),
                                                                In(3, low=0.2, high=3, grad=False)], {**r, "positive": True})
        yield from cases("bce", how + " at the ends", [In(4, data=[0, 1, 0, 1]), In(4, data=[0, 1, 1, 0], grad=False)], r)
        yield from cases("kl_div", how + " zeros in the target", [In(4), In(4, data=[0, 0.5, 0.5, 0], grad=False)], {**r, "log_target": False})
        yield from cases("gaussian_nll_loss", how + " one variance a row", [In(3, 2), In(3, 2), In(3, 1, low=0.1, high=2)], {**r, "full": True})
        for n, d in (3, 4), (1, 1), (4, 2):
            marks = In(n, data=signs(n), grad=False)
            yield from cases("cosine_embedding_loss", f"{how} {n}x{d}", [In(n, d, gap=0.1), In(n, d, gap=0.1), marks], {**r, "margin": 0.2})
            for p, swap in (2, False), (1, False), (2, True), (3, True):
                yield from cases("triplet_margin_loss", f"{how} {n}x{d} p {p} swap {swap}", [In(n, d), In(n, d), In(n, d)],
                                 {**r, "margin": 1.0, "p": p, "swap": swap})
            yield from cases("multilabel_soft_margin_loss", f"{how} {n}x{d}", [In(n, d), In(n, d, low=0, high=1, grad=False)], r)
            yield from cases("multilabel_soft_margin_loss", f"{how} {n}x{d} weighted",
                             [In(n, d), In(n, d, low=0, high=1, grad=False), In(d, low=0.2, high=2, grad=False)], r)
            for p, margin in (1, 1.0), (2, 0.7):
                goal = In(n, data=[(i * 3 + 1) % d for i in range(n)], dtype="int64")
                yield from cases("multi_margin_loss", f"{how} {n}x{d} p {p}", [In(n, d), goal], {**r, "p": p, "margin": margin})
                yield from cases("multi_margin_loss", f"{how} {n}x{d} p {p} weighted", [In(n, d), goal, In(d, low=0.2, high=2, grad=False)],
                                 {**r, "p": p, "margin": margin})
    for shape, dim in ([3, 4], 1), ([4], 0), ([2, 3, 2], -1), ([2, 3, 2], 1), ([1, 1], 1):
        yield from cases("cosine_similarity", f"{'x'.join(map(str, shape))} dim {dim}", [In(*shape, gap=0.1), In(*shape, gap=0.1)], {"dim": dim})
        for p in 2.0, 1.0, 3.0:
            yield from cases("normalize", f"{'x'.join(map(str, shape))} dim {dim} p {p}", [In(*shape, gap=0.1)], {"dim": dim, "p": p})
    for shape in [3, 4], [4], [1, 1], [2, 5], [3, 1]:
        for p, keepdim in (2.0, False), (1.0, True), (3.0, False):
            yield from cases("pairwise_distance", f"{'x'.join(map(str, shape))} p {p}", [In(*shape), In(*shape)], {"p": p, "keepdim": keepdim})


def all_cases():
    yield from pairs()
    yield from rows()
