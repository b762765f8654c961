using System.Text.Json.Nodes;

namespace CourseKit.Plots.Plotly;

/// <summary>
/// A figure with a slider, without plotly's animation frames, which some notebooks do not play: all steps' traces are there, and the
/// slider shows those of one and swaps pictures and words with them.
/// </summary>
internal static class PlotlySteps
{
    private const double SliderRoom = 78;

    public static JsonObject Render(Figure figure)
    {
        var documents = figure.Steps
            .Select(step => (step.Label, Page: PlotlyFigure.Document(figure with { Steps = [], Panels = [.. step.Panels] }))).ToList();
        var traces = documents
            .SelectMany((d, i) => d.Page["data"]!.AsArray().Select(trace => (Step: i, Trace: trace!.DeepClone()))).ToList();
        foreach (var (step, trace) in traces)
            trace["visible"] = step == 0;
        var layout = documents[0].Page["layout"]!.DeepClone().AsObject();
        layout["height"] = layout["height"]!.GetValue<double>() + SliderRoom;
        layout["margin"]!["b"] = SliderRoom;
        layout["sliders"] = new JsonArray(new JsonObject
        {
            ["active"] = 0,
            ["x"] = 0.02,
            ["len"] = 0.96,
            ["y"] = 0,
            ["yanchor"] = "top",
            ["pad"] = new JsonObject { ["t"] = 8, ["b"] = 4 },
            ["currentvalue"] = new JsonObject { ["prefix"] = "", ["font"] = Json.Font(figure.Theme.FontSize, figure.Theme.Text) },
            ["font"] = Json.Font(figure.Theme.FontSize * 0.85, figure.Theme.Muted),
            ["steps"] = new JsonArray([.. documents.Select((d, i) => (JsonNode)Step(d.Label, d.Page["layout"]!.AsObject(), traces, i))]),
        });
        return new JsonObject
        {
            ["data"] = new JsonArray([.. traces.Select(t => t.Trace)]),
            ["layout"] = layout,
            ["config"] = documents[0].Page["config"]!.DeepClone(),
        };
    }

    private static JsonObject Step(string label, JsonObject page, List<(int Step, JsonNode Trace)> traces, int number)
    {
        var change = new JsonObject();
        foreach (var key in (string[])["images", "shapes", "annotations"])
            change[key] = page[key]!.DeepClone();
        foreach (var (key, axis) in page.Where(p => p.Key.Contains("axis", StringComparison.Ordinal)))
            change[$"{key}.range"] = axis!["range"]!.DeepClone();
        return new JsonObject
        {
            ["label"] = Json.Text(label),
            ["method"] = "update",
            ["args"] = new JsonArray(
                new JsonObject { ["visible"] = new JsonArray([.. traces.Select(t => (JsonNode)(t.Step == number))]) }, change),
        };
    }
}
