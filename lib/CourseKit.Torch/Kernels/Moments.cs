using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>Mean and variance of a channel, and the sums that its gradient needs. Short blocks in T, their totals in double.</summary>
internal static unsafe class Moments
{
    // Values that are summed in T before double takes over: they stay in the first cache between two looks at them.
    private const int Block = 2048;

    /// <summary>Mean and (biased) variance of the values of all runs; blocks are joined by Chan's formula.</summary>
    /// <remarks>Chan, Golub, LeVeque, Updating formulae and a pairwise algorithm for computing sample variances, 1979.</remarks>
    public static (double Mean, double Variance) Of<V, S, T>(in ChannelRuns<T> x)
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
                double spread = SquaresAround<V, S, T>(block, length, around) - length * off * off;
                double total = count + length, delta = blockMean - mean;
                mean += delta * (length / total);
                squares += spread + delta * delta * (count * length / total);
                count = total;
            }
        return (mean, count == 0 ? 0 : Math.Max(squares, 0) / count);
    }

    /// <summary>The sums of dy and of dy * (x - mean) over all runs.</summary>
    public static (double Sum, double Dot) OfGradient<V, S, T>(in ChannelRuns<T> dy, in ChannelRuns<T> x, T mean)
        where V : unmanaged
        where S : struct, ISimd<V, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sum = 0, dot = 0;
        for (int run = 0; run < x.Count; run++)
            for (int start = 0; start < x.Length; start += Block)
            {
                var (s, d) = BlockSums<V, S, T>(dy[run] + start, x[run] + start, Math.Min(Block, x.Length - start), mean);
                sum += double.CreateTruncating(s);
                dot += double.CreateTruncating(d);
            }
        return (sum, dot);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SquaresAround<V, S, T>(T* x, int count, T mean)
        where V : unmanaged
        where S : struct, ISimd<V, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        V m = S.Create(mean), even = S.Zero, odd = S.Zero;
        int i = 0;
        for (; i <= count - 2 * S.Lanes; i += 2 * S.Lanes)
        {
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
    private static (T Sum, T Dot) BlockSums<V, S, T>(T* dy, T* x, int count, T mean)
        where V : unmanaged
        where S : struct, ISimd<V, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        V m = S.Create(mean), sumA = S.Zero, sumB = S.Zero, dotA = S.Zero, dotB = S.Zero;
        int i = 0;
        for (; i <= count - 2 * S.Lanes; i += 2 * S.Lanes)
        {
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
}
