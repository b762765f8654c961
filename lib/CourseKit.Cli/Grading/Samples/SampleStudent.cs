using System.Text.Json.Nodes;
using CourseKit.Cli.Grading.Source;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Grading.Samples;

/// <summary>A student of the sample class.</summary>
/// <param name="Name">Says what the student did.</param>
/// <param name="Points">Points by checks that this honestly earns, of 7.</param>
/// <param name="Relu">Body of the first solution; null for the stub.</param>
/// <param name="Sums">Body of the second; null for the stub.</param>
internal sealed record SampleStudent(string Name, double Points, string? Relu = null, string? Sums = null)
{
    private const string OwnCell = """{ "cell_type": "code", "id": "mine", "metadata": {}, "outputs": [], "execution_count": null }""";

    private static readonly string Stub = "    " + Regions.Stub.ReplaceLineEndings("\n    ");

    /// <summary>A cell that the student added after the setup cell.</summary>
    public string? Extra { get; init; }

    /// <summary>Changes the notebook further.</summary>
    public Action<JsonArray>? Edit { get; init; }

    /// <summary>What is handed in, when it is no notebook at all.</summary>
    public string? Raw { get; init; }

    /// <summary>Days after the due date of 1 November 2026.</summary>
    public int DaysLate { get; init; }

    /// <summary>The file that the student hands in.</summary>
    /// <param name="released">The student's copy, as text.</param>
    public string Write(string released)
    {
        if (Raw is not null)
            return Raw;
        var notebook = new Notebook(Name, JsonNode.Parse(released)!.AsObject());
        foreach (var cell in notebook.Cells)
        {
            string? body = GradeMetadata.Of(cell)?.Id switch
            {
                SampleNotebook.Relu => Relu,
                SampleNotebook.Sums => Sums,
                _ => null,
            };
            if (body is not null)
                cell.Json["source"] = cell.Source.Replace(Stub, body, StringComparison.Ordinal);
        }
        var cells = notebook.Json["cells"]!.AsArray();
        if (Extra is not null)
            cells.Insert(2, JsonNode.Parse(OwnCell));
        if (Extra is not null)
            cells[2]!["source"] = Extra;
        Edit?.Invoke(cells);
        return NotebookWriter.Write(notebook);
    }
}
