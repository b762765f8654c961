using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>What a <see cref="SoftmaxRows{T}"/> job does with each row.</summary>
internal enum SoftmaxTask
{
    /// <summary>y = softmax(x).</summary>
    Softmax,

    /// <summary>y = log softmax(x).</summary>
    LogSoftmax,

    /// <summary>dx = y * (dy - sum(dy * y)).</summary>
    SoftmaxBackward,

    /// <summary>dx = dy - exp(y) * sum(dy).</summary>
    LogSoftmaxBackward,

    /// <summary>dx = scale * exp(y).</summary>
    ScaledExp,
}

/// <summary>Softmax and its relatives over rows. A row is brought to whole registers first, so there are no edge loops.</summary>
internal unsafe struct SoftmaxRows<T> : IRangeJob, ISimdKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public SoftmaxTask Task;
    public int Classes;
    public T* X, Dy, To;
    public T Scale;
    private int first, last;

    /// <summary>Runs over all rows.</summary>
    public void RunAll(int rows)
    {
        if (Classes > 0)
            Threads.For(ref this, rows, 1 + 8192 / Classes);
    }

    public readonly void Run(int from, int to)
    {
        SoftmaxRows<T> part = this;
        (part.first, part.last) = (from, to);
        Simd.Run<T, SoftmaxRows<T>>(ref part);
    }

    public readonly void Run<V, S>()
        where V : unmanaged
        where S : struct, ISimd<V, T>
    {
        int padded = (Classes + S.Lanes - 1) / S.Lanes * S.Lanes;
        using Scratch.Lease<T> x = Scratch.Rent<T>(padded);
        using Scratch.Lease<T> dy = Scratch.Rent<T>(padded);
        var border = new Span<T>(x.Start + Classes, padded - Classes);
        new Span<T>(dy.Start + Classes, padded - Classes).Clear();
        for (int row = first; row < last; row++)
        {
            nint at = (nint)row * Classes;
            border.Fill(T.NegativeInfinity);
            Copy.Run(X + at, x.Start, Classes);
            if (Dy != null)
                Copy.Run(Dy + at, dy.Start, Classes);
            Row<V, S>(x.Start, dy.Start, padded);
            Copy.Run(x.Start, To + at, Classes);
        }
    }

    /// <summary>Replaces row x by the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Row<V, S>(T* x, T* dy, int count)
        where V : unmanaged
        where S : struct, ISimd<V, T>
    {
        switch (Task)
        {
            case SoftmaxTask.Softmax:
            case SoftmaxTask.LogSoftmax:
                Forward<V, S>(x, count, Task == SoftmaxTask.LogSoftmax);
                break;
            case SoftmaxTask.SoftmaxBackward:
                V dot = S.Zero;
                for (int i = Classes; i < count; i++)
                    x[i] = T.Zero;
                for (int i = 0; i < count; i += S.Lanes)
                    dot = S.Fma(S.Load(x + i), S.Load(dy + i), dot);
                V mean = S.Create(S.Sum(dot));
                for (int i = 0; i < count; i += S.Lanes)
                    S.Store(x + i, S.Multiply(S.Load(x + i), S.Subtract(S.Load(dy + i), mean)));
                break;
            case SoftmaxTask.LogSoftmaxBackward:
                V minusSum = S.Create(-Reduce.Sum<V, S, T>(dy, count));
                for (int i = 0; i < count; i += S.Lanes)
                    S.Store(x + i, S.Fma(SimdExp.Exp<V, S, T>(S.Load(x + i)), minusSum, S.Load(dy + i)));
                break;
            default:
                V scale = S.Create(Scale);
                for (int i = 0; i < count; i += S.Lanes)
                    S.Store(x + i, S.Multiply(SimdExp.Exp<V, S, T>(S.Load(x + i)), scale));
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward<V, S>(T* x, int count, bool log)
        where V : unmanaged
        where S : struct, ISimd<V, T>
    {
        V max = S.Create(Reduce.Max<V, S, T>(x, count)), sum = S.Zero;
        for (int i = 0; i < count; i += S.Lanes)
        {
            V shifted = S.Subtract(S.Load(x + i), max), e = SimdExp.Exp<V, S, T>(shifted);
            sum = S.Add(sum, e);
            S.Store(x + i, log ? shifted : e);
        }
        T total = S.Sum(sum);
        V last = S.Create(log ? T.Log(total) : T.One / total);
        for (int i = 0; i < count; i += S.Lanes)
            S.Store(x + i, log ? S.Subtract(S.Load(x + i), last) : S.Multiply(S.Load(x + i), last));
    }
}
