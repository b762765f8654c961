using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// dL/dx of a convolution with stride: pixels of x whose row and column leave the same remainders by the strides (a phase) meet the same
/// few taps, and their gradient is a convolution of dy of stride 1 with these taps.
/// </summary>
internal static unsafe class StridedInputGradient
{
    /// <summary>Whether the shape can be taken apart like this.</summary>
    public static bool Suits(in ConvShape s) =>
        s.dilationH == 1 && s.dilationW == 1 && s.padH >= 0 && s.padW >= 0 && s.strideH * s.strideW <= 16;

    public static void Run<T>(in ConvShape s, T* dy, T* w, T* dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (s.kH < s.strideH || s.kW < s.strideW)      // some pixels meet no tap
        {
            var clear = new ClearJob<T> { Plane = s.H * s.W, Dx = dx };
            Threads.For(ref clear, s.N * s.C, 1 + 65536 / clear.Plane);
        }
        using Scratch.Lease<T> weights = Scratch.Rent<T>(s.WLength);
        using Scratch.Lease<nint> starts = Scratch.Rent<nint>(s.kH * s.kW);
        using Scratch.Lease<int> steps = Scratch.Rent<int>(s.kH * s.kW);
        var sort = new SortJob<T> { Shape = s, Starts = starts.Start, Steps = steps.Start, From = w, To = weights.Start };
        sort.Plan();
        Threads.For(ref sort, sort.Items, 1 + 16384 / (SortJob<T>.Together * s.GroupF));
        T* own = weights.Start;
        for (int py = 0; py < s.strideH; py++)
        {
            StridedPhase rows = Rows(s, py);
            for (int px = 0; px < s.strideW; px++)
            {
                StridedPhase cols = Cols(s, px);
                if (!rows.IsEmpty && !cols.IsEmpty)
                    RunPhase(s, rows, cols, dy, own, dx);
                own += (nint)s.F * s.GroupC * rows.Taps * cols.Taps;
            }
        }
    }

    private static StridedPhase Rows(in ConvShape s, int remainder) => new(remainder, s.H, s.kH, s.strideH, s.padH, s.oH);

    private static StridedPhase Cols(in ConvShape s, int remainder) => new(remainder, s.W, s.kW, s.strideW, s.padW, s.oW);

    private static void RunPhase<T>(in ConvShape s, StridedPhase rows, StridedPhase cols, T* dy, T* w, T* dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // The border may differ from side to side: as the padding of a convolution it would make more outputs than there are pixels.
        var phase = new ConvShape(s.N, s.F, rows.Padded(s.oH), cols.Padded(s.oW), s.C, rows.Taps, cols.Taps, 1, 1, 0, 0, 1, 1, s.groups);
        bool bare = rows.IsBare && cols.IsBare;
        using Scratch.Lease<T> result = Scratch.Rent<T>(phase.YLength);
        using Scratch.Lease<T> bordered = Scratch.Rent<T>(bare ? 0 : phase.XLength);
        if (!bare)
        {
            var border = new BorderJob<T> { Shape = s, Rows = rows, Cols = cols, From = dy, To = bordered.Start };
            Threads.For(ref border, s.N * s.F, 1 + 16384 / (phase.H * phase.W));
        }
        Convolution.Forward(phase, bare ? dy : bordered.Start, w, null, result.Start);
        var spread = new SpreadJob<T> { Shape = s, Rows = rows, Cols = cols, From = result.Start, Dx = dx };
        Threads.For(ref spread, s.N * s.C, 1 + 16384 / (rows.Count * cols.Count));
    }

