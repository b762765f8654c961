"""Cases of layers by name: made with arguments, parameters filled, training and evaluation, on five or more inputs each."""
from math import prod

from case import In, cases
from cases_elementwise import S, T

ANY = [([2, 3], []), ([1], []), ([0, 2], []), ([3, 2], [T]), ([2, 6], [S]), ([2, 1, 2, 3], [])]
PLANES = [[2, 2, 4, 3], [1, 1, 5, 5], [1, 3, 4, 4], [1, 2, 6, 4], [3, 1, 3, 4]]
ROWS = [[2, 2, 6], [1, 1, 9], [1, 3, 4], [1, 2, 7], [3, 1, 5]]
LOSSES = [([4, 3], []), ([1, 1], []), ([5], []), ([3, 2], [T]), ([2, 6], [S])]


LOSS_LIKE = ("CrossEntropyLoss", "MSELoss")


def text(shape):
    return "x".join(map(str, shape)) or "0-d"


def case(name, label, inputs, arguments=(), named=None, **more):
    args = {"name": name}
    if arguments:
        args["with"] = list(arguments)
    if named:
        args["named"] = named
    for key in ("eval", "on"):
        if key in more:
            args[key] = more.pop(key)
    if named and name not in LOSS_LIKE:     # the settings beyond the default in one precision
        more.setdefault("dtypes", ("float64",))
    settings = ",".join(map(str, arguments)) + ",".join(f"{k}={v}" for k, v in (named or {}).items())
    return cases("layer", f"{name}({settings}) {label}", inputs, args, **more)


def activations():
    plain = "CELU ELU GELU Hardshrink Hardsigmoid Hardswish Hardtanh LeakyReLU LogSigmoid Mish ReLU ReLU6 SELU SiLU Sigmoid " \
            "Softplus Softshrink Softsign Tanh Tanhshrink Identity".split()
    settings = {"CELU": [[0.7]], "ELU": [[0.6]], "Hardshrink": [[0.3]], "Hardtanh": [[-0.4, 0.9]], "LeakyReLU": [[0.2]],
                "Softplus": [[2.5, 3.0]], "Softshrink": [[0.2]], "Threshold": [[0.3, -7.0]]}
    for name in plain + ["Threshold"]:
        for arguments in settings.get(name, []) + ([] if name == "Threshold" else [[]]):
            for shape, steps in ANY:
                yield from case(name, text(shape) + (" seen otherwise" if steps else ""), [In(*shape, steps=steps)], arguments, eval=True)
    for name in ("Softmax", "LogSoftmax", "Softmin"):
        for shape, d in ([2, 3], 1), ([3, 2], 0), ([4], 0), ([2, 1, 3], -1), ([1, 2, 2, 3], 1), ([2, 0], 0):
            yield from case(name, text(shape), [In(*shape)], [d], eval=True)
    for shape in PLANES:
        yield from case("Softmax2d", text(shape), [In(*shape)], eval=True)
    for shape, d in ([2, 4], -1), ([4], 0), ([2, 2, 3], 1), ([6, 1], 0), ([1, 8], 1):
        yield from case("GLU", text(shape), [In(*shape)], [d], eval=True)
    for shape in [2, 3], [1, 3, 4], [2, 3, 2, 2], [5, 1], [3, 2]:
        yield from case("PReLU", text(shape), [In(*shape)], [shape[1] if shape[1] > 1 else 1], eval=True)
        for name in ("Dropout", "AlphaDropout", "FeatureAlphaDropout"):
            yield from case(name, text(shape), [In(*shape)], [0.3], eval=True)
        yield from case("RReLU", text(shape), [In(*shape)], [0.1, 0.5], eval=True)
    for shape in PLANES:
        yield from case("Dropout2d", text(shape), [In(*shape)], [0.3], eval=True)
    for shape in ROWS:
        yield from case("Dropout1d", text(shape), [In(*shape)], [0.3], eval=True)


