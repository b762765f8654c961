using System.Numerics;
using System.Runtime.CompilerServices;

namespace CourseKit.Torch.Kernels;

/// <summary>The exponential of a register, within 2 units in the last place; its bits are the same on every run, which Vector512.Exp does
/// not promise.</summary>
/// <remarks>exp(x) = 2^n exp(r) with n = round(x / ln 2), so that r lies within half of ln 2 of 0 and a Taylor polynomial
/// suffices.</remarks>
internal static class SimdExp
{
    // Adding 1.5 * 2^23 (2^52 in double) rounds to an integer and leaves it in the low bits.
    public const int FloatShiftBits = 0x4B400000;
    public const long DoubleShiftBits = 0x4338000000000000;

    public static T Shift<T>()
        where T : IFloatingPointIeee754<T> => T.CreateTruncating(typeof(T) == typeof(float) ? 12582912.0 : 6755399441055744.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V, S, T>(V x)
        where V : unmanaged
        where S : struct, ISimd<V, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Beyond these the result is 0 or infinity.
        (double low, double high) = typeof(T) == typeof(float) ? (-104.0, 89.0) : (-746.0, 710.0);
        x = S.Max(S.Min(x, Constant<V, S, T>(high)), Constant<V, S, T>(low));
        V shift = S.Create(Shift<T>());
        V shifted = S.Fma(x, Constant<V, S, T>(1.4426950408889634), shift);
        V n = S.Subtract(shifted, shift);
        // ln 2 in two parts, the first with so few bits that n times it is exact.
        V r = S.Fma(n, Constant<V, S, T>(typeof(T) == typeof(float) ? -0.693359375 : -0.693147180369123816490), x);
        r = S.Fma(n, Constant<V, S, T>(typeof(T) == typeof(float) ? 2.12194440054690583e-4 : -1.90821492927058770002e-10), r);
        V sum;
        if (typeof(T) == typeof(float))
        {
            sum = Constant<V, S, T>(1.0 / 5040);
        }
        else
        {
            sum = Constant<V, S, T>(1.0 / 6227020800);
            sum = S.Fma(sum, r, Constant<V, S, T>(1.0 / 479001600));
            sum = S.Fma(sum, r, Constant<V, S, T>(1.0 / 39916800));
            sum = S.Fma(sum, r, Constant<V, S, T>(1.0 / 3628800));
            sum = S.Fma(sum, r, Constant<V, S, T>(1.0 / 362880));
            sum = S.Fma(sum, r, Constant<V, S, T>(1.0 / 40320));
            sum = S.Fma(sum, r, Constant<V, S, T>(1.0 / 5040));
        }
        sum = S.Fma(sum, r, Constant<V, S, T>(1.0 / 720));
        sum = S.Fma(sum, r, Constant<V, S, T>(1.0 / 120));
        sum = S.Fma(sum, r, Constant<V, S, T>(1.0 / 24));
        sum = S.Fma(sum, r, Constant<V, S, T>(1.0 / 6));
        sum = S.Fma(sum, r, Constant<V, S, T>(0.5));
        sum = S.Fma(sum, r, Constant<V, S, T>(1));
        sum = S.Fma(sum, r, Constant<V, S, T>(1));
        return S.TimesPowerOfTwo(sum, shifted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Constant<V, S, T>(double value)
        where V : unmanaged
        where S : struct, ISimd<V, T>
        where T : unmanaged, IFloatingPointIeee754<T> => S.Create(T.CreateTruncating(value));
}
