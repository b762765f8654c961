using System.Numerics;

namespace TorchSharp;

/// <summary>y[..., i, ...] = x[..., index[i], ...] along one dimension.</summary>
internal sealed class IndexSelectNode(torch.Tensor index, long[] sizes, int dim) : UnaryOutputNode
{
    private SavedTensor _index = SavedTensor.Keep(index);

    /// <summary>Checks, computes and records.</summary>
    public static torch.Tensor Apply(torch.Tensor x, int dim, torch.Tensor index)
    {
        if (index.Impl.Dtype is not (torch.ScalarType.Int64 or torch.ScalarType.Int32))
            throw Errors.Torch($"index_select(): Expected dtype int32 or int64 for index, got {index.Impl.Dtype.TorchName()}");
        if (index.Impl.Sizes.Length > 1)
            throw Errors.Torch($"index_select(): Index is supposed to be a vector, got shape {Shapes.Format(index.Impl.Sizes)}");
        if (x.Impl.Sizes.Length == 0)
            throw Errors.Torch("index_select(): a tensor without dimensions cannot be indexed");
        using var wide = index.to_type(torch.ScalarType.Int64, copy: true);
        var positions = wide.Impl.Span<long>();
        long size = x.Impl.Sizes[dim];
        for (int i = 0; i < positions.Length; i++)
        {
            if (positions[i] < -size || positions[i] >= size)
                throw Errors.Torch($"index {positions[i]} is out of bounds for dimension {dim} with size {size}");
            if (positions[i] < 0)
                positions[i] += size;
        }
        var sizes = (long[])x.Impl.Sizes.Clone();
        sizes[dim] = positions.Length;
        var c = x.Contiguous(out var temporary);
        var y = new torch.Tensor(new TensorImpl(x.Impl.Dtype, sizes));
        Dispatch.Numeric(x.Impl.Dtype, new Body(c.Impl, wide.Impl, y.Impl, dim, Scatter: false));
        temporary?.Dispose();
        return Graph.Needed(x) ? Graph.Attach(y, new IndexSelectNode(wide, x.Impl.Sizes, dim), x) : y;
    }

    protected override void Backward(torch.Tensor dy, Span<torch.Tensor?> dx)
    {
        if (GradMode.Enabled)
            throw Errors.Torch("second derivatives of index_select are not supported by the embedded engine.");
        var result = torch.Filled(dy.Impl.Dtype, sizes, 0);
        Dispatch.Numeric(dy.Impl.Dtype, new Body(result.Impl, _index.Value.Impl, dy.Contiguous(out _).Impl, dim, Scatter: true));
        dx[0] = result;
    }

    public override void Release() => _index.Release();

    private readonly record struct Body(TensorImpl Whole, TensorImpl Index, TensorImpl Part, int Dim, bool Scatter) : INumericBody
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            Span<T> whole = Whole.Span<T>(), part = Part.Span<T>();
            ReadOnlySpan<long> index = Index.Span<long>();
            int inner = checked((int)Shapes.Count(Whole.Sizes.AsSpan(Dim + 1))), outer = checked((int)Shapes.Count(Whole.Sizes.AsSpan(0, Dim)));
            int size = checked((int)Whole.Sizes[Dim]);
            for (int o = 0; o < outer; o++)
                for (int i = 0; i < index.Length; i++)
                {
                    var row = whole.Slice((o * size + (int)index[i]) * inner, inner);
                    var target = part.Slice((o * index.Length + i) * inner, inner);
                    if (Scatter)
                        TensorPrimitives.Add(row, target, row);
                    else
                        row.CopyTo(target);
                }
        }
    }
}
