using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>An elementwise function of two tensors that broadcast. The operation is this struct, in a file of its own.</summary>
internal interface IBinary
{
    /// <summary>Name in messages.</summary>
    static abstract string Name { get; }

    /// <summary>True when <see cref="Gradient"/> looks at the inputs.</summary>
    static abstract bool SavesInputs { get; }

    /// <summary>True when the gradient of one input looks at the value of the other or of itself, given that inputs are saved.</summary>
    static virtual bool Uses(int gradient, int saved) => true;

    /// <summary>True when integer operands give a floating-point result.</summary>
    static virtual bool AlwaysFloat => false;

    /// <summary>True when the operation makes sense for two tensors of bool (and computes with bytes 0 and 1).</summary>
    static virtual bool AllowsBool => false;

    /// <summary>y[i] = f(a[i], b[i]).</summary>
    static abstract void Run<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>;

    /// <summary>y[i] = f(a[i], b).</summary>
    static abstract void Run<T>(ReadOnlySpan<T> a, T b, Span<T> y) where T : unmanaged, INumber<T>;

    /// <summary>y[i] = f(a, b[i]).</summary>
    static abstract void Run<T>(T a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>;

    /// <summary>dL/da (input 0) or dL/db (input 1), of the broadcast shape; a and b are null unless saved.</summary>
    static abstract Tensor Gradient(int input, Tensor dy, Tensor? a, Tensor? b);
}

/// <summary>Runs elementwise functions of two tensors: promotion, broadcasting, recording.</summary>
internal static class Binary
{
    /// <summary>y = f(a, b), of the shape both broadcast to and their common type.</summary>
    public static Tensor Apply<TOp>(Tensor a, Tensor b) where TOp : struct, IBinary
    {
        var dtype = DType.Promote(a, b);
        if (TOp.AlwaysFloat && !dtype.IsFloat())
            dtype = get_default_dtype();
        if (dtype == ScalarType.Bool && !TOp.AllowsBool)
            throw Errors.Torch($"\"{TOp.Name}\" is not supported for two tensors of bool: convert one, or use a logical operation.");
        var (x, y) = (a.As(dtype, out var convertedA), b.As(dtype, out var convertedB));
        var result = new Tensor(new TensorImpl(dtype, Shapes.Broadcast(x.Impl.Sizes, y.Impl.Sizes)));
        Fill<TOp>(x.Impl, y.Impl, result.Impl);
        if (dtype == ScalarType.Bool)
            TensorPrimitives.Min(result.Impl.Span<byte>(), (byte)1, result.Impl.Span<byte>());      // true + true is true
        if (Graph.Needed(x, y))
            Graph.Attach(result, new BinaryNode<TOp>(x, y), x, y);
        convertedA?.Dispose();
        convertedB?.Dispose();
        return result;
    }

    /// <summary>y = f(a, b) for a gradient a, written over it where the backward pass alone holds it and is not itself recorded.</summary>
    public static Tensor ApplyOver<TOp>(Tensor a, Tensor b) where TOp : struct, IBinary
    {
        var (x, y) = (a.Impl, b.Impl);
        bool alike = x.IsContiguous && y.IsContiguous && x.Dtype == y.Dtype && x.Sizes.AsSpan().SequenceEqual(y.Sizes);
        if (GradMode.Enabled || !alike || !x.Storage.IsExclusive)
            return Apply<TOp>(a, b);
        var result = new Tensor(new TensorImpl(x.Storage, x.Dtype, x.Sizes, x.Strides, x.Offset));
        Fill<TOp>(x, y, result.Impl);
        return result;
    }

    /// <summary>y = f(a, number).</summary>
    public static Tensor Apply<TOp>(Tensor a, Scalar b) where TOp : struct, IBinary
    {
        using var wrapped = Wrap(b, Beside<TOp>(a));
        return Apply<TOp>(a, wrapped);
    }

    /// <summary>y = f(number, b).</summary>
    public static Tensor Apply<TOp>(Scalar a, Tensor b) where TOp : struct, IBinary
    {
        using var wrapped = Wrap(a, Beside<TOp>(b));
        return Apply<TOp>(wrapped, b);
    }

    /// <summary>The type next to which a number is read: of a quotient of integers the floating-point one.</summary>
    private static ScalarType Beside<TOp>(Tensor x) where TOp : struct, IBinary =>
        TOp.AlwaysFloat && !x.Impl.Dtype.IsFloat() ? get_default_dtype() : x.Impl.Dtype;

    /// <summary>A number as a tensor without dimensions, of the type that it takes next to <paramref name="dtype"/>.</summary>
    public static Tensor Wrap(Scalar value, ScalarType dtype) => Filled(DType.Promote(dtype, value), [], value);

    /// <summary>Writes f(a, b) to <paramref name="y"/>: all of one type, y contiguous or written through its strides.</summary>
    internal static void Fill<TOp>(TensorImpl a, TensorImpl b, TensorImpl y) where TOp : struct, IBinary =>
        Dispatch.Numeric(y.Dtype, new Body<TOp>(a, b, y));

