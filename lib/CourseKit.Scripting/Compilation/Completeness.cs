using CourseKit.Scripting.Inspection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Scripting.Compilation;

/// <summary>Judges whether a text is a whole cell.</summary>
internal static class Completeness
{
    private const string Step = "    ";
    /// <summary>A text, a comment or an #if that does not end.</summary>
    private static readonly HashSet<string> OpenText = ["CS1010", "CS1035", "CS1039", "CS8997", "CS1027", "CS1038"];

    private static readonly string[] BlockStarts = ["if", "for", "foreach", "while", "using", "lock", "else"];

    public static CompletenessResult Of(string code)
    {
        if (PagerQuery.Find(code) is not null)
            return new(CodeCompleteness.Complete, "");
        var tree = CellSource.Parse("is complete", code).Tree;
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return IsWrongBeforeItsEnd(tree) ? new(CodeCompleteness.Invalid, "") : new(CodeCompleteness.Incomplete, Indent(code));
        bool isWrong = tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
        return new(isWrong ? CodeCompleteness.Invalid : CodeCompleteness.Complete, "");
    }

    /// <summary>
    /// Whether something is wrong that no further line mends: an error well before the end, where no bracket and no text is open.
    /// </summary>
    private static bool IsWrongBeforeItsEnd(SyntaxTree tree)
    {
        var tokens = tree.GetRoot().DescendantTokens(descendIntoTrivia: true).Where(t => t.Span.Length > 0).ToList();
        int open = 0;
        foreach (var token in tokens)
        {
            open += token.Text is "(" or "[" or "{" ? 1 : token.Text is ")" or "]" or "}" ? -1 : 0;
            if (open < 0)
                return true;
        }
        var errors = tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        return open == 0 && tokens.Count > 0 && !errors.Exists(e => OpenText.Contains(e.Id))
            && errors.Exists(e => e.Location.SourceSpan.End < tokens[^1].SpanStart);
    }

    /// <summary>As far in as the last line, and a step more after a bracket that it leaves open.</summary>
    private static string Indent(string code)
    {
        string last = code.TrimEnd().Split('\n')[^1].TrimEnd();
        string indent = last[..(last.Length - last.TrimStart().Length)];
        bool opens = last.EndsWith('{') || last.EndsWith('(') || last.EndsWith('[') || last.EndsWith("=>", StringComparison.Ordinal);
        return opens || (last.EndsWith(')') && StartsBlock(last.TrimStart())) ? indent + Step : indent;
    }

    private static bool StartsBlock(string line) =>
        BlockStarts.Any(k => line.StartsWith(k, StringComparison.Ordinal));
}
