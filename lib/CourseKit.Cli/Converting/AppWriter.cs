using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CourseKit.Cli.Notebooks;

namespace CourseKit.Cli.Converting;

/// <summary>Writes a notebook as a C# file-based app, which <c>dotnet run file.cs</c> runs; Markdown becomes comments.</summary>
internal sealed class AppWriter
{
    private readonly List<string> _directives = [];
    private readonly List<string> _usings = [];
    private readonly List<string> _types = [];
    private readonly StringBuilder _body = new();
    private readonly Redeclarations _names = new();
    private readonly string _folder;
    private bool _displays;

    private AppWriter(string folder) => _folder = folder;

    /// <summary>What the app does differently from the notebook, for the user.</summary>
    public List<string> Notes { get; } = [];

    /// <param name="notebook">The notebook.</param>
    /// <param name="folder">Where the app will be: paths in it are relative to that.</param>
    public static (string Text, IReadOnlyList<string> Notes) Write(Notebook notebook, string folder)
    {
        var writer = new AppWriter(folder);
        foreach (var cell in notebook.Cells)
            writer.Add(cell, Path.GetDirectoryName(notebook.Path)!);
        return (writer.Text(notebook), writer.Notes);
    }

    private void Add(NotebookCell cell, string notebookFolder)
    {
        string kind = cell.IsCode ? "" : $" [{cell.Kind}]";
        var metadata = cell.Json["metadata"] as JsonObject;
        string more = metadata is { Count: > 0 } ? $" metadata={metadata.ToJsonString()}" : "";
        _body.Append($"{AppFormat.Cell}{kind} id={JsonSerializer.Serialize((string?)cell.Json["id"])}{more}\n");
        _body.Append(cell.IsCode ? Code(cell.Source, notebookFolder) : Comment(cell.Source)).Append("\n\n");
    }

    private string Code(string source, string notebookFolder)
    {
        var app = AppCell.Of(source, _names);
        foreach (var reference in app.References)
        {
            var (directive, note) = AppReference.Of(reference, notebookFolder, _folder);
            AddOnce(_directives, directive);
            if (note is not null)
                Notes.Add(note);
        }
        app.Usings.ForEach(u => AddOnce(_usings, u));
        _types.AddRange(app.Types);
        _displays |= app.Displays;
        Notes.AddRange(app.Notes);
        return app.Text;
    }

    private string Text(Notebook notebook)
    {
        var text = new StringBuilder();
        // The file stands for itself, also inside a folder whose builds are strict.
        string[] properties =
            ["TreatWarningsAsErrors=false", "EnforceCodeStyleInBuild=false", "PublishAot=false", "AllowUnsafeBlocks=true"];
        if (_directives.Exists(d => d.StartsWith("#:package", StringComparison.Ordinal)))
            properties = [.. properties, "ManagePackageVersionsCentrally=false"];
        foreach (var directive in _directives.Concat(properties.Select(p => $"#:property {p}")))
            text.Append(directive).Append('\n');
        text.Append('\n');
        string[] usual = ["using System.Collections;", "using System.Text;"];
        foreach (var line in usual.Concat(_usings).Distinct())
            text.Append(line).Append('\n');
        if (_displays)
            text.Append("using static Notebook;\n");
        text.Append('\n');
        if (notebook.Json["metadata"] is JsonObject metadata && !JsonNode.DeepEquals(metadata, NewNotebook.Metadata))
            text.Append(AppFormat.Notebook).Append(metadata.ToJsonString()).Append("\n\n");
        text.Append(_body);
        text.Append(AppFormat.End).Append('\n').Append(string.Concat(_types.Select(t => t + "\n\n")));
        if (_displays)
            text.Append(AppFormat.Helpers).Append('\n').Append(AppHelpers.Display);
        return text.ToString().TrimEnd() + "\n";
    }

    private static void AddOnce(List<string> lines, string? line)
    {
        if (line is not null && !lines.Contains(line))
            lines.Add(line);
    }

    private static string Comment(string source) =>
        string.Join('\n', source.Split('\n').Select(line => line.Length == 0 ? "//" : "// " + line.TrimEnd('\r')));
}
