"""Rows of the op table for layers as functions: activations, normalisation, dropout's eval form, pooling, padding, resampling, losses."""
import torch
import torch.nn.functional as F

from encode import cotangent


def optional(x, index):
    return x[index] if len(x) > index else None


def pair(value):
    return tuple(value) if isinstance(value, list) else value


def batch_norm(x, a):
    """Running statistics are arguments; after training they are outputs too."""
    mean, var = x[1].clone(), x[2].clone()
    w, b = optional(x, 3), optional(x, 4)
    y = F.batch_norm(x[0], mean, var, w, b, a["training"], a["momentum"], a["eps"])
    return y, mean, var


def instance_norm(x, a):
    if not a.get("running"):
        return F.instance_norm(x[0], None, None, optional(x, 1), optional(x, 2), True, 0.1, a["eps"])
    mean, var = x[1].clone(), x[2].clone()
    y = F.instance_norm(x[0], mean, var, optional(x, 3), optional(x, 4), a["use_input_stats"], a["momentum"], a["eps"])
    return y, mean, var


def embedding(x, a):
    """The gradient of the table, which is a layer's parameter, is an output."""
    table = x[0].clone().requires_grad_(True)
    y = F.embedding(x[1], table, a.get("padding_idx"), scale_grad_by_freq=a.get("by_freq", False))
    (y * cotangent(y)).sum().backward()
    return y.detach(), table.grad


def fractional(x, a):
    """Drawn from a seed of the case: the windows are part of the contract."""
    torch.manual_seed(a["seed"])
    return F.fractional_max_pool2d(x[0], a["kernel"], a.get("size"), a.get("ratio"), return_indices=True)


