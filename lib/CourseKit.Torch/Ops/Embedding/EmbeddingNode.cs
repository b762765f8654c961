using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Rows of a table by index, recorded: y[..., :] = w[index[...], :].</summary>
internal sealed class EmbeddingNode(Tensor index, long[] sizes, long paddingIndex, bool byFrequency) : UnaryOutputNode
{
    private SavedTensor _index = SavedTensor.Keep(index);

    /// <summary>Checks, computes and records.</summary>
    /// <param name="w">Table, shape (K, D).</param>
    /// <param name="index">int64 or int32, any shape.</param>
    /// <param name="paddingIndex">Row that gets no gradient; -1 for none.</param>
    /// <param name="byFrequency">Divide gradients by how often a row was asked for.</param>
    /// <returns>Shape of the indices, and D.</returns>
    public static Tensor Apply(Tensor w, Tensor index, long paddingIndex, bool byFrequency)
    {
        if (index.Impl.Dtype is not (ScalarType.Int64 or ScalarType.Int32))
            throw Errors.Torch(
                "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got " +
                $"{index.Impl.Dtype.TorchName()} instead (while checking arguments for embedding)");
        using var wide = index.to_type(ScalarType.Int64, copy: true);
        long rows = w.Impl.Sizes[0];
        foreach (long i in wide.Impl.Span<long>())
            if (i < 0 || i >= rows)
                throw Errors.Torch($"index out of range in self: embedding index {i}, but the table has {rows} rows");
        var c = w.Contiguous(out var temporary);
        var y = new Tensor(new TensorImpl(w.Impl.Dtype, [.. index.Impl.Sizes, w.Impl.Sizes[1]]));
        Dispatch.Float(w.Impl.Dtype, "embedding", new Body(c.Impl, wide.Impl, y.Impl, -1, byFrequency, Backward: false));
        temporary?.Dispose();
        return Graph.Needed(w) ? Graph.Attach(y, new EmbeddingNode(wide, w.Impl.Sizes, paddingIndex, byFrequency), w) : y;
    }

    protected override void Backward(Tensor dy, Span<Tensor?> dx)
    {
        if (GradMode.Enabled && byFrequency)
            throw Errors.Torch("second derivatives of embedding with scale_grad_by_freq are not supported by the embedded engine.");
        dx[0] = LinearMapNode.Apply(dy, _index.Value, AddRows, Rows);
    }

    private Tensor AddRows(Tensor dy, Tensor? index)
    {
        var gradient = dy.Contiguous(out var temporary);
        var result = Filled(dy.Impl.Dtype, sizes, 0);
        Dispatch.Float(dy.Impl.Dtype, "embedding_backward",
            new Body(result.Impl, index!.Impl, gradient.Impl, paddingIndex, byFrequency, Backward: true));
        temporary?.Dispose();
        return result;
    }

    private Tensor Rows(Tensor table, Tensor? index)
    {
        using var rows = Apply(table, index!, -1, byFrequency: false);
        using var passed = index!.ne((Scalar)paddingIndex).unsqueeze(-1);      // the padding row gets no gradient
        return rows.mul(passed);
    }

    public override void Release() => _index.Release();

    private readonly record struct Body(TensorImpl Table, TensorImpl Index, TensorImpl Rows, long PaddingIndex, bool ByFrequency,
        bool Backward) : IFloatBody
    {
        public void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>
        {
            Span<T> table = Table.Span<T>(), rows = Rows.Span<T>();
            ReadOnlySpan<long> index = Index.Span<long>();
            int width = checked((int)Table.Sizes[1]);
            var counts = Backward && ByFrequency ? Counts(index) : null;
            for (int i = 0; i < index.Length; i++)
            {
                Span<T> own = table.Slice(checked((int)index[i]) * width, width), row = rows.Slice(i * width, width);
                if (!Backward)
                    own.CopyTo(row);
                else if (index[i] != PaddingIndex)
                    TensorPrimitives.MultiplyAdd(row, counts is null ? T.One : T.One / T.CreateChecked(counts[index[i]]), own, own);
            }
        }

        private static Dictionary<long, int> Counts(ReadOnlySpan<long> index)
        {
            var counts = new Dictionary<long, int>();
            foreach (long i in index)
                counts[i] = counts.GetValueOrDefault(i) + 1;
            return counts;
        }
    }
}
