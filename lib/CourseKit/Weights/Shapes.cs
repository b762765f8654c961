namespace CourseKit.Weights;

/// <summary>Sizes claimed by a file, checked before anything is made of them.</summary>
internal static class Shapes
{
    public const int LargestRank = 16;

    // A stride of 0 repeats one number as often as a file of a few bytes likes to claim.
    private const long MostRepeated = 1 << 24;

    /// <summary>Bytes of a tensor; -1 when a size is negative or the product does not fit 63 bits.</summary>
    public static long Bytes(IReadOnlyList<long> shape, int elementSize)
    {
        Int128 bytes = elementSize;
        foreach (var size in shape)
        {
            if (size < 0)
                return -1;
            bytes *= size;
            if (bytes > long.MaxValue)
                return shape.Contains(0) ? 0 : -1;
        }
        return (long)bytes;
    }

    /// <summary>True when every element lies inside the storage, and they are not far more than it has or a small model needs.</summary>
    public static bool Fits(IReadOnlyList<long> shape, IReadOnlyList<long> strides, long offset, long elements)
    {
        if (shape.Count != strides.Count || shape.Count > LargestRank || offset < 0 || shape.Any(size => size < 0))
            return false;
        if (shape.Contains(0))
            return true;
        var count = Bytes(shape, 1);
        if (count < 0 || count > Math.Max(elements, MostRepeated))
            return false;
        Int128 last = offset;
        foreach (var (size, stride) in shape.Zip(strides))
        {
            if (stride < 0)
                return false;
            last += (Int128)(size - 1) * stride;
        }
        return last < elements;
    }
}
