using Tile = CourseKit.Torch.Kernels.StridedTile<System.Runtime.Intrinsics.Vector512<float>, CourseKit.Torch.Kernels.Simd512<float>>;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Products so small that A stays in every core's own cache: it is read as it lies, and each thread packs the panels of B that it
/// multiplies with. So no thread waits for another, nor reads what another wrote, which costs most between cores that share no cache.
/// The bits are those of <see cref="Gemm"/>.
/// </summary>
internal static unsafe class StridedProducts
{
    private const int Rows = 8, Columns = 2 * 16;

    // Values of A, which every panel of B meets again: 512 by 512, a megabyte, is still faster than with packing.
    private const long MostOfA = 288 * 1024;

    // Longer sums are taken in blocks, which round less.
    private const int LongestSum = Gemm.DepthBlock;

    // Rows a multiple of a page apart compete for the same few lines of the first-level cache.
    private const int Page = 4096 / sizeof(float);

    // Multiply-adds that are worth a thread.
    private const long Grain = 32 * 1024;

    /// <summary>Whether this is the best way for a product of this shape. Adding to C must not meet a row twice, nor a bias.</summary>
    public static bool Suits(bool transA, int m, int n, int k, nint lda, bool accumulate, bool bias) => Simd.Width == 512
        && m >= Rows && n >= Columns && k <= LongestSum && (long)m * k <= MostOfA && lda % Page != 0
        && !(accumulate && (bias || m % Rows > 0));

    /// <summary>C (m, n) = op(A) (m, k) times op(B) (k, n), plus C if accumulate, plus bias (n) on every row if not null; of a shape that
    /// suits.</summary>
    public static void Run(bool transA, bool transB, int m, int n, int k, float* a, nint lda, float* b, nint ldb, float* c, nint ldc,
        bool accumulate, float* bias)
    {
        var job = new Job
        {
            M = m,
            N = n,
            K = k,
            TransB = transB,
            Accumulate = accumulate,
            A = a,
            RowOfA = transA ? 1 : lda,
            StepOfA = transA ? lda : 1,
            B = b,
            Ldb = ldb,
            C = c,
            Ldc = ldc,
            Bias = bias,
        };
        Threads.For(ref job, (n + Columns - 1) / Columns, 1 + (int)(Grain / ((long)m * Columns * k)));
    }

    /// <summary>Items are panels of columns. Where rows are left over, the last tile overlaps its neighbour and writes the same
    /// numbers.</summary>
    private struct Job : IRangeJob
    {
        public int M, N, K;
        public bool TransB, Accumulate;
        public float* A, B, C, Bias;
        public nint RowOfA, StepOfA, Ldb, Ldc;

        public readonly void Run(int from, int to)
        {
            using Scratch.Lease<float> panel = Scratch.Rent<float>((long)Columns * K);
            float* part = stackalloc float[Rows * Columns];
            for (int item = from; item < to; item++)
            {
                int column = item * Columns, columns = Math.Min(Columns, N - column);
                GemmPack.Strip(TransB, columns, Columns, K, B + column * (TransB ? Ldb : 1), Ldb, panel.Start);
                for (int i = 0; i < M; i += Rows)
                {
                    int row = Math.Min(i, M - Rows);
                    float* c = C + row * Ldc + column, bias = Bias == null ? null : Bias + column;
                    if (columns == Columns)
                    {
                        Multiply(row, columns, panel.Start, c, Ldc, bias);
                        continue;
                    }
                    if (Accumulate)
                        CopyRows(columns, c, Ldc, part, Columns);
                    Multiply(row, columns, panel.Start, part, Columns, bias);
                    CopyRows(columns, part, Columns, c, Ldc);
                }
            }
        }

        private readonly void Multiply(int row, int columns, float* panel, float* c, nint ldc, float* bias)
        {
            for (int i = 0; bias != null && i < Rows; i++)
                Copy.Run(bias, c + i * ldc, columns);
            Tile.Run(Rows, K, A + row * RowOfA, RowOfA, StepOfA, panel, Columns, c, ldc, Accumulate || bias != null);
        }

        private static void CopyRows(int columns, float* from, nint stride, float* to, nint toStride)
        {
            for (int i = 0; i < Rows; i++)
                Copy.Run(from + i * stride, to + i * toStride, columns);
        }
    }
}
