using System.Text.Json.Nodes;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Converting;

/// <summary>Makes notebooks of cells.</summary>
internal static class NewNotebook
{
    /// <summary>Metadata of a C# notebook.</summary>
    public static JsonObject Metadata => new()
    {
        ["kernelspec"] = new JsonObject { ["display_name"] = "C# (CourseKit)", ["language"] = "C#", ["name"] = "coursekit-csharp" },
        ["language_info"] = new JsonObject
        {
            ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp", ["name"] = "C#", ["pygments_lexer"] = "csharp",
        },
    };

    public static Notebook Of(string path, IEnumerable<ConvertedCell> cells, JsonObject? metadata = null)
    {
        var array = new JsonArray();
        foreach (var cell in cells)
            array.Add((JsonNode)Json(cell, array.Count + 1));
        return new(Path.GetFullPath(path),
            new() { ["cells"] = array, ["metadata"] = metadata ?? Metadata, ["nbformat"] = 4, ["nbformat_minor"] = 5 });
    }

    private static JsonObject Json(ConvertedCell cell, int number)
    {
        var json = new JsonObject
        {
            ["cell_type"] = cell.Kind,
            ["id"] = cell.Id ?? $"cell-{number}",
            ["metadata"] = cell.Metadata?.DeepClone() ?? new JsonObject(),
            ["source"] = cell.Source,
        };
        if (cell.Kind == "code")
            (json["execution_count"], json["outputs"]) = (null, new JsonArray());
        return json;
    }
}

/// <summary>A cell on its way from one kind of file to another.</summary>
/// <param name="Kind"><c>code</c>, <c>markdown</c> or <c>raw</c>.</param>
/// <param name="Source">Its text.</param>
/// <param name="Id">Its id; null for one by its place.</param>
/// <param name="Metadata">Its metadata; null for none.</param>
internal sealed record ConvertedCell(string Kind, string Source, string? Id = null, JsonObject? Metadata = null);
