namespace CourseKit.Scripting;

/// <summary>Whether a front end that executes on Enter should execute now.</summary>
public enum CodeCompleteness
{
    /// <summary>It can be executed.</summary>
    Complete,

    /// <summary>More must follow.</summary>
    Incomplete,

    /// <summary>Whatever follows, it will not compile.</summary>
    Invalid,

    /// <summary>Not known: it is in a language that the session cannot judge.</summary>
    Unknown,
}

/// <summary>Answer of <see cref="CSharpSession.IsComplete"/>.</summary>
/// <param name="Status">Whether the code can be executed.</param>
/// <param name="Indent">Blanks that the next line should begin with; empty unless the code is incomplete.</param>
public sealed record CompletenessResult(CodeCompleteness Status, string Indent);
