"""The operations of random sequences: name -> (function, how to draw its arguments, properties).

Arguments are drawn by the letters of a signature: T any tensor, F one of floating point, B one of bool, M one of two dimensions or more, X a floating one of those, a digit a floating one of so many, N a second tensor of the first one's
shape, D a dimension of the first tensor, S a number, I a small whole number, K a truth value; a function in place of a letter draws from
(rng, tensors so far). A draw that PyTorch refuses is thrown away, so draws need not be careful.
Properties: "d" differentiable, "v" a view, "w" writes to its first tensor, "n" only for tensors that have elements, all finite: what
else comes out is chance.
"""
import torch
import torch.nn.functional as F

OPS = {}


def op(name, function, signature, properties=""):
    assert name not in OPS, f"two operations are called {name}"
    OPS[name] = (function, signature, properties)


def perm(rng, x):
    dims = list(range(x.dim()))
    rng.shuffle(dims)
    return dims


def reshaped(rng, x):
    sizes, left = [], x.numel()
    while left > 1 and len(sizes) < 4:
        factor = rng.choice([f for f in range(1, left + 1) if left % f == 0])
        sizes.append(factor)
        left //= factor
    sizes = (sizes + [left] if left > 1 else sizes) or [x.numel()]
    if rng.random() < 0.3:
        sizes[rng.randrange(len(sizes))] = -1
    return sizes


def expanded(rng, x):
    sizes = [rng.choice([2, 3]) if s == 1 and rng.random() < 0.7 else s for s in x.shape]
    return [rng.choice([1, 2]) for _ in range(rng.randrange(2))] + sizes


def some_dims(rng, x):
    dims = list(range(x.dim()))
    rng.shuffle(dims)
    return [d if rng.random() < 0.7 else d - x.dim() for d in dims[:rng.randint(1, max(1, len(dims)))]]


def piece(rng, x):
    """Dimension, start, stop and step of a slice."""
    d = rng.randrange(max(1, x.dim()))
    size = x.shape[d]
    start = rng.randint(0, max(0, size - 1))
    return [d, start, rng.randint(start, size), rng.choice([1, 1, 2, 3])]


def part(rng, x):
    """Dimension, start and length."""
    d = rng.randrange(max(1, x.dim()))
    start = rng.randint(0, max(0, x.shape[d] - 1))
    return [d, start, rng.randint(0, x.shape[d] - start)]


def place(rng, x):
    d = rng.randrange(max(1, x.dim()))
    return [d, rng.randint(-x.shape[d], x.shape[d] - 1)]


def binary():
    for name in "add sub mul div maximum minimum".split():
        op(name, getattr(torch, name), "TT", "d")
    for name in "eq ne lt le gt ge".split():
        op(name, getattr(torch, name), "TT")
        op(name + "_s", getattr(torch, name), "TS")
    for name, f in {"add": torch.add, "sub": torch.sub, "mul": torch.mul, "div": torch.div}.items():
        op(name + "_s", f, "TS", "d")
    op("rsub_s", lambda x, s: s - x, "TS", "d")
    op("rdiv_s", lambda x, s: s / x, "TS", "d")
    op("div_floor", lambda a, b: torch.div(a, b, rounding_mode="floor"), "TT")
    op("div_trunc", lambda a, b: torch.div(a, b, rounding_mode="trunc"), "TT")
    op("add_alpha", lambda a, b, s: torch.add(a, b, alpha=s), "TTS", "d")
    op("where", torch.where, "BTT", "d")
    op("pow_s", torch.pow, ["F", lambda rng, _: rng.choice([2, 3, 0.5, -1, 1.5, 0, 1])], "d")
    for name in "add sub mul div".split():
        op(name + "_", lambda a, b, n=name: getattr(a, n + "_")(b), "TT", "w")
        op(name + "_s_", lambda a, s, n=name: getattr(a, n + "_")(s), "TS", "w")
    op("copy_", lambda a, b: a.copy_(b), "TT", "w")
    op("fill_", lambda a, s: a.fill_(s), "TS", "w")
    op("clamp_", lambda a, s: a.clamp_(-s, s), ["T", lambda rng, _: rng.choice([1, 0.5, 2])], "w")


