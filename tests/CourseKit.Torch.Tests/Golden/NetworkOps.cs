using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Golden;

/// <summary>Rows of the op table that networks are made of: products, windows, losses.</summary>
internal static class NetworkOps
{
    public static Dictionary<string, OpTable.Op> Rows { get; } = new()
    {
        ["matmul"] = (x, a) => [matmul(x[0], x[1])],
        ["mm"] = (x, a) => [x[0].mm(x[1])],
        ["bmm"] = (x, a) => [x[0].bmm(x[1])],
        ["addmm"] = (x, a) => [addmm(x[0], x[1], x[2], (float)a.Double("beta"), (float)a.Double("alpha"))],
        ["linear"] = (x, a) => [linear(x[0], x[1], Optional(x, 2))],
        ["mse_loss"] = (x, a) => [mse_loss(x[0], x[1], a.Reduction)],
        ["nll_loss"] = (x, a) => [nll_loss(x[0], x[1], Optional(x, 2), a.Reduction)],
        ["cross_entropy"] = (x, a) =>
            [cross_entropy(x[0], x[1], Optional(x, 2), a.LongOrNull("ignore_index") ?? -100, a.Reduction, a.Double("label_smoothing"))],
        ["conv1d"] = (x, a) =>
            [conv1d(x[0], x[1], Optional(x, 2), a.Long("stride"), a.Long("padding"), a.Long("dilation"), a.Long("groups"))],
        ["conv2d"] = (x, a) =>
            [conv2d(x[0], x[1], Optional(x, 2), a.Longs("stride"), a.Longs("padding"), a.Longs("dilation"), a.Long("groups"))],
        ["max_pool2d"] = (x, a) =>
            [max_pool2d(x[0], a.Longs("kernel"), a.LongsOrNull("stride"), a.Longs("padding"), a.Longs("dilation"), a.Bool("ceil_mode"))],
        ["avg_pool2d"] = (x, a) =>
            [avg_pool2d(x[0], a.Longs("kernel"), a.LongsOrNull("stride"), a.Longs("padding"), a.Bool("ceil_mode"),
                a.Bool("count_include_pad"), a.LongOrNull("divisor_override"))],
    };

    private static Tensor? Optional(Tensor[] x, int index) => x.Length > index ? x[index] : null;
}
