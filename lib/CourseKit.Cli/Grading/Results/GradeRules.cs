namespace CourseKit.Cli.Grading.Results;

/// <summary>What makes points of checks into a grade: due date, late penalty, points by persons.</summary>
/// <param name="Due">Handed in later is late; null for no date. UTC.</param>
/// <param name="PenaltyPerDay">Percent of the earned points that each day begun costs; at most all.</param>
/// <param name="Manual">Points by persons.</param>
internal sealed record GradeRules(DateTime? Due, double PenaltyPerDay, ManualGrades Manual)
{
    /// <summary>Days begun after the due date.</summary>
    public int DaysLate(SubmissionResult result)
    {
        if (Due is { } due && result.SubmittedAt > due)
            return (int)Math.Ceiling((result.SubmittedAt - due).TotalDays);
        return result.IsLate ? 1 : 0;
    }

    /// <summary>Points that persons gave.</summary>
    public double ByPersons(SubmissionResult result) =>
        result.Manual.Sum(m => Math.Clamp(Manual.PointsOf(result, m) ?? 0, 0, m.Points));

    /// <summary>Answers that still wait for a person.</summary>
    public int Waiting(SubmissionResult result) =>
        result.Manual.Count(m => !m.IsUnchanged && Manual.PointsOf(result, m) is null);

    /// <summary>Points that the penalty takes.</summary>
    public double Penalty(SubmissionResult result) =>
        (result.Automatic + ByPersons(result)) * Math.Min(1, DaysLate(result) * PenaltyPerDay / 100);

    /// <summary>The grade.</summary>
    public double Total(SubmissionResult result) => Math.Round(result.Automatic + ByPersons(result) - Penalty(result), 4);
}
