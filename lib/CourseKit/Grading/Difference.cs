namespace CourseKit.Grading;

/// <summary>Why an answer is not right.</summary>
/// <param name="Message">In words that give no expected value away.</param>
internal sealed record Difference(string Message)
{
    /// <summary>The numbers.</summary>
    public string Details { get; init; } = "";

    /// <summary>Draws answer, expected value and difference as HTML; null when there is nothing to see.</summary>
    public Func<string>? Picture { get; init; }
}
