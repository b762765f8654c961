using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>A running total of some kind.</summary>
internal interface IScan
{
    /// <summary>The total before the first element.</summary>
    static abstract double Start { get; }

    /// <summary>The total with one element more.</summary>
    static abstract T Step<T>(T total, T x) where T : unmanaged, INumber<T>;
}

/// <summary>Running sums.</summary>
internal readonly struct SumScan : IScan
{
    public static double Start => 0;

    public static T Step<T>(T total, T x) where T : unmanaged, INumber<T> => total + x;
}

/// <summary>Running products.</summary>
internal readonly struct ProductScan : IScan
{
    public static double Start => 1;

    public static T Step<T>(T total, T x) where T : unmanaged, INumber<T> => total * x;
}

/// <summary>Running logarithms of sums of exponentials.</summary>
internal readonly struct LogSumScan : IScan
{
    public static double Start => double.NegativeInfinity;

    public static T Step<T>(T total, T x) where T : unmanaged, INumber<T>
    {
        double a = double.CreateTruncating(total), b = double.CreateTruncating(x);
        double sum = double.IsInfinity(a) && a == b ? a : Math.Max(a, b) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(a - b)));
        return T.CreateTruncating(sum);
    }
}

/// <summary>Running totals along the middle dimension of an (outer, length, inner) array; float32 is added up in float64.</summary>
internal static unsafe class Scan
{
    /// <summary>y[o, k, i] = the total of x[o, 0, i] ... x[o, k, i].</summary>
    public static void Run<T, TScan>(ReadOnlySpan<T> x, Span<T> y, int outer, int length, int inner)
        where T : unmanaged, INumber<T>
        where TScan : struct, IScan
    {
        if (typeof(T) == typeof(float))
            Run<T, double, TScan>(x, y, outer, length, inner);
        else
            Run<T, T, TScan>(x, y, outer, length, inner);
    }

    private static void Run<T, TTotal, TScan>(ReadOnlySpan<T> x, Span<T> y, int outer, int length, int inner)
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged, INumber<TTotal>
        where TScan : struct, IScan
    {
        fixed (T* px = x, py = y)
        {
            var job = new Job<T, TTotal, TScan> { X = px, Y = py, Length = length, Inner = inner };
            Threads.For(ref job, outer, Math.Max(1, (1 << 14) / Math.Max(1, length * inner)));
        }
    }

    private struct Job<T, TTotal, TScan> : IRangeJob
        where T : unmanaged, INumber<T>
        where TTotal : unmanaged, INumber<TTotal>
        where TScan : struct, IScan
    {
        public T* X;
        public T* Y;
        public int Length;
        public int Inner;

        public readonly void Run(int from, int to)
        {
            using var totals = Scratch.Rent<TTotal>(Inner);
            for (int o = from; o < to; o++)
            {
                var start = TTotal.CreateTruncating(TScan.Start);
                new Span<TTotal>(totals.Start, Inner).Fill(start);
                T* x = X + (long)o * Length * Inner, y = Y + (long)o * Length * Inner;
                for (int k = 0; k < Length; k++, x += Inner, y += Inner)
                    for (int i = 0; i < Inner; i++)
                        y[i] = T.CreateTruncating(totals.Start[i] = TScan.Step(totals.Start[i], TTotal.CreateTruncating(x[i])));
            }
        }
    }
}
