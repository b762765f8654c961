using Microsoft.CodeAnalysis.Text;

namespace CourseKit.Scripting.Errors;

/// <summary>A line of a cell with a caret under the place to look at.</summary>
internal static class SourceLine
{
    private const int MaxWidth = 120;

    /// <param name="text">The cell.</param>
    /// <param name="line">Line, from 1.</param>
    /// <param name="column">Column, from 1; 0 for the first that is not blank.</param>
    /// <param name="length">Columns to underline.</param>
    public static IEnumerable<string> WithCaret(SourceText text, int line, int column, int length)
    {
        if (line < 1 || line > text.Lines.Count)
            yield break;
        string source = text.Lines[line - 1].ToString();
        int start = column > 0 ? column - 1 : source.Length - source.TrimStart().Length;
        int from = start > MaxWidth - 20 ? start - 40 : 0;
        string shown = source[Math.Min(from, source.Length)..];
        if (shown.Length > MaxWidth)
            shown = shown[..MaxWidth];
        // Tabs stay tabs, so that the caret stands where the editor shows the character.
        string indent = new(source.Skip(from).Take(start - from).Select(c => c == '\t' ? '\t' : ' ').ToArray());
        int width = Math.Clamp(length, 1, Math.Max(1, shown.Length - indent.Length));
        yield return "    " + shown;
        yield return "    " + indent + AnsiColor.Red(new string('^', width));
    }
}
