namespace CourseKit.Reference;

/// <summary>A calculation written out for teaching: the formula, the numbers put in, the result.</summary>
/// <param name="Title">What is calculated: "Output size".</param>
/// <param name="Value">The result.</param>
/// <param name="Steps">One line of LaTeX each, the formula first, without dollar signs.</param>
/// <param name="Note">What to know beside it; null when there is nothing.</param>
public sealed record Derivation(string Title, double Value, IReadOnlyList<string> Steps, string? Note = null)
{
    /// <summary>All steps as one block of Markdown with formulas between double dollar signs.</summary>
    public string ToMarkdown() =>
        $"**{Title}**\n\n{string.Concat(Steps.Select(step => $"$$ {step} $$\n\n"))}{Note}".TrimEnd();

    /// <summary>The title, the steps and the note as lines of text.</summary>
    public override string ToString() => string.Join('\n', new[] { Title }.Concat(Steps).Concat(Note is null ? [] : [Note]));
}
