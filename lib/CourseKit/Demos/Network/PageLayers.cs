using CourseKit.Insight;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CourseKit.Demos.Network;

/// <summary>From a layer of the engine to one of the page.</summary>
internal static class PageLayers
{
    /// <summary>The layer for the page; null for one that changes nothing in evaluation.</summary>
    /// <param name="name">For captions.</param>
    /// <param name="layer">The engine's.</param>
    /// <param name="before">Sizes of its input, without the batch.</param>
    /// <param name="after">Sizes of its output, without the batch.</param>
    /// <exception cref="CourseKitException">The page does not know such a layer, or not with these settings.</exception>
    public static PageLayer? Of(string name, nn.Module<Tensor, Tensor> layer, long[] before, long[] after)
    {
        PageLayer Plain(string kind) => new(name, kind, after);
        return layer switch
        {
            Conv2d convolution => Convolution(Plain("conv"), convolution),
            MaxPool2d pool => Pool(Plain("maxpool"), pool.kernel_size, pool.stride, pool.padding, pool.dilation),
            AvgPool2d { ceil_mode: false, divisor_override: null } pool =>
                Pool(Plain("avgpool"), pool.kernel_size, pool.stride, pool.padding, [1])
                with { Numbers = new Dictionary<string, double> { ["countPadding"] = pool.count_include_pad ? 1 : 0 } },
            AdaptiveAvgPool2d when before[1] % after[1] == 0 && before[2] % after[2] == 0 => Blocks(Plain("avgpool"), before, after),
            BatchNorm norm => Affine(Plain("affine"), norm),
            Linear linear => Plain("linear") with { Weights = Weights(linear.weight, linear.bias) },
            LeakyReLU leaky => Plain("leaky") with { Numbers = new Dictionary<string, double> { ["slope"] = leaky.negative_slope } },
            ReLU => Plain("relu"),
            Tanh => Plain("tanh"),
            Sigmoid => Plain("sigmoid"),
            Flatten => Plain("flatten"),
            Dropout or Dropout2d or Identity => null,
            _ => throw new CourseKitException(
                $"'{name}' is a layer {layer.GetName()}, which the page does not know in this form; it knows Conv2d, MaxPool2d, " +
                "AvgPool2d, " +
                "batch normalisation, Linear, Flatten, Dropout, ReLU, LeakyReLU, Tanh and Sigmoid."),
        };
    }

    private static PageLayer Convolution(PageLayer plain, Conv2d layer)
    {
        (long Rows, long Columns) kernel = (layer.weight.shape[2], layer.weight.shape[3]);
        var dilation = Pair(layer.dilation, (1, 1));
        var padding = Pair(layer.padding, (0, 0));
        if (layer.padding_type == Padding.Same)
            padding = (dilation.Rows * (kernel.Rows - 1) / 2, dilation.Columns * (kernel.Columns - 1) / 2);
        if (layer.padding_mode != PaddingModes.Zeros
            || (layer.padding_type == Padding.Same && (kernel.Rows % 2 == 0 || kernel.Columns % 2 == 0)))
            throw new CourseKitException(
                $"'{plain.Name}' pads in a way that the page does not know: it pads with zeros, the same on both sides.");
        return plain with
        {
            Pairs = Windows(kernel, Pair(layer.stride, (1, 1)), padding, dilation),
            Numbers = new Dictionary<string, double> { ["groups"] = layer.groups },
            Weights = Weights(layer.weight, layer.bias),
        };
    }

    private static PageLayer Pool(PageLayer plain, long[] kernel, long[]? stride, long[]? padding, long[]? dilation)
    {
        var size = Pair(kernel, (1, 1));
        return plain with { Pairs = Windows(size, Pair(stride, size), Pair(padding, (0, 0)), Pair(dilation, (1, 1))) };
    }

    // Adaptive pooling whose windows do not overlap is plain pooling.
    private static PageLayer Blocks(PageLayer plain, long[] before, long[] after)
    {
        var block = (before[1] / after[1], before[2] / after[2]);
        return plain with { Pairs = Windows(block, block, (0, 0), (1, 1)) };
    }

    /// <summary>In evaluation batch normalisation is one multiplication and one addition for each channel.</summary>
    private static PageLayer Affine(PageLayer plain, BatchNorm norm)
    {
        if (!norm.track_running_stats)
            throw new CourseKitException($"'{plain.Name}' keeps no running statistics: it cannot work on a single picture.");
        var (mean, variance) = (Look.Numbers(norm.running_mean), Look.Numbers(norm.running_var));
        var gamma = norm.affine ? Look.Numbers(norm.weight) : [.. mean.Select(_ => 1.0)];
        var beta = norm.affine ? Look.Numbers(norm.bias) : [.. mean.Select(_ => 0.0)];
        var scale = gamma.Select((g, c) => g / Math.Sqrt(variance[c] + norm.eps)).ToArray();
        return plain with
        {
            Weights = new Dictionary<string, float[]>
            {
                ["weight"] = [.. scale.Select(s => (float)s)],
                ["bias"] = [.. beta.Select((b, c) => (float)(b - mean[c] * scale[c]))],
            },
        };
    }

    private static Dictionary<string, (long Rows, long Columns)> Windows(
        (long, long) kernel, (long, long) stride, (long, long) padding, (long, long) dilation) =>
        new() { ["kernel"] = kernel, ["stride"] = stride, ["padding"] = padding, ["dilation"] = dilation };

    private static Dictionary<string, float[]> Weights(Tensor weight, Tensor? bias)
    {
        var weights = new Dictionary<string, float[]> { ["weight"] = Floats(weight) };
        if (bias is not null)
            weights["bias"] = Floats(bias);
        return weights;
    }

    private static float[] Floats(Tensor tensor) => [.. Look.Numbers(tensor).Select(value => (float)value)];

    // What was not given when the layer was made is null with some engines.
    private static (long Rows, long Columns) Pair(long[]? sizes, (long, long) otherwise) =>
        sizes is { Length: > 0 } ? (sizes[0], sizes[^1]) : otherwise;
}
