using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Scripting.Errors;

/// <summary>Compiler errors, each with its line of the cell.</summary>
internal static class CompilationErrors
{
    private const int MaxShown = 20;

    public static CellError Describe(IEnumerable<Diagnostic> diagnostics, SourceText text)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).OrderBy(d => d.Location.SourceSpan.Start).ToList();
        // Those without a place follow from the others.
        if (errors.Exists(e => e.Location.IsInSource))
            errors.RemoveAll(e => !e.Location.IsInSource);
        var traceback = new List<string>();
        foreach (var error in errors.Take(MaxShown))
        {
            var (line, column, length) = Position(error.Location);
            traceback.Add($"{AnsiColor.Cyan($"({line},{column})")}: {AnsiColor.Red($"error {error.Id}")}: {Message(error)}");
            traceback.AddRange(SourceLine.WithCaret(text, line, column, length));
        }
        if (errors.Count > MaxShown)
            traceback.Add($"... and {errors.Count - MaxShown} more errors");
        var (firstLine, firstColumn, _) = Position(errors[0].Location);
        string more = errors.Count > 1 ? $" (and {errors.Count - 1} more)" : "";
        return new("CompilationError", $"({firstLine},{firstColumn}): error {errors[0].Id}: {Message(errors[0])}{more}", firstLine,
            firstColumn, traceback);
    }

    public static CellError Describe(string name, string message, SourceText text, TextSpan span)
    {
        var start = text.Lines.GetLinePosition(span.Start);
        var traceback =
            new List<string> { $"{AnsiColor.Cyan($"({start.Line + 1},{start.Character + 1})")}: {AnsiColor.Red("error")}: {message}" };
        traceback.AddRange(SourceLine.WithCaret(text, start.Line + 1, start.Character + 1, span.Length));
        return new(name, message, start.Line + 1, start.Character + 1, traceback);
    }

    private static string Message(Diagnostic error) => error.GetMessage(CultureInfo.InvariantCulture);

    private static (int Line, int Column, int Length) Position(Location location)
    {
        if (!location.IsInSource)
            return (0, 0, 0);
        var span = location.GetLineSpan().Span;
        int length = span.Start.Line == span.End.Line ? span.End.Character - span.Start.Character : 1;
        return (span.Start.Line + 1, span.Start.Character + 1, length);
    }
}
