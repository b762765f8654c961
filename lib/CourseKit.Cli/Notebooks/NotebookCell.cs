using System.Text.Json.Nodes;

namespace CourseKit.Cli.Notebooks;

/// <summary>A cell of a notebook, over its JSON: what this program does not know of is kept.</summary>
internal sealed class NotebookCell(JsonObject json)
{
    public JsonObject Json => json;

    /// <summary><c>code</c>, <c>markdown</c> or <c>raw</c>.</summary>
    public string Kind => json["cell_type"]!.GetValue<string>();

    public bool IsCode => Kind == "code";

    public string Source => NotebookText.Join(json["source"])!;

    /// <summary>Outputs of a code cell.</summary>
    public JsonArray Outputs
    {
        get => json["outputs"] as JsonArray ?? [];
        set => json["outputs"] = value;
    }

    public int? ExecutionCount
    {
        get => (int?)json["execution_count"];
        set => json["execution_count"] = value;
    }
}
