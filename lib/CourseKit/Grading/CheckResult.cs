namespace CourseKit.Grading;

/// <summary>What one check found.</summary>
/// <param name="Index">Place in the exercise, from 0.</param>
/// <param name="Name">What was checked: the author's words, or the code of the answer.</param>
/// <param name="Points">Points that the check is worth.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">What is wrong, in words that give no expected value away; empty for a check that passed.</param>
/// <param name="Seconds">Time that the answer took.</param>
public sealed record CheckResult(int Index, string Name, double Points, CheckOutcome Outcome, string Message, double Seconds)
{
    /// <summary>Numbers that belong to the message, expected ones among them; empty when there are none.</summary>
    public string Details { get; init; } = "";

    /// <summary>The hint that the author wrote for this check; null for none.</summary>
    public string? Hint { get; init; }

    /// <summary>Name of the known mistake whose result the answer equals; null when it equals none.</summary>
    public string? Mistake { get; init; }

    /// <summary>HTML of a picture that compares answer and expected value; null when there is none to draw.</summary>
    public string? Picture { get; init; }

    /// <summary>Whether the answer is right.</summary>
    public bool Passed => Outcome == CheckOutcome.Passed;

    /// <summary>Points that it gave: all or none.</summary>
    public double Earned => Passed ? Points : 0;

    /// <summary>Message and numbers together.</summary>
    public string Text => Details.Length == 0 ? Message : $"{Message} {Details}";
}
