using System.Text.RegularExpressions;

namespace CourseKit.Scripting.Directives;

/// <summary>The <c>#r</c> and <c>#i</c> lines of languages whose own compiler is not to obey them.</summary>
internal static partial class ReferenceLines
{
    /// <summary>The code with those lines empty, and the lines.</summary>
    public static (string Code, IReadOnlyList<DirectiveLine> Lines) TakeFrom(string code)
    {
        var lines = Line().Matches(code).Select(m => DirectiveLine.Parse(m.Value.Trim(), new(m.Index, m.Length))).ToList();
        return (Line().Replace(code, ""), lines);
    }

    [GeneratedRegex("""^[ \t]*#[ri]\s+"[^"\n]*"[^\n]*$""", RegexOptions.Multiline)]
    private static partial Regex Line();
}
