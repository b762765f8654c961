"""More operations of random sequences, as sequence_ops.py describes them: rarely used arguments, types, indices and geometries.

The committed files do not draw from these; files of one's own do.
"""
import torch
import torch.nn.functional as F

from sequence_ops import distinct, op, piece


def choice(*values):
    return lambda rng, _: rng.choice(values)


def rows(low, high):
    """Some row numbers of the first tensor."""
    return lambda rng, x: [rng.randint(-x.shape[0], x.shape[0] - 1) for _ in range(rng.randint(low, high))]


def mask_of(x):
    return x.bool() if x.dtype != torch.bool else x


def indices():
    op("put_add", lambda x, i: x.index_put((torch.tensor(i),), x.narrow(0, 0, len(i)), accumulate=True), ["T", rows(1, 3)], "dn")
    op("put_rows_", lambda x, i, s: x.__setitem__(torch.tensor(i), s), ["T", rows(1, 3), "S"], "w")
    op("put_pairs_", lambda x, i, j, s: x.__setitem__((torch.tensor(i), torch.tensor(j)), s),
       ["M", *[lambda rng, _: [rng.randint(-1, 0) for _ in range(2)]] * 2, "S"], "w")
    op("rows_then_slice", lambda x, i: x[torch.tensor(i), 1:], ["M", rows(1, 3)], "d")
    op("slice_then_rows", lambda x, i: x[:, torch.tensor(i)], ["M", lambda rng, x: [rng.randint(0, x.shape[1] - 1) for _ in range(2)]], "d")
    op("last_rows", lambda x, i: x[..., torch.tensor(i)], ["T", lambda rng, x: [rng.randint(0, x.shape[-1] - 1) for _ in range(2)]], "d")
    op("split_indices", lambda x, i: x[torch.tensor(i), :, torch.tensor(i)], ["3", lambda rng, _: [rng.randint(-1, 0) for _ in range(2)]], "d")
    op("new_axis", lambda x: x[None, ..., None], "T", "dv")
    op("grid", lambda x: x[torch.tensor([[0, -1], [-1, 0]])], "T", "d")
    op("mask_rows", lambda x, m: x[m[:, 0] if m.dim() > 1 else m], "TB", "d")
    op("mask_of_self", lambda x: x[x > 0], "T", "d")
    op("mask_and_slice", lambda x, m: x[m][..., :1], "TB", "d")
    op("masked_scatter", lambda x, m: x.masked_scatter(m, x.flatten()), "TB", "dn")
    op("where_numbers", lambda m, x, s: torch.where(m, x, torch.tensor(s, dtype=x.dtype)), "BTS", "d")
    op("index_copy", lambda x, i: x.index_copy(0, torch.tensor(i[:1]), x.narrow(0, 0, 1)), ["T", rows(1, 1)], "dn")
    op("take_along", lambda x: x.take_along_dim(torch.zeros_like(x).long(), -1), "M", "d")
    op("scatter_number", lambda x, d, i: x.scatter(d, i.long() % x.shape[d], 2.5 if x.dtype.is_floating_point else 2), "TDN", "dn")
    op("searchsorted", lambda x, y: torch.searchsorted(x.detach().flatten().sort()[0], y.detach()), "FN", "n")
    op("unique", lambda x: torch.unique(x.detach()), "T", "n")
    op("one_hot", lambda x: F.one_hot(x.long().abs() % 5, 5), "T", "n")
    op("bincount", lambda x: torch.bincount(x.long().abs().flatten() % 7), "T", "n")
    op("tril_pick", lambda x: x.tril(-1) + x.triu(1).transpose(-1, -2), "M", "d")
    op("as_strided", lambda x: x.contiguous().as_strided([2, 2], [1, 1]), "M", "d")
    op("set_column_", lambda x, s: x.select(-1, 0).fill_(s), "TS", "w")
    op("add_to_slice_", lambda x, p, s: torch.ops.aten.slice(x, *p).add_(s), ["T", piece, "S"], "w")
    op("transposed_mul_", lambda x, s: x.transpose(0, -1).mul_(s), "MS", "w")
    op("row_from_row_", lambda x: x.select(0, 0).copy_(x.select(0, -1)), "T", "w")
    op("index_add_", lambda x, i: x.index_add_(0, torch.tensor(i), x.narrow(0, 0, len(i)).clone()), ["T", rows(1, 2)], "w")
    op("masked_scatter_", lambda x, m: x.masked_scatter_(m, x.flatten().clone()), "TB", "w")


