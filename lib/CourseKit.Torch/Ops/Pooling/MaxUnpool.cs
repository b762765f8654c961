using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Puts maxima back to where max pooling took them from; zeros elsewhere.</summary>
            /// <param name="input">Maxima, shape (N, C, oL) or (C, oL).</param>
            /// <param name="indices">Their positions, int64, shaped like the input.</param>
            /// <param name="kernel_size">Window length of the pooling.</param>
            /// <param name="stride">Its stride; default: the window's length.</param>
            /// <param name="padding">Its padding.</param>
            /// <param name="output_size">Length of the result, alone or as the last of its shape; default: the smallest that fits.</param>
            /// <returns>Shape (N, C, L).</returns>
            public static Tensor max_unpool1d(Tensor input, Tensor indices, long kernel_size, long? stride = null, long? padding = null,
                long[]? output_size = null)
            {
                AdaptiveGrid.Require(input, 1, "max_unpool1d");
                long fitting = (input.Impl.Sizes[^1] - 1) * (stride ?? kernel_size) - 2 * (padding ?? 0) + kernel_size;
                long[] plane = [1, output_size is { Length: > 0 } ? output_size[^1] : fitting];
                return WrappedTensorDisposeScope(() => MaxUnpoolNode.Apply(input.unsqueeze(-2), indices.unsqueeze(-2), plane).squeeze(-2));
            }

            /// <summary>Puts maxima back to where max pooling took them from; zeros elsewhere.</summary>
            /// <param name="input">Maxima, shape (N, C, oH, oW) or (C, oH, oW).</param>
            /// <param name="indices">Their positions in the H x W plane, int64, shaped like the input.</param>
            /// <param name="kernel_size">Window height and width of the pooling.</param>
            /// <param name="stride">Its stride; default: the window's size.</param>
            /// <param name="padding">Its padding.</param>
            /// <param name="output_size">Height and width of the result, alone or as the last of its shape; default: the smallest that
            /// fits.</param>
            /// <returns>Shape (N, C, H, W).</returns>
            public static Tensor max_unpool2d(Tensor input, Tensor indices, long[] kernel_size, long[]? stride = null,
                long[]? padding = null,
                long[]? output_size = null)
            {
                AdaptiveGrid.Require(input, 2, "max_unpool2d");
                var k = Pair(kernel_size, 1, "kernel_size");
                var (s, p) = (stride is null or { Length: 0 } ? k : Pair(stride, 1, "stride"), Pair(padding, 0, "padding"));
                var sizes = input.Impl.Sizes;
                long[] fitting = [(sizes[^2] - 1) * s.Item1 - 2 * p.Item1 + k.Item1, (sizes[^1] - 1) * s.Item2 - 2 * p.Item2 + k.Item2];
                return MaxUnpoolNode.Apply(input, indices, output_size is { Length: >= 2 } ? [.. output_size.TakeLast(2)] : fitting);
            }
        }
    }
}

/// <summary>Values put to given positions of planes, recorded.</summary>
internal sealed class MaxUnpoolNode(torch.Tensor indices, long[] sizes) : UnaryOutputNode
{
    private SavedTensor _indices = SavedTensor.Keep(indices);

    /// <summary>Checks, computes and records.</summary>
    public static torch.Tensor Apply(torch.Tensor x, torch.Tensor indices, long[] plane)
    {
        if (indices.Impl.Dtype != torch.ScalarType.Int64)
            throw Errors.Torch($"elements in indices should be type int64 but got: {indices.Impl.Dtype.TorchName()}");
        if (!indices.Impl.Sizes.AsSpan().SequenceEqual(x.Impl.Sizes))
            throw Errors.Torch(
                $"Expected shape of indices to be same as that of the input tensor ({Shapes.Format(x.Impl.Sizes)}) but got indices " +
                $"tensor with shape: {Shapes.Format(indices.Impl.Sizes)}");
        var (cx, ci) = (x.Contiguous(out var temporaryX), indices.Contiguous(out var temporaryI));
        foreach (long index in ci.Impl.Span<long>())
            if (index < 0 || index >= plane[0] * plane[1])
                throw Errors.Torch($"Found an invalid max index: {index} (output volumes are of size {plane[0]}x{plane[1]})");
        var y = torch.Filled(x.Impl.Dtype, [.. x.Impl.Sizes[..^2], .. plane], 0);
        Dispatch.Float(x.Impl.Dtype, "max_unpool2d", new Body(cx.Impl, ci.Impl, y.Impl, Backward: false));
        temporaryX?.Dispose();
        temporaryI?.Dispose();
        return Graph.Needed(x) ? Graph.Attach(y, new MaxUnpoolNode(indices, x.Impl.Sizes), x) : y;
    }

    protected override void Backward(torch.Tensor dy, Span<torch.Tensor?> dx)
    {
        long[] plane = dy.Impl.Sizes[^2..];
        dx[0] = LinearMapNode.Apply(dy, _indices.Value, Pick, (x, indices) => Apply(x, indices!, plane));
    }

    private torch.Tensor Pick(torch.Tensor dy, torch.Tensor? indices)
    {
        var (cdy, ci) = (dy.Contiguous(out var temporaryDy), indices!.Contiguous(out var temporaryI));
        var result = new torch.Tensor(new TensorImpl(dy.Impl.Dtype, sizes));
        Dispatch.Float(dy.Impl.Dtype, "max_unpool2d_backward", new Body(result.Impl, ci.Impl, cdy.Impl, Backward: true));
        temporaryDy?.Dispose();
        temporaryI?.Dispose();
        return result;
    }

    public override void Release() => _indices.Release();

    private readonly record struct Body(TensorImpl Pooled, TensorImpl Indices, TensorImpl Whole, bool Backward) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            Span<T> pooled = Pooled.Span<T>(), whole = Whole.Span<T>();
            ReadOnlySpan<long> indices = Indices.Span<long>();
            int small = checked((int)(Pooled.Sizes[^1] * Pooled.Sizes[^2])), large = checked((int)(Whole.Sizes[^1] * Whole.Sizes[^2]));
            for (int i = 0; i < pooled.Length; i++)
            {
                ref T place = ref whole[i / small * large + (int)indices[i]];
                if (Backward)
                    pooled[i] = place;
                else
                    place = pooled[i];
            }
        }
    }
}
