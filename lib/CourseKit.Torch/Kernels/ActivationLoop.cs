using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Torch.Kernels;

/// <summary>An elementwise function with settings, and its derivative, written for a register of numbers.</summary>
internal interface IActivation
{
    /// <summary>Name in messages.</summary>
    static abstract string Name { get; }

    /// <summary>f of each lane.</summary>
    Vector256<T> Value<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>dy times the derivative of f at x, lane by lane.</summary>
    Vector256<T> Gradient<T>(Vector256<T> x, Vector256<T> dy) where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>
/// y[i] = f(x[i]), and dx[i] = f'(x[i]) dy[i], each in one pass. The last few numbers go through a register too, so that a result's bits
/// do not depend on where it stands or on how the work was split.
/// </summary>
internal static unsafe class ActivationLoop
{
    // Elements that are worth a thread.
    private const int Grain = 1 << 14;

    /// <summary>y[i] = f(x[i]); y may be x.</summary>
    public static void Forward<T, F>(ReadOnlySpan<T> x, Span<T> y, F f)
        where T : unmanaged, IFloatingPointIeee754<T>
        where F : struct, IActivation
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"{x.Length} values need as many results, but there are {y.Length}.");
        fixed (T* px = x, py = y)
        {
            var job = new Job<T, F> { X = px, To = py, Function = f };
            Threads.For(ref job, x.Length, Grain);
        }
    }

    /// <summary>dx[i] = f'(x[i]) dy[i]; dx may be dy.</summary>
    public static void Backward<T, F>(ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dx, F f)
        where T : unmanaged, IFloatingPointIeee754<T>
        where F : struct, IActivation
    {
        if (x.Length != dy.Length || x.Length != dx.Length)
            throw new ArgumentException($"{x.Length} values need as many gradients, but there are {dy.Length} and {dx.Length}.");
        fixed (T* px = x, pdy = dy, pdx = dx)
        {
            var job = new Job<T, F> { X = px, Dy = pdy, To = pdx, Function = f };
            Threads.For(ref job, x.Length, Grain);
        }
    }

    private struct Job<T, F> : IRangeJob
        where T : unmanaged, IFloatingPointIeee754<T>
        where F : struct, IActivation
    {
        public T* X, Dy, To;
        public F Function;

        public readonly void Run(int from, int to)
        {
            int lanes = Vector256<T>.Count, whole = from + (to - from) / lanes * lanes, rest = to - whole;
            Registers(X + from, Dy == null ? null : Dy + from, To + from, whole - from);
            if (rest == 0)
                return;
            T* x = stackalloc T[lanes], dy = stackalloc T[lanes], result = stackalloc T[lanes];
            new Span<T>(X + whole, rest).CopyTo(new Span<T>(x, lanes));
            if (Dy != null)
                new Span<T>(Dy + whole, rest).CopyTo(new Span<T>(dy, lanes));
            Registers(x, Dy == null ? null : dy, result, lanes);
            new Span<T>(result, rest).CopyTo(new Span<T>(To + whole, rest));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Registers(T* x, T* dy, T* to, int count)
        {
            F f = Function;
            if (dy == null)
                for (int i = 0; i < count; i += Vector256<T>.Count)
                    f.Value(Vector256.Load(x + i)).Store(to + i);
            else
                for (int i = 0; i < count; i += Vector256<T>.Count)
                    f.Gradient(Vector256.Load(x + i), Vector256.Load(dy + i)).Store(to + i);
        }
    }
}
