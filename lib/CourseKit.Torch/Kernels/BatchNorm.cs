using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Batch normalisation of an array (N, C, L): <c>y = (x - mean) / sqrt(variance + eps) * w + b</c>, channel by channel. The statistics and
/// the result of a channel are computed while its values are in cache, so that memory is read about once.
/// </summary>
internal static unsafe class BatchNorm
{
    /// <summary>Normalises by the statistics of <paramref name="x"/>, which it returns, or by given ones.</summary>
    /// <param name="s">Sizes.</param>
    /// <param name="x">(N, C, L).</param>
    /// <param name="w">(C), or empty for 1.</param>
    /// <param name="b">(C), or empty for 0.</param>
    /// <param name="mean">(C); written when <paramref name="measure"/>, else read.</param>
    /// <param name="variance">(C), biased; written when <paramref name="measure"/>, else read.</param>
    /// <param name="y">(N, C, L).</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="measure">Take the statistics of x.</param>
    public static void Forward<T>(in NormShape s, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> b, Span<double> mean,
        Span<double> variance, Span<T> y, double eps, bool measure)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Length < s.Length || y.Length < s.Length || mean.Length < s.C || variance.Length < s.C)
            throw new ArgumentException(
                $"x has {x.Length} values, y {y.Length} and the statistics {mean.Length}, but {s} needs {s.Length} and {s.C}.");
        fixed (T* px = x, pw = w, pb = b, py = y)
        fixed (double* pm = mean, pv = variance)
        {
            var job = new Job<T> { Shape = s, X = px, W = pw, B = pb, Y = py, Mean = pm, Variance = pv, Eps = eps, Measure = measure };
            Threads.For(ref job, s.C, s.Grain);
        }
    }

    private struct Job<T> : IRangeJob, ISimdKernel<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public NormShape Shape;
        public T* X, W, B, Y;
        public double* Mean, Variance;
        public double Eps;
        public bool Measure;
        private int first, last;

        public readonly void Run(int from, int to)
        {
            Job<T> part = this;
            (part.first, part.last) = (from, to);
            Simd.Run<T, Job<T>>(ref part);
        }

        public readonly void Run<V, S>()
            where V : unmanaged
            where S : struct, ISimd<V, T>
        {
            using Scratch.Lease<T> workspace = Scratch.Rent<T>(ChannelRuns<T>.Workspace(Shape));
            for (int c = first; c < last; c++)
            {
                ChannelRuns<T> x = ChannelRuns<T>.Of(Shape, X, c, workspace.Start, read: true);
                ChannelRuns<T> y = ChannelRuns<T>.Of(Shape, Y, c, workspace.Start, read: false);
                if (Measure)
                    (Mean[c], Variance[c]) = Moments.Of<V, S, T>(x, y);
                double scale = (W == null ? 1 : double.CreateTruncating(W[c])) / Math.Sqrt(Variance[c] + Eps);
                T mean = T.CreateTruncating(Mean[c]), shift = B == null ? T.Zero : B[c];
                for (int run = 0; run < x.Count; run++)
                    Apply<V, S>(x[run], y[run], x.Length, (mean, T.CreateTruncating(scale), shift));
                y.WriteBack(Y, c);
            }
        }

        /// <summary>y = (x - mean) * scale + shift: the difference first, since both may be large and near each other.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Apply<V, S>(T* x, T* y, int count, (T Mean, T Scale, T Shift) k)
            where V : unmanaged
            where S : struct, ISimd<V, T>
        {
            V mean = S.Create(k.Mean), scale = S.Create(k.Scale), shift = S.Create(k.Shift);
            int i = 0;
            for (; i <= count - S.Lanes; i += S.Lanes)
                S.Store(y + i, S.Fma(S.Subtract(S.Load(x + i), mean), scale, shift));
            for (; i < count; i++)
                y[i] = SimdScalar<T>.Fma(x[i] - k.Mean, k.Scale, k.Shift);
        }
    }
}
