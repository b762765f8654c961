using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Borders around a tensor, recorded.</summary>
internal sealed class PadNode(PadPlan plan, long[] sizes, long[] padded) : UnaryOutputNode
{
    /// <summary>Computes and records.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="pad">Before and after of the last dimension, then of the one before it, and so on.</param>
    /// <param name="mode">What stands in the border.</param>
    /// <param name="value">The filler of constant mode.</param>
    public static Tensor Apply(Tensor x, ReadOnlySpan<long> pad, PaddingModes mode, double value)
    {
        var sizes = x.Impl.Sizes;
        int padded = pad.Length / 2, kept = sizes.Length - padded;
        var maps = new int[Math.Max(padded, 1)][];
        var result = (long[])sizes.Clone();
        for (int d = 0; d < padded; d++)
        {
            long before = pad[2 * (padded - 1 - d)], after = pad[2 * (padded - 1 - d) + 1], size = sizes[kept + d];
            result[kept + d] = size + before + after;
            maps[d] = Map(size, before, after, mode);
        }
        if (padded == 0)
            return x.clone();
        var plan = new PadPlan(checked((int)Shapes.Count(sizes.AsSpan(0, kept))), [.. sizes[kept..].Select(s => checked((int)s))], maps);
        var y = Border(x, plan, result, value);
        return Graph.Needed(x) ? Graph.Attach(y, new PadNode(plan, sizes, result), x) : y;
    }

    protected override void Backward(Tensor dy, Span<Tensor?> dx) =>
        dx[0] = LinearMapNode.Apply(dy, null, Fold, (x, _) => Border(x, plan, padded, 0));

    private static Tensor Border(Tensor x, PadPlan plan, long[] result, double value)
    {
        var c = x.Contiguous(out var temporary);
        var y = new Tensor(new TensorImpl(x.Impl.Dtype, result));
        Dispatch.Numeric(x.Impl.Dtype, new ForwardBody(plan, c.Impl, y.Impl, value));
        temporary?.Dispose();
        return y;
    }

    private Tensor Fold(Tensor dy, Tensor? none)
    {
        var gradient = dy.Contiguous(out var temporary);
        var result = new Tensor(new TensorImpl(dy.Impl.Dtype, sizes));
        Dispatch.Numeric(dy.Impl.Dtype, new BackwardBody(plan, gradient.Impl, result.Impl));
        temporary?.Dispose();
        return result;
    }

    private static int[] Map(long size, long before, long after, PaddingModes mode)
    {
        long length = size + before + after;
        if (length < 0 || length == 0 && mode is not (PaddingModes.Constant or PaddingModes.Zeros))
            throw Errors.Torch(
                $"The input size {size}, plus negative padding {before} and {after} resulted in a negative output size, which is " +
                "invalid. Check dimension sizes of your input.");
        if (mode == PaddingModes.Reflect && (before >= size || after >= size))
            throw Errors.Torch(
                $"Argument #4: Padding size should be less than the corresponding input dimension, but got: padding ({before}, {after}) " +
                $"at a dimension of size {size}");
        if (mode == PaddingModes.Circular && (before > size || after > size))
            throw Errors.Torch(
                $"Padding value causes wrapping around more than once: padding ({before}, {after}) at a dimension of size {size}.");
        var map = new int[length];
        for (int i = 0; i < map.Length; i++)
        {
            long at = i - before;
            map[i] = (int)(mode switch
            {
                PaddingModes.Reflect => at < 0 ? -at : at >= size ? 2 * (size - 1) - at : at,
                PaddingModes.Replicate => Math.Clamp(at, 0, size - 1),
                PaddingModes.Circular => (at + size) % size,
                _ => at < 0 || at >= size ? -1 : at,
            });
        }
        return map;
    }

    private readonly struct ForwardBody(PadPlan plan, TensorImpl x, TensorImpl y, double value) : INumericBody
    {
        public void Run<T>() where T : unmanaged, INumber<T> =>
            PadKernel.Forward(plan, x.Span<T>(), y.Span<T>(), T.CreateTruncating(value));
    }

    private readonly struct BackwardBody(PadPlan plan, TensorImpl dy, TensorImpl dx) : INumericBody
    {
        public void Run<T>() where T : unmanaged, INumber<T> => PadKernel.Backward<T>(plan, dy.Span<T>(), dx.Span<T>());
    }
}
