namespace TorchSharp;

/// <summary>Arithmetic on sizes and strides; sizes count elements along each dimension, strides are in elements.</summary>
internal static class Shapes
{
    /// <summary>Product of the sizes; 1 for a tensor without dimensions.</summary>
    public static long Count(ReadOnlySpan<long> sizes)
    {
        long n = 1;
        foreach (long size in sizes)
            n *= size;
        return n;
    }

    /// <summary>Row-major strides of <paramref name="sizes"/>.</summary>
    public static long[] ContiguousStrides(ReadOnlySpan<long> sizes)
    {
        if (sizes.Length == 0)
            return [];
        var strides = new long[sizes.Length];
        long stride = 1;
        for (int d = sizes.Length - 1; d >= 0; d--)
        {
            strides[d] = stride;
            stride *= Math.Max(sizes[d], 1);
        }
        return strides;
    }

    /// <summary>True when the elements lie in row-major order without gaps.</summary>
    public static bool IsContiguous(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides)
    {
        long expected = 1;
        for (int d = sizes.Length - 1; d >= 0; d--)
        {
            if (sizes[d] == 0)
                return true;
            if (sizes[d] == 1)
                continue;
            if (strides[d] != expected)
                return false;
            expected *= sizes[d];
        }
        return true;
    }

    /// <summary>A dimension counted from the front, from one that may be negative (counted from the back).</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">There is no such dimension.</exception>
    public static int Dimension(long dim, int rank)
    {
        int bound = Math.Max(rank, 1);
        if (dim < -bound || dim >= bound)
            throw Errors.DimensionOutOfRange(dim, rank);
        return (int)(dim < 0 ? dim + bound : dim);
    }

    /// <summary>The shape that both broadcast to: aligned at the last dimension, sizes equal or 1.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">Two sizes differ and neither is 1.</exception>
    public static long[] Broadcast(ReadOnlySpan<long> a, ReadOnlySpan<long> b)
    {
        var result = new long[Math.Max(a.Length, b.Length)];
        for (int d = result.Length - 1, i = a.Length - 1, j = b.Length - 1; d >= 0; d--, i--, j--)
        {
            long x = i >= 0 ? a[i] : 1, y = j >= 0 ? b[j] : 1;
            if (x != y && x != 1 && y != 1)
                throw Errors.Torch($"The size of tensor a ({x}) must match the size of tensor b ({y}) at non-singleton dimension {d}: " +
                                   $"shapes {Format(a)} and {Format(b)} do not broadcast.");
            result[d] = x == 1 ? y : x;
        }
        return result;
    }

    /// <summary>Strides that repeat a tensor of <paramref name="sizes"/> over <paramref name="target"/>: 0 along repeated
    /// dimensions.</summary>
    public static long[] BroadcastStrides(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, ReadOnlySpan<long> target)
    {
        var result = new long[target.Length];
        int shift = target.Length - sizes.Length;
        for (int d = 0; d < sizes.Length; d++)
            result[d + shift] = sizes[d] == 1 && target[d + shift] != 1 ? 0 : strides[d];
        return result;
    }

    /// <summary>Sizes for a view of <paramref name="count"/> elements, with at most one -1 worked out.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">The sizes do not multiply to the count, or two are
    /// -1.</exception>
    public static long[] Infer(ReadOnlySpan<long> shape, long count)
    {
        var sizes = shape.ToArray();
        int unknown = -1;
        long known = 1;
        for (int d = 0; d < sizes.Length; d++)
        {
            if (sizes[d] == -1)
            {
                if (unknown >= 0)
                    throw Errors.Torch("only one dimension can be inferred");
                unknown = d;
            }
            else if (sizes[d] < 0)
                throw Errors.Torch($"invalid shape dimension {sizes[d]}");
            else
                known *= sizes[d];
        }
        if (unknown >= 0 && known == 0 && count == 0)
            throw Errors.Torch(
                $"cannot reshape tensor of 0 elements into shape {Format(shape)} because the unspecified dimension size -1 can be any " +
                "value and is ambiguous");
        if (unknown >= 0 ? known == 0 || count % known != 0 : known != count)
            throw Errors.Torch($"shape '{Format(shape)}' is invalid for input of size {count}");
        if (unknown >= 0)
            sizes[unknown] = count / known;
        return sizes;
    }

    /// <summary>
    /// Strides that show the same elements under other sizes without copying, or null when there are none.
    /// </summary>
    public static long[]? ViewStrides(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides, ReadOnlySpan<long> newSizes)
    {
        if (Count(sizes) == 0)
            return ContiguousStrides(newSizes);
        var result = new long[newSizes.Length];
        int view = newSizes.Length - 1;
        long chunk = 1, chunkStride = sizes.Length > 0 ? strides[^1] : 1, used = 1;
        for (int d = sizes.Length - 1; d >= 0; d--)
        {
            chunk *= sizes[d];
            // a chunk ends where the next dimension to the left does not continue it in memory
            if (d != 0 && (sizes[d - 1] == 1 || strides[d - 1] == chunk * chunkStride))
                continue;
            while (view >= 0 && (used < chunk || newSizes[view] == 1))
            {
                result[view] = used * chunkStride;
                used *= newSizes[view--];
            }
            if (used != chunk)
                return null;
            if (d > 0)
                (chunkStride, chunk, used) = (strides[d - 1], 1, 1);
        }
        for (; view >= 0; view--)
            result[view] = used * chunkStride;
        return result;
    }

    /// <summary>"[2, 3]".</summary>
    public static string Format(ReadOnlySpan<long> sizes)
    {
        var text = new System.Text.StringBuilder("[");
        for (int d = 0; d < sizes.Length; d++)
            text.Append(d == 0 ? "" : ", ").Append(sizes[d]);
        return text.Append(']').ToString();
    }
}
