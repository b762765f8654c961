using System.Globalization;
using System.Text;

namespace CourseKit.Cli.Grading.Results;

/// <summary>Comma-separated values as RFC 4180 writes them. Text that a spreadsheet would run as a formula gets a quote before it.</summary>
internal static class Csv
{
    public static string Line(params IEnumerable<object?> fields) => string.Join(',', fields.Select(Field)) + "\n";

    /// <summary>Lines of fields; quoted fields may hold commas, quotes and line ends.</summary>
    public static List<string[]> Read(string text)
    {
        var (lines, fields, field, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                (field, i) = (field.Append('"'), i + 1);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\n')
                End(c == '\n');
            else if (c != '\r' || quoted)
                field.Append(c);
        }
        End(isLine: true);
        return lines;

        void End(bool isLine)
        {
            fields.Add(field.ToString());
            field.Clear();
            if (!isLine)
                return;
            if (fields.Any(f => f.Length > 0))
                lines.Add([.. fields]);
            fields.Clear();
        }
    }

    private static string Field(object? value)
    {
        string text = value switch
        {
            double number => number.ToString("0.####", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value?.ToString() ?? "",
        };
        if (value is string && text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t')
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
