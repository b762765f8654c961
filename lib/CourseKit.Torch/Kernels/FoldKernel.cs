using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>A binary function that folds many numbers into one.</summary>
internal interface IFold<T> where T : unmanaged
{
    /// <summary>One number from a run of them.</summary>
    static abstract T Row(ReadOnlySpan<T> x);

    /// <summary>y[i] = f(y[i], x[i]).</summary>
    static abstract void Accumulate(ReadOnlySpan<T> x, Span<T> y);
}

/// <summary>Folds the middle dimension of an (outer, reduced, inner) array.</summary>
internal static unsafe class FoldKernel
{
    private const int Grain = 1 << 14;

    // Long sums are cut into blocks, so that the rounding error grows with the block and the number of blocks, not with the length.
    private const int Block = 128;

    /// <summary>y[o, i] = fold over r of x[o, r, i]. There must be at least one r.</summary>
    public static void Run<T, TFold>(ReadOnlySpan<T> x, Span<T> y, int outer, int reduced, int inner)
        where T : unmanaged where TFold : struct, IFold<T>
    {
        fixed (T* px = x, py = y)
        {
            var job = new Job<T, TFold> { X = px, Y = py, Reduced = reduced, Inner = inner };
            Threads.For(ref job, outer, Math.Max(1, Grain / Math.Max(1, reduced * inner)));
        }
    }

    private struct Job<T, TFold> : IRangeJob where T : unmanaged where TFold : struct, IFold<T>
    {
        public T* X;
        public T* Y;
        public int Reduced;
        public int Inner;

        public readonly void Run(int from, int to)
        {
            for (int o = from; o < to; o++)
            {
                T* x = X + (long)o * Reduced * Inner;
                if (Inner == 1)
                    Y[o] = TFold.Row(new ReadOnlySpan<T>(x, Reduced));
                else
                    Columns(x, new Span<T>(Y + (long)o * Inner, Inner));
            }
        }

        private readonly void Columns(T* x, Span<T> y)
        {
            using var scratch = Scratch.Rent<T>(Inner);
            for (int start = 0; start < Reduced; start += Block)
            {
                var sum = start == 0 ? y : new Span<T>(scratch.Start, Inner);
                new ReadOnlySpan<T>(x + (long)start * Inner, Inner).CopyTo(sum);
                for (int r = start + 1; r < Math.Min(start + Block, Reduced); r++)
                    TFold.Accumulate(new ReadOnlySpan<T>(x + (long)r * Inner, Inner), sum);
                if (start > 0)
                    TFold.Accumulate(sum, y);
            }
        }
    }
}

/// <summary>Addition.</summary>
internal readonly struct SumFold<T> : IFold<T> where T : unmanaged, INumber<T>
{
    private const int Block = 512;

    public static T Row(ReadOnlySpan<T> x)
    {
        if (x.Length <= Block)
            return TensorPrimitives.Sum(x);
        // halves, so that the error grows with the logarithm of the length
        int half = x.Length / 2;
        return Row(x[..half]) + Row(x[half..]);
    }

    public static void Accumulate(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Add(y, x, y);
}

/// <summary>The larger; NaN wins.</summary>
internal readonly struct MaxFold<T> : IFold<T> where T : unmanaged, INumber<T>
{
    public static T Row(ReadOnlySpan<T> x) => TensorPrimitives.Max(x);

    public static void Accumulate(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Max(y, x, y);
}

/// <summary>The smaller; NaN wins.</summary>
internal readonly struct MinFold<T> : IFold<T> where T : unmanaged, INumber<T>
{
    public static T Row(ReadOnlySpan<T> x) => TensorPrimitives.Min(x);

    public static void Accumulate(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Min(y, x, y);
}

/// <summary>Multiplication.</summary>
internal readonly struct ProductFold<T> : IFold<T> where T : unmanaged, INumber<T>
{
    public static T Row(ReadOnlySpan<T> x) => TensorPrimitives.Product(x);

    public static void Accumulate(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Multiply(y, x, y);
}
