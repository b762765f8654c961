namespace CourseKit.Torch.Kernels;

/// <summary>
/// Walks several arrays of one shape and different strides together: dimensions that lie one behind the other in all of them
/// are merged, the last remaining one is the inner row, the others are counted through.
/// </summary>
internal sealed class StridedLoop
{
    private readonly long[] _sizes;         // outer to inner, after merging; the row excluded
    private readonly long[][] _strides;     // [array][dimension]

    /// <summary>Plans a walk.</summary>
    /// <param name="sizes">The common shape.</param>
    /// <param name="strides">Strides of each array for that shape, in elements; 0 repeats.</param>
    public StridedLoop(ReadOnlySpan<long> sizes, params long[][] strides)
    {
        var mergedSizes = new List<long>();
        var merged = strides.Select(_ => new List<long>()).ToArray();
        for (int d = 0; d < sizes.Length; d++)
        {
            if (sizes[d] == 1)
                continue;
            int last = mergedSizes.Count - 1;
            bool continues = last >= 0;
            for (int a = 0; continues && a < strides.Length; a++)
                continues = merged[a][last] == strides[a][d] * sizes[d];
            if (!continues)
            {
                mergedSizes.Add(sizes[d]);
                for (int a = 0; a < strides.Length; a++)
                    merged[a].Add(strides[a][d]);
                continue;
            }
            mergedSizes[last] *= sizes[d];
            for (int a = 0; a < strides.Length; a++)
                merged[a][last] = strides[a][d];
        }
        if (mergedSizes.Count == 0)
        {
            mergedSizes.Add(sizes.Contains(0) ? 0 : 1);
            foreach (var list in merged)
                list.Add(1);
        }
        RowLength = mergedSizes[^1];
        RowStrides = [.. merged.Select(m => m[^1])];
        _sizes = [.. mergedSizes[..^1]];
        _strides = [.. merged.Select(m => m[..^1].ToArray())];
        Rows = _sizes.Aggregate(1L, (a, b) => a * b);
    }

    /// <summary>Elements in a row.</summary>
    public long RowLength { get; }

    /// <summary>Distance between neighbours in a row, for each array, in elements.</summary>
    public long[] RowStrides { get; }

    /// <summary>Number of rows.</summary>
    public long Rows { get; }

    /// <summary>Where row number <paramref name="row"/> begins in each array, in elements.</summary>
    public void Offsets(long row, Span<long> offsets)
    {
        offsets.Clear();
        for (int d = _sizes.Length - 1; d >= 0; d--)
        {
            long index = row % _sizes[d];
            row /= _sizes[d];
            for (int a = 0; a < offsets.Length; a++)
                offsets[a] += index * _strides[a][d];
        }
    }
}
