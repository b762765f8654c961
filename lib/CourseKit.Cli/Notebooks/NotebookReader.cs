using System.Text.Json;
using System.Text.Json.Nodes;

namespace CourseKit.Cli.Notebooks;

/// <summary>Reads notebooks of format 4, and checks what the rest of the program relies on.</summary>
internal static class NotebookReader
{
    /// <exception cref="NotebookFormatException">The file is missing, not JSON, or not a notebook of format 4.</exception>
    public static Notebook Read(string path) =>
        path.Length == 0 ? throw new NotebookFormatException("\"\"", "there is no such file.") : Read(path, () => File.ReadAllText(path));

    /// <summary>Reads a notebook from its text.</summary>
    /// <param name="path">What messages call it.</param>
    /// <param name="text">The file's content.</param>
    /// <exception cref="NotebookFormatException">The text is not JSON, or not a notebook of format 4.</exception>
    public static Notebook ReadText(string path, string text) => Read(path, () => text);

    private static Notebook Read(string path, Func<string> text)
    {
        try
        {
            return ReadCells(path, text);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // Nodes are made when they are first looked at, and fail then.
            throw new NotebookFormatException(path, e is ArgumentException
                ? "this is not a notebook: a JSON object names a key twice."
                : "this is not a notebook: a text in it holds half a character.");
        }
    }

    private static Notebook ReadCells(string path, Func<string> text)
    {
        var root = Parse(path, text);
        if (root["cells"] is not JsonArray cells || Integer(root["nbformat"]) is not { } format)
        {
            throw new NotebookFormatException(path, root["worksheets"] is not null
                ? "this notebook is of format 3; open it in Jupyter and save it to convert it to format 4."
                : "this is JSON but not a notebook: it has no \"cells\" or no \"nbformat\".");
        }
        if (format != 4)
            throw new NotebookFormatException(path, $"\"nbformat\" is {format}; this program reads format 4.");
        for (int i = 0; i < cells.Count; i++)
            CheckCell(path, cells[i], i + 1);
        Upgrade(root, cells);
        return new(Path.GetFullPath(path), root);
    }

    private static JsonObject Parse(string path, Func<string> text)
    {
        try
        {
            return JsonNode.Parse(text()) as JsonObject
                ?? throw new NotebookFormatException(path, "this is not a notebook: it is JSON, but not an object.");
        }
        catch (JsonException e)
        {
            throw new NotebookFormatException(
                path, $"this is not a notebook: it is not JSON (line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}).");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookFormatException(path, "there is no such file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFormatException(path, Directory.Exists(path)
                ? "this is a folder; name a notebook in it."
                : $"cannot be read: {e.Message}");
        }
    }

    private static void CheckCell(string path, JsonNode? cell, int number)
    {
        string? kind = cell is JsonObject o && o["cell_type"] is JsonValue v && v.TryGetValue(out string? k) ? k : null;
        if (kind is not ("code" or "markdown" or "raw"))
            throw new NotebookFormatException(path, $"cell {number} has \"cell_type\" {Short(cell)}; it must be code, markdown or raw.");
        if (NotebookText.Join(cell!["source"]) is null)
            throw new NotebookFormatException(path, $"cell {number} has no \"source\" that is text.");
        if (kind == "code" && cell["outputs"] is not (null or JsonArray))
            throw new NotebookFormatException(path, $"cell {number} has \"outputs\" that are not a list.");
    }

    /// <summary>Format 4.5 wants an id in every cell; those that lack one are named by their place.</summary>
    private static void Upgrade(JsonObject root, JsonArray cells)
    {
        root["nbformat_minor"] = Math.Max(5, Integer(root["nbformat_minor"]) ?? 0);
        if (root["metadata"] is not JsonObject)
            root["metadata"] = new JsonObject();
        var used = new Dictionary<string, int>();
        for (int i = 0; i < cells.Count; i++)
        {
            var cell = cells[i]!.AsObject();
            string id = Unused(cell["id"] is JsonValue v && v.TryGetValue(out string? text) && text.Length > 0 ?
                text : $"cell-{i + 1}", used);
            if (cell["id"] is not JsonValue old || !old.TryGetValue(out string? was) || was != id)
                cell["id"] = id;
            if (cell["metadata"] is not JsonObject)
                cell["metadata"] = new JsonObject();
            if ((string?)cell["cell_type"] == "code")
            {
                cell["outputs"] ??= new JsonArray();
                cell.TryAdd("execution_count", null);
            }
        }
    }

    /// <summary>An id that no cell before has; in linear time, however many cells share one.</summary>
    private static string Unused(string id, Dictionary<string, int> used)
    {
        if (used.TryAdd(id, 1))
            return id;
        string next;
        do
            next = $"{id}-{++used[id]}";
        while (!used.TryAdd(next, 1));
        return next;
    }

    private static string Short(JsonNode? cell)
    {
        string kind = (cell as JsonObject)?["cell_type"]?.ToJsonString() ?? "missing";
        return kind.Length <= 40 ? kind : kind[..40] + "…";
    }

    private static int? Integer(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int number) ? number : null;
}
