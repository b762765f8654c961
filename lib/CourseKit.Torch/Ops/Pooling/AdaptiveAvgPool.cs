using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Means of windows chosen so that the output has a given size.</summary>
            /// <param name="input">Shape (N, C, L) or (C, L).</param>
            /// <param name="output_size">Output length.</param>
            /// <returns>Shape (N, C, output_size).</returns>
            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) => WrappedTensorDisposeScope(() =>
            {
                AdaptiveGrid.Require(input, 1, "adaptive_avg_pool1d");
                return adaptive_avg_pool2d(input.unsqueeze(-2), [1, output_size]).squeeze(-2);
            });

            /// <summary>Means of windows chosen so that the output has a given size: output row i sees the input rows from
            /// <c>floor(i H / oH)</c> up to <c>ceil((i + 1) H / oH)</c>.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="output_size">Output height and width (one number for both).</param>
            /// <returns>Shape (N, C, oH, oW).</returns>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                AdaptiveAvgPoolNode.Apply(input, AdaptiveGrid.Of(input, Pair(output_size, 1, "output_size"), "adaptive_avg_pool2d"));

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, [output_size]);

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                adaptive_avg_pool2d(input, [output_size.Item1, output_size.Item2]);
        }
    }
}

/// <summary>The windows of adaptive pooling.</summary>
internal static class AdaptiveGrid
{
    /// <summary>Windows that bring planes to a size.</summary>
    public static WindowGrid Of(torch.Tensor x, (long H, long W) output, string op)
    {
        Require(x, 2, op);
        if (output.H < 0 || output.W < 0)
            throw Errors.Torch($"{op}: elements of output_size must be greater than or equal to 0 but received ({output.H}, {output.W})");
        var sizes = x.Impl.Sizes;
        checked
        {
            int h = (int)sizes[^2], w = (int)sizes[^1], oH = (int)output.H, oW = (int)output.W;
            return new WindowGrid((int)Shapes.Count(sizes.AsSpan(..^2)), h, w, WindowGrid.Adaptive(h, oH), WindowGrid.Adaptive(w, oW), oH,
                oW);
        }
    }

    /// <summary>Checks the rank of an input, and that no dimension but the batch is empty.</summary>
    public static void Require(torch.Tensor x, int spatial, string op)
    {
        var sizes = x.Impl.Sizes;
        if (sizes.Length != spatial + 1 && sizes.Length != spatial + 2)
            throw Errors.Torch($"{op}: Expected {spatial + 1}D or {spatial + 2}D tensor, but got {Shapes.Format(sizes)}");
        for (int d = sizes.Length == spatial + 2 ? 1 : 0; d < sizes.Length; d++)
            if (sizes[d] == 0)
                throw Errors.Torch(
                    $"{op}: Expected input to have non-zero size for non-batch dimensions, but input has sizes {Shapes.Format(sizes)} " +
                    $"with dimension {d} being empty");
    }

    /// <summary>The output's shape.</summary>
    public static long[] ResultSizes(torch.Tensor x, WindowGrid grid) => [.. x.Impl.Sizes[..^2], grid.oH, grid.oW];
}

/// <summary>Adaptive average pooling, recorded.</summary>
internal sealed class AdaptiveAvgPoolNode(WindowGrid grid, long[] sizes) : UnaryOutputNode
{
    /// <summary>Computes and records.</summary>
    public static torch.Tensor Apply(torch.Tensor x, WindowGrid grid)
    {
        var node = new AdaptiveAvgPoolNode(grid, x.Impl.Sizes);
        var y = node.Means(x, null);
        return Graph.Needed(x) ? Graph.Attach(y, node, x) : y;
    }

    protected override void Backward(torch.Tensor dy, Span<torch.Tensor?> dx) => dx[0] = LinearMapNode.Apply(dy, null, Spread, Means);

    private torch.Tensor Means(torch.Tensor x, torch.Tensor? none) => Run(x, [.. sizes[..^2], grid.oH, grid.oW], backward: false);

    private torch.Tensor Spread(torch.Tensor dy, torch.Tensor? none) => Run(dy, sizes, backward: true);

    private torch.Tensor Run(torch.Tensor from, long[] to, bool backward)
    {
        var c = from.Contiguous(out var temporary);
        var result = new torch.Tensor(new TensorImpl(from.Impl.Dtype, to));
        Dispatch.Float(from.Impl.Dtype, "adaptive_avg_pool2d", new Body(grid, c.Impl, result.Impl, backward));
        temporary?.Dispose();
        return result;
    }

    private readonly record struct Body(WindowGrid Grid, TensorImpl From, TensorImpl To, bool Backward) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            if (Backward)
                WindowMean.Backward<T>(Grid, From.Span<T>(), To.Span<T>());
            else
                WindowMean.Forward<T>(Grid, From.Span<T>(), To.Span<T>());
        }
    }
}
