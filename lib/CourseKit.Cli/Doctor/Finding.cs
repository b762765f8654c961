namespace CourseKit.Cli.Doctor;

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="Name">What was looked at, in a word or two.</param>
/// <param name="State">How it is.</param>
/// <param name="Text">What was found, in one line.</param>
/// <param name="Fix">The command or the change that mends it; null when there is nothing to mend.</param>
internal sealed record Finding(string Name, FindingState State, string Text, string? Fix = null)
{
    public static Finding Ok(string name, string text) => new(name, FindingState.Ok, text);

    public static Finding Note(string name, string text, string? fix = null) => new(name, FindingState.Note, text, fix);

    public static Finding Problem(string name, string text, string fix) => new(name, FindingState.Problem, text, fix);
}
