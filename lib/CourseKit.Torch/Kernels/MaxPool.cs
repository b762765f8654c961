using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>Max pooling. The first maximum of a window wins; any NaN wins over all numbers (the last of several), as in PyTorch.</summary>
internal static unsafe class MaxPool
{
    /// <summary><c>y[p,i,j] = max over u,v of x[p, i*strideH + u*dilationH - padH, j*strideW + v*dilationW - padW]</c>, padding left
    /// out.</summary>
    /// <param name="s">Sizes.</param>
    /// <param name="x">(Planes, H, W).</param>
    /// <param name="y">(Planes, oH, oW).</param>
    /// <param name="indices">Position of each maximum in its H * W plane, (Planes, oH, oW); or empty.</param>
    public static void Forward<T>(in PoolShape s, ReadOnlySpan<T> x, Span<T> y, Span<int> indices)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        s.Check(x.Length, y.Length);
        if (!indices.IsEmpty)
            s.Check(x.Length, indices.Length);
        fixed (T* px = x, py = y)
        {
            fixed (int* pi = indices)
            {
                var job = new ForwardJob<T> { Shape = s, X = px, Y = py, Indices = pi };
                Threads.For(ref job, s.Planes, s.Grain);
            }
        }
    }

    /// <summary>Sends dy back to the pixels that won; overwrites <paramref name="dx"/>.</summary>
    public static void Backward<T>(in PoolShape s, ReadOnlySpan<T> dy, ReadOnlySpan<int> indices, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        s.Check(dx.Length, dy.Length);
        s.Check(dx.Length, indices.Length);
        fixed (T* pdy = dy, pdx = dx)
        {
            fixed (int* pi = indices)
            {
                var job = new BackwardJob<T> { Shape = s, Dy = pdy, Indices = pi, Dx = pdx };
                Threads.For(ref job, s.Planes, s.Grain);
            }
        }
    }

    private struct ForwardJob<T> : IRangeJob
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public PoolShape Shape;
        public T* X, Y;
        public int* Indices;

        public readonly void Run(int from, int to)
        {
            bool halving = MaxPoolHalving.Suits<T>(Shape);
            for (int p = from; p < to; p++)
            {
                T* x = X + (nint)p * Shape.InPixels;
                T* y = Y + (nint)p * Shape.OutPixels;
                int* indices = Indices == null ? null : Indices + (nint)p * Shape.OutPixels;
                if (halving)
                    MaxPoolHalving.Forward(Shape, (float*)x, (float*)y, indices);
                else
                    Plane(x, y, indices);
            }
        }

        private readonly void Plane(T* x, T* y, int* indices)
        {
            for (int i = 0; i < Shape.oH; i++)
            {
                int top = i * Shape.strideH - Shape.padH;
                var rows = PoolShape.Inside(top, Shape.H, Shape.kH, Shape.dilationH);
                for (int j = 0; j < Shape.oW; j++)
                {
                    int left = j * Shape.strideW - Shape.padW;
                    var cols = PoolShape.Inside(left, Shape.W, Shape.kW, Shape.dilationW);
                    int best = Window(x, top, left, rows, cols);
                    *y++ = best < 0 ? T.NegativeInfinity : x[best];
                    if (indices != null)
                        *indices++ = Math.Max(best, 0);
                }
            }
        }

        private readonly int Window(T* x, int top, int left, (int From, int To) rows, (int From, int To) cols)
        {
            int best = -1;
            T max = T.NegativeInfinity;
            for (int u = rows.From; u < rows.To; u++)
            {
                int at = (top + u * Shape.dilationH) * Shape.W + left + cols.From * Shape.dilationW;
                for (int v = cols.From; v < cols.To; v++, at += Shape.dilationW)
                {
                    T value = x[at];
                    if (value > max || T.IsNaN(value) || best < 0)
                    {
                        max = value;
                        best = at;
                    }
                }
            }
            return best;
        }
    }

    private struct BackwardJob<T> : IRangeJob
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public PoolShape Shape;
        public T* Dy, Dx;
        public int* Indices;

        public readonly void Run(int from, int to)
        {
            bool halving = MaxPoolHalving.Suits<T>(Shape);
            for (int p = from; p < to; p++)
            {
                T* dx = Dx + (nint)p * Shape.InPixels;
                T* dy = Dy + (nint)p * Shape.OutPixels;
                int* indices = Indices + (nint)p * Shape.OutPixels;
                if (halving)
                {
                    MaxPoolHalving.Backward(Shape, (float*)dy, indices, (float*)dx);
                    continue;
                }
                new Span<T>(dx, Shape.InPixels).Clear();
                for (int q = 0; q < Shape.OutPixels; q++)
                {
                    if ((uint)indices[q] >= (uint)Shape.InPixels)
                        throw new InvalidOperationException($"Index {indices[q]} lies outside a plane of {Shape.InPixels} pixels.");
                    dx[indices[q]] += dy[q];
                }
            }
        }
    }
}
