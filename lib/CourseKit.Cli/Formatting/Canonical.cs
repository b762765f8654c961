using System.Text.Json.Nodes;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Formatting;

/// <summary>
/// The one form in which a notebook is stored: no outputs and no counts, nothing of the program that wrote it, Jupyter's key order,
/// indent 1. Text of cells stays as it is to the last character: graders compare released cells by checksum.
/// </summary>
internal static class Canonical
{
    // What front ends leave behind: it changes with every run or click, and says nothing about the course.
    private static readonly string[] Traces =
        ["execution", "collapsed", "scrolled", "vscode", "dotnet_interactive", "polyglot_notebook", "ExecuteTime", "jupyter", "trusted"];

    public static string Text(Notebook notebook)
    {
        var copy = new Notebook(notebook.Path, notebook.Json.DeepClone().AsObject());
        copy.Json["nbformat"] = 4;
        copy.Json["nbformat_minor"] = 5;
        copy.Json["metadata"] = Metadata(copy.Json["metadata"] as JsonObject ?? []);
        foreach (var cell in copy.Cells)
        {
            foreach (var trace in Traces)
                (cell.Json["metadata"] as JsonObject)?.Remove(trace);
            if (!cell.IsCode)
                continue;
            cell.Json["outputs"] = new JsonArray();
            cell.Json["execution_count"] = null;
        }
        return NotebookWriter.Write(copy);
    }

    private static JsonObject Metadata(JsonObject metadata)
    {
        var copy = metadata.DeepClone().AsObject();
        foreach (var trace in Traces.Append("widgets"))
            copy.Remove(trace);
        copy["kernelspec"] = new JsonObject { ["display_name"] = "C# (CourseKit)", ["language"] = "C#", ["name"] = "coursekit-csharp" };
        copy["language_info"] = new JsonObject
        {
            ["file_extension"] = ".cs",
            ["mimetype"] = "text/x-csharp",
            ["name"] = "C#",
            ["pygments_lexer"] = "csharp",
        };
        return copy;
    }
}
