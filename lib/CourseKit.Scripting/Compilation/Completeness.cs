using CourseKit.Scripting.Inspection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CourseKit.Scripting.Compilation;

/// <summary>Judges whether a text is a whole cell.</summary>
internal static class Completeness
{
    private const string Step = "    ";
    private static readonly string[] BlockStarts = ["if", "for", "foreach", "while", "using", "lock", "else"];

    public static CompletenessResult Of(string code)
    {
        if (PagerQuery.Find(code) is not null)
            return new(CodeCompleteness.Complete, "");
        var tree = CellSource.Parse("is complete", code).Tree;
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return new(CodeCompleteness.Incomplete, Indent(code));
        bool isWrong = tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
        return new(isWrong ? CodeCompleteness.Invalid : CodeCompleteness.Complete, "");
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
