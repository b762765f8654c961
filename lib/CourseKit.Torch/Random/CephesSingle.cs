using System.Runtime.CompilerServices;
using static System.MathF;

namespace TorchSharp;

/// <summary>
/// Logarithm, sine and cosine by the single-precision polynomials of the Cephes library (S. L. Moshier), every product and sum fused as
/// PyTorch's AVX2 code fuses them: its normal draws equal these to the bit, which those of System.MathF do not.
/// </summary>
internal static class CephesSingle
{
    /// <summary>The natural logarithm of a normal number above 0.</summary>
    public static float Log(float x)
    {
        int bits = BitConverter.SingleToInt32Bits(Max(x, 1.17549435e-38f));
        float e = (bits >> 23) - 126;
        float m = BitConverter.Int32BitsToSingle((bits & ~0x7f800000) | 0x3f000000);    // 0.5 <= m < 1
        bool small = m < 0.707106781186547524f;
        x = m - 1 + (small ? m : 0);
        e -= small ? 1 : 0;
        float z = x * x;
        float y = Polynomial(x, 7.0376836292e-2f, -1.1514610310e-1f, 1.1676998740e-1f, -1.2420140846e-1f, 1.4249322787e-1f,
            -1.6668057665e-1f, 2.0000714765e-1f, -2.4999993993e-1f, 3.3333331174e-1f);
        y = FusedMultiplyAdd(y * x, z, e * -2.12194440e-4f) - z * 0.5f;
        return FusedMultiplyAdd(e, 0.693359375f, x + y);
    }

    /// <summary>Sine and cosine of an angle in radians, not negative and below 8192.</summary>
    public static (float Sin, float Cos) SinCos(float x)
    {
        int octant = ((int)(x * 1.27323954473516f) + 1) & ~1;
        float y = octant;
        x = FusedMultiplyAdd(y, -0.78515625f, x);       // x - y pi / 4, in three parts
        x = FusedMultiplyAdd(y, -2.4187564849853515625e-4f, x);
        x = FusedMultiplyAdd(y, -3.77489497744594108e-8f, x);
        float z = x * x;
        float cos = Polynomial(z, 2.443315711809948e-5f, -1.388731625493765e-3f, 4.166664568298827e-2f);
        cos = FusedMultiplyAdd(cos * z, z, -(z * 0.5f)) + 1;
        float sin = FusedMultiplyAdd(Polynomial(z, -1.9515295891e-4f, 8.3321608736e-3f, -1.6666654611e-1f) * z, x, x);
        if ((octant & 2) != 0)
            (sin, cos) = (cos, sin);
        return ((octant & 4) != 0 ? -sin : sin, ((octant + 2) & 4) != 0 ? -cos : cos);
    }

    /// <summary>Horner's rule, highest power first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Polynomial(float x, params ReadOnlySpan<float> coefficients)
    {
        float y = coefficients[0];
        foreach (float c in coefficients[1..])
            y = FusedMultiplyAdd(y, x, c);
        return y;
    }
}