    private sealed class BinaryNode<TOp>(Tensor a, Tensor b) : UnaryOutputNode where TOp : struct, IBinary
    {
        private readonly long[] _sizesA = a.Impl.Sizes;
        private readonly long[] _sizesB = b.Impl.Sizes;
        private SavedTensor _a = SavedTensor.Keep(Wanted(0, a, b) ? a : null);
        private SavedTensor _b = SavedTensor.Keep(Wanted(1, a, b) ? b : null);

        private static bool Wanted(int saved, Tensor a, Tensor b) => TOp.SavesInputs &&
            (Graph.RequiresGrad(a) && TOp.Uses(0, saved) || Graph.RequiresGrad(b) && TOp.Uses(1, saved));

        protected override void Backward(Tensor dy, Span<Tensor?> dx)
        {
            if (Needs(0))
                dx[0] = TOp.Gradient(0, dy, _a.Unpack(), _b.Unpack()).SumTo(_sizesA);
            if (Needs(1))
                dx[1] = TOp.Gradient(1, dy, _a.Unpack(), _b.Unpack()).SumTo(_sizesB);
        }

        public override void Release()
        {
            _a.Release();
            _b.Release();
        }
    }

    private readonly struct Body<TOp>(TensorImpl a, TensorImpl b, TensorImpl y) : INumericBody where TOp : struct, IBinary
    {
        public unsafe void Run<T>() where T : unmanaged, INumber<T>
        {
            if (y.Count == 0)
                return;
            if (a.IsContiguous && b.IsContiguous && a.Count == y.Count && b.Count == y.Count)
            {
                var flat = new FlatJob<TOp, T> { A = (T*)a.Pointer, B = (T*)b.Pointer, Y = (T*)y.Pointer };
                Threads.For(ref flat, checked((int)y.Count), Unary.Grain);
                return;
            }
            var loop = new StridedLoop(y.Sizes, Shapes.BroadcastStrides(a.Sizes, a.Strides, y.Sizes),
                Shapes.BroadcastStrides(b.Sizes, b.Strides, y.Sizes), y.Strides);
            var job = new RowsJob<TOp, T> { Loop = loop, A = (T*)a.Pointer, B = (T*)b.Pointer, Y = (T*)y.Pointer };
            Threads.For(ref job, checked((int)loop.Rows), (int)Math.Max(1, Unary.Grain / loop.RowLength));
        }
    }

    private unsafe struct FlatJob<TOp, T> : IRangeJob where TOp : struct, IBinary where T : unmanaged, INumber<T>
    {
        public T* A;
        public T* B;
        public T* Y;

        public readonly void Run(int from, int to)
        {
            int n = to - from;
            TOp.Run(new ReadOnlySpan<T>(A + from, n), new ReadOnlySpan<T>(B + from, n), new Span<T>(Y + from, n));
        }
    }

    private unsafe struct RowsJob<TOp, T> : IRangeJob where TOp : struct, IBinary where T : unmanaged, INumber<T>
    {
        private const int Chunk = 256;

        public StridedLoop Loop;
        public T* A;
        public T* B;
        public T* Y;

        public readonly void Run(int from, int to)
        {
            Span<long> offsets = stackalloc long[3];
            long sa = Loop.RowStrides[0], sb = Loop.RowStrides[1], sy = Loop.RowStrides[2], n = Loop.RowLength;
            for (int row = from; row < to; row++)
            {
                Loop.Offsets(row, offsets);
                T* a = A + offsets[0], b = B + offsets[1], y = Y + offsets[2];
                if (sy == 1 && sa is (0 or 1) && sb is (0 or 1))
                    Row(a, sa, b, sb, y, (int)n);
                else
                    Gathered(a, sa, b, sb, y, sy, n);
            }
        }

        private static void Row(T* a, long sa, T* b, long sb, T* y, int n)
        {
            var result = new Span<T>(y, n);
            if (sa == 1 && sb == 1)
                TOp.Run(new ReadOnlySpan<T>(a, n), new ReadOnlySpan<T>(b, n), result);
            else if (sa == 1)
                TOp.Run(new ReadOnlySpan<T>(a, n), *b, result);
            else if (sb == 1)
                TOp.Run(*a, new ReadOnlySpan<T>(b, n), result);
            else
            {
                TOp.Run(new ReadOnlySpan<T>(a, 1), *b, result[..1]);
                result[1..].Fill(result[0]);
            }
        }

        /// <summary>Rows whose neighbours are far apart: brought together a piece at a time.</summary>
        private static void Gathered(T* a, long sa, T* b, long sb, T* y, long sy, long n)
        {
            T* ta = stackalloc T[Chunk], tb = stackalloc T[Chunk], ty = stackalloc T[Chunk];
            for (long start = 0; start < n; start += Chunk)
            {
                int length = (int)Math.Min(Chunk, n - start);
                for (int i = 0; i < length; i++)
                {
                    ta[i] = a[(start + i) * sa];
                    tb[i] = b[(start + i) * sb];
                }
                TOp.Run(new ReadOnlySpan<T>(ta, length), new ReadOnlySpan<T>(tb, length), new Span<T>(ty, length));
                for (int i = 0; i < length; i++)
                    y[(start + i) * sy] = ty[i];
            }
        }
    }
}
