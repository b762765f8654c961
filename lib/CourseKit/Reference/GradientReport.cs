namespace CourseKit.Reference;

/// <summary>Result of a gradient check.</summary>
/// <param name="Comparisons">One for each array or parameter.</param>
/// <param name="Tolerance">Largest relative error that passes.</param>
public sealed record GradientReport(IReadOnlyList<GradientComparison> Comparisons, double Tolerance)
{
    /// <summary>Every gradient agrees.</summary>
    public bool Passed => Comparisons.All(comparison => comparison.WorstError <= Tolerance);

    /// <summary>The element that is furthest off.</summary>
    public GradientComparison Worst => Comparisons.MaxBy(comparison => comparison.WorstError)!;

    /// <summary>One line for each array, the verdict first.</summary>
    public override string ToString()
    {
        var lines = Comparisons.Select(Line);
        return string.Join('\n', lines.Prepend(Passed ? "Gradients agree." : "Gradients disagree:"));
    }

    private string Line(GradientComparison c)
    {
        var values = FormattableString.Invariant($"analytic {c.Analytic:G6}, numeric {c.Numeric:G6}, relative error {c.WorstError:E1}");
        return $"{(c.WorstError <= Tolerance ? "ok   " : "WRONG")} {c.Name}[{c.WorstIndex}]: {values} ({c.Checked} checked)";
    }
}
