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
    };
}
