"""Cases of normalisation: training and evaluation, running statistics, odd sizes, channels-last and cropped inputs."""
from case import In, cases

LAST = ["permute", 0, 3, 1, 2]


def positive(count):
    return In(count, low=0.3, high=2, grad=False)


def still(count):
    return In(count, grad=False)


def batch_norms():
    rows = [([4, 3], []), ([2, 1], []), ([3, 2, 5], []), ([2, 3, 4, 5], []), ([2, 2, 1, 9], []), ([1, 3, 2, 2], []), ([5, 40, 3], []),
            ([2, 4, 3, 3], [LAST]), ([2, 3, 6, 6], [["slice", 3, 1, 5, 1]]), ([4, 9], [["transpose", 0, 1]]), ([3, 2, 20, 20], [])]
    for shape, steps in rows:
        base = list(shape)
        c = shape[3] if steps == [LAST] else shape[0] if steps and steps[0][0] == "transpose" else shape[1]
        text = "x".join(map(str, base)) + (f" {steps[0][0]}" if steps else "")
        for training in (True, False):
            args = {"training": training, "momentum": 0.1, "eps": 1e-5}
            words = text + (" training" if training else " evaluation")
            dtypes = ("float32",) if len(shape) == 4 and shape[2] == 20 else ("float32", "float64")
            yield from cases("batch_norm", words, [In(*base, steps=steps), still(c), positive(c), In(c), In(c)], args, dtypes=dtypes)
            if len(shape) < 4:
                yield from cases("batch_norm", words + " plain", [In(*base, steps=steps), still(c), positive(c)],
                                 {**args, "momentum": 0.35, "eps": 1e-3})
    for training in (True, False):
        yield from cases("batch_norm", f"empty batch {training}", [In(0, 3, 2, 2), still(3), positive(3), In(3), In(3)],
                         {"training": training, "momentum": 0.1, "eps": 1e-5})
    yield from cases("batch_norm", "far from zero", [In(6, 2, 7, low=1000, high=1001), still(2), positive(2), In(2), In(2)],
                     {"training": True, "momentum": 0.1, "eps": 1e-5}, dtypes=("float64",))


def other_norms():
    for shape, norm in ([3, 4], [4]), ([2, 3, 4], [3, 4]), ([2, 3, 4], [4]), ([5], [5]), ([2, 1], [1]), ([0, 4], [4]), ([2, 2, 3, 3], [2, 3, 3]):
        args = {"shape": norm, "eps": 1e-5}
        text = f"{'x'.join(map(str, shape))} over {'x'.join(map(str, norm))}"
        # Of one number nothing is left but rounding: float64 has little of it.
        dtypes = ("float64",) if norm == [1] else ("float32", "float64")
        yield from cases("layer_norm", text, [In(*shape), In(*norm), In(*norm)], args, dtypes=dtypes)
        yield from cases("layer_norm", text + " plain", [In(*shape)], args, dtypes=dtypes)
    yield from cases("layer_norm", "transposed", [In(4, 3, steps=[["transpose", 0, 1]]), In(4), In(4)], {"shape": [4], "eps": 1e-3})
    for shape, groups in ([2, 4, 3], 2), ([2, 4, 3, 3], 4), ([3, 6, 2], 1), ([2, 6], 2), ([1, 2, 1, 5], 2), ([0, 4, 3], 2):
        args = {"groups": groups, "eps": 1e-5}
        text = f"{'x'.join(map(str, shape))} groups {groups}"
        yield from cases("group_norm", text, [In(*shape), In(shape[1]), In(shape[1])], args)
        yield from cases("group_norm", text + " plain", [In(*shape)], args)
    yield from cases("group_norm", "channels last", [In(2, 3, 2, 4, steps=[LAST]), In(4), In(4)], {"groups": 2, "eps": 1e-5})
    for shape, steps in ([2, 3, 4, 5], []), ([1, 1, 2, 2], []), ([2, 2, 7], []), ([3, 4, 1, 3], []), ([2, 3, 3, 4], [LAST]):
        c = shape[3] if steps else shape[1]
        text = "x".join(map(str, shape)) + (" channels last" if steps else "")
        yield from cases("instance_norm", text, [In(*shape, steps=steps)], {"eps": 1e-5})
        yield from cases("instance_norm", text + " affine", [In(*shape, steps=steps), In(c), In(c)], {"eps": 1e-5})
        for use in (True, False):
            yield from cases("instance_norm", f"{text} running {use}", [In(*shape, steps=steps), still(c), positive(c), In(c), In(c)],
                             {"running": True, "use_input_stats": use, "momentum": 0.2, "eps": 1e-5})
    for shape, size in ([2, 6, 3, 3], 5), ([1, 3, 4], 2), ([2, 1, 2, 2], 3), ([0, 4, 2, 2], 3), ([1, 8, 1, 5], 4), ([2, 5, 2, 3, 2], 3):
        for alpha, beta, k in (1e-4, 0.75, 1.0), (0.5, 0.75, 2.0), (0.3, 0.6, 1.5):
            yield from cases("local_response_norm", f"{'x'.join(map(str, shape))} size {size} alpha {alpha} beta {beta}", [In(*shape)],
                             {"size": size, "alpha": alpha, "beta": beta, "k": k})
    yield from cases("local_response_norm", "channels last", [In(2, 3, 3, 4, steps=[LAST])], {"size": 3, "alpha": 0.5, "beta": 0.75, "k": 1.0})


def all_cases():
    yield from batch_norms()
    yield from other_norms()
