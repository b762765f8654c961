using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Borders around an array, by a table per dimension: which input position stands at each output position, or -1 for the filler. The
/// leading dimensions, which have no border, are folded into <c>Outer</c>.
/// </summary>
/// <param name="Outer">Arrays side by side, each padded alike.</param>
/// <param name="Sizes">Input sizes of the dimensions with tables.</param>
/// <param name="Maps">One table per dimension; its length is the output size.</param>
internal sealed record PadPlan(int Outer, int[] Sizes, int[][] Maps)
{
    public int InCount { get; } = Sizes.Aggregate(1, (a, b) => checked(a * b));

    public int OutCount { get; } = Maps.Aggregate(1, (a, m) => checked(a * m.Length));

    /// <summary>Where input row <paramref name="row"/> of the output comes from; -1 when all of it is filler.</summary>
    public int SourceRow(int row)
    {
        int position = 0, step = 1;
        for (int d = Sizes.Length - 2; d >= 0; d--)
        {
            int from = Maps[d][row % Maps[d].Length];
            if (from < 0)
                return -1;
            row /= Maps[d].Length;
            position += from * step;
            step *= Sizes[d];
        }
        return position;
    }
}

/// <summary>Copies with borders, and the way back of gradients.</summary>
internal static unsafe class PadKernel
{
    /// <summary>y = x with its borders.</summary>
    public static void Forward<T>(PadPlan plan, ReadOnlySpan<T> x, Span<T> y, T filler)
        where T : unmanaged, INumber<T>
    {
        fixed (T* px = x, py = y)
        {
            var job = new Job<T> { Plan = plan, X = px, Y = py, Filler = filler };
            Threads.For(ref job, plan.Outer, 1 + 16384 / (plan.OutCount + 1));
        }
    }

    /// <summary>dx = for each input position the sum of dy over the places where it stands; overwrites <paramref name="dx"/>.</summary>
    public static void Backward<T>(PadPlan plan, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, INumber<T>
    {
        dx.Clear();
        fixed (T* pdy = dy, pdx = dx)
        {
            var job = new Job<T> { Plan = plan, X = pdx, Y = pdy, IsBackward = true };
            Threads.For(ref job, plan.Outer, 1 + 16384 / (plan.OutCount + 1));
        }
    }

    private struct Job<T> : IRangeJob
        where T : unmanaged, INumber<T>
    {
        public PadPlan Plan;
        public T* X, Y;
        public T Filler;
        public bool IsBackward;

        public readonly void Run(int from, int to)
        {
            int[] map = Plan.Maps[^1];
            int size = Plan.Sizes[^1], rows = map.Length == 0 ? 0 : Plan.OutCount / map.Length;
            // the part of a row that is copied as it stands
            int start = Array.IndexOf(map, 0), length = 0;
            while (start >= 0 && start + length < map.Length && map[start + length] == length)
                length++;
            for (int o = from; o < to; o++)
                for (int row = 0; row < rows; row++)
                {
                    T* y = Y + ((nint)o * rows + row) * map.Length;
                    int source = Plan.SourceRow(row);
                    T* x = X + (nint)o * Plan.InCount + (nint)Math.Max(source, 0) * size;
                    if (IsBackward)
                        Gather(map, x, y, source);
                    else if (source < 0)
                        new Span<T>(y, map.Length).Fill(Filler);
                    else
                        Row(map, x, y, Math.Max(start, 0), length);
                }
        }

        private readonly void Row(int[] map, T* x, T* y, int start, int length)
        {
            for (int i = 0; i < start; i++)
                y[i] = map[i] < 0 ? Filler : x[map[i]];
            new ReadOnlySpan<T>(x, length).CopyTo(new Span<T>(y + start, length));
            for (int i = start + length; i < map.Length; i++)
                y[i] = map[i] < 0 ? Filler : x[map[i]];
        }

        private static void Gather(int[] map, T* dx, T* dy, int source)
        {
            if (source < 0)
                return;
            for (int i = 0; i < map.Length; i++)
                if (map[i] >= 0)
                    dx[map[i]] += dy[i];
        }
    }
}
