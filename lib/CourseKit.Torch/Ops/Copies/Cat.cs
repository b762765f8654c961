namespace TorchSharp;

public static partial class torch
{
    /// <summary>Tensors put one behind the other along a dimension; the other sizes must agree.</summary>
    /// <param name="tensors">At least one; those of shape (0) are skipped.</param>
    /// <param name="dim">Dimension along which they are joined.</param>
    /// <returns>New tensor of their common type.</returns>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Count == 0)
            throw Errors.Torch("torch.cat(): expected a non-empty list of Tensors");
        var parts = tensors.Where(t => t.Impl.Sizes is not [0]).ToArray();
        if (parts.Length == 0)
            parts = [tensors[0]];
        var first = parts[0].Impl.Sizes;
        if (first.Length == 0)
            throw Errors.Torch("zero-dimensional tensor (at position 0) cannot be concatenated");
        int d = Shapes.Dimension(dim, first.Length);
        var sizes = (long[])first.Clone();
        sizes[d] = 0;
        var dtype = tensors.Aggregate(tensors[0].Impl.Dtype, (common, part) => DType.Promote(common, part.Impl.Dtype));
        for (int i = 0; i < parts.Length; i++)
        {
            var own = parts[i].Impl.Sizes;
            bool fits = own.Length == sizes.Length;
            for (int k = 0; fits && k < own.Length; k++)
                fits = k == d || own[k] == sizes[k];
            if (!fits)
                throw Errors.Torch(own.Length != sizes.Length
                    ? $"Tensors must have same number of dimensions: got {sizes.Length} and {own.Length}"
                    : $"Sizes of tensors must match except in dimension {d}. Expected size {Mismatch(sizes, own, d).Expected} but got " +
                    $"size {Mismatch(sizes, own, d).Got} for tensor number {i} in the list: {Shapes.Format(first)} and " +
                    $"{Shapes.Format(own)}.");
            sizes[d] += own[d];
        }
        var result = new Tensor(new TensorImpl(dtype, sizes));
        long start = 0;
        using (no_grad())
            for (int i = 0; i < parts.Length; i++)
            {
                long length = parts[i].Impl.Sizes[d];
                using var place = result.narrow(d, start, length);
                StridedCopy.Copy(parts[i].Impl, place.Impl);
                start += length;
            }
        return dtype.IsFloat() && Graph.Needed([.. tensors]) ? Graph.Attach(result, new CatNode(d, [.. tensors]), [.. tensors]) : result;
    }

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => cat((IList<Tensor>)tensors, dim);

    /// <summary>Tensors of one shape put one behind the other along a new dimension.</summary>
    /// <param name="tensors">At least one.</param>
    /// <param name="dim">Where the new dimension goes.</param>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        var list = tensors.ToArray();
        if (list.Length == 0)
            throw Errors.Torch("stack expects a non-empty TensorList");
        foreach (var tensor in list)
            if (!tensor.Impl.Sizes.AsSpan().SequenceEqual(list[0].Impl.Sizes))
                throw Errors.Torch(
                    $"stack expects each tensor to be equal size, but got {Shapes.Format(list[0].Impl.Sizes)} and " +
                    $"{Shapes.Format(tensor.Impl.Sizes)}");
        var parts = list.Select(t => t.unsqueeze(dim)).ToArray();
        var result = cat(parts, dim < 0 ? dim + list[0].Impl.Sizes.Length + 1 : dim);
        foreach (var part in parts)
            part.Dispose();
        return result;
    }

    private static (long Expected, long Got) Mismatch(long[] expected, long[] got, int dim)
    {
        int k = Enumerable.Range(0, got.Length).First(k => k != dim && expected[k] != got[k]);
        return (expected[k], got[k]);
    }

    private sealed class CatNode(int dim, Tensor[] parts) : UnaryOutputNode
    {
        private readonly ScalarType[] _dtypes = [.. parts.Select(p => p.Impl.Dtype)];
        private readonly long[] _lengths = [.. parts.Select(p => p.Impl.Sizes is [0] ? Skipped : p.Impl.Sizes[dim])];
        private const long Skipped = -1;

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            long start = 0;
            for (int i = 0; i < _lengths.Length; i++)
            {
                bool skipped = _lengths[i] == Skipped;
                if (Needs(i))
                    dx[i] = skipped ? zeros(0, _dtypes[i]) : dy.narrow(dim, start, _lengths[i]).to_type(_dtypes[i]);
                start += skipped ? 0 : _lengths[i];
            }
        }
    }
}
