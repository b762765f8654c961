using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>How one axis is resampled: output position i is a weighted sum of input positions.</summary>
/// <param name="Size">Input length.</param>
/// <param name="Taps">Input positions per output position.</param>
/// <param name="Positions">Taps positions for each output position, one group behind the other; within the input.</param>
/// <param name="Weights">Their weights.</param>
internal sealed record ResampleAxis(int Size, int Taps, int[] Positions, double[] Weights)
{
    public int Length => Taps == 0 ? 0 : Positions.Length / Taps;

    /// <summary>The input as it is.</summary>
    public static ResampleAxis Identity(int size) => new(size, 1, [.. Enumerable.Range(0, size)], [.. Enumerable.Repeat(1.0, size)]);
}

/// <summary>Resampling of planes along both axes: rows are mixed first, whole registers at a time, then the numbers within a row.</summary>
internal static unsafe class Resample
{
    /// <summary>y[p, i, j] = sum over u, v of rowWeight[i, u] * colWeight[j, v] * x[p, row[i, u], col[j, v]].</summary>
    public static void Forward<T>(int planes, ResampleAxis rows, ResampleAxis cols, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(planes, rows, cols, x.Length, y.Length);
        fixed (T* px = x, py = y)
            Run(planes, rows, cols, px, py, isBackward: false);
    }

    /// <summary>The same weights the other way; overwrites <paramref name="dx"/>.</summary>
    public static void Backward<T>(int planes, ResampleAxis rows, ResampleAxis cols, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check(planes, rows, cols, dx.Length, dy.Length);
        dx.Clear();
        fixed (T* pdy = dy, pdx = dx)
            Run(planes, rows, cols, pdx, pdy, isBackward: true);
    }

    private static void Check(int planes, ResampleAxis rows, ResampleAxis cols, long x, long y)
    {
        if (x < (long)planes * rows.Size * cols.Size || y < (long)planes * rows.Length * cols.Length)
            throw new ArgumentException($"x has {x} values and y {y}, but {planes} planes of {rows.Size} x {cols.Size} to "
                + $"{rows.Length} x {cols.Length} were asked for.");
    }

    private static void Run<T>(int planes, ResampleAxis rows, ResampleAxis cols, T* x, T* y, bool isBackward)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var job = new Job<T>
        {
            Rows = rows,
            Cols = cols,
            ColWeights = [.. cols.Weights.Select(T.CreateTruncating)],
            X = x,
            Y = y,
            IsBackward = isBackward,
        };
        Threads.For(ref job, planes, 1 + 16384 / (rows.Length * cols.Length + rows.Size * cols.Size + 1));
    }

    private struct Job<T> : IRangeJob
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public ResampleAxis Rows, Cols;
        public T[] ColWeights;
        public T* X, Y;
        public bool IsBackward;

        public readonly void Run(int from, int to)
        {
            using Scratch.Lease<T> mixed = Scratch.Rent<T>(Cols.Size);
            var row = new Span<T>(mixed.Start, Cols.Size);
            for (int p = from; p < to; p++)
            {
                T* x = X + (nint)p * Rows.Size * Cols.Size;
                for (int i = 0; i < Rows.Length; i++)
                {
                    var y = new Span<T>(Y + ((nint)p * Rows.Length + i) * Cols.Length, Cols.Length);
                    row.Clear();
                    if (IsBackward)
                        Unmix(y, row);
                    for (int u = i * Rows.Taps; u < (i + 1) * Rows.Taps; u++)
                    {
                        var own = new Span<T>(x + (nint)Rows.Positions[u] * Cols.Size, Cols.Size);
                        T weight = T.CreateTruncating(Rows.Weights[u]);
                        if (IsBackward)
                            TensorPrimitives.MultiplyAdd(row, weight, own, own);
                        else
                            TensorPrimitives.MultiplyAdd(own, weight, row, row);
                    }
                    if (!IsBackward)
                        Mix(row, y);
                }
            }
        }

        private readonly void Mix(ReadOnlySpan<T> row, Span<T> y)
        {
            for (int j = 0, v = 0; j < y.Length; j++)
            {
                T sum = T.Zero;
                for (int tap = 0; tap < Cols.Taps; tap++, v++)
                    sum += ColWeights[v] * row[Cols.Positions[v]];
                y[j] = sum;
            }
        }

        private readonly void Unmix(ReadOnlySpan<T> dy, Span<T> row)
        {
            for (int j = 0, v = 0; j < dy.Length; j++)
                for (int tap = 0; tap < Cols.Taps; tap++, v++)
                    row[Cols.Positions[v]] += ColWeights[v] * dy[j];
        }
    }
}
