using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CourseKit.Cli.Grading.Results;

/// <summary>
/// Comma-separated values as RFC 4180 writes them. Text that a spreadsheet would run as a formula gets a quote before it.
/// </summary>
/// <remarks>
/// Where a spreadsheet cuts at semicolons, tabs or line ends, it cuts inside quotes too, when these do not begin the field: so the sign is
/// guarded after each of them. Reading takes the guards away; a text that has them already keeps them, as one more is put before.
/// </remarks>
internal static partial class Csv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\t\n\r");

    public static string Line(params IEnumerable<object?> fields) => string.Join(',', fields.Select(Field)) + "\n";

    /// <summary>
    /// Lines of fields; quoted fields may hold commas, quotes and line ends. Spreadsheets of many countries write semicolons.
    /// </summary>
    public static List<string[]> Read(string text)
    {
        var (lines, fields, field, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        char comma = Separator(text);
        for (var i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                (field, i) = (field.Append('"'), i + 1);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && (c == comma || c == '\n'))
                End(c == '\n');
            else if (c != '\r' || quoted)
                field.Append(c);
        }
        End(isLine: true);
        return lines;

        void End(bool isLine)
        {
            fields.Add(Unguarded().Replace(field.ToString(), "$1$2"));
            field.Clear();
            if (!isLine)
                return;
            if (fields.Any(f => f.Length > 0))
                lines.Add([.. fields]);
            fields.Clear();
        }
    }

    /// <summary>What separates the fields of the first line.</summary>
    private static char Separator(string text)
    {
        var (commas, semicolons, quoted) = (0, 0, false);
        foreach (char c in text)
        {
            if (c == '\n' && !quoted)
                break;
            quoted ^= c == '"';
            commas += c == ',' && !quoted ? 1 : 0;
            semicolons += c == ';' && !quoted ? 1 : 0;
        }
        return semicolons > commas ? ';' : ',';
    }

    private static string Field(object? value)
    {
        string text = value switch
        {
            double number => number.ToString("0.####", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value?.ToString() ?? "",
        };
        if (value is string)
            text = Guarded().Replace(text, "$1'$2");
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    [GeneratedRegex("(^|[;\\t\\r\\n])([ \"']*[=+\\-@\uff1d\uff0b\uff0d\uff20])")]
    private static partial Regex Guarded();

    [GeneratedRegex("(^|[;\\t\\r\\n])'([ \"']*[=+\\-@\uff1d\uff0b\uff0d\uff20])")]
    private static partial Regex Unguarded();
}
