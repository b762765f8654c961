using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Torch.Kernels;

/// <summary>A function of one number, written for a register of them.</summary>
internal interface ILaneFunction
{
    /// <summary>f of each lane.</summary>
    static abstract Vector256<T> Apply<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>
/// y[i] = f(x[i]). The last few numbers go through a register too, so that a result's bits do not depend on where it stands or on how
/// the work was split.
/// </summary>
internal static class LaneLoop
{
    /// <summary>Runs f over all numbers; y may be x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T, F>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> where F : struct, ILaneFunction
    {
        int lanes = Vector256<T>.Count, i = 0;
        for (; i <= x.Length - lanes; i += lanes)
            F.Apply(Vector256.Create(x[i..])).CopyTo(y[i..]);
        if (i == x.Length)
            return;
        Span<T> last = stackalloc T[lanes];
        x[i..].CopyTo(last);
        F.Apply(Vector256.Create<T>(last)).CopyTo(last);
        last[..(x.Length - i)].CopyTo(y[i..]);
    }
}

/// <summary>e to the power x.</summary>
internal readonly struct ExpLanes : ILaneFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        Vector256.ConditionalSelect(Vector256.Equals(x, x), SimdExp.Exp<Vector256<T>, Simd256<T>, T>(x), x);       // NaN stays NaN
}

/// <summary>1 / (1 + e to the power -x).</summary>
internal readonly struct SigmoidLanes : ILaneFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> =>
        Vector256<T>.One / (Vector256<T>.One + ExpLanes.Apply(-x));
}

/// <summary>
/// The hyperbolic tangent in float: near 0 the odd polynomial of the Cephes library (S. L. Moshier), elsewhere 1 - 2 / (exp(2|x|) + 1),
/// a few units in the last place everywhere. In double it is the runtime's own.
/// </summary>
internal readonly struct TanhLanes : ILaneFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Apply<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            return Single(x.AsSingle()).As<float, T>();
        for (int i = 0; i < Vector256<T>.Count; i++)
            x = x.WithElement(i, T.Tanh(x.GetElement(i)));
        return x;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Single(Vector256<float> x)
    {
        var z = x * x;
        var p = Simd256<float>.Fma(Vector256.Create(-5.70498872745e-3f), z, Vector256.Create(2.06390887954e-2f));
        p = Simd256<float>.Fma(p, z, Vector256.Create(-5.37397155531e-2f));
        p = Simd256<float>.Fma(p, z, Vector256.Create(1.33314422036e-1f));
        p = Simd256<float>.Fma(p, z, Vector256.Create(-3.33332819422e-1f));
        var near = Simd256<float>.Fma(p * z, x, x);
        var size = Vector256.Abs(x);
        var far = Vector256<float>.One - Vector256.Create(2f) / (ExpLanes.Apply(size + size) + Vector256<float>.One);
        return Vector256.ConditionalSelect(Vector256.LessThan(size, Vector256.Create(0.625f)), near, Vector256.CopySign(far, x));
    }
}