    /// <summary>w (groups, F', C', kH, kW) to, for each phase, (groups, C', F', rows, cols): its taps, turned by half a circle. Items are
    /// some channels of a group.</summary>
    private struct SortJob<T> : IRangeJob
        where T : unmanaged
    {
        // So that what is read lies together for a while, as what is written does.
        public const int Together = 8;

        public ConvShape Shape;
        public nint* Starts;
        public int* Steps;
        public T* From, To;

        public readonly int Items => Shape.groups * Blocks;

        private readonly int Blocks => (Shape.GroupC + Together - 1) / Together;

        /// <summary>Works out where each tap's first weight goes, and how far apart its weights are.</summary>
        public readonly void Plan()
        {
            nint phase = 0;
            for (int py = 0; py < Shape.strideH; py++)
            {
                StridedPhase rows = Rows(Shape, py);
                for (int px = 0; px < Shape.strideW; px++)
                {
                    StridedPhase cols = Cols(Shape, px);
                    int taps = rows.Taps * cols.Taps;
                    for (int t = 0; t < taps; t++)
                    {
                        int row = rows.First + t / cols.Taps * Shape.strideH, col = cols.First + t % cols.Taps * Shape.strideW;
                        Starts[row * Shape.kW + col] = phase + taps - 1 - t;
                        Steps[row * Shape.kW + col] = taps;
                    }
                    phase += (nint)Shape.F * Shape.GroupC * taps;
                }
            }
        }

        public readonly void Run(int from, int to)
        {
            int window = Shape.kH * Shape.kW;
            for (int item = from; item < to; item++)
            {
                int g = item / Blocks, first = item % Blocks * Together, last = Math.Min(first + Together, Shape.GroupC);
                for (int f = 0; f < Shape.GroupF; f++)
                {
                    T* kernel = From + ((nint)(g * Shape.GroupF + f) * Shape.GroupC + first) * window;
                    for (int c = first; c < last; c++, kernel += window)
                    {
                        nint at = (nint)(g * Shape.GroupC + c) * Shape.GroupF + f;
                        for (int t = 0; t < window; t++)
                            To[Starts[t] + at * Steps[t]] = kernel[t];
                    }
                }
            }
        }
    }

    /// <summary>Items are planes of dy: copies them, with the zeros of one phase around.</summary>
    private struct BorderJob<T> : IRangeJob
        where T : unmanaged
    {
        public ConvShape Shape;
        public StridedPhase Rows, Cols;
        public T* From, To;

        public readonly void Run(int from, int to)
        {
            int height = Rows.Padded(Shape.oH), width = Cols.Padded(Shape.oW);
            int left = Math.Max(0, -Cols.Before), border = Math.Max(0, Cols.Before), count = Math.Min(Shape.oW - left, width - border);
            int top = Math.Max(0, Rows.Before), bottom = count <= 0 ? top : Math.Min(height, Shape.oH + Rows.Before);
            for (int plane = from; plane < to; plane++)
            {
                T* target = To + (nint)plane * height * width, source = From + (nint)plane * Shape.Pixels + left;
                new Span<T>(target, height * width).Clear();
                for (int i = top; i < bottom; i++)
                    Copy.Run(source + (i - Rows.Before) * Shape.oW, target + i * width + border, count);
            }
        }
    }

    /// <summary>Items are planes of dx: puts the results of one phase in their places.</summary>
    private struct SpreadJob<T> : IRangeJob
        where T : unmanaged
    {
        public ConvShape Shape;
        public StridedPhase Rows, Cols;
        public T* From, Dx;

        public readonly void Run(int from, int to)
        {
            for (int plane = from; plane < to; plane++)
            {
                for (int i = 0; i < Rows.Count; i++)
                {
                    T* target = Dx + ((nint)plane * Shape.H + Rows.Remainder + i * Shape.strideH) * Shape.W + Cols.Remainder;
                    T* source = From + ((nint)plane * Rows.Count + i) * Cols.Count;
                    for (int j = 0; j < Cols.Count; j++)
                        target[(nint)j * Shape.strideW] = source[j];
                }
            }
        }
    }

    /// <summary>Items are planes of dx.</summary>
    private struct ClearJob<T> : IRangeJob
        where T : unmanaged
    {
        public int Plane;
        public T* Dx;

        public readonly void Run(int from, int to)
        {
            for (int plane = from; plane < to; plane++)
                new Span<T>(Dx + (nint)plane * Plane, Plane).Clear();
        }
    }
}
