using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>Average pooling.</summary>
internal static unsafe class AvgPool
{
    /// <summary><c>y[p,i,j] = (sum over u,v of x[p, i*strideH + u - padH, j*strideW + v - padW]) / divisor</c>.</summary>
    /// <param name="s">Sizes; dilation must be 1.</param>
    /// <param name="x">(Planes, H, W).</param>
    /// <param name="y">(Planes, oH, oW).</param>
    /// <param name="count_include_pad">Divides by the pixels of the padded window (clipped at the padded border), not only by those
    /// inside.</param>
    /// <param name="divisor_override">Divides by this instead.</param>
    public static void Forward<T>(in PoolShape s, ReadOnlySpan<T> x, Span<T> y, bool count_include_pad, long? divisor_override)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        s.Check(x.Length, y.Length);
        fixed (T* px = x, py = y)
        {
            var job = new Job<T> { Shape = s, X = px, Y = py, CountPadding = count_include_pad, Divisor = divisor_override ?? 0 };
            Threads.For(ref job, s.Planes, s.Grain);
        }
    }

    /// <summary>Spreads dy evenly over its window; overwrites <paramref name="dx"/>.</summary>
    public static void Backward<T>(in PoolShape s, ReadOnlySpan<T> dy, Span<T> dx, bool count_include_pad, long? divisor_override)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        s.Check(dx.Length, dy.Length);
        fixed (T* pdy = dy, pdx = dx)
        {
            var job = new Job<T>
            {
                Shape = s,
                X = pdx,
                Y = pdy,
                CountPadding = count_include_pad,
                Divisor = divisor_override ?? 0,
                IsBackward = true,
            };
            Threads.For(ref job, s.Planes, s.Grain);
        }
    }

    private struct Job<T> : IRangeJob
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public PoolShape Shape;
        public T* X, Y;
        public bool CountPadding, IsBackward;
        public long Divisor;

        public readonly void Run(int from, int to)
        {
            for (int p = from; p < to; p++)
            {
                if (IsBackward)
                    new Span<T>(X + (nint)p * Shape.InPixels, Shape.InPixels).Clear();
                Plane(X + (nint)p * Shape.InPixels, Y + (nint)p * Shape.OutPixels);
            }
        }

        private readonly void Plane(T* x, T* y)
        {
            for (int i = 0; i < Shape.oH; i++)
            {
                int top = i * Shape.strideH - Shape.padH;
                var rows = PoolShape.Inside(top, Shape.H, Shape.kH, 1);
                for (int j = 0; j < Shape.oW; j++, y++)
                {
                    int left = j * Shape.strideW - Shape.padW;
                    var cols = PoolShape.Inside(left, Shape.W, Shape.kW, 1);
                    T area = T.CreateChecked(Area(top, left, rows, cols));
                    T* corner = x + (top + rows.From) * Shape.W + left + cols.From;
                    if (IsBackward)
                        Add(corner, rows.To - rows.From, cols.To - cols.From, *y / area);
                    else
                        *y = Sum(corner, rows.To - rows.From, cols.To - cols.From) / area;
                }
            }
        }

        private readonly long Area(int top, int left, (int From, int To) rows, (int From, int To) cols)
        {
            if (Divisor != 0)
                return Divisor;
            if (!CountPadding)
                return (long)(rows.To - rows.From) * (cols.To - cols.From);
            int bottom = Math.Min(top + Shape.kH, Shape.H + Shape.padH), right = Math.Min(left + Shape.kW, Shape.W + Shape.padW);
            return (long)(bottom - top) * (right - left);
        }

        private readonly T Sum(T* corner, int rows, int cols)
        {
            T sum = T.Zero;
            for (int u = 0; u < rows; u++, corner += Shape.W)
            {
                for (int v = 0; v < cols; v++)
                    sum += corner[v];
            }
            return sum;
        }

        private readonly void Add(T* corner, int rows, int cols, T value)
        {
            for (int u = 0; u < rows; u++, corner += Shape.W)
            {
                for (int v = 0; v < cols; v++)
                    corner[v] += value;
            }
        }
    }
}
