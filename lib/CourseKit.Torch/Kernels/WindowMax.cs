using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>The maximum of each listed window: adaptive and fractional max pooling. The first maximum wins, NaN over all.</summary>
internal static unsafe class WindowMax
{
    /// <summary>y = the largest value of each window, and its position in the H * W plane.</summary>
    public static void Forward<T>(WindowGrid grid, ReadOnlySpan<T> x, Span<T> y, Span<int> indices)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        grid.Check(x.Length, y.Length);
        grid.Check(x.Length, indices.Length);
        fixed (T* px = x, py = y)
        fixed (int* pi = indices)
        {
            var job = new Job<T> { Grid = grid, X = px, Y = py, Indices = pi };
            Threads.For(ref job, grid.Planes, grid.Grain);
        }
    }

    private struct Job<T> : IRangeJob
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public WindowGrid Grid;
        public T* X, Y;
        public int* Indices;

        public readonly void Run(int from, int to)
        {
            int next = from * Grid.oH * Grid.oW;
            for (int p = from; p < to; p++)
            {
                T* x = X + (nint)p * Grid.H * Grid.W;
                ReadOnlySpan<int> rows = Grid.Rows.AsSpan(Grid.RowsOf(p)), cols = Grid.Cols.AsSpan(Grid.ColsOf(p));
                for (int i = 0; i < Grid.oH; i++)
                    for (int j = 0; j < Grid.oW; j++, next++)
                    {
                        int best = Best(x, (rows[2 * i], rows[2 * i + 1]), (cols[2 * j], cols[2 * j + 1]));
                        Y[next] = x[best];
                        Indices[next] = best;
                    }
            }
        }

        private readonly int Best(T* x, (int From, int To) rows, (int From, int To) cols)
        {
            int best = rows.From * Grid.W + cols.From;
            T max = x[best];
            for (int u = rows.From; u < rows.To; u++)
                for (int at = u * Grid.W + cols.From; at < u * Grid.W + cols.To; at++)
                    if (x[at] > max || T.IsNaN(x[at]))
                        (best, max) = (at, x[at]);
            return best;
        }
    }
}
