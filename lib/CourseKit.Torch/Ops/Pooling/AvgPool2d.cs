using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The mean of each window.</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">Window height and width in pixels (one number for both).</param>
            /// <param name="stride">Distance between windows in pixels; default: the window's size.</param>
            /// <param name="padding">Zeros on each side in pixels; at most half the window.</param>
            /// <param name="ceil_mode">Windows may hang over the border's end.</param>
            /// <param name="count_include_pad">Padding counts as pixels of value 0.</param>
            /// <param name="divisor_override">Divide by this instead of the number of pixels.</param>
            /// <returns>Shape (N, C, oH, oW).</returns>
            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null,
                bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null)
            {
                if (divisor_override == 0)
                    throw Errors.Torch("avg_pool2d: divisor must be not zero");
                var k = Pair(kernel_size, 1, "kernel_size");
                var shape = PoolGeometry.Of(input, k, stride is null or { Length: 0 } ? k : Pair(stride, 1, "stride"),
                    Pair(padding, 0, "padding"), (1, 1), ceil_mode, "avg_pool2d");
                return AvgPoolNode.Apply(input, shape, count_include_pad, divisor_override);
            }

            /// <summary>The gradient of the mean of each window with respect to its input.</summary>
            /// <param name="input">Gradient of the result, shape (N, C, oH, oW).</param>
            /// <param name="originalInput">Input of the pooling, shape (N, C, H, W).</param>
            /// <param name="kernel_sizes">Window height and width in pixels.</param>
            /// <param name="strides">Distance between windows in pixels; default: the window's size.</param>
            /// <param name="paddings">Zeros on each side in pixels.</param>
            /// <param name="ceil_mode">Windows may hang over the border's end.</param>
            /// <param name="count_include_pad">Padding counts as pixels of value 0.</param>
            /// <param name="divisor_override">Divide by this instead of the number of pixels.</param>
            /// <returns>Shaped like the input of the pooling.</returns>
            public static Tensor avg_pool2d_backward(Tensor input, Tensor originalInput, long[] kernel_sizes, long[]? strides = null,
                long[]? paddings = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
            {
                using var on = enable_grad();
                using var leaf = originalInput.detach().requires_grad_(true);
                using var y = avg_pool2d(leaf, kernel_sizes, strides, paddings, ceil_mode, count_include_pad, divisor_override);
                return autograd.grad([y], [leaf], [input])[0];
            }

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool, long?)"/>
            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, [kernel_size], stride is { } s ? [s] : null, [padding], ceil_mode, count_include_pad, divisor_override);

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool, long?)"/>
            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, Array(kernel_size)!, Array(stride), Array(padding), ceil_mode, count_include_pad, divisor_override);
        }
    }
}

/// <summary>Average pooling, recorded.</summary>
internal sealed class AvgPoolNode(PoolShape shape, long[] sizes, bool countIncludePad, long? divisor) : UnaryOutputNode
{
    /// <summary>Computes and records.</summary>
    public static torch.Tensor Apply(torch.Tensor x, PoolShape shape, bool countIncludePad, long? divisor)
    {
        var node = new AvgPoolNode(shape, x.Impl.Sizes, countIncludePad, divisor);
        var y = node.Means(x, null);
        return Graph.Needed(x) ? Graph.Attach(y, node, x) : y;
    }

    protected override void Backward(torch.Tensor dy, Span<torch.Tensor?> dx) => dx[0] = LinearMapNode.Apply(dy, null, Spread, Means);

    private torch.Tensor Means(torch.Tensor x, torch.Tensor? none) => Run(x, [.. sizes[..^2], shape.oH, shape.oW], backward: false);

    private torch.Tensor Spread(torch.Tensor dy, torch.Tensor? none) => Run(dy, sizes, backward: true);

    private torch.Tensor Run(torch.Tensor from, long[] to, bool backward)
    {
        var c = from.Contiguous(out var temporary);
        var result = new torch.Tensor(new TensorImpl(from.Impl.Dtype, to));
        Dispatch.Float(from.Impl.Dtype, "avg_pool2d", new Body(shape, c.Impl, result.Impl, countIncludePad, divisor, backward));
        temporary?.Dispose();
        return result;
    }

    private readonly record struct Body(PoolShape Shape, TensorImpl From, TensorImpl To, bool CountIncludePad, long? Divisor,
        bool Backward) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            if (Backward)
                AvgPool.Backward<T>(Shape, From.Span<T>(), To.Span<T>(), CountIncludePad, Divisor);
            else
                AvgPool.Forward<T>(Shape, From.Span<T>(), To.Span<T>(), CountIncludePad, Divisor);
        }
    }
}
