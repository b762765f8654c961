using CourseKit.Scripting.Compilation;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Scripting.Directives;

/// <summary>Cuts a cell at its <c>#!</c> lines into steps. Lines and columns stay those of the cell.</summary>
internal static class CellSteps
{
    private const string CSharp = "#!csharp";

    /// <exception cref="UnknownDirectiveException">A line begins with a directive that does not exist.</exception>
    public static IEnumerable<CellStep> Of(string name, string code)
    {
        var text = SourceText.From(code);
        string language = CSharp;
        var head = default(TextSpan);
        for (int start = 0; start <= code.Length;)
        {
            // Only the C# lexer knows whether such a line is part of a string; in other languages they are found line by line.
            var next = language == CSharp
                ? CellSource.Directives(code, start).Where(d => d.Name.StartsWith("#!", StringComparison.Ordinal)).Cast<DirectiveLine?>()
                    .FirstOrDefault()
                : FirstLine(text, start);
            if (next is not null && !KnownDirectives.Contains(next.Name))
                throw new UnknownDirectiveException(next);
            int end = next?.Span.Start ?? code.Length;
            if (Part(name, code, language, head, start, end) is { } part)
                yield return part;
            if (next is null)
                yield break;
            if (KnownDirectives.IsLanguage(next.Name))
                (language, head) = (KnownDirectives.Canonical(next.Name), next.Span);
            else
                yield return new CommandStep(next with { Name = KnownDirectives.Canonical(next.Name) }, language);
            start = next.Span.End;
        }
    }

    private static CellStep? Part(string name, string code, string language, TextSpan head, int start, int end)
    {
        if (string.IsNullOrWhiteSpace(code[start..end]))
            return null;
        if (language == CSharp)
            return new CSharpStep(CellSource.Parse(name, code, TextSpan.FromBounds(start, end)));
        int line = code.AsSpan(0, start).Count('\n');
        return new LanguageStep(language, new string('\n', line) + code[start..end].TrimStart(' ', '\t', '\r'), head);
    }

    private static DirectiveLine? FirstLine(SourceText text, int start)
    {
        foreach (var line in text.Lines.Where(l => l.Start >= start))
        {
            string words = text.ToString(line.Span).Trim();
            if (words.StartsWith("#!", StringComparison.Ordinal) && DirectiveLine.Parse(words, line.Span) is var directive
                && KnownDirectives.Contains(directive.Name))
                return directive;
        }
        return null;
    }
}

/// <summary>A line that looks like a directive, of a name that none has.</summary>
internal sealed class UnknownDirectiveException(DirectiveLine line) : Exception(KnownDirectives.Unknown(line.Name))
{
    public TextSpan Span => line.Span;
}
