using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Mean and variance of a channel, and the sums that its gradient needs. Short blocks in T, their totals in double. The runs of a channel
/// are too short for the processor to foresee where the next begins, so what is needed next is fetched on the way.
/// </summary>
internal static unsafe class Moments
{
    // Values that are summed in T before double takes over: they stay in the first cache between two looks at them.
    private const int Block = 2048;

    /// <summary>Mean and (biased) variance of the values of all runs; blocks are joined by Chan's formula.</summary>
    /// <param name="x">The values.</param>
    /// <param name="next">What is written next, run by run.</param>
    /// <remarks>Chan, Golub, LeVeque, Updating formulae and a pairwise algorithm for computing sample variances, 1979.</remarks>
    public static (double Mean, double Variance) Of<V, S, T>(in ChannelRuns<T> x, in ChannelRuns<T> next)
        where V : unmanaged
        where S : struct, ISimd<V, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double count = 0, mean = 0, squares = 0;
        for (int run = 0; run < x.Count; run++)
            for (int start = 0; start < x.Length; start += Block)
            {
                int length = Math.Min(Block, x.Length - start);
                T* block = x[run] + start;
                double blockMean = double.CreateTruncating(Reduce.Sum<V, S, T>(block, length)) / length;
                T around = T.CreateTruncating(blockMean);
                // the rounded mean is off by a little, which moves the sum of squares by its square times the length
                double off = blockMean - double.CreateTruncating(around);
                double spread = SquaresAround<V, S, T>(block, length, around, x.Behind(run, start + length), next[run] + start)
                    - length * off * off;
                double total = count + length, delta = blockMean - mean;
                mean += delta * (length / total);
                squares += spread + delta * delta * (count * length / total);
                count = total;
            }
        return (mean, count == 0 ? 0 : Math.Max(squares, 0) / count);
    }

    /// <summary>The sums of dy and of dy * (x - mean) over all runs.</summary>
    /// <param name="dy">The gradient.</param>
    /// <param name="x">The values.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="next">What is written next, run by run.</param>
    public static (double Sum, double Dot) OfGradient<V, S, T>(in ChannelRuns<T> dy, in ChannelRuns<T> x, T mean,
        in ChannelRuns<T> next)
        where V : unmanaged
        where S : struct, ISimd<V, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sum = 0, dot = 0;
        for (int run = 0; run < x.Count; run++)
            for (int start = 0; start < x.Length; start += Block)
            {
                int length = Math.Min(Block, x.Length - start), end = start + length;
                var (s, d) = BlockSums<V, S, T>(dy[run] + start, x[run] + start, length, mean, dy.Behind(run, end), x.Behind(run, end),
                    next[run] + start);
                sum += double.CreateTruncating(s);
                dot += double.CreateTruncating(d);
            }
        return (sum, dot);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SquaresAround<V, S, T>(T* x, int count, T mean, T* behind, T* next)
        where V : unmanaged
        where S : struct, ISimd<V, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        V m = S.Create(mean), even = S.Zero, odd = S.Zero;
        int i = 0;
        for (; i <= count - 2 * S.Lanes; i += 2 * S.Lanes)
        {
            Fetch<V, S, T>(behind + i);
            Fetch<V, S, T>(next + i);
            V a = S.Subtract(S.Load(x + i), m), b = S.Subtract(S.Load(x + i + S.Lanes), m);
            even = S.Fma(a, a, even);
            odd = S.Fma(b, b, odd);
        }
        T sum = S.Sum(S.Add(even, odd));
        for (; i < count; i++)
            sum += (x[i] - mean) * (x[i] - mean);
        return double.CreateTruncating(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (T Sum, T Dot) BlockSums<V, S, T>(T* dy, T* x, int count, T mean, T* dyBehind, T* xBehind, T* next)
        where V : unmanaged
        where S : struct, ISimd<V, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        V m = S.Create(mean), sumA = S.Zero, sumB = S.Zero, dotA = S.Zero, dotB = S.Zero;
        int i = 0;
        for (; i <= count - 2 * S.Lanes; i += 2 * S.Lanes)
        {
            Fetch<V, S, T>(dyBehind + i);
            Fetch<V, S, T>(xBehind + i);
            Fetch<V, S, T>(next + i);
            V a = S.Load(dy + i), b = S.Load(dy + i + S.Lanes);
            sumA = S.Add(sumA, a);
            sumB = S.Add(sumB, b);
            dotA = S.Fma(a, S.Subtract(S.Load(x + i), m), dotA);
            dotB = S.Fma(b, S.Subtract(S.Load(x + i + S.Lanes), m), dotB);
        }
        T sum = S.Sum(S.Add(sumA, sumB)), dot = S.Sum(S.Add(dotA, dotB));
        for (; i < count; i++)
        {
            sum += dy[i];
            dot += dy[i] * (x[i] - mean);
        }
        return (sum, dot);
    }

    /// <summary>Asks for the memory of two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch<V, S, T>(T* from)
        where V : unmanaged
        where S : struct, ISimd<V, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Ahead.Fetch((byte*)from);
        Ahead.Fetch((byte*)(from + S.Lanes));
    }
}