def convolutions():
    for shape in ROWS:
        c = shape[1]
        for named in {}, {"stride": 2, "padding": 1}, {"dilation": 2, "bias": False}, {"groups": c, "padding": 2}, {"padding": 1, "padding_mode": "circular"}, \
                {"padding": 2, "padding_mode": "reflect"}, {"padding": 1, "padding_mode": "replicate"}:
            yield from case("Conv1d", text(shape), [In(*shape)], [c, 2 * c, 2 if "dilation" in named else 3], named, eval=True)
        for named in {}, {"stride": 2, "padding": 1, "output_padding": 1}, {"groups": c, "bias": False}:
            yield from case("ConvTranspose1d", text(shape), [In(*shape)], [c, 2 * c, 3], named, eval=True)
    for shape in PLANES:
        c = shape[1]
        for named in {}, {"stride": 2, "padding": 1}, {"dilation": 2, "groups": c, "padding": 2}, {"padding": 1, "padding_mode": "circular"}, \
                {"padding": 2, "padding_mode": "reflect", "bias": False}, {"padding": 1, "padding_mode": "replicate", "stride": 2}, {"padding": "same"}:
            yield from case("Conv2d", text(shape), [In(*shape)], [c, 2 * c, 3], named, eval=True)
        yield from case("Conv2d", text(shape) + " kernel 2x3", [In(*shape)], [c, c, [2, 3]], {"stride": [1, 2], "padding": [0, 1], "dilation": [2, 1]}, eval=True)
        for named in {}, {"stride": 2, "padding": 1, "output_padding": 1}, {"groups": c, "bias": False, "dilation": 2}:
            yield from case("ConvTranspose2d", text(shape), [In(*shape)], [c, 2 * c, 3], named, eval=True)
    for shape in [2, 3], [1, 1], [4], [2, 3, 2], [0, 3]:
        yield from case("Linear", text(shape), [In(*shape)], [shape[-1], 4], eval=True)
        yield from case("Linear", text(shape), [In(*shape)], [shape[-1], 2, False], eval=True)
        yield from case("Bilinear", text(shape), [In(*shape), In(*shape[:-1], 2)], [shape[-1], 2, 3], eval=True)


def pools():
    for shape in PLANES:
        yield from case("AdaptiveAvgPool2d", text(shape), [In(*shape)], [[2, 3]], eval=True)
        yield from case("AdaptiveMaxPool2d", text(shape), [In(*shape)], [[3, 2]], eval=True)
        for named in {}, {"stride": 1, "padding": 1}, {"stride": 3, "ceil_mode": True}, {"padding": 1, "ceil_mode": True, "count_include_pad": False}, \
                {"divisor_override": 3}:
            yield from case("AvgPool2d", text(shape), [In(*shape)], [2 if "stride" in named else 3], named, eval=True)
        for named in {}, {"stride": 1, "padding": 1}, {"stride": 3, "ceil_mode": True}, {"stride": 1, "dilation": 2}:
            yield from case("MaxPool2d", text(shape), [In(*shape)], [2], named, eval=True)
        yield from case("LPPool2d", text(shape), [In(*shape, low=0.1)], [2.0, 2], {"stride": 1}, eval=True)
        yield from case("PixelShuffle", text(shape), [In(shape[0], 4 * shape[1], *shape[2:])], [2], eval=True)
        yield from case("PixelUnshuffle", text(shape), [In(shape[0], shape[1], 2 * shape[2], 2 * shape[3])], [2], eval=True)
        yield from case("MaxUnpool2d", text(shape), [In(shape[0], shape[1], 2, 2), In(shape[0], shape[1], 2, 2, data=[0, 2, 9, 11] * (shape[0] * shape[1]), dtype="int64")],
                        [2], eval=True)
    for shape in ROWS:
        yield from case("AdaptiveAvgPool1d", text(shape), [In(*shape)], [3], eval=True)
        yield from case("AdaptiveMaxPool1d", text(shape), [In(*shape)], [2], eval=True)
        for named in {}, {"stride": 1, "padding": 1}, {"stride": 2, "ceil_mode": True, "count_include_pad": False, "padding": 1}:
            yield from case("AvgPool1d", text(shape), [In(*shape)], [3], named, eval=True)
        for named in {}, {"stride": 1, "padding": 1}, {"stride": 2, "ceil_mode": True}, {"stride": 1, "dilation": 2}:
            yield from case("MaxPool1d", text(shape), [In(*shape)], [2], named, eval=True)
        yield from case("LPPool1d", text(shape), [In(*shape, low=0.1)], [2.0, 3], {"stride": 2}, eval=True)
        yield from case("MaxUnpool1d", text(shape), [In(shape[0], shape[1], 2), In(shape[0], shape[1], 2, data=[1, 2] * (shape[0] * shape[1]), dtype="int64")], [2], eval=True)


