using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Converting;

/// <summary>
/// Reads a C# file as a notebook: one that <see cref="AppWriter"/> wrote becomes what it was, any other gets cells at its <c>// %%</c>
/// lines.
/// </summary>
internal static partial class AppReader
{
    /// <exception cref="NotebookFormatException">The cells' heads are damaged.</exception>
    public static Notebook Read(string path, string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').ToList();
        var types = Types(lines);
        int end = lines.FindIndex(l => l == AppFormat.End || l == AppFormat.Helpers);
        if (end >= 0)
            lines.RemoveRange(end, lines.Count - end);
        int first = lines.FindIndex(l => l.StartsWith(AppFormat.Cell, StringComparison.Ordinal));
        var head = lines.Take(first < 0 ? lines.Count : first).ToList();
        JsonObject? metadata = null;
        var cells = new List<ConvertedCell>();
        try
        {
            if (head.Find(l => l.StartsWith(AppFormat.Notebook, StringComparison.Ordinal)) is { } written)
                metadata = JsonNode.Parse(written[AppFormat.Notebook.Length..]) as JsonObject;
            for (int i = first; i >= 0 && i < lines.Count;)
            {
                int next = lines.FindIndex(i + 1, l => l.StartsWith(AppFormat.Cell, StringComparison.Ordinal));
                next = next < 0 ? lines.Count : next;
                cells.Add(Cell(lines[i], lines.GetRange(i + 1, next - i - 1), types));
                i = next;
            }
        }
        catch (JsonException e)
        {
            throw new NotebookFormatException(path, $"the head of a cell or of the file holds JSON that is damaged: {e.Message}");
        }
        AddHead(cells, head, isMarked: end >= 0);
        return NewNotebook.Of(Path.ChangeExtension(path, ".ipynb"), cells, metadata);
    }

    private static ConvertedCell Cell(string head, List<string> lines, Dictionary<string, string> types)
    {
        var match = Head().Match(head);
        string kind = match.Groups["kind"].Value is "markdown" or "raw" ? match.Groups["kind"].Value : "code";
        string? id = match.Groups["id"] is { Success: true, Value: var quoted } ? JsonSerializer.Deserialize<string>(quoted) : null;
        var metadata = match.Groups["metadata"] is { Success: true, Value: var json } ? JsonNode.Parse(json) as JsonObject : null;
        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        string source = kind == "code"
            ? Code(lines, types)
            : string.Join('\n',
                lines.Select(
                l => l.StartsWith("// ", StringComparison.Ordinal) ? l[3..] : l.StartsWith("//", StringComparison.Ordinal) ? l[2..] : l));
        return new(kind, source, id, metadata);
    }

    private static string Code(List<string> lines, Dictionary<string, string> types)
    {
        var renamed = lines.TakeWhile(l => l.StartsWith(AppFormat.Renamed, StringComparison.Ordinal))
            .Select(l => l[AppFormat.Renamed.Length..].Split(' ')).Where(names => names.Length == 2)
            .ToDictionary(names => names[0], names => names[1]);
        var source = lines.SkipWhile(l => l.StartsWith(AppFormat.Renamed, StringComparison.Ordinal))
            .Select(l => l.StartsWith(AppFormat.Kept, StringComparison.Ordinal) ? l[AppFormat.Kept.Length..]
            : l.TrimEnd() == AppFormat.Kept.TrimEnd() ? ""
            : l.StartsWith(AppFormat.Type, StringComparison.Ordinal) && types.TryGetValue(l[AppFormat.Type.Length..].Trim(), out var type)
                ? type : l);
        string code = string.Join('\n', source);
        int shown = code.LastIndexOf(");" + AppFormat.Shown, StringComparison.Ordinal);
        int start = shown < 0 ? -1 : code.LastIndexOf("\n" + AppFormat.ShownStart, shown, StringComparison.Ordinal) + 1;
        if (shown > 0 && code.AsSpan(start).StartsWith(AppFormat.ShownStart))
            code = code[..start] + code[(start + AppFormat.ShownStart.Length)..shown] + code[(shown + 2 + AppFormat.Shown.Length)..];
        return Redeclarations.Undo(code, renamed);
    }

    private static Dictionary<string, string> Types(List<string> lines)
    {
        var types = new Dictionary<string, string>();
        int end = lines.IndexOf(AppFormat.End);
        for (int i = end; i >= 0 && i < lines.Count;)
        {
            int next = lines.FindIndex(i + 1, l => l.StartsWith(AppFormat.Type, StringComparison.Ordinal) || l == AppFormat.Helpers);
            next = next < 0 ? lines.Count : next;
            if (lines[i].StartsWith(AppFormat.Type, StringComparison.Ordinal))
                types[lines[i][AppFormat.Type.Length..].Trim()] = string.Join('\n', lines.GetRange(i + 1, next - i - 1)).TrimEnd('\n');
            i = next;
        }
        return types;
    }

    /// <summary>
    /// What stands before the first cell and in none of them: written by hand, so that it belongs to the first code cell.
    /// </summary>
    private static void AddHead(List<ConvertedCell> cells, List<string> head, bool isMarked)
    {
        var known = cells.SelectMany(c => c.Source.Split('\n')).Select(l => l.Trim()).ToHashSet();
        var lines = new List<string>();
        foreach (string line in head)
        {
            if (Package().Match(line) is { Success: true } package)
                lines.Add($"#r \"nuget: {package.Value["#:package".Length..].Trim().Replace("@", ", ", StringComparison.Ordinal)}\"");
            else if (!line.StartsWith("#:", StringComparison.Ordinal) && !line.StartsWith("#!", StringComparison.Ordinal)
                && !line.StartsWith(AppFormat.Notebook, StringComparison.Ordinal))
                lines.Add(line);
        }
        string[] ours = isMarked ? ["using System.Collections;", "using System.Text;", "using static Notebook;"] : [];
        string added =
            string.Join(
            '\n', lines.Where(l => !isMarked || (l.Length > 0 && !known.Contains(l.Trim()) && !ours.Contains(l) && !IsKnownPackage(l))))
            .Trim('\n');
        if (added.Length == 0)
            return;
        int code = cells.FindIndex(c => c.Kind == "code");
        if (isMarked && code >= 0)
            cells[code] = cells[code] with { Source = added + "\n" + cells[code].Source };
        else
            cells.Insert(0, new("code", added));

        bool IsKnownPackage(string line) => line.StartsWith("#r \"nuget:", StringComparison.Ordinal)
            && known.Any(k =>
                k.Replace(" ", "", StringComparison.Ordinal)
                .Equals(line.Replace(" ", "", StringComparison.Ordinal)
                .Replace(",*", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("""^// %%(?: \[(?<kind>\w+)\])?(?: id=(?<id>"(?:[^"\\]|\\.)*"))?(?: metadata=(?<metadata>\{.*\}))?""")]
    private static partial Regex Head();

    [GeneratedRegex(@"^#:package\s+[\w.-]+(?:@\S+)?")]
    private static partial Regex Package();
}
