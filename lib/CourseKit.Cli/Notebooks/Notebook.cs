using System.Text.Json.Nodes;

namespace CourseKit.Cli.Notebooks;

/// <summary>A Jupyter notebook of format 4.5.</summary>
internal sealed class Notebook
{
    public Notebook(string path, JsonObject json)
    {
        Path = path;
        Json = json;
        Cells = json["cells"]!.AsArray().Select(c => new NotebookCell(c!.AsObject())).ToList();
    }

    /// <summary>Absolute path of the file that it was read from.</summary>
    public string Path { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public JsonObject Json { get; }

    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>Code cells that have code, in order: those that are run.</summary>
    public IReadOnlyList<NotebookCell> CodeCells => Cells.Where(c => c.IsCode && !string.IsNullOrWhiteSpace(c.Source)).ToList();

    /// <summary>Language of the code cells, as the metadata says; C# where it says nothing.</summary>
    public string Language =>
        (string?)(Json["metadata"] as JsonObject)?["kernelspec"]?["language"]
        ?? (string?)(Json["metadata"] as JsonObject)?["language_info"]?["name"] ?? "C#";
}
