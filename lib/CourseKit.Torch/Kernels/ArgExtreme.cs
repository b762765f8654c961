using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>Where the largest or smallest number along a dimension stands: the first of equals; the first NaN before all.</summary>
internal static class ArgExtreme
{
    /// <summary>Scans the middle dimension of an (outer, reduced, inner) array.</summary>
    /// <param name="x">Numbers.</param>
    /// <param name="values">The extreme of each column, (outer, inner).</param>
    /// <param name="indices">Its position along the scanned dimension, (outer, inner).</param>
    /// <param name="outer">Size before the scanned dimension.</param>
    /// <param name="reduced">Size of the scanned dimension, at least 1.</param>
    /// <param name="inner">Size after it.</param>
    /// <param name="largest">Look for the largest, else for the smallest.</param>
    public static void Run<T>(ReadOnlySpan<T> x, Span<T> values, Span<long> indices, int outer, int reduced, int inner, bool largest)
        where T : unmanaged, INumber<T>
    {
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < inner; i++)
            {
                int at = o * reduced * inner + i, best = 0;
                T value = x[at];
                for (int r = 1; r < reduced && !T.IsNaN(value); r++)
                {
                    T candidate = x[at + r * inner];
                    if (T.IsNaN(candidate) || (largest ? candidate > value : candidate < value))
                        (value, best) = (candidate, r);
                }
                values[o * inner + i] = value;
                indices[o * inner + i] = best;
            }
    }
}
