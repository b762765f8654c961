using System.Text.Json.Nodes;

namespace CourseKit.Cli.Notebooks;

/// <summary>Text as notebooks hold it: one string, or a list of lines that keep their line ends.</summary>
internal static class NotebookText
{
    /// <summary>The text of a string or of a list of strings; null for anything else.</summary>
    public static string? Join(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonArray lines when lines.All(l => l is JsonValue v && v.TryGetValue(out string? _)) =>
            string.Concat(lines.Select(l => l!.GetValue<string>())),
        _ => null,
    };

    /// <summary>The text as a list of lines, cut where Jupyter's own writer cuts: every line end that Python's splitlines knows.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsLineEnd(text[i]))
                continue;
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            lines.Add(text[start..(i + 1)]);
            start = i + 1;
        }
        if (start < text.Length)
            lines.Add(text[start..]);
        return lines;
    }

    private static bool IsLineEnd(char c) =>
        c is '\n' or '\r' or '\v' or '\f' or '\x1c' or '\x1d' or '\x1e' or '\x85' or '\u2028' or '\u2029';
}
