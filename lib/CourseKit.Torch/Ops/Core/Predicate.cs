using System.Numerics;
using CourseKit.Torch.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A question about one number.</summary>
internal interface IPredicate
{
    /// <summary>The answer for one number.</summary>
    static abstract bool Holds<T>(T x) where T : unmanaged, INumber<T>;
}

/// <summary>Asks a question of each element: the result is a tensor of bool of the same shape.</summary>
internal static class Predicate
{
    /// <summary>y[i] = does it hold for x[i]?</summary>
    public static Tensor Apply<TOp>(Tensor x) where TOp : struct, IPredicate
    {
        var c = x.Contiguous(out var temporary);
        var y = new Tensor(new TensorImpl(ScalarType.Bool, x.Impl.Sizes));
        Dispatch.Numeric(x.Impl.Dtype, new Body<TOp>(c.Impl, y.Impl));
        temporary?.Dispose();
        return y;
    }

    private readonly struct Body<TOp>(TensorImpl x, TensorImpl y) : INumericBody where TOp : struct, IPredicate
    {
        public unsafe void Run<T>() where T : unmanaged, INumber<T>
        {
            var job = new Job<TOp, T> { X = (T*)x.Pointer, Y = (bool*)y.Pointer };
            Threads.For(ref job, checked((int)x.Count), Unary.Grain);
        }
    }

    private unsafe struct Job<TOp, T> : IRangeJob where TOp : struct, IPredicate where T : unmanaged, INumber<T>
    {
        public T* X;
        public bool* Y;

        public readonly void Run(int from, int to)
        {
            for (int i = from; i < to; i++)
                Y[i] = TOp.Holds(X[i]);
        }
    }
}
