using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>The gradients of <see cref="BatchNorm"/>, channel by channel: the sums first, then dx while the channel is in cache.</summary>
internal static unsafe class BatchNormGradient
{
    /// <summary>
    /// <c>db = sum dy</c>, <c>dw = sum dy xhat</c>, and dx: <c>w / deviation * dy</c> for given statistics; for those of x itself
    /// <c>w / deviation * (dy - mean(dy) - xhat mean(dy xhat))</c>, where <c>xhat = (x - mean) / deviation</c>.
    /// </summary>
    /// <param name="s">Sizes.</param>
    /// <param name="x">(N, C, L).</param>
    /// <param name="dy">(N, C, L).</param>
    /// <param name="w">(C), or empty for 1.</param>
    /// <param name="mean">(C).</param>
    /// <param name="variance">(C), biased.</param>
    /// <param name="dx">(N, C, L), or empty.</param>
    /// <param name="dw">(C), or empty.</param>
    /// <param name="db">(C), or empty.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="measured">The statistics were those of x.</param>
    public static void Run<T>(in NormShape s, ReadOnlySpan<T> x, ReadOnlySpan<T> dy, ReadOnlySpan<T> w, ReadOnlySpan<double> mean,
        ReadOnlySpan<double> variance, Span<T> dx, Span<T> dw, Span<T> db, double eps, bool measured)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Length < s.Length || dy.Length < s.Length || !dx.IsEmpty && dx.Length < s.Length || mean.Length < s.C
            || variance.Length < s.C)
            throw new ArgumentException($"x has {x.Length} values, dy {dy.Length} and dx {dx.Length}, but {s} needs {s.Length}.");
        fixed (T* px = x, pdy = dy, pw = w, pdx = dx, pdw = dw, pdb = db)
        fixed (double* pm = mean, pv = variance)
        {
            var job = new Job<T>
            {
                Shape = s,
                X = px,
                Dy = pdy,
                W = pw,
                Dx = pdx,
                Dw = pdw,
                Db = pdb,
                Mean = pm,
                Variance = pv,
                Eps = eps,
                Measured = measured,
            };
            Threads.For(ref job, s.C, s.Grain);
        }
    }

    private struct Job<T> : IRangeJob, ISimdKernel<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public NormShape Shape;
        public T* X, Dy, W, Dx, Dw, Db;
        public double* Mean, Variance;
        public double Eps;
        public bool Measured;
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
            long room = ChannelRuns<T>.Workspace(Shape);
            using Scratch.Lease<T> forX = Scratch.Rent<T>(room);
            using Scratch.Lease<T> forDy = Scratch.Rent<T>(room);
            for (int c = first; c < last; c++)
            {
                ChannelRuns<T> x = ChannelRuns<T>.Of(Shape, X, c, forX.Start, read: true);
                ChannelRuns<T> dy = ChannelRuns<T>.Of(Shape, Dy, c, forDy.Start, read: true);
                ChannelRuns<T> dx = Dx == null ? dy : ChannelRuns<T>.Of(Shape, Dx, c, forDy.Start, read: false);
                T mean = T.CreateTruncating(Mean[c]);
                double inverse = 1 / Math.Sqrt(Variance[c] + Eps), count = Shape.PerChannel;
                var (sum, dot) = Moments.OfGradient<V, S, T>(dy, x, mean, dx);
                dot -= sum * (Mean[c] - double.CreateTruncating(mean));
                if (Db != null)
                    Db[c] = T.CreateTruncating(sum);
                if (Dw != null)
                    Dw[c] = T.CreateTruncating(dot * inverse);
                if (Dx == null)
                    continue;
                double scale = (W == null ? 1 : double.CreateTruncating(W[c])) * inverse;
                T slope = T.CreateTruncating(Measured ? -dot * inverse * inverse / count : 0),
                    shift = T.CreateTruncating(Measured ? -sum / count : 0);
                for (int run = 0; run < x.Count; run++)
                    Apply<V, S>(x[run], dy[run], dx[run], x.Length, (mean, slope, shift, T.CreateTruncating(scale)));
                dx.WriteBack(Dx, c);
            }
        }

        /// <summary>dx = scale * (dy + shift + slope * (x - mean)).</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Apply<V, S>(T* x, T* dy, T* dx, int count, (T Mean, T Slope, T Shift, T Scale) k)
            where V : unmanaged
            where S : struct, ISimd<V, T>
        {
            V mean = S.Create(k.Mean), slope = S.Create(k.Slope), shift = S.Create(k.Shift), scale = S.Create(k.Scale);
            int i = 0;
            for (; i <= count - S.Lanes; i += S.Lanes)
            {
                V own = S.Add(S.Load(dy + i), shift);
                S.Store(dx + i, S.Multiply(scale, S.Fma(slope, S.Subtract(S.Load(x + i), mean), own)));
            }
            for (; i < count; i++)
                dx[i] = k.Scale * SimdScalar<T>.Fma(k.Slope, x[i] - k.Mean, dy[i] + k.Shift);
        }
    }
}
