using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// 2-D cross-correlation and its gradients, everything contiguous: x (N, C, H, W), w (F, C / groups, kH, kW), b (F), y (N, F, oH, oW).
/// 3x3 kernels over many channels go to <see cref="WinogradConvolution"/>, few channels and many images to
/// <see cref="LaneConvolution"/> (a lane per image), the rest to <see cref="GemmConvolution"/>. The choice depends on the shape alone.
/// </summary>
internal static unsafe class Convolution
{
    /// <summary>A way to compute wherever it is possible; null chooses the fastest for the shape. Tests set it, or the variable
    /// <c>COURSEKIT_CONVOLUTION</c> (lanes, product, winograd).</summary>
    public static ConvolutionWay? Forced { get; set; } =
        Enum.TryParse(Environment.GetEnvironmentVariable("COURSEKIT_CONVOLUTION"), true, out ConvolutionWay way) ? way : null;

    /// <summary>The way that a convolution of this shape is computed.</summary>
    public static ConvolutionWay Choose<T>(in ConvShape s)
        where T : unmanaged
    {
        if (Forced == ConvolutionWay.Winograd ? WinogradConvolution.Allows<T>(s) : Forced == null && WinogradConvolution.Suits<T>(s))
            return ConvolutionWay.Winograd;
        if (Forced == ConvolutionWay.Lanes ? LaneConvolution.Allows(s) : Forced == null && LaneConvolution.Suits<T>(s))
            return ConvolutionWay.Lanes;
        return ConvolutionWay.Product;
    }

    /// <summary><c>y[n,f,i,j] = b[f] + sum over c,u,v of x[n, c, i*strideH + u*dilationH - padH, j*strideW + v*dilationW - padW] *
    /// w[f,c,u,v]</c>.</summary>
    public static void Forward<T>(in ConvShape s, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> b, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(s, x.Length, w.Length, y.Length);
        if (!b.IsEmpty && b.Length < s.F)
            throw new ArgumentException($"The bias has {b.Length} values for {s.F} filters.");
        if (s.YLength == 0)
            return;
        fixed (T* px = x, pw = w, pb = b, py = y)
            Forward(s, px, pw, pb, py);
    }

    /// <summary>
    /// Whether <see cref="ForwardPooled"/> can compute a convolution of this shape, in the way that is chosen for it anyway.
    /// </summary>
    public static bool Pools(in ConvShape s) =>
        s is { N: > 0, F: > 0, C: > 0, oH: > 1, oW: > 1 } && Choose<float>(s) == ConvolutionWay.Lanes;

    /// <summary>
    /// The convolution, max pooled at once with 2 by 2 windows side by side: the bits that both give one after the other.
    /// </summary>
    /// <param name="s">The convolution; see <see cref="Pools"/>.</param>
    /// <param name="x">(N, C, H, W).</param>
    /// <param name="w">(F, C / groups, kH, kW).</param>
    /// <param name="b">(F), or empty.</param>
    /// <param name="y">(N, F, oH / 2, oW / 2).</param>
    /// <param name="positions">Where each maximum stood in its plane of oH by oW, shaped like y.</param>
    public static void ForwardPooled(in ConvShape s, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> b,
        Span<float> y, Span<int> positions)
    {
        CheckPooled(s, y.Length, positions.Length);
        Check(s, x.Length, w.Length, int.MaxValue);
        if (!b.IsEmpty && b.Length < s.F)
            throw new ArgumentException($"The bias has {b.Length} values for {s.F} filters.");
        fixed (float* px = x, pw = w, pb = b, py = y)
        {
            fixed (int* pp = positions)
                LaneConvolution.ForwardPooled(s, px, pw, pb, py, pp);
        }
    }

    /// <summary>dL/dw from the gradient of <see cref="ForwardPooled"/>'s result; overwrites <paramref name="dw"/>.</summary>
    public static void BackwardWeightPooled(in ConvShape s, ReadOnlySpan<float> dy, ReadOnlySpan<int> positions, ReadOnlySpan<float> x,
        Span<float> dw)
    {
        CheckPooled(s, dy.Length, positions.Length);
        Check(s, x.Length, dw.Length, int.MaxValue);
        fixed (float* pdy = dy, px = x, pdw = dw)
        {
            fixed (int* pp = positions)
                LaneConvolution.BackwardWeightPooled(s, pdy, pp, px, pdw);
        }
    }

    /// <summary>dL/dx from dL/dy; overwrites <paramref name="dx"/>.</summary>
    public static void BackwardInput<T>(in ConvShape s, ReadOnlySpan<T> dy, ReadOnlySpan<T> w, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(s, dx.Length, w.Length, dy.Length);
        if (s.XLength == 0)
            return;
        fixed (T* pdy = dy, pw = w, pdx = dx)
        {
            if (s.YLength == 0)
            {
                dx[..(int)s.XLength].Clear();
            }
            else if (s.strideH == 1 && s.strideW == 1 && Choose<T>(s.InputGradient()) == ConvolutionWay.Winograd)
            {
                WinogradConvolution.BackwardInput(s, (float*)pdy, (float*)pw, (float*)pdx);
            }
            else if (s.strideH == 1 && s.strideW == 1)
            {
                using Scratch.Lease<T> turned = Scratch.Rent<T>(s.WLength);
                Turn(s, pw, turned.Start);
                Forward(s.InputGradient(), pdy, turned.Start, null, pdx);
            }
            else if (StridedInputGradient.Suits(s))
            {
                StridedInputGradient.Run(s, pdy, pw, pdx);
            }
            else
            {
                GemmConvolution.BackwardInput(s, pdy, pw, pdx);
            }
        }
    }

