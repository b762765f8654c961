using System.Numerics;

namespace CourseKit.Torch.Kernels;

/// <summary>
/// Functions that .NET's Math lacks, to full double precision: the error function, the gamma family and the Bessel functions I0 and I1.
/// Constants are worked out from their definitions when the program starts.
/// </summary>
internal static partial class SpecialFunctions
{
    /// <summary>e to the power x, less 1; exact near 0.</summary>
    public static T Expm1<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double d = double.CreateTruncating(x), u = Math.Exp(d);
        // W. Kahan's form: the rounding of u cancels between u - 1 and log(u)
        return u == 1 ? x : double.IsInfinity(u) || u - 1 == -1 ? T.CreateTruncating(u - 1) : T.CreateTruncating((u - 1) * d / Math.Log(u));
    }

    /// <summary>log(1 + x); exact near 0.</summary>
    public static T Log1p<T>(T x) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double d = double.CreateTruncating(x), u = 1 + d;
        return u == 1 ? x : double.IsPositiveInfinity(u)
            ? T.CreateTruncating(u) : u < 0 ? T.NaN : T.CreateTruncating(Math.Log(u) * d / (u - 1));
    }

    /// <summary>The modified Bessel function of the first kind, order 0.</summary>
    public static double I0(double x) => Bessel(x, order: 0);

    /// <summary>The modified Bessel function of the first kind, order 1.</summary>
    public static double I1(double x) => (x < 0 ? -1 : 1) * Bessel(x, order: 1);

    /// <remarks>Abramowitz and Stegun, Handbook of mathematical functions, 9.6.10 and 9.7.1.</remarks>
    private static double Bessel(double x, int order)
    {
        double a = Math.Abs(x);
        if (double.IsNaN(x))
            return x;
        if (a <= 30)
        {
            double term = order == 0 ? 1 : a / 2, sum = term;
            for (int k = 1; term > sum * 1e-17; k++)
                sum += term *= a * a / 4 / (k * (double)(k + order));
            return sum;
        }
        double factor = 1, series = 1;
        for (int k = 1; k < 30; k++)
        {
            double next = factor * ((2 * k - 1) * (2 * k - 1) - 4.0 * order * order) / (8 * a * k);
            if (Math.Abs(next) >= Math.Abs(factor))
                break;
            series += factor = next;
        }
        return Math.Exp(a) / Math.Sqrt(2 * Math.PI * a) * series;
    }
}
