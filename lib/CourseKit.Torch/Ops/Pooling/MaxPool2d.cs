using System.Numerics;
using CourseKit.Torch.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The largest value in each window; the gradient goes to where it stood (the first of equals).</summary>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">Window height and width in pixels (one number for both).</param>
            /// <param name="strides">Distance between windows in pixels; default: the window's size.</param>
            /// <param name="padding">Border on each side in pixels, which never wins; at most half the window.</param>
            /// <param name="dilation">Distance between a window's pixels; default 1.</param>
            /// <param name="ceil_mode">Windows may hang over the border's end.</param>
            /// <returns>Shape (N, C, oH, oW).</returns>
            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, bool ceil_mode = false)
            {
                var k = Pair(kernel_size, 1, "kernel_size");
                return MaxPoolNode.Apply(input, PoolGeometry.Of(input, k, strides is null or { Length: 0 } ? k : Pair(strides, 1, "stride"),
                    Pair(padding, 0, "padding"), Pair(dilation, 1, "dilation"), ceil_mode, "max_pool2d"), out _);
            }

            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">Window height and width in pixels.</param>
            /// <param name="stride">Distance between windows in pixels; default: the window's size.</param>
            /// <param name="padding">Border on each side in pixels.</param>
            /// <param name="dilation">Distance between a window's pixels; default 1.</param>
            /// <param name="ceil_mode">Windows may hang over the border's end.</param>
            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null,
                long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, [kernel_size], stride is { } s ? [s] : null, padding is { } p ? [p] : null,
                    dilation is { } d ? [d] : null, ceil_mode);

            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">Window height and width in pixels.</param>
            /// <param name="stride">Distance between windows in pixels; default: the window's size.</param>
            /// <param name="padding">Border on each side in pixels.</param>
            /// <param name="dilation">Distance between a window's pixels; default 1.</param>
            /// <param name="ceil_mode">Windows may hang over the border's end.</param>
            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Array(kernel_size)!, Array(stride), Array(padding), Array(dilation), ceil_mode);

            /// <summary>Like max_pool2d, with the position of each largest value in its H x W plane.</summary>
            public static (Tensor output, Tensor indices) max_pool2d_with_indices(Tensor input, long[] kernel_size,
                long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
            {
                var k = Pair(kernel_size, 1, "kernel_size");
                var y =
                    MaxPoolNode.Apply(input, PoolGeometry.Of(input, k, strides is null or { Length: 0 } ? k : Pair(strides, 1, "stride"),
                    Pair(padding, 0, "padding"), Pair(dilation, 1, "dilation"), ceil_mode, "max_pool2d"), out var positions,
                        keepPositions: true);
                using (positions)
                    return (y, positions!.to_type(ScalarType.Int64));
            }

            internal static long[]? Array((long, long)? pair) => pair is { } p ? [p.Item1, p.Item2] : null;
        }
    }
}

/// <summary>Max pooling, recorded.</summary>
internal sealed class MaxPoolNode(PoolShape shape, long[] sizes, torch.Tensor positions) : UnaryOutputNode
{
    private SavedTensor _positions = SavedTensor.Keep(positions);

    /// <summary>Computes and records; positions (int32 in the H x W plane) are kept for the backward pass or when asked for.</summary>
    public static torch.Tensor Apply(torch.Tensor x, PoolShape shape, out torch.Tensor? positions, bool keepPositions = false)
    {
        bool recorded = Graph.Needed(x);
        var c = x.Contiguous(out var temporary);
        var result = PoolGeometry.ResultSizes(x, shape);
        var y = new torch.Tensor(new TensorImpl(x.Impl.Dtype, result));
        positions = recorded || keepPositions ? new torch.Tensor(new TensorImpl(torch.ScalarType.Int32, result)) : null;
        Dispatch.Float(x.Impl.Dtype, "max_pool2d", new ForwardBody(shape, c.Impl, y.Impl, positions?.Impl));
        temporary?.Dispose();
        if (recorded)
            Graph.Attach(y, new MaxPoolNode(shape, x.Impl.Sizes, positions!), x);
        if (!keepPositions)
            positions?.Dispose();
        return y;
    }

    // with the positions settled, the maxima are a linear function of the input
    protected override void Backward(torch.Tensor dy, Span<torch.Tensor?> dx) =>
        dx[0] = LinearMapNode.Apply(dy, _positions.Value, Put, WindowMaxNode.Pick);

    private torch.Tensor Put(torch.Tensor dy, torch.Tensor? positions)
    {
        var gradient = dy.Contiguous(out var temporary);
        var result = new torch.Tensor(new TensorImpl(dy.Impl.Dtype, sizes));
        Dispatch.Float(dy.Impl.Dtype, "max_pool2d_backward", new BackwardBody(shape, gradient.Impl, positions!.Impl, result.Impl));
        temporary?.Dispose();
        return result;
    }

    public override void Release() => _positions.Release();

    private readonly struct ForwardBody(PoolShape shape, TensorImpl x, TensorImpl y, TensorImpl? positions) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T> =>
            MaxPool.Forward<T>(shape, x.Span<T>(), y.Span<T>(), positions is null ? default : positions.Span<int>());
    }

    private readonly struct BackwardBody(PoolShape shape, TensorImpl dy, TensorImpl positions, TensorImpl dx) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T> =>
            MaxPool.Backward<T>(shape, dy.Span<T>(), positions.Span<int>(), dx.Span<T>());
    }
}
