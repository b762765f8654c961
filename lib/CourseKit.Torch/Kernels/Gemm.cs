using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Matrix product: <c>C = op(A) op(B)</c>, row-major, packed and blocked for registers and caches.
/// The sum over k runs in ascending order in blocks of fixed size, so the bits depend on neither threads nor tiles.
/// </summary>
/// <remarks>The loop order is that of K. Goto and R. van de Geijn, Anatomy of High-Performance Matrix Multiplication, TOMS 34(3),
/// 2008.</remarks>
internal static unsafe class Gemm
{
    /// <summary>Sums of at most this length at a time. Every pass over k reads and writes all of C, which shorter blocks do more often; a
    /// panel of B (512 bits wide: 128 KiB) streams well from the second-level cache.</summary>
    public const int DepthBlock = 1024;

    // Packed rows of A that stay in the second-level cache while all panels of B pass over them, in bytes.
    private const int RowBlockBytes = 224 * DepthBlock * sizeof(float);

    // Packed panels of B are bounded: at most this many columns at a time.
    private const int ColumnBlock = 4096;

    // Multiply-adds below which a second thread costs more than it brings.
    private const long ThreadWorth = 64 * 1024;

    /// <summary>C (m, n) = op(A) (m, k) times op(B) (k, n), plus C if accumulate, plus bias (n) on every row if given.</summary>
    /// <param name="transA">True where A is stored as (k, m).</param>
    /// <param name="transB">True where B is stored as (n, k).</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Length of the sums; 0 gives zeros, plus C, plus bias.</param>
    /// <param name="a">A, row stride lda as stored.</param>
    /// <param name="lda">Row stride of A.</param>
    /// <param name="b">B, row stride ldb as stored.</param>
    /// <param name="ldb">Row stride of B.</param>
    /// <param name="c">C, row stride ldc. Must not overlap A or B.</param>
    /// <param name="ldc">Row stride of C.</param>
    /// <param name="accumulate">Adds to C instead of overwriting it.</param>
    /// <param name="bias">n values, or empty.</param>
    public static void Multiply<T>(bool transA, bool transB, int m, int n, int k, ReadOnlySpan<T> a, int lda, ReadOnlySpan<T> b, int ldb,
        Span<T> c, int ldc, bool accumulate = false, ReadOnlySpan<T> bias = default)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (m == 0 || n == 0)
            return;
        Check(a.Length, transA ? k : m, transA ? m : k, lda, "A");
        Check(b.Length, transB ? n : k, transB ? k : n, ldb, "B");
        Check(c.Length, m, n, ldc, "C");
        if (!bias.IsEmpty && bias.Length < n)
            throw new ArgumentException($"The bias has {bias.Length} values for {n} columns of C.");
        fixed (T* pa = a, pb = b, pc = c, pBias = bias)
        {
            if (k == 0)
                WithoutProduct(m, n, pc, ldc, accumulate, pBias);
            else if (m == 1 && !transA && transB)
                MatrixVector.Run(n, k, pb, ldb, pa, pc, accumulate, pBias);
            else if (typeof(T) == typeof(float) && !transA && transB && !accumulate && RowProducts.Suits(m, n, k, lda, ldb))
                RowProducts.Run(m, n, k, (float*)pa, lda, (float*)pb, ldb, (float*)pc, ldc, (float*)pBias);
            else if (typeof(T) == typeof(float) && StridedProducts.Suits(transA, m, n, k, lda, accumulate, pBias != null))
                StridedProducts.Run(transA, transB, m, n, k, (float*)pa, lda, (float*)pb, ldb, (float*)pc, ldc, accumulate, (float*)pBias);
            else
                Blocks(transA, transB, m, n, k, pa, lda, pb, ldb, pc, ldc, accumulate, pBias);
        }
    }

    private static void Check(int length, int rows, int cols, int stride, string name)
    {
        if (rows > 0 && cols > 0 && (stride < cols || length < (long)(rows - 1) * stride + cols))
            throw new ArgumentException($"{name} is ({rows}, {cols}) with row stride {stride}, but its memory has {length} values.");
    }

    private static void WithoutProduct<T>(int m, int n, T* c, nint ldc, bool accumulate, T* bias)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
                c[i * ldc + j] = (accumulate ? c[i * ldc + j] : T.Zero) + (bias != null ? bias[j] : T.Zero);
        }
    }

    private static void Blocks<T>(bool transA, bool transB, int m, int n, int k, T* a, nint lda, T* b, nint ldb, T* c, nint ldc,
        bool accumulate, T* bias)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        GemmCut<T> cut = GemmCut<T>.Current;
        int depths = (k + DepthBlock - 1) / DepthBlock;
        int depth = (k + depths - 1) / depths;
        int rowBlock = RowBlock(cut, m, depth);
        using Scratch.Lease<T> packedA = Scratch.Rent<T>((long)Math.Min(m, rowBlock) * depth);
        using Scratch.Lease<T> packedB = Scratch.Rent<T>((long)cut.PaddedColumns(Math.Min(n, ColumnBlock)) * depth);

        for (int j0 = 0; j0 < n; j0 += ColumnBlock)
        {
            for (int k0 = 0; k0 < k; k0 += depth)
            {
                for (int i0 = 0; i0 < m; i0 += rowBlock)
                {
                    var job = new BlockJob<T>
                    {
                        Cut = cut,
                        M = Math.Min(rowBlock, m - i0),
                        N = Math.Min(ColumnBlock, n - j0),
                        K = Math.Min(depth, k - k0),
                        TransA = transA,
                        TransB = transB,
                        A = a + (transA ? k0 * lda + i0 : i0 * lda + k0),
                        Lda = lda,
                        B = b + (transB ? j0 * ldb + k0 : k0 * ldb + j0),
                        Ldb = ldb,
                        C = c + i0 * ldc + j0,
                        Ldc = ldc,
                        Accumulate = accumulate || k0 > 0,
                        Bias = bias == null || k0 > 0 ? null : bias + j0,
                        PackedA = packedA.Start,
                        PackedB = packedB.Start,
                        PackB = i0 == 0,
                    };
                    job.RunAll();
                }
            }
        }
    }

    // As many rows as fit, and alike: a last block of a few rows would send all of B through the cache for little.
    private static int RowBlock<T>(in GemmCut<T> cut, int m, int depth)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int most = Math.Max(RowBlockBytes / sizeof(T) / depth, cut.Tallest);
        int blocks = Math.Max((m + most / 2) / most, 1), rows = (m + blocks - 1) / blocks;
        return (rows + cut.Tallest - 1) / cut.Tallest * cut.Tallest;
    }

    /// <summary>One block of C and of k: packs both operands, then multiplies; both steps shared by the threads.</summary>
    private struct BlockJob<T> : IRangeJob
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public GemmCut<T> Cut;
        public int M, N, K;
        public bool TransA, TransB, Accumulate, PackB;
        public T* A, B, C, Bias, PackedA, PackedB;
        public nint Lda, Ldb, Ldc;
        private int groups, panels;
        private Step step;

        private enum Step
        {
            Pack,
            Panels,
            Tiles,
        }

        public void RunAll()
        {
            (groups, panels) = (Cut.RowGroups(M), Cut.Panels(N));
            bool alone = (long)M * N * K < ThreadWorth;
            // Where the panels of B share out evenly, each is packed by the thread that multiplies with it: what the other core's caches
            // hold has to travel.
            bool byPanel = panels % Threads.Count == 0 || panels >= 8 * Threads.Count;
            Share(Step.Pack, groups + (PackB && !byPanel ? panels : 0), alone);
            if (byPanel)
                Share(Step.Panels, panels, alone);
            else
                Share(Step.Tiles, groups * panels, alone);
        }

        private void Share(Step what, int items, bool alone)
        {
            step = what;
            Threads.For(ref this, items, alone ? items : 1);
        }

        public readonly void Run(int from, int to)
        {
            for (int item = from; item < to; item++)
            {
                switch (step)
                {
                    case Step.Pack when item < groups: PackRows(item); break;
                    case Step.Pack: PackPanel(item - groups); break;
                    case Step.Tiles: Multiply(item / groups, item % groups, default); break;
                    default: WholePanel(item); break;
                }
            }
        }

        private readonly void PackRows(int group)
        {
            int i = group * Cut.RowGroup;
            GemmPack.Rows(Cut, TransA, Math.Min(Cut.RowGroup, M - i), K, A + i * (TransA ? 1 : Lda), Lda, PackedA + (nint)i * K);
        }

        private readonly void PackPanel(int panel)
        {
            int j = panel * Cut.Panel, cols = Math.Min(Cut.Panel, N - j);
            GemmPack.Strip(TransB, cols, Cut.PanelWidth(cols), K, B + j * (TransB ? Ldb : 1), Ldb, PackedB + (nint)j * K);
        }

        private readonly void WholePanel(int panel)
        {
            if (PackB)
                PackPanel(panel);
            Ahead next = PackB || panel + 1 == panels ? default : NextPanel(panel + 1);
            for (int group = 0; group < groups; group++)
            {
                Multiply(panel, group, next);
                next = next.After((nint)(Cut.RowGroup / Cut.Tallest) * K);
            }
        }

        // Packed by a block of rows before this one, and out of the second-level cache since then.
        private readonly Ahead NextPanel(int panel)
        {
            int j = panel * Cut.Panel;
            long bytes = (long)Cut.PanelWidth(Math.Min(Cut.Panel, N - j)) * K * sizeof(T);
            return Ahead.Of(PackedB + (nint)j * K, bytes, (long)(M + Cut.Tallest - 1) / Cut.Tallest * K);
        }

        private readonly void Multiply(int panel, int group, Ahead next)
        {
            int j = panel * Cut.Panel, i = group * Cut.RowGroup;
            Cut.Multiply(Math.Min(Cut.RowGroup, M - i), Math.Min(Cut.Panel, N - j), K, PackedA + (nint)i * K, PackedB + (nint)j * K,
                C + i * Ldc + j, Ldc, Accumulate, Bias == null ? null : Bias + j, next);
        }
    }
}
