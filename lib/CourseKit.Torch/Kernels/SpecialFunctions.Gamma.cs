namespace CourseKit.Torch.Kernels;

/// <summary>The gamma family.</summary>
internal static partial class SpecialFunctions
{
    private const double EulerGamma = 0.577215664901532860606512090082;

    // Bernoulli numbers B2, B4 ... B20 of the asymptotic series.
    private static readonly double[] Bernoulli =
        [1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510, 43867.0 / 798, -174611.0 / 330];

    private static readonly double[] ZetaValues = [.. Enumerable.Range(0, 60).Select(k => k < 2 ? 0 : Zeta(k, 1))];

    /// <summary>log |gamma(x)|; infinite at 0 and the negative whole numbers.</summary>
    public static double LogGamma(double x)
    {
        if (double.IsNaN(x) || double.IsInfinity(x))
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        if (x <= 0)
            // the reflection formula, Abramowitz and Stegun 6.1.17
            return x == Math.Floor(x) ? double.PositiveInfinity : Math.Log(Math.PI / Math.Abs(double.SinPi(x))) - LogGamma(1 - x);
        if (Math.Abs(x - 1) <= 0.25)
            return NearOne(x - 1) + 0.0;         // + 0.0: log gamma(1) is 0, not -0
        if (Math.Abs(x - 2) <= 0.25)
            return Log1p(x - 2) + NearOne(x - 2) + 0.0;
        double shift = 1;
        for (; x < 12; x++)
            shift *= x;
        double sum = 0, power = x;
        for (int k = 0; k < Bernoulli.Length; k++, power *= x * x)
            sum += Bernoulli[k] / ((2 * k + 2) * (2 * k + 1) * power);
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + sum - Math.Log(shift);
    }

    /// <summary>The derivative of log gamma; NaN at negative whole numbers, minus or plus infinity at plus or minus 0.</summary>
    public static double Digamma(double x)
    {
        if (x == 0)
            return double.IsNegative(x) ? double.PositiveInfinity : double.NegativeInfinity;
        if (x < 0)
            return x == Math.Floor(x) ? double.NaN : Digamma(1 - x) - Math.PI * double.CosPi(x) / double.SinPi(x);
        double shift = 0;
        for (; x < 12; x++)
            shift += 1 / x;
        double sum = 0, power = x * x;
        for (int k = 0; k < Bernoulli.Length; k++, power *= x * x)
            sum += Bernoulli[k] / ((2 * k + 2) * power);
        return Math.Log(x) - 0.5 / x - sum - shift;
    }

    /// <summary>The n-th derivative of digamma.</summary>
    public static double Polygamma(int n, double x)
    {
        if (n <= 1)
            return n == 0 ? Digamma(x) : Trigamma(x);
        double factorial = 1;
        for (int k = 2; k <= n; k++)
            factorial *= k;
        return (n % 2 == 0 ? -1 : 1) * factorial * Zeta(n + 1, x);
    }

    /// <remarks>
    /// Abramowitz and Stegun 6.4.12 with as many terms as PyTorch takes, good to 1e-9: gradients of digamma then agree with PyTorch's.
    /// </remarks>
    private static double Trigamma(double x)
    {
        if (x < 0.5)
            return Math.Pow(Math.PI / Math.Sin(Math.PI * x), 2) - Trigamma(1 - x);
        double sum = 0;
        for (int i = 0; i < 6; i++, x++)
            sum += 1 / (x * x);
        double inverse = 1 / (x * x);
        return sum + (1 + 1 / (2 * x) + inverse * (1.0 / 6 - inverse * (1.0 / 30 - inverse / 42))) / x;
    }

    /// <summary>The Hurwitz zeta function: the sum of 1 / (x + k)^s for k = 0, 1 ...</summary>
    /// <remarks>Euler-Maclaurin summation, Abramowitz and Stegun 23.1.30.</remarks>
    private static double Zeta(int s, double x)
    {
        if (x <= 0 && x == Math.Floor(x))
            return double.PositiveInfinity;
        double sum = 0;
        for (; x < 12; x++)
            sum += Math.Pow(x, -s);
        sum += Math.Pow(x, 1 - s) / (s - 1) + Math.Pow(x, -s) / 2;
        double rising = s, power = Math.Pow(x, -s - 1), factorial = 2;
        for (int k = 0; k < Bernoulli.Length; k++)
        {
            sum += Bernoulli[k] * rising * power / factorial;
            rising *= (s + 2.0 * k + 1) * (s + 2.0 * k + 2);
            power /= x * x;
            factorial *= (2.0 * k + 3) * (2.0 * k + 4);
        }
        return sum;
    }

    // log gamma(1 + z) for |z| at most 1/4, Abramowitz and Stegun 6.1.33
    private static double NearOne(double z)
    {
        double sum = 0;
        for (int k = 30; k >= 2; k--)
            sum = (sum + ZetaValues[k] / k) * -z;
        return -z * (EulerGamma + sum);
    }
}