def unary():
    for name in "neg exp log sqrt square sign abs tanh sigmoid relu".split():
        op(name, getattr(torch, name), "F" if name not in ("neg", "sign", "abs", "square", "relu") else "T", "d")
    for name in "neg exp sqrt abs tanh sigmoid relu zero".split():
        op(name + "_", lambda a, n=name: getattr(a, n + "_")(), "T", "w")
    op("clamp", lambda x, s: x.clamp(-s, s), ["T", lambda rng, _: rng.choice([1, 0.5, 2])], "d")
    op("clone", lambda x: x.clone(), "T", "d")
    op("contiguous", lambda x: x.contiguous(), "T", "d")
    op("detach", lambda x: x.detach(), "T")
    for code, dtype in {"f": torch.float32, "d": torch.float64, "l": torch.int64, "i": torch.int32, "b": torch.bool}.items():
        op("to_" + code, lambda x, t=dtype: x.to(t), "T")


def views():
    op("t", lambda x: x.t(), "T", "dv")
    op("transpose", torch.transpose, "TDD", "dv")
    op("permute", lambda x, dims: x.permute(dims), ["T", perm], "dv")
    op("reshape", lambda x, sizes: x.reshape(sizes), ["T", reshaped], "dv")
    op("view", lambda x, sizes: x.view(sizes), ["T", reshaped], "dv")
    op("flatten", lambda x, ab: x.flatten(*ab), ["T", lambda rng, x: sorted([rng.randrange(max(1, x.dim())), rng.randrange(max(1, x.dim()))])], "dv")
    op("squeeze", lambda x: x.squeeze(), "T", "dv")
    op("squeeze_d", torch.squeeze, "TD", "dv")
    op("unsqueeze", lambda x, d: x.unsqueeze(d), ["T", lambda rng, x: rng.randint(-x.dim() - 1, x.dim())], "dv")
    op("expand", lambda x, sizes: x.expand(sizes), ["T", expanded], "dv")
    op("slice", lambda x, p: torch.ops.aten.slice(x, *p), ["T", piece], "dv")
    op("narrow", lambda x, p: x.narrow(*p), ["T", part], "dv")
    op("select", lambda x, p: x.select(*p), ["T", place], "dv")
    op("cat", lambda a, b, d: torch.cat([a, b], d), "TTD", "d")
    op("stack", lambda a, b, d: torch.stack([a, b], d), ["T", "N", lambda rng, x: rng.randint(-x.dim() - 1, x.dim())], "d")
    op("index_select", lambda x, di: x.index_select(di[0], torch.tensor(di[1:])),
       ["T", lambda rng, x: [(d := rng.randrange(max(1, x.dim())))] + [rng.randrange(x.shape[d]) for _ in range(rng.randint(0, 4))]], "d")
    op("index_t", lambda x, i: x[torch.tensor(i)], ["T", lambda rng, x: [rng.randint(-x.shape[0], x.shape[0] - 1) for _ in range(rng.randint(1, 4))]], "d")


def spread(x):
    """Refuses the variance of too few values: its gradient differs from one version of PyTorch to the next."""
    if x.isnan().any():
        raise ValueError
    return x


def reductions():
    for name in "sum mean max min argmax argmin".split():
        op(name, lambda x, n=name: getattr(x, n)(), "F" if name == "mean" else "T", "" if name.startswith("arg") else "d")
    for name in "sum mean".split():
        op(name + "_d", lambda x, dims, k, n=name: getattr(x, n)(dims, keepdim=k), ["F", some_dims, "K"], "d")
    op("sum_di", lambda x, dims, k: x.sum(dims, keepdim=k), ["T", some_dims, "K"], "d")
    for name in "max min".split():
        op(name + "_d", lambda x, d, k, n=name: getattr(x, n)(d, keepdim=k)[0], "TDK", "d")
        op(name + "_di", lambda x, d, k, n=name: getattr(x, n)(d, keepdim=k)[1], "TDK")
    for name in "argmax argmin".split():
        op(name + "_d", lambda x, d, k, n=name: getattr(x, n)(d, keepdim=k), "TDK")
    for name in "var std".split():
        op(name, lambda x, u, n=name: spread(getattr(x, n)(unbiased=u)), "FK", "d")
        op(name + "_d", lambda x, d, u, k, n=name: spread(getattr(x, n)(d, unbiased=u, keepdim=k)), "FDKK", "d")
    op("softmax", lambda x, d: x.softmax(d), "FD", "d")
    op("log_softmax", lambda x, d: x.log_softmax(d), "FD", "d")


