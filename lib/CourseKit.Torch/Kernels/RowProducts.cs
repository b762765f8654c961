namespace CourseKit.Torch.Kernels;

/// <summary>
/// Rows times rows, as a dense layer does with a batch of some dozens: C (m, n) = A (m, k) times B (n, k) transposed. Both operands lie
/// along k, so nothing is packed, and no thread waits for another's packing. The bits depend on neither threads nor tiles.
/// </summary>
internal static unsafe class RowProducts
{
    // Columns whose rows of B are read again and again from the caches next to the core while A passes by.
    private const int CachedColumns = 4 * RowTile.Columns;

    // Where sums are short, adding up the registers costs more than packing would; with many rows, or long ones, the tile of A leaves the
    // first-level cache, and packing costs little beside the product.
    private const int MostRows = 128, ShortestSum = 64, LongestSum = 1024;

    // Rows that begin inside a cache line are read across two: still the better way for a matrix so small that its threads mostly wait.
    private const int SmallMatrix = 48 * 1024;

    // Multiply-adds that are worth a thread.
    private const int Grain = 64 * 1024;

    /// <summary>Whether this is the best way for a product of this shape, whose rows are so far apart.</summary>
    public static bool Suits(int m, int n, int k, nint lda, nint ldb) => RowTile.IsSupported && Simd.Width == 512
        && m is >= RowTile.Rows and <= MostRows && n >= RowTile.Columns && k is >= ShortestSum and <= LongestSum
        && ((lda | ldb) % RowTile.Lanes == 0 || (long)n * k <= SmallMatrix);

    /// <summary>C (m, n) = A (m, k) times B (n, k) transposed, plus bias (n) on every row if not null; of a shape that suits.</summary>
    public static void Run(int m, int n, int k, float* a, nint lda, float* b, nint ldb, float* c, nint ldc, float* bias)
    {
        var job = new Job { M = m, N = n, K = k, A = a, Lda = lda, B = b, Ldb = ldb, C = c, Ldc = ldc, Bias = bias };
        Threads.For(ref job, (n + RowTile.Columns - 1) / RowTile.Columns, 1 + Grain / (m * RowTile.Columns * k));
    }

    /// <summary>
    /// Items are groups of columns. Where rows or columns are left over, the last tile overlaps its neighbour and writes the same numbers.
    /// </summary>
    private struct Job : IRangeJob
    {
        public int M, N, K;
        public float* A, B, C, Bias;
        public nint Lda, Ldb, Ldc;

        public readonly void Run(int from, int to)
        {
            // What K has beyond whole registers, one register a row.
            float* restOfA = stackalloc float[MostRows * RowTile.Lanes], restOfB = stackalloc float[CachedColumns * RowTile.Lanes];
            var tile = new RowTile { Steps = K / RowTile.Lanes, Lda = Lda, Ldb = Ldb, Ldc = Ldc };
            bool rest = K % RowTile.Lanes > 0;
            if (rest)
                RowTile.Rest(M, K, A, Lda, restOfA);

            int end = Math.Min(N, to * RowTile.Columns);
            for (int first = from * RowTile.Columns; first < end; first += CachedColumns)
            {
                // The columns of these tiles, moved back where fewer are left than a tile has.
                int start = Math.Min(first, N - RowTile.Columns), last = Math.Min(end, first + CachedColumns);
                if (rest)
                    RowTile.Rest(last - start, K, B + start * Ldb, Ldb, restOfB);
                for (int i = 0; i < M; i += RowTile.Rows)
                {
                    int row = Math.Min(i, M - RowTile.Rows);
                    for (int j = first; j < last; j += RowTile.Columns)
                    {
                        int column = Math.Min(j, N - RowTile.Columns);
                        tile.Run(A + row * Lda, B + column * Ldb, rest ? restOfA + row * RowTile.Lanes : null,
                            restOfB + (column - start) * RowTile.Lanes, C + row * Ldc + column, Bias == null ? null : Bias + column);
                    }
                }
            }
        }
    }
}
