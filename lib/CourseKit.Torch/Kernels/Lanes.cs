using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CourseKit.Torch.Kernels;

/// <summary>Functions of a register of numbers that several activations share. Their bits are the same on every run.</summary>
internal static class Lanes
{
    /// <summary>The same number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> All<T>(double value) where T : unmanaged, IFloatingPointIeee754<T> =>
        Vector256.Create(T.CreateTruncating(value));

    /// <summary>e to the power x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Exp<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> => ExpLanes.Apply(x);

    /// <summary>1 / (1 + e to the power -x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sigmoid<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T> => SigmoidLanes.Apply(x);

    /// <summary>e to the power x, less 1, for x up to 0: exact near 0 too, by way of the hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Expm1<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var t = TanhLanes.Apply(x * All<T>(0.5));
        return (t + t) / (Vector256<T>.One - t);
    }

    /// <summary>The logarithm of 1 + x for x of 0 or more, exact near 0 too (W. Kahan's correction of the rounding of 1 + x).</summary>
    public static Vector256<T> Log1P<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < Vector256<T>.Count; i++)
        {
            T value = x.GetElement(i), sum = T.One + value;
            x = x.WithElement(i, sum == T.One || T.IsInfinity(sum) ? value : T.Log(sum) * value / (sum - T.One));
        }
        return x;
    }

    /// <summary>The error function.</summary>
    /// <remarks>
    /// In float a minimax fraction of odd degree 13 over even degree 8 on |x| up to 4, where it reaches 1. In double a series up to 2.5
    /// and a continued fraction beyond: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.6 and 7.1.14.
    /// </remarks>
    public static Vector256<T> Erf<T>(Vector256<T> x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            return ErfSingle(x.AsSingle()).As<float, T>();
        for (int i = 0; i < Vector256<T>.Count; i++)
            x = x.WithElement(i, T.CreateTruncating(ErfDouble(double.CreateTruncating(x.GetElement(i)))));
        return x;
    }

    private static Vector256<float> ErfSingle(Vector256<float> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-4f)), Vector256.Create(4f));
        var z = x * x;
        var p = Step(Vector256.Create(-2.72614225801306e-10f), z, 2.77068142495902e-08f);
        p = Step(p, z, -2.10102402082508e-06f);
        p = Step(p, z, -5.69250639462346e-05f);
        p = Step(p, z, -7.34990630326855e-04f);
        p = Step(p, z, -2.95459980854025e-03f);
        p = Step(p, z, -1.60960333262415e-02f);
        var q = Step(Vector256.Create(-1.45660718464996e-05f), z, -2.13374055278905e-04f);
        q = Step(q, z, -1.68282697438203e-03f);
        q = Step(q, z, -7.37332916720468e-03f);
        q = Step(q, z, -1.42647390514189e-02f);
        return x * p / q;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Step(Vector256<float> sum, Vector256<float> z, float next) =>
        Simd256<float>.Fma(sum, z, Vector256.Create(next));

    private static double ErfDouble(double x)
    {
        double size = Math.Abs(x), square = x * x;
        if (double.IsNaN(x) || size > 6)
            return double.IsNaN(x) ? x : Math.Sign(x);
        if (size > 2.5)
        {
            double fraction = size;
            for (int k = 60; k > 0; k--)
                fraction = size + k / 2.0 / fraction;
            return Math.CopySign(1 - Math.Exp(-square) / (Math.Sqrt(Math.PI) * fraction), x);
        }
        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
            sum += term *= 2 * square / (2 * n + 1);
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-square) * sum;
    }
}
