using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Gradients;

/// <summary>Every differentiable op against central differences.</summary>
public sealed class OpGradientTests
{
    private static readonly Dictionary<string, (Func<Tensor[], Tensor> F, long[][] Shapes, Func<double, double>? Place)> Ops = new()
    {
        ["add, broadcast"] = (x => x[0] + x[1], [[2, 3], [3]], null),
        ["sub, broadcast"] = (x => x[0] - x[1], [[2, 1], [2, 3]], null),
        ["mul, broadcast"] = (x => x[0] * x[1], [[2, 1, 3], [4, 1]], null),
        ["div, broadcast"] = (x => x[0] / x[1], [[2, 3], [1, 3]], FarFromZero),
        ["number minus x"] = (x => 2.5 - x[0], [[2, 3]], null),
        ["number over x"] = (x => 2.5 / x[0], [[2, 3]], FarFromZero),
        ["x over number"] = (x => x[0] / 2.5, [[2, 3]], null),
        ["add with alpha"] = (x => x[0].add(x[1], -1.5), [[2, 3], [3]], null),
        ["maximum"] = (x => maximum(x[0], x[1]), [[3, 4], [4]], null),
        ["minimum"] = (x => minimum(x[0], x[1]), [[3, 4], [3, 1]], null),
        ["where"] = (x => where(x[0].gt(0), x[0] * x[1], x[1]), [[3, 4], [4]], null),
        ["neg"] = (x => -x[0], [[2, 3]], null),
        ["exp"] = (x => x[0].exp(), [[2, 3]], null),
        ["log"] = (x => x[0].log(), [[2, 3]], Positive),
        ["sqrt"] = (x => x[0].sqrt(), [[2, 3]], Positive),
        ["abs"] = (x => x[0].abs(), [[2, 3]], FarFromZero),
        ["tanh"] = (x => x[0].tanh(), [[2, 3]], null),
        ["sigmoid"] = (x => x[0].sigmoid(), [[2, 3]], null),
        ["relu"] = (x => x[0].relu(), [[2, 3]], FarFromZero),
        ["pow 3"] = (x => x[0].pow(3), [[2, 3]], null),
        ["pow 0.5"] = (x => x[0].pow(0.5), [[2, 3]], Positive),
        ["pow -2"] = (x => x[0].pow(-2), [[2, 3]], FarFromZero),
        ["clamp"] = (x => x[0].clamp(-1.2345, 0.8765), [[3, 4]], null),
        ["to float64 and back through a view"] = (x => x[0].to_type(ScalarType.Float64).t(), [[2, 3]], null),
        ["matmul"] = (x => matmul(x[0], x[1]), [[2, 3], [3, 4]], null),
        ["matmul, broadcast batch"] = (x => matmul(x[0], x[1]), [[2, 1, 2, 3], [3, 3, 2]], null),
        ["matmul, vectors"] = (x => matmul(x[0], x[1]), [[3], [3]], null),
        ["matmul, vector and matrices"] = (x => matmul(x[0], x[1]), [[3], [2, 3, 2]], null),
        ["bmm"] = (x => x[0].bmm(x[1]), [[2, 2, 3], [2, 3, 2]], null),
        ["addmm"] = (x => addmm(x[0], x[1], x[2], 0.5f, 2f), [[4], [2, 3], [3, 4]], null),
        ["linear"] = (x => linear(x[0], x[1], x[2]), [[2, 2, 3], [4, 3], [4]], null),
        ["reshape of a permutation"] = (x => x[0].permute(2, 0, 1).reshape(4, 6) * 2, [[2, 3, 4]], null),
        ["expand"] = (x => x[0].expand(4, 2, 3), [[2, 1]], null),
        ["slices"] = (x => x[0][TensorIndex.Slice(1, null), TensorIndex.Slice(0, 4, 2)], [[3, 4]], null),
        ["select, narrow, unsqueeze, squeeze"] = (x => x[0].select(0, 1).narrow(0, 1, 2).unsqueeze(0).squeeze(0), [[2, 4]], null),
        ["cat of x with itself"] = (x => cat([x[0], x[1], x[0]], 1), [[2, 3], [2, 2]], null),
        ["stack"] = (x => stack([x[0], x[1]], 1), [[2, 3], [2, 3]], null),
        ["sum of dims"] = (x => x[0].sum([0L, 2L], false) * x[0].sum(), [[2, 3, 4]], null),
        ["mean of dims"] = (x => x[0].mean([1L], true) * x[0], [[2, 3]], null),
        ["max"] = (x => x[0].max() * 2, [[2, 3]], null),
        ["max of a dim"] = (x => x[0].max(1).values, [[3, 4]], null),
        ["min of a dim, kept"] = (x => x[0].min(0, true).values, [[3, 4]], null),
        ["var"] = (x => x[0].var(true), [[2, 3]], null),
        ["std of a dim, biased"] = (x => x[0].std(1, false, true), [[2, 3]], null),
        ["softmax"] = (x => x[0].softmax(1), [[2, 3]], null),
        ["log_softmax of the first dim"] = (x => x[0].log_softmax(0), [[3, 2]], null),
        ["cross_entropy"] = (x => cross_entropy(x[0], tensor(new long[] { 2, 0 })), [[2, 3]], null),
        ["cross_entropy, smoothed and summed"] =
            (x => cross_entropy(x[0], tensor(new long[] { 2, 0 }), reduction: nn.Reduction.Sum, label_smoothing: 0.2), [[2, 3]], null),
        ["nll_loss"] = (x => nll_loss(x[0], tensor(new long[] { 1, 1 })), [[2, 3]], null),
        ["mse_loss of both"] = (x => mse_loss(x[0], x[1]), [[2, 3], [2, 3]], null),
        ["conv1d"] = (x => conv1d(x[0], x[1], x[2], stride: 2, padding: 1, dilation: 2), [[2, 2, 8], [3, 2, 2], [3]], null),
        ["conv2d"] = (x => conv2d(x[0], x[1], x[2]), [[2, 2, 4, 3], [3, 2, 3, 2], [3]], null),
        ["conv2d, stride, padding, dilation, groups"] =
            (x => conv2d(x[0], x[1], x[2], [2, 1], [1, 2], [1, 2], groups: 2), [[1, 4, 5, 6], [4, 2, 3, 2], [4]], null),
        ["conv2d, depthwise without bias"] =
            (x => conv2d(x[0], x[1], null, padding: [1, 1], groups: 3), [[1, 3, 4, 4], [3, 1, 3, 3]], null),
        ["conv2d, stride beyond the kernel"] = (x => conv2d(x[0], x[1], null, [3, 3]), [[1, 2, 7, 7], [2, 2, 2, 2]], null),
        ["conv2d of a transposed input"] = (x => conv2d(x[0].transpose(2, 3), x[1]), [[1, 2, 5, 4], [2, 2, 2, 3]], null),
        ["max_pool2d"] = (x => max_pool2d(x[0], 2L), [[2, 2, 4, 5]], null),
        ["max_pool2d, padding, dilation, ceil"] =
            (x => max_pool2d(x[0], [2, 3], [2, 1], [1, 1], [1, 2], ceil_mode: true), [[1, 2, 6, 7]], null),
        ["avg_pool2d"] = (x => avg_pool2d(x[0], [3, 2], [2, 2], [1, 1]), [[2, 2, 5, 6]], null),
        ["avg_pool2d, without the padding, ceil"] =
            (x => avg_pool2d(x[0], [3, 3], [2, 2], [1, 1], ceil_mode: true, count_include_pad: false), [[1, 1, 6, 6]], null),
        ["in place on a copy"] = (x => (x[0] * 2).add_(x[1]).mul_(3), [[2, 3], [3]], null),
        ["a diamond"] = (x => (x[0] * x[0]).tanh() * (x[0] * x[0]).exp(), [[2, 3]], null),
    };

    public static TheoryData<string> Names() => [.. Ops.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_Op_EqualsCentralDifferences(string name)
    {
        using var scope = NewDisposeScope();
        var (f, shapes, place) = Ops[name];

        GradientCheck.Run(f, shapes, place: place);
    }

    private static double FarFromZero(double v) => v < 0 ? v - 0.3 : v + 0.3;

    private static double Positive(double v) => Math.Abs(v) + 0.3;
}
