"""Cases of matrix products in all ranks, and linear."""
from case import In, cases

T = ["transpose", 0, 1]
LAST = ["transpose", 1, 2]


def all_cases():
    for left, right in ([3], [3]), ([2, 3], [3]), ([3], [3, 2]), ([2, 3], [3, 4]), ([1, 1], [1, 1]), ([2, 3, 4], [4]), ([3], [2, 3, 4]), \
            ([2, 3, 4], [4, 2]), ([3, 4], [2, 4, 2]), ([2, 3, 4], [2, 4, 2]), ([2, 1, 3, 4], [3, 4, 2]), ([1, 3, 4], [2, 4, 2]), \
            ([2, 3, 4, 2], [2, 1, 2, 3]), ([0, 3], [3, 2]), ([2, 0], [0, 3]), ([2, 0, 3], [3, 2]), ([17, 19], [19, 23]), ([1, 33], [33, 1]):
        yield from cases("matmul", "", [In(*left), In(*right)])
    yield from cases("matmul", "transposed @ plain", [In(3, 2, steps=[T]), In(3, 4)])
    yield from cases("matmul", "plain @ transposed", [In(2, 3), In(4, 3, steps=[T])])
    yield from cases("matmul", "transposed @ transposed", [In(3, 2, steps=[T]), In(4, 3, steps=[T])])
    yield from cases("matmul", "every second column", [In(2, 6, steps=[["slice", 1, 0, 6, 2]]), In(3, 4)])
    yield from cases("matmul", "expanded batch", [In(1, 2, 3, steps=[["expand", 4, 2, 3]]), In(4, 3, 2)])
    yield from cases("matmul", "transposed batch", [In(2, 3, 4, steps=[LAST]), In(2, 3, 2)])
    for left, right in ([2, 3], [3, 4]), ([1, 5], [5, 1]), ([0, 3], [3, 2]), ([9, 16], [16, 7]), ([3, 1], [1, 4]):
        yield from cases("mm", "", [In(*left), In(*right)])
    for left, right in ([2, 3, 4], [2, 4, 5]), ([1, 2, 3], [1, 3, 1]), ([0, 2, 3], [0, 3, 4]), ([3, 1, 1], [3, 1, 1]), \
            ([2, 5, 9], [2, 9, 6]):
        yield from cases("bmm", "", [In(*left), In(*right)])
    yield from cases("bmm", "transposed", [In(2, 3, 4, steps=[LAST]), In(2, 3, 5)])
    for added, left, right in ([2, 4], [2, 3], [3, 4]), ([4], [2, 3], [3, 4]), ([2, 1], [2, 3], [3, 4]), ([], [1, 2], [2, 3]), \
            ([3, 4], [3, 0], [0, 4]):
        for beta, alpha in (1.0, 1.0), (0.5, -2.0):
            yield from cases("addmm", f"{'x'.join(map(str, added)) or '0-d'}, {'x'.join(map(str, left))}, {'x'.join(map(str, right))} "
                             f"beta={beta} alpha={alpha}", [In(*added), In(*left), In(*right)], {"beta": beta, "alpha": alpha})
    for x in [2, 3], [3], [2, 4, 3], [1, 3], [0, 3], [2, 1, 5, 3]:
        yield from cases("linear", f"{'x'.join(map(str, x))} with bias", [In(*x), In(5, 3), In(5)])
        yield from cases("linear", f"{'x'.join(map(str, x))} without bias", [In(*x), In(5, 3)])
    yield from cases("linear", "transposed input", [In(3, 2, steps=[T]), In(5, 3), In(5)])
    yield from cases("linear", "33 to 17", [In(6, 33), In(17, 33), In(17)])
