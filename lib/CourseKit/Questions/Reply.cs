using CourseKit.Plots.Display;
using CourseKit.Reference;

namespace CourseKit.Questions;

/// <summary>What a prediction is told.</summary>
/// <param name="IsRight">Whether it was right.</param>
/// <param name="Message">A sentence, in Markdown.</param>
/// <param name="Solution">The steps; null while nothing is predicted.</param>
[TypeFormatterSource(typeof(MarkdownFormatterSource), PreferredMimeTypes = [MarkdownFormatterSource.Markdown,
    MarkdownFormatterSource.Text])]
public sealed record Reply(bool IsRight, string Message, Derivation? Solution)
{
    /// <summary>The message, and the steps as formulas.</summary>
    public override string ToString() => Solution is null ? Message : $"{Message}\n\n{Solution.ToMarkdown()}";
}