def frames():
    for shape in PLANES:
        for name in ("ReflectionPad2d", "ReplicationPad2d", "ZeroPad2d"):
            yield from case(name, text(shape), [In(*shape)], [2], eval=True)
            yield from case(name, text(shape), [In(*shape)], [[1, 2, 0, 2]], eval=True)
        yield from case("ConstantPad2d", text(shape), [In(*shape)], [[1, 0, -1, 2], 1.5], eval=True)
        yield from case("Upsample", text(shape), [In(*shape)], [], {"scale_factor": [2.0, 1.5]}, eval=True)
        yield from case("Upsample", text(shape), [In(*shape)], [], {"size": [5, 3], "mode": "bilinear", "align_corners": True}, eval=True)
        yield from case("Unfold", text(shape), [In(*shape)], [2], {"padding": 1, "stride": 2}, eval=True)
        yield from case("Fold", text(shape), [In(shape[0], 4 * shape[1], 9)], [4, 2], eval=True)
        yield from case("ChannelShuffle", text(shape), [In(shape[0], 4, *shape[2:], grad=False)], [2], eval=True)
        yield from case("Flatten", text(shape), [In(*shape)], eval=True)
        yield from case("Flatten", text(shape), [In(*shape)], [0, 2], eval=True)
        yield from case("Unflatten", text(shape), [In(shape[0], 6, shape[2])], [1, [2, 3]], eval=True)
    for shape in ROWS:
        for name in ("ReflectionPad1d", "ReplicationPad1d"):
            yield from case(name, text(shape), [In(*shape)], [2], eval=True)
            yield from case(name, text(shape), [In(*shape)], [[1, 3]], eval=True)
        yield from case("ConstantPad1d", text(shape), [In(*shape)], [[2, -1], 1.5], eval=True)


def norms():
    for shape in PLANES:
        c = shape[1]
        for named in {}, {"affine": False, "eps": 0.01}, {"track_running_stats": False}, {"momentum": 0.3}:
            yield from case("BatchNorm2d", text(shape), [In(*shape)], [c], named)
        for named in {}, {"affine": True, "track_running_stats": True}:
            yield from case("InstanceNorm2d", text(shape), [In(*shape)], [c], named)
        yield from case("GroupNorm", text(shape), [In(shape[0], 4, *shape[2:])], [2, 4])
        yield from case("GroupNorm", text(shape), [In(*shape)], [c, c, 0.01, False])
        yield from case("LayerNorm", text(shape), [In(*shape)], [shape[2:]])
        yield from case("LayerNorm", text(shape), [In(*shape)], [shape[-1], 0.01, False])
        yield from case("LocalResponseNorm", text(shape), [In(*shape)], [2, 0.3, 0.6, 1.5])
    for shape in ROWS:
        c = shape[1]
        for named in {}, {"affine": False, "eps": 0.01}, {"track_running_stats": False}:
            yield from case("BatchNorm1d", text(shape), [In(*shape)], [c], named)
        for named in {}, {"affine": True, "track_running_stats": True}:
            yield from case("InstanceNorm1d", text(shape), [In(*shape)], [c], named)
    yield from case("BatchNorm1d", "4x3", [In(4, 3)], [3])


