using System.Globalization;
using System.Text.Json.Nodes;
using CourseKit.Cli.Html;
using CourseKit.Cli.Notebooks;
using CourseKit.Scripting;
using Spectre.Console;

namespace CourseKit.Cli.Running;

/// <summary>Writes each notebook as it is done, and tells in the end what became of them.</summary>
internal sealed class RunReport(OutputFolder folder)
{
    private readonly List<Row> _rows = [];

    public bool HasFailure => _rows.Any(r => r.Result != "ok");

    public void Add(NotebookRun run)
    {
        string page = Save(run.Notebook);
        _rows.Add(new(run.Notebook, run.CellsRun, run.Elapsed, run.Failure is null ? "ok" : "failed", page, run.Failure));
    }

    /// <summary>Saves what a notebook had done when the user stopped it.</summary>
    public void AddStopped(Notebook notebook, TimeSpan elapsed) =>
        _rows.Add(
            new(notebook, notebook.CodeCells.Count(cell => cell.ExecutionCount is not null), elapsed, "stopped", Save(notebook), null));

    public void Print(bool asJson)
    {
        if (asJson)
        {
            Console.Out.WriteLine(new JsonArray(_rows.Select(r => (JsonNode)r.ToJson()).ToArray())
                .ToJsonString(new() { WriteIndented = true }));
            return;
        }
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 200;    // a log has no width to keep to, and no colours
            AnsiConsole.Profile.Capabilities.Ansi = false;
            AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }
        var table = new Table().AddColumns("notebook", "cells", "time", "result", "page");
        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        foreach (var row in _rows)
        {
            string result = row.Result == "ok" ? "[green]ok[/]" : $"[red]{row.Result}[/]";
            table.AddRow(Markup.Escape(row.Notebook.Name), row.Cells.ToString(CultureInfo.InvariantCulture), row.Seconds + " s", result,
                Markup.Escape(row.ShortPage));
        }
        AnsiConsole.Write(table);
        foreach (var row in _rows)
        {
            if (row.Failure is not { } failure)
                continue;
            string line = failure.Line > 0 ? $", line {failure.Line.ToString(CultureInfo.InvariantCulture)}" : "";
            Console.Error.WriteLine(
                $"course: {row.Notebook.Path}, cell {failure.Cell.ToString(CultureInfo.InvariantCulture)}{line}: {failure.Message}");
            foreach (var detail in failure.Details.Where(d => IsForTheTerminal(AnsiColor.Strip(d), failure)))
                Console.Error.WriteLine("  " + (Console.IsErrorRedirected ? AnsiColor.Strip(detail) : detail));
        }
    }

    /// <summary>
    /// The failing line and its caret belong here; the message was said, and the calls that led there are in the notebook.
    /// </summary>
    private static bool IsForTheTerminal(string detail, NotebookFailure failure) =>
        detail != failure.Message && !detail.TrimStart().StartsWith("at ", StringComparison.Ordinal);

    private string Save(Notebook notebook)
    {
        folder.Write(notebook.Name + ".ipynb", NotebookWriter.Write(notebook));
        return folder.Write(notebook.Name + ".html", HtmlPage.Render(notebook));
    }

    private sealed record Row(Notebook Notebook, int Cells, TimeSpan Elapsed, string Result, string Page, NotebookFailure? Failure)
    {
        public string Seconds => Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

        public string ShortPage => Path.GetRelativePath(Environment.CurrentDirectory, Page);

        public JsonObject ToJson() => new()
        {
            ["notebook"] = Notebook.Path,
            ["cells"] = Cells,
            ["seconds"] = Math.Round(Elapsed.TotalSeconds, 3),
            ["result"] = Result,
            ["page"] = Page,
            ["error"] = Failure is null ? null : new JsonObject
            {
                ["cell"] = Failure.Cell,
                ["line"] = Failure.Line,
                ["message"] = Failure.Message,
            },
        };
    }
}
