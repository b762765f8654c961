using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// A row-major matrix times a vector, as a dense layer does with one image: each number of the matrix is used once, so packing it would
/// cost more than the product.
/// </summary>
internal static unsafe class MatrixVector
{
    // Numbers of the matrix that are worth a thread.
    private const int Grain = 32 * 1024;

    /// <summary>y (n) = A (n, k) times x (k), plus y if accumulate, plus bias (n) if not null. Not k = 0.</summary>
    public static void Run<T>(int n, int k, T* a, nint lda, T* x, T* y, bool accumulate, T* bias)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var job = new Job<T> { K = k, A = a, Lda = lda, X = x, Y = y, Accumulate = accumulate, Bias = bias };
        Threads.For(ref job, n, 1 + Grain / k);
    }

    private struct Job<T> : IRangeJob, ISimdKernel<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public int K;
        public nint Lda;
        public T* A, X, Y, Bias;
        public bool Accumulate;
        private int first, last;

        public readonly void Run(int from, int to)
        {
            Job<T> part = this;
            (part.first, part.last) = (from, to);
            Simd.Run<T, Job<T>>(ref part);
        }

        public readonly void Run<V, S>()
            where V : unmanaged
            where S : struct, ISimd<V, T>
        {
            int row = first;
            for (; row <= last - 4; row += 4)
                Rows4<V, S>(row);
            for (; row < last; row++)
                Row<V, S>(row);
        }

        /// <summary>Four rows, for which x is read once. The sums of a row run as in <see cref="Row"/>: the cut into ranges changes no
        /// bit.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Rows4<V, S>(int row)
            where V : unmanaged
            where S : struct, ISimd<V, T>
        {
            T* a0 = A + row * Lda, a1 = a0 + Lda, a2 = a1 + Lda, a3 = a2 + Lda;
            V even0 = S.Zero, even1 = S.Zero, even2 = S.Zero, even3 = S.Zero, odd0 = S.Zero, odd1 = S.Zero, odd2 = S.Zero, odd3 = S.Zero;
            int i = 0;
            for (; i <= K - 2 * S.Lanes; i += 2 * S.Lanes)
            {
                V x = S.Load(X + i), next = S.Load(X + i + S.Lanes);
                even0 = S.Fma(S.Load(a0 + i), x, even0);
                even1 = S.Fma(S.Load(a1 + i), x, even1);
                even2 = S.Fma(S.Load(a2 + i), x, even2);
                even3 = S.Fma(S.Load(a3 + i), x, even3);
                odd0 = S.Fma(S.Load(a0 + i + S.Lanes), next, odd0);
                odd1 = S.Fma(S.Load(a1 + i + S.Lanes), next, odd1);
                odd2 = S.Fma(S.Load(a2 + i + S.Lanes), next, odd2);
                odd3 = S.Fma(S.Load(a3 + i + S.Lanes), next, odd3);
            }
            Finish(row, a0, i, S.Sum(S.Add(even0, odd0)));
            Finish(row + 1, a1, i, S.Sum(S.Add(even1, odd1)));
            Finish(row + 2, a2, i, S.Sum(S.Add(even2, odd2)));
            Finish(row + 3, a3, i, S.Sum(S.Add(even3, odd3)));
        }

        private readonly void Row<V, S>(int row)
            where V : unmanaged
            where S : struct, ISimd<V, T>
        {
            T* a = A + row * Lda;
            V even = S.Zero, odd = S.Zero;
            int i = 0;
            for (; i <= K - 2 * S.Lanes; i += 2 * S.Lanes)
            {
                even = S.Fma(S.Load(a + i), S.Load(X + i), even);
                odd = S.Fma(S.Load(a + i + S.Lanes), S.Load(X + i + S.Lanes), odd);
            }
            Finish(row, a, i, S.Sum(S.Add(even, odd)));
        }

        private readonly void Finish(int row, T* a, int from, T sum)
        {
            for (int i = from; i < K; i++)
                sum = T.FusedMultiplyAdd(a[i], X[i], sum);
            if (Accumulate)
                sum = Y[row] + sum;
            Y[row] = Bias == null ? sum : Bias[row] + sum;
        }
    }
}
