"""More rows of the op table: elementwise mathematics, indexing, scans, sorting, joins and products of tensors."""
import torch

UNARY = ("acos", "acosh", "asin", "asinh", "atan", "atanh", "sin", "cos", "tan", "sinh", "cosh", "exp2", "expm1", "log10", "log1p", "log2",
         "erf", "erfc", "erfinv", "lgamma", "digamma", "i0", "rsqrt", "reciprocal", "frac", "sinc", "ceil", "floor", "trunc", "round",
         "deg2rad", "rad2deg", "logit", "sgn", "isnan", "isinf", "isfinite", "isposinf", "isneginf", "signbit", "logical_not",
         "bitwise_not", "nan_to_num", "positive")
BINARY = ("remainder", "fmod", "atan2", "hypot", "copysign", "fmax", "fmin", "heaviside", "logaddexp", "logaddexp2", "xlogy", "gcd", "lcm",
          "bitwise_and", "bitwise_or", "bitwise_xor", "logical_and", "logical_or", "logical_xor", "pow", "float_power", "ldexp",
          "bitwise_left_shift", "bitwise_right_shift", "nextafter", "isclose", "true_divide", "floor_divide", "dist")
IN_PLACE = ("sin_", "acos_", "erf_", "floor_", "round_", "reciprocal_", "rsqrt_", "expm1_", "log1p_", "lgamma_", "frac_", "sgn_")
BINARY_IN_PLACE = ("remainder_", "fmod_", "atan2_", "xlogy_", "pow_", "logical_and_", "eq_", "lt_", "floor_divide_")


def row(name, function):
    return lambda x, a: function(x[0])


def index(x, a):
    """The items of a["index"]: as in ops.index_of, and {"tensor": k} for input k."""
    names = {":": slice(None), "...": Ellipsis, None: None, True: True, False: False}
    return tuple(x[i["tensor"]] if isinstance(i, dict) and "tensor" in i else slice(*i["slice"]) if isinstance(i, dict)
                 else names[i] if isinstance(i, (str, bool)) or i is None else i for i in a["index"])


def put(x, a):
    y = x[0].clone()
    y[index(x, a)] = x[1]
    return y


def changed(name, *keys):
    def op(x, a):
        y = x[0].clone()
        getattr(y, name)(*(a[k] for k in keys if k in a), *x[1:])
        return y
    return op


def through_view(x, a):
    """In-place writes through views of a tensor that takes part in differentiation, and a view made before them."""
    y = x[0] * 2
    early = y.t()
    y[1].mul_(x[1])
    y[:, 0:2].add_(1.5)
    y.select(1, 2).copy_(x[1][:2] * 3)
    return y, early * 1.0


def along(name, keep="keepdim"):
    return lambda x, a: getattr(torch, name)(x[0], a["dim"], keepdim=a[keep])


def pair(result):
    return tuple(result)


