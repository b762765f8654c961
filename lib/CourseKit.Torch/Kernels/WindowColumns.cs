using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// The windows of images laid out as columns, and back. Columns of plane p = (n, c) are the rows (p, u, v), one number for each place (i,
/// j) of the window: columns[p,u,v,i,j] = x[p, i*stride+u*dilation-padding, j*stride+v*dilation-padding], 0 in the border. A planes' work
/// is its own, so threads share nothing.
/// </summary>
internal static unsafe class WindowColumns
{
    // Elements that are worth a thread.
    private const int Grain = 1 << 14;

    /// <summary>Writes the columns of all planes.</summary>
    /// <param name="s">Planes as images of one channel: N planes, C = F = groups = 1.</param>
    /// <param name="x">Planes, (N, H, W).</param>
    /// <param name="columns">(N, kH kW, oH oW).</param>
    public static void Unfold<T>(in ConvShape s, ReadOnlySpan<T> x, Span<T> columns) where T : unmanaged, INumber<T>
    {
        Check(s, x.Length, columns.Length);
        fixed (T* px = x, pc = columns)
            Run(s, px, pc, back: false);
    }

    /// <summary>Adds up, for each pixel, the numbers that stand for it in the columns.</summary>
    /// <inheritdoc cref="Unfold"/>
    public static void Fold<T>(in ConvShape s, ReadOnlySpan<T> columns, Span<T> x) where T : unmanaged, INumber<T>
    {
        Check(s, x.Length, columns.Length);
        x.Clear();
        fixed (T* px = x, pc = columns)
            Run(s, px, pc, back: true);
    }

    private static void Check(in ConvShape s, int x, int columns)
    {
        if (x != s.XLength || columns != (long)s.N * s.Taps * s.Pixels)
            throw new ArgumentException($"{x} pixels and {columns} numbers in columns do not fit {s}.");
    }

    private static void Run<T>(in ConvShape s, T* x, T* columns, bool back) where T : unmanaged, INumber<T>
    {
        var job = new Job<T> { Shape = s, X = x, Columns = columns, Back = back };
        Threads.For(ref job, s.N, 1 + Grain / Math.Max(1, s.Taps * s.Pixels));
    }

    private struct Job<T> : IRangeJob where T : unmanaged, INumber<T>
    {
        public ConvShape Shape;
        public T* X, Columns;
        public bool Back;

        public readonly void Run(int from, int to)
        {
            for (int p = from; p < to; p++)
            {
                T* plane = X + (nint)p * Shape.H * Shape.W, row = Columns + (nint)p * Shape.Taps * Shape.Pixels;
                for (int u = 0; u < Shape.kH; u++)
                    for (int v = 0; v < Shape.kW; v++, row += Shape.Pixels)
                        Tap(plane, row, u * Shape.dilationH - Shape.padH, v * Shape.dilationW - Shape.padW);
            }
        }

        /// <summary>One tap of the window at all its places.</summary>
        private readonly void Tap(T* plane, T* row, int top, int left)
        {
            for (int i = 0; i < Shape.oH; i++)
            {
                int y = i * Shape.strideH + top;
                for (int j = 0; j < Shape.oW; j++, row++)
                {
                    int x = j * Shape.strideW + left;
                    bool inside = (uint)y < (uint)Shape.H && (uint)x < (uint)Shape.W;
                    if (!Back)
                        *row = inside ? plane[y * Shape.W + x] : T.Zero;
                    else if (inside)
                        plane[y * Shape.W + x] += *row;
                }
            }
        }
    }
}
