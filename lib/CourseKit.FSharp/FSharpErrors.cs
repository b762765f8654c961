using System.Globalization;
using CourseKit.Scripting;
using FSharp.Compiler.Diagnostics;

namespace CourseKit.FSharp;

/// <summary>Compiler errors, each with its line of the cell and a caret.</summary>
internal static class FSharpErrors
{
    private const int MaxShown = 20;

    public static CellError Describe(IReadOnlyList<FSharpDiagnostic> errors, string code)
    {
        string[] lines = code.Split('\n');
        var traceback = new List<string>();
        foreach (var error in errors.Take(MaxShown))
        {
            traceback.Add(Sentence(error));
            if (error.StartLine < 1 || error.StartLine > lines.Length)
                continue;
            int length = error.EndLine == error.StartLine ? Math.Max(1, error.EndColumn - error.StartColumn) : 1;
            traceback.Add("    " + lines[error.StartLine - 1].TrimEnd('\r'));
            traceback.Add("    " + new string(' ', error.StartColumn) + new string('^', length));
        }
        var first = errors[0];
        string more = errors.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (and {errors.Count - 1} more)") : "";
        return new("CompilationError", Sentence(first) + more, first.StartLine, first.StartColumn + 1, traceback);
    }

    private static string Sentence(FSharpDiagnostic error) =>
        string.Create(CultureInfo.InvariantCulture,
            $"({error.StartLine},{error.StartColumn + 1}): error {error.ErrorNumberText}: {error.Message}");
}
