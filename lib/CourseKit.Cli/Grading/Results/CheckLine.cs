namespace CourseKit.Cli.Grading.Results;

/// <summary>What a check found, in the words that the student may read.</summary>
/// <param name="Name">The check; a hidden one has a number only.</param>
/// <param name="IsHidden">The student does not see the check itself.</param>
/// <param name="Points">What it is worth.</param>
/// <param name="Earned">What it gave.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">For the student.</param>
/// <param name="Mistake">Name of the known mistake; for the class report.</param>
/// <param name="Picture">HTML of a picture; null for none.</param>
internal sealed record CheckLine(
    string Name, bool IsHidden, double Points, double Earned, string Outcome, string Message, string? Mistake, string? Picture)
{
    public bool Passed => Outcome == "Passed";
}