def channel_shuffle(x, groups):
    """By its definition: PyTorch 1.13's own has no gradient."""
    n, c, *rest = x.shape
    return x.reshape(n, groups, c // groups, *rest).transpose(1, 2).reshape(x.shape)


def truncated(x, a):
    """Drawn from a seed of the case."""
    torch.manual_seed(a["seed"])
    return torch.nn.init.trunc_normal_(x[0].clone(), a["mean"], a["std"], a["low"], a["high"])


OPS = {
    "unfold": lambda x, a: F.unfold(x[0], a["kernel"], a["dilation"], a["padding"], a["stride"]),
    "fold": lambda x, a: F.fold(x[0], a["size"], a["kernel"], a["dilation"], a["padding"], a["stride"]),
    "channel_shuffle": lambda x, a: channel_shuffle(x[0], a["groups"]),
    "trunc_normal_": truncated,
    "relu6": lambda x, a: F.relu6(x[0]),
    "elu": lambda x, a: F.elu(x[0], a.get("alpha", 1.0)),
    "selu": lambda x, a: F.selu(x[0]),
    "celu": lambda x, a: F.celu(x[0], a.get("alpha", 1.0)),
    "gelu": lambda x, a: F.gelu(x[0]),
    "silu": lambda x, a: F.silu(x[0]),
    "mish": lambda x, a: F.mish(x[0]),
    "softplus": lambda x, a: F.softplus(x[0], a.get("beta", 1), a.get("threshold", 20)),
    "logsigmoid": lambda x, a: F.logsigmoid(x[0]),
    "hardtanh": lambda x, a: F.hardtanh(x[0], a.get("min_val", -1.0), a.get("max_val", 1.0)),
    "hardsigmoid": lambda x, a: F.hardsigmoid(x[0]),
    "hardswish": lambda x, a: F.hardswish(x[0]),
    "softsign": lambda x, a: F.softsign(x[0]),
    "tanhshrink": lambda x, a: F.tanhshrink(x[0]),
    "softshrink": lambda x, a: F.softshrink(x[0], a.get("lambda", 0.5)),
    "hardshrink": lambda x, a: F.hardshrink(x[0], a.get("lambda", 0.5)),
    "threshold": lambda x, a: F.threshold(x[0], a["threshold"], a["value"]),
    "leaky_relu": lambda x, a: F.leaky_relu(x[0], a.get("negative_slope", 0.01)),
    "rrelu": lambda x, a: F.rrelu(x[0], a.get("lower", 0.125), a.get("upper", 1 / 3)),
    "glu": lambda x, a: F.glu(x[0], a["dim"]),
    "prelu": lambda x, a: F.prelu(x[0], x[1]),
    "softmax2d": lambda x, a: torch.nn.Softmax2d()(x[0]),
    "softmin": lambda x, a: F.softmin(x[0], a["dim"]),
    "batch_norm": batch_norm,
    "instance_norm": instance_norm,
    "layer_norm": lambda x, a: F.layer_norm(x[0], a["shape"], optional(x, 1), optional(x, 2), a["eps"]),
    "group_norm": lambda x, a: F.group_norm(x[0], a["groups"], optional(x, 1), optional(x, 2), a["eps"]),
    "local_response_norm": lambda x, a: F.local_response_norm(x[0], a["size"], a["alpha"], a["beta"], a["k"]),
    "adaptive_avg_pool1d": lambda x, a: F.adaptive_avg_pool1d(x[0], a["size"]),
    "adaptive_avg_pool2d": lambda x, a: F.adaptive_avg_pool2d(x[0], a["size"]),
    "conv_transpose1d": lambda x, a: F.conv_transpose1d(
        x[0], x[1], optional(x, 2), a["stride"], a["padding"], a["output_padding"], a["groups"], a["dilation"]),
    "conv_transpose2d": lambda x, a: F.conv_transpose2d(
        x[0], x[1], optional(x, 2), pair(a["stride"]), pair(a["padding"]), pair(a["output_padding"]), a["groups"], pair(a["dilation"])),
    "pad": lambda x, a: F.pad(x[0], a["pad"], a["mode"], **({"value": a["value"]} if a["mode"] == "constant" else {})),
    "embedding": embedding,
    "l1_loss": lambda x, a: F.l1_loss(x[0], x[1], reduction=a["reduction"]),
    "smooth_l1_loss": lambda x, a: F.smooth_l1_loss(x[0], x[1], reduction=a["reduction"], beta=a["beta"]),
    "huber_loss": lambda x, a: F.huber_loss(x[0], x[1], reduction=a["reduction"], delta=a["delta"]),
    "bce": lambda x, a: F.binary_cross_entropy(x[0], x[1], optional(x, 2), reduction=a["reduction"]),
    "bce_with_logits": lambda x, a: F.binary_cross_entropy_with_logits(
        x[0], x[1], x[2] if a.get("weighted") else None, reduction=a["reduction"], pos_weight=x[-1] if a.get("positive") else None),
    "kl_div": lambda x, a: F.kl_div(x[0], x[1], log_target=a["log_target"], reduction=a["reduction"]),
    "poisson_nll_loss": lambda x, a: F.poisson_nll_loss(x[0], x[1], a["log_input"], a["full"], eps=1e-8, reduction=a["reduction"]),
    "gaussian_nll_loss": lambda x, a: F.gaussian_nll_loss(x[0], x[1], x[2], full=a["full"], eps=1e-6, reduction=a["reduction"]),
    "hinge_embedding_loss": lambda x, a: F.hinge_embedding_loss(x[0], x[1], margin=a["margin"], reduction=a["reduction"]),
    "cosine_embedding_loss": lambda x, a: F.cosine_embedding_loss(x[0], x[1], x[2], margin=a["margin"], reduction=a["reduction"]),
    "margin_ranking_loss": lambda x, a: F.margin_ranking_loss(x[0], x[1], x[2], margin=a["margin"], reduction=a["reduction"]),
    "soft_margin_loss": lambda x, a: F.soft_margin_loss(x[0], x[1], reduction=a["reduction"]),
    "multilabel_soft_margin_loss": lambda x, a: F.multilabel_soft_margin_loss(x[0], x[1], optional(x, 2), reduction=a["reduction"]),
    "multi_margin_loss": lambda x, a: F.multi_margin_loss(x[0], x[1], a["p"], a["margin"], optional(x, 2), reduction=a["reduction"]),
    "triplet_margin_loss": lambda x, a: F.triplet_margin_loss(
        x[0], x[1], x[2], margin=a["margin"], p=a["p"], swap=a["swap"], reduction=a["reduction"]),
    "cosine_similarity": lambda x, a: F.cosine_similarity(x[0], x[1], a["dim"]),
    "pairwise_distance": lambda x, a: F.pairwise_distance(x[0], x[1], a["p"], keepdim=a["keepdim"]),
    "normalize": lambda x, a: F.normalize(x[0], a["p"], a["dim"]),
    "max_pool1d": lambda x, a: F.max_pool1d(
        x[0], a["kernel"], a["stride"], a["padding"], a["dilation"], a["ceil_mode"], return_indices=True),
    "avg_pool1d": lambda x, a: F.avg_pool1d(x[0], a["kernel"], a["stride"], a["padding"], a["ceil_mode"], a["include"]),
    "adaptive_max_pool1d": lambda x, a: F.adaptive_max_pool1d(x[0], a["size"], return_indices=True),
    "adaptive_max_pool2d": lambda x, a: F.adaptive_max_pool2d(x[0], a["size"], return_indices=True),
    "fractional_max_pool2d": fractional,
    "max_unpool1d": lambda x, a: F.max_unpool1d(x[0], x[1], a["kernel"], output_size=a.get("size")),
    "max_unpool2d": lambda x, a: F.max_unpool2d(x[0], x[1], a["kernel"], output_size=a.get("size")),
    "lp_pool1d": lambda x, a: F.lp_pool1d(x[0], a["p"], a["kernel"], a.get("stride"), a["ceil_mode"]),
    "lp_pool2d": lambda x, a: F.lp_pool2d(x[0], a["p"], pair(a["kernel"]), a.get("stride"), a["ceil_mode"]),
    "interpolate": lambda x, a: F.interpolate(
        x[0], a.get("size"), a.get("scale"), a["mode"], a.get("align_corners"), a.get("recompute")),
    "pixel_shuffle": lambda x, a: F.pixel_shuffle(x[0], a["r"]),
    "pixel_unshuffle": lambda x, a: F.pixel_unshuffle(x[0], a["r"]),
}
