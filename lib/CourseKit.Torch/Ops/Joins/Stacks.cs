namespace TorchSharp;

public static partial class torch
{
    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat((IList<Tensor>)tensors.ToArray(), dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concatenate(Tensor[] tensors, long axis = 0) => cat(tensors, axis);

    /// <inheritdoc cref="cat(IList{Tensor}, long)"/>
    public static Tensor concatenate(ReadOnlySpan<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    /// <summary>Tensors side by side: along the second dimension, vectors along their only one.</summary>
    public static Tensor hstack(params Tensor[] tensors) =>
        Joined(tensors, t => t.atleast_1d(), parts => parts[0].Impl.Sizes.Length == 1 ? 0 : 1);

    /// <inheritdoc cref="hstack(Tensor[])"/>
    public static Tensor hstack(IList<Tensor> tensors) => hstack(tensors.ToArray());

    /// <inheritdoc cref="hstack(Tensor[])"/>
    public static Tensor hstack(IEnumerable<Tensor> tensors) => hstack(tensors.ToArray());

    /// <inheritdoc cref="hstack(Tensor[])"/>
    public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => hstack(tensors.ToArray());

    /// <summary>Tensors one below the other: along the first dimension; vectors count as rows.</summary>
    public static Tensor vstack(Tensor[] tensors) => Joined(tensors, t => t.atleast_2d(), _ => 0);

    /// <inheritdoc cref="vstack(Tensor[])"/>
    public static Tensor vstack(IList<Tensor> tensors) => vstack(tensors.ToArray());

    /// <inheritdoc cref="vstack(Tensor[])"/>
    public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => vstack(tensors.ToArray());

    /// <inheritdoc cref="vstack(Tensor[])"/>
    public static Tensor row_stack(params Tensor[] tensors) => vstack(tensors);

    /// <inheritdoc cref="vstack(Tensor[])"/>
    public static Tensor row_stack(IList<Tensor> tensors) => vstack(tensors.ToArray());

    /// <inheritdoc cref="vstack(Tensor[])"/>
    public static Tensor row_stack(ReadOnlySpan<Tensor> tensors) => vstack(tensors.ToArray());

    /// <summary>Tensors one behind the other: along the third dimension.</summary>
    public static Tensor dstack(params Tensor[] tensors) => Joined(tensors, t => t.atleast_3d(), _ => 2);

    /// <inheritdoc cref="dstack(Tensor[])"/>
    public static Tensor dstack(IList<Tensor> tensors) => dstack(tensors.ToArray());

    /// <inheritdoc cref="dstack(Tensor[])"/>
    public static Tensor dstack(IEnumerable<Tensor> tensors) => dstack(tensors.ToArray());

    /// <inheritdoc cref="dstack(Tensor[])"/>
    public static Tensor dstack(ReadOnlySpan<Tensor> tensors) => dstack(tensors.ToArray());

    /// <summary>Vectors as the columns of a matrix; matrices side by side.</summary>
    public static Tensor column_stack(params Tensor[] tensors) =>
        Joined(tensors, t => t.Impl.Sizes.Length <= 1 ? t.reshape(-1, 1) : t.alias(), _ => 1);

    /// <inheritdoc cref="column_stack(Tensor[])"/>
    public static Tensor column_stack(IList<Tensor> tensors) => column_stack(tensors.ToArray());

    /// <inheritdoc cref="column_stack(Tensor[])"/>
    public static Tensor column_stack(ReadOnlySpan<Tensor> tensors) => column_stack(tensors.ToArray());

    /// <summary>A matrix with these tensors as blocks along its diagonal and 0 elsewhere; vectors count as rows.</summary>
    public static Tensor block_diag(params Tensor[] tensors) => WrappedTensorDisposeScope(() =>
    {
        var blocks = tensors.Select(t => t.Impl.Sizes.Length <= 2 ? t.atleast_2d()
            : throw Errors.Torch($"block_diag: Input tensors must have 2 or fewer dimensions. Got {t.Impl.Sizes.Length} dimensions"))
                .ToArray();
        long columns = blocks.Sum(b => b.Impl.Sizes[1]), start = 0;
        var rows = new List<Tensor>();
        foreach (var block in blocks)
        {
            long height = block.Impl.Sizes[0], width = block.Impl.Sizes[1];
            rows.Add(cat([zeros(height, start, block.Impl.Dtype), block, zeros(height, columns - start - width, block.Impl.Dtype)], 1));
            start += width;
        }
        return cat(rows, 0);
    });

    /// <summary>Grids of coordinates from vectors: element i of the result repeats vector i along all dimensions but the i-th.</summary>
    /// <param name="tensors">Vectors, or tensors without dimensions.</param>
    /// <param name="indexing">"ij": the first vector counts rows; "xy": it counts columns.</param>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
    {
        var list = tensors.ToArray();
        if (indexing is not ("ij" or "xy"))
            throw Errors.Torch($"torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: {indexing}");
        bool swap = indexing == "xy" && list.Length >= 2;
        if (swap)
            (list[0], list[1]) = (list[1], list[0]);
        long[] sizes = [.. list.Select(t => t.Impl.Sizes.Length <= 1 ? t.Impl.Count
            : throw Errors.Torch($"torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: {Shapes.Format(t.Impl.Sizes)}"))];
        var grids = list.Select((t, i) => WrappedTensorDisposeScope(() =>
        {
            var shape = Enumerable.Repeat(1L, list.Length).ToArray();
            shape[i] = sizes[i];
            return t.reshape(shape).expand(sizes);
        })).ToArray();
        if (swap)
            (grids[0], grids[1]) = (grids[1], grids[0]);
        return grids;
    }

    /// <summary>All tuples with one element of each of k vectors, one per row: shape (product of their lengths, k).</summary>
    public static Tensor cartesian_prod(params Tensor[] tensors) => tensors.Length == 1
        ? tensors[0].alias()
        : WrappedTensorDisposeScope(() => stack(meshgrid(tensors).Select(g => g.reshape(-1)), 1));

    /// <inheritdoc cref="cartesian_prod(Tensor[])"/>
    public static Tensor cartesian_prod(IList<Tensor> tensors) => cartesian_prod(tensors.ToArray());

    /// <inheritdoc cref="cartesian_prod(Tensor[])"/>
    public static Tensor cartesian_prod(ReadOnlySpan<Tensor> tensors) => cartesian_prod(tensors.ToArray());

    private static Tensor Joined(Tensor[] tensors, Func<Tensor, Tensor> shape, Func<Tensor[], long> dim) => WrappedTensorDisposeScope(() =>
    {
        if (tensors.Length == 0)
            throw Errors.Torch("stacking expects a non-empty TensorList");
        var parts = tensors.Select(shape).ToArray();
        return cat(parts, dim(parts));
    });
}