def matrices():
    def right(rng, x):
        """A shape that the tensor can be multiplied with."""
        shape = [x.shape[-1], rng.randint(1, 4)]
        return ("leaf", [shape[0]] if rng.random() < 0.2 else ([x.shape[0]] + shape if x.dim() == 3 and rng.random() < 0.5 else shape))
    op("matmul", torch.matmul, ["F", right], "d")
    op("linear", F.linear, ["F", lambda rng, x: ("leaf", [rng.randint(1, 4), x.shape[-1]])], "d")
    op("linear_b", F.linear, ["F", lambda rng, x: ("leaf", [3, x.shape[-1]]), lambda rng, x: ("leaf", [3])], "d")


def images():
    def kernels(rng, x):
        groups = rng.choice([g for g in (1, 1, 2, 3) if x.shape[1] % g == 0])
        return ("leaf", [groups * rng.randint(1, 2), x.shape[1] // groups, rng.randint(1, 3), rng.randint(1, 3)])

    def geometry(rng, x):
        """Stride, padding, dilation."""
        return [rng.randint(1, 2), rng.randint(0, 2), rng.choice([1, 1, 2])]

    def conv(x, w, p, f):
        return f(x, w, None, p[0], p[1], p[2], x.shape[1] // w.shape[1])
    op("conv2d", lambda x, w, p: conv(x, w, p, F.conv2d), ["4", kernels, geometry], "d")
    op("conv1d", lambda x, w, p: conv(x, w, p, F.conv1d),
       ["3", lambda rng, x: ("leaf", [rng.randint(1, 3), x.shape[1], rng.randint(1, 3)]), geometry], "d")
    op("max_pool2d", lambda x, p: F.max_pool2d(x, p[0], p[1], p[2], p[3], bool(p[4])),
       ["4", lambda rng, x: [rng.randint(1, 3), rng.randint(1, 3), rng.randint(0, 1), rng.choice([1, 1, 2]), rng.randint(0, 1)]], "d")
    op("avg_pool2d", lambda x, p: F.avg_pool2d(x, p[0], p[1], p[2], bool(p[3]), bool(p[4])),
       ["4", lambda rng, x: [rng.randint(1, 3), rng.randint(1, 3), rng.randint(0, 1), rng.randint(0, 1), rng.randint(0, 1)]], "d")


def losses():
    for reduction in "mean", "sum", "none":
        op("mse_" + reduction, lambda a, b, r=reduction: F.mse_loss(a, b, reduction=r), "FN", "d")
    op("cross_entropy", lambda x, i: F.cross_entropy(x, torch.tensor(i)),
       ["2", lambda rng, x: [rng.randrange(x.shape[1]) for _ in range(x.shape[0])]], "d")


def more_unary():
    for name in ("acos asin atan acosh asinh atanh sin cos tan sinh cosh erf erfc expm1 log1p log2 log10 exp2 reciprocal rsqrt lgamma "
                 "sinc frac deg2rad rad2deg i0").split():
        op(name, getattr(torch, name), "F", "d")
    for name in "ceil floor round trunc sgn positive".split():
        op(name, getattr(torch, name), "T", "d")
    for name in "isnan isinf isfinite isposinf isneginf logical_not".split():
        op(name, getattr(torch, name), "T")
    op("bitwise_not", torch.bitwise_not, "T")
    for name in "sin cos floor ceil round trunc reciprocal rsqrt erf expm1 log1p log2 logical_not".split():
        op(name + "_", lambda a, n=name: getattr(a, n + "_")(), "T", "w")
    op("nan_to_num", lambda x: x.nan_to_num(0.25, 3.0, -2.0), "F", "d")
    op("clamp_min", lambda x, s: x.clamp_min(s), "TS", "d")
    op("clamp_max", lambda x, s: x.clamp_max(s), "TS", "d")
    op("round_d", lambda x: x.round(decimals=1), "F", "d")


def more_binary():
    op("signbit", torch.signbit, "T", "n")
    op("copysign", torch.copysign, "TT", "dn")
    op("atan2", torch.atan2, "FF", "d")       # of uint8 its gradient is wrong in PyTorch 1.13
    for name in "fmod remainder hypot logaddexp logaddexp2 fmax fmin xlogy pow".split():
        op(name, getattr(torch, name), "TT", "d")
    for name in "bitwise_and bitwise_or bitwise_xor logical_and logical_or logical_xor floor_divide gcd lcm heaviside isclose ldexp".split():
        op(name, getattr(torch, name), "TT")
    op("fmod_s", torch.fmod, "TS", "d")
    op("remainder_s", torch.remainder, "TS", "d")
    op("floor_divide_s", lambda x, s: torch.floor_divide(x, s), "TS")
    op("lerp", lambda a, b, c: torch.lerp(a, b, c), "FNN", "d")
    op("addcmul", lambda a, b, c, s: torch.addcmul(a, b, c, value=s), "FTTS", "d")
    op("addcdiv", lambda a, b, c, s: torch.addcdiv(a, b, c, value=s), "FTTS", "d")
    for name in "pow atan2 fmod remainder logical_and bitwise_xor eq lt".split():
        op(name + "_", lambda a, b, n=name: getattr(a, n + "_")(b), "TT", "w")
    op("masked_fill", lambda x, m, s: x.masked_fill(m, s), "TBS", "d")
    op("masked_fill_", lambda x, m, s: x.masked_fill_(m, s), "TBS", "w")
    op("masked_select", lambda x, m: x.masked_select(m), "TB", "d")
    op("mask_get", lambda x, m: x[m], "TB", "d")
    op("mask_set_", lambda x, m, s: x.__setitem__(m, s), "TBS", "w")


def more_views():
    op("flip", lambda x, dims: x.flip(dims), ["T", some_dims], "d")
    op("roll", lambda x, n, d: x.roll(n, d), ["T", lambda rng, _: rng.randint(-3, 3), "D"], "d")
    op("roll_all", lambda x, n: x.roll(n), ["T", lambda rng, _: rng.randint(-3, 3)], "d")
    op("tril", lambda x, n: x.tril(n), ["M", lambda rng, _: rng.randint(-2, 2)], "d")
    op("triu", lambda x, n: x.triu(n), ["M", lambda rng, _: rng.randint(-2, 2)], "d")
    op("diag", lambda x, n: x.diag(n), ["T", lambda rng, _: rng.randint(-1, 1)], "d")
    op("diagonal", lambda x, n, a, b: x.diagonal(n, a, b), ["T", lambda rng, _: rng.randint(-1, 1), "D", "D"], "dv")
    op("diag_embed", lambda x, n: x.diag_embed(n), ["T", lambda rng, _: rng.randint(-1, 1)], "d")
    op("repeat", lambda x, n: x.repeat(n), ["T", lambda rng, x: [rng.randint(1, 2) for _ in range(x.dim() + rng.randrange(2))]], "d")
    op("tile", lambda x, n: x.tile(n), ["T", lambda rng, x: [rng.randint(1, 2) for _ in range(rng.randint(1, 3))]], "d")
    op("repeat_interleave", lambda x, n, d: x.repeat_interleave(n, d), ["T", lambda rng, _: rng.randint(1, 3), "D"], "d")
    op("movedim", lambda x, a, b: x.movedim([a], [b]), "TDD", "dv")
    op("unfold", lambda x, d, p: x.unfold(d, *p), ["T", "D", lambda rng, _: [rng.randint(1, 3), rng.randint(1, 2)]], "dv")
    op("chunk", lambda x, n, d: x.chunk(n, d)[-1], ["T", lambda rng, _: rng.randint(1, 3), "D"], "dv")
    op("split", lambda x, n, d: x.split(n, d)[0], ["T", lambda rng, _: rng.randint(1, 3), "D"], "dv")
    op("unbind", lambda x, d: x.unbind(d)[-1], "TD", "dv")
    op("rot90", lambda x, k: x.rot90(k), ["T", lambda rng, _: rng.randint(-1, 3)], "d")
    op("cat3", lambda a, b, c, d: torch.cat([a, b, c], d), "TTTD", "d")
    op("gather", lambda x, d, i: x.gather(d, (i.long() % x.shape[d]) if x.dim() else i.long() * 0), "TDN", "dn")
    op("scatter_add", lambda x, d, i, y: x.scatter_add(d, i.long() % x.shape[d], y), "TDNN", "dn")
    op("index_add", lambda x, d, i: x.index_add(d, torch.tensor(i), x.narrow(d, 0, len(i))),
       ["T", "D", lambda rng, _: [rng.randint(0, 1) for _ in range(rng.randint(1, 2))]], "d")
    op("index_fill", lambda x, d, i, s: x.index_fill(d, torch.tensor(i), s),
       ["T", "D", lambda rng, _: [rng.randint(0, 1) for _ in range(rng.randint(1, 2))], "S"], "dn")
    op("take", lambda x, i: x.take(torch.tensor(i)),
       ["T", lambda rng, x: [rng.randint(-x.numel(), x.numel() - 1) for _ in range(rng.randint(1, 5))]], "d")
    op("index_2", lambda x, i, j: x[torch.tensor(i), torch.tensor(j)], ["T", *[lambda rng, _: [rng.randint(-1, 0) for _ in range(2)]] * 2], "d")
    op("set_slice_", lambda x, p, s: torch.ops.aten.slice(x, *p).fill_(s), ["T", piece, "S"], "w")


def more_reductions():
    op("prod", lambda x: x.prod(), "T", "dn")
    op("prod_d", lambda x, d, k: x.prod(d, keepdim=k), "TDK", "dn")
    op("any", lambda x: x.any(), "T")
    op("all", lambda x: x.all(), "T")
    op("any_d", lambda x, d, k: x.any(d, keepdim=k), "TDK")
    op("all_d", lambda x, d, k: x.all(d, keepdim=k), "TDK")
    op("amax", lambda x, dims, k: x.amax(dims, keepdim=k), ["T", some_dims, "K"], "d")
    op("amin", lambda x, dims, k: x.amin(dims, keepdim=k), ["T", some_dims, "K"], "d")
    op("cumsum", lambda x, d: x.cumsum(d), "TD", "d")
    op("cumprod", lambda x, d: x.cumprod(d), "TD", "dn")
    op("cummax", lambda x, d: x.cummax(d)[0], "TD", "d")
    op("cummin_i", lambda x, d: x.cummin(d)[1], "TD")
    op("logsumexp", lambda x, d, k: x.logsumexp(d, keepdim=k), "FDK", "d")
    op("logcumsumexp", lambda x, d: x.logcumsumexp(d), "FD", "dn")
    op("sort", lambda x, d, k: x.sort(dim=d, descending=k, stable=True)[0], "TDK", "d")
    op("argsort", lambda x, d, k: x.sort(dim=d, descending=k, stable=True)[1], "TDK")
    op("topk", lambda x, n, d, k: x.topk(n, d, k)[0], ["T", lambda rng, _: rng.randint(1, 3), "D", "K"], "d")
    op("kthvalue", lambda x, n, d: x.kthvalue(n, d)[0], ["T", lambda rng, _: rng.randint(1, 3), "D"], "d")
    op("median", lambda x: x.median(), "T", "dn")
    op("count_nonzero", lambda x: x.count_nonzero(), "T")
    op("norm", lambda x, p: x.norm(p), ["F", lambda rng, _: rng.choice([1, 2, 3])], "d")
    op("norm_d", lambda x, d, k, p: x.norm(p, d, k), ["F", "D", "K", lambda rng, _: rng.choice([1, 2, 3])], "d")
    op("nansum", lambda x: x.nansum(), "T", "d")
    op("nanmean", lambda x: x.nanmean(), "F", "d")
    op("quantile", lambda x, q: x.detach().quantile(q), ["F", lambda rng, _: rng.choice([0.0, 0.25, 0.5, 0.7, 1.0])], "d")
    op("var_mean", lambda x, u: spread(torch.var_mean(x, unbiased=u)[0]), "FK", "d")
    op("trace", lambda x: x.detach().trace(), "T")      # its gradient is wrong for tall matrices in PyTorch 1.13
    op("nonzero", lambda x: x.nonzero(), "T")
    op("where_s", lambda b, x: torch.where(b, x, torch.zeros_like(x)), "BT", "d")
    op("dist", lambda a, b: torch.dist(a, b, 2), "FN", "d")


def activations():
    for name in "elu celu selu gelu silu mish softplus hardswish hardsigmoid hardtanh leaky_relu relu6 logsigmoid softsign tanhshrink".split():
        op(name, getattr(F, name), "F", "dn")
    op("hardshrink", lambda x, s: F.hardshrink(x, s), ["F", lambda rng, _: rng.choice([0.5, 1.0])], "dn")
    op("softshrink", lambda x, s: F.softshrink(x, s), ["F", lambda rng, _: rng.choice([0.5, 1.0])], "dn")
    op("threshold", lambda x, s: F.threshold(x, s, 0.25), ["F", lambda rng, _: rng.choice([0.5, 1.0])], "dn")
    op("glu", lambda x, d: F.glu(x, d), "FD", "dn")
    op("softmin", lambda x, d: F.softmin(x, d), "FD", "dn")


def norms():
    def channels(rng, x):
        return ("leaf", [x.shape[1]])
    op("batch_norm", lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True), ["X", channels, channels], "dn")
    op("layer_norm", lambda x: F.layer_norm(x, [x.shape[-1]]), "F", "dn")
    op("layer_norm_w", lambda x, w: F.layer_norm(x, [x.shape[-1]], w), ["F", lambda rng, x: ("leaf", [x.shape[-1]])], "dn")
    op("group_norm", lambda x, g, w: F.group_norm(x, g, w),
       ["X", lambda rng, x: rng.choice([g for g in (1, 2, 3) if x.shape[1] % g == 0]), channels], "dn")
    op("local_response_norm", lambda x, n: F.local_response_norm(x, n), ["X", lambda rng, _: rng.randint(1, 4)], "dn")


def products():
    def vector(rng, x):
        return ("leaf", [x.shape[0]])
    op("outer", torch.outer, ["1", lambda rng, _: ("leaf", [rng.randint(1, 4)])], "d")
    op("dot", torch.dot, ["1", vector], "d")
    op("inner", torch.inner, ["F", lambda rng, x: ("leaf", [rng.randint(1, 3), x.shape[-1]])], "d")
    op("mv", torch.mv, ["2", lambda rng, x: ("leaf", [x.shape[1]])], "d")
    op("kron", torch.kron, ["2", lambda rng, _: ("leaf", [2, 2])], "d")
    op("einsum_t", lambda x: torch.einsum("ij->ji", x), "2", "d")
    op("einsum_mm", lambda x, y: torch.einsum("ij,jk->ik", x, y), ["2", lambda rng, x: ("leaf", [x.shape[1], 3])], "d")
    op("einsum_b", lambda x, y: torch.einsum("b...,b->...", x, y), ["3", vector], "dn")
    op("einsum_d", lambda x: torch.einsum("bii->bi", x), "3", "d")
    op("baddbmm", lambda x, y, s: torch.baddbmm(x, y, x, beta=0.5, alpha=s),
       ["3", lambda rng, x: ("leaf", [x.shape[0], x.shape[1], x.shape[1]]), lambda rng, _: rng.choice([1.0, 2.0])], "d")
    op("tensordot", lambda x, y: torch.tensordot(x, y, 1), ["F", lambda rng, x: ("leaf", [x.shape[-1], 2])], "d")


def frames():
    def margins(rng, x):
        return [rng.randint(0, max(0, min(2, x.shape[-1] - 1))), rng.randint(0, max(0, min(2, x.shape[-1] - 1)))]
    op("pad", lambda x, p, s: F.pad(x, p, value=s), ["F", lambda rng, x: [rng.randint(-1, 2) for _ in range(2 * min(2, x.dim()))], "S"], "d")
    op("pad_reflect", lambda x, p: F.pad(x, p, mode="reflect"), ["3", margins], "d")
    op("pad_replicate", lambda x, p: F.pad(x, p, mode="replicate"), ["3", margins], "d")
    op("adaptive_avg_pool2d", lambda x, n: F.adaptive_avg_pool2d(x, n), ["4", lambda rng, _: [rng.randint(1, 4), rng.randint(1, 4)]], "dn")
    op("conv_transpose2d", lambda x, w, p: F.conv_transpose2d(x, w, None, p[0], p[1], 0, 1, p[2]),
       ["4", lambda rng, x: ("leaf", [x.shape[1], rng.randint(1, 2), rng.randint(1, 3), rng.randint(1, 3)]),
        lambda rng, x: [rng.randint(1, 2), rng.randint(0, 1), rng.choice([1, 1, 2])]], "d")


def distinct(x):
    """The tensor, if no two elements are equal: which of equals takes the gradient is chance, as PyTorch's sort is not stable."""
    if x.unique().numel() < x.numel():
        raise ValueError("equal elements")
    return x


def slopes():
    """Operations of the committed files, here with their gradients or for more tensors than there."""
    op("digamma", torch.digamma, "F", "dn")
    op("quantile_g", lambda x, q: distinct(x).quantile(q), ["F", lambda rng, _: rng.choice([0.0, 0.25, 0.5, 0.7, 1.0])], "d")
    op("trace_g", lambda x: x.narrow(0, 0, min(x.shape)).trace(), "2", "d")     # of a tall matrix it is wrong in PyTorch 1.13


for group in binary, unary, views, reductions, matrices, images, losses, more_unary, more_binary, more_views, more_reductions:
    group()
COMMITTED = list(OPS)       # what the committed files draw from; files of one's own draw from all
for group in activations, norms, products, frames, slopes:
    group()
