namespace CourseKit.Plots;

/// <summary>Numbers that describe a sample: what a box shows, and how dense the values lie.</summary>
internal sealed class Distribution
{
    private readonly double[] _sorted;

    /// <param name="values">NaN and infinities are left out.</param>
    public Distribution(IEnumerable<double> values)
    {
        _sorted = [.. values.Where(double.IsFinite).Order()];
        if (Count == 0)
            return;
        (LowerQuartile, Median, UpperQuartile) = (Quantile(0.25), Quantile(0.5), Quantile(0.75));
        var reach = 1.5 * (UpperQuartile - LowerQuartile);
        Whiskers = new Extent(_sorted.First(v => v >= LowerQuartile - reach), _sorted.Last(v => v <= UpperQuartile + reach));
    }

    public int Count => _sorted.Length;

    public IReadOnlyList<double> Sorted => _sorted;

    public double LowerQuartile { get; }

    public double Median { get; }

    public double UpperQuartile { get; }

    /// <summary>The values farthest out that are not outliers: within 1.5 box lengths of the box.</summary>
    /// <remarks>Tukey, Exploratory data analysis, 1977.</remarks>
    public Extent Whiskers { get; } = Extent.Empty;

    public IEnumerable<double> Outliers => _sorted.Where(v => v < Whiskers.Min || v > Whiskers.Max);

    /// <summary>Linear interpolation with the k-th of n values at (k - 0.5) / n: plotly's rule, so both pictures agree.</summary>
    public double Quantile(double share)
    {
        var at = Math.Clamp((share * Count) - 0.5, 0, Count - 1);
        var low = (int)at;
        return low + 1 < Count ? _sorted[low] + ((_sorted[low + 1] - _sorted[low]) * (at - low)) : _sorted[low];
    }

    /// <summary>Density at evenly spaced places, by Gaussian bells around the values.</summary>
    /// <remarks>Bandwidth: Silverman, Density estimation, 1986, eq. 3.31: <c>0.9 min(deviation, IQR / 1.34) n^(-1/5)</c>.</remarks>
    public IReadOnlyList<(double At, double Density)> Density(int places)
    {
        var mean = _sorted.Average();
        var deviation = Math.Sqrt(_sorted.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, Count - 1));
        var spread = Math.Min(deviation, (UpperQuartile - LowerQuartile) / 1.34);
        spread = spread > 0 ? spread : deviation > 0 ? deviation : Math.Max(Math.Abs(mean), 1) * 0.01;
        var width = 0.9 * spread * Math.Pow(Count, -0.2);
        // From the smallest to the largest value: a violin that goes on would show values that nobody saw, negative ReLUs among them.
        var (low, high) = _sorted[^1] > _sorted[0]
            ? (_sorted[0], _sorted[^1])
            : (_sorted[0] - (2 * width), _sorted[0] + (2 * width));
        return [.. Enumerable.Range(0, places).Select(i => low + ((high - low) * i / (places - 1))).Select(at =>
            (at, _sorted.Sum(v => Math.Exp(-0.5 * (at - v) * (at - v) / (width * width))) / (Count * width * Math.Sqrt(2 * Math.PI))))];
    }
}
