using System.Text.Json.Nodes;
using CourseKit.Cli.Html;
using CourseKit.Cli.Notebooks;
using CourseKit.Cli.Presenting.Kernel;

namespace CourseKit.Cli.Presenting.Serving;

/// <summary>A cell for the page, made once for all viewers and only where something changed. To be used under the stage's lock.</summary>
internal sealed class CellView(LiveCell cell, OutputHtml html)
{
    // A browser that is sent a megabyte of text twenty times a second does nothing else.
    private const int LongestText = 60_000;

    private static long _versions;

    private readonly List<ShownOutput> _shown = [];
    private (string Source, string Html) _code = ("", "");

    public LiveCell Cell => cell;

    /// <summary>How many of <see cref="Outputs"/> are this run's; those behind are left from the run before, until this one ends.</summary>
    public int Fresh { get; private set; }

    /// <summary>All but the outputs.</summary>
    public JsonObject Head()
    {
        if (_code.Source != cell.Source)
            _code = (cell.Source, CSharpHighlighter.ToHtml(cell.Source.TrimEnd()));
        return new()
        {
            ["state"] = cell.State.ToString().ToLowerInvariant(),
            ["number"] = cell.Number,
            ["count"] = cell.Count,
            ["seconds"] = cell.Elapsed is { } time ? Math.Round(time.TotalSeconds, 2) : null,
            ["source"] = cell.Source,
            ["code"] = _code.Html,
            ["changed"] = cell.IsChanged,
            ["live"] = LiveRules.RunsAtChange(cell),
            ["errorLine"] = cell.Error?.Line,
            ["error"] = cell.Error?.Message,
            ["parameters"] = new JsonArray([.. cell.Parameters.Items.Select(p => (JsonNode)p.ToJson())]),
            ["problems"] = new JsonArray([.. cell.Parameters.Problems.Select(p => (JsonNode)$"Line {p.Line}: {p.Message}")]),
        };
    }

    /// <summary>The outputs, brought up to date.</summary>
    public IReadOnlyList<ShownOutput> Outputs()
    {
        int at = 0;
        foreach (var output in cell.Outputs)
        {
            object source = Source(output);
            if (at == _shown.Count)
                _shown.Add(Show(output, source));
            else if (!_shown[at].Source.Equals(source))
                _shown[at] = Show(output, source);
            at++;
        }
        Fresh = at;
        // What the last run showed stays until this one has shown as much: a slider that is drawn should not make the page jump.
        if (cell.State is not (CellState.Running or CellState.Queued))
            _shown.RemoveRange(at, _shown.Count - at);
        return _shown;
    }

    /// <summary>Data are replaced and not altered, so the object tells; text grows, so the text tells.</summary>
    private static object Source(JsonObject output) => (string?)output["output_type"] switch
    {
        "stream" => ((string?)output["name"], NotebookText.Join(output["text"])),
        "error" => output,
        _ => output["data"] ?? output,
    };

    private ShownOutput Show(JsonObject output, object source) => new(source, html.Render(Shortened(output)), ++_versions);

    private static JsonObject Shortened(JsonObject output)
    {
        if ((string?)output["output_type"] != "stream" || NotebookText.Join(output["text"]) is not { Length: > LongestText } text)
            return output;
        int from = text.IndexOf('\n', text.Length - LongestText) + 1;
        string end = "... earlier lines are in a saved copy\n" + text[from..];
        return new() { ["output_type"] = "stream", ["name"] = (string?)output["name"], ["text"] = end };
    }
}
