using System.Globalization;
using System.Net;
using CourseKit.Scripting.Compilation;
using Microsoft.CodeAnalysis;

namespace CourseKit.Scripting.Errors;

/// <summary>The compiler's warnings on a cell that runs all the same: a note under the cell, not an error.</summary>
internal static class DiagnosticsNote
{
    private const int MaxShown = 10;

    /// <summary>
    /// What says nothing to who writes a notebook: framework versions, names in lower case, and pragmas for other tools.
    /// </summary>
    private static readonly HashSet<string> Silent = ["CS1701", "CS1702", "CS8981", "CS0105", "CS8321", "CS7022", "CS1633"];

    /// <summary>The note, or null when there is nothing to say.</summary>
    public static MimeBundle? Of(IEnumerable<Diagnostic> diagnostics, CellSource source)
    {
        var warnings = diagnostics
            .Where(d => d.Severity == DiagnosticSeverity.Warning && !Silent.Contains(d.Id) && d.Location.IsInSource)
            .OrderBy(d => d.Location.SourceSpan.Start).Select(d => Sentence(d, source)).Distinct().ToList();
        if (warnings.Count == 0)
            return null;
        var shown = warnings.Take(MaxShown).Concat(warnings.Count > MaxShown ? [$"... and {warnings.Count - MaxShown} more warnings"] : [])
            .ToList();
        var bundle = new MimeBundle();
        bundle.Add("text/plain", string.Join('\n', shown));
        bundle.Add("text/html",
            $"<div style=\"color:#8a6d00;font-size:90%\">{string.Join("<br>", shown.Select(WebUtility.HtmlEncode))}</div>");
        return bundle;
    }

    /// <summary>The error with the note at the end of its traceback: a cell that fails says all that it has to say in one place.</summary>
    public static CellError Append(MimeBundle? note, CellError error) => note?.Text("text/plain") is { } text
        ? error with { Traceback = [.. error.Traceback, .. text.Split('\n').Select(AnsiColor.Gray)] }
        : error;

    private static string Sentence(Diagnostic warning, CellSource source)
    {
        var start = warning.Location.GetLineSpan().StartLinePosition;
        int column = source.OriginalColumn(start.Line + 1, start.Character + 1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"({start.Line + 1},{column}): warning {warning.Id}: {warning.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