def types():
    op("to_u", lambda x: x.abs().to(torch.uint8) if x.dtype != torch.bool else x.to(torch.uint8), "T", "n")
    for code, dtype in {"f": torch.float32, "d": torch.float64, "l": torch.int64}.items():
        op("sum_as_" + code, lambda x, t=dtype: x.sum(dtype=t), "T", "n")
        op("cumsum_as_" + code, lambda x, d, t=dtype: x.cumsum(d, dtype=t), "TD", "n")
        op("prod_as_" + code, lambda x, t=dtype: x.prod(dtype=t), "T", "n")
    op("mean_d64", lambda x: x.mean(dtype=torch.float64), "T", "n")
    for name in "add sub mul maximum where2 eq lt".split():
        f = getattr(torch, name, None) or (lambda a, b: torch.where(a > b, a, b))
        op(name + "_0d", lambda x, y, f=f: f(x, y.flatten()[0]), "TT", "d")
        op("0d_" + name, lambda x, y, f=f: f(x.flatten()[0], y), "TT", "d")
    op("shift_left", lambda x, s: x << s, ["T", choice(0, 1, 3)])
    op("shift_right", lambda x, s: x >> s, ["T", choice(0, 1, 3)])
    op("and_s", lambda x, s: x & s, ["T", choice(1, 3, 6)])
    op("or_s", lambda x, s: x | s, ["T", choice(1, 3, 6)])
    op("xor_s", lambda x, s: x ^ s, ["T", choice(1, 3, 6)])
    op("pow_ss", lambda x, s: s ** x, ["T", choice(2, 0.5, 3)], "dn")
    op("clamp_tt", lambda x, a, b: torch.clamp(x, torch.minimum(a, b), torch.maximum(a, b)), "TNN", "d")
    op("clamp_whole", lambda x, s: x.clamp(max=s), ["T", choice(1, 2, 0)], "d")
    op("div_floor_s", lambda x, s: torch.div(x, s, rounding_mode="floor"), ["T", choice(2, -3, 0.5)], "n")
    op("div_trunc_s", lambda x, s: torch.div(x, s, rounding_mode="trunc"), ["T", choice(2, -3, 0.5)], "n")
    op("cat_types", lambda a, b: torch.cat([a.flatten(), b.flatten()]), "TT", "d")
    op("nan_to_zero", lambda x: x.nan_to_num(), "T", "n")
    op("float_power", torch.float_power, "TS", "dn")
    op("square_sum", lambda x: (x * x).sum(-1).add(1e-3).sqrt(), "F", "dn")


