using System.Numerics;
using CourseKit.Torch.Kernels;

namespace CourseKit.Torch.Tests.Kernels;

[Collection(SharedKernelState.Name)]
public sealed class GemmTests
{
    // m, n, k: single values, odd edges of every tile height and panel width, one more than a block of k, LeNet's layers,
    // rows times rows with columns, rows and numbers of a sum left over
    public static readonly TheoryData<int, int, int> Shapes = new()
    {
        { 1, 1, 1 }, { 1, 7, 3 }, { 5, 1, 9 }, { 2, 3, 4 }, { 3, 8, 5 }, { 4, 9, 17 }, { 7, 33, 31 }, { 13, 31, 64 }, { 15, 65, 2 },
        { 16, 16, 16 }, { 17, 40, 385 }, { 29, 34, 771 }, { 64, 120, 400 }, { 113, 70, 33 }, { 64, 10, 84 }, { 120, 400, 64 },
        { 250, 5, 6 },
        { 6, 4, 64 }, { 8, 5, 81 }, { 33, 19, 130 }, { 1, 300, 784 }, { 1, 131, 37 }, { 1, 6, 20_000 }, { 14, 20, 33 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Multiply_AnyShape_MatchesPlainLoops(int m, int n, int k)
    {
        foreach (bool transA in (bool[])[false, true])
        {
            foreach (bool transB in (bool[])[false, true])
            {
                Compare<float>(transA, transB, m, n, k);
                Compare<double>(transA, transB, m, n, k);
            }
        }
    }

    [Fact]
    public void Multiply_LongK_SumsInTheSameOrderForEveryThreadCount()
    {
        Compare<float>(false, true, 130, 70, 2000);
    }

    [Theory]
    [InlineData(0, 3, 4)]
    [InlineData(3, 0, 4)]
    [InlineData(0, 0, 0)]
    public void Multiply_EmptyResult_DoesNothing(int m, int n, int k)
    {
        Gemm.Multiply<float>(false, false, m, n, k, new float[m * k], k, new float[k * n], n, [], n);
    }

    [Fact]
    public void Multiply_ZeroK_GivesBiasOrKeepsC()
    {
        float[] c = [9, 9, 9, 9];

        Gemm.Multiply<float>(false, false, 2, 2, 0, [], 0, [], 2, c, 2, accumulate: false, bias: [1, 2]);
        Assert.Equal([1, 2, 1, 2], c);

        Gemm.Multiply<float>(false, false, 2, 2, 0, [], 0, [], 2, c, 2, accumulate: true);
        Assert.Equal([1, 2, 1, 2], c);

        Gemm.Multiply<float>(false, false, 2, 2, 0, [], 0, [], 2, c, 2);
        Assert.Equal([0, 0, 0, 0], c);
    }

    [Theory]
    [InlineData(40, 96, 700)]
    [InlineData(43, 70, 33)]
    public void Multiply_RowsAPageApart_GivesTheBitsOfRowsSideBySide(int m, int n, int k)
    {
        const int Page = 1024;      // there small products are packed, and elsewhere read as they lie
        float[] apart = Kernel.Random<float>(1, m * Page), b = Kernel.Random<float>(2, k * n), beside = new float[m * k];
        for (int i = 0; i < m; i++)
            apart.AsSpan(i * Page, k).CopyTo(beside.AsSpan(i * k));
        float[] expected = new float[m * n], got = new float[m * n];

        Gemm.Multiply<float>(false, false, m, n, k, apart, Page, b, n, expected, n);
        Gemm.Multiply<float>(false, false, m, n, k, beside, k, b, n, got, n);

        Assert.Equal(expected, got);
    }

    [Fact]
    public void Multiply_LongSumOfFewRows_RoundsLikeSumsInBlocks()
    {
        // One long sum of 1025s would lose the 1 of each beyond 2^24, where only even numbers are left.
        const int Rows = 8, Columns = 32, K = 1 << 15, Stride = K + 8, Value = 1 << 10;
        float[] a = new float[Rows * Stride], b = new float[K * Columns], c = new float[Rows * Columns];
        Array.Fill(a, Value);
        Array.Fill(b, 1 + 1f / Value);

        Gemm.Multiply<float>(false, false, Rows, Columns, K, a, Stride, b, Columns, c, Columns);

        Assert.All(c, value => Assert.Equal((1 << 25) + (1 << 15), value));
    }

    [Fact]
    public void Multiply_WorkedByHand_IsExact()
    {
        float[] a = [1, 2, 3, 4, 5, 6], b = [7, 8, 9, 10, 11, 12], c = new float[4];

        Gemm.Multiply<float>(false, false, 2, 2, 3, a, 3, b, 2, c, 2);

        Assert.Equal([58, 64, 139, 154], c);
    }

    [Fact]
    public void Multiply_MemoryTooShort_SaysWhichOperand()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            Gemm.Multiply<float>(false, false, 2, 2, 3, new float[6], 3, new float[5], 2, new float[4], 2));

        Assert.Contains("B is (3, 2)", error.Message, StringComparison.Ordinal);
    }

    private static void Compare<T>(bool transA, bool transB, int m, int n, int k)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // rows are longer than needed, so that a kernel which ignores strides or writes past a row is caught
        int lda = (transA ? m : k) + 3, ldb = (transB ? k : n) + 1, ldc = n + 2;
        T[] a = Kernel.Random<T>(1, (transA ? k : m) * lda), b = Kernel.Random<T>(2, (transB ? n : k) * ldb);
        T[] start = Kernel.Random<T>(3, m * ldc), bias = Kernel.Random<T>(4, n);
        foreach (bool accumulate in (bool[])[false, true])
        {
            foreach (bool withBias in (bool[])[false, true])
            {
                double[] expected = start.AsDouble();
                for (int i = 0; i < m; i++)
                {
                    for (int j = 0; j < n; j++)
                    {
                        double sum = withBias ? double.CreateChecked(bias[j]) : 0;
                        for (int p = 0; p < k; p++)
                            sum += double.CreateChecked(a[transA ? p * lda + i : i * lda + p])
                                * double.CreateChecked(b[transB ? j * ldb + p : p * ldb + j]);
                        expected[i * ldc + j] = sum + (accumulate ? expected[i * ldc + j] : 0);
                    }
                }
                Kernel.Agrees(expected, () =>
                {
                    var c = (T[])start.Clone();
                    Gemm.Multiply(transA, transB, m, n, k, a, lda, b, ldb, c, ldc, accumulate, withBias ? bias : default(ReadOnlySpan<T>));
                    return c;
                }, $"{typeof(T).Name} ({m}, {n}, {k}) transA {transA} transB {transB} accumulate {accumulate} bias {withBias}");
            }
        }
    }
}
