"""Cases of losses: reductions, class weights, ignored targets, label smoothing, images of targets."""
from case import In, cases

T = ["transpose", 0, 1]
REDUCTIONS = ("mean", "sum", "none")


def target(data, *shape):
    return In(*(shape or [len(data)]), data=data, dtype="int64")


def weights(count):
    return In(count, low=0.2, high=2, grad=False)


def all_cases():
    for how in REDUCTIONS:
        r = {"reduction": how}
        for shape in [2, 3], [], [5], [0], [2, 1, 4]:
            yield from cases("mse_loss", f"{how} {'x'.join(map(str, shape)) or '0-d'}", [In(*shape), In(*shape)], r)
        yield from cases("mse_loss", f"{how} transposed", [In(3, 2, steps=[T]), In(2, 3)], r)
        for n, c in (3, 4), (1, 1), (5, 10), (0, 3):
            goal = [(i * 7 + 2) % c for i in range(n)]
            for op in ("nll_loss", "cross_entropy"):
                yield from cases(op, f"{how} {n}x{c}", [In(n, c), target(goal)], r)
                yield from cases(op, f"{how} {n}x{c} weighted", [In(n, c), target(goal), weights(c)], r)
            yield from cases("cross_entropy", f"{how} {n}x{c} smoothed", [In(n, c), target(goal)], {**r, "label_smoothing": 0.1})
            yield from cases("cross_entropy", f"{how} {n}x{c} smoothed, weighted", [In(n, c), target(goal), weights(c)],
                             {**r, "label_smoothing": 0.25})
        yield from cases("cross_entropy", f"{how} one sample, no batch", [In(4), In(data=[2], dtype="int64")], r)
        yield from cases("cross_entropy", f"{how} ignored", [In(4, 3), target([0, -100, 2, 1])], r)
        yield from cases("cross_entropy", f"{how} ignored class", [In(4, 3), target([0, 1, 2, 1])], {**r, "ignore_index": 1})
        yield from cases("cross_entropy", f"{how} ignored class, weighted", [In(4, 3), target([0, 1, 2, 1]), weights(3)],
                         {**r, "ignore_index": 1})
        yield from cases("cross_entropy", f"{how} ignored class, smoothed", [In(4, 3), target([0, 1, 2, 1])],
                         {**r, "ignore_index": 1, "label_smoothing": 0.1})
        yield from cases("cross_entropy", f"{how} all ignored", [In(2, 3), target([1, 1])], {**r, "ignore_index": 1})
        yield from cases("cross_entropy", f"{how} images 2x3x2x2", [In(2, 3, 2, 2), target([0, 1, 2, 1, 2, 2, 0, 1], 2, 2, 2)], r)
        yield from cases("cross_entropy", f"{how} transposed", [In(3, 4, steps=[T]), target([0, 1, 2, 1])], r)
        yield from cases("cross_entropy", f"{how} large logits", [In(2, 3, data=[1000, 1001, 999, -1000, 0, 1000]), target([0, 1])], r)
