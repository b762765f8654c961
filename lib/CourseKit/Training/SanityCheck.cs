namespace CourseKit.Training;

/// <summary>One look at a model before its training.</summary>
/// <param name="Name">What should hold.</param>
/// <param name="Passed">Whether it does.</param>
/// <param name="Found">What was seen, and where to look if it does not hold.</param>
public sealed record SanityCheck(string Name, bool Passed, string Found)
{
    /// <summary>"ok    the first loss is that of guessing: 2.301, ln 10 = 2.303".</summary>
    public override string ToString() => $"{(Passed ? "ok   " : "FAILS")} {Name}: {Found}";
}
