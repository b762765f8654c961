using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Differential;

internal static partial class SequenceOps
{
    private static Dictionary<string, Func<StepArguments, Tensor>> Networks => new()
    {
        ["matmul"] = a => matmul(a.T(0), a.T(1)),
        ["linear"] = a => linear(a.T(0), a.T(1)),
        ["linear_b"] = a => linear(a.T(0), a.T(1), a.T(2)),
        ["conv1d"] = a => conv1d(a.T(0), a.T(1), null, a.Longs(2)[0], a.Longs(2)[1], a.Longs(2)[2], a.T(0).shape[1] / a.T(1).shape[1]),
        ["conv2d"] = a => conv2d(
            a.T(0), a.T(1), null, [a.Longs(2)[0], a.Longs(2)[0]], [a.Longs(2)[1], a.Longs(2)[1]], [a.Longs(2)[2], a.Longs(2)[2]],
            a.T(0).shape[1] / a.T(1).shape[1]),
        ["max_pool2d"] = a => max_pool2d(
            a.T(0), a.Longs(1)[0], a.Longs(1)[1], a.Longs(1)[2], a.Longs(1)[3], a.Longs(1)[4] != 0),
        ["avg_pool2d"] = a => avg_pool2d(a.T(0), a.Longs(1)[0], a.Longs(1)[1], a.Longs(1)[2], a.Longs(1)[3] != 0, a.Longs(1)[4] != 0),
        ["mse_mean"] = a => mse_loss(a.T(0), a.T(1), nn.Reduction.Mean),
        ["mse_sum"] = a => mse_loss(a.T(0), a.T(1), nn.Reduction.Sum),
        ["mse_none"] = a => mse_loss(a.T(0), a.T(1), nn.Reduction.None),
        ["cross_entropy"] = a => cross_entropy(a.T(0), tensor(a.Longs(1))),
        ["elu"] = a => elu(a.T(0), 1.0),
        ["celu"] = a => celu(a.T(0), 1.0),
        ["selu"] = a => selu(a.T(0)),
        ["gelu"] = a => gelu(a.T(0)),
        ["silu"] = a => silu(a.T(0)),
        ["mish"] = a => mish(a.T(0)),
        ["softplus"] = a => softplus(a.T(0)),
        ["hardswish"] = a => hardswish(a.T(0)),
        ["hardsigmoid"] = a => hardsigmoid(a.T(0)),
        ["hardtanh"] = a => hardtanh(a.T(0)),
        ["leaky_relu"] = a => leaky_relu(a.T(0), 0.01),
        ["relu6"] = a => relu6(a.T(0)),
        ["logsigmoid"] = a => logsigmoid(a.T(0)),
        ["softsign"] = a => softsign(a.T(0)),
        ["tanhshrink"] = a => tanhshrink(a.T(0)),
        ["hardshrink"] = a => hardshrink(a.T(0), a.Double(1)),
        ["softshrink"] = a => softshrink(a.T(0), a.Double(1)),
        ["threshold"] = a => threshold(a.T(0), a.Double(1), 0.25),
        ["glu"] = a => glu(a.T(0), a.Long(1)),
        ["softmin"] = a => softmin(a.T(0), a.Long(1)),
        ["batch_norm"] = a => batch_norm(a.T(0), null, null, a.T(1), a.T(2), training: true),
        ["layer_norm"] = a => layer_norm(a.T(0), [a.T(0).shape[^1]]),
        ["layer_norm_w"] = a => layer_norm(a.T(0), [a.T(0).shape[^1]], a.T(1)),
        ["group_norm"] = a => group_norm(a.T(0), a.Long(1), a.T(2)),
        ["local_response_norm"] = a => local_response_norm(a.T(0), a.Long(1)),
        ["outer"] = a => outer(a.T(0), a.T(1)),
        ["dot"] = a => dot(a.T(0), a.T(1)),
        ["inner"] = a => inner(a.T(0), a.T(1)),
        ["mv"] = a => mv(a.T(0), a.T(1)),
        ["kron"] = a => kron(a.T(0), a.T(1)),
        ["einsum_t"] = a => einsum("ij->ji", a.T(0)),
        ["einsum_mm"] = a => einsum("ij,jk->ik", a.T(0), a.T(1)),
        ["einsum_b"] = a => einsum("b...,b->...", a.T(0), a.T(1)),
        ["einsum_d"] = a => einsum("bii->bi", a.T(0)),
        ["baddbmm"] = a => baddbmm(a.T(0), a.T(1), a.T(0), 0.5f, (float)a.Double(2)),
        ["tensordot"] = a => tensordot(a.T(0), a.T(1), 1),
        ["pad"] = a => pad(a.T(0), a.Longs(1), PaddingModes.Constant, a.Double(2)),
        ["pad_reflect"] = a => pad(a.T(0), a.Longs(1), PaddingModes.Reflect),
        ["pad_replicate"] = a => pad(a.T(0), a.Longs(1), PaddingModes.Replicate),
        ["adaptive_avg_pool2d"] = a => adaptive_avg_pool2d(a.T(0), a.Longs(1)),
        ["conv_transpose2d"] = a => conv_transpose2d(
            a.T(0), a.T(1), null, [a.Longs(2)[0], a.Longs(2)[0]], [a.Longs(2)[1], a.Longs(2)[1]], null, [a.Longs(2)[2], a.Longs(2)[2]]),
    };
}