    /// <summary>dL/dw from dL/dy; overwrites <paramref name="dw"/>.</summary>
    public static void BackwardWeight<T>(in ConvShape s, ReadOnlySpan<T> dy, ReadOnlySpan<T> x, Span<T> dw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(s, x.Length, dw.Length, dy.Length);
        if (s.YLength == 0 || s.WLength == 0)
        {
            dw[..(int)s.WLength].Clear();
            return;
        }
        fixed (T* pdy = dy, px = x, pdw = dw)
        {
            switch (Choose<T>(s))
            {
                case ConvolutionWay.Winograd: WinogradConvolution.BackwardWeight(s, (float*)pdy, (float*)px, (float*)pdw); break;
                case ConvolutionWay.Lanes: LaneConvolution.BackwardWeight(s, pdy, px, pdw); break;
                default: GemmConvolution.BackwardWeight(s, pdy, px, pdw); break;
            }
        }
    }

    /// <summary>dL/db: the sum of dy over images and pixels; overwrites <paramref name="db"/>.</summary>
    public static void BackwardBias<T>(in ConvShape s, ReadOnlySpan<T> dy, Span<T> db)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (dy.Length < s.YLength || db.Length < s.F)
            throw new ArgumentException($"dy has {dy.Length} values and db {db.Length}, but {s} needs {s.YLength} and {s.F}.");
        fixed (T* pdy = dy, pdb = db)
        {
            var job = new PlaneSums<T> { N = s.N, F = s.F, Pixels = s.Pixels, Dy = pdy, Db = pdb };
            Threads.For(ref job, s.F, 1 + (int)Math.Min(s.F, 65536L * s.F / (s.YLength + 1)));
        }
    }

    /// <summary>Forward on pinned memory; <paramref name="b"/> may be null.</summary>
    public static void Forward<T>(in ConvShape s, T* x, T* w, T* b, T* y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (Choose<T>(s))
        {
            case ConvolutionWay.Winograd: WinogradConvolution.Forward(s, (float*)x, (float*)w, (float*)b, (float*)y); break;
            case ConvolutionWay.Lanes: LaneConvolution.Forward(s, x, w, b, y); break;
            default: GemmConvolution.Forward(s, x, w, b, y); break;
        }
    }

    /// <summary>w (groups, F', C', kH, kW) to (groups, C', F', kH, kW), each kernel turned by half a circle.</summary>
    private static void Turn<T>(in ConvShape s, T* w, T* to)
        where T : unmanaged
    {
        int window = s.kH * s.kW;
        for (int item = 0; item < s.F * s.GroupC; item++)
        {
            int f = item / s.GroupC, c = item % s.GroupC, g = f / s.GroupF;
            T* kernel = w + (nint)item * window;
            T* turned = to + ((nint)(g * s.GroupC + c) * s.GroupF + f % s.GroupF) * window;
            for (int t = 0; t < window; t++)
                turned[window - 1 - t] = kernel[t];
        }
    }

    private static void Check(in ConvShape s, int x, int w, int y)
    {
        if (s.groups < 1 || s.C % s.groups != 0 || s.F % s.groups != 0)
            throw new ArgumentException($"{s.groups} groups must divide {s.C} channels and {s.F} filters.");
        if (x < s.XLength || w < s.WLength || y < s.YLength)
            throw new ArgumentException($"x has {x} values, w {w} and y {y}, but {s} needs {s.XLength}, {s.WLength} and {s.YLength}.");
    }

    private static void CheckPooled(in ConvShape s, int y, int positions)
    {
        long values = (long)s.N * s.F * (s.oH / 2) * (s.oW / 2);
        if (y < values || positions < values)
            throw new ArgumentException($"The pooled result has {y} values and {positions} positions, but {s} needs {values}.");
    }

    private struct PlaneSums<T> : IRangeJob, ISimdKernel<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public int N, F, Pixels;
        public T* Dy, Db;
        private int first, last;

        public readonly void Run(int from, int to)
        {
            PlaneSums<T> part = this;
            (part.first, part.last) = (from, to);
            Simd.Run<T, PlaneSums<T>>(ref part);
        }

        public readonly void Run<V, S>()
            where V : unmanaged
            where S : struct, ISimd<V, T>
        {
            for (int f = first; f < last; f++)
            {
                T sum = T.Zero;
                for (int n = 0; n < N; n++)
                    sum += Reduce.Sum<V, S, T>(Dy + ((nint)n * F + f) * Pixels, Pixels);
                Db[f] = sum;
            }
        }
    }
}
