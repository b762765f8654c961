using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace CourseKit.Torch.Tests.Gradients;

/// <summary>Gradients of gradients, as gradient penalties and Hessians take them, against central differences of gradients.</summary>
[Collection(GlobalState.Name)]
public sealed class SecondDerivativeTests
{
    private static readonly long[] Classes = [1, -100, 0];

    private static readonly Dictionary<string, (Func<Tensor[], Tensor> F, long[][] Shapes)> Ops = new()
    {
        ["conv2d"] = (x => conv2d(x[0], x[1], x[2]), [[2, 2, 4, 3], [3, 2, 2, 2], [3]]),
        ["conv2d, one pixel"] = (x => conv2d(x[0], x[1], x[2]), [[1, 1, 1, 1], [2, 1, 1, 1], [2]]),
        ["conv2d, strides that leave a rest"] = (x => conv2d(x[0], x[1], strides: [2, 3], padding: [1, 0]), [[1, 2, 6, 5], [2, 2, 3, 2]]),
        ["conv2d, dilated, in groups"] = (x => conv2d(x[0], x[1], x[2], padding: [2, 1], dilation: [2, 1], groups: 2),
            [[1, 4, 3, 4], [2, 2, 3, 2], [2]]),
        ["conv2d of a transposed image"] = (x => conv2d(x[0].transpose(2, 3), x[1], padding: [1, 1]), [[2, 1, 3, 4], [1, 1, 3, 3]]),
        ["conv1d"] = (x => conv1d(x[0], x[1], x[2], stride: 2, padding: 1), [[2, 2, 5], [2, 2, 3], [2]]),
        ["conv_transpose2d"] = (x => conv_transpose2d(x[0], x[1], x[2], strides: [2, 2], padding: [1, 1], output_padding: [1, 0]),
            [[1, 2, 3, 2], [2, 2, 3, 3], [2]]),
        ["avg_pool2d"] = (x => avg_pool2d(x[0], 3, 2, 1, count_include_pad: false), [[2, 1, 5, 4]]),
        ["avg_pool1d"] = (x => avg_pool1d(x[0], 2), [[1, 2, 5]]),
        ["adaptive_avg_pool2d"] = (x => adaptive_avg_pool2d(x[0], (2, 3)), [[1, 2, 5, 4]]),
        ["max_pool2d"] = (x => max_pool2d(x[0], 2), [[2, 1, 4, 4]]),
        ["max_pool2d, overlapping, padded"] = (x => max_pool2d(x[0], 3, 2, 1), [[1, 2, 5, 5]]),
        ["max_pool1d"] = (x => max_pool1d(x[0], 3, 2, 1), [[1, 2, 7]]),
        ["adaptive_max_pool2d"] = (x => adaptive_max_pool2d(x[0], [2, 3]), [[1, 2, 5, 4]]),
        ["max_unpool2d"] = (x => max_unpool2d(x[0], tensor(new long[] { 3, 8 }).view(1, 1, 1, 2), [3, 3]), [[1, 1, 1, 2]]),
        ["pad, reflected"] = (x => pad(x[0], (1, 2, 0, 1), PaddingModes.Reflect), [[1, 1, 3, 3]]),
        ["pad, constant"] = (x => pad(x[0], (1, -1), PaddingModes.Constant, 3), [[2, 3]]),
        ["interpolate, bilinear"] = (x => interpolate(x[0], [5, 3], mode: InterpolationMode.Bilinear), [[1, 2, 3, 4]]),
#if ENGINE_EMBEDDED // TorchSharp has the layer only
        ["embedding"] = (x => EmbeddingNode.Apply(x[0], tensor(new long[] { 2, 0, 2 }), 0, byFrequency: false), [[3, 2]]),
#endif
        ["batch_norm in training"] = (x => batch_norm(x[0], null, null, x[1], x[2], training: true), [[3, 2, 2], [2], [2]]),
        ["batch_norm in evaluation"] = (x => batch_norm(x[0], Statistics(0.3, -0.2), Statistics(2, 0.5), x[1], x[2]),
            [[2, 2, 2, 2], [2], [2]]),
        ["batch_norm without weights"] = (x => batch_norm(x[0], null, null, training: true), [[4, 3]]),
        ["layer_norm"] = (x => layer_norm(x[0], [2, 3], x[1], x[2]), [[2, 2, 3], [2, 3], [2, 3]]),
        ["group_norm"] = (x => group_norm(x[0], 2, x[1], x[2]), [[2, 4, 3], [4], [4]]),
        ["cross_entropy"] = (x => cross_entropy(x[0], tensor(Classes), ignore_index: -100), [[3, 4]]),
        ["cross_entropy, sum"] = (x => cross_entropy(x[0], tensor(new long[] { 1, 3 }), reduction: nn.Reduction.Sum), [[2, 4]]),
        ["cross_entropy, each"] = (x => cross_entropy(x[0], tensor(new long[] { 2, 0 }), ignore_index: 0, reduction: nn.Reduction.None),
            [[2, 3]]),
        ["cross_entropy, weighted"] = (x => cross_entropy(x[0], tensor(new long[] { 2, 0 }), Statistics(0.5, 2, 1)), [[2, 3]]),
        ["binary_cross_entropy"] = (x => binary_cross_entropy(x[0].sigmoid(), x[1].sigmoid()), [[3, 2], [3, 2]]),
        ["silu"] = (x => silu(x[0]), [[3, 4]]),
        ["gelu"] = (x => gelu(x[0]), [[3, 4]]),
        ["elu"] = (x => elu(x[0], 0.7), [[3, 4]]),
        ["selu"] = (x => selu(x[0]), [[3, 4]]),
        ["celu"] = (x => celu(x[0], 1.4), [[3, 4]]),
        ["softplus"] = (x => softplus(x[0], 2, 3), [[3, 4]]),
        ["mish"] = (x => mish(x[0]), [[3, 4]]),
        ["hardswish"] = (x => hardswish(x[0] * 3), [[3, 4]]),
        ["softsign"] = (x => softsign(x[0]), [[3, 4]]),
        ["tanhshrink"] = (x => tanhshrink(x[0]), [[3, 4]]),
        ["leaky_relu"] = (x => leaky_relu(x[0], 0.2), [[3, 4]]),
        ["hardtanh"] = (x => hardtanh(x[0], -1, 1), [[3, 4]]),
#if ENGINE_EMBEDDED // libtorch has no second derivative of it
        ["hardsigmoid"] = (x => hardsigmoid(x[0] * 2), [[3, 4]]),
#endif
        ["softshrink"] = (x => softshrink(x[0], 0.5), [[3, 4]]),
        ["a small network"] = (x => cross_entropy(max_pool2d(conv2d(x[0], x[1], x[2]).tanh(), 2).flatten(1), tensor(new long[] { 1, 0 })),
            [[2, 1, 4, 4], [3, 1, 3, 3], [3]]),
    };