def losses():
    for shape, steps in LOSSES:
        x, y = In(*shape, steps=steps), In(*shape, steps=steps)
        chance = In(*shape, low=0.05, high=0.95, steps=steps)
        signs = In(*shape, data=[1 if i % 3 else -1 for i in range(prod(shape))], steps=steps, grad=False)
        label = text(shape) + (" seen otherwise" if steps else "")
        for reduction in "mean", "sum", "none":
            how = {"reduction": reduction}
            for name in ("L1Loss", "MSELoss", "HuberLoss", "SmoothL1Loss"):
                yield from case(name, label, [x, y], [], how, eval=True)
            yield from case("KLDivLoss", label, [x, chance], [], {**how, "log_target": False}, eval=True)
            yield from case("KLDivLoss", label, [x, y], [], {**how, "log_target": True}, eval=True)
            for name in ("BCELoss", "BCEWithLogitsLoss"):
                yield from case(name, label, [chance, In(*shape, low=0, high=1, steps=steps, grad=False)], [], how, eval=True)
            yield from case("HingeEmbeddingLoss", label, [x, signs], [], {**how, "margin": 0.7}, eval=True)
            yield from case("SoftMarginLoss", label, [x, signs], [], how, eval=True)
            yield from case("PoissonNLLLoss", label, [x, In(*shape, low=0.1, high=4, steps=steps, grad=False)], [], {**how, "full": True}, eval=True)
            yield from case("GaussianNLLLoss", label, [x, In(*shape, steps=steps, grad=False), In(*shape, low=0.2, high=2, steps=steps)], [], {**how, "full": True}, eval=True)
            yield from case("MarginRankingLoss", label, [x, y, signs], [], {**how, "margin": 0.2}, eval=True)


def choices():
    for n, c in (3, 4), (1, 2), (5, 3), (2, 1), (4, 6):
        target = In(n, data=[(2 * i + 1) % c for i in range(n)], dtype="int64")
        weight = In(c, low=0.3, high=2, grad=False)
        several = In(n, c, data=[i * 5 % 3 % 2 for i in range(n * c)], grad=False)
        for reduction in "mean", "sum", "none":
            how = {"reduction": reduction}
            for name in ("CrossEntropyLoss", "NLLLoss"):
                yield from case(name, f"{n}x{c}", [In(n, c), target], [], how, eval=True)
                yield from case(name, f"{n}x{c} weighted", [In(n, c), target, weight], [], {**how, "weight": "%2"}, eval=True, on=["%0", "%1"])
            if c > 1:
                yield from case("CrossEntropyLoss", f"{n}x{c}", [In(n, c), target], [], {**how, "ignore_index": 1}, eval=True)
            yield from case("MultiMarginLoss", f"{n}x{c}", [In(n, c), target], [], {**how, "margin": 0.7}, eval=True)
            yield from case("MultiLabelSoftMarginLoss", f"{n}x{c}", [In(n, c), several], [], how, eval=True)
            signs = In(n, data=[1 if i % 2 else -1 for i in range(n)], grad=False)
            yield from case("CosineEmbeddingLoss", f"{n}x{c}", [In(n, c), In(n, c), signs], [], {**how, "margin": 0.1}, eval=True)
            yield from case("TripletMarginLoss", f"{n}x{c}", [In(n, c), In(n, c), In(n, c)], [], {**how, "margin": 0.7, "swap": reduction == "sum"}, eval=True)
            yield from case("TripletMarginWithDistanceLoss", f"{n}x{c}", [In(n, c), In(n, c), In(n, c)], [], {**how, "margin": 0.7}, eval=True)
        yield from case("CosineSimilarity", f"{n}x{c}", [In(n, c), In(n, c)], [1], eval=True)
        yield from case("PairwiseDistance", f"{n}x{c}", [In(n, c), In(n, c)], [3.0], eval=True)
    for size, places in (5, [0, 3, 3]), (1, [0]), (4, [1, 2, 0, 3]), (3, []), (6, [5, 5]):
        yield from case("Embedding", f"{size} {places}", [In(len(places), data=places, dtype="int64")], [size, 3], eval=True, dtypes=("int64",))


FILES = {f"modules_{part.__name__}": part for part in (activations, convolutions, pools, frames, norms, losses, choices)}
