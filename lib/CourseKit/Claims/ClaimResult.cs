namespace CourseKit.Claims;

/// <summary>A row of the ledger: a claim with what was found.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Verdict">What the findings amount to.</param>
/// <param name="Findings">Each comparison.</param>
/// <param name="Explanation">Of an erratum: what is right, and why.</param>
/// <param name="Remark">What to know beside it; null when there is nothing.</param>
/// <param name="Seconds">How long the work took.</param>
public sealed record ClaimResult(
    Claim Claim, Verdict Verdict, IReadOnlyList<Finding> Findings, string? Explanation, string? Remark, double Seconds)
{
    /// <summary>What the kit computed or measured, in one line.</summary>
    public string Computed => string.Join("; ", Findings);

    /// <summary>"A1 erratum: weights 6.18e11 (lecture: 6.19e11)".</summary>
    public override string ToString() => $"{Claim.Id} {VerdictText}: {Computed}";

    /// <summary>The verdict as the ledger prints it: "reproduced".</summary>
    public string VerdictText => VerdictTexts.Of(Verdict);
}
