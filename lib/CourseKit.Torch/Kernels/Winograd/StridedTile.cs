using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// A small matrix product straight from strided memory: <c>c[i * ldc + j] (+)= sum over p of a[i * aRow + p * aStep] * b[p * ldb + j]</c>,
/// j over two registers. For operands that are in cache and used too few times to be worth packing.
/// </summary>
/// <remarks>Sums run in ascending p, so tiles of any height give the same bits. Written out row by row because only named locals are kept
/// in registers.</remarks>
internal static unsafe class StridedTile<V, S>
    where V : unmanaged
    where S : struct, ISimd<V, float>
{
    private static int TileRows => S.Lanes == 16 ? 8 : 4;       // 32 registers; the narrower ones come in sets of 16, but for Arm's

    /// <summary>Steps in which <see cref="Run"/> can fetch something for later.</summary>
    public static nint Steps(int rows, int k) => (nint)rows / TileRows * k;

    /// <summary>Computes <paramref name="rows"/> rows, a multiple of <see cref="WinogradShape.RowStep"/>, and fetches what is
    /// <paramref name="next"/>.</summary>
    public static void Run(int rows, int k, float* a, nint aRow, nint aStep, float* b, nint ldb, float* c, nint ldc, bool accumulate,
        Ahead next = default)
    {
        if (TileRows == 8)
        {
            for (int i = 0; i < rows; i += 8)
                Rows8(k, a + i * aRow, aRow, aStep, b, ldb, c + i * ldc, ldc, accumulate, next.After(Steps(i, k)));
        }
        else
        {
            for (int i = 0; i < rows; i += 4)
                Rows4(k, a + i * aRow, aRow, aStep, b, ldb, c + i * ldc, ldc, accumulate, next.After(Steps(i, k)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows8(int k, float* a, nint aRow, nint aStep, float* b, nint ldb, float* c, nint ldc, bool accumulate,
        Ahead next)
    {
        nint further = next.Step;
        byte* line = next.From(c);
        if (accumulate)
            FetchSums(8, c, ldc);
        V c0a = S.Zero, c0b = S.Zero, c1a = S.Zero, c1b = S.Zero, c2a = S.Zero, c2b = S.Zero, c3a = S.Zero, c3b = S.Zero;
        V c4a = S.Zero, c4b = S.Zero, c5a = S.Zero, c5b = S.Zero, c6a = S.Zero, c6b = S.Zero, c7a = S.Zero, c7b = S.Zero;
        float* a3 = a + 3 * aRow, a6 = a + 6 * aRow;
        for (; k > 0; k--, a += aStep, a3 += aStep, a6 += aStep, b += ldb, line += further)
        {
            Ahead.Fetch(line);
            V b0 = S.Load(b), b1 = S.Load(b + S.Lanes);
            V ai = S.Create(a[0]);
            c0a = S.Fma(ai, b0, c0a);
            c0b = S.Fma(ai, b1, c0b);
            ai = S.Create(a[aRow]);
            c1a = S.Fma(ai, b0, c1a);
            c1b = S.Fma(ai, b1, c1b);
            ai = S.Create(a[2 * aRow]);
            c2a = S.Fma(ai, b0, c2a);
            c2b = S.Fma(ai, b1, c2b);
            ai = S.Create(a3[0]);
            c3a = S.Fma(ai, b0, c3a);
            c3b = S.Fma(ai, b1, c3b);
            ai = S.Create(a3[aRow]);
            c4a = S.Fma(ai, b0, c4a);
            c4b = S.Fma(ai, b1, c4b);
            ai = S.Create(a3[2 * aRow]);
            c5a = S.Fma(ai, b0, c5a);
            c5b = S.Fma(ai, b1, c5b);
            ai = S.Create(a6[0]);
            c6a = S.Fma(ai, b0, c6a);
            c6b = S.Fma(ai, b1, c6b);
            ai = S.Create(a6[aRow]);
            c7a = S.Fma(ai, b0, c7a);
            c7b = S.Fma(ai, b1, c7b);
        }
        Put(c, c0a, c0b, accumulate);
        Put(c += ldc, c1a, c1b, accumulate);
        Put(c += ldc, c2a, c2b, accumulate);
        Put(c += ldc, c3a, c3b, accumulate);
        Put(c += ldc, c4a, c4b, accumulate);
        Put(c += ldc, c5a, c5b, accumulate);
        Put(c += ldc, c6a, c6b, accumulate);
        Put(c + ldc, c7a, c7b, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows4(int k, float* a, nint aRow, nint aStep, float* b, nint ldb, float* c, nint ldc, bool accumulate,
        Ahead next)
    {
        nint further = next.Step;
        byte* line = next.From(c);
        if (accumulate)
            FetchSums(4, c, ldc);
        V c0a = S.Zero, c0b = S.Zero, c1a = S.Zero, c1b = S.Zero, c2a = S.Zero, c2b = S.Zero, c3a = S.Zero, c3b = S.Zero;
        float* a2 = a + 2 * aRow;
        for (; k > 0; k--, a += aStep, a2 += aStep, b += ldb, line += further)
        {
            Ahead.Fetch(line);
            V b0 = S.Load(b), b1 = S.Load(b + S.Lanes);
            V ai = S.Create(a[0]);
            c0a = S.Fma(ai, b0, c0a);
            c0b = S.Fma(ai, b1, c0b);
            ai = S.Create(a[aRow]);
            c1a = S.Fma(ai, b0, c1a);
            c1b = S.Fma(ai, b1, c1b);
            ai = S.Create(a2[0]);
            c2a = S.Fma(ai, b0, c2a);
            c2b = S.Fma(ai, b1, c2b);
            ai = S.Create(a2[aRow]);
            c3a = S.Fma(ai, b0, c3a);
            c3b = S.Fma(ai, b1, c3b);
        }
        Put(c, c0a, c0b, accumulate);
        Put(c += ldc, c1a, c1b, accumulate);
        Put(c += ldc, c2a, c2b, accumulate);
        Put(c + ldc, c3a, c3b, accumulate);
    }

    /// <summary>So that the sums so far are there when the new ones are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FetchSums(int rows, float* c, nint ldc)
    {
        for (int i = 0; i < rows; i++)
        {
            Ahead.Fetch((byte*)(c + i * ldc));
            Ahead.Fetch((byte*)(c + i * ldc + S.Lanes));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* c, V first, V second, bool accumulate)
    {
        if (accumulate)
        {
            first = S.Add(S.Load(c), first);
            second = S.Add(S.Load(c + S.Lanes), second);
        }
        S.Store(c, first);
        S.Store(c + S.Lanes, second);
    }
}