def windows():
    def kernels(rng, x):
        groups = rng.choice([g for g in (1, 1, 2, 3) if x.shape[1] % g == 0])
        return ("leaf", [groups * rng.randint(1, 3), x.shape[1] // groups, rng.randint(1, 4), rng.randint(1, 3)])

    def geometry(rng, x):
        """Stride, padding and dilation, each by axis."""
        return [rng.randint(1, 3), rng.randint(1, 3), rng.randint(0, 3), rng.randint(0, 2), rng.choice([1, 1, 2, 3]), rng.choice([1, 1, 2])]

    def transposed(rng, x):
        """Stride, padding, output padding, dilation, each by axis; groups."""
        s, d = [rng.randint(1, 3), rng.randint(1, 3)], [rng.randint(1, 2), rng.randint(1, 2)]
        return s + [rng.randint(0, 1), rng.randint(0, 1)] + [rng.randint(0, max(a, b) - 1) for a, b in zip(s, d)] + d + [rng.choice([g for g in (1, 2) if x.shape[1] % g == 0])]
    op("conv2d_axes", lambda x, w, p: F.conv2d(x, w, None, p[0:2], p[2:4], p[4:6], x.shape[1] // w.shape[1]), ["4", kernels, geometry], "d")
    op("conv1d_groups", lambda x, w, p: F.conv1d(x, w, None, p[0], p[2], p[4], x.shape[1] // w.shape[1]),
       ["3", lambda rng, x: ("leaf", [2 * x.shape[1], rng.choice([1, x.shape[1]]), rng.randint(1, 3)]), geometry], "d")
    op("transpose2d_axes", lambda x, w, p: F.conv_transpose2d(x, w, None, p[0:2], p[2:4], p[4:6], p[8], p[6:8]),
       ["4", lambda rng, x: ("leaf", [x.shape[1], rng.randint(1, 2), rng.randint(1, 3), rng.randint(1, 3)]), transposed], "d")
    op("transpose1d", lambda x, w, p: F.conv_transpose1d(x, w, None, p[0], p[2], p[4] if p[4] < max(p[0], p[6]) else 0, p[8], p[6]),
       ["3", lambda rng, x: ("leaf", [x.shape[1], rng.randint(1, 2), rng.randint(1, 3)]), transposed], "d")
    op("conv2d_bias", F.conv2d, ["4", lambda rng, x: ("leaf", [3, x.shape[1], 3, 3]), lambda rng, x: ("leaf", [3])], "dn")
    op("depthwise", lambda x, w: F.conv2d(x, w, None, 1, 1, 1, x.shape[1]), ["4", lambda rng, x: ("leaf", [x.shape[1], 1, 3, 3])], "d")
    op("max_pool_axes", lambda x, p: F.max_pool2d(x, p[0:2], p[2:4], [min(p[4], p[0] // 2), min(p[5], p[1] // 2)], 1, bool(p[6])),
       ["4", lambda rng, _: [rng.randint(1, 3), rng.randint(1, 3), rng.randint(1, 3), rng.randint(1, 3), rng.randint(0, 1), rng.randint(0, 1), rng.randint(0, 1)]], "d")
    op("avg_pool_axes", lambda x, p: F.avg_pool2d(x, p[0:2], p[2:4], [min(p[4], p[0] // 2), min(p[5], p[1] // 2)], bool(p[6]), bool(p[7]), p[8] or None),
       ["4", lambda rng, _: [rng.randint(1, 3), rng.randint(1, 3), rng.randint(1, 3), rng.randint(1, 3), rng.randint(0, 1), rng.randint(0, 1), rng.randint(0, 1),
                             rng.randint(0, 1), rng.choice([0, 0, 2, 3])]], "d")
    op("max_pool1d", lambda x, p: F.max_pool1d(x, p[0], p[1], min(p[2], p[0] // 2), p[3], bool(p[4])),
       ["3", lambda rng, _: [rng.randint(1, 3), rng.randint(1, 3), rng.randint(0, 1), rng.choice([1, 1, 2]), rng.randint(0, 1)]], "d")
    op("avg_pool1d", lambda x, p: F.avg_pool1d(x, p[0], p[1], min(p[2], p[0] // 2), bool(p[3]), bool(p[4])),
       ["3", lambda rng, _: [rng.randint(1, 3), rng.randint(1, 3), rng.randint(0, 1), rng.randint(0, 1), rng.randint(0, 1)]], "d")
    op("adaptive_max", lambda x, n: F.adaptive_max_pool2d(x, n), ["4", lambda rng, _: [rng.randint(1, 4), rng.randint(1, 4)]], "dn")
    op("adaptive_avg1d", lambda x, n: F.adaptive_avg_pool1d(x, n), ["3", lambda rng, _: rng.randint(1, 5)], "dn")
    op("nearest", lambda x, n: F.interpolate(x, n), ["4", lambda rng, _: [rng.randint(1, 6), rng.randint(1, 6)]], "dn")
    op("bilinear", lambda x, n, k: F.interpolate(x, n, mode="bilinear", align_corners=k), ["4", lambda rng, _: [rng.randint(1, 6), rng.randint(1, 6)], "K"], "dn")
    op("pad_circular", lambda x, n: F.pad(x, [n, n], mode="circular"), ["3", lambda rng, x: rng.randint(0, min(2, x.shape[-1]))], "dn")
    op("columns", lambda x, p: F.unfold(x, [p[0], p[1]], 1, p[2], p[3]), ["4", lambda rng, _: [rng.randint(1, 3), rng.randint(1, 3), rng.randint(0, 1), rng.randint(1, 2)]], "d")
    op("pixel_shuffle", lambda x: F.pixel_shuffle(x.repeat(1, 4, 1, 1), 2), "4", "d")


def layers():
    def channels(rng, x):
        return ("leaf", [x.shape[1]])
    op("batch_norm_eval", lambda x, m, v, w: F.batch_norm(x, m.detach(), v.detach().square() + 0.5, w, None, False), ["X", channels, channels, channels], "dn")
    op("instance_norm", lambda x: F.instance_norm(x), "4", "dn")
    op("layer_norm_2", lambda x: F.layer_norm(x, x.shape[-2:], eps=0.01), "M", "dn")
    op("normalize", lambda x, d, p: F.normalize(x, p, d), ["F", "D", choice(1.0, 2.0, 3.0)], "dn")
    op("cosine", lambda x, y, d: F.cosine_similarity(x, y, d), "FND", "dn")
    op("std_mean", lambda x, d: torch.std_mean(x, d, unbiased=False)[1], "FD", "dn")


def losses():
    def classes(rng, x):
        return [rng.randrange(x.shape[1]) for _ in range(x.shape[0])]
    for reduction in "mean", "sum", "none":
        for name in "l1_loss smooth_l1_loss huber_loss".split():
            op(f"{name}_{reduction}", lambda a, b, n=name, r=reduction: getattr(F, n)(a, b.to(a.dtype), reduction=r), "FN", "dn")
        op(f"bce_{reduction}", lambda a, b, r=reduction: F.binary_cross_entropy(a.sigmoid(), b.detach().to(a.dtype).sigmoid(), reduction=r), "FN", "dn")
        op(f"bce_logits_{reduction}", lambda a, b, r=reduction: F.binary_cross_entropy_with_logits(a, b.detach().to(a.dtype).sigmoid() * 0.75, reduction=r), "FN", "dn")
        op(f"kl_{reduction}", lambda a, b, r=reduction: F.kl_div(a, b.to(a.dtype), reduction=r, log_target=True), "FN", "dn")
        op(f"ce_{reduction}", lambda x, i, w, k, s, r=reduction: F.cross_entropy(x, torch.tensor(i), w.detach().abs() + 0.5, k, None, None, r, s),
           ["2", classes, lambda rng, x: ("leaf", [x.shape[1]]), lambda rng, x: rng.choice([-100, 0, 1]), choice(0.0, 0.1, 0.3)], "dn")
        op(f"nll_{reduction}", lambda x, i, r=reduction: F.nll_loss(x.log_softmax(1), torch.tensor(i), reduction=r), ["2", classes], "dn")
        op(f"hinge_{reduction}", lambda a, b, r=reduction: F.hinge_embedding_loss(a, (b.detach() > 0).to(a.dtype) * 2 - 1, 0.7, reduction=r), "FN", "dn")
    op("ce_soft", lambda x, y: F.cross_entropy(x, y.detach().softmax(1)), "2N", "dn")
    op("ce_images", lambda x: F.cross_entropy(x, x.detach().argmax(1)), "4", "dn")
    op("mse_broadcast", lambda x, y: ((x - y.detach()) ** 2).mean(), "FN", "d")


def products():
    op("matmul_any", torch.matmul, "FF", "d")
    op("bmm", lambda x, y: torch.bmm(x, y), ["3", lambda rng, x: ("leaf", [x.shape[0], x.shape[2], rng.randint(1, 3)])], "d")
    op("addmm", lambda x, a, b, s, t: torch.addmm(x, a, b, beta=s, alpha=t),
       ["2", lambda rng, x: ("leaf", [x.shape[0], 3]), lambda rng, x: ("leaf", [3, x.shape[1]]), choice(0.0, 1.0, 0.5), choice(1.0, -2.0)], "dn")
    op("addmv", lambda x, a, b, s: torch.addmv(x, a, b, beta=s), ["1", lambda rng, x: ("leaf", [x.shape[0], 2]), lambda rng, x: ("leaf", [2]), choice(0.0, 1.0, 0.5)], "dn")
    op("matmul_whole", lambda x: (x.long() % 7) @ (x.long() % 5).transpose(-1, -2), "M", "n")
    op("einsum_sum", lambda x, y: torch.einsum("...i,...i->...", x, y), "FN", "d")
    op("einsum_three", lambda x, y: torch.einsum("ij,kj,k->i", x, y, y.sum(1)), "2N", "d")
    op("einsum_free", lambda x: torch.einsum("abc->cab", x), "3", "d")
    op("matrix_power", lambda x, n: (x / 4).matrix_power(n), ["2", choice(0, 1, 2, 3)], "dn")


for group in indices, types, windows, layers, losses, products:
    group()
