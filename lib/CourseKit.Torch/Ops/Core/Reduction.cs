using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A body of code that folds the middle of an (outer, reduced, inner) array.</summary>
internal interface IFoldBody
{
    /// <summary>y[o, i] = fold over r of x[o, r, i]; r may be none.</summary>
    void Run<T>(ReadOnlySpan<T> x, Span<T> y, int outer, int reduced, int inner) where T : unmanaged, INumber<T>;
}

/// <summary>Which dimensions a reduction removes, and the shapes that result.</summary>
internal sealed class Reduction
{
    private readonly bool[] _reduced;
    private readonly bool _keepdim;

    /// <summary>A reduction of a tensor of <paramref name="sizes"/> over <paramref name="dims"/>; none means all.</summary>
    public Reduction(long[] sizes, ReadOnlySpan<long> dims, bool keepdim)
    {
        _reduced = new bool[sizes.Length];
        _keepdim = keepdim;
        if (dims.Length == 0)
            Array.Fill(_reduced, true);
        foreach (long dim in dims)
        {
            int d = Shapes.Dimension(dim, sizes.Length);
            if (sizes.Length == 0)
                continue;
            if (_reduced[d])
                throw Errors.Torch($"dim {d} appears multiple times in the list of dims");
            _reduced[d] = true;
        }
        KeptSizes = [.. sizes.Select((s, d) => _reduced[d] ? 1 : s)];
        ResultSizes = keepdim ? KeptSizes : [.. sizes.Where((_, d) => !_reduced[d])];
        Reduced = sizes.Where((_, d) => _reduced[d]).Aggregate(1L, (a, b) => a * b);
    }

    /// <summary>The shape with 1 for each reduced dimension.</summary>
    public long[] KeptSizes { get; }

    /// <summary>The shape of the result.</summary>
    public long[] ResultSizes { get; }

    /// <summary>How many elements are folded into one.</summary>
    public long Reduced { get; }

    /// <summary>Folds; groups of neighbouring dimensions one after the other, from the last.</summary>
    /// <returns>New tensor of <see cref="ResultSizes"/>, outside autograd.</returns>
    public Tensor Fold<TBody>(Tensor x, TBody body) where TBody : struct, IFoldBody
    {
        var current = x.Contiguous(out var temporary);
        var sizes = (long[])x.Impl.Sizes.Clone();
        if (sizes.Length == 0 || !_reduced.Contains(true))
        {
            // nothing to fold but each number itself
            var alone = new Tensor(new TensorImpl(x.Impl.Dtype, ResultSizes));
            Dispatch.Numeric(x.Impl.Dtype, new Body<TBody>(body, current.Impl, alone.Impl, checked((int)Shapes.Count(sizes)), 1, 1));
            temporary?.Dispose();
            return alone;
        }
        for (int end = sizes.Length - 1; end >= 0; end--)
        {
            if (!_reduced[end])
                continue;
            int start = end;
            while (start > 0 && _reduced[start - 1])
                start--;
            int outer = checked((int)Shapes.Count(sizes.AsSpan(0, start)));
            int reduced = checked((int)Shapes.Count(sizes.AsSpan(start, end - start + 1)));
            int inner = checked((int)Shapes.Count(sizes.AsSpan(end + 1)));
            sizes.AsSpan(start, end - start + 1).Fill(1);
            var result = new Tensor(new TensorImpl(x.Impl.Dtype, (long[])sizes.Clone()));
            Dispatch.Numeric(x.Impl.Dtype, new Body<TBody>(body, current.Impl, result.Impl, outer, reduced, inner));
            temporary?.Dispose();
            temporary = current = result;
            end = start;
        }
        using (no_grad())
        using (temporary)
            return _keepdim ? current.alias() : current.Reshaped(ResultSizes);
    }

    private readonly struct Body<TBody>(TBody body, TensorImpl x, TensorImpl y, int outer, int reduced, int inner) : INumericBody
        where TBody : struct, IFoldBody
    {
        public void Run<T>() where T : unmanaged, INumber<T> => body.Run(x.Span<T>(), y.Span<T>(), outer, reduced, inner);
    }
}
