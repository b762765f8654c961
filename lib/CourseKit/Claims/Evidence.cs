using System.Globalization;

namespace CourseKit.Claims;

/// <summary>Collects what a claim's work finds. Each call compares one figure; the verdict follows from them all.</summary>
public sealed class Evidence
{
    private const double DefaultTolerance = 1e-9;       // double arithmetic in another order; far below any printed digit
    private readonly List<Finding> _findings = [];

    /// <summary>Everything found, in order.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Why an erratum is one: what is right, and why. Two sentences.</summary>
    public string? Explanation { get; private set; }

    /// <summary>What to know beside the verdict; null when there is nothing.</summary>
    public string? Remark { get; private set; }

    /// <summary>A number of the lecture that ours must equal.</summary>
    /// <param name="what">What is counted.</param>
    /// <param name="lecture">The lecture's number.</param>
    /// <param name="computed">Ours.</param>
    public Evidence Exactly(string what, double lecture, double computed) =>
        Add(what, Text(lecture), Text(computed), FindingKind.Number, Math.Abs(lecture - computed) <= DefaultTolerance * Math.Max(1,
            Math.Abs(lecture)));

    /// <summary>A printed number that ours must give when rounded to its last digit.</summary>
    /// <param name="what">What is counted.</param>
    /// <param name="lecture">As printed: "6.19e11", "138 M", "95 %".</param>
    /// <param name="computed">Ours, not rounded.</param>
    public Evidence Rounds(string what, string lecture, double computed) =>
        Add(what, lecture, Text(computed), FindingKind.Number, QuotedNumber.Parse(lecture).Rounds(computed));

    /// <summary>A table of the lecture that ours must equal, cell by cell.</summary>
    /// <param name="what">What it holds.</param>
    /// <param name="lecture">The lecture's numbers.</param>
    /// <param name="computed">Ours, of the same shape.</param>
    public Evidence Table(string what, double[,] lecture, double[,] computed)
    {
        ArgumentNullException.ThrowIfNull(lecture);
        ArgumentNullException.ThrowIfNull(computed);
        var same = lecture.GetLength(0) == computed.GetLength(0) && lecture.GetLength(1) == computed.GetLength(1)
            && lecture.Cast<double>().Zip(computed.Cast<double>()).All(pair => Math.Abs(pair.First - pair.Second) <= DefaultTolerance);
        return Add(what, Text(lecture), Text(computed), FindingKind.Number, same);
    }

    /// <summary>A limit that the lecture names: "over 1 TB".</summary>
    /// <param name="what">What is limited.</param>
    /// <param name="lecture">In the lecture's words.</param>
    /// <param name="limit">The limit, in the unit of <paramref name="computed"/>.</param>
    /// <param name="computed">Ours; must be above.</param>
    public Evidence Above(string what, string lecture, double limit, double computed) =>
        Add(what, lecture, Text(computed), FindingKind.Number, computed > limit);

    /// <summary>Two ways to compute the same thing, as the lecture says, by the largest difference between them.</summary>
    /// <param name="what">What must be equal: "f * g and g * f".</param>
    /// <param name="difference">Largest absolute difference found.</param>
    /// <param name="tolerance">Largest one that rounding explains.</param>
    public Evidence Equal(string what, double difference, double tolerance = 1e-12) => Add(
        what, "equal", difference == 0 ? "equal" : FormattableString.Invariant($"differ by {difference:0.0e+0}"), FindingKind.Number,
        difference <= tolerance);

    /// <summary>An ordering or shape that the lecture tells of and an experiment shows.</summary>
    /// <param name="what">What was measured.</param>
    /// <param name="lecture">What the lecture says of it, in a few words of our own.</param>
    /// <param name="measured">The figures.</param>
    /// <param name="holds">Whether they show it.</param>
    public Evidence Shows(string what, string lecture, string measured, bool holds) =>
        Add(what, lecture, measured, FindingKind.Observation, holds);

    /// <summary>A printed number that does not follow; ours must differ from it by more than its rounding.</summary>
    /// <param name="what">What is counted.</param>
    /// <param name="lecture">As printed.</param>
    /// <param name="computed">The right number.</param>
    public Evidence Slip(string what, string lecture, double computed) =>
        Add(what, lecture, Text(computed), FindingKind.Slip, !QuotedNumber.Parse(lecture).Rounds(computed));

    /// <summary>A formula or statement that does not follow.</summary>
    /// <param name="what">What it is about.</param>
    /// <param name="lecture">What the lecture says, in a few words of our own.</param>
    /// <param name="computed">What is right, with figures.</param>
    /// <param name="differs">Whether the figures show that the lecture's does not hold.</param>
    public Evidence Slip(string what, string lecture, string computed, bool differs) =>
        Add(what, lecture, computed, FindingKind.Slip, differs);

    /// <summary>Explains an erratum: what is right, and why, in two sentences.</summary>
    /// <param name="explanation">The sentences.</param>
    public Evidence Because(string explanation)
    {
        Explanation = explanation;
        return this;
    }

    /// <summary>Something to know beside the verdict.</summary>
    /// <param name="remark">A sentence or two.</param>
    public Evidence Note(string remark)
    {
        Remark = remark;
        return this;
    }

    /// <summary>What the findings amount to.</summary>
    public Verdict Verdict
    {
        get
        {
            if (_findings.Count == 0 || _findings.Any(finding => !finding.Holds))
                return Verdict.Unmet;
            if (_findings.Any(finding => finding.Kind == FindingKind.Slip))
                return Explanation is null ? Verdict.Unmet : Verdict.Erratum;
            return _findings.Any(finding => finding.Kind == FindingKind.Observation) ? Verdict.Qualitative : Verdict.Reproduced;
        }
    }

    /// <summary>A number for people: whole ones with blanks between thousands, large ones to four digits, others to four digits.</summary>
    /// <param name="value">The number.</param>
    public static string Text(double value) => value switch
    {
        _ when double.IsInteger(value) && Math.Abs(value) < 1e13 => value.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' '),
        _ when Math.Abs(value) >= 1e6 => value.ToString("0.###e+0", CultureInfo.InvariantCulture).Replace("e+", "e",
            StringComparison.Ordinal),
        _ => value.ToString("G4", CultureInfo.InvariantCulture),
    };

    private static string Text(double[,] table) => string.Join(" / ", Enumerable.Range(0, table.GetLength(0))
        .Select(row => string.Join(' ', Enumerable.Range(0, table.GetLength(1)).Select(column => Text(table[row, column])))));

    private Evidence Add(string what, string lecture, string computed, FindingKind kind, bool holds)
    {
        _findings.Add(new Finding(what, lecture, computed, kind, holds));
        return this;
    }
}
