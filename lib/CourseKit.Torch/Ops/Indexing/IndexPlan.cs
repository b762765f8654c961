using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// An index expression taken apart: numbers, slices, ellipsis and new dimensions give a view; tensors of indices and masks then
/// pick from that view, one index tensor per dimension they stand at.
/// </summary>
internal sealed class IndexPlan : IDisposable
{
    private readonly List<Tensor> _own = [];
    private bool _spanned;      // true once an ellipsis has stood for the dimensions not named

    /// <summary>Takes apart an expression for a tensor.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">Too many indices, one out of range, or tensors of indices that do
    /// not broadcast.</exception>
    public IndexPlan(Tensor x, ReadOnlySpan<TensorIndex> indices)
    {
        int rank = x.Impl.Sizes.Length, named = 0;
        foreach (var index in indices)
            named += index.Is switch
            {
                TensorIndex.Kind.Slice or TensorIndex.Kind.Single => 1,
                TensorIndex.Kind.Tensor => index.Indices!.Impl.Dtype == ScalarType.Bool ? index.Indices.Impl.Sizes.Length : 1,
                _ => 0,
            };
        if (named > rank)
            throw Errors.Torch($"too many indices for tensor of dimension {rank}: got {named}");
        View = x.alias();
        int dim = 0;
        foreach (var index in indices)
            dim = Take(index, dim, rank - named);
        Combine();
    }

    /// <summary>What numbers, slices and new dimensions leave.</summary>
    public Tensor View { get; private set; }

    /// <summary>Tensors of int64 indices and the dimension of <see cref="View"/> that each stands at; all of one shape.</summary>
    public List<(int Dim, Tensor Index)> Picks { get; } = [];

    /// <summary>Where the dimensions of the index tensors go: in place of the first one picked, or in front when others lie
    /// between.</summary>
    public int Place { get; private set; }

    /// <summary>The common shape of the index tensors.</summary>
    public long[] PickSizes { get; private set; } = [];

    /// <summary>Lets go of the view and of index tensors made on the way.</summary>
    public void Dispose()
    {
        View.Dispose();
        foreach (var tensor in _own)
            tensor.Dispose();
    }

    private int Take(TensorIndex index, int dim, int free)
    {
        switch (index.Is)
        {
            case TensorIndex.Kind.Ellipsis:
                {
                    int dims = _spanned ? 0 : free;     // a second one stands for nothing
                    _spanned = true;
                    return dim + dims;
                }
            case TensorIndex.Kind.Single:
                Step(View.select(dim, index.Start ?? 0));
                return dim;
            case TensorIndex.Kind.None:
                Step(View.unsqueeze(dim));
                return dim + 1;
            case TensorIndex.Kind.Truth:
                Step(View.unsqueeze(dim));
                Picks.Add((dim, Keep(zeros(index.Start == 1 ? 1 : 0, ScalarType.Int64))));
                return dim + 1;
            case TensorIndex.Kind.Slice:
                if (index.Step is { } step && step <= 0)
                    throw Errors.Torch($"step must be greater than zero, got {step}");
                if (index.Start is not null || index.Stop is not null || index.Step is not (null or 1))
                    Step(View.slice(dim, index.Start ?? 0, index.Stop ?? long.MaxValue, index.Step ?? 1));
                return dim + 1;
            default:
                return Pick(index.Indices!, dim);
        }
    }

    private int Pick(Tensor chosen, int dim)
    {
        var impl = chosen.Impl;
        if (impl.Dtype != ScalarType.Bool)
        {
            if (!impl.Dtype.IsInteger() || impl.Dtype == ScalarType.Byte && impl.Sizes.Length == 0)
                throw Errors.Torch($"tensors used as indices must be long, byte or bool tensors, got {impl.Dtype.TorchName()}");
            Picks.Add((dim, impl.Dtype == ScalarType.Int64 ? chosen : Keep(chosen.to_type(ScalarType.Int64))));
            return dim + 1;
        }
        if (impl.Sizes.Length == 0)
        {
            Step(View.unsqueeze(dim));
            Picks.Add((dim, Keep(zeros(impl.At<bool>(0) ? 1 : 0, ScalarType.Int64))));
            return dim + 1;
        }
        var covered = View.Impl.Sizes.AsSpan(dim);
        for (int d = 0; d < impl.Sizes.Length; d++)
            if (d >= covered.Length || impl.Sizes[d] != covered[d])
                throw Errors.Torch($"The shape of the mask {Shapes.Format(impl.Sizes)} at index {d} does not match the shape of the " +
                    $"indexed tensor {Shapes.Format(View.Impl.Sizes)} at index {dim + d}");
        using var hits = chosen.nonzero();
        for (int d = 0; d < impl.Sizes.Length; d++)
            Picks.Add((dim + d, Keep(hits.select(1, d))));
        return dim + impl.Sizes.Length;
    }

    /// <summary>Repeats the index tensors to one shape, counts from the end where they are negative, and finds their place.</summary>
    private void Combine()
    {
        if (Picks.Count == 0)
            return;
        try
        {
            PickSizes = Picks.Aggregate(Array.Empty<long>(), (sizes, pick) => Shapes.Broadcast(sizes, pick.Index.Impl.Sizes));
        }
        catch (System.Runtime.InteropServices.ExternalException)
        {
            throw Errors.Torch("shape mismatch: indexing tensors could not be broadcast together with shapes " +
                $"{string.Join(", ", Picks.Select(p => Shapes.Format(p.Index.Impl.Sizes)))}");
        }
        for (int i = 0; i < Picks.Count; i++)
        {
            var (dim, index) = Picks[i];
            long size = View.Impl.Sizes[dim];
            var whole = Keep(new Tensor(new TensorImpl(ScalarType.Int64, PickSizes)));
            StridedCopy.Copy(index.Impl, whole.Impl);
            foreach (ref long at in whole.Impl.Span<long>())
            {
                if (at < -size || at >= size)
                    throw Errors.Torch($"index {at} is out of bounds for dimension {dim} with size {size}");
                if (at < 0)
                    at += size;
            }
            Picks[i] = (dim, whole);
        }
        bool neighbours = Picks.Zip(Picks.Skip(1), (a, b) => b.Dim == a.Dim + 1).All(next => next);
        Place = neighbours ? Picks[0].Dim : 0;
    }

    private void Step(Tensor next)
    {
        View.Dispose();
        View = next;
    }

    private Tensor Keep(Tensor tensor)
    {
        _own.Add(tensor);
        return tensor;
    }
}
