namespace CourseKit.Training;

/// <summary>
/// Is one configuration better than another, or was it luck? Both ran with the same seeds, so each seed gives a pair. If neither were
/// better, the sign of every difference would be a coin's: the p-value is the share of all sign patterns whose mean is as far from 0.
/// </summary>
/// <remarks>Fisher, The design of experiments, 1935, section 21: the exact randomisation test for pairs.</remarks>
public sealed class PairedTest
{
    private const int MostPairs = 20;           // a million sign patterns
    private const double Rounding = 1e-12;

    private PairedTest(IReadOnlyList<double> differences, double p) => (Differences, PValue) = (differences, p);

    /// <summary>Second minus first, pair by pair.</summary>
    public IReadOnlyList<double> Differences { get; }

    /// <summary>Mean of the differences: the size of the effect.</summary>
    public double Mean => Differences.Average();

    /// <summary>Share of sign patterns with a mean as far from 0, both ways; 1/2^(n-1) is the least that n pairs can give.</summary>
    public double PValue { get; }

    /// <summary>Compares two configurations over the same seeds.</summary>
    /// <param name="first">One value for each seed.</param>
    /// <param name="second">As many, in the same order.</param>
    /// <exception cref="CourseKitException">Not as many, none, or more than 20.</exception>
    public static PairedTest Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count || first.Count is 0 or > MostPairs)
            throw new CourseKitException(
                $"A paired test takes 1 to {MostPairs} pairs; {first.Count} and {second.Count} values were given.");
        double[] differences = [.. first.Zip(second, (a, b) => b - a)];
        var observed = Math.Abs(differences.Sum());
        var patterns = 1 << differences.Length;
        var asFar = Enumerable.Range(0, patterns).Count(pattern =>
            Math.Abs(differences.Select((d, i) => (pattern >> i & 1) == 0 ? d : -d).Sum()) >= observed - Rounding);
        return new PairedTest(differences, (double)asFar / patterns);
    }

    /// <summary>Whether luck is an unlikely explanation.</summary>
    /// <param name="level">Largest p-value that counts as unlikely.</param>
    public bool IsSignificant(double level = 0.05) => PValue <= level;

    /// <summary>"+0.041 over 6 pairs, p = 0.031".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Mean:+0.000;-0.000} over {Differences.Count} pairs, p = {PValue:0.000}");
}
