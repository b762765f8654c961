namespace CourseKit.Cli.Grading.Submissions;

/// <summary>One file that a student handed in.</summary>
/// <param name="Student">Who, as the file or folder says.</param>
/// <param name="File">Name of the file, for messages.</param>
/// <param name="SubmittedAt">When, as far as the file tells; UTC.</param>
/// <param name="IsLate">The system that it comes from marked it as late.</param>
/// <param name="Text">Its content; empty when refused.</param>
/// <param name="Refusal">Why it cannot be read, a sentence; null when it can.</param>
internal sealed record Submission(string Student, string File, DateTime SubmittedAt, bool IsLate, string Text, string? Refusal = null)
{
    /// <summary>When the file was written, as it says itself: which of a student's files is the newest, not whether it is late.</summary>
    public DateTime ChangedAt { get; init; } = SubmittedAt;

    /// <summary>Number of the student's puzzles; 0 where all have the same.</summary>
    public int Variant { get; init; }
}
