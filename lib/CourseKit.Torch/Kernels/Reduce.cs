using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>Sums and maxima over contiguous values, always in the same order.</summary>
internal static unsafe class Reduce
{
    /// <summary>Sum of <paramref name="count"/> values; four registers run in parallel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Sum<V, S, T>(T* x, int count)
        where V : unmanaged
        where S : struct, ISimd<V, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        V s0 = S.Zero, s1 = S.Zero, s2 = S.Zero, s3 = S.Zero;
        int i = 0;
        for (; i <= count - 4 * S.Lanes; i += 4 * S.Lanes)
        {
            s0 = S.Add(s0, S.Load(x + i));
            s1 = S.Add(s1, S.Load(x + i + S.Lanes));
            s2 = S.Add(s2, S.Load(x + i + 2 * S.Lanes));
            s3 = S.Add(s3, S.Load(x + i + 3 * S.Lanes));
        }
        for (; i <= count - S.Lanes; i += S.Lanes)
            s0 = S.Add(s0, S.Load(x + i));
        T sum = S.Sum(S.Add(S.Add(s0, s1), S.Add(s2, s3)));
        for (; i < count; i++)
            sum += x[i];
        return sum;
    }

    /// <summary>The largest of <paramref name="count"/> values, at least one; NaN if any is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Max<V, S, T>(T* x, int count)
        where V : unmanaged
        where S : struct, ISimd<V, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T max = x[0];
        int i = 0;
        if (count >= S.Lanes)
        {
            V best = S.Load(x);
            for (i = S.Lanes; i <= count - S.Lanes; i += S.Lanes)
                best = S.Max(best, S.Load(x + i));
            max = S.MaxLane(best);
        }
        for (; i < count; i++)
            max = T.Max(max, x[i]);
        return max;
    }
}
