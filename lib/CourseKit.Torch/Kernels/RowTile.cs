using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using V = System.Runtime.Intrinsics.Vector512<float>;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// The inner loop of <see cref="RowProducts"/>: 6 by 4 numbers of C, each as sixteen partial sums in a register of the 32 that
/// AVX-512 has. Written out because only named locals are kept in registers.
/// </summary>
internal unsafe struct RowTile
{
    public const int Rows = 6, Columns = 4, Lanes = 16;

    /// <summary>Whole registers of k, and the strides of the rows.</summary>
    public int Steps;

    public nint Lda, Ldb, Ldc;

    /// <summary>What is fetched meanwhile, in two halves: with few tiles a step has more than one cache line to ask for. A tile goes as
    /// many steps into it as it has; who calls moves both on (<see cref="Ahead.After"/>). Empty where nothing is to be fetched.</summary>
    public Ahead First, Second;

    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.IsSupported;
    }

    /// <summary>A register for each row: what the row has beyond whole registers, behind zeros. Not k below a register.</summary>
    public static void Rest(int rows, int k, float* from, nint stride, float* to)
    {
        V keep = Vector512.GreaterThanOrEqual(Vector512<int>.Indices, Vector512.Create(Lanes - k % Lanes)).AsSingle();
        for (int r = 0; r < rows; r++)
            Vector512.Store(keep & Vector512.Load(from + r * stride + k - Lanes), to + r * Lanes);
    }

    /// <summary>A tile of C, overwritten with the product, plus bias if that is not null.</summary>
    /// <param name="a">First row of A, of six.</param>
    /// <param name="b">First row of B, of four.</param>
    /// <param name="restOfA">What is left of A's rows, one register each; or null.</param>
    /// <param name="restOfB">The same of B's rows.</param>
    /// <param name="c">The tile's first number.</param>
    /// <param name="bias">Four numbers, or null.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(float* a, float* b, float* restOfA, float* restOfB, float* c, float* bias)
    {
        V c00 = V.Zero, c01 = V.Zero, c02 = V.Zero, c03 = V.Zero, c10 = V.Zero, c11 = V.Zero, c12 = V.Zero, c13 = V.Zero;
        V c20 = V.Zero, c21 = V.Zero, c22 = V.Zero, c23 = V.Zero, c30 = V.Zero, c31 = V.Zero, c32 = V.Zero, c33 = V.Zero;
        V c40 = V.Zero, c41 = V.Zero, c42 = V.Zero, c43 = V.Zero, c50 = V.Zero, c51 = V.Zero, c52 = V.Zero, c53 = V.Zero;
        nint lda = Lda, lda2 = 2 * Lda, ldb = Ldb, ldb2 = 2 * Ldb, ldb3 = 3 * Ldb;
        float* a3 = a + 3 * lda;
        int steps = Steps;
        nint further = First.Step;
        byte* first = First.From(a), second = Second.From(a);
        while (true)
        {
            for (; steps > 0; steps--, a += Lanes, a3 += Lanes, b += Lanes, first += further, second += further)
            {
                Ahead.Fetch(first);
                Ahead.Fetch(second);
                V b0 = Vector512.Load(b), b1 = Vector512.Load(b + ldb), b2 = Vector512.Load(b + ldb2), b3 = Vector512.Load(b + ldb3);
                V x = Vector512.Load(a);
                c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
                c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
                c02 = Vector512.FusedMultiplyAdd(x, b2, c02);
                c03 = Vector512.FusedMultiplyAdd(x, b3, c03);
                x = Vector512.Load(a + lda);
                c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
                c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
                c12 = Vector512.FusedMultiplyAdd(x, b2, c12);
                c13 = Vector512.FusedMultiplyAdd(x, b3, c13);
                x = Vector512.Load(a + lda2);
                c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
                c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
                c22 = Vector512.FusedMultiplyAdd(x, b2, c22);
                c23 = Vector512.FusedMultiplyAdd(x, b3, c23);
                x = Vector512.Load(a3);
                c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
                c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
                c32 = Vector512.FusedMultiplyAdd(x, b2, c32);
                c33 = Vector512.FusedMultiplyAdd(x, b3, c33);
                x = Vector512.Load(a3 + lda);
                c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
                c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
                c42 = Vector512.FusedMultiplyAdd(x, b2, c42);
                c43 = Vector512.FusedMultiplyAdd(x, b3, c43);
                x = Vector512.Load(a3 + lda2);
                c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
                c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
                c52 = Vector512.FusedMultiplyAdd(x, b2, c52);
                c53 = Vector512.FusedMultiplyAdd(x, b3, c53);
            }
            if (restOfA == null)
                break;
            (lda, lda2, ldb, ldb2, ldb3, steps) = (Lanes, 2 * Lanes, Lanes, 2 * Lanes, 3 * Lanes, 1);
            a = restOfA;
            a3 = a + 3 * lda;
            b = restOfB;
            restOfA = null;
        }
        Put(c, c00, c01, c02, c03, bias);
        Put(c + Ldc, c10, c11, c12, c13, bias);
        Put(c + 2 * Ldc, c20, c21, c22, c23, bias);
        Put(c + 3 * Ldc, c30, c31, c32, c33, bias);
        Put(c + 4 * Ldc, c40, c41, c42, c43, bias);
        Put(c + 5 * Ldc, c50, c51, c52, c53, bias);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* c, V first, V second, V third, V fourth, float* bias)
    {
        Vector128<float> sums = Sums(first, second, third, fourth);
        Vector128.Store(bias == null ? sums : Vector128.Load(bias) + sums, c);
    }

    /// <summary>The sums of four registers, always in the same order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sums(V a, V b, V c, V d)
    {
        Vector512<double> ab = (Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b)).AsDouble();
        Vector512<double> cd = (Avx512F.UnpackLow(c, d) + Avx512F.UnpackHigh(c, d)).AsDouble();
        V all = Avx512F.UnpackLow(ab, cd).AsSingle() + Avx512F.UnpackHigh(ab, cd).AsSingle();
        Vector256<float> half = all.GetLower() + all.GetUpper();
        return half.GetLower() + half.GetUpper();
    }
}
