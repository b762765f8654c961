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
        for (int py = 0; py < s.strideH; py++)
        {
            var rows = new Phase(py, s.H, s.kH, s.strideH, s.padH, s.oH);
            for (int px = 0; px < s.strideW; px++)
                RunPhase(s, rows, new Phase(px, s.W, s.kW, s.strideW, s.padW, s.oW), dy, w, dx);
        }
    }

    private static void RunPhase<T>(in ConvShape s, Phase rows, Phase cols, T* dy, T* w, T* dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (rows.Count == 0 || cols.Count == 0)
            return;
        bool empty = rows.Taps == 0 || cols.Taps == 0;
        var phase =
            new ConvShape(s.N, s.F, s.oH, s.oW, s.C, Math.Max(1, rows.Taps), Math.Max(1, cols.Taps), 1, 1, rows.Padding, cols.Padding,
            1, 1, s.groups);
        using Scratch.Lease<T> result = Scratch.Rent<T>(empty ? 0 : phase.YLength);
        if (!empty)
        {
            using Scratch.Lease<T> weights = Scratch.Rent<T>(phase.WLength);
            Pick(s, rows, cols, w, weights.Start);
            Convolution.Forward(phase, dy, weights.Start, null, result.Start);
        }
        var job = new SpreadJob<T>
        {
            Shape = s,
            Rows = rows,
            Cols = cols,
            Height = phase.oH,
            Width = phase.oW,
            From = empty ? null : result.Start,
            Dx = dx,
        };
        Threads.For(ref job, s.N * s.C, 1 + 16384 / (rows.Count * cols.Count));
    }

    /// <summary>w (groups, F', C', kH, kW) to (groups, C', F', rows, cols): the taps of one phase, turned by half a circle.</summary>
    private static void Pick<T>(in ConvShape s, Phase rows, Phase cols, T* w, T* to)
        where T : unmanaged
    {
        int taps = rows.Taps * cols.Taps;
        for (int item = 0; item < s.F * s.GroupC; item++)
        {
            int f = item / s.GroupC, c = item % s.GroupC, g = f / s.GroupF;
            T* kernel = w + (nint)item * s.kH * s.kW;
            T* turned = to + ((nint)(g * s.GroupC + c) * s.GroupF + f % s.GroupF) * taps;
            for (int u = 0; u < rows.Taps; u++)
            {
                for (int v = 0; v < cols.Taps; v++)
                    turned[taps - 1 - u * cols.Taps - v] = kernel[(rows.First + u * s.strideH) * s.kW + cols.First + v * s.strideW];
            }
        }
    }

    /// <summary>One axis: which taps the pixels remainder, remainder + stride ... of x meet.</summary>
    private readonly struct Phase
    {
        public Phase(int remainder, int size, int kernel, int stride, int padding, int outputs)
        {
            Remainder = remainder;
            Count = (size - remainder + stride - 1) / stride;
            First = (remainder + padding) % stride;
            Taps = First < kernel ? (kernel - 1 - First) / stride + 1 : 0;
            // Pixel number i of the phase meets outputs i + ahead - (Taps - 1) to i + ahead.
            int ahead = (remainder + padding - First) / stride, before = Taps - 1 - ahead, after = Count - 1 + ahead - (outputs - 1);
            Padding = Math.Max(before, after);
            Skip = Padding - before;
        }

        public int Remainder { get; }

        /// <summary>Pixels of the phase.</summary>
        public int Count { get; }

        public int First { get; }

        public int Taps { get; }

        public int Padding { get; }

        /// <summary>Results before the first pixel, which the symmetric padding adds.</summary>
        public int Skip { get; }
    }

    /// <summary>Items are planes of dx: puts the results of one phase in their places.</summary>
    private struct SpreadJob<T> : IRangeJob
        where T : unmanaged
    {
        public ConvShape Shape;
        public Phase Rows, Cols;
        public int Height, Width;
        public T* From, Dx;

        public readonly void Run(int from, int to)
        {
            for (int plane = from; plane < to; plane++)
            {
                for (int i = 0; i < Rows.Count; i++)
                {
                    T* target = Dx + ((nint)plane * Shape.H + Rows.Remainder + i * Shape.strideH) * Shape.W + Cols.Remainder;
                    T* source = From == null ? null : From + ((nint)plane * Height + Rows.Skip + i) * Width + Cols.Skip;
                    for (int j = 0; j < Cols.Count; j++)
                        target[(nint)j * Shape.strideW] = source == null ? default : source[j];
                }
            }
        }
    }
}