OPS = {
    **{name: (lambda f: lambda x, a: f(x[0]))(getattr(torch, name)) for name in UNARY},
    **{name: (lambda f: lambda x, a: f(x[0], x[1]))(getattr(torch, name)) for name in BINARY},
    **{name: changed(name) for name in IN_PLACE + BINARY_IN_PLACE},
    "round_decimals": lambda x, a: torch.round(x[0], decimals=a["decimals"]),
    "polygamma": lambda x, a: torch.polygamma(a["n"], x[0]),
    "mvlgamma": lambda x, a: torch.mvlgamma(x[0], a["p"]),
    "remainder_scalar": lambda x, a: torch.remainder(x[0], a["value"]),
    "fmod_scalar": lambda x, a: torch.fmod(x[0], a["value"]),
    "logit_eps": lambda x, a: torch.logit(x[0], a["eps"]),
    "clamp_tensors": lambda x, a: torch.clamp(x[0], x[1], x[2]),
    "addcmul": lambda x, a: torch.addcmul(x[0], x[1], x[2], value=a["value"]),
    "addcdiv": lambda x, a: torch.addcdiv(x[0], x[1], x[2], value=a["value"]),
    "lerp": lambda x, a: torch.lerp(x[0], x[1], x[2]),
    # indexing
    "advanced": lambda x, a: x[0][index(x, a)],
    "put": put,
    "put_accumulate": lambda x, a: x[0].index_put(tuple(x[2:]), x[1], accumulate=True),
    "gather": lambda x, a: torch.gather(x[0], a["dim"], x[1]),
    "scatter": lambda x, a: torch.scatter(x[0], a["dim"], x[1], x[2]),
    "scatter_add": lambda x, a: torch.scatter_add(x[0], a["dim"], x[1], x[2]),
    "index_add": lambda x, a: torch.index_add(x[0], a["dim"], x[1], x[2], alpha=a["alpha"]),
    "index_copy": lambda x, a: torch.index_copy(x[0], a["dim"], x[1], x[2]),
    "index_fill": lambda x, a: torch.index_fill(x[0], a["dim"], x[1], a["value"]),
    "index_select": lambda x, a: torch.index_select(x[0], a["dim"], x[1]),
    "take": lambda x, a: torch.take(x[0], x[1]),
    "take_along_dim": lambda x, a: torch.take_along_dim(x[0], x[1], a["dim"]),
    "masked_fill": lambda x, a: x[0].masked_fill(x[1], a["value"]),
    "masked_select": lambda x, a: torch.masked_select(x[0], x[1]),
    "masked_scatter": lambda x, a: x[0].masked_scatter(x[1], x[2]),
    "nonzero": lambda x, a: torch.nonzero(x[0]),
    "one_hot": lambda x, a: torch.nn.functional.one_hot(x[0], a["classes"]),
    "through_view": through_view,
    # scans, sorting
    "cumsum": lambda x, a: torch.cumsum(x[0], a["dim"]),
    "cumprod": lambda x, a: torch.cumprod(x[0], a["dim"]),
    "logcumsumexp": lambda x, a: torch.logcumsumexp(x[0], a["dim"]),
    "cummax": lambda x, a: pair(torch.cummax(x[0], a["dim"])),
    "cummin": lambda x, a: pair(torch.cummin(x[0], a["dim"])),
    "sort": lambda x, a: pair(torch.sort(x[0], dim=a["dim"], descending=a["descending"], stable=True)),
    "argsort": lambda x, a: torch.argsort(x[0], a["dim"], a["descending"]),
    "topk": lambda x, a: pair(torch.topk(x[0], a["k"], a["dim"], a["largest"])),
    "kthvalue": lambda x, a: pair(torch.kthvalue(x[0], a["k"], a["dim"], a["keepdim"])),
    "median": lambda x, a: torch.median(x[0]),
    "nanmedian": lambda x, a: torch.nanmedian(x[0]),
    "mode": lambda x, a: pair(torch.mode(x[0], a["dim"], a["keepdim"])),
    "quantile": lambda x, a: torch.quantile(x[0], x[1].detach(), a.get("dim"), a["keepdim"]),
    "nanquantile": lambda x, a: torch.nanquantile(x[0], x[1].detach(), a.get("dim"), a["keepdim"]),
    # reductions
    "prod": lambda x, a: torch.prod(x[0]),
    "prod_dim": lambda x, a: torch.prod(x[0], a["dim"], keepdim=a["keepdim"]),
    "any": lambda x, a: torch.any(x[0]),
    "all": lambda x, a: torch.all(x[0]),
    "any_dim": lambda x, a: torch.any(x[0], a["dim"], keepdim=a["keepdim"]),
    "all_dim": lambda x, a: torch.all(x[0], a["dim"], keepdim=a["keepdim"]),
    "amax": lambda x, a: torch.amax(x[0], a["dims"], a["keepdim"]),
    "amin": lambda x, a: torch.amin(x[0], a["dims"], a["keepdim"]),
    "norm": lambda x, a: torch.linalg.vector_norm(x[0], float(a["p"])),
    "norm_dim": lambda x, a: torch.linalg.vector_norm(x[0], float(a["p"]), a["dim"], a["keepdim"]),
    "logsumexp": lambda x, a: torch.logsumexp(x[0], a["dim"], a["keepdim"]),
    "nansum": lambda x, a: torch.nansum(x[0]),
    "nanmean": lambda x, a: torch.nanmean(x[0]),
    "count_nonzero": lambda x, a: torch.count_nonzero(x[0]),
    "std_mean": lambda x, a: pair(torch.std_mean(x[0], a["dim"], unbiased=True, keepdim=False)),
    "bincount": lambda x, a: torch.bincount(x[0], minlength=a["minlength"]),
    "histc": lambda x, a: torch.histc(x[0], a["bins"], a["min"], a["max"]),
    "unique": lambda x, a: torch.unique(x[0], return_inverse=True, return_counts=True, dim=a.get("dim")),
    "unique_consecutive": lambda x, a: torch.unique_consecutive(x[0], return_inverse=True, return_counts=True, dim=a.get("dim")),
    "searchsorted": lambda x, a: torch.searchsorted(x[0].detach(), x[1].detach(), right=a["right"]),
    "diff": lambda x, a: torch.diff(x[0], a["n"], a["dim"]),
    # views, copies, joins
    "movedim": lambda x, a: torch.movedim(x[0], a["source"], a["destination"]),
    "unflatten": lambda x, a: x[0].unflatten(a["dim"], a["sizes"]),
    "unfold_view": lambda x, a: x[0].unfold(a["dim"], a["size"], a["step"]),
    "as_strided": lambda x, a: x[0].as_strided(a["size"], a["strides"], a["offset"]),
    "diagonal": lambda x, a: torch.diagonal(x[0], a["offset"], a["dim1"], a["dim2"]),
    "diag": lambda x, a: torch.diag(x[0], a["diagonal"]),
    "diag_embed": lambda x, a: torch.diag_embed(x[0], a["offset"]),
    "trace": lambda x, a: torch.trace(x[0]),
    "flip": lambda x, a: torch.flip(x[0], a["dims"]),
    "roll": lambda x, a: torch.roll(x[0], a["shifts"], a["dims"]),
    "rot90": lambda x, a: torch.rot90(x[0], a["k"], a["dims"]),
    "repeat": lambda x, a: x[0].repeat(a["sizes"]),
    "tile": lambda x, a: torch.tile(x[0], a["sizes"]),
    "repeat_interleave": lambda x, a: torch.repeat_interleave(x[0], a["repeats"], a.get("dim")),
    "tril": lambda x, a: torch.tril(x[0], a["diagonal"]),
    "triu": lambda x, a: torch.triu(x[0], a["diagonal"]),
    "split": lambda x, a: pair(torch.split(x[0], a["size"], a["dim"])),
    "chunk": lambda x, a: pair(torch.chunk(x[0], a["chunks"], a["dim"])),
    "tensor_split": lambda x, a: pair(torch.tensor_split(x[0], a["sections"], a["dim"])),
    "unbind": lambda x, a: pair(torch.unbind(x[0], a["dim"])),
    "hstack": lambda x, a: torch.hstack(x),
    "vstack": lambda x, a: torch.vstack(x),
    "dstack": lambda x, a: torch.dstack(x),
    "column_stack": lambda x, a: torch.column_stack(x),
    "block_diag": lambda x, a: torch.block_diag(*x),
    "meshgrid": lambda x, a: pair(torch.meshgrid(*x, indexing=a["indexing"])),
    "cartesian_prod": lambda x, a: torch.cartesian_prod(*x),
    # products
    "mv": lambda x, a: torch.mv(x[0], x[1]),
    "dot": lambda x, a: torch.dot(x[0], x[1]),
    "inner": lambda x, a: torch.inner(x[0], x[1]),
    "outer": lambda x, a: torch.outer(x[0], x[1]),
    "addmv": lambda x, a: torch.addmv(x[0], x[1], x[2], beta=a["beta"], alpha=a["alpha"]),
    "addr": lambda x, a: torch.addr(x[0], x[1], x[2], beta=a["beta"], alpha=a["alpha"]),
    "baddbmm": lambda x, a: torch.baddbmm(x[0], x[1], x[2], beta=a["beta"], alpha=a["alpha"]),
    "addbmm": lambda x, a: torch.addbmm(x[0], x[1], x[2], beta=a["beta"], alpha=a["alpha"]),
    "einsum": lambda x, a: torch.einsum(a["equation"], *x),
    "tensordot": lambda x, a: torch.tensordot(x[0], x[1], dims=(a["dims1"], a["dims2"])),
    "kron": lambda x, a: torch.kron(x[0], x[1]),
    "cross": lambda x, a: torch.linalg.cross(x[0], x[1], dim=a["dim"]),
    "matrix_power": lambda x, a: torch.matrix_power(x[0], a["n"]),
}
