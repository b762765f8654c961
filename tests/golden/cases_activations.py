"""Cases of the activations: values on both sides of every bend, odd shapes and layouts, settings."""
from case import In, cases

T = ["transpose", 0, 1]
INF = float("inf")
SHAPES = [([7], []), ([2, 3], []), ([0, 4], []), ([1], []), ([3, 4, 5], [["permute", 2, 0, 1]]), ([4, 9], [["slice", 1, 0, 9, 2]])]
PLAIN = ("relu6", "elu", "selu", "celu", "gelu", "silu", "mish", "softplus", "logsigmoid", "hardtanh", "hardsigmoid", "hardswish",
         "softsign", "tanhshrink", "softshrink", "hardshrink", "leaky_relu", "rrelu")
SETTINGS = [("elu", {"alpha": 0.7}), ("celu", {"alpha": 1.7}), ("celu", {"alpha": -0.6}), ("leaky_relu", {"negative_slope": 0.3}),
            ("leaky_relu", {"negative_slope": -0.2}), ("softplus", {"beta": 2.5, "threshold": 3.0}),
            ("hardtanh", {"min_val": -0.5, "max_val": 1.5}), ("softshrink", {"lambda": 0.9}), ("hardshrink", {"lambda": 1.1}),
            ("threshold", {"threshold": 0.3, "value": -7.0}), ("rrelu", {"lower": 0.1, "upper": 0.5})]
EDGES = [0.0, -0.0, 1e-30, -1e-30, 1e-4, -1e-4, 3, -3, 6, -6, 19.9, 20.5, -20, 50, -50, 100, -110, 500, -800, INF, -INF]


def all_cases():
    for op in PLAIN:
        for shape, steps in SHAPES:
            text = "x".join(map(str, shape)) + (f" {steps[0][0]}" if steps else "")
            yield from cases(op, text, [In(*shape, low=-8, high=8, steps=steps)])
        yield from cases(op, "edges", [In(len(EDGES), data=EDGES, grad=False)])
    for op, settings in SETTINGS:
        text = " ".join(f"{k}={v}" for k, v in settings.items())
        yield from cases(op, text, [In(5, 4, low=-4, high=4)], settings)
        yield from cases(op, text + " transposed", [In(3, 4, low=-4, high=4, steps=[T])], settings)
    for shape, dim in ([4], 0), ([2, 6], -1), ([4, 3], 0), ([2, 4, 3], 1), ([0, 2], 1), ([6, 2], -2):
        yield from cases("glu", f"{'x'.join(map(str, shape))} dim {dim}", [In(*shape)], {"dim": dim})
    for shape, count in ([5], 1), ([3, 4], 4), ([3, 4], 1), ([2, 3, 2, 2], 3), ([0, 3, 2], 3), ([1, 1], 1):
        yield from cases("prelu", f"{'x'.join(map(str, shape))} with {count}", [In(*shape, gap=0.01), In(count)])
    yield from cases("prelu", "transposed", [In(4, 3, gap=0.01, steps=[T]), In(4)])
    for shape in [2, 3, 2, 2], [3, 2, 2], [1, 1, 1, 1], [0, 2, 3, 3], [2, 5, 1, 3]:
        yield from cases("softmax2d", None, [In(*shape)])
    for shape, dim in ([3], 0), ([2, 3], 1), ([2, 3], 0), ([2, 3, 4], -1), ([1, 1], 1):
        yield from cases("softmin", f"{'x'.join(map(str, shape))} dim {dim}", [In(*shape)], {"dim": dim})
