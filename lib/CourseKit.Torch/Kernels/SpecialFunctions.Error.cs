namespace CourseKit.Torch.Kernels;

/// <summary>The error function and its inverse.</summary>
internal static partial class SpecialFunctions
{
    // erfcx(x) = exp(x^2) erfc(x) as a Taylor polynomial around the middle of each interval of this width, for x from 0 to Far.
    private const double Width = 0.25, Far = 12;
    private const int Degree = 17;
    private static readonly double TwoOverRootPi = 2 / Math.Sqrt(Math.PI);
    private static readonly double[] Scaled = ScaledTable();

    /// <summary>2 / sqrt(pi) times the integral of exp(-t^2) for t from 0 to x.</summary>
    public static double Erf(double x)
    {
        double a = Math.Abs(x);
        if (a < 0.5)
            return ErfSeries(x);
        return double.IsNaN(x) ? x : Math.Sign(x) * (1 - Erfc(a));
    }

    /// <summary>1 - erf(x), without cancellation for large x.</summary>
    public static double Erfc(double x)
    {
        if (x < 0.5)
            return x < -0.5 ? 2 - Erfc(-x) : 1 - ErfSeries(x);
        return x > 27 ? 0 : double.IsNaN(x) ? x : Math.Exp(-x * x) * ScaledErfc(x);
    }

    /// <summary>The number whose error function is y: y from -1 to 1, which give the infinities.</summary>
    public static double Erfinv(double y)
    {
        double a = Math.Abs(y);
        if (!(a < 1))
            return a == 1 ? y * double.PositiveInfinity : double.NaN;
        if (a == 0)
            return y;
        // a first guess good to 0.002 (S. Winitzki, A handy approximation for the error function and its inverse, 2008), then Halley steps
        const double C = 0.147;
        double rest = (1 - a) * (1 + a), log = Math.Log(rest), half = 2 / (Math.PI * C) + log / 2;
        double x = Math.Sqrt(Math.Sqrt(half * half - log / C) - half);
        for (int i = 0; i < 4; i++)
        {
            double error = a < 0.5 ? ErfOrOne(x) - a : (1 - a) - Erfc(x);
            double step = error / (TwoOverRootPi * Math.Exp(-x * x));
            x -= step / (1 + x * step);
        }
        return Math.Sign(y) * x;
    }

    private static double ErfOrOne(double x) => x < 0.5 ? ErfSeries(x) : 1 - Erfc(x);

    /// <remarks>Abramowitz and Stegun 7.1.5.</remarks>
    private static double ErfSeries(double x)
    {
        double square = x * x, sum = 0;
        for (int n = 14; n > 0; n--)
            sum = (1.0 / (2 * n + 1) + sum) * -square / n;
        return TwoOverRootPi * x * (1 + sum);
    }

    private static double ScaledErfc(double x)
    {
        if (x >= Far)
        {
            // Abramowitz and Stegun 7.1.23
            double inverse = 1 / (2 * x * x), sum = 1;
            for (int n = 10; n > 0; n--)
                sum = 1 - (2 * n - 1) * inverse * sum;
            return sum / (x * Math.Sqrt(Math.PI));
        }
        int row = (int)(x / Width);
        double h = x - (row + 0.5) * Width, value = 0;
        for (int k = Degree; k >= 0; k--)
            value = value * h + Scaled[row * (Degree + 1) + k];
        return value;
    }

    private static double[] ScaledTable()
    {
        int rows = (int)(Far / Width);
        var table = new double[rows * (Degree + 1)];
        for (int row = 0; row < rows; row++)
        {
            double x = (row + 0.5) * Width;
            var c = table.AsSpan(row * (Degree + 1), Degree + 1);
            c[0] = x < 1.5 ? Math.Exp(x * x) * (1 - ErfByParts(x)) : ByFraction(x);
            // y' = 2 x y - 2 / sqrt(pi), read off term by term
            c[1] = 2 * x * c[0] - 2 / Math.Sqrt(Math.PI);
            for (int k = 1; k < Degree; k++)
                c[k + 1] = (2 * x * c[k] + 2 * c[k - 1]) / (k + 1);
        }
        return table;
    }

    /// <remarks>Abramowitz and Stegun 7.1.6: all terms are positive.</remarks>
    private static double ErfByParts(double x)
    {
        double term = x, sum = x;
        for (int n = 1; term > sum * 1e-18; n++)
            sum += term *= 2 * x * x / (2 * n + 1);
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <remarks>Abramowitz and Stegun 7.1.14, from the far end.</remarks>
    private static double ByFraction(double x)
    {
        double tail = 0;
        for (int n = 400; n > 0; n--)
            tail = n / 2.0 / (x + tail);
        return 1 / Math.Sqrt(Math.PI) / (x + tail);
    }
}
