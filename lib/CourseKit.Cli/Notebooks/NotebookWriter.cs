using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Scripting;

namespace CourseKit.Cli.Notebooks;

/// <summary>Writes notebooks byte for byte as Jupyter does: sorted keys, indent 1, text as lists of lines, a final line end.</summary>
internal static class NotebookWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,  // the file is no HTML; letters of every language stay readable
    };

    /// <summary>The notebook in canonical form.</summary>
    public static string Write(Notebook notebook)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Sorted(Split(notebook.Json)).WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static JsonObject Split(JsonObject notebook)
    {
        var copy = notebook.DeepClone().AsObject();
        foreach (var cell in copy["cells"]!.AsArray().OfType<JsonObject>())
        {
            SplitText(cell, "source");
            foreach (var output in (cell["outputs"] as JsonArray ?? []).OfType<JsonObject>())
            {
                SplitText(output, "text");
                SplitBundle(output["data"] as JsonObject);
            }
            foreach (var (_, attachment) in cell["attachments"] as JsonObject ?? [])
                SplitBundle(attachment as JsonObject);
        }
        return copy;
    }

    private static void SplitBundle(JsonObject? bundle)
    {
        foreach (var mimeType in bundle?.Select(p => p.Key).Where(m => !MimeBundle.IsJson(m)).ToList() ?? [])
            SplitText(bundle!, mimeType);
    }

    private static void SplitText(JsonObject owner, string key)
    {
        if (NotebookText.Join(owner[key]) is { } text)
            owner[key] = NotebookText.Split(text);
    }

    private static JsonNode Sorted(JsonNode node)
    {
        if (node is JsonArray array)
        {
            for (int i = 0; i < array.Count; i++)
            {
                if (array[i] is JsonObject or JsonArray)
                    Sorted(array[i]!);
            }
        }
        else if (node is JsonObject owner)
        {
            var properties = owner.OrderBy(p => p.Key, CodePointComparer.Instance).ToList();
            owner.Clear();
            foreach (var (key, value) in properties)
                owner.Add(key, value is JsonObject or JsonArray ? Sorted(value) : value);
        }
        return node;
    }

    /// <summary>Python's order of strings: by code point, where .NET's ordinal order is by UTF-16 unit.</summary>
    private sealed class CodePointComparer : IComparer<string>
    {
        public static readonly CodePointComparer Instance = new();

        public int Compare(string? x, string? y)
        {
            using var a = x!.EnumerateRunes().GetEnumerator();
            using var b = y!.EnumerateRunes().GetEnumerator();
            while (true)
            {
                bool hasA = a.MoveNext(), hasB = b.MoveNext();
                if (!hasA || !hasB)
                    return hasA.CompareTo(hasB);
                if (a.Current != b.Current)
                    return a.Current.CompareTo(b.Current);
            }
        }
    }
}
