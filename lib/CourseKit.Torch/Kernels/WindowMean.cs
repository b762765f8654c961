using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>The mean of each listed window: adaptive average pooling.</summary>
internal static unsafe class WindowMean
{
    /// <summary>y = the mean of each window.</summary>
    public static void Forward<T>(WindowGrid grid, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        grid.Check(x.Length, y.Length);
        fixed (T* px = x, py = y)
            Run(grid, px, py, isBackward: false);
    }

    /// <summary>Spreads dy evenly over its window; overwrites <paramref name="dx"/>.</summary>
    public static void Backward<T>(WindowGrid grid, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        grid.Check(dx.Length, dy.Length);
        fixed (T* pdy = dy, pdx = dx)
            Run(grid, pdx, pdy, isBackward: true);
    }

    private static void Run<T>(WindowGrid grid, T* x, T* y, bool isBackward)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (int* rows = grid.Rows, cols = grid.Cols)
        {
            var job = new Job<T> { H = grid.H, W = grid.W, oH = grid.oH, oW = grid.oW, Rows = rows, Cols = cols, X = x, Y = y,
                IsBackward = isBackward };
            Threads.For(ref job, grid.Planes, grid.Grain);
        }
    }

    private struct Job<T> : IRangeJob, ISimdKernel<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public int H, W, oH, oW;
        public int* Rows, Cols;
        public T* X, Y;
        public bool IsBackward;
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
            for (int p = first; p < last; p++)
            {
                T* x = X + (nint)p * H * W;
                if (IsBackward)
                    new Span<T>(x, H * W).Clear();
                for (int i = 0; i < oH; i++)
                    for (int j = 0; j < oW; j++)
                        Window<V, S>(x, Y + ((nint)p * oH + i) * oW + j, Rows + 2 * i, Cols + 2 * j);
            }
        }

        private readonly void Window<V, S>(T* x, T* y, int* rows, int* cols)
            where V : unmanaged
            where S : struct, ISimd<V, T>
        {
            int height = rows[1] - rows[0], width = cols[1] - cols[0];
            T* corner = x + rows[0] * W + cols[0];
            T area = T.CreateChecked((long)height * width);
            if (IsBackward)
            {
                Add(corner, height, width, *y / area);
                return;
            }
            // windows as wide as the image lie in one run
            if (width == W)
                *y = Reduce.Sum<V, S, T>(corner, height * width) / area;
            else
            {
                T sum = T.Zero;
                for (int u = 0; u < height; u++)
                    sum += Reduce.Sum<V, S, T>(corner + u * W, width);
                *y = sum / area;
            }
        }

        private readonly void Add(T* corner, int height, int width, T value)
        {
            for (int u = 0; u < height; u++, corner += W)
                for (int v = 0; v < width; v++)
                    corner[v] += value;
        }
    }
}