    public static TheoryData<string> OpNames() => [.. Ops.Keys];

    [Theory]
    [MemberData(nameof(OpNames))]
    public void Grad_OfGradients_EqualsCentralDifferencesOfGradients(string name)
    {
        using var scope = NewDisposeScope();
        var (f, shapes) = Ops[name];

        GradientCheck.Run(x => Gradients(f, x), shapes);
    }

    [Fact]
    public void Grad_ThreeTimes_GivesTheThirdDerivativeOfAConvolution()
    {
        using var scope = NewDisposeScope();
        // y = (w x)^3 of one pixel: the derivatives in x are 3 w^3 x^2, 6 w^3 x, 6 w^3
        var (x, w) = (Values.Leaf([1, 1, 1, 1], 2), Values.Leaf([1, 1, 1, 1], 0.5));
        var gradient = conv2d(x, w).pow(3).sum();
        var seen = new List<double>();
        for (int order = 0; order < 3; order++)
        {
            gradient = autograd.grad([gradient.sum()], [x], retain_graph: true, create_graph: true)[0];
            seen.Add(gradient.item<double>());
        }

        Assert.Equal([1.5, 1.5, 0.75], seen);
    }

    [Fact]
    public void Grad_OfGradients_OutlivesTheFirstGraph()
    {
        using var scope = NewDisposeScope();
        var (x, dy) = (Values.Leaf([1, 1, 2, 2], 1, 4, 3, 2), Values.Leaf([1, 1, 1, 1], 5));
        var y = max_pool2d(x, 2);
        var dx = autograd.grad([y], [x], [dy], retain_graph: true, create_graph: true)[0];
        y.sum().backward();

        // the graph of y is gone, but dx still knows where the maximum stood: dx[1] = dy
        Assert.Equal([7], Values.Of(autograd.grad([dx.flatten()[1] * 7], [dy])[0]));
    }

    /// <summary>All gradients of a function, in one row; of its square, so that linear functions have second derivatives too.</summary>
    private static Tensor Gradients(Func<Tensor[], Tensor> f, Tensor[] inputs)
    {
        using var on = enable_grad();
        Tensor[] leaves = [.. inputs.Select(x => x.requires_grad ? x : x.detach().requires_grad_(true))];
        var y = f(leaves);
        var gradients = autograd.grad([(y.square() * Values.Cotangent(y)).sum()], leaves, retain_graph: true, create_graph: true);
        return cat([.. gradients.Select(g => g.flatten())]);
    }

    private static Tensor Statistics(params double[] values) => tensor(values);
}
