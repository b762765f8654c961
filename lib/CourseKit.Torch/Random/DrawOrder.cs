namespace TorchSharp;

/// <summary>
/// The order in which a tensor is filled with random numbers: as its elements lie in memory, which for a view is not row-major.
/// </summary>
internal static class DrawOrder
{
    /// <summary>The same elements with the dimensions in order of their strides: row-major order of it is the order of drawing.</summary>
    public static TensorImpl View(TensorImpl y)
    {
        return y.IsContiguous ? y : Like(y, y);
    }

    /// <summary>A tensor with its dimensions in the order in which those of another are filled.</summary>
    /// <param name="x">What is seen in that order.</param>
    /// <param name="y">What is filled, of the same shape.</param>
    public static TensorImpl Like(TensorImpl x, TensorImpl y)
    {
        var order = new List<int>();
        for (int d = y.Sizes.Length - 1; d >= 0; d--)       // fastest first; equals keep their places
        {
            int at = order.Count;
            while (at > 0 && Slower(y, order[at - 1], d))
                at--;
            order.Insert(at, d);
        }
        order.Reverse();
        return new TensorImpl(x.Storage, x.Dtype, [.. order.Select(d => x.Sizes[d])], [.. order.Select(d => x.Strides[d])], x.Offset);
    }

    /// <summary>New memory in the layout of a tensor whose elements lie without gaps, and in row-major order for any other.</summary>
    public static TensorImpl EmptyLike(TensorImpl y, torch.ScalarType dtype)
    {
        if (y.IsContiguous || !View(y).IsContiguous)
            return new TensorImpl(dtype, y.Sizes);
        return new TensorImpl(new TensorStorage(y.Count * dtype.Size()), dtype, y.Sizes, y.Strides, 0);
    }

    private static bool Slower(TensorImpl y, int a, int b) =>
        y.Strides[a] != 0 && y.Strides[b] != 0
        && (y.Strides[a] > y.Strides[b] || (y.Strides[a] == y.Strides[b] && y.Sizes[a] > y.Sizes[b]));
}
